//! Days, degrees and figures as datasets write them.

use dateline_model::{Day, Toll};

/// The first day that can be one of an event: earlier and later ones are slips of the keyboard.
const FIRST_YEAR: i16 = 1500;
const LAST_YEAR: i16 = 2200;

/// A day: `2013-12-05`, also with a time after it, `2013/12/05`, `20131205`, `05 December 2013`. What can be read in
/// two ways, such as `05/12/2013`, is no day.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    let wrong = || format!("`{}` is no day (YYYY-MM-DD)", shown(text));
    let bytes = text.as_bytes();
    let figures = |range: std::ops::Range<usize>| -> Option<i16> {
        bytes.get(range)?.iter().try_fold(0_i16, |sum, byte| {
            byte.is_ascii_digit().then(|| sum.checked_mul(10)?.checked_add(i16::from(byte - b'0')))?
        })
    };
    let ends_at = |end: usize| bytes.get(end).is_none_or(|byte| matches!(byte, b' ' | b'T'));
    let (year, month, day) =
        if bytes.len() >= 10 && matches!(bytes[4], b'-' | b'/') && bytes[7] == bytes[4] && ends_at(10) {
            (figures(0..4), figures(5..7), figures(8..10))
        } else if bytes.len() == 8 {
            (figures(0..4), figures(4..6), figures(6..8))
        } else {
            in_words(text).ok_or_else(wrong)?
        };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else { return Err(wrong()) };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(wrong()) };
    let found = Day::new(year, month, day).map_err(|_| format!("there is no day `{}`", shown(text)))?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
        Ok(found)
    } else {
        Err(format!("`{}` lies outside the years {FIRST_YEAR} to {LAST_YEAR}", shown(text)))
    }
}

/// Year, month, day.
type Parts = (Option<i16>, Option<i16>, Option<i16>);

/// `5 December 2013`.
fn in_words(text: &str) -> Option<Parts> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = text.split([' ', '-']);
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let start = month.get(..3)?.to_ascii_lowercase();
    let month = i16::try_from(MONTHS.iter().position(|one| *one == start)?).ok()? + 1;
    (words.next().is_none() && year.len() == 4).then(|| (year.parse().ok(), Some(month), day.parse().ok()))
}

/// A number of degrees.
pub(crate) fn degrees(text: &str, most: f64) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| format!("`{}` is no number of degrees", shown(text)))?;
    if number.abs() <= most { Ok(number) } else { Err(format!("`{}` lies beyond {most} degrees", shown(text))) }
}

/// A whole number of people, or of a code; `3.0` is one, too.
pub(crate) fn whole(text: &str) -> Result<u32, String> {
    let wrong = || format!("`{}` is no whole number", shown(text));
    match text.strip_suffix(".0").unwrap_or(text).parse() {
        Ok(number) => Ok(number),
        Err(_) => Err(wrong()),
    }
}

/// The dead of low, best and high, of which any may be missing.
pub(crate) fn toll(low: Option<u32>, best: Option<u32>, high: Option<u32>) -> Option<Toll> {
    let best = best.or(high).or(low)?;
    Some(Toll { low: low.unwrap_or(best).min(best), best, high: high.unwrap_or(best).max(best) })
}

/// A value as a message shows it.
pub(crate) fn shown(text: &str) -> String {
    let cut: String = text.chars().take(60).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}
