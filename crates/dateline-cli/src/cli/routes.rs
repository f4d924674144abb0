//! The arguments of `dateline routes` and `dateline watch`.

use clap::{Args, Subcommand, ValueEnum};

use super::{MapFormat, Output, OutputFile, Question};

/// Which roads were open, cut or threatened, to whom, since when
#[derive(Subcommand, Debug)]
#[command(after_help = "\
It says where roads were reported to be open, and what follows from who was reported to hold the places
along them. It is no safety advice: do not travel by it.

Statuses: open, threatened (passable, within reach of an enemy or of fighting), contested (fighting on it),
cut, unknown. What nobody reported is unknown, never open. docs/routes.md has the rules.

Examples:
  dateline routes between war.gpkg Damascus Homs --side syrian_government --on 2013-12-09
  dateline routes status war.gpkg \"Damascus–Homs highway\" --from 2013-11-01 --to 2013-12-31
  dateline routes reach war.gpkg --side rebels --on 2013-12-05
  dateline routes pockets war.gpkg --on 2015-07-25
  dateline routes chokepoints war.gpkg --side rebels --on 2013-12-05
  dateline routes whatif war.gpkg --take Yabroud --by syrian_government --on 2014-02-01
  dateline routes changes war.gpkg --side rebels --from 2014-03-01 --to 2014-03-31
  dateline routes show war.gpkg --side syrian_government --on 2013-12-05 -o roads.geojson
  dateline routes map war.gpkg --side syrian_government --region Qalamoun --on 2013-12-05 -o roads.svg")]
pub(crate) enum Routes {
    Between(RoutesBetween),
    Status(RoutesStatus),
    Show(RoutesShow),
    Reach(RoutesReach),
    Pockets(RoutesPockets),
    Chokepoints(RoutesChokepoints),
    Whatif(RoutesWhatif),
    Changes(RoutesChanges),
    Map(RoutesMap),
}

/// For whom.
#[derive(Args, Debug)]
pub(crate) struct Traveller {
    /// Civilians or aid: what is said of them rests only on reports that name them
    #[arg(long = "for", value_name = "WHOM", value_enum, conflicts_with = "side")]
    pub(crate) people: Option<People>,
}

/// Those who travel under no side.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum People {
    /// Civilians
    Civilians,
    /// Aid
    Aid,
}

impl People {
    /// As the façade knows them.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Civilians => "civilians",
            Self::Aid => "aid",
        }
    }
}

/// Find the best open way from one place to another, and others that share no road with it
#[derive(Args, Debug)]
#[command(after_help = "\
Without --on it is asked of the last day of which anything tells. Hours are those of a lorry in peace.
Way 1 is the best one. Where no way is known to be open, way 0 is the one with least against it, with what
closes it, and the exit code is 1.

Examples:
  dateline routes between war.gpkg Damascus Homs --side syrian_government --on 2013-12-09
  dateline routes between war.gpkg Yabroud Arsal --side rebels --on 2014-03-17 --format csv")]
