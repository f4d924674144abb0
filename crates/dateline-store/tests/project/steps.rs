//! A step is whole or nothing, changes only what differs, and leaves what stood before to be asked for.

use std::path::Path;
use std::process::Command;

use dateline_model::*;
use dateline_store::{Store, StoreError};

use crate::common::*;

/// All rows of all tables but those that say when things were done.
fn contents(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut contents = vec![];
    for table in dateline_model::schema::TABLES.iter().filter(|table| table.name != "run") {
        let mut statement = connection.prepare(&format!("SELECT rowid, * FROM {} ORDER BY rowid", table.name)).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..columns).map(|index| format!("{:?}", row.get_ref(index).unwrap())).collect();
            contents.push(format!("{}: {}", table.name, cells.join(" | ")));
        }
    }
    contents
}

#[test]
fn a_step_that_is_dropped_changes_nothing() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let before = std::fs::read(&path).unwrap();
    let mut store = Store::open(&path).unwrap();
    let mut step = store.step(run("run-2", RunKind::Merge, "2013-12-07T09:30:00Z")).unwrap();
    step.replace_events(&[]).unwrap();
    step.insert_reports(&[Report { id: ReportId::new("r-new"), ..bare_report() }]).unwrap();
    assert_eq!((step.events().unwrap().len(), step.reports().unwrap().len()), (0, 3), "seen within the step");
    drop(step);
    assert_eq!((store.events().unwrap().len(), store.reports().unwrap().len()), (2, 2));
    assert_eq!(store.runs().unwrap().len(), 1);
    assert_eq!(store.check().unwrap(), []);
    store.close().unwrap();
    let changed = std::fs::read(&path).unwrap().iter().zip(&before).filter(|(now, then)| now != then).count();
    assert!(changed <= 16, "only SQLite's own change counters may differ, {changed} bytes do");
}

#[test]
fn a_second_identical_step_changes_no_row() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let before = contents(&path);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(fill(&mut store, run("run-2", RunKind::Add, "2013-12-07T09:30:00Z")), 0);
    assert_eq!(store.runs().unwrap().len(), 2);
    store.close().unwrap();
    assert_eq!(contents(&path), before);
}

#[test]
fn a_run_done_again_without_a_change_keeps_its_counts() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let before = store.runs().unwrap();
    assert_eq!(fill(&mut store, run("run-1", RunKind::Add, "2013-12-06T09:30:00Z")), 0);
    assert_eq!(store.runs().unwrap(), before);
    assert!(before[0].rows_out > 20);
}

#[test]
fn a_report_added_twice_is_kept_once() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let again = run("run-2", RunKind::Add, "2013-12-07T09:30:00Z");
    let mut step = store.step(again.clone()).unwrap();
    let new = Report { id: ReportId::new("r-new"), ..bare_report() };
    assert_eq!(step.insert_reports(&[bare_report(), new.clone(), full_report(), new]).unwrap(), 1);
    step.commit(again).unwrap();
    assert_eq!(store.reports().unwrap().len(), 3);
}

