//! The cells of a row, on their way in and out.
//!
//! Both ways follow the order of the schema table, so that a table's columns are named in one place only: a row is
//! written by adding its cells in that order, and read by taking them in that order.

use dateline_model::schema::{self, Form, Table};
use dateline_model::{Day, LonLat, content_hash};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Params, Row, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Fault;
use crate::geometry;

/// The cells of a row to be written: the geometry first where the table is a layer, and without the columns that name
/// runs, which the step fills in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cells(pub(crate) Vec<Value>);

impl Cells {
    pub(crate) fn point(&mut self, location: Option<LonLat>) {
        self.0.push(location.map_or(Value::Null, |point| Value::Blob(geometry::point(point))));
    }

    pub(crate) fn outline(&mut self, ring: &[LonLat]) {
        self.0.push(if ring.is_empty() { Value::Null } else { Value::Blob(geometry::outline(ring)) });
    }

    pub(crate) fn line(&mut self, corners: &[LonLat]) {
        self.0.push(if corners.is_empty() { Value::Null } else { Value::Blob(geometry::line(corners)) });
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.0.push(Value::Text(text.to_owned()));
    }

    pub(crate) fn maybe_text(&mut self, text: Option<&str>) {
        self.0.push(text.map_or(Value::Null, |text| Value::Text(text.to_owned())));
    }

    pub(crate) fn integer(&mut self, number: impl TryInto<i64>) {
        self.0.push(Value::Integer(number.try_into().unwrap_or(i64::MAX)));
    }

    pub(crate) fn maybe_integer(&mut self, number: Option<u32>) {
        self.0.push(number.map_or(Value::Null, |number| Value::Integer(number.into())));
    }

    pub(crate) fn real(&mut self, number: f64) {
        self.maybe_real(Some(number));
    }

    pub(crate) fn maybe_real(&mut self, number: Option<f64>) {
        // SQLite keeps no negative zero; added to zero it is zero, so that the cell equals what is read back.
        self.0.push(number.map_or(Value::Null, |number| Value::Real(number + 0.0)));
    }

    pub(crate) fn boolean(&mut self, yes: bool) {
        self.0.push(Value::Integer(yes.into()));
    }

    pub(crate) fn day(&mut self, day: Option<Day>) {
        self.0.push(day.map_or(Value::Null, |day| Value::Text(day.to_string())));
    }

    pub(crate) fn list<T: Serialize>(&mut self, items: &[T]) {
        let json = serde_json::to_string(items).expect("texts, numbers and words always have a JSON form");
        self.0.push(Value::Text(json));
    }

    /// A hash that is the same for equal rows only.
    pub(crate) fn hash(&self) -> String {
        let encoded: Vec<Vec<u8>> = self.0.iter().map(|value| encode(ValueRef::from(value))).collect();
        content_hash(&encoded.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }
}

/// The same hash, of the row as it stands in the file; the first `skip` columns do not count.
pub(crate) fn hash_of(row: &Row<'_>, skip: usize, columns: usize) -> Result<String, rusqlite::Error> {
    let encoded = (skip..skip + columns).map(|index| row.get_ref(index).map(encode)).collect::<Result<Vec<_>, _>>()?;
    Ok(content_hash(&encoded.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}

fn encode(value: ValueRef<'_>) -> Vec<u8> {
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => (1, &number.to_le_bytes()),
        ValueRef::Real(number) => (2, &number.to_le_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    let mut encoded = Vec::with_capacity(bytes.len() + 1);
    encoded.push(kind);
    encoded.extend_from_slice(bytes);
    encoded
}

/// The table of the schema with this name.
pub(crate) fn table(name: &str) -> &'static Table {
    schema::table(name).expect("callers name tables of the schema")
}

/// How many columns of a table come before those of the schema in a row: one where it is a layer.
pub(crate) fn geometry_columns(table: &Table) -> usize {
    usize::from(matches!(table.form, Form::Layer(_)))
}

/// The columns of a table in order, quoted, the geometry first; without those that name runs unless `runs`.
pub(crate) fn columns(table: &Table, runs: bool) -> Vec<String> {
    let geometry = matches!(table.form, Form::Layer(_)).then(|| "\"geom\"".to_owned());
    let named = table.columns.iter().map(|column| column.name);
    let kept = named.filter(|name| runs || !matches!(*name, "recorded_in" | "withdrawn_in"));
    geometry.into_iter().chain(kept.map(|name| format!("\"{name}\""))).collect()
}

/// `SELECT t."a", t."b"`: all columns of the table, which the rest of the statement must call `t`.
pub(crate) fn select(table: &Table) -> String {
    format!("SELECT t.{}", columns(table, true).join(", t."))
}

/// Writes one row, which this run records; gives its row number.
pub(crate) fn insert(connection: &Connection, table: &'static Table, cells: Cells, run: &str) -> Result<i64, Fault> {
    let mut names = columns(table, false);
    let mut values = cells.0;
    if table.columns.iter().any(|column| column.name == "recorded_in") {
        names.push("recorded_in".to_owned());
        values.push(Value::Text(run.to_owned()));
    }
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", "));
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.insert(params_from_iter(values)))
        .map_err(|error| Fault::Write { table: table.name, error })
}

