//! How a place moves from one day to the next.

use super::layout::{Layout, MOST_STATES, Manner, NOBODY};
use super::matrix::product;

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

/// A number of days is written with this many digits, each of so many bits: 2^15 days, 89 years. Longer gaps are cut to that.
const DIGITS: usize = 3;
const BITS: usize = 5;

/// The transition matrix of a day, and its powers: one for each digit but nought at each place, so that any gap is crossed
/// by three products at most.
#[derive(Clone, Debug)]
pub(crate) struct Transition {
    states: usize,
    /// From × to, row by row: the powers 1 to 31, then 32, 64 and so on, then 1024, 2048 and so on.
    forward: Vec<f64>,
    /// The same, to × from.
    backward: Vec<f64>,
}

impl Transition {
    pub(crate) fn new(layout: Layout, rates: Rates) -> Self {
        let states = layout.states();
        let size = states * states;
        let each = (1 << BITS) - 1;
        let mut forward = day(layout, rates);
        forward.reserve_exact((DIGITS * each - 1) * size);
        for power in 1..DIGITS * each {
            // One more of the same digit; or, for the first of the next place, one more than its highest.
            let first = power.saturating_sub(1) / each * each;
            let (last, step) = ((power - 1) * size, first * size);
            let next = product(&forward[last..last + size], &forward[step..step + size], states);
            forward.extend(next);
        }
        let mut backward = Vec::with_capacity(forward.len());
        for matrix in forward.chunks_exact(size) {
            backward.extend((0..size).map(|at| matrix[at % states * states + at / states]));
        }
        Self { states, forward, backward }
    }

    /// The matrix of one day, row by row: from × to.
    pub(crate) fn day(&self) -> &[f64] {
        &self.forward[..self.states * self.states]
    }

    /// Puts the weights of the states so many days later in their place.
    pub(crate) fn forward(&self, weights: &mut [f64], days: u32) {
        self.cross(weights, days, &self.forward);
    }

    /// Puts in place of how probable something is in each state how probable it is from each state so many days before.
    pub(crate) fn backward(&self, chances: &mut [f64], days: u32) {
        self.cross(chances, days, &self.backward);
    }

    fn cross(&self, vector: &mut [f64], days: u32, powers: &[f64]) {
        let days = days.min((1 << (DIGITS * BITS)) - 1) as usize;
        let each = (1 << BITS) - 1;
        for place in 0..DIGITS {
            let digit = days >> (place * BITS) & each;
            if digit > 0 {
                times(vector, matrix(powers, self.states, place * each + digit - 1));
            }
        }
    }
}

fn matrix(matrices: &[f64], states: usize, number: usize) -> &[f64] {
    &matrices[number * states * states..(number + 1) * states * states]
}

/// Puts a vector times a square matrix, given row by row, in the vector's place. The common sizes have loops of their own,
/// whose length is known when they are compiled.
pub(crate) fn times(vector: &mut [f64], matrix: &[f64]) {
    match vector.len() {
        3 => times_of::<3>(vector, matrix),
        6 => times_of::<6>(vector, matrix),
        9 => times_of::<9>(vector, matrix),
        12 => times_of::<12>(vector, matrix),
        states => {
            let mut sums = [0.0; MOST_STATES];
            let sums = &mut sums[..states];
            for (weight, row) in vector.iter().zip(matrix.chunks_exact(states)) {
                for (sum, chance) in sums.iter_mut().zip(row) {
                    *sum += weight * chance;
                }
            }
            vector.copy_from_slice(sums);
        }
    }
}

fn times_of<const STATES: usize>(vector: &mut [f64], matrix: &[f64]) {
    let mut sums = [0.0; STATES];
    for (weight, row) in vector.iter().zip(matrix.as_chunks::<STATES>().0) {
        for (sum, chance) in sums.iter_mut().zip(row) {
            *sum += weight * chance;
        }
    }
    vector.copy_from_slice(&sums);
}

/// The same for the matrix's mirror image.
pub(crate) fn times_turned(vector: &mut [f64], matrix: &[f64]) {
    match vector.len() {
        3 => times_turned_of::<3>(vector, matrix),
        6 => times_turned_of::<6>(vector, matrix),
        9 => times_turned_of::<9>(vector, matrix),
        12 => times_turned_of::<12>(vector, matrix),
        states => {
            let mut sums = [0.0; MOST_STATES];
            let sums = &mut sums[..states];
            for (sum, row) in sums.iter_mut().zip(matrix.chunks_exact(states)) {
                *sum = row.iter().zip(&*vector).map(|(chance, weight)| chance * weight).sum();
            }
            vector.copy_from_slice(sums);
        }
    }
}

fn times_turned_of<const STATES: usize>(vector: &mut [f64], matrix: &[f64]) {
    let mut sums = [0.0; STATES];
    let mut weights = [0.0; STATES];
    weights.copy_from_slice(vector);
    for (sum, row) in sums.iter_mut().zip(matrix.as_chunks::<STATES>().0) {
        for (chance, weight) in row.iter().zip(&weights) {
            *sum += chance * weight;
        }
    }
    vector.copy_from_slice(&sums);
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
    use crate::chain::RATES;

    #[test]
    fn a_gap_is_crossed_as_its_days_one_by_one_would_be() {
        for sides in [0, 1, 2, 3, 4, 12] {
            let layout = Layout::new(sides);
            let transition = Transition::new(layout, RATES);
            let mut start: Vec<f64> = vec![0.0; layout.states()];
            start[1] = 1.0;
            let mut one_by_one = start.clone();
            for days in 1..=1200 {
                transition.forward(&mut one_by_one, 1);
                if [1, 31, 32, 33, 365, 1023, 1024, 1200].contains(&days) {
                    let mut at_once = start.clone();
                    transition.forward(&mut at_once, days);
                    for (one, other) in one_by_one.iter().zip(&at_once) {
                        assert!((one - other).abs() < 1e-12, "{one_by_one:?} {at_once:?}");
                    }
                    assert!((at_once.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn what_comes_later_is_as_probable_from_either_end() {
        let layout = Layout::new(2);
        let transition = Transition::new(layout, RATES);
        let start: Vec<f64> = (1..=9).map(|weight| f64::from(weight) / 45.0).collect();
        let end: Vec<f64> = (0..9).map(|weight| f64::from(weight * weight % 7)).collect();
        let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(one, other)| one * other).sum::<f64>();
        let (mut later, mut earlier) = (start.clone(), end.clone());
        transition.forward(&mut later, 100);
        transition.backward(&mut earlier, 100);
        assert!((dot(&later, &end) - dot(&start, &earlier)).abs() < 1e-12);
    }
}
