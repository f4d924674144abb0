//! On what two claims that tell of the same thing agree.

use std::collections::BTreeSet;

use dateline_model::{Count, DaySpan};

use crate::place_name::place_key;
use crate::{Coded, Sides};

/// What is compared of a pair, in the order of the figures. The last is not needed for a claim to be usable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Field {
    Date,
    Place,
    Sides,
    Numbers,
    Stance,
    SaidBy,
}

impl Field {
    pub(crate) const ALL: [Self; 6] = [Self::Date, Self::Place, Self::Sides, Self::Numbers, Self::Stance, Self::SaidBy];
    pub(crate) const NEEDED: [Self; 5] = [Self::Date, Self::Place, Self::Sides, Self::Numbers, Self::Stance];
}

/// On what a pair agrees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Agreement([bool; 6]);

impl Agreement {
    pub(crate) fn of(gold: &Coded, predicted: &Coded, sides: &Sides) -> Self {
        Self(Field::ALL.map(|field| match field {
            Field::Date => days_agree(gold.days, predicted.days),
            Field::Place => places_agree(&gold.places, &predicted.places),
            Field::Sides => by_agrees(gold, predicted, sides) && against_agrees(gold, predicted, sides),
            Field::Numbers => gold.counts.iter().zip(&predicted.counts).all(|(one, other)| counts_agree(*one, *other)),
            Field::Stance => gold.stance == predicted.stance,
            Field::SaidBy => gold.said_by.is_empty() == predicted.said_by.is_empty(),
        }))
    }

    pub(crate) fn on(self, field: Field) -> bool {
        self.0[field as usize]
    }

    /// On how many of the needed fields.
    pub(crate) fn needed(self) -> usize {
        Field::NEEDED.into_iter().filter(|field| self.on(*field)).count()
    }

    pub(crate) fn usable(self) -> bool {
        self.needed() == Field::NEEDED.len()
    }
}

/// Days agree where both are unknown, or where they meet and those predicted are not much more of them. An open end is
/// taken as a single day.
pub(crate) fn days_agree(gold: DaySpan, predicted: DaySpan) -> bool {
    match (closed(gold), closed(predicted)) {
        (Some(gold), Some(predicted)) => {
            let (long, found) = (gold.1 - gold.0, predicted.1 - predicted.0);
            predicted.0 <= gold.1 && gold.0 <= predicted.1 && found <= (2 * long).max(long + 3)
        }
        (None, None) => true,
        _ => false,
    }
}

/// First and last day as numbers.
pub(crate) fn closed(days: DaySpan) -> Option<(i64, i64)> {
    let (from, to) = (days.first()?, days.last()?);
    Some((i64::from(from.number()), i64::from(to.number())))
}

fn places_agree(gold: &[String], predicted: &[String]) -> bool {
    alike(&keys(gold), &keys(predicted))
}

/// The names as they are compared.
pub(crate) fn keys(places: &[String]) -> BTreeSet<String> {
    places.iter().map(|name| place_key(name)).collect()
}

pub(crate) fn by_agrees(gold: &Coded, predicted: &Coded, sides: &Sides) -> bool {
    let day = gold.days.first();
    alike(&sides.of_all(&gold.by, day), &sides.of_all(&predicted.by, day))
}

/// Whom it was done to is often left unsaid: nothing in the gold leaves the matter open.
pub(crate) fn against_agrees(gold: &Coded, predicted: &Coded, sides: &Sides) -> bool {
    let day = gold.days.first();
    gold.against.is_empty() || alike(&sides.of_all(&gold.against, day), &sides.of_all(&predicted.against, day))
}

/// Whether two sets share at least half of all that is in them; two empty ones do.
fn alike<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    let shared = one.intersection(other).count();
    2 * shared >= one.len() + other.len() - shared
}

/// Counts agree where they overlap; one number must be that very number, and a range may not be much wider.
pub(crate) fn counts_agree(gold: Option<Count>, predicted: Option<Count>) -> bool {
    match (gold, predicted) {
        (Some(gold), Some(predicted)) => {
            let (gold, predicted) = (ends(gold), ends(predicted));
            let (wide, found) = (gold.1 - gold.0, predicted.1 - predicted.0);
            let overlap = predicted.0 <= gold.1 && gold.0 <= predicted.1;
            overlap && (wide > 0 || gold == predicted) && found <= 2 * wide + 3
        }
        (None, None) => true,
        _ => false,
    }
}

