//! What the coder saw where a claim stands.

use std::collections::BTreeSet;

use dateline_code::{Explanation, Mark, Marked, Span};
use dateline_model::{ActorId, Kind};

use super::words::{unknown_names, unknown_words, words};
use crate::Coded;
use crate::place_name::place_key;

/// The sentences of a report, explained, in their order.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    sentences: &'a [Explanation],
}

/// An event word within the words of a claim.
pub(super) struct EventWord<'a> {
    pub(super) text: &'a str,
    pub(super) rule: &'a str,
    pub(super) kind: Kind,
    /// What became of it, where it made no claim.
    pub(super) idle: Option<&'a str>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(sentences: &'a [Explanation]) -> Self {
        Self { sentences }
    }

    /// The sentences that a claim's words touch.
    fn around(self, claim: &Coded) -> &'a [Explanation] {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= claim.start);
        let last = self.sentences.partition_point(|sentence| sentence.span.start < claim.end);
        self.sentences.get(first..last).unwrap_or_default()
    }

    /// The marks in these sentences.
    fn marks(self, claim: &Coded) -> impl Iterator<Item = &'a Mark> {
        self.around(claim).iter().flat_map(|sentence| &sentence.marks)
    }

    /// The event words among a claim's own words.
    pub(super) fn event_words(self, claim: &Coded) -> Vec<EventWord<'a>> {
        let own = Span { start: claim.start, end: claim.end };
        let word = |mark: &'a Mark| match &mark.what {
            Marked::EventWord { trigger, kind, outcome, .. } => {
                let idle = Some(*outcome).filter(|outcome| !matches!(*outcome, "claim" | "casualties"));
                Some(EventWord { text: &mark.text, rule: trigger, kind: *kind, idle })
            }
            _ => None,
        };
        self.marks(claim).filter(|mark| meet(mark.span, own)).filter_map(word).collect()
    }

    /// Whether the sentence has a day that could be resolved.
    pub(super) fn has_day(self, claim: &Coded) -> bool {
        self.marks(claim).any(|mark| matches!(&mark.what, Marked::Day { from, to, .. } if from.or(*to).is_some()))
    }

    /// The places seen in the sentence, as names are compared.
    pub(super) fn places(self, claim: &Coded) -> BTreeSet<String> {
        let name = |mark: &Mark| match &mark.what {
            Marked::Place { name, .. } => Some(place_key(name)),
            _ => None,
        };
        self.marks(claim).filter_map(name).collect()
    }

    /// Whether the words of a place's name stand in the sentence.
    pub(super) fn says(self, claim: &Coded, place: &str) -> bool {
        let wanted = format!(" {place} ");
        self.around(claim).iter().any(|sentence| format!(" {} ", place_key(&sentence.text)).contains(&wanted))
    }

    /// The actors seen in the sentence.
    pub(super) fn actors(self, claim: &Coded) -> impl Iterator<Item = &'a ActorId> {
        self.marks(claim).filter_map(|mark| match &mark.what {
            Marked::Actor { actor, .. } => Some(actor),
            _ => None,
        })
    }

    /// The sources seen in the sentence; in an interview its speaker, too.
    pub(super) fn sources(self, claim: &Coded) -> Vec<String> {
        let named = self.marks(claim).filter_map(|mark| match &mark.what {
            Marked::Source { source, .. } => Some(source.clone()),
            _ => None,
        });
        let found: BTreeSet<String> =
            self.around(claim).iter().filter_map(|sentence| sentence.speaker.clone()).chain(named).collect();
        found.into_iter().collect()
    }

    /// The claim's own words that nothing marks and that might tell an event.
    pub(super) fn unknown_words(self, claim: &Coded) -> Vec<String> {
        unknown_words(&words(&claim.quote, claim.start), |span| self.is_marked(claim, span))
    }

    /// Names in the sentence that nothing marks.
    pub(super) fn unknown_names(self, claim: &Coded) -> Vec<String> {
        let of = |sentence: &Explanation| {
            unknown_names(&words(&sentence.text, sentence.span.start), |span| self.is_marked(claim, span))
        };
        let found: BTreeSet<String> = self.around(claim).iter().flat_map(of).collect();
        found.into_iter().collect()
    }

    /// Whether words stand under a mark; that they are in a clause says nothing.
    fn is_marked(self, claim: &Coded, span: Span) -> bool {
        self.marks(claim).any(|mark| !matches!(mark.what, Marked::Clause { .. }) && meet(mark.span, span))
    }
}

fn meet(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}
