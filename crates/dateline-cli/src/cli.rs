//! The arguments of the command, and nothing else: completions and docs/commands.md are made from these types.

mod control;
mod evaluate;
mod import;
mod merge;
mod roads;
mod routes;
mod shared;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline::model::{Day, Kind};

pub(crate) use control::{
    Control, ControlChanges, ControlDaily, ControlDiff, ControlEvaluate, ControlFit, ControlFormat, ControlParameters,
    ControlShow, ControlSieges, ControlSummary, DailyFormat, SummaryPart,
};
pub(crate) use evaluate::{Evaluate, EvaluateFormat};
pub(crate) use import::{Datasets, Import, Records};
pub(crate) use merge::{Merge, MergeMethod};
pub(crate) use roads::{Roads, RoadsAdd, RoadsList};
pub(crate) use routes::{
    People, Routes, RoutesBetween, RoutesChanges, RoutesChokepoints, RoutesMap, RoutesPockets, RoutesReach, RoutesShow,
    RoutesStatus, RoutesWhatif, Traveller, Watch,
};
pub(crate) use shared::{Coding, ListFormat, MapFormat, Output, OutputFile, Packs, Question, Times, When, WhereAndWho};

/// From war reports to sourced claims, events, control over time and a footnoted brief
#[derive(Parser, Debug)]
#[command(name = "dateline", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  dateline demo
  dateline init war.gpkg --pack syria
  dateline add war.gpkg reports/
  dateline brief war.gpkg --region Qalamoun --on 2013-12-05

Data goes to standard output, words go to standard error.
Exit codes: 0 = done, 1 = found nothing, 2 = failed, or an input was refused (the good rest went in).")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Demo(Demo),
    Init(Init),
    Add(Add),
    Import(Import),
    Datasets(Datasets),
    Records(Records),
    Code(Code),
    Evaluate(Evaluate),
    Merge(Merge),
    Events(Events),
    Timeline(Timeline),
    #[command(subcommand)]
    Control(Control),
    #[command(subcommand)]
    Routes(Routes),
    Watch(Watch),
    Brief(Brief),
    Explain(Explain),
    Search(Search),
    Sources(Sources),
    Export(Export),
    Check(Check),
    #[command(subcommand)]
    Gazetteer(Gazetteer),
    #[command(subcommand)]
    Roads(Roads),
    #[command(subcommand)]
    Lexicon(Lexicon),
    Completions(Completions),
}

/// Build the Qalamoun example and print its brief of 5 December 2013
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline demo
  dateline demo /tmp/qalamoun.gpkg -o brief.md")]
pub(crate) struct Demo {
    /// The project file to make; one that is there already is brought up to date
    #[arg(value_name = "PROJECT", default_value = "qalamoun.gpkg")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Make a new project
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline init war.gpkg --pack syria
  dateline init war.gpkg --pack syria --actors local-groups.toml")]
pub(crate) struct Init {
    /// The project file to make
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) packs: Packs,
}

/// Take in reports: text, Markdown, HTML, JSONL, and folders, with a reports.json or without; and claims coded elsewhere
#[derive(Args, Debug)]
#[command(after_help = "\
What cannot be read is refused with its reason, and the rest goes in; the exit code is 2 then.
Adding the same again changes nothing.

Claims are JSON, one a line, as `dateline code` prints them; docs/commands.md tells what is refused.
Those of a report stand in place of all claims that the project had of it, also when it is coded again.

Examples:
  dateline add war.gpkg reports/
  dateline add war.gpkg story.html notes.md wire.jsonl
  dateline add war.gpkg reports/ --claims anna.jsonl
  dateline add war.gpkg --claims part-1.jsonl part-2.jsonl --coder anna")]
pub(crate) struct Add {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Files or folders of reports
    #[arg(value_name = "PATH", required_unless_present = "claims")]
    pub(crate) paths: Vec<PathBuf>,
    /// Files of claims that a person or another program coded, of these reports or of earlier ones
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) claims: Vec<PathBuf>,
    /// Who coded these claims [default: the name of each file without its extension]
    #[arg(long, value_name = "NAME", requires = "claims")]
    pub(crate) coder: Option<String>,
    /// Keep the claims that others made of the same reports, the built-in coder's among them
    #[arg(long, requires = "claims")]
    pub(crate) beside: bool,
}

/// Print the claims of texts, without a project
#[derive(Args, Debug)]
#[command(after_help = "\
Prints one claim a line as JSON, in the form of the coding guide: `doc` is the file's name without its
extension, `start` and `end` count Unicode code points.

Examples:
  dateline code story.txt
  dateline code reports/ --pack syria --published 2013-12-06 -o claims.jsonl
  dateline code story.txt --explain
  dateline code story.txt --explain --format html -o story.html")]
