//! The eight real reports beside the checkout, where they are there.

use std::path::PathBuf;

use dateline_formats::{Limits, read_path};
use dateline_model::{Day, MarkKind, Report};

/// The reports, or nothing where the folder is not there (said on stderr).
#[expect(clippy::print_stderr, reason = "a test that cannot run here says so")]
fn reports() -> Option<Vec<Report>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reports");
    if !folder.is_dir() {
        eprintln!("skipped: no ../shared");
        return None;
    }
    let parsed = read_path(&folder, Day::parse("2025-01-01").expect("a day of the calendar"), &Limits::default());
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    Some(parsed.value)
}

fn report(doc: &str) -> Option<Report> {
    reports()?.into_iter().find(|report| report.doc == doc)
}

fn pieces(report: &Report, kind: MarkKind) -> Vec<&str> {
    let marks = report.marks.iter().filter(|mark| mark.kind == kind);
    marks.map(|mark| report.slice(mark.start, mark.end).expect("a mark lies inside the text")).collect()
}

#[test]
fn all_eight_are_read_with_their_own_characters() {
    let Some(reports) = reports() else { return };
    assert_eq!(reports.len(), 8);
    for report in reports {
        assert_eq!(report.text.as_bytes(), report.bytes, "{}", report.doc);
        assert!(report.title.is_some() && report.publisher.is_some() && report.published.is_some(), "{}", report.doc);
    }
}

#[test]
fn the_interview_has_its_byline_and_its_turns() {
    let Some(report) = report("state_of_the_battle_2013") else { return };
    assert_eq!(report.author.as_deref(), Some("Karen Leigh"));
    assert_eq!(report.read_minutes, Some(4));
    let speakers: Vec<(&str, bool)> =
        report.turns.iter().map(|turn| (turn.speaker.as_str(), turn.interviewer)).collect();
    assert_eq!(speakers, [("Syria Deeply", true), ("Faysal Itani", false)].repeat(5));
    let words: Vec<&str> = report.turns.iter().map(|turn| report.slice(turn.start, turn.end).unwrap()).collect();
    assert!(words[2].starts_with("What’s the situation"), "{}", words[2]);
    assert!(words[3].starts_with("The Qalamoun fighting") && words[3].ends_with("stalemate."), "{}", words[3]);
    assert!(words[7].starts_with("I don’t think"), "{}", words[7]);
    assert!(words[9].starts_with("Extremist groups") && words[9].ends_with("Qalamoun."), "{}", words[9]);
    assert_eq!(pieces(&report, MarkKind::SpeakerLabel)[2..4], ["SD", "FI"]);
}

#[test]
fn the_interviews_notices_are_furniture_and_its_story_is_not() {
    let Some(report) = report("state_of_the_battle_2013") else { return };
    let furniture = pieces(&report, MarkKind::Furniture);
    for line in ["Dear Deeply Readers,", "Share Your Story.", "Suggest your story or issue.", "Learn more"] {
        assert!(furniture.contains(&line), "{line}");
    }
    assert!(furniture.iter().any(|line| line.starts_with("Welcome to the archives")));
    assert!(furniture.iter().any(|line| line.starts_with("Written by Karen Leigh")));
    assert!(!furniture.iter().any(|line| line.contains("exodus") || line.starts_with("For months")));
    assert_eq!(report.title.as_deref(), Some("State of the Battle: Fighting Tooth and Nail for Qalamoun"));
}

#[test]
fn the_encyclopedia_marks_are_set_aside() {
    let Some(report) = report("qalamoun_offensive_2015") else { return };
    assert_eq!(pieces(&report, MarkKind::Edit), ["[edit]"; 3]);
    let references = pieces(&report, MarkKind::Reference);
    assert_eq!(references.len(), 17);
    assert_eq!(references[..4], ["[2]", "[25]", "[26]", "[27]"]);
    assert!(!references.contains(&"[Assad's]"));
    let furniture = pieces(&report, MarkKind::Furniture);
    for line in [
        "The offensive[edit]",
        "Katana VentraIP",
        "axis of resistance",
        "Palmyra offensive (2015)",
        "The battle for Qalamoun",
    ] {
        assert!(furniture.contains(&line), "{line}");
    }
}

#[test]
fn headings_are_furniture() {
    let Some(report) = report("battle_of_qalamoun_2013-2014") else { return };
    let lines: Vec<&str> = report.text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(pieces(&report, MarkKind::Furniture), lines);
}

#[test]
fn no_long_sentence_is_furniture() {
    let Some(reports) = reports() else { return };
    for report in reports {
        let notices = ["Welcome to the archives", "We continue to produce"];
        let long =
            pieces(&report, MarkKind::Furniture).into_iter().filter(|piece| piece.split_whitespace().count() > 15);
        let stories: Vec<&str> = long.filter(|piece| !notices.iter().any(|notice| piece.starts_with(notice))).collect();
        assert!(stories.is_empty(), "{}: {stories:?}", report.doc);
    }
}
