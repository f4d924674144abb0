//! Roads: taken in, listed, and what is said of those that cannot be used.

use std::fs;

use crate::context::{Context, example, shared, text};

#[test]
fn the_roads_of_the_example_are_in_the_demo_and_adding_them_again_changes_nothing() {
    let context = Context::new();
    context.run(&["demo", "q.gpkg", "-o", "brief.md"]).succeeds();
    let listed = context.run(&["roads", "list", "q.gpkg", "--format", "csv"]).succeeds();
    let rows = fs::read_to_string(example().join("roads.csv")).unwrap();
    let rows = rows.lines().filter(|line| !line.starts_with('#')).count() - 1;
    assert_eq!(listed.rows().len(), rows, "every row is a road");
    assert!(listed.rows().iter().all(|row| row["schematic"] == "true"));
    let tables = |folder: &str| {
        context.run(&["export", "q.gpkg", folder]).succeeds();
        ["road.csv", "run.csv"].map(|name| fs::read_to_string(context.path().join(folder).join(name)).unwrap())
    };
    let before = tables("before");
    let again = context.run(&["roads", "add", "q.gpkg", text(&example().join("roads.csv"))]).succeeds();
    assert!(again.stderr.contains(" read, 0 new, "), "{}", again.stderr);
    assert_eq!(tables("after"), before, "no row and no run more");
    context.run(&["check", "q.gpkg"]).succeeds();
}

#[test]
fn a_row_that_cannot_be_used_is_told_kept_as_rejected_and_the_rest_goes_in() {
    let context = Context::with_project();
    context.file(
        "roads.csv",
        "from,to,km,class,road\nQara,Nabek,,motorway,M5\nQara,Qara,1,,\nYabroud,Nowhere at all,4,,\nArsal,Flita,,,no such road\n",
    );
    let ran = context.run(&["roads", "add", "p.gpkg", "roads.csv"]).ends_with_code(2);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("error: roads.csv: line 3: both ends are `sy-qara`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error: roads.csv: line 4: the gazetteer knows no one place named"), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning: roads.csv: line 5: the gazetteer knows no one road named"), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning: roads.csv: line 5: a border lies across it"), "{}", ran.stderr);
    let end = "2 stretches of road read, 2 new, 1 across a border, 2 refused; the project has 2\n";
    assert!(ran.stderr.ends_with(end), "{}", ran.stderr);
    context.run(&["export", "p.gpkg", "out"]).succeeds();
    let rejected = fs::read_to_string(context.path().join("out/rejected.csv")).unwrap();
    assert_eq!(csv::Reader::from_reader(rejected.as_bytes()).records().count(), 2, "{rejected}");
    let roads = context.run(&["roads", "list", "p.gpkg", "--format", "csv"]).succeeds();
    let names: Vec<&str> = roads.stdout.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(names, ["M5 highway", "Arsal–Flita"]);
}

#[test]
fn roads_are_printed_as_lines_for_a_map() {
    let context = Context::with_project();
    assert_eq!(context.run(&["roads", "list", "p.gpkg"]).ends_with_code(1).stderr, "found nothing\n");
    context.file("roads.csv", "from,to\nQara,Nabek\n");
    context.run(&["roads", "add", "p.gpkg", "roads.csv"]).succeeds();
    context.run(&["roads", "list", "p.gpkg", "-o", "roads.geojson"]).succeeds();
    let written = fs::read_to_string(context.path().join("roads.geojson")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&written).unwrap();
    let feature = &map["features"][0];
    assert_eq!(feature["geometry"]["type"], "LineString");
    assert_eq!(feature["properties"]["length_basis"], "straight");
    assert_eq!(feature["properties"]["schematic"], true);
}

#[test]
fn the_road_network_of_a_refugee_model_goes_in_with_its_distances() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("data/fabflee-syria/syria2013");
    if !folder.is_dir() {
        eprintln!("skipped: no fabflee-syria");
        return;
    }
    let context = Context::with_project();
    context.run(&["gazetteer", "add", "p.gpkg", text(&folder.join("locations.csv"))]);
    let ran = context.run(&["roads", "add", "p.gpkg", text(&folder.join("routes.csv"))]);
    let listed = context.run(&["roads", "list", "p.gpkg", "--format", "csv"]).succeeds().rows();
    let given = fs::read_to_string(folder.join("routes.csv")).unwrap();
    let refused = ran.stderr.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!(listed.len() + refused, given.lines().filter(|line| line.contains(',')).count() - 1, "{}", ran.stderr);
    assert!(listed.iter().all(|row| row["length_basis"] == "given"));
    let between = |one: &str, other: &str| {
        let found =
            listed.iter().find(|row| [&row["from"], &row["to"]].iter().all(|end| **end == one || **end == other));
        found.map(|row| row["km"].clone())
    };
    assert_eq!(between("Hama", "Homs").as_deref(), Some("50"), "{listed:#?}");
    context.run(&["check", "p.gpkg"]).succeeds();
}