pub(crate) struct Code {
    /// Files or folders of reports
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) coding: Coding,
    /// Print why instead: each sentence with its marks, each claim with how its fields were filled
    #[arg(long)]
    pub(crate) explain: bool,
    /// How to print that [default: what the file's name says, else text]
    #[arg(long, value_name = "FORMAT", value_enum, requires = "explain")]
    pub(crate) format: Option<ExplainFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// List what happened, merged from the claims that tell of it
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline events war.gpkg --region Qalamoun --from 2013-11-15 --to 2013-12-05
  dateline events war.gpkg --place Yabroud --kind capture --format csv
  dateline events war.gpkg --known-on 2014-03-10")]
pub(crate) struct Events {
    #[command(flatten)]
    pub(crate) question: Question,
    /// Only of this kind: capture, withdraw, clash, siege, …
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Tell what happened day by day, an event a line, in words
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline timeline war.gpkg --place Nabek
  dateline timeline war.gpkg --region Qalamoun --from 2013-11-15 --to 2013-12-31 --format csv")]
pub(crate) struct Timeline {
    #[command(flatten)]
    pub(crate) question: Question,
    /// Only of this kind: capture, withdraw, clash, siege, …
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<Kind>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Write the state of the battle for a region and a day, with a footnote behind every sentence
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline brief war.gpkg --region Qalamoun --on 2013-12-05
  dateline brief war.gpkg --region Qalamoun --on 2013-12-05 --known-on 2013-12-05 -o brief.md")]
pub(crate) struct Brief {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// The region, by name or id [default: every place of the project]
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The day [default: the last day of which an event in the region tells]
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<Day>,
    /// Markdown, or one HTML file with a map that prints well and needs no network
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = BriefFormat::Markdown)]
    pub(crate) format: BriefFormat,
    #[command(flatten)]
    pub(crate) times: Times,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How a brief is written
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BriefFormat {
    /// Markdown with footnotes
    Markdown,
    /// One HTML file
    Html,
}

/// Show why: the words behind a claim, the claims behind an event, the claims for and against a holder
#[derive(Args, Debug)]
#[command(after_help = "\
Ids of claims begin with c-, those of events with e-. The quoted words stand between « and ».

Examples:
  dateline explain war.gpkg Yabroud --on 2014-04-01
  dateline explain war.gpkg e-0123456789abcdef0123
  dateline explain war.gpkg c-0123456789abcdef0123 --format json
  dateline explain war.gpkg e-0123456789abcdef0123 -o why.html")]
pub(crate) struct Explain {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// A claim's or event's id, or a place by id or name
    #[arg(value_name = "ID|PLACE")]
    pub(crate) target: String,
    /// Of a place: who held it on this day [default: on all days]
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<Day>,
    #[command(flatten)]
    pub(crate) times: Times,
    /// How to print it [default: what the file's name says, else text]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<ExplainFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to print an explanation.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ExplainFormat {
    /// Text for people: in colour on a terminal, else with tags in brackets
    Text,
    /// One HTML file that needs nothing else
    Html,
    /// JSON
    Json,
}

impl ExplainFormat {
    /// What the name of the output file asks for; text where it asks for nothing.
    pub(crate) fn of_file(file: &OutputFile) -> Self {
        match file.path.as_deref().and_then(|path| path.extension()?.to_str()) {
            Some("html" | "htm") => Self::Html,
            Some("json") => Self::Json,
            _ => Self::Text,
        }
    }
}

/// Say how far each source agreed with all others on who held what
#[derive(Args, Debug)]
#[command(after_help = "\
A source is the one that a report names for what it says, else its publisher. Each of its tellings of who
held, took or left a place is held against what all others tell of that time, worked out without it and
without those that repeat it. Compared are tellings of which others say something either way; agreed is
how many of them the others bear out, as expected counts. The reliability is the mean of what is thought
of the source after that, beginning with its grade, and nine tenths of it lie from low to high. Under 20
comparisons there are too few to judge. by_side counts what was good for a side (gains) and what was bad
for it (losses) apart: who leans to a side is borne out on its losses more than on its gains.
The grade is an editor's, in the pack: `grade = \"B\"` in [[source]]. Sources count by these figures after
`dateline control fit`.

Examples:
  dateline sources war.gpkg
  dateline sources war.gpkg --format csv -o sources.csv")]
pub(crate) struct Sources {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Find the reports that have these words
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline search war.gpkg tunnel
  dateline search war.gpkg prisoner exchange --limit 5 --format csv")]
pub(crate) struct Search {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Words that the report must have, all of them
    #[arg(value_name = "WORD", required = true)]
    pub(crate) words: Vec<String>,
    /// At most so many reports
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Write the project out for other programs, as a folder of files
#[derive(Args, Debug)]
#[command(after_help = "\
csv: one file a table, lists as JSON arrays; texts of reports stay in the project file.
geojson: events, control, roads, sieges, places and records (RFC 7946).
Where a dataset's rows may not be passed on, nothing is written unless you say what is to be done with
them. ATTRIBUTION.txt names whose data went in.

Examples:
  dateline export war.gpkg tables/ --format csv
  dateline export war.gpkg map/ --format geojson --known-on 2014-03-10")]
pub(crate) struct Export {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// The folder to write to; made where there is none
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    /// The form of the files
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::Csv)]
    pub(crate) format: ExportFormat,
    /// Write rows of datasets that may not be passed on: their terms allow you this
    #[arg(long, conflicts_with = "without_restricted")]
    pub(crate) i_have_the_right: bool,
    /// Leave out rows of datasets that may not be passed on
    #[arg(long)]
    pub(crate) without_restricted: bool,
    #[command(flatten)]
    pub(crate) times: Times,
}

/// The form of exported files.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ExportFormat {
    /// One CSV file a table
    Csv,
    /// Feature collections
    Geojson,
}

