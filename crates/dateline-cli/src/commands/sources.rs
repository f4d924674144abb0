//! `dateline sources`: how far each source agreed with all others.

use dateline::SourceRow;

use super::{Outcome, open_to_ask};
use crate::failure::Failure;
use crate::{cli, output};

/// What a table for people shows.
const SHOWN: &[&str] =
    &["name", "type", "grade", "claims", "comparisons", "agreed", "reliability", "low", "high", "judgement"];

pub(super) fn run(arguments: &cli::Sources) -> Result<Outcome, Failure> {
    let rows = open_to_ask(&arguments.project)?.sources()?;
    output::list(&SourceRow::listing(&rows), SHOWN, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}
