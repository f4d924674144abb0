use dateline_model::{LonLat, Metres, Place, PlaceId, PlaceKind, RoadClass, RoadLine};
use proptest::prelude::*;

use super::{Origin, from_lines};
use crate::edges::{Names, Roads};
use crate::{Graph, length};

struct Listed(Vec<Place>);

impl Names for Listed {
    fn place(&self, _: &str) -> Result<&Place, Vec<String>> {
        Err(vec![])
    }

    fn road(&self, _: &str) -> Result<&Place, Vec<String>> {
        Err(vec![])
    }

    fn listed_road(&self, name: &str) -> Option<&Place> {
        self.0.iter().find(|place| place.name == name)
    }
}

fn at(longitude: f64, latitude: f64) -> LonLat {
    LonLat::try_new(longitude, latitude).unwrap()
}

fn place(id: &str, country: &str, longitude: f64, latitude: f64) -> Place {
    Place {
        id: PlaceId::new(id),
        name: id.to_uppercase(),
        kind: PlaceKind::Populated,
        names: vec![],
        part_of: vec![],
        country: Some(country.into()),
        location: Some(at(longitude, latitude)),
        radius_m: None,
        basis: String::new(),
    }
}

fn line(number: i64, corners: &[(f64, f64)]) -> RoadLine {
    RoadLine {
        number,
        corners: corners.iter().map(|pair| at(pair.0, pair.1)).collect(),
        nodes: vec![],
        names: vec![],
        class: RoadClass::Primary,
        max_speed: None,
        one_way: false,
        bridge: false,
        tunnel: false,
    }
}

