//! The road graph: stretches of road, where they meet, which places lie on them, and the shortest ways over them.
//!
//! It knows nothing of sides, days and evidence: `dateline-routes` says which stretches are closed to whom, and asks here for
//! what is left.

mod build;
mod class;
mod cut;
mod dependence;
mod edges;
mod graph;
mod landmarks;
mod length;
mod parts;
mod reach;
mod search;
mod separate;
mod skeleton;
mod supply;
mod way;
mod within;

pub use build::{Origin, from_lines};
pub use class::speed;
pub use cut::{Cut, Near, NoCut, least_cut};
pub use dependence::{Dependence, Loss, dependence};
pub use edges::{Names, Roads, from_edges};
pub use graph::{Arc, EdgeId, Graph, GraphError, Link, LinkError, NodeId};
pub use landmarks::Landmarks;
pub use length::{distance, length};
pub use parts::{Parts, parts};
pub use reach::{Reach, reach};
pub use search::Search;
pub use separate::{most_separate_ways, separate_ways};
pub use supply::{SupplyTree, supply_tree};
pub use way::{Way, best_way};
pub use within::within;
