//! The rule from outside: hand-made claims in, intervals out.

mod bad_input;
mod by_road;
mod common;
mod invariants;
mod rule;
mod sieges;
mod signs;
mod sources;
mod towns;
