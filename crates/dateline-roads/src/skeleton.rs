//! The graph reduced to its core: most nodes taken out, one after the other, and what led over them kept as links between
//! their neighbours.
//!
//! A link holds the stretches between its two ends and, for each node taken out between them, the two links that led over
//! it (a customizable contraction hierarchy that stops early: J. Dibbelt, B. Strasser and D. Wagner, *Customizable contraction
//! hierarchies*, 2016). No travel time decides which links there are, so they hold whatever is closed: how long a link takes
//! is worked out when a question comes to it, from the stretches that are open then.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use dateline_model::LonLat;
use rustc_hash::FxHashMap;

use crate::{EdgeId, Graph, NodeId};

/// No way over a link in that direction.
pub(crate) const CLOSED: u32 = u32::MAX;

/// Nodes with more neighbours than this stay: to take them out makes more links than it saves steps.
const MOST_NEIGHBOURS: usize = 6;

/// One node of so many stays at least.
const CORE: usize = 24;

/// So deep may links lie in one another: what would lie deeper stays in the core.
const DEEPEST: u32 = 200;

/// What a link may take at most if its node is to be taken out, in milliseconds: 12 days, so that sums stay in range.
const LONGEST: u32 = 1 << 30;

/// The reduced graph. Its nodes are numbered by *position*: first those taken out, in the order in which they were, then those
/// of the core, along Hilbert's curve.
#[derive(Clone, Debug)]
pub(crate) struct Skeleton {
    positions: Vec<u32>,
    nodes: Vec<NodeId>,
    edges: usize,
    taken_out: u32,
    starts: Vec<u32>,
    arcs: Vec<LinkArc>,
    links: Vec<LinkStart>,
    stretches: Vec<Stretch>,
    triangles: Vec<[u32; 2]>,
    free: Vec<[u32; 2]>,
}

/// A link as seen from one of its ends: nodes taken out have those to later positions, nodes of the core those to the core.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LinkArc {
    pub(crate) to: u32,
    pub(crate) link: u32,
    /// How long it takes to there, and from there, while everything is open.
    pub(crate) free: [u32; 2],
}

/// Where the parts of a link begin.
#[derive(Clone, Copy, Debug, Default)]
struct LinkStart {
    stretches: u32,
    triangles: u32,
}

/// An edge in a link.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    edge: u32,
    millis: u32,
    /// Whether it may be driven to the later position, and to the earlier.
    ways: [bool; 2],
}

/// How long a link takes to the later position (0) and to the earlier (1), if it has been worked out in this round.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    millis: [u32; 2],
    round: u32,
}

impl Skeleton {
    pub(crate) fn new(graph: &Graph) -> Self {
        let order = along_hilbert(graph);
        let mut numbers = vec![0; order.len()];
        for (number, node) in (0..).zip(&order) {
            numbers[node.index()] = number;
        }
        let mut removal = Removal::new(graph, &numbers);
        removal.run();
        removal.skeleton(graph, &order)
    }

    /// Whether it can be of this graph.
    pub(crate) fn is_of(&self, graph: &Graph) -> bool {
        self.positions.len() == graph.node_count() && self.edges == graph.edge_count()
    }

    pub(crate) fn position(&self, node: NodeId) -> u32 {
        self.positions[node.index()]
    }

    pub(crate) fn node(&self, position: u32) -> NodeId {
        self.nodes[position as usize]
    }

    /// The first position of the core.
    #[inline]
    pub(crate) fn taken_out(&self) -> u32 {
        self.taken_out
    }

    pub(crate) fn core_size(&self) -> usize {
        self.nodes.len() - self.taken_out as usize
    }

    pub(crate) fn link_count(&self) -> usize {
        self.free.len()
    }

    #[inline]
    pub(crate) fn arcs(&self, position: u32) -> &[LinkArc] {
        &self.arcs[self.starts[position as usize] as usize..self.starts[position as usize + 1] as usize]
    }

    /// How long a link takes while everything is open.
    #[inline]
    pub(crate) fn free(&self, link: u32) -> [u32; 2] {
        self.free[link as usize]
    }

    /// Works out how long links take while everything is open, and puts what is quickest then first in each.
    fn weigh_freely(&mut self) {
        let mut weights = vec![Weight::default(); self.links.len() - 1];
        self.free = vec![[0; 2]; weights.len()];
        self.free = (0..number(weights.len())).map(|link| self.weigh(link, 1, &mut weights, &|_| true)).collect();
        for link in self.links.windows(2) {
            let [here, next] = [link[0], link[1]].map(|start| start.triangles as usize);
            let free = &self.free;
            self.triangles[here..next].sort_by_key(|[low, high]| {
                let [up, down] = across(free[*low as usize], free[*high as usize]);
                up.min(down)
            });
        }
        for position in 0..self.nodes.len() {
            for arc in &mut self.arcs[self.starts[position] as usize..self.starts[position + 1] as usize] {
                let [up, down] = self.free[arc.link as usize];
                arc.free = if (arc.to as usize) > position { [up, down] } else { [down, up] };
            }
        }
    }

