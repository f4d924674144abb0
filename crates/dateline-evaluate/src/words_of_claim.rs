//! A claim in a line, for people.

use dateline_model::{ActorId, Count, DaySpan, Stance};

use crate::Coded;
use crate::coded::COUNTS;

/// All that is scored of a claim: `capture, 2015-05-12, Tabqa, by sdf against isil`.
pub(crate) fn in_words(claim: &Coded) -> String {
    let mut out = vec![claim.kind.to_string()];
    out.extend((!claim.days.is_unknown()).then(|| days(claim.days)));
    out.extend((!claim.places.is_empty()).then(|| claim.places.join(", ")));
    out.extend(Some(sides(&claim.by, &claim.against)).filter(|sides| sides != NOTHING));
    out.extend(Some(counts(&claim.counts)).filter(|counts| counts != NOTHING));
    out.extend((!claim.said_by.is_empty()).then(|| format!("says {}", claim.said_by.join(", "))));
    out.extend((claim.stance != Stance::Asserted).then(|| claim.stance.to_string()));
    out.join("; ")
}

/// What stands where nothing does.
pub(crate) const NOTHING: &str = "nothing";

pub(crate) fn days(days: DaySpan) -> String {
    match (days.from, days.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => NOTHING.to_owned(),
    }
}

pub(crate) fn list(items: &[String]) -> String {
    if items.is_empty() { NOTHING.to_owned() } else { items.join(", ") }
}

pub(crate) fn sides(by: &[ActorId], against: &[ActorId]) -> String {
    let named = |actors: &[ActorId]| actors.iter().map(ActorId::as_str).collect::<Vec<_>>().join(", ");
    let by = (!by.is_empty()).then(|| format!("by {}", named(by)));
    let against = (!against.is_empty()).then(|| format!("against {}", named(against)));
    match (by, against) {
        (Some(by), Some(against)) => format!("{by} {against}"),
        (by, against) => by.or(against).unwrap_or_else(|| NOTHING.to_owned()),
    }
}

pub(crate) fn counts(counts: &[Option<Count>; 4]) -> String {
    let told = COUNTS.iter().zip(counts).filter_map(|(name, count)| Some(format!("{} {name}", (*count)?.in_words())));
    let told: Vec<String> = told.collect();
    list(&told)
}

#[cfg(test)]
mod tests {
    use dateline_model::Day;

    use super::*;
    use crate::testing::claim;

    #[test]
    fn a_claim_is_told_in_a_line() {
        assert_eq!(in_words(&claim()), "capture");
        let full = Coded {
            days: DaySpan { from: Day::parse("2015-05-12").ok(), to: Day::parse("2015-05-13").ok() },
            places: vec!["Tabqa".into(), "Tabqa Dam".into()],
            against: vec![ActorId::new("isil")],
            counts: [Some(Count::at_least(18)), Some(Count::exactly(3)), None, None],
            said_by: vec!["SOHR".into()],
            stance: Stance::Denied,
            ..claim()
        };
        let told = "capture; 2015-05-12 to 2015-05-13; Tabqa, Tabqa Dam; against isil; at least 18 killed, 3 wounded; \
            says SOHR; denied";
        assert_eq!(in_words(&full), told);
        assert_eq!(days(DaySpan { from: None, to: Day::parse("2015-05-13").ok() }), "to 2015-05-13");
    }
}
