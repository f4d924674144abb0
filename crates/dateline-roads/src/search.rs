//! The search for the quickest way, from both ends at once.
//!
//! It is NBA*, "new bidirectional A*" (W. Pijls and H. Post, *Yet another bidirectional algorithm for finding the shortest
//! path*, 2009): each side goes first where the sum of what it has driven and what is at least left is least; a node that
//! one side is done with is left alone by the other; and a node is not gone on from where the frontier of the other side
//! shows that no better way can lead over it. What is at least left comes from [`Landmarks`]; without them it is 0, which is
//! the search of Dijkstra from both ends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::landmarks::Guide;
use crate::{EdgeId, Graph, Landmarks, NodeId, Way};

/// More than any way takes, in milliseconds, and far enough from the largest number to be added to.
const FAR: u64 = u64::MAX / 4;

/// The memory of a search, to be kept by who asks often: only the first question of a graph, and the ways given back, need
/// new memory.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Graph, Landmarks, Link, NodeId, Search};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [(0, 1, 9_000.0), (2, 1, 7_000.0)];
/// let graph = Graph::of_links(&points, &links.map(|(from, to, length)| Link::both_ways(from, to, Metres(length))))?;
/// let landmarks = Landmarks::new(&graph, 2);
///
/// let mut search = Search::default();
/// let hours = |way: dateline_roads::Way| way.seconds / 3600.0;
/// assert_eq!(search.best_way(&graph, Some(&landmarks), NodeId(0), NodeId(1), |_| true).map(hours), Some(0.15));
/// assert_eq!(search.best_way(&graph, Some(&landmarks), NodeId(0), NodeId(0), |_| false).map(hours), Some(0.0));
/// assert_eq!(search.best_way(&graph, Some(&landmarks), NodeId(0), NodeId(2), |edge| edge.0 != 1), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Search {
    labels: Vec<Label>,
    round: u32,
    heaps: [BinaryHeap<(Reverse<u64>, u32)>; 2],
    settled: usize,
}

/// What is known of a node: from the start (0) and towards the goal (1).
#[derive(Clone, Copy, Debug, Default)]
struct Label {
    driven: [u64; 2],
    left: [u32; 2],
    edge: [u32; 2],
    round: u32,
    done: bool,
}

/// What a search walks on; nodes by its own numbers.
pub(crate) trait Roads {
    /// Calls for each step from a node (side 0) or to it (side 1): the other node, the edge, how long it takes.
    fn steps(&self, side: usize, node: u32, see: impl FnMut(u32, EdgeId, u32));
    /// How long it takes at least from a node to the goal, and from the start to it.
    fn left(&self, node: u32) -> [u32; 2];
    /// Its own number of a node.
    fn number(&self, node: NodeId) -> u32;
}

/// The graph as it is.
struct Plain<'a>(&'a Graph);

impl Roads for Plain<'_> {
    fn steps(&self, side: usize, node: u32, mut see: impl FnMut(u32, EdgeId, u32)) {
        let node = NodeId(node);
        for arc in if side == 0 { self.0.leaving(node) } else { self.0.arriving(node) } {
            see(arc.to.0, arc.edge, self.0.millis(arc.edge));
        }
    }

    fn left(&self, _: u32) -> [u32; 2] {
        [0, 0]
    }

    fn number(&self, node: NodeId) -> u32 {
        node.0
    }
}

impl Search {
    /// As [`crate::best_way`], in memory that is kept.
    #[must_use]
    pub fn best_way(
        &mut self,
        graph: &Graph,
        landmarks: Option<&Landmarks>,
        from: NodeId,
        to: NodeId,
        open: impl Fn(EdgeId) -> bool,
    ) -> Option<Way> {
        self.settled = 0;
        if from == to {
            return Some(Way::along(graph, from, vec![]));
        }
        match landmarks.filter(|landmarks| landmarks.are_of(graph)) {
            Some(landmarks) => self.run(graph, &Guide::new(landmarks, from, to), from, to, open),
            None => self.run(graph, &Plain(graph), from, to, open),
        }
    }

    /// How many nodes the last question had to look at.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.settled
    }

    fn run<R: Roads>(
        &mut self,
        graph: &Graph,
        roads: &R,
        from: NodeId,
        to: NodeId,
        open: impl Fn(EdgeId) -> bool,
    ) -> Option<Way> {
        self.start(graph.node_count());
        let mut frontier = [0_u64; 2];
        for (side, end) in [from, to].into_iter().enumerate() {
            let number = roads.number(end);
            let label = self.label(roads, number);
            label.driven[side] = 0;
            frontier[side] = u64::from(label.left[side]);
            self.heaps[side].push((Reverse(frontier[side]), number));
        }
        let (mut best, mut meeting) = (FAR, None);
        loop {
            let side = usize::from(self.heaps[0].len() > self.heaps[1].len());
            let Some((Reverse(key), node)) = self.heaps[side].pop() else { break };
            if key >= best {
                break;
            }
            let label = &mut self.labels[node as usize];
            if label.done {
                continue;
            }
            label.done = true;
            self.settled += 1;
            frontier[side] = key;
            let (driven, behind) = (label.driven[side], u64::from(label.left[1 - side]));
            if driven + frontier[1 - side] >= best + behind {
                continue;
            }
            roads.steps(side, node, |next, edge, millis| {
                if !open(edge) {
                    return;
                }
                let label = self.label(roads, next);
                let sum = driven + u64::from(millis);
                if label.done || sum >= label.driven[side] {
                    return;
                }
                label.driven[side] = sum;
                label.edge[side] = edge.0;
                let (key, whole) = (sum + u64::from(label.left[side]), sum + label.driven[1 - side]);
                if whole < best {
                    best = whole;
                    meeting = Some(next);
                }
                if key < best {
                    self.heaps[side].push((Reverse(key), next));
                }
            });
        }
        meeting.map(|meeting| self.way(graph, roads, from, to, meeting))
    }

    fn start(&mut self, nodes: usize) {
        self.heaps.iter_mut().for_each(BinaryHeap::clear);
        self.round = self.round.wrapping_add(1);
        if self.labels.len() != nodes || self.round == 0 {
            self.labels.clear();
            self.labels.resize(nodes, Label::default());
            self.round = 1;
        }
    }

    fn label<R: Roads>(&mut self, roads: &R, node: u32) -> &mut Label {
        let label = &mut self.labels[node as usize];
        if label.round != self.round {
            let round = self.round;
            *label = Label { driven: [FAR; 2], left: roads.left(node), edge: [0; 2], round, done: false };
        }
        label
    }

    /// The way over the node where the two sides met.
    fn way<R: Roads>(&self, graph: &Graph, roads: &R, from: NodeId, to: NodeId, meeting: u32) -> Way {
        let mut edges = vec![];
        let mut halves = [from, to].into_iter().enumerate().map(|(side, end)| {
            let end = roads.number(end);
            let mut half = vec![];
            let mut at = meeting;
            while at != end {
                let edge = EdgeId(self.labels[at as usize].edge[side]);
                let [one, other] = graph.ends(edge).map(|node| roads.number(node));
                at = if one == at { other } else { one };
                half.push(edge);
            }
            half
        });
        edges.extend(halves.next().into_iter().flatten().rev());
        edges.extend(halves.next().into_iter().flatten());
        Way::along(graph, from, edges)
    }
}
