//! `dateline timeline`.

use dateline::{Moment, Query};

use super::{Outcome, asked};
use crate::cli::Timeline;
use crate::failure::Failure;
use crate::output;

/// What a table for people shows.
const MAIN: &[&str] = &["from", "to", "what", "sources", "disputed"];

pub(super) fn run(arguments: Timeline) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let moments = project.timeline(&Query { kind: arguments.kind, ..query })?;
    output::list(&Moment::listing(&moments), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(moments.len()))
}
