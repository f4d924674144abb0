//! The names of roads: a TOML file with a `[[road]]` each, as stands beside a list of connections whose column `road` has
//! short ids.

mod parse;
#[cfg(test)]
mod tests;

pub use parse::{RoadName, read_road_names};
