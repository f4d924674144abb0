//! The hidden chain of one place: its states, how it moves from day to day, and what all evidence together says of a day.
//!
//! Nothing here knows of claims, sides or places by name. A caller gives the number of sides, the rates, and for some days
//! how probable what was told is in each state; it gets the exact posterior of any day (forward–backward). Days without
//! evidence cost nothing: they are crossed by powers of the transition matrix.

mod dense;
mod expectation;
mod layout;
mod posterior;
mod strand;
mod transition;

pub(crate) use expectation::Course;
pub(crate) use layout::{Class, Layout, MOST_SIDES, Manner};
pub(crate) use posterior::{Chances, Posterior, Stretch, Told};
pub(crate) use strand::{Strand, every_day};
pub(crate) use transition::{Rates, Transition};
