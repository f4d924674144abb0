//! The arguments of `dateline control`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use dateline::model::Day;

use super::{Output, OutputFile, Question, Times, When, WhereAndWho};

/// Who held what, when
#[derive(Subcommand, Debug)]
#[command(after_help = "\
Examples:
  dateline control show war.gpkg --on 2014-04-01
  dateline control changes war.gpkg --from 2013-11-15 --to 2013-12-31
  dateline control summary war.gpkg --by side,region --on 2014-04-01
  dateline control diff war.gpkg --known-on 2013-12-05 --known-on 2014-04-01
  dateline control sieges war.gpkg --on 2013-06-01
  dateline control daily war.gpkg --place Yabroud -o yabroud.svg
  dateline control evaluate war.gpkg truth.csv.gz --plot calibration.svg
  dateline control fit war.gpkg --dry-run
  dateline control parameters war.gpkg")]
pub(crate) enum Control {
    Show(ControlShow),
    Changes(ControlChanges),
    Summary(ControlSummary),
    Diff(ControlDiff),
    Sieges(ControlSieges),
    Daily(ControlDaily),
    Evaluate(ControlEvaluate),
    Fit(ControlFit),
    Parameters(ControlParameters),
}

/// Print who held each place, from one day to another, or on one day
#[derive(Args, Debug)]
#[command(after_help = "\
CSV has the columns place,from,to,holder,probability,place_id,side,basis,parties: days are inclusive, open
ends empty; holder is a side's name, Contested or Unknown; with --on there is one row a place.
The basis says what a row rests on: evidence, inferred, or assumed (nobody reported anything).
wide is a sheet, a row a day and a column a place; geojson and geoparquet are points with the columns as
properties. Of a sheet, a missing --from or --to is the first or last day of which evidence tells.
areas are polygons: the ground nearer to a place than to any other, at most 5 km from it, by holder, and
of --region what lies within its outline; without --on, of the last day of which evidence tells.

Examples:
  dateline control show war.gpkg --on 2014-04-01
  dateline control show war.gpkg --place Yabroud --format csv
  dateline control show war.gpkg --on 2014-04-01 --known-on 2014-03-10
  dateline control show war.gpkg --nowcast --format csv
  dateline control show war.gpkg --region Qalamoun --from 2013-11-01 --to 2014-04-30 --format wide
  dateline control show war.gpkg -o control.geojson
  dateline control show war.gpkg -o control.parquet
  dateline control show war.gpkg --region Qalamoun --on 2014-04-01 --format areas -o areas.geojson")]
pub(crate) struct ControlShow {
    /// Each day as it was known on that very day, by what had been published then
    #[arg(long)]
    pub(crate) nowcast: bool,
    #[command(flatten)]
    pub(crate) question: Question,
    /// How to print it [default: what the file's name says, else table on a terminal and csv elsewhere]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<ControlFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to print who held what.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ControlFormat {
    /// A table for people, with the main columns
    Table,
    /// CSV with a header line; lists joined with `;`
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// CSV with a row a day and a column a place, of what somebody reported
    Wide,
    /// GeoJSON (RFC 7946): a point with its interval a feature
    Geojson,
    /// GeoParquet 1.1: a point with its interval a row; goes into a file
    Geoparquet,
    /// GeoJSON: the ground around the places that each side held on a day, a feature a holder
    Areas,
}

impl ControlFormat {
    /// What the name of the output file asks for, where only this command can write it.
    pub(crate) fn of_file(file: &OutputFile) -> Option<Self> {
        match file.path.as_deref()?.extension()?.to_str()? {
            "geojson" => Some(Self::Geojson),
            "parquet" | "geoparquet" => Some(Self::Geoparquet),
            _ => None,
        }
    }
}

/// Print which places were besieged, by whom, from one day to another
#[derive(Args, Debug)]
#[command(after_help = "\
A siege is beside control: who is besieged still holds. It ends when it is told to be lifted, or the place to be taken by
the besiegers or left by either side (end_told); else some days after it was last told of, or it goes on.
closure is full, partial, or empty where nobody says.

