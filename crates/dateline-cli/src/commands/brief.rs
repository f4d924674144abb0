//! `dateline brief`.

use dateline::BriefQuery;

use super::{Outcome, open_to_ask};
use crate::cli::{Brief, BriefFormat};
use crate::failure::Failure;
use crate::output;

pub(super) fn run(arguments: Brief) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let brief = project.brief(&BriefQuery {
        region: arguments.region,
        on: arguments.on,
        known_on: arguments.times.known_on,
        recorded_on: arguments.times.recorded_on,
    })?;
    let text = match arguments.format {
        BriefFormat::Markdown => brief.to_markdown(),
        BriefFormat::Html => brief.to_html(),
    };
    output::text(&text, &arguments.output)?;
    Ok(Outcome::of_rows(brief.footnotes.len()))
}
