//! Which places stand by which stretch of road: on it, or within reach of it.
//!
//! A place is *on* a stretch where the stretch ends in it or leads through it, nearer than the place is wide. It is *within
//! reach* where it is not on it, but near enough for who holds it to threaten the traffic. A stretch between two junctions in open
//! country has no place on it; it is as the next reported places along the road are, on either side.
//!
//! The line of a schematic stretch is no road's line, so that only its two ends are on it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use dateline_model::{LonLat, Metres, Place, RoadSegment};
use dateline_roads::{EdgeId, Graph, NodeId};

use crate::Parameters;

/// The places by each stretch, as places in the list of places.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Beside {
    /// On it.
    pub(crate) on: Vec<u32>,
    /// Within reach of it.
    pub(crate) within: Vec<u32>,
}

/// A cell has this many degrees each way: larger than any reach.
const CELL: f64 = 0.25;

/// The places by each edge. `reported` says of which places anybody ever told who held them.
pub(crate) fn beside(
    graph: &Graph,
    segments: &[RoadSegment],
    places: &[&Place],
    reported: &[bool],
    parameters: &Parameters,
) -> Vec<Beside> {
    let mut at_nodes: Vec<Vec<u32>> = vec![vec![]; graph.node_count()];
    for (number, place) in (0_u32..).zip(places) {
        if let Some(node) = graph.node_of(&place.id) {
            at_nodes[node.index()].push(number);
        }
    }
    let at_node = |node: NodeId| at_nodes[node.index()].iter().copied();
    let cells = cells(places, reported, parameters);
    let mut found: Vec<Beside> = graph
        .edges()
        .map(|edge| {
            let segment = &segments[edge.index()];
            let mut on: Vec<u32> = graph.ends(edge).into_iter().flat_map(at_node).collect();
            let mut within = vec![];
            for (number, away) in around(&segment.line, &cells, places) {
                let place = places[number as usize];
                let Some((own, threat)) = parameters.reach(place.kind, place.radius_m) else { continue };
                if away <= own && !segment.schematic {
                    on.push(number);
                } else if away.0 <= threat.0 * parameters.seen(segment.class) {
                    within.push(number);
                }
            }
            sorted(&mut on);
            sorted(&mut within);
            within.retain(|number| on.binary_search(number).is_err());
            Beside { on, within }
        })
        .collect();
    let bare: Vec<EdgeId> = graph.edges().filter(|edge| found[edge.index()].on.is_empty()).collect();
    if !bare.is_empty() {
        let next = next_along(graph, &found, &at_nodes, reported, parameters);
        for edge in bare {
            let mut on: Vec<u32> = graph.ends(edge).into_iter().filter_map(|node| next[node.index()]).collect();
            sorted(&mut on);
            let beside = &mut found[edge.index()];
            beside.within.retain(|number| on.binary_search(number).is_err());
            beside.on = on;
        }
    }
    found
}

fn sorted(numbers: &mut Vec<u32>) {
    numbers.sort_unstable();
    numbers.dedup();
}

/// For each node the nearest reported place along the roads, if it is no farther than `along_m`.
fn next_along(
    graph: &Graph,
    beside: &[Beside],
    at_nodes: &[Vec<u32>],
    reported: &[bool],
    parameters: &Parameters,
) -> Vec<Option<u32>> {
    let mut next: Vec<Option<(u64, u32)>> = vec![None; graph.node_count()];
    let mut open = BinaryHeap::new();
    let told = |number: &u32| reported[*number as usize];
    let at_node = |node: NodeId| at_nodes[node.index()].iter().copied();
    for node in graph.nodes() {
        if let Some(number) = at_node(node).filter(|number| told(number)).min() {
            open.push(Reverse((0_u64, number, node)));
        }
    }
    for edge in graph.edges() {
        // A road through a place without a node there.
        let through =
            |number: &u32| told(number) && !graph.ends(edge).into_iter().flat_map(&at_node).any(|at| at == *number);
        if let Some(number) = beside[edge.index()].on.iter().copied().find(through) {
            open.extend(graph.ends(edge).map(|node| Reverse((0, number, node))));
        }
    }
    // Whole millimetres, so that the order does not hang on rounding.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths are small and not negative")]
    let millimetres = |metres: f64| (metres.max(0.0) * 1000.0) as u64;
    let most = millimetres(parameters.along_m);
    while let Some(Reverse((away, number, node))) = open.pop() {
        if next[node.index()].is_some_and(|known| known <= (away, number)) {
            continue;
        }
        next[node.index()] = Some((away, number));
        for arc in graph.around(node) {
            let there = away + millimetres(graph.length(arc.edge).0);
            if there <= most && next[arc.to.index()].is_none_or(|known| (there, number) < known) {
                open.push(Reverse((there, number, arc.to)));
            }
        }
    }
    next.into_iter().map(|found| found.map(|(_, number)| number)).collect()
}

