//! Where a side's supplies come from.
//!
//! The lexicon names depots, ports, capitals and crossings (`[[supply]]`); a region stands for all places in it that lie on a
//! road. A side for which it names none that a road leads to is supplied from the bases and crossings that it is reported to
//! hold: derived, and said to be.

use std::collections::BTreeMap;

use dateline_merge::origin::fold;
use dateline_model::{Place, PlaceId, PlaceKind};
use dateline_roads::NodeId;

use crate::held::Who;
use crate::work::Work;

/// A place from which a side is supplied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Source {
    pub(crate) place: u32,
    pub(crate) node: NodeId,
    /// Whether it is derived, not named in the lexicon.
    pub(crate) derived: bool,
}

/// The sources of each side, by its number.
pub(crate) fn supplies(work: &Work<'_>) -> Vec<Vec<Source>> {
    let places: Vec<(u32, &Place)> = (0_u32..).zip(work.places).collect();
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, place) in &places {
        for name in std::iter::once(&place.name).chain(place.names.iter().map(|one| &one.name)) {
            by_name.entry(fold(name)).or_default().push(*number);
        }
    }
    let mut parts: BTreeMap<&PlaceId, Vec<u32>> = BTreeMap::new();
    for (number, place) in &places {
        for larger in &place.part_of {
            parts.entry(larger).or_default().push(*number);
        }
    }
    let source = |place: u32, derived: bool| {
        let node = work.graph.node_of(&work.places[place as usize].id)?;
        Some(Source { place, node, derived })
    };
    let mut found: Vec<Vec<Source>> = vec![vec![]; work.sides.len()];
    for supply in work.lexicon.supplies() {
        let Some(side) = work.sides.number(&supply.side) else { continue };
        for name in &supply.places {
            for number in by_name.get(&fold(name)).into_iter().flatten() {
                let place = &work.places[*number as usize];
                match place.kind {
                    PlaceKind::Region | PlaceKind::Country => {
                        let inside = parts.get(&place.id).into_iter().flatten();
                        found[side].extend(inside.filter_map(|part| source(*part, false)));
                    }
                    _ => found[side].extend(source(*number, false)),
                }
            }
        }
    }
    for (side, sources) in found.iter_mut().enumerate().filter(|(_, sources)| sources.is_empty()) {
        let is_theirs = |place: u32| work.holding.of(place as usize).iter().any(|held| held.who == Who::Side(side));
        let depots = places.iter().filter(|(number, place)| {
            matches!(place.kind, PlaceKind::Base | PlaceKind::Crossing) && is_theirs(*number)
        });
        sources.extend(depots.filter_map(|(number, _)| source(*number, true)));
    }
    for sources in &mut found {
        sources.sort_by_key(|source| (source.place, source.node));
        sources.dedup();
    }
    found
}
