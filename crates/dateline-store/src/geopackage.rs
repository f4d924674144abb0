//! What GeoPackage asks of those who write to it, beside the tables: the functions that its spatial-index triggers call,
//! and the table of contents kept right.

use std::collections::BTreeSet;

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, params};

use crate::cells;
use crate::error::Fault;
use crate::geometry::{self, Bounds};

/// Which of its bounds a function gives of a geometry.
type Edge = fn(Bounds) -> f64;

/// Makes the functions `ST_IsEmpty`, `ST_MinX`, `ST_MaxX`, `ST_MinY` and `ST_MaxY` known to a connection.
pub(crate) fn register_functions(connection: &Connection) -> Result<(), rusqlite::Error> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("ST_IsEmpty", 1, flags, |context| Ok(bounds(context)?.is_none()))?;
    let edges: [(&str, Edge); 4] = [
        ("ST_MinX", |bounds| bounds.min_x),
        ("ST_MaxX", |bounds| bounds.max_x),
        ("ST_MinY", |bounds| bounds.min_y),
        ("ST_MaxY", |bounds| bounds.max_y),
    ];
    for (name, edge) in edges {
        connection.create_scalar_function(name, 1, flags, move |context| Ok(bounds(context)?.map(edge)))?;
    }
    Ok(())
}

fn bounds(context: &Context<'_>) -> Result<Option<Bounds>, rusqlite::Error> {
    let wrong = |error| rusqlite::Error::UserFunctionError(Box::new(error));
    match context.get_raw(0).as_blob_or_null()? {
        Some(blob) => geometry::bounds(blob).map_err(wrong),
        None => Ok(None),
    }
}

/// Brings the table of contents up to date for the tables that a step changed: when, and of a layer its bounds (not
/// from the spatial index, which rounds to single precision).
pub(crate) fn update_contents(
    connection: &Connection,
    tables: &BTreeSet<&'static str>,
    instant: &str,
) -> Result<(), Fault> {
    for name in tables {
        let table = cells::table(name);
        connection
            .prepare_cached("UPDATE gpkg_contents SET last_change = ?2 WHERE table_name = ?1")?
            .execute(params![name, instant])?;
        if cells::geometry_columns(table) == 1 {
            let sql = format!(
                "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                 (SELECT min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom)) FROM {name})
                 WHERE table_name = ?1"
            );
            connection.prepare_cached(&sql)?.execute(params![name])?;
        }
    }
    Ok(())
}
