//! The coder on days: dates, words of days and what joins them, in any order, between words that make claims.
#![no_main]

use dateline_fuzz::code;
use dateline_fuzz::script::Topic;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| code(Topic::Days, bytes));
