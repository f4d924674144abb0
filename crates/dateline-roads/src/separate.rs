//! Ways that share no stretch, so that no single loss cuts two of them.
//!
//! Taking the best way, then the best of what is left, and so on, can block itself: the second way may be the one that makes
//! a third impossible. The ways are therefore found together, as a flow of least time in which each edge carries one way at
//! most, by successive shortest augmenting (J. Suurballe, *Disjoint paths in a network*, 1974; R. Bhandari, *Survivable
//! networks*, 1999).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use crate::{EdgeId, Graph, Landmarks, NodeId, Search, Way};

/// The quickest way, and beside it ways that share no edge with it or with one another: as many as there are, `most` in all,
/// of the least time together, the quickest first. One-way roads are heeded.
///
/// The quickest way of all always stands first, even where it lies across the others: then there are fewer ways beside it
/// than there could be without it. [`most_separate_ways`] gives those.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, NodeId, most_separate_ways, separate_ways};
///
/// // Two long ways, 0-1-3 and 0-2-3, and a short cut 1-2 that makes 0-1-2-3 the quickest.
/// let points = [(36.6, 34.0), (36.7, 34.1), (36.7, 33.9), (36.8, 34.0)].map(|(x, y)| LonLat::try_new(x, y).unwrap());
/// let links = [(0, 1, 1000.0), (0, 2, 4000.0), (1, 2, 500.0), (1, 3, 4000.0), (2, 3, 1000.0)];
/// let graph = Graph::of_links(&points, &links.map(|(from, to, length)| Link::both_ways(from, to, Metres(length))))?;
/// let (from, to) = (NodeId(0), NodeId(3));
///
/// let ways = separate_ways(&graph, None, from, to, |_| true, 2);
/// assert_eq!((ways.len(), ways[0].length), (1, Metres(2500.0)));
/// let ways = most_separate_ways(&graph, from, to, |_| true, 2);
/// assert_eq!((ways.len(), ways[0].length), (2, Metres(5000.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn separate_ways(
    graph: &Graph,
    landmarks: Option<&Landmarks>,
    from: NodeId,
    to: NodeId,
    open: impl Fn(EdgeId) -> bool,
    most: usize,
) -> Vec<Way> {
    let mut search = Search::default();
    let Some(best) = search.best_way(graph, landmarks, from, to, &open).filter(|_| most > 0) else { return vec![] };
    let mut taken = best.edges.clone();
    taken.sort_unstable();
    let left = |edge: EdgeId| taken.binary_search(&edge).is_err() && open(edge);
    let mut ways = vec![];
    if most == 2 && from != to {
        ways.extend(search.best_way(graph, landmarks, from, to, left));
    } else {
        ways = most_separate_ways(graph, from, to, left, if from == to { 0 } else { most - 1 });
    }
    ways.insert(0, best);
    ways
}

/// As many ways as there are that share no edge with one another, at most `most`, of the least time together, the quickest
/// first. One-way roads are heeded. How many there are is also how many edges must be lost before no way is left.
///
/// From a node to itself it is the one way without edges.
#[must_use]
pub fn most_separate_ways(
    graph: &Graph,
    from: NodeId,
    to: NodeId,
    open: impl Fn(EdgeId) -> bool,
    most: usize,
) -> Vec<Way> {
    if from == to {
        return (0..most.min(1)).map(|_| Way::along(graph, from, vec![])).collect();
    }
    let nodes = graph.node_count();
    let mut flow = Flow {
        graph,
        used: vec![Used::No; graph.edge_count()],
        levels: vec![0; nodes],
        far: vec![i64::MAX; nodes],
        by: vec![EdgeId(0); nodes],
    };
    let count = (0..most).take_while(|_| flow.augment(from, to, &open)).count();
    let mut ways: Vec<Way> = (0..count).filter_map(|_| flow.take(from, to)).collect();
    ways.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    ways
}

/// How an edge is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Used {
    No,
    /// In the order of its line.
    Ahead,
    /// Against it.
    Back,
}

