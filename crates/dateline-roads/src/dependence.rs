//! What hangs on a single edge or node: choke points.
//!
//! All sources are taken as one. A depth-first walk from them finds the edges (bridges) and nodes (articulation points)
//! behind which there is no other way back, and how much lies behind each, in one pass (J. Hopcroft and R. Tarjan,
//! *Efficient algorithms for graph manipulation*, 1973).

use std::cmp::Reverse;

use crate::{EdgeId, Graph, NodeId};

/// What is lost.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Loss {
    /// An edge is closed.
    Edge(EdgeId),
    /// A node can no longer be passed.
    Node(NodeId),
}

/// What the loss of one edge or node would cut off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dependence {
    /// What is lost.
    pub loss: Loss,
    /// The weight of the nodes that no source would reach any more. A lost node is not counted itself.
    pub weight: u64,
}

/// For each edge and node whose loss alone would cut off some weight from every source: how much. The heaviest come first;
/// edges before nodes and lower numbers first where they are the same. Edges are open both ways, signs unheeded; nodes that
/// no source reaches anyway do not count; a node without a weight given weighs nothing.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Dependence, EdgeId, Graph, Link, Loss, NodeId, dependence};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// let found = dependence(&graph, &[NodeId(0)], |_| true, &[0, 30_000, 5_000]);
/// assert_eq!(found[0], Dependence { loss: Loss::Edge(EdgeId(0)), weight: 35_000 });
/// assert_eq!(found[1], Dependence { loss: Loss::Node(NodeId(0)), weight: 35_000 });
/// assert_eq!(found[3], Dependence { loss: Loss::Node(NodeId(1)), weight: 5_000 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn dependence(
    graph: &Graph,
    sources: &[NodeId],
    open: impl Fn(EdgeId) -> bool,
    weights: &[u64],
) -> Vec<Dependence> {
    let nodes = graph.node_count();
    let weight = |node: NodeId| weights.get(node.index()).copied().unwrap_or(0);
    let mut walk = Walk { found: vec![0; nodes], low: vec![0; nodes], cut: vec![0; nodes], below: vec![0; nodes] };
    let mut is_source = vec![false; nodes];
    for source in sources {
        is_source[source.index()] = true;
    }
    let mut losses = vec![];
    let mut clock = 0;
    // Node, the edge that led to it, the next of its arcs to look at.
    let mut stack: Vec<(NodeId, Option<EdgeId>, usize)> = vec![];
    for source in sources {
        if walk.found[source.index()] == 0 {
            clock += 1;
            walk.enter(*source, clock, true, weight(*source));
            stack.push((*source, None, 0));
        }
        while let Some((node, by, next)) = stack.last_mut() {
            let (at, came) = (*node, *by);
            if let Some(arc) = graph.around(at).get(*next) {
                *next += 1;
                if Some(arc.edge) == came || !open(arc.edge) {
                    continue;
                }
                if walk.found[arc.to.index()] == 0 {
                    clock += 1;
                    walk.enter(arc.to, clock, is_source[arc.to.index()], weight(arc.to));
                    stack.push((arc.to, Some(arc.edge), 0));
                } else {
                    walk.low[at.index()] = walk.low[at.index()].min(walk.found[arc.to.index()]);
                }
                continue;
            }
            stack.pop();
            if walk.cut[at.index()] > 0 {
                losses.push(Dependence { loss: Loss::Node(at), weight: walk.cut[at.index()] });
            }
            if let (Some((above, ..)), Some(edge)) = (stack.last(), came) {
                walk.leave(at, *above, edge, &mut losses);
            }
        }
    }
    losses.sort_by_key(|one| (Reverse(one.weight), one.loss));
    losses
}

/// What the walk knows of each node: when it was found (0: not yet), the earliest found that can be got back to from behind
/// it (0: the sources), what its loss cuts off, and the weight behind it with its own.
struct Walk {
    found: Vec<u32>,
    low: Vec<u32>,
    cut: Vec<u64>,
    below: Vec<u64>,
}

impl Walk {
    fn enter(&mut self, node: NodeId, clock: u32, is_source: bool, weight: u64) {
        self.found[node.index()] = clock;
        self.low[node.index()] = if is_source { 0 } else { clock };
        self.below[node.index()] = weight;
    }

    fn leave(&mut self, node: NodeId, above: NodeId, edge: EdgeId, losses: &mut Vec<Dependence>) {
        let (low, below, found) = (self.low[node.index()], self.below[node.index()], self.found[above.index()]);
        if low > found && below > 0 {
            losses.push(Dependence { loss: Loss::Edge(edge), weight: below });
        }
        if low >= found {
            self.cut[above.index()] = self.cut[above.index()].saturating_add(below);
        }
        self.low[above.index()] = self.low[above.index()].min(low);
        self.below[above.index()] = self.below[above.index()].saturating_add(below);
    }
}
