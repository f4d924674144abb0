//! What learning needs of a chain: how probable all that is told is, how often each step is to be expected, and how
//! probable each step into one day is.
//!
//! The evidence is told once, apart from the matrix of a day: rates that are learned change the matrix only. Days without
//! evidence are gone through one by one here, since each may hold a step.

use std::collections::BTreeMap;

use super::layout::Layout;
use super::matrix::product;
use super::posterior::{Chances, FLOOR, Told, scale};
use super::transition::Transition;

/// Longer gaps are cut to this many days, as where they are crossed by powers.
const LONGEST: i32 = (1 << 15) - 1;

/// The evidence on one place, in order of days.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    layout: Layout,
    /// The weights of the states before any evidence, their sum being 1.
    first: Vec<f64>,
    nodes: Vec<Node>,
}

#[derive(Clone, Debug)]
struct Node {
    day: i32,
    /// How probable what is told of the day is, in each state; `None`: nothing is.
    state: Option<Vec<f64>>,
    /// What is told of the step into it.
    step: Option<Step>,
}

/// What is told of a step: how probable that is, for each step.
#[derive(Clone, Debug)]
struct Step {
    told: Vec<f64>,
    /// Of steps for which the chance of the step and that of its telling come to one number, whatever the rates, that number;
    /// they are zero in `told`. Empty: there are none.
    fixed: Vec<f64>,
}

impl Step {
    /// The step with what is told of it.
    fn matrix(&self, day: &[f64]) -> Vec<f64> {
        let mut matrix: Vec<f64> = day.iter().zip(&self.told).map(|(chance, told)| chance * told).collect();
        for (all, fixed) in matrix.iter_mut().zip(&self.fixed) {
            *all += fixed;
        }
        matrix
    }
}

/// What is to be expected of a course by the rates of a day.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The logarithm of how probable all that is told is, but for what no rate changes.
    pub(crate) likelihood: f64,
    /// How often each step is to be expected, from × to, staying among them, but for those whose chance no rate changes.
    pub(crate) steps: Vec<f64>,
}

impl Course {
    /// From what is thought of the first day with evidence before any, and from evidence in any order.
    pub(crate) fn new(layout: Layout, mut first: Vec<f64>, told: &[&Told]) -> Self {
        let sum: f64 = first.iter().sum();
        for weight in &mut first {
            *weight /= sum.max(FLOOR);
        }
        Self { layout, first, nodes: nodes(told) }
    }

    /// With the same evidence read by the matrix of a day, and by another: where the telling of a step is the less probable
    /// the more probable the step is, so that the two come to one number, no rate can be learned from it.
    pub(crate) fn fixing(mut self, other: &Self, day: &[f64]) -> Self {
        let pairs = self.nodes.iter_mut().zip(&other.nodes);
        for (step, other) in pairs.filter_map(|(node, other)| node.step.as_mut().zip(other.step.as_ref())) {
            step.fixed = vec![0.0; step.told.len()];
            for (at, told) in step.told.iter_mut().enumerate() {
                if (*told - other.told[at]).abs() > 1e-9 * told.abs() {
                    step.fixed[at] = day[at] * *told;
                    *told = 0.0;
                }
            }
        }
        self
    }

