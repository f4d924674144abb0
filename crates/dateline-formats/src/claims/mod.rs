//! Claims coded elsewhere, a JSON object a line, in the form of the coding guide.
//!
//! Only the form is looked at here: fields and words that must be there, days that exist, ends the right way round.
//! Whether the quote stands in the report, and whether the project knows the actors, is asked by who has the report.

mod fields;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use dateline_model::{ClaimLine, Diagnostic, Parsed};

use crate::Limits;
use crate::jsonl::lines;
use crate::limits::too_large;

/// How much of a line is kept to be shown, in characters.
const KEPT: usize = 1000;

/// A claim as a line of a file gives it.
#[derive(Clone, PartialEq, Debug)]
pub struct CodedLine {
    /// The number of the line, from 1.
    pub number: u64,
    /// What it says. A `confidence` that the line does not give is 1: it is as sure as its coder.
    pub claim: ClaimLine,
    /// The line as it stands, cut to 1,000 characters.
    pub text: String,
}

/// Reads claims. A line that breaks the form is told with its number and left out; keys that are not kept are told once
/// for the whole file.
///
/// ```
/// use dateline_formats::{Limits, read_claims};
///
/// let line = r#"{"doc": "qara", "quote": "The army took Qara", "start": 0, "end": 18, "kind": "capture",
///     "from": "2013-11-19", "to": "2013-11-31", "places": ["Qara"], "by": ["syrian_army"], "against": [],
///     "said_by": [], "stance": "asserted"}"#;
/// let read = read_claims("anna.jsonl", line.replace('\n', " ").as_bytes(), &Limits::default());
/// assert!(read.value.is_empty());
/// assert!(read.diagnostics[0].to_string().starts_with("anna.jsonl: line 1: `to`: `2013-11-31` is no day"));
/// ```
#[must_use]
pub fn read_claims(file: &str, bytes: &[u8], limits: &Limits) -> Parsed<Vec<CodedLine>> {
    let mut parsed = Parsed::clean(vec![]);
    if let Some(reason) = too_large(bytes.len() as u64, limits.list_bytes) {
        parsed.diagnostics.push(Diagnostic::error(file, "", reason));
        return parsed;
    }
    let mut unknown: BTreeMap<String, u64> = BTreeMap::new();
    for (number, line) in (1_u64..).zip(lines(bytes)) {
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if number > limits.claim_lines {
            let reason =
                format!("the file has more than {} lines; what comes from here on was left out", limits.claim_lines);
            parsed.diagnostics.push(Diagnostic::error(file, format!("line {number}"), reason));
            break;
        }
        match claim_of(line, limits) {
            Ok((claim, keys)) => {
                let text = String::from_utf8_lossy(line).trim().chars().take(KEPT).collect();
                parsed.value.push(CodedLine { number, claim, text });
                for key in keys {
                    // A file whose every line has keys of its own must not fill the memory.
                    if unknown.len() < 20 {
                        unknown.entry(key).or_insert(number);
                    }
                }
            }
            Err(reason) => {
                let content = String::from_utf8_lossy(&line[..line.len().min(4 * KEPT)]);
                let found = Diagnostic::error(file, format!("line {number}"), reason);
                parsed.diagnostics.push(found.with_content(content.trim()));
            }
        }
    }
    if !unknown.is_empty() {
        let keys: Vec<String> =
            unknown.iter().map(|(key, number)| format!("`{key}` (first at line {number})")).collect();
        let reason = format!("fields that are not kept were left out: {}", keys.join(", "));
        parsed.diagnostics.push(Diagnostic::warning(file, "", reason));
    }
    parsed
}

/// The claim of a line and the keys that no field has, or what is wrong.
fn claim_of(line: &[u8], limits: &Limits) -> Result<(ClaimLine, Vec<String>), String> {
    if let Some(reason) = too_large(line.len() as u64, limits.claim_line_bytes) {
        return Err(reason);
    }
    let text =
        std::str::from_utf8(line).map_err(|error| format!("byte {} of the line is no UTF-8", error.valid_up_to()))?;
    parse::claim(text)
}
