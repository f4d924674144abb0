//! The places and roads that a list of roads names.

use dateline_gazetteer::{Found, Gazetteer};
use dateline_model::{Place, PlaceId, PlaceKind};
use dateline_roads::Names;

/// Below this a spelling is no name of the place: a road to the wrong town is worse than none.
const LEAST_CERTAINTY: f64 = 0.7;
/// From here on a street of this name is the road itself, and not a street named after a town.
const SURE: f64 = 0.95;
/// How many names are told of those that are near.
const NEAR: usize = 3;

/// A gazetteer, asked for what roads lead to.
pub(super) struct GazetteerNames<'a>(pub(super) &'a Gazetteer);

impl Names for GazetteerNames<'_> {
    fn place(&self, name: &str) -> Result<&Place, Vec<String>> {
        self.one(name, |place| {
            !matches!(place.kind, PlaceKind::Road | PlaceKind::Water | PlaceKind::Region | PlaceKind::Country)
        })
    }

    fn road(&self, name: &str) -> Result<&Place, Vec<String>> {
        self.one(name, |place| place.kind == PlaceKind::Road)
    }

    fn listed_road(&self, name: &str) -> Option<&Place> {
        let found = self.0.best_listed(name)?;
        (found.place.kind == PlaceKind::Road && found.certainty >= SURE).then_some(found.place)
    }
}

impl GazetteerNames<'_> {
    /// The place of this id, else the one that the name stands for among those that may be meant. Files write blanks as
    /// underscores where a program of theirs knows no blanks.
    fn one(&self, name: &str, may_be: impl Fn(&Place) -> bool) -> Result<&Place, Vec<String>> {
        if let Some(place) = self.0.place(&PlaceId::new(name)).filter(|place| may_be(place)) {
            return Ok(place);
        }
        let found = |name: &str| -> Vec<Found<'_>> {
            self.0.find(name).into_iter().filter(|found| may_be(found.place)).collect()
        };
        let mut near = found(name);
        if near.is_empty() && name.contains('_') {
            near = found(&name.replace('_', " "));
        }
        match &near[..] {
            [one] if one.certainty >= LEAST_CERTAINTY => Ok(one.place),
            [one, next, ..] if one.certainty >= LEAST_CERTAINTY && is_better(one, next) => Ok(one.place),
            _ => {
                let told = near.iter().take(NEAR);
                Err(told.map(|found| format!("{} (`{}`)", found.place.name, found.place.id)).collect())
            }
        }
    }
}

/// Whether the first is meant and not the second: it is the surer one, or the town where the other is a part or a hill; of
/// these, one with coordinates goes before one without.
fn is_better(one: &Found<'_>, next: &Found<'_>) -> bool {
    let rank = |found: &Found<'_>| (found.place.kind != PlaceKind::Populated, found.place.location.is_none());
    one.certainty > next.certainty + 1e-9 || rank(one) < rank(next)
}
