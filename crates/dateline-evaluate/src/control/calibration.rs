//! Whether stated probabilities are what comes true: a reliability diagram in numbers, and what the Brier score is made of.
//!
//! The forecast is the probability of the printed holder, the outcome whether that holder is right. Place-days without a
//! printed holder state nothing and are left out. Days of one interval stand or fall together, so the interval of a bin's
//! share is reckoned from the number of printed intervals in it, not from that of its days, which would make it look many
//! times surer than it is.
//!
//! Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950); Murphy, "A new
//! vector partition of the probability score", Journal of Applied Meteorology 12 (1973); Wilson, "Probable inference, the
//! law of succession, and statistical inference", JASA 22 (1927).

use std::collections::BTreeSet;

use super::{Printed, Truth, TruthError, UNKNOWN, by_place};

/// How many bins there are between 0 and 1.
const BINS: usize = 10;

/// The normal quantile of an interval that covers 95 %.
const Z: f64 = 1.959_964;

/// Place-days with about the same stated probability.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bin {
    /// The least probability in it.
    pub low: f64,
    /// The probability that it does not reach; the last bin reaches 1.
    pub high: f64,
    /// How many place-days.
    pub place_days: usize,
    /// How many printed intervals these belong to.
    pub intervals: usize,
    /// The mean of their stated probabilities.
    pub stated: f64,
    /// The share that is right.
    pub right: f64,
    /// The 95 % interval of that share (Wilson), with as many draws as there are printed intervals.
    pub wilson: (f64, f64),
}

/// How far stated probabilities can be trusted.
#[derive(Clone, PartialEq, Debug)]
pub struct Calibration {
    /// The bins that have a place-day, from the least probability to the greatest.
    pub bins: Vec<Bin>,
    /// The place-days with a printed holder.
    pub place_days: usize,
    /// The place-days without one.
    pub left_out: usize,
    /// What their Brier score is made of; `None` where no holder was printed.
    pub brier: Option<Decomposition>,
}

/// What the Brier score is made of: `score = reliability − resolution + uncertainty + within`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Decomposition {
    /// The Brier score of the place-days with a printed holder.
    pub score: f64,
    /// How far the bins' stated probabilities are from what comes true: 0 at best.
    pub reliability: f64,
    /// How far the bins differ from the whole: the more, the better.
    pub resolution: f64,
    /// How hard it is to know at all: at most 0.25.
    pub uncertainty: f64,
    /// What the bins hide: that probabilities within one bin differ.
    pub within: f64,
}

#[derive(Clone, Default)]
struct Sums {
    place_days: usize,
    right: usize,
    stated: f64,
    squares: f64,
    intervals: BTreeSet<(usize, usize)>,
}

/// Holds the stated probabilities against the truth.
pub fn calibration(truth: &Truth, printed: &[Printed]) -> Result<Calibration, TruthError> {
    let mut sums = vec![Sums::default(); BINS];
    let mut left_out = 0;
    for (place, (intervals, days)) in by_place(truth, printed)?.into_iter().enumerate() {
        for (day, holder) in days {
            let Some((index, interval)) = intervals.on(*day).filter(|(_, interval)| interval.holder != UNKNOWN) else {
                left_out += 1;
                continue;
            };
            let bin = &mut sums[bin_of(interval.probability)];
            let right = interval.holder == *holder;
            bin.place_days += 1;
            bin.right += usize::from(right);
            bin.stated += interval.probability;
            bin.squares += (interval.probability - f64::from(u8::from(right))).powi(2);
            bin.intervals.insert((place, index));
        }
    }
    let bins: Vec<Bin> =
        sums.iter().enumerate().filter(|(_, sum)| sum.place_days > 0).map(|(index, sum)| sum.bin(index)).collect();
    let place_days = sums.iter().map(|sum| sum.place_days).sum();
    let squares = sums.iter().map(|sum| sum.squares).sum();
    Ok(Calibration { brier: decomposition(&bins, place_days, squares), bins, place_days, left_out })
}

fn bin_of(probability: f64) -> usize {
    // A hair is added, so that 0.3, which is no binary fraction, does not fall into the bin below.
    let index = (probability * BINS as f64 + 1e-9).floor().max(0.0);
    (index as usize).min(BINS - 1)
}