/// A folder of the readers' own fixtures.
fn fixture(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../dateline-formats/src/roads");
    folder.join(name).canonicalize().unwrap()
}

#[test]
fn a_map_in_any_form_becomes_stretches_between_places() {
    for (name, stretches) in [
        ("osm_pbf/fixtures/roads.osm.pbf", 7),
        ("shapefile/fixtures/roads.shp", 4),
        ("geojson/fixtures/roads.geojson", 4),
    ] {
        let context = Context::with_project();
        context.run(&["roads", "add", "p.gpkg", text(&fixture(name))]);
        let rows = context.run(&["roads", "list", "p.gpkg", "--format", "csv"]).succeeds().rows();
        assert!(rows.len().abs_diff(stretches) <= 1, "{name}: {rows:#?}");
        assert!(rows.iter().all(|row| row["length_basis"] == "line" && row["schematic"] == "false"), "{name}");
        assert!(rows.iter().any(|row| row["roads"] == "sy-m5-highway"), "{name}");
        assert!(rows.iter().any(|row| row["from_place"] == "sy-nabek" || row["to_place"] == "sy-nabek"), "{name}");
        context.run(&["check", "p.gpkg"]).succeeds();
    }
}

#[test]
fn the_layer_of_roads_is_read_back_as_a_map_of_others() {
    let context = Context::with_project();
    context.run(&["roads", "add", "p.gpkg", text(&fixture("osm_pbf/fixtures/roads.osm.pbf"))]).succeeds();
    fs::copy(context.path().join("p.gpkg"), context.path().join("lines.gpkg")).unwrap();
    context.run(&["init", "q.gpkg", "--pack", "syria"]).succeeds();
    context.run(&["roads", "add", "q.gpkg", "lines.gpkg"]).succeeds();
    let kilometres = |project: &str| {
        let rows = context.run(&["roads", "list", project, "--format", "csv"]).succeeds().rows();
        rows.iter().map(|row| row["km"].parse::<f64>().unwrap()).sum::<f64>()
    };
    assert!((kilometres("p.gpkg") - kilometres("q.gpkg")).abs() < 0.01);
}

#[test]
fn files_that_hold_no_roads_are_told_and_a_window_keeps_a_part() {
    let context = Context::with_project();
    let pbf = fs::read(fixture("osm_pbf/fixtures/roads.osm.pbf")).unwrap();
    context.file("cut.pbf", &pbf[..pbf.len() - 20]);
    context.file("no.gpkg", "no database");
    context.file("swapped.geojson", r#"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[33.5,37.6],[33.6,37.7]]}}"#);
    for (file, told) in [
        ("cut.pbf", "ends in the middle of a block"),
        ("no.gpkg", "it cannot be read as a GeoPackage"),
        ("swapped.geojson", "longitude and latitude seem to be swapped"),
        ("p.gpkg.txt", "cannot be read"),
    ] {
        let ran = context.run(&["roads", "add", "p.gpkg", file]).ends_with_code(2);
        assert!(ran.stderr.contains(told), "{file}: {}", ran.stderr);
    }
    let pbf = fixture("osm_pbf/fixtures/roads.osm.pbf");
    context.run(&["roads", "add", "p.gpkg", text(&pbf), "--bbox", "36.5,33.9,36.715,34.5"]).succeeds();
    let whole = context.run(&["roads", "list", "p.gpkg", "--format", "csv"]).succeeds().rows();
    assert!(!whole.is_empty() && whole.iter().all(|row| row["basis"] == "roads.osm.pbf: way 100"), "{whole:#?}");
    context.run(&["roads", "add", "p.gpkg", text(&pbf), "--region", "Qalamoun"]).succeeds();
    assert!(context.run(&["roads", "add", "p.gpkg", text(&pbf), "--bbox", "1,2,3"]).code == 2);
}
