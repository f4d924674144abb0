//! Dates that name a month, a year or a season.

use dateline_model::{Day, DaySpan};

use super::{Calendar, Hit};
use crate::token::{Class, Token};
use crate::word::WordList;

/// The months by their full names, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const NAMES: &WordList = &WordList::new(&MONTHS);

/// The date that starts at this token, if one does.
pub(super) fn at(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let token = tokens.get(at)?;
    if token.lower.starts_with(|first: char| first.is_ascii_digit()) {
        return iso(tokens, at).or_else(|| day_month(tokens, at, calendar)).or_else(|| year_alone(tokens, at));
    }
    // A month has a capital.
    let named = if token.capital { month_day(tokens, at, calendar) } else { None };
    named
        .or_else(|| part_of_month(tokens, at, calendar))
        .or_else(|| if token.capital { whole_month(tokens, at, calendar) } else { None })
        .or_else(|| season(tokens, at, calendar))
}

/// The month that this token names, 1 to 12; it must be written with a capital. A short form ("Dec") counts beside a
/// figure only: "Mar Takla" is a convent.
pub(super) fn month(tokens: &[Token], at: usize) -> Option<i8> {
    let token = tokens.get(at).filter(|token| token.capital)?;
    let name = token.lower.trim_end_matches('.');
    let listed = token.is_any(NAMES) || name.len() < token.lower.len();
    let full = listed.then(|| MONTHS.iter().position(|month| *month == name)).flatten();
    let figure = |index: Option<usize>| {
        index.and_then(|index| tokens.get(index)).is_some_and(|token| token.lower.starts_with(|c: char| c.is_numeric()))
    };
    let dotted = usize::from(tokens.get(at + 1).is_some_and(|token| token.is(".")));
    let beside = figure(at.checked_sub(1)) || figure(Some(at + 1 + dotted));
    let short = || {
        (beside && (3..=4).contains(&name.len())).then(|| MONTHS.iter().position(|month| month.starts_with(name)))?
    };
    full.or_else(short).and_then(|index| i8::try_from(index + 1).ok())
}

/// A day of the month: `15`, `15th`.
pub(super) fn day_number(tokens: &[Token], at: usize) -> Option<i8> {
    let token = tokens.get(at).filter(|token| token.lower.starts_with(|c: char| c.is_ascii_digit()))?;
    let digits = token.lower.trim_end_matches(|c: char| c.is_alphabetic());
    let tail = &token.lower[digits.len()..];
    if digits.is_empty() || !["", "st", "nd", "rd", "th"].contains(&tail) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// A year: four digits from 1900 to 2099.
fn year(tokens: &[Token], at: usize) -> Option<i16> {
    let token = tokens.get(at).filter(|token| token.class == Class::Number && token.lower.len() == 4)?;
    token.lower.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// A year here, or after a comma here; with one past its last token.
fn year_after(tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    year(tokens, at).map(|year| (year, at + 1)).or_else(|| {
        let comma = tokens.get(at).is_some_and(|token| token.is(","));
        comma.then(|| year(tokens, at + 1)).flatten().map(|year| (year, at + 2))
    })
}

fn joins(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is_any(words!["–", "-", "—", "to", "and", "until", "or"]))
}

/// `2013-11-15`, `15.11.2013`.
fn iso(tokens: &[Token], at: usize) -> Option<Hit> {
    let mut parts = tokens.get(at)?.lower.split('.');
    if let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        && year.len() == 4
    {
        let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        return Some(Hit { days: DaySpan::on(day), last: at + 1, precise: true });
    }
    let [first, dash, month, second, day] = tokens.get(at..at + 5)? else { return None };
    let joined = [first, dash, month, second].iter().zip([dash, month, second, day]).all(|(a, b)| a.end == b.start);
    let two = |token: &Token| (token.lower.len() == 2).then(|| token.lower.parse::<i8>().ok()).flatten();
    if !joined || !dash.is("-") || !second.is("-") {
        return None;
    }
    let (year, month, day) = (year(tokens, at)?, two(month)?, two(day)?);
    Day::new(year, month, day).ok().map(|day| Hit { days: DaySpan::on(day), last: at + 5, precise: true })
}

/// `15 November 2013`, `13–26 May`, `15 and 17 November`, `29 November to 3 December`.
fn day_month(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let first = day_number(tokens, at)?;
    if let Some(month_at) = month(tokens, at + 1) {
        let (year, last) = resolve_year(tokens, at + 2, calendar, month_at, first);
        let between = (1..=2)
            .any(|back| at.checked_sub(back).is_some_and(|index| tokens[index].is_any(words!["between", "from"])));
        if joins(tokens, last)
            && (!tokens[last].is("and") || between)
            && let (Some(to_day), Some(to_month)) = (day_number(tokens, last + 1), month(tokens, last + 2))
        {
            let (to_year, end) = resolve_year(tokens, last + 3, calendar, to_month, to_day);
            let from_year = if year_after(tokens, at + 2).is_some() { year } else { to_year };
            // "28 December – 3 January 2024"
            let turns =
                from_year == to_year && year_after(tokens, at + 2).is_none() && (to_month, to_day) < (month_at, first);
            let from_year = if turns { from_year.map(|year| year - 1) } else { from_year };
            return span(from_year, month_at, first, to_year, to_month, to_day, end);
        }
        // "27 April – early May 2024", "26 February – March 2024"
        if joins(tokens, last)
            && !tokens[last].is("and")
            && let Some(end) =
                part_of_month(tokens, last + 1, calendar).or_else(|| whole_month(tokens, last + 1, calendar))
            && let Some(to) = end.days.last()
        {
            let from_year = if year_after(tokens, at + 2).is_some() { year } else { Some(to.year()) };
            let mut hit = span(from_year, month_at, first, from_year, month_at, first, end.last)?;
            hit.days = hit.days.first().filter(|from| *from <= to).map_or(hit.days, |from| DaySpan::between(from, to));
            return Some(hit);
        }
        return span(year, month_at, first, year, month_at, first, last);
    }
    let second = joins(tokens, at + 1).then(|| day_number(tokens, at + 2)).flatten()?;
    let month_at = month(tokens, at + 3)?;
    let (year, last) = resolve_year(tokens, at + 4, calendar, month_at, first);
    span(year, month_at, first, year, month_at, second, last)
}

/// `May 13, 2015`, `May 13–26, 2015`, `September 10`.
fn month_day(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let month_at = month(tokens, at)?;
    // "Feb. 24"
    let day = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.is(".")));
    let first = day_number(tokens, day)?;
    let (second, next) = match joins(tokens, day + 1).then(|| day_number(tokens, day + 2)).flatten() {
        Some(second) if second > first && !tokens[day + 1].is("and") => (second, day + 3),
        _ => (first, day + 1),
    };
    let (year, last) = resolve_year(tokens, next, calendar, month_at, first);
    span(year, month_at, first, year, month_at, second, last)
}

