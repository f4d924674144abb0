//! A made-up country: roads like a jittered grid with gaps, some faster and without gaps, towns in it, and six sides that hold
//! them. The same numbers make the same country everywhere.

use dateline_model::{LonLat, Metres, RoadClass};
use dateline_roads::{EdgeId, Graph, Link, NodeId, speed};

pub(crate) const SIDES: u32 = 6;

/// Numbers that look like chance and are the same every time (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 to below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// Between two crossings.
const METRES: f64 = 500.0;

/// Roads on a grid so wide and so high: every 64th line a trunk road, every 16th primary, every 4th secondary, the smaller the
/// more often missing. One in twenty of the smallest is one-way. Nodes are numbered row by row, or at random.
pub(crate) fn roads(width: usize, height: usize, shuffled: bool) -> Graph {
    let mut dice = Dice::new(2013);
    let nodes = width * height;
    let mut numbers: Vec<u32> = (0..nodes as u32).collect();
    if shuffled {
        for last in (1..nodes).rev() {
            numbers.swap(last, dice.below(last + 1));
        }
    }
    let degree = METRES / 111_195.0;
    let mut points = vec![LonLat::try_new(0.0, 0.0).expect("on the earth"); nodes];
    for row in 0..height {
        for column in 0..width {
            let (x, y) = (column as f64 + 0.6 * dice.share(), row as f64 + 0.6 * dice.share());
            points[numbers[row * width + column] as usize] =
                LonLat::try_new(34.0 + x * degree / 0.82, 32.0 + y * degree).expect("on the earth");
        }
    }
    let mut links = vec![];
    for row in 0..height {
        for column in 0..width {
            let here = row * width + column;
            let ways = [(column + 1 < width, here + 1, row), (row + 1 < height, here + width, column)];
            for (there, other, line) in ways {
                let (class, kept) = match line {
                    line if line % 64 == 0 => (RoadClass::Trunk, 1.0),
                    line if line % 16 == 0 => (RoadClass::Primary, 0.95),
                    line if line % 4 == 0 => (RoadClass::Secondary, 0.85),
                    _ => (RoadClass::Unclassified, 0.6),
                };
                if !there || dice.share() >= kept {
                    continue;
                }
                let ends = [here, other].map(|node| NodeId(numbers[node]));
                let [from, to] = ends.map(|node| points[node.index()]);
                let length = Metres(from.distance(to).0 * (1.0 + 0.3 * dice.share()));
                let one_way = class == RoadClass::Unclassified && dice.share() < 0.05;
                links.push(Link { ends, length, seconds: length.0 / (speed(class) / 3.6), one_way });
            }
        }
    }
    Graph::of_links(&points, &links).expect("all ends are there")
}

/// A war on the roads: who may pass which edge, where supplies come from, and what changes from day to day.
pub(crate) struct War {
    pub(crate) sources: Vec<(NodeId, u32)>,
    pub(crate) passable: Vec<u32>,
    pub(crate) days: Vec<Vec<(EdgeId, u32)>>,
}

/// Towns on the roads, held by the side whose heartland is nearest or, one in eight, by any; the first two sides share roads,
/// and so do the third and fourth. On each day two towns change hands, with the roads that are nearest to them.
pub(crate) fn war(graph: &Graph, towns: usize, days: usize) -> War {
    let mut dice = Dice::new(2011);
    let some = |dice: &mut Dice| NodeId(dice.below(graph.node_count()) as u32);
    let towns: Vec<NodeId> = (0..towns).map(|_| some(&mut dice)).collect();
    let hearts: Vec<NodeId> = (0..3 * SIDES).map(|_| some(&mut dice)).collect();
    let away = |one: NodeId, other: NodeId| graph.location(one).distance(graph.location(other)).0;
    let nearest = |from: NodeId, all: &[NodeId]| {
        let nearer = |one: &usize, other: &usize| away(from, all[*one]).total_cmp(&away(from, all[*other]));
        (0..all.len()).min_by(nearer).expect("there are some")
    };
    let mask = |side: usize| [0b00_0011, 0b00_0011, 0b00_1100, 0b00_1100, 0b01_0000, 0b10_0000][side];
    let mut holders: Vec<usize> = towns.iter().map(|town| nearest(*town, &hearts) % SIDES as usize).collect();
    for holder in &mut holders {
        if dice.below(8) == 0 {
            *holder = dice.below(SIDES as usize);
        }
    }
    let near: Vec<usize> = graph.edges().map(|edge| nearest(graph.ends(edge)[0], &towns)).collect();
    let mut around = vec![vec![]; towns.len()];
    for (edge, town) in graph.edges().zip(&near) {
        around[*town].push(edge);
    }
    let sources = hearts.iter().enumerate().map(|(index, node)| (*node, 1 << (index as u32 % SIDES))).collect();
    let passable = near.iter().map(|town| mask(holders[*town])).collect();
    let days = (0..days)
        .map(|_| {
            let (one, other) = (dice.below(towns.len()), dice.below(towns.len()));
            let mut changes = vec![];
            for town in [one, other] {
                let mask = mask(dice.below(SIDES as usize));
                changes.extend(around[town].iter().map(|edge| (*edge, mask)));
            }
            changes
        })
        .collect();
    War { sources, passable, days }
}

/// One share of all edges, at random.
pub(crate) fn share_of(graph: &Graph, share: f64, seed: u64) -> Vec<bool> {
    let mut dice = Dice::new(seed);
    graph.edges().map(|_| dice.share() < share).collect()
}
