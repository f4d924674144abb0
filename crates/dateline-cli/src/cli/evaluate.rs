//! The arguments of `dateline evaluate`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Coding, OutputFile};

/// Say how good the coding of texts is, against claims that people coded
#[derive(Args, Debug)]
#[command(after_help = "\
A claim counts as found where it is of the same kind as a gold claim and its quote overlaps, or
stands in the same sentence; as usable where its days, places, sides, numbers and stance are right
as well. --errors groups what is not right by its cause, says where that is mended, and lists how
precise each rule is. --format json has the figures under the keys of the coding guide's scorer;
csv has one row, with --by-doc a row a report, with --errors a row a mistake.

Examples:
  dateline evaluate gold/ --texts gold/texts
  dateline evaluate gold/ --texts gold/texts --errors --by-doc
  dateline evaluate gold/ --texts gold/texts --pack syria --errors --format csv -o mistakes.csv
  dateline evaluate gold.jsonl --texts texts/ --predicted claims.jsonl --format json")]
pub(crate) struct Evaluate {
    /// The claims to compare with: a JSONL file, or a folder of them
    #[arg(value_name = "GOLD")]
    pub(crate) gold: PathBuf,
    /// The folder of the reports that GOLD is about; others in it are passed over
    #[arg(long, value_name = "FOLDER")]
    pub(crate) texts: PathBuf,
    /// Judge these claims (a JSONL file, or a folder of them) instead of coding the texts
    #[arg(long, value_name = "FILE|FOLDER")]
    pub(crate) predicted: Option<PathBuf>,
    /// Which side an actor is on, as JSON: {"hezbollah": {"side": "syrian_government"}} [default: as the packs say]
    #[arg(long, value_name = "FILE")]
    pub(crate) sides: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) coding: Coding,
    /// Print what is not right, grouped by cause, and how precise each rule is
    #[arg(long)]
    pub(crate) errors: bool,
    /// Examples to show of each cause
    #[arg(long, value_name = "NUMBER", default_value_t = 3, requires = "errors")]
    pub(crate) show: usize,
    /// Print the figures of each report, too
    #[arg(long)]
    pub(crate) by_doc: bool,
    /// How to print it [default: what the file's name says, else table]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<EvaluateFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to print an evaluation.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum EvaluateFormat {
    /// Tables and words for people
    Table,
    /// CSV with a header line
    Csv,
    /// One JSON object
    Json,
}

impl EvaluateFormat {
    /// What the name of the output file asks for; a table where it asks for nothing.
    pub(crate) fn of_file(file: &OutputFile) -> Self {
        match file.path.as_deref().and_then(|path| path.extension()?.to_str()) {
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            _ => Self::Table,
        }
    }
}