/// `early May 2015`, `mid-April`, `late January 2017`, `the end of February`, `the beginning of July`.
fn part_of_month(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let token = tokens.get(at)?;
    let word = token.lower.as_str();
    let fused = if token.hyphen { word.split_once('-') } else { None };
    let (part, month_index, fused) = match fused {
        Some((part @ ("mid" | "early" | "late"), name)) => {
            (part, at, MONTHS.iter().position(|month| *month == name).and_then(|index| i8::try_from(index + 1).ok()))
        }
        _ if ["early", "late", "mid"].contains(&word) => {
            (word, at + 1 + usize::from(tokens.get(at + 1)?.is_any(words!["in", "-"])), None)
        }
        _ if ["end", "beginning", "start", "middle"].contains(&word) && tokens.get(at + 1)?.is("of") => {
            (word, at + 2, None)
        }
        _ if ["week", "half", "days", "day"].contains(&tokens.get(at + 1)?.lower.as_str())
            && tokens.get(at + 2)?.is("of") =>
        {
            (week_or_half(word, tokens[at + 1].lower.as_str())?, at + 3, None)
        }
        _ => return None,
    };
    let named = fused.or_else(|| month(tokens, month_index))?;
    let (from, to) = match part {
        "early" => (1, 10),
        "mid" | "middle" => (11, 20),
        "late" => (21, 31),
        // "by the end of July": its last day.
        "end" if (1..=2).any(|back| at.checked_sub(back).is_some_and(|index| tokens[index].is("by"))) => (31, 31),
        "end" => (25, 31),
        "first day" => (1, 1),
        "last day" => (31, 31),
        "first week" => (1, 7),
        "second week" => (8, 14),
        "third week" => (15, 21),
        "fourth week" => (22, 28),
        "first half" => (1, 15),
        "second half" => (16, 31),
        _ => (1, 5),
    };
    let (year, last) = resolve_year(tokens, month_index + 1, calendar, named, from);
    // "late February or early March 2015"
    if year_after(tokens, month_index + 1).is_none()
        && joins(tokens, last)
        && let Some(end) = part_of_month(tokens, last + 1, calendar).or_else(|| whole_month(tokens, last + 1, calendar))
        && let Some(until) = end.days.last()
    {
        let mut hit = span(Some(until.year()), named, from, Some(until.year()), named, to, end.last)?;
        hit.days =
            hit.days.first().filter(|from| *from <= until).map_or(end.days, |from| DaySpan::between(from, until));
        return Some(hit);
    }
    span(year, named, from, year, named, to, last)
}

