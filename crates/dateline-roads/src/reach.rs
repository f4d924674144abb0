//! Who can be supplied over which roads, for all sides at once.
//!
//! A set of sides is a mask: bit `i` is side `i`. Nobody heeds one-way signs here: convoys of a war don't.

use std::collections::VecDeque;

use crate::{EdgeId, Graph, NodeId};

/// For each node the sides whose supplies reach it: from the sources of a side, over edges that it may pass. `passable` has
/// the sides of each edge; an edge that it does not have is closed to all.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{Graph, Link, NodeId, reach};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// assert_eq!(reach(&graph, &[(NodeId(0), 0b01), (NodeId(2), 0b10)], &[0b11, 0b10]), [0b11, 0b11, 0b10]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn reach(graph: &Graph, sources: &[(NodeId, u32)], passable: &[u32]) -> Vec<u32> {
    let mut masks = vec![0; graph.node_count()];
    let mut front = Front::new(graph, passable);
    for (node, sides) in sources {
        masks[node.index()] |= sides;
        front.wait(*node);
    }
    // Where little is reached, going from node to node is done soon.
    if front.spread(&mut masks, graph.node_count() / 16) {
        return masks;
    }
    // Stretches that lie side by side are often side by side in the list, so going through it there and back carries most
    // sides most of the way, without a question to the processor that it might guess wrongly.
    for _ in 0..SWEEPS {
        let there = passable.iter().zip(graph.all_ends());
        let changed = there.clone().map(|(sides, ends)| level(&mut masks, *ends, *sides)).sum::<usize>()
            + there.rev().map(|(sides, ends)| level(&mut masks, *ends, *sides)).sum::<usize>();
        if changed * 50 < graph.node_count() {
            break;
        }
    }
    front.wait_where_open(&masks);
    front.spread(&mut masks, usize::MAX);
    masks
}

/// How often at most the list is gone through there and back, before what is left is carried on node by node.
const SWEEPS: usize = 12;

/// Carries sides over an edge to both ends; 1 if that changed anything.
#[inline]
fn level(masks: &mut [u32], [one, other]: [NodeId; 2], sides: u32) -> usize {
    let (here, there) = (masks[one.index()], masks[other.index()]);
    let both = (here | there) & sides;
    masks[one.index()] = here | both;
    masks[other.index()] = there | both;
    usize::from(both & !(here & there) != 0)
}

/// The nodes from which sides may still go on.
struct Front<'a> {
    graph: &'a Graph,
    passable: &'a [u32],
    waiting: Vec<bool>,
    queue: VecDeque<NodeId>,
}

impl<'a> Front<'a> {
    fn new(graph: &'a Graph, passable: &'a [u32]) -> Self {
        Self { graph, passable, waiting: vec![false; graph.node_count()], queue: VecDeque::new() }
    }

    fn wait(&mut self, node: NodeId) {
        if !std::mem::replace(&mut self.waiting[node.index()], true) {
            self.queue.push_back(node);
        }
    }

    /// Puts both ends of each edge in the queue that some side may pass and has not.
    fn wait_where_open(&mut self, masks: &[u32]) {
        for (sides, ends) in self.passable.iter().zip(self.graph.all_ends()) {
            let [here, there] = ends.map(|node| masks[node.index()] & sides);
            if here != there {
                ends.iter().for_each(|node| self.wait(*node));
            }
        }
    }

    /// Carries sides on from at most so many nodes. Says whether there is nothing left to do.
    fn spread(&mut self, masks: &mut [u32], most: usize) -> bool {
        for _ in 0..most {
            let Some(node) = self.queue.pop_front() else { return true };
            self.waiting[node.index()] = false;
            let sides = masks[node.index()];
            for arc in self.graph.around(node) {
                let pass = self.passable.get(arc.edge.index()).copied().unwrap_or(0);
                let there = masks[arc.to.index()];
                if sides & pass & !there != 0 {
                    masks[arc.to.index()] = there | (sides & pass);
                    self.wait(arc.to);
                }
            }
        }
        self.queue.is_empty()
    }
}

/// Reach that is kept while days go by.
///
/// ```
/// use dateline_model::{LonLat, Metres};
/// use dateline_roads::{EdgeId, Graph, Link, NodeId, Reach};
///
/// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?, LonLat::try_new(36.7, 34.0)?];
/// let links = [Link::both_ways(0, 1, Metres(14_000.0)), Link::both_ways(1, 2, Metres(11_000.0))];
/// let graph = Graph::of_links(&points, &links)?;
/// let mut reach = Reach::new(&graph, &[(NodeId(0), 1)], &[1, 1]);
/// assert_eq!(reach.masks(), [1, 1, 1]);
/// reach.update(&[(EdgeId(1), 0)]);
/// assert_eq!(reach.masks(), [1, 1, 0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reach<'a> {
    graph: &'a Graph,
    sources: Vec<(NodeId, u32)>,
    passable: Vec<u32>,
    masks: Vec<u32>,
}

impl<'a> Reach<'a> {
    /// As [`reach`].
    #[must_use]
    pub fn new(graph: &'a Graph, sources: &[(NodeId, u32)], passable: &[u32]) -> Self {
        let mut passable = passable.to_vec();
        passable.resize(graph.edge_count(), 0);
        let masks = reach(graph, sources, &passable);
        Self { graph, sources: sources.to_vec(), passable, masks }
    }

    /// For each node the sides whose supplies reach it.
    #[must_use]
    pub fn masks(&self) -> &[u32] {
        &self.masks
    }

    /// For each edge the sides that may pass.
    #[must_use]
    pub fn passable(&self) -> &[u32] {
        &self.passable
    }

    /// These edges are open to these sides from now on. Of an edge named twice the last word counts.
    pub fn update(&mut self, changes: &[(EdgeId, u32)]) {
        let mut changed = false;
        for (edge, sides) in changes {
            changed |= self.passable[edge.index()] != *sides;
            self.passable[edge.index()] = *sides;
        }
        if changed {
            self.masks = reach(self.graph, &self.sources, &self.passable);
        }
    }

    /// These are the sources from now on.
    pub fn set_sources(&mut self, sources: &[(NodeId, u32)]) {
        if self.sources != sources {
            self.sources = sources.to_vec();
            self.masks = reach(self.graph, &self.sources, &self.passable);
        }
    }
}
