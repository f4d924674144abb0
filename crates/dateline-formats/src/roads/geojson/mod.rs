//! GeoJSON (RFC 7946): features with a LineString or MultiLineString.

mod parse;
#[cfg(test)]
mod tests;

pub use parse::read_road_geojson;
