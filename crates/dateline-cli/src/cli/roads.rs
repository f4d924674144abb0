//! The arguments of `dateline roads`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::OutputFile;

/// The road graph: which places are connected, how far, by what
#[derive(Subcommand, Debug)]
#[command(after_help = "\
Examples:
  dateline roads add war.gpkg roads.csv
  dateline roads list war.gpkg")]
pub(crate) enum Roads {
    Add(RoadsAdd),
    List(RoadsList),
}

/// Take in roads: a list of connections in CSV
#[derive(Args, Debug)]
#[command(after_help = "\
A CSV has a row a connection: `from` and `to` (places of the gazetteer, by name or id) and, where known,
`km`, `class` (motorway, trunk, primary, secondary, tertiary, unclassified, residential, service, track,
path, ferry; secondary where it is missing), `road` (named roads of the gazetteer that it is part of,
several with semicolons between), `oneway` and `basis`. Columns are found by their names, in any order.
Without km the length is that of the straight line between the places, and marked as such. All of it is
schematic: the line drawn is no surveyed road.

A row that cannot be used is refused with its line, and the rest goes in; the exit code is 2 then. Roads
that the project has already stay as they are, so adding the same again changes nothing.

Examples:
  dateline roads add war.gpkg roads.csv")]
pub(crate) struct RoadsAdd {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Files of roads
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

/// List the stretches of road, with their length, class and where they come from
#[derive(Args, Debug)]
#[command(after_help = "\
length_basis says where a length comes from: line (measured along its line on the ellipsoid), given (by
the file), straight (between its ends: the road is longer).

Examples:
  dateline roads list war.gpkg
  dateline roads list war.gpkg --format csv -o roads.csv
  dateline roads list war.gpkg -o roads.geojson")]
pub(crate) struct RoadsList {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// How to print it [default: what the file's name says, else table on a terminal and csv elsewhere]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<RoadsFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// How to print roads.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RoadsFormat {
    /// A table for people, with the main columns
    Table,
    /// CSV with a header line; lists joined with `;`
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
    /// GeoJSON (RFC 7946): a line a feature
    Geojson,
}

impl RoadsFormat {
    /// What the name of the output file asks for, where only this command can write it.
    pub(crate) fn of_file(file: &OutputFile) -> Option<Self> {
        (file.path.as_deref()?.extension()?.to_str()? == "geojson").then_some(Self::Geojson)
    }
}
