//! The quickest way from one point to another over the roads that are open.
//!
//! One-way roads are heeded: this answers how somebody drives. Whether a town can be supplied at all is asked of
//! [`crate::reach`], which heeds no signs.

use dateline_model::Metres;

use crate::{EdgeId, Graph, Landmarks, NodeId, Search};

/// A way over the graph.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// The edges, in the order in which they are driven.
    pub edges: Vec<EdgeId>,
    /// The nodes, one more than the edges.
    pub nodes: Vec<NodeId>,
    /// How long it is.
    pub length: Metres,
    /// How long it takes, in seconds.
    pub seconds: f64,
}

impl Way {
    /// The way that begins at a node and goes over these edges.
    pub(crate) fn along(graph: &Graph, from: NodeId, edges: Vec<EdgeId>) -> Self {
        let mut nodes = Vec::with_capacity(edges.len() + 1);
        nodes.push(from);
        let (mut at, mut metres, mut seconds) = (from, 0.0, 0.0);
        for edge in &edges {
            at = graph.beyond(*edge, at);
            nodes.push(at);
            metres += graph.length(*edge).0;
            seconds += f64::from(graph.seconds(*edge));
        }
        Self { edges, nodes, length: Metres(metres), seconds }
    }
}

/// The quickest way over open edges, times taken to the millisecond; `None` where there is none. From a node to itself it is the way without edges. Landmarks
/// of the same graph make it quick on large graphs and do not change how long it takes. Whoever asks often keeps a [`Search`].
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, NodeId, best_way};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [(0, 1, 9_000.0), (0, 2, 6_000.0), (2, 1, 7_000.0)];
/// let graph = Graph::of_links(&points, &links.map(|(from, to, length)| Link::both_ways(from, to, Metres(length))))?;
///
/// let way = best_way(&graph, None, NodeId(0), NodeId(1), |_| true).unwrap();
/// assert_eq!((way.edges, way.seconds), (vec![EdgeId(0)], 540.0));
/// let round = best_way(&graph, None, NodeId(0), NodeId(1), |edge| edge != EdgeId(0)).unwrap();
/// assert_eq!((round.nodes, round.length), (vec![NodeId(0), NodeId(2), NodeId(1)], Metres(13_000.0)));
/// assert!(best_way(&graph, None, NodeId(0), NodeId(1), |edge| edge == EdgeId(2)).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn best_way(
    graph: &Graph,
    landmarks: Option<&Landmarks>,
    from: NodeId,
    to: NodeId,
    open: impl Fn(EdgeId) -> bool,
) -> Option<Way> {
    Search::default().best_way(graph, landmarks, from, to, open)
}
