//! Claims that a person or another program coded, through the command: all of a real coding, and each bad line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::context::{Context, Ran, shared, text};

/// The files of the coding of seven reports that lies beside the checkout.
pub(crate) fn coded(shared: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(shared.join("gold/dev")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")).collect();
    files.sort();
    files
}

/// Adds the seven reports, if asked, and their claims under one name.
fn add(context: &Context, shared: &Path, with_reports: bool, more: &[&str]) -> Ran {
    let texts = shared.join("gold/dev/texts");
    let files = coded(shared);
    let mut arguments = vec!["add", "p.gpkg"];
    arguments.extend(with_reports.then_some(text(&texts)));
    arguments.push("--claims");
    arguments.extend(files.iter().map(|file| text(file)));
    arguments.extend(more);
    context.run(&arguments)
}

/// The claims of the project, as its export tells them.
fn claims(context: &Context) -> Vec<BTreeMap<String, String>> {
    context.run(&["export", "p.gpkg", "out"]).succeeds();
    let table = fs::read_to_string(context.path().join("out/claim.csv")).unwrap();
    csv::Reader::from_reader(table.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

/// What a claim says of a report, in the columns that a file of claims and the project share.
fn said(doc: &str, start: &str, end: &str, kind: &str, places: &Value) -> String {
    format!("{doc} {start} {end} {kind} {places}")
}

#[test]
fn every_claim_of_a_whole_coding_goes_in_as_it_is() {
    let Some(shared) = shared() else { return };
    let context = Context::new();
    context.run(&["init", "p.gpkg"]).succeeds();
    let added = add(&context, &shared, true, &["--coder", "anna"]).succeeds();
    assert!(added.stderr.contains("7 reports read, 7 new; 622 claims of 7 reports read, 622 new"), "{}", added.stderr);
    assert!(!added.stderr.contains("warning"), "{}", added.stderr);
    let checked = context.run(&["check", "p.gpkg"]).succeeds();
    assert!(checked.stderr.contains("sound: 7 reports, 622 claims"), "{}", checked.stderr);

    let mut given = Vec::new();
    for file in coded(&shared) {
        for line in fs::read_to_string(file).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let doc = line["doc"].as_str().unwrap();
            let (start, end) = (line["start"].to_string(), line["end"].to_string());
            given.push(said(doc, &start, &end, line["kind"].as_str().unwrap(), &line["places"]));
        }
    }
    let rows = claims(&context);
    let mut there: Vec<String> = rows
        .iter()
        .map(|row| said(&row["doc"], &row["start"], &row["end"], &row["kind"], &row["places"].parse().unwrap()))
        .collect();
    given.sort();
    there.sort();
    assert_eq!(there, given);
    assert!(rows.iter().all(|row| row["rule"] == "anna" && row["confidence"] == "1"));

    let again = add(&context, &shared, true, &["--coder", "anna"]).succeeds();
    assert!(again.stderr.contains("7 reports read, 0 new; 622 claims of 7 reports read, 0 new"), "{}", again.stderr);
    assert_eq!(claims(&context), rows);
}

#[test]
fn a_whole_coding_takes_the_place_of_ours_or_stands_beside_it() {
    let Some(shared) = shared() else { return };
    let context = Context::new();
    context.run(&["init", "p.gpkg"]).succeeds();
    context.run(&["add", "p.gpkg", text(&shared.join("gold/dev/texts"))]).succeeds();
    let ours = claims(&context).len();
    add(&context, &shared, false, &["--beside", "--coder", "anna"]).succeeds();
    assert_eq!(claims(&context).len(), ours + 622);
    context.run(&["check", "p.gpkg"]).succeeds();
    let added = add(&context, &shared, false, &["--coder", "anna"]).succeeds();
    assert!(
        added.stderr.contains(&format!("622 claims of 7 reports read, 0 new, {ours} withdrawn")),
        "{}",
        added.stderr
    );
    assert_eq!(claims(&context).len(), 622);
    // New places make the coder read again; what anna coded stays hers.
    let places = context.file("places.csv", "id,name,kind\nxx-else,Elsewhere,populated\n");
    context.run(&["gazetteer", "add", "p.gpkg", text(&places)]).succeeds();
    context.run(&["events", "p.gpkg"]).succeeds();
    assert_eq!(claims(&context).len(), 622);
    context.run(&["check", "p.gpkg"]).succeeds();
    context.run(&["brief", "p.gpkg", "--on", "2015-05-21"]).succeeds();
}

#[test]
fn what_the_command_prints_it_takes_in_again() {
    let context = Context::with_project();
    context
        .file("story.txt", "The Syrian Army took Qara on 19 November 2013. Rebels left Nabek on 10 December 2013.\n");
    context.run(&["code", "story.txt", "--pack", "syria", "-o", "coded.jsonl"]).succeeds();
    let added = context.run(&["add", "p.gpkg", "story.txt", "--claims", "coded.jsonl", "--coder", "anna"]).succeeds();
    let printed = fs::read_to_string(context.path().join("coded.jsonl")).unwrap();
    assert!(!added.stderr.contains("warning") || added.stderr.contains("published"), "{}", added.stderr);
    let (there, given): (Vec<String>, Vec<Value>) = (
        claims(&context).iter().map(|row| format!("{} {} {}", row["quote"], row["place_ids"], row["rule"])).collect(),
        printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
    );
    let given: BTreeSet<String> = given
        .iter()
        .map(|line| {
            format!("{} {} {}", line["quote"].as_str().unwrap(), line["place_ids"], line["rule"].as_str().unwrap())
        })
        .collect();
    assert_eq!(there.into_iter().collect::<BTreeSet<_>>(), given);
}

#[test]
fn bad_lines_are_told_with_file_and_number_and_end_with_code_2() {
    let context = Context::with_project();
    context.file("story.txt", "The Syrian Army took Qara on 19 November 2013.\n");
    let line = |quote: &str, end: usize, kind: &str, to: &str| {
        format!(
            r#"{{"doc":"story","quote":"{quote}","start":0,"end":{end},"kind":"{kind}","from":"2013-11-19","to":{to},"places":["Qara"],"by":["syrian_army"],"against":[],"said_by":[],"stance":"asserted"}}"#
        )
    };
    let good = line("The Syrian Army took Qara", 25, "capture", "\"2013-11-19\"");
    let lines = [
        good,
        line("The Syrian army took Qara", 25, "capture", "null"),
        line("The Syrian Army took Qara", 25, "seizure", "null"),
        String::new(),
        line("The Syrian Army took Qara", 25, "capture", "\"2013-02-30\""),
        "{".to_owned(),
    ];
    context.file("anna.jsonl", format!("\u{feff}{}\r\n", lines.join("\r\n")));
    let added = context.run(&["add", "p.gpkg", "story.txt", "--claims", "anna.jsonl"]).ends_with_code(2);
    let errors: Vec<&str> = added.stderr.lines().filter(|line| line.starts_with("error: ")).collect();
    for (error, start) in errors.iter().zip([
        "error: anna.jsonl: line 2: `quote` is not what stands at 0 to 25; it stands nowhere in the report, word for word",
        "error: anna.jsonl: line 3: `kind`: `seizure` is no kind of claim; known are capture,",
        "error: anna.jsonl: line 5: `to`: `2013-02-30` is no day of the form YYYY-MM-DD",
        "error: anna.jsonl: line 6: it is no JSON: EOF while parsing an object",
    ]) {
        assert!(error.starts_with(start), "{error}\n{start}");
    }
    assert_eq!(errors.len(), 4, "{}", added.stderr);
    assert!(added.stderr.contains("1 report read, 1 new; 1 claim of 1 report read, 1 new, 0 withdrawn, 4 refused"));
    let rejected = || {
        context.run(&["export", "p.gpkg", "out"]).succeeds();
        fs::read_to_string(context.path().join("out/rejected.csv")).unwrap()
    };
    let kept = rejected();
    assert_eq!(csv::Reader::from_reader(kept.as_bytes()).records().count(), 4, "{kept}");
    context.run(&["add", "p.gpkg", "--claims", "anna.jsonl"]).ends_with_code(2);
    assert_eq!(rejected(), kept);
    context.run(&["check", "p.gpkg"]).succeeds();
    let claim = &claims(&context)[0]["id"];
    let told = context.run(&["explain", "p.gpkg", claim]).succeeds().stdout;
    assert!(told.contains("Coded by anna:") && told.contains("coded elsewhere, by `anna`"), "{told}");
    let page = context.run(&["explain", "p.gpkg", claim, "--format", "html"]).succeeds().stdout;
    assert!(page.contains("coded elsewhere, by `anna`"));
    let place = context.run(&["explain", "p.gpkg", "Qara"]).succeeds().stdout;
    assert!(place.contains("coded elsewhere, by `anna`"), "{place}");
}

#[test]
fn options_that_go_with_claims_need_them() {
    let context = Context::with_project();
    context.file("story.txt", "The Syrian Army took Qara on 19 November 2013.\n");
    context.run(&["add", "p.gpkg"]).ends_with_code(2);
    context.run(&["add", "p.gpkg", "story.txt", "--beside"]).ends_with_code(2);
    context.run(&["add", "p.gpkg", "story.txt", "--coder", "anna"]).ends_with_code(2);
    let ran = context.run(&["add", "p.gpkg", "--claims", "gone.jsonl", "--coder", "  "]).ends_with_code(2);
    assert!(ran.stderr.contains("dateline::coder_name"), "{}", ran.stderr);
}
