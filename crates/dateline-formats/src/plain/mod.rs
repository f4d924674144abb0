//! Plain text: the characters of the file are the text of the report, unchanged.

mod parse;
#[cfg(test)]
mod tests;

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::Details;
use crate::assemble::assemble;

/// Reads a report in plain text.
pub(crate) fn read(file: &str, bytes: Vec<u8>, details: &Details, today: Day) -> Result<Parsed<Report>, Diagnostic> {
    Ok(Parsed::clean(assemble(parse::parse(file, bytes)?, details, today)?))
}
