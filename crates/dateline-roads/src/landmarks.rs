//! Lower bounds of travel times, prepared once for a graph.
//!
//! From a few far-off nodes, the landmarks, all travel times are worked out. What a way takes at least then follows from the
//! triangle: who is 5 hours from a landmark is at least 2 hours from whoever is 3 hours from it (ALT: A. Goldberg and C.
//! Harrelson, *Computing the shortest path: A\* search meets graph theory*, 2005). Closing roads only makes ways longer, so
//! the bounds hold whatever is closed, and are made once a graph, not once a side and day. They are kept for the core of the
//! graph only; those of other nodes follow from the way up to it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::skeleton::{CLOSED, Climb, Skeleton};
use crate::{Graph, NodeId};

/// How many landmarks a question looks at: those that promise most for its two ends.
const ACTIVE: usize = 4;

/// Landmarks of a graph, and the graph reduced to its core.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Graph, Landmarks, Link, NodeId};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?];
/// let graph = Graph::of_links(&points, &[Link::both_ways(0, 1, Metres(14_000.0))])?;
/// assert_eq!(Landmarks::new(&graph, 16).nodes().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Landmarks {
    nodes: Vec<NodeId>,
    pub(crate) skeleton: Skeleton,
    /// For each node of the core, for each landmark: milliseconds from it and to it, `u32::MAX` where there is no way.
    times: Vec<[u32; 2]>,
}

impl Landmarks {
    /// At most so many landmarks; sixteen are a good number. Each is as far as can be from those before it, in the part of
    /// the core that has most nodes to each of its landmarks.
    #[must_use]
    pub fn new(graph: &Graph, count: usize) -> Self {
        let skeleton = Skeleton::new(graph);
        let size = skeleton.core_size();
        let parts = parts(&skeleton);
        let mut sizes: Vec<usize> = vec![];
        for part in &parts {
            sizes.resize(sizes.len().max(part + 1), 0);
            sizes[*part] += 1;
        }
        let mut chosen = vec![0; sizes.len()];
        let mut nearest = vec![u64::MAX; size];
        let (mut nodes, mut columns) = (vec![], vec![]);
        let mut measure = Measure::default();
        for _ in 0..count.min(size) {
            let open = (0..sizes.len()).filter(|part| chosen[*part] < sizes[*part]);
            let Some(part) = open.max_by_key(|part| (sizes[*part] * 1000 / (chosen[*part] + 1), Reverse(*part))) else {
                break;
            };
            let farthest = |far: &dyn Fn(usize) -> u64| {
                (0..size).filter(|node| parts[*node] == part).max_by_key(|node| (far(*node), Reverse(*node)))
            };
            let Some(mut landmark) = farthest(&|node| nearest[node]) else { break };
            if chosen[part] == 0 {
                let columns = measure.both(&skeleton, landmark);
                landmark = farthest(&|node| sum(&columns, node)).unwrap_or(landmark);
            }
            chosen[part] += 1;
            let both = measure.both(&skeleton, landmark);
            for (node, nearest) in nearest.iter_mut().enumerate() {
                *nearest = sum(&both, node).min(*nearest);
            }
            nodes.push(skeleton.node(skeleton.taken_out() + number(landmark)));
            columns.push(both);
        }
        let row = |node: usize| columns.iter().map(move |[from, to]| [from[node], to[node]]);
        Self { times: (0..size).flat_map(row).collect(), nodes, skeleton }
    }

    /// The landmarks themselves.
    #[must_use]
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Times from and to each landmark, for a position in the core.
    fn row(&self, position: u32) -> &[[u32; 2]] {
        let first = (position - self.skeleton.taken_out()) as usize * self.nodes.len();
        &self.times[first..first + self.nodes.len()]
    }
}

fn sum([from, to]: &[Vec<u32>; 2], node: usize) -> u64 {
    u64::from(from[node]) + u64::from(to[node])
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("no more than there are nodes")
}

/// For each node of the core the part of it that it hangs together with.
fn parts(skeleton: &Skeleton) -> Vec<usize> {
    let mut parts = vec![usize::MAX; skeleton.core_size()];
    let (mut stack, mut count) = (vec![], 0);
    for first in 0..parts.len() {
        if parts[first] != usize::MAX {
            continue;
        }
        parts[first] = count;
        stack.push(first);
        while let Some(node) = stack.pop() {
            for arc in skeleton.arcs(skeleton.taken_out() + number(node)) {
                let to = (arc.to - skeleton.taken_out()) as usize;
                if parts[to] == usize::MAX {
                    parts[to] = count;
                    stack.push(to);
                }
            }
        }
        count += 1;
    }
    parts
}

