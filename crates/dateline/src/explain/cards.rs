//! What an explanation is made of: plain values that any door can show, and that are JSON as they stand.

use dateline_model::{Basis, ClaimId, ClaimLine, Day, DaySpan, EventId, Kind, PlaceId, ReportId, Stance};
use serde::Serialize;

use super::Why;

/// What the chain behind a result is.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "explains", rename_all = "snake_case")]
pub enum Explanation {
    /// Of a claim.
    Claim(Box<ClaimExplained>),
    /// Of an event.
    Event(Box<EventExplained>),
    /// Of who held a place.
    Place(Box<PlaceExplained>),
}

/// A claim, where it stands, and what was made of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ClaimExplained {
    /// The claim in its sentence.
    pub evidence: Evidence,
    /// The claim in the form of the coding guide.
    pub claim: ClaimLine,
    /// The report.
    pub report: ReportCard,
    /// Who speaks there, where the report is an interview.
    pub speaker: Option<String>,
    /// The places named, with what the gazetteer makes of them.
    pub places: Vec<PlaceCard>,
    /// The events it belongs to.
    pub events: Vec<EventCard>,
}

/// An event and the claims that tell of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EventExplained {
    /// The event.
    pub event: EventCard,
    /// Its claims, each in its sentence.
    pub members: Vec<Evidence>,
}

/// Who held a place, and why.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlaceExplained {
    /// The place.
    pub place: PlaceCard,
    /// The day asked for; `None` = all days.
    pub on: Option<Day>,
    /// The intervals, in order of days; none where nothing is known.
    pub intervals: Vec<IntervalExplained>,
    /// How the evidence adds up to the probabilities of the day; `None` where no day is asked for, where nothing is told of
    /// the place, and of what was recorded earlier: by other parameters, it may have been.
    pub account: Option<AccountExplained>,
}

/// How the evidence on a place adds up to what is thought of one day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AccountExplained {
    /// The probability of each holder by all evidence, the most probable first.
    pub holders: Vec<Share>,
    /// The same before any evidence.
    pub before: Vec<Share>,
    /// The evidence, in order of days.
    pub steps: Vec<StepExplained>,
}

/// How probable a holder is.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Share {
    /// The side's name, `Contested` or `Unknown`.
    pub holder: String,
    /// 0 to 1.
    pub probability: f64,
}

/// A piece of evidence, and what it changes.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct StepExplained {
    /// What it says, in a few words.
    pub says: String,
    /// The day from which on it says so.
    pub day: Day,
    /// How strongly it is told: the chance that at least one independent origin is right.
    pub told: f64,
    /// How strongly it is denied, likewise.
    pub denied: f64,
    /// Who says so.
    pub origins: Vec<String>,
    /// The claims that say so.
    pub claims: Vec<ClaimId>,
    /// The claims that deny it.
    pub denials: Vec<ClaimId>,
    /// The probability of the holder that is the most probable in the end, before this piece and after it.
    pub before: f64,
    /// See `before`.
    pub after: f64,
}

/// A control interval and the claims for and against it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IntervalExplained {
    /// From when to when.
    pub days: DaySpan,
    /// The side's name, `Contested` or `Unknown`.
    pub holder: String,
    /// How probable that is.
    pub probability: f64,
    /// What it rests on.
    pub basis: Basis,
    /// The names of the sides involved.
    pub parties: Vec<String>,
    /// The claims for it.
    pub claims_for: Vec<Evidence>,
    /// The claims against it.
    pub claims_against: Vec<Evidence>,
}

/// A claim in its sentence, with who says it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Evidence {
    /// The claim.
    pub claim: ClaimId,
    /// What it says happened, one word.
    pub kind: Kind,
    /// How its source stands to it.
    pub stance: Stance,
    /// When, as it says.
    pub days: DaySpan,
    /// Who says it: the source that the report names, else the publisher.
    pub origin: String,
    /// The report's short name.
    pub doc: String,
    /// When the report came out.
    pub published: Option<Day>,
    /// The sentence up to the quote.
    pub before: String,
    /// The words.
    pub quote: String,
    /// The sentence after the quote.
    pub after: String,
    /// The marks that the coder made there, and how it filled the claim's fields.
    pub why: Why,
}

/// What names a report.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ReportCard {
    /// Its id.
    pub id: ReportId,
    /// Its short name.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its byline.
    pub author: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<Day>,
    /// How that day is known.
    pub published_basis: String,
}

/// What names a place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlaceCard {
    /// The name as written, or the gazetteer's.
    pub name: String,
    /// The gazetteer's place, where it knows one.
    pub place_id: Option<PlaceId>,
    /// The gazetteer's name for it.
    pub known_as: Option<String>,
    /// How sure that is, 0 to 1.
    pub certainty: f64,
}

/// What names an event.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct EventCard {
    /// Its id.
    pub id: EventId,
    /// What happened, in words.
    pub what: String,
    /// When.
    pub days: DaySpan,
    /// Claims that assert it.
    pub asserted: u32,
    /// Claims that deny it.
    pub denied: u32,
    /// Claims that tell of it as planned.
    pub planned: u32,
    /// Independent origins that assert it.
    pub sources: u32,
}
