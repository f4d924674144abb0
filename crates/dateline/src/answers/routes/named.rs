//! What people call a route: a road by its name, or two places.

use dateline_gazetteer::Gazetteer;
use dateline_model::{Place, PlaceId, PlaceKind};
use dateline_routes::{Route, Routes};

use crate::query::place_named;
use crate::{Error, Project};

/// Between the names of two places.
const JOINTS: &[&str] = &[" – ", " — ", " - ", " to ", "–", "—", "-", " / ", ".."];

impl Project {
    /// The route that a person means: a road by a name or id of it, or two places with a dash or `to` between them.
    pub(super) fn route_named(&self, name: &str, routes: &Routes<'_>) -> Result<Route, Error> {
        if let Some(road) = road_named(name, &self.gazetteer) {
            let route = routes.road(&road.id);
            if !route.edges.is_empty() || self.two_places(name).is_none() {
                return Ok(route);
            }
        }
        match self.two_places(name) {
            Some([one, other]) => Ok(routes.way_between(&one, &other)),
            None => Err(Error::UnknownRoute { name: name.to_owned(), roads: self.roads_known()? }),
        }
    }

    /// Both places of a name like `Yabroud – Arsal`; a word for a road at its end doesn't count.
    fn two_places(&self, name: &str) -> Option<[PlaceId; 2]> {
        let trimmed = ["road", "highway", "line", "route"].iter().find_map(|word| {
            let rest = name.trim().strip_suffix(word)?;
            rest.ends_with(' ').then_some(rest.trim())
        });
        let name = trimmed.unwrap_or(name.trim());
        let parted = |joint: &&str| {
            name.match_indices(*joint).find_map(|(at, joint)| {
                let place = |name: &str| place_named(name.trim(), &self.gazetteer).ok().map(|place| place.id.clone());
                Some([place(&name[..at])?, place(&name[at + joint.len()..])?])
            })
        };
        JOINTS.iter().find_map(parted)
    }

    /// The names of the roads that the graph has.
    fn roads_known(&self) -> Result<Vec<String>, Error> {
        let mut roads: Vec<PlaceId> = self.roads()?.into_iter().flat_map(|segment| segment.roads).collect();
        roads.sort();
        roads.dedup();
        Ok(self.place_names(&roads))
    }
}

/// The road with this id or name: of the gazetteer's places so named, the best that is a road.
fn road_named<'a>(name: &str, gazetteer: &'a Gazetteer) -> Option<&'a Place> {
    let is_road = |place: &&Place| place.kind == PlaceKind::Road;
    let by_id = gazetteer.place(&PlaceId::new(name)).filter(is_road);
    by_id.or_else(|| {
        gazetteer.find(name).into_iter().filter(|found| found.certainty >= 0.8).map(|found| found.place).find(is_road)
    })
}
