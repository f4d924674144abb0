//! The fewest roads whose loss parts sources from sinks.
//!
//! The least cut is as large as the most that can flow at once (L. Ford and D. Fulkerson, 1956); the flow is found by
//! Dinic's method: in rounds, each along the shortest ways that still have room. Signs are unheeded.

use std::collections::VecDeque;

use crate::{EdgeId, Graph, NodeId};

/// Which of the least cuts is wanted, where there are several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Near {
    /// The one nearest to the sources.
    Sources,
    /// The one nearest to the sinks.
    Sinks,
}

/// The least cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cut {
    /// The sum of the capacities of its edges; 0 where nothing connects sources and sinks.
    pub size: u64,
    /// Its edges, in order.
    pub edges: Vec<EdgeId>,
}

/// Why there is no cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoCut {
    /// Some node is source and sink at once.
    #[error("node `{}` is a source and a sink", .0.0)]
    Both(NodeId),
    /// The least cut is larger than asked for.
    #[error("more than {0} would have to be cut")]
    Larger(u64),
}

/// The least cut that parts all sources from all sinks, and is no larger than `most`; with the edges of capacity 0 closed.
/// Give 1 for each open edge to count edges.
///
/// # Errors
///
/// A node that is both, or a cut larger than `most`; it stops as soon as it knows.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, Near, NoCut, NodeId, least_cut};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [(0, 1, 14_000.0), (1, 2, 11_000.0), (1, 2, 12_000.0)];
/// let graph = Graph::of_links(&points, &links.map(|(from, to, length)| Link::both_ways(from, to, Metres(length))))?;
/// let (from, to) = ([NodeId(0)], [NodeId(2)]);
/// assert_eq!(least_cut(&graph, &from, &to, |_| 1, Near::Sinks, 5)?.edges, [EdgeId(0)]);
/// assert_eq!(least_cut(&graph, &[NodeId(1)], &to, |_| 1, Near::Sinks, 5)?.edges, [EdgeId(1), EdgeId(2)]);
/// assert_eq!(least_cut(&graph, &[NodeId(1)], &to, |_| 1, Near::Sinks, 1), Err(NoCut::Larger(1)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn least_cut(
    graph: &Graph,
    sources: &[NodeId],
    sinks: &[NodeId],
    capacity: impl Fn(EdgeId) -> u32,
    near: Near,
    most: u64,
) -> Result<Cut, NoCut> {
    let nodes = graph.node_count();
    let mut is_sink = vec![false; nodes];
    for sink in sinks {
        is_sink[sink.index()] = true;
    }
    if let Some(both) = sources.iter().find(|source| is_sink[source.index()]) {
        return Err(NoCut::Both(*both));
    }
    let capacities = graph.edges().map(|edge| i64::from(capacity(edge))).collect();
    let mut flow = Flow { graph, capacities, flows: vec![0; graph.edge_count()], levels: vec![], next: vec![] };
    let mut size = 0;
    while flow.level(sources, &is_sink) {
        flow.next = vec![0; nodes];
        for source in sources {
            while let Some(more) = flow.push(*source, &is_sink) {
                size += more;
                if size > most {
                    return Err(NoCut::Larger(most));
                }
            }
        }
    }
    let inside = match near {
        Near::Sources => flow.spread(sources, |flow, node, edge| flow.room(node, edge)),
        Near::Sinks => flow.spread(sinks, |flow, node, edge| flow.room(graph.beyond(edge, node), edge)),
    };
    let crosses = |edge: &EdgeId| {
        let [from, to] = graph.ends(*edge);
        inside[from.index()] != inside[to.index()] && flow.capacities[edge.index()] > 0
    };
    Ok(Cut { size, edges: graph.edges().filter(crosses).collect() })
}

struct Flow<'a> {
    graph: &'a Graph,
    capacities: Vec<i64>,
    /// Over each edge, in the order of its line.
    flows: Vec<i64>,
    /// How many edges with room each node is from the sources; `u32::MAX` where it cannot be reached.
    levels: Vec<u32>,
    /// For each node, the first of its arcs that may still lead on in this round.
    next: Vec<u32>,
}

impl Flow<'_> {
    /// How much more can flow over an edge from a node.
    fn room(&self, from: NodeId, edge: EdgeId) -> i64 {
        let flow = self.flows[edge.index()];
        self.capacities[edge.index()] - if self.graph.ends(edge)[0] == from { flow } else { -flow }
    }

    /// Begins a round: the levels of all nodes nearer than the nearest sink. Says whether there is room to a sink.
    fn level(&mut self, sources: &[NodeId], is_sink: &[bool]) -> bool {
        self.levels.clear();
        self.levels.resize(self.graph.node_count(), u32::MAX);
        let mut queue = VecDeque::new();
        for source in sources {
            self.levels[source.index()] = 0;
            queue.push_back(*source);
        }
        let mut last = u32::MAX;
        while let Some(node) = queue.pop_front() {
            let level = self.levels[node.index()] + 1;
            if level > last {
                break;
            }
            for arc in self.graph.around(node) {
                if self.levels[arc.to.index()] == u32::MAX && self.room(node, arc.edge) > 0 {
                    self.levels[arc.to.index()] = level;
                    queue.push_back(arc.to);
                    if is_sink[arc.to.index()] {
                        last = level;
                    }
                }
            }
        }
        last != u32::MAX
    }

    /// Sends as much as there is room for along one shortest way from a source to a sink.
    fn push(&mut self, source: NodeId, is_sink: &[bool]) -> Option<u64> {
        let mut way: Vec<(NodeId, EdgeId)> = vec![];
        let mut at = source;
        while !is_sink[at.index()] {
            let arcs = self.graph.around(at);
            let ahead = |flow: &Self, to: NodeId, edge| {
                flow.levels[at.index()].checked_add(1) == Some(flow.levels[to.index()]) && flow.room(at, edge) > 0
            };
            while let Some(arc) = arcs.get(self.next[at.index()] as usize) {
                if ahead(self, arc.to, arc.edge) {
                    break;
                }
                self.next[at.index()] += 1;
            }
            if let Some(arc) = arcs.get(self.next[at.index()] as usize) {
                way.push((at, arc.edge));
                at = arc.to;
            } else {
                let (before, _) = way.pop()?;
                self.next[before.index()] += 1;
                at = before;
            }
        }
        let more = way.iter().map(|(node, edge)| self.room(*node, *edge)).min()?;
        for (node, edge) in way {
            let ahead = self.graph.ends(edge)[0] == node;
            self.flows[edge.index()] += if ahead { more } else { -more };
        }
        u64::try_from(more).ok()
    }

    /// The nodes that can be got to.
    fn spread(&self, first: &[NodeId], room: impl Fn(&Self, NodeId, EdgeId) -> i64) -> Vec<bool> {
        let mut inside = vec![false; self.graph.node_count()];
        let mut stack = vec![];
        for node in first {
            inside[node.index()] = true;
            stack.push(*node);
        }
        while let Some(node) = stack.pop() {
            for arc in self.graph.around(node) {
                if !inside[arc.to.index()] && room(self, node, arc.edge) > 0 {
                    inside[arc.to.index()] = true;
                    stack.push(arc.to);
                }
            }
        }
        inside
    }
}
