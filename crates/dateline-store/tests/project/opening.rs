//! Making and opening a project, and what is said of files that are none.

use std::fs;
use std::path::Path;

use dateline_model::RunKind;
use dateline_store::{Store, StoreError, StoreInfo};
use rusqlite::Connection;

use crate::common::*;

/// What each way of opening says; the message must name the file.
fn refusal(path: &Path) -> StoreError {
    let error = Store::open(path).unwrap_err();
    assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    let read_only = Store::open_read_only(path).unwrap_err();
    assert_eq!(read_only, error);
    error
}

#[test]
fn a_new_project_is_one_file_that_opens() {
    let (folder, path) = place_for_a_project();
    let store = Store::create(&path, &info()).unwrap();
    assert_eq!(store.path(), path);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!((store.reports().unwrap().len(), store.runs().unwrap().len()), (0, 0));
    store.close().unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    Store::open_read_only(&path).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_new_project_never_replaces_a_file() {
    let (folder, path) = place_for_a_project();
    fs::write(&path, "my notes").unwrap();
    assert_eq!(Store::create(&path, &info()).unwrap_err(), StoreError::Exists { path: path.clone() });
    assert_eq!(Store::create(folder.path(), &info()).unwrap_err(), StoreError::Exists { path: folder.path().into() });
    assert_eq!(fs::read_to_string(&path).unwrap(), "my notes");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_project_in_a_folder_that_is_not_there_cannot_be_made() {
    let (folder, _) = place_for_a_project();
    let path = folder.path().join("nowhere/p.gpkg");
    let error = Store::create(&path, &info()).unwrap_err();
    assert!(matches!(&error, StoreError::Unwritable { what, .. } if what.contains("there is no folder")), "{error}");
}

#[test]
fn a_creation_at_no_instant_is_refused_and_leaves_nothing() {
    let (folder, path) = place_for_a_project();
    let info = StoreInfo { created: "now".into(), ..info() };
    assert!(matches!(Store::create(&path, &info), Err(StoreError::Instant { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_no_file_is_told_apart() {
    let (folder, path) = place_for_a_project();
    assert_eq!(refusal(&path), StoreError::NotFound { path: path.clone() });
    assert!(!path.exists(), "opening makes no file");
    assert!(matches!(refusal(folder.path()), StoreError::Unreadable { what, .. } if what == "it is a folder"));
}

#[test]
fn what_is_no_database_is_told_apart() {
    let (_folder, path) = place_for_a_project();
    for content in [&b""[..], b"Qara fell.", b"SQLite format 2\0 and more", &[0; 5000]] {
        fs::write(&path, content).unwrap();
        assert_eq!(refusal(&path), StoreError::NotADatabase { path: path.clone() });
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn a_database_that_is_no_geopackage_is_told_apart_and_left_alone() {
    let (folder, path) = place_for_a_project();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE claim (id TEXT)").unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(refusal(&path), StoreError::NotAGeoPackage { path: path.clone() });
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_geopackage_of_another_program_is_told_apart_and_left_alone() {
    let (_folder, path) = place_for_a_project();
    let foreign = "PRAGMA application_id = 1196444487; CREATE TABLE gpkg_contents (table_name TEXT)";
    Connection::open(&path).unwrap().execute_batch(foreign).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(refusal(&path), StoreError::NotAProject { path: path.clone() });
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_project_of_a_newer_version_is_refused_with_that_version() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let newer = "INSERT INTO dateline_migration VALUES (99, 'routes', '2030-01-01T00:00:00.000Z', 'dateline 3.0.0')";
    Connection::open(&path).unwrap().execute(newer, []).unwrap();
    let before = fs::read(&path).unwrap();
    let error = refusal(&path);
    assert!(error.to_string().contains("made by `dateline 3.0.0` in form 99"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_project_is_told_apart_or_its_damage_found() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let whole = fs::read(&path).unwrap();
    for (start, length) in [(100, 200), (4096, 4096), (40_960, 8192), (whole.len() / 2, 50_000)] {
        let mut damaged = whole.clone();
        damaged[start..start + length].fill(0x5a);
        fs::write(&path, &damaged).unwrap();
        match Store::open(&path).and_then(|store| store.check()) {
            Ok(problems) => assert!(!problems.is_empty(), "{start}"),
            Err(StoreError::Corrupt { .. } | StoreError::NotADatabase { .. }) => {}
            Err(StoreError::NotAProject { .. } | StoreError::Database { .. } | StoreError::Cell { .. }) => {}
            Err(other) => panic!("{start}: {other}"),
        }
    }
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    match Store::open(&path).and_then(|store| store.check()) {
        Ok(problems) => assert!(!problems.is_empty()),
        Err(error) => assert!(matches!(error, StoreError::Corrupt { .. }), "{error}"),
    }
}

#[test]
fn a_project_that_cannot_be_written_opens_for_reading_only() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        skip("this user may write to any file");
        return;
    }
    assert!(matches!(Store::open(&path), Err(StoreError::Unwritable { .. })));
    assert_eq!(Store::open_read_only(&path).unwrap().reports().unwrap().len(), 2);
}

#[test]
fn a_project_opened_for_reading_cannot_be_written() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let mut store = Store::open_read_only(&path).unwrap();
    let error = store.step(run("run-2", RunKind::Add, "2013-12-07T09:30:00Z")).unwrap_err();
    assert!(matches!(error, StoreError::Unwritable { .. }), "{error}");
}

#[test]
fn a_project_in_use_by_a_writer_is_said_to_be_busy() {
    let (_folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let mut other = Store::open(&path).unwrap();
    let _step = store.step(run("run-2", RunKind::Add, "2013-12-07T09:30:00Z")).unwrap();
    let error = other.step(run("run-3", RunKind::Add, "2013-12-07T09:30:01Z")).unwrap_err();
    assert_eq!(error, StoreError::Busy { path });
}
