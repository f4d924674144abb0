//! Roads as GeoJSON: any bytes. What is read is a line of two corners or more, or it is told.
#![no_main]

use dateline_formats::{Limits, read_road_geojson};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = read_road_geojson("a.geojson", bytes, &Limits::default());
    assert!(!read.value.is_empty() || !read.diagnostics.is_empty() || bytes.len() > 10);
    dateline_fuzz::check_roads(&read.value);
});
