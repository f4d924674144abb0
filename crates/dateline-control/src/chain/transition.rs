//! How a place moves from one day to the next.

use super::layout::{Layout, Manner, NOBODY};

/// Chances a day, and where the place goes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Rates {
    /// A held place changes hands outright.
    pub(crate) change: f64,
    /// Fighting begins in a held place.
    pub(crate) fight: f64,
    /// Others take a part of a held place.
    pub(crate) part: f64,
    /// An episode of fighting ends.
    pub(crate) fight_ends: f64,
    /// A place that is parted becomes whole.
    pub(crate) part_ends: f64,
    /// Share of fighting that ends with another holder.
    pub(crate) fight_lost: f64,
    /// Share of parted places that end with another holder.
    pub(crate) part_lost: f64,
    /// A place of which nothing is known gets a holder.
    pub(crate) found: f64,
}

/// How many doublings of a day are kept: 2^14 days, 44 years. Longer gaps are cut to that.
const DOUBLINGS: usize = 15;

/// The transition matrix of a day, and its powers.
#[derive(Clone, Debug)]
pub(crate) struct Transition {
    states: usize,
    /// The matrices of 1, 2, 4, … days, row by row: from × to.
    powers: Vec<Vec<f64>>,
}

impl Transition {
    pub(crate) fn new(layout: Layout, rates: Rates) -> Self {
        let states = layout.states();
        let mut powers = vec![day(layout, rates)];
        for _ in 1..DOUBLINGS {
            let last = &powers[powers.len() - 1];
            let mut next = vec![0.0; states * states];
            for row in 0..states {
                for middle in 0..states {
                    let weight = last[row * states + middle];
                    for column in 0..states {
                        next[row * states + column] += weight * last[middle * states + column];
                    }
                }
            }
            powers.push(next);
        }
        Self { states, powers }
    }

    /// The matrix of one day, row by row: from × to.
    pub(crate) fn day(&self) -> &[f64] {
        &self.powers[0]
    }

    /// Weights of the states so many days later.
    pub(crate) fn forward(&self, weights: &[f64], days: u32) -> Vec<f64> {
        self.cross(weights, days, |matrix, from, to| matrix[from * self.states + to])
    }

    /// How probable what comes so many days later is, for each state now.
    pub(crate) fn backward(&self, chances: &[f64], days: u32) -> Vec<f64> {
        self.cross(chances, days, |matrix, from, to| matrix[to * self.states + from])
    }

    fn cross(&self, vector: &[f64], days: u32, at: impl Fn(&[f64], usize, usize) -> f64) -> Vec<f64> {
        let days = days.min((1 << DOUBLINGS) - 1);
        let mut now = vector.to_vec();
        for (doubling, matrix) in self.powers.iter().enumerate() {
            if days >> doubling & 1 == 1 {
                let mut next = vec![0.0; self.states];
                for (from, weight) in now.iter().enumerate().filter(|(_, weight)| **weight != 0.0) {
                    for (to, sum) in next.iter_mut().enumerate() {
                        *sum += weight * at(matrix, from, to);
                    }
                }
                now = next;
            }
        }
        now
    }
}

/// The matrix of one day.
fn day(layout: Layout, rates: Rates) -> Vec<f64> {
    let states = layout.states();
    let sides = layout.holders() - 1;
    let each = 1.0 / sides.max(1) as f64;
    let other = 1.0 / sides.saturating_sub(1).max(1) as f64;
    let mut matrix = vec![0.0; states * states];
    for from in 0..states {
        let holder = layout.holder(from);
        let mut leave = |manner: Manner, next: usize, chance: f64| {
            matrix[from * states + layout.state(manner, next)] += chance;
        };
        let others: Vec<usize> = (1..=sides).filter(|next| *next != holder).collect();
        let (ends, lost) = match layout.manner(from) {
            Manner::Held if holder == NOBODY => {
                for next in 1..=sides {
                    leave(Manner::Held, next, rates.found * each);
                }
                leave(Manner::Fought, NOBODY, rates.fight);
                leave(Manner::Parted, NOBODY, rates.part);
                continue;
            }
            Manner::Held => {
                for next in &others {
                    leave(Manner::Held, *next, rates.change * other);
                }
                leave(Manner::Held, NOBODY, rates.change / 10.0);
                leave(Manner::Fought, holder, rates.fight);
                leave(Manner::Parted, holder, rates.part);
                continue;
            }
            Manner::Fought => (rates.fight_ends, rates.fight_lost),
            Manner::Parted => (rates.part_ends, rates.part_lost),
        };
        let lost = if others.is_empty() { 0.0 } else { lost };
        leave(Manner::Held, holder, ends * (1.0 - lost));
        for next in &others {
            leave(Manner::Held, *next, ends * lost / others.len() as f64);
        }
        if layout.manner(from) == Manner::Fought {
            leave(Manner::Parted, holder, rates.part);
        }
    }
    for state in 0..states {
        let row = &mut matrix[state * states..(state + 1) * states];
        row[state] = 1.0 - row.iter().sum::<f64>();
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES: Rates = Rates {
        change: 0.001,
        fight: 0.003,
        part: 0.001,
        fight_ends: 0.07,
        part_ends: 0.005,
        fight_lost: 0.2,
        part_lost: 0.5,
        found: 0.0005,
    };

    #[test]
    fn a_gap_is_crossed_as_its_days_one_by_one_would_be() {
        for sides in 1..4 {
            let layout = Layout::new(sides);
            let transition = Transition::new(layout, RATES);
            let mut one_by_one: Vec<f64> = vec![0.0; layout.states()];
            one_by_one[1] = 1.0;
            let start = one_by_one.clone();
            for _ in 0..365 {
                one_by_one = transition.forward(&one_by_one, 1);
            }
            let at_once = transition.forward(&start, 365);
            for (one, other) in one_by_one.iter().zip(&at_once) {
                assert!((one - other).abs() < 1e-12, "{one_by_one:?} {at_once:?}");
            }
            assert!((at_once.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn what_comes_later_is_as_probable_from_either_end() {
        let layout = Layout::new(2);
        let transition = Transition::new(layout, RATES);
        let start: Vec<f64> = (1..=9).map(|weight| f64::from(weight) / 45.0).collect();
        let end: Vec<f64> = (0..9).map(|weight| f64::from(weight * weight % 7)).collect();
        let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
        let forward = dot(&transition.forward(&start, 100), &end);
        let backward = dot(&start, &transition.backward(&end, 100));
        assert!((forward - backward).abs() < 1e-12);
    }
}
