//! The bytes of a `reports.json` to its entries.

use serde_json::Value;

use super::entry::{Entry, UnknownKeys};
use crate::Details;

/// The entries of a list, not yet looked into; else the place and the reason.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Value>, (String, String)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Array(entries)) => Ok(entries),
        Ok(_) => Err((String::new(), "it holds no array of reports".to_owned())),
        Err(error) => {
            let whole = error.to_string();
            let reason = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(reason, _)| reason);
            Err((format!("line {}, column {}", error.line(), error.column()), format!("it is no JSON: {reason}")))
        }
    }
}

/// How an entry is named in messages.
pub(super) fn place(number: usize, value: &Value) -> String {
    match value.get("id").and_then(Value::as_str) {
        Some(id) => format!("entry {number} (`{id}`)"),
        None => format!("entry {number}"),
    }
}

/// The file that an entry names, and what it says of it.
pub(super) fn listed(value: Value, unknown: &mut UnknownKeys, place: &str) -> Result<(String, Details), String> {
    let entry: Entry = serde_json::from_value(value).map_err(|_| "it is no object".to_owned())?;
    unknown.note(&entry, place, &["file"]);
    let file = entry.content("file").filter(|file| !file.is_empty()).ok_or("it names no `file`")?;
    Ok((file.to_owned(), entry.details()?))
}
