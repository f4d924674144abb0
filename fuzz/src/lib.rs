//! What every fuzz target checks of a report that was read.

pub mod script;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline_code::Coder;
use dateline_formats::{Details, Limits, read_bytes};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use dateline_model::{Claim, Day, MarkKind, Report};
use script::{Topic, script};

static PACKS: LazyLock<(Lexicon, Gazetteer)> = LazyLock::new(|| {
    let files: Vec<PackFile> = builtin_packs().into_iter().filter_map(builtin).flatten().collect();
    let tables = files.iter().filter(|file| file.name.ends_with(".csv"));
    let places = tables.flat_map(|file| read_places(&file.content, &file.name).value).collect();
    (Lexicon::load(&files).expect("the shipped packs are read by the lexicon's tests").value, Gazetteer::new(places))
});

/// The coder with all built-in packs.
pub static CODER: LazyLock<Coder<'static>> = LazyLock::new(|| Coder::new(&PACKS.0, &PACKS.1));

/// A day to read at.
pub fn today() -> Day {
    Day::new(2020, 1, 1).expect("a day of the calendar")
}

/// Reads the bytes as a file of this name, and checks what comes of it.
pub fn read(file: &str, bytes: &[u8]) {
    if let Ok(parsed) = read_bytes(file, bytes.to_vec(), &Details::default(), today(), &Limits::default()) {
        check(&parsed.value);
    }
}

/// Marks and turns lie inside the text, in order, and do not overlap within their kind.
pub fn check(report: &Report) {
    let length = u32::try_from(report.text.chars().count()).expect("the limits keep texts short");
    for kind in [MarkKind::Edit, MarkKind::Reference, MarkKind::SpeakerLabel, MarkKind::Furniture] {
        let marks: Vec<_> = report.marks.iter().filter(|mark| mark.kind == kind).collect();
        assert!(marks.iter().all(|mark| mark.start < mark.end && mark.end <= length));
        assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    assert!(report.turns.iter().all(|turn| turn.start < turn.end && turn.end <= length));
    assert!(report.turns.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

/// Codes what the bytes say of the topic, and checks what comes of it.
pub fn code(topic: Topic, bytes: &[u8]) {
    let (text, published) = script(topic, bytes);
    if let Ok(parsed) = read_bytes("a.md", text.into_bytes(), &Details::default(), today(), &Limits::default()) {
        let published = published.map(|day| Day::parse(day).expect("a day of the calendar"));
        let report = Report { published, ..parsed.value };
        check_claims(&report, &CODER.code(&report));
    }
}

/// What holds for the claims of any report: quotes verbatim and within a line, in the order of the text, no id twice, days
/// and counts the right way round, nobody against himself.
pub fn check_claims(report: &Report, claims: &[Claim]) {
    for claim in claims {
        assert!(claim.is_verbatim(report), "not verbatim: {claim:?}");
        assert!(claim.quote.trim() == claim.quote && !claim.quote.contains('\n'), "beyond its words: {claim:?}");
        if let (Some(from), Some(to)) = (claim.days.from, claim.days.to) {
            assert!(from <= to, "days reversed: {claim:?}");
        }
        for count in [claim.killed, claim.wounded, claim.captured, claim.displaced].into_iter().flatten() {
            assert!(count.low().is_some() || count.high().is_some(), "a count of nothing: {claim:?}");
            assert!(count.low().is_none_or(|low| count.high().is_none_or(|high| low <= high)), "reversed: {claim:?}");
        }
        assert!(!claim.by.iter().any(|actor| claim.against.contains(actor)), "against itself: {claim:?}");
        assert!(claim.places.iter().all(|place| !place.name.is_empty() && (0.0..=1.0).contains(&place.certainty)));
        assert!(claim.said_by.iter().all(|source| !source.trim().is_empty()), "said by nobody: {claim:?}");
        assert!((0.0..=1.0).contains(&claim.confidence), "no confidence: {claim:?}");
    }
    assert!(claims.windows(2).all(|pair| pair[0].start <= pair[1].start), "out of order: {claims:#?}");
    let ids: BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
    assert_eq!(ids.len(), claims.len(), "an id twice: {claims:#?}");
}
