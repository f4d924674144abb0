//! Instants as the project file keeps them: UTC, to the millisecond, always in the same 24 characters
//! (`2013-12-06T09:30:00.000Z`), which is the form that GeoPackage prescribes and which sorts as text.

use dateline_model::Day;

use crate::error::Fault;

/// The stored form of an instant such as `2013-12-06T09:30:00Z`, with or without fractions of a second (digits beyond
/// the millisecond are dropped). A day alone means its last millisecond.
pub(crate) fn stored(text: &str) -> Result<String, Fault> {
    normalise(text).ok_or_else(|| Fault::Instant { text: text.to_owned() })
}

/// The form in which instants leave the crate: without the fraction where that is zero.
pub(crate) fn shown(stored: &str) -> String {
    stored.strip_suffix(".000Z").map_or_else(|| stored.to_owned(), |start| format!("{start}Z"))
}

fn normalise(text: &str) -> Option<String> {
    let day = Day::parse(text.get(..10)?).ok()?;
    if text.len() == 10 {
        return Some(format!("{day}T23:59:59.999Z"));
    }
    let time = text[10..].strip_prefix('T')?.strip_suffix('Z')?;
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    let [hour, minute, second] = parts[..] else { return None };
    let in_range = |part: &str, limit: u8| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u8>().is_ok_and(|n| n < limit)
    };
    let valid = in_range(hour, 24) && in_range(minute, 60) && in_range(second, 60);
    if !valid || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let milliseconds: String = fraction.chars().chain(['0', '0']).take(3).collect();
    Some(format!("{day}T{whole}.{milliseconds}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_an_instant_is_stored_in_one_form() {
        for (text, form) in [
            ("2013-12-06T09:30:00Z", "2013-12-06T09:30:00.000Z"),
            ("2013-12-06T09:30:00.5Z", "2013-12-06T09:30:00.500Z"),
            ("2013-12-06T09:30:00.123456789Z", "2013-12-06T09:30:00.123Z"),
            ("2013-12-06", "2013-12-06T23:59:59.999Z"),
        ] {
            assert_eq!(stored(text).unwrap(), form);
        }
        assert_eq!(shown("2013-12-06T09:30:00.000Z"), "2013-12-06T09:30:00Z");
        assert_eq!(shown("2013-12-06T09:30:00.500Z"), "2013-12-06T09:30:00.500Z");
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in [
            "",
            "now",
            "2013-12-06T09:30Z",
            "2013-12-06T24:00:00Z",
            "2013-12-06T09:30:00",
            "2013-12-06T09:30:00.Z",
            "2013-02-30T00:00:00Z",
            "2013-12-06T09:30:00+02:00",
            "2013-12-0é",
        ] {
            assert!(stored(text).is_err(), "{text}");
        }
    }
}
