//! Control for maps and sheets, read by other programs: GDAL, and Apache's own reader of Parquet.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::context::{Context, example, text};

fn with_example() -> Context {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    context
}

/// The rows of the contract, by place and first day.
fn shown(context: &Context) -> BTreeMap<(String, String), BTreeMap<String, String>> {
    let rows = context.run(&["control", "show", "p.gpkg", "--format", "csv"]).succeeds().rows();
    rows.into_iter().map(|row| ((row["place_id"].clone(), row["from"].clone()), row)).collect()
}

/// Whether a row rests on what somebody reported; what only the pack says does not.
fn is_reported(row: &BTreeMap<String, String>) -> bool {
    ["evidence", "inferred"].contains(&row["basis"].as_str())
}

#[test]
fn a_sheet_has_a_row_a_day_and_a_column_a_place() {
    let context = with_example();
    let question = ["control", "show", "p.gpkg", "--region", "Qalamoun", "--format", "wide"];
    let span = ["--from", "2013-11-10", "--to", "2014-01-09"];
    let sheet = context.run(&[&question[..], &span].concat()).succeeds();
    let rows = sheet.rows();
    assert_eq!(rows.len(), 61);
    assert!(sheet.stdout.starts_with("day,") && rows[0]["day"] == "2013-11-10" && rows[60]["day"] == "2014-01-09");
    for row in [&rows[0], &rows[9], &rows[60]] {
        let on = ["control", "show", "p.gpkg", "--region", "Qalamoun", "--on", &row["day"], "--format", "csv"];
        let mut told = 0;
        // Of a place that nobody reported of, only its neighbours may say something: it has no column.
        let has_column =
            |shown: &&BTreeMap<String, String>| shown["basis"] == "evidence" || row.contains_key(&shown["place"]);
        for shown in context.run(&on).rows().iter().filter(|row| is_reported(row)).filter(has_column) {
            assert_eq!(row[&shown["place"]], shown["holder"], "{shown:?}");
            told += 1;
        }
        assert_eq!(told, row.values().filter(|holder| *holder != "Unknown").count() - 1, "{row:?}");
    }
    let all = context.run(&question).succeeds().rows();
    assert!(all.len() > rows.len() && all[0].values().any(|holder| holder != "Unknown" && !holder.starts_with("20")));
    let of_side = [&question[..], &span, &["--side", "rebels"]].concat();
    let of_side = context.run(&of_side).succeeds().rows();
    assert!(
        of_side[0].len() < rows[0].len() && of_side.iter().any(|row| row.values().any(|cell| cell.contains("oppos")))
    );
    context.run(&[&question[..], &["--known-on", "1990-01-01"]].concat()).ends_with_code(1);
    let of_then = context.run(&[&question[..], &span, &["--nowcast"]].concat()).succeeds().stdout;
    assert_ne!(of_then, sheet.stdout, "what was known that day is less than what is known now");
}

