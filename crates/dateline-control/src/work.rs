//! The work on all places of a project: first each by its own evidence, then with what its neighbours lend.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use dateline_lexicon::Lexicon;
use dateline_merge::origin::Origins;
use dateline_merge::telling::Places;
use dateline_model::{ControlInterval, Day, Place, PlaceId, PlaceKind, RunId, SideId, Sourced};
use dateline_roads::Graph;
use rayon::prelude::*;

use crate::account::{Account, account};
use crate::chain::{Course, Layout, MOST_SIDES, Transition};
use crate::evidence::Evidence;
use crate::history::{Chain, Segment};
use crate::interval::intervals;
use crate::neighbour::{Around, Change, Ways, changes, lend};
use crate::observation::{Observation, observations};
use crate::reading::Reading;
use crate::same_day::in_order;
use crate::sides::Stand;
use crate::{Parameters, defaults, evidence};

/// Transition matrices by number of sides, each made when it is first needed.
#[derive(Debug)]
pub(crate) struct Transitions<'a> {
    parameters: &'a Parameters,
    by_sides: [OnceLock<Transition>; MOST_SIDES + 1],
}

impl<'a> Transitions<'a> {
    fn new(parameters: &'a Parameters) -> Self {
        Self { parameters, by_sides: std::array::from_fn(|_| OnceLock::new()) }
    }

    pub(crate) fn of(&self, sides: usize) -> &Transition {
        let sides = sides.min(MOST_SIDES);
        self.by_sides[sides].get_or_init(|| Transition::new(Layout::new(sides), self.parameters.rates()))
    }
}

/// What is told of a place, and how it was by that alone.
pub(crate) type Alone = (Vec<Observation>, Vec<Segment>);

/// How many votes may be kept of a nowcast for the second look at it, over all places: some 200 MB.
const MOST_KEPT: usize = 2_000_000;

/// How a place was by its own evidence, by each of its publications; `None` where it was not worked out.
type Courses = Vec<Option<Vec<Segment>>>;

/// All that the work on one place needs of the others.
pub(crate) struct Work<'a> {
    pub(crate) claims: &'a [&'a Sourced],
    pub(crate) places: Vec<&'a Place>,
    pub(crate) evidence: BTreeMap<&'a PlaceId, Vec<Evidence>>,
    pub(crate) origins: &'a Origins<'a>,
    pub(crate) stand: Stand<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) parameters: &'a Parameters,
    pub(crate) transitions: Transitions<'a>,
    pub(crate) run: &'a RunId,
    /// `None` without roads.
    ways: Option<Ways<'a>>,
}

