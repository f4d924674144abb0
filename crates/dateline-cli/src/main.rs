//! The command `dateline`: arguments in, data to standard output, words to standard error.
//!
//! It has no logic of its own: every subcommand calls the façade and shows what it gets.

mod cli;
mod commands;
mod failure;
mod output;
mod progress;
mod show;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::failure::Failure;

fn main() -> ExitCode {
    failure::set_up_reports();
    match commands::run(cli::Cli::parse().command) {
        Ok(outcome) => outcome.into(),
        // Whoever read our output has seen enough.
        Err(Failure::BrokenPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            words::say(&format!("{:?}", miette::Report::new(failure)));
            ExitCode::from(2)
        }
    }
}
