//! Roads: each form that they come in has a folder of its own, with the same file names in each.
//!
//! What comes out says what the file says and no more: which places are meant, where lines meet and how long they are is for
//! `dateline-roads`. The readers are here, and not there, since here is where strangers' bytes come in: with the limits, the
//! diagnostics and the fuzz targets of all other readers.

mod edges;

pub use edges::read_road_edges;