impl<'a> Work<'a> {
    pub(crate) fn new(
        claims: &'a [&'a Sourced],
        places: &'a Places<'a>,
        origins: &'a Origins<'a>,
        lexicon: &'a Lexicon,
        parameters: &'a Parameters,
        roads: Option<&'a Graph>,
        run: &'a RunId,
    ) -> Self {
        let stand = Stand { lexicon, places };
        let held: Vec<&Place> = places.iter().filter(|place| evidence::can_be_held(place.kind)).collect();
        Self {
            claims,
            ways: roads.map(|graph| Ways::new(graph, &held)),
            places: held,
            evidence: evidence::evidence(claims, origins, stand, parameters),
            origins,
            stand,
            lexicon,
            parameters,
            transitions: Transitions::new(parameters),
            run,
        }
    }

    /// What is told of a place, as known on a day; `None` = all of it.
    fn observations(&self, place: &'a Place, known: Option<Day>) -> Vec<Observation> {
        let Some(told) = self.evidence.get(&place.id) else { return vec![] };
        let by_then = |one: &&Evidence| known.is_none_or(|day| self.published(one).is_some_and(|out| out <= day));
        let told = told.iter().filter(by_then).collect();
        in_order(observations(told, place, self.origins, self.stand, self.parameters), self.stand)
    }

    fn published(&self, evidence: &Evidence) -> Option<Day> {
        self.claims.get(evidence.claim)?.published
    }

    /// The courses of all places by their own evidence alone, each with how many sides it has.
    pub(crate) fn courses(&self) -> Vec<(usize, Course)> {
        let parameters = self.parameters.with_other_rates();
        let others = Transitions::new(&parameters);
        let of = |place: &&'a Place| {
            let told = self.observations(place, None);
            let course = |transitions| {
                let chain = Chain::new(&told, &[], place, self.origins, self.stand, self.parameters, transitions);
                let readings: Vec<&Reading> = chain.readings.iter().collect();
                chain.course(&readings).map(|course| (chain.sides.len(), course))
            };
            let ((sides, course), (_, other)) = (course(&self.transitions)?, course(&others)?);
            Some((sides, course.fixing(&other, self.transitions.of(sides).day())))
        };
        self.places.par_iter().filter_map(of).collect()
    }

    fn chain<'c>(&'c self, observations: &'c [Observation], more: &[SideId], place: &'c Place) -> Chain<'c> {
        Chain::new(observations, more, place, self.origins, self.stand, self.parameters, &self.transitions)
    }

    /// How a place was by its own evidence alone, and the changes that it lends to others.
    fn alone(&self, number: usize, place: &Place, told: &[Observation]) -> (Vec<Change>, Vec<Segment>) {
        if told.is_empty() {
            return (vec![], vec![]);
        }
        let segments = self.chain(told, &[], place).segments(&[]);
        let lent = self.parameters.neighbour_weight > 0.0 && lends(place);
        let changes = if lent { changes(number, place, &segments, self.parameters).collect() } else { vec![] };
        (changes, segments)
    }

    /// The changes of all places by their own evidence alone; and for each place what is told of it and how it was.
    pub(crate) fn alone_all(&self) -> (Vec<Change>, Vec<Alone>) {
        let of = |(number, place): (usize, &&'a Place)| {
            let told = self.observations(place, None);
            let (changes, segments) = self.alone(number, place, &told);
            (changes, (told, segments))
        };
        let (changes, alone): (Vec<_>, Vec<_>) = self.places.par_iter().enumerate().map(of).unzip();
        (changes.into_iter().flatten().collect(), alone)
    }

    /// The changes of all places as they became known; and for each place how it was by its own evidence alone, of each
    /// publication from its day until the next; what would take too much room is left out. Empty where nothing is lent.
    fn as_known(&self) -> (Vec<Change>, Vec<Courses>) {
        if self.parameters.neighbour_weight == 0.0 {
            return (vec![], vec![]);
        }
        let of = |(number, place): (usize, &&'a Place)| {
            let mut found: Vec<Change> = vec![];
            let mut alone: Vec<Option<Vec<Segment>>> = vec![];
            let mut room = MOST_KEPT / self.places.len();
            if !lends(place) {
                return (found, alone);
            }
            let publications = self.publications(place, &[]);
            for (index, known) in publications.iter().enumerate() {
                let told = self.observations(place, Some(*known));
                let mut segments = self.chain(&told, &[], place).segments(&[]);
                if let Some(now) = changes(number, place, &segments, self.parameters).last() {
                    let news = found.last().is_none_or(|last| last.side != now.side);
                    if news && segments.last().is_some_and(|last| last.from == now.day) {
                        found.push(Change { known: Some(*known), ..now });
                    }
                }
                segments.retain(|segment| segment.meets(*known, publications.get(index + 1).copied()));
                let size: usize = segments.iter().map(|segment| 1 + segment.votes.len() + segment.against.len()).sum();
                let fits = size <= room;
                room -= if fits { size } else { 0 };
                alone.push(fits.then_some(segments));
            }
            (found, alone)
        };
        let (changes, alone): (Vec<_>, Vec<_>) = self.places.par_iter().enumerate().map(of).unzip();
        (changes.into_iter().flatten().collect(), alone)
    }

    /// The days on which something about a place came out, in order.
    fn publications(&self, place: &Place, near: &[(usize, f64, Day)]) -> Vec<Day> {
        let own = self.evidence.get(&place.id).into_iter().flatten().filter_map(|one| self.published(one));
        let mut days: Vec<Day> = own.chain(near.iter().map(|(_, _, known)| *known)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The intervals of all places, with all that is known.
    pub(crate) fn intervals(&self) -> Vec<ControlInterval> {
        let (all, alone) = self.alone_all();
        let around = self.around(&all);
        let of = |(number, (told, segments)): (usize, Alone)| {
            let place = self.places[number];
            let near = self.near(number, place, &around);
            // Without neighbours it stays as it is.
            let found = if near.is_empty() {
                intervals(&segments, place, self.parameters, &[], self.claims, self.run)
            } else {
                self.of_place(place, &told, &near, &all)
            };
            self.with_defaults(place, found)
        };
        alone.into_par_iter().enumerate().flat_map_iter(of).collect()
    }

    /// The intervals of all places, each day as it was known on that day.
    pub(crate) fn nowcast(&self) -> Vec<ControlInterval> {
        let (all, alone) = self.as_known();
        let around = self.around(&all);
        let of = |(number, place): (usize, &&'a Place)| {
            let near: Vec<(usize, f64, Day)> = self
                .near(number, place, &around)
                .into_iter()
                .filter_map(|(change, km)| Some((change, km, all[change].known?)))
                .collect();
            let publications = self.publications(place, &near);
            let own = self.publications(place, &[]);
            let alone = alone.get(number).map_or(&[][..], Vec::as_slice);
            let mut told: Option<Vec<Observation>> = None;
            let mut found: Vec<ControlInterval> = vec![];
            for (index, known) in publications.iter().enumerate() {
                let next = publications.get(index + 1).copied();
                let by_then: Vec<(usize, f64)> =
                    near.iter().filter(|(_, _, out)| out <= known).map(|(change, km, _)| (*change, *km)).collect();
                let own = own.binary_search(known);
                // Without neighbours it is as it was by its own evidence alone.
                let alone = own.ok().filter(|_| by_then.is_empty()).and_then(|own| alone.get(own)?.as_ref());
                let segments = match alone {
                    Some(segments) => {
                        told = None;
                        Cow::Borrowed(segments)
                    }
                    None => {
                        if own.is_ok() || told.is_none() {
                            told = Some(self.observations(place, Some(*known)));
                        }
                        let told = told.as_deref().unwrap_or_default();
                        let chain = self.chain_with(told, &by_then, &all, place);
                        let mut segments = chain.map_or(vec![], |chain| chain.segments(&all));
                        segments.retain(|segment| segment.meets(*known, next));
                        Cow::Owned(segments)
                    }
                };
                let then = intervals(&segments, place, self.parameters, &all, self.claims, self.run);
                let last = next.map(|next| next.plus(-1));
                found.extend(then.into_iter().filter_map(|one| clipped(one, *known, last)));
            }
            self.with_defaults(place, joined(found))
        };
        self.places.par_iter().enumerate().flat_map_iter(of).collect()
    }

    /// Changes, to be found by the places around them.
    pub(crate) fn around<'c>(&'c self, changes: &'c [Change]) -> Around<'c> {
        Around::new(changes, self.ways.as_ref())
    }

    pub(crate) fn near(&self, number: usize, place: &Place, around: &Around<'_>) -> Vec<(usize, f64)> {
        match place.location {
            Some(at) if lends(place) => around.near(number, at, self.parameters.neighbour_km),
            _ => vec![],
        }
    }

    fn of_place(
        &self,
        place: &Place,
        told: &[Observation],
        near: &[(usize, f64)],
        all: &[Change],
    ) -> Vec<ControlInterval> {
        let Some(chain) = self.chain_with(told, near, all, place) else { return vec![] };
        intervals(&chain.segments(all), place, self.parameters, all, self.claims, self.run)
    }

    /// The chain of a place with what its neighbours lend; `None` where nothing is told.
    pub(crate) fn chain_with<'c>(
        &'c self,
        told: &'c [Observation],
        near: &[(usize, f64)],
        all: &[Change],
        place: &'c Place,
    ) -> Option<Chain<'c>> {
        if told.is_empty() && near.is_empty() {
            return None;
        }
        Some(self.with_neighbours(told, place, near, all))
    }

    fn with_neighbours<'c>(
        &'c self,
        told: &'c [Observation],
        place: &'c Place,
        near: &[(usize, f64)],
        all: &[Change],
    ) -> Chain<'c> {
        let mut more: Vec<SideId> = vec![];
        for (change, _) in near {
            if !more.contains(&all[*change].side) {
                more.push(all[*change].side.clone());
            }
        }
        let mut chain = self.chain(told, &more, place);
        lend(&mut chain, near, all, self.parameters);
        chain
    }

    /// How the evidence on a place adds up to what is thought of a day; `None` of a place that has no holder.
    pub(crate) fn account(&self, place: &PlaceId, on: Day) -> Option<Account> {
        let (number, place) = self.places.iter().enumerate().find(|(_, one)| one.id == *place)?;
        let of = |(number, place): (usize, &&'a Place)| {
            if self.evidence.contains_key(&place.id) {
                self.alone(number, place, &self.observations(place, None)).0
            } else {
                vec![]
            }
        };
        let all: Vec<Change> = self.places.par_iter().enumerate().flat_map_iter(of).collect();
        let near = self.near(number, place, &self.around(&all));
        let told = self.observations(place, None);
        let chain = self.with_neighbours(&told, place, &near, &all);
        Some(account(&chain, on, &all, &self.places, self.claims, self.origins))
    }

    /// With the pack's default before the first evidence.
    fn with_defaults(&self, place: &Place, on_evidence: Vec<ControlInterval>) -> Vec<ControlInterval> {
        let first = on_evidence.first().and_then(|first| first.days.from);
        let mut all = defaults::assumed(place, self.lexicon, self.stand, first, self.run);
        all.extend(on_evidence);
        all
    }
}