    #[inline]
    fn parts(&self, link: u32) -> (&[Stretch], &[[u32; 2]]) {
        let (here, next) = (self.links[link as usize], self.links[link as usize + 1]);
        (
            &self.stretches[here.stretches as usize..next.stretches as usize],
            &self.triangles[here.triangles as usize..next.triangles as usize],
        )
    }

    /// How long a link takes over what is open, remembered for the round. What cannot be better than what was found is left
    /// out: closing only makes ways longer. It calls itself no deeper than [`DEEPEST`].
    pub(crate) fn weigh(
        &self,
        link: u32,
        round: u32,
        weights: &mut [Weight],
        open: &impl Fn(EdgeId) -> bool,
    ) -> [u32; 2] {
        let known = weights[link as usize];
        if known.round == round {
            return known.millis;
        }
        let (stretches, triangles) = self.parts(link);
        let mut millis = shortest(stretches, open);
        for [low, high] in triangles {
            let least = across(self.free(*low), self.free(*high));
            if least[0] >= millis[0] && least[1] >= millis[1] {
                continue;
            }
            let low = self.weigh(*low, round, weights, open);
            let over = across(low, self.weigh(*high, round, weights, open));
            millis = [millis[0].min(over[0]), millis[1].min(over[1])];
        }
        weights[link as usize] = Weight { millis, round };
        millis
    }

    /// The edges of a link that was weighed in this round, in the order in which they are driven.
    pub(crate) fn unpack(
        &self,
        link: u32,
        side: usize,
        round: u32,
        weights: &[Weight],
        open: &impl Fn(EdgeId) -> bool,
        edges: &mut Vec<EdgeId>,
    ) {
        let mut stack = vec![(link, side)];
        while let Some((link, side)) = stack.pop() {
            let millis = weights[link as usize].millis[side];
            let (stretches, triangles) = self.parts(link);
            let is_it = |one: &&Stretch| one.ways[side] && one.millis == millis && open(EdgeId(one.edge));
            if let Some(stretch) = stretches.iter().find(is_it) {
                edges.push(EdgeId(stretch.edge));
                continue;
            }
            let over = |[low, high]: &&[u32; 2]| {
                let [low, high] = [*low, *high].map(|link| weights[link as usize]);
                low.round == round && high.round == round && across(low.millis, high.millis)[side] == millis
            };
            if let Some([low, high]) = triangles.iter().find(over) {
                let [first, second] = if side == 0 { [*low, *high] } else { [*high, *low] };
                stack.push((second, 0));
                stack.push((first, 1));
            }
        }
    }
}

#[inline]
fn shortest(stretches: &[Stretch], open: &impl Fn(EdgeId) -> bool) -> [u32; 2] {
    let mut millis = [CLOSED; 2];
    for stretch in stretches {
        if open(EdgeId(stretch.edge)) {
            for side in [0, 1] {
                if stretch.ways[side] {
                    millis[side] = millis[side].min(stretch.millis);
                }
            }
        }
    }
    millis
}

/// Over a node that was taken out, by its links to the earlier end and to the later: down the one and up the other.
#[inline]
fn across(low: [u32; 2], high: [u32; 2]) -> [u32; 2] {
    [low[1].saturating_add(high[0]), high[1].saturating_add(low[0])]
}

/// The nodes in the order in which they lie on Hilbert's curve through all degrees, which keeps near what is near.
fn along_hilbert(graph: &Graph) -> Vec<NodeId> {
    let mut order: Vec<(u64, NodeId)> = graph.nodes().map(|node| (on_hilbert(graph.location(node)), node)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, node)| node).collect()
}