/// `first week`, `second half`, `last days`: the part of a month that this is.
fn week_or_half(which: &str, noun: &str) -> Option<&'static str> {
    match (which, noun) {
        ("last" | "final", "week" | "days") => Some("end"),
        ("first", "days") => Some("start"),
        ("first", "day") => Some("first day"),
        ("last" | "final", "day") => Some("last day"),
        ("first", "week") => Some("first week"),
        ("second", "week") => Some("second week"),
        ("third", "week") => Some("third week"),
        ("fourth", "week") => Some("fourth week"),
        ("first", "half") => Some("first half"),
        ("second" | "last", "half") => Some("second half"),
        _ => None,
    }
}

/// `May 2015`, `in May`.
fn whole_month(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let named = month(tokens, at)?;
    let with_year = year_after(tokens, at + 1).is_some();
    let before = at.checked_sub(1).map_or("", |index| tokens[index].lower.as_str());
    let told = [
        "in", "of", "since", "until", "by", "during", "from", "and", "to", "between", "last", "this", "the",
        "previous", "all",
    ];
    let range = joins(tokens, at + 1) && month(tokens, at + 2).is_some() && year_after(tokens, at + 3).is_some();
    if !with_year && !range && !told.contains(&before) {
        return None;
    }
    if joins(tokens, at + 1)
        && let Some(second) = month(tokens, at + 2)
    {
        let (year, last) = resolve_year(tokens, at + 3, calendar, second, 1);
        return span(year, named, 1, year, second, 31, last);
    }
    let (mut year, last) = resolve_year(tokens, at + 1, calendar, named, 15);
    // "since July", told in January: the July before.
    let told = calendar.running.or(calendar.reference).and_then(DaySpan::last).or(calendar.now);
    if before == "since" && !with_year && year.zip(told).is_some_and(|(year, told)| began_after(year, named, told)) {
        year = year.map(|year| year - 1);
    }
    span(year, named, 1, year, named, 31, last)
}

/// Whether a month begins after this day.
fn began_after(year: i16, month: i8, day: Day) -> bool {
    Day::new(year, month, 1).is_ok_and(|first| first > day)
}

/// `summer 2012`, `the spring of 2014`, `over the summer`.
fn season(tokens: &[Token], at: usize, calendar: &Calendar) -> Option<Hit> {
    let (from_month, to_month) = match tokens.get(at)?.lower.as_str() {
        "spring" => (3, 5),
        "summer" => (6, 8),
        "autumn" => (9, 11),
        "winter" => (12, 2),
        _ => return None,
    };
    let of = usize::from(tokens.get(at + 1).is_some_and(|token| token.is("of")));
    let (year, last) = match year_after(tokens, at + 1 + of) {
        Some((year, last)) => (year, last),
        None => {
            let anchor = calendar.running.or(calendar.reference).and_then(DaySpan::last).or(calendar.now)?;
            let this_year = Day::new(anchor.year(), from_month, 1).ok()?;
            (if this_year <= anchor { anchor.year() } else { anchor.year() - 1 }, at + 1)
        }
    };
    let to_year = if to_month < from_month { year + 1 } else { year };
    let mut hit = span(Some(year), from_month, 1, Some(to_year), to_month, 31, last)?;
    hit.precise = false;
    Some(hit)
}

/// `in 2013`, `since 2011`, `early 2014`.
fn year_alone(tokens: &[Token], at: usize) -> Option<Hit> {
    let value = year(tokens, at)?;
    let before = at.checked_sub(1).map_or("", |index| tokens[index].lower.as_str());
    let (from_month, to_month) = match before {
        "in" | "since" | "of" | "during" | "by" | "until" | "from" | "the" => (1, 12),
        "early" => (1, 4),
        "mid" => (5, 8),
        "late" => (9, 12),
        _ => return None,
    };
    let mut hit = span(Some(value), from_month, 1, Some(value), to_month, 31, at + 1)?;
    hit.precise = false;
    Some(hit)
}

fn resolve_year(tokens: &[Token], at: usize, calendar: &Calendar, month: i8, day: i8) -> (Option<i16>, usize) {
    match year_after(tokens, at) {
        Some((year, last)) => (Some(year), last),
        None => (calendar.year_for(month, day), at),
    }
}

/// A hit over these days; a day past the month's end becomes its last. Without a year the days are unknown.
fn span(
    year: Option<i16>,
    month: i8,
    day: i8,
    to_year: Option<i16>,
    to_month: i8,
    to_day: i8,
    last: usize,
) -> Option<Hit> {
    let build = |year: i16, month: i8, day: i8| {
        Day::new(year, month, day).ok().or_else(|| Day::new(year, month, 1).ok().map(Day::end_of_month))
    };
    let days = match (year, to_year) {
        (Some(year), Some(to_year)) => {
            let (from, to) = (build(year, month, day)?, build(to_year, to_month, to_day)?);
            if to < from { DaySpan::on(from) } else { DaySpan::between(from, to) }
        }
        _ => DaySpan::UNKNOWN,
    };
    Some(Hit { days, last, precise: true })
}
