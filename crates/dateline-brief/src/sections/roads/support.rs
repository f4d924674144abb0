//! What carries a statement on a road: claims about it, else the claims on who held the places that make it so.

use std::collections::BTreeMap;

use dateline_model::{Holder, RelationKind, RouteStatus, SideId, Sourced, Traveller};

use crate::roads::RoadState;
use crate::world::{Hold, World};

/// A status less probable than this is not told.
pub(crate) const LEAST: f64 = 0.6;

/// What a road was to somebody, with what carries it.
pub(crate) struct Carried<'w, 'a> {
    pub(crate) state: &'w RoadState,
    /// The claims about the road.
    pub(crate) claims: Vec<&'a Sourced>,
    /// The places that make it so of which claims tell who held them.
    pub(crate) holds: Vec<&'w Hold<'a>>,
}

/// A state with what carries it; `None` where no claim does, or where it is unsure. Of an open road every place counts, of any
/// other one is enough; and who holds the places says nothing of civilians and aid.
pub(crate) fn carried<'w, 'a>(world: &'w World<'a>, state: &'w RoadState) -> Option<Carried<'w, 'a>> {
    let claims = world.tellable(&state.claims);
    let holds: Vec<&Hold<'a>> = state.places.iter().filter_map(|place| world.held.get(place)).collect();
    let by_places = match (&state.traveller, state.status) {
        (Traveller::Civilians | Traveller::Aid, _) | (_, RouteStatus::Unknown) => false,
        (_, RouteStatus::Open) => !holds.is_empty() && holds.len() == state.places.len(),
        _ => !holds.is_empty(),
    };
    let is_known = state.status != RouteStatus::Unknown && state.probability >= LEAST;
    let carries = if state.told { !claims.is_empty() } else { by_places };
    (is_known && carries).then_some(Carried { state, claims, holds })
}

impl<'a> Carried<'_, 'a> {
    /// The claims behind it: those about the road, else those on the places.
    pub(crate) fn behind(&self) -> Vec<&'a Sourced> {
        if self.state.told { self.claims.clone() } else { claims_on(&self.holds) }
    }
}

/// The claims on who held places, two each.
pub(crate) fn claims_on<'a>(holds: &[&Hold<'a>]) -> Vec<&'a Sourced> {
    holds.iter().flat_map(|hold| hold.claims.iter().copied().take(2)).collect()
}

/// The side with most roads of the region open to it, then the one of its enemies with most: at most two. Of two with as many
/// goes first who holds more places.
pub(crate) fn main_sides<'w>(world: &'w World<'_>) -> Vec<&'w SideId> {
    let mut open: BTreeMap<&SideId, (usize, usize)> = BTreeMap::new();
    for state in world.input.roads.stretches.iter().flat_map(|stretch| &stretch.states) {
        let Traveller::Side(side) = &state.traveller else { continue };
        if matches!(state.status, RouteStatus::Open | RouteStatus::Threatened) && carried(world, state).is_some() {
            open.entry(side).or_default().0 += 1;
        }
    }
    for hold in world.held.values().filter(|hold| world.input.region_places.contains(&hold.place.id)) {
        let parties = match &hold.interval.holder {
            Holder::Side(side) => std::slice::from_ref(side),
            Holder::Contested | Holder::Unknown => &hold.interval.parties,
        };
        for side in parties {
            open.entry(side).or_default().1 += 1;
        }
    }
    let mut sides: Vec<(&SideId, (usize, usize))> = open.into_iter().collect();
    // Allies share roads: of them goes first who is in more places.
    sides.sort_by_key(|(side, counts)| (std::cmp::Reverse(*counts), *side));
    let hostile = |one: &SideId, other: &SideId| {
        world.input.lexicon.relation(one, other, Some(world.input.on)) == Some(RelationKind::Hostile)
    };
    let Some((first, _)) = sides.first().copied() else { return vec![] };
    let enemy = sides.iter().map(|(side, _)| *side).find(|side| hostile(first, side));
    std::iter::once(first).chain(enemy).collect()
}

/// A probability as an adverb before what is told, with a space behind; empty where it is almost certain.
pub(crate) fn adverb(probability: f64) -> &'static str {
    match probability {
        p if p >= 0.95 => "",
        p if p >= 0.8 => "very probably ",
        _ => "probably ",
    }
}
