//! Data on standard output, or in the file that the user names.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use dateline::{Listing, Lists};

use crate::cli::{ListFormat, Output, OutputFile};
use crate::failure::Failure;
use crate::show;
use crate::words::harmless;

/// Prints a list. `main` names the columns that a table for people shows.
pub(crate) fn list(listing: &Listing, main: &[&str], output: &Output) -> Result<(), Failure> {
    let text = match output.format.unwrap_or_else(|| default_format(output.file.path.as_deref())) {
        ListFormat::Table => show::table(&listing.only(main)),
        ListFormat::Csv => listing.to_csv(Lists::Joined),
        ListFormat::Jsonl => listing.to_jsonl(),
        ListFormat::Json => listing.to_json(),
    };
    data(&text, &output.file)
}

/// A table on a terminal; for a file what its name says; else CSV.
fn default_format(file: Option<&Path>) -> ListFormat {
    match file.map(|path| path.extension().and_then(|extension| extension.to_str())) {
        Some(Some("json")) => ListFormat::Json,
        Some(Some("jsonl")) => ListFormat::Jsonl,
        Some(_) => ListFormat::Csv,
        None if io::stdout().is_terminal() => ListFormat::Table,
        None => ListFormat::Csv,
    }
}

/// Prints a text for people: as it is into files and pipes, harmless on a terminal.
pub(crate) fn text(text: &str, file: &OutputFile) -> Result<(), Failure> {
    if file.path.is_none() && io::stdout().is_terminal() { data(&harmless(text), file) } else { data(text, file) }
}

/// Prints data.
pub(crate) fn data(text: &str, file: &OutputFile) -> Result<(), Failure> {
    write(text.as_bytes(), file)
}

/// Writes data that is no text; a terminal could only be upset by it.
pub(crate) fn binary(bytes: &[u8], file: &OutputFile) -> Result<(), Failure> {
    if file.path.is_none() && io::stdout().is_terminal() {
        return Err(Failure::NoText);
    }
    write(bytes, file)
}

fn write(bytes: &[u8], file: &OutputFile) -> Result<(), Failure> {
    match &file.path {
        Some(path) => {
            fs::write(path, bytes).map_err(|source| dateline::Error::Write { path: path.clone(), source }.into())
        }
        None => standard_output(bytes),
    }
}

/// Writes to standard output; a reader who has gone is told apart from a failure.
fn standard_output(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::Output(error),
    })
}
