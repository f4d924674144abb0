//! The main job, end to end, on eight real reports.

use crate::context::{Context, shared, text};

/// A project with the eight reports.
fn eight_reports() -> Option<Context> {
    let shared = shared()?;
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&shared.join("reports"))]).succeeds();
    Some(context)
}

/// The sentences of a brief: its lines before the footnotes, each with the numbers behind it.
fn sentences(brief: &str) -> Vec<&str> {
    brief.lines().filter(|line| line.contains("[^") && !line.starts_with("[^")).collect()
}

/// Whether one sentence has all of the words, each of which may be one of several with `|` between.
#[track_caller]
fn states(brief: &str, words: &[&str]) {
    let has = |sentence: &str, word: &str| word.split('|').any(|word| sentence.contains(word));
    let found = sentences(brief).into_iter().any(|sentence| words.iter().all(|word| has(sentence, word)));
    assert!(found, "no sentence with {words:?} in\n{brief}");
}

#[test]
fn the_brief_states_the_battle_with_a_source_behind_every_sentence() {
    let Some(context) = eight_reports() else { return };
    let question = ["brief", "p.gpkg", "--region", "Qalamoun", "--on", "2013-12-05"];
    let brief = context.run(&question).succeeds().stdout;
    states(&brief, &["Qara", "took", "November"]);
    states(&brief, &["Deir Attiyah", "took|taken", "retook|retaken|back|took"]);
    states(&brief, &["Nabek", "fight|fought|contested|battle|clash"]);
    states(&brief, &["highway|M5", "cut|contested|closed|blocked"]);
    states(&brief, &["Hezbollah"]);
    states(&brief, &["killed", "according to|said|counted|says|reported"]);
    assert!(!sentences(&brief).iter().any(|sentence| sentence.contains("Yabroud") && sentence.contains("took")));
    for number in 1.. {
        let mark = format!("[^{number}]");
        if !brief.contains(&mark) {
            assert!(number > 10, "only {number} footnotes");
            break;
        }
        assert!(brief.contains(&format!("{mark}: ")), "{mark} leads nowhere");
    }
}

#[test]
fn yabroud_is_held_by_the_government_in_april_2014_on_evidence() {
    let Some(context) = eight_reports() else { return };
    let question = ["control", "show", "p.gpkg", "--on", "2014-04-01", "--format", "csv"];
    let rows = context.run(&question).succeeds().rows();
    let yabroud: Vec<_> = rows.iter().filter(|row| row["place"] == "Yabroud").collect();
    assert_eq!(yabroud.len(), 1);
    assert_eq!((yabroud[0]["side"].as_str(), yabroud[0]["basis"].as_str()), ("syrian_government", "evidence"));
}

#[test]
fn the_project_of_the_eight_reports_passes_its_check() {
    let Some(context) = eight_reports() else { return };
    context.run(&["check", "p.gpkg"]).succeeds();
    let again = context.run(&["add", "p.gpkg", text(&shared().unwrap().join("reports"))]).succeeds();
    assert!(again.stderr.contains("8 reports read, 0 new"), "{}", again.stderr);
}
