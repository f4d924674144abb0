//! Stretches of road as a graph that is quick to walk.
//!
//! Nodes are the points where ends of stretches meet, told apart to a centimetre. Each node's arcs stand side by side
//! (compressed sparse rows), both ways for those who may go both ways, and backwards for questions that start at the far
//! end. The numbers of nodes and edges follow the order of the stretches given, so that the same stretches make the same
//! graph.

use dateline_model::{LonLat, Metres, PlaceId, RoadSegment, SegmentId};
use rustc_hash::FxHashMap;

use crate::class::speed;

/// A point where stretches end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// A stretch, by its place in the list that the graph was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EdgeId(pub u32);

impl NodeId {
    /// Its place in a list of all nodes.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl EdgeId {
    /// Its place in a list of all edges.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A stretch without a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{basis}: the stretch of road `{segment}` has no corners")]
pub struct GraphError {
    segment: SegmentId,
    basis: String,
}

/// A link to a node that is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("link {link} ends at node `{node}`, and there are {nodes} nodes")]
pub struct LinkError {
    link: usize,
    node: u32,
    nodes: usize,
}

/// A stretch between two numbered points, for graphs that come from no list of roads.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Link {
    /// Where it begins and ends.
    pub ends: [NodeId; 2],
    /// How long it is.
    pub length: Metres,
    /// How long it takes to drive, in seconds.
    pub seconds: f64,
    /// Whether it may be driven from its first end to its second only.
    pub one_way: bool,
}

impl Link {
    /// A road for both directions that takes a minute for each kilometre.
    #[must_use]
    pub fn both_ways(from: u32, to: u32, length: Metres) -> Self {
        Self { ends: [NodeId(from), NodeId(to)], length, seconds: length.kilometres() * 60.0, one_way: false }
    }
}

/// A way from one node to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arc {
    /// Where it leads.
    pub to: NodeId,
    /// Over which stretch.
    pub edge: EdgeId,
}

/// Roads as a graph.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    locations: Vec<LonLat>,
    ends: Vec<[NodeId; 2]>,
    metres: Vec<f32>,
    seconds: Vec<f32>,
    millis: Vec<u32>,
    one_way: Vec<bool>,
    all: Rows,
    out: Rows,
    into: Rows,
    places: FxHashMap<PlaceId, NodeId>,
    at_node: FxHashMap<NodeId, Vec<PlaceId>>,
}

/// For each node its arcs, side by side.
#[derive(Clone, Debug, Default)]
struct Rows {
    starts: Vec<u32>,
    arcs: Vec<Arc>,
}

