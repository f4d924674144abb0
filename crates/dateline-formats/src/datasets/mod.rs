//! Event datasets of the field, whole: what a project keeps of each row, and what is wrong with the others.
//!
//! Each form is described by a `mapping.toml` in its folder (which column is what, what codes mean, which columns and words it
//! is known to have, under what terms it may be passed on). A table is read by its header, never by position; GDELT, which
//! has none, is known by its 61 columns. A bad row is told with line and column, and the next is read.

mod csv;
mod guess;
mod mapping;
mod read;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use dateline_model::{Day, Parsed, RecordTable};

pub use guess::guess_mapping;
pub use mapping::{About, DateOrder, Mapping, OneOrMany};

use crate::Limits;
use crate::limits::too_large;

/// The forms, the more telling ones first.
static FORMS: LazyLock<Vec<(&str, Mapping)>> = LazyLock::new(|| {
    let form = |name, text| (name, Mapping::parse(text).expect("the mappings that ship are tested"));
    vec![
        form("acled", include_str!("acled/mapping.toml")),
        form("ucdp-ged", include_str!("ucdp_ged/mapping.toml")),
        form("ucdp-aec", include_str!("ucdp_aec/mapping.toml")),
        form("icews", include_str!("icews/mapping.toml")),
        form("polecat", include_str!("polecat/mapping.toml")),
        form("viina", include_str!("viina/mapping.toml")),
        form("gdelt", include_str!("gdelt/mapping.toml")),
        form("hxl", include_str!("hxl/mapping.toml")),
        form("wikipedia-marks", include_str!("wikipedia_marks/mapping.toml")),
    ]
});

/// The names of the forms.
#[must_use]
pub fn dataset_forms() -> Vec<&'static str> {
    FORMS.iter().map(|(name, _)| *name).collect()
}

/// Why a file is no dataset that can be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatasetError {
    /// Its header is of no form that is known.
    #[error("its columns are of no form that is known: {header}")]
    UnknownForm {
        /// The columns.
        header: String,
    },
    /// There is no such form.
    #[error("there is no form `{name}`; there are {known}")]
    NoForm {
        /// The name asked for.
        name: String,
        /// The forms there are.
        known: String,
    },
    /// A mapping file that cannot be used.
    #[error("the mapping cannot be used: {reason}")]
    Mapping {
        /// Why.
        reason: String,
    },
    /// A column without which no row can be read.
    #[error("there is no column for `{part}` (`{names}`); its columns begin with {header}")]
    NoColumn {
        /// The part of a record.
        part: String,
        /// Names that the column may have.
        names: String,
        /// The columns there are.
        header: String,
    },
    /// Rows without a day, and no day of the release.
    #[error("its rows bear no day")]
    NoDay,
    /// Nothing to read.
    #[error("{reason}")]
    Unreadable {
        /// Why.
        reason: String,
    },
}

/// How a dataset is to be read.
#[derive(Clone, Debug)]
pub struct DatasetOptions {
    /// In this form; otherwise the header tells.
    pub form: Option<String>,
    /// By this mapping, whatever the form.
    pub mapping: Option<Mapping>,
    /// The day of the release, where it is known.
    pub release: Option<Day>,
    /// Later days are slips of the keyboard.
    pub today: Day,
}

/// A dataset's file, read.
#[derive(Clone, PartialEq, Debug)]
pub struct DatasetFile {
    /// The form in which it was read.
    pub form: String,
    /// What the dataset is.
    pub about: About,
    /// What the release calls itself, or which columns it has.
    pub label: String,
    /// Its columns, in lower case.
    pub header: Vec<String>,
    /// When the release was made, as its rows tell.
    pub published: Option<Day>,
    /// Its rows.
    pub records: RecordTable,
}

/// Reads a dataset.
///
/// ```
/// use dateline_formats::{DatasetOptions, Limits, read_dataset};
/// use dateline_model::Day;
///
/// let bytes = b"id,type_of_violence,side_a,where_prec,date_start,date_end,date_prec,latitude,longitude,low,best,high\n\
///     7,1,Government of Syria,3,2013-11-19,2013-11-19,4,34.14,36.74,1,2,5\n";
/// let today = Day::parse("2024-01-01")?;
/// let options = DatasetOptions { form: None, mapping: None, release: None, today };
/// let read = read_dataset("ged.csv", bytes, &options, &Limits::default())?.value;
/// assert_eq!(read.form, "ucdp-ged");
/// let records = read.records;
/// assert_eq!((records.from[0].to_string(), records.to[0].to_string()), ("2013-11-01".into(), "2013-11-30".into()));
/// assert_eq!(records.radius[0].map(|radius| radius.0), Some(75_000.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_dataset(
    file: &str,
    bytes: &[u8],
    options: &DatasetOptions,
    limits: &Limits,
) -> Result<Parsed<DatasetFile>, DatasetError> {
    if let Some(reason) = too_large(bytes.len() as u64, limits.table_bytes) {
        return Err(DatasetError::Unreadable { reason });
    }
    csv::read(file, bytes, options, limits)
}

/// The form of this name.
fn named(name: &str) -> Result<&'static (&'static str, Mapping), DatasetError> {
    FORMS
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| DatasetError::NoForm { name: name.to_owned(), known: dataset_forms().join(", ") })
}

/// The form whose columns a header has.
fn of_header(header: &[String]) -> Option<&'static (&'static str, Mapping)> {
    FORMS.iter().find(|(_, form)| {
        let signature = &form.dataset.signature;
        !signature.is_empty() && signature.iter().all(|name| header.contains(name))
    })
}
