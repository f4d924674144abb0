//! Days as a reporter writes them, seen from the day of the brief: the year is said only where it is another.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{DateBound, Day, DaySpan};

/// Days in words, as read on the day of the brief.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    /// The day of the brief.
    pub(crate) on: Day,
}

impl Dates {
    /// `19 November`, or with the year where it is not the year of the brief.
    pub(crate) fn day(self, day: Day) -> String {
        let words = day.in_words();
        if day.year() == self.on.year() { without_year(&words) } else { words }
    }

    /// `15 and 16 November`, `15 to 17 November`: first and last day, joined by a word.
    pub(crate) fn span(self, from: Day, to: Day, joint: &str) -> String {
        if from == to {
            return self.day(from);
        }
        let ((year, month, of_month), (to_year, to_month, _)) = (from.ymd(), to.ymd());
        if (year, month) == (to_year, to_month) {
            format!("{of_month} {joint} {}", self.day(to))
        } else {
            format!("{} {joint} {}", self.day(from), self.day(to))
        }
    }

    /// When something happened, with its preposition: `on 19 November`, `between 15 and 17 November` (of what lasts: `from
    /// 15 to 17 November`), `by 3 April`, `since 15 November`, `around 20 February`; empty where no day is known.
    pub(crate) fn when(self, days: DaySpan, bound: DateBound, lasts: bool) -> String {
        match (days.from, days.to, bound) {
            (None, Some(to), DateBound::On) if lasts => format!("up to {}", self.day(to)),
            (_, Some(to), DateBound::By) | (None, Some(to), _) => format!("by {}", self.day(to)),
            (Some(from), _, DateBound::Since) | (Some(from), None, _) => format!("since {}", self.day(from)),
            (Some(from), Some(to), DateBound::About) => format!("around {}", self.span(from, to, "to")),
            (Some(from), Some(to), DateBound::On) if from == to => format!("on {}", self.day(from)),
            (Some(from), Some(to), DateBound::On) => match self.month(from, to) {
                Some(month) => format!("in {month}"),
                None if lasts && to == from.plus(1) => format!("on {}", self.span(from, to, "and")),
                None if lasts => format!("from {}", self.span(from, to, "to")),
                None => format!("between {}", self.span(from, to, "and")),
            },
            (None, None, _) => String::new(),
        }
    }

    /// Single days: `on 28 November`, `on 28, 29 and 30 November`, or `on six days between 28 November and 5 December`.
    pub(crate) fn list(self, days: &BTreeSet<Day>) -> String {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
        if days.len() > 4 {
            let number = crate::numbers::spelled(u32::try_from(days.len()).unwrap_or(u32::MAX));
            return format!("on {number} days between {}", self.span(*first, *last, "and"));
        }
        let mut months: BTreeMap<(i16, i8), Vec<Day>> = BTreeMap::new();
        for day in days {
            let (year, month, _) = day.ymd();
            months.entry((year, month)).or_default().push(*day);
        }
        let words: Vec<String> = months.values().map(|days| self.of_one_month(days)).collect();
        format!("on {}", crate::names::joined(&words))
    }

    /// `28, 29 and 30 November`.
    fn of_one_month(self, days: &[Day]) -> String {
        let last = days.len().saturating_sub(1);
        let words: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(index, day)| if index == last { self.day(*day) } else { day.ymd().2.to_string() })
            .collect();
        crate::names::joined(&words)
    }

    /// The month, where the days are exactly one.
    fn month(self, from: Day, to: Day) -> Option<String> {
        let whole = from == from.start_of_month() && to == from.end_of_month();
        whole.then(|| self.day(to).split_once(' ').map(|(_, rest)| rest.to_owned())).flatten()
    }
}

fn without_year(words: &str) -> String {
    words.rsplit_once(' ').map_or(words, |(rest, _)| rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn dates() -> Dates {
        Dates { on: day("2013-12-05") }
    }

    #[test]
    fn days_read_as_in_a_newspaper() {
        let when = |from: &str, to: &str, bound| dates().when(DaySpan::between(day(from), day(to)), bound, false);
        assert_eq!(when("2013-11-19", "2013-11-19", DateBound::On), "on 19 November");
        assert_eq!(when("2013-11-15", "2013-11-17", DateBound::On), "between 15 and 17 November");
        assert_eq!(when("2013-11-28", "2013-12-02", DateBound::On), "between 28 November and 2 December");
        assert_eq!(when("2013-11-01", "2013-11-30", DateBound::On), "in November");
        assert_eq!(when("2012-02-20", "2012-02-20", DateBound::About), "around 20 February 2012");
        assert_eq!(when("2013-04-03", "2013-04-03", DateBound::By), "by 3 April");
        assert_eq!(
            dates().when(DaySpan { from: None, to: Some(day("2013-12-05")) }, DateBound::On, false),
            "by 5 December"
        );
        assert_eq!(
            dates().when(DaySpan { from: Some(day("2013-11-15")), to: None }, DateBound::On, false),
            "since 15 November"
        );
        assert_eq!(dates().when(DaySpan::UNKNOWN, DateBound::On, false), "");
    }

    #[test]
    fn what_lasts_is_told_from_day_to_day() {
        let when = |from: &str, to: &str| dates().when(DaySpan::between(day(from), day(to)), DateBound::On, true);
        assert_eq!(when("2013-11-15", "2013-11-16"), "on 15 and 16 November");
        assert_eq!(when("2013-11-29", "2013-12-02"), "from 29 November to 2 December");
        let open = DaySpan { from: None, to: Some(day("2013-12-05")) };
        assert_eq!(dates().when(open, DateBound::On, true), "up to 5 December");
    }

    #[test]
    fn several_days_are_listed_and_many_are_counted() {
        let list = |days: &[&str]| dates().list(&days.iter().map(|text| day(text)).collect());
        assert_eq!(list(&["2013-11-29"]), "on 29 November");
        assert_eq!(list(&["2013-11-29", "2013-11-30", "2013-12-01"]), "on 29 and 30 November and 1 December");
        let many = ["2013-11-28", "2013-11-29", "2013-11-30", "2013-12-01", "2013-12-02"];
        assert_eq!(list(&many), "on five days between 28 November and 2 December");
    }
}
