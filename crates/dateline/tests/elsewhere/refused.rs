//! What is refused or doubtful, and how it is told.

use std::fs;
use std::path::PathBuf;

use dateline::{CodedElsewhere, Error, Silent};
use serde_json::{Value, json};

use crate::desk::{Desk, changed, nabek, qara};

#[test]
fn each_reason_to_refuse_a_claim_is_told_with_its_line_and_the_rest_goes_in() {
    let mut desk = Desk::new();
    let twin =
        "{\"id\":\"twin\",\"text\":\"Rebels took Maaloula.\"}\n{\"id\":\"twin\",\"text\":\"Rebels took Qara.\"}\n";
    let twins = desk.file("twins.jsonl", twin);
    desk.project.add(&[twins], &mut Silent).unwrap();
    let two = "Qara on 19 November 2013. Rebels left Nabek";
    let cases = [
        (json!({"doc": "stories"}), "`doc`: no report of the project is called `stories`"),
        (json!({"doc": "twin"}), "`doc`: 2 reports are called `twin`; give the id of one: r-"),
        (json!({"kind": "picnic"}), "`kind`: `picnic` is no kind of claim; known are"),
        (json!({"from": "2013-02-30"}), "`from`: `2013-02-30` is no day of the form YYYY-MM-DD"),
        (json!({"to": "2013-11-18"}), "`from` 2013-11-19 lies after `to` 2013-11-18"),
        (json!({"start": 1, "end": 26}), "`quote` is not what stands at 1 to 26; it stands at 0 to 25"),
        (json!({"quote": "the Syrian Army took Qara"}), "`quote` is not what stands at 0 to 25; it stands nowhere"),
        (json!({"end": 5000}), "0 to 5000 lies outside the report, which has 124 characters; it stands at 0 to 25"),
        (
            json!({"quote": two, "start": 21, "end": 21 + two.len()}),
            "`quote` runs over the end of a sentence, after “2013”",
        ),
        (json!({"by": ["martians"]}), "`by`: no actor of the project has the id `martians` (packs: syria)"),
        (
            json!({"against": ["Hezbollah"]}),
            "`against`: no actor of the project has the id `Hezbollah` (packs: syria); `hezbollah` may be meant",
        ),
        (json!({"killed": [5, 2]}), "`killed`: the low end 5 lies above the high end 2"),
        (json!({"places": [""]}), "`places`: entry 1 is empty"),
    ];
    let mut claims: Vec<Value> = cases.iter().map(|(changes, _)| changed(qara(), changes.clone())).collect();
    claims.push(qara());
    claims.push(json!("no claim"));
    let summary = desk.add("anna.jsonl", &claims);
    assert_eq!(summary.claims.unwrap().new, 1);
    assert_eq!(summary.refused.len(), cases.len() + 1);
    for (number, (_, reason)) in (1..).zip(&cases) {
        let told = &summary.refused[number - 1];
        assert_eq!(told.place, format!("line {number}"));
        assert!(told.reason.starts_with(reason), "{}\n{reason}", told.reason);
        assert!(told.content.contains("\"doc\""), "line {number}");
    }
    let options = dateline::ExportOptions {
        format: dateline::Format::Csv,
        known_on: None,
        recorded_on: None,
        rights: dateline::Rights::Refuse,
    };
    desk.project.export(&desk.folder.path().join("out"), options).unwrap();
    let rejected = fs::read_to_string(desk.folder.path().join("out/rejected.csv")).unwrap();
    assert_eq!(rejected.lines().count(), 1 + summary.refused.len());
    desk.is_sound();
}

#[test]
fn a_report_of_which_no_claim_passes_keeps_the_coding_it_has() {
    let mut desk = Desk::new();
    let before = desk.whole();
    let summary = desk.add("anna.jsonl", &[changed(qara(), json!({"quote": "The army took Qara"}))]);
    assert_eq!((summary.refused.len(), summary.claims.unwrap().read), (1, 0));
    assert_eq!(desk.whole(), before);
}

#[test]
fn what_is_doubtful_goes_in_and_is_told() {
    let mut desk = Desk::new();
    let by_id = desk.claims().into_iter().find(|sourced| sourced.claim.doc == "story").unwrap().claim.report;
    let unknown = changed(qara(), json!({"doc": by_id.as_str(), "place_ids": ["xx-nowhere"]}));
    let summary = desk.add("anna.jsonl", &[unknown, nabek(), nabek()]);
    assert_eq!((summary.refused.len(), summary.claims.unwrap().new), (0, 2));
    let told: Vec<String> = summary.doubts.iter().map(|doubt| format!("{}: {}", doubt.place, doubt.reason)).collect();
    assert_eq!(
        told,
        [
            "line 1: `place_ids`: the project has no place `xx-nowhere`; `Qara` is looked up by its name",
            "line 3: the same claim stands at line 2 already",
        ]
    );
    assert_eq!(desk.coders("story"), ["anna"], "a report's id stands for its name");
}

#[test]
fn two_coders_of_one_report_in_one_call_need_a_word() {
    let mut desk = Desk::new();
    let files = vec![desk.file("a.jsonl", &qara().to_string()), desk.file("b.jsonl", &nabek().to_string())];
    let call = |coder: Option<&str>, beside: bool| CodedElsewhere {
        files: files.clone(),
        coder: coder.map(str::to_owned),
        beside,
    };
    let none: &[PathBuf] = &[];
    let summary = desk.project.add_with_claims(none, &call(None, false), &mut Silent).unwrap();
    assert_eq!((summary.claims.unwrap().new, summary.refused.len()), (1, 1));
    assert!(summary.refused[0].file.ends_with("b.jsonl"));
    assert!(summary.refused[0].reason.starts_with("the report `story` is coded by `a` in this call too"));
    assert_eq!(desk.coders("story"), ["a"]);
    let one = desk.project.add_with_claims(none, &call(Some("anna"), false), &mut Silent).unwrap();
    assert_eq!((one.claims.unwrap().new, one.refused.len()), (2, 0));
    assert_eq!(desk.coders("story"), ["anna"]);
    let both = desk.project.add_with_claims(none, &call(None, true), &mut Silent).unwrap();
    assert_eq!((both.claims.unwrap().new, both.refused.len()), (2, 0));
    assert_eq!(desk.coders("story"), ["a", "anna", "b"]);
    desk.is_sound();
}

#[test]
fn a_coder_needs_a_name_and_a_file_must_be_one() {
    let mut desk = Desk::new();
    for name in [" ", "a\nb", &"a".repeat(101)] {
        let coded = CodedElsewhere { coder: Some(name.to_owned()), ..CodedElsewhere::default() };
        let refused = desk.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent);
        assert!(matches!(refused, Err(Error::CoderName { .. })), "{name:?}");
    }
    let files = vec![desk.folder.path().to_owned(), desk.folder.path().join("gone.jsonl")];
    let coded = CodedElsewhere { files, ..CodedElsewhere::default() };
    let summary = desk.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent).unwrap();
    let reasons: Vec<&str> = summary.refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert!(reasons[0].starts_with("it is a folder") && reasons[1].starts_with("it cannot be read"), "{reasons:?}");
}
