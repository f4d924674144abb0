//! From which source each node is supplied, and over what.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::{EdgeId, Graph, NodeId, Way};

/// No edge, or no node.
const NONE: u32 = u32::MAX;

/// For each node the nearest source by travel time, and the last edge of the way from it. Like [`crate::reach`], it heeds no
/// one-way signs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SupplyTree {
    sources: Vec<u32>,
    edges: Vec<u32>,
    millis: Vec<u64>,
}

impl SupplyTree {
    /// The source that a node is supplied from; `None` where it is cut off.
    #[must_use]
    pub fn source(&self, node: NodeId) -> Option<NodeId> {
        Some(self.sources[node.index()]).filter(|source| *source != NONE).map(NodeId)
    }

    /// The last edge on the way to a node; `None` at sources and where it is cut off.
    #[must_use]
    pub fn edge(&self, node: NodeId) -> Option<EdgeId> {
        Some(self.edges[node.index()]).filter(|edge| *edge != NONE).map(EdgeId)
    }

    /// How long it takes from the source, in seconds.
    #[must_use]
    pub fn seconds(&self, node: NodeId) -> Option<f64> {
        self.source(node).map(|_| self.millis[node.index()] as f64 / 1000.0)
    }

    /// The way from the source to a node, of the graph that the tree was made of.
    #[must_use]
    pub fn way(&self, graph: &Graph, node: NodeId) -> Option<Way> {
        let source = self.source(node)?;
        let mut edges = vec![];
        let mut at = node;
        while let Some(edge) = self.edge(at) {
            edges.push(edge);
            at = graph.beyond(edge, at);
        }
        edges.reverse();
        Some(Way::along(graph, source, edges))
    }
}

/// How each node is supplied most quickly from one of the sources, over open edges.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, NodeId, supply_tree};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// let tree = supply_tree(&graph, &[NodeId(0), NodeId(2)], |_| true);
/// assert_eq!((tree.source(NodeId(1)), tree.edge(NodeId(1))), (Some(NodeId(2)), Some(EdgeId(1))));
/// assert_eq!(tree.way(&graph, NodeId(1)).unwrap().length, Metres(11_000.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn supply_tree(graph: &Graph, sources: &[NodeId], open: impl Fn(EdgeId) -> bool) -> SupplyTree {
    let nodes = graph.node_count();
    let mut tree = SupplyTree { sources: vec![NONE; nodes], edges: vec![NONE; nodes], millis: vec![u64::MAX; nodes] };
    let mut heap = BinaryHeap::new();
    for source in sources {
        tree.sources[source.index()] = source.0;
        tree.millis[source.index()] = 0;
        heap.push((Reverse(0_u64), *source));
    }
    while let Some((Reverse(driven), node)) = heap.pop() {
        if driven > tree.millis[node.index()] {
            continue;
        }
        for arc in graph.around(node) {
            let sum = driven + u64::from(graph.millis(arc.edge));
            if sum < tree.millis[arc.to.index()] && open(arc.edge) {
                tree.millis[arc.to.index()] = sum;
                tree.edges[arc.to.index()] = arc.edge.0;
                tree.sources[arc.to.index()] = tree.sources[node.index()];
                heap.push((Reverse(sum), arc.to));
            }
        }
    }
    tree
}
