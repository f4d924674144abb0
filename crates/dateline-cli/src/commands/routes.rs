//! `dateline routes` and `dateline watch`: which roads were open to whom, and what follows from it.

use dateline::{ChokeRow, PocketRow, ReachRow, RouteChange, RouteLeg, RouteRow, RouteStatusRow, WatchRow, WhatIfRow};

use super::{Outcome, asked};
use crate::cli::{self, MapFormat, Output, Question, Traveller};
use crate::failure::Failure;
use crate::{output, words};

/// What a table for people shows.
const LEGS: &[&str] = &["way", "from", "to", "roads", "km", "status", "probability", "basis"];
const LIFE: &[&str] = &["for", "from", "to", "status", "probability", "basis", "stretches"];
const SHOWN: &[&str] = &["start", "end", "for", "from", "to", "status", "probability", "basis"];
const REACHED: &[&str] = &["place", "supply", "source", "km", "status", "probability", "through"];
const POCKETS: &[&str] = &["side", "places", "from", "to", "since", "by", "probability"];
const POINTS: &[&str] = &["kind", "at", "roads", "places", "cut_off"];
const CHANGED: &[&str] = &["day", "stretch", "roads", "for", "before", "after", "probability"];
const WATCHED: &[&str] = &["place", "holder", "taker", "score", "contested", "active", "why"];

/// For whom a question is: the side that it names, civilians or aid.
fn whom<'a>(question: &'a Question, traveller: &'a Traveller) -> Option<&'a str> {
    traveller.people.map(cli::People::as_str).or(question.where_and_who.side.as_deref())
}

/// The side that a question needs.
fn side(question: &Question) -> Result<String, Failure> {
    question.where_and_who.side.clone().ok_or(Failure::NoSide)
}

pub(super) fn between(arguments: cli::RoutesBetween) -> Result<Outcome, Failure> {
    let whom = whom(&arguments.question, &arguments.traveller).ok_or(Failure::NoSide)?.to_owned();
    let (project, query) = asked(arguments.question)?;
    let found = project.routes_between(&query, &arguments.start, &arguments.end, &whom, arguments.most)?;
    output::list(&RouteLeg::listing(&found.legs), LEGS, &arguments.output)?;
    words::say(&found.told);
    Ok(if found.is_open { Outcome::Done } else { Outcome::FoundNothing })
}

pub(super) fn status(arguments: cli::RoutesStatus) -> Result<Outcome, Failure> {
    let whom = whom(&arguments.question, &arguments.traveller).map(str::to_owned);
    let (project, query) = asked(arguments.question)?;
    let found = project.routes_status(&query, &arguments.route, whom.as_deref())?;
    output::list(&RouteStatusRow::listing(&found.rows), LIFE, &arguments.output)?;
    words::say(&found.told);
    Ok(Outcome::of_rows(found.rows.len()))
}

pub(super) fn show(arguments: cli::RoutesShow) -> Result<Outcome, Failure> {
    let whom = whom(&arguments.question, &arguments.traveller).map(str::to_owned);
    let (project, query) = asked(arguments.question)?;
    let rows = project.routes_show(&query, whom.as_deref())?;
    let file = arguments.output;
    match arguments.format.or_else(|| MapFormat::of_file(&file)) {
        Some(MapFormat::Geojson) => output::data(&RouteRow::geojson(&rows), &file)?,
        format => output::list(
            &RouteRow::listing(&rows),
            SHOWN,
            &Output { format: format.and_then(MapFormat::of_list), file },
        )?,
    }
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn reach(arguments: cli::RoutesReach) -> Result<Outcome, Failure> {
    let side = side(&arguments.question)?;
    let (project, query) = asked(arguments.question)?;
    let rows = project.routes_reach(&query, &side)?;
    output::list(&ReachRow::listing(&rows), REACHED, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn pockets(arguments: cli::RoutesPockets) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let rows = project.routes_pockets(&query)?;
    let file = arguments.output;
    match arguments.format.or_else(|| MapFormat::of_file(&file)) {
        Some(MapFormat::Geojson) => output::data(&project.pockets_geojson(&rows), &file)?,
        format => output::list(
            &PocketRow::listing(&rows),
            POCKETS,
            &Output { format: format.and_then(MapFormat::of_list), file },
        )?,
    }
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn chokepoints(arguments: cli::RoutesChokepoints) -> Result<Outcome, Failure> {
    let side = side(&arguments.question)?;
    let (project, query) = asked(arguments.question)?;
    let found = project.routes_chokepoints(&query, &side, arguments.most)?;
    output::list(&ChokeRow::listing(&found.rows), POINTS, &arguments.output)?;
    words::say(&found.told);
    Ok(Outcome::of_rows(found.rows.len()))
}

pub(super) fn whatif(arguments: cli::RoutesWhatif) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let rows = project.routes_whatif(&query, &arguments.take, &arguments.by)?;
    output::list(&WhatIfRow::listing(&rows), WhatIfRow::COLUMNS, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn changes(arguments: cli::RoutesChanges) -> Result<Outcome, Failure> {
    let whom = whom(&arguments.question, &arguments.traveller).map(str::to_owned);
    let (project, query) = asked(arguments.question)?;
    let rows = project.routes_changes(&query, whom.as_deref())?;
    output::list(&RouteChange::listing(&rows), CHANGED, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}

pub(super) fn map(arguments: cli::RoutesMap) -> Result<Outcome, Failure> {
    let whom = whom(&arguments.question, &arguments.traveller).ok_or(Failure::NoSide)?.to_owned();
    let (project, query) = asked(arguments.question)?;
    let Some(picture) = project.routes_map(&query, &whom, f64::from(arguments.width))? else {
        return Ok(Outcome::of_rows(0));
    };
    output::data(&picture, &arguments.output)?;
    Ok(Outcome::Done)
}

pub(super) fn watch(arguments: cli::Watch) -> Result<Outcome, Failure> {
    let (project, query) = asked(arguments.question)?;
    let rows = project.watch(&query, arguments.most)?;
    output::list(&WatchRow::listing(&rows), WATCHED, &arguments.output)?;
    Ok(Outcome::of_rows(rows.len()))
}
