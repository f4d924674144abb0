//! Why what is not right is not: each mistake with its cause, in the words of somebody who edits the dictionaries.
//!
//! A gold claim that was missed, a claim that the gold does not have, and each field in which a pair does not agree is one
//! mistake with one cause. What was seen in a sentence is known where our own coder explains itself; of another coding
//! only the claims are known, and the causes are plainer.

mod cause;
mod fields;
mod missed;
mod seen;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_code::Explanation;

pub use cause::Cause;

use crate::words_of_claim::in_words;
use crate::{Coded, Comparison, Document};
use seen::Seen;

/// What the coder says of each report, by its `doc`.
pub type Explanations = BTreeMap<String, Vec<Explanation>>;

/// One thing that is not as the gold has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// What it comes from.
    pub cause: Cause,
    /// Words, names or rules that it is about, to be counted over the mistakes of a cause.
    pub labels: Vec<String>,
    /// The report.
    pub doc: String,
    /// Where the words begin, in code points.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The kind of the gold claim; of an extra one its own.
    pub kind: &'static str,
    /// The words: of the gold claim, or of an extra one.
    pub quote: String,
    /// What was expected.
    pub expected: String,
    /// What was coded.
    pub coded: String,
    /// The rule that coded it; empty where nothing was coded, or no rule is told.
    pub rule: String,
}

/// The mistakes of one cause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// The cause.
    pub cause: Cause,
    /// What they are about, the most frequent first.
    pub labels: Vec<(String, usize)>,
    /// The mistakes, in the order of the reports and their texts.
    pub mistakes: Vec<Mistake>,
}

/// All mistakes, in the order of the reports and their texts.
#[must_use]
pub fn mistakes(comparison: &Comparison, explanations: Option<&Explanations>) -> Vec<Mistake> {
    let mut out = Vec::new();
    for (doc, document) in &comparison.documents {
        let explained = explanations.and_then(|explanations| explanations.get(doc)).map(Vec::as_slice);
        let search = Search { document, sides: &comparison.sides, seen: explained.map(Seen::new) };
        let mut found = search.unmatched();
        found.extend(search.in_pairs());
        found.sort_by_key(|mistake| (mistake.start, mistake.end));
        out.extend(found);
    }
    out
}

/// Puts mistakes of one cause together, the largest group first.
#[must_use]
pub fn grouped(mistakes: Vec<Mistake>) -> Vec<Group> {
    let mut by_cause: BTreeMap<Cause, Vec<Mistake>> = BTreeMap::new();
    for mistake in mistakes {
        by_cause.entry(mistake.cause).or_default().push(mistake);
    }
    let group = |(cause, mistakes): (Cause, Vec<Mistake>)| Group { cause, labels: counted(&mistakes), mistakes };
    let mut out: Vec<Group> = by_cause.into_iter().map(group).collect();
    out.sort_by_key(|group| Reverse(group.mistakes.len()));
    out
}

fn counted(mistakes: &[Mistake]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in mistakes.iter().flat_map(|mistake| &mistake.labels) {
        *counts.entry(label).or_default() += 1;
    }
    let mut out: Vec<(String, usize)> = counts.into_iter().map(|(label, count)| (label.to_owned(), count)).collect();
    out.sort_by_key(|(_, count)| Reverse(*count));
    out
}

/// The search for causes in one report.
struct Search<'a> {
    document: &'a Document,
    sides: &'a crate::Sides,
    seen: Option<Seen<'a>>,
}

impl Search<'_> {
    /// A mistake about a gold claim, or about an extra one.
    fn mistake(&self, cause: Cause, labels: Vec<String>, claim: &Coded) -> Mistake {
        Mistake {
            cause,
            labels,
            doc: claim.doc.clone(),
            start: claim.start,
            end: claim.end,
            kind: claim.kind.as_str(),
            quote: claim.quote.clone(),
            expected: String::new(),
            coded: String::new(),
            rule: String::new(),
        }
    }

    /// A gold claim that was missed: the whole of it was expected.
    fn missed(&self, cause: Cause, labels: Vec<String>, gold: &Coded) -> Mistake {
        Mistake { expected: in_words(gold), ..self.mistake(cause, labels, gold) }
    }

    /// A claim that the gold does not have.
    fn extra(&self, cause: Cause, predicted: &Coded) -> Mistake {
        let labels = vec![predicted.rule.clone()];
        let plain = self.mistake(cause, labels, predicted);
        Mistake { coded: in_words(predicted), rule: predicted.rule.clone(), ..plain }
    }
}
