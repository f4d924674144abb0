//! One line to a record: its content, and what it says of it.

use crate::Details;
use crate::folder::entry::Entry;
pub(super) use crate::folder::entry::UnknownKeys;

/// A line that holds a report.
pub(super) struct Record {
    pub(super) details: Details,
    pub(super) content: String,
    /// What a file with this content would be called: `txt`, `html`.
    pub(super) extension: &'static str,
}

/// The lines of a list, without what ends them, and without a byte order mark.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).split(|byte| *byte == b'\n')
}

/// Reads a line; `None` where it is blank, else the record or what is wrong.
pub(super) fn record(line: &[u8], unknown: &mut UnknownKeys, place: &str) -> Result<Option<Record>, String> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let text =
        std::str::from_utf8(line).map_err(|error| format!("byte {} of the line is no UTF-8", error.valid_up_to()))?;
    let entry: Entry = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => format!("{} (column {})", message(&error), error.column()),
        _ => format!("it is no JSON: {} (column {})", message(&error), error.column()),
    })?;
    unknown.note(&entry, place, &["text", "html"]);
    let (content, extension) = match (entry.content("text"), entry.content("html")) {
        (Some(_), Some(_)) => return Err("it has both `text` and `html`; one is wanted".to_owned()),
        (Some(text), None) => (text, "txt"),
        (None, Some(html)) => (html, "html"),
        (None, None) => return Err("it has neither `text` nor `html` as a string".to_owned()),
    };
    Ok(Some(Record { details: entry.details()?, content: content.to_owned(), extension }))
}

/// What went wrong, without the place that serde puts behind it (it counts lines within the line).
fn message(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.rsplit_once(" at line ").map_or(whole.clone(), |(message, _)| message.to_owned())
}
