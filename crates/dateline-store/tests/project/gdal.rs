//! Other programs read a project as it is: asked of GDAL itself, where it is installed.

use std::path::Path;
use std::process::{Command, Output};

use crate::common::*;
use dateline_model::schema::{ColumnKind, Form, TABLES};

/// Runs a program of GDAL; gives its output and whatever it warns of, or `None`, and a word about it, where there is
/// none.
fn gdal(program: &str, arguments: &[&str], project: &Path) -> Option<(String, String)> {
    let Ok(Output { status, stdout, stderr }) = Command::new(program).args(arguments).arg(project).output() else {
        skip(&format!("no {program}"));
        return None;
    };
    let (out, error) = (String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned());
    assert!(status.success(), "{program}: {error}");
    Some((out, error))
}

fn type_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text | ColumnKind::List => "String (0.0)",
        ColumnKind::Integer => "Integer64 (0.0)",
        ColumnKind::Double => "Real (0.0)",
        ColumnKind::Boolean => "Integer(Boolean) (0.0)",
        ColumnKind::Date => "Date (0.0)",
        ColumnKind::DateTime => "DateTime (0.0)",
        ColumnKind::Blob => "Binary (0.0)",
    }
}

#[test]
fn ogrinfo_lists_the_layers_and_tables_of_the_schema_and_nothing_else() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let Some((out, warnings)) = gdal("ogrinfo", &["-ro", "-q"], &path) else { return };
    assert_eq!(warnings, "");
    let mut listed: Vec<&str> = out.lines().filter_map(|line| line.split_once(": ")).map(|(_, rest)| rest).collect();
    listed.sort_unstable();
    let mut expected: Vec<String> = TABLES
        .iter()
        .filter_map(|table| match table.form {
            Form::Layer("POINT") => Some(format!("{} (Point)", table.name)),
            Form::Layer("LINESTRING") => Some(format!("{} (Line String)", table.name)),
            Form::Layer(_) => Some(format!("{} (Multi Polygon)", table.name)),
            Form::Attributes => Some(format!("{} (None)", table.name)),
            Form::Internal => None,
        })
        .collect();
    expected.sort_unstable();
    assert_eq!(listed, expected);
}

#[test]
fn ogrinfo_sees_every_column_with_its_type() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let Some((out, warnings)) = gdal("ogrinfo", &["-ro", "-al", "-so"], &path) else { return };
    assert_eq!(warnings, "");
    for table in TABLES.iter().filter(|table| table.form != Form::Internal) {
        let start = format!("Layer name: {}\n", table.name);
        let section = out.split_once(&start).unwrap_or_else(|| panic!("no {}", table.name)).1;
        let section = section.split("\nLayer name: ").next().unwrap();
        for column in table.columns {
            let line = format!("\n{}: {}", column.name, type_name(column.kind));
            assert!(section.contains(&line), "table {}: no `{}` in {section}", table.name, line.trim());
        }
        assert!(!table.name.contains("event") || !section.contains("id: String (0.0) UNIQUE"), "ids may stand twice");
    }
    assert!(out.contains("Geometry: Multi Polygon") && out.contains("FID Column = fid"));
}

#[test]
fn ogrinfo_reads_every_row_and_finds_nothing_wrong() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let Some((out, warnings)) = gdal("ogrinfo", &["-ro", "-al"], &path) else { return };
    assert_eq!(warnings, "");
    for expected in [
        "POINT (36.745123456789 34.156789012345)",
        "MULTIPOLYGON (((",
        "LINESTRING (36.745123 34.156789,36.73 34.1,36.72 34.02)",
        "class (String) = motorway",
        "length_m (Real) = 15432.1",
        "one_way (Integer(Boolean)) = 1",
        "traveller (String) = civilians",
        "besiegers (String) = [\"hezbollah\",\"syrian_government\"]",
        "closure (String) = full",
        "end_told (Integer(Boolean)) = 1",
        "from (Date) = 2013/11/16",
        "started (DateTime) = 2013/12/06 09:30:00+00",
        "presence (Integer(Boolean)) = 1",
    ] {
        assert!(out.contains(expected), "{expected}");
    }
}

