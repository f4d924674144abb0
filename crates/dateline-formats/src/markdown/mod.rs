//! Markdown: the characters of the file are the text of the report, unchanged; headings and front matter are marked.

mod parse;
#[cfg(test)]
mod tests;

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::Details;
use crate::assemble::assemble;

/// Reads a report in Markdown.
pub(crate) fn read(file: &str, bytes: Vec<u8>, details: &Details, today: Day) -> Result<Parsed<Report>, Diagnostic> {
    let (draft, diagnostics) = parse::parse(file, bytes)?;
    Ok(Parsed { value: assemble(draft, details, today)?, diagnostics })
}
