//! What lies in what, by `part_of`: over any number of steps, and safe where a pack's entries go round in a circle.

use std::collections::BTreeSet;

use dateline_model::{Place, PlaceId};

use crate::Gazetteer;

impl Gazetteer {
    /// Whether the place lies in the larger one, by `part_of` over any number of steps. A place lies in itself.
    #[must_use]
    pub fn is_within(&self, place: &PlaceId, larger: &PlaceId) -> bool {
        let mut seen = BTreeSet::from([place]);
        let mut open = vec![place];
        while let Some(id) = open.pop() {
            if id == larger {
                return true;
            }
            for parent in self.place(id).into_iter().flat_map(|place| &place.part_of) {
                if seen.insert(parent) {
                    open.push(parent);
                }
            }
        }
        false
    }

    /// The places that lie in the larger one, itself among them if it is listed, sorted by id.
    #[must_use]
    pub fn within(&self, larger: &PlaceId) -> Vec<&Place> {
        self.places().iter().filter(|place| self.is_within(&place.id, larger)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_places;

    fn gazetteer() -> Gazetteer {
        let csv = "id,name,kind,part_of\nhill,Hill of Yabroud,hill,town\ntown,Yabroud,populated,range;unlisted\n\
                   range,Qalamoun,region,ring\nring,Ring,region,range\nother,Arsal,populated,\n";
        Gazetteer::new(read_places(csv, "places.csv").value)
    }

    #[test]
    fn a_place_lies_in_what_its_larger_places_lie_in() {
        let (gazetteer, id) = (gazetteer(), |id: &str| PlaceId::new(id));
        assert!(gazetteer.is_within(&id("hill"), &id("range")));
        assert!(gazetteer.is_within(&id("hill"), &id("unlisted")));
        assert!(gazetteer.is_within(&id("town"), &id("town")));
        assert!(!gazetteer.is_within(&id("range"), &id("town")));
    }

    #[test]
    fn places_that_are_part_of_each_other_do_no_harm() {
        let (gazetteer, id) = (gazetteer(), |id: &str| PlaceId::new(id));
        assert!(gazetteer.is_within(&id("hill"), &id("ring")));
        assert!(!gazetteer.is_within(&id("hill"), &id("other")));
    }

    #[test]
    fn the_places_in_a_region_are_listed_with_it() {
        let gazetteer = gazetteer();
        let inside: Vec<&str> = gazetteer.within(&PlaceId::new("town")).iter().map(|place| place.id.as_str()).collect();
        assert_eq!(inside, ["hill", "town"]);
    }
}
