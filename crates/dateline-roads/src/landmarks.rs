//! Lower bounds of travel times, prepared once for a graph.
//!
//! From a few far-off nodes, the landmarks, all travel times are worked out on the whole graph. What a way takes at least
//! then follows from the triangle: who is 5 hours from a landmark is at least 2 hours from whoever is 3 hours from it
//! (ALT: A. Goldberg and C. Harrelson, *Computing the shortest path: A\* search meets graph theory*, 2005). Closing roads
//! only makes ways longer, so the bounds hold whatever is closed, and are made once a graph, not once a side and day.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::search::Roads;
use crate::{EdgeId, Graph, NodeId};

/// How many landmarks a question looks at: those that promise most for its two ends.
const ACTIVE: usize = 4;

/// Landmarks of a graph, and the graph once more in an order in which neighbours lie side by side.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Graph, Landmarks, Link, NodeId};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?];
/// let graph = Graph::of_links(&points, &[Link::both_ways(0, 1, Metres(14_000.0))])?;
/// assert_eq!(Landmarks::new(&graph, 16).nodes(), [NodeId(1), NodeId(0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Landmarks {
    /// The landmarks.
    nodes: Vec<NodeId>,
    /// The number here of each node.
    numbers: Vec<u32>,
    edges: usize,
    starts: Vec<u32>,
    steps: Vec<Step>,
    /// For each node, for each landmark: milliseconds from it and to it, `u32::MAX` where there is no way.
    times: Vec<[u32; 2]>,
}

/// A stretch as seen from one of its ends.
#[derive(Clone, Copy, Debug)]
struct Step {
    to: u32,
    edge: u32,
    millis: u32,
    /// Whether it may be driven to there, and from there.
    ways: [bool; 2],
}

impl Landmarks {
    /// At most so many landmarks: each as far as can be from those before it, in the part of the graph that has most nodes
    /// to each of its landmarks. Sixteen are a good number. It takes as long as two questions without landmarks to each
    /// node, for each landmark.
    #[must_use]
    pub fn new(graph: &Graph, count: usize) -> Self {
        let mut landmarks = Self::unmeasured(graph);
        let mut search = vec![];
        let nodes = graph.node_count();
        let parts = crate::parts(graph, |_| true);
        let mut shares: Vec<u64> = vec![0; parts.count()];
        // How far each node is from the nearest landmark, there and back.
        let mut nearest = vec![u64::MAX; nodes];
        let mut columns = vec![];
        for _ in 0..count.min(nodes) {
            let weight = |part: usize| (parts.size(part) as u64 * 1000 / (shares[part] + 1), Reverse(part));
            let Some(part) = (0..parts.count())
                .filter(|part| shares[*part] < parts.size(*part) as u64)
                .max_by_key(|part| weight(*part))
            else {
                break;
            };
            let inside = || graph.nodes().filter(|node| parts.of(*node) == part);
            let fresh = shares[part] == 0;
            shares[part] += 1;
            let farthest = |nearest: &[u64]| inside().max_by_key(|node| (nearest[node.index()], Reverse(*node)));
            let Some(mut chosen) = farthest(&nearest) else { break };
            if fresh {
                // The first landmark of a part: what is farthest from its first node.
                let [there, back] = landmarks.measure(chosen, &mut search);
                let far = |node: NodeId| {
                    let number = landmarks.numbers[node.index()] as usize;
                    u64::from(there[number]) + u64::from(back[number])
                };
                chosen = inside().max_by_key(|node| (far(*node), Reverse(*node))).unwrap_or(chosen);
            }
            let [there, back] = landmarks.measure(chosen, &mut search);
            for node in graph.nodes() {
                let number = landmarks.numbers[node.index()] as usize;
                let far = u64::from(there[number]) + u64::from(back[number]);
                nearest[node.index()] = nearest[node.index()].min(far);
            }
            landmarks.nodes.push(chosen);
            columns.push([there, back]);
        }
        landmarks.times = (0..nodes)
            .flat_map(|number| columns.iter().map(move |[there, back]| [there[number], back[number]]))
            .collect();
        landmarks
    }

    /// The landmarks themselves.
    #[must_use]
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Whether they can be of this graph.
    pub(crate) fn are_of(&self, graph: &Graph) -> bool {
        self.numbers.len() == graph.node_count() && self.edges == graph.edge_count()
    }

