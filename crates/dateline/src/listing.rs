//! Rows with named columns, and how they leave: as CSV, as JSON, or cell by cell for a table on a terminal.
//!
//! Every answer that is a list becomes one of these, so that the command, the export and later the server print the same
//! columns under the same names.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use dateline_model::{Day, Tally};

/// What stands in a row under a column.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing: not said, or not known.
    Empty,
    /// A text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// A number with fractions.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Day),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A text that may be missing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A day that may be missing.
    #[must_use]
    pub fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A count that may be missing.
    #[must_use]
    pub fn count(count: Option<u32>) -> Self {
        count.map_or(Self::Empty, |count| Self::Integer(i64::from(count)))
    }

    /// Texts of things that can be written.
    pub fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(|item| item.to_string()).collect())
    }

    /// A probability or another number, to four places: more would be noise.
    #[must_use]
    pub fn number(number: f64) -> Self {
        Self::Number((number * 10_000.0).round() / 10_000.0)
    }

    /// The three cells of a tally: low, best, high.
    #[must_use]
    pub fn tally(tally: Option<Tally>) -> [Self; 3] {
        [tally.map(|tally| tally.low), tally.map(|tally| tally.best), tally.map(|tally| tally.high)].map(Self::count)
    }

    /// How it is written in CSV and in tables for people.
    #[must_use]
    pub fn written(&self, lists: Lists) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::List(items) => match lists {
                Lists::Joined => items.join(";"),
                Lists::Json => serde_json::to_string(items).expect("texts can always be written as JSON"),
            },
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Day(day) => day.serialize(serializer),
        }
    }
}

/// How a list is written inside one field of CSV.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lists {
    /// With `;` between: easy to read, for ids and names of sides.
    Joined,
    /// As a JSON array, as in the project file: nothing is lost.
    Json,
}

/// Rows with named columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Listing {
    /// The names of the columns, in order.
    pub columns: Vec<&'static str>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Listing {
    /// Rows without any yet.
    #[must_use]
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: vec![] }
    }

    /// Only these columns, in this order; names that there are not are passed over.
    #[must_use]
    pub fn only(&self, columns: &[&str]) -> Self {
        let kept: Vec<usize> =
            columns.iter().filter_map(|name| self.columns.iter().position(|column| column == name)).collect();
        Self {
            columns: kept.iter().map(|&at| self.columns[at]).collect(),
            rows: self.rows.iter().map(|row| kept.iter().map(|&at| row[at].clone()).collect()).collect(),
        }
    }

    /// As CSV with a header line.
    #[must_use]
    pub fn to_csv(&self, lists: Lists) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns).expect("memory can always be written to");
        for row in &self.rows {
            let fields = row.iter().map(|cell| cell.written(lists));
            writer.write_record(fields).expect("every row has one cell a column");
        }
        let bytes = writer.into_inner().expect("memory can always be written to");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }

    /// As JSON: one object a line.
    #[must_use]
    pub fn to_jsonl(&self) -> String {
        let mut out = String::new();
        for row in 0..self.rows.len() {
            out.push_str(&serde_json::to_string(&self.object(row)).expect("cells can always be written as JSON"));
            out.push('\n');
        }
        out
    }

    /// As one JSON array of objects, indented.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = serde_json::to_string_pretty(self).expect("cells can always be written as JSON");
        out.push('\n');
        out
    }

    fn object(&self, row: usize) -> Object<'_> {
        Object { columns: &self.columns, cells: &self.rows[row] }
    }
}

impl Serialize for Listing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in 0..self.rows.len() {
            sequence.serialize_element(&self.object(row))?;
        }
        sequence.end()
    }
}

/// A row as a JSON object with its columns in order.
struct Object<'a> {
    columns: &'a [&'static str],
    cells: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        let mut listing = Listing::new(&["place", "parties", "probability"]);
        listing.rows.push(vec![Cell::text("Qara, old town"), Cell::list(["a", "b"]), Cell::number(0.123_456)]);
        listing
    }

    #[test]
    fn lists_in_csv_are_joined_or_json() {
        assert_eq!(listing().to_csv(Lists::Joined), "place,parties,probability\n\"Qara, old town\",a;b,0.1235\n");
        assert!(listing().to_csv(Lists::Json).contains(r#""[""a"",""b""]""#));
    }

    #[test]
    fn objects_keep_the_order_of_the_columns() {
        let line = "{\"place\":\"Qara, old town\",\"parties\":[\"a\",\"b\"],\"probability\":0.1235}\n";
        assert_eq!(listing().to_jsonl(), line);
        assert_eq!(listing().only(&["probability"]).to_jsonl(), "{\"probability\":0.1235}\n");
    }
}
