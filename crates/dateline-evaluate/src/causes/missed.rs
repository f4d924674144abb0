//! Claims without a counterpart: missed, told as another kind, or made up.

use std::cmp::Reverse;

use dateline_model::Kind;

use super::{Cause, Mistake, Search};
use crate::Coded;
use crate::matching::Filed;
use crate::words_of_claim::{NOTHING, in_words};

impl Search<'_> {
    /// The mistakes about claims that are in no pair.
    pub(super) fn unmatched(&self) -> Vec<Mistake> {
        let document = self.document;
        let (mut told, mut used) = (vec![false; document.gold.len()], document.faithful.clone());
        // What is not faithful has a cause of its own.
        used.iter_mut().for_each(|used| *used = !*used);
        for pair in &document.pairs {
            (told[pair.gold], used[pair.predicted]) = (true, true);
        }
        let mut out = Vec::new();
        for (gold, predicted) in self.of_other_kinds(&told, &used) {
            (told[gold], used[predicted]) = (true, true);
            out.push(self.other_kind(&document.gold[gold], &document.predicted[predicted]));
        }
        let left = |taken: Vec<bool>| (0..taken.len()).filter(move |index| !taken[*index]);
        out.extend(left(told).map(|index| self.why_missed(&document.gold[index])));
        let expected = Filed::new(&document.text, &document.gold, |_| true);
        for index in left(used) {
            let claim = &document.predicted[index];
            let twice = expected.near(&document.text, claim.kind, claim).next().is_some();
            out.push(self.extra(if twice { Cause::ExtraTwice } else { Cause::Extra }, claim));
        }
        let faithful = document.predicted.iter().zip(&document.faithful);
        out.extend(faithful.filter(|(_, faithful)| !**faithful).map(|(claim, _)| self.extra(Cause::Unfaithful, claim)));
        out
    }

    /// Of the claims in no pair, those whose words are the same but not their kind; the more words are shared, the
    /// earlier a pair is taken.
    fn of_other_kinds(&self, told: &[bool], used: &[bool]) -> Vec<(usize, usize)> {
        let document = self.document;
        let filed = Filed::new(&document.text, &document.predicted, |index| !used[index]);
        let mut candidates = Vec::new();
        for (at, gold) in document.gold.iter().enumerate().filter(|(at, _)| !told[*at]) {
            for found in Kind::ALL.iter().flat_map(|kind| filed.near(&document.text, *kind, gold)) {
                let overlap = gold.overlap(&document.predicted[found]);
                if overlap > 0 {
                    candidates.push((Reverse(overlap), at, found));
                }
            }
        }
        candidates.sort_unstable();
        let (mut told, mut used) = (told.to_vec(), used.to_vec());
        let mut out = Vec::new();
        for (_, at, found) in candidates {
            if !told[at] && !used[found] {
                (told[at], used[found]) = (true, true);
                out.push((at, found));
            }
        }
        out
    }

    fn other_kind(&self, gold: &Coded, predicted: &Coded) -> Mistake {
        let rule = if predicted.rule.is_empty() { String::new() } else { format!(" ({})", predicted.rule) };
        let label = format!("{} as {}{rule}", gold.kind, predicted.kind);
        let missed = self.missed(Cause::OtherKind, vec![label], gold);
        Mistake { coded: in_words(predicted), rule: predicted.rule.clone(), ..missed }
    }

    /// Why a gold claim was missed, as far as what was seen tells.
    fn why_missed(&self, gold: &Coded) -> Mistake {
        let (cause, labels) = self.cause_of_miss(gold);
        Mistake { coded: NOTHING.to_owned(), ..self.missed(cause, labels, gold) }
    }

    fn cause_of_miss(&self, gold: &Coded) -> (Cause, Vec<String>) {
        let Some(seen) = self.seen else { return (Cause::Missed, vec![gold.kind.to_string()]) };
        if gold.kind == Kind::Statement {
            let sources = seen.sources(gold);
            return match sources.is_empty() {
                true => (Cause::NoSpeaker, seen.unknown_names(gold)),
                false => (Cause::NoStatement, sources),
            };
        }
        let found = seen.event_words(gold);
        if found.is_empty() {
            return (Cause::NoEventWord, seen.unknown_words(gold));
        }
        let mut own = found.iter().filter(|word| word.kind == gold.kind).peekable();
        if own.peek().is_none() {
            let labels = found.iter().map(|word| format!("{}: {}", gold.kind, word.text.to_lowercase()));
            return (Cause::OtherEventWord, labels.collect());
        }
        let rules: Vec<String> = own.clone().map(|word| word.rule.to_owned()).collect();
        let idle = own.filter_map(|word| Some(format!("{}: {}", word.rule, word.idle?.replace('_', " "))));
        let idle: Vec<String> = idle.collect();
        if idle.is_empty() { (Cause::SpentEventWord, rules) } else { (Cause::IdleEventWord, idle) }
    }
}
