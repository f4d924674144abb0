//! Who can be supplied over which roads, for all sides at once.
//!
//! A set of sides is a mask: bit `i` is side `i`. Nobody heeds one-way signs here: convoys of a war don't.

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
    let mut passable = passable.to_vec();
    passable.resize(graph.edge_count(), 0);
    let mut masks = vec![0; graph.node_count()];
    let mut fresh = vec![0_u32; graph.node_count()];
    let mut queue = vec![];
    for (node, sides) in sources {
        fresh[node.index()] |= sides & !masks[node.index()];
        masks[node.index()] |= sides;
        queue.push(*node);
    }
    while let Some(node) = queue.pop() {
        let sides = std::mem::take(&mut fresh[node.index()]);
        for arc in graph.around(node) {
            let more = sides & passable[arc.edge.index()] & !masks[arc.to.index()];
            if more != 0 {
                if fresh[arc.to.index()] == 0 {
                    queue.push(arc.to);
                }
                masks[arc.to.index()] |= more;
                fresh[arc.to.index()] |= more;
            }
        }
    }
    masks
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
