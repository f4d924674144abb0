//! Lists of reports, a line each: any bytes.
#![no_main]

use dateline_formats::{Limits, read_jsonl};
use dateline_fuzz::{check, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for report in read_jsonl("a.jsonl", bytes, today(), &Limits::default()).value {
        check(&report);
    }
});
