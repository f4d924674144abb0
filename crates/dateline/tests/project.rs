//! A project as any door uses it.

#![expect(clippy::unwrap_used, reason = "a test that fails here says where")]

use std::fs;
use std::path::PathBuf;

use dateline::model::Day;
use dateline::{BriefQuery, Clock, Error, InitOptions, Project, Query, Silent};
use tempfile::TempDir;

fn clock() -> Clock {
    Clock::at("2026-01-15T12:00:00Z").unwrap()
}

fn options() -> InitOptions {
    InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock: clock() }
}

/// A folder with a report, and the path of a project in it.
fn folder() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("wire.jsonl");
    let line = r#"{"id":"one","published":"2014-03-17","text":"The Syrian Army took Yabroud on 16 March 2014."}"#;
    fs::write(&report, line).unwrap();
    let project = folder.path().join("p.gpkg");
    (folder, report, project)
}

/// The runs of a project, as its export tells them.
fn runs(project: &Project, folder: &TempDir) -> String {
    let out = folder.path().join("out");
    let options = dateline::ExportOptions {
        format: dateline::Format::Csv,
        known_on: None,
        recorded_on: None,
        rights: dateline::Rights::Refuse,
    };
    project.export(&out, options).unwrap();
    fs::read_to_string(out.join("run.csv")).unwrap()
}

#[test]
fn a_report_added_twice_is_kept_once_and_leaves_no_second_run() {
    let (folder, report, path) = folder();
    let (mut project, _) = Project::init(&path, &options()).unwrap();
    let first = project.add(&[&report], &mut Silent).unwrap();
    assert_eq!((first.read, first.new, first.updated.coded), (1, 1, 1));
    let before = runs(&project, &folder);
    let second = project.add(&[&report], &mut Silent).unwrap();
    assert_eq!((second.read, second.new, second.updated.coded), (1, 0, 0));
    assert_eq!(second.updated.claims, first.updated.claims);
    assert_eq!(runs(&project, &folder), before);
    let kinds: Vec<&str> = before.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(kinds, ["init", "add", "code", "merge", "control"]);
}

#[test]
fn a_project_opened_again_answers_the_same_and_has_nothing_to_do() {
    let (_folder, report, path) = folder();
    let (mut project, _) = Project::init(&path, &options()).unwrap();
    project.add(&[&report], &mut Silent).unwrap();
    let events = project.events(&Query::default()).unwrap();
    assert!(!events.is_empty());
    drop(project);
    let project = Project::open_read_only(&path, clock()).unwrap();
    assert!(project.is_up_to_date().unwrap());
    assert_eq!(project.events(&Query::default()).unwrap(), events);
}

#[test]
fn a_project_that_cannot_be_written_and_is_behind_says_so() {
    let (_folder, report, path) = folder();
    let (mut project, _) = Project::init(&path, &options()).unwrap();
    project.add(&[&report], &mut Silent).unwrap();
    let places = "id,name,kind\nxx-testville,Testville,populated\n";
    project.gazetteer_add(places, "places.csv").unwrap();
    drop(project);
    let mut project = Project::open_read_only(&path, clock()).unwrap();
    assert!(matches!(project.bring_up_to_date(&mut Silent), Err(Error::Behind { .. })));
}

#[test]
fn what_was_known_on_a_day_comes_from_reports_published_by_then() {
    let (_folder, report, path) = folder();
    let (mut project, _) = Project::init(&path, &options()).unwrap();
    project.add(&[&report], &mut Silent).unwrap();
    let known_on = |day: &str| {
        let query = Query { known_on: Day::parse(day).ok(), ..Query::default() };
        project.events(&query).unwrap().len()
    };
    assert_eq!(known_on("2014-03-16"), 0);
    assert!(known_on("2014-03-17") > 0);
}

#[test]
fn a_brief_without_a_day_is_about_the_last_day_told_of() {
    let (_folder, report, path) = folder();
    let (mut project, _) = Project::init(&path, &options()).unwrap();
    let query = BriefQuery { region: Some("Qalamoun".into()), ..BriefQuery::default() };
    assert!(matches!(project.brief(&query), Err(Error::NoDayForBrief { .. })));
    project.add(&[&report], &mut Silent).unwrap();
    assert!(project.brief(&query).unwrap().title.contains("16 March 2014"));
}

#[test]
fn every_error_has_a_code_of_the_table() {
    let (_folder, report, path) = folder();
    let (project, _) = Project::init(&path, &options()).unwrap();
    let day = |text: &str| Day::parse(text).ok();
    let errors = [
        Project::init(&path, &options()).err(),
        Project::open(&report, clock()).err(),
        Project::open(&path.with_extension("gone"), clock()).err(),
        Project::init(&path, &InitOptions { packs: vec!["atlantis".into()], ..options() }).err(),
        project.events(&Query { place: Some("Xyzzyqwfp".into()), ..Query::default() }).err(),
        project.events(&Query { region: Some("Xyzzyqwfp".into()), ..Query::default() }).err(),
        project.events(&Query { side: Some("Xyzzyqwfp".into()), ..Query::default() }).err(),
        project.events(&Query { from: day("2014-01-02"), to: day("2014-01-01"), ..Query::default() }).err(),
        project.explain("c-1", None, None, None).err(),
        Clock::at("noon").err(),
    ];
    for error in errors {
        let error = error.expect("each of these fails");
        assert!(Error::CODES.iter().any(|(code, _)| *code == error.code()), "{}", error.code());
        assert!(!error.to_string().is_empty());
    }
}