    /// Forward and backward through all days from the first with evidence to the last.
    pub(crate) fn expected(&self, day: &[f64]) -> Expected {
        let states = self.layout.states();
        let mut likelihood = 0.0;
        let mut now = self.first.clone();
        // For each node the weights on each day of the gap before it, from the node before on, and on the node itself.
        let mut ways: Vec<Vec<Vec<f64>>> = Vec::with_capacity(self.nodes.len());
        for (at, node) in self.nodes.iter().enumerate() {
            let mut way = vec![];
            if at > 0 {
                for last in (0..self.steps_to(at)).rev() {
                    let next = match (&node.step, last) {
                        (Some(step), 0) => forward(&now, &step.matrix(day)),
                        _ => forward(&now, day),
                    };
                    way.push(std::mem::replace(&mut now, next));
                    likelihood += scale(&mut now).ln();
                }
            }
            if let Some(state) = &node.state {
                multiply(&mut now, state);
                likelihood += scale(&mut now).ln();
            }
            ways.push(way);
        }
        likelihood += now.iter().sum::<f64>().ln();
        let mut steps = vec![0.0; states * states];
        let mut after = vec![1.0; states];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if let Some(state) = &node.state {
                multiply(&mut after, state);
                scale(&mut after);
            }
            // Steps of plain days have one matrix in common, which is put in at the end of the gap.
            let mut plain = vec![0.0; states * states];
            for (number, before) in ways[at].iter().enumerate().rev() {
                let told = node.step.as_ref().filter(|_| number + 1 == ways[at].len());
                let own = told.map(|step| with(day, &step.told));
                let next = backward(&after, told.map(|step| step.matrix(day)).as_deref().unwrap_or(day));
                let all: f64 = before.iter().zip(&next).map(|(one, other)| one * other).sum();
                if all > 0.0 && all.is_finite() {
                    for (from, weight) in before.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
                        let row = from * states..(from + 1) * states;
                        let matrix = own.as_ref().map(|own| &own[row.clone()]);
                        let sums = if own.is_some() { &mut steps[row] } else { &mut plain[row] };
                        for (to, sum) in sums.iter_mut().enumerate() {
                            *sum += weight / all * after[to] * matrix.map_or(1.0, |row| row[to]);
                        }
                    }
                }
                after = next;
                scale(&mut after);
            }
            for (sum, (count, chance)) in steps.iter_mut().zip(plain.iter().zip(day)) {
                *sum += count * chance;
            }
        }
        Expected { likelihood, steps }
    }

    /// How many days lie between a node and the one before it; of several of one day, each is a step.
    fn steps_to(&self, at: usize) -> i32 {
        let apart = self.nodes[at].day.saturating_sub(self.nodes[at - 1].day);
        if self.nodes[at].step.is_some() { apart.max(1) } else { apart.min(LONGEST) }
    }

    /// How probable each step into a day is by all that is told, from the state of its eve × to that of its end. Their sum
    /// is 1. `None` without evidence.
    pub(crate) fn steps_into(&self, day: i32, transition: &Transition) -> Option<Vec<f64>> {
        let states = self.layout.states();
        let begin = self.nodes.partition_point(|node| node.day < day);
        let end = self.nodes.partition_point(|node| node.day <= day);
        self.nodes.first()?;
        // Up to the eve.
        let mut now = self.first.clone();
        for at in 0..begin {
            if at > 0 {
                now = self.cross(at, now, transition, true);
            }
            if let Some(state) = &self.nodes[at].state {
                multiply(&mut now, state);
            }
            scale(&mut now);
        }
        if let Some(last) = begin.checked_sub(1).map(|at| &self.nodes[at]) {
            transition.forward(&mut now, gap(last.day, day).saturating_sub(1));
        }
        // From the end on.
        let mut after = vec![1.0; states];
        for at in (end..self.nodes.len()).rev() {
            if let Some(state) = &self.nodes[at].state {
                multiply(&mut after, state);
            }
            scale(&mut after);
            if at > end || end > begin {
                after = self.cross(at, after, transition, false);
            } else {
                transition.backward(&mut after, gap(day, self.nodes[at].day));
            }
        }
        // The day itself.
        let mut matrix: Vec<f64> = transition.day().to_vec();
        for (at, node) in self.nodes[begin..end].iter().enumerate() {
            let own = node.step.as_ref().map(|step| step.matrix(transition.day()));
            match own {
                Some(own) if at > 0 => matrix = product(&matrix, &own, states),
                Some(own) => matrix = own,
                None => {}
            }
            if let Some(state) = &node.state {
                for (index, weight) in matrix.iter_mut().enumerate() {
                    *weight *= state[index % states];
                }
            }
            scale(&mut matrix);
        }
        for (index, weight) in matrix.iter_mut().enumerate() {
            *weight *= now[index / states] * after[index % states];
        }
        let sum: f64 = matrix.iter().sum();
        (sum > 0.0 && sum.is_finite()).then(|| matrix.into_iter().map(|weight| weight / sum).collect())
    }

    fn cross(&self, at: usize, mut weights: Vec<f64>, transition: &Transition, forwards: bool) -> Vec<f64> {
        let (last, node) = (&self.nodes[at - 1], &self.nodes[at]);
        match (&node.step, forwards) {
            (Some(step), true) => forward(&weights, &step.matrix(transition.day())),
            (Some(step), false) => backward(&weights, &step.matrix(transition.day())),
            (None, true) => {
                transition.forward(&mut weights, gap(last.day, node.day));
                weights
            }
            (None, false) => {
                transition.backward(&mut weights, gap(last.day, node.day));
                weights
            }
        }
    }
}

