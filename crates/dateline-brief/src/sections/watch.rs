//! Towns to watch: those that a speaker names as such, then those that were fought over, changed hands, were said to
//! be next, or whose fall would open and cut roads, each with its reasons.

mod if_taken;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Day, Holder, Kind, Sourced, Stance};

use crate::draft::Draft;
use crate::happening::{Happening, Spot, spot};
use crate::names::{capitalised, joined};
use crate::sections::analysts::{is_recent, speaker};
use crate::sections::fighting;
use crate::sections::holders::last_told;
use crate::world::World;

/// So many places are worked out at most.
const MOST: usize = 6;

/// What speakers name as the towns to watch.
pub(crate) fn named<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut said: Vec<&'a Sourced> = world
        .statements()
        .into_iter()
        .filter(|one| says_to_watch(&one.claim.quote) && is_recent(world, one, world.story))
        .collect();
    said.sort_by_key(|one| (std::cmp::Reverse(one.claim.days), &one.claim.doc, one.claim.start, &one.claim.id));
    said.into_iter()
        .filter_map(|one| {
            let mut spots: Vec<Spot> = Vec::new();
            for mention in &one.claim.places {
                let spot = spot(world, mention.place.clone(), &mention.name);
                let is_region = spot.id.as_ref().is_some_and(|id| world.is_region(id));
                if !is_region && !spot.is_wide() && !spots.contains(&spot) {
                    spots.push(spot);
                }
            }
            let names: Vec<String> = spots.iter().map(Spot::named).collect();
            let what = match names.len() {
                0 => return None,
                1 => "the town to watch is",
                _ => "the towns to watch are",
            };
            let text = format!("According to {}, {what} {}.", speaker(world, one), joined(&names));
            Some(Draft::new(text, &[one])?.ranked(100, one.claim.days.last()))
        })
        .collect()
}

#[derive(Default)]
struct Reasons<'a> {
    pieces: Vec<(String, Vec<&'a Sourced>)>,
    /// What would change on the roads if it fell; told last.
    if_taken: Option<(String, Vec<&'a Sourced>)>,
    score: usize,
}

/// Places with reasons to watch them, those with most first.
pub(crate) fn worked_out<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    let mut found: BTreeMap<Spot, Reasons<'a>> = BTreeMap::new();
    for (interval, place, claims) in world.holders() {
        let recent = last_told(world, &claims).is_none_or(|day| day >= world.story);
        if interval.holder == Holder::Contested && recent {
            let spot = spot(world, Some(place.id.clone()), &place.name);
            add(&mut found, spot, "control is contested".to_owned(), claims, 3);
        }
    }
    for (spot, fights) in fighting::places(world).into_iter().filter(|(spot, _)| is_town(spot)) {
        let words = fighting::with_days(world, "fighting was reported".to_owned(), &fights);
        add(&mut found, spot.clone(), words, fighting::claims(&fights), fights.len().min(3));
    }
    for one in world.happenings.iter().filter(|one| is_town(one.spot()) && world.is_this_week(one)) {
        note(world, one, &mut found);
    }
    for (spot, changes) in changes(world) {
        let whole = changes.iter().any(|one| one.extent().is_none());
        let days: BTreeSet<Day> = changes.iter().filter_map(|one| one.days.single()).collect();
        let when = if days.is_empty() { world.when(changes[0]) } else { world.dates.list(&days) };
        let words = if whole { "it changed hands" } else { "part of it changed hands" };
        add(&mut found, spot, format!("{words} {when}").trim_end().to_owned(), fighting::claims(&changes), 2);
    }
    if_taken::note(world, &mut found);
    let mut found: Vec<(Spot, Reasons<'a>)> = found.into_iter().filter(|(_, reasons)| reasons.score >= 2).collect();
    found.sort_by_key(|(spot, reasons)| (std::cmp::Reverse(reasons.score), spot.clone()));
    found.into_iter().take(MOST).filter_map(|(spot, reasons)| sentence(world, &spot, reasons)).collect()
}

/// Captures of towns and retreats from them this week, by town.
fn changes<'w, 'a>(world: &'w World<'a>) -> BTreeMap<Spot, Vec<&'w Happening<'a>>> {
    let mut out: BTreeMap<Spot, Vec<&'w Happening<'a>>> = BTreeMap::new();
    let changes = world.happenings.iter().filter(|one| matches!(one.kind, Kind::Capture | Kind::Withdraw));
    for one in changes.filter(|one| is_certain(one) && world.is_this_week(one)) {
        for spot in one.spots.iter().filter(|spot| is_town(spot)) {
            out.entry(spot.clone()).or_default().push(one);
        }
    }
    out
}

/// What is said to be next at a place, and whether it is besieged.
fn note<'a>(world: &World<'a>, one: &Happening<'a>, found: &mut BTreeMap<Spot, Reasons<'a>>) {
    let planned_only = one.asserted.is_empty() && one.denied.is_empty();
    if let (true, Some(plan)) = (planned_only, world.plan(one)) {
        let claims = one.planned.iter().copied().filter(|one| one.claim.stance == Stance::Planned).collect();
        add(found, one.spot().clone(), plan, claims, 3);
    } else if one.kind == Kind::Siege && is_certain(one) {
        add(found, one.spot().clone(), "it was reported besieged or cut off".to_owned(), one.asserted.clone(), 2);
    }
}

fn add<'a>(found: &mut BTreeMap<Spot, Reasons<'a>>, spot: Spot, words: String, claims: Vec<&'a Sourced>, score: usize) {
    let reasons = found.entry(spot).or_default();
    match reasons.pieces.iter_mut().find(|(known, _)| *known == words) {
        Some((_, known)) => known.extend(claims),
        None => {
            reasons.pieces.push((words, claims));
            reasons.score += score;
        }
    }
}

fn sentence<'a>(world: &World<'a>, spot: &Spot, reasons: Reasons<'a>) -> Option<Draft<'a>> {
    let count = reasons.pieces.len();
    let mut pieces: Vec<(String, Vec<&'a Sourced>)> = vec![];
    for (index, (words, claims)) in reasons.pieces.into_iter().enumerate() {
        let lead = match index {
            0 => format!("{}: ", capitalised(&spot.named())),
            _ if index + 1 == count => " and ".to_owned(),
            _ => ", ".to_owned(),
        };
        pieces.push((format!("{lead}{words}"), claims));
    }
    if let Some((words, claims)) = reasons.if_taken {
        let lead = if count == 0 { format!("{}: ", capitalised(&spot.named())) } else { "; ".to_owned() };
        pieces.push((format!("{lead}{words}"), claims));
    }
    pieces.push((".".to_owned(), vec![]));
    let score = u32::try_from(reasons.score).unwrap_or(0);
    Some(Draft::of(pieces)?.ranked(score, Some(world.input.on)))
}

/// Whether it is asserted, and nobody denies it.
fn is_certain(one: &Happening<'_>) -> bool {
    !one.asserted.is_empty() && one.denied.is_empty()
}

fn is_town(spot: &Spot) -> bool {
    spot.kind.is_some_and(|kind| !crate::world::is_wide(kind))
}

/// Whether the words say what to watch.
pub(crate) fn says_to_watch(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    ["to watch", "watch for", "keep an eye on"].iter().any(|words| quote.contains(words))
}