struct Flow<'a> {
    graph: &'a Graph,
    used: Vec<Used>,
    /// What makes every step that is still possible cost no less than nothing (Johnson's potentials), in milliseconds.
    levels: Vec<i64>,
    far: Vec<i64>,
    by: Vec<EdgeId>,
}

impl Flow<'_> {
    /// What a step over an edge costs: less than nothing where it takes back a step of another way. `None` where there is no
    /// such step.
    fn cost(&self, node: NodeId, edge: EdgeId, open: impl Fn(EdgeId) -> bool) -> Option<i64> {
        let ahead = self.graph.ends(edge)[0] == node;
        let millis = i64::from(self.graph.millis(edge));
        match self.used[edge.index()] {
            Used::No => (open(edge) && (ahead || !self.graph.is_one_way(edge))).then_some(millis),
            Used::Ahead => (!ahead).then_some(-millis),
            Used::Back => ahead.then_some(-millis),
        }
    }

    /// One more way, where there is one.
    fn augment(&mut self, from: NodeId, to: NodeId, open: impl Fn(EdgeId) -> bool) -> bool {
        self.far.fill(i64::MAX);
        self.far[from.index()] = 0;
        let mut heap = BinaryHeap::from([(Reverse(0_i64), from)]);
        let mut settled = vec![];
        while let Some((Reverse(far), node)) = heap.pop() {
            if far > self.far[node.index()] {
                continue;
            }
            settled.push(node);
            if node == to {
                break;
            }
            for arc in self.graph.around(node).iter().filter(|arc| arc.to != node) {
                let Some(cost) = self.cost(node, arc.edge, &open) else { continue };
                let sum = far + cost + self.levels[node.index()] - self.levels[arc.to.index()];
                if sum < self.far[arc.to.index()] {
                    self.far[arc.to.index()] = sum;
                    self.by[arc.to.index()] = arc.edge;
                    heap.push((Reverse(sum), arc.to));
                }
            }
        }
        let far = self.far[to.index()];
        if far == i64::MAX {
            return false;
        }
        // As if all nodes not settled were as far as the goal: the same for all of them, so nothing need be done to them.
        for node in settled {
            self.levels[node.index()] += self.far[node.index()].min(far) - far;
        }
        let mut at = to;
        while at != from {
            let edge = self.by[at.index()];
            let ahead = self.graph.ends(edge)[1] == at;
            self.used[edge.index()] = match (self.used[edge.index()], ahead) {
                (Used::No, true) => Used::Ahead,
                (Used::No, false) => Used::Back,
                _ => Used::No,
            };
            at = self.graph.beyond(edge, at);
        }
        true
    }

    /// Takes the quickest way out of the flow.
    fn take(&mut self, from: NodeId, to: NodeId) -> Option<Way> {
        let mut known: FxHashMap<NodeId, (u64, Option<EdgeId>)> = FxHashMap::from_iter([(from, (0, None))]);
        let mut heap = BinaryHeap::from([(Reverse(0_u64), from)]);
        while let Some((Reverse(driven), node)) = heap.pop() {
            if node == to {
                break;
            }
            if known.get(&node).is_some_and(|(known, _)| *known < driven) {
                continue;
            }
            for arc in self.graph.around(node) {
                let leads = if self.graph.ends(arc.edge)[0] == node { Used::Ahead } else { Used::Back };
                if self.used[arc.edge.index()] != leads {
                    continue;
                }
                let sum = driven + u64::from(self.graph.millis(arc.edge));
                if known.get(&arc.to).is_none_or(|(known, _)| sum < *known) {
                    known.insert(arc.to, (sum, Some(arc.edge)));
                    heap.push((Reverse(sum), arc.to));
                }
            }
        }
        let mut edges = vec![];
        let mut at = to;
        while at != from {
            let edge = known.get(&at)?.1?;
            self.used[edge.index()] = Used::No;
            edges.push(edge);
            at = self.graph.beyond(edge, at);
        }
        edges.reverse();
        Some(Way::along(self.graph, from, edges))
    }
}
