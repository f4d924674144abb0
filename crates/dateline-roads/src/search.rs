//! The search for the quickest way, from both ends at once.
//!
//! It is NBA*, "new bidirectional A*" (W. Pijls and H. Post, *Yet another bidirectional algorithm for finding the shortest
//! path*, 2009): each side goes first where the sum of what it has driven and what is at least left is least; a node that
//! one side is done with is left alone by the other; and a node is not gone on from where the frontier of the other side
//! shows that no better way can lead over it. What is at least left comes from [`Landmarks`]; without them it is 0, which is
//! the search of Dijkstra from both ends. With landmarks, the search climbs from both ends to the core of the graph and goes
//! on there; how long a link of the core takes over what is open is worked out when the search comes to it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::landmarks::{Ends, Guide};
use crate::skeleton::{CLOSED, Climb, LinkArc, Skeleton, Weight};
use crate::{Arc, EdgeId, Graph, Landmarks, NodeId, Way};

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
    meet: Meet,
    weights: Vec<Weight>,
    round: u32,
    climbs: [Climb; 2],
    ends: Ends,
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
        self.meet.settled = 0;
        if from == to {
            return Some(Way::along(graph, from, vec![]));
        }
        match landmarks.filter(|landmarks| landmarks.skeleton.is_of(graph)) {
            Some(landmarks) => self.over_core(graph, landmarks, from, to, &open),
            None => self.over_all(graph, from, to, open),
        }
    }

    /// How many nodes the last question had to look at.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.meet.settled
    }

    fn over_all(&mut self, graph: &Graph, from: NodeId, to: NodeId, open: impl Fn(EdgeId) -> bool) -> Option<Way> {
        self.meet.start(graph.node_count());
        let mut roads = Plain { graph, open };
        self.meet.begin(&roads, 0, from.0, 0);
        self.meet.begin(&roads, 1, to.0, 0);
        let meeting = self.meet.run(&mut roads, FAR)?;
        let mut edges: Vec<EdgeId> = self.meet.back(meeting, 0).map(|(edge, _)| EdgeId(edge)).collect();
        edges.reverse();
        edges.extend(self.meet.back(meeting, 1).map(|(edge, _)| EdgeId(edge)));
        Some(Way::along(graph, from, edges))
    }

    fn over_core(
        &mut self,
        graph: &Graph,
        landmarks: &Landmarks,
        from: NodeId,
        to: NodeId,
        open: &impl Fn(EdgeId) -> bool,
    ) -> Option<Way> {
        let skeleton = &landmarks.skeleton;
        let ends = [from, to].map(|node| skeleton.position(node));
        let guide = Guide::new(landmarks, ends[0], ends[1], &mut self.climbs[0], &mut self.ends);
        self.round = self.round.wrapping_add(1);
        if self.weights.len() != skeleton.link_count() || self.round == 0 {
            self.weights.clear();
            self.weights.resize(skeleton.link_count(), Weight::default());
            self.round = 1;
        }
        self.meet.start(skeleton.core_size());
        let mut roads = Core { skeleton, guide, round: self.round, weights: &mut self.weights, open };
        for side in [0, 1] {
            self.climbs[side].run(skeleton, ends[side], side, |link| roads.weigh_link(link));
            for (position, rung) in self.climbs[side].rungs() {
                if let Some(node) = position.checked_sub(skeleton.taken_out()) {
                    self.meet.begin(&roads, side, node, rung.millis);
                }
            }
        }
        // The best way that climbs and comes down again below the core.
        let [up, down] = &self.climbs;
        let below = up
            .rungs()
            .filter(|(position, _)| *position < skeleton.taken_out())
            .filter_map(|(position, rung)| Some((rung.millis + down.rung(position)?.millis, position)))
            .min();
        let over = self.meet.run(&mut roads, below.map_or(FAR, |(millis, _)| millis));
        // From where both climbs meet, or from where both sides of the core do: the links back to both ends.
        let mut halves = [vec![], vec![]];
        for (side, half) in halves.iter_mut().enumerate() {
            let mut at = match over {
                Some(node) => {
                    let mut entry = node;
                    for (link, before) in self.meet.back(node, side) {
                        half.push((link, usize::from(before > entry) ^ side));
                        entry = before;
                    }
                    skeleton.taken_out() + entry
                }
                None => below?.1,
            };
            while let Some(rung) = self.climbs[side].rung(at).filter(|rung| rung.link != u32::MAX) {
                half.push((rung.link, side));
                at = rung.from;
            }
        }
        let [ahead, back] = halves;
        let mut edges = vec![];
        for (link, side) in ahead.into_iter().rev().chain(back) {
            skeleton.unpack(link, side, self.round, &self.weights, open, &mut edges);
        }
        Some(Way::along(graph, from, edges))
    }
}

/// What a search walks on.
trait Roads {
    /// A step to a neighbour.
    type Step: Copy;
    /// How many steps there are from a node (side 0) or to it (side 1).
    fn steps(&self, side: usize, node: u32) -> &[Self::Step];
    /// The other node of a step, over what it leads, and how long it takes at least.
    fn see(&self, side: usize, step: Self::Step) -> (u32, u32, u32);
    /// How long a step takes; [`CLOSED`] if it cannot be taken.
    fn weigh(&mut self, side: usize, node: u32, step: Self::Step) -> u32;
    /// How long it takes at least from a node to the goal, and from the start to it.
    fn left(&self, node: u32) -> [u32; 2];
}

