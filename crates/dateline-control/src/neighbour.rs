//! What a place that changes hands says of the places around it: a little, and once.
//!
//! The changes come from each place's own evidence alone, so that nothing that a place lends comes back to it.
//!
//! Where the project has roads, places on them are as far from one another as it is by road: a village across a ridge is no
//! neighbour, one down the highway is.

use std::collections::BTreeMap;

use dateline_model::{Day, Holder, LonLat, Metres, Place, SideId};
use dateline_roads::{Graph, NodeId, within};

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
    parameters: &'a Parameters,
) -> impl Iterator<Item = Change> + 'a {
    place.location.into_iter().flat_map(move |at| {
        segments.iter().filter_map(move |segment| {
            let Holder::Side(side) = &segment.holder else { return None };
            Some(Change {
                place: number,
                at,
                day: segment.from,
                side: side.clone(),
                probability: segment.probability(parameters),
                votes: segment.votes.clone(),
                known: None,
            })
        })
    })
}

/// The roads of a project, and where its places lie on them.
#[derive(Debug)]
pub(crate) struct Ways<'a> {
    graph: &'a Graph,
    /// By the places' numbers.
    nodes: Vec<Option<NodeId>>,
}

impl<'a> Ways<'a> {
    pub(crate) fn new(graph: &'a Graph, places: &[&Place]) -> Self {
        Self { graph, nodes: places.iter().map(|place| graph.node_of(&place.id)).collect() }
    }
}

/// Changes, found by where they were.
#[derive(Debug)]
pub(crate) struct Around<'a> {
    cells: BTreeMap<(i32, i32), Vec<usize>>,
    changes: &'a [Change],
    ways: Option<&'a Ways<'a>>,
}

/// A cell has this many degrees each way.
const CELL: f64 = 0.5;

impl<'a> Around<'a> {
    pub(crate) fn new(changes: &'a [Change], ways: Option<&'a Ways<'a>>) -> Self {
        let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        for (number, change) in changes.iter().enumerate() {
            cells.entry(cell(change.at.longitude(), change.at.latitude())).or_default().push(number);
        }
        Self { cells, changes, ways }
    }

    /// The numbers of the changes near a place, and their distances in kilometres, but for those at the place itself: by road
    /// where both are on one, else in a straight line. No road leads farther than a straight line of its length, so that what
    /// is too far as the crow flies need not be looked for.
    pub(crate) fn near(&self, place: usize, at: LonLat, within_km: f64) -> Vec<(usize, f64)> {
        let mut found = self.near_in_a_straight_line(place, at, within_km);
        let Some(ways) = self.ways else { return found };
        let Some(node) = ways.nodes[place] else { return found };
        if !found.is_empty() {
            let by_road = within(ways.graph, node, Metres(within_km * 1000.0));
            found.retain_mut(|(change, km)| {
                let Some(there) = ways.nodes[self.changes[*change].place] else { return true };
                let Some(metres) = by_road.get(&there) else { return false };
                *km = metres.kilometres();
                true
            });
        }
        found
    }

    fn near_in_a_straight_line(&self, place: usize, at: LonLat, within_km: f64) -> Vec<(usize, f64)> {
        // A degree of latitude has 111 km; one of longitude less and less towards the poles.
        let high = within_km / 111.0;
        let wide = high / at.latitude().to_radians().cos().max(0.05);
        let (west, south) = cell(at.longitude() - wide, at.latitude() - high);
        let (east, north) = cell(at.longitude() + wide, at.latitude() + high);
        // Degrees are compared first, which costs less than a distance; those of longitude with room to spare.
        let may_be_near = |there: LonLat| {
            (there.latitude() - at.latitude()).abs() <= high && (there.longitude() - at.longitude()).abs() <= 1.2 * wide
        };
        let mut last: Option<(LonLat, f64)> = None;
        let mut found = vec![];
        for column in west..=east {
            for here in self.cells.range((column, south)..=(column, north)).flat_map(|(_, here)| here) {
                let change = &self.changes[*here];
                if change.place == place || !may_be_near(change.at) {
                    continue;
                }
                // The changes of one place come one after the other.
                let km = match last {
                    Some((there, km)) if there == change.at => km,
                    _ => at.distance(change.at).kilometres(),
                };
                last = Some((change.at, km));
                if km <= within_km {
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
/// by a chance that falls with the distance, and only so far as most of the places around are with that side by then. One
/// town that changes hands says little of the next; the last one that does in a district that has changed hands says much.
/// `near` has the numbers of the changes and their distances.
pub(crate) fn lend(chain: &mut Chain<'_>, near: &[(usize, f64)], changes: &[Change], parameters: &Parameters) {
    let layout = chain.layout();
    let states = layout.states();
    chain.readings.reserve(near.len());
    let mut in_order: Vec<&(usize, f64)> = near.iter().collect();
    in_order.sort_by_key(|(number, _)| (changes[*number].day, *number));
    let mut standing: BTreeMap<usize, (&SideId, f64)> = BTreeMap::new();
    for (number, km) in in_order {
        let change = &changes[*number];
        let close = (-km / parameters.neighbour_scale_km).exp() * change.probability;
        standing.insert(change.place, (&change.side, close));
        let around: f64 = standing.values().map(|(_, close)| close).sum();
        let with_it: f64 = standing
            .values()
            .filter(|(side, _)| chain.stand.are_friends(side, &change.side, change.day))
            .map(|(_, close)| close)
            .sum();
        let share = with_it / (around + parameters.neighbour_few);
        let most = ((share - parameters.neighbour_share) / (1.0 - parameters.neighbour_share)).max(0.0);
        let weight = parameters.neighbour_weight * close * most;
        if weight <= 0.0 {
            continue;
        }
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
