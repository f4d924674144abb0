//! One text from its bytes, in whichever format it is.

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::limits::too_large;
use crate::{Details, Limits, html, markdown, plain};

/// The formats of a single report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Format {
    Plain,
    Markdown,
    Html,
    /// A list of reports, a line each.
    Lines,
}

impl Format {
    /// The format that a file's name tells; `None` where it tells none that is known.
    pub(crate) fn of_name(file: &str) -> Option<Self> {
        let extension =
            file.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension)?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Lines),
            _ => None,
        }
    }
}

/// Reads one report from its bytes: Markdown (`.md`) or HTML (`.html`, `.htm`) by its name, HTML also where it starts
/// as a page does; anything else is plain text. `file` names it in messages and gives it its `doc`; what `details` say wins over what the page says.
///
/// Pure: `today` is passed in, and a report published after it is refused. The error names the file and the reason.
pub fn read_bytes(
    file: &str,
    bytes: Vec<u8>,
    details: &Details,
    today: Day,
    limits: &Limits,
) -> Result<Parsed<Report>, Diagnostic> {
    if let Some(reason) = too_large(bytes.len() as u64, limits.report_bytes) {
        return Err(Diagnostic::error(file, "", reason));
    }
    match Format::of_name(file) {
        Some(Format::Html) => html::read(file, bytes, details, today, limits),
        Some(Format::Markdown) => markdown::read(file, bytes, details, today),
        Some(Format::Lines) => Err(Diagnostic::error(file, "", "it is a list of reports, not one text")),
        Some(Format::Plain) => plain::read(file, bytes, details, today),
        None if html::starts_as_page(&bytes) => html::read(file, bytes, details, today, limits),
        None => plain::read(file, bytes, details, today),
    }
}
