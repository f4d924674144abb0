//! Two codings side by side, report by report.

use std::collections::BTreeMap;

use crate::matching::{Pair, pairs};
use crate::score::{Score, Tally};
use crate::text::Text;
use crate::{Coded, EvaluateError, Sides};

/// The texts of reports, by their `doc`.
pub type Texts<'a> = BTreeMap<String, &'a str>;

/// A gold coding and a predicted one, compared. What is predicted of other reports is left out.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The reports of the gold coding, by their `doc`.
    pub documents: BTreeMap<String, Document>,
    pub(crate) sides: Sides,
}

/// One report, coded twice.
#[derive(Clone, Debug)]
pub struct Document {
    /// The gold claims, in the order of the coding.
    pub gold: Vec<Coded>,
    /// The predicted claims, in the order of the coding.
    pub predicted: Vec<Coded>,
    pub(crate) faithful: Vec<bool>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) text: Text,
}

impl Comparison {
    /// Compares two codings. The text of each report of the gold coding is needed, to know what stands in one sentence and
    /// which quotes are verbatim.
    pub fn new(
        gold: Vec<Coded>,
        predicted: Vec<Coded>,
        texts: &Texts<'_>,
        sides: &Sides,
    ) -> Result<Self, EvaluateError> {
        let mut codings: BTreeMap<String, (Vec<Coded>, Vec<Coded>)> = BTreeMap::new();
        for claim in gold {
            codings.entry(claim.doc.clone()).or_default().0.push(claim);
        }
        for claim in predicted {
            if let Some((_, predicted)) = codings.get_mut(&claim.doc) {
                predicted.push(claim);
            }
        }
        let lacking: Vec<String> = codings.keys().filter(|doc| !texts.contains_key(*doc)).cloned().collect();
        if !lacking.is_empty() {
            return Err(EvaluateError::NoText { docs: lacking });
        }
        let documents = codings.into_iter().filter_map(|(doc, (gold, predicted))| {
            let text = texts.get(&doc)?;
            Some((doc, Document::new(text, gold, predicted, sides)))
        });
        Ok(Self { documents: documents.collect(), sides: sides.clone() })
    }

    /// The figures over all reports.
    #[must_use]
    pub fn score(&self) -> Score {
        let mut tally = Tally::default();
        for document in self.documents.values() {
            tally.add(&document.tally());
        }
        tally.score()
    }
}

impl Document {
    fn new(text: &str, gold: Vec<Coded>, predicted: Vec<Coded>, sides: &Sides) -> Self {
        let text = Text::new(text);
        let faithful: Vec<bool> = predicted.iter().map(|claim| is_faithful(&text, claim)).collect();
        let pairs = pairs(&text, &gold, &predicted, &faithful, sides);
        Self { gold, predicted, faithful, pairs, text }
    }

    /// The figures of this report, to be summed.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(self)
    }

    /// The gold claims whose quote is not in the text: these are the coding's own mistakes.
    pub fn not_verbatim(&self) -> impl Iterator<Item = &Coded> {
        self.gold.iter().filter(|claim| !self.text.has(claim.start, claim.end, &claim.quote))
    }
}

/// Whether the quote is verbatim, and within one sentence.
fn is_faithful(text: &Text, claim: &Coded) -> bool {
    text.has(claim.start, claim.end, &claim.quote) && text.sentence(claim.start) == text.sentence(claim.end - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::claim;

    #[test]
    fn quotes_that_are_not_verbatim_or_run_over_a_sentence_never_match() {
        let text = "They took Qara. Then they took Nabek.";
        let good = Coded { quote: "took Qara".into(), start: 5, end: 14, ..claim() };
        let wrong = Coded { start: 6, end: 15, ..good.clone() };
        let over = Coded { quote: "Qara. Then".into(), start: 10, end: 20, ..good.clone() };
        let texts = Texts::from([("d".to_owned(), text)]);
        let predicted = vec![wrong.clone(), over, good.clone()];
        let compared = Comparison::new(vec![good, wrong], predicted, &texts, &Sides::default()).unwrap();
        let document = &compared.documents["d"];
        assert_eq!(document.faithful, [false, false, true]);
        assert_eq!(document.pairs.len(), 1);
        assert_eq!(document.not_verbatim().count(), 1);
        let score = compared.score();
        assert_eq!((score.gold, score.predicted, score.unfaithful), (2, 3, 2));
    }

    #[test]
    fn other_reports_are_left_out_and_a_report_without_text_is_named() {
        let other = Coded { doc: "e".into(), ..claim() };
        let texts = Texts::from([("d".to_owned(), "took")]);
        let compared = Comparison::new(vec![claim()], vec![other.clone()], &texts, &Sides::default()).unwrap();
        assert_eq!(compared.score().predicted, 0);
        let error = Comparison::new(vec![claim(), other], vec![], &texts, &Sides::default()).unwrap_err();
        assert_eq!(error.to_string(), "there is no text for `e`");
    }
}
