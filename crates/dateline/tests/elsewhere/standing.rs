//! Which claims stand: in place of others, beside them, coded again, as recorded before.

use std::fs;

use dateline::model::{Day, RunId};
use dateline::{CodedElsewhere, Silent};
use serde_json::json;

use crate::desk::{Desk, changed, claim, nabek, qara};

#[test]
fn claims_coded_elsewhere_stand_in_place_of_the_built_in_coders_and_go_through_to_events_and_control() {
    let mut desk = Desk::new();
    assert!(desk.coders("story")[0].starts_with("dateline-code "));
    let before = desk.claims().len();
    let summary = desk.add("anna.jsonl", &[qara()]);
    let taken = summary.claims.unwrap();
    assert_eq!((taken.read, taken.reports, taken.new, summary.refused.len()), (1, 1, 1, 0));
    assert_eq!(desk.claims().len(), before - taken.withdrawn + 1);
    assert_eq!(desk.coders("story"), ["anna"]);
    assert!(desk.coders("other")[0].starts_with("dateline-code "), "other reports are left alone");
    let claims = desk.claims();
    let own = &claims.iter().find(|sourced| sourced.claim.doc == "story").unwrap().claim;
    assert_eq!((own.rule.as_str(), own.confidence, own.places[0].certainty), ("anna", 1.0, 1.0));
    let view = desk.project.view(None, None).unwrap();
    assert!(view.events.iter().any(|event| event.members.contains(&own.id)));
    assert!(view.control.iter().any(|interval| interval.claims_for.contains(&own.id)));
    desk.is_sound();
}

#[test]
fn the_same_claims_again_change_nothing() {
    let mut desk = Desk::new();
    let bad = changed(nabek(), json!({"by": ["martians"]}));
    desk.add("anna.jsonl", &[qara(), nabek(), bad.clone()]);
    let before = desk.whole();
    let mut desk = desk.on("2026-01-16");
    let again = desk.add("anna.jsonl", &[qara(), nabek(), bad]);
    let taken = again.claims.unwrap();
    assert_eq!((taken.read, taken.new, taken.withdrawn, again.refused.len()), (2, 0, 0, 1));
    assert_eq!(desk.whole(), before);
    let options = dateline::ExportOptions {
        format: dateline::Format::Csv,
        known_on: None,
        recorded_on: None,
        rights: dateline::Rights::Refuse,
    };
    desk.project.export(&desk.folder.path().join("out"), options).unwrap();
    let read = |name: &str| fs::read_to_string(desk.folder.path().join("out").join(name)).unwrap();
    assert!(!read("run.csv").contains("2026-01-16"), "no run of the second day");
    assert_eq!(read("rejected.csv").matches("martians").count(), 2, "once, in the reason and in the content");
}

#[test]
fn coding_again_leaves_claims_coded_elsewhere_alone() {
    let mut desk = Desk::new();
    desk.add("anna.jsonl", &[qara()]);
    let recorded = |desk: &Desk| -> Vec<RunId> {
        desk.claims().into_iter().filter(|one| one.claim.doc == "story").map(|one| one.recorded_in).collect()
    };
    let before = recorded(&desk);
    desk.project.gazetteer_add("id,name,kind\nxx-else,Elsewhere,populated\n", "places.csv").unwrap();
    assert!(!desk.project.is_up_to_date().unwrap());
    let updated = desk.project.update(&mut Silent).unwrap();
    assert_eq!(updated.coded, 1, "the other report alone");
    assert!(desk.project.is_up_to_date().unwrap());
    assert_eq!(recorded(&desk), before);
    assert_eq!(desk.coders("story"), ["anna"]);
    desk.is_sound();
}

#[test]
fn places_that_come_in_later_are_found_in_claims_coded_elsewhere() {
    let mut desk = Desk::new();
    let testville = claim("The army took Testville the next day", "capture", "Testville");
    let sure = changed(qara(), json!({"places": ["Testville"], "place_ids": ["sy-qara"]}));
    desk.add("anna.jsonl", &[testville, sure]);
    let place = |desk: &Desk, words: &str| {
        let claims = desk.claims();
        let found = claims.iter().find(|sourced| sourced.claim.quote.contains(words)).unwrap();
        found.claim.places[0].place.as_ref().map(|place| place.as_str().to_owned())
    };
    assert_eq!(place(&desk, "Testville"), None);
    let mut desk = desk.on("2026-01-17");
    desk.project.gazetteer_add("id,name,kind\nxx-testville,Testville,populated\n", "places.csv").unwrap();
    desk.project.update(&mut Silent).unwrap();
    assert_eq!(place(&desk, "Testville").as_deref(), Some("xx-testville"));
    assert_eq!(place(&desk, "took Qara").as_deref(), Some("sy-qara"), "what the coder gave stays");
    assert_eq!(desk.coders("story"), ["anna"]);
    let before = desk.project.view(None, Day::parse("2026-01-16").ok()).unwrap();
    let then = before.claims.iter().find(|sourced| sourced.claim.quote.contains("Testville")).unwrap();
    assert_eq!(then.claim.places[0].place, None, "as recorded the day before");
    desk.is_sound();
}

