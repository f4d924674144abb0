//! Which column of a list of places is which.
//!
//! Packs name their columns as the schema does. The lists that people have were made by other programs, which say `lat` or
//! `y`; a column is found by each of the names usual in the field, its own first.

use std::collections::BTreeMap;

use csv::StringRecord;

/// Our name of a column, and what else it is called, in the order in which they are preferred.
const CALLED: [(&str, &[&str]); 6] = [
    ("id", &["place_id"]),
    (
        "name",
        &[
            "place",
            "place_name",
            "placename",
            "asciiname",
            "settlement",
            "locality",
            "town",
            "city",
            "village",
            "location",
        ],
    ),
    ("longitude", &["lon", "lng", "long", "x"]),
    ("latitude", &["lat", "y"]),
    ("country", &["country_code", "countrycode", "iso2"]),
    ("aliases", &["other_names", "alternative_names", "alternate_names", "asciiname"]),
];

/// The columns of a list, by our names for them.
pub(crate) struct Columns(BTreeMap<String, usize>);

impl Columns {
    /// Case, spaces, hyphens and a `#` before the first name make no difference.
    pub(crate) fn of(headers: &StringRecord) -> Self {
        let plain = |name: &str| name.trim_start_matches('#').to_lowercase().replace([' ', '-'], "_");
        let mut columns: BTreeMap<String, usize> = BTreeMap::new();
        for (index, name) in headers.iter().enumerate() {
            columns.insert(plain(name), index);
        }
        for (ours, others) in CALLED {
            let found = others.iter().find_map(|name| columns.get(*name).copied());
            if let (false, Some(index)) = (columns.contains_key(ours), found) {
                columns.insert(ours.to_owned(), index);
            }
        }
        Self(columns)
    }

    pub(crate) fn has(&self, column: &str) -> bool {
        self.0.contains_key(column)
    }

    pub(crate) fn index(&self, column: &str) -> Option<usize> {
        self.0.get(column).copied()
    }

    /// The columns with names in a language of their own (`name_ar`), each with the language's tag.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.keys().filter_map(|column| Some((column.as_str(), column.strip_prefix("name_")?)))
    }
}