fn made(lines: Vec<RoadLine>, places: &[Place]) -> (Roads, Vec<String>) {
    let names = Listed(vec![Place { kind: PlaceKind::Road, ..place("m5", "SY", 0.0, 0.0) }]);
    let made = from_lines(Origin { file: "a/r.pbf", unit: "way" }, lines, Metres(20.0), places, &names);
    (made.value, made.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn a_bend_is_no_junction_and_a_fork_is_one() {
    let (roads, _) = made(
        vec![
            line(1, &[(36.0, 34.0), (36.1, 34.0)]),
            line(2, &[(36.1, 34.0), (36.2, 34.1), (36.3, 34.0)]),
            line(3, &[(36.2, 34.1), (36.2, 34.3)]),
        ],
        &[],
    );
    let corners: Vec<usize> = roads.segments.iter().map(|segment| segment.line.len()).collect();
    assert_eq!(corners, [3, 2, 2], "the first two lines are one as far as the fork");
    assert!(roads.segments.iter().all(|segment| segment.length == length(&segment.line)));
    let graph = Graph::try_new(&roads.segments).unwrap();
    assert_eq!((graph.node_count(), graph.edge_count()), (4, 3));
}

#[test]
fn lines_of_other_attributes_are_not_put_together_nor_one_way_roads_head_on() {
    let one_way = |number, corners: &[(f64, f64)]| RoadLine { one_way: true, ..line(number, corners) };
    let (ahead, _) =
        made(vec![one_way(1, &[(36.0, 34.0), (36.1, 34.0)]), one_way(2, &[(36.1, 34.0), (36.2, 34.0)])], &[]);
    assert_eq!(ahead.segments.len(), 1);
    assert_eq!(ahead.segments[0].line[0], at(36.0, 34.0));
    let (head_on, _) =
        made(vec![one_way(1, &[(36.0, 34.0), (36.1, 34.0)]), one_way(2, &[(36.2, 34.0), (36.1, 34.0)])], &[]);
    assert_eq!(head_on.segments.len(), 2);
    let bridge = RoadLine { bridge: true, ..line(2, &[(36.1, 34.0), (36.2, 34.0)]) };
    assert_eq!(made(vec![line(1, &[(36.0, 34.0), (36.1, 34.0)]), bridge], &[]).0.segments.len(), 2);
}

#[test]
fn a_place_near_a_road_gets_a_junction_on_it() {
    let places =
        [place("sy-mid", "SY", 36.05, 34.01), place("sy-end", "SY", 36.1, 34.0001), place("sy-far", "SY", 36.05, 34.2)];
    let (roads, told) = made(
        vec![RoadLine { names: vec!["M5".into(), "?".into()], ..line(1, &[(36.0, 34.0), (36.1, 34.0)]) }],
        &places,
    );
    assert_eq!(told, [""; 0]);
    let ends: Vec<_> =
        roads.segments.iter().map(|one| one.ends.each_ref().map(|end| end.as_ref().map(PlaceId::as_str))).collect();
    assert_eq!(ends, [[None, Some("sy-mid")], [Some("sy-mid"), Some("sy-end")]]);
    assert!(roads.segments.iter().all(|one| one.roads == [PlaceId::new("m5")] && !one.schematic));
    assert_eq!(roads.segments[0].basis, "r.pbf: way 1");
}

#[test]
fn two_places_on_one_spot_get_a_junction_each() {
    let places = [place("sy-a", "SY", 36.05, 34.001), place("sy-b", "SY", 36.05, 34.001)];
    let (roads, _) = made(vec![line(1, &[(36.0, 34.0), (36.1, 34.0)])], &places);
    let graph = Graph::try_new(&roads.segments).unwrap();
    let nodes = places.map(|place| graph.node_of(&place.id).unwrap());
    assert_ne!(nodes[0], nodes[1]);
}

#[test]
fn ends_that_nearly_touch_and_lines_that_cross_are_joined_but_not_under_a_bridge() {
    let cross = |bridge| {
        let over = RoadLine { bridge, ..line(2, &[(36.05, 33.9), (36.05, 34.1)]) };
        let lines = vec![line(1, &[(36.0, 34.0), (36.1, 34.0)]), over, line(3, &[(36.02, 34.000_1), (36.02, 34.1)])];
        let segments = made(lines, &[]).0.segments;
        (segments.len(), Graph::try_new(&segments).unwrap().node_count())
    };
    assert_eq!(cross(false), (6, 7));
    assert_eq!(cross(true), (4, 6));
}

#[test]
fn nodes_of_the_file_join_lines_and_nothing_else_does() {
    let with = |nodes: [i64; 2], road: RoadLine| RoadLine { nodes: nodes.to_vec(), ..road };
    let lines = vec![
        with([1, 2], line(1, &[(36.0, 34.0), (36.1, 34.0)])),
        with([3, 4], line(2, &[(36.05, 33.9), (36.05, 34.1)])),
        with([2, 5], RoadLine { class: RoadClass::Track, ..line(3, &[(36.1, 34.0), (36.2, 34.0)]) }),
    ];
    let (roads, told) = made(lines, &[]);
    assert_eq!(Graph::try_new(&roads.segments).unwrap().node_count(), 5);
    assert_eq!(
        told,
        [
            "a/r.pbf: the roads fall into 2 parts that nothing joins; the largest has 2 of 3 stretches",
            "a/r.pbf: 2 parts of the roads have no place near, with 3 stretches (40.7 km)",
        ]
    );
}

#[test]
fn what_makes_no_road_is_told() {
    let places = [place("sy-a", "SY", 36.0, 34.0), place("lb-b", "LB", 36.1, 34.0)];
    let (roads, told) = made(
        vec![
            line(1, &[(36.0, 34.0), (36.1, 34.0)]),
            line(2, &[(36.0, 34.0), (36.0, 34.0)]),
            line(3, &[(36.1, 34.0), (36.0, 34.0)]),
            line(4, &[(36.1, 34.0), (36.2, 34.0), (36.2, 34.1), (36.1, 34.0)]),
        ],
        &places,
    );
    assert_eq!((roads.segments.len(), roads.borders), (1, 1));
    assert_eq!(
        told,
        [
            "a/r.pbf: way 2: it has no length",
            "a/r.pbf: way 3: another of the same class has the same line",
            "a/r.pbf: 1 stretches begin and end at one junction, lead nowhere else and were left out: way 4",
            "a/r.pbf: r.pbf: way 1: a border lies across it: `sy-a` is in SY, `lb-b` in LB",
        ]
    );
}

#[test]
fn swapped_coordinates_are_told_and_nothing_is_taken_in() {
    let places = [place("sy-a", "SY", 36.0, 33.0), place("sy-b", "SY", 40.0, 33.5)];
    let (roads, told) = made(vec![line(1, &[(33.2, 39.0), (33.3, 39.5)])], &places);
    assert!(roads.segments.is_empty() && told[0].contains("swapped"), "{told:?}");
    assert_eq!(made(vec![line(1, &[(36.2, 33.1), (36.3, 33.2)])], &places).0.segments.len(), 1);
}

proptest! {
    /// Whatever the lines, no metre is lost: what goes in comes out as stretches, but for what is told.
    #[test]
    fn lengths_are_kept(
        lines in prop::collection::vec(prop::collection::vec((0..6_i32, 0..6_i32), 2..5), 1..12),
        towns in prop::collection::vec((0..60_i32, 0..60_i32), 0..4),
    ) {
        let degrees = |whole: i32, side: f64| f64::from(whole) * side;
        let lines: Vec<RoadLine> = (1..).zip(&lines).map(|(number, corners)| {
            let pairs: Vec<(f64, f64)> = corners.iter().map(|(x, y)| (36.0 + degrees(*x, 0.1), 34.0 + degrees(*y, 0.1))).collect();
            let nodes = corners.iter().map(|(x, y)| i64::from(*x * 10 + *y)).collect();
            RoadLine { nodes, ..line(number, &pairs) }
        }).collect();
        let towns: Vec<Place> = (0..).zip(&towns).map(|(index, (x, y))| {
            place(&format!("sy-{index}"), "SY", 36.0 + degrees(*x, 0.01), 34.0 + degrees(*y, 0.01))
        }).collect();
        let before: f64 = lines.iter().map(|line| length(&line.corners).0).sum();
        let (roads, told) = made(lines, &towns);
        let after: f64 = roads.segments.iter().map(|segment| segment.length.0).sum();
        let lost = told.iter().any(|one| one.contains("no length") || one.contains("same line") || one.contains("left out"));
        prop_assert!(after <= before + 1.0, "{after} of {before}");
        prop_assert!(lost || (after - before).abs() < 1.0, "{after} of {before}: {told:?}");
        let graph = Graph::try_new(&roads.segments).unwrap();
        prop_assert!(graph.edges().all(|edge| graph.ends(edge)[0] != graph.ends(edge)[1]));
    }

    #[test]
    fn any_lines_are_taken_or_told(
        lines in prop::collection::vec(prop::collection::vec((36.0..36.02_f64, 34.0..34.02_f64), 1..5), 1..12),
    ) {
        let lines: Vec<RoadLine> = (1..).zip(&lines).map(|(number, corners)| line(number, corners)).collect();
        let (roads, _) = made(lines.clone(), &[]);
        let again = made(lines, &[]).0;
        prop_assert_eq!(roads, again, "the same lines make the same roads");
    }
}
