//! Days in running text: whole dates, partial dates, spans, seasons, and days told from the story's own date.
//!
//! A partial date takes the year that brings it nearest to the story's date; with no date to go by it stays unknown,
//! since a guessed year is worse than none.

mod absolute;
mod relative;

use dateline_model::{DateBound, Day, DaySpan};

use crate::token::Token;
use crate::word::WordList;

pub(crate) use absolute::MONTHS;

/// What the story has said so far about when it is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Calendar {
    /// The days that the story is at.
    pub(crate) running: Option<DaySpan>,
    /// The last days that it was at, kept over a heading: what "the next day" counts from.
    pub(crate) reference: Option<DaySpan>,
    /// The day that the telling has come to: what a date without a year is near. A jump far ahead ("recaptured in
    /// 2018") does not move it.
    pub(crate) narrative: Option<Day>,
    /// A day far from the telling with which a sentence of this section opened: dates after it are near it, until the
    /// section ends.
    pub(crate) local: Option<Day>,
    /// The days of the whole campaign, as the body of the report tells them.
    pub(crate) campaign: Option<DaySpan>,
    /// The year that a heading or an earlier date gave.
    pub(crate) year: Option<i16>,
    /// The day that "today", "this week" and "now" mean.
    pub(crate) now: Option<Day>,
}

impl Calendar {
    /// The day from which partial and relative dates are counted.
    fn anchor(&self) -> Option<Day> {
        self.local.or(self.narrative).or_else(|| self.running.or(self.reference).and_then(DaySpan::last))
    }

    /// Notes that the story has come to these days.
    pub(crate) fn arrive(&mut self, days: DaySpan, leading: bool) {
        const JUMP: i32 = 200;
        self.running = Some(days);
        self.reference = Some(days);
        let Some(day) = days.last() else { return };
        if self.narrative.is_none_or(|before| (day.number() - before.number()).abs() <= JUMP) {
            self.narrative = Some(day);
            self.local = None;
        } else if leading {
            self.local = Some(day);
        }
    }

    /// The year for a date without one: that which brings it nearest to the story's date.
    fn year_for(&self, month: i8, day: i8) -> Option<i16> {
        if let Some(anchor) = self.anchor() {
            let near = anchor.year();
            return (near - 1..=near + 1)
                .filter_map(|year| Day::new(year, month, day.min(28)).ok())
                .filter(|candidate| self.now.is_none_or(|now| *candidate <= now.plus(3)))
                .min_by_key(|candidate| (candidate.number() - anchor.number()).abs())
                .map(Day::year);
        }
        if self.year.is_some() {
            return self.year;
        }
        let now = self.now?;
        let this_year = Day::new(now.year(), month, day.min(28)).ok()?;
        Some(if this_year <= now.plus(3) { now.year() } else { now.year() - 1 })
    }
}

/// A day or span of days told in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DayMark {
    /// First token.
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    pub(crate) days: DaySpan,
    pub(crate) bound: DateBound,
    /// Whether it opens the sentence, so that the story goes on from it.
    pub(crate) leading: bool,
    /// Whether it is finer than a season.
    pub(crate) precise: bool,
    /// Whether it is counted from a day told before it: "three days later".
    pub(crate) counted: bool,
}

/// What a pattern found: the days, one past its last token, and whether it is finer than a season.
struct Hit {
    days: DaySpan,
    last: usize,
    precise: bool,
}

/// All days told in a sentence, in order.
pub(crate) fn days(tokens: &[Token], calendar: &Calendar) -> Vec<DayMark> {
    let mut out: Vec<DayMark> = Vec::new();
    let mut local = *calendar;
    let mut at = 0;
    while at < tokens.len() {
        let whole = absolute::at(tokens, at, &local);
        let counted = whole.is_none();
        let Some(hit) = whole.or_else(|| relative::at(tokens, at, &local)) else {
            at += 1;
            continue;
        };
        // "two weeks after the fall of X, …": not counted from where the story is, if it would lie ahead of the telling.
        let ahead = calendar.now.is_some_and(|now| hit.days.first().is_some_and(|first| first > now));
        if counted && ahead {
            at = hit.last.max(at + 1);
            continue;
        }
        let (first, bound, days) = bounded(tokens, at, hit.days);
        let leading = out.is_empty() && opens(tokens, first);
        if hit.precise {
            local.reference = Some(hit.days);
            local.running = Some(hit.days);
            local.narrative = hit.days.last().or(local.narrative);
            local.local = None;
        }
        out.push(DayMark { first, last: hit.last, days, bound, leading, precise: hit.precise, counted });
        at = hit.last.max(at + 1);
    }
    out
}

/// Whether only words of time and connection stand before this token.
fn opens(tokens: &[Token], first: usize) -> bool {
    const OPENERS: &WordList = words![
        "on",
        "in",
        "by",
        "at",
        "the",
        "of",
        "during",
        "early",
        "late",
        "later",
        "meanwhile",
        "then",
        "and",
        "but",
        "also",
        "between",
        "around",
        "from",
        "since",
        "as",
        "about",
        "just",
        "around",
        "through",
        "until",
        "over",
        "sometime",
        "morning",
        "evening",
        "night",
        "afternoon",
        "hours",
        "dawn",
        "before",
        "after",
        "end",
        "beginning",
        "start",
        "however",
        ",",
        "again",
        "noon",
        "dusk",
        "nightfall",
        "midnight",
        "for",
        "this",
        "that",
        "same",
        "course",
        "additionally",
        "within",
    ];
    first <= 9 && tokens[..first].iter().all(|token| token.is_any(OPENERS))
}

/// Reads the words before a date that say how it bounds the happening, and takes them into it.
fn bounded(tokens: &[Token], at: usize, days: DaySpan) -> (usize, DateBound, DaySpan) {
    let back = |distance: usize| at.checked_sub(distance).map_or("", |index| tokens[index].lower.as_str());
    let from = DaySpan { from: days.from, to: None };
    match (back(2), back(1)) {
        ("as", "of") => (at - 2, DateBound::By, days),
        ("evening" | "morning" | "night" | "end" | "afternoon", "of") if at >= 4 && back(4) == "by" => {
            (at - 4, DateBound::By, days)
        }
        ("since", "around" | "about" | "circa" | "before" | "approximately") => (at - 2, DateBound::Since, from),
        ("c" | "ca" | "approx", ".") => (at - 2, DateBound::About, days),
        (_, "by" | "before") => (at - 1, DateBound::By, days),
        (_, "since") => (at - 1, DateBound::Since, from),
        (_, "until" | "till") => (at - 1, DateBound::On, DaySpan { from: None, to: days.last() }),
        (_, "around" | "about" | "circa" | "approximately") => (at - 1, DateBound::About, days),
        ("starting" | "beginning", "on" | "in" | "from") => (at - 2, DateBound::Since, from),
        (_, "from")
            if tokens.get(at + 3).is_none_or(|token| !token.is_any(words!["to", "until"]))
                && days.single().is_some() =>
        {
            (at - 1, DateBound::Since, from)
        }
        (_, "on" | "in" | "during" | "between" | "from") => (at - 1, DateBound::On, days),
        _ => (at, DateBound::On, days),
    }
}

#[cfg(test)]
mod tests;
