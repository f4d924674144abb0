//! A sound project is called sound, and each kind of damage is found and named.

use dateline_store::Store;

use crate::common::*;

/// What `check` says after a change behind the project's back.
fn problems_after(change: &str) -> Vec<(String, String, String)> {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    behind_the_back(&path).execute_batch(change).unwrap();
    let problems = Store::open_read_only(&path).unwrap().check().unwrap();
    problems.into_iter().map(|problem| (problem.table, problem.id, problem.what)).collect()
}

#[test]
fn a_project_as_it_was_made_is_sound() {
    assert_eq!(problems_after(""), []);
}

#[test]
fn each_kind_of_damage_is_found() {
    for (change, table, id, what) in [
        (
            "UPDATE report SET text = replace(text, 'Nothing', 'Notting') WHERE id = 'r-bare'",
            "claim",
            "c-bare",
            "quote",
        ),
        ("UPDATE claim SET start = start + 1 WHERE id = 'c-full'", "claim", "c-full", "quote"),
        ("UPDATE claim SET \"end\" = 999999 WHERE id = 'c-full'", "claim", "c-full", "quote"),
        ("UPDATE claim SET report = 'r-none' WHERE id = 'c-full'", "claim", "c-full", "its report"),
        ("UPDATE claim SET recorded_in = 'run-none' WHERE id = 'c-full'", "claim", "c-full", "`recorded_in`"),
        ("UPDATE event SET withdrawn_in = 'run-none' WHERE id = 'e-full'", "event", "e-full", "`withdrawn_in`"),
        ("DELETE FROM report_bytes WHERE report = 'r-full'", "report", "r-full", "bytes"),
        ("UPDATE report_bytes SET bytes = x'28b52f' WHERE report = 'r-full'", "report_bytes", "r-full", "unpacked"),
        ("DELETE FROM member WHERE event = 'e-bare'", "event", "e-bare", "no claim"),
        ("UPDATE member SET event = 'e-none' WHERE event = 'e-bare'", "member", "e-none c-bare", "event"),
        ("UPDATE member SET claim = 'c-none' WHERE event = 'e-bare'", "member", "e-bare c-none", "claim"),
        ("UPDATE control_interval SET claims_for = '[\"c-none\"]'", "control_interval", "sy-qara", "rests on"),
        ("UPDATE control_interval SET claims_against = '[\"c-none\"]'", "control_interval", "sy-qara", "against"),
        ("UPDATE siege SET claims = '[\"c-none\"]'", "siege", "sy-qara", "tells of it"),
        ("UPDATE siege SET claims = '[]'", "siege", "sy-qara", "names no claim"),
        ("UPDATE route_interval SET claims_for = '[\"c-none\"]'", "route_interval", "w-bare", "rests on"),
        ("UPDATE route_interval SET claims_against = '[\"c-none\"]'", "route_interval", "w-bare", "against"),
        ("UPDATE route_interval SET claims_for = '[]'", "route_interval", "w-bare", "names no claim"),
        ("DELETE FROM road WHERE id = 'w-bare'", "route_interval", "w-bare", "is not in the project"),
        ("UPDATE control_interval SET claims_for = '[]'", "control_interval", "sy-qara", "names no claim"),
        ("DELETE FROM rtree_event_geom", "event", "e-full", "spatial index"),
        ("UPDATE rtree_place_geom SET maxx = maxx + 1", "place", "sy-qara", "spatial index"),
        ("INSERT INTO rtree_event_geom VALUES (99, 1, 1, 1, 1)", "event", "", "row 99"),
        ("UPDATE event SET geom = x'00' WHERE id = 'e-full'", "event", "e-full", "header"),
    ] {
        let problems = problems_after(change);
        let found = problems.iter().any(|(in_table, of, says)| in_table == table && of == id && says.contains(what));
        assert!(found, "{change}: {problems:?}");
    }
}

#[test]
fn damage_to_the_search_index_is_found() {
    let problems = problems_after("DELETE FROM report_search_data WHERE id > 10");
    assert!(problems.iter().any(|(table, _, what)| table.is_empty() && what.contains("report_search")), "{problems:?}");
}
