//! What all evidence together says of a day: exact forward–backward, over the days with evidence only.

use std::collections::BTreeMap;

use super::layout::{Class, Layout};
use super::transition::Transition;

/// What was told of a day: how probable that is in each state, or for each step from the eve. Only the ratios count.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Told {
    pub(crate) day: i32,
    pub(crate) chances: Chances,
}

/// How probable something is to be told.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Chances {
    /// In each state of the day.
    State(Vec<f64>),
    /// For each step from the state of the eve to that of the day, row by row.
    Step(Vec<f64>),
}

/// However strongly it is contradicted, no state is ruled out for good.
const FLOOR: f64 = 1e-60;

/// The chain of one place with its evidence.
#[derive(Debug)]
pub(crate) struct Posterior<'a> {
    layout: Layout,
    transition: &'a Transition,
    days: Vec<i32>,
    /// For each of the days, the weight of each state by what was told up to it.
    past: Vec<Vec<f64>>,
    /// For each of the days, how probable what was told after it is, from each state.
    future: Vec<Vec<f64>>,
    /// Likewise with what was told of the day itself, but for steps.
    ahead: Vec<Vec<f64>>,
}

/// The evidence of one day.
#[derive(Debug)]
struct Node {
    day: i32,
    state: Vec<f64>,
    /// The step from the eve, which is then the node before: transition times what was told.
    step: Option<Vec<f64>>,
}

impl<'a> Posterior<'a> {
    /// From what is thought of the first day with evidence before any, and from evidence in any order.
    pub(crate) fn new(layout: Layout, transition: &'a Transition, first: Vec<f64>, told: &[&Told]) -> Self {
        let nodes = nodes(layout, transition, told);
        let mut past: Vec<Vec<f64>> = Vec::with_capacity(nodes.len());
        let mut now = first;
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                now = match &node.step {
                    Some(step) => times(&now, step, false),
                    None => transition.forward(&now, gap(nodes[at - 1].day, node.day)),
                };
            }
            for (weight, chance) in now.iter_mut().zip(&node.state) {
                *weight *= chance;
            }
            scale(&mut now);
            past.push(now.clone());
        }
        let mut future = vec![vec![1.0; layout.states()]; nodes.len()];
        let mut ahead = future.clone();
        for (at, node) in nodes.iter().enumerate().rev() {
            if let Some(next) = nodes.get(at + 1) {
                future[at] = match &next.step {
                    Some(step) => times(&ahead[at + 1], step, true),
                    None => transition.backward(&ahead[at + 1], gap(node.day, next.day)),
                };
                scale(&mut future[at]);
            }
            ahead[at] = product(&node.state, &future[at]);
        }
        let days = nodes.iter().map(|node| node.day).collect();
        Self { layout, transition, days, past, future, ahead }
    }

    pub(crate) fn days(&self) -> &[i32] {
        &self.days
    }

    /// The weights of the states on a day; before the first day with evidence, those of the first.
    pub(crate) fn on(&self, day: i32) -> Vec<f64> {
        let at = self.days.partition_point(|one| *one <= day).saturating_sub(1);
        let Some(known) = self.days.get(at) else { return vec![1.0; self.layout.states()] };
        if day <= *known {
            return product(&self.past[at], &self.future[at]);
        }
        let past = self.transition.forward(&self.past[at], gap(*known, day));
        match self.days.get(at + 1) {
            None => past,
            Some(next) => product(&past, &self.transition.backward(&self.ahead[at + 1], gap(day, *next))),
        }
    }

    /// The stretches of days from `first` to `last` on which one class is the most probable, in order. Changes are dated to
    /// the day; a class that lasts less than [`FINE`] days between two days of another may be passed over.
    pub(crate) fn stretches(&self, first: i32, last: i32) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = vec![];
        let mut marks: Vec<i32> = self.days.iter().copied().filter(|day| first < *day && *day <= last).collect();
        marks.insert(0, first);
        marks.dedup();
        if marks.last() != Some(&last) {
            marks.push(last);
        }
        let mut sight = self.sight(first);
        put(&mut stretches, sight, 0.0);
        for pair in marks.windows(2) {
            let next = self.sight(pair[1]);
            self.search(sight, next, &mut stretches);
            sight = next;
        }
        stretches
    }

    fn sight(&self, day: i32) -> Sight {
        let (class, share) = self.layout.best(&self.on(day));
        Sight { day, class, share }
    }

    /// Adds the days after one sight up to another, with no evidence between them.
    fn search(&self, from: Sight, to: Sight, stretches: &mut Vec<Stretch>) {
        let days = to.day - from.day;
        let same = from.class == to.class;
        if days <= 1 || same && days <= FINE {
            let mean = f64::midpoint(from.share, to.share);
            put(stretches, to, if same { mean * f64::from(days - 1) } else { 0.0 });
            return;
        }
        let middle = self.sight(from.day + days / 2);
        if same && middle.class == from.class && (middle.share - f64::midpoint(from.share, to.share)).abs() < 0.02 {
            put(stretches, to, (from.share + 4.0 * middle.share + to.share) / 6.0 * f64::from(days - 1));
            return;
        }
        self.search(from, middle, stretches);
        self.search(middle, to, stretches);
    }
}

