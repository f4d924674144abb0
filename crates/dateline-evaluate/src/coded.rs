//! A claim as codings have it, whoever made them.

use dateline_model::{ActorId, Claim, ClaimLine, Count, DaySpan, Kind, Stance};

/// The names of the counts of a claim, in the order of [`Coded::counts`].
pub(crate) const COUNTS: [&str; 4] = ["killed", "wounded", "captured", "displaced"];

/// A claim as a coding has it: what is scored of it, and the rule that made it.
#[derive(Clone, PartialEq, Debug)]
pub struct Coded {
    /// The report.
    pub doc: String,
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: u32,
    /// One past the last; not after `start` where the coding does not say where the words stand.
    pub end: u32,
    /// What happened.
    pub kind: Kind,
    /// When.
    pub days: DaySpan,
    /// Where, as the text names it.
    pub places: Vec<String>,
    /// Who did it.
    pub by: Vec<ActorId>,
    /// To whom.
    pub against: Vec<ActorId>,
    /// People killed, wounded, captured, displaced.
    pub counts: [Option<Count>; 4],
    /// Who says it, as the report names them.
    pub said_by: Vec<String>,
    /// How they stand to it.
    pub stance: Stance,
    /// What made it; empty where a coding does not say.
    pub rule: String,
}

impl Coded {
    /// How many code points its quote shares with another one's; negative: how far they lie apart.
    pub(crate) fn overlap(&self, other: &Self) -> i64 {
        i64::from(self.end.min(other.end)) - i64::from(self.start.max(other.start))
    }
}

impl From<ClaimLine> for Coded {
    fn from(line: ClaimLine) -> Self {
        Self {
            doc: line.doc,
            quote: line.quote,
            start: line.start,
            end: line.end,
            kind: line.kind,
            days: DaySpan { from: line.from, to: line.to },
            places: line.places,
            by: line.by,
            against: line.against,
            counts: [line.killed, line.wounded, line.captured, line.displaced],
            said_by: line.said_by,
            stance: line.stance,
            rule: line.rule,
        }
    }
}

impl From<&Claim> for Coded {
    fn from(claim: &Claim) -> Self {
        ClaimLine::from(claim).into()
    }
}
