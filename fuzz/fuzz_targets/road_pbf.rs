//! Roads as OSM PBF: any bytes as a file, and as the unpacked content of a block.
#![no_main]

use dateline_formats::{Limits, read_road_pbf};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = read_road_pbf("a.pbf", bytes, None, &Limits::default());
    assert!(!bytes.is_empty() || !read.diagnostics.is_empty());
    dateline_fuzz::check_roads(&read.value);
    dateline_fuzz::check_roads(&read_road_pbf("a.pbf", &dateline_fuzz::pbf_of(bytes), None, &Limits::default()).value);
});
