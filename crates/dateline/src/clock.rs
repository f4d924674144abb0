//! The time at which something is done to a project: passed in by the door, so that tests can hold it still.

use dateline_model::Day;

use crate::Error;

/// An instant in UTC, and the day it falls on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clock {
    now: String,
    today: Day,
}

impl Clock {
    /// The clock at an instant of the form `2013-12-06T09:30:00Z` (RFC 3339, UTC, whole seconds).
    ///
    /// ```
    /// let clock = dateline::Clock::at("2013-12-06T09:30:00Z")?;
    /// assert_eq!(clock.today().to_string(), "2013-12-06");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn at(now: &str) -> Result<Self, Error> {
        let wrong = || Error::NoInstant { text: now.to_owned() };
        let (day, time) = now.split_once('T').ok_or_else(wrong)?;
        let today = Day::parse(day).map_err(|_| wrong())?;
        let bytes = time.as_bytes();
        let two = |at: usize, limit: u8| -> bool {
            bytes[at..at + 2].iter().all(u8::is_ascii_digit) && (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0') < limit
        };
        let form = bytes.len() == 9 && bytes[2] == b':' && bytes[5] == b':' && bytes[8] == b'Z';
        if form && two(0, 24) && two(3, 60) && two(6, 60) {
            Ok(Self { now: now.to_owned(), today })
        } else {
            Err(wrong())
        }
    }

    /// The instant, RFC 3339.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now
    }

    /// The day on which it falls, in UTC.
    #[must_use]
    pub fn today(&self) -> Day {
        self.today
    }
}

/// The last second of a day, as runs write instants: what was recorded "on" a day was recorded up to then.
pub(crate) fn end_of(day: Day) -> String {
    format!("{day}T23:59:59Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_seconds_in_utc_are_an_instant() {
        assert!(Clock::at("2013-12-06T09:30:00Z").is_ok());
        for text in ["", "2013-12-06", "2013-12-06T25:00:00Z", "2013-12-06T09:30:00+01:00", "2013-13-06T09:30:00Z"] {
            assert!(Clock::at(text).unwrap_err().to_string().contains(&format!("`{text}`")));
        }
    }
}