impl Rows {
    /// Rows of these arcs, each with the node where it begins.
    fn new(nodes: usize, arcs: &[(NodeId, Arc)]) -> Self {
        let mut starts = vec![0_u32; nodes + 1];
        for (from, _) in arcs {
            starts[from.index() + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut sorted = vec![Arc { to: NodeId(0), edge: EdgeId(0) }; arcs.len()];
        for (from, arc) in arcs {
            sorted[next[from.index()] as usize] = *arc;
            next[from.index()] += 1;
        }
        Self { starts, arcs: sorted }
    }

    #[inline]
    fn of(&self, node: NodeId) -> &[Arc] {
        &self.arcs[self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize]
    }
}

impl Graph {
    /// The graph of these stretches; edge `n` is stretch `n`. Places at their ends are found by [`Graph::node_of`].
    ///
    /// # Errors
    ///
    /// A stretch without corners.
    ///
    /// # Panics
    ///
    /// With more than four milliards of stretches.
    pub fn try_new(segments: &[RoadSegment]) -> Result<Self, GraphError> {
        let mut graph = Self::default();
        let mut nodes: FxHashMap<(i64, i64), NodeId> = FxHashMap::default();
        for segment in segments {
            let (Some(first), Some(last)) = (segment.line.first(), segment.line.last()) else {
                return Err(GraphError { segment: segment.id.clone(), basis: segment.basis.clone() });
            };
            let ends = [*first, *last].map(|at| {
                *nodes.entry(key(at)).or_insert_with(|| {
                    graph.locations.push(at);
                    NodeId(number(graph.locations.len() - 1))
                })
            });
            for (node, place) in ends.iter().zip(&segment.ends) {
                if let Some(place) = place {
                    graph.put(place.clone(), *node);
                }
            }
            graph.ends.push(ends);
            #[expect(clippy::cast_possible_truncation, reason = "a length to a millimetre is enough")]
            graph.metres.push(segment.length.0 as f32);
            let kmh =
                segment.max_speed.unwrap_or_else(|| speed(segment.class)).min(speed(segment.class) * 1.5).max(1.0);
            #[expect(clippy::cast_possible_truncation, reason = "a time to a millisecond is enough")]
            graph.seconds.push((segment.length.0 / (kmh / 3.6)) as f32);
            graph.one_way.push(segment.one_way);
        }
        graph.join();
        Ok(graph)
    }

    /// The graph of these points and the links between them: node `n` is point `n`, edge `n` is link `n`.
    ///
    /// # Errors
    ///
    /// A link to a node that is not there.
    ///
    /// # Panics
    ///
    /// With more than four milliards of links.
    ///
    /// ```
    /// use dateline_model::{LonLat, Metres};
    /// use dateline_roads::{Graph, Link, NodeId};
    ///
    /// let points = [LonLat::try_new(36.6, 34.0)?, LonLat::try_new(36.7, 34.1)?];
    /// let graph = Graph::of_links(&points, &[Link::both_ways(0, 1, Metres(14_000.0))])?;
    /// assert_eq!(graph.around(NodeId(0))[0].to, NodeId(1));
    /// assert!(Graph::of_links(&points, &[Link::both_ways(0, 7, Metres(1.0))]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_links(points: &[LonLat], links: &[Link]) -> Result<Self, LinkError> {
        let mut graph = Self { locations: points.to_vec(), ..Self::default() };
        for (index, link) in links.iter().enumerate() {
            if let Some(NodeId(node)) = link.ends.into_iter().find(|end| end.index() >= points.len()) {
                return Err(LinkError { link: index, node, nodes: points.len() });
            }
            graph.ends.push(link.ends);
            #[expect(clippy::cast_possible_truncation, reason = "a millimetre and a millisecond are enough")]
            let (metres, seconds) = (link.length.0 as f32, link.seconds as f32);
            graph.metres.push(metres);
            graph.seconds.push(seconds);
            graph.one_way.push(link.one_way);
        }
        graph.join();
        Ok(graph)
    }

    fn join(&mut self) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let whole = |seconds: &f32| ((f64::from(*seconds) * 1000.0).round() as u32).min(u32::MAX - 1);
        self.millis = self.seconds.iter().map(whole).collect();
        let (mut all, mut out, mut into) = (vec![], vec![], vec![]);
        for (index, [from, to]) in self.ends.iter().copied().enumerate() {
            let edge = EdgeId(number(index));
            let (ahead, back) = ((from, Arc { to, edge }), (to, Arc { to: from, edge }));
            all.push(ahead);
            out.push(ahead);
            into.push(back);
            if from != to {
                all.push(back);
            }
            if from != to && !self.one_way[index] {
                out.push(back);
                into.push(ahead);
            }
        }
        let nodes = self.locations.len();
        (self.all, self.out, self.into) = (Rows::new(nodes, &all), Rows::new(nodes, &out), Rows::new(nodes, &into));
    }

    /// Says that a place is to be found at a node. The first node said of a place stays.
    pub fn put(&mut self, place: PlaceId, node: NodeId) {
        if let std::collections::hash_map::Entry::Vacant(free) = self.places.entry(place) {
            self.at_node.entry(node).or_default().push(free.key().clone());
            free.insert(node);
        }
    }

