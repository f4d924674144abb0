//! The coder: any text, as plain text and as an interview, with all built-in packs.
#![no_main]

use dateline_formats::{Details, Limits, read_bytes};
use dateline_fuzz::{CODER, check_claims, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md"] {
        if let Ok(parsed) = read_bytes(name, bytes.to_vec(), &Details::default(), today(), &Limits::default()) {
            check_claims(&parsed.value, &CODER.code(&parsed.value));
        }
    }
});
