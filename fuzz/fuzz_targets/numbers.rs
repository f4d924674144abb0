//! The coder on numbers of people: figures, number words, hedges, people and their fates, in any order.
#![no_main]

use dateline_fuzz::code;
use dateline_fuzz::script::Topic;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| code(Topic::Numbers, bytes));
