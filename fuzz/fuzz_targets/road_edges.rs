//! Lists of connections: any bytes. What is read has two names and no length that cannot be.
#![no_main]

use dateline_formats::{Limits, read_road_edges};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = read_road_edges("a.csv", bytes, &Limits::default());
    for edge in read.value {
        assert!(edge.line > 0 && !edge.from.is_empty() && !edge.to.is_empty());
        assert!(edge.kilometres.is_none_or(|length| length > 0.0 && length.is_finite()));
    }
});