/// Check a project: every derived row traced, every quote verbatim
#[derive(Args, Debug)]
#[command(after_help = "\
Prints what is wrong, a row a problem; the exit code is 2 then. Changes nothing.

Examples:
  dateline check war.gpkg")]
pub(crate) struct Check {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Places and their names
#[derive(Subcommand, Debug)]
#[command(after_help = "\
Examples:
  dateline gazetteer find war.gpkg Yabrud")]
pub(crate) enum Gazetteer {
    Add(GazetteerAdd),
    Find(GazetteerFind),
}

/// Take in places from a CSV: a pack's, or any list with a name in each row
#[derive(Args, Debug)]
#[command(after_help = "\
Columns are found by their names, in any order. Needed is `name` (or place, settlement, town,
city, asciiname ...); used are `latitude` (lat, y), `longitude` (lon, lng, long, x), `id`
(place_id), `country` (a code such as UA, or a name), `kind` (populated, quarter, hill, base ...;
a populated place where it is missing), `aliases` and `name_` with the tag of a language (several
with semicolons between them), `part_of`, `radius_m` and `basis`.

A row with an id replaces the place of that id. A row without one is the place that is known by
that name within 10 km, and from then on bears the name and the coordinates of the file; any other
gets an id made of its name. A row that cannot be used is refused, with its line. Reports are
coded again, since they may name what is new.

Examples:
  dateline gazetteer add war.gpkg places.csv")]
pub(crate) struct GazetteerAdd {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// The file of places
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// List the places that a name may stand for, best first
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline gazetteer find war.gpkg Yabrud
  dateline gazetteer find war.gpkg 'Qala area' --format json")]
pub(crate) struct GazetteerFind {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// The name, in any spelling
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Packs of one's own: the actors, sources and places of a conflict
#[derive(Subcommand, Debug)]
#[command(after_help = "\
A pack is a folder of files that people edit; docs/lexicon.md tells what stands in them.

Examples:
  dateline lexicon new hills
  dateline lexicon check hills
  dateline code story.txt --pack hills")]
pub(crate) enum Lexicon {
    New(LexiconNew),
    Check(LexiconCheck),
}

/// Make the folder of a new pack, with examples of all that may stand in it
#[derive(Args, Debug)]
#[command(after_help = "\
A table with the columns name and side (and maybe id, aliases, generic; several values with ; between)
gives actors; one with id, name and kind gives places.

Examples:
  dateline lexicon new hills
  dateline lexicon new hills --from groups.csv --from villages.csv")]
pub(crate) struct LexiconNew {
    /// The pack: a folder to make
    #[arg(value_name = "NAME")]
    pub(crate) folder: PathBuf,
    /// A table (CSV) of actors or of places to start from; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Vec<PathBuf>,
}

/// Check packs and event words: unknown ids, clashing names, words that can never match
#[derive(Args, Debug)]
#[command(after_help = "\
Each pack is checked for itself, and all against each other; ids of one are known to the others.
An error certainly does not do what was meant; a warning is for a person to look at. The exit code is
2 where there are errors, and 0 where there are only warnings.

Examples:
  dateline lexicon check
  dateline lexicon check hills
  dateline lexicon check syria hills --format csv
  dateline lexicon check english")]
pub(crate) struct LexiconCheck {
    /// Packs: built-in names, folders, single files; `english` for the event words [default: all that is built in]
    #[arg(value_name = "PACK")]
    pub(crate) packs: Vec<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print completions for a shell
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline completions bash > /etc/bash_completion.d/dateline
  dateline completions zsh > _dateline")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