/// The ends of a count; an open one lies where no number of people reaches.
fn ends(count: Count) -> (i64, i64) {
    const OPEN: i64 = 1_000_000_000;
    (count.low().map_or(0, i64::from), count.high().map_or(OPEN, i64::from))
}

#[cfg(test)]
mod tests {
    use dateline_model::{ActorId, Day};

    use super::*;
    use crate::testing::claim;

    fn days(from: &str, to: &str) -> DaySpan {
        DaySpan { from: Day::parse(from).ok(), to: Day::parse(to).ok() }
    }

    #[test]
    fn days_agree_that_meet_and_are_not_much_longer() {
        let gold = days("2015-05-10", "2015-05-12");
        assert!(days_agree(gold, days("2015-05-12", "2015-05-12")));
        assert!(days_agree(gold, days("2015-05-12", "2015-05-17")), "two days may become five");
        assert!(!days_agree(gold, days("2015-05-12", "2015-05-18")));
        assert!(!days_agree(gold, days("2015-05-13", "2015-05-13")));
        let month = days("2015-05-01", "2015-05-31");
        assert!(days_agree(month, days("2015-05-01", "2015-06-30")), "a month may become two");
        assert!(!days_agree(gold, month));
        assert!(days_agree(month, gold));
    }

    #[test]
    fn an_open_end_is_a_single_day_and_unknown_is_unknown() {
        let open = DaySpan { from: Day::parse("2015-05-10").ok(), to: None };
        assert!(days_agree(open, days("2015-05-10", "2015-05-10")));
        assert!(!days_agree(open, days("2015-05-11", "2015-05-11")));
        assert!(days_agree(DaySpan::default(), DaySpan::default()));
        assert!(!days_agree(DaySpan::default(), open) && !days_agree(open, DaySpan::default()));
    }

    #[test]
    fn places_agree_that_share_half_of_their_names() {
        let places = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let gold = places(&["al-Thawrah", "Tabqa Dam"]);
        assert!(places_agree(&gold, &places(&["Thawrah"])));
        assert!(places_agree(&gold, &places(&["the Thawrah", "Al Thawrah"])), "twice the same is once");
        assert!(!places_agree(&gold, &places(&["Thawrah", "Raqqa"])));
        assert!(places_agree(&[], &[]));
        assert!(!places_agree(&gold, &[]) && !places_agree(&[], &gold));
    }

    #[test]
    fn sides_are_compared_not_actors_and_a_gold_without_a_victim_asks_for_none() {
        let table = r#"{"fsa":{"side":"rebels"},"nusra":{"side":"rebels"},"isil":{"side":"isil"}}"#;
        let sides = Sides::read("s", table).unwrap();
        let actors = |ids: &[&str]| ids.iter().map(|id| ActorId::new(*id)).collect::<Vec<_>>();
        let gold = Coded { by: actors(&["fsa"]), ..claim() };
        let agree = |gold: &Coded, predicted: &Coded| {
            (by_agrees(gold, predicted, &sides), against_agrees(gold, predicted, &sides))
        };
        let other = Coded { by: actors(&["nusra"]), against: actors(&["isil"]), ..claim() };
        assert_eq!(agree(&gold, &other), (true, true));
        assert_eq!(agree(&other, &gold), (true, false), "nobody was found");
        assert_eq!(agree(&gold, &Coded { by: actors(&["isil", "nusra", "un"]), ..claim() }), (false, true));
        assert_eq!(agree(&claim(), &gold), (false, true), "nobody did it");
    }

    #[test]
    fn numbers_agree_that_can_be_the_same() {
        let between = |low, high| Count::try_new(low, high).ok();
        let agree = |gold, predicted| counts_agree(gold, predicted);
        assert!(agree(between(Some(30), Some(30)), between(Some(30), Some(30))));
        assert!(!agree(between(Some(30), Some(30)), between(Some(29), Some(31))), "one number is that number");
        assert!(agree(between(Some(20), Some(30)), between(Some(29), Some(31))));
        assert!(!agree(between(Some(20), Some(22)), between(Some(20), Some(28))), "too wide");
        assert!(!agree(between(Some(20), Some(30)), between(Some(31), Some(31))));
        assert!(agree(between(Some(18), None), between(Some(18), Some(18))), "at least 18 may be 18");
        assert!(!agree(between(Some(18), Some(18)), between(Some(18), None)));
        assert!(agree(None, None) && !agree(None, between(Some(1), None)) && !agree(between(None, Some(1)), None));
    }
}