#[test]
fn ogrinfo_finds_rows_by_their_place_through_the_spatial_index() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let window = ["-ro", "-al", "-so", "-spat", "36.7", "34.1", "36.8", "34.2"];
    let Some((out, warnings)) = gdal("ogrinfo", &window, &path) else { return };
    assert_eq!(warnings, "");
    let count = |layer: &str| {
        let section = out.split_once(&format!("Layer name: {layer}\n")).unwrap().1;
        section.split_once("Feature Count: ").unwrap().1.lines().next().unwrap().to_owned()
    };
    assert_eq!((count("event"), count("place"), count("control_interval")), ("1".into(), "1".into(), "3".into()));
    assert_eq!((count("siege"), count("road"), count("route_interval")), ("2".into(), "1".into(), "0".into()));
}

#[test]
fn ogr2ogr_writes_the_claims_as_csv() {
    let (folder, path) = place_for_a_project();
    closed_project(&path);
    let target = folder.path().join("claims.csv");
    let arguments = ["-f", "CSV", "-sql", "SELECT id, quote, start, \"end\", \"from\", \"by\" FROM claim ORDER BY id"];
    let arguments = [&arguments[..], &[target.to_str().unwrap()]].concat();
    let Some((_, warnings)) = gdal("ogr2ogr", &arguments, &path) else { return };
    assert_eq!(warnings, "");
    // GDAL puts whole numbers of 64 bits between quotation marks.
    let csv = std::fs::read_to_string(&target).unwrap().replace("\"0\",\"7\"", "0,7");
    assert!(csv.starts_with("id,quote,start,end,from,by\n"), "{csv}");
    assert!(csv.contains("c-bare,Nothing,0,7,,[]") && csv.contains("حزب") && csv.contains("2013/11/16"), "{csv}");
}

#[test]
fn ogr2ogr_copies_a_project_with_a_history_into_another_geopackage() {
    let (folder, path) = place_for_a_project();
    let mut store = full_project(&path);
    let again = run("run-2", dateline_model::RunKind::Merge, "2013-12-07T09:30:00Z");
    let mut step = store.step(again.clone()).unwrap();
    step.replace_events(&[dateline_model::Event { asserted: 9, ..full_event() }]).unwrap();
    step.commit(again).unwrap();
    store.close().unwrap();
    let target = folder.path().join("copy.gpkg");
    let Some((_, warnings)) = gdal("ogr2ogr", &["-f", "GPKG", target.to_str().unwrap()], &path) else { return };
    assert_eq!(warnings, "");
    let copy = rusqlite::Connection::open(&target).unwrap();
    let events: i64 = copy.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    assert_eq!(events, 3);
}

#[test]
fn a_project_that_gdal_changed_is_still_sound_and_shows_the_change() {
    let (_folder, path) = place_for_a_project();
    closed_project(&path);
    let elsewhere = |id: &str| format!("geom = (SELECT geom FROM place WHERE id = '{id}')");
    let changes = [
        (format!("UPDATE place SET {} WHERE id = 'sy-yabroud'", elsewhere("sy-qara")), at(36.745_123, 34.156_789)),
        ("UPDATE place SET fid = 900 WHERE id = 'sy-yabroud'".into(), at(36.745_123, 34.156_789)),
        ("UPDATE place SET geom = NULL WHERE id = 'sy-yabroud'".into(), None),
        ("UPDATE place SET fid = 901 WHERE id = 'sy-yabroud'".into(), None),
        (format!("UPDATE place SET {} WHERE id = 'sy-yabroud'", elsewhere("sy-nabek")), at(36.72, 34.02)),
        ("UPDATE place SET fid = 902, geom = NULL WHERE id = 'sy-yabroud'".into(), None),
        (
            format!("UPDATE place SET fid = 903, {} WHERE id = 'sy-yabroud'", elsewhere("sy-qara")),
            at(36.745_123, 34.156_789),
        ),
    ];
    for (change, location) in changes {
        let Some((_, warnings)) = gdal("ogrinfo", &["-sql", &change], &path) else { return };
        assert_eq!(warnings, "", "{change}");
        let store = dateline_store::Store::open(&path).unwrap();
        assert_eq!(store.check().unwrap(), [], "{change}");
        let changed = store.places().unwrap().into_iter().find(|place| place.id.as_str() == "sy-yabroud").unwrap();
        assert_eq!(changed.location, location, "{change}");
    }
    for change in ["DELETE FROM place WHERE id = 'sy-yabroud'", "UPDATE region SET geom = NULL"] {
        let Some((_, warnings)) = gdal("ogrinfo", &["-sql", change], &path) else { return };
        assert_eq!(warnings, "", "{change}");
        assert_eq!(dateline_store::Store::open(&path).unwrap().check().unwrap(), [], "{change}");
    }
}
