//! The schema table: what the rows look like that leave and enter a project, described once.
//!
//! The project file's tables (checked against this by `dateline-store`), CSV headers and, later, Arrow schemas come from
//! here, so that a column has one name, one type and one explanation everywhere.

/// A table of the project file.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name in SQL.
    pub name: &'static str,
    /// How it stands in the GeoPackage.
    pub form: Form,
    /// What a row is, in a sentence.
    pub what: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// How a table stands in the GeoPackage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A layer with this geometry type: `POINT`, `MULTIPOLYGON`, …; the columns `fid` and `geom` come first.
    Layer(&'static str),
    /// A table without geometry that other programs see; the column `fid` comes first.
    Attributes,
    /// For this program alone.
    Internal,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name: the field's own term where there is one.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnKind,
    /// Whether it may be empty.
    pub nullable: bool,
    /// What it means, with its unit.
    pub what: &'static str,
}

/// The types of columns, by the names of GeoPackage where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A list of texts, as a JSON array.
    List,
    /// A whole number.
    Integer,
    /// A number with fractions.
    Double,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// An instant in UTC.
    DateTime,
    /// Bytes.
    Blob,
}

impl ColumnKind {
    /// The type's name in the DDL of a GeoPackage layer or attributes table.
    #[must_use]
    pub fn geopackage(self) -> &'static str {
        match self {
            Self::Text | Self::List => "TEXT",
            Self::Integer => "INTEGER",
            Self::Double => "DOUBLE",
            Self::Boolean => "BOOLEAN",
            Self::Date => "DATE",
            Self::DateTime => "DATETIME",
            Self::Blob => "BLOB",
        }
    }
}

const fn must(name: &'static str, kind: ColumnKind, what: &'static str) -> Column {
    Column { name, kind, nullable: false, what }
}

const fn may(name: &'static str, kind: ColumnKind, what: &'static str) -> Column {
    Column { name, kind, nullable: true, what }
}

use ColumnKind::{Blob, Boolean, Date, DateTime, Double, Integer, List, Text};

