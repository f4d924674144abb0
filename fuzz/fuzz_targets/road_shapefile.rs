//! Roads as a shapefile: any bytes, the first two saying where the table begins.
#![no_main]

use dateline_formats::{Limits, ShapefileParts, read_road_shapefile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((start, rest)) = bytes.split_first_chunk::<2>() else { return };
    let (shp, dbf) = rest.split_at(usize::from(u16::from_le_bytes(*start)).min(rest.len()));
    let parts = ShapefileParts { shp, dbf: Some(dbf), prj: None };
    dateline_fuzz::check_roads(&read_road_shapefile("a.shp", parts, &Limits::default()).value);
});
