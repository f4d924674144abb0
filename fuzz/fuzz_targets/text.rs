//! Plain text and Markdown: any bytes.
#![no_main]

use dateline_fuzz::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    read("a.txt", bytes);
    read("a.md", bytes);
});
