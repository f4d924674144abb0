//! Days told from the story's own date: "the next day", "two weeks later", "on Sunday", "the 25th", "this week".

use dateline_model::{Day, DaySpan};

use super::absolute::day_number;
use super::{Calendar, Hit};
use crate::number::figure_at;
use crate::token::Token;
use crate::word::WordList;

/// The relative day that starts at this token, if one does.
pub(super) fn at(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let anchor = calendar.running.or(calendar.reference);
    counted(tokens, at, anchor)
        .or_else(|| named(tokens, at, anchor))
        .or_else(|| ordinal(tokens, at, anchor))
        .or_else(|| from_now(tokens, at, calendar))
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}

fn hit(days: DaySpan, last: usize) -> Option<Hit> {
    Some(Hit { days, last, precise: true })
}

/// `two days later`, `a week after`, `10 days earlier`, `the two following days`.
fn counted(tokens: &[Token], at: usize, anchor: Option<DaySpan>) -> Option<Hit> {
    let (number, unit_at) = match word(tokens, at) {
        "a" | "one" | "the" => (1, at + 1),
        _ => {
            figure_at(tokens, at).and_then(|(number, next)| i32::try_from(number).ok().map(|number| (number, next)))?
        }
    };
    let unit = match word(tokens, unit_at) {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "month" | "months" => 30,
        _ => return None,
    };
    let sign = match word(tokens, unit_at + 1) {
        "later" | "afterwards" | "afterward" => 1,
        "after"
            if word(tokens, at) != "the"
                && ["the", "that", "this", "it", "they"].contains(&word(tokens, unit_at + 2)) =>
        {
            1
        }
        "earlier" | "prior" | "before" | "previously" if word(tokens, at) != "the" => -1,
        _ => return None,
    };
    let distance = number.saturating_mul(unit).saturating_mul(sign);
    let from = anchor.and_then(|days| if sign > 0 { days.last() } else { days.first() });
    hit(from.map_or(DaySpan::UNKNOWN, |day| around(day.plus(distance), unit)), unit_at + 2)
}

/// A count of days is exact; of weeks, a day more; of months, ten days around.
fn around(day: Day, unit: i32) -> DaySpan {
    match unit {
        1 => DaySpan::on(day),
        7 => DaySpan::between(day, day.plus(1)),
        _ => DaySpan::between(day.plus(-10), day.plus(10)),
    }
}

/// `the next day`, `the same night`, `that evening`, `later in the day`, `the day before`, `the following days`.
fn named(tokens: &[Token], at: usize, anchor: Option<DaySpan>) -> Option<Hit> {
    const FIRST: &WordList = words!["the", "a", "this", "that", "following", "next", "previous", "preceding", "same"];
    // All of the above begin so, and few words do.
    if !tokens[at].is_any(FIRST) {
        return None;
    }
    let unit = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.is_any(words!["day", "night", "evening", "morning", "afternoon", "date", "dawn", "time"])
        })
    };
    let last = anchor.and_then(DaySpan::last);
    let first = anchor.and_then(DaySpan::first);
    let shifted = |days: i32| {
        let day = if days < 0 { first } else { last };
        day.map_or(DaySpan::UNKNOWN, |day| DaySpan::on(day.plus(days)))
    };
    let start = usize::from(tokens[at].is_any(words!["the", "a", "this"]));
    match (word(tokens, at), word(tokens, at + start), word(tokens, at + start + 1)) {
        ("the", "following" | "next" | "ensuing" | "coming", "days") => {
            let from = last.map(|day| day.plus(1));
            hit(DaySpan { from, to: from.map(|day| day.plus(2)) }, at + 3)
        }
        (_, "following" | "next", "week") => {
            hit(shifted(1).first().map_or(DaySpan::UNKNOWN, |day| DaySpan::between(day, day.plus(7))), at + start + 2)
        }
        (_, "following" | "next", _) if unit(at + start + 1) => hit(shifted(1), at + start + 2),
        (_, "previous" | "preceding", _) if unit(at + start + 1) => hit(shifted(-1), at + start + 2),
        (_, "same", _) if unit(at + start + 1) => hit(anchor.unwrap_or(DaySpan::UNKNOWN), at + start + 2),
        ("the", "day", "after") => hit(shifted(1), at + 3),
        ("the", "day", "before") => hit(shifted(-1), at + 3),
        ("that", _, _) if unit(at + 1) && word(tokens, at + 1) != "time" => {
            hit(anchor.unwrap_or(DaySpan::UNKNOWN), at + 2)
        }
        _ => None,
    }
}

