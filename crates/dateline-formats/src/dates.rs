//! Full dates (day, month and year) as a page or a file name writes them.
//!
//! Only forms that can be read in one way are read: `6/12/2013` is the sixth of December here and the twelfth of June
//! elsewhere, so it is left alone.

use std::sync::LazyLock;

use dateline_model::Day;
use regex::{Captures, Regex};

const MONTH: &str = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

/// `6 December 2013`, `6th of Dec. 2013`.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+(?P<year>\d{{4}})\b"))
        .expect("the pattern is fixed")
});

/// `December 6, 2013`, `Dec. 6th 2013`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"))
        .expect("the pattern is fixed")
});

/// `2013-12-06`, also with a time after it.
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:\b|T)").expect("the pattern is fixed")
});

/// `2013-12-06`, `2013_12_06`, `20131206` in a file name, `/2013/12/06/` in an address.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|\D)(?P<year>(?:19|20)\d{2})[-_./]?(?P<number>\d{2})[-_./]?(?P<day>\d{2})(?:\D|$)")
        .expect("the pattern is fixed")
});

/// Every full date in the text, in order.
pub(crate) fn full_dates(content: &str) -> Vec<Day> {
    let mut told: Vec<(usize, Day)> = [&*DAY_FIRST, &*MONTH_FIRST, &*ISO]
        .iter()
        .flat_map(|pattern| pattern.captures_iter(content))
        .filter_map(|found| Some((found.get(0)?.start(), day_of(&found)?)))
        .collect();
    told.sort();
    told.into_iter().map(|(_, day)| day).collect()
}

/// The first full date in a piece of text.
pub(crate) fn first_date(content: &str) -> Option<Day> {
    full_dates(content).first().copied()
}

/// The day in a file name or an address.
pub(crate) fn day_in_name(name: &str) -> Option<Day> {
    NAMED.captures_iter(name).find_map(|found| day_of(&found))
}

/// The day that a page's metadata or a list writes: an ISO day, alone or with a time after it; else any full date.
pub(crate) fn written_day(value: &str) -> Option<Day> {
    let value = value.trim();
    let head = value.get(..10).filter(|_| value[10..].chars().next().is_none_or(|next| !next.is_ascii_digit()));
    head.and_then(|head| Day::parse(head).ok())
        .or_else(|| (value.len() == 8).then(|| day_in_name(value)).flatten())
        .or_else(|| first_date(value))
}

fn day_of(found: &Captures<'_>) -> Option<Day> {
    let month = match found.name("number") {
        Some(number) => number.as_str().parse().ok()?,
        None => month_number(found.name("month")?.as_str())?,
    };
    Day::new(found.name("year")?.as_str().parse().ok()?, month, found.name("day")?.as_str().parse().ok()?).ok()
}

/// The month that a word names in full, or in the short form of three or four letters.
pub(crate) fn month_word(word: &str) -> Option<i8> {
    static WHOLE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!("(?i)^{MONTH}$")).expect("the pattern is fixed"));
    WHOLE.is_match(word).then(|| month_number(word)).flatten()
}

fn month_number(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let head = word.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == head).and_then(|index| i8::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn full_dates_are_read_in_the_forms_that_reports_use() {
        for text in
            ["6 December 2013", "Dec. 6, 2013", "the 6th of Dec 2013", "2013-12-06T09:30:00Z", "December 6th, 2013"]
        {
            assert_eq!(first_date(text), Some(day("2013-12-06")), "{text}");
        }
    }

    #[test]
    fn a_date_without_a_year_or_with_a_doubtful_order_is_left_alone() {
        for text in ["Dec 5", "6/12/2013", "31 February 2014", "May 2015", "2013"] {
            assert_eq!(first_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_name_or_an_address_can_hold_a_day() {
        assert_eq!(day_in_name("2013-12-06-qara"), Some(day("2013-12-06")));
        assert_eq!(day_in_name("qara_20131206"), Some(day("2013-12-06")));
        assert_eq!(day_in_name("https://example.org/2013/12/06/qara"), Some(day("2013-12-06")));
        assert_eq!(day_in_name("battle_of_qalamoun_2013-2014"), None);
        assert_eq!(day_in_name("id-120131206"), None);
    }

    #[test]
    fn metadata_days_are_read_with_or_without_a_time() {
        for text in ["2013-12-06", "2013-12-06T01:00:00+02:00", "20131206", "Fri, 06 Dec 2013 10:00:00 GMT"] {
            assert_eq!(written_day(text), Some(day("2013-12-06")), "{text}");
        }
        assert_eq!(written_day("last week"), None);
        assert_eq!(written_day("٢٠١٣-١٢"), None);
    }
}
