//! `dateline search`.

use dateline::Hit;

use super::{Outcome, open_to_ask};
use crate::cli::Search;
use crate::failure::Failure;
use crate::output;

/// What a table for people shows.
const MAIN: &[&str] = &["doc", "published", "publisher", "snippet"];

pub(super) fn run(arguments: &Search) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let hits = project.search(&arguments.words.join(" "), arguments.limit)?;
    output::list(&Hit::listing(&hits), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(hits.len()))
}