/// `on the 25th`, `from the second to the fifth`.
fn ordinal(tokens: &[Token], at: usize, anchor: Option<DaySpan>) -> Option<Hit> {
    let suffixed = |at: usize| {
        let token = word(tokens, at);
        token.ends_with(|c: char| c.is_alphabetic()).then(|| day_number(tokens, at)).flatten().or(match token {
            "first" => Some(1),
            "second" => Some(2),
            "third" => Some(3),
            "fourth" => Some(4),
            "fifth" => Some(5),
            "sixth" => Some(6),
            _ => None,
        })
    };
    let before = at.checked_sub(1).map_or("", |index| tokens[index].lower.as_str());
    if word(tokens, at) != "the" || !["on", "from", "by", "until"].contains(&before) {
        return None;
    }
    let day = suffixed(at + 1)?;
    let spelt = !word(tokens, at + 1).starts_with(|c: char| c.is_numeric());
    // "on the 29th", but not "on the 29th Brigade".
    const NUMBERED: &WordList = words![
        "day",
        "week",
        "floor",
        "anniversary",
        "century",
        "division",
        "brigade",
        "regiment",
        "battalion",
        "army",
        "corps",
    ];
    let ends = tokens.get(at + 2).is_none_or(|token| {
        !token.is_word()
            || ["to", "and"].contains(&token.lower.as_str())
            || !spelt && !token.capital && !token.is_any(NUMBERED)
    });
    if !ends {
        return None;
    }
    let of_month =
        |day: i8| anchor.and_then(DaySpan::last).and_then(|day_of| Day::new(day_of.ymd().0, day_of.ymd().1, day).ok());
    if word(tokens, at + 2) == "to"
        && word(tokens, at + 3) == "the"
        && let Some(second) = suffixed(at + 4)
        && let (Some(from), Some(to)) = (of_month(day), of_month(second))
    {
        return hit(DaySpan::between(from, to), at + 5);
    }
    if spelt {
        return None;
    }
    hit(of_month(day).map_or(DaySpan::UNKNOWN, DaySpan::on), at + 2)
}

/// `today`, `yesterday`, `this week`, `earlier this month`, `on Sunday`, `last week`: told from the day of writing.
fn from_now(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let now = calendar.now;
    let known = |days: Option<DaySpan>, last: usize| hit(days.unwrap_or(DaySpan::UNKNOWN), last);
    match (word(tokens, at), word(tokens, at + 1)) {
        ("today", _) => known(now.map(DaySpan::on), at + 1),
        ("yesterday", _) => known(now.map(|day| DaySpan::on(day.plus(-1))), at + 1),
        ("this", "week") => known(now.map(|day| DaySpan::between(day.plus(1 - i32::from(day.weekday())), day)), at + 2),
        ("this", "month") => known(now.map(|day| DaySpan::between(day.start_of_month(), day)), at + 2),
        ("last", "week") => known(now.map(week_before), at + 2),
        ("last", "month") => known(now.map(month_before), at + 2),
        (weekday, _) if tokens[at].capital && WEEKDAYS.contains(&weekday) => {
            let wanted =
                WEEKDAYS.iter().position(|name| *name == weekday).and_then(|index| i32::try_from(index + 1).ok())?;
            let base = now.or(calendar.running.or(calendar.reference).and_then(DaySpan::last));
            let days = base.map(|day| {
                let back = (i32::from(day.weekday()) - wanted).rem_euclid(7);
                DaySpan::on(day.plus(-back))
            });
            known(days, at + 1)
        }
        _ => None,
    }
}

fn week_before(day: Day) -> DaySpan {
    let monday = day.plus(1 - i32::from(day.weekday()) - 7);
    DaySpan::between(monday, monday.plus(6))
}

fn month_before(day: Day) -> DaySpan {
    let last = day.start_of_month().plus(-1);
    DaySpan::between(last.start_of_month(), last)
}
