//! How right each rule is: what it made, and what of that stands in the gold.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Comparison;
use crate::score::ratio;

/// The claims of one rule.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct RuleScore {
    /// The rule: an event word's id, or another name that claims carry. Empty where a coding does not say.
    pub rule: String,
    /// Claims that it made.
    pub made: usize,
    /// Those found in the gold.
    pub right: usize,
    /// Those that are usable as well.
    pub usable: usize,
    /// The share of those made that are right.
    pub precision: f64,
}

/// All rules that made claims, the least precise first, and of equals the one that made more.
#[must_use]
pub fn rules(comparison: &Comparison) -> Vec<RuleScore> {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for document in comparison.documents.values() {
        for claim in &document.predicted {
            counts.entry(&claim.rule).or_default()[0] += 1;
        }
        for pair in &document.pairs {
            let count = counts.entry(&document.predicted[pair.predicted].rule).or_default();
            count[1] += 1;
            count[2] += usize::from(pair.agreement.usable());
        }
    }
    let score = |(rule, [made, right, usable]): (&str, [usize; 3])| RuleScore {
        rule: rule.to_owned(),
        made,
        right,
        usable,
        precision: ratio(right, made),
    };
    let mut out: Vec<RuleScore> = counts.into_iter().map(score).collect();
    out.sort_by(|one, other| one.precision.total_cmp(&other.precision).then(other.made.cmp(&one.made)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::claim;
    use crate::{Coded, Sides, Texts};

    #[test]
    fn the_least_precise_rule_comes_first() {
        let of = |rule: &str, place: &str| Coded { rule: rule.into(), places: vec![place.into()], ..claim() };
        let predicted = vec![of("sure", "Qara"), of("sure", "Nabek"), of("loose", "Qara"), of("loose", "Qara")];
        let gold = vec![of("", "Qara"), of("", "Qara"), of("", "Qara")];
        let texts = Texts::from([("d".to_owned(), "took")]);
        let compared = Comparison::new(gold, predicted, &texts, &Sides::default()).unwrap();
        let rules = rules(&compared);
        let told: Vec<_> = rules.iter().map(|rule| (rule.rule.as_str(), rule.made, rule.right, rule.usable)).collect();
        assert_eq!(told, [("sure", 2, 1, 1), ("loose", 2, 2, 2)]);
        assert!((rules[0].precision - 0.5).abs() < 1e-9);
    }
}
