//! The example that comes with the program: built, asked, and asked as of then.

use std::time::Instant;

use crate::context::{Context, example, text};

#[test]
fn the_demo_builds_its_project_and_prints_its_brief() {
    let context = Context::new();
    let started = Instant::now();
    let demo = context.run(&["demo"]).succeeds();
    eprintln!("the demo took {} ms", started.elapsed().as_millis());
    assert!(demo.stdout.starts_with("# State of the battle: Qalamoun"), "{}", demo.stdout);
    assert!(demo.stdout.contains("5 December 2013"));
    assert!(demo.stdout.contains("[^1]"), "{}", demo.stdout);
    context.run(&["check", "qalamoun.gpkg"]).succeeds();
    let again = context.run(&["demo"]).succeeds();
    assert_eq!(again.stdout, demo.stdout);
}

#[test]
fn the_demo_is_what_adding_the_folder_gives() {
    let context = Context::with_project();
    context.run(&["demo", "demo.gpkg"]).succeeds();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    context.run(&["roads", "add", "p.gpkg", text(&example().join("roads.csv"))]).succeeds();
    let brief = |project: &str| {
        context.run(&["brief", project, "--region", "Qalamoun", "--on", "2013-12-05"]).succeeds().stdout
    };
    assert_eq!(brief("demo.gpkg"), brief("p.gpkg"));
}

#[test]
fn a_later_town_is_not_held_before_it_was_known() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    let yabroud = |known_on: Option<&str>| {
        let mut arguments = vec!["control", "show", "p.gpkg", "--place", "Yabroud", "--format", "csv"];
        arguments.extend(known_on.iter().flat_map(|day| ["--known-on", day]));
        let rows = context.run(&arguments).rows();
        assert!(rows.iter().all(|row| row["place"] == "Yabroud"), "of the town alone, not of its hills");
        rows.into_iter().filter(|row| row["side"] == "syrian_government" && row["basis"] == "evidence").count()
    };
    assert!(yabroud(None) > 0);
    assert!(yabroud(Some("2014-04-01")) > 0);
    assert_eq!(yabroud(Some("2014-03-10")), 0);
}

#[test]
fn the_project_says_again_what_it_said_on_a_day() {
    let context = Context::new();
    context.run_at("2026-01-10T12:00:00Z", &["init", "p.gpkg", "--pack", "syria"]).succeeds();
    context.file("first.txt", "The Syrian Army took Qara on 19 November 2013.\n");
    context.file("second.txt", "The Syrian Army took Yabroud on 16 March 2014.\n");
    context.run_at("2026-01-11T12:00:00Z", &["add", "p.gpkg", "first.txt"]).succeeds();
    let question = ["events", "p.gpkg", "--format", "csv"];
    let then = context.run_at("2026-01-11T13:00:00Z", &question).succeeds().stdout;
    context.run_at("2026-01-13T12:00:00Z", &["add", "p.gpkg", "second.txt"]).succeeds();
    let now = context.run_at("2026-01-13T13:00:00Z", &question).succeeds().stdout;
    assert_ne!(now, then);
    let recorded = [&question[..], &["--recorded-on", "2026-01-12"]].concat();
    assert_eq!(context.run_at("2026-01-14T12:00:00Z", &recorded).succeeds().stdout, then);
    let before = [&question[..], &["--recorded-on", "2026-01-10"]].concat();
    context.run_at("2026-01-14T12:00:00Z", &before).ends_with_code(1);
}

#[test]
fn a_timeline_is_in_the_order_of_days() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    let rows = context.run(&["timeline", "p.gpkg", "--region", "Qalamoun", "--format", "csv"]).succeeds().rows();
    assert!(rows.len() > 20);
    let first = |row: &std::collections::BTreeMap<String, String>| {
        if row["from"].is_empty() { row["to"].clone() } else { row["from"].clone() }
    };
    assert!(rows.windows(2).all(|pair| first(&pair[0]) <= first(&pair[1])));
}

#[test]
fn places_added_later_are_found_in_reports_added_before() {
    let context = Context::with_project();
    context.file("story.txt", "The Syrian Army took Testville on 19 November 2013.\n");
    context.run(&["add", "p.gpkg", "story.txt"]).succeeds();
    context.run(&["control", "show", "p.gpkg", "--place", "Testville"]).ends_with_code(2);
    let header = context.run(&["gazetteer", "find", "p.gpkg", "Qara"]).succeeds();
    assert!(!header.stdout.is_empty());
    context.file("places.csv", "id,name,kind,country\nxx-testville,Testville,populated,SY\n");
    context.run(&["gazetteer", "add", "p.gpkg", "places.csv"]).succeeds();
    let rows = context.run(&["control", "show", "p.gpkg", "--place", "Testville", "--format", "csv"]).succeeds().rows();
    assert!(rows.iter().any(|row| row["side"] == "syrian_government" && row["basis"] == "evidence"), "{rows:?}");
}
