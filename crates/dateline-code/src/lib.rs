//! Report text to claims: a deterministic coder whose every decision can be read.
//!
//! The way of a report: it is cut into sentences; days, numbers, actors, places and event words are marked
//! in each; clauses are composed, who did what to whom; what "the town", "the rebels" and "the next day" stand for is
//! resolved from the story so far; and each event word that survives its conditions becomes a claim, whose quote is the
//! clause, verbatim, and whose rule is the event word's name.
//!
//! No model is used, nothing is downloaded, and the same text with the same lexicon gives the same claims, byte for byte.

#[macro_use]
mod word;

mod actors;
mod attribution;
mod clause;
mod coder;
mod compose;
mod days;
mod explain;
mod listing;
mod number;
mod people;
mod places;
mod segment;
mod story;
mod token;
mod triggers;

pub use coder::{Coder, VERSION};
pub use explain::{ClaimReasons, Explanation, FieldReason, Mark, Marked, Span, Words};
