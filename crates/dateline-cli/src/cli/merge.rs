//! The arguments of `dateline merge`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::OutputFile;

/// Find the rows of event datasets that tell of one event, without a project
#[derive(Args, Debug)]
#[command(after_help = "\
Prints cluster,source,event_id,probability: rows with one cluster tell of one event, the source is the
file's name without its extension, the probability says how sure it is that the row belongs with the
others. Files are CSV (or tabs, or semicolons) with a line of column names, read by the names that
ACLED, UCDP and other datasets use. A row that cannot be read is told with its line and column, and the
rest is read; the exit code is 2 then.

The days and kilometres are those by which one record's own date and place may be off; its precision codes
(date_prec, where_prec, time_precision, geo_precision) widen that. Rows are compared where their spans and
circles meet. docs/merge.md tells the method.

With --method meltt the windows are those of MELTT: how far two rows may lie apart. Each taxonomy is a CSV
with data.source, base.categories and its levels, named as the column that it explains.

Examples:
  dateline merge acled.csv ucdp.csv -o clusters.csv
  dateline merge acled.csv ucdp.csv ours.csv --days 3 --km 10 --explain why.jsonl
  dateline merge a.csv b.csv --method meltt --days 2 --km 4 --taxonomy event_type.csv")]
pub(crate) struct Merge {
    /// The datasets, in files of different names
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    pub(crate) files: Vec<PathBuf>,
    /// How many days one record's date may be off
    #[arg(long, value_name = "DAYS", default_value_t = 2, value_parser = clap::value_parser!(u16).range(0..=60))]
    pub(crate) days: u16,
    /// How many kilometres one record's place may be off
    #[arg(long, value_name = "KM", default_value_t = 5.0, value_parser = kilometres)]
    pub(crate) km: f64,
    /// What the sources' own words stand for; may be given several times [default: learned]
    #[arg(long, value_name = "FILE")]
    pub(crate) taxonomy: Vec<PathBuf>,
    /// How to decide
    #[arg(long, value_name = "METHOD", value_enum, default_value_t = MergeMethod::Learned)]
    pub(crate) method: MergeMethod,
    /// Write why to this file, as JSON lines: what was learned, then each pair with its fields and weights
    #[arg(long, value_name = "FILE")]
    pub(crate) explain: Option<PathBuf>,
    /// Print rows that stand alone, too
    #[arg(long)]
    pub(crate) all: bool,
    /// Refuse everything where one row cannot be read
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to decide which rows tell of one event.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MergeMethod {
    /// What agreement counts for is learned from the datasets
    Learned,
    /// Windows and taxonomies, as MELTT does it
    Meltt,
}

/// A number of kilometres between 0 and 1,000.
fn kilometres(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "it is no number".to_owned())?;
    if (0.0..=1000.0).contains(&number) { Ok(number) } else { Err("it is not between 0 and 1000".to_owned()) }
}
