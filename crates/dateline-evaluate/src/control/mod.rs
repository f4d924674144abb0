//! How right the intervals of control are, against a truth that says for each place and day who held it.
//!
//! [`score`] gives the figures of the project's own scorer of control, digit for digit, and a test keeps it so.
//! [`calibration`] asks something else: whether a stated probability of 0.8 is right eight times in ten.

mod calibration;
mod score;
mod truth;

pub use calibration::{Bin, Calibration, Decomposition, calibration};
pub use score::{ControlScore, score};
pub use truth::{Truth, TruthError};

use dateline_model::{Day, DaySpan};

/// Who is said to hold a place from one day to another: an interval as it is printed.
#[derive(Clone, PartialEq, Debug)]
pub struct Printed {
    /// The place, by the name under which the truth knows it.
    pub place: String,
    /// First and last day, inclusive; a missing end is open.
    pub days: DaySpan,
    /// The side's name, `Contested` or `Unknown`; capitals do not count.
    pub holder: String,
    /// The probability of the holder; 1 where none is stated.
    pub probability: Option<f64>,
}

/// The name that stands for knowing nothing.
const UNKNOWN: &str = "unknown";

/// A name of a holder as names are compared.
fn folded(holder: &str) -> String {
    holder.trim().to_lowercase()
}

/// An interval with its days as numbers, open ends as the least and the greatest.
#[derive(Clone, PartialEq, Debug)]
struct Interval {
    from: i32,
    to: i32,
    holder: String,
    probability: f64,
}

/// The intervals of one place, in order.
#[derive(Default)]
struct Intervals(Vec<Interval>);

impl Intervals {
    /// Those of this place.
    fn of(place: &str, printed: &[&Printed]) -> Result<Self, TruthError> {
        let mut intervals: Vec<Interval> = printed
            .iter()
            .map(|one| Interval {
                from: one.days.from.map_or(i32::MIN, Day::number),
                to: one.days.to.map_or(i32::MAX, Day::number),
                holder: folded(&one.holder),
                probability: one.probability.unwrap_or(1.0),
            })
            .collect();
        intervals.sort_by(|one, other| {
            (one.from, one.to, &one.holder)
                .cmp(&(other.from, other.to, &other.holder))
                .then_with(|| one.probability.total_cmp(&other.probability))
        });
        match intervals.windows(2).find(|pair| pair[1].from <= pair[0].to) {
            Some(pair) => Err(TruthError::Overlap { place: place.to_owned(), day: Day::from_number(pair[1].from) }),
            None => Ok(Self(intervals)),
        }
    }

    /// The interval of a day, with its place in the list.
    fn on(&self, day: Day) -> Option<(usize, &Interval)> {
        let begun = self.0.partition_point(|interval| interval.from <= day.number());
        self.0[..begun].iter().enumerate().rfind(|(_, interval)| day.number() <= interval.to)
    }
}

/// A place of the truth: the intervals printed of it, and who held it on each day.
type Judged<'a> = (Intervals, &'a [(Day, String)]);

/// The places of the truth, each with what is printed of it.
fn by_place<'a>(truth: &'a Truth, printed: &[Printed]) -> Result<Vec<Judged<'a>>, TruthError> {
    let mut found: std::collections::BTreeMap<&str, Vec<&Printed>> = std::collections::BTreeMap::new();
    for one in printed {
        found.entry(&one.place).or_default().push(one);
    }
    let of = |(place, days): &'a (String, Vec<(Day, String)>)| {
        let intervals = Intervals::of(place, found.get(place.as_str()).map_or(&[][..], Vec::as_slice))?;
        Ok((intervals, days.as_slice()))
    };
    truth.places().iter().map(of).collect()
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    pub(crate) fn truth(rows: &[(&str, &str, &str)]) -> Truth {
        let lines: String = rows.iter().map(|(day, place, holder)| format!("{day},{place},{holder}\n")).collect();
        Truth::read("truth.csv", format!("day,place,holder\n{lines}").as_bytes()).unwrap()
    }

    pub(crate) fn printed(place: &str, from: &str, to: &str, holder: &str, probability: Option<f64>) -> Printed {
        let end = |text: &str| (!text.is_empty()).then(|| Day::parse(text).unwrap());
        let days = DaySpan { from: end(from), to: end(to) };
        Printed { place: place.to_owned(), days, holder: holder.to_owned(), probability }
    }
}
