//! The rule from outside: hand-made claims in, intervals out.

mod common;
mod invariants;
mod rule;
mod sieges;
mod sources;
mod towns;