/// The tables, in the order in which they are made.
pub const TABLES: &[Table] = &[
    Table {
        name: "run",
        form: Form::Attributes,
        what: "A step done to the project; the recorded time of the rows that point to it",
        columns: &[
            must("id", Text, "Id of the run"),
            must(
                "kind",
                Text,
                "What it did: init, add, code, claims, merge, control, gazetteer, import, roads, routes, parameters",
            ),
            must("started", DateTime, "When it started, UTC"),
            must("coder", Text, "Name and version of the code that did it; of claims coded elsewhere, who coded them"),
            must("lexicon_hash", Text, "Hash of the lexicon it used"),
            must("parameters_hash", Text, "Hash of the parameters it used"),
            must("rows_in", Integer, "Rows taken in"),
            must("rows_out", Integer, "Rows made"),
            must("rejected", Integer, "Inputs refused"),
        ],
    },
    Table {
        name: "report",
        form: Form::Attributes,
        what: "A published text, kept as received",
        columns: &[
            must("id", Text, "Id of the report, from its content"),
            must("doc", Text, "Short name; the file name without extension"),
            may("title", Text, "Headline"),
            may("publisher", Text, "Who published it"),
            may("author", Text, "Byline"),
            may("url", Text, "Where it stood"),
            may("published", Date, "The day it came out"),
            must("published_basis", Text, "How that day is known: stated, inferred, unknown"),
            may("language", Text, "IETF language tag"),
            may("licence", Text, "Terms under which the text may be shown"),
            may("retrieved", Date, "The day it was fetched"),
            may("read_minutes", Integer, "Reading time that the page states, in minutes"),
            must("media_type", Text, "Media type of the bytes"),
            must("file", Text, "File that it came from"),
            must("text", Text, "The text that claims quote; offsets are Unicode code points"),
            must("marks", Text, "Pieces of the text set aside, as JSON"),
            must("turns", Text, "Turns of an interview, as JSON"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "report_bytes",
        form: Form::Internal,
        what: "The bytes of a report as received",
        columns: &[
            must("report", Text, "Id of the report"),
            must("bytes", Blob, "The bytes, compressed with Zstandard"),
        ],
    },
    Table {
        name: "claim",
        form: Form::Attributes,
        what: "One thing that one report says",
        columns: &[
            must("id", Text, "Id of the claim"),
            must("report", Text, "Id of the report that says it"),
            must("doc", Text, "The report's short name"),
            must("quote", Text, "The words, verbatim"),
            must("start", Integer, "First code point of the quote in the report's text"),
            must("end", Integer, "Last code point, exclusive"),
            must("kind", Text, "What happened"),
            may("from", Date, "First day, inclusive"),
            may("to", Date, "Last day, inclusive"),
            must("date_bound", Text, "How the days bound it: on, by, since, about"),
            must("places", List, "Place names as written"),
            must("place_ids", List, "The gazetteer's places for them; empty text where it knows none"),
            must("place_certainties", List, "How sure each of those is, 0 to 1"),
            must("by", List, "Actors who did it"),
            must("against", List, "Actors to whom"),
            may("killed_low", Integer, "People killed, at least"),
            may("killed_high", Integer, "People killed, at most"),
            may("wounded_low", Integer, "People wounded, at least"),
            may("wounded_high", Integer, "People wounded, at most"),
            may("captured_low", Integer, "People captured, at least"),
            may("captured_high", Integer, "People captured, at most"),
            may("displaced_low", Integer, "People displaced, at least"),
            may("displaced_high", Integer, "People displaced, at most"),
            must("said_by", List, "Sources that the report names for it"),
            must("stance", Text, "asserted, denied, planned"),
            may("extent", Text, "How much of the place: whole, most, part, or two shares, as JSON"),
            may("sub_event_type", Text, "ACLED's term, or assassination, fortification"),
            may("scope", Text, "What a casualty figure covers"),
            may("phase", Text, "How far an agreement has come"),
            may("from_place", Text, "Where people or arms come from, or where a road begins, as written"),
            may("from_place_id", Text, "The gazetteer's place for it"),
            may("from_place_certainty", Double, "How sure that is, 0 to 1"),
            may("to_place", Text, "Where people or arms go, or where a road leads, as written"),
            may("to_place_id", Text, "The gazetteer's place for it"),
            may("to_place_certainty", Double, "How sure that is, 0 to 1"),
            may("count_unit", Text, "What the number of a displacement counts: people, families"),
            may("families_low", Integer, "Families displaced, at least; not among the people"),
            may("families_high", Integer, "Families displaced, at most"),
            may("cause", Text, "Why people left, in the words of the report"),
            must("presence", Boolean, "A statement that an actor is active somewhere"),
            must("prediction", Boolean, "A statement about what will happen"),
            may("speaker_role", Text, "What the speaker is"),
            must("rule", Text, "The rule or person that made it"),
            must("confidence", Double, "How sure the coder is, 0 to 1"),
            may("published", Date, "The day its report came out"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "event",
        form: Form::Layer("POINT"),
        what: "What happened, merged from claims that tell of the same thing",
        columns: &[
            must("id", Text, "Id of the event, from its first recorded member"),
            must("kind", Text, "What happened"),
            may("from", Date, "First day, inclusive"),
            may("to", Date, "Last day, inclusive"),
            must("date_bound", Text, "How the days bound it"),
            may("place_id", Text, "Place, where the gazetteer knows it"),
            must("place", Text, "Name of the place"),
            must("by", List, "Sides who did it"),
            must("against", List, "Sides to whom"),
            may("killed_low", Integer, "People killed, lowest figure given"),
            may("killed_best", Integer, "People killed, middle figure"),
            may("killed_high", Integer, "People killed, highest figure given"),
            may("wounded_low", Integer, "People wounded, lowest figure given"),
            may("wounded_best", Integer, "People wounded, middle figure"),
            may("wounded_high", Integer, "People wounded, highest figure given"),
            may("captured_low", Integer, "People captured, lowest figure given"),
            may("captured_best", Integer, "People captured, middle figure"),
            may("captured_high", Integer, "People captured, highest figure given"),
            may("displaced_low", Integer, "People displaced, lowest figure given"),
            may("displaced_best", Integer, "People displaced, middle figure"),
            may("displaced_high", Integer, "People displaced, highest figure given"),
            must("asserted", Integer, "Claims that assert it"),
            must("denied", Integer, "Claims that deny it"),
            must("planned", Integer, "Claims that tell of it as planned"),
            must("sources", Integer, "Independent origins that assert it"),
            may("published", Date, "First day on which a report told of it"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "member",
        form: Form::Attributes,
        what: "A claim that tells of an event",
        columns: &[
            must("event", Text, "Id of the event"),
            must("claim", Text, "Id of the claim"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "place",
        form: Form::Layer("POINT"),
        what: "An entry of the gazetteer",
        columns: &[
            must("id", Text, "Id of the place"),
            must("name", Text, "Name shown to people"),
            may("name_ar", Text, "Arabic name"),
            must("kind", Text, "What it is"),
            must("names", Text, "Other spellings with their language, as JSON"),
            must("part_of", List, "Larger places it belongs to"),
            may("country", Text, "ISO 3166-1 alpha-2 code"),
            may("radius_m", Double, "How far it reaches, in metres"),
            must("basis", Text, "Where the coordinates come from"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "region",
        form: Form::Layer("MULTIPOLYGON"),
        what: "A stretch of country; its outline is the hull of its places where no survey gives it",
        columns: &[
            must("id", Text, "Id of the region, also that of its place"),
            must("name", Text, "Name shown to people"),
            must("places", Integer, "How many places are part of it"),
            must("basis", Text, "Where the outline comes from"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "side",
        form: Form::Attributes,
        what: "A party under which actors are grouped",
        columns: &[
            must("id", Text, "Id of the side"),
            must("name", Text, "Name shown to people"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "actor",
        form: Form::Attributes,
        what: "An armed group, state or people",
        columns: &[
            must("id", Text, "Id of the actor"),
            must("name", Text, "Name shown to people"),
            must("aliases", List, "Other names"),
            must("memberships", Text, "Sides with spans of days, as JSON"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "relation",
        form: Form::Attributes,
        what: "How two sides or actors stand to each other",
        columns: &[
            must("one", Text, "Id of a side or actor"),
            must("other", Text, "Id of a side or actor"),
            must("kind", Text, "allied, cooperating, neutral, hostile"),
            may("from", Date, "First day; empty = since ever"),
            may("to", Date, "Last day; empty = still so"),
            may("region", Text, "Where it holds; empty = everywhere"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "source",
        form: Form::Attributes,
        what: "Someone who says things: a publisher, or an origin that reports name",
        columns: &[
            must("id", Text, "Id of the source"),
            must("name", Text, "Name shown to people"),
            must("aliases", List, "Other names"),
            must("kind", Text, "monitor, news_agency, state_media, …"),
            may("owner", Text, "Who owns or runs it"),
            must("lean", List, "Sides it favours"),
            must("repeats", List, "Sources that it repeats"),
            may("grade", Text, "Its reliability as an editor judges it, A to F"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "control_interval",
        form: Form::Layer("POINT"),
        what: "Who held a place, from one day to another",
        columns: &[
            must("place_id", Text, "Place"),
            must("place", Text, "Name of the place"),
            may("from", Date, "First day, inclusive; empty = since ever"),
            may("to", Date, "Last day, inclusive; empty = still so"),
            must("holder", Text, "Name of the side, or Contested, or Unknown"),
            may("side", Text, "Id of the side"),
            must("probability", Double, "How probable that is, 0 to 1"),
            must("basis", Text, "evidence, inferred, assumed"),
            must("parties", List, "Sides involved"),
            must("claims_for", List, "Claims for it"),
            must("claims_against", List, "Claims against it"),
            may("published", Date, "First day on which a report told enough to say so"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "siege",
        form: Form::Layer("POINT"),
        what: "Who besieged a place, from one day to another; beside control, since who is besieged still holds",
        columns: &[
            must("place_id", Text, "Place"),
            must("place", Text, "Name of the place"),
            may("from", Date, "First day told, inclusive"),
            may("to", Date, "Last day, inclusive; empty = it goes on, as far as is known"),
            must("besiegers", List, "Sides who besiege it"),
            must("besieged", List, "Sides besieged in it; none where nobody says"),
            may("closure", Text, "How far it is closed off: full, partial; empty where nobody says"),
            must("end_told", Boolean, "A report tells of its end; else it ends some days after it was last told of"),
            must("claims", List, "Claims that tell of it, then those that tell of its end"),
            may("published", Date, "First day on which a report told of it"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "road",
        form: Form::Layer("LINESTRING"),
        what: "A stretch of road between two junctions",
        columns: &[
            must("id", Text, "Id of the stretch, from its line, class and ends"),
            may("from_place", Text, "Place at its first corner, where it begins in one"),
            may("to_place", Text, "Place at its last corner, where it ends in one"),
            must("roads", List, "Named roads that it is part of: places of the kind road"),
            must("class", Text, "What it is, in the words of OpenStreetMap: motorway, trunk, primary, …"),
            must("length_m", Double, "How long it is, in metres"),
            must("length_basis", Text, "Where the length comes from: line, given, straight"),
            may("max_speed_kmh", Double, "Speed limit that the source gives, in kilometres an hour"),
            must("one_way", Boolean, "It may be driven from its first corner to its last only"),
            must("bridge", Boolean, "It is a bridge"),
            must("tunnel", Boolean, "It is a tunnel"),
            must("schematic", Boolean, "It only says that two places are connected; its line is no surveyed road"),
            must("basis", Text, "Where it comes from: file and row"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "route_interval",
        form: Form::Layer("LINESTRING"),
        what: "What a stretch of road was to somebody, from one day to another",
        columns: &[
            must("segment", Text, "Id of the stretch"),
            must("traveller", Text, "For whom: id of a side, civilians, or aid"),
            may("from", Date, "First day, inclusive; empty = since ever"),
            may("to", Date, "Last day, inclusive; empty = still so"),
            must("status", Text, "cut, contested, unknown, threatened, open"),
            must("probability", Double, "How probable that is, 0 to 1"),
            must("basis", Text, "evidence (claims about the road), inferred (control along it)"),
            must("places", List, "Places that make it so"),
            must("claims_for", List, "Claims about the road that say so"),
            must("claims_against", List, "Claims about the road that say otherwise"),
            must("recorded_in", Text, "Run that recorded it"),
            may("withdrawn_in", Text, "Run that replaced it; empty while it stands"),
        ],
    },
    Table {
        name: "dataset",
        form: Form::Attributes,
        what: "A table of events that others made, over all its releases",
        columns: &[
            must("id", Integer, "Number of the dataset in this project"),
            must("name", Text, "Short name: acled, ucdp-ged"),
            must("format", Text, "The form in which it was read"),
            must("title", Text, "Name shown to people"),
            must("licence", Text, "Its licence, in words"),
            must("terms", Text, "What may be passed on: open, attribution, share_alike, restricted, unknown"),
            must("attribution", Text, "The line to be shown with whatever comes of it"),
            may("url", Text, "Where it comes from"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "release",
        form: Form::Attributes,
        what: "One version of a dataset, as a file",
        columns: &[
            must("id", Integer, "Number of the release in this project"),
            must("dataset", Integer, "Number of its dataset"),
            must("label", Text, "What the release calls itself, or which columns it has"),
            must("file", Text, "File that it came from"),
            must("hash", Text, "Hash of the file"),
            must("bytes", Integer, "Length of the file"),
            must("published", Date, "The day it came out: the published time of its records"),
            must("published_basis", Text, "How that day is known: stated, inferred, unknown"),
            must("columns", List, "Its columns, in order"),
            must("rows", Integer, "Rows that could be read"),
            must("added", Integer, "Rows whose key was not there before"),
            must("changed", Integer, "Rows that say something else than the release before"),
            must("withdrawn", Integer, "Rows of the release before that it does not have"),
            must("rejected", Integer, "Rows that were refused"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "record",
        form: Form::Layer("POINT"),
        what: "A row of a dataset, compact: words are numbers of `name`, and the row itself stands in `archive`",
        columns: &[
            must("key", Text, "The dataset's own id of the row"),
            must("dataset", Integer, "Number of the dataset"),
            must("release", Integer, "Release that first said it so: its published time"),
            may("withdrawn_in", Integer, "Release that changed it or has it no longer; empty while it stands"),
            must("at", Integer, "First byte of the row in the file of its release"),
            must("len", Integer, "Bytes of the row"),
            must("hash", Integer, "Hash of what the row says, whatever the order of its columns"),
            must("day_from", Date, "First day that it may have been, by its date and how exact that is"),
            must("day_to", Date, "Last such day, inclusive"),
            may("radius_m", Double, "How far from the point it may have been, in metres; empty where nothing is said"),
            may("kind", Text, "What that is in our words, where its word means one of them"),
            may("type", Integer, "What happened, in the dataset's word: a number of `name`, as are the next eight"),
            may("sub_type", Integer, "More exactly"),
            may("actor1", Integer, "Who, first"),
            may("actor2", Integer, "Who, second"),
            may("place", Integer, "Name of the place"),
            may("admin1", Integer, "Name of the province"),
            may("admin2", Integer, "Name of the district"),
            may("country", Integer, "Name of the country"),
            may("source", Integer, "Who says so"),
            may("low", Integer, "Dead, lowest figure"),
            may("best", Integer, "Dead, best figure"),
            may("high", Integer, "Dead, highest figure"),
            may("deaths_a", Integer, "Dead of the first actor"),
            may("deaths_b", Integer, "Dead of the second actor"),
            may("deaths_civilians", Integer, "Dead civilians"),
            may("deaths_unknown", Integer, "Dead of whom nothing is known"),
        ],
    },
    Table {
        name: "name",
        form: Form::Internal,
        what: "The words that records point to",
        columns: &[must("id", Integer, "Number of the word"), must("text", Text, "The word")],
    },
    Table {
        name: "archive",
        form: Form::Internal,
        what: "The file of a release as received, in blocks of a mebibyte",
        columns: &[
            must("release", Integer, "Number of the release"),
            must("block", Integer, "Number of the block, from 0"),
            must("bytes", Blob, "The block, compressed with Zstandard"),
        ],
    },
    Table {
        name: "rejected",
        form: Form::Attributes,
        what: "An input that was refused, and why",
        columns: &[
            must("file", Text, "File"),
            must("place", Text, "Row, line or byte in it"),
            must("reason", Text, "Why"),
            must("content", Text, "What was there, cut to 1,000 characters"),
            must("recorded_in", Text, "Run that refused it"),
        ],
    },
    Table {
        name: "lexicon_file",
        form: Form::Internal,
        what: "A file of the packs that the project works with, as it was taken in",
        columns: &[
            must("name", Text, "Pack and file: syria/actors.toml"),
            must("content", Text, "The file"),
            must("recorded_in", Text, "Run that recorded it"),
        ],
    },
    Table {
        name: "parameters",
        form: Form::Attributes,
        what: "The parameters of control, each version that was set; the last is in use",
        columns: &[
            must("version", Integer, "Number of the version, from 1"),
            must("day", Date, "Day on which it was set"),
            must("origin", Text, "fit, file, shipped"),
            must("content", Text, "The file of parameters (TOML); empty = those that ship with the program"),
            may("likelihood_before", Double, "Log-likelihood of the project's evidence by the version before"),
            may("likelihood_after", Double, "The same by this version"),
            must("recorded_in", Text, "Run that set it"),
        ],
    },
    Table {
        name: "coded",
        form: Form::Internal,
        what: "Which run coded a report last",
        columns: &[
            must("report", Text, "Id of the report"),
            must("coder", Text, "Name and version of the coder"),
            must("lexicon_hash", Text, "Hash of the lexicon it used; empty where it was coded elsewhere"),
            must("recorded_in", Text, "Run that coded it"),
        ],
    },
];

/// The table with this name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_has_one_name_and_says_what_it_is() {
        for (index, table) in TABLES.iter().enumerate() {
            assert!(TABLES[..index].iter().all(|other| other.name != table.name), "{} twice", table.name);
            assert!(!table.what.is_empty());
            for (index, column) in table.columns.iter().enumerate() {
                assert!(table.columns[..index].iter().all(|other| other.name != column.name), "{}", column.name);
                assert!(!column.what.is_empty());
            }
        }
    }

    #[test]
    fn every_row_of_a_result_points_to_the_run_that_recorded_it() {
        for name in ["report", "claim", "event", "control_interval", "place", "rejected"] {
            assert!(table(name).unwrap().columns.iter().any(|column| column.name == "recorded_in"), "{name}");
        }
    }
}