/// Reads all rows of a statement that begins with [`select`].
pub(crate) fn read<T>(
    connection: &Connection,
    table: &'static Table,
    sql: &str,
    parameters: impl Params,
    mut map: impl FnMut(&mut Taken<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = vec![];
    while let Some(row) = rows.next()? {
        found.push(map(&mut Taken { row, table, next: 0 })?);
    }
    Ok(found)
}

/// The cells of a row that is read, taken in the order of the schema.
pub(crate) struct Taken<'row> {
    row: &'row Row<'row>,
    table: &'static Table,
    next: usize,
}

impl<'row> Taken<'row> {
    fn take(&mut self) -> Result<ValueRef<'row>, Fault> {
        let value = self.row.get_ref(self.next)?;
        self.next += 1;
        Ok(value)
    }

    /// The fault of the cell that was taken last.
    pub(crate) fn fault(&self, what: impl Into<String>) -> Fault {
        let column = self.row.as_ref().column_name(self.next - 1).unwrap_or_default().to_owned();
        Fault::Cell { table: self.table.name, column, what: what.into() }
    }

    pub(crate) fn maybe_str(&mut self) -> Result<Option<&'row str>, Fault> {
        match self.take()? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => {
                std::str::from_utf8(bytes).map(Some).map_err(|error| self.fault(format!("not UTF-8: {error}")))
            }
            other => Err(self.fault(format!("expected text, found {}", other.data_type()))),
        }
    }

    fn str(&mut self) -> Result<&'row str, Fault> {
        self.maybe_str()?.ok_or_else(|| self.fault("expected text, found nothing"))
    }

    pub(crate) fn maybe_text(&mut self) -> Result<Option<String>, Fault> {
        Ok(self.maybe_str()?.map(str::to_owned))
    }

    pub(crate) fn text(&mut self) -> Result<String, Fault> {
        Ok(self.str()?.to_owned())
    }

    /// An id, made by `make` from its text.
    pub(crate) fn id<T>(&mut self, make: impl FnOnce(String) -> T) -> Result<T, Fault> {
        Ok(make(self.text()?))
    }

    /// A word of a closed list, read by `parse`.
    pub(crate) fn word<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        let word = self.str()?;
        parse(word).ok_or_else(|| self.fault(format!("`{word}` is not a word of its list")))
    }

    pub(crate) fn maybe_word<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Fault> {
        let Some(word) = self.maybe_str()? else { return Ok(None) };
        parse(word).map(Some).ok_or_else(|| self.fault(format!("`{word}` is not a word of its list")))
    }

    pub(crate) fn maybe_integer<T: TryFrom<i64>>(&mut self) -> Result<Option<T>, Fault> {
        match self.take()? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => {
                T::try_from(number).map(Some).map_err(|_| self.fault(format!("`{number}` is out of range")))
            }
            other => Err(self.fault(format!("expected a whole number, found {}", other.data_type()))),
        }
    }

    pub(crate) fn integer<T: TryFrom<i64>>(&mut self) -> Result<T, Fault> {
        self.maybe_integer()?.ok_or_else(|| self.fault("expected a whole number, found nothing"))
    }

    pub(crate) fn boolean(&mut self) -> Result<bool, Fault> {
        Ok(self.integer::<i64>()? != 0)
    }

    pub(crate) fn maybe_real(&mut self) -> Result<Option<f64>, Fault> {
        match self.take()? {
            ValueRef::Null => Ok(None),
            ValueRef::Real(number) => Ok(Some(number)),
            other => Err(self.fault(format!("expected a number, found {}", other.data_type()))),
        }
    }

    pub(crate) fn real(&mut self) -> Result<f64, Fault> {
        self.maybe_real()?.ok_or_else(|| self.fault("expected a number, found nothing"))
    }

    pub(crate) fn day(&mut self) -> Result<Option<Day>, Fault> {
        let Some(text) = self.maybe_str()? else { return Ok(None) };
        Day::parse(text).map(Some).map_err(|error| self.fault(error.to_string()))
    }

    pub(crate) fn list<T: DeserializeOwned>(&mut self) -> Result<Vec<T>, Fault> {
        let json = self.str()?;
        serde_json::from_str(json).map_err(|error| self.fault(format!("not a list of what belongs there: {error}")))
    }

    pub(crate) fn blob(&mut self) -> Result<Option<&'row [u8]>, Fault> {
        match self.take()? {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) => Ok(Some(bytes)),
            other => Err(self.fault(format!("expected bytes, found {}", other.data_type()))),
        }
    }

    pub(crate) fn point(&mut self) -> Result<Option<LonLat>, Fault> {
        let Some(blob) = self.blob()? else { return Ok(None) };
        geometry::read_point(blob).map_err(|error| self.fault(error.to_string()))
    }

    pub(crate) fn outline(&mut self) -> Result<Vec<LonLat>, Fault> {
        let Some(blob) = self.blob()? else { return Ok(vec![]) };
        geometry::read_outline(blob).map_err(|error| self.fault(error.to_string()))
    }

    pub(crate) fn line(&mut self) -> Result<Vec<LonLat>, Fault> {
        let Some(blob) = self.blob()? else { return Ok(vec![]) };
        geometry::read_line(blob).map_err(|error| self.fault(error.to_string()))
    }
}
