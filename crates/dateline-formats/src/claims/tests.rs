use dateline_model::{Count, Extent, Kind, Parsed, Scope, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{CodedLine, Limits, read_claims};

/// A claim with every field that must be there.
fn good() -> Value {
    json!({
        "doc": "qara", "quote": "The army took Qara", "start": 0, "end": 18, "kind": "capture",
        "from": "2013-11-19", "to": null, "places": ["Qara"], "by": ["syrian_army"], "against": [],
        "said_by": [], "stance": "asserted",
    })
}

/// The good claim with these fields changed; `null` as the change of a field that may not be `null` stays `null`.
fn with(changes: Value) -> String {
    let mut claim = good();
    for (key, value) in changes.as_object().unwrap() {
        claim[key] = value.clone();
    }
    claim.to_string()
}

fn read(content: &[u8]) -> Parsed<Vec<CodedLine>> {
    read_claims("anna.jsonl", content, &Limits::default())
}

/// Why the one line is refused.
#[track_caller]
fn refusal(line: &str) -> String {
    let read = read(line.as_bytes());
    assert!(read.value.is_empty(), "{line}");
    assert_eq!(read.diagnostics.len(), 1, "{line}");
    assert_eq!((read.diagnostics[0].severity, read.diagnostics[0].place.as_str()), (Severity::Error, "line 1"));
    read.diagnostics[0].reason.clone()
}

#[test]
fn a_claim_is_read_with_all_that_it_says() {
    let line = with(json!({
        "to": "2013-11-20", "killed": [18, null], "displaced": null, "date_bound": "by", "scope": "running_total",
        "extent": [0.1, 0.5], "place_ids": [""], "presence": true, "rule": "by hand", "confidence": 0.5,
    }));
    let read = read(line.as_bytes());
    assert_eq!(read.diagnostics, []);
    let CodedLine { number, claim, text } = &read.value[0];
    assert_eq!((*number, claim.kind, claim.killed), (1, Kind::Capture, Some(Count::at_least(18))));
    assert_eq!((claim.scope, claim.extent), (Some(Scope::RunningTotal), Some(Extent::Shares(0.1, 0.5))));
    assert_eq!((claim.presence, claim.rule.as_str(), claim.confidence), (true, "by hand", 0.5));
    assert_eq!(*text, line);
    let plain = read_claims("a.jsonl", good().to_string().as_bytes(), &Limits::default());
    assert_eq!((plain.value[0].claim.confidence, plain.value[0].claim.rule.as_str()), (1.0, ""));
}

#[test]
fn byte_order_marks_line_ends_of_windows_and_blank_lines_do_no_harm() {
    let line = good().to_string();
    let read = read(format!("\u{feff}{line}\r\n\r\n  \n{line}\r\n").as_bytes());
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.value.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn every_field_that_must_be_there_is_missed_by_name() {
    for key in good().as_object().unwrap().keys() {
        let mut claim = good();
        claim.as_object_mut().unwrap().remove(key);
        assert!(refusal(&claim.to_string()).starts_with(&format!("field `{key}` is missing")), "{key}");
    }
}

#[test]
fn a_line_that_breaks_the_form_is_refused_with_the_field_and_its_value() {
    for (changes, reason) in [
        (json!({"doc": " "}), "`doc` is empty"),
        (json!({"doc": 5}), "`doc`: `5` is no text"),
        (json!({"quote": " … "}), "`quote` has no word"),
        (json!({"start": -1}), "`start`: `-1` is no whole number from 0 on"),
        (json!({"start": 1.0}), "`start`: `1.0` is no whole number from 0 on"),
        (json!({"end": "18"}), "`end`: `18` is no whole number from 0 on"),
        (json!({"end": 4_294_967_296_u64}), "`end`: `4294967296` is no whole number from 0 on"),
        (json!({"start": 18}), "`start` 18 does not lie before `end` 18"),
        (json!({"kind": "picnic"}), "`kind`: `picnic` is no kind of claim; known are capture, withdraw,"),
        (json!({"stance": "Asserted"}), "`stance`: `Asserted` is no stance; known are asserted, denied, planned"),
        (json!({"scope": "all"}), "`scope`: `all` is no scope of a figure; known are event,"),
        (json!({"phase": "over"}), "`phase`: `over` is no phase of an agreement; known are offered,"),
        (json!({"count_unit": "heads"}), "`count_unit`: `heads` is no unit of a count; known are people, families"),
        (json!({"families": [3, 2]}), "`families`: the low end 3 lies above the high end 2"),
        (json!({"from_place": 5}), "`from_place`: `5` is no text"),
        (json!({"to_place_id": "sy-qara"}), "`to_place_id` is given, and `to_place` is not"),
        (json!({"date_bound": "before"}), "`date_bound`: `before` is none of on, by, since, about"),
        (json!({"from": "2013-02-30"}), "`from`: `2013-02-30` is no day of the form YYYY-MM-DD"),
        (json!({"to": "30 November 2013"}), "`to`: `30 November 2013` is no day of the form YYYY-MM-DD"),
        (json!({"to": 2013}), "`to`: `2013` is no day of the form YYYY-MM-DD"),
        (json!({"to": "2013-11-18"}), "`from` 2013-11-19 lies after `to` 2013-11-18"),
        (json!({"places": "Qara"}), "`places`: `Qara` is no list of texts"),
        (json!({"places": ["Qara", " "]}), "`places`: entry 2 is empty"),
        (json!({"by": [5]}), "`by`: `[5]` is no list of texts"),
        (json!({"against": null}), "`against`: `null` is no list of texts"),
        (json!({"said_by": [""]}), "`said_by`: entry 1 is empty"),
        (json!({"places": ["Deir\nAttiyah"]}), "`places`: `Deir Attiyah` has a line break or another control"),
        (json!({"rule": "x\u{1b}[2J"}), "`rule`: `x [2J` has a line break or another control character"),
        (json!({"place_ids": ["a", "b"]}), "`place_ids` has 2 entries, and `places` has 1"),
        (json!({"killed": [5, 2]}), "`killed`: the low end 5 lies above the high end 2"),
        (json!({"killed": [-1, 2]}), "`killed`: `[-1,2]` is no pair of whole numbers from 0 on, low and high"),
        (json!({"wounded": 5}), "`wounded`: `5` is no pair of whole numbers"),
        (json!({"captured": [1, 2, 3]}), "`captured`: `[1,2,3]` is no pair of whole numbers"),
        (json!({"displaced": [null, null]}), "`displaced`: `[null,null]` says no number"),
        (json!({"extent": "half"}), "`extent`: `half` is none of whole, most, part, nor two shares"),
        (json!({"extent": [0.5, 0.4]}), "`extent`: `[0.5,0.4]` is none of whole, most, part, nor two shares"),
        (json!({"presence": "yes"}), "`presence`: `yes` is neither `true` nor `false`"),
        (json!({"confidence": 1.1}), "`confidence`: `1.1` is no number from 0 to 1"),
    ] {
        let told = refusal(&with(changes));
        assert!(told.starts_with(reason), "{told}");
    }
}

#[test]
fn the_number_of_families_is_kept_apart_from_that_of_people() {
    let families = json!({"kind": "displacement", "displaced": [50, 50], "count_unit": "families"});
    let claim = read(with(families).as_bytes()).value.remove(0).claim;
    assert_eq!((claim.displaced, claim.families), (None, Some(Count::exactly(50))));
    let people = json!({"kind": "displacement", "displaced": [50, 50], "count_unit": "people", "families": [9, 9]});
    let claim = read(with(people).as_bytes()).value.remove(0).claim;
    assert_eq!((claim.displaced, claim.families), (Some(Count::exactly(50)), Some(Count::exactly(9))));
}

#[test]
fn what_is_no_object_or_has_a_field_twice_is_refused() {
    assert!(refusal(r#"{"doc": "qara","#).starts_with("it is no JSON: "));
    assert!(refusal("doc,quote,start").starts_with("it is no JSON: "));
    assert!(refusal("[1]").starts_with("invalid type: sequence, expected an object with the fields of a claim"));
    let twice = good().to_string().replacen('{', r#"{"kind":"siege","#, 1);
    assert!(refusal(&twice).starts_with("field `kind` stands twice"), "{}", refusal(&twice));
    let deep = format!(r#"{{"doc": {}"#, "[".repeat(1000));
    assert!(refusal(&deep).starts_with("it is no JSON: recursion limit exceeded"));
}

#[test]
fn a_refused_line_keeps_its_number_and_content_and_the_rest_goes_in() {
    let (line, bad) = (good().to_string(), with(json!({"kind": "picnic"})));
    let read = read(&[line.as_bytes(), b"\n", bad.as_bytes(), b"\n\xff\xfe\n", line.as_bytes()].concat());
    assert_eq!(read.value.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 4]);
    let places: Vec<&str> = read.diagnostics.iter().map(|found| found.place.as_str()).collect();
    assert_eq!(places, ["line 2", "line 3"]);
    assert_eq!(read.diagnostics[0].content, bad);
    assert_eq!(read.diagnostics[1].reason, "byte 0 of the line is no UTF-8");
}

#[test]
fn fields_that_are_not_kept_are_told_once() {
    let line = with(json!({"mood": "grim", "colour": "red"}));
    let read = read(format!("{line}\n{line}").as_bytes());
    assert_eq!(read.value.len(), 2);
    assert_eq!(
        read.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["anna.jsonl: fields that are not kept were left out: `colour` (first at line 1), `mood` (first at line 1)"]
    );
}

#[test]
fn lines_and_files_over_their_limits_are_refused() {
    let line = good().to_string();
    let content = format!("{line}\n{line}\n{line}\n{line}");
    let few = read_claims("a.jsonl", content.as_bytes(), &Limits { claim_lines: 2, ..Limits::default() });
    assert_eq!((few.value.len(), few.diagnostics.len()), (2, 1));
    assert_eq!(
        few.diagnostics[0].to_string(),
        "a.jsonl: line 3: the file has more than 2 lines; what comes from here on was left out"
    );
    let short = read_claims("a.jsonl", content.as_bytes(), &Limits { claim_line_bytes: 50, ..Limits::default() });
    assert_eq!((short.value.len(), short.diagnostics.len()), (0, 4));
    assert!(short.diagnostics[0].reason.contains("over the limit of 50 bytes"), "{}", short.diagnostics[0]);
    let small = read_claims("a.jsonl", content.as_bytes(), &Limits { list_bytes: 50, ..Limits::default() });
    assert_eq!((small.value.len(), small.diagnostics.len()), (0, 1));
}

proptest! {
    /// Whatever is cut out of a line or put into it, reading it ends, and what is read keeps to the form.
    #[test]
    fn no_mangled_line_gets_past_the_form(at in 0_usize..400, cut in 0_usize..40, put in "\\PC{0,12}") {
        let line = with(json!({"killed": [1, 2], "extent": [0.1, 0.2], "place_ids": ["x"], "confidence": 0.5}));
        let mut bytes = line.into_bytes();
        let from = at.min(bytes.len());
        let to = (from + cut).min(bytes.len());
        bytes.splice(from..to, put.into_bytes());
        let read = read(&bytes);
        for CodedLine { claim, .. } in read.value {
            prop_assert!(claim.start < claim.end && claim.quote.chars().any(char::is_alphanumeric));
            prop_assert!(claim.from.is_none() || claim.to.is_none() || claim.from <= claim.to);
            prop_assert!((0.0..=1.0).contains(&claim.confidence));
            prop_assert!(claim.place_ids.is_empty() || claim.place_ids.len() == claim.places.len());
            let names = claim.places.iter().chain(&claim.said_by).map(String::as_str);
            prop_assert!(names.chain(claim.by.iter().map(|actor| actor.as_str())).all(|text| !text.trim().is_empty()));
        }
    }
}
