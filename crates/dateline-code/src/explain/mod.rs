//! Why a report was coded as it was: each sentence with the marks made in it, and each claim with how its fields came.
//!
//! The report is coded once more, with somebody looking on; the claims are those that [`Coder::code`] gives, one for one.
//! All offsets are Unicode code points into the report's text, end exclusive.

mod fields;
mod marks;
#[cfg(test)]
mod tests;
mod words;

use dateline_model::{ActorId, ClaimId, ClaimLine, Count, DateBound, Day, Kind, PlaceId, PlaceKind, Report};
use serde::Serialize;

use crate::coder::{Coder, claim};
use crate::compose::{Draft, Scene};
use crate::segment::{Offsets, Sentence};
use crate::token::Token;

/// A sentence, with what the coder saw in it and the claims that it made of it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Explanation {
    /// Where the sentence stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its words, verbatim.
    pub text: String,
    /// Who speaks, in an interview.
    pub speaker: Option<String>,
    /// What was marked in it, in the order of the text, the longer mark first.
    pub marks: Vec<Mark>,
    /// What it tells.
    pub claims: Vec<ClaimReasons>,
}

/// A piece of a report's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Span {
    /// Whether the other lies within it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A mark in a sentence.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Mark {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words under it, verbatim.
    pub text: String,
    /// What is marked.
    #[serde(flatten)]
    pub what: Marked,
}

/// What a mark says of the words under it.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
pub enum Marked {
    /// A piece of the sentence in which one thing is told.
    Clause {
        /// How it hangs on the one before it: `start`, `and`, `but`, `time`, `relative`, `where`, `participle`,
        /// `infinitive`, `said`.
        link: &'static str,
    },
    /// A day or days.
    Day {
        /// The first day they were resolved to.
        from: Option<Day>,
        /// The last.
        to: Option<Day>,
        /// How they bound what happened.
        date_bound: DateBound,
        /// Whether they open the sentence, so that the story goes on from them.
        opens: bool,
    },
    /// A number, with its hedge.
    Number {
        /// What it comes to.
        count: Count,
    },
    /// People, with their number where one is said.
    People {
        /// How many.
        count: Option<Count>,
        /// Whether the words mean civilians.
        civilian: bool,
        /// Whether families or units are counted, not heads.
        groups: bool,
    },
    /// An armed group, a state, or people of the packs.
    Actor {
        /// Whom the words stand for here.
        actor: ActorId,
        /// The pack's name for it.
        name: String,
        /// Whether the words name it; else they are a common noun, or a name that several share, and the story says who
        /// is meant.
        named: bool,
        /// Whether the words only say who holds something: "rebel-held".
        attribute: bool,
    },
    /// A place.
    Place {
        /// The name as claims carry it.
        name: String,
        /// The gazetteer's place, where it knows one.
        place_id: Option<PlaceId>,
        /// The gazetteer's name for it.
        known_as: Option<String>,
        /// How sure that is, 0 to 1.
        certainty: f64,
        /// What kind of place it is, as far as the text or the gazetteer tells.
        kind: Option<PlaceKind>,
        /// How it is tied into the sentence: `bare`, `in`, `near`, `bearing`, `from`, `to`, `of`, `between`, `aside`.
        tie: &'static str,
    },
    /// An event word.
    EventWord {
        /// The trigger of the lexicon.
        trigger: String,
        /// The kind of claim that it may make.
        kind: Kind,
        /// Its grammatical form: `base`, `third`, `past`, `participle`, `ing`, `noun`.
        form: &'static str,
        /// What became of it: `claim`, `casualties`, `conditions_not_met`, `told_already`, `only_an_aim`.
        outcome: &'static str,
    },
    /// A source, by name or pronoun.
    Source {
        /// Who it is, as claims carry it.
        source: String,
        /// The verb of saying, or "according to".
        verb: Span,
        /// The words that it governs.
        governs: Span,
        /// Whether it denies them.
        denies: bool,
        /// Whether it judges or threatens more than it reports.
        judges: bool,
    },
}

/// A claim, and how each of its fields was filled.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ClaimReasons {
    /// The claim.
    pub id: ClaimId,
    /// What it says.
    pub claim: ClaimLine,
    /// Its fields that say something, in the order of the coding guide.
    pub fields: Vec<FieldReason>,
}

/// How a field of a claim was filled.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FieldReason {
    /// The field, by its name in the coding guide; `days` for `from`, `to` and `date_bound` together.
    pub field: &'static str,
    /// What it says, in words.
    pub value: String,
    /// The way in which it was filled: one word, for programs.
    pub way: &'static str,
    /// The same for people.
    pub reason: String,
    /// The words of the sentence that decided it, where there are such.
    pub words: Vec<Words>,
}

/// Words of the report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Words {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words, verbatim.
    pub text: String,
}

impl Coder<'_> {
    /// Codes a report and says why: its sentences in order, each with its marks, its claims and how their fields came.
    #[must_use]
    pub fn explain(&self, report: &Report) -> Vec<Explanation> {
        let offsets = Offsets::new(&report.text);
        let mut out: Vec<Explanation> = Vec::new();
        self.read(report, &mut |scene, sentence, drafts| {
            let seen = Seen { coder: self, report, offsets: &offsets, scene };
            out.extend(seen.sentence(sentence, drafts));
        });
        out
    }
}

/// A sentence being explained.
struct Seen<'s> {
    coder: &'s Coder<'s>,
    report: &'s Report,
    offsets: &'s Offsets,
    scene: &'s Scene<'s>,
}

impl Seen<'_> {
    fn sentence(&self, sentence: &Sentence, drafts: &[Draft]) -> Option<Explanation> {
        let whole = self.words(0, sentence.tokens.len())?;
        // In the order of the text, as coding gives them.
        let claims = drafts.iter().enumerate().filter_map(|(index, draft)| {
            let made = claim(self.report, self.offsets, sentence, draft, index)?;
            let fields = self.fields(draft, &made);
            Some(ClaimReasons { id: made.id.clone(), claim: ClaimLine::from(&made), fields })
        });
        let mut claims: Vec<ClaimReasons> = claims.collect();
        claims.sort_by_key(|made| (made.claim.start, made.claim.end));
        Some(Explanation {
            span: whole.span,
            text: whole.text,
            speaker: sentence.speaker.as_ref().map(|speaker| speaker.name.clone()),
            marks: self.marks(drafts),
            claims,
        })
    }

    /// The pack's name for an actor.
    fn name_of<'a>(&'a self, actor: &'a ActorId) -> &'a str {
        self.coder.lexicon.actor(actor).map_or(actor.as_str(), |known| known.name.as_str())
    }

    fn tokens(&self) -> &[Token] {
        self.scene.cut
    }

    /// Where these tokens stand; an empty run stands nowhere.
    fn span(&self, first: usize, last: usize) -> Option<Span> {
        let tokens = self.tokens().get(first..last.min(self.tokens().len()))?;
        let (from, to) = (tokens.first()?.start, tokens.last()?.end);
        Some(Span { start: self.offsets.code_point(from), end: self.offsets.code_point(to) })
    }

    /// The words of these tokens.
    fn words(&self, first: usize, last: usize) -> Option<Words> {
        let span = self.span(first, last)?;
        let text = self.report.text.get(self.offsets.byte(span.start)..self.offsets.byte(span.end))?;
        Some(Words { span, text: text.to_owned() })
    }
}
