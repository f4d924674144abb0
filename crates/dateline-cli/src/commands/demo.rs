//! `dateline demo`.

use dateline::demo;

use super::add::say_summary;
use super::{Outcome, clock};
use crate::cli::Demo;
use crate::failure::Failure;
use crate::progress::Bar;
use crate::{output, words};

pub(super) fn run(arguments: &Demo) -> Result<Outcome, Failure> {
    let (project, summary) = demo::build(&arguments.project, clock()?, &mut Bar::new())?;
    say_summary(&summary);
    let brief = project.brief(&demo::brief_query())?;
    output::text(&brief.to_markdown(), &arguments.output)?;
    let path = arguments.project.display();
    words::say(&format!("{path} is the project; `dateline timeline {path} --region Qalamoun` goes on from here"));
    Ok(if summary.refused.is_empty() { Outcome::Done } else { Outcome::Refused })
}
