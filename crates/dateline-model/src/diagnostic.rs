//! Lenient is not silent: what a reader made of its input, and everything that it had to leave out or doubt.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The input was used, but something about it is doubtful.
    Warning,
    /// The input, or the row, was left out.
    Error,
}

/// One thing wrong with an input: the file, the place in it, and the reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file.
    pub file: String,
    /// The row, line or byte in it (`line 12`); empty where it is about the whole file.
    pub place: String,
    /// What is wrong, in a sentence that starts in lower case, with the offending value in backticks.
    pub reason: String,
    /// What was there, cut to 1,000 characters; empty where that says nothing.
    pub content: String,
}

impl Diagnostic {
    /// The input, or the row, was left out.
    pub fn error(file: impl Into<String>, place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(Severity::Error, file.into(), place.into(), reason.into())
    }

    /// The input was used, but something about it is doubtful.
    pub fn warning(file: impl Into<String>, place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(Severity::Warning, file.into(), place.into(), reason.into())
    }

    /// The same, with what was there.
    #[must_use]
    pub fn with_content(mut self, content: &str) -> Self {
        self.content = content.chars().take(1000).collect();
        self
    }

    fn new(severity: Severity, file: String, place: String, reason: String) -> Self {
        Self { severity, file, place, reason, content: String::new() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(formatter, "{}: {}", self.file, self.reason)
        } else {
            write!(formatter, "{}: {}: {}", self.file, self.place, self.reason)
        }
    }
}

/// What a reader made of its input, and what it had to leave out or doubt.
#[derive(Clone, PartialEq, Debug)]
pub struct Parsed<T> {
    /// What was made of it.
    pub value: T,
    /// What was left out or is doubtful, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Parsed<T> {
    /// A value without a doubt.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: vec![] }
    }
}
