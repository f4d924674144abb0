//! What a place that changes hands says of the places around it: a little, and once.
//!
//! The changes come from each place's own evidence alone, so that nothing that a place lends comes back to it.

use std::collections::BTreeMap;

use dateline_model::{Day, Holder, LonLat, Place, SideId};

use crate::Parameters;
use crate::chain::{Chances, Manner, Told};
use crate::history::{Chain, Segment};
use crate::observation::Vote;
use crate::reading::{From, Reading};

/// A place came to be held by a side.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Change {
    /// The place's number in the list of places.
    pub(crate) place: usize,
    pub(crate) at: LonLat,
    pub(crate) day: Day,
    pub(crate) side: SideId,
    /// How probable it is.
    pub(crate) probability: f64,
    pub(crate) votes: Vec<Vote>,
    /// When it was known; `None` = not asked.
    pub(crate) known: Option<Day>,
}

/// The changes that the segments of a place come to.
pub(crate) fn changes<'a>(
    number: usize,
    place: &'a Place,
    segments: &'a [Segment],
    chain: &'a Chain<'_>,
) -> impl Iterator<Item = Change> + 'a {
    place.location.into_iter().flat_map(move |at| {
        segments.iter().filter_map(move |segment| {
            let Holder::Side(side) = &segment.holder else { return None };
            Some(Change {
                place: number,
                at,
                day: segment.from,
                side: side.clone(),
                probability: chain.probability(segment),
                votes: segment.votes.clone(),
                known: None,
            })
        })
    })
}

/// Changes, found by where they were.
#[derive(Debug, Default)]
pub(crate) struct Around<'a> {
    cells: BTreeMap<(i32, i32), Vec<usize>>,
    changes: &'a [Change],
}

/// A cell has this many degrees each way.
const CELL: f64 = 0.5;

impl<'a> Around<'a> {
    pub(crate) fn new(changes: &'a [Change]) -> Self {
        let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        for (number, change) in changes.iter().enumerate() {
            cells.entry(cell(change.at.longitude(), change.at.latitude())).or_default().push(number);
        }
        Self { cells, changes }
    }

    /// The numbers of the changes near a point, and their distances in kilometres, but for those at the place itself.
    pub(crate) fn near(&self, place: usize, at: LonLat, within_km: f64) -> Vec<(usize, f64)> {
        // A degree of latitude has 111 km; one of longitude less and less towards the poles.
        let high = within_km / 111.0;
        let wide = high / at.latitude().to_radians().cos().max(0.05);
        let (west, south) = cell(at.longitude() - wide, at.latitude() - high);
        let (east, north) = cell(at.longitude() + wide, at.latitude() + high);
        let mut found = vec![];
        for column in west..=east {
            for here in self.cells.range((column, south)..=(column, north)).flat_map(|(_, here)| here) {
                let change = &self.changes[*here];
                let km = at.distance(change.at).kilometres();
                if change.place != place && km <= within_km {
                    found.push((*here, km));
                }
            }
        }
        found.sort_by_key(|(number, _)| *number);
        found
    }
}

fn cell(longitude: f64, latitude: f64) -> (i32, i32) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let whole = |degrees: f64| (degrees / CELL).floor() as i32;
    (whole(longitude), whole(latitude))
}

/// Adds what neighbours' changes say to a chain. `near` has their numbers and distances.
pub(crate) fn lend(chain: &mut Chain<'_>, near: &[(usize, f64)], changes: &[Change], parameters: &Parameters) {
    let layout = chain.layout();
    for (number, km) in near {
        let change = &changes[*number];
        let weight = parameters.neighbour_weight * (-km / parameters.neighbour_scale_km).exp() * change.probability;
        let mistake = (parameters.rare_neighbour * (1.0 - weight) / weight.max(1e-9)).min(1.0);
        if mistake >= 1.0 {
            continue;
        }
        let chances: Vec<f64> = (0..layout.states())
            .map(|state| {
                let side = layout.holder(state).checked_sub(1).map(|index| &chain.sides[index]);
                match (layout.manner(state), side) {
                    (Manner::Held, Some(side)) if *side == change.side => 1.0,
                    (Manner::Held, Some(side)) if chain.stand.are_friends(side, &change.side, change.day) => 1.0,
                    (Manner::Held, _) => mistake,
                    (Manner::Fought | Manner::Parted, _) => mistake.sqrt(),
                }
            })
            .collect();
        let told = Told { day: change.day.number(), chances: Chances::State(chances) };
        chain.readings.push(Reading { told, from: From::Neighbour(*number) });
    }
}
