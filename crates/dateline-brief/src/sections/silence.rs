//! What nobody reports on. Silence is no peace: these sentences list places and assert nothing of them.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Day, PlaceId, PlaceKind};

use crate::draft::Draft;
use crate::names::joined;
use crate::sections::roads::derived::is_told;
use crate::world::{World, fold};

/// So many places are named; the rest are counted.
const MOST: usize = 20;

/// Towns and villages of which no report tells who holds them, and those last told of before the window.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let held: BTreeSet<&PlaceId> = world.holders().iter().map(|(interval, _, _)| &interval.place).collect();
    let last = last_days(world);
    let mut silent: Vec<&str> = Vec::new();
    let mut quiet: Vec<&str> = Vec::new();
    let mut places: Vec<_> = world
        .input
        .places
        .iter()
        .filter(|place| place.kind == PlaceKind::Populated && world.input.region_places.contains(&place.id))
        .collect();
    places.sort_by_key(|place| (fold(&place.name), &place.id));
    for place in places {
        if !held.contains(&place.id) {
            silent.push(&place.name);
        } else if last.get(&place.id).is_none_or(|day| *day < world.window) {
            quiet.push(&place.name);
        }
    }
    let on = world.input.on.in_words();
    let window = world.dates.day(world.window);
    let mut drafts = Vec::new();
    if !silent.is_empty() {
        drafts.push(Draft::about_silence(format!(
            "No report in this project tells who held, on {on}: {}.",
            listed(&silent)
        )));
    }
    if !quiet.is_empty() {
        drafts.push(Draft::about_silence(format!("Nothing dated since {window} was found on: {}.", listed(&quiet))));
    }
    drafts.extend(roads(world));
    drafts
}

/// Roads of the region of which nothing can be said.
fn roads<'a>(world: &World<'a>) -> Option<Draft<'a>> {
    let pieces = &world.input.roads.pieces;
    let told: BTreeSet<&PlaceId> =
        pieces.iter().filter(|piece| is_told(world, piece)).map(|piece| &piece.road).collect();
    let reported: BTreeSet<&PlaceId> = world
        .happenings
        .iter()
        .flat_map(|one| one.told())
        .flat_map(|one| &one.claim.places)
        .filter_map(|mention| mention.place.as_ref())
        .collect();
    let mut silent: Vec<&str> = pieces
        .iter()
        .map(|piece| &piece.road)
        .filter(|road| !told.contains(road) && !reported.contains(road))
        .filter_map(|road| world.place(road))
        .map(|road| road.name.as_str())
        .collect();
    silent.sort_unstable();
    silent.dedup();
    let text = || format!("No report tells of these roads, or of who held all towns along them: {}.", listed(&silent));
    (!silent.is_empty()).then(|| Draft::about_silence(text()))
}

fn listed(names: &[&str]) -> String {
    let mut shown: Vec<String> = names.iter().take(MOST).map(|name| crate::names::place(name)).collect();
    if names.len() > MOST {
        shown.push(format!("{} more", names.len() - MOST));
    }
    joined(&shown)
}

/// The last day, up to the day of the brief, on which each place is told of.
fn last_days(world: &World<'_>) -> BTreeMap<PlaceId, Day> {
    let mut out: BTreeMap<PlaceId, Day> = BTreeMap::new();
    for sourced in world.claims.values() {
        let day = crate::world::cut(sourced.claim.days, world.input.on).last();
        for id in sourced.claim.places.iter().filter_map(|mention| mention.place.as_ref()) {
            if let Some(day) = day {
                let last = out.entry(id.clone()).or_insert(day);
                *last = day.max(*last);
            }
        }
    }
    out
}
