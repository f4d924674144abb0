//! How good a coding is: what is printed, and that bad input is told by file, line and report.

use std::fs;

use insta::assert_snapshot;

use crate::context::Context;

const TEXT: &str = "The Syrian Army took Qara on 19 November 2013. Rebels left Nabek on 10 December 2013.\n\
    At dawn the Lions of the Plain razed Hill 103.\n";

/// The gold coding of [`TEXT`].
const GOLD: &str = concat!(
    r#"{"doc":"story","quote":"The Syrian Army took Qara on 19 November 2013","start":0,"end":45,"kind":"capture","from":"2013-11-19","to":"2013-11-19","places":["Qara"],"by":["syrian_army"],"against":[],"said_by":[],"stance":"asserted"}"#,
    "\n",
    r#"{"doc":"story","quote":"Rebels left Nabek","start":47,"end":64,"kind":"withdraw","from":"2013-12-10","to":"2013-12-10","places":["Nabek"],"by":["rebels"],"against":[],"said_by":[],"stance":"asserted"}"#,
    "\n",
    r#"{"doc":"story","quote":"the Lions of the Plain razed Hill 103","start":94,"end":131,"kind":"attack","from":null,"to":null,"places":["Hill 103"],"by":["rebels"],"against":[],"said_by":[],"stance":"asserted"}"#,
    "\n",
);

/// Another coding of it, by two rules: the capture a day late, the second claim of another kind, and one too many.
const OTHER: &str = concat!(
    r#"{"doc":"story","quote":"The Syrian Army took Qara","start":0,"end":25,"kind":"capture","from":"2013-11-20","to":"2013-11-20","places":["Qara"],"by":["syrian_army"],"rule":"take"}"#,
    "\n",
    r#"{"doc":"story","quote":"Rebels left Nabek","start":47,"end":64,"kind":"hold","places":["Nabek"],"by":["rebels"],"rule":"stay"}"#,
    "\n",
    r#"{"doc":"story","quote":"took Qara","start":16,"end":25,"kind":"attack","rule":"take"}"#,
    "\n",
    r#"{"doc":"story","quote":"took Nabek","start":16,"end":25,"kind":"attack","rule":"take"}"#,
    "\n",
    r#"{"doc":"elsewhere","quote":"x","start":0,"end":1,"kind":"attack","rule":"take"}"#,
    "\n",
);

fn story() -> Context {
    let context = Context::new();
    context.file("texts/story.txt", TEXT);
    context.file("texts/other.txt", "Nobody coded this.\n");
    context.file("gold.jsonl", GOLD);
    context.file("other.jsonl", OTHER);
    context
}

