//! Tests of the project file from outside: what goes in comes out, steps are whole or nothing, other programs read it.

#![expect(clippy::unwrap_used, reason = "what fails in a helper of a test fails the test")]

mod checking;
mod common;
mod datasets;
mod fixture;
mod gdal;
mod opening;
mod parameters;
mod round_trip;
mod schema;
mod steps;
