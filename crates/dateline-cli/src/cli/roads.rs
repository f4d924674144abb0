//! The arguments of `dateline roads`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use dateline::Window;

use super::{MapFormat, OutputFile};

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

/// Take in roads: OpenStreetMap (PBF), GeoJSON, shapefiles, GeoPackages, or a list of connections in CSV
#[derive(Args, Debug)]
#[command(after_help = "\
A file is read by the ending of its name: .pbf, .geojson, .shp (with .dbf and .prj beside it), .gpkg (any
layer of lines), .csv. Lines have longitude and latitude in degrees; their class, names, maxspeed, oneway,
bridge and tunnel are read from the words of OpenStreetMap (highway, name, ref, ...). They are joined where
they share a node, in forms without nodes where ends come within --tolerance and where lines cross at the
same height; cut at junctions and at places near; and measured on the ellipsoid. A name or number that is
a road of the gazetteer makes them part of it. docs/routes.md tells the distances.

A CSV has a row a connection: `from` and `to` (places of the gazetteer, by name or id) and, where known,
`km`, `class` (motorway, trunk, primary, secondary, tertiary, unclassified, residential, service, track,
path, ferry; secondary where it is missing), `road` (named roads of the gazetteer that it is part of,
several with semicolons between), `oneway` and `basis`. Columns are found by their names, in any order.
Without km the length is that of the straight line between the places, and marked as such. All of it is
schematic: the line drawn is no surveyed road.

A row or feature that cannot be used is refused with its number, and the rest goes in; the exit code is 2 then. Roads
that the project has already stay as they are, so adding the same again changes nothing.

Examples:
  dateline roads add war.gpkg roads.csv
  dateline roads add war.gpkg syria.osm.pbf --region Qalamoun
  dateline roads add war.gpkg roads.geojson --bbox 36,33.5,37,34.5 --tolerance 30")]
pub(crate) struct RoadsAdd {
    /// The project file
    #[arg(value_name = "PROJECT")]
    pub(crate) project: PathBuf,
    /// Files of roads
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Only what lies within these degrees
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true, conflicts_with = "region")]
    pub(crate) bbox: Option<Window>,
    /// Only what lies around the places of this region, by name or id
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Option<String>,
    /// How near the end of a line must come to another one to be joined with it, in metres; 0 joins common corners alone
    #[arg(long, value_name = "METRES", default_value_t = 20.0, value_parser = metres)]
    pub(crate) tolerance: f64,
}

fn metres(text: &str) -> Result<f64, String> {
    let metres = text.parse::<f64>().ok().filter(|metres| (0.0..=1000.0).contains(metres));
    metres.ok_or_else(|| "it needs metres from 0 to 1000".to_owned())
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
    pub(crate) format: Option<MapFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}
