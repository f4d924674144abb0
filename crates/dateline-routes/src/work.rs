//! All that the work on roads needs, put together once: who held what, what is told, and which places stand by which road.

use std::collections::{BTreeMap, BTreeSet};

use dateline_control::Siege;
use dateline_lexicon::Lexicon;
use dateline_merge::origin::Origins;
use dateline_model::{
    ControlInterval, Day, DaySpan, Holder, Place, PlaceId, RoadSegment, RouteInterval, RunId, SideId, Sourced,
};
use dateline_roads::{EdgeId, Graph};
use rayon::prelude::*;

use crate::Parameters;
use crate::course::Stretch;
use crate::held::Holding;
use crate::near::{Beside, beside};
use crate::sides::{AID, CIVILIANS, Sides, numbers};
use crate::told::{Closed, Finder, Telling};

/// What routes are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The roads as a graph; its edges are the segments.
    pub graph: &'a Graph,
    /// The stretches of road that the graph was made from, in the same order.
    pub segments: &'a [RoadSegment],
    /// The gazetteer's places.
    pub places: &'a [Place],
    /// Who held them.
    pub control: &'a [ControlInterval],
    /// Which of them were besieged.
    pub sieges: &'a [Siege],
    /// The claims; of these, those on roads are read.
    pub claims: &'a [Sourced],
    /// Sides, relations and supplies.
    pub lexicon: &'a Lexicon,
    /// The numbers.
    pub parameters: &'a Parameters,
}

/// The work on the roads of a project.
pub(crate) struct Work<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) segments: &'a [RoadSegment],
    /// In order of id, each once.
    pub(crate) places: Vec<&'a Place>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) parameters: &'a Parameters,
    pub(crate) claims: Vec<&'a Sourced>,
    pub(crate) sieges: Vec<&'a Siege>,
    pub(crate) sides: Sides,
    pub(crate) holding: Holding,
    pub(crate) beside: Vec<Beside>,
    pub(crate) tellings: Vec<Telling>,
    pub(crate) tellings_of: Vec<Vec<u32>>,
    /// Of whom each telling speaks.
    pub(crate) whom: Vec<u32>,
    /// For each telling that a road is cut somewhere: to whom some stretch of it is not open by who holds it.
    pub(crate) barred: Vec<u32>,
    pub(crate) closed: Vec<Closed>,
    pub(crate) closed_of: Vec<Vec<u32>>,
}