#[test]
fn only_rows_that_differ_are_replaced_and_point_to_the_new_run() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Code, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    let more = Claim { id: ClaimId::new("c-more"), ..bare_claim() };
    assert_eq!(step.replace_claims(&bare_report().id, &[bare_claim(), more], None).unwrap(), 1);
    assert_eq!(step.replace_events(&[Event { asserted: 7, ..full_event() }, bare_event()]).unwrap(), 2);
    let mut intervals = control();
    intervals[0].probability = 0.5;
    assert_eq!(step.replace_control(&intervals, &places()).unwrap(), 2);
    let mut moved = places();
    moved[0].location = at(36.7, 34.1);
    assert_eq!(step.put_places(&moved).unwrap(), 1);
    assert_eq!(step.put_regions().unwrap(), 1);
    assert_eq!(step.put_lexicon(&sides()[..1], &actors(), &relations()[1..], &sources()).unwrap(), 2);
    assert_eq!(step.put_lexicon_files(&[("a later file.toml".into(), "x".into())]).unwrap(), 1);
    step.set_coded(&bare_report().id, "dateline-code 0.1.0", "l2").unwrap();
    assert_eq!(step.changes(), 11);
    step.commit(second).unwrap();

    let recorded: Vec<(String, String)> = store
        .claims()
        .unwrap()
        .into_iter()
        .map(|sourced| (sourced.claim.id.to_string(), sourced.recorded_in.to_string()))
        .collect();
    let expected = [("c-bare", "run-1"), ("c-more", "run-2"), ("c-full", "run-1")];
    assert_eq!(recorded, expected.map(|(id, run)| (id.to_owned(), run.to_owned())));
    assert_eq!(
        store.events().unwrap(),
        [Event { asserted: 7, ..full_event() }, bare_event()],
        "first recorded in run-1"
    );
    assert_eq!(store.control().unwrap()[0].recorded_in, RunId::new("run-2"));
    assert_eq!(store.control().unwrap()[1].recorded_in, RunId::new("run-1"));
    assert_eq!(store.places().unwrap(), moved, "in the same order");
    assert_eq!(store.sides().unwrap(), sides()[..1]);
    assert_eq!(store.relations().unwrap(), relations()[1..]);
    assert_eq!(store.lexicon_files().unwrap()[1], ("a later file.toml".into(), "x".into()));
    assert_eq!(store.coded(&bare_report().id).unwrap().unwrap().1, "l2");
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_road_added_again_is_kept_once_and_one_that_differs_is_replaced_in_place() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Roads, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    let longer = RoadSegment { length: Metres(1.0), ..roads()[1].clone() };
    assert_eq!(step.add_roads(&[longer.clone(), roads()[0].clone()]).unwrap(), 1);
    step.commit(second.clone()).unwrap();
    assert_eq!(store.roads().unwrap(), [roads()[0].clone(), RoadSegment { recorded_in: second.id, ..longer }]);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn route_intervals_that_are_gone_are_withdrawn_and_can_be_asked_for_as_recorded() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Routes, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    assert_eq!(step.replace_routes(&routes()[1..], &roads()).unwrap(), 1);
    step.commit(second).unwrap();
    assert_eq!(store.routes().unwrap(), routes()[1..]);
    assert_eq!(store.routes_as_recorded("2013-12-06").unwrap(), routes());
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn sieges_that_are_gone_are_withdrawn_and_can_be_asked_for_as_recorded() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Control, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    let lifted = SiegeInterval { end_told: true, recorded_in: second.id.clone(), ..sieges()[1].clone() };
    assert_eq!(step.replace_sieges(&[sieges()[0].clone(), lifted.clone()], &places()).unwrap(), 3);
    step.commit(second).unwrap();
    assert_eq!(store.sieges().unwrap(), [sieges()[0].clone(), lifted]);
    assert_eq!(store.sieges_as_recorded("2013-12-06").unwrap(), sieges());
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_new_name_of_a_side_or_place_reaches_the_control_intervals() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Control, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    let renamed = [Side { name: "The opposition".into(), ..sides()[0].clone() }, sides()[1].clone()];
    step.put_lexicon(&renamed, &actors(), &relations(), &sources()).unwrap();
    assert_eq!(step.replace_control(&control(), &places()).unwrap(), 2);
    step.commit(second).unwrap();
    store.close().unwrap();
    let connection = behind_the_back(&path);
    let sql = "SELECT count(*) FROM control_interval WHERE holder = 'The opposition' AND withdrawn_in IS NULL";
    assert_eq!(connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
}

#[test]
fn what_stood_at_an_instant_can_be_asked_after_it_was_replaced() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    for (id, started, asserted) in [("run-2", "2013-12-07T09:30:00Z", 7), ("run-3", "2013-12-08T09:30:00Z", 8)] {
        let next = run(id, RunKind::Merge, started);
        let mut step = store.step(next.clone()).unwrap();
        step.replace_claims(&bare_report().id, &[], None).unwrap();
        step.replace_events(&[Event { asserted, members: vec![ClaimId::new("c-full")], ..full_event() }]).unwrap();
        step.replace_control(&control()[..asserted as usize - 6], &places()).unwrap();
        step.commit(next).unwrap();
    }
    let at = |instant: &str| {
        let events = store.events_as_recorded(instant).unwrap();
        let members: usize = events.iter().map(|event| event.members.len()).sum();
        let claims = store.claims_as_recorded(instant).unwrap().len();
        let control = store.control_as_recorded(instant).unwrap().len();
        (claims, events.len(), events.first().map(|event| event.asserted), members, control)
    };
    assert_eq!(at("2013-12-06T09:29:59Z"), (0, 0, None, 0, 0));
    assert_eq!(at("2013-12-06T09:30:00Z"), (2, 2, Some(1), 3, 4));
    assert_eq!(at("2013-12-07T09:29:59.999Z"), (2, 2, Some(1), 3, 4));
    assert_eq!(at("2013-12-07"), (1, 1, Some(7), 1, 1));
    assert_eq!(at("2099-01-01"), (1, 1, Some(8), 1, 2));
    assert_eq!(store.events_as_recorded("2013-12-06").unwrap(), [full_event(), bare_event()]);
    assert!(
        matches!(store.claims_as_recorded("yesterday"), Err(StoreError::Instant { text, .. }) if text == "yesterday")
    );
}

