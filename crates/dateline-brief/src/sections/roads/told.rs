//! What reports tell of roads: for each when it was reported cut and when open, and where it stands by the last word; and
//! places under siege. Nothing here rests on who held the towns along a road.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Day, Kind, Sourced};

use crate::draft::Draft;
use crate::happening::{Happening, Spot};
use crate::names::capitalised;
use crate::world::World;

/// How far back a road's story is told, in days.
const DAYS: i32 = 60;

/// A road's story is told from its last few turns.
const TURNS: usize = 4;

/// One sentence a road, then one a siege.
pub(crate) fn told<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut drafts = roads(world);
    let start = world.input.on.plus(-DAYS);
    let sieges = world.happenings.iter().filter(|one| matches!(one.kind, Kind::Siege | Kind::SiegeLifted));
    drafts.extend(sieges.filter(|one| world.reaches(one, start)).filter_map(|one| world.sentence(one)));
    drafts
}

/// One sentence a road, the one with most claims first.
pub(crate) fn roads<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let start = world.input.on.plus(-DAYS);
    let mut by_road: BTreeMap<Spot, Vec<&Happening<'a>>> = BTreeMap::new();
    for one in &world.happenings {
        let told = matches!(one.kind, Kind::RouteCut | Kind::RouteOpened) && !one.asserted.is_empty();
        if told && world.reaches(one, start) {
            by_road.entry(world.road(one)).or_default().push(one);
        }
    }
    let mut roads: Vec<_> = by_road.into_iter().collect();
    roads.sort_by_key(|(road, told)| (std::cmp::Reverse(told.len()), road.clone()));
    roads.into_iter().filter_map(|(road, told)| road_sentence(world, &road, told)).collect()
}

/// Reports of the same state that follow one another.
struct Turn<'w, 'a> {
    cut: bool,
    told: Vec<&'w Happening<'a>>,
}

fn road_sentence<'a>(world: &World<'a>, road: &Spot, mut told: Vec<&Happening<'a>>) -> Option<Draft<'a>> {
    let on = world.input.on;
    told.sort_by_key(|one| (one.days.first().unwrap_or(on), one.last_day(on), one.kind));
    let mut turns: Vec<Turn<'_, 'a>> = Vec::new();
    for one in told {
        let cut = one.kind == Kind::RouteCut;
        match turns.last_mut().filter(|turn| turn.cut == cut) {
            Some(turn) => turn.told.push(one),
            None => turns.push(Turn { cut, told: vec![one] }),
        }
    }
    let turns = turns.split_off(turns.len().saturating_sub(TURNS));
    let everything: Vec<&'a Sourced> =
        turns.iter().flat_map(|turn| &turn.told).flat_map(|one| one.told().iter().copied()).collect();
    let name = capitalised(&world.road_named(road, &everything));
    let mut pieces: Vec<(String, Vec<&'a Sourced>)> = Vec::new();
    let mut seen_cut = false;
    for (index, turn) in turns.iter().enumerate() {
        let state = match (turn.cut, seen_cut) {
            (true, false) => "cut or under fire",
            (true, true) => "cut or under fire again",
            (false, _) => "open again",
        };
        seen_cut |= turn.cut;
        let lead = match index {
            0 => format!("{name} was reported"),
            _ if index + 1 == turns.len() => " and".to_owned(),
            _ => ",".to_owned(),
        };
        let claims = turn.told.iter().flat_map(|one| one.asserted.iter().copied()).collect();
        pieces.push((format!("{lead} {state}{}", days(world, turn)), claims));
    }
    let (last, last_day) = (turns.last()?, turns.last()?.last_day(on));
    let doubtful = turns.iter().rev().nth(1).is_some_and(|turn| turn.last_day(on) >= last_day);
    let ending = match (doubtful, last.cut) {
        (true, _) => "; the reports do not agree on which came last, so it counts as contested.",
        (false, true) if turns.len() == 1 => "; no later report tells of its opening.",
        (false, false) if turns.len() == 1 => ".",
        (false, true) => "; by the last report it was cut or contested.",
        (false, false) => "; by the last report it was open.",
    };
    pieces.push((ending.to_owned(), vec![]));
    let weight = 10 + u32::try_from(turns.len()).unwrap_or(0);
    Some(Draft::of(pieces)?.ranked(weight, Some(last_day)))
}

impl Turn<'_, '_> {
    fn last_day(&self, on: Day) -> Day {
        self.told.iter().map(|one| one.last_day(on)).max().unwrap_or(on)
    }
}

/// ` on 15 and 16 November`, or for a longer span its own words; empty where no day is told.
fn days(world: &World<'_>, turn: &Turn<'_, '_>) -> String {
    let singles: Option<BTreeSet<Day>> = turn.told.iter().map(|one| one.days.single()).collect();
    let when = match singles {
        Some(days) => world.dates.list(&days),
        None => turn.told.iter().map(|one| world.when(one)).find(|when| !when.is_empty()).unwrap_or_default(),
    };
    if when.is_empty() { when } else { format!(" {when}") }
}
