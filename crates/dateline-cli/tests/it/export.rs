//! What leaves a project is the same, byte for byte, as long as nothing new enters it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::context::{Context, example, text};

/// The files of a folder.
fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn adding_everything_again_changes_no_byte_of_the_export() {
    let context = Context::with_project();
    let example = example();
    context.file("bad.jsonl", "{\"id\":\"one\",\"text\":\"The army took Qara.\"}\n{broken\n");
    let paths = ["add", "p.gpkg", text(&example), "bad.jsonl"];
    context.run(&paths).ends_with_code(2);
    for format in ["csv", "geojson"] {
        context.run(&["export", "p.gpkg", format!("first-{format}").as_str(), "--format", format]).succeeds();
    }
    context.run_at("2026-02-20T08:30:00Z", &paths).ends_with_code(2);
    for format in ["csv", "geojson"] {
        let (first, second) = (format!("first-{format}"), format!("second-{format}"));
        context.run_at("2026-02-21T08:30:00Z", &["export", "p.gpkg", &second, "--format", format]).succeeds();
        let (first, second) = (files(&context.path().join(first)), files(&context.path().join(second)));
        assert!(first.len() >= 3, "{format}");
        for (name, content) in &first {
            assert!(second[name] == *content, "{name} has changed");
        }
        assert_eq!(first.len(), second.len());
    }
}

#[test]
fn geojson_is_a_feature_collection_that_any_reader_takes() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    context.run(&["export", "p.gpkg", "map", "--format", "geojson"]).succeeds();
    for name in ["control.geojson", "events.geojson", "places.geojson", "sieges.geojson"] {
        let content = fs::read_to_string(context.path().join("map").join(name)).unwrap();
        let json: serde_json::Value = serde_json::from_str(&content).unwrap();
        assert_eq!(json["type"], "FeatureCollection", "{name}");
        let features = json["features"].as_array().unwrap();
        assert!(!features.is_empty(), "{name}");
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert!(feature["properties"].is_object());
            assert!(feature["geometry"].is_null() || feature["geometry"]["type"] == "Point", "{name}");
        }
        assert!(features.iter().any(|feature| feature["geometry"]["type"] == "Point"), "{name}");
    }
}
