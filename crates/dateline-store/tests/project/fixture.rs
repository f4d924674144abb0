//! A project file made by each released version is kept, and must open for ever.
//!
//! `DATELINE_MAKE_FIXTURE=1 cargo test -p dateline-store` makes the file of this version anew; not to be done once that
//! version is released.

use std::path::{Path, PathBuf};

use crate::common::*;
use dateline_model::RunKind;
use dateline_store::Store;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project-0.1.0.gpkg")
}

#[test]
fn a_project_made_by_version_0_1_0_is_opened_and_read() {
    if std::env::var_os("DATELINE_MAKE_FIXTURE").is_some() {
        let _ = std::fs::remove_file(fixture());
        full_project(&fixture()).close().unwrap();
    }
    let (_folder, path) = place_for_a_project();
    std::fs::copy(fixture(), &path).unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.reports().unwrap(), [bare_report(), full_report()]);
    assert_eq!(store.claims().unwrap().len(), 2);
    assert_eq!(store.events().unwrap(), [full_event(), bare_event()]);
    assert_eq!(store.control().unwrap(), control());
    assert_eq!(store.places().unwrap(), places());
    assert_eq!(store.regions().unwrap().len(), 2);
    assert_eq!(store.relations().unwrap(), relations());
    assert_eq!(store.search("Nabek", 5).unwrap().len(), 1);
}

#[test]
fn a_project_of_the_first_form_takes_claims_coded_elsewhere_and_its_rows_still_lead_to_their_runs() {
    let (_folder, path) = place_for_a_project();
    std::fs::copy(fixture(), &path).unwrap();
    let before = behind_the_back(&path);
    let forms: i64 = before.query_row("SELECT max(number) FROM dateline_migration", [], |row| row.get(0)).unwrap();
    assert_eq!(forms, 4, "the fixture is of the form before runs of claims");
    drop(before);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.runs().unwrap().len(), 1);
    let taken = run("run-2", RunKind::Claims, "2013-12-07T09:30:00Z");
    let mut step = store.step(taken.clone()).unwrap();
    step.replace_claims(&bare_report().id, &[], None).unwrap();
    step.set_coded(&bare_report().id, "anna", "").unwrap();
    step.commit(taken).unwrap();
    assert_eq!(store.runs().unwrap()[1].kind, RunKind::Claims);
    assert_eq!(store.coded(&bare_report().id).unwrap(), Some(("anna".into(), String::new())));
    let next = run("run-3", RunKind::Claims, "2013-12-08T09:30:00Z");
    let mut step = store.step(next.clone()).unwrap();
    step.forget_coded(&bare_report().id).unwrap();
    step.commit(next).unwrap();
    assert_eq!(store.coded(&bare_report().id).unwrap(), None);
    assert!(store.coded(&full_report().id).unwrap().is_some(), "only of that report");
    assert_eq!(store.check().unwrap(), []);
    store.close().unwrap();
    let after = behind_the_back(&path);
    let orphans: i64 = after.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(orphans, 0);
    after.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    assert!(after.execute("UPDATE claim SET recorded_in = 'run-gone'", []).is_err(), "the keys still hold");
}
