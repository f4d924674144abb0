//! What every fuzz target checks of a report that was read.

use dateline_formats::{Details, Limits, read_bytes};
use dateline_model::{Claim, Day, MarkKind, Report};

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

/// Every quote is verbatim and within a line, the claims stand in the order of the text, and no id occurs twice.
pub fn check_claims(report: &Report, claims: &[Claim]) {
    assert!(claims.iter().all(|claim| claim.is_verbatim(report) && !claim.quote.contains('\n')));
    assert!(claims.windows(2).all(|pair| pair[0].start <= pair[1].start));
    let ids: std::collections::BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
    assert_eq!(ids.len(), claims.len());
}
