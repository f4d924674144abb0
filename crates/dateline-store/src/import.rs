//! A release of a dataset goes in: new rows are added, changed ones stand beside what they were, and rows that it no longer
//! has are marked.

use std::collections::HashMap;

use dateline_model::{Day, RecordTable, Release, Words};
use rusqlite::{Connection, Statement, params};

use crate::error::Fault;
use crate::{Step, StoreError, geometry, packed};

const INDEX: &str = "rtree_record_geom";
const TRIGGER: &str = "rtree_record_geom_insert";
/// From so many new rows on the spatial index is built anew rather than row by row.
const MANY: usize = 5_000;

/// What goes in.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The release; its counts are filled in.
    pub release: &'a Release,
    /// Its rows.
    pub records: &'a RecordTable,
    /// Its file, in packed blocks.
    pub blocks: &'a [Vec<u8>],
    /// Whether rows that it does not have are gone, and not only left out of it.
    pub whole: bool,
}

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// Rows whose key was not there before.
    pub added: u64,
    /// Rows that say something else than before.
    pub changed: u64,
    /// Rows that say what they said.
    pub same: u64,
    /// Rows that are gone.
    pub withdrawn: u64,
}

impl Step<'_> {
    /// Takes in a release of a dataset that is in the project.
    pub fn import(&mut self, import: Import<'_>) -> Result<Imported, StoreError> {
        let mut done = Imported::default();
        self.write("record", |connection, _| {
            connection.execute_batch("PRAGMA cache_size = -262144")?;
            done = records(connection, import)?;
            put_blocks(connection, import)?;
            bounds(connection, import.records)?;
            connection.execute_batch("PRAGMA cache_size = -16000")?;
            Ok(0) // the table of contents is brought up to date here, at less cost
        })?;
        let Imported { added, changed, withdrawn, .. } = done;
        self.add_release(&Release { added, changed, withdrawn, ..import.release.clone() })?;
        Ok(done)
    }
}

/// What stands of a key.
struct Standing {
    number: i64,
    hash: i64,
    seen: bool,
}

fn records(connection: &Connection, import: Import<'_>) -> Result<Imported, Fault> {
    let table = import.records;
    let mut standing = standing(connection, import.release.dataset)?;
    let mut done = Imported::default();
    let mut new: Vec<usize> = Vec::with_capacity(table.len());
    let mut gone: Vec<i64> = Vec::new();
    for row in 0..table.len() {
        match standing.get_mut(table.keys[row].as_str()) {
            None => {
                done.added += 1;
                new.push(row);
            }
            Some(one) => {
                one.seen = true;
                if one.hash == table.hashes[row].cast_signed() {
                    done.same += 1;
                } else {
                    done.changed += 1;
                    gone.push(one.number);
                    new.push(row);
                }
            }
        }
    }
    if import.whole {
        let missing = standing.values().filter(|one| !one.seen).map(|one| one.number);
        let before = gone.len();
        gone.extend(missing);
        done.withdrawn = (gone.len() - before) as u64;
    }
    gone.sort_unstable();
    let mut withdraw = connection.prepare_cached("UPDATE record SET withdrawn_in = ?2 WHERE fid = ?1")?;
    for number in gone {
        withdraw.execute(params![number, import.release.id])?;
    }
    drop(withdraw);
    if new.len() < MANY {
        put_rows(connection, import, &new)?;
        return Ok(done);
    }
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
    let trigger: String = connection.query_row(sql, [TRIGGER], |row| row.get(0))?;
    connection.execute_batch(&format!("DROP TRIGGER {TRIGGER}"))?;
    let mut points = points_before(connection)?;
    put_rows(connection, import, &new)?.into_iter().for_each(|point| points.push(point));
    packed::build(connection, INDEX, &points)?;
    connection.execute_batch(&trigger)?;
    Ok(done)
}

