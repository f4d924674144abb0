//! `dateline timeline`.

use dateline::{Moment, Query};

use super::{Outcome, open_to_ask, query};
use crate::cli::Timeline;
use crate::failure::Failure;
use crate::output;

/// What a table for people shows.
const MAIN: &[&str] = &["from", "to", "what", "sources", "disputed"];

pub(super) fn run(arguments: Timeline) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let query = query(arguments.when, &arguments.times, arguments.where_and_who);
    let moments = project.timeline(&Query { kind: arguments.kind, ..query })?;
    output::list(&Moment::listing(&moments), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(moments.len()))
}
