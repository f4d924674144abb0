//! What all evidence together says of a day: exact forward–backward, over the days with evidence only.

use super::layout::{Class, Layout, MOST_STATES};
use super::transition::{Transition, times, times_turned};

/// What was told of a day: how probable that is in each state, or for each step from the eve. Only the ratios count.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Told {
    pub(crate) day: i32,
    pub(crate) chances: Chances,
}

impl Told {
    /// The first day that it speaks of: of a step, its eve.
    pub(crate) fn begins(&self) -> i32 {
        self.day - i32::from(matches!(self.chances, Chances::Step(_)))
    }
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
pub(super) const FLOOR: f64 = 1e-60;

/// The chain of one place with its evidence. What is kept of each node stands one after the other, a weight a state.
#[derive(Debug)]
pub(crate) struct Posterior<'a> {
    layout: Layout,
    transition: &'a Transition,
    days: Vec<i32>,
    /// For each node, the weight of each state by what was told up to it.
    past: Vec<f64>,
    /// For each node, how probable what was told after it is, from each state.
    future: Vec<f64>,
    /// Likewise with what was told of the node itself, but for steps.
    ahead: Vec<f64>,
}

/// The weights of the states of one day, without a place on the heap.
type Weights = [f64; MOST_STATES];

impl<'a> Posterior<'a> {
    /// From what is thought of the first day with evidence before any, and from evidence in any order.
    pub(crate) fn new(layout: Layout, transition: &'a Transition, first: &[f64], told: &[&Told]) -> Self {
        let states = layout.states();
        let nodes = Nodes::new(layout, transition, told);
        let count = nodes.days.len();
        let node = |at: usize| at * states..(at + 1) * states;
        let mut past = nodes.state.clone();
        let mut now: Weights = [0.0; MOST_STATES];
        let now = &mut now[..states];
        now.copy_from_slice(first);
        for at in 0..count {
            if at > 0 {
                match nodes.step(at, states) {
                    Some(step) => times(now, step),
                    None => transition.forward(now, gap(nodes.days[at - 1], nodes.days[at])),
                }
            }
            multiply(now, &nodes.state[node(at)]);
            scale(now);
            past[node(at)].copy_from_slice(now);
        }
        let mut future = vec![1.0; count * states];
        let mut ahead = nodes.state.clone();
        for at in (0..count).rev() {
            let later = &mut future[node(at)];
            if at + 1 < count {
                later.copy_from_slice(&ahead[node(at + 1)]);
                match nodes.step(at + 1, states) {
                    Some(step) => times_turned(later, step),
                    None => transition.backward(later, gap(nodes.days[at], nodes.days[at + 1])),
                }
                scale(later);
            }
            multiply(&mut ahead[node(at)], later);
            scale(&mut ahead[node(at)]);
        }
        Self { layout, transition, days: nodes.days, past, future, ahead }
    }

    pub(crate) fn days(&self) -> &[i32] {
        &self.days
    }