    /// How many nodes it has.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.locations.len()
    }

    /// How many edges it has.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.ends.len()
    }

    /// The nodes, in order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..number(self.locations.len())).map(NodeId)
    }

    /// The edges, in order.
    pub fn edges(&self) -> impl Iterator<Item = EdgeId> + use<> {
        (0..number(self.ends.len())).map(EdgeId)
    }

    /// Where a node is.
    #[must_use]
    pub fn location(&self, node: NodeId) -> LonLat {
        self.locations[node.index()]
    }

    /// The two ends of an edge, in the order of its line.
    #[must_use]
    #[inline]
    pub fn ends(&self, edge: EdgeId) -> [NodeId; 2] {
        self.ends[edge.index()]
    }

    /// The two ends of all edges, in order.
    pub(crate) fn all_ends(&self) -> &[[NodeId; 2]] {
        &self.ends
    }

    /// How long an edge is.
    #[must_use]
    #[inline]
    pub fn length(&self, edge: EdgeId) -> Metres {
        Metres(f64::from(self.metres[edge.index()]))
    }

    /// How long it takes to drive an edge, in seconds, at the speeds of [`speed`] and within the limit.
    #[must_use]
    #[inline]
    pub fn seconds(&self, edge: EdgeId) -> f32 {
        self.seconds[edge.index()]
    }

    /// The same in whole milliseconds, at least 0 and below 50 days. Ways are compared in these, since whole numbers add up
    /// to the same in any order.
    #[must_use]
    #[inline]
    pub(crate) fn millis(&self, edge: EdgeId) -> u32 {
        self.millis[edge.index()]
    }

    /// The other end of an edge.
    pub(crate) fn beyond(&self, edge: EdgeId, node: NodeId) -> NodeId {
        let [from, to] = self.ends(edge);
        if from == node { to } else { from }
    }

    /// Whether an edge may be driven in the order of its line only.
    #[must_use]
    #[inline]
    pub fn is_one_way(&self, edge: EdgeId) -> bool {
        self.one_way[edge.index()]
    }

    /// All arcs at a node, as if every road could be driven both ways: convoys heed no signs. An edge from a node to itself
    /// stands once.
    #[must_use]
    #[inline]
    pub fn around(&self, node: NodeId) -> &[Arc] {
        self.all.of(node)
    }

    /// The arcs that may be driven from a node.
    #[must_use]
    #[inline]
    pub fn leaving(&self, node: NodeId) -> &[Arc] {
        self.out.of(node)
    }

    /// The arcs by which a node may be driven to, turned round: `to` is where they come from.
    #[must_use]
    #[inline]
    pub fn arriving(&self, node: NodeId) -> &[Arc] {
        self.into.of(node)
    }

    /// The node at which a place is to be found; `None` where no road leads to it.
    #[must_use]
    pub fn node_of(&self, place: &PlaceId) -> Option<NodeId> {
        self.places.get(place).copied()
    }

    /// The places to be found at a node.
    #[must_use]
    pub fn places_at(&self, node: NodeId) -> &[PlaceId] {
        self.at_node.get(&node).map_or(&[], Vec::as_slice)
    }
}

/// A point to 1e-7 degrees (1 cm).
fn key(at: LonLat) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let whole = |degrees: f64| (degrees * 1e7).round() as i64;
    (whole(at.longitude()), whole(at.latitude()))
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than four milliards of stretches")
}

#[cfg(test)]
mod tests {
    use dateline_model::{LengthBasis, RoadClass, RunId};

    use super::*;

    fn segment(from: (f64, f64), to: (f64, f64), one_way: bool) -> RoadSegment {
        let line: Vec<LonLat> = [from, to].iter().map(|at| LonLat::try_from(*at).unwrap()).collect();
        let ends = [None, None];
        RoadSegment {
            id: RoadSegment::id_of(&line, RoadClass::Primary, &ends),
            length: line[0].distance(line[1]),
            line,
            ends,
            roads: vec![],
            class: RoadClass::Primary,
            length_basis: LengthBasis::Line,
            max_speed: None,
            one_way,
            bridge: false,
            tunnel: false,
            schematic: false,
            basis: String::new(),
            recorded_in: RunId::new(""),
        }
    }

    #[test]
    fn stretches_meet_where_they_end_at_one_point() {
        let graph = Graph::try_new(&[
            segment((36.0, 34.0), (36.1, 34.0), false),
            segment((36.1, 34.000_000_001), (36.2, 34.0), false),
        ])
        .unwrap();
        assert_eq!((graph.node_count(), graph.edge_count()), (3, 2));
        assert_eq!(graph.around(NodeId(1)).len(), 2);
    }

    #[test]
    fn a_stretch_without_a_line_is_refused() {
        let one =
            RoadSegment { line: vec![], basis: "roads.csv:3".into(), ..segment((36.0, 34.0), (36.1, 34.0), true) };
        assert!(Graph::try_new(&[one]).unwrap_err().to_string().starts_with("roads.csv:3"));
    }

    #[test]
    fn a_one_way_road_is_driven_one_way_and_walked_both() {
        let graph = Graph::try_new(&[segment((36.0, 34.0), (36.1, 34.0), true)]).unwrap();
        let [from, to] = graph.ends(EdgeId(0));
        assert_eq!((graph.leaving(from).len(), graph.leaving(to).len()), (1, 0));
        assert_eq!((graph.arriving(from).len(), graph.arriving(to).len()), (0, 1));
        assert_eq!((graph.around(from).len(), graph.around(to).len()), (1, 1));
        assert_eq!(graph.arriving(to)[0].to, from);
    }

    #[test]
    fn a_place_is_found_at_the_end_that_names_it() {
        let mut one = segment((36.0, 34.0), (36.1, 34.0), false);
        one.ends[1] = Some(PlaceId::new("sy-qara"));
        let graph = Graph::try_new(&[one]).unwrap();
        assert_eq!(graph.node_of(&PlaceId::new("sy-qara")), Some(NodeId(1)));
        assert_eq!(graph.places_at(NodeId(1)), [PlaceId::new("sy-qara")]);
        assert!(graph.node_of(&PlaceId::new("sy-nabek")).is_none());
    }
}
