//! Every day of many places: their evidence laid out day by day for the dense chain, eight places at a time.

use rayon::prelude::*;

use super::dense::{Days, LANES, Lanes, Step, posterior};
use super::layout::{Layout, MOST_STATES};
use super::matrix::product;
use super::posterior::{Nodes, Told, scale};
use super::transition::Transition;

/// The evidence on one place, to be asked for every day.
#[derive(Debug)]
pub(crate) struct Strand {
    nodes: Nodes,
    /// What is thought of the first day with evidence before any.
    first: Vec<f64>,
}

impl Strand {
    pub(crate) fn new(layout: Layout, transition: &Transition, first: Vec<f64>, told: &[&Told]) -> Self {
        Self { nodes: Nodes::new(layout, transition, told), first }
    }

    /// The first day with evidence.
    pub(crate) fn begins(&self) -> Option<i32> {
        self.nodes.days.first().copied()
    }

    /// The last.
    pub(crate) fn ends(&self) -> Option<i32> {
        self.nodes.days.last().copied()
    }
}

/// The share of each class of each strand, one of so many holders after the other and then contested, day by day from the
/// strand's first day with evidence up to a day. All strands are of one layout.
pub(crate) fn every_day(layout: Layout, transition: &Transition, strands: &[Strand], until: i32) -> Vec<Vec<f64>> {
    // The sizes of arrays must be known when this is compiled: three states for each holder.
    macro_rules! sized {
        ($($states:literal)*) => {
            match layout.states() {
                $($states => eight_at_a_time::<$states>(layout, transition, strands, until),)*
                states => unreachable!("{states} states are more than {MOST_STATES}"),
            }
        };
    }
    sized!(3 6 9 12 15 18 21 24 27 30 33 36 39)
}

fn eight_at_a_time<const STATES: usize>(
    layout: Layout,
    transition: &Transition,
    strands: &[Strand],
    until: i32,
) -> Vec<Vec<f64>> {
    let day: Vec<[f64; STATES]> = transition.day().as_chunks().0.to_vec();
    let day = std::array::from_fn(|row| day[row]);
    let eight = |found: &mut Days<STATES>, strands: &[Strand]| side_by_side(layout, &day, strands, until, found);
    strands.par_chunks(LANES).map_init(Days::new, eight).flatten_iter().collect()
}

fn side_by_side<const STATES: usize>(
    layout: Layout,
    transition: &[[f64; STATES]; STATES],
    strands: &[Strand],
    until: i32,
    found: &mut Days<STATES>,
) -> Vec<Vec<f64>> {
    let first = strands.iter().filter_map(Strand::begins).min().unwrap_or(until);
    let last = strands.iter().filter_map(Strand::ends).max().unwrap_or(until).max(until);
    let number = |day: i32| usize::try_from(day.saturating_sub(first)).unwrap_or(0);
    let mut evidence = vec![[[1.0; LANES]; STATES]; number(last) + 1];
    let mut steps: Vec<Step> = vec![];
    for (lane, strand) in strands.iter().enumerate() {
        lay_out(lane, strand, number, &mut evidence, &mut steps);
    }
    steps.sort_by_key(|step| step.day);
    posterior(&start(strands), transition, &steps, &mut evidence, found);
    let shares = |(lane, strand): (usize, &Strand)| {
        let days = strand.begins().filter(|begins| *begins <= until).map_or(0..0, |day| number(day)..number(until) + 1);
        let mut shares = Vec::with_capacity(days.len() * (layout.holders() + 1));
        for weights in &found.weights[days] {
            shares.extend(weights[..layout.holders()].iter().map(|weight| weight[lane]));
            shares.push(weights[layout.holders()..].iter().map(|weight| weight[lane]).sum());
        }
        shares
    };
    strands.iter().enumerate().map(shares).collect()
}

