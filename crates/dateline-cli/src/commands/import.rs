//! `dateline import`, `dateline datasets` and `dateline records`.

use dateline::model::{Diagnostic, PublishedBasis};
use dateline::{ImportOptions, ImportSummary, Project, Query, guess_mapping_file, rows};

use super::{Outcome, clock, read_text};
use crate::cli::{Datasets, Import, Records};
use crate::failure::Failure;
use crate::{output, words};

/// How many messages are shown; the rest is counted.
const SHOWN: usize = 20;
/// What a table of datasets for people shows.
const MAIN: &[&str] =
    &["dataset", "release", "published", "rows", "added", "changed", "withdrawn", "rejected", "licence"];
/// What a table of records for people shows.
const MAIN_RECORDS: &[&str] =
    &["dataset", "key", "day_from", "day_to", "type", "sub_type", "place", "actor1", "actor2", "best"];

pub(super) fn run(arguments: &Import) -> Result<Outcome, Failure> {
    if let Some(file) = &arguments.guess {
        output::data(&guess_mapping_file(file)?, &arguments.output)?;
        return Ok(Outcome::Done);
    }
    let (Some(project), Some(file)) = (&arguments.project, &arguments.file) else { return Ok(Outcome::FoundNothing) };
    let options = ImportOptions {
        form: arguments.form.clone(),
        mapping: arguments.map.as_deref().map(read_text).transpose()?,
        dataset: arguments.dataset.clone(),
        release: arguments.release,
        part: arguments.part,
        strict: arguments.strict,
    };
    let mut project = Project::open(project, clock()?)?;
    let summary = match project.import(file, &options) {
        Err(dateline::Error::RowsRefused { refused, diagnostics }) => {
            say_some(&diagnostics);
            return Err(dateline::Error::RowsRefused { refused, diagnostics: vec![] }.into());
        }
        other => other?,
    };
    say_some(&summary.doubts);
    say_some(&summary.refused);
    say_summary(&summary);
    Ok(match summary.refused.is_empty() {
        false => Outcome::Refused,
        true if summary.rows == 0 => Outcome::FoundNothing,
        true => Outcome::Done,
    })
}

/// Says the first messages, and how many more there are.
fn say_some(diagnostics: &[Diagnostic]) {
    words::say_all(&diagnostics[..diagnostics.len().min(SHOWN)]);
    if diagnostics.len() > SHOWN {
        words::say(&format!("and {} more", words::count(diagnostics.len() - SHOWN, "like these", "like these")));
    }
}

fn say_summary(summary: &ImportSummary) {
    let dataset = &summary.dataset;
    if let Some((name, standing, shared)) = &summary.apart {
        words::say(&format!(
            "`{name}` has {standing} rows, of which this file has {shared}: taken for a dataset of its own, `{}`; \
             --dataset {name} makes it a release of that",
            dataset.name
        ));
    }
    let (day, basis) = summary.published;
    let basis = if basis == PublishedBasis::Stated { "" } else { " (inferred)" };
    let number = |number: u64| words::count(usize::try_from(number).unwrap_or(usize::MAX), "", "").trim().to_owned();
    let done = summary.imported;
    let counts = if summary.known {
        "the project has this file already".to_owned()
    } else {
        let mut counts =
            format!("{} new, {} changed, {} the same", number(done.added), number(done.changed), number(done.same));
        for (count, what) in [(done.withdrawn, "withdrawn"), (summary.refused.len() as u64, "refused")] {
            if count > 0 {
                counts.push_str(&format!(", {} {what}", number(count)));
            }
        }
        counts
    };
    words::say(&format!(
        "{}: {} read, {counts}; release {} of {day}{basis}",
        dataset.name,
        words::count(summary.rows, "row", "rows"),
        summary.label
    ));
    let licence = if dataset.licence.is_empty() { "licence not told" } else { dataset.licence.as_str() };
    words::say(&format!("{} ({}): {licence}. {}", dataset.title, dataset.terms, dataset.attribution));
}

pub(super) fn datasets(arguments: &Datasets) -> Result<Outcome, Failure> {
    let project = Project::open_to_ask(&arguments.project, clock()?)?;
    let listing = rows::datasets_and_releases(&project.datasets()?, &project.releases()?);
    output::list(&listing, MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(listing.rows.len()))
}

pub(super) fn records(arguments: Records) -> Result<Outcome, Failure> {
    let project = Project::open_to_ask(&arguments.project, clock()?)?;
    if let (Some(dataset), Some(key)) = (&arguments.dataset, &arguments.row) {
        let Some(row) = project.record_row(dataset, key)? else { return Ok(Outcome::of_rows(0)) };
        output::text(&format!("{row}\n"), &arguments.output.file)?;
        return Ok(Outcome::Done);
    }
    let query = Query {
        on: arguments.when.on,
        from: arguments.when.from,
        to: arguments.when.to,
        known_on: arguments.times.known_on,
        recorded_on: arguments.times.recorded_on,
        ..Query::default()
    };
    let window = arguments.bbox.map(dateline::Window::bounds);
    let records = project.records(arguments.dataset.as_deref(), &query, window)?;
    output::list(&rows::records(&records), MAIN_RECORDS, &arguments.output)?;
    Ok(Outcome::of_rows(records.len()))
}
