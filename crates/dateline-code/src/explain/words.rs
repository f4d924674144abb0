//! Marks in words, for people.

use dateline_model::{DateBound, DaySpan};

use super::Marked;

impl Marked {
    /// What is marked, in one short word.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Clause { .. } => "clause",
            Self::Day { .. } => "day",
            Self::Number { .. } => "number",
            Self::People { .. } => "people",
            Self::Actor { .. } => "who",
            Self::Place { .. } => "where",
            Self::EventWord { .. } => "event",
            Self::Source { .. } => "source",
        }
    }

    /// What the coder makes of the words.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Clause { link } => format!("a clause: {link}"),
            Self::Day { from, to, date_bound, opens } => {
                let days = DaySpan { from: *from, to: *to };
                let days = if days.is_unknown() { "nothing tells which day".to_owned() } else { days.in_words() };
                let bound = bound_in_words(*date_bound);
                let opens = if *opens { "; the story goes on from here" } else { "" };
                format!("{days}{bound}{opens}")
            }
            Self::Number { count } => count.in_words(),
            Self::People { count, civilian, groups } => {
                let what = match (civilian, groups) {
                    (_, true) => "families or units",
                    (true, _) => "civilians",
                    _ => "people",
                };
                count.map_or_else(|| format!("{what}, not counted"), |count| format!("{} {what}", count.in_words()))
            }
            Self::Actor { actor, name, named, attribute } => {
                let how = if *named { "by name" } else { "as the story has it" };
                let holds = if *attribute { "; only says who holds something" } else { "" };
                format!("{name} ({actor}), {how}{holds}")
            }
            Self::Place { place_id, known_as, certainty, kind, .. } => {
                let kind = kind.map_or("", |kind| kind.as_str());
                match (place_id, known_as) {
                    (Some(id), Some(known)) => format!("{known} ({id}), {kind}, certainty {certainty:.2}"),
                    _ if kind.is_empty() => "a place that the gazetteer does not know".to_owned(),
                    _ => format!("a place that the gazetteer does not know, {kind}"),
                }
            }
            Self::EventWord { trigger, kind, outcome, .. } => match *outcome {
                "claim" => format!("{kind} by rule {trigger}"),
                "casualties" => "people hurt or taken".to_owned(),
                outcome => format!("{kind} by rule {trigger}: no claim, {}", no_claim(outcome)),
            },
            Self::Source { source, denies, judges, .. } => {
                let does = match (denies, judges) {
                    (true, _) => "denies",
                    (_, true) => "judges",
                    _ => "says it",
                };
                format!("{source} {does}")
            }
        }
    }

    /// Whether it is an event word that made no claim.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::EventWord { outcome, .. } if !matches!(*outcome, "claim" | "casualties"))
    }
}

/// How days bound what happened, in brackets; nothing where it was on them.
pub(super) fn bound_in_words(bound: DateBound) -> String {
    match bound {
        DateBound::On => String::new(),
        bound => format!(" ({})", bound.as_str()),
    }
}

/// Why an event word made no claim.
fn no_claim(outcome: &str) -> &'static str {
    match outcome {
        "told_already" => "since another one of the clause says the same",
        "only_an_aim" => "since it is the aim of what is told already",
        _ => "since its form or what stands around it tells no event",
    }
}
