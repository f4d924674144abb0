//! `dateline events`.

use dateline::{Query, rows};

use super::{Outcome, asked};
use crate::cli::Events;
use crate::failure::Failure;
use crate::output;

/// What a table for people shows.
const MAIN: &[&str] = &["from", "to", "kind", "place", "by", "against", "killed_best", "sources", "denied", "id"];

pub(super) fn run(arguments: Events) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let events = project.events(&Query { kind: arguments.kind, ..query })?;
    output::list(&rows::events(&events), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(events.len()))
}
