//! What is supplied, from where, over what.

use std::collections::BTreeSet;

use dateline_model::{Day, Metres, PlaceId, RouteStatus, SideId};
use dateline_roads::{SupplyTree, reach, supply_tree};

use crate::between::worst;
use crate::routes::Routes;
use crate::situation::Situation;

/// Whether supplies reach a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Supply {
    /// A way is open from a source.
    Supplied,
    /// None is known to be open, but ways are of which nobody knows; or the graph has no road that leads there.
    Unknown,
    /// Roads lead there, but every way is cut or fought over.
    CutOff,
}

impl Supply {
    /// As it is written in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supplied => "supplied",
            Self::Unknown => "unknown",
            Self::CutOff => "cut off",
        }
    }
}

/// A place in which a side is, and how it is supplied.
#[derive(Clone, PartialEq, Debug)]
pub struct Reached {
    /// The place.
    pub place: PlaceId,
    /// Whether supplies reach it.
    pub supply: Supply,
    /// From which source, by the quickest way; of an unknown one over roads of which nobody knows.
    pub source: Option<PlaceId>,
    /// Whether that source is derived from bases and crossings held, not named by the pack.
    pub derived: bool,
    /// How far the source is.
    pub length: Option<Metres>,
    /// That of the worst stretch of the way.
    pub status: Option<RouteStatus>,
    /// How probable that is.
    pub probability: Option<f64>,
    /// The places on the way, the source first.
    pub through: Vec<PlaceId>,
}

impl Routes<'_> {
    /// For each node of the graph the sides whose supplies reach it on a day, as a set: bit `n` is the `n`th of
    /// [`Routes::travellers`].
    #[must_use]
    pub fn supplied(&self, day: Day) -> Vec<u32> {
        let situation = self.situation(day);
        reach(self.work.graph, &situation.sources_of_all(), &situation.passable)
    }

    /// All places on a road in which a side, or a friend of it, is on a day, and how the side's supplies reach them; by place.
    /// Empty for a side that has no source on the roads, or nothing on them.
    #[must_use]
    pub fn reach(&self, side: &SideId, day: Day) -> Vec<Reached> {
        let Some(side) = self.number_of(side) else { return vec![] };
        let situation = self.situation(day);
        let sources = situation.sources().swap_remove(side);
        if sources.is_empty() {
            return vec![];
        }
        let connected: BTreeSet<usize> = sources.iter().map(|node| self.parts.of(*node)).collect();
        let surely = supply_tree(self.work.graph, &sources, |edge| situation.is_open(edge, side));
        let perhaps = supply_tree(self.work.graph, &sources, |edge| situation.may_be_open(edge, side));
        let friends = self.work.sides.stand(side, day.number()).friends;
        let mut found: Vec<Reached> = vec![];
        for (node, places) in &self.places_at {
            let held = |place: &&u32| self.work.holding.on(**place as usize, day.number()).inside() & friends != 0;
            for place in places.iter().filter(held) {
                let (supply, tree) = match (surely.source(*node), perhaps.source(*node)) {
                    (Some(_), _) => (Supply::Supplied, Some(&surely)),
                    (None, Some(_)) => (Supply::Unknown, Some(&perhaps)),
                    (None, None) if connected.contains(&self.parts.of(*node)) => (Supply::CutOff, None),
                    (None, None) => (Supply::Unknown, None),
                };
                found.push(self.reached(*place, supply, tree, *node, side, &situation));
            }
        }
        found.sort_by(|one, other| one.place.cmp(&other.place));
        found
    }

    fn reached(
        &self,
        place: u32,
        supply: Supply,
        tree: Option<&SupplyTree>,
        node: dateline_roads::NodeId,
        side: usize,
        situation: &Situation<'_, '_>,
    ) -> Reached {
        let id = |place: u32| self.work.places[place as usize].id.clone();
        let way = tree.and_then(|tree| tree.way(self.work.graph, node));
        let from = tree.and_then(|tree| tree.source(node));
        let source = from.and_then(|from| situation.sources_of(side).find(|source| source.node == from));
        let worst = way.as_ref().map(|way| {
            let pieces: Vec<_> = way.edges.iter().map(|edge| self.interval_on(*edge, side, situation.day)).collect();
            worst(pieces.iter().map(Option::as_ref))
        });
        let through = way.as_ref().map_or(vec![], |way| {
            way.nodes.iter().filter_map(|node| self.places_of(*node).first()).map(|place| id(*place)).collect()
        });
        Reached {
            place: id(place),
            supply,
            source: source.map(|source| id(source.place)),
            derived: source.is_some_and(|source| source.derived),
            length: way.map(|way| way.length),
            status: worst.map(|(status, _)| status),
            probability: worst.map(|(_, probability)| probability),
            through,
        }
    }
}