    /// Puts down the weights of the states on a day; before the first day with evidence, those of the first.
    pub(crate) fn on(&self, day: i32, weights: &mut [f64]) {
        let states = self.layout.states();
        let at = self.days.partition_point(|one| *one <= day).saturating_sub(1);
        let Some(known) = self.days.get(at) else {
            weights.fill(1.0);
            return;
        };
        let node = at * states..(at + 1) * states;
        weights.copy_from_slice(&self.past[node.clone()]);
        if day <= *known {
            multiply(weights, &self.future[node]);
            scale(weights);
            return;
        }
        self.transition.forward(weights, gap(*known, day));
        if let Some(next) = self.days.get(at + 1) {
            let mut later: Weights = [0.0; MOST_STATES];
            let later = &mut later[..states];
            later.copy_from_slice(&self.ahead[(at + 1) * states..(at + 2) * states]);
            self.transition.backward(later, gap(day, *next));
            multiply(weights, later);
            scale(weights);
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
        let mut weights: Weights = [0.0; MOST_STATES];
        let weights = &mut weights[..self.layout.states()];
        self.on(day, weights);
        let (class, share) = self.layout.best(weights);
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
#[derive(Debug)]
pub(crate) struct Nodes {
    pub(crate) days: Vec<i32>,
    /// What is told of the states, a chance a state, node by node.
    pub(crate) state: Vec<f64>,
    /// For each node where its step stands among the steps; the step is from the eve, which is then the node before.
    step_at: Vec<Option<usize>>,
    /// The steps: transition times what was told.
    steps: Vec<f64>,
}

impl Nodes {
    pub(crate) fn new(layout: Layout, transition: &Transition, told: &[&Told]) -> Self {
        let states = layout.states();
        // By day; of a day the steps in the order told, then the states: a day is a node for itself only without steps.
        let mut order: Vec<(i32, u8, usize)> = Vec::with_capacity(told.len() * 2);
        for (index, one) in told.iter().enumerate() {
            match &one.chances {
                Chances::Step(_) => order.extend([(one.day - 1, EVE, index), (one.day, STEP, index)]),
                Chances::State(_) => order.push((one.day, STATE, index)),
            }
        }
        order.sort_unstable();
        let steps = order.iter().filter(|(_, what, _)| *what == STEP).count();
        let mut nodes = Self {
            days: Vec::with_capacity(order.len()),
            state: Vec::with_capacity(order.len() * states),
            step_at: Vec::with_capacity(order.len()),
            steps: Vec::with_capacity(steps * states * states),
        };
        for (day, what, index) in order {
            match &told[index].chances {
                Chances::Step(chances) if what == STEP => {
                    let start = nodes.steps.len();
                    nodes.steps.extend(transition.day().iter().zip(chances).map(|(step, chance)| step * chance));
                    scale(&mut nodes.steps[start..]);
                    nodes.push(day, states, Some(start));
                }
                _ if nodes.days.last() != Some(&day) => nodes.push(day, states, None),
                _ => {}
            }
            if let Chances::State(chances) = &told[index].chances {
                let start = nodes.state.len() - states;
                multiply(&mut nodes.state[start..], chances);
                scale(&mut nodes.state[start..]);
            }
        }
        nodes
    }

    fn push(&mut self, day: i32, states: usize, step: Option<usize>) {
        self.days.push(day);
        self.step_at.push(step);
        self.state.resize(self.state.len() + states, 1.0);
    }

    pub(crate) fn step(&self, node: usize, states: usize) -> Option<&[f64]> {
        self.step_at[node].map(|start| &self.steps[start..start + states * states])
    }
}

/// The order of what is told of one day.
const STEP: u8 = 0;
const STATE: u8 = 1;
const EVE: u8 = 2;

fn gap(from: i32, to: i32) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(0)
}

fn multiply(one: &mut [f64], other: &[f64]) {
    for (one, other) in one.iter_mut().zip(other) {
        *one *= other;
    }
}

/// Scales so that the greatest is 1, and lifts what is next to nothing; gives the greatest as it was, or 1 where nothing could
/// be scaled.
pub(crate) fn scale(weights: &mut [f64]) -> f64 {
    // Four at a time, so that none waits for the one before it.
    let (fours, rest) = weights.as_chunks::<4>();
    let mut most = [0.0_f64; 4];
    for four in fours {
        for (most, weight) in most.iter_mut().zip(four) {
            *most = if *weight > *most { *weight } else { *most };
        }
    }
    let most = most.iter().chain(rest).copied().fold(0.0, f64::max);
    let scale = 1.0 / most;
    if scale > 0.0 && scale.is_finite() {
        for weight in weights {
            let scaled = *weight * scale;
            *weight = if scaled > FLOOR { scaled } else { FLOOR };
        }
        most
    } else {
        weights.fill(1.0);
        1.0
    }
}
