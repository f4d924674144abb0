//! The figures: place-days right, macro F1, flips found and false flips, and the Brier score.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use dateline_model::Day;

use super::{Intervals, Printed, Truth, TruthError, UNKNOWN, by_place};

/// How right printed intervals are. Written out, it is the line that the scorer prints.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ControlScore {
    /// The days of the truth, summed over its places.
    pub place_days: usize,
    /// The share of them whose holder is right. One without an interval counts as wrong.
    pub right: f64,
    /// The share that is right if each place keeps the first holder that the truth gives it.
    pub stay: f64,
    /// The mean over the truth's holders of F1, by place-days.
    pub macro_f1: f64,
    /// How often the truth changes the holder of a place.
    pub flips: usize,
    /// How many of these were printed, with the right new holder and near enough.
    pub flips_found: usize,
    /// How many changes were printed, a place and year, that the truth does not have.
    pub false_flips: f64,
    /// The mean squared distance between the printed probability and what was so; 1 for a place-day without a holder.
    pub brier: f64,
}

impl fmt::Display for ControlScore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place_days, right, stay, macro_f1, flips, flips_found, false_flips, brier } = self;
        let found = *flips_found as f64 / (*flips).max(1) as f64;
        write!(
            formatter,
            "place-days {place_days}, right {right:.3} (stay {stay:.3}), macro F1 {macro_f1:.3}, \
             flips found {flips_found}/{flips} = {found:.3}, false flips {false_flips:.3} a place-year, Brier {brier:.3}"
        )
    }
}

/// Holds printed intervals against the truth. A flip counts as found within `flip_days` of its day. Places that the
/// truth does not have are passed over.
pub fn score(truth: &Truth, printed: &[Printed], flip_days: u32) -> Result<ControlScore, TruthError> {
    let mut sums = Sums::default();
    for (intervals, days) in by_place(truth, printed)? {
        sums.add_days(&intervals, days);
        sums.add_flips(&intervals, days, flip_days);
    }
    Ok(sums.score())
}

/// What is summed over places.
#[derive(Default)]
struct Sums {
    days: usize,
    right: usize,
    stay: usize,
    brier: f64,
    /// By holder: rightly printed, printed though it is another, and not printed though it is.
    holders: BTreeMap<String, [usize; 3]>,
    flips: usize,
    flips_found: usize,
    false_flips: usize,
    years: f64,
}

impl Sums {
    fn add_days(&mut self, intervals: &Intervals, days: &[(Day, String)]) {
        for (day, holder) in days {
            self.days += 1;
            self.stay += usize::from(*holder == days[0].1);
            let interval = intervals.on(*day).map(|(_, interval)| interval);
            let got = interval.map_or(UNKNOWN, |interval| &interval.holder);
            let probability = interval.map_or(0.0, |interval| interval.probability);
            if got == holder {
                self.right += 1;
                self.count(holder, 0);
                self.brier += (1.0 - probability).powi(2);
            } else {
                self.count(holder, 2);
                self.count(got, 1);
                self.brier += if got == UNKNOWN { 1.0 } else { probability.powi(2) };
            }
        }
    }

    fn count(&mut self, holder: &str, what: usize) {
        match self.holders.get_mut(holder) {
            Some(counts) => counts[what] += 1,
            None => {
                let mut counts = [0; 3];
                counts[what] = 1;
                self.holders.insert(holder.to_owned(), counts);
            }
        }
    }

    /// Each flip of the truth takes the first printed change that is near enough and no other flip has taken.
    fn add_flips(&mut self, intervals: &Intervals, days: &[(Day, String)], flip_days: u32) {
        let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return };
        let changes: Vec<(i32, &str)> = intervals
            .0
            .windows(2)
            .filter(|pair| pair[0].holder != pair[1].holder)
            .map(|pair| (pair[1].from, pair[1].holder.as_str()))
            .filter(|(day, _)| first.number() < *day && *day <= last.number())
            .collect();
        let mut used = BTreeSet::new();
        for flip in days.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
            let (day, holder) = &flip[1];
            self.flips += 1;
            let is_it = |(index, (printed, to)): &(usize, &(i32, &str))| {
                !used.contains(index) && printed.abs_diff(day.number()) <= flip_days && to == holder
            };
            if let Some((index, _)) = changes.iter().enumerate().find(is_it) {
                used.insert(index);
                self.flips_found += 1;
            }
        }
        self.false_flips += changes.len() - used.len();
        self.years += f64::from(last.number() - first.number()) / 365.25;
    }

    fn score(&self) -> ControlScore {
        let share = |part: usize| part as f64 / self.days as f64;
        let of_truth = self.holders.values().filter(|[right, _, missed]| right + missed > 0);
        let f1: Vec<f64> =
            of_truth.map(|[right, wrong, missed]| (2 * right) as f64 / (2 * right + wrong + missed) as f64).collect();
        ControlScore {
            place_days: self.days,
            right: share(self.right),
            stay: share(self.stay),
            macro_f1: f1.iter().sum::<f64>() / f1.len() as f64,
            flips: self.flips,
            flips_found: self.flips_found,
            false_flips: self.false_flips as f64 / self.years.max(1e-9),
            brier: self.brier / self.days as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{printed, truth};
    use super::*;

    #[test]
    fn a_place_without_intervals_is_wrong_and_never_flips() {
        let truth = truth(&[("2022-03-01", "Bucha", "Russia"), ("2022-04-01", "Bucha", "Ukraine")]);
        let score = score(&truth, &[], 7).unwrap();
        assert_eq!((score.right, score.stay, score.macro_f1, score.brier), (0.0, 0.5, 0.0, 1.0));
        assert_eq!((score.flips, score.flips_found, score.false_flips), (1, 0, 0.0));
    }

    #[test]
    fn a_flip_is_found_within_the_days_given_and_only_with_the_right_holder() {
        let truth = truth(&[("2022-03-01", "Bucha", "Russia"), ("2022-04-01", "Bucha", "Ukraine")]);
        let intervals = [
            printed("Bucha", "", "2022-03-25", "Russia", Some(0.8)),
            printed("Bucha", "2022-03-26", "", "ukraine", Some(0.5)),
        ];
        let found = score(&truth, &intervals, 6).unwrap();
        assert_eq!((found.flips_found, found.false_flips, found.right), (1, 0.0, 1.0));
        assert!((found.brier - (0.04 + 0.25) / 2.0).abs() < 1e-12);
        let missed = score(&truth, &intervals, 5).unwrap();
        assert_eq!(missed.flips_found, 0);
        assert!(missed.false_flips > 11.0, "one in a month: {}", missed.false_flips);
    }

    #[test]
    fn intervals_that_overlap_are_refused() {
        let truth = truth(&[("2022-03-01", "Bucha", "Russia")]);
        let twice =
            [printed("Bucha", "", "2022-03-25", "Russia", None), printed("Bucha", "2022-03-25", "", "Ukraine", None)];
        assert_eq!(score(&truth, &twice, 7).unwrap_err().to_string(), "Bucha: intervals overlap at 2022-03-25");
    }
}
