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
    for (node, sides) in sources {
        masks[node.index()] |= sides;
    }
    // Stretches that lie side by side are often side by side in the list, so going through it there and back carries most
    // sides most of the way, without a question to the processor that it might guess wrongly.
    for _ in 0..SWEEPS {
        let there = passable.iter().zip(graph.all_ends());
        let changed = there.clone().map(|(sides, ends)| level(&mut masks, *ends, *sides)).sum::<usize>()
            + there.rev().map(|(sides, ends)| level(&mut masks, *ends, *sides)).sum::<usize>();
        if changed == 0 {
            return masks;
        }
        if changed * 8 < graph.node_count() {
            break;
        }
    }
    spread(graph, passable, &mut masks);
    masks
}

/// How often at most the list is gone through there and back, before what is left is carried on node by node.
const SWEEPS: usize = 4;

/// Carries sides over an edge to both ends; 1 if that changed anything.
fn level(masks: &mut [u32], [one, other]: [NodeId; 2], sides: u32) -> usize {
    let (here, there) = (masks[one.index()], masks[other.index()]);
    let both = (here | there) & sides;
    masks[one.index()] = here | both;
    masks[other.index()] = there | both;
    usize::from(both & !(here & there) != 0)
}

/// Carries sides on from wherever they may still go on.
fn spread(graph: &Graph, passable: &[u32], masks: &mut [u32]) {
    let mut waiting = vec![false; masks.len()];
    let mut queue = VecDeque::new();
    for (sides, ends) in passable.iter().zip(graph.all_ends()) {
        let [here, there] = ends.map(|node| masks[node.index()] & sides);
        if here != there {
            for node in ends {
                if !std::mem::replace(&mut waiting[node.index()], true) {
                    queue.push_back(*node);
                }
            }
        }
    }
    while let Some(node) = queue.pop_front() {
        waiting[node.index()] = false;
        let sides = masks[node.index()];
        for arc in graph.around(node) {
            let pass = passable.get(arc.edge.index()).copied().unwrap_or(0);
            let there = masks[arc.to.index()];
            if sides & pass & !there != 0 {
                masks[arc.to.index()] = there | (sides & pass);
                if !std::mem::replace(&mut waiting[arc.to.index()], true) {
                    queue.push_back(arc.to);
                }
            }
        }
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
