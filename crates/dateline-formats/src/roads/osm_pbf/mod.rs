//! OpenStreetMap in its binary form (PBF, <https://wiki.openstreetmap.org/wiki/PBF_Format>).
//!
//! Read here and not by a library: what is needed of a block are ways with a road's words and the places of their nodes, and
//! all else is stepped over without being unpacked; and a block that is damaged is told by its byte, while the rest goes in.
//! A file is gone through twice: for the ways, which say which nodes are needed, and for those. Blocks of ways and blocks of
//! nodes do not mix in the files that the usual programs write, so that the second time only blocks of nodes are unpacked.

mod block;
mod parse;
#[cfg(test)]
mod tests;
mod wire;

pub use parse::read_road_pbf;
