//! What would change on the roads if a town fell, as a reason to watch it.

use std::collections::BTreeMap;

use dateline_model::{PlaceId, Sourced};

use super::Reasons;
use crate::happening::{Spot, spot};
use crate::names::{self, joined};
use crate::roads::IfTaken;
use crate::world::World;

/// The most points that this adds to a town's score: as many as fighting does.
const POINTS: f64 = 3.0;
/// So many stretches and places are named of each.
const NAMED: usize = 2;

/// Adds it to the towns of the region; the one whose fall would matter most gets all points, others in proportion, all at
/// least one.
pub(super) fn note<'a>(world: &World<'a>, found: &mut BTreeMap<Spot, Reasons<'a>>) {
    let of_region = |one: &&IfTaken| world.input.region_places.contains(&one.place);
    let rows: Vec<&IfTaken> = world.input.roads.if_taken.iter().filter(of_region).collect();
    let most = rows.iter().map(|one| one.score).fold(0.0, f64::max);
    for one in rows {
        let Some((words, claims)) = reason(world, one) else { continue };
        let reasons = found.entry(spot(world, Some(one.place.clone()), one.place.as_str())).or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 3")]
        let points = (POINTS * one.score / most).round().clamp(1.0, POINTS) as usize;
        reasons.score += points;
        reasons.if_taken = Some((words, claims));
    }
}

/// `if the Syrian government took it, the M5 highway from Nabek to Qara would open to it and be cut for the Syrian
/// opposition, and Yabroud would be cut off`, with the claims on who holds the places; `None` where no claim tells who holds
/// the town.
fn reason<'a>(world: &World<'a>, one: &IfTaken) -> Option<(String, Vec<&'a Sourced>)> {
    let here = world.held.get(&one.place)?;
    let mut changes: Vec<String> = vec![];
    if let Some((road, ends)) = one.opens.first() {
        let same = one.closes.iter().find(|(_, other, _)| other == ends);
        let for_others = same.map_or_else(String::new, |(_, _, side)| format!(" and be cut for {}", world.side(side)));
        changes.push(format!("{} would open to it{for_others}", stretch(world, road.as_ref(), ends)));
    }
    let closed_only = one.closes.iter().find(|(_, ends, _)| !one.opens.iter().any(|(_, other)| other == ends));
    if let Some((road, ends, side)) = closed_only {
        changes.push(format!("{} would be cut for {}", stretch(world, road.as_ref(), ends), world.side(side)));
    }
    let mut lost: Vec<String> = one.cut_off.iter().map(|(place, _)| place_words(world, place)).collect();
    lost.dedup();
    if !lost.is_empty() {
        if lost.len() > NAMED + 1 {
            let more = lost.len() - NAMED;
            lost.truncate(NAMED);
            lost.push(format!("{more} more places"));
        }
        changes.push(format!("{} would be cut off", joined(&lost)));
    }
    if changes.is_empty() {
        return None;
    }
    let around = one.around.iter().filter_map(|place| world.held.get(place));
    let claims =
        here.claims.iter().take(2).chain(around.flat_map(|hold| hold.claims.iter().take(1))).copied().collect();
    Some((format!("if {} took it, {}", world.side(&one.taker), joined_by_commas(&changes)), claims))
}

/// `A, and B`: clauses with a comma before each.
fn joined_by_commas(clauses: &[String]) -> String {
    match clauses {
        [most @ .., last] if !most.is_empty() => format!("{}, and {last}", most.join(", ")),
        _ => clauses.join(""),
    }
}

fn stretch(world: &World<'_>, road: Option<&PlaceId>, [from, to]: &[PlaceId; 2]) -> String {
    let (from, to) = (place_words(world, from), place_words(world, to));
    match road {
        Some(road) => format!("{} from {from} to {to}", place_words(world, road)),
        None => format!("the road from {from} to {to}"),
    }
}

fn place_words(world: &World<'_>, place: &PlaceId) -> String {
    names::place(world.place(place).map_or(place.as_str(), |place| &place.name))
}
