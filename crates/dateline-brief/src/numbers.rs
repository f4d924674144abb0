//! Counts of people in words.

use dateline_model::{Count, Tally};

/// Small numbers are spelled: `seven`; others are digits with commas.
pub(crate) fn spelled(number: u32) -> String {
    const SMALL: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    SMALL.get(index).map_or_else(|| Count::exactly(number).in_words(), |word| (*word).to_owned())
}

/// A count as a report gave it: `seven`, `at least 18`, `20 to 30`; and the vague words that the coding guide turns into
/// ranges are turned back: `dozens of`, `several`.
pub(crate) fn count(count: Count) -> String {
    match (count.low(), count.high()) {
        (Some(3), Some(9)) => "several".to_owned(),
        (Some(20), Some(99)) => "tens of".to_owned(),
        (Some(24), Some(99)) => "dozens of".to_owned(),
        (Some(200), Some(999)) => "hundreds of".to_owned(),
        (Some(2000), Some(9999)) => "thousands of".to_owned(),
        (Some(low), Some(high)) if low == high => spelled(low),
        (Some(low), None) => format!("at least {}", spelled(low)),
        (None, Some(high)) => format!("up to {}", spelled(high)),
        _ => count.in_words(),
    }
}

/// What several counts come to: the one that all give, else the lowest to the highest.
pub(crate) fn counts(given: &[Count]) -> Option<String> {
    let first = *given.first()?;
    if given.iter().all(|one| *one == first) {
        return Some(count(first));
    }
    let tally = Tally::of(given)?;
    Some(if tally.low == tally.high {
        spelled(tally.low)
    } else if tally.high < 10 {
        format!("{} to {}", spelled(tally.low), spelled(tally.high))
    } else {
        tally.in_words()
    })
}

/// Whether these counts speak of one person.
pub(crate) fn is_one(given: &[Count]) -> bool {
    !given.is_empty() && given.iter().all(|one| *one == Count::exactly(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_reports_give_them() {
        assert_eq!(count(Count::exactly(7)), "seven");
        assert_eq!(count(Count::exactly(1200)), "1,200");
        assert_eq!(count(Count::at_least(18)), "at least 18");
        assert_eq!(count(Count::between(24, 99)), "dozens of");
        assert_eq!(counts(&[Count::exactly(18), Count::exactly(40)]), Some("18 to 40".into()));
        assert_eq!(counts(&[]), None);
    }
}
