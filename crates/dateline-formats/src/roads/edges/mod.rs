//! Roads as a list of connections: `from,to,km[,class][,road][,basis][,oneway]`, a row a road, in CSV.
//!
//! So humanitarians and modellers write down a road network of which they know the towns and the distances, but not the
//! ground between (Flee's `routes.csv` is one: <https://github.com/djgroen/flee>).

mod parse;
#[cfg(test)]
mod tests;

pub use parse::read_road_edges;
