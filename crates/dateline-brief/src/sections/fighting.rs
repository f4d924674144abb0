//! The fighting now: for each place one sentence on what was reported there in the window.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{DateBound, Day, Kind, Sourced};

use crate::draft::Draft;
use crate::happening::{Happening, Spot};
use crate::names::capitalised;
use crate::world::World;

/// Places with what was fought there in the window, those with most first.
pub(crate) fn places<'w, 'a>(world: &'w World<'a>) -> Vec<(&'w Spot, Vec<&'w Happening<'a>>)> {
    let mut by_place: BTreeMap<&Spot, Vec<&Happening<'a>>> = BTreeMap::new();
    for one in &world.happenings {
        if is_fighting(one.kind) && !one.asserted.is_empty() && one.denied.is_empty() && world.is_this_week(one) {
            by_place.entry(one.spot()).or_default().push(one);
        }
    }
    let mut out: Vec<_> = by_place.into_iter().collect();
    out.sort_by_key(|(spot, fights)| {
        let last = fights.iter().map(|one| one.last_day(world.input.on)).max();
        (spot.is_wide(), std::cmp::Reverse((fights.len(), last)), spot.name.clone())
    });
    out
}

/// One sentence a place.
pub(crate) fn now<'a>(world: &World<'a>) -> Vec<Draft<'a>> {
    places(world).into_iter().filter_map(|(spot, fights)| at_place(world, spot, &fights)).collect()
}

fn at_place<'a>(world: &World<'a>, spot: &Spot, fights: &[&Happening<'a>]) -> Option<Draft<'a>> {
    let mut told: Vec<(String, Vec<&'a Sourced>)> = Vec::new();
    for kind in [Kind::Clash, Kind::Attack, Kind::Repel, Kind::Strike, Kind::Bombing] {
        let of_kind: Vec<&Happening<'a>> = fights.iter().copied().filter(|one| one.kind == kind).collect();
        if !of_kind.is_empty() {
            let what = noun(world, kind, &of_kind);
            told.push((with_days(world, what, &of_kind), claims(&of_kind)));
        }
    }
    let count = told.len();
    let mut pieces = Vec::new();
    for (index, (words, claims)) in told.into_iter().enumerate() {
        let text = match index {
            0 => format!("{}, reports told of {words}", capitalised(&spot.located())),
            _ if index + 1 == count => format!(" and {words}"),
            _ => format!(", {words}"),
        };
        pieces.push((if index + 1 == count { format!("{text}.") } else { text }, claims));
    }
    let last = fights.iter().map(|one| one.last_day(world.input.on)).max();
    let weight = u32::try_from(fights.len()).unwrap_or(u32::MAX);
    Some(Draft::of(pieces)?.ranked(weight, last))
}

/// What was reported, as a noun: `fighting between A and B`, `attacks by A`, `air strikes`, `a bombing`.
fn noun(world: &World<'_>, kind: Kind, fights: &[&Happening<'_>]) -> String {
    let many = fights.len() > 1;
    match kind {
        Kind::Clash => {
            let fullest = fights.iter().max_by_key(|one| (!one.against.is_empty(), one.asserted.len()));
            format!("fighting{}", fullest.map_or_else(String::new, |one| world.between(one)))
        }
        Kind::Attack => {
            let first = &fights[0].by;
            let same = fights.iter().all(|one| one.by == *first) && !fights.iter().any(|one| world.is_accusation(one));
            let by = if same && !first.is_empty() { format!(" by {}", world.actors(first)) } else { String::new() };
            if many { format!("attacks{by}") } else { format!("an attack{by}") }
        }
        Kind::Repel if many => "attacks beaten back".to_owned(),
        Kind::Repel => "an attack beaten back".to_owned(),
        Kind::Strike => strikes(fights),
        _ if many => "bombings".to_owned(),
        _ => "a bombing".to_owned(),
    }
}

fn strikes(fights: &[&Happening<'_>]) -> String {
    let said = |word: &str| {
        fights.iter().flat_map(|one| &one.asserted).all(|one| {
            let quote = one.claim.quote.to_lowercase();
            let named = one.claim.sub_event_type.as_deref().unwrap_or("").to_lowercase();
            named.starts_with(word) || quote.contains(word)
        })
    };
    if said("air") {
        "air strikes".to_owned()
    } else if said("shell") {
        "shelling".to_owned()
    } else {
        "strikes".to_owned()
    }
}

/// The words with the days on which it was reported, as far as they lie in the window; where only long spans are told,
/// with the first of them.
pub(crate) fn with_days(world: &World<'_>, what: String, fights: &[&Happening<'_>]) -> String {
    let mut days: BTreeSet<Day> = BTreeSet::new();
    for one in fights.iter().filter(|one| one.bound == DateBound::On) {
        if let (Some(from), Some(length)) = (one.days.from, one.days.length())
            && length <= 3
        {
            days.extend((0..length).map(|offset| from.plus(offset)).filter(|day| *day >= world.window));
        }
    }
    let when = if days.is_empty() {
        fights.iter().map(|one| world.when(one)).find(|when| !when.is_empty()).unwrap_or_default()
    } else {
        world.dates.list(&days)
    };
    if when.is_empty() { what } else { format!("{what} {when}") }
}

pub(crate) fn claims<'a>(fights: &[&Happening<'a>]) -> Vec<&'a Sourced> {
    fights.iter().flat_map(|one| one.asserted.iter().copied()).collect()
}

fn is_fighting(kind: Kind) -> bool {
    matches!(kind, Kind::Clash | Kind::Attack | Kind::Repel | Kind::Strike | Kind::Bombing)
}
