//! Bad input: each piece gets one clear error naming file and place, the good rest goes in, and the exit code says so.

use std::fs;
use std::io::Write;

use insta::assert_snapshot;

use crate::context::{Context, Ran};

/// A good report that stands beside every bad one.
const GOOD: &str = "The army took Qara on 19 November 2013. Rebels left Nabek on 10 December 2013.\n";

/// What was said, without the counts of claims and events: these are the coder's, and tested elsewhere.
fn said(ran: &Ran) -> String {
    let mut text = String::new();
    for line in ran.whole().lines() {
        let end = line.find("; the project has ").unwrap_or(line.len());
        text.push_str(&line[..end]);
        text.push('\n');
    }
    text
}

/// Adds the file beside a good one; the good one is in the project afterwards, and the bad one is in `rejected`.
#[track_caller]
fn refused_beside_a_good_one(context: &Context, bad: &str) -> String {
    context.file("good.txt", GOOD);
    let ran = context.run(&["add", "p.gpkg", "good.txt", bad]).ends_with_code(2);
    assert_eq!(ran.stdout, "");
    let errors: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(errors.len(), 1, "{}", ran.stderr);
    let found = context.run(&["search", "p.gpkg", "Rebels left Nabek", "--format", "csv"]).succeeds();
    assert_eq!(found.rows()[0]["doc"], "good");
    context.run(&["check", "p.gpkg"]).succeeds();
    context.run(&["export", "p.gpkg", "out"]).succeeds();
    let rejected = fs::read_to_string(context.path().join("out/rejected.csv")).unwrap();
    assert!(csv::Reader::from_reader(rejected.as_bytes()).records().count() == 1, "{rejected}");
    said(&ran)
}

#[test]
fn a_page_of_fifty_megabytes() {
    let context = Context::with_project();
    let mut page = fs::File::create(context.path().join("huge.html")).unwrap();
    page.write_all(b"<html><body><p>The army took Qara.</p>").unwrap();
    let filler = "<p>And so on, and so on.</p>\n".repeat(36_158);
    for _ in 0..50 {
        page.write_all(filler.as_bytes()).unwrap();
    }
    drop(page);
    assert_snapshot!(refused_beside_a_good_one(&context, "huge.html"));
}

#[test]
fn a_text_with_nul_bytes() {
    let context = Context::with_project();
    context.file("nul.txt", b"The army took\0Qara.\n");
    assert_snapshot!(refused_beside_a_good_one(&context, "nul.txt"));
}

#[test]
fn a_text_in_windows_1256() {
    let context = Context::with_project();
    // "الجيش السوري" (the Syrian army) and a full stop, in windows-1256.
    let arabic = [0xC7, 0xE1, 0xCC, 0xED, 0xD4, 0x20, 0xC7, 0xE1, 0xD3, 0xE6, 0xD1, 0xED, 0x2E, 0x0A];
    context.file("arabic.txt", arabic);
    assert_snapshot!(refused_beside_a_good_one(&context, "arabic.txt"));
}

#[test]
fn a_jsonl_with_a_broken_line() {
    let context = Context::with_project();
    let lines = concat!(
        "{\"id\":\"one\",\"text\":\"The army took Deir Attiyah on 28 November 2013.\"}\n",
        "{\"id\":\"two\",\"text\":\"broken\n",
        "{\"id\":\"three\",\"text\":\"Rebels took Maaloula on 2 December 2013.\"}\n",
    );
    context.file("wire.jsonl", lines);
    assert_snapshot!(refused_beside_a_good_one(&context, "wire.jsonl"));
    let found = context.run(&["search", "p.gpkg", "Maaloula", "--format", "csv"]).succeeds();
    assert_eq!(found.rows()[0]["doc"], "three");
}

#[test]
fn a_list_that_names_a_missing_file() {
    let context = Context::with_project();
    let list = r#"[{"id":"there","published":"2013-12-01","file":"there.txt"},{"id":"gone","file":"gone.txt"}]"#;
    context.file("folder/reports.json", list);
    context.file("folder/there.txt", "Rebels took Maaloula on 2 December 2013.\n");
    assert_snapshot!(refused_beside_a_good_one(&context, "folder"));
    context.run(&["search", "p.gpkg", "Maaloula"]).succeeds();
}

#[test]
fn a_report_from_the_future() {
    let context = Context::with_project();
    context
        .file("wire.jsonl", "{\"id\":\"one\",\"published\":\"2031-05-01\",\"text\":\"The army took Deir Attiyah.\"}\n");
    assert_snapshot!(refused_beside_a_good_one(&context, "wire.jsonl"));
}

#[test]
fn a_path_that_is_not_there() {
    let context = Context::with_project();
    assert_snapshot!(refused_beside_a_good_one(&context, "nowhere.txt"));
}

#[test]
fn a_project_that_is_no_geopackage() {
    let context = Context::new();
    context.file("good.txt", GOOD);
    context.file("letter.gpkg", "Dear Sir or Madam,\n".repeat(300));
    assert_snapshot!("no_database", context.run(&["add", "letter.gpkg", "good.txt"]).ends_with_code(2).whole());
    assert_snapshot!("no_file", context.run(&["events", "nowhere.gpkg"]).ends_with_code(2).whole());
    assert!(!context.path().join("nowhere.gpkg").exists());
    context.file("empty.gpkg", "");
    assert_snapshot!("empty_file", context.run(&["check", "empty.gpkg"]).ends_with_code(2).whole());
}

#[test]
fn a_database_that_is_no_geopackage() {
    let context = Context::new();
    let made = "import sqlite3; db = sqlite3.connect('other.gpkg'); db.execute('CREATE TABLE t (a)'); db.commit()";
    let python = std::process::Command::new("python3").args(["-c", made]).current_dir(context.path()).status();
    if !python.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no python3");
        return;
    }
    assert_snapshot!(context.run(&["events", "other.gpkg"]).ends_with_code(2).whole());
}

#[test]
fn a_project_that_exists_is_not_made_anew() {
    let context = Context::with_project();
    let before = fs::read(context.path().join("p.gpkg")).unwrap();
    assert_snapshot!(context.run(&["init", "p.gpkg"]).ends_with_code(2).whole());
    assert!(fs::read(context.path().join("p.gpkg")).unwrap() == before);
}

#[cfg(unix)]
#[test]
fn a_project_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let context = Context::with_project();
    context.file("good.txt", GOOD);
    context.run(&["events", "p.gpkg"]).ends_with_code(1);
    let project = context.path().join("p.gpkg");
    for (path, mode) in [(project.as_path(), 0o444), (context.path(), 0o555)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    // Root may write anything: there the command runs as nobody.
    let root = fs::metadata("/proc/self").is_ok_and(|meta| std::os::unix::fs::MetadataExt::uid(&meta) == 0);
    let run = |arguments: &[&str]| {
        let mut command = context.command(arguments);
        if root {
            command.uid(65_534).gid(65_534);
        }
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    };
    let added = run(&["add", "p.gpkg", "good.txt"]);
    let made = run(&["init", "new.gpkg"]);
    let asked = run(&["gazetteer", "find", "p.gpkg", "Yabroud"]);
    fs::set_permissions(context.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_snapshot!("unwritable_add", added.ends_with_code(2).whole());
    assert_snapshot!("unwritable_init", made.ends_with_code(2).whole());
    asked.succeeds();
}