#[test]
fn texts_are_coded_and_what_is_missed_is_told_with_its_words() {
    let context = story();
    let arguments = ["evaluate", "gold.jsonl", "--texts", "texts", "--pack", "syria", "--errors", "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&context.run(&arguments).succeeds().stdout).unwrap();
    assert_eq!((&json["gold"], &json["unfaithful"]), (&3.into(), &0.into()));
    let missed = json["errors"].as_array().unwrap().iter().find(|group| group["cause"] == "no-event-word").unwrap();
    let words: Vec<&str> =
        missed["labels"].as_array().unwrap().iter().map(|label| label[0].as_str().unwrap()).collect();
    assert!(words.contains(&"razed"), "{missed}");
    assert!(json["rules"].as_array().unwrap().iter().any(|rule| rule["rule"] == "capture-weak-verb"), "{json}");
}

#[test]
fn another_coding_is_judged_by_figures_causes_and_rules() {
    let context = story();
    let arguments = ["evaluate", "gold.jsonl", "--texts", "texts", "--predicted", "other.jsonl"];
    let ran = context.run(&[&arguments[..], &["--errors", "--by-doc", "--show", "1"]].concat()).succeeds();
    assert_snapshot!("evaluate_table", ran.whole());
    let figures = context.run(&[&arguments[..], &["--format", "csv"]].concat()).succeeds().rows();
    assert_eq!((figures.len(), figures[0]["doc"].as_str(), figures[0]["predicted"].as_str()), (1, "", "4"));
    let reports = context.run(&[&arguments[..], &["--format", "csv", "--by-doc"]].concat()).succeeds().rows();
    assert_eq!((reports.len(), reports[0]["doc"].as_str(), reports[0]["found_f1"].as_str()), (1, "story", "0.2857"));
    context.run(&[&arguments[..], &["--errors", "-o", "mistakes.csv"]].concat()).succeeds();
    assert_snapshot!("evaluate_mistakes", fs::read_to_string(context.path().join("mistakes.csv")).unwrap());
}

#[test]
fn json_without_further_wishes_has_the_keys_of_the_scorer_alone() {
    let context = story();
    let arguments = ["evaluate", "gold.jsonl", "--texts", "texts", "--predicted", "other.jsonl", "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&context.run(&arguments).succeeds().stdout).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected =
        ["gold", "predicted", "unfaithful", "found", "usable", "fields", "stance_recall", "kinds"].to_vec();
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(json["kinds"]["capture"], serde_json::json!([1.0, 1, 1]));
    let more = context.run(&[&arguments[..], &["--by-doc"]].concat()).succeeds().stdout;
    assert!(more.contains("\"by_doc\"") && !more.contains("\"rules\""), "{more}");
}

#[test]
fn sides_from_a_table_go_before_those_of_the_packs() {
    let context = story();
    context.file("hezbollah.jsonl", OTHER.replacen("syrian_army", "hezbollah", 1));
    context.file("sides.json", r#"{"hezbollah":{"side":"government"},"syrian_army":{"side":"government"}}"#);
    let arguments = ["evaluate", "gold.jsonl", "--texts", "texts", "--predicted", "hezbollah.jsonl", "--format", "csv"];
    assert_eq!(context.run(&arguments).succeeds().rows()[0]["sides"], "0");
    let with = context.run(&[&arguments[..], &["--sides", "sides.json"]].concat()).succeeds();
    assert_eq!(with.rows()[0]["sides"], "1");
}

#[test]
fn bad_codings_and_missing_texts_are_told_by_file_line_and_report() {
    let context = story();
    let evaluate = |gold: &str, more: &[&str]| {
        let arguments = [&["evaluate", gold, "--texts", "texts"][..], more].concat();
        let ran = context.run(&arguments).ends_with_code(2);
        assert_eq!(ran.stdout, "");
        ran.stderr
    };
    context.file("broken.jsonl", format!("{GOLD}{{\"doc\": \"story\", \n"));
    assert_snapshot!("evaluate_broken_line", evaluate("broken.jsonl", &[]));
    context.file("kind/a.jsonl", GOLD.replace("withdraw", "heist"));
    assert_snapshot!("evaluate_unknown_kind", evaluate("kind", &[]));
    context.file("lost.jsonl", GOLD.replace("\"story\"", "\"lost\""));
    assert_snapshot!("evaluate_no_text", evaluate("lost.jsonl", &[]));
    context.file("texts/again/story.md", TEXT);
    assert_snapshot!("evaluate_two_texts", evaluate("gold.jsonl", &[]));
    fs::remove_dir_all(context.path().join("texts/again")).unwrap();
    context.file("empty.jsonl", "\n");
    assert!(evaluate("empty.jsonl", &[]).contains("`empty.jsonl` has no coded claims"));
    assert!(evaluate("texts", &[]).contains("`texts` has no coded claims"));
    assert!(evaluate("nowhere.jsonl", &[]).contains("`nowhere.jsonl` cannot be read"));
    context.file("sides.json", "[1]");
    assert!(evaluate("gold.jsonl", &["--sides", "sides.json"]).contains("sides.json:1: invalid type"));
    let judged = evaluate("gold.jsonl", &["--predicted", "broken.jsonl"]);
    assert!(judged.contains("broken.jsonl:4: EOF while parsing"), "{judged}");
    assert!(evaluate("gold.jsonl", &["--pack", "nowhere"]).contains("there is no pack `nowhere`"));
}

#[test]
fn a_gold_quote_that_is_not_in_the_text_and_a_text_that_cannot_be_read_are_told() {
    let context = story();
    context.file("shifted.jsonl", GOLD.replace("\"start\":47,\"end\":64", "\"start\":48,\"end\":65"));
    let ran = context.run(&["evaluate", "shifted.jsonl", "--texts", "texts"]).succeeds();
    assert!(ran.stderr.contains("warning: story: character 48: "), "{}", ran.stderr);
    context.file("texts/nul.txt", b"nothing\0here\n");
    let ran = context.run(&["evaluate", "gold.jsonl", "--texts", "texts"]).ends_with_code(2);
    assert!(ran.stdout.starts_with("gold 3 claims") && ran.stderr.contains("nul.txt"), "{}", ran.whole());
}
