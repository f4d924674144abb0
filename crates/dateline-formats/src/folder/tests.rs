use std::fs;
use std::path::Path;

use dateline_model::{Day, Parsed, Report};
use tempfile::TempDir;

use crate::{Limits, read_path};

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn read(path: &Path) -> Parsed<Vec<Report>> {
    read_path(path, Day::parse("2020-01-01").unwrap(), &Limits::default())
}

fn docs(parsed: &Parsed<Vec<Report>>) -> Vec<&str> {
    parsed.value.iter().map(|report| report.doc.as_str()).collect()
}

#[test]
fn a_list_gives_its_reports_and_tells_the_file_that_is_missing() {
    let list = r#"[{"id":"one","title":"Qara","publisher":"Example","published":"2013-11-20","file":"a.txt"},
        {"id":"two","file":"gone.txt"},{"file":"b.html","mood":"grim"},{"id":"four"},7]"#;
    let folder = folder(&[
        ("reports.json", list),
        ("a.txt", "The army took Qara."),
        ("b.html", "<p>Nabek is besieged.</p>"),
        ("unlisted.txt", "Not in the list."),
    ]);
    let parsed = read(folder.path());
    assert_eq!(docs(&parsed), ["one", "b"]);
    assert_eq!(parsed.value[0].publisher.as_deref(), Some("Example"));
    let told: Vec<String> =
        parsed.diagnostics.iter().map(|found| format!("{}: {}", found.place, found.reason)).collect();
    assert_eq!(
        told,
        [
            "entry 2 (`two`): file `gone.txt` is not there",
            "entry 4 (`four`): it names no `file`",
            "entry 5: it is no object",
            ": keys that are not known were left out: `mood` (first at entry 3)",
        ]
    );
    assert!(parsed.diagnostics.iter().all(|found| found.file.ends_with("reports.json")));
}

#[test]
fn a_broken_list_is_told_with_line_and_column() {
    let folder = folder(&[("reports.json", "[\n {\"id\": }\n]"), ("a.txt", "The army took Qara.")]);
    let parsed = read(folder.path());
    assert!(parsed.value.is_empty());
    assert_eq!(parsed.diagnostics[0].place, "line 2, column 9");
    assert!(parsed.diagnostics[0].reason.starts_with("it is no JSON"));
}

#[test]
fn no_listed_file_leads_out_of_the_folder() {
    let folder = folder(&[
        ("outside.txt", "A secret."),
        (
            "in/reports.json",
            r#"[{"file":"../outside.txt"},{"file":"/etc/hostname"},{"file":"sub/../../outside.txt"},{"file":"link.txt"},{"file":"sub"}]"#,
        ),
        ("in/sub/a.txt", "The army took Qara."),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("outside.txt"), folder.path().join("in/link.txt")).unwrap();
    let parsed = read(&folder.path().join("in"));
    assert!(parsed.value.is_empty());
    assert_eq!(parsed.diagnostics.len(), 5);
    assert!(parsed.diagnostics.iter().all(|found| found.reason.starts_with("file `")), "{:?}", parsed.diagnostics);
}

#[test]
fn a_folder_without_a_list_gives_every_known_file_sorted() {
    let folder = folder(&[
        ("b.txt", "The army took Qara."),
        ("a.md", "# Nabek\n\nNabek is besieged."),
        ("deep/er/c.htm", "<p>Yabroud is quiet.</p>"),
        ("deep/feed.jsonl", "{\"id\":\"f1\",\"text\":\"Maaloula fell.\"}\nnonsense"),
        ("listed/reports.json", r#"[{"id":"l1","file":"l.txt"}]"#),
        ("listed/l.txt", "Sahel fell."),
        ("listed/other.txt", "Not listed."),
        ("picture.png", "no text"),
        (".hidden.txt", "hidden"),
        (".git/x.txt", "hidden"),
    ]);
    let parsed = read(folder.path());
    assert_eq!(docs(&parsed), ["a", "b", "c", "f1", "l1"]);
    assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
    assert_eq!(parsed.diagnostics[0].place, "line 2");
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_are_not_followed() {
    let outside = folder(&[("secret.txt", "A secret.")]);
    let folder = folder(&[("a.txt", "The army took Qara.")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("s.txt")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    assert_eq!(docs(&read(folder.path())), ["a"]);
}

#[test]
fn a_large_file_is_refused_without_reading_it() {
    let folder = folder(&[("good.txt", "The army took Qara.")]);
    let large = fs::File::create(folder.path().join("large.html")).unwrap();
    large.set_len(50 * 1024 * 1024).unwrap();
    let parsed = read(folder.path());
    assert_eq!(docs(&parsed), ["good"]);
    assert!(parsed.diagnostics[0].file.ends_with("large.html"));
    assert_eq!(parsed.diagnostics[0].reason, "it has `52428800` bytes (50.0 MiB), over the limit of 16.0 MiB");
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let folder = folder(&[]);
    let parsed = read(&folder.path().join("gone.txt"));
    assert!(parsed.diagnostics[0].reason.starts_with("it cannot be read"));
    assert!(read(folder.path()).value.is_empty());
}
