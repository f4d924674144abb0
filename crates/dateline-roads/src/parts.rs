//! The parts into which the open roads fall.

use crate::{EdgeId, Graph, NodeId};

/// Which nodes can be reached from one another, signs unheeded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    of: Vec<u32>,
    sizes: Vec<u32>,
}

impl Parts {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The part that a node belongs to. Parts are numbered in the order of their first nodes.
    #[must_use]
    pub fn of(&self, node: NodeId) -> usize {
        self.of[node.index()] as usize
    }

    /// How many nodes a part has.
    #[must_use]
    pub fn size(&self, part: usize) -> usize {
        self.sizes[part] as usize
    }
}

/// The parts of the graph that hang together by open edges. A node without an open edge is a part of its own.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, NodeId, parts};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// let parts = parts(&graph, |edge| edge != EdgeId(1));
/// assert_eq!((parts.count(), parts.size(0), parts.of(NodeId(2))), (2, 2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn parts(graph: &Graph, open: impl Fn(EdgeId) -> bool) -> Parts {
    let mut of = vec![u32::MAX; graph.node_count()];
    let mut sizes = vec![];
    let mut stack = vec![];
    for first in graph.nodes() {
        if of[first.index()] != u32::MAX {
            continue;
        }
        let part = u32::try_from(sizes.len()).expect("no more parts than nodes");
        let mut size = 1;
        of[first.index()] = part;
        stack.push(first);
        while let Some(node) = stack.pop() {
            for arc in graph.around(node) {
                if of[arc.to.index()] == u32::MAX && open(arc.edge) {
                    of[arc.to.index()] = part;
                    size += 1;
                    stack.push(arc.to);
                }
            }
        }
        sizes.push(size);
    }
    Parts { of, sizes }
}
