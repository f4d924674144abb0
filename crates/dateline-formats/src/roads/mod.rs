//! Roads: each form that they come in has a folder of its own, with the same file names in each.
//!
//! What comes out says what the file says and no more: which places are meant, where lines meet and how long they are is for
//! `dateline-roads`. The readers are here, and not there, since here is where strangers' bytes come in: with the limits, the
//! diagnostics and the fuzz targets of all other readers.

mod edges;
mod geojson;
mod lines;
mod osm_pbf;
mod shapefile;
mod tags;
mod window;

pub use edges::read_road_edges;
pub use geojson::read_road_geojson;
pub use lines::{LineFeature, roads_of_features};
pub use osm_pbf::read_road_pbf;
pub use shapefile::{ShapefileParts, read_road_shapefile};
pub use window::{Window, WindowError};