#[test]
fn a_step_in_which_a_write_failed_cannot_be_committed() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let second = run("run-2", RunKind::Merge, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    let twice = [full_event(), Event { asserted: 5, ..full_event() }];
    let error = step.replace_events(&twice).unwrap_err();
    assert!(
        error.to_string().contains("table `event` refuses a row: two different rows have the id `e-full`"),
        "{error}"
    );
    assert!(matches!(step.commit(second), Err(StoreError::Refused { .. })));
    assert_eq!(store.events().unwrap(), [full_event(), bare_event()]);
    assert_eq!(store.runs().unwrap().len(), 1);
}

#[test]
fn rows_that_cannot_be_are_refused_with_the_table() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let stray = Claim { id: ClaimId::new("c-stray"), report: ReportId::new("r-none"), ..bare_claim() };
    let reversed = DaySpan { from: Some(day("2014-01-02")), to: Some(day("2014-01-01")) };
    let unsure = PlaceMention { name: "Qara".into(), place: None, certainty: f64::NAN };
    for wrong in [
        Claim { confidence: f64::NAN, ..bare_claim() },
        Claim { confidence: 1.1, ..bare_claim() },
        Claim { days: reversed, ..bare_claim() },
        Claim { places: vec![unsure], ..bare_claim() },
        stray.clone(),
    ] {
        let mut step = store.step(run("run-2", RunKind::Code, "2013-12-07T09:30:00Z")).unwrap();
        let error = step.replace_claims(&bare_report().id, &[wrong], None).unwrap_err();
        assert!(matches!(error, StoreError::Refused { table: "claim", .. }), "{error}");
    }
    let mut step = store.step(run("run-2", RunKind::Code, "2013-12-07T09:30:00Z")).unwrap();
    let error = step.replace_claims(&stray.report, std::slice::from_ref(&stray), None).unwrap_err();
    assert!(error.to_string().contains("FOREIGN KEY"), "{error}");
    drop(step);
    assert!(matches!(store.step(run("run-3", RunKind::Code, "noon")), Err(StoreError::Instant { .. })));
    assert_eq!(store.claims().unwrap().len(), 2);
    fill(&mut store, run("run-4", RunKind::Add, "2013-12-08T09:30:00Z"));
}

#[test]
fn a_reader_sees_the_state_before_the_step_until_it_is_committed() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let reader = Store::open_read_only(&path).unwrap();
    let second = run("run-2", RunKind::Merge, "2013-12-07T09:30:00Z");
    let mut step = store.step(second.clone()).unwrap();
    step.replace_events(&[]).unwrap();
    assert_eq!(reader.events().unwrap().len(), 2);
    step.commit(second).unwrap();
    assert_eq!(reader.events().unwrap().len(), 0);
    drop(reader);
    store.close().unwrap();
    let names: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(names.len(), 1, "one file again: {names:?}");
}

/// Begins a step in the project named by the environment, and dies in the middle of it.
#[test]
#[ignore = "the other half of the test below"]
fn dies_in_the_middle_of_a_step() {
    let Some(path) = std::env::var_os("DATELINE_PROJECT_TO_DIE_IN") else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let mut step = store.step(run("run-2", RunKind::Add, "2013-12-07T09:30:00Z")).unwrap();
    step.replace_events(&[]).unwrap();
    for index in 0..200 {
        let id = ReportId::new(format!("r-{index}"));
        let text = format!("{index} ").repeat(20_000);
        step.insert_reports(&[Report { id, bytes: text.clone().into_bytes(), text, ..bare_report() }]).unwrap();
    }
    std::process::abort();
}

#[test]
fn a_process_that_dies_in_the_middle_of_a_step_leaves_the_project_sound_and_as_it_was() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let before = contents(&path);
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "steps::dies_in_the_middle_of_a_step"])
        .env("DATELINE_PROJECT_TO_DIE_IN", &path)
        .output()
        .unwrap()
        .status;
    assert!(!status.success());
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.runs().unwrap().len(), 1);
    assert_eq!(fill(&mut store, run("run-3", RunKind::Add, "2013-12-08T09:30:00Z")), 0);
    store.close().unwrap();
    assert_eq!(contents(&path), before);
}
