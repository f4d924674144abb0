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

/// Reads a list of connections. The columns are found by their names, in any order, and
/// columns of other names are passed over, as are lines that begin with `#`. A row that cannot be used is told with its line and left out.
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
    let header = match Header::find(bytes) {
        Ok(header) => header,
        Err((line, reason)) => {
            parsed.diagnostics.push(Diagnostic::error(file, format!("line {line}"), reason));
            return parsed;
        }
    };
    let (columns, above) = (header.columns, header.line);
    let mut reader = csv_of(header.delimiter).from_reader(header.rest);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line =
                    error.position().map_or(String::new(), |position| format!("line {}", above + position.line()));
                parsed.diagnostics.push(Diagnostic::error(file, line, format!("the row cannot be read: {error}")));
                continue;
            }
        }
        let content = record.iter().collect::<Vec<_>>().join(",");
        let line = above + line_of(&record, reader.position(), header.rest);
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

/// The line on which a row begins that was read last. The row's own position is that of the comments before it.
fn line_of(record: &StringRecord, after: &csv::Position, bytes: &[u8]) -> u64 {
    let breaks = record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
    let end = usize::try_from(after.byte()).unwrap_or(usize::MAX).min(bytes.len());
    after.line().saturating_sub(breaks + u64::from(bytes[..end].ends_with(b"\n")))
}

/// Rows as they come, without those that begin with `#`.
fn csv_of(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).trim(Trim::All).comment(Some(b'#')).delimiter(delimiter);
    builder
}

/// The line that names the columns, and what comes after it.
struct Header<'a> {
    columns: Columns,
    delimiter: u8,
    /// Its number.
    line: u64,
    rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// The first line that is no comment; or a comment that names the columns, as Flee writes them. An error is a line
    /// and what is wrong with it.
    fn find(bytes: &'a [u8]) -> Result<Self, (u64, String)> {
        let mut rest = bytes;
        let mut number = 0;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
            let (line, below) = rest.split_at(end);
            (number, rest) = (number + 1, below);
            let comment = line.starts_with(b"#");
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let delimiter = [b',', b';', b'\t'].into_iter().find(|mark| line.contains(mark)).unwrap_or(b',');
            let bare = line.strip_prefix(b"#").unwrap_or(line);
            let names = csv_of(delimiter).from_reader(bare).into_records().next().transpose();
            match names.map(|names| Columns::of(&names.unwrap_or_default())) {
                Ok(Ok(columns)) => return Ok(Self { columns, delimiter, line: number, rest }),
                _ if comment => {}
                Ok(Err(missing)) => return Err((number, format!("no column `{missing}` in the header"))),
                Err(error) => return Err((number, format!("the header cannot be read: {error}"))),
            }
        }
        Err((number.max(1), "no column `from` in the header".to_owned()))
    }
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
    /// Case, spaces and hyphens make no difference. An error is the name of a column that is missing.
    fn of(headers: &StringRecord) -> Result<Self, &'static str> {
        let plain = |name: &str| name.trim().to_lowercase().replace([' ', '-'], "_");
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
