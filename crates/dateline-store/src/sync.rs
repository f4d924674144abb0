//! Bringing a table to a new state while touching only the rows that differ.
//!
//! Re-adding the same thing must change nothing, and history must show when a row really changed. So the new rows are
//! compared with the standing ones cell by cell (by hash), leaving out which run recorded them.

use std::collections::{HashMap, HashSet};

use dateline_model::schema::Table;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::cells::{self, Cells};
use crate::error::Fault;

/// What becomes of standing rows that are not among the new ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gone {
    /// They are marked as withdrawn by this run, and stay.
    Withdrawn,
    /// They are deleted; where a new row has the same first column, they are changed in place.
    Deleted,
    /// They stay; where a new row has the same first column, they are changed in place.
    Kept,
    /// They stay, whatever the new rows are.
    KeptAsTheyAre,
}

/// Brings the table (or those of its rows whose column has the value of `scope`) to these rows. Gives how many rows were
/// added, changed, withdrawn or deleted.
pub(crate) fn sync(
    connection: &Connection,
    table: &'static Table,
    scope: Option<(&str, &str)>,
    rows: Vec<Cells>,
    gone: Gone,
    run: &str,
) -> Result<usize, Fault> {
    let rows = without_repeats(table, rows, gone)?;
    let mut standing = standing(connection, table, scope, gone)?;
    let mut fresh = vec![];
    for cells in rows {
        if standing.remove(&cells.hash()).is_none() {
            fresh.push(cells);
        }
    }
    let mut changes = 0;
    let mut by_key: HashMap<String, i64> = HashMap::new();
    let mut left: Vec<(i64, String)> = standing.into_values().collect();
    left.sort_unstable();
    for (number, key) in left {
        match gone {
            Gone::Withdrawn => changes += withdraw(connection, table, number, run)?,
            Gone::Deleted | Gone::Kept => drop(by_key.insert(key, number)),
            Gone::KeptAsTheyAre => {}
        }
    }
    for cells in fresh {
        match by_key.remove(&key_of(table, &cells)) {
            Some(number) => update(connection, table, number, cells, run)?,
            None => drop(cells::insert(connection, table, cells, run)?),
        }
        changes += 1;
    }
    if gone == Gone::Deleted {
        let sql = format!("DELETE FROM {} WHERE rowid = ?1", table.name);
        let mut numbers: Vec<i64> = by_key.into_values().collect();
        numbers.sort_unstable();
        for number in numbers {
            changes += write(connection, table, &sql, params![number])?;
        }
    }
    Ok(changes)
}

/// Rows without exact repeats; where a row replaces another of its key, the last row of each key. The order stays that of
/// the first.
fn without_repeats(table: &'static Table, rows: Vec<Cells>, gone: Gone) -> Result<Vec<Cells>, Fault> {
    if matches!(gone, Gone::Deleted | Gone::Kept) {
        let mut place: HashMap<String, usize> = HashMap::new();
        let mut kept: Vec<Cells> = vec![];
        for cells in rows {
            match place.get(&key_of(table, &cells)) {
                Some(index) => kept[*index] = cells,
                None => {
                    place.insert(key_of(table, &cells), kept.len());
                    kept.push(cells);
                }
            }
        }
        Ok(kept)
    } else {
        let mut seen = HashSet::new();
        let rows: Vec<Cells> = rows.into_iter().filter(|cells| seen.insert(cells.hash())).collect();
        let mut ids = HashSet::new();
        let twice = rows.iter().map(|cells| key_of(table, cells)).find(|id| !ids.insert(id.clone()));
        match twice.filter(|_| table.columns[0].name == "id") {
            Some(id) => {
                Err(Fault::Refused { table: table.name, what: format!("two different rows have the id `{id}`") })
            }
            None => Ok(rows),
        }
    }
}

/// What names a row: its first column that is no geometry; of a relation, which nothing names, the whole row.
fn key_of(table: &Table, cells: &Cells) -> String {
    let first = cells::geometry_columns(table);
    match (table.name, cells.0.get(first)) {
        ("relation", _) => cells.hash(),
        (_, Some(Value::Text(text))) => text.clone(),
        _ => cells.hash(),
    }
}

/// The standing rows by their hash: row number and key.
fn standing(
    connection: &Connection,
    table: &Table,
    scope: Option<(&str, &str)>,
    gone: Gone,
) -> Result<HashMap<String, (i64, String)>, Fault> {
    let columns = cells::columns(table, false);
    let first = cells::geometry_columns(table);
    let mut sql = format!("SELECT rowid, {} FROM {}", columns.join(", "), table.name);
    let mut conditions = vec![];
    if gone == Gone::Withdrawn {
        conditions.push("withdrawn_in IS NULL".to_owned());
    }
    if let Some((column, _)) = scope {
        conditions.push(format!("\"{column}\" = ?1"));
    }
    if !conditions.is_empty() {
        sql = format!("{sql} WHERE {}", conditions.join(" AND "));
    }
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(scope.map(|(_, value)| value)))?;
    let mut standing = HashMap::new();
    while let Some(row) = rows.next()? {
        let hash = cells::hash_of(row, 1, columns.len())?;
        let key = if table.name == "relation" { hash.clone() } else { row.get(1 + first).unwrap_or_default() };
        standing.insert(hash, (row.get(0)?, key));
    }
    Ok(standing)
}

fn withdraw(connection: &Connection, table: &'static Table, number: i64, run: &str) -> Result<usize, Fault> {
    let sql = format!("UPDATE {} SET withdrawn_in = ?2 WHERE rowid = ?1", table.name);
    write(connection, table, &sql, params![number, run])
}

fn update(connection: &Connection, table: &'static Table, number: i64, cells: Cells, run: &str) -> Result<(), Fault> {
    let columns = cells::columns(table, false);
    let settings: Vec<String> =
        columns.iter().enumerate().map(|(index, column)| format!("{column} = ?{}", index + 3)).collect();
    let sql = format!("UPDATE {} SET recorded_in = ?2, {} WHERE rowid = ?1", table.name, settings.join(", "));
    let mut values = vec![Value::Integer(number), Value::Text(run.to_owned())];
    values.extend(cells.0);
    write(connection, table, &sql, params_from_iter(values)).map(drop)
}

fn write(
    connection: &Connection,
    table: &'static Table,
    sql: &str,
    parameters: impl rusqlite::Params,
) -> Result<usize, Fault> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(parameters))
        .map_err(|error| Fault::Write { table: table.name, error })
}
