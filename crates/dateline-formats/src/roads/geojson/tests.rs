use proptest::prelude::*;

use super::read_road_geojson;
use crate::Limits;

fn read(json: &str) -> (Vec<(i64, usize)>, Vec<String>) {
    let read = read_road_geojson("r.geojson", json.as_bytes(), &Limits::default());
    let roads = read.value.iter().map(|road| (road.number, road.corners.len())).collect();
    (roads, read.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn lines_are_read_and_what_is_no_line_is_told_with_its_number() {
    let (roads, told) = read(include_str!("fixtures/roads.geojson"));
    assert_eq!(roads, [(1, 3), (2, 2), (2, 2)]);
    assert_eq!(
        told,
        [
            "r.geojson: feature 3: a `Point` is no line",
            "r.geojson: feature 4: it has no geometry",
            "r.geojson: feature 5: `500`, `34` is no longitude (-180 to 180) and latitude (-90 to 90)",
            "r.geojson: feature 6: it has a line of 1 corners",
            "r.geojson: 1 features are no roads for wheels and were passed over: 1 `steps`",
        ]
    );
}

#[test]
fn a_file_cut_in_the_middle_is_told_with_its_line() {
    let (roads, told) = read("{\"type\": \"FeatureCollection\",\n\"features\": [{");
    assert!(roads.is_empty() && told[0].starts_with("r.geojson: line 2: it is no JSON"), "{told:?}");
    assert_eq!(read("").1, ["r.geojson: there is nothing in it"]);
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_otherwise_than_by_telling(json in "[\\[\\]{}\":,0-9a-z]{0,80}") {
        let (roads, told) = read(&json);
        prop_assert!(roads.is_empty() && !told.is_empty());
    }
}
