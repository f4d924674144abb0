//! The road graph: stretches of road, where they meet, which places lie on them, and the shortest ways over them.
//!
//! It knows nothing of sides, days and evidence: `dateline-routes` says which stretches are closed to whom, and asks here for
//! what is left.

mod class;
mod graph;

pub use class::speed;
pub use graph::{Arc, EdgeId, Graph, GraphError, NodeId};
