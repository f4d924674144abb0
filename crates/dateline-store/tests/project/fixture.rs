//! A project file made by each released version is kept, and must open for ever.
//!
//! `DATELINE_MAKE_FIXTURE=1 cargo test -p dateline-store` makes the file of this version anew; not to be done once that
//! version is released.

use std::path::{Path, PathBuf};

use crate::common::*;
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
