//! The places and roads that a list of roads names, and what a file says that roads are called.

use std::collections::{BTreeSet, HashMap};

use dateline_formats::RoadName;
use dateline_gazetteer::{Found, Gazetteer};
use dateline_model::{Place, PlaceId, PlaceKind, PlaceName};
use dateline_roads::Names;

/// Below this a spelling is no name of the place: a road to the wrong town is worse than none.
const LEAST_CERTAINTY: f64 = 0.7;
/// From here on a road is known by a name.
const SURE: f64 = 0.999;
/// How many names are told of those that are near.
const NEAR: usize = 3;

/// A gazetteer, asked for what roads lead to.
pub(super) struct GazetteerNames<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    /// The roads that a file of names gives ids of its own.
    pub(super) ids: &'a HashMap<String, PlaceId>,
}

/// The place that a named road is: the only road that the gazetteer knows by one of its names, with those it lacks; or a new
/// one. `None` where it has nothing to add.
pub(super) fn place_of(road: &RoadName, gazetteer: &Gazetteer) -> (PlaceId, Option<Place>) {
    let names: Vec<&str> = std::iter::once(&road.name).chain(&road.aliases).map(|name| name.trim()).collect();
    let listed = |name: &str| {
        let found = gazetteer.find(name).into_iter();
        let sure = found.filter(|found| found.place.kind == PlaceKind::Road && found.certainty >= SURE);
        sure.map(|found| found.place.id.clone()).collect::<Vec<_>>()
    };
    let known = names.iter().map(|name| listed(name)).find(|ids| ids.len() == 1).and_then(|mut ids| ids.pop());
    let id = known.unwrap_or_else(|| PlaceId::new(format!("road-{}", road.id.trim())));
    let mut place = gazetteer.place(&id).cloned().unwrap_or_else(|| Place {
        id: id.clone(),
        name: road.name.trim().to_owned(),
        kind: PlaceKind::Road,
        names: vec![],
        part_of: vec![],
        country: None,
        location: None,
        radius_m: None,
        basis: String::new(),
    });
    let before = place.names.len();
    let mut had: BTreeSet<String> = place.names.iter().map(|name| name.name.clone()).collect();
    had.insert(place.name.clone());
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        // What another road is called already stays that road's alone.
        let elsewhere =
            gazetteer.best_listed(name).is_some_and(|found| found.place.id != id && found.certainty >= SURE);
        if !elsewhere && had.insert(name.to_owned()) {
            let arabic = name.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
            let language = if arabic { "ar" } else { "en" };
            place.names.push(PlaceName { name: name.to_owned(), language: language.to_owned() });
        }
    }
    let changed = place.names.len() > before || gazetteer.place(&id).is_none();
    (id, changed.then_some(place))
}

impl Names for GazetteerNames<'_> {
    fn place(&self, name: &str) -> Result<&Place, Vec<String>> {
        self.one(name, |place| {
            !matches!(place.kind, PlaceKind::Road | PlaceKind::Water | PlaceKind::Region | PlaceKind::Country)
        })
    }

    fn road(&self, name: &str) -> Result<&Place, Vec<String>> {
        match self.ids.get(name).and_then(|id| self.gazetteer.place(id)) {
            Some(road) => Ok(road),
            None => self.one(name, |place| place.kind == PlaceKind::Road),
        }
    }
}

impl GazetteerNames<'_> {
    /// The place of this id, else the one that the name stands for among those that may be meant. Files write blanks as
    /// underscores where a program of theirs knows no blanks.
    fn one(&self, name: &str, may_be: impl Fn(&Place) -> bool) -> Result<&Place, Vec<String>> {
        if let Some(place) = self.gazetteer.place(&PlaceId::new(name)).filter(|place| may_be(place)) {
            return Ok(place);
        }
        let found = |name: &str| -> Vec<Found<'_>> {
            self.gazetteer.find(name).into_iter().filter(|found| may_be(found.place)).collect()
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