/// Whether a place lends to its neighbours, and borrows: towns do.
fn lends(place: &Place) -> bool {
    place.kind == PlaceKind::Populated
}

/// The part of an interval from one day to another.
fn clipped(interval: ControlInterval, first: Day, last: Option<Day>) -> Option<ControlInterval> {
    let from = interval.days.from.map_or(first, |from| from.max(first));
    let to = match (interval.days.to, last) {
        (Some(to), Some(last)) => Some(to.min(last)),
        (to, last) => to.or(last),
    };
    let days = dateline_model::DaySpan { from: Some(from), to };
    to.is_none_or(|to| from <= to).then_some(ControlInterval { days, ..interval })
}

/// How far the probabilities of neighbouring intervals of one holder may differ for them to be written as one.
const ALIKE: f64 = 0.02;

/// Neighbouring intervals that say the same become one.
fn joined(intervals: Vec<ControlInterval>) -> Vec<ControlInterval> {
    let mut joined: Vec<ControlInterval> = vec![];
    for interval in intervals {
        match joined.last_mut() {
            Some(last)
                if last.holder == interval.holder
                    && last.basis == interval.basis
                    && (last.probability - interval.probability).abs() <= ALIKE
                    && last.days.to.map(|to| to.plus(1)) == interval.days.from =>
            {
                last.days.to = interval.days.to;
                last.claims_for = interval.claims_for;
                last.claims_against = interval.claims_against;
            }
            _ => joined.push(interval),
        }
    }
    joined
}
