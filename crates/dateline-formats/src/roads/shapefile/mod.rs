//! ESRI shapefiles of lines: the lines in `.shp`, what is said of them in `.dbf`, the reference system in `.prj`.
//!
//! Both layouts are fixed and small (ESRI 1998, "Shapefile Technical Description"; dBASE III), and are read here and not by a
//! library, so that a damaged record is told by its number and the rest goes in.

mod parse;
#[cfg(test)]
mod tests;

pub use parse::{ShapefileParts, read_road_shapefile};