fn on_hilbert(at: LonLat) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "degrees are small, and positive here")]
    let whole = |degrees: f64| (degrees / 360.0 * f64::from(u32::MAX)) as u32;
    let (mut x, mut y) = (whole(at.longitude() + 180.0), whole(at.latitude() + 90.0));
    let mut along = 0_u64;
    for bit in (0..32).rev() {
        let (right, up) = ((x >> bit) & 1, (y >> bit) & 1);
        along = (along << 2) | u64::from((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
    }
    along
}

/// Nodes being taken out; nodes by their number along the curve.
struct Removal {
    around: Vec<Vec<LinkArc>>,
    links: Vec<Draft>,
    /// For each stretch its link.
    stretches: Vec<(u32, EdgeId)>,
    triangles: Vec<Triangle>,
    /// How deep links lie in one another at each node.
    depths: Vec<u32>,
    order: Vec<u32>,
    gone: Vec<bool>,
}

struct Draft {
    ends: [u32; 2],
    /// What it takes if only the longest of what it consists of is open.
    longest: u32,
}

struct Triangle {
    link: u32,
    over: [u32; 2],
}

impl Removal {
    fn new(graph: &Graph, numbers: &[u32]) -> Self {
        let nodes = graph.node_count();
        let mut removal = Self {
            around: vec![vec![]; nodes],
            links: vec![],
            stretches: vec![],
            triangles: vec![],
            depths: vec![0; nodes],
            order: vec![],
            gone: vec![false; nodes],
        };
        for edge in graph.edges() {
            let [from, to] = graph.ends(edge).map(|node| numbers[node.index()]);
            if from != to {
                let link = removal.link(from, to, graph.millis(edge));
                removal.stretches.push((link, edge));
            }
        }
        removal
    }

    /// The link between two nodes, made where there is none, that takes at most so long.
    fn link(&mut self, from: u32, to: u32, longest: u32) -> u32 {
        if let Some(arc) = self.around[from as usize].iter().find(|arc| arc.to == to) {
            let link = &mut self.links[arc.link as usize];
            link.longest = link.longest.max(longest);
            return arc.link;
        }
        let link = number(self.links.len());
        self.links.push(Draft { ends: [from, to], longest });
        self.around[from as usize].push(LinkArc { to, link, free: [0; 2] });
        self.around[to as usize].push(LinkArc { to: from, link, free: [0; 2] });
        link
    }

    /// Takes out nodes, those with the fewest neighbours first, and of these the shallowest, so that a long road without
    /// crossings becomes a tree of links and not a chain.
    fn run(&mut self) {
        let key =
            |removal: &Self, node: u32| (removal.around[node as usize].len(), removal.depths[node as usize], node);
        let nodes = number(self.around.len());
        let mut heap: BinaryHeap<_> = (0..nodes).map(|node| Reverse(key(self, node))).collect();
        let most = self.around.len() - self.around.len().div_ceil(CORE);
        while let Some(Reverse(found)) = heap.pop() {
            let (neighbours, depth, node) = found;
            if self.order.len() == most || neighbours > MOST_NEIGHBOURS {
                break;
            }
            if depth == DEEPEST || self.gone[node as usize] || found != key(self, node) || !self.is_short(node) {
                continue;
            }
            self.gone[node as usize] = true;
            self.order.push(node);
            let around = self.around[node as usize].clone();
            for arc in &around {
                self.around[arc.to as usize].retain(|back| back.to != node);
                self.depths[arc.to as usize] = self.depths[arc.to as usize].max(depth + 1);
            }
            for (index, one) in around.iter().enumerate() {
                for other in &around[index + 1..] {
                    let longest = self.links[one.link as usize].longest + self.links[other.link as usize].longest;
                    let link = self.link(one.to, other.to, longest);
                    self.triangles.push(Triangle { link, over: [one.link, other.link] });
                }
            }
            heap.extend(around.iter().map(|arc| Reverse(key(self, arc.to))));
        }
    }

    fn is_short(&self, node: u32) -> bool {
        self.around[node as usize].iter().all(|arc| self.links[arc.link as usize].longest <= LONGEST / 2)
    }

    fn skeleton(self, graph: &Graph, order: &[NodeId]) -> Skeleton {
        let core = (0..number(order.len())).filter(|node| !self.gone[*node as usize]);
        let by_position: Vec<u32> = self.order.iter().copied().chain(core).collect();
        let mut position_of = vec![0; order.len()];
        for (position, node) in (0..).zip(&by_position) {
            position_of[*node as usize] = position;
        }
        let nodes: Vec<NodeId> = by_position.iter().map(|node| order[*node as usize]).collect();
        let mut positions = vec![0; order.len()];
        for (position, node) in (0..).zip(&nodes) {
            positions[node.index()] = position;
        }
        // Links lie in memory as their earlier ends do on the curve.
        let low = |link: &Draft| {
            let [one, other] = link.ends;
            if position_of[one as usize] < position_of[other as usize] { one } else { other }
        };
        let mut sorted: Vec<u32> = (0..number(self.links.len())).collect();
        sorted.sort_by_key(|link| low(&self.links[*link as usize]));
        let mut names = vec![0; sorted.len()];
        for (name, link) in (0..).zip(&sorted) {
            names[*link as usize] = name;
        }
        let (starts, arcs) = arcs(&self.around, &by_position, &position_of, &names);
        let mut stretches: Vec<(u32, Stretch)> = vec![];
        for (link, edge) in &self.stretches {
            let up = positions[graph.ends(*edge)[0].index()] < positions[graph.ends(*edge)[1].index()];
            let both = !graph.is_one_way(*edge);
            let stretch = Stretch { edge: edge.0, millis: graph.millis(*edge), ways: [up || both, !up || both] };
            stretches.push((names[*link as usize], stretch));
        }
        stretches.sort_by_key(|(link, _)| *link);
        let mut triangles: Vec<(u32, [u32; 2])> = vec![];
        for Triangle { link, over: [one, other] } in &self.triangles {
            let low = low(&self.links[*link as usize]);
            let to_low = self.links[*one as usize].ends.contains(&low);
            let [one, other] = [names[*one as usize], names[*other as usize]];
            triangles.push((names[*link as usize], if to_low { [one, other] } else { [other, one] }));
        }
        triangles.sort_by_key(|(link, _)| *link);
        let mut links = vec![LinkStart::default(); self.links.len() + 1];
        stretches.iter().for_each(|(link, _)| links[*link as usize + 1].stretches += 1);
        triangles.iter().for_each(|(link, _)| links[*link as usize + 1].triangles += 1);
        for link in 0..self.links.len() {
            links[link + 1].stretches += links[link].stretches;
            links[link + 1].triangles += links[link].triangles;
        }
        let mut skeleton = Skeleton {
            positions,
            nodes,
            edges: graph.edge_count(),
            taken_out: number(self.order.len()),
            starts,
            arcs,
            links,
            stretches: stretches.into_iter().map(|(_, stretch)| stretch).collect(),
            triangles: triangles.into_iter().map(|(_, over)| over).collect(),
            free: vec![],
        };
        skeleton.weigh_freely();
        skeleton
    }
}

/// The arcs of each position, side by side.
fn arcs(around: &[Vec<LinkArc>], by_position: &[u32], position_of: &[u32], names: &[u32]) -> (Vec<u32>, Vec<LinkArc>) {
    let (mut starts, mut arcs) = (vec![0], vec![]);
    for node in by_position {
        let here = around[*node as usize].iter();
        arcs.extend(here.map(|arc| LinkArc {
            to: position_of[arc.to as usize],
            link: names[arc.link as usize],
            free: [0; 2],
        }));
        starts.push(number(arcs.len()));
    }
    (starts, arcs)
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than four milliards of arcs")
}

/// What can be climbed to from a node over later and later positions, up to the core.
#[derive(Clone, Debug, Default)]
pub(crate) struct Climb {
    rungs: FxHashMap<u32, Rung>,
    heap: BinaryHeap<Reverse<u32>>,
}

/// How a position is reached from the node where the climb began (or, on the side of the goal, the other way round).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rung {
    pub(crate) millis: u64,
    pub(crate) link: u32,
    pub(crate) from: u32,
}

