//! Counts of people, as reports state them.

use serde::{Deserialize, Serialize};

/// What one claim says of a number of people: at least `low`, at most `high`. "30" is 30 to 30, "at least 18" is 18 to
/// open, "up to 40" is open to 40. In files a pair: `[18, null]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "(Option<u32>, Option<u32>)", into = "(Option<u32>, Option<u32>)")]
pub struct Count {
    low: Option<u32>,
    high: Option<u32>,
}

/// A count that says nothing, or whose ends are the wrong way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a count needs a low or a high end, in this order; got {low:?} to {high:?}")]
pub struct CountError {
    low: Option<u32>,
    high: Option<u32>,
}

impl Count {
    /// A count with at least one end, `low` not above `high`.
    pub fn try_new(low: Option<u32>, high: Option<u32>) -> Result<Self, CountError> {
        match (low, high) {
            (None, None) => Err(CountError { low, high }),
            (Some(least), Some(most)) if least > most => Err(CountError { low, high }),
            _ => Ok(Self { low, high }),
        }
    }

    /// Exactly so many.
    #[must_use]
    pub fn exactly(number: u32) -> Self {
        Self { low: Some(number), high: Some(number) }
    }

    /// So many or more.
    #[must_use]
    pub fn at_least(number: u32) -> Self {
        Self { low: Some(number), high: None }
    }

    /// So many or fewer.
    #[must_use]
    pub fn at_most(number: u32) -> Self {
        Self { low: None, high: Some(number) }
    }

    /// From one number to another, in either order.
    #[must_use]
    pub fn between(one: u32, other: u32) -> Self {
        Self { low: Some(one.min(other)), high: Some(one.max(other)) }
    }

    /// The least it can be, where said.
    #[must_use]
    pub fn low(self) -> Option<u32> {
        self.low
    }

    /// The most it can be, where said.
    #[must_use]
    pub fn high(self) -> Option<u32> {
        self.high
    }

    /// In words: `30`, `at least 18`, `up to 40`, `20 to 30`.
    #[must_use]
    pub fn in_words(self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => thousands(low),
            (Some(low), Some(high)) => format!("{} to {}", thousands(low), thousands(high)),
            (Some(low), None) => format!("at least {}", thousands(low)),
            (None, Some(high)) => format!("up to {}", thousands(high)),
            (None, None) => "an unstated number".to_owned(),
        }
    }
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl TryFrom<(Option<u32>, Option<u32>)> for Count {
    type Error = CountError;

    fn try_from((low, high): (Option<u32>, Option<u32>)) -> Result<Self, CountError> {
        Self::try_new(low, high)
    }
}

impl From<Count> for (Option<u32>, Option<u32>) {
    fn from(count: Count) -> Self {
        (count.low, count.high)
    }
}

/// What the claims of one event say of a number of people, taken together, in the manner of UCDP: the lowest that any
/// source gives, the best figure, and the highest that any source gives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// The lowest figure given.
    pub low: u32,
    /// The figure in the middle of what the sources give (the lower middle, of an even number).
    pub best: u32,
    /// The highest figure given.
    pub high: u32,
}

impl Tally {
    /// The tally of several counts; `None` where there is none. A missing end is taken from the other end: "at least 18"
    /// counts as 18 here, since nothing more is known.
    #[must_use]
    pub fn of(counts: &[Count]) -> Option<Self> {
        let lows: Vec<u32> = counts.iter().filter_map(|count| count.low.or(count.high)).collect();
        let mut highs: Vec<u32> = counts.iter().filter_map(|count| count.high.or(count.low)).collect();
        let low = lows.iter().copied().min()?;
        let high = highs.iter().copied().max()?;
        let mut middles: Vec<u32> = counts
            .iter()
            .filter_map(|count| match (count.low, count.high) {
                (Some(low), Some(high)) => Some(low + (high - low) / 2),
                (one, other) => one.or(other),
            })
            .collect();
        middles.sort_unstable();
        highs.clear();
        let best = middles.get((middles.len() - 1) / 2).copied()?;
        Some(Self { low, best, high })
    }

    /// In words: `30`, or `17 to 27`.
    #[must_use]
    pub fn in_words(self) -> String {
        if self.low == self.high {
            thousands(self.low)
        } else {
            format!("{} to {}", thousands(self.low), thousands(self.high))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_reads_and_writes_as_a_pair() {
        for text in ["[30,30]", "[18,null]", "[null,40]", "[20,30]"] {
            let count: Count = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&count).unwrap(), text);
        }
        assert!(serde_json::from_str::<Count>("[null,null]").is_err());
        assert!(serde_json::from_str::<Count>("[5,2]").is_err());
    }

    #[test]
    fn a_tally_keeps_the_lowest_and_the_highest_figure_given() {
        let tally = Tally::of(&[Count::exactly(25), Count::exactly(150), Count::at_least(40)]).unwrap();
        assert_eq!((tally.low, tally.best, tally.high), (25, 40, 150));
        assert_eq!(Tally::of(&[]), None);
        assert_eq!(Count::between(1200, 1700).in_words(), "1,200 to 1,700");
    }
}
