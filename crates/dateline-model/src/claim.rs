//! A claim: one thing that one report says.

use serde::{Deserialize, Serialize};

use crate::{
    ActorId, ClaimId, Count, CountUnit, DateBound, Day, DaySpan, Kind, Phase, PlaceId, Report, ReportId, RunId, Scope,
    Stance, content_hash,
};

/// One thing that one report says happened, or was so, with the words that carry it.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// Named by its report, its place in the text and what it says.
    pub id: ClaimId,
    /// The report that says it.
    pub report: ReportId,
    /// The report's `doc`.
    pub doc: String,
    /// The words: a verbatim, contiguous piece of the report's text.
    pub quote: String,
    /// Where the quote starts, in code points.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// What happened.
    pub kind: Kind,
    /// When, as far as said.
    pub days: DaySpan,
    /// How those days bound it.
    pub date_bound: DateBound,
    /// Where; the place where it happened or that changed hands first.
    pub places: Vec<PlaceMention>,
    /// Who did it.
    pub by: Vec<ActorId>,
    /// To whom.
    pub against: Vec<ActorId>,
    /// People killed.
    pub killed: Option<Count>,
    /// People wounded.
    pub wounded: Option<Count>,
    /// People captured.
    pub captured: Option<Count>,
    /// People displaced.
    pub displaced: Option<Count>,
    /// The sources that the report names for it, as written; empty where it speaks in its own voice.
    pub said_by: Vec<String>,
    /// How the source stands to it.
    pub stance: Stance,
    /// How much of the place it is about; `None` = the whole.
    pub extent: Option<Extent>,
    /// ACLED's term, where one fits, or `assassination`, `fortification`.
    pub sub_event_type: Option<String>,
    /// What a casualty figure covers.
    pub scope: Option<Scope>,
    /// How far an agreement has come.
    pub phase: Option<Phase>,
    /// Where people or arms come from, or where a road begins.
    pub from_place: Option<PlaceMention>,
    /// Where people or arms go, or where a road leads.
    pub to_place: Option<PlaceMention>,
    /// What the number of a displacement counts.
    pub count_unit: Option<CountUnit>,
    /// Families displaced; they are never counted among the people.
    pub families: Option<Count>,
    /// Why people left, in the words of the report.
    pub cause: Option<String>,
    /// A statement that an actor is active somewhere.
    pub presence: bool,
    /// A statement about what will happen.
    pub prediction: bool,
    /// What the speaker is: "fellow at the Atlantic Council".
    pub speaker_role: Option<String>,
    /// The rule (or person) that made it.
    pub rule: String,
    /// How sure the coder is that the claim is right, 0 to 1.
    pub confidence: f64,
}

/// A place as the text names it, and what the gazetteer makes of the name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PlaceMention {
    /// The name as written, without "the" and without a trailing type word.
    pub name: String,
    /// The gazetteer's place, where it knows one.
    pub place: Option<PlaceId>,
    /// How sure that is, 0 to 1; 0 where no place is known.
    pub certainty: f64,
}

/// How much of a place a claim is about.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// All of it, and the text says so.
    Whole,
    /// Most of it.
    Most,
    /// A part of it.
    Part,
    /// A share, low and high, 0 to 1.
    #[serde(untagged)]
    Shares(f64, f64),
}

impl Claim {
    /// The id of a claim with these properties.
    #[must_use]
    pub fn id_of(report: &ReportId, start: u32, end: u32, kind: Kind, distinguish: &str) -> ClaimId {
        let parts = [
            report.as_str().as_bytes(),
            &start.to_le_bytes(),
            &end.to_le_bytes(),
            kind.as_str().as_bytes(),
            distinguish.as_bytes(),
        ];
        ClaimId::new(format!("c-{}", content_hash(&parts)))
    }

    /// Whether the report has exactly these words at this place.
    #[must_use]
    pub fn is_verbatim(&self, report: &Report) -> bool {
        !self.quote.is_empty() && report.slice(self.start, self.end) == Some(self.quote.as_str())
    }

    /// Who says it: the first source that the report names, else the publisher, else the report's `doc`.
    #[must_use]
    pub fn origin<'a>(&'a self, publisher: Option<&'a str>) -> &'a str {
        self.said_by.first().map(String::as_str).or(publisher).unwrap_or(&self.doc)
    }
}

/// A claim with what its report adds to it: the other two times and the publisher. What the later stages work on.
#[derive(Clone, PartialEq, Debug)]
pub struct Sourced {
    /// The claim.
    pub claim: Claim,
    /// The day the report came out.
    pub published: Option<Day>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

impl Sourced {
    /// Who says it: the first source named, else the publisher.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.claim.origin(self.publisher.as_deref())
    }
}

