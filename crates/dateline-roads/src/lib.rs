//! The road graph: stretches of road, where they meet, which places lie on them, and the shortest ways over them.
//!
//! It knows nothing of sides, days and evidence: `dateline-routes` says which stretches are closed to whom, and asks here for
//! what is left.

mod class;
mod edges;
mod graph;
mod length;

pub use class::speed;
pub use edges::{Names, Roads, from_edges};
pub use graph::{Arc, EdgeId, Graph, GraphError, NodeId};
pub use length::{distance, length};