impl Climb {
    /// Climbs from a position; side 0 drives up, side 1 comes down.
    pub(crate) fn run(&mut self, skeleton: &Skeleton, start: u32, side: usize, mut weigh: impl FnMut(u32) -> [u32; 2]) {
        self.rungs.clear();
        self.heap.clear();
        self.rungs.insert(start, Rung { millis: 0, link: u32::MAX, from: u32::MAX });
        self.heap.push(Reverse(start));
        while let Some(Reverse(position)) = self.heap.pop() {
            if position >= skeleton.taken_out() {
                break;
            }
            let Some(millis) = self.rungs.get(&position).map(|rung| rung.millis) else { continue };
            for arc in skeleton.arcs(position) {
                let more = weigh(arc.link)[side];
                if more == CLOSED {
                    continue;
                }
                let rung = Rung { millis: millis + u64::from(more), link: arc.link, from: position };
                match self.rungs.entry(arc.to) {
                    std::collections::hash_map::Entry::Vacant(free) => {
                        free.insert(rung);
                        self.heap.push(Reverse(arc.to));
                    }
                    std::collections::hash_map::Entry::Occupied(mut known) => {
                        if rung.millis < known.get().millis {
                            known.insert(rung);
                        }
                    }
                }
            }
        }
    }

    pub(crate) fn rung(&self, position: u32) -> Option<Rung> {
        self.rungs.get(&position).copied()
    }

    pub(crate) fn rungs(&self) -> impl Iterator<Item = (u32, Rung)> + '_ {
        self.rungs.iter().map(|(position, rung)| (*position, *rung))
    }
}
