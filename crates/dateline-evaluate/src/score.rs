//! The figures.

use std::collections::BTreeMap;

use dateline_model::{Kind, Stance};
use serde::{Serialize, Serializer};

use crate::Document;
use crate::agreement::Field;

/// What is counted of a report; counts of several reports can be summed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    gold: usize,
    predicted: usize,
    unfaithful: usize,
    found: usize,
    usable: usize,
    /// Pairs that agree, field by field.
    agree: [usize; 6],
    /// Gold claims that are denied or planned, and those of them that are found so.
    marked: (usize, usize),
    kinds: BTreeMap<&'static str, OfKind>,
}

/// Claims of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct OfKind {
    gold: usize,
    predicted: usize,
    found: usize,
}

impl Tally {
    pub(crate) fn of(document: &Document) -> Self {
        let (gold, pairs) = (&document.gold, &document.pairs);
        let mut kinds: BTreeMap<&'static str, OfKind> = BTreeMap::new();
        let mut of = |kind: Kind, count: fn(&mut OfKind) -> &mut usize| {
            *count(kinds.entry(kind.as_str()).or_default()) += 1;
        };
        gold.iter().for_each(|claim| of(claim.kind, |kind| &mut kind.gold));
        document.predicted.iter().for_each(|claim| of(claim.kind, |kind| &mut kind.predicted));
        pairs.iter().for_each(|pair| of(gold[pair.gold].kind, |kind| &mut kind.found));
        let kept = |pair: &&crate::matching::Pair| {
            gold[pair.gold].stance != Stance::Asserted && pair.agreement.on(Field::Stance)
        };
        let marked = gold.iter().filter(|claim| claim.stance != Stance::Asserted).count();
        Self {
            gold: gold.len(),
            predicted: document.predicted.len(),
            unfaithful: document.faithful.iter().filter(|faithful| !**faithful).count(),
            found: pairs.len(),
            usable: pairs.iter().filter(|pair| pair.agreement.usable()).count(),
            agree: Field::ALL.map(|field| pairs.iter().filter(|pair| pair.agreement.on(field)).count()),
            marked: (marked, pairs.iter().filter(kept).count()),
            kinds,
        }
    }

    /// Adds the counts of other reports.
    pub fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.unfaithful += other.unfaithful;
        self.found += other.found;
        self.usable += other.usable;
        self.marked = (self.marked.0 + other.marked.0, self.marked.1 + other.marked.1);
        for (sum, more) in self.agree.iter_mut().zip(other.agree) {
            *sum += more;
        }
        for (kind, more) in &other.kinds {
            let sum = self.kinds.entry(kind).or_default();
            sum.gold += more.gold;
            sum.predicted += more.predicted;
            sum.found += more.found;
        }
    }

    /// The figures that come of it.
    #[must_use]
    pub fn score(&self) -> Score {
        let share = |field: Field| if self.found > 0 { ratio(self.agree[field as usize], self.found) } else { 0.0 };
        let kind = |of: &OfKind| (Prf::new(of.found, of.gold, of.predicted).f1, of.gold, of.predicted);
        Score {
            gold: self.gold,
            predicted: self.predicted,
            unfaithful: self.unfaithful,
            found: Prf::new(self.found, self.gold, self.predicted),
            usable: Prf::new(self.usable, self.gold, self.predicted),
            fields: Fields {
                date: share(Field::Date),
                place: share(Field::Place),
                sides: share(Field::Sides),
                numbers: share(Field::Numbers),
                stance: share(Field::Stance),
                said_by: share(Field::SaidBy),
            },
            stance_recall: (self.marked.0 > 0).then(|| ratio(self.marked.1, self.marked.0)),
            marked: self.marked.0,
            kinds: self.kinds.iter().map(|(name, of)| (*name, kind(of))).collect(),
        }
    }
}

/// How good a coding is. As JSON it has the keys that the coding guide's scorer prints.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Score {
    /// Gold claims.
    pub gold: usize,
    /// Predicted claims of the same reports.
    pub predicted: usize,
    /// Those of them whose quote is not verbatim, or runs over more than one sentence.
    pub unfaithful: usize,
    /// Of the right kind at the right place in the text.
    pub found: Prf,
    /// And with the right days, places, sides, numbers and stance.
    pub usable: Prf,
    /// The shares of the pairs that agree, field by field.
    pub fields: Fields,
    /// Of the gold claims that are denied or planned, the share found so; `None` where there are none.
    pub stance_recall: Option<f64>,
    /// How many gold claims are denied or planned.
    #[serde(skip)]
    pub marked: usize,
    /// By kind: found F1, gold claims, predicted claims.
    pub kinds: BTreeMap<&'static str, (f64, usize, usize)>,
}

/// The shares of the pairs that agree, field by field.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Fields {
    /// Days.
    pub date: f64,
    /// Places.
    pub place: f64,
    /// Who did it, and to whom, by their sides.
    pub sides: f64,
    /// Numbers of people.
    pub numbers: f64,
    /// Asserted, denied or planned.
    pub stance: f64,
    /// Whether somebody is named who says so.
    pub said_by: f64,
}

/// Precision, recall, and their harmonic mean. As JSON a list of the three.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Prf {
    /// The share of what is predicted that is right.
    pub precision: f64,
    /// The share of the gold that is predicted.
    pub recall: f64,
    /// Both in one figure.
    pub f1: f64,
}

impl Prf {
    fn new(right: usize, gold: usize, predicted: usize) -> Self {
        let (precision, recall) = (ratio(right, predicted), ratio(right, gold));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Self { precision, recall, f1 }
    }
}

impl Serialize for Prf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.precision, self.recall, self.f1).serialize(serializer)
    }
}

/// A share; none of nothing.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_nothing_are_nothing() {
        let score = Tally::default().score();
        assert_eq!(score.found, Prf { precision: 0.0, recall: 0.0, f1: 0.0 });
        let json = serde_json::to_value(&score).unwrap();
        assert_eq!(json["found"], serde_json::json!([0.0, 0.0, 0.0]));
        assert_eq!(json["stance_recall"], serde_json::Value::Null);
        assert!(json.get("marked").is_none());
    }

    #[test]
    fn sums_over_reports_are_the_figures_of_all() {
        let kinds = |gold, predicted, found| BTreeMap::from([("capture", OfKind { gold, predicted, found })]);
        let mut one = Tally { gold: 4, predicted: 2, found: 2, usable: 1, kinds: kinds(4, 2, 2), ..Tally::default() };
        one.agree = [1, 2, 2, 2, 2, 2];
        let two = Tally { gold: 1, predicted: 3, marked: (1, 0), kinds: kinds(1, 3, 0), ..Tally::default() };
        one.add(&two);
        let score = one.score();
        assert_eq!((score.found.precision, score.found.recall), (0.4, 0.4));
        assert!((score.found.f1 - 0.4).abs() < 1e-12);
        assert_eq!((score.usable.recall, score.fields.date, score.stance_recall), (0.2, 0.5, Some(0.0)));
        assert_eq!(score.kinds["capture"], (score.found.f1, 5, 5));
    }
}