Examples:
  dateline control sieges war.gpkg
  dateline control sieges war.gpkg --on 2013-06-01 --format csv")]
pub(crate) struct ControlSieges {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print how probable each holder of a place was on each day
#[derive(Args, Debug)]
#[command(after_help = "\
CSV has the columns day and place, then one for each side that somebody told of, Contested and Unknown: the
probability of each, which sum to 1; empty where nobody told of that side there. A place begins with the
first day of which evidence on it tells. These are the probabilities that intervals are the means of, before
any default of the pack. A missing --from or --to is the first or last day of which evidence tells.
svg is a picture: for each place a band, cut at every day into the shares of its holders.

Examples:
  dateline control daily war.gpkg --place Yabroud
  dateline control daily war.gpkg --place Yabroud --from 2014-02-01 --to 2014-04-01 -o yabroud.svg
  dateline control daily war.gpkg --region Qalamoun --known-on 2014-03-10 --format csv")]
pub(crate) struct ControlDaily {
    #[command(flatten)]
    pub(crate) question: Question,
    /// How to print it [default: what the file's name says, else csv]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<DailyFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to print probabilities day by day.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum DailyFormat {
    /// CSV with a row a day and place, and a column a holder
    Csv,
    /// A picture (SVG): a band for each place
    Svg,
}

impl DailyFormat {
    /// What the name of the output file asks for.
    pub(crate) fn of_file(file: &OutputFile) -> Self {
        let is_svg = |extension: &std::ffi::OsStr| extension.eq_ignore_ascii_case("svg");
        let extension = file.path.as_deref().and_then(|path| path.extension());
        if extension.is_some_and(is_svg) { Self::Svg } else { Self::Csv }
    }
}

/// Print who took what from whom: a row for each day on which the holder of a place changes
#[derive(Args, Debug)]
#[command(after_help = "\
The day is the first one of the new holder. Holders are sides, Contested or Unknown; claims are the ids
of the claims for the new holder, which `dateline explain` shows with their words. The probability is
the new holder's. That a default of the pack begins or ends is no change.

Examples:
  dateline control changes war.gpkg
  dateline control changes war.gpkg --region Qalamoun --from 2013-11-15 --to 2013-12-31
  dateline control changes war.gpkg --side syrian_opposition --known-on 2014-03-10 --format csv")]
pub(crate) struct ControlChanges {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Count the places that each side held, on a day or over a span, also by region or day by day
#[derive(Args, Debug)]
#[command(after_help = "\
Counted are the places that somebody reported a holder of, on whatever day; what only a default of the
pack says counts as Unknown. The share is that of all places in the row's region and days, each place
weighed by its days. A side's column contested counts the places it was reported to contest. Without
days, the last day of which evidence tells is summed up.

Examples:
  dateline control summary war.gpkg --on 2014-04-01
  dateline control summary war.gpkg --by side,region --on 2014-04-01
  dateline control summary war.gpkg --by side,day --from 2013-11-01 --to 2014-04-30 --format csv")]
pub(crate) struct ControlSummary {
    /// What to break the count down by, with commas between; by side in any case
    #[arg(long, value_name = "PART", value_enum, value_delimiter = ',', default_value = "side")]
    pub(crate) by: Vec<SummaryPart>,
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What a summary is broken down by.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SummaryPart {
    /// A row for each side, one for Contested and one for Unknown
    Side,
    /// The same for each region
    Region,
    /// The same for each day
    Day,
}

/// Print what later reports changed about the past: days whose holder was told otherwise before
#[derive(Args, Debug)]
#[command(after_help = "\
A row gives the days of a place, the holder and its probability as told by the reports published up to
the first day and up to the second one, and the claims about the place that were published in between.
With a single --known-on it is compared with all reports there are. Without --to or --on, days after the
earlier --known-on are left out: of them nothing could be known yet.

Examples:
  dateline control diff war.gpkg --known-on 2013-12-05 --known-on 2014-04-01
  dateline control diff war.gpkg --known-on 2013-12-05 --place Yabroud --format csv")]
pub(crate) struct ControlDiff {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// As reports published up to this day tell it; given twice, or more often to compare each with the next
    #[arg(long, value_name = "DAY", required = true)]
    pub(crate) known_on: Vec<Day>,
    /// As this project told it at the end of this day (UTC)
    #[arg(long, value_name = "DAY")]
    pub(crate) recorded_on: Option<Day>,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) where_and_who: WhereAndWho,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Say how right control is, against a table of who held each place on each day
#[derive(Args, Debug)]
#[command(after_help = "\
TRUTH is a CSV with the columns day, place and holder, a row a place and day; places are compared by
name, holders without regard to capitals. A place-day without a holder counts as wrong. Printed are the
share of place-days right, what one gets by never changing the first holder, macro F1 over the holders,
the share of changes found, false changes a place and year, and the Brier score. The plot shows whether
what is stated with a probability of 0.8 is right eight times in ten.

Examples:
  dateline control evaluate war.gpkg truth.csv.gz
  dateline control evaluate war.gpkg truth.csv --days 3 --plot calibration.svg
  dateline control evaluate war.gpkg truth.csv --known-on 2014-03-10")]
pub(crate) struct ControlEvaluate {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Who held each place on each day (CSV, or CSV packed with gzip)
    #[arg(value_name = "TRUTH")]
    pub(crate) truth: PathBuf,
    /// Hold what was known on each very day against the truth
    #[arg(long)]
    pub(crate) nowcast: bool,
    /// A change counts as found when it is told at most this many days too early or too late
    #[arg(long, value_name = "NUMBER", default_value_t = 7)]
    pub(crate) days: u32,
    /// Draw stated probabilities against the share that is right, as an SVG file
    #[arg(long, value_name = "FILE")]
    pub(crate) plot: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) times: Times,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Learn the rates of the model, and the weights of sources, from the project's own evidence
#[derive(Args, Debug)]
#[command(after_help = "\
Learned are change, fight, part, fight_ends, part_ends, fight_lost and part_lost: how often places change
hands, how long fighting lasts, and how often it ends with another holder; and a weight for each source
with 20 comparisons or more (`dateline sources`). A prior of ten of each keeps a small project near what
ships with the program. What was learned is a new version of the parameters, kept in the project; control
is worked out anew with it. Nothing else learns: adding reports changes no parameter.
Printed are the lines of the file of parameters that change.

Examples:
  dateline control fit war.gpkg --dry-run
  dateline control fit war.gpkg
  dateline control fit war.gpkg --from parameters.toml
  dateline control parameters war.gpkg --reset")]
pub(crate) struct ControlFit {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Print what would change, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Learn nothing: put this file of parameters in use
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Print the parameters of control in use, as a file (TOML) that says what each means
#[derive(Args, Debug)]
#[command(after_help = "\
A file that is put in use must have every parameter, each within its range; one that is impossible is
refused with the line and the reason. Every version stays in the project, with the run that set it.

Examples:
  dateline control parameters war.gpkg -o parameters.toml
  dateline control parameters war.gpkg --set parameters.toml
  dateline control parameters war.gpkg --versions
  dateline control parameters war.gpkg --reset")]
pub(crate) struct ControlParameters {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Put this file of parameters in use
    #[arg(long, value_name = "FILE", conflicts_with_all = ["reset", "versions"])]
    pub(crate) set: Option<PathBuf>,
    /// Put those in use again that ship with the program
    #[arg(long, conflicts_with = "versions")]
    pub(crate) reset: bool,
    /// List the versions that this project set, the one in use last
    #[arg(long)]
    pub(crate) versions: bool,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}
