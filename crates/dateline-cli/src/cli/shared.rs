//! The arguments that commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dateline::model::Day;

/// The days asked about: when it happened.
#[derive(Args, Debug)]
pub(crate) struct When {
    /// On this day (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", conflicts_with_all = ["from", "to"])]
    pub(crate) on: Option<Day>,
    /// On this day or later
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<Day>,
    /// On this day or earlier
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<Day>,
}

/// The other two times: published and recorded.
#[derive(Args, Debug)]
pub(crate) struct Times {
    /// As reports published up to this day tell it
    #[arg(long, value_name = "DAY")]
    pub(crate) known_on: Option<Day>,
    /// As this project told it at the end of this day (UTC)
    #[arg(long, value_name = "DAY")]
    pub(crate) recorded_on: Option<Day>,
}

/// Where, and who.
#[derive(Args, Debug)]
pub(crate) struct WhereAndWho {
    /// In this region, by name or id
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// At this place, by name or id; events at what is part of it count, too
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// Of this side, by name or id
    #[arg(long, value_name = "SIDE")]
    pub(crate) side: Option<String>,
}

/// A question to a project: of when, as of when, where and who.
#[derive(Args, Debug)]
pub(crate) struct Question {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) when: When,
    #[command(flatten)]
    pub(crate) times: Times,
    #[command(flatten)]
    pub(crate) where_and_who: WhereAndWho,
}

/// Where and how to print a list.
#[derive(Args, Debug)]
pub(crate) struct Output {
    /// How to print it [default: table on a terminal, else csv]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<ListFormat>,
    #[command(flatten)]
    pub(crate) file: OutputFile,
}

/// How to print a list.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ListFormat {
    /// A table for people, with the main columns
    Table,
    /// CSV with a header line; lists joined with `;`
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
}

/// How to print what can be drawn on a map.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MapFormat {
    /// A table for people, with the main columns
    Table,
    /// CSV with a header line; lists joined with `;`
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// GeoJSON (RFC 7946)
    Geojson,
}

impl MapFormat {
    /// What the name of the output file asks for.
    pub(crate) fn of_file(file: &OutputFile) -> Option<Self> {
        (file.path.as_deref()?.extension()?.to_str()? == "geojson").then_some(Self::Geojson)
    }

    /// The same among the formats of all lists; `None` where only a map has it.
    pub(crate) fn of_list(self) -> Option<ListFormat> {
        match self {
            Self::Table => Some(ListFormat::Table),
            Self::Csv => Some(ListFormat::Csv),
            Self::Jsonl => Some(ListFormat::Jsonl),
            Self::Json => Some(ListFormat::Json),
            Self::Geojson => None,
        }
    }
}

/// Where to print.
#[derive(Args, Clone, Debug)]
pub(crate) struct OutputFile {
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) path: Option<PathBuf>,
}

/// How texts are coded.
#[derive(Args, Debug)]
pub(crate) struct Coding {
    #[command(flatten)]
    pub(crate) packs: Packs,
    /// The day on which reports came out that don't say it
    #[arg(long, value_name = "DAY")]
    pub(crate) published: Option<Day>,
}

/// The dictionaries to read with.
#[derive(Args, Debug)]
pub(crate) struct Packs {
    /// A built-in pack, or the folder of another one; may be given several times [default: all built-in ones]
    #[arg(long = "pack", value_name = "NAME|FOLDER")]
    pub(crate) packs: Vec<String>,
    /// An actors file (TOML) whose entries replace those of the packs; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Vec<PathBuf>,
}
