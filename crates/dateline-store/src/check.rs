//! Whether a project is sound: SQLite's own checks, and that every row leads back to rows that are there.

use std::collections::BTreeMap;

use dateline_model::ReportId;
use dateline_model::schema::{ColumnKind, TABLES};
use rusqlite::Connection;

use crate::error::Fault;
use crate::geometry::{self, Bounds};
use crate::{Store, StoreError, cells, reports};

/// Something in a project that is not as it must be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The table; empty where it is about the whole file.
    pub table: String,
    /// The id of the row; empty where it is about the whole table.
    pub id: String,
    /// What is wrong.
    pub what: String,
}

impl Problem {
    fn new(table: &str, id: &str, what: impl Into<String>) -> Self {
        Self { table: table.to_owned(), id: id.to_owned(), what: what.into() }
    }
}

/// What must not be found: the table, what is wrong, and the SQL that finds the ids of the rows in question.
const RULES: &[(&str, &str, &str)] = &[
    ("report", "its bytes are missing", "SELECT id FROM report WHERE id NOT IN (SELECT report FROM report_bytes)"),
    ("claim", "its report is not in the project", "SELECT id FROM claim WHERE report NOT IN (SELECT id FROM report)"),
    (
        "event",
        "it has no claim",
        "SELECT id FROM event WHERE withdrawn_in IS NULL
         AND id NOT IN (SELECT event FROM member WHERE withdrawn_in IS NULL)",
    ),
    (
        "member",
        "the event that it belongs to is not in the project",
        "SELECT event || ' ' || claim FROM member WHERE withdrawn_in IS NULL
         AND event NOT IN (SELECT id FROM event WHERE withdrawn_in IS NULL)",
    ),
    (
        "member",
        "the claim that it points to is not in the project",
        "SELECT event || ' ' || claim FROM member WHERE claim NOT IN (SELECT id FROM claim)",
    ),
    (
        "control_interval",
        "a claim that it rests on is not in the project",
        "SELECT DISTINCT place_id FROM control_interval, json_each(claims_for)
         WHERE value NOT IN (SELECT id FROM claim)",
    ),
    (
        "control_interval",
        "a claim against it is not in the project",
        "SELECT DISTINCT place_id FROM control_interval, json_each(claims_against)
         WHERE value NOT IN (SELECT id FROM claim)",
    ),
    (
        "control_interval",
        "it says that it rests on evidence, but names no claim",
        "SELECT DISTINCT place_id FROM control_interval
         WHERE withdrawn_in IS NULL AND basis = 'evidence' AND json_array_length(claims_for) = 0",
    ),
    (
        "siege",
        "a claim that tells of it is not in the project",
        "SELECT DISTINCT place_id FROM siege, json_each(claims) WHERE value NOT IN (SELECT id FROM claim)",
    ),
    (
        "siege",
        "it names no claim that tells of it",
        "SELECT DISTINCT place_id FROM siege WHERE withdrawn_in IS NULL AND json_array_length(claims) = 0",
    ),
    (
        "route_interval",
        "the stretch of road that it tells of is not in the project",
        "SELECT DISTINCT segment FROM route_interval WHERE withdrawn_in IS NULL AND segment NOT IN (SELECT id FROM road)",
    ),
    (
        "route_interval",
        "a claim that it rests on is not in the project",
        "SELECT DISTINCT segment FROM route_interval, json_each(claims_for)
         WHERE value NOT IN (SELECT id FROM claim)",
    ),
    (
        "route_interval",
        "a claim against it is not in the project",
        "SELECT DISTINCT segment FROM route_interval, json_each(claims_against)
         WHERE value NOT IN (SELECT id FROM claim)",
    ),
    (
        "route_interval",
        "it says that it rests on evidence, but names no claim",
        "SELECT DISTINCT segment FROM route_interval
         WHERE withdrawn_in IS NULL AND basis = 'evidence' AND json_array_length(claims_for) = 0",
    ),
    (
        "release",
        "its dataset is not in the project",
        "SELECT hash FROM release WHERE dataset NOT IN (SELECT id FROM dataset)",
    ),
    (
        "record",
        "its release is not in the project",
        "SELECT key FROM record WHERE release NOT IN (SELECT id FROM release)
         OR withdrawn_in NOT IN (SELECT id FROM release)",
    ),
    (
        "record",
        "the row that it was read from is not in the archive",
        "SELECT key FROM record WHERE len <= 0 OR at < 0
         OR at + len > (SELECT bytes FROM release WHERE release.id = record.release)",
    ),
    (
        "release",
        "a block of its file is missing",
        "SELECT hash FROM release WHERE (bytes + 1048575) / 1048576
         <> (SELECT count(*) FROM archive WHERE archive.release = release.id)",
    ),
    (
        "coded",
        "the report that was coded is not in the project",
        "SELECT report FROM coded WHERE report NOT IN (SELECT id FROM report)",
    ),
];

impl Store {
    /// Looks through the whole project for what is not as it must be; an empty list means that it is sound.
    ///
    /// Checked are the file itself (SQLite's own check), that every row leads to a run, a report, claims or an event
    /// that are there, that every standing quote stands verbatim at its place in its report, that the bytes of every
    /// report can be unpacked, that every standing event has a claim, and that the spatial indexes agree with the
    /// geometries.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        self.read(|connection| {
            let mut problems = integrity(connection)?;
            runs(connection, &mut problems)?;
            for (table, what, sql) in RULES {
                each(connection, sql, |id| problems.push(Problem::new(table, id, *what)))?;
            }
            quotes(connection, &mut problems)?;
            bytes(connection, &mut problems)?;
            for table in TABLES.iter().filter(|table| cells::geometry_columns(table) == 1) {
                spatial_index(connection, table.name, &mut problems)?;
            }
            Ok(problems)
        })
    }
}