fn standing(connection: &Connection, dataset: u32) -> Result<HashMap<String, Standing>, Fault> {
    let sql = "SELECT key, fid, hash FROM record WHERE dataset = ?1 AND withdrawn_in IS NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([dataset], |row| {
        Ok((row.get(0)?, Standing { number: row.get(1)?, hash: row.get(2)?, seen: false }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The points that the table has already, by row number.
fn points_before(connection: &Connection) -> Result<Vec<(i64, f64, f64)>, Fault> {
    let mut statement = connection.prepare("SELECT fid, geom FROM record WHERE geom IS NOT NULL ORDER BY fid")?;
    let mut rows = statement.query([])?;
    let mut points = Vec::new();
    while let Some(row) = rows.next()? {
        let blob = row.get_ref(1)?.as_blob().unwrap_or_default();
        if let Ok(Some(bounds)) = geometry::bounds(blob) {
            points.push((row.get(0)?, bounds.min_x, bounds.min_y));
        }
    }
    Ok(points)
}

const INSERT: &str =
    "INSERT INTO record (fid, geom, \"key\", dataset, release, at, len, hash, day_from, day_to, radius_m, kind,
 type, sub_type, actor1, actor2, place, admin1, admin2, country, source,
 low, best, high, deaths_a, deaths_b, deaths_civilians, deaths_unknown)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
 ?25, ?26, ?27, ?28)";

/// Writes these rows; gives the points of those that have one.
fn put_rows(connection: &Connection, import: Import<'_>, rows: &[usize]) -> Result<Vec<(i64, f64, f64)>, Fault> {
    let table = import.records;
    let mut names = Names::load(connection)?;
    let words: Vec<Vec<Option<i64>>> =
        table.words.iter().map(|words| names.numbers(connection, words, rows)).collect::<Result<_, _>>()?;
    let mut number: i64 = connection.query_row("SELECT coalesce(max(fid), 0) FROM record", [], |row| row.get(0))?;
    let mut points = Vec::with_capacity(rows.len());
    let mut days = DayTexts::default();
    let mut statement = connection.prepare_cached(INSERT)?;
    let write = |error| Fault::Write { table: "record", error };
    for &row in rows {
        number += 1;
        let mut bind = Bind { statement: &mut statement, next: 1 };
        bind.put(number)?;
        match table.points[row] {
            Some(point) => {
                points.push((number, point.longitude(), point.latitude()));
                bind.put(geometry::point_bytes(point).as_slice())?;
            }
            None => bind.none()?,
        }
        bind.put(table.keys[row].as_str())?;
        bind.put(import.release.dataset)?;
        bind.put(import.release.id)?;
        bind.put(i64::try_from(table.at[row]).unwrap_or(i64::MAX))?;
        bind.put(table.len[row])?;
        bind.put(table.hashes[row].cast_signed())?;
        bind.put(days.text(table.from[row]))?;
        bind.put(days.text(table.to[row]))?;
        bind.maybe(table.radius[row].map(|radius| radius.0))?;
        bind.maybe(table.kinds[row].map(dateline_model::Kind::as_str))?;
        for (column, numbers) in table.words.iter().zip(&words) {
            bind.maybe(numbers[column.rows()[row] as usize])?;
        }
        for column in &table.counts {
            bind.maybe(column[row])?;
        }
        statement.raw_execute().map_err(write)?;
    }
    Ok(points)
}

/// Binds the parameters of a statement in order.
struct Bind<'a, 'b> {
    statement: &'a mut Statement<'b>,
    next: usize,
}

impl Bind<'_, '_> {
    fn put(&mut self, value: impl rusqlite::ToSql) -> Result<(), Fault> {
        self.statement.raw_bind_parameter(self.next, value)?;
        self.next += 1;
        Ok(())
    }

    fn maybe(&mut self, value: Option<impl rusqlite::ToSql>) -> Result<(), Fault> {
        match value {
            Some(value) => self.put(value),
            None => self.none(),
        }
    }

    fn none(&mut self) -> Result<(), Fault> {
        self.put(rusqlite::types::Null)
    }
}

/// Days as text; that of the row before is the likeliest.
#[derive(Default)]
struct DayTexts {
    known: HashMap<i32, String>,
}

impl DayTexts {
    fn text(&mut self, day: Day) -> &str {
        self.known.entry(day.number()).or_insert_with(|| day.to_string())
    }
}

/// The words of the project, with their numbers.
struct Names {
    known: HashMap<String, i64>,
    last: i64,
}

impl Names {
    fn load(connection: &Connection) -> Result<Self, Fault> {
        let mut statement = connection.prepare_cached("SELECT text, id FROM name")?;
        let known: HashMap<String, i64> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let last = known.values().copied().max().unwrap_or(0);
        Ok(Self { known, last })
    }

    /// The numbers of a column's words, by the place of the word in the column's list; those that rows use get one where
    /// they have none.
    fn numbers(&mut self, connection: &Connection, words: &Words, rows: &[usize]) -> Result<Vec<Option<i64>>, Fault> {
        let mut numbers = vec![None; words.texts().len()];
        let mut put = connection.prepare_cached("INSERT INTO name (id, text) VALUES (?1, ?2)")?;
        for &row in rows {
            let at = words.rows()[row] as usize;
            let text = words.texts()[at].as_str();
            if numbers[at].is_some() || text.is_empty() {
                continue;
            }
            numbers[at] = match self.known.get(text) {
                Some(number) => Some(*number),
                None => {
                    self.last += 1;
                    put.execute(params![self.last, text])?;
                    self.known.insert(text.to_owned(), self.last);
                    Some(self.last)
                }
            };
        }
        Ok(numbers)
    }
}

fn put_blocks(connection: &Connection, import: Import<'_>) -> Result<(), Fault> {
    let mut put = connection.prepare_cached("INSERT INTO archive (release, block, bytes) VALUES (?1, ?2, ?3)")?;
    for (number, block) in import.blocks.iter().enumerate() {
        put.execute(params![import.release.id, i64::try_from(number).unwrap_or(i64::MAX), block])?;
    }
    Ok(())
}

/// Widens the bounds that the table of contents tells.
fn bounds(connection: &Connection, table: &RecordTable) -> Result<(), Fault> {
    let points = || table.points.iter().flatten();
    if points().next().is_none() {
        return Ok(());
    }
    let edge = |start: f64, pick: fn(f64, f64) -> f64, of: fn(&dateline_model::LonLat) -> f64| {
        points().map(of).fold(start, pick)
    };
    let sql = "UPDATE gpkg_contents SET min_x = min(coalesce(min_x, ?1), ?1), max_x = max(coalesce(max_x, ?2), ?2),
               min_y = min(coalesce(min_y, ?3), ?3), max_y = max(coalesce(max_y, ?4), ?4) WHERE table_name = 'record'";
    connection.execute(
        sql,
        [
            edge(f64::MAX, f64::min, |point| point.longitude()),
            edge(f64::MIN, f64::max, |point| point.longitude()),
            edge(f64::MAX, f64::min, |point| point.latitude()),
            edge(f64::MIN, f64::max, |point| point.latitude()),
        ],
    )?;
    Ok(())
}
