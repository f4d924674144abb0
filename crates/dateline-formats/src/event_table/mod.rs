//! Event datasets as tables: CSV (or tabs, or semicolons) with a line of column names.
//!
//! Read by header, in the names that the datasets of the field use. What a precision code says becomes metres and days.
//! A bad row is told with line, column and reason, and the next is read.

mod columns;
pub(crate) mod parse;
pub(crate) mod rows;
pub(crate) mod swapped;
mod taxonomy;
#[cfg(test)]
mod tests;
pub(crate) mod values;

use dateline_model::{Diagnostic, EventTable, Parsed};

use crate::Limits;
use crate::limits::too_large;

pub use taxonomy::read_taxonomy;

/// What is to be read beside the usual columns.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadOptions {
    /// Further columns, by name.
    pub others: Vec<String>,
}

/// Reads a table of events. `file` names it in messages, and its name without folder and extension is the source.
///
/// ```
/// use dateline_formats::{Limits, ReadOptions, read_event_table};
///
/// let bytes = b"event_id,date,latitude,longitude,type\n1,2013-11-19,34.14,36.74,clash\n2,2013-11-31,34.14,36.74,clash\n";
/// let read = read_event_table("data/ours.csv", bytes, &ReadOptions::default(), &Limits::default());
/// assert_eq!((read.value.source.as_str(), read.value.len()), ("ours", 1));
/// assert_eq!(read.diagnostics[0].to_string(), "data/ours.csv: line 3, column `date`: there is no day `2013-11-31`");
/// ```
#[must_use]
pub fn read_event_table(file: &str, bytes: &[u8], options: &ReadOptions, limits: &Limits) -> Parsed<EventTable> {
    let source = source_of(file);
    if let Some(reason) = too_large(bytes.len() as u64, limits.table_bytes) {
        let empty = EventTable { source: source.to_owned(), ..EventTable::default() };
        return Parsed { value: empty, diagnostics: vec![Diagnostic::error(file, "", reason)] };
    }
    parse::table(file, source, bytes, options, limits)
}

/// The name of a file without its folder and extension.
pub(crate) fn source_of(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}
