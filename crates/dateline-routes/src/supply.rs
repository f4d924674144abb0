//! Where a side's supplies come from.
//!
//! The lexicon names depots, ports, capitals and crossings (`[[supply]]`); a region stands for all places in it that lie on a
//! road. A side for which it names none for the day that a road leads to is supplied from the bases and crossings that it is
//! reported to hold that day: derived, and said to be.

use std::collections::BTreeMap;

use dateline_merge::origin::fold;
use dateline_model::{Day, Place, PlaceKind};
use dateline_roads::NodeId;

use crate::held::Who;
use crate::inside::Parts;
use crate::work::Work;

/// A place from which a side is supplied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Source {
    pub(crate) place: u32,
    pub(crate) node: NodeId,
    /// Whether it is derived, not named in the lexicon.
    pub(crate) derived: bool,
    /// First and last day on which it is one, by their numbers.
    pub(crate) from: i32,
    pub(crate) to: i32,
}

/// Those of a side's sources that are so on a day: derived ones only where none is named.
pub(crate) fn on(sources: &[Source], day: i32) -> impl Iterator<Item = &Source> {
    let today = move |source: &&Source| source.from <= day && day <= source.to;
    let named = sources.iter().filter(today).any(|source| !source.derived);
    sources.iter().filter(today).filter(move |source| source.derived != named)
}

/// The sources of each side, by its number.
pub(crate) fn supplies(work: &Work<'_>) -> Vec<Vec<Source>> {
    let places: Vec<(u32, &Place)> = (0_u32..).zip(work.places.iter().copied()).collect();
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, place) in &places {
        for name in std::iter::once(&place.name).chain(place.names.iter().map(|one| &one.name)) {
            by_name.entry(fold(name)).or_default().push(*number);
        }
    }
    let parts = Parts::new(&work.places);
    let source = |place: u32, derived: bool, (from, to): (i32, i32)| {
        let node = work.graph.node_of(&work.places[place as usize].id)?;
        Some(Source { place, node, derived, from, to })
    };
    let mut found: Vec<Vec<Source>> = vec![vec![]; work.sides.len()];
    for supply in work.lexicon.supplies() {
        let Some(side) = work.sides.number(&supply.side) else { continue };
        let days = (supply.days.from.map_or(i32::MIN, Day::number), supply.days.to.map_or(i32::MAX, Day::number));
        let lies_there = |place: &Place| supply.country.is_none() || place.country == supply.country;
        for name in &supply.places {
            for number in by_name.get(&fold(name)).into_iter().flatten() {
                let place = work.places[*number as usize];
                match place.kind {
                    _ if !lies_there(place) => {}
                    PlaceKind::Region | PlaceKind::Country => {
                        let inside = parts.inside(&place.id).into_iter();
                        found[side].extend(inside.filter_map(|part| source(part, false, days)));
                    }
                    _ => found[side].extend(source(*number, false, days)),
                }
            }
        }
    }
    for (number, place) in places {
        if matches!(place.kind, PlaceKind::Base | PlaceKind::Crossing) {
            for held in work.holding.of(number as usize) {
                if let Who::Side(side) = held.who {
                    found[side].extend(source(number, true, (held.from, held.to)));
                }
            }
        }
    }
    for sources in &mut found {
        sources.sort_by_key(|source| (source.place, source.node, source.derived, source.from, source.to));
        sources.dedup();
    }
    found
}
