//! What was worked out of roads for the day of the brief, as plain rows: which road was what to whom, who was encircled, and
//! what would change if a town fell. How it is worked out is not known here.
//!
//! Each row names the claims and the places that it rests on; the page finds the claims about who held those places itself,
//! and leaves out what no claim carries.

use dateline_model::{ClaimId, Day, PlaceId, RouteStatus, SideId, Traveller};

/// The roads of a region on a day. Empty where the project has no roads.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Roads {
    /// The named roads, in pieces that are the same to everybody; the main roads first.
    pub pieces: Vec<RoadPiece>,
    /// Which towns of the region are supplied from where.
    pub supplied: Vec<Supplied>,
    /// Who is encircled.
    pub encircled: Vec<Encircled>,
    /// What would change if a town fell, the highest score first.
    pub if_taken: Vec<IfTaken>,
    /// The stretches of road with an end in the region, for the map.
    pub stretches: Vec<RoadStretch>,
}

/// A piece of a named road, which is one thing to each.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadPiece {
    /// The road.
    pub road: PlaceId,
    /// The places at its ends; `None` where it is the whole road, or ends in no place.
    pub between: Option<[PlaceId; 2]>,
    /// What it was to each; of whom nothing is known has no entry.
    pub states: Vec<RoadState>,
}

/// What a road, or a stretch of it, was to somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadState {
    /// To whom.
    pub traveller: Traveller,
    /// What it was.
    pub status: RouteStatus,
    /// How probable that is.
    pub probability: f64,
    /// The first day on which it was so without a break.
    pub since: Option<Day>,
    /// Whether claims about the road say so; else it follows from who held the places.
    pub told: bool,
    /// The places that make it so.
    pub places: Vec<PlaceId>,
    /// The claims about the road that say so.
    pub claims: Vec<ClaimId>,
}

/// Towns of a side that supplies reach from one source.
#[derive(Clone, PartialEq, Debug)]
pub struct Supplied {
    /// Whose they are.
    pub side: SideId,
    /// From where.
    pub source: PlaceId,
    /// The towns, the nearest first.
    pub towns: Vec<PlaceId>,
    /// The places on the way to them, both ends left out.
    pub through: Vec<PlaceId>,
    /// How probable it is of the town where that is least so.
    pub probability: f64,
}

/// Places encircled together.
#[derive(Clone, PartialEq, Debug)]
pub struct Encircled {
    /// Who is inside.
    pub side: SideId,
    /// The places.
    pub places: Vec<PlaceId>,
    /// Since when the one that was encircled first has been so without a break.
    pub since: Option<Day>,
    /// Who closes the roads around.
    pub by: Vec<SideId>,
    /// How probable it is.
    pub probability: f64,
    /// The places at the other ends of the roads out of it.
    pub around: Vec<PlaceId>,
    /// The claims about those roads, and about sieges.
    pub claims: Vec<ClaimId>,
}

/// What would change on the roads if a town fell.
#[derive(Clone, PartialEq, Debug)]
pub struct IfTaken {
    /// The town.
    pub place: PlaceId,
    /// Who would take it: the likeliest.
    pub taker: SideId,
    /// How much it matters: effect times how contested times how active.
    pub score: f64,
    /// The stretches that would open to the taker, the main roads first: road and ends.
    pub opens: Vec<(Option<PlaceId>, [PlaceId; 2])>,
    /// The stretches that would be cut for an enemy of the taker, and for whom.
    pub closes: Vec<(Option<PlaceId>, [PlaceId; 2], SideId)>,
    /// The places that would be cut off, and whose they are.
    pub cut_off: Vec<(PlaceId, SideId)>,
    /// The places that make it so, beside the town.
    pub around: Vec<PlaceId>,
}

/// A stretch of road between two places, for the map.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadStretch {
    /// The places at its ends.
    pub ends: [PlaceId; 2],
    /// The named roads that it is part of.
    pub roads: Vec<PlaceId>,
    /// Whether it is only known that the two are joined, and no surveyed road.
    pub schematic: bool,
    /// What it was to each.
    pub states: Vec<RoadState>,
}
