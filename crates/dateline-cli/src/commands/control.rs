//! `dateline control`: who held what, who took it from whom, how much each side held, and what was told otherwise before.

use dateline::{
    ControlChange, ControlDifference, ControlRow, ControlSummary, Query, SiegeRow, SummaryBy, evaluate_control,
};

use super::{Outcome, asked, open_to_ask, query};
use crate::cli::{self, ControlFormat, DailyFormat, ListFormat, Output, OutputFile, SummaryPart, Times};
use crate::failure::Failure;
use crate::{output, words};

/// What a table for people shows.
const SHOWN: &[&str] = &["place", "from", "to", "holder", "probability", "basis", "parties"];
const CHANGED: &[&str] = &["day", "place", "from_holder", "to_holder", "probability", "from_basis", "basis"];
const BESIEGED: &[&str] = &["place", "from", "to", "besiegers", "besieged", "closure"];
const DIFFERENT: &[&str] =
    &["place", "from", "to", "holder_before", "probability_before", "holder_after", "probability_after", "claims"];

pub(super) fn show(arguments: cli::ControlShow) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let query = Query { nowcast: arguments.nowcast, ..query };
    let file = arguments.output;
    let format = arguments.format.or_else(|| ControlFormat::of_file(&file));
    if format == Some(ControlFormat::Wide) {
        let sheet = project.control_sheet(&query)?;
        output::data(&sheet.to_csv(), &file)?;
        return Ok(Outcome::of_rows(sheet.places()));
    }
    if format == Some(ControlFormat::Areas) {
        let areas = project.control_areas(&query)?;
        output::data(&areas.to_geojson(), &file)?;
        return Ok(Outcome::of_rows(areas.areas.len()));
    }
    let rows = project.control_show(&query)?;
    match format {
        Some(ControlFormat::Geojson) => output::data(&project.control_geojson(&rows), &file)?,
        Some(ControlFormat::Geoparquet) => output::binary(&project.control_geoparquet(&rows), &file)?,
        of_list => {
            let format = of_list.and_then(list_format);
            output::list(&ControlRow::listing(&rows), SHOWN, &Output { format, file })?;
        }
    }
    Ok(Outcome::of_rows(rows.len()))
}

/// The same among the formats of all lists.
fn list_format(format: ControlFormat) -> Option<ListFormat> {
    match format {
        ControlFormat::Table => Some(ListFormat::Table),
        ControlFormat::Csv => Some(ListFormat::Csv),
        ControlFormat::Jsonl => Some(ListFormat::Jsonl),
        ControlFormat::Json => Some(ListFormat::Json),
        ControlFormat::Wide | ControlFormat::Geojson | ControlFormat::Geoparquet | ControlFormat::Areas => None,
    }
}

pub(super) fn changes(arguments: cli::ControlChanges) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let rows = project.control_changes(&query)?;
    output::list(&ControlChange::listing(&rows), CHANGED, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn summary(arguments: cli::ControlSummary) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let by_part = |part| arguments.by.contains(&part);
    let by = SummaryBy { region: by_part(SummaryPart::Region), day: by_part(SummaryPart::Day) };
    let rows = project.control_summary(&query, by)?;
    let mut columns = vec!["from", "to"];
    columns.extend(by.region.then_some("region"));
    columns.extend(["holder", "places", "share", "contested"]);
    output::list(&ControlSummary::listing(&rows), &columns, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn sieges(arguments: cli::ControlSieges) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let rows = project.sieges(&query)?;
    output::list(&SiegeRow::listing(&rows), BESIEGED, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn daily(arguments: cli::ControlDaily) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let daily = project.control_daily(&query)?;
    let file = arguments.output;
    match arguments.format.unwrap_or_else(|| DailyFormat::of_file(&file)) {
        DailyFormat::Csv => output::data(&daily.to_csv(), &file)?,
        DailyFormat::Svg => output::data(&daily.to_svg(), &file)?,
    }
    Ok(Outcome::of_rows(daily.places()))
}

pub(super) fn diff(arguments: cli::ControlDiff) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let times = Times { known_on: None, recorded_on: arguments.recorded_on };
    let rows = project.control_diff(&query(arguments.when, &times, arguments.where_and_who), &arguments.known_on)?;
    output::list(&ControlDifference::listing(&rows), DIFFERENT, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn evaluate(arguments: &cli::ControlEvaluate) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let Times { known_on, recorded_on } = arguments.times;
    let rows =
        project.control_show(&Query { known_on, recorded_on, nowcast: arguments.nowcast, ..Query::default() })?;
    let evaluated = evaluate_control(&arguments.truth, &rows, arguments.days)?;
    output::text(&format!("{}\n", evaluated.score), &arguments.output)?;
    if let Some(path) = &arguments.plot {
        output::data(&evaluated.plot(), &OutputFile { path: Some(path.clone()) })?;
        words::say(&format!("drew {}", path.display()));
    }
    Ok(Outcome::Done)
}