/// A claim in the form of the coding guide: one JSON object on a line. What `dateline code` prints.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ClaimLine {
    /// The report's file name without extension.
    pub doc: String,
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: u32,
    /// Last code point, exclusive.
    pub end: u32,
    /// What happened.
    pub kind: Kind,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// `on`, `by`, `since`, `about`.
    #[serde(default)]
    pub date_bound: DateBound,
    /// Place names as written.
    pub places: Vec<String>,
    /// The gazetteer's ids for them, empty where it knows none.
    #[serde(default)]
    pub place_ids: Vec<String>,
    /// Who did it.
    pub by: Vec<ActorId>,
    /// To whom.
    pub against: Vec<ActorId>,
    /// People killed, low and high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub killed: Option<Count>,
    /// People wounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wounded: Option<Count>,
    /// People captured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<Count>,
    /// People displaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub displaced: Option<Count>,
    /// Sources as the report names them.
    pub said_by: Vec<String>,
    /// `asserted`, `denied`, `planned`.
    pub stance: Stance,
    /// How much of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// ACLED's term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_event_type: Option<String>,
    /// What a figure covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// How far an agreement has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Where people or arms come from, or where a road begins, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_place: Option<String>,
    /// The gazetteer's id for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_place_id: Option<String>,
    /// Where people or arms go, or where a road leads, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_place: Option<String>,
    /// The gazetteer's id for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_place_id: Option<String>,
    /// What the number of a displacement counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count_unit: Option<CountUnit>,
    /// Families displaced, low and high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub families: Option<Count>,
    /// Why people left, in the words of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// A statement that an actor is active somewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub presence: bool,
    /// A statement about what will happen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prediction: bool,
    /// What the speaker is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_role: Option<String>,
    /// What made the claim.
    #[serde(default)]
    pub rule: String,
    /// How sure that is.
    #[serde(default)]
    pub confidence: f64,
}

impl From<&Claim> for ClaimLine {
    fn from(claim: &Claim) -> Self {
        Self {
            doc: claim.doc.clone(),
            quote: claim.quote.clone(),
            start: claim.start,
            end: claim.end,
            kind: claim.kind,
            from: claim.days.from,
            to: claim.days.to,
            date_bound: claim.date_bound,
            places: claim.places.iter().map(|mention| mention.name.clone()).collect(),
            place_ids: claim
                .places
                .iter()
                .map(|mention| mention.place.as_ref().map_or_else(String::new, |place| place.as_str().to_owned()))
                .collect(),
            by: claim.by.clone(),
            against: claim.against.clone(),
            killed: claim.killed,
            wounded: claim.wounded,
            captured: claim.captured,
            displaced: claim.displaced,
            said_by: claim.said_by.clone(),
            stance: claim.stance,
            extent: claim.extent,
            sub_event_type: claim.sub_event_type.clone(),
            scope: claim.scope,
            phase: claim.phase,
            from_place: name_of(claim.from_place.as_ref()),
            from_place_id: id_of(claim.from_place.as_ref()),
            to_place: name_of(claim.to_place.as_ref()),
            to_place_id: id_of(claim.to_place.as_ref()),
            count_unit: claim.count_unit,
            families: claim.families,
            cause: claim.cause.clone(),
            presence: claim.presence,
            prediction: claim.prediction,
            speaker_role: claim.speaker_role.clone(),
            rule: claim.rule.clone(),
            confidence: claim.confidence,
        }
    }
}

fn name_of(mention: Option<&PlaceMention>) -> Option<String> {
    mention.map(|mention| mention.name.clone())
}

fn id_of(mention: Option<&PlaceMention>) -> Option<String> {
    mention.and_then(|mention| mention.place.as_ref()).map(|place| place.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_in_the_form_of_the_guide_is_read() {
        let line = r#"{"doc":"d","quote":"q","start":0,"end":1,"kind":"casualties","from":null,"to":"2013-12-05",
            "places":["Qara"],"by":[],"against":["hezbollah"],"killed":[18,null],"said_by":["SOHR"],"stance":"denied"}"#;
        let claim: ClaimLine = serde_json::from_str(line).unwrap();
        assert_eq!(claim.killed, Some(Count::at_least(18)));
        assert_eq!(claim.stance, Stance::Denied);
    }

    #[test]
    fn an_extent_is_a_word_or_a_pair_of_shares() {
        for (extent, text) in [(Extent::Most, r#""most""#), (Extent::Shares(0.7, 0.75), "[0.7,0.75]")] {
            assert_eq!(serde_json::to_string(&extent).unwrap(), text);
            assert_eq!(serde_json::from_str::<Extent>(text).unwrap(), extent);
        }
    }
}