/// The days with evidence in order, and the eves of steps. Several steps of one day come one after the other; what is told
/// of the state of a day is told of its end.
fn nodes(told: &[&Told]) -> Vec<Node> {
    let mut days: BTreeMap<i32, Vec<Node>> = BTreeMap::new();
    let plain = |day| Node { day, state: None, step: None };
    for one in told {
        match &one.chances {
            Chances::State(_) => drop(days.entry(one.day).or_default()),
            Chances::Step(chances) => {
                days.entry(one.day - 1).or_default();
                days.entry(one.day)
                    .or_default()
                    .push(Node { step: Some(Step { told: chances.clone(), fixed: vec![] }), ..plain(one.day) });
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
            match &mut last.state {
                Some(state) => multiply(state, chances),
                None => last.state = Some(chances.clone()),
            }
        }
    }
    days.into_values().flatten().collect()
}

fn gap(from: i32, to: i32) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(0)
}

fn with(day: &[f64], step: &[f64]) -> Vec<f64> {
    day.iter().zip(step).map(|(chance, told)| chance * told).collect()
}

fn multiply(weights: &mut [f64], chances: &[f64]) {
    for (weight, chance) in weights.iter_mut().zip(chances) {
        *weight *= chance;
    }
}

fn forward(weights: &[f64], matrix: &[f64]) -> Vec<f64> {
    let mut next = vec![0.0; weights.len()];
    for (weight, row) in weights.iter().zip(matrix.chunks_exact(weights.len())) {
        for (sum, chance) in next.iter_mut().zip(row) {
            *sum += weight * chance;
        }
    }
    next
}

fn backward(chances: &[f64], matrix: &[f64]) -> Vec<f64> {
    let row = |row: &[f64]| row.iter().zip(chances).map(|(one, other)| one * other).sum();
    matrix.chunks_exact(chances.len()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::posterior::Posterior;
    use super::super::transition::Rates;
    use super::*;

    const RATES: Rates = Rates {
        change: 0.01,
        fight: 0.03,
        part: 0.01,
        fight_ends: 0.1,
        part_ends: 0.05,
        fight_lost: 0.2,
        part_lost: 0.5,
        found: 0.005,
    };

    fn told(layout: Layout) -> Vec<Told> {
        let states = layout.states();
        let chance = |seed: usize| (seed * 37 % 11 + 1) as f64 / 11.0;
        vec![
            Told { day: 10, chances: Chances::State((0..states).map(chance).collect()) },
            Told { day: 14, chances: Chances::Step((0..states * states).map(|at| chance(at * 3)).collect()) },
            Told { day: 14, chances: Chances::State((0..states).map(|at| chance(at + 5)).collect()) },
            Told { day: 14, chances: Chances::Step((0..states * states).map(|at| chance(at * 5)).collect()) },
            Told { day: 40, chances: Chances::State((0..states).map(|at| chance(at * 2)).collect()) },
        ]
    }

    #[test]
    fn the_steps_into_a_day_end_where_the_posterior_says() {
        let layout = Layout::new(2);
        let transition = Transition::new(layout, RATES);
        let told = told(layout);
        let told: Vec<&Told> = told.iter().collect();
        let first = vec![1.0 / 9.0; 9];
        let posterior = Posterior::new(layout, &transition, &first, &told);
        let course = Course::new(layout, first, &told);
        for day in [11, 12, 13, 14, 15, 39, 40, 50] {
            let steps = course.steps_into(day, &transition).unwrap();
            let mut on = vec![0.0; 9];
            posterior.on(day, &mut on);
            let all: f64 = on.iter().sum();
            for (state, weight) in on.iter().enumerate() {
                let ends: f64 = steps.iter().skip(state).step_by(9).sum();
                assert!((ends - weight / all).abs() < 1e-9, "day {day}: {ends} {}", weight / all);
            }
        }
    }

    #[test]
    fn the_steps_expected_are_how_the_likelihood_grows_with_each_chance() {
        let layout = Layout::new(2);
        let transition = Transition::new(layout, RATES);
        let told = told(layout);
        let told: Vec<&Told> = told.iter().collect();
        let course = Course::new(layout, vec![1.0; 9], &told);
        let day = transition.day();
        let expected = course.expected(day);
        // 30 days, and one more for the second step told of one day.
        assert!((expected.steps.iter().sum::<f64>() - 31.0).abs() < 1e-9);
        for at in (0..81).filter(|at| day[*at] > 0.0) {
            let grown = |by: f64| {
                let mut day = day.to_vec();
                day[at] *= by;
                course.expected(&day).likelihood
            };
            let slope = (grown(1.0 + 1e-5) - grown(1.0 - 1e-5)) / 2e-5;
            assert!((slope - expected.steps[at]).abs() < 1e-5, "{at}: {slope} {}", expected.steps[at]);
        }
    }
}
