//! Days and spans of days.
//!
//! War reports date things to the day at best, so a day is the finest grain here: a count of days, cheap to compare and
//! to add to, and never a time of day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day, as days since 1970-01-01 (proleptic Gregorian).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// A text that is no day, or a day outside the years 1 to 9999.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day of the form YYYY-MM-DD between 0001-01-01 and 9999-12-31")]
pub struct DayError(String);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// The day of a year, month (1 to 12) and day of the month.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DayError> {
        Date::new(year, month, day)
            .ok()
            .filter(|date| date.year() >= 1)
            .map(Self::from_date)
            .ok_or_else(|| DayError(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let wrong = || DayError(text.to_owned());
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(wrong());
        }
        let number = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = &bytes[range];
            part.iter()
                .all(u8::is_ascii_digit)
                .then(|| part.iter().fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0')))
        };
        let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
            return Err(wrong());
        };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(wrong()) };
        Self::new(year, month, day).map_err(|_| wrong())
    }

    /// Days since 1970-01-01; earlier days are negative.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with this number of days since 1970-01-01, held to the years 1 to 9999.
    #[must_use]
    pub fn from_number(number: i32) -> Self {
        let first = -719_162;
        let last = 2_932_896;
        Self(number.clamp(first, last))
    }

    /// This day and `days` more (or fewer, where negative).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// Year, month (1 to 12), day of the month.
    #[must_use]
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.date().year()
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self::from_date(self.date().last_of_month())
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn start_of_month(self) -> Self {
        Self::from_date(self.date().first_of_month())
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.date().weekday().to_monday_one_offset()
    }

    /// In words, as an English report writes it: `5 December 2013`.
    #[must_use]
    pub fn in_words(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year}", month_name(month))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(jiff::Span::new().days(self.0))
    }

    fn from_date(date: Date) -> Self {
        let span = date.since((jiff::Unit::Day, EPOCH)).map_or(0, |span| span.get_days());
        Self(span)
    }
}

/// The English name of a month, 1 to 12; empty for any other number.
fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| NAMES.get(index)).copied().unwrap_or("")
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        Self::parse(&text)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// First and last day, both inclusive; an end that is not known, or that lies open, is `None`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct DaySpan {
    /// First day; `None` = not known, or since ever.
    pub from: Option<Day>,
    /// Last day; `None` = not known, or still so.
    pub to: Option<Day>,
}

impl DaySpan {
    /// A span with both ends unknown.
    pub const UNKNOWN: Self = Self { from: None, to: None };

    /// A single day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { from: Some(day), to: Some(day) }
    }

    /// From one day to another, in either order.
    #[must_use]
    pub fn between(one: Day, other: Day) -> Self {
        Self { from: Some(one.min(other)), to: Some(one.max(other)) }
    }

    /// Whether neither end is known.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The one day, where the span is a single day.
    #[must_use]
    pub fn single(self) -> Option<Day> {
        self.from.filter(|from| self.to == Some(*from))
    }

    /// Whether the day lies in the span; open ends reach without limit, and an unknown span holds no day.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        !self.is_unknown() && self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the spans share a day; open ends reach without limit, and an unknown span meets nothing.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !self.is_unknown()
            && !other.is_unknown()
            && self.from.is_none_or(|from| other.to.is_none_or(|to| from <= to))
            && other.from.is_none_or(|from| self.to.is_none_or(|to| from <= to))
    }

    /// The days in the span, both ends counted, where both are known.
    #[must_use]
    pub fn length(self) -> Option<i32> {
        Some(self.to?.number() - self.from?.number() + 1)
    }

    /// The last known day: `to`, else `from`.
    #[must_use]
    pub fn last(self) -> Option<Day> {
        self.to.or(self.from)
    }

    /// The first known day: `from`, else `to`.
    #[must_use]
    pub fn first(self) -> Option<Day> {
        self.from.or(self.to)
    }

    /// In words: `5 December 2013`, `13 to 26 May 2015`, `until 5 December 2013`, `on a day not given`.
    #[must_use]
    pub fn in_words(self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.in_words(),
            (Some(from), Some(to)) => {
                let (from_year, from_month, from_day) = from.ymd();
                let (to_year, to_month, _) = to.ymd();
                if from_year != to_year {
                    format!("{} to {}", from.in_words(), to.in_words())
                } else if from_month != to_month {
                    format!("{from_day} {} to {}", month_name(from_month), to.in_words())
                } else {
                    format!("{from_day} to {}", to.in_words())
                }
            }
            (Some(from), None) => format!("from {} on", from.in_words()),
            (None, Some(to)) => format!("until {}", to.in_words()),
            (None, None) => "on a day not given".to_owned(),
        }
    }
}

/// How a claim's days bound the happening.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBound {
    /// It happened on these days.
    #[default]
    On,
    /// It happened no later than these days ("by 3 April", "as of").
    By,
    /// It has been so from the first of these days on.
    Since,
    /// It happened around these days ("around 20 February").
    About,
}

impl DateBound {
    /// The word used in files: `on`, `by`, `since`, `about`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::By => "by",
            Self::Since => "since",
            Self::About => "about",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::On, Self::By, Self::Since, Self::About].into_iter().find(|bound| bound.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_survives_the_way_to_text_and_back() {
        for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2012-02-29", "2013-12-05", "9999-12-31"] {
            assert_eq!(day(text).to_string(), text);
            assert_eq!(Day::from_number(day(text).number()), day(text));
        }
        assert_eq!(day("1970-01-02").number(), 1);
        assert_eq!(day("2013-12-05").number(), 16044);
    }

    #[test]
    fn what_is_no_day_is_refused_with_the_text() {
        for text in ["", "2013-2-1", "2013-02-30", "2013/02/01", "20130201", "0000-01-01", "2013-02-0x"] {
            assert!(Day::parse(text).unwrap_err().to_string().contains(&format!("`{text}`")));
        }
    }

    #[test]
    fn spans_with_open_ends_meet_without_limit_and_unknown_spans_never() {
        let may = DaySpan::between(day("2015-05-01"), day("2015-05-31"));
        let since = DaySpan { from: Some(day("2015-05-31")), to: None };
        assert!(may.meets(since) && since.meets(may));
        assert!(!may.meets(DaySpan::on(day("2015-06-01"))));
        assert!(!may.meets(DaySpan::UNKNOWN));
        assert!(since.contains(day("2030-01-01")) && !since.contains(day("2015-05-30")));
        assert!(!DaySpan::UNKNOWN.contains(day("2015-05-30")));
    }

    #[test]
    fn spans_read_as_a_reporter_writes_them() {
        let words = |from: &str, to: &str| DaySpan::between(day(from), day(to)).in_words();
        assert_eq!(words("2013-12-05", "2013-12-05"), "5 December 2013");
        assert_eq!(words("2015-05-13", "2015-05-26"), "13 to 26 May 2015");
        assert_eq!(words("2013-11-15", "2013-12-05"), "15 November to 5 December 2013");
        assert_eq!(words("2013-11-15", "2014-04-26"), "15 November 2013 to 26 April 2014");
    }
}
