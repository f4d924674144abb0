//! Who can pass each edge from day to day, as sets of travellers side by side: what a day's questions read instead of courses.

use dateline_roads::EdgeId;
use rayon::prelude::*;

use crate::course::Stretch;
use crate::situation::{is_passable, on};

/// The sets of each edge.
#[derive(Clone, Debug, Default)]
pub(crate) struct Masks {
    starts: Vec<u32>,
    turns: Vec<Turn>,
}

/// From a day on: who can pass, and of whom it is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Turn {
    from: i32,
    passable: u32,
    unknown: u32,
}

/// Before anything is known.
const NOTHING: (u32, u32) = (0, u32::MAX);

impl Masks {
    /// Those of these courses, for each edge one for each of the travellers.
    pub(crate) fn new(courses: &[Vec<Vec<Stretch>>], travellers: &[usize]) -> Self {
        let of_edges: Vec<Vec<Turn>> = courses.par_iter().map(|of_edge| turns(of_edge, travellers)).collect();
        let mut masks = Self { starts: Vec::with_capacity(courses.len() + 1), turns: vec![] };
        masks.starts.push(0);
        for turns in of_edges {
            masks.turns.extend(turns);
            masks.starts.push(u32::try_from(masks.turns.len()).expect("fewer than four milliards of changes"));
        }
        masks
    }

    fn of(&self, edge: EdgeId) -> &[Turn] {
        &self.turns[self.starts[edge.index()] as usize..self.starts[edge.index() + 1] as usize]
    }

    /// Who can pass an edge on a day, and of whom it is not known.
    pub(crate) fn on(&self, edge: EdgeId, day: i32) -> (u32, u32) {
        let turns = self.of(edge);
        let next = turns.partition_point(|turn| turn.from <= day);
        next.checked_sub(1).map_or(NOTHING, |last| (turns[last].passable, turns[last].unknown))
    }

    /// All days on which it changes for some edge, in no order.
    pub(crate) fn days(&self) -> impl Iterator<Item = i32> {
        self.turns.iter().map(|turn| turn.from)
    }

    /// Each change of an edge, by day.
    pub(crate) fn changes(&self) -> Vec<(i32, EdgeId)> {
        let edges = (0_u32..).map(EdgeId).take(self.starts.len().saturating_sub(1));
        let mut found: Vec<(i32, EdgeId)> =
            edges.flat_map(|edge| self.of(edge).iter().map(move |turn| (turn.from, edge))).collect();
        found.sort_unstable();
        found
    }
}

fn turns(of_edge: &[Vec<Stretch>], travellers: &[usize]) -> Vec<Turn> {
    let mut days: Vec<i32> =
        of_edge.iter().flatten().flat_map(|stretch| [stretch.from, stretch.to.saturating_add(1)]).collect();
    days.retain(|day| *day != i32::MAX);
    days.sort_unstable();
    days.dedup();
    let mut found: Vec<Turn> = vec![];
    for day in days {
        let (mut passable, mut unknown) = NOTHING;
        for (traveller, course) in travellers.iter().zip(of_edge) {
            if let Some(stretch) = on(course, day) {
                unknown &= !(1 << traveller);
                passable |= u32::from(is_passable(stretch.status)) << traveller;
            }
        }
        if found.last().map_or(NOTHING, |last| (last.passable, last.unknown)) != (passable, unknown) {
            found.push(Turn { from: day, passable, unknown });
        }
    }
    found
}