/// The reported places, by where they are.
fn cells(places: &[&Place], reported: &[bool], parameters: &Parameters) -> BTreeMap<(i32, i32), Vec<u32>> {
    let mut cells: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
    for (number, place) in (0_u32..).zip(places) {
        let can_be_held = parameters.reach(place.kind, place.radius_m).is_some();
        if let Some(at) = place.location.filter(|_| can_be_held && reported[number as usize]) {
            cells.entry(cell(at.longitude(), at.latitude())).or_default().push(number);
        }
    }
    cells
}

fn cell(longitude: f64, latitude: f64) -> (i32, i32) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let whole = |degrees: f64| (degrees / CELL).floor() as i32;
    (whole(longitude), whole(latitude))
}

/// The places in the cells that a line meets and in those around them, each with its distance from the line.
fn around(line: &[LonLat], cells: &BTreeMap<(i32, i32), Vec<u32>>, places: &[&Place]) -> Vec<(u32, Metres)> {
    let mut seen: Vec<u32> = vec![];
    for pair in line.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let (west, east) = (one.longitude().min(other.longitude()), one.longitude().max(other.longitude()));
        let (south, north) = (one.latitude().min(other.latitude()), one.latitude().max(other.latitude()));
        let (from, to) = (cell(west - CELL, south - CELL), cell(east + CELL, north + CELL));
        for column in from.0..=to.0 {
            seen.extend(cells.range((column, from.1)..=(column, to.1)).flat_map(|(_, here)| here));
        }
    }
    sorted(&mut seen);
    let away = |number: u32| places[number as usize].location.map(|at| (number, distance(at, line)));
    seen.into_iter().filter_map(away).collect()
}

/// How far a point is from a line, on a plane about the point; within 0.5 % up to 30 km.
pub(crate) fn distance(at: LonLat, line: &[LonLat]) -> Metres {
    // Metres a degree, on the mean sphere.
    let north = 111_195.08;
    let east = north * at.latitude().to_radians().cos();
    let plane =
        |corner: &LonLat| ((corner.longitude() - at.longitude()) * east, (corner.latitude() - at.latitude()) * north);
    let corners: Vec<(f64, f64)> = line.iter().map(plane).collect();
    let to_piece = |pair: &[(f64, f64)]| {
        let ((x, y), (dx, dy)) = (pair[0], (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
        let square = dx.mul_add(dx, dy * dy);
        let share = if square > 0.0 { (-(x * dx + y * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        (x + share * dx).hypot(y + share * dy)
    };
    let ends = corners.iter().map(|(x, y)| x.hypot(*y));
    Metres(corners.windows(2).map(to_piece).chain(ends.take(1)).fold(f64::INFINITY, f64::min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, place, road};

    #[test]
    fn the_ends_are_on_a_stretch_and_a_hill_above_it_is_within_reach() {
        let places = [place("a", 36.0, 34.0), place("b", 36.1, 34.0), place("hill", 36.05, 34.02)];
        let places: Vec<&Place> = places.iter().collect();
        let segments = [road("a", (36.0, 34.0), "b", (36.1, 34.0))];
        let graph = Graph::try_new(&segments).unwrap();
        let found = beside(&graph, &segments, &places, &[true; 3], &Parameters::default());
        assert_eq!(found[0].on, [0, 1]);
        assert_eq!(found[0].within, [2], "2.2 km off");
    }

    #[test]
    fn a_stretch_in_open_country_is_as_the_next_places_along_it() {
        let places = [place("a", 36.0, 34.0), place("b", 36.3, 34.0)];
        let places: Vec<&Place> = places.iter().collect();
        let mut segments = [
            road("a", (36.0, 34.0), "", (36.05, 34.0)),
            road("", (36.05, 34.0), "", (36.09, 34.0)),
            road("", (36.09, 34.0), "", (36.16, 34.0)),
            road("", (36.16, 34.0), "b", (36.3, 34.0)),
        ];
        for one in &mut segments {
            one.schematic = false;
        }
        let graph = Graph::try_new(&segments).unwrap();
        let found = beside(&graph, &segments, &places, &[true; 2], &Parameters::default());
        assert_eq!(found[1].on, [0]);
        assert_eq!(found[2].on, [0], "its far end is 13 km from b and 15 km from a: too far from both");
        let unreported = beside(&graph, &segments, &places, &[false; 2], &Parameters::default());
        assert!(unreported[1].on.is_empty());
    }

    #[test]
    fn the_distance_to_a_line_is_that_to_its_nearest_point() {
        let line = [at(36.0, 34.0), at(36.1, 34.0)];
        assert!((distance(at(36.05, 34.01), &line).0 - 1112.0).abs() < 2.0);
        assert!((distance(at(36.2, 34.0), &line).0 - at(36.2, 34.0).distance(line[1]).0).abs() < 20.0);
        assert!(distance(at(36.0, 34.0), &line[..1]).0 < 1e-6);
    }
}
