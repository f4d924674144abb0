//! Routes: asked of the example as a person would, with the exit codes and files that scripts rely on.

use std::fs;

use crate::context::Context;

/// The example, with what a question prints under this project.
fn demo() -> Context {
    let context = Context::new();
    context.run(&["demo", "q.gpkg", "-o", "brief.md"]).succeeds();
    context
}

#[test]
fn the_life_of_the_highway_is_told_with_the_claims_that_say_so() {
    let context = demo();
    let asked =
        ["routes", "status", "q.gpkg", "Damascus–Homs highway", "--side", "syrian_government", "--format", "csv"];
    let ran = context.run(&[&asked[..], &["--from", "2013-11-16", "--to", "2013-12-10"]].concat()).succeeds();
    let rows = ran.rows();
    let on = |day: &str| {
        let row =
            rows.iter().find(|row| row["from"].as_str() <= day && (row["to"].is_empty() || day <= row["to"].as_str()));
        row.unwrap_or_else(|| panic!("nothing on {day}: {rows:?}"))
    };
    assert_eq!(on("2013-11-17")["status"], "cut");
    assert_eq!(on("2013-11-17")["basis"], "evidence");
    assert!(on("2013-11-17")["claims_for"].starts_with("c-"));
    assert!(["open", "threatened"].contains(&on("2013-12-09")["status"].as_str()), "{rows:?}");
    assert!(ran.stderr.contains("the worst stretch counts"), "{}", ran.stderr);
    // The same by two places, and by the id of the road.
    for route in ["sy-m5-highway", "M5"] {
        let other =
            context.run(&["routes", "status", "q.gpkg", route, "--side", "syrian_government", "--format", "csv"]);
        assert!(other.succeeds().rows().len() >= rows.len(), "{route}");
    }
}

#[test]
fn a_way_that_is_not_known_to_be_open_is_no_way_and_what_is_against_it_is_shown() {
    let context = demo();
    let asked = [
        "routes",
        "between",
        "q.gpkg",
        "Yabroud",
        "Arsal",
        "--side",
        "rebels",
        "--on",
        "2014-03-20",
        "--format",
        "csv",
    ];
    let ran = context.run(&asked).ends_with_code(1);
    let rows = ran.rows();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["way"] == "0"), "{rows:?}");
    assert!(ran.stderr.contains("no way is known to be open"), "{}", ran.stderr);
    let same =
        ["routes", "between", "q.gpkg", "Qara", "Deir Attiyah", "--side", "syrian_government", "--on", "2013-12-05"];
    let open = context.run(&[&same[..], &["--format", "csv"]].concat()).succeeds();
    assert_eq!((open.rows()[0]["way"].as_str(), open.rows()[0]["from"].as_str()), ("1", "Qara"));
    assert!(open.stderr.contains("km"), "{}", open.stderr);
}

#[test]
fn civilians_pass_only_where_a_report_names_them() {
    let context = demo();
    let asked = ["routes", "show", "q.gpkg", "--for", "civilians", "--format", "csv"];
    let rows = context.run(&asked).rows();
    assert!(rows.iter().all(|row| row["basis"] == "evidence" && !row["claims_for"].is_empty()), "{rows:?}");
}

#[test]
fn what_can_be_drawn_is_written_as_geojson_and_svg() {
    let context = demo();
    let on = ["--on", "2013-12-05"];
    context.run(&[&["routes", "show", "q.gpkg", "-o", "roads.geojson"][..], &on].concat()).succeeds();
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(context.path().join(name)).unwrap()).unwrap()
    };
    let feature = &json("roads.geojson")["features"][0];
    assert_eq!((feature["type"].as_str(), feature["geometry"]["type"].as_str()), (Some("Feature"), Some("LineString")));
    assert!(feature["properties"]["status"].is_string());
    let asked = ["routes", "map", "q.gpkg", "--side", "syrian_government", "--region", "Qalamoun", "-o", "roads.svg"];
    context.run(&[&asked[..], &on].concat()).succeeds();
    let picture = fs::read_to_string(context.path().join("roads.svg")).unwrap();
    let picture = roxmltree::Document::parse(&picture).unwrap();
    assert_eq!(picture.root_element().tag_name().name(), "svg");
    assert!(picture.descendants().any(|one| one.text().is_some_and(|text| text.contains("not for navigation"))));
}

#[test]
fn every_other_question_about_roads_has_an_answer_on_the_example() {
    let context = demo();
    let rows = |arguments: &[&str]| context.run(&[arguments, &["--format", "csv"]].concat()).succeeds().rows();
    let turned =
        rows(&["routes", "changes", "q.gpkg", "--side", "rebels", "--from", "2014-03-01", "--to", "2014-03-31"]);
    assert!(turned.iter().all(|row| row["before"] != row["after"]));
    assert!(turned.iter().any(|row| row["after"] == "cut"), "{turned:?}");
    let reached = rows(&["routes", "reach", "q.gpkg", "--side", "rebels", "--on", "2013-12-05"]);
    assert!(reached.iter().all(|row| ["supplied", "unknown", "cut off"].contains(&row["supply"].as_str())));
    let watched = rows(&["watch", "q.gpkg", "--region", "Qalamoun", "--on", "2013-12-05"]);
    assert_eq!(watched[0]["place"], "Nabek", "{watched:?}");
    let fallen = rows(&["routes", "whatif", "q.gpkg", "--take", "Nabek", "--by", "rebels", "--on", "2013-12-05"]);
    assert!(fallen.iter().all(|row| row["before"] != row["after"]));
    let pockets = rows(&["routes", "pockets", "q.gpkg", "--side", "rebels"]);
    assert!(pockets.iter().any(|row| row["places"].contains("Zabadani")), "{pockets:?}");
    let least = context.run(&["routes", "chokepoints", "q.gpkg", "--side", "syrian_government", "--on", "2013-12-05"]);
    assert!(least.stderr.contains("sources: "), "{}", least.stderr);
}

#[test]
fn a_route_nobody_knows_and_a_question_for_nobody_are_refused_with_a_hint() {
    let context = demo();
    let unknown = context.run(&["routes", "status", "q.gpkg", "the yellow brick road"]).ends_with_code(2);
    assert!(unknown.stderr.contains("dateline::unknown_route"), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("M5 highway"), "{}", unknown.stderr);
    let nobody = context.run(&["routes", "between", "q.gpkg", "Damascus", "Homs"]).ends_with_code(2);
    assert!(nobody.stderr.contains("dateline::no_side"), "{}", nobody.stderr);
    let off =
        context.run(&["routes", "between", "q.gpkg", "Damascus", "Baghdad", "--side", "rebels"]).ends_with_code(2);
    assert!(off.stderr.contains("dateline::"), "{}", off.stderr);
    let empty = Context::with_project();
    let none = empty.run(&["routes", "between", "p.gpkg", "Damascus", "Homs", "--side", "rebels"]).ends_with_code(2);
    assert!(none.stderr.contains("dateline::no_roads"), "{}", none.stderr);
}
