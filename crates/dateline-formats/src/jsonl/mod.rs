//! JSONL: a report a line, in the keys of `reports.json` with `text` or `html` in place of `file`.

mod parse;
#[cfg(test)]
mod tests;

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::assemble::stem;
use crate::limits::too_large;
use crate::{Limits, read_bytes};

pub(crate) use parse::lines;

/// Reads a list of reports. A line that is broken, or whose report is, is told with its number and left out; keys that
/// are not known are told once for the whole list.
#[must_use]
pub fn read_jsonl(file: &str, bytes: &[u8], today: Day, limits: &Limits) -> Parsed<Vec<Report>> {
    let mut parsed = Parsed::clean(vec![]);
    if let Some(reason) = too_large(bytes.len() as u64, limits.list_bytes) {
        parsed.diagnostics.push(Diagnostic::error(file, "", reason));
        return parsed;
    }
    let mut unknown = parse::UnknownKeys::default();
    for (number, line) in (1_u64..).zip(lines(bytes)) {
        let place = format!("line {number}");
        let record = match parse::record(line, &mut unknown, &place) {
            Ok(Some(record)) => record,
            Ok(None) => continue,
            Err(reason) => {
                let content = String::from_utf8_lossy(&line[..line.len().min(4000)]);
                parsed.diagnostics.push(Diagnostic::error(file, place, reason).with_content(&content));
                continue;
            }
        };
        // The reader of a single text goes by the name of its file, so a line is read under a name of its own.
        let name = format!("{}.line-{number}.{}", stem(file), record.extension);
        match read_bytes(&name, record.content.into_bytes(), &record.details, today, limits) {
            Ok(one) => {
                parsed.value.push(Report { file: file.to_owned(), ..one.value });
                parsed.diagnostics.extend(one.diagnostics.into_iter().map(|found| at_line(found, file, &place)));
            }
            Err(found) => parsed.diagnostics.push(at_line(found, file, &place)),
        }
    }
    parsed.diagnostics.extend(unknown.warning(file));
    parsed
}

/// The same trouble, told of the list's line.
fn at_line(found: Diagnostic, file: &str, place: &str) -> Diagnostic {
    let place = if found.place.is_empty() { place.to_owned() } else { format!("{place}, {}", found.place) };
    Diagnostic { file: file.to_owned(), place, ..found }
}
