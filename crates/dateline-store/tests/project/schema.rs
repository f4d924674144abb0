//! The file's tables are those of the schema table, and the GeoPackage says so of itself.

use std::collections::BTreeSet;

use crate::common::*;
use dateline_model::schema::{ColumnKind, Form, TABLES};
use rusqlite::Connection;

fn project() -> (tempfile::TempDir, Connection) {
    let (folder, path) = place_for_a_project();
    closed_project(&path);
    let connection = behind_the_back(&path);
    (folder, connection)
}

fn texts(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_created_file_has_the_columns_of_the_schema_table() {
    let (_folder, connection) = project();
    for table in TABLES {
        let mut expected: Vec<(String, String, bool)> = vec![];
        if table.form != Form::Internal {
            expected.push(("fid".into(), "INTEGER".into(), false));
        }
        if let Form::Layer(geometry) = table.form {
            expected.push(("geom".into(), geometry.into(), true));
        }
        for column in table.columns {
            expected.push((column.name.into(), column.kind.geopackage().into(), column.nullable));
        }
        let mut statement = connection.prepare(&format!("PRAGMA table_info({})", table.name)).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(1)?, row.get(2)?, !row.get::<_, bool>(3)?))).unwrap();
        let found: Vec<(String, String, bool)> = rows.collect::<Result<_, _>>().unwrap();
        assert_eq!(found, expected, "table {}", table.name);
    }
}

#[test]
fn the_file_has_no_other_tables_than_those_and_geopackages_and_the_indexes() {
    let (_folder, connection) = project();
    let known: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    let others = texts(&connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    let strangers: Vec<String> = others
        .into_iter()
        .filter(|name| !known.contains(name.as_str()) && name != "dateline_migration")
        .filter(|name| !["gpkg_", "rtree_", "report_search", "sqlite_"].iter().any(|start| name.starts_with(start)))
        .collect();
    assert_eq!(strangers, [""; 0]);
}

#[test]
fn tables_for_this_program_alone_are_strict_and_not_registered() {
    let (_folder, connection) = project();
    for table in TABLES {
        let strict: bool = connection
            .query_row("SELECT strict FROM pragma_table_list WHERE name = ?1", [table.name], |row| row.get(0))
            .unwrap();
        let registered: Option<String> = connection
            .query_row("SELECT max(data_type) FROM gpkg_contents WHERE table_name = ?1", [table.name], |row| row.get(0))
            .unwrap();
        let expected = match table.form {
            Form::Layer(_) => (false, Some("features")),
            Form::Attributes => (false, Some("attributes")),
            Form::Internal => (true, None),
        };
        assert_eq!((strict, registered.as_deref()), expected, "table {}", table.name);
    }
}

#[test]
fn the_file_calls_itself_a_geopackage_1_3_with_its_reference_systems_and_indexes() {
    let (_folder, connection) = project();
    let number = |pragma: &str| -> i32 { connection.query_row(pragma, [], |row| row.get(0)).unwrap() };
    assert_eq!(number("PRAGMA application_id"), i32::from_be_bytes(*b"GPKG"));
    assert_eq!(number("PRAGMA user_version"), 10_300);
    assert_eq!(
        texts(&connection, "SELECT srs_id || '' FROM gpkg_spatial_ref_sys ORDER BY srs_id"),
        ["-1", "0", "4326"]
    );
    let layers: BTreeSet<String> =
        TABLES.iter().filter(|table| matches!(table.form, Form::Layer(_))).map(|table| table.name.to_owned()).collect();
    let indexed = "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'";
    assert_eq!(texts(&connection, indexed).into_iter().collect::<BTreeSet<_>>(), layers);
    assert_eq!(
        texts(&connection, "SELECT table_name FROM gpkg_geometry_columns").into_iter().collect::<BTreeSet<_>>(),
        layers
    );
    assert_eq!(texts(&connection, "PRAGMA journal_mode"), ["delete"]);
    assert_eq!(texts(&connection, "SELECT name FROM dateline_migration ORDER BY number")[0], "geopackage");
}

#[test]
fn each_layer_has_the_triggers_that_geopackage_1_3_prescribes_for_its_index() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let connection = Connection::open(&path).unwrap();
    let mut expected = vec![];
    for table in TABLES.iter().filter(|table| matches!(table.form, Form::Layer(_))) {
        for trigger in ["delete", "insert", "update1", "update2", "update3", "update4"] {
            expected.push(format!("rtree_{}_geom_{trigger}", table.name));
        }
    }
    expected.sort_unstable();
    assert_eq!(texts(&connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"), expected);
}

#[test]
fn the_contents_tell_when_a_table_changed_and_where_its_points_lie() {
    let (_folder, connection) = project();
    let row: (String, f64, f64, f64, f64) = connection
        .query_row(
            "SELECT last_change, min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'event'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .unwrap();
    let (x, y) = full_event().location.unwrap().into();
    assert_eq!(row, ("2013-12-06T09:30:00.000Z".into(), x, y, x, y));
}

#[test]
fn cells_that_cannot_be_are_refused_by_the_file_itself() {
    let (_folder, connection) = project();
    for (sql, rule) in [
        ("UPDATE claim SET kind = 'picnic'", "kind IN"),
        ("UPDATE claim SET stance = 'maybe'", "stance IN"),
        ("UPDATE claim SET \"from\" = '2013-11-31'", "date"),
        ("UPDATE claim SET \"from\" = '5 December 2013'", "date"),
        ("UPDATE claim SET \"from\" = '2013-12-02', \"to\" = '2013-12-01'", "from"),
        ("UPDATE claim SET \"by\" = 'hezbollah'", "json_valid"),
        ("UPDATE claim SET \"by\" = '{}'", "json_type"),
        ("UPDATE claim SET confidence = 1.5", "confidence"),
        ("UPDATE claim SET presence = 2", "presence"),
        ("UPDATE claim SET killed_low = 5, killed_high = 4", "killed_low"),
        ("UPDATE event SET killed_low = 5, killed_best = 4, killed_high = 6", "killed_low"),
        ("UPDATE control_interval SET probability = -0.1", "probability"),
        ("UPDATE control_interval SET basis = 'rumour'", "basis"),
        ("UPDATE siege SET closure = 'loose'", "closure"),
        ("UPDATE siege SET end_told = 2", "end_told"),
        ("UPDATE siege SET \"to\" = '2013-04-30'", "from"),
        ("UPDATE siege SET claims = '{}'", "json_type"),
        ("UPDATE run SET started = '2013-12-06T09:30:00Z'", "started"),
        ("UPDATE coded SET report = NULL", "NOT NULL"),
    ] {
        let error = connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains(rule), "{sql}: {error}");
    }
}

#[test]
fn the_schema_table_has_no_list_column_that_the_file_does_not_check() {
    let (_folder, connection) = project();
    let release =
        "INSERT INTO release (id, dataset, label, file, hash, bytes, published, published_basis, columns, rows, added,
                   changed, withdrawn, rejected, recorded_in)
                   VALUES (1, 1, '', '', '', 0, '2013-12-06', 'stated', '[]', 0, 0, 0, 0, 0, 'run-1')";
    connection.execute(release, []).unwrap();
    for table in TABLES {
        for column in table.columns.iter().filter(|column| column.kind == ColumnKind::List) {
            let sql = format!("UPDATE {} SET \"{}\" = 'no list'", table.name, column.name);
            assert!(connection.execute(&sql, []).is_err(), "{}.{}", table.name, column.name);
        }
    }
}
