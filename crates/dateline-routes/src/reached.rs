//! What is supplied, from where, over what.

use dateline_model::{Day, Metres, PlaceId, RouteStatus, SideId};
use dateline_roads::{SupplyTree, supply_tree};

use crate::between::worst;
use crate::routes::Routes;
use crate::situation::Situation;

/// Whether supplies reach a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Supply {
    /// A way is open from a source.
    Supplied,
    /// None is known to be open, but ways are of which nobody knows.
    Unknown,
    /// Every way is cut or fought over.
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
                    (None, None) => (Supply::CutOff, None),
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
        let friends = self.work.sides.stand(side, situation.day).friends;
        let source = from.and_then(|from| {
            let mut all = crate::sides::numbers(friends).flat_map(|friend| &self.supplies[friend]);
            all.find(|source| source.node == from)
        });
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
