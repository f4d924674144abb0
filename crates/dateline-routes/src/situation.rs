//! The roads on one day: which of them each side can pass, and where its supplies reach.

use dateline_model::{Day, PlaceId, RouteInterval, RouteStatus, RunId, SideId, Traveller};
use dateline_roads::{EdgeId, NodeId};

use crate::course::Stretch;
use crate::routes::Routes;
use crate::sides::numbers;
use crate::supply::{self, Source};

/// The roads on one day.
pub(crate) struct Situation<'r, 'a> {
    pub(crate) routes: &'r Routes<'a>,
    pub(crate) day: i32,
    /// For each edge, the sides that can pass it, and those of whom it is not known.
    pub(crate) passable: Vec<u32>,
    pub(crate) unknown: Vec<u32>,
}

impl<'a> Routes<'a> {
    pub(crate) fn situation(&self, day: Day) -> Situation<'_, 'a> {
        self.situation_of(day.number())
    }

    pub(crate) fn situation_of(&self, day: i32) -> Situation<'_, 'a> {
        let (passable, unknown) = self.work.graph.edges().map(|edge| self.masks.on(edge, day)).unzip();
        Situation { routes: self, day, passable, unknown }
    }

    /// The stretch of a course that holds a day.
    pub(crate) fn stretch(&self, edge: EdgeId, traveller: usize, day: i32) -> Option<&Stretch> {
        let slot = self.travellers.binary_search(&traveller).ok()?;
        on(&self.courses[edge.index()][slot], day)
    }

    /// What a stretch of road is to somebody on a day; `None` where nothing is known.
    #[must_use]
    pub fn stretch_on(&self, edge: EdgeId, traveller: &Traveller, day: Day) -> Option<RouteInterval> {
        self.interval_on(edge, self.work.sides.number_of(traveller)?, day.number())
    }

    /// The same by the number of the traveller and of the day.
    pub(crate) fn interval_on(&self, edge: EdgeId, traveller: usize, day: i32) -> Option<RouteInterval> {
        let stretch = self.stretch(edge, traveller, day)?;
        Some(self.work.interval(edge, traveller, stretch, &RunId::new("")))
    }
}

/// The stretch of a course, in order of days, that holds a day.
pub(crate) fn on(course: &[Stretch], day: i32) -> Option<&Stretch> {
    let next = course.partition_point(|one| one.from <= day);
    course[..next].last().filter(|one| one.to >= day)
}

/// Whether one may pass.
pub(crate) fn is_passable(status: RouteStatus) -> bool {
    matches!(status, RouteStatus::Open | RouteStatus::Threatened)
}

impl Situation<'_, '_> {
    /// Reads what an edge is on the day; gives back who may pass as far as is known.
    pub(crate) fn turn(&mut self, edge: EdgeId) -> u32 {
        let (passable, unknown) = self.routes.masks.on(edge, self.day);
        (self.passable[edge.index()], self.unknown[edge.index()]) = (passable, unknown);
        passable | unknown
    }

    /// Whether a side can pass.
    pub(crate) fn is_open(&self, edge: EdgeId, side: usize) -> bool {
        self.passable[edge.index()] & 1 << side != 0
    }

    /// Whether a side can pass, as far as is known: unknown roads are taken to be open.
    pub(crate) fn may_be_open(&self, edge: EdgeId, side: usize) -> bool {
        (self.passable[edge.index()] | self.unknown[edge.index()]) & 1 << side != 0
    }

    /// For each node, the sides that are in a place there.
    pub(crate) fn inside(&self) -> Vec<u32> {
        let mut inside = vec![0; self.routes.work.graph.node_count()];
        for (node, places) in self.routes.places_at.iter() {
            inside[node.index()] = self.inside_of(places);
        }
        inside
    }

    fn inside_of(&self, places: &[u32]) -> u32 {
        let held = |place: &u32| self.routes.work.holding.on(*place as usize, self.day).inside();
        places.iter().fold(0, |set, place| set | held(place))
    }

    /// For each side, the nodes from which it is supplied.
    pub(crate) fn sources(&self) -> Vec<Vec<NodeId>> {
        let work = &self.routes.work;
        (0..work.sides.len())
            .map(|side| {
                let mut nodes: Vec<NodeId> = self.sources_of(side).map(|source| source.node).collect();
                nodes.sort_unstable();
                nodes.dedup();
                nodes
            })
            .collect()
    }

    /// The nodes from which somebody is supplied, each with the sides that are.
    pub(crate) fn sources_of_all(&self) -> Vec<(NodeId, u32)> {
        let of_sides = self.sources();
        of_sides.iter().enumerate().flat_map(|(side, nodes)| nodes.iter().map(move |node| (*node, 1 << side))).collect()
    }

    /// A side's sources, and those of its friends, that are in no hands that let it not pass.
    pub(crate) fn sources_of(&self, side: usize) -> impl Iterator<Item = &Source> {
        let friends = self.routes.work.sides.stand(side, self.day).friends;
        numbers(friends)
            .flat_map(|friend| supply::on(&self.routes.supplies[friend], self.day))
            .filter(move |source| self.is_free(source.place, side))
    }

    /// Whether a place is not reported to be in hands that let the side not pass.
    fn is_free(&self, place: u32, side: usize) -> bool {
        let work = &self.routes.work;
        let held = work.holding.on(place as usize, self.day);
        held.through(work.sides.stand(side, self.day)).as_bad(RouteStatus::Contested) < 0.5
    }

    pub(crate) fn place_ids(&self, places: &[u32]) -> Vec<PlaceId> {
        places.iter().map(|place| self.routes.work.places[*place as usize].id.clone()).collect()
    }

    pub(crate) fn side_ids(&self, set: u32) -> Vec<SideId> {
        let sides = &self.routes.work.sides;
        numbers(set & sides.all()).map(|side| sides.id(side).clone()).collect()
    }
}
