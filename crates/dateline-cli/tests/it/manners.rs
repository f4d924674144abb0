//! How the command behaves among other programs: formats, files, pipes, exit codes, questions it cannot answer.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::context::{Context, example, text};

/// Two reports, small enough to be read by eye.
fn small() -> Context {
    let context = Context::with_project();
    let wire = concat!(
        r#"{"id":"first","publisher":"Dateline example","published":"2013-11-20","text":"The Syrian Army took Qara on 19 November 2013."}"#,
        "\n",
        r#"{"id":"second","publisher":"Dateline example","published":"2014-03-17","text":"The Syrian Army took Yabroud on 16 March 2014. At least 12 rebels were killed."}"#,
        "\n",
    );
    context.file("wire.jsonl", wire);
    context.run(&["add", "p.gpkg", "wire.jsonl"]).succeeds();
    context
}

#[test]
fn control_has_the_columns_that_other_tools_rely_on() {
    let context = small();
    let shown = context.run(&["control", "show", "p.gpkg", "--on", "2014-04-01", "--format", "csv"]).succeeds();
    assert!(
        shown.stdout.starts_with("place,from,to,holder,probability,place_id,side,basis,parties\n"),
        "{}",
        shown.stdout
    );
    let rows = shown.rows();
    let yabroud: Vec<_> = rows.iter().filter(|row| row["place"] == "Yabroud").collect();
    assert_eq!(yabroud.len(), 1, "one row a place");
    assert_eq!(yabroud[0]["side"], "syrian_government");
    assert_eq!(yabroud[0]["basis"], "evidence");
}

#[test]
fn intervals_of_one_place_never_overlap() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    let mut rows = context.run(&["control", "show", "p.gpkg", "--format", "csv"]).succeeds().rows();
    rows.sort_by(|one, other| (&one["place_id"], &one["from"]).cmp(&(&other["place_id"], &other["from"])));
    for pair in rows.windows(2).filter(|pair| pair[0]["place_id"] == pair[1]["place_id"]) {
        assert!(!pair[0]["to"].is_empty() && pair[0]["to"] < pair[1]["from"], "{pair:?}");
    }
}

#[test]
fn every_format_tells_the_same_events() {
    let context = small();
    let csv = context.run(&["events", "p.gpkg", "--format", "csv"]).succeeds().rows();
    assert!(!csv.is_empty());
    let jsonl = context.run(&["events", "p.gpkg", "--format", "jsonl"]).succeeds().stdout;
    let lines: Vec<serde_json::Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&context.run(&["events", "p.gpkg", "--format", "json"]).succeeds().stdout).unwrap();
    assert_eq!(lines, json);
    let ids: Vec<&str> = csv.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, json.iter().map(|row| row["id"].as_str().unwrap()).collect::<Vec<_>>());
    let table = context.run(&["events", "p.gpkg", "--format", "table"]).succeeds().stdout;
    assert!(ids.iter().all(|id| table.contains(id)), "{table}");
}

