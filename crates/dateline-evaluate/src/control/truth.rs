//! The truth: a table of day, place and holder.

use std::collections::BTreeMap;
use std::io::Read;

use dateline_model::Day;

use super::folded;

/// Who held each place on each day, taken as right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Truth {
    /// The places in the order in which the table first names them, each with its days in order.
    places: Vec<(String, Vec<(Day, String)>)>,
}

/// What can be wrong with a truth, or with intervals that are to be held against it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TruthError {
    /// The table cannot be read as one.
    #[error("{file}: {reason}")]
    Table {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A row that says nothing of a day.
    #[error("{file}:{line}: {reason}")]
    Row {
        /// The file.
        file: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// Two intervals of one place share days.
    #[error("{place}: intervals overlap at {day}")]
    Overlap {
        /// The place.
        place: String,
        /// The first day of the later interval.
        day: Day,
    },
}

impl Truth {
    /// Reads a CSV with the columns `day`, `place` and `holder`, a row a place and day; others are passed over.
    pub fn read(file: &str, table: impl Read) -> Result<Self, TruthError> {
        let wrong = |reason: String| TruthError::Table { file: file.to_owned(), reason };
        let mut reader = csv::Reader::from_reader(table);
        let header = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
        let column = |name: &str| {
            let mut names = header.iter().map(|column| column.trim_start_matches('\u{feff}'));
            names.position(|column| column == name).ok_or_else(|| wrong(format!("there is no column `{name}`")))
        };
        let (day_at, place_at, holder_at) = (column("day")?, column("place")?, column("holder")?);
        let mut truth = Self { places: vec![] };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| wrong(error.to_string()))? {
            let line = record.position().map_or(0, csv::Position::line);
            let row = |reason: String| TruthError::Row { file: file.to_owned(), line, reason };
            let cell = |at: usize| record.get(at).unwrap_or_default();
            let day = Day::parse(cell(day_at)).map_err(|error| row(error.to_string()))?;
            let at = match known.get(cell(place_at)) {
                Some(at) => *at,
                None => {
                    known.insert(cell(place_at).to_owned(), truth.places.len());
                    truth.places.push((cell(place_at).to_owned(), vec![]));
                    truth.places.len() - 1
                }
            };
            truth.places[at].1.push((day, folded(cell(holder_at))));
        }
        if truth.places.is_empty() {
            return Err(wrong("it says of no day who held a place".to_owned()));
        }
        truth.places.iter_mut().for_each(|(_, days)| days.sort());
        Ok(truth)
    }

    /// The places in the order in which the table first names them, each with its days in order.
    pub(super) fn places(&self) -> &[(String, Vec<(Day, String)>)] {
        &self.places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        Truth::read("truth.csv", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_told_with_file_and_line() {
        assert_eq!(told("day,holder\n"), "truth.csv: there is no column `place`");
        assert_eq!(told("day,place,holder\n"), "truth.csv: it says of no day who held a place");
        let told = told("day,place,holder\n2022-03-01,Bucha,Russia\n2022-03-32,Bucha,Russia\n");
        assert!(told.starts_with("truth.csv:3: `2022-03-32` is no day"), "{told}");
    }

    #[test]
    fn columns_may_come_in_any_order_and_with_others() {
        let truth = Truth::read(
            "t",
            "\u{feff}holder,note,place,day\nRussia ,x,Bucha,2022-03-02\nUkraine,,Bucha,2022-03-01\n".as_bytes(),
        )
        .unwrap();
        let days: Vec<_> = truth.places[0].1.iter().map(|(day, holder)| (day.to_string(), holder.as_str())).collect();
        assert_eq!(days, [("2022-03-01".into(), "ukraine"), ("2022-03-02".into(), "russia")]);
    }
}
