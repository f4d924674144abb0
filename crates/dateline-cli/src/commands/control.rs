//! `dateline control show`.

use dateline::{ControlRow, Query};

use super::{Outcome, open_to_ask, query};
use crate::cli::ControlShow;
use crate::failure::Failure;
use crate::output;

/// What a table for people shows.
const MAIN: &[&str] = &["place", "from", "to", "holder", "probability", "basis", "parties"];

pub(super) fn run(arguments: ControlShow) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let rows = project.control_show(&Query {
        nowcast: arguments.nowcast,
        ..query(arguments.when, &arguments.times, arguments.where_and_who)
    })?;
    output::list(&ControlRow::listing(&rows), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}