#[test]
fn places_are_found_in_earlier_claims_also_where_new_claims_came_in_between() {
    let mut desk = Desk::new();
    desk.add("anna.jsonl", &[claim("The army took Testville the next day", "capture", "Testville")]);
    desk.project.gazetteer_add("id,name,kind\nxx-testville,Testville,populated\n", "places.csv").unwrap();
    let words = "Rebels took Maaloula";
    let other = json!({"doc": "other", "quote": words, "start": 0, "end": words.len(), "places": ["Maaloula"]});
    desk.add("anna.jsonl", &[changed(qara(), other)]);
    let claims = desk.claims();
    let found = claims.iter().find(|sourced| sourced.claim.quote.contains("Testville")).unwrap();
    assert_eq!(found.claim.places[0].place.as_ref().map(|place| place.as_str()), Some("xx-testville"));
}

#[test]
fn beside_keeps_what_others_made_and_coding_again_keeps_both() {
    let mut desk = Desk::new();
    let built_in = desk.claims().len();
    desk.add_as("anna.jsonl", &[qara()], None, true);
    desk.add_as("berta.jsonl", &[qara(), nabek()], None, true);
    let taken = desk.add_as("anna.jsonl", &[nabek()], None, true).claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 1), "a coder's claims replace the coder's own");
    assert_eq!(desk.claims().len(), built_in + 3);
    desk.project.gazetteer_add("id,name,kind\nxx-else,Elsewhere,populated\n", "places.csv").unwrap();
    assert_eq!(desk.project.update(&mut Silent).unwrap().coded, 2);
    assert_eq!(desk.claims().len(), built_in + 3);
    assert_eq!(desk.coders("story").len(), 3);
    desk.is_sound();
    // Alone, and then beside the others again.
    desk.add("anna.jsonl", &[nabek()]);
    assert_eq!(desk.coders("story"), ["anna"]);
    desk.add_as("anna.jsonl", &[nabek()], None, true);
    assert_eq!(desk.coders("story").len(), 2);
    assert_eq!(desk.claims().len(), built_in + 1);
    desk.is_sound();
}

#[test]
fn a_second_file_replaces_the_first_and_what_stood_can_still_be_asked() {
    let mut desk = Desk::new();
    desk.add_as("draft.jsonl", &[qara()], Some("anna"), false);
    let mut desk = desk.on("2026-01-16");
    let taken = desk.add_as("final.jsonl", &[nabek()], Some("anna"), false).claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 1));
    let quotes = |recorded_on: Option<&str>| -> Vec<String> {
        let day = recorded_on.map(|day| Day::parse(day).unwrap());
        let claims = desk.project.view(None, day).unwrap().claims.into_iter();
        claims.filter(|sourced| sourced.claim.doc == "story").map(|sourced| sourced.claim.quote).collect()
    };
    assert_eq!(quotes(None), ["Rebels left Nabek"]);
    assert_eq!(quotes(Some("2026-01-15")), ["The Syrian Army took Qara"]);
    // Another coder's replaces them too.
    desk.add("berta.jsonl", &[qara()]);
    assert_eq!(desk.coders("story"), ["berta"]);
    desk.is_sound();
}

#[test]
fn reports_and_their_claims_go_in_together_and_are_not_coded_first() {
    let mut desk = Desk::new();
    let words = "Rebels took Rima";
    let report = desk.file("new.txt", "Rebels took Rima on 3 December 2013.\n");
    let line = changed(qara(), json!({"doc": "new", "quote": words, "start": 0, "end": words.len(), "by": ["rebels"]}));
    let coded = CodedElsewhere { files: vec![desk.file("anna.jsonl", &line.to_string())], ..CodedElsewhere::default() };
    let summary = desk.project.add_with_claims(&[report], &coded, &mut Silent).unwrap();
    assert_eq!((summary.new, summary.updated.coded), (1, 0));
    let taken = summary.claims.unwrap();
    assert_eq!((taken.new, taken.withdrawn), (1, 0));
    assert_eq!(desk.coders("new"), ["anna"]);
}
