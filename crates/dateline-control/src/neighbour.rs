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

/// Adds what neighbours' changes say to a chain: where a neighbour comes to a side, a place held by another comes with it,
/// by a chance that falls with the distance. `near` has the numbers of the changes and their distances.
pub(crate) fn lend(chain: &mut Chain<'_>, near: &[(usize, f64)], changes: &[Change], parameters: &Parameters) {
    let layout = chain.layout();
    let states = layout.states();
    chain.readings.reserve(near.len());
    for (number, km) in near {
        let change = &changes[*number];
        let weight = parameters.neighbour_weight * (-km / parameters.neighbour_scale_km).exp() * change.probability;
        let friends = |holder: usize| {
            let side = holder.checked_sub(1).map(|index| &chain.sides[index]);
            side.is_some_and(|side| chain.stand.are_friends(side, &change.side, change.day))
        };
        // The states in which it is held come first, one a holder.
        let theirs: Vec<bool> = (0..layout.holders()).map(friends).collect();
        let theirs = |state: usize| theirs.get(state) == Some(&true);
        let mut chances = vec![1.0; states * states];
        for eve in (0..states).filter(|eve| layout.manner(*eve) == Manner::Held && !theirs(*eve)) {
            let row = eve * states..(eve + 1) * states;
            let steps = &chain.transition.day()[row.clone()];
            let comes: f64 = (0..states).filter(|day| theirs(*day)).map(|day| steps[day]).sum();
            for (day, chance) in chances[row].iter_mut().enumerate() {
                *chance = if theirs(day) && comes > 0.0 { weight / comes } else { (1.0 - weight) / (1.0 - comes) };
            }
        }
        let told = Told { day: change.day.number(), chances: Chances::Step(chances) };
        chain.readings.push(Reading { told, from: From::Neighbour(*number) });
    }
}
