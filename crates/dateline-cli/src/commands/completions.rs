//! `dateline completions`.

use clap::CommandFactory;

use super::Outcome;
use crate::cli::{Cli, Completions, OutputFile};
use crate::failure::Failure;
use crate::output;

pub(super) fn run(arguments: &Completions) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "dateline", &mut script);
    output::data(&String::from_utf8_lossy(&script), &OutputFile { path: None })?;
    Ok(Outcome::Done)
}
