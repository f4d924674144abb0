//! The hidden chain of one place: its states, how it moves from day to day, and what all evidence together says of a day.
//!
//! Nothing here knows of claims, sides or places by name. A caller gives the number of sides, the rates, and for some days
//! how probable what was told is in each state; it gets the exact posterior of any day (forward–backward). Days without
//! evidence cost nothing: they are crossed by powers of the transition matrix.

mod dense;
mod expectation;
mod layout;
mod matrix;
mod posterior;
mod strand;
mod transition;

pub(crate) use expectation::Course;
pub(crate) use layout::{Class, Layout, MOST_SIDES, Manner};
pub(crate) use posterior::{Chances, Posterior, Stretch, Told};
pub(crate) use strand::{Strand, every_day};
pub(crate) use transition::{Rates, Transition};

/// Rates of a war that moves, for the tests of the chain.
#[cfg(test)]
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
