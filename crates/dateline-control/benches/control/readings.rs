//! Readings of a made-up war: what the chains of many places are given, without the claims that they come from.

use crate::chain::{Chances, Layout, Manner, Posterior, Rates, Told, Transition};
use crate::made_up::{DAYS, Dice};

const SIDES: usize = 2;

/// The chains of many places, all with two sides, with what is told of each.
pub(crate) struct Chains {
    layout: Layout,
    transition: Transition,
    first: Vec<f64>,
    told: Vec<Vec<Told>>,
}

impl Chains {
    /// So many readings of each place: of five, two of a capture, one that a side holds it, two of fighting.
    pub(crate) fn new(places: usize, each: usize) -> Self {
        let layout = Layout::new(SIDES);
        let rates = Rates {
            change: 0.0004,
            fight: 0.0015,
            part: 0.0002,
            fight_ends: 0.04,
            part_ends: 0.005,
            fight_lost: 0.2,
            part_lost: 0.5,
            found: 0.0005,
        };
        let transition = Transition::new(layout, rates);
        let mut dice = Dice::new(3);
        let mut place = |_| {
            let mut told: Vec<Told> = (0..each).map(|_| reading(&mut dice, layout, &transition)).collect();
            told.sort_by_key(|one| one.day);
            told
        };
        let told = (0..places).map(&mut place).collect();
        let first = vec![1.0 / layout.states() as f64; layout.states()];
        Self { layout, transition, first, told }
    }

    /// The posterior of each place, and for each day who most probably held it; gives the number of stretches of one holder.
    pub(crate) fn who_held(&self) -> usize {
        use rayon::prelude::*;
        let last = i32::try_from(DAYS).expect("some years");
        self.told.par_iter().map(|told| self.posterior(told).stretches(0, last).len()).sum()
    }

    /// The posterior alone: forward and backward.
    pub(crate) fn forward_backward(&self) -> usize {
        use rayon::prelude::*;
        self.told.par_iter().map(|told| self.posterior(told).days().len()).sum()
    }

    fn posterior(&self, told: &[Told]) -> Posterior<'_> {
        let told: Vec<&Told> = told.iter().collect();
        Posterior::new(self.layout, &self.transition, &self.first, &told)
    }
}

fn reading(dice: &mut Dice, layout: Layout, transition: &Transition) -> Told {
    let states = layout.states();
    let day = i32::try_from(dice.below(DAYS)).expect("some years");
    let side = 1 + dice.below(SIDES);
    let odds = 0.5 + 4.0 * dice.share();
    let theirs = layout.state(Manner::Held, side);
    let chances = match dice.below(5) {
        0 | 1 => {
            let step = |at: usize| {
                let (eve, to) = (at / states, at % states);
                if to == theirs && eve != theirs { 1.0 / transition.day()[at] } else { 1.0 / odds }
            };
            Chances::Step((0..states * states).map(step).collect())
        }
        2 => Chances::State((0..states).map(|state| if state == theirs { 1.0 } else { 0.01 / odds }).collect()),
        _ => {
            let fits = |state: usize| layout.manner(state) == Manner::Fought;
            Chances::State((0..states).map(|state| if fits(state) { 1.0 } else { 0.05 / odds }).collect())
        }
    };
    Told { day, chances }
}