/// What is thought of the first of all days. It counts for those strands alone that begin then.
fn start<const STATES: usize>(strands: &[Strand]) -> [Lanes; STATES] {
    let mut start = [[1.0 / STATES as f64; LANES]; STATES];
    for (lane, strand) in strands.iter().enumerate() {
        for (weight, first) in start.iter_mut().zip(&strand.first) {
            weight[lane] = *first;
        }
    }
    start
}

fn lay_out<const STATES: usize>(
    lane: usize,
    strand: &Strand,
    number: impl Fn(i32) -> usize,
    evidence: &mut [[Lanes; STATES]],
    steps: &mut Vec<Step>,
) {
    if let Some(begins) = strand.begins().map(&number).filter(|begins| *begins > 0) {
        // Whatever the days before come to, it begins as its first day is thought of.
        steps.push(Step { day: begins, lane, matrix: strand.first.repeat(STATES) });
    }
    let mut of_the_day: Option<usize> = None;
    for (node, day) in strand.nodes.days.iter().enumerate() {
        let again = node > 0 && strand.nodes.days[node - 1] == *day;
        let day = number(*day);
        for (chance, told) in evidence[day].iter_mut().zip(&strand.nodes.state[node * STATES..]) {
            chance[lane] *= told;
        }
        let Some(step) = strand.nodes.step(node, STATES) else { continue };
        match of_the_day.filter(|_| again) {
            // Several steps of one day are one after the other.
            Some(before) => {
                steps[before].matrix = product(&steps[before].matrix, step, STATES);
                scale(&mut steps[before].matrix);
            }
            None => {
                of_the_day = Some(steps.len());
                steps.push(Step { day, lane, matrix: step.to_vec() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chain::{Chances, Posterior, RATES};

    fn told(states: usize) -> impl Strategy<Value = Vec<Told>> {
        let chance = prop_oneof![4 => 0.001..1.0_f64, 1 => 1e-12..1e-6_f64];
        let chances =
            (any::<bool>(), prop::collection::vec(chance, states * states)).prop_map(move |(step, chances)| {
                if step { Chances::Step(chances) } else { Chances::State(chances[..states].to_vec()) }
            });
        let told = (0..150_i32, chances).prop_map(|(day, chances)| Told { day, chances });
        prop::collection::vec(told, 1..20)
    }

    fn places() -> impl Strategy<Value = (usize, Vec<Vec<Told>>)> {
        (0..4_usize).prop_flat_map(|sides| {
            let states = Layout::new(sides).states();
            (Just(sides), prop::collection::vec(told(states), 1..12))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn every_day_is_as_the_sparse_chain_has_it((sides, places) in places()) {
            let layout = Layout::new(sides);
            let transition = Transition::new(layout, RATES);
            let first: Vec<f64> = (1..=layout.states()).map(|state| 1.0 / state as f64).collect();
            let strand = |told: &Vec<Told>| {
                Strand::new(layout, &transition, first.clone(), &told.iter().collect::<Vec<_>>())
            };
            let strands: Vec<Strand> = places.iter().map(strand).collect();
            let found = every_day(layout, &transition, &strands, 200);
            for ((told, strand), shares) in places.iter().zip(&strands).zip(&found) {
                let sparse = Posterior::new(layout, &transition, &first, &told.iter().collect::<Vec<_>>());
                let mut weights = vec![0.0; layout.states()];
                let begins = strand.begins().expect("something is told");
                for (day, shares) in (begins..=200).zip(shares.chunks_exact(layout.holders() + 1)) {
                    sparse.on(day, &mut weights);
                    let all: f64 = weights.iter().sum();
                    let (held, contested) = weights.split_at(layout.holders());
                    let contested: f64 = contested.iter().sum();
                    for (share, weight) in shares.iter().zip(held.iter().chain([&contested])) {
                        prop_assert!((share - weight / all).abs() < 1e-9, "day {day}: {share} and {}", weight / all);
                    }
                }
            }
        }
    }
}