#[test]
fn an_output_file_gets_what_standard_output_would() {
    let context = small();
    let printed = context.run(&["timeline", "p.gpkg", "--format", "json"]).succeeds().stdout;
    let silent = context.run(&["timeline", "p.gpkg", "-o", "timeline.json"]).succeeds();
    assert_eq!(silent.stdout, "");
    assert_eq!(fs::read_to_string(context.path().join("timeline.json")).unwrap(), printed);
    let ran = context.run(&["timeline", "p.gpkg", "-o", "no/such/folder.csv"]).ends_with_code(2);
    assert!(ran.stderr.contains("`no/such/folder.csv` cannot be written"), "{}", ran.stderr);
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    let mut child = context.command(&["export", "p.gpkg", "out"]).stderr(Stdio::null()).spawn().unwrap();
    assert!(child.wait().unwrap().success());
    let mut child = context
        .command(&["events", "p.gpkg", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0_u8; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn finding_nothing_is_said_and_has_its_own_exit_code() {
    let context = small();
    assert_snapshot!(
        context.run(&["events", "p.gpkg", "--on", "1999-01-01", "--format", "jsonl"]).ends_with_code(1).whole()
    );
    context.run(&["search", "p.gpkg", "submarine"]).ends_with_code(1);
    context.run(&["gazetteer", "find", "p.gpkg", "Xyzzyqwfp"]).ends_with_code(1);
}

#[test]
fn questions_that_cannot_be_answered_get_a_code_and_a_hint() {
    let context = small();
    let near = context.run(&["control", "show", "p.gpkg", "--place", "Xyzzyqwfp"]).ends_with_code(2);
    assert!(near.stderr.contains("dateline::unknown_place"), "{}", near.stderr);
    let side = context.run(&["events", "p.gpkg", "--side", "martians"]).ends_with_code(2);
    assert!(
        side.stderr.contains("dateline::unknown_side") && side.stderr.contains("syrian_government"),
        "{}",
        side.stderr
    );
    let region = context.run(&["brief", "p.gpkg", "--region", "Xyzzyqwfp"]).ends_with_code(2);
    assert!(
        region.stderr.contains("dateline::unknown_region") && region.stderr.contains("Qalamoun"),
        "{}",
        region.stderr
    );
    let pack = context.run(&["init", "q.gpkg", "--pack", "atlantis"]).ends_with_code(2);
    assert!(pack.stderr.contains("dateline::unknown_pack") && pack.stderr.contains("syria"), "{}", pack.stderr);
    assert!(!context.path().join("q.gpkg").exists());
    let reversed = ["events", "p.gpkg", "--from", "2014-01-02", "--to", "2014-01-01"];
    assert_snapshot!("days_reversed", context.run(&reversed).ends_with_code(2).whole());
    assert_snapshot!("no_target", context.run(&["explain", "p.gpkg", "c-1234"]).ends_with_code(2).whole());
    assert_snapshot!("no_day", context.run(&["events", "p.gpkg", "--on", "yesterday"]).ends_with_code(2).whole());
}

#[test]
fn places_can_be_asked_for_by_any_spelling_and_by_id() {
    let context = small();
    let place = |name: &str| context.run(&["control", "show", "p.gpkg", "--place", name, "--format", "csv"]).stdout;
    let listed = place("Yabroud");
    let id =
        context.run(&["gazetteer", "find", "p.gpkg", "Yabroud", "--format", "csv"]).succeeds().rows()[0]["id"].clone();
    assert!(listed.contains(&id));
    assert_eq!(place("Yabrud"), listed);
    assert_eq!(place(&id), listed);
}

#[test]
fn a_claim_an_event_and_a_holder_are_explained_by_their_words() {
    let context = small();
    let events = context.run(&["events", "p.gpkg", "--place", "Yabroud", "--kind", "capture", "--format", "csv"]);
    let event = events.succeeds().rows()[0]["id"].clone();
    let explained = context.run(&["explain", "p.gpkg", &event]).succeeds().stdout;
    assert!(explained.contains('«') && explained.contains("took Yabroud"), "{explained}");
    let claim = explained.split(['[', ']']).find(|word| word.starts_with("c-")).unwrap().to_owned();
    let explained = context.run(&["explain", "p.gpkg", &claim]).succeeds().stdout;
    for word in ["rule", "offsets", "second", "Yabroud", &event] {
        assert!(explained.contains(word), "{word}: {explained}");
    }
    let json = context.run(&["explain", "p.gpkg", &claim, "--format", "json"]).succeeds().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["evidence"]["claim"], claim.as_str());
    let held = context.run(&["explain", "p.gpkg", "Yabroud", "--on", "2014-04-01"]).succeeds().stdout;
    assert!(held.contains("Syrian government") && held.contains("basis evidence") && held.contains(&claim), "{held}");
    context.run(&["explain", "p.gpkg", "Yabroud", "--on", "1999-01-01"]);
}

#[test]
fn code_prints_claims_without_a_project() {
    let context = Context::new();
    context.file("story.txt", "The Syrian Army took Qara on 19 November 2013.\n");
    let coded = context.run(&["code", "story.txt", "--pack", "syria"]).succeeds();
    let text = "The Syrian Army took Qara on 19 November 2013.";
    for line in coded.stdout.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(claim["doc"], "story");
        let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
        assert_eq!(claim["quote"], text[start..end]);
    }
    assert!(coded.stdout.contains("\"kind\":\"capture\""));
    context.file("calm.txt", "It rained.\n");
    context.run(&["code", "calm.txt"]).ends_with_code(1);
}

#[test]
fn an_actors_file_goes_over_the_pack() {
    let context = Context::new();
    context.file("more.toml", "[[side]]\nid = \"testers\"\nname = \"Testers\"\n");
    context.run(&["init", "p.gpkg", "--pack", "syria", "--actors", "more.toml"]).succeeds();
    context.run(&["events", "p.gpkg", "--side", "Testers"]).ends_with_code(1);
    let broken = context.file("broken.toml", "[[side]\n");
    let ran = context.run(&["init", "q.gpkg", "--actors", text(&broken)]).ends_with_code(2);
    assert!(ran.stderr.contains("broken.toml: line 1"), "{}", ran.stderr);
    context.run(&["init", "q.gpkg", "--actors", "gone.toml"]).ends_with_code(2);
}
