//! Schematic line maps of the region's roads, one for each of the main sides. As all on the page they show only what a claim
//! carries: a town of which no report tells is hollow, a stretch of which nothing is known for a side is drawn as unknown. What is
//! unknown for all of them is left out, so that both maps have the same stretches.

use std::collections::BTreeMap;

use dateline_model::{Holder, PlaceId, RouteStatus, SideId, Traveller};
use dateline_plot::{Held, LineMap, Link, Stop, line_map};

use super::support::{carried, main_sides};
use crate::names::{self, capitalised};
use crate::roads::{RoadState, RoadStretch};
use crate::sections::holders;
use crate::world::World;

/// How wide a map is, in pixels: as wide as the page of a phone, and half as wide as that of a screen.
const WIDTH: f64 = 390.0;

/// The maps, as SVG; none where no road of the region is known to be anything.
pub(crate) fn line_maps(world: &World<'_>) -> Vec<String> {
    let sides = main_sides(world);
    let is_main = |state: &&RoadState| matches!(&state.traveller, Traveller::Side(side) if sides.contains(&side));
    let is_known =
        |stretch: &&RoadStretch| stretch.states.iter().filter(is_main).any(|state| carried(world, state).is_some());
    let stretches: Vec<&RoadStretch> = world.input.roads.stretches.iter().filter(is_known).collect();
    if stretches.is_empty() {
        return vec![];
    }
    sides.iter().map(|side| line_map(&of_side(world, side, &stretches))).collect()
}

fn of_side(world: &World<'_>, side: &SideId, stretches: &[&RoadStretch]) -> LineMap {
    let traveller = Traveller::Side(side.clone());
    let mut joined: BTreeMap<&PlaceId, usize> = BTreeMap::new();
    let mut links = vec![];
    for stretch in stretches {
        let state = stretch.states.iter().find(|state| state.traveller == traveller);
        let known = state.and_then(|state| carried(world, state));
        let [from, to] = &stretch.ends;
        links.push(Link {
            from: from.clone(),
            to: to.clone(),
            status: known.map_or(RouteStatus::Unknown, |one| one.state.status),
            roads: stretch.roads.iter().map(|road| name(world, road)).collect(),
            schematic: stretch.schematic,
        });
        for end in [from, to] {
            *joined.entry(end).or_default() += 1;
        }
    }
    let mut sides: Vec<&SideId> = holders::sides(world);
    let mut stops: Vec<(bool, usize, Stop)> = joined
        .into_iter()
        .filter_map(|(place, joined)| Some((world.held.contains_key(place), joined, stop(world, place, &mut sides)?)))
        .collect();
    stops.sort_by_key(|(held, joined, stop)| (!stop.asked, !held, std::cmp::Reverse(*joined), stop.place.clone()));
    let stops: Vec<Stop> = stops.into_iter().map(|(_, _, stop)| stop).collect();
    links.retain(|link| [&link.from, &link.to].iter().all(|end| stops.iter().any(|stop| stop.place == **end)));
    let whose = world.side(side);
    LineMap {
        id: format!("roads-{}", world.input.lexicon.sides().iter().position(|one| one.id == *side).unwrap_or(0)),
        title: capitalised(&whose),
        description: String::new(),
        traveller: whose,
        day: world.input.on,
        sides: sides.iter().map(|side| side_name(world, side)).collect(),
        width: WIDTH,
        stops,
        links,
    }
}

fn stop<'w>(world: &'w World<'_>, place: &PlaceId, sides: &mut Vec<&'w SideId>) -> Option<Stop> {
    let of = world.place(place)?;
    let mut number = |side: &'w SideId| {
        sides.iter().position(|one| *one == side).unwrap_or_else(|| {
            sides.push(side);
            sides.len() - 1
        })
    };
    let hold = world.held.get(place);
    let held = match hold.map(|hold| (&hold.interval.holder, &hold.interval.parties)) {
        Some((Holder::Side(side), _)) => Held::Side(number(side)),
        Some((Holder::Contested, parties)) => Held::Contested(parties.iter().map(number).collect()),
        Some((Holder::Unknown, _)) | None => Held::Unknown,
    };
    Some(Stop {
        place: place.clone(),
        name: names::cleaned(&of.name),
        location: of.location?,
        certainty: hold.map(|hold| hold.interval.probability),
        held,
        asked: world.input.region_places.contains(place),
    })
}

fn name(world: &World<'_>, place: &PlaceId) -> String {
    world.place(place).map_or_else(|| place.to_string(), |place| names::cleaned(&place.name))
}

fn side_name(world: &World<'_>, side: &SideId) -> String {
    capitalised(world.input.lexicon.side(side).map_or(side.as_str(), |side| &side.name))
}
