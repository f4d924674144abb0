//! Choke points: the single road or place whose loss would cut most of a side's places off from its supplies; and the fewest
//! roads that part its sources from its front.

use dateline_model::{Day, PlaceId, SideId};
use dateline_roads::{EdgeId, Loss, Near, NodeId, dependence, least_cut};

use crate::routes::Routes;
use crate::situation::Situation;

/// A road or a place on which others hang.
#[derive(Clone, PartialEq, Debug)]
pub struct ChokePoint {
    /// The stretch of road; `None` where it is a place.
    pub edge: Option<EdgeId>,
    /// The place, or those at both ends of the stretch.
    pub at: Vec<PlaceId>,
    /// The places of the side that no supplies would reach any more, itself left out.
    pub cut_off: Vec<PlaceId>,
}

/// What a side's supplies hang on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ChokePoints {
    /// The places from which it is supplied.
    pub sources: Vec<PlaceId>,
    /// How many of its places are supplied.
    pub supplied: usize,
    /// Single roads and places, those on which most places hang first.
    pub points: Vec<ChokePoint>,
    /// The places of the side that face an enemy at the other end of a road.
    pub front: Vec<PlaceId>,
    /// The fewest stretches whose loss parts all sources from all of the front, those nearest the front; `None` where a source is
    /// at the front, or more than nine would have to be lost.
    pub least_cut: Option<Vec<EdgeId>>,
}

/// More roads than this are no choke point.
const MOST: u64 = 9;

impl Routes<'_> {
    /// The choke points of a side on a day, at most so many. Each place counts the same.
    #[must_use]
    pub fn choke_points(&self, side: &SideId, day: Day, most: usize) -> ChokePoints {
        let Some(side) = self.number_of(side) else { return ChokePoints::default() };
        let situation = self.situation(day);
        let graph = self.work.graph;
        let sources = situation.sources().swap_remove(side);
        let theirs = situation.places_of_side(side);
        let mut weights = vec![0_u64; graph.node_count()];
        for (node, places) in &theirs {
            weights[node.index()] = places.len() as u64;
        }
        let open = |edge: EdgeId| situation.is_open(edge, side);
        let losses = dependence(graph, &sources, open, &weights);
        let before = reached(&situation, &sources, side, None);
        let point = |loss: Loss| {
            let after = reached(&situation, &sources, side, Some(loss));
            let lost = theirs
                .iter()
                .filter(|(node, _)| before[node.index()] && !after[node.index()] && Loss::Node(*node) != loss);
            let mut cut_off: Vec<PlaceId> = lost.flat_map(|(_, places)| situation.place_ids(places)).collect();
            cut_off.sort();
            let (edge, nodes) = match loss {
                Loss::Edge(edge) => (Some(edge), graph.ends(edge).to_vec()),
                Loss::Node(node) => (None, vec![node]),
            };
            let at = nodes.iter().filter_map(|node| self.places_of(*node).first().copied()).collect::<Vec<_>>();
            ChokePoint { edge, at: situation.place_ids(&at), cut_off }
        };
        // That a source is lost with all that hangs on it is no news.
        let is_source = |loss: &Loss| matches!(loss, Loss::Node(node) if sources.contains(node));
        let points = losses.iter().filter(|one| one.weight > 0 && !is_source(&one.loss)).take(most);
        let front = situation.front(side);
        let sinks: Vec<NodeId> = front.iter().copied().filter(|node| before[node.index()]).collect();
        let cut = least_cut(graph, &sources, &sinks, |edge| u32::from(open(edge)), Near::Sinks, MOST);
        let name = |nodes: &[NodeId]| -> Vec<PlaceId> {
            let places: Vec<u32> = nodes.iter().filter_map(|node| self.places_of(*node).first().copied()).collect();
            let mut ids = situation.place_ids(&places);
            ids.sort();
            ids
        };
        ChokePoints {
            sources: name(&sources),
            supplied: theirs.iter().filter(|(node, _)| before[node.index()]).map(|(_, places)| places.len()).sum(),
            points: points.map(|one| point(one.loss)).collect(),
            front: name(&front),
            least_cut: cut.ok().map(|cut| cut.edges).filter(|_| !sinks.is_empty() && !sources.is_empty()),
        }
    }
}

impl Situation<'_, '_> {
    /// The nodes with places in which a side is, and those places.
    pub(crate) fn places_of_side(&self, side: usize) -> Vec<(NodeId, Vec<u32>)> {
        let held = |place: &u32| self.routes.work.holding.on(*place as usize, self.day).inside() & 1 << side != 0;
        let nodes = self
            .routes
            .places_at
            .iter()
            .map(|(node, places)| (*node, places.iter().copied().filter(held).collect::<Vec<_>>()));
        nodes.filter(|(_, places)| !places.is_empty()).collect()
    }

    /// The nodes where a side is with an enemy inside, or at the other end of a road.
    pub(crate) fn front(&self, side: usize) -> Vec<NodeId> {
        let work = &self.routes.work;
        let enemies = work.sides.stand(side, self.day).enemies;
        let inside = self.inside();
        let faces = |node: &NodeId| {
            inside[node.index()] & enemies != 0
                || work.graph.around(*node).iter().any(|arc| inside[arc.to.index()] & enemies != 0)
        };
        self.places_of_side(side).into_iter().map(|(node, _)| node).filter(faces).collect()
    }
}

/// Which nodes a side's supplies reach, with something lost.
fn reached(situation: &Situation<'_, '_>, sources: &[NodeId], side: usize, lost: Option<Loss>) -> Vec<bool> {
    let graph = situation.routes.work.graph;
    let mut reached = vec![false; graph.node_count()];
    let mut open: Vec<NodeId> = sources.iter().copied().filter(|node| lost != Some(Loss::Node(*node))).collect();
    for node in &open {
        reached[node.index()] = true;
    }
    while let Some(node) = open.pop() {
        for arc in graph.around(node) {
            let gone = lost == Some(Loss::Edge(arc.edge)) || lost == Some(Loss::Node(arc.to));
            if !gone && situation.is_open(arc.edge, side) && !reached[arc.to.index()] {
                reached[arc.to.index()] = true;
                open.push(arc.to);
            }
        }
    }
    reached
}