fn each(connection: &Connection, sql: &str, mut found: impl FnMut(&str)) -> Result<(), Fault> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found(row.get_ref(0)?.as_str().unwrap_or("?"));
    }
    Ok(())
}

fn integrity(connection: &Connection) -> Result<Vec<Problem>, Fault> {
    let mut problems = vec![];
    each(connection, "PRAGMA integrity_check", |line| {
        if line != "ok" {
            problems.push(Problem::new("", "", line));
        }
    })?;
    Ok(problems)
}

/// Every row that names a run must name one that is there.
fn runs(connection: &Connection, problems: &mut Vec<Problem>) -> Result<(), Fault> {
    for table in TABLES {
        // A record is withdrawn in a release, whose number it bears.
        let columns = table.columns.iter().filter(|column| column.kind == ColumnKind::Text).map(|column| column.name);
        for column in columns.filter(|name| matches!(*name, "recorded_in" | "withdrawn_in")) {
            let sql = format!(
                "SELECT \"{}\" FROM {} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM run)",
                table.columns[0].name, table.name
            );
            let what = format!("the run in `{column}` is not in the project");
            each(connection, &sql, |id| problems.push(Problem::new(table.name, id, what.as_str())))?;
        }
    }
    Ok(())
}

/// Every standing quote must stand verbatim at its place. One pass over the claims, report by report.
fn quotes(connection: &Connection, problems: &mut Vec<Problem>) -> Result<(), Fault> {
    let mut reports = connection.prepare("SELECT text FROM report WHERE id = ?1")?;
    let mut claims = connection.prepare(
        "SELECT id, report, quote, start, \"end\" FROM claim WHERE withdrawn_in IS NULL ORDER BY report, start",
    )?;
    let mut rows = claims.query([])?;
    let mut current = (String::new(), String::new(), vec![]);
    while let Some(row) = rows.next()? {
        let (id, report, quote): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if report != current.0 {
            let text: String = match reports.query_row([&report], |row| row.get(0)) {
                Ok(text) => text,
                Err(rusqlite::Error::QueryReturnedNoRows) => continue, // told of above
                Err(error) => return Err(error.into()),
            };
            let offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            current = (report, text, offsets);
        }
        let (_, text, offsets) = &current;
        let offset = |code_point: i64| usize::try_from(code_point).ok().and_then(|at| offsets.get(at).copied());
        let stands = offset(row.get(3)?).zip(offset(row.get(4)?)).and_then(|(start, end)| text.get(start..end));
        if quote.is_empty() || stands != Some(quote.as_str()) {
            problems.push(Problem::new("claim", &id, "its quote does not stand at its place in its report"));
        }
    }
    Ok(())
}

fn bytes(connection: &Connection, problems: &mut Vec<Problem>) -> Result<(), Fault> {
    let mut statement = connection.prepare("SELECT report, bytes FROM report_bytes")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = ReportId::new(row.get::<_, String>(0)?);
        let packed = row.get_ref(1)?.as_blob().unwrap_or_default();
        if reports::unpack(&id, packed).is_err() {
            problems.push(Problem::new("report_bytes", id.as_str(), "the bytes cannot be unpacked"));
        }
    }
    Ok(())
}

/// Every geometry must be in the index with bounds that hold it (the index rounds outward to single precision), and
/// nothing else may be there.
fn spatial_index(connection: &Connection, table: &str, problems: &mut Vec<Problem>) -> Result<(), Fault> {
    let mut indexed: BTreeMap<i64, Bounds> = BTreeMap::new();
    let mut statement = connection.prepare(&format!("SELECT id, minx, maxx, miny, maxy FROM rtree_{table}_geom"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let bounds = Bounds { min_x: row.get(1)?, max_x: row.get(2)?, min_y: row.get(3)?, max_y: row.get(4)? };
        indexed.insert(row.get(0)?, bounds);
    }
    let key = cells::table(table).columns[0].name;
    let mut statement = connection.prepare(&format!("SELECT fid, {key}, geom FROM {table}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (number, id): (i64, String) = (row.get(0)?, row.get(1)?);
        let bounds = match row.get_ref(2)?.as_blob_or_null() {
            Ok(Some(blob)) => geometry::bounds(blob).map_err(|error| error.to_string()),
            Ok(None) => Ok(None),
            Err(_) => Err("the geometry is not a blob".to_owned()),
        };
        let fits = match (bounds, indexed.remove(&number)) {
            (Err(what), _) => {
                problems.push(Problem::new(table, &id, what));
                continue;
            }
            (Ok(None), None) => true,
            (Ok(Some(bounds)), Some(index)) => holds(index, bounds),
            _ => false,
        };
        if !fits {
            problems.push(Problem::new(table, &id, "the spatial index does not agree with its geometry"));
        }
    }
    let left = indexed.keys().map(|number| format!("the spatial index has row {number}, which the table has not"));
    problems.extend(left.map(|what| Problem::new(table, "", what)));
    Ok(())
}

/// Whether the index's bounds hold these, and are no wider than rounding makes them.
fn holds(index: Bounds, bounds: Bounds) -> bool {
    const ROUNDING: f64 = 1e-4;
    let below = |low: f64, high: f64| low <= high && high - low < ROUNDING;
    below(index.min_x, bounds.min_x)
        && below(bounds.max_x, index.max_x)
        && below(index.min_y, bounds.min_y)
        && below(bounds.max_y, index.max_y)
}
