//! Events, control, roads, sieges and places as GeoJSON (RFC 7946). What has no coordinates is there with an empty geometry, since it
//! happened all the same.

use geojson::{Feature, FeatureCollection, Geometry, JsonObject, JsonValue};

use dateline_areas::Polygon;
use dateline_model::{LonLat, Record};

use super::ExportOptions;
use crate::answers::holder_name;
use crate::listing::{Cell, Listing};
use crate::{Error, Project, Query, RoadRow, RouteRow, rows};

/// The files, with their names.
pub(super) fn files(
    project: &Project,
    options: ExportOptions,
    records: &[Record],
) -> Result<Vec<(String, String)>, Error> {
    let view = project.view(options.known_on, options.recorded_on)?;
    let places = project.places_by_id();
    let holder = |holder: &_| holder_name(holder, &project.lexicon);
    let query = Query { known_on: options.known_on, recorded_on: options.recorded_on, ..Query::default() };
    let mut files = vec![
        ("control.geojson".to_owned(), collection(&rows::control(&view.control, &places, holder), None)),
        ("events.geojson".to_owned(), collection(&rows::events(&view.events), Some("id"))),
        ("places.geojson".to_owned(), collection(&rows::places(project.gazetteer.places()), Some("id"))),
        ("roads.geojson".to_owned(), RoadRow::geojson(&project.road_rows()?)),
        ("routes.geojson".to_owned(), RouteRow::geojson(&project.routes_show(&query, None)?)),
        ("sieges.geojson".to_owned(), collection(&rows::sieges(&view.sieges, &places), None)),
    ];
    if !records.is_empty() {
        files.push(("records.geojson".to_owned(), collection(&rows::records(records), None)));
    }
    Ok(files)
}

/// Rows as a feature collection, a feature a line; the columns `longitude` and `latitude` become the geometry.
pub(super) fn collection(listing: &Listing, id: Option<&str>) -> String {
    let features: Vec<Feature> = listing.rows.iter().map(|row| feature(&listing.columns, row, id)).collect();
    text_of(features)
}

/// Features as the text of a feature collection.
pub(crate) fn text_of(features: Vec<Feature>) -> String {
    let mut text = FeatureCollection { bbox: None, features, foreign_members: None }.to_string();
    text.push('\n');
    text
}

fn feature(columns: &[&str], row: &[Cell], id: Option<&str>) -> Feature {
    let cell = |name: &str| columns.iter().position(|column| *column == name).map(|at| &row[at]);
    let geometry = match (cell("longitude"), cell("latitude")) {
        (Some(Cell::Number(longitude)), Some(Cell::Number(latitude))) => {
            Some(Geometry::new_point([*longitude, *latitude]))
        }
        _ => None,
    };
    let id = id.and_then(cell).and_then(|cell| match cell {
        Cell::Text(text) => Some(text.clone()),
        _ => None,
    });
    with_properties(columns, row, &["longitude", "latitude"], geometry, id)
}

/// A feature with the columns of a row as properties, but for those left out.
pub(crate) fn with_properties(
    columns: &[&str],
    row: &[Cell],
    without: &[&str],
    geometry: Option<Geometry>,
    id: Option<String>,
) -> Feature {
    let properties: JsonObject = columns
        .iter()
        .zip(row)
        .filter(|(column, _)| !without.contains(*column))
        .map(|(column, cell)| ((*column).to_owned(), value(column, cell)))
        .collect();
    let id = id.map(geojson::feature::Id::String);
    Feature { bbox: None, geometry, id, properties: Some(properties), foreign_members: None }
}

/// Polygons as a geometry.
pub(crate) fn ground(polygons: &[Polygon]) -> Geometry {
    let ring = |ring: &Vec<LonLat>| ring.iter().map(|corner| [corner.longitude(), corner.latitude()]).collect();
    let polygon = |polygon: &Polygon| polygon.iter().map(ring).collect::<Vec<Vec<[f64; 2]>>>();
    Geometry::new_multi_polygon(polygons.iter().map(polygon).collect::<Vec<_>>())
}

/// A line as a geometry.
pub(crate) fn line(corners: &[LonLat]) -> Geometry {
    Geometry::new_line_string(corners.iter().map(|at| [at.longitude(), at.latitude()]))
}

/// The cell as JSON. Texts that are JSON themselves (the spellings of a place) are unfolded.
fn value(column: &str, cell: &Cell) -> JsonValue {
    match cell {
        Cell::Text(text) if column == "names" => {
            serde_json::from_str(text).unwrap_or_else(|_| JsonValue::String(text.clone()))
        }
        cell => serde_json::to_value(cell).expect("cells can always be written as JSON"),
    }
}
