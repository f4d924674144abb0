//! What lies in a region, by what the gazetteer says is part of what.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Place, PlaceId};

/// For each larger place what is directly part of it, as places in the list of places.
pub(crate) struct Parts<'a> {
    places: &'a [&'a Place],
    of: BTreeMap<&'a PlaceId, Vec<u32>>,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(places: &'a [&'a Place]) -> Self {
        let mut of: BTreeMap<&PlaceId, Vec<u32>> = BTreeMap::new();
        for (number, place) in (0_u32..).zip(places) {
            for larger in &place.part_of {
                of.entry(larger).or_default().push(number);
            }
        }
        Self { places, of }
    }

    /// All that is part of a region, directly or not.
    pub(crate) fn inside(&self, region: &PlaceId) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        let mut open = vec![region];
        while let Some(next) = open.pop() {
            for part in self.of.get(next).into_iter().flatten() {
                if found.insert(*part) {
                    open.push(&self.places[*part as usize].id);
                }
            }
        }
        found
    }
}