pub(crate) struct RoutesBetween {
    #[command(flatten)]
    pub(crate) question: Question,
    /// Where it begins, by name or id
    #[arg(value_name = "FROM")]
    pub(crate) start: String,
    /// Where it ends, by name or id
    #[arg(value_name = "TO")]
    pub(crate) end: String,
    #[command(flatten)]
    pub(crate) traveller: Traveller,
    /// How many ways at most
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    pub(crate) most: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Tell the life of a road: open, cut, opened again, with the claims that say so
#[derive(Args, Debug)]
#[command(after_help = "\
A route is a road by its name (\"M5\"), or two places with a dash between (\"Yabroud – Arsal\"): then the
road that joins them, else the shortest way. The worst stretch counts. Without --side or --for it is told
for everybody of whom anything is known.

Examples:
  dateline routes status war.gpkg \"Damascus–Homs highway\" --from 2013-11-01 --to 2013-12-31
  dateline routes status war.gpkg \"Yabroud – Arsal\" --side rebels --format csv
  dateline routes status war.gpkg M5 --for civilians --on 2013-12-05")]
pub(crate) struct RoutesStatus {
    #[command(flatten)]
    pub(crate) question: Question,
    /// The road, or two places with a dash between
    #[arg(value_name = "ROUTE")]
    pub(crate) route: String,
    #[command(flatten)]
    pub(crate) traveller: Traveller,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print what each stretch of road was to whom, as a list or as lines for a map
#[derive(Args, Debug)]
#[command(after_help = "\
What is unknown has no row.

Examples:
  dateline routes show war.gpkg --side rebels --on 2013-12-05
  dateline routes show war.gpkg --region Qalamoun --format csv
  dateline routes show war.gpkg --side syrian_government --on 2013-12-05 -o roads.geojson")]
pub(crate) struct RoutesShow {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) traveller: Traveller,
    /// How to print it [default: what the file's name says, else table on a terminal and csv elsewhere]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<MapFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Print which places supplies reach, from which source, over what
#[derive(Args, Debug)]
#[command(after_help = "\
--side is needed. Listed are the places on roads in which the side or a friend of it is; what is cut off
comes first. Sources are those of the pack ([[supply]]); where it names none on a road, the bases and
crossings that the side holds, and source_derived says so.

Examples:
  dateline routes reach war.gpkg --side rebels --on 2013-12-05
  dateline routes reach war.gpkg --side syrian_government --on 2013-11-20 --region Qalamoun --format csv")]
pub(crate) struct RoutesReach {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print which places were encircled, whose, by whom, since when
#[derive(Args, Debug)]
#[command(after_help = "\
A place is encircled where every way to it from every source of the side inside is cut or fought over; a way
of which nobody knows might be open. GeoJSON has the ground around the places, at most 5 km from one.

Examples:
  dateline routes pockets war.gpkg --on 2015-07-25
  dateline routes pockets war.gpkg --side rebels -o pockets.geojson")]
pub(crate) struct RoutesPockets {
    #[command(flatten)]
    pub(crate) question: Question,
    /// How to print it [default: what the file's name says, else table on a terminal and csv elsewhere]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<MapFormat>,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Print the single roads and places on which most of a side's supplied places hang
#[derive(Args, Debug)]
#[command(after_help = "\
--side is needed. The rows `least cut` are the fewest roads whose loss parts all sources from the front.

Examples:
  dateline routes chokepoints war.gpkg --side rebels --on 2013-12-05")]
pub(crate) struct RoutesChokepoints {
    #[command(flatten)]
    pub(crate) question: Question,
    /// How many roads and places at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(crate) most: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print what would open, close or be cut off, were a place in other hands
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline routes whatif war.gpkg --take Yabroud --by syrian_government --on 2014-02-01")]
pub(crate) struct RoutesWhatif {
    #[command(flatten)]
    pub(crate) question: Question,
    /// The place, by name or id
    #[arg(long, value_name = "PLACE")]
    pub(crate) take: String,
    /// The side that would hold it, by name or id
    #[arg(long, value_name = "SIDE")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Print the days on which a stretch of road became something else to somebody
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline routes changes war.gpkg --side rebels --from 2014-03-01 --to 2014-03-31
  dateline routes changes war.gpkg --region Qalamoun --format csv")]
pub(crate) struct RoutesChanges {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) traveller: Traveller,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Draw a schematic map of the roads, as of a metro: towns by holder, stretches by what they were to a side
#[derive(Args, Debug)]
#[command(after_help = "\
The picture is SVG. It shows which town is joined to which, and what was reported: no surveyed roads, not for navigation.

Examples:
  dateline routes map war.gpkg --side syrian_government --region Qalamoun --on 2013-12-05 -o roads.svg
  dateline routes map war.gpkg --side rebels --on 2014-03-17 --width 390 -o phone.svg")]
pub(crate) struct RoutesMap {
    #[command(flatten)]
    pub(crate) question: Question,
    #[command(flatten)]
    pub(crate) traveller: Traveller,
    /// How wide the picture is, in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1200, value_parser = clap::value_parser!(u16).range(320..=2000))]
    pub(crate) width: u16,
    #[command(flatten)]
    pub(crate) output: OutputFile,
}

/// Print the towns to watch: ranked by what their change would do, how open the matter is, and how active they are
#[derive(Args, Debug)]
#[command(after_help = "\
The score is the number of road statuses and supplies that would change had the likeliest taker taken the
place × how open the matter is (0 to 1) × how active it is (0 to 1, by the claims of the last 30 days).

Examples:
  dateline watch war.gpkg --on 2013-12-05
  dateline watch war.gpkg --region Qalamoun --on 2014-02-15 --format csv")]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) question: Question,
    /// How many towns at most
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(crate) most: usize,
    #[command(flatten)]
    pub(crate) output: Output,
}
