//! Reading the rows.

use csv::{ReaderBuilder, StringRecord, Trim};
use dateline_model::{Diagnostic, Parsed, RoadClass, RoadEdge};

use crate::Limits;
use crate::limits::too_large;

/// Our name of a column, and what else it is called, in the order in which they are preferred.
const CALLED: [(&str, &[&str]); 7] = [
    ("from", &["name1", "start", "origin", "source", "from_place", "place1"]),
    ("to", &["name2", "end", "destination", "target", "to_place", "place2"]),
    ("km", &["distance", "distance_km", "length_km", "kilometres", "kilometers", "length"]),
    ("class", &["highway", "type"]),
    ("road", &["roads", "name", "route"]),
    ("basis", &["remark", "comment"]),
    ("oneway", &["one_way"]),
];

/// Where a road's class is not said, it is taken for the middle of those that lead from town to town.
const DEFAULT_CLASS: RoadClass = RoadClass::Secondary;

/// Reads a list of connections. The columns are found by their names, in any order, a `#` before the first left aside;
/// columns of other names are passed over. A row that cannot be used is told with its line and left out.
///
/// ```
/// use dateline_formats::{Limits, read_road_edges};
///
/// let csv = b"from,to,km,class,road\nQara,Nabek,,motorway,M5\nQara,Hasya,far,motorway,M5\n";
/// let read = read_road_edges("roads.csv", csv, &Limits::default());
/// assert_eq!(read.value.len(), 1);
/// assert_eq!(read.diagnostics[0].to_string(), "roads.csv: line 3: the km `far` is no length above 0");
/// ```
#[must_use]
pub fn read_road_edges(file: &str, bytes: &[u8], limits: &Limits) -> Parsed<Vec<RoadEdge>> {
    let mut parsed = Parsed::clean(vec![]);
    if let Some(reason) = too_large(bytes.len() as u64, limits.list_bytes) {
        parsed.diagnostics.push(Diagnostic::error(file, "", reason));
        return parsed;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().flexible(true).trim(Trim::All).delimiter(delimiter(bytes)).from_reader(bytes);
    let columns = match reader.headers().map(Columns::of) {
        Ok(Ok(columns)) => columns,
        Ok(Err(missing)) => {
            let reason = format!("no column `{missing}` in the header");
            parsed.diagnostics.push(Diagnostic::error(file, "line 1", reason));
            return parsed;
        }
        Err(error) => {
            parsed.diagnostics.push(Diagnostic::error(file, "line 1", format!("the header cannot be read: {error}")));
            return parsed;
        }
    };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(String::new(), |position| format!("line {}", position.line()));
                parsed.diagnostics.push(Diagnostic::error(file, line, format!("the row cannot be read: {error}")));
                continue;
            }
        };
        let content = record.iter().collect::<Vec<_>>().join(",");
        let line = record.position().map_or(0, csv::Position::line);
        match columns.edge(&record, line, &content) {
            Ok(edge) => parsed.value.push(edge),
            Err(error) => {
                let told = Diagnostic::error(file, format!("line {line}"), error.to_string());
                parsed.diagnostics.push(told.with_content(&content));
            }
        }
    }
    parsed
}

/// What parts the columns: a comma, unless the header has none but semicolons or tabs.
fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().find(|mark| header.contains(mark)).unwrap_or(b',')
}

/// Why a row is left out.
#[derive(Debug, thiserror::Error)]
enum RowError {
    #[error("no {0}")]
    Empty(&'static str),
    #[error("the km `{0}` is no length above 0")]
    Length(String),
    #[error("{0}")]
    Class(#[from] dateline_model::UnknownWord),
    #[error("the oneway `{0}` is none of yes, no, 1, 0, true, false")]
    OneWay(String),
}

/// Which column is which.
struct Columns([Option<usize>; 7]);

impl Columns {
    /// Case, spaces, hyphens and a leading `#` make no difference. An error is the name of a column that is missing.
    fn of(headers: &StringRecord) -> Result<Self, &'static str> {
        let plain = |name: &str| name.trim_start_matches('#').trim().to_lowercase().replace([' ', '-'], "_");
        let names: Vec<String> = headers.iter().map(plain).collect();
        let at = |wanted: &str| names.iter().position(|name| name == wanted);
        let found = CALLED.map(|(ours, others)| at(ours).or_else(|| others.iter().find_map(|name| at(name))));
        match found.iter().zip(CALLED).take(2).find(|(index, _)| index.is_none()) {
            Some((_, (missing, _))) => Err(missing),
            None => Ok(Self(found)),
        }
    }

    fn edge(&self, record: &StringRecord, line: u64, content: &str) -> Result<RoadEdge, RowError> {
        let [from, to, kilometres, class, road, basis, one_way] =
            self.0.map(|index| index.and_then(|index| record.get(index)).unwrap_or(""));
        Ok(RoadEdge {
            line,
            from: needed(from, "from")?.to_owned(),
            to: needed(to, "to")?.to_owned(),
            kilometres: length(kilometres)?,
            class: if class.is_empty() { DEFAULT_CLASS } else { class.to_lowercase().parse()? },
            roads: road.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            basis: basis.to_owned(),
            one_way: match one_way.to_lowercase().as_str() {
                "" | "no" | "0" | "false" => false,
                "yes" | "1" | "true" => true,
                _ => return Err(RowError::OneWay(one_way.to_owned())),
            },
            content: content.to_owned(),
        })
    }
}

fn needed<'a>(value: &'a str, column: &'static str) -> Result<&'a str, RowError> {
    if value.is_empty() { Err(RowError::Empty(column)) } else { Ok(value) }
}

fn length(value: &str) -> Result<Option<f64>, RowError> {
    if value.is_empty() {
        return Ok(None);
    }
    let known = value.parse::<f64>().ok().filter(|length| length.is_finite() && *length > 0.0);
    known.map(Some).ok_or_else(|| RowError::Length(value.to_owned()))
}