impl<'a> Work<'a> {
    pub(crate) fn new(input: &Input<'a>) -> Self {
        let Input { graph, segments, control, lexicon, parameters, .. } = *input;
        // Nothing hangs on the order in which things are given.
        let places: BTreeMap<&PlaceId, &Place> = input.places.iter().map(|place| (&place.id, place)).collect();
        let places: Vec<&Place> = places.into_values().collect();
        let mut sieges: Vec<&Siege> = input.sieges.iter().collect();
        let key = |one: &&'a Siege| {
            (&one.place, one.days.from, one.days.to, &one.besiegers, &one.besieged, one.closure, &one.claims)
        };
        sieges.sort_by(|one, other| key(one).cmp(&key(other)));
        let mut claims: Vec<&Sourced> = input.claims.iter().collect();
        claims.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
        claims.dedup_by(|one, other| one.claim.id == other.claim.id);
        let (sides, _) = Sides::new(&involved(control, input.sieges, &claims, lexicon), lexicon);
        let holding = Holding::new(&places, control, &sides);
        let reported: Vec<bool> = (0..places.len()).map(|place| holding.is_reported(place)).collect();
        let origins = Origins::new(&claims, lexicon);
        let finder = Finder::new(graph, segments, &places, &sides, lexicon, parameters);
        let (tellings, closed) = (finder.tellings(&claims, &origins), finder.closed(&sieges, &claims));
        let edges = graph.edge_count();
        let tellings_of = by_edge(edges, tellings.iter().map(|telling| telling.edges.as_slice()));
        let closed_of = by_edge(edges, closed.iter().map(|one| one.edges.as_slice()));
        let beside = beside(graph, segments, &places, &reported, parameters);
        let mut work = Self {
            graph,
            segments,
            places,
            lexicon,
            parameters,
            claims,
            sieges,
            sides,
            holding,
            beside,
            tellings,
            tellings_of,
            closed,
            closed_of,
            whom: vec![],
            barred: vec![],
        };
        work.whom = work.tellings.iter().map(|telling| work.whom_of(telling)).collect();
        work.barred =
            work.tellings.iter().zip(&work.whom).map(|(telling, whom)| work.barred_of(telling, *whom)).collect();
        work
    }

    /// The numbers of all who travel: every side, and civilians and aid where somebody tells of them.
    pub(crate) fn travellers(&self) -> Vec<usize> {
        let closed = self.closed.iter().fold(0_u32, |set, one| set | one.whom);
        let told = self.whom.iter().fold(closed, |set, whom| set | whom);
        let people = [CIVILIANS, AID].into_iter().filter(|number| told & 1 << number != 0);
        numbers(self.sides.all()).chain(people).collect()
    }

    /// The courses of all stretches for these travellers: for each edge a list for each of them.
    pub(crate) fn courses(&self, travellers: &[usize]) -> Vec<Vec<Vec<Stretch>>> {
        let edges: Vec<EdgeId> = self.graph.edges().collect();
        let of = |edge: &EdgeId| travellers.iter().map(|traveller| self.course(*edge, *traveller)).collect();
        edges.par_iter().map(of).collect()
    }

    /// Finds what words mean on the graph.
    pub(crate) fn finder(&self) -> Finder<'_> {
        Finder::new(self.graph, self.segments, &self.places, &self.sides, self.lexicon, self.parameters)
    }

    pub(crate) fn interval(&self, edge: EdgeId, traveller: usize, stretch: &Stretch, run: &RunId) -> RouteInterval {
        let claims = |tellings: &[u32]| {
            let of = |number: &u32| self.claims[self.tellings[*number as usize].claim].claim.id.clone();
            tellings.iter().map(of).collect::<Vec<_>>()
        };
        let mut claims_for = claims(&stretch.tellings_for);
        claims_for
            .extend(stretch.sieges.iter().flat_map(|number| self.sieges[*number as usize].claims.iter().cloned()));
        RouteInterval {
            segment: self.segments[edge.index()].id.clone(),
            traveller: self.sides.traveller(traveller),
            days: span(stretch.from, stretch.to),
            status: stretch.status,
            probability: (stretch.probability * 1e4).round() / 1e4,
            basis: stretch.basis,
            places: stretch.places.iter().map(|place| self.places[*place as usize].id.clone()).collect(),
            claims_for,
            claims_against: claims(&stretch.tellings_against),
            recorded_in: run.clone(),
        }
    }
}

/// Days by their numbers, the least and the greatest number as open ends.
pub(crate) fn span(from: i32, to: i32) -> DaySpan {
    DaySpan {
        from: (from != i32::MIN).then(|| Day::from_number(from)),
        to: (to != i32::MAX).then(|| Day::from_number(to)),
    }
}

fn by_edge<'e>(edges: usize, lists: impl Iterator<Item = &'e [EdgeId]>) -> Vec<Vec<u32>> {
    let mut by_edge = vec![vec![]; edges];
    for (number, list) in (0_u32..).zip(lists) {
        for edge in list {
            by_edge[edge.index()].push(number);
        }
    }
    by_edge
}

/// All sides that hold something, besiege, are besieged, are told to cut or to open a road, or have supplies.
fn involved(control: &[ControlInterval], sieges: &[Siege], claims: &[&Sourced], lexicon: &Lexicon) -> BTreeSet<SideId> {
    let mut sides: BTreeSet<SideId> = lexicon.supplies().iter().map(|supply| supply.side.clone()).collect();
    for interval in control {
        if let Holder::Side(side) = &interval.holder {
            sides.insert(side.clone());
        }
        sides.extend(interval.parties.iter().cloned());
    }
    sides.extend(sieges.iter().flat_map(|siege| siege.besiegers.iter().chain(&siege.besieged)).cloned());
    let on_roads = claims
        .iter()
        .filter(|one| matches!(one.claim.kind, dateline_model::Kind::RouteCut | dateline_model::Kind::RouteOpened));
    for sourced in on_roads {
        let actors: Vec<_> = sourced.claim.by.iter().chain(&sourced.claim.against).cloned().collect();
        let day = sourced.claim.days.first().or(sourced.published);
        sides.extend(dateline_merge::telling::sides_of(&actors, day, lexicon));
    }
    sides
}
