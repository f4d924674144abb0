//! Fields in which a pair does not agree.

use std::collections::BTreeSet;

use dateline_model::{ActorId, Day, DaySpan};

use super::{Cause, Mistake, Search};
use crate::Coded;
use crate::agreement::{Field, by_agrees, closed, counts_agree, keys};
use crate::coded::COUNTS;
use crate::place_name::place_key;
use crate::words_of_claim::{counts, days, list, sides};

/// What is wrong with a field, what was expected and what was coded.
type Fault = (Cause, Vec<String>, String, String);

impl Search<'_> {
    /// A mistake for each field of each pair in which the two do not agree.
    pub(super) fn in_pairs(&self) -> Vec<Mistake> {
        let mut out = Vec::new();
        for pair in &self.document.pairs {
            let (gold, predicted) = (&self.document.gold[pair.gold], &self.document.predicted[pair.predicted]);
            for field in Field::ALL.into_iter().filter(|field| !pair.agreement.on(*field)) {
                let (cause, labels, expected, coded) = self.fault(field, gold, predicted);
                let plain = self.mistake(cause, labels, gold);
                out.push(Mistake { expected, coded, rule: predicted.rule.clone(), ..plain });
            }
        }
        out
    }

    fn fault(&self, field: Field, gold: &Coded, predicted: &Coded) -> Fault {
        match field {
            Field::Date => {
                let (cause, label) = self.date(gold, predicted);
                (cause, vec![label], days(gold.days), days(predicted.days))
            }
            Field::Place => {
                let (cause, labels) = self.place(gold, predicted);
                (cause, labels, list(&gold.places), list(&predicted.places))
            }
            Field::Sides => {
                let (cause, labels) = self.sides(gold, predicted);
                let told = |claim: &Coded| sides(&claim.by, &claim.against);
                (cause, labels, told(gold), told(predicted))
            }
            Field::Numbers => {
                let (cause, label) = number(gold, predicted);
                (cause, vec![label], counts(&gold.counts), counts(&predicted.counts))
            }
            Field::Stance => {
                let (expected, coded) = (gold.stance.to_string(), predicted.stance.to_string());
                (Cause::Stance, vec![format!("{expected} as {coded}")], expected, coded)
            }
            Field::SaidBy => {
                let (cause, labels) = self.source(gold, predicted);
                (cause, labels, list(&gold.said_by), list(&predicted.said_by))
            }
        }
    }

    fn date(&self, gold: &Coded, predicted: &Coded) -> (Cause, String) {
        match (closed(gold.days), closed(predicted.days)) {
            (Some(right), Some(found)) if found.0 > right.1 || right.0 > found.1 => {
                (Cause::DateWrong, how_far(gold.days, predicted.days, found.0 - right.1, right.0 - found.1))
            }
            (Some(_), Some(_)) => (Cause::DateWide, gold.kind.to_string()),
            (_, Some(_)) => (Cause::DateExtra, gold.kind.to_string()),
            _ => {
                let seen = self.seen.map(|seen| if seen.has_day(gold) { "a day" } else { "no day" });
                let seen = seen.map_or_else(String::new, |seen| format!("{seen} seen in the sentence, "));
                (Cause::DateMissing, format!("{seen}{}", gold.doc))
            }
        }
    }

    fn place(&self, gold: &Coded, predicted: &Coded) -> (Cause, Vec<String>) {
        let (right, found) = (keys(&gold.places), keys(&predicted.places));
        let named = |places: &[String], without: &BTreeSet<String>| -> Vec<String> {
            places.iter().filter(|name| !without.contains(&place_key(name))).cloned().collect()
        };
        let missing = named(&gold.places, &found);
        if missing.is_empty() {
            return (Cause::PlaceExtra, named(&predicted.places, &right));
        }
        let Some(seen) = self.seen else { return (Cause::PlaceMissing, missing) };
        let places = seen.places(gold);
        let (passed_over, others): (Vec<String>, _) =
            missing.into_iter().partition(|name| places.contains(&place_key(name)));
        let (unknown, from_story): (Vec<String>, _) =
            others.into_iter().partition(|name| seen.says(gold, &place_key(name)));
        // Of several reasons the one that an editor can mend goes first.
        [(Cause::PlaceUnknown, unknown), (Cause::PlacePassedOver, passed_over)]
            .into_iter()
            .find(|(_, names)| !names.is_empty())
            .unwrap_or((Cause::PlaceFromStory, from_story))
    }

    fn sides(&self, gold: &Coded, predicted: &Coded) -> (Cause, Vec<String>) {
        let of = |actors: &[ActorId]| -> BTreeSet<String> {
            self.sides.of_all(actors, gold.days.first()).into_iter().map(str::to_owned).collect()
        };
        let (right_by, right_against) = (of(&gold.by), of(&gold.against));
        let (found_by, found_against) = (of(&predicted.by), of(&predicted.against));
        let one_of = |one: &BTreeSet<String>, other: &BTreeSet<String>| !one.is_disjoint(other);
        let exchanged = |right: &BTreeSet<String>, found: &BTreeSet<String>| one_of(right, found) || right.is_empty();
        if (one_of(&right_against, &found_by) && exchanged(&right_by, &found_against)
            || one_of(&right_by, &found_against) && exchanged(&right_against, &found_by))
            && !one_of(&right_by, &found_by)
            && !one_of(&right_against, &found_against)
        {
            return (Cause::SidesSwapped, vec![predicted.rule.clone()]);
        }
        let (field, right, found) = if by_agrees(gold, predicted, self.sides) {
            ("against", right_against, found_against)
        } else {
            ("by", right_by, found_by)
        };
        let label = |sides: &BTreeSet<String>| sides.iter().cloned().collect::<Vec<_>>().join(", ");
        let told = |sides: &BTreeSet<String>| vec![format!("{field}: {}", label(sides))];
        if right.is_empty() {
            return (Cause::ActorExtra, told(&found));
        }
        if !found.is_empty() {
            return (Cause::SideWrong, vec![format!("{field}: {} as {}", label(&right), label(&found))]);
        }
        let Some(seen) = self.seen else { return (Cause::ActorMissing, told(&right)) };
        if seen.actors(gold).any(|actor| right.contains(self.sides.of(actor, gold.days.first()))) {
            return (Cause::ActorPassedOver, told(&right));
        }
        match seen.unknown_names(gold) {
            names if names.is_empty() => (Cause::ActorFromStory, told(&right)),
            names => (Cause::ActorUnknown, names),
        }
    }

    fn source(&self, gold: &Coded, predicted: &Coded) -> (Cause, Vec<String>) {
        if gold.said_by.is_empty() {
            return (Cause::SourceExtra, predicted.said_by.clone());
        }
        let cause = match self.seen {
            None => Cause::SourceMissing,
            Some(seen) if seen.sources(gold).is_empty() => Cause::SourceUnknown,
            Some(_) => Cause::SourcePassedOver,
        };
        (cause, gold.said_by.clone())
    }
}

