//! Small graphs, drawn at random.

use dateline_model::{LonLat, Metres};
use dateline_roads::{EdgeId, Graph, Link, NodeId, Way};
use proptest::prelude::*;

/// A graph and which of its edges are open.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) graph: Graph,
    pub(crate) open: Vec<bool>,
}

/// Graphs of at least one node; times are whole seconds.
pub(crate) fn drawn(nodes: u32, links: usize) -> impl Strategy<Value = Drawn> {
    (1..=nodes).prop_flat_map(move |nodes| {
        let link = (0..nodes, 0..nodes, 0_u8..20, prop::bool::weighted(0.3), prop::bool::weighted(0.85));
        let points = prop::collection::vec((36.0..37.0, 33.0..34.0), nodes as usize);
        (points, prop::collection::vec(link, 0..=links)).prop_map(|(points, links)| {
            let points: Vec<LonLat> = points.iter().map(|(x, y)| LonLat::try_new(*x, *y).unwrap()).collect();
            let open = links.iter().map(|link| link.4).collect();
            let links: Vec<Link> = links
                .iter()
                .map(|(from, to, seconds, one_way, _)| Link {
                    ends: [NodeId(*from), NodeId(*to)],
                    length: Metres(f64::from(*seconds) * 10.0),
                    seconds: f64::from(*seconds),
                    one_way: *one_way,
                })
                .collect();
            Drawn { graph: Graph::of_links(&points, &links).unwrap(), open }
        })
    })
}

impl Drawn {
    pub(crate) fn is_open(&self, edge: EdgeId) -> bool {
        self.open[edge.index()]
    }

    /// Some node of the graph for any number.
    pub(crate) fn node(&self, number: u32) -> NodeId {
        NodeId(number % u32::try_from(self.graph.node_count()).unwrap())
    }

    /// The number of the last node.
    pub(crate) fn last(&self) -> u32 {
        u32::try_from(self.graph.node_count() - 1).unwrap()
    }

    /// Open steps as (from, to, edge); one-way roads both ways where signs are unheeded.
    pub(crate) fn steps(&self, signs: bool) -> Vec<(NodeId, NodeId, EdgeId)> {
        let mut steps = vec![];
        for edge in self.graph.edges().filter(|edge| self.is_open(*edge)) {
            let [from, to] = self.graph.ends(edge);
            steps.push((from, to, edge));
            if !signs || !self.graph.is_one_way(edge) {
                steps.push((to, from, edge));
            }
        }
        steps
    }

    /// The least seconds from a node to each, by Bellman and Ford.
    pub(crate) fn seconds_from(&self, from: NodeId, signs: bool) -> Vec<f64> {
        let steps = self.steps(signs);
        let mut seconds = vec![f64::INFINITY; self.graph.node_count()];
        seconds[from.index()] = 0.0;
        for _ in self.graph.nodes() {
            for (from, to, edge) in &steps {
                let sum = seconds[from.index()] + f64::from(self.graph.seconds(*edge));
                seconds[to.index()] = seconds[to.index()].min(sum);
            }
        }
        seconds
    }

    /// The nodes that hang together with some of these.
    pub(crate) fn around(&self, first: &[NodeId], passes: impl Fn(NodeId, EdgeId) -> bool) -> Vec<bool> {
        let mut inside = vec![false; self.graph.node_count()];
        for node in first {
            inside[node.index()] = true;
        }
        for _ in self.graph.nodes() {
            for (from, to, edge) in self.steps(false) {
                inside[to.index()] |= inside[from.index()] && passes(from, edge) && passes(to, edge);
            }
        }
        inside
    }

    /// That a way is one: over open edges, each going on where the last ended, with the right sums.
    pub(crate) fn is_way(&self, way: &Way, from: NodeId, to: NodeId, signs: bool) {
        let steps = self.steps(signs);
        assert_eq!(way.nodes.len(), way.edges.len() + 1);
        assert_eq!((way.nodes.first(), way.nodes.last()), (Some(&from), Some(&to)));
        for (ends, edge) in way.nodes.windows(2).zip(&way.edges) {
            assert!(steps.contains(&(ends[0], ends[1], *edge)));
        }
        let seconds: f64 = way.edges.iter().map(|edge| f64::from(self.graph.seconds(*edge))).sum();
        let metres: f64 = way.edges.iter().map(|edge| self.graph.length(*edge).0).sum();
        assert!((way.seconds - seconds).abs() < 1e-9 && (way.length.0 - metres).abs() < 1e-9);
    }
}
