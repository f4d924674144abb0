//! The arguments of `dateline import`, `datasets` and `records`.

use std::path::PathBuf;

use clap::Args;
use dateline::model::Day;

use super::{Output, OutputFile, Times, When};

/// Take in a dataset of events: ACLED, UCDP, ICEWS, GDELT, … or any table
#[derive(Args, Debug)]
#[command(after_help = "\
The form is told by the columns: acled, ucdp-ged, ucdp-aec, icews, polecat, viina, gdelt, hxl, wikipedia-marks.
Any other table is read by a mapping file; --guess prints one to begin with. docs/datasets.md tells more.

One file is one release. Rows of an earlier release of the same dataset that say something else are kept
beside the new ones, rows that are gone are marked as withdrawn, and --known-on asks for what was known
before. A file with less than half of the rows of the dataset of its form is taken for a dataset of its
own; --dataset says which it belongs to, --part that the rows it lacks still stand.

A row that cannot be read is told with its line and column, and the rest goes in; the exit code is 2 then.

Examples:
  dateline import war.gpkg GEDEvent_v25_1.csv --release 2025-06-12
  dateline import war.gpkg acled-syria.csv --part
  dateline import --guess incidents.csv -o map.toml
  dateline import war.gpkg incidents.csv --as csv --map map.toml")]
pub(crate) struct Import {
    /// The project file
    #[arg(value_name = "PROJECT", required_unless_present = "guess")]
    pub(crate) project: Option<PathBuf>,
    /// The dataset
    #[arg(value_name = "FILE", required_unless_present = "guess")]
    pub(crate) file: Option<PathBuf>,
    /// Its form, or csv for a table that --map describes [default: told by its columns]
    #[arg(long = "as", value_name = "FORMAT")]
    pub(crate) form: Option<String>,
    /// A mapping file: which column is what
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// The day on which this release came out [default: what its rows tell, else today]
    #[arg(long, value_name = "DAY")]
    pub(crate) release: Option<Day>,
    /// The dataset that it is a release of
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,
    /// It is a part of the dataset only: rows that it lacks are not withdrawn
    #[arg(long)]
    pub(crate) part: bool,
    /// Refuse everything where one row cannot be read
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print a mapping file for this table, guessed from its header and first rows, and do nothing else
    #[arg(long, value_name = "FILE", conflicts_with_all = ["project", "file", "form", "map", "release", "dataset", "part", "strict"])]
    pub(crate) guess: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// List the datasets of a project, release by release, with their licences
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline datasets war.gpkg
  dateline datasets war.gpkg --format json")]
pub(crate) struct Datasets {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// List the rows of datasets
#[derive(Args, Debug)]
#[command(after_help = "\
Days are the span in which it may have been, by its date and how exact that is; the radius is that around
the point. --known-on asks for the rows as the releases up to a day say them.

Examples:
  dateline records war.gpkg --dataset ucdp-ged --from 2016-01-01 --to 2016-01-31
  dateline records war.gpkg --bbox 36.2,33.7,37.2,34.6 --known-on 2018-06-01
  dateline records war.gpkg --dataset ucdp-ged --row 214797")]
pub(crate) struct Records {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Of this dataset only
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,
    /// Print this row, by its key, as it stands in the file that it came from
    #[arg(long, value_name = "KEY", requires = "dataset")]
    pub(crate) row: Option<String>,
    /// In this window: west,south,east,north in degrees
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    pub(crate) bbox: Option<dateline::Window>,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) times: Times,
    #[command(flatten)]
    pub(crate) output: Output,
}
