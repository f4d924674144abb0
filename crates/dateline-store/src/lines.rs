//! Lines out of a GeoPackage of others: layers of LINESTRING or MULTILINESTRING in longitude and latitude.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::error::Fault;
use crate::geometry;

/// A row of a layer of lines.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineRow {
    /// Its number in the layer.
    pub number: i64,
    /// Its lines, as pairs of longitude and latitude.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// What stands in its other columns, by their names; without what is empty.
    pub words: Vec<(String, String)>,
}

/// The lines of a file, and what could not be read, with its place.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineLayers {
    /// The rows of all layers.
    pub rows: Vec<LineRow>,
    /// Places and reasons.
    pub refused: Vec<(String, String)>,
}

/// Reads the layers of lines of a GeoPackage, which is opened to read only.
pub fn read_lines(path: &Path) -> Result<LineLayers, StoreError> {
    let work = || -> Result<LineLayers, Fault> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut layers = LineLayers::default();
        let sql = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns
                   WHERE upper(geometry_type_name) IN ('LINESTRING', 'MULTILINESTRING', 'GEOMETRY') ORDER BY table_name";
        let mut statement = connection.prepare(sql)?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let found: Vec<(String, String, i64)> = found.collect::<Result<_, _>>()?;
        if found.is_empty() {
            layers.refused.push((String::new(), "it has no layer of lines".to_owned()));
        }
        for (table, column, system) in found {
            if system == 4326 {
                layer(&connection, &table, &column, &mut layers)?;
            } else {
                let reason = format!(
                    "its reference system is `{system}`; convert it to longitude and latitude first: ogr2ogr -t_srs EPSG:4326"
                );
                layers.refused.push((format!("layer {table}"), reason));
            }
        }
        Ok(layers)
    };
    work().map_err(|fault| fault.at(path))
}

fn layer(connection: &Connection, table: &str, column: &str, layers: &mut LineLayers) -> Result<(), Fault> {
    let quoted = table.replace('"', "\"\"");
    let mut statement = connection.prepare(&format!("SELECT rowid, * FROM \"{quoted}\" ORDER BY rowid"))?;
    let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut read = LineRow { number: row.get(0)?, ..LineRow::default() };
        let mut refused = None;
        for (index, name) in names.iter().enumerate().skip(1) {
            let word = match row.get_ref(index)? {
                ValueRef::Blob(blob) if name == column => {
                    match geometry::read_lines(blob) {
                        Ok(lines) => read.lines = lines,
                        Err(error) => refused = Some(error.to_string()),
                    }
                    continue;
                }
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Null | ValueRef::Blob(_) => continue,
            };
            read.words.push((name.clone(), word));
        }
        match refused {
            Some(reason) => layers.refused.push((format!("layer {table}, feature {}", read.number), reason)),
            None => layers.rows.push(read),
        }
    }
    Ok(())
}
