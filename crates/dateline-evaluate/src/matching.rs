//! Which predicted claim tells of which gold claim.
//!
//! Only claims of one kind whose quotes share a sentence can be a pair, so the predicted ones are filed under kind and
//! sentence, and a report of any length costs as much as its sentences have claims.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_model::Kind;

use crate::agreement::Agreement;
use crate::text::Text;
use crate::{Coded, Sides};

/// A gold claim and the predicted claim that tells of it, by their places in the report's lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Pair {
    pub(crate) gold: usize,
    pub(crate) predicted: usize,
    pub(crate) agreement: Agreement,
}

/// Predicted claims by kind and sentence. A faithful quote stands in one sentence only.
pub(crate) struct Filed(BTreeMap<(Kind, usize), Vec<usize>>);

impl Filed {
    /// Files those of the claims that are asked for.
    pub(crate) fn new(text: &Text, claims: &[Coded], wanted: impl Fn(usize) -> bool) -> Self {
        let mut filed: BTreeMap<(Kind, usize), Vec<usize>> = BTreeMap::new();
        for (index, claim) in claims.iter().enumerate().filter(|(index, _)| wanted(*index)) {
            filed.entry((claim.kind, text.sentence(claim.start))).or_default().push(index);
        }
        Self(filed)
    }

    /// Those of a kind in the sentences that a quote touches.
    pub(crate) fn near<'a>(&'a self, text: &Text, kind: Kind, claim: &Coded) -> impl Iterator<Item = usize> + 'a {
        let (first, last) = (text.sentence(claim.start), text.sentence(claim.end.saturating_sub(1).max(claim.start)));
        self.0.range((kind, first)..=(kind, last)).flat_map(|(_, found)| found.iter().copied())
    }
}

/// The pairs, best first: those that agree on more, then those whose quotes share more, then in the order of the codings.
/// Each claim is in one at most; of the predicted claims only faithful ones are taken.
pub(crate) fn pairs(text: &Text, gold: &[Coded], predicted: &[Coded], faithful: &[bool], sides: &Sides) -> Vec<Pair> {
    let filed = Filed::new(text, predicted, |index| faithful[index]);
    let mut candidates = Vec::new();
    for (at, claim) in gold.iter().enumerate() {
        let sentence = text.sentence(claim.start);
        for found in filed.near(text, claim.kind, claim) {
            let other = &predicted[found];
            let overlap = claim.overlap(other);
            if overlap > 0 || text.sentence(other.start) == sentence {
                let agreement = Agreement::of(claim, other, sides);
                candidates.push((Reverse(agreement.needed()), Reverse(overlap), at, found, agreement));
            }
        }
    }
    candidates.sort_by_key(|&(needed, overlap, gold, predicted, _)| (needed, overlap, gold, predicted));
    let (mut told, mut used) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut out = Vec::new();
    for (_, _, gold, predicted, agreement) in candidates {
        if !told[gold] && !used[predicted] {
            (told[gold], used[predicted]) = (true, true);
            out.push(Pair { gold, predicted, agreement });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::claim;

    const TEXT: &str = "They took Qara, then took Nabek. Then they took Yabroud. They left.";

    fn at(words: &str, place: &str) -> Coded {
        let start = u32::try_from(TEXT.find(words).unwrap()).unwrap();
        let end = start + u32::try_from(words.len()).unwrap();
        Coded { quote: words.into(), start, end, places: vec![place.into()], ..claim() }
    }

    fn paired(gold: &[Coded], predicted: &[Coded]) -> Vec<(usize, usize)> {
        let faithful = vec![true; predicted.len()];
        let pairs = pairs(&Text::new(TEXT), gold, predicted, &faithful, &Sides::default());
        pairs.into_iter().map(|pair| (pair.gold, pair.predicted)).collect()
    }

    #[test]
    fn claims_of_one_sentence_are_paired_and_those_that_agree_on_more_first() {
        let gold = [at("took Qara", "Qara"), at("took Nabek", "Nabek")];
        let predicted = [at("They took", "Nabek"), at("took Nabek", "Qara")];
        assert_eq!(paired(&gold, &predicted), [(0, 1), (1, 0)]);
    }

    #[test]
    fn of_equals_the_quotes_that_share_more_are_paired_then_the_first() {
        let gold = [at("took Qara", "Qara"), at("took Nabek", "Qara")];
        assert_eq!(paired(&gold, &[at("then took Nabek", "Qara"), at("They", "Qara")]), [(1, 0), (0, 1)]);
        assert_eq!(paired(&gold, &[at("then", "Qara")]), [(1, 0)], "nearer");
        assert_eq!(paired(&gold[..1], &[at("took", "Qara"), at("took", "Qara")]), [(0, 0)]);
    }

    #[test]
    fn another_sentence_or_kind_or_an_unfaithful_quote_is_no_pair() {
        let gold = [at("took Qara", "Qara")];
        let left = Coded { kind: Kind::Withdraw, ..at("took Qara", "Qara") };
        assert_eq!(paired(&gold, &[at("took Yabroud", "Qara"), left]), []);
        assert_eq!(pairs(&Text::new(TEXT), &gold, &gold, &[false], &Sides::default()), []);
    }

    #[test]
    fn a_gold_quote_over_two_sentences_finds_what_overlaps_it() {
        let long = at("took Nabek. Then they took Yabroud", "Nabek");
        assert_eq!(paired(std::slice::from_ref(&long), &[at("took Yabroud", "Yabroud")]), [(0, 0)]);
        assert_eq!(paired(&[long], &[at("They left", "Yabroud")]), []);
    }
}