/// By how much a date is wrong; of two days the one that is above zero is the distance.
fn how_far(gold: DaySpan, predicted: DaySpan, late: i64, early: i64) -> String {
    let in_year = |day: Option<Day>| day.map(|day| (day.ymd().1, day.ymd().2));
    let year = |day: Option<Day>| day.map(Day::year);
    let (right, found) = (gold.first(), predicted.first());
    if in_year(right) == in_year(found) && year(right) != year(found) {
        return "in another year".to_owned();
    }
    let way = if late > 0 { "late" } else { "early" };
    match late.max(early) {
        1 => format!("a day {way}"),
        2..=7 => format!("2 to 7 days {way}"),
        8..=31 => format!("8 to 31 days {way}"),
        _ => format!("more than a month {way}"),
    }
}

/// The first number that is wrong.
fn number(gold: &Coded, predicted: &Coded) -> (Cause, String) {
    let wrong = COUNTS.iter().zip(gold.counts.iter().zip(&predicted.counts));
    let wrong = wrong.into_iter().find(|(_, (right, found))| !counts_agree(**right, **found));
    let cause = match wrong {
        Some((_, (Some(_), None))) => Cause::NumberMissing,
        Some((_, (None, Some(_)))) => Cause::NumberExtra,
        _ => Cause::NumberWrong,
    };
    (cause, wrong.map_or_else(String::new, |(name, _)| (*name).to_owned()))
}
