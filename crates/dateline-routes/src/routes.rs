//! The roads of a project over time, ready to be asked.

use dateline_model::{Day, RouteInterval, RunId, SideId, Traveller};
use dateline_roads::{NodeId, Parts, parts};

use crate::course::Stretch;
use crate::masks::Masks;
use crate::supply::{Source, supplies};
use crate::work::{Input, Work};

/// The roads of a project over time. Making it works out every stretch for everybody; a question then looks it up.
pub struct Routes<'a> {
    pub(crate) input: Input<'a>,
    pub(crate) work: Work<'a>,
    /// The numbers of all who travel, in order.
    pub(crate) travellers: Vec<usize>,
    /// For each edge and each of them, the course.
    pub(crate) courses: Vec<Vec<Vec<Stretch>>>,
    /// Which edges who can pass, from day to day.
    pub(crate) masks: Masks,
    /// Which nodes any roads connect.
    pub(crate) parts: Parts,
    /// The sources of each side.
    pub(crate) supplies: Vec<Vec<Source>>,
    /// The places at each node that has some.
    pub(crate) places_at: Vec<(NodeId, Vec<u32>)>,
}

impl<'a> Routes<'a> {
    /// Works out all roads.
    #[must_use]
    pub fn new(input: &Input<'a>) -> Self {
        let work = Work::new(input);
        let travellers = work.travellers();
        let courses = work.courses(&travellers);
        let masks = Masks::new(&courses, &travellers);
        let parts = parts(work.graph, |_| true);
        let supplies = supplies(&work);
        let mut places_at: Vec<(NodeId, Vec<u32>)> = vec![];
        let mut at: Vec<(NodeId, u32)> = (0_u32..)
            .zip(&work.places)
            .filter_map(|(number, place)| Some((work.graph.node_of(&place.id)?, number)))
            .collect();
        at.sort_unstable();
        for (node, place) in at {
            match places_at.last_mut() {
                Some((last, places)) if *last == node => places.push(place),
                _ => places_at.push((node, vec![place])),
            }
        }
        Self { input: *input, work, travellers, courses, masks, parts, supplies, places_at }
    }

    /// What every stretch was to everybody, from one day to another: by stretch, traveller and first day. Days that no
    /// interval covers are unknown.
    #[must_use]
    pub fn intervals(&self, run: &RunId) -> Vec<RouteInterval> {
        let mut found = vec![];
        for (edge, of_edge) in self.work.graph.edges().zip(&self.courses) {
            for (traveller, course) in self.travellers.iter().zip(of_edge) {
                found.extend(course.iter().map(|stretch| self.work.interval(edge, *traveller, stretch, run)));
            }
        }
        found
    }

    /// Everybody who travels: every side, and civilians and aid where somebody tells of them.
    #[must_use]
    pub fn travellers(&self) -> Vec<Traveller> {
        self.travellers.iter().map(|number| self.work.sides.traveller(*number)).collect()
    }

    /// How many claims on roads name no road or place that the graph has.
    #[must_use]
    pub fn claims_off_the_graph(&self) -> usize {
        self.work.tellings.iter().filter(|telling| telling.edges.is_empty()).count()
    }

    /// The last day of which anything tells; `None` where nothing does.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        let told = self.work.tellings.iter().map(|telling| telling.last).max();
        self.work.holding.ends().map(|(_, last)| last).max(told).map(Day::from_number)
    }

    pub(crate) fn number_of(&self, side: &SideId) -> Option<usize> {
        self.work.sides.number(side)
    }

    /// The places at a node.
    pub(crate) fn places_of(&self, node: NodeId) -> &[u32] {
        match self.places_at.binary_search_by_key(&node, |(node, _)| *node) {
            Ok(found) => &self.places_at[found].1,
            Err(_) => &[],
        }
    }

    /// The days on which who can pass a road, who holds a place on a road, who is whose friend, or from where somebody is
    /// supplied changes, in order; the first is that before all of them.
    pub(crate) fn turns(&self) -> Vec<i32> {
        let mut days: Vec<i32> = vec![i32::MIN];
        let both = |from: i32, to: i32| [from, to.saturating_add(1)];
        days.extend(self.masks.days());
        days.extend(self.work.sides.turns());
        days.extend(self.supplies.iter().flatten().flat_map(|source| both(source.from, source.to)));
        for place in self.places_at.iter().flat_map(|(_, places)| places) {
            days.extend(self.work.holding.of(*place as usize).iter().flat_map(|held| both(held.from, held.to)));
        }
        days.retain(|day| *day != i32::MAX);
        days.sort_unstable();
        days.dedup();
        days
    }
}
