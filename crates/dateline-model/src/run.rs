//! Runs: what was done to the project, when, with what; and what was refused.

use crate::{Day, RunId, RunKind};

/// One step done to the project. Rows point to the run that made them, which is their recorded time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// Named by its kind, start and what went into it.
    pub id: RunId,
    /// What it did.
    pub kind: RunKind,
    /// When it started: an instant in UTC, RFC 3339 (`2013-12-06T09:30:00Z`). Passed in; never read from a clock here.
    pub started: String,
    /// Name and version of the code that did it: `dateline-code 0.1.0`.
    pub coder: String,
    /// Hash of the lexicon it used, or empty.
    pub lexicon_hash: String,
    /// Hash of the parameters it used, or empty.
    pub parameters_hash: String,
    /// How many rows it took in.
    pub rows_in: u64,
    /// How many rows it made.
    pub rows_out: u64,
    /// How many inputs it refused.
    pub rejected: u64,
}

/// An input that was refused, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// The file.
    pub file: String,
    /// The row, line or byte in it, where there is one: `line 12`.
    pub place: String,
    /// Why.
    pub reason: String,
    /// What was there, cut to 1,000 characters.
    pub content: String,
    /// The run that refused it.
    pub recorded_in: RunId,
}

/// A version of the parameters of control that a project set for itself.
#[derive(Clone, PartialEq, Debug)]
pub struct ParametersVersion {
    /// Its number, from 1.
    pub version: u32,
    /// The day on which it was set.
    pub day: Day,
    /// Where it comes from: `fit`, `file` or `shipped`.
    pub origin: String,
    /// The file (TOML); empty for the parameters that ship with the program.
    pub content: String,
    /// The log-likelihood of the project's evidence by the version before and by this one, where it was learned.
    pub likelihood: Option<(f64, f64)>,
    /// The run that set it.
    pub recorded_in: RunId,
}
