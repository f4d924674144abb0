//! The merge from outside: hand-made claims in, events out.

mod common;
mod events;
mod invariants;
mod origins;
