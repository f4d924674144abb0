use proptest::prelude::*;

use super::{ShapefileParts, read_road_shapefile};
use crate::Limits;

/// Made by `ogr2ogr` of two of the roads of `../geojson/fixtures/roads.geojson`.
const PARTS: ShapefileParts<'_> = ShapefileParts {
    shp: include_bytes!("fixtures/roads.shp"),
    dbf: Some(include_bytes!("fixtures/roads.dbf")),
    prj: Some(include_bytes!("fixtures/roads.prj")),
};

fn told(parts: ShapefileParts<'_>) -> (usize, Vec<String>) {
    let read = read_road_shapefile("r.shp", parts, &Limits::default());
    (read.value.len(), read.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn lines_are_read_with_their_words() {
    let read = read_road_shapefile("r.shp", PARTS, &Limits::default());
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.value.len(), 3);
    let road = &read.value[0];
    assert_eq!(
        (road.number, road.class.as_str(), &road.names[..], road.corners.len()),
        (1, "trunk", &["M5".to_owned()][..], 3)
    );
    assert!((road.corners[1].longitude() - 36.75).abs() < 1e-9);
}

#[test]
fn a_file_cut_in_the_middle_gives_what_came_before() {
    let (count, told) = told(ShapefileParts { shp: &PARTS.shp[..PARTS.shp.len() - 10], ..PARTS });
    assert_eq!(count, 1);
    assert!(told[0].contains("feature 2: the file ends in the middle of it"), "{told:?}");
}

#[test]
fn what_is_no_shapefile_in_degrees_is_refused() {
    assert_eq!(told(ShapefileParts::default()).1, ["r.shp: it is no shapefile"]);
    assert!(told(ShapefileParts { prj: Some(b"PROJCS[]"), ..PARTS }).1[0].contains("projected"));
    assert!(told(ShapefileParts { dbf: None, ..PARTS }).1[0].contains("no .dbf beside it"));
    assert!(told(ShapefileParts { dbf: Some(b"x"), ..PARTS }).1[0].contains("left aside"));
}

proptest! {
    #[test]
    fn no_changed_byte_makes_it_fail_otherwise_than_by_telling(at in 0..400_usize, byte: u8, in_table: bool) {
        let (mut shp, mut dbf) = (PARTS.shp.to_vec(), PARTS.dbf.unwrap().to_vec());
        let bytes = if in_table { &mut dbf } else { &mut shp };
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read_road_shapefile("r.shp", ShapefileParts { shp: &shp, dbf: Some(&dbf), prj: None }, &Limits::default());
    }
}