#[test]
fn geojson_has_a_point_with_the_columns_as_properties_for_each_row() {
    let context = with_example();
    context.run(&["control", "show", "p.gpkg", "-o", "control.geojson"]).succeeds();
    let content = std::fs::read_to_string(context.path().join("control.geojson")).unwrap();
    let json: Value = serde_json::from_str(&content).unwrap();
    let shown = shown(&context);
    let features = json["features"].as_array().unwrap();
    assert_eq!((json["type"].as_str(), features.len()), (Some("FeatureCollection"), shown.len()));
    for feature in features {
        let of = |name: &str| feature["properties"][name].as_str().unwrap_or_default().to_owned();
        let row = &shown[&(of("place_id"), of("from"))];
        for name in ["place", "to", "holder", "side", "basis"] {
            assert_eq!(of(name), row[name], "{feature}");
        }
        assert_eq!(feature["properties"]["probability"].as_f64(), row["probability"].parse().ok());
        assert!(feature["geometry"].is_null() || feature["geometry"]["type"] == "Point");
    }
    let Some(told) = ogrinfo(&context, "control.geojson") else { return };
    assert!(told.contains(&format!("Feature Count: {}", features.len())), "{told}");
    for expected in ["Geometry: Point", "from: Date", "to: Date", "probability: Real", "WGS 84"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

fn ogrinfo(context: &Context, file: &str) -> Option<String> {
    let Ok(output) = Command::new("ogrinfo").args(["-ro", "-al", "-so", file]).current_dir(context.path()).output()
    else {
        eprintln!("skipped: no ogrinfo");
        return None;
    };
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads GeoParquet with Apache's reader; prints a JSON object a row, and the type of each column.
const READER: &str = r#"
import json, struct, sys
import pyarrow.parquet as parquet
table = parquet.read_table(sys.argv[1])
geo = json.loads(table.schema.metadata[b"geo"])
assert geo["version"] == "1.1.0" and geo["columns"][geo["primary_column"]]["encoding"] == "WKB", geo
west, south, east, north = geo["columns"]["geometry"]["bbox"]
print(json.dumps({field.name: str(field.type) for field in table.schema}))
for row in table.to_pylist():
    point = row.pop("geometry")
    if point is not None:
        order, kind, x, y = struct.unpack("<BIdd", point)
        assert (order, kind) == (1, 1) and west <= x <= east and south <= y <= north, point
        row["point"] = [x, y]
    print(json.dumps(row, default=str))
"#;

#[test]
fn geoparquet_is_read_by_apaches_own_reader_as_geojson_has_it() {
    let context = with_example();
    context.run(&["control", "show", "p.gpkg", "-o", "control.parquet"]).succeeds();
    let mut python = Command::new("python3");
    python.args(["-c", READER, "control.parquet"]).current_dir(context.path());
    if let Some(packages) = std::env::var_os("DATELINE_PYTHON_PACKAGES") {
        python.env("PYTHONPATH", packages);
    }
    let output = match python.output() {
        Ok(output) if !String::from_utf8_lossy(&output.stderr).contains("ModuleNotFoundError") => output,
        _ => {
            eprintln!("skipped: no python3 with pyarrow");
            return;
        }
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).unwrap();
    let mut lines = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let types = lines.next().unwrap();
    assert_eq!((types["from"].as_str(), types["to"].as_str()), (Some("date32[day]"), Some("date32[day]")));
    assert_eq!((types["geometry"].as_str(), types["probability"].as_str()), (Some("binary"), Some("double")));
    assert_eq!(types["parties"].as_str().map(|name| name.starts_with("list<")), Some(true));

    let geojson = context.run(&["control", "show", "p.gpkg", "--format", "geojson"]).succeeds().stdout;
    let geojson: Value = serde_json::from_str(&geojson).unwrap();
    let rows: Vec<Value> = lines.collect();
    assert_eq!(rows.len(), geojson["features"].as_array().unwrap().len());
    for (row, feature) in rows.iter().zip(geojson["features"].as_array().unwrap()) {
        assert_eq!(row.get("point"), feature["geometry"].get("coordinates"));
        for (name, value) in feature["properties"].as_object().unwrap() {
            assert_eq!(row[name], *value, "{name}");
        }
    }
    let Some(gdal) = Command::new("ogrinfo").arg("--formats").output().ok() else { return };
    if String::from_utf8_lossy(&gdal.stdout).contains("Parquet") {
        assert!(ogrinfo(&context, "control.parquet").is_some_and(|told| told.contains("Geometry: Point")));
    }
}

#[test]
fn areas_are_polygons_by_holder_and_name_every_place_once() {
    let context = with_example();
    let question = ["control", "show", "p.gpkg", "--on", "2014-04-01"];
    let told = context.run(&[&question[..], &["--format", "areas", "-o", "areas.geojson"]].concat()).succeeds();
    assert_eq!(told.stdout, "");
    let content = std::fs::read_to_string(context.path().join("areas.geojson")).unwrap();
    let json: Value = serde_json::from_str(&content).unwrap();
    let mut holders: BTreeMap<String, String> = BTreeMap::new();
    for feature in json["features"].as_array().unwrap() {
        let properties = &feature["properties"];
        assert_eq!(
            (feature["geometry"]["type"].as_str(), properties["day"].as_str()),
            (Some("MultiPolygon"), Some("2014-04-01"))
        );
        let (mean, least) = (properties["probability"].as_f64(), properties["probability_least"].as_f64());
        assert!(least <= mean && mean.is_none() == (properties["holder"] == "Unknown"), "{properties}");
        for place in properties["place_ids"].as_array().unwrap() {
            let before = holders.insert(place.as_str().unwrap().to_owned(), properties["holder"].to_string());
            assert_eq!(before, None, "{place} is in two areas");
        }
    }
    let rows = context.run(&[&question[..], &["--format", "csv"]].concat()).succeeds().rows();
    let reported: Vec<_> = rows.iter().filter(|row| is_reported(row)).collect();
    assert!(holders.len() > 10 && reported.len() > 10);
    for row in reported {
        if let Some(holder) = holders.get(&row["place_id"]) {
            assert_eq!(*holder, format!("\"{}\"", row["holder"]), "{row:?}");
        }
    }
    let region = [&question[..], &["--region", "Qalamoun", "--side", "rebels", "--format", "areas"]].concat();
    let region: Value = serde_json::from_str(&context.run(&region).succeeds().stdout).unwrap();
    assert_eq!(region["features"].as_array().map(Vec::len), Some(1));
    assert_eq!(region["features"][0]["properties"]["side"], "rebels");
    context.run(&["control", "show", "p.gpkg", "--known-on", "1990-01-01", "--format", "areas"]).ends_with_code(1);
    let Some(told) = ogrinfo(&context, "areas.geojson") else { return };
    assert!(told.contains("Geometry: Multi Polygon") && told.contains("places: StringList"), "{told}");
    let valid = "SELECT count(*) AS wrong FROM areas WHERE NOT ST_IsValid(geometry)";
    let sql = ["-ro", "-dialect", "SQLite", "-sql", valid, "areas.geojson"];
    let output = Command::new("ogrinfo").args(sql).current_dir(context.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    // GDAL without SpatiaLite cannot say.
    assert!(said.contains("wrong (Integer) = 0") || said.contains("no such function"), "{said}");
}
