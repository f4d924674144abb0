//! What a lookup gives: a place, how it was found, and how sure that is.

use std::cmp::Ordering;

use dateline_model::{Place, PlaceKind};

/// How a name led to a place; the later, the less sure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    /// The list gives this spelling.
    Listed,
    /// The list gives another spelling with the same [`key`](crate::key()).
    SameKey,
    /// The list gives a spelling that sounds near.
    Near,
}

/// A place that a name may stand for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Found<'a> {
    /// The place.
    pub place: &'a Place,
    /// How sure it is, from 0 to 1: a listed spelling 1.0, the same key 0.6 to 0.95, a near spelling 0.05 to 0.7. Less where
    /// the name's type word does not fit the place ("Yabroud hill" for the town).
    pub certainty: f64,
    /// How it was found.
    pub how: How,
}

impl Found<'_> {
    /// The surest first; of equals, towns before regions before points in them, then by id.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        other
            .certainty
            .total_cmp(&self.certainty)
            .then_with(|| self.how.cmp(&other.how))
            .then_with(|| rank(self.place.kind).cmp(&rank(other.place.kind)))
            .then_with(|| self.place.id.cmp(&other.place.id))
    }

    /// Whether nothing but the order of ids speaks for one before the other.
    pub(crate) fn is_as_good_as(&self, other: &Self) -> bool {
        let by_kind = self.how != How::Near && rank(self.place.kind) != rank(other.place.kind);
        (self.certainty - other.certainty).abs() < 0.02 && !by_kind
    }
}

/// Which kind a bare name means first: Hama the town, not a quarter or a checkpoint of that name elsewhere.
fn rank(kind: PlaceKind) -> u8 {
    match kind {
        PlaceKind::Country | PlaceKind::Populated => 0,
        PlaceKind::Region | PlaceKind::Water | PlaceKind::Road => 1,
        PlaceKind::Quarter | PlaceKind::Hill | PlaceKind::Base | PlaceKind::Crossing => 2,
        PlaceKind::Checkpoint | PlaceKind::Site => 3,
    }
}