    fn unmeasured(graph: &Graph) -> Self {
        let mut order: Vec<NodeId> = graph.nodes().collect();
        order.sort_by_key(|node| (along_hilbert(graph.location(*node)), *node));
        let mut numbers = vec![0; order.len()];
        for (number, node) in (0..).zip(&order) {
            numbers[node.index()] = number;
        }
        let mut starts = vec![0];
        let mut steps = vec![];
        for node in &order {
            let here = graph.around(*node).iter().filter(|arc| arc.to != *node);
            steps.extend(here.map(|arc| {
                let ahead = graph.ends(arc.edge)[0] == *node;
                let both = !graph.is_one_way(arc.edge);
                let (to, millis) = (numbers[arc.to.index()], graph.millis(arc.edge));
                Step { to, edge: arc.edge.0, millis, ways: [ahead || both, !ahead || both] }
            }));
            starts.push(u32::try_from(steps.len()).expect("fewer than four milliards of arcs"));
        }
        Self { nodes: vec![], numbers, edges: graph.edge_count(), starts, steps, times: vec![] }
    }

    fn steps_of(&self, node: u32) -> &[Step] {
        &self.steps[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }

    /// Milliseconds from a node to all, and from all to it.
    fn measure(&self, node: NodeId, far: &mut Vec<u64>) -> [Vec<u32>; 2] {
        [0, 1].map(|side| {
            far.clear();
            far.resize(self.numbers.len(), u64::MAX);
            let mut heap = BinaryHeap::new();
            let start = self.numbers[node.index()];
            far[start as usize] = 0;
            heap.push((Reverse(0_u64), start));
            while let Some((Reverse(driven), at)) = heap.pop() {
                if driven > far[at as usize] {
                    continue;
                }
                for step in self.steps_of(at).iter().filter(|step| step.ways[side]) {
                    let sum = driven + u64::from(step.millis);
                    if sum < far[step.to as usize] {
                        far[step.to as usize] = sum;
                        heap.push((Reverse(sum), step.to));
                    }
                }
            }
            // Cut off at the largest number, the bounds stay bounds: no road makes them differ by more than it takes.
            far.iter().map(|far| u32::try_from(*far).unwrap_or(u32::MAX)).collect()
        })
    }
}

/// Where a point lies on Hilbert's curve through all degrees, which keeps near what is near.
fn along_hilbert(at: dateline_model::LonLat) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "degrees are small, and positive here")]
    let whole = |degrees: f64| (degrees / 360.0 * f64::from(u32::MAX)) as u32;
    let (mut x, mut y) = (whole(at.longitude() + 180.0), whole(at.latitude() + 90.0));
    let mut along = 0_u64;
    for bit in (0..32).rev() {
        let (right, up) = (x >> bit & 1, y >> bit & 1);
        along = along << 2 | u64::from((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
    }
    along
}

/// The landmarks as a question sees them.
pub(crate) struct Guide<'a> {
    landmarks: &'a Landmarks,
    count: usize,
    /// Which landmarks it looks at, with the times from and to them at the start and at the goal.
    active: [(usize, [u32; 2], [u32; 2]); ACTIVE],
}

impl<'a> Guide<'a> {
    pub(crate) fn new(landmarks: &'a Landmarks, from: NodeId, to: NodeId) -> Self {
        let count = landmarks.nodes.len();
        let row = |node: NodeId| {
            let number = landmarks.numbers[node.index()] as usize;
            &landmarks.times[number * count..(number + 1) * count]
        };
        let (start, goal) = (row(from), row(to));
        let promise = |which: usize| {
            goal[which][0].saturating_sub(start[which][0]).max(start[which][1].saturating_sub(goal[which][1]))
        };
        let mut order: [usize; ACTIVE] = [usize::MAX; ACTIVE];
        for which in 0..count {
            let mut next = which;
            for kept in &mut order {
                if *kept == usize::MAX || promise(next) > promise(*kept) {
                    std::mem::swap(kept, &mut next);
                }
                if next == usize::MAX {
                    break;
                }
            }
        }
        // Where there are fewer, the best stands several times.
        let active = order.map(|which| if which == usize::MAX { order[0] } else { which });
        let active = active
            .map(|which| if which == usize::MAX { (0, [0; 2], [0; 2]) } else { (which, start[which], goal[which]) });
        Self { landmarks, count, active }
    }
}

impl Roads for Guide<'_> {
    fn steps(&self, side: usize, node: u32, mut see: impl FnMut(u32, EdgeId, u32)) {
        for step in self.landmarks.steps_of(node) {
            if step.ways[side] {
                see(step.to, EdgeId(step.edge), step.millis);
            }
        }
    }

    fn left(&self, node: u32) -> [u32; 2] {
        let first = node as usize * self.count;
        let row = &self.landmarks.times[first..first + self.count];
        let mut left = [0; 2];
        for (which, start, goal) in self.active {
            let Some([from, to]) = row.get(which).copied() else { continue };
            let ahead = goal[0].saturating_sub(from).max(to.saturating_sub(goal[1]));
            let behind = from.saturating_sub(start[0]).max(start[1].saturating_sub(to));
            left = [left[0].max(ahead), left[1].max(behind)];
        }
        left
    }

    fn number(&self, node: NodeId) -> u32 {
        self.landmarks.numbers[node.index()]
    }
}
