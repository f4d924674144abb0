//! What is said of the files of claims: what was refused, and what is doubtful, each at its line.

use dateline_formats::CodedLine;
use dateline_model::{Diagnostic, Severity};

/// Where in the files something is told of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct At {
    file: usize,
    /// The number in the place, so that line 10 comes after line 9; 0 for the whole file.
    line: u64,
    place: String,
    content: String,
}

impl At {
    /// A whole file, by its number among those given.
    pub(super) fn file(file: usize) -> Self {
        Self { file, line: 0, place: String::new(), content: String::new() }
    }

    /// A line of it.
    pub(super) fn line(file: usize, line: &CodedLine) -> Self {
        let place = format!("line {}", line.number);
        Self { file, line: line.number, place, content: line.text.clone() }
    }

    /// How the place is called within its file.
    pub(super) fn place(&self) -> &str {
        &self.place
    }
}

/// What was refused, or is doubtful.
#[derive(Default)]
pub(super) struct Told {
    /// The files, each with its coder.
    files: Vec<(String, String)>,
    found: Vec<(At, Diagnostic)>,
}

impl Told {
    /// The next file, of which something may be told.
    pub(super) fn file(&mut self, name: String, coder: &str) {
        self.files.push((name, coder.to_owned()));
    }

    pub(super) fn refuse(&mut self, at: &At, reason: impl Into<String>) {
        let found = Diagnostic::error(&self.files[at.file].0, &at.place, reason).with_content(&at.content);
        self.found.push((at.clone(), found));
    }

    pub(super) fn doubt(&mut self, at: &At, reason: impl Into<String>) {
        let found = Diagnostic::warning(&self.files[at.file].0, &at.place, reason);
        self.found.push((at.clone(), found));
    }

    /// What the reader of a file told of it.
    pub(super) fn read(&mut self, file: usize, diagnostics: Vec<Diagnostic>) {
        self.found.extend(diagnostics.into_iter().map(|found| {
            let line = found.place.strip_prefix("line ").and_then(|number| number.parse().ok()).unwrap_or(0);
            (At { line, place: found.place.clone(), ..At::file(file) }, found)
        }));
    }

    /// What was refused of a coder's files.
    pub(super) fn refused(&self, coder: &str) -> Vec<Diagnostic> {
        let of_coder = self.found.iter().filter(|(at, _)| self.files[at.file].1 == coder);
        let mut refused: Vec<_> = of_coder.filter(|(_, found)| found.severity == Severity::Error).collect();
        refused.sort_by(|one, other| one.0.cmp(&other.0));
        refused.into_iter().map(|(_, found)| found.clone()).collect()
    }

    /// All of it, file by file and line by line.
    pub(super) fn in_order(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|one, other| one.0.cmp(&other.0));
        self.found.into_iter().map(|(_, found)| found).collect()
    }
}