/// Times from one node of the core to all while everything is open.
#[derive(Default)]
struct Measure {
    far: Vec<u64>,
    heap: BinaryHeap<(Reverse<u64>, u32)>,
}

impl Measure {
    /// Milliseconds from a node and to it.
    fn both(&mut self, skeleton: &Skeleton, node: usize) -> [Vec<u32>; 2] {
        [0, 1].map(|side| {
            let first = skeleton.taken_out();
            self.far.clear();
            self.far.resize(skeleton.core_size(), u64::MAX);
            self.far[node] = 0;
            self.heap.push((Reverse(0), number(node)));
            while let Some((Reverse(driven), at)) = self.heap.pop() {
                if driven > self.far[at as usize] {
                    continue;
                }
                for arc in skeleton.arcs(first + at) {
                    let to = arc.to - first;
                    let more = arc.free[side];
                    let sum = driven + u64::from(more);
                    if more != CLOSED && sum < self.far[to as usize] {
                        self.far[to as usize] = sum;
                        self.heap.push((Reverse(sum), to));
                    }
                }
            }
            // Cut off at the largest number, the bounds stay bounds: no road makes them differ by more than it takes.
            self.far.iter().map(|far| u32::try_from(*far).unwrap_or(u32::MAX)).collect()
        })
    }
}

/// The landmarks as a question sees them.
pub(crate) struct Guide<'a> {
    landmarks: &'a Landmarks,
    /// Which landmarks it looks at, with the times from and to them at the start and at the goal.
    active: [(usize, [u32; 2], [u32; 2]); ACTIVE],
}

impl<'a> Guide<'a> {
    /// For a question from one position to another. The landmarks must be some.
    pub(crate) fn new(landmarks: &'a Landmarks, from: u32, to: u32, climb: &mut Climb, ends: &mut Ends) -> Self {
        for (position, times) in [from, to].into_iter().zip(&mut ends.times) {
            times.clear();
            times.resize(landmarks.nodes.len(), [u32::MAX; 2]);
            for side in [0, 1] {
                climb.run(&landmarks.skeleton, position, side, |link| landmarks.skeleton.free(link));
                for (at, rung) in climb.rungs().filter(|(at, _)| *at >= landmarks.skeleton.taken_out()) {
                    for (time, row) in times.iter_mut().zip(landmarks.row(at)) {
                        // Climbing up it goes to the landmark, coming down it comes from it.
                        let sum = rung.millis + u64::from(row[1 - side]);
                        time[1 - side] = time[1 - side].min(u32::try_from(sum).unwrap_or(u32::MAX));
                    }
                }
            }
        }
        let [start, goal] = &ends.times;
        let promise = |which: usize| {
            goal[which][0].saturating_sub(start[which][0]).max(start[which][1].saturating_sub(goal[which][1]))
        };
        ends.order.clear();
        ends.order.extend(0..landmarks.nodes.len());
        ends.order.sort_unstable_by_key(|which| (Reverse(promise(*which)), *which));
        // Where there are fewer, the best stands several times.
        let active = std::array::from_fn(|index| {
            let which = ends.order.get(index).or(ends.order.first()).copied().unwrap_or(usize::MAX);
            let at = |times: &Vec<[u32; 2]>| times.get(which).copied().unwrap_or([0; 2]);
            (which, at(start), at(goal))
        });
        Self { landmarks, active }
    }

    /// How long it takes at least from a position in the core to the goal, and from the start to it.
    #[inline]
    pub(crate) fn left(&self, position: u32) -> [u32; 2] {
        let row = self.landmarks.row(position);
        let mut left = [0; 2];
        for (which, start, goal) in self.active {
            let Some([from, to]) = row.get(which).copied() else { continue };
            let ahead = goal[0].saturating_sub(from).max(to.saturating_sub(goal[1]));
            let behind = from.saturating_sub(start[0]).max(start[1].saturating_sub(to));
            left = [left[0].max(ahead), left[1].max(behind)];
        }
        left
    }
}

/// The memory of a [`Guide`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Ends {
    times: [Vec<[u32; 2]>; 2],
    order: Vec<usize>,
}