/// Below how many days a gap between two days of one class is taken to be of that class.
const FINE: i32 = 4;

/// The most probable class of a day.
#[derive(Clone, Copy, Debug)]
struct Sight {
    day: i32,
    class: Class,
    share: f64,
}

/// Days on which one class is the most probable.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Stretch {
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) class: Class,
    /// The sum of its share over the days.
    sum: f64,
}

impl Stretch {
    /// The mean share of the class over the days.
    pub(crate) fn mean(&self) -> f64 {
        self.sum / f64::from(self.to - self.from + 1)
    }
}

/// Adds a day, and the days passed over before it with the sum of their shares.
fn put(stretches: &mut Vec<Stretch>, sight: Sight, before: f64) {
    match stretches.last_mut() {
        Some(last) if last.class == sight.class => {
            last.to = sight.day;
            last.sum += before + sight.share;
        }
        _ => stretches.push(Stretch { from: sight.day, to: sight.day, class: sight.class, sum: sight.share }),
    }
}

/// The days with evidence in order, and the eves of steps. Several steps of one day come one after the other, in the order
/// told; what is told of the state of a day is told of its end.
fn nodes(layout: Layout, transition: &Transition, told: &[&Told]) -> Vec<Node> {
    let mut days: BTreeMap<i32, Vec<Node>> = BTreeMap::new();
    let plain = |day| Node { day, state: vec![1.0; layout.states()], step: None };
    for one in told {
        match &one.chances {
            Chances::State(_) => {
                days.entry(one.day).or_default();
            }
            Chances::Step(chances) => {
                days.entry(one.day - 1).or_default();
                let mut step = transition.day().to_vec();
                for (all, chance) in step.iter_mut().zip(chances) {
                    *all *= chance;
                }
                scale(&mut step);
                days.entry(one.day).or_default().push(Node { step: Some(step), ..plain(one.day) });
            }
        }
    }
    for (day, nodes) in &mut days {
        if nodes.is_empty() {
            nodes.push(plain(*day));
        }
    }
    for one in told {
        if let Chances::State(chances) = &one.chances
            && let Some(last) = days.get_mut(&one.day).and_then(|nodes| nodes.last_mut())
        {
            for (all, chance) in last.state.iter_mut().zip(chances) {
                *all *= chance;
            }
            scale(&mut last.state);
        }
    }
    days.into_values().flatten().collect()
}

/// A vector times a square matrix; `turned` by its mirror image.
fn times(vector: &[f64], matrix: &[f64], turned: bool) -> Vec<f64> {
    let states = vector.len();
    let at = |from: usize, to: usize| if turned { matrix[to * states + from] } else { matrix[from * states + to] };
    (0..states).map(|to| (0..states).map(|from| vector[from] * at(from, to)).sum()).collect()
}

fn gap(from: i32, to: i32) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(0)
}

fn product(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut product: Vec<f64> = one.iter().zip(other).map(|(one, other)| one * other).collect();
    scale(&mut product);
    product
}

/// Scales so that the greatest is 1, and lifts what is next to nothing.
fn scale(weights: &mut [f64]) {
    let most = weights.iter().copied().fold(0.0, f64::max);
    if most > 0.0 && most.is_finite() {
        for weight in weights {
            *weight = (*weight / most).max(FLOOR);
        }
    } else {
        weights.fill(1.0);
    }
}
