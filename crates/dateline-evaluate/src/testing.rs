//! What the tests of this crate share.

use dateline_model::{DaySpan, Kind, Stance};

use crate::Coded;

/// A capture that says nothing else, at the head of the report `d`.
pub(crate) fn claim() -> Coded {
    Coded {
        doc: "d".into(),
        quote: "took".into(),
        start: 0,
        end: 4,
        kind: Kind::Capture,
        days: DaySpan::default(),
        places: vec![],
        by: vec![],
        against: vec![],
        counts: [None; 4],
        said_by: vec![],
        stance: Stance::Asserted,
        rule: String::new(),
    }
}
