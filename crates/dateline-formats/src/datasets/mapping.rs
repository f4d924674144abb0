//! Which column of a table is what, and what its codes say: a file (TOML) that people can read and write.
//!
//! The forms that Dateline knows are described so, each in its folder; a form of one's own is described in the same way.

use std::collections::BTreeMap;

use dateline_model::{COUNTS, Day, Kind, Terms, WORDS};
use serde::Deserialize;

use super::DatasetError;

/// What a dataset is, and how its table is read.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the dataset is.
    pub dataset: About,
    /// For each part of a record, the column that holds it: of several, the first that the header has and the row fills.
    pub columns: BTreeMap<String, OneOrMany>,
    /// What the codes of the column `date_precision` mean: `day`, `week`, `month`, `year`, or a number of days to either side.
    #[serde(default)]
    pub date_precision: BTreeMap<String, String>,
    /// What the codes of the column `place_precision` mean, in metres.
    #[serde(default)]
    pub place_precision: BTreeMap<String, f64>,
    /// What words of `sub_type` or `type` mean in our words.
    #[serde(default)]
    pub kinds: BTreeMap<String, Kind>,
    /// For a part of a record that holds a code, the words that its codes stand for.
    #[serde(default)]
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// For a part of a record, the words that it is known to hold; another one is told of.
    #[serde(default)]
    pub values: BTreeMap<String, Vec<String>>,
}

/// What a dataset is.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its short name.
    pub name: String,
    /// Its name for people.
    #[serde(default)]
    pub title: String,
    /// Its licence in words.
    #[serde(default)]
    pub licence: String,
    /// What may be passed on of it.
    #[serde(default = "unknown")]
    pub terms: Terms,
    /// The line to be shown with whatever comes of it.
    #[serde(default)]
    pub attribution: String,
    /// Where it comes from.
    pub url: Option<String>,
    /// Columns by which it is recognised: a header that has all of them is its.
    #[serde(default)]
    pub signature: Vec<String>,
    /// All columns that it is known to have; of a table without header, in order.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Those of them that some releases lack.
    #[serde(default)]
    pub optional: Vec<String>,
    /// Whether its table has no header.
    #[serde(default)]
    pub headless: bool,
    /// Whether its rows bear no day; then they are of the day of the release.
    #[serde(default)]
    pub undated: bool,
    /// An earlier day is a slip of the keyboard.
    pub first_day: Option<Day>,
    /// A column of seconds since 1970, of which the latest says when the release was made.
    pub published: Option<String>,
    /// Columns that change although the row says the same.
    #[serde(default)]
    pub volatile: Vec<String>,
    /// What stands in a count where no number was reported.
    pub unreported: Option<String>,
    /// Words that mean an empty field.
    #[serde(default)]
    pub missing: Vec<String>,
    /// How days are written that can be read in two ways: `day-month-year` or `month-day-year`.
    pub date_order: Option<DateOrder>,
}

/// How `05/12/2013` is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// The fifth of December.
    DayMonthYear,
    /// The twelfth of May.
    MonthDayYear,
}

/// One name, or several.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl OneOrMany {
    /// The names.
    #[must_use]
    pub fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

fn unknown() -> Terms {
    Terms::Unknown
}

/// Parts of a record beside its words and counts.
pub(super) const PARTS: [&str; 8] =
    ["id", "id_of", "from", "to", "date_precision", "latitude", "longitude", "place_precision"];

impl Mapping {
    /// Reads a mapping file.
    pub fn parse(text: &str) -> Result<Self, DatasetError> {
        let mut mapping: Self =
            toml::from_str(text).map_err(|error| DatasetError::Mapping { reason: error.to_string() })?;
        let known = |part: &str| PARTS.contains(&part) || WORDS.contains(&part) || COUNTS.contains(&part);
        let parts = mapping.columns.keys().chain(mapping.words.keys()).chain(mapping.values.keys());
        if let Some(part) = parts.into_iter().find(|part| !known(part)) {
            let all: Vec<&str> = PARTS.iter().chain(&WORDS).chain(&COUNTS).copied().collect();
            let reason = format!("a record has no part `{part}`; its parts are {}", all.join(", "));
            return Err(DatasetError::Mapping { reason });
        }
        if let Some(word) = mapping.date_precision.values().find(|word| Off::parse(word).is_none()) {
            let reason = format!("`{word}` is no precision of a date: day, week, month, year, or a number of days");
            return Err(DatasetError::Mapping { reason });
        }
        if let Some(metres) = mapping.place_precision.values().find(|metres| !(0.0..=2e7).contains(*metres)) {
            return Err(DatasetError::Mapping { reason: format!("`{metres}` is no number of metres") });
        }
        if mapping.dataset.name.trim().is_empty() || mapping.dataset.name.chars().any(char::is_control) {
            return Err(DatasetError::Mapping { reason: "`dataset.name` is empty, or no name".to_owned() });
        }
        if mapping.dataset.title.is_empty() {
            mapping.dataset.title.clone_from(&mapping.dataset.name);
        }
        let lower = |names: &mut Vec<String>| names.iter_mut().for_each(|name| *name = name.trim().to_lowercase());
        for one in mapping.columns.values_mut() {
            let mut names = one.names().to_vec();
            lower(&mut names);
            *one = OneOrMany::Many(names);
        }
        let about = &mut mapping.dataset;
        for names in [&mut about.signature, &mut about.columns, &mut about.optional, &mut about.volatile] {
            lower(names);
        }
        Ok(mapping)
    }

    /// The names of the columns that may hold a part.
    pub(super) fn of(&self, part: &str) -> &[String] {
        self.columns.get(part).map_or(&[], OneOrMany::names)
    }
}

/// How far off a date may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Off {
    Days(i32),
    Month,
    Year,
}

impl Off {
    pub(super) fn parse(word: &str) -> Option<Self> {
        match word {
            "day" => Some(Self::Days(0)),
            "week" => Some(Self::Days(3)),
            "month" => Some(Self::Month),
            "year" => Some(Self::Year),
            number => number.parse().ok().filter(|days| (0..=3660).contains(days)).map(Self::Days),
        }
    }

    /// The days that an event of this day may have been on.
    pub(super) fn span(self, day: Day) -> (Day, Day) {
        match self {
            Self::Days(days) => (day.plus(-days), day.plus(days)),
            Self::Month => (day.start_of_month(), day.end_of_month()),
            Self::Year => {
                let year = day.year();
                let edge = |month, date| Day::new(year, month, date).unwrap_or(day);
                (edge(1, 1), edge(12, 31))
            }
        }
    }
}
