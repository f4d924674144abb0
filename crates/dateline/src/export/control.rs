//! Rows of control for maps: points with their intervals, as GeoJSON and as GeoParquet.

use super::{geojson, geoparquet};
use crate::listing::{Cell, Listing};
use crate::rows::point;
use crate::{ControlRow, Project};

impl Project {
    /// Rows of control as a feature collection (RFC 7946): a point a row, with the columns as properties. A place
    /// without coordinates is there with an empty geometry.
    #[must_use]
    pub fn control_geojson(&self, rows: &[ControlRow]) -> String {
        geojson::collection(&self.located(rows), None)
    }

    /// Rows of control as a file in GeoParquet 1.1: points as WKB in the column `geometry`, longitude and latitude
    /// (OGC:CRS84).
    #[must_use]
    pub fn control_geoparquet(&self, rows: &[ControlRow]) -> Vec<u8> {
        geoparquet::file(&self.located(rows))
    }

    fn located(&self, rows: &[ControlRow]) -> Listing {
        let mut listing = ControlRow::listing(rows);
        listing.columns.extend(["longitude", "latitude"]);
        for (cells, row) in listing.rows.iter_mut().zip(rows) {
            let location: [Cell; 2] = point(self.gazetteer.place(&row.place_id).and_then(|place| place.location));
            cells.extend(location);
        }
        listing
    }
}