/// The graph as it is.
struct Plain<'a, Open> {
    graph: &'a Graph,
    open: Open,
}

impl<Open: Fn(EdgeId) -> bool> Roads for Plain<'_, Open> {
    type Step = Arc;

    fn steps(&self, side: usize, node: u32) -> &[Arc] {
        if side == 0 { self.graph.leaving(NodeId(node)) } else { self.graph.arriving(NodeId(node)) }
    }

    fn see(&self, _: usize, step: Arc) -> (u32, u32, u32) {
        (step.to.0, step.edge.0, self.graph.millis(step.edge))
    }

    fn weigh(&mut self, _: usize, _: u32, step: Arc) -> u32 {
        if (self.open)(step.edge) { self.graph.millis(step.edge) } else { CLOSED }
    }

    fn left(&self, _: u32) -> [u32; 2] {
        [0, 0]
    }
}

/// The core of the graph; nodes by their number in it.
struct Core<'a, Open> {
    skeleton: &'a Skeleton,
    guide: Guide<'a>,
    round: u32,
    weights: &'a mut [Weight],
    open: &'a Open,
}

impl<Open: Fn(EdgeId) -> bool> Core<'_, Open> {
    fn weigh_link(&mut self, link: u32) -> [u32; 2] {
        self.skeleton.weigh(link, self.round, self.weights, self.open)
    }
}

impl<Open: Fn(EdgeId) -> bool> Roads for Core<'_, Open> {
    type Step = LinkArc;

    fn steps(&self, _: usize, node: u32) -> &[LinkArc] {
        self.skeleton.arcs(self.skeleton.taken_out() + node)
    }

    fn see(&self, side: usize, step: LinkArc) -> (u32, u32, u32) {
        (step.to - self.skeleton.taken_out(), step.link, step.free[side])
    }

    fn weigh(&mut self, side: usize, node: u32, step: LinkArc) -> u32 {
        let down = self.skeleton.taken_out() + node > step.to;
        self.weigh_link(step.link)[usize::from(down) ^ side]
    }

    fn left(&self, node: u32) -> [u32; 2] {
        self.guide.left(self.skeleton.taken_out() + node)
    }
}

/// The search from both ends.
#[derive(Clone, Debug, Default)]
struct Meet {
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
    by: [u32; 2],
    from: [u32; 2],
    round: u32,
    done: bool,
}

impl Meet {
    fn start(&mut self, nodes: usize) {
        self.heaps.iter_mut().for_each(BinaryHeap::clear);
        self.round = self.round.wrapping_add(1);
        if self.labels.len() != nodes || self.round == 0 {
            self.labels.clear();
            self.labels.resize(nodes, Label::default());
            self.round = 1;
        }
    }

    fn begin(&mut self, roads: &impl Roads, side: usize, node: u32, driven: u64) {
        let label = self.label(roads, node);
        label.driven[side] = driven;
        label.from[side] = u32::MAX;
        let key = driven + u64::from(label.left[side]);
        self.heaps[side].push((Reverse(key), node));
    }

    fn label(&mut self, roads: &impl Roads, node: u32) -> &mut Label {
        let label = &mut self.labels[node as usize];
        if label.round != self.round {
            let (left, round) = (roads.left(node), self.round);
            *label = Label { driven: [FAR; 2], left, by: [0; 2], from: [u32::MAX; 2], round, done: false };
        }
        label
    }

    /// The node over which the quickest way leads, if it takes less than `best`.
    fn run<R: Roads>(&mut self, roads: &mut R, mut best: u64) -> Option<u32> {
        let mut meeting = None;
        for (_, node) in &self.heaps[0] {
            let whole = self.labels[*node as usize].driven.iter().sum();
            if whole < best {
                (best, meeting) = (whole, Some(*node));
            }
        }
        let least = |heap: &BinaryHeap<(Reverse<u64>, u32)>| heap.peek().map(|(Reverse(key), _)| *key);
        let mut frontier = [least(&self.heaps[0])?, least(&self.heaps[1])?];
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
            for index in 0..roads.steps(side, node).len() {
                let step = roads.steps(side, node)[index];
                let (next, by, least) = roads.see(side, step);
                let label = self.label(roads, next);
                let ahead = u64::from(label.left[side]);
                // What a step takes at least is known; what it does take is worked out only where that may matter.
                let least = driven + u64::from(least);
                if label.done || least >= label.driven[side] || least + ahead >= best {
                    continue;
                }
                let millis = roads.weigh(side, node, step);
                let sum = driven + u64::from(millis);
                if millis == CLOSED || sum >= label.driven[side] {
                    continue;
                }
                label.driven[side] = sum;
                label.by[side] = by;
                label.from[side] = node;
                let whole = sum + label.driven[1 - side];
                if whole < best {
                    (best, meeting) = (whole, Some(next));
                }
                if sum + ahead < best {
                    self.heaps[side].push((Reverse(sum + ahead), next));
                }
            }
        }
        meeting
    }

    /// From a node back to where its side began: over what, and from which node.
    fn back(&self, node: u32, side: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let step = move |node: u32| {
            let label = &self.labels[node as usize];
            Some((label.by[side], label.from[side])).filter(|(_, from)| *from != u32::MAX)
        };
        std::iter::successors(step(node), move |(_, from)| step(*from))
    }
}
