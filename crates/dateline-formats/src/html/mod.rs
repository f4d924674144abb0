//! HTML: the article's text without what stands around it, and what the page's metadata says of it.
//!
//! The article is found by dom_smoothie, a port of the Readability algorithm; its elements become paragraphs with blank
//! lines between them, headings with `#` before them and list items with `-`, so that the rules for text hold for pages
//! too. The bytes are kept as they came.

mod article;
mod depth;
mod metadata;
mod parse;
#[cfg(test)]
mod tests;

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::assemble::assemble;
use crate::{Details, Limits};

/// Reads a report from a web page.
pub(crate) fn read(
    file: &str,
    bytes: Vec<u8>,
    details: &Details,
    today: Day,
    limits: &Limits,
) -> Result<Parsed<Report>, Diagnostic> {
    let (draft, diagnostics) = parse::parse(file, bytes, limits)?;
    Ok(Parsed { value: assemble(draft, details, today)?, diagnostics })
}

/// Whether the bytes start as a page does, whatever the file is called.
pub(crate) fn starts_as_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = bytes[..bytes.len().min(14)].to_ascii_lowercase();
    head.starts_with(b"<!doctype html") || head.starts_with(b"<html")
}
