//! The gate: what of a claim coded elsewhere is held against the report and the project, before it goes in.
//!
//! The form is checked by the reader. Here it is asked whether the quote stands in the report word for word and within one
//! sentence, and whether the project knows the actors. What is only doubtful goes in, and is told.

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::Lexicon;
use dateline_model::{ActorId, Claim, ClaimLine, DaySpan};

use super::places::{mention, mentions};
use super::text::Text;

/// What claims of one coder are held against.
pub(super) struct Gate<'a> {
    coder: &'a str,
    lexicon: &'a Lexicon,
    gazetteer: &'a Gazetteer,
    /// The packs of the project, for messages.
    packs: String,
}

impl<'a> Gate<'a> {
    pub(super) fn new(
        coder: &'a str,
        lexicon: &'a Lexicon,
        gazetteer: &'a Gazetteer,
        files: &[(String, String)],
    ) -> Self {
        let mut packs: Vec<&str> = files.iter().map(|(name, _)| pack_of(name)).collect();
        packs.sort_unstable();
        packs.dedup();
        Self { coder, lexicon, gazetteer, packs: packs.join(", ") }
    }

    /// The claim, and what is doubtful about it; else why it is refused.
    pub(super) fn admit(&self, text: &Text<'_>, line: &ClaimLine) -> Result<(Claim, Vec<String>), String> {
        text.is_verbatim(line)?;
        if let Some(word) = text.ends_within(line) {
            return Err(format!("`quote` runs over the end of a sentence, after “{word}”"));
        }
        self.knows("by", &line.by)?;
        self.knows("against", &line.against)?;
        let (places, mut doubts) = mentions(line, self.gazetteer);
        let mut end = |key: &str, name: &Option<String>, id: &Option<String>| {
            name.as_ref().map(|name| mention(key, name, id.as_deref().unwrap_or(""), self.gazetteer, &mut doubts))
        };
        let from_place = end("from_place_id", &line.from_place, &line.from_place_id);
        let to_place = end("to_place_id", &line.to_place, &line.to_place_id);
        if text.is_set_aside(line) {
            doubts.push("`quote` stands in what looks like a heading, a caption or a list beside the story".to_owned());
        }
        let report = text.report;
        Ok((
            Claim {
                id: Claim::id_of(&report.id, line.start, line.end, line.kind, &self.distinguish(line)),
                report: report.id.clone(),
                doc: report.doc.clone(),
                quote: line.quote.clone(),
                start: line.start,
                end: line.end,
                kind: line.kind,
                days: DaySpan { from: line.from, to: line.to },
                date_bound: line.date_bound,
                places,
                by: line.by.clone(),
                against: line.against.clone(),
                killed: line.killed,
                wounded: line.wounded,
                captured: line.captured,
                displaced: line.displaced,
                said_by: line.said_by.clone(),
                stance: line.stance,
                extent: line.extent,
                sub_event_type: line.sub_event_type.clone(),
                scope: line.scope,
                phase: line.phase,
                from_place,
                to_place,
                count_unit: line.count_unit,
                families: line.families,
                cause: line.cause.clone(),
                presence: line.presence,
                prediction: line.prediction,
                speaker_role: line.speaker_role.clone(),
                rule: if line.rule.is_empty() { self.coder.to_owned() } else { line.rule.clone() },
                confidence: line.confidence,
            },
            doubts,
        ))
    }

    /// What tells the claim from others of its kind over the same words: who coded it, and all that it says.
    fn distinguish(&self, line: &ClaimLine) -> String {
        let said = ClaimLine { doc: String::new(), ..line.clone() };
        let said = serde_json::to_string(&said).expect("a claim can always be written as JSON");
        format!("{}\n{said}", self.coder)
    }

    /// Whether all of these are actors of the project: one that no pack has could be given no side.
    fn knows(&self, field: &str, actors: &[ActorId]) -> Result<(), String> {
        let Some(stranger) = actors.iter().find(|actor| self.lexicon.actor(actor).is_none()) else { return Ok(()) };
        let shown: String = stranger.as_str().chars().take(100).collect();
        let meant = self.lexicon.actor_named(stranger.as_str());
        let meant = meant.map(|actor| format!("; `{}` may be meant", actor.id)).unwrap_or_default();
        Err(format!("`{field}`: no actor of the project has the id `{shown}` (packs: {}){meant}", self.packs))
    }
}

/// The pack that a file of the project came from: its folder, else its own name.
fn pack_of(file: &str) -> &str {
    let mut parts = file.rsplit(['/', '\\']);
    let name = parts.next().unwrap_or(file);
    parts.next().unwrap_or(name)
}