impl Sums {
    fn bin(&self, index: usize) -> Bin {
        let days = self.place_days as f64;
        let right = self.right as f64 / days;
        Bin {
            low: index as f64 / BINS as f64,
            high: (index + 1) as f64 / BINS as f64,
            place_days: self.place_days,
            intervals: self.intervals.len(),
            stated: self.stated / days,
            right,
            wilson: wilson(right, self.intervals.len()),
        }
    }
}

/// The 95 % interval of a share that was seen in so many draws.
fn wilson(share: f64, draws: usize) -> (f64, f64) {
    if draws == 0 {
        return (0.0, 1.0);
    }
    let draws = draws as f64;
    let middle = share + Z * Z / (2.0 * draws);
    let reach = Z * (share * (1.0 - share) / draws + Z * Z / (4.0 * draws * draws)).sqrt();
    let whole = 1.0 + Z * Z / draws;
    (((middle - reach) / whole).max(0.0), ((middle + reach) / whole).min(1.0))
}

fn decomposition(bins: &[Bin], place_days: usize, squares: f64) -> Option<Decomposition> {
    if place_days == 0 {
        return None;
    }
    let mean = |value: &dyn Fn(&Bin) -> f64| {
        bins.iter().map(|bin| bin.place_days as f64 * value(bin)).sum::<f64>() / place_days as f64
    };
    let score = squares / place_days as f64;
    let right = mean(&|bin| bin.right);
    let reliability = mean(&|bin| (bin.stated - bin.right).powi(2));
    let resolution = mean(&|bin| (bin.right - right).powi(2));
    let uncertainty = right * (1.0 - right);
    let within = score - (reliability - resolution + uncertainty);
    Some(Decomposition { score, reliability, resolution, uncertainty, within })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{printed, truth};
    use super::*;

    #[test]
    fn days_without_a_holder_are_left_out() {
        let truth = truth(&[("2022-03-01", "A", "x"), ("2022-03-02", "A", "x"), ("2022-03-03", "A", "x")]);
        let intervals =
            [printed("A", "", "2022-03-01", "X", Some(0.8)), printed("A", "2022-03-02", "2022-03-02", "Unknown", None)];
        let told = calibration(&truth, &intervals).unwrap();
        assert_eq!((told.place_days, told.left_out, told.bins.len()), (1, 2, 1));
        assert_eq!((told.bins[0].low, told.bins[0].right, told.bins[0].intervals), (0.8, 1.0, 1));
        assert!(calibration(&truth, &[]).unwrap().brier.is_none());
    }

    #[test]
    fn the_parts_add_up_and_nothing_is_hidden_where_a_bin_has_one_probability() {
        let days: Vec<String> = (1..=20).map(|day| format!("2022-03-{day:02}")).collect();
        let rows: Vec<_> = days
            .iter()
            .enumerate()
            .flat_map(|(index, day)| {
                let holder = if index % 4 == 0 { "y" } else { "x" };
                [(day.as_str(), "A", holder), (day.as_str(), "B", "x")]
            })
            .collect();
        let intervals = [printed("A", "", "", "x", Some(0.7)), printed("B", "", "", "x", Some(0.9))];
        let told = calibration(&truth(&rows), &intervals).unwrap();
        let brier = told.brier.unwrap();
        assert!((told.bins[0].right - 0.75).abs() < 1e-12 && (told.bins[0].stated - 0.7).abs() < 1e-12);
        assert!((brier.score - (brier.reliability - brier.resolution + brier.uncertainty)).abs() < 1e-12);
        assert!((brier.reliability - (0.05_f64.powi(2) + 0.1_f64.powi(2)) / 2.0).abs() < 1e-12);
        assert!(brier.within.abs() < 1e-12);
    }

    #[test]
    fn probabilities_fall_into_the_bin_that_begins_with_them() {
        let at: Vec<usize> = (0..=10).map(|tenth| bin_of(f64::from(tenth) / 10.0)).collect();
        assert_eq!(at, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
        assert_eq!([bin_of(0.5999), bin_of(1.0), bin_of(0.0)], [5, 9, 0]);
    }

    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
        let (low, high) = wilson(81.0 / 263.0, 263);
        assert!((low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5, "{low} {high}");
        let (low, high) = wilson(0.0, 20);
        assert!(low < 1e-12 && (high - 0.1611).abs() < 5e-5, "{low} {high}");
    }
}
