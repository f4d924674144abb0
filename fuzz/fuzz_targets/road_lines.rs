//! Lines made into stretches: any lines on a small grid, with nodes of a file or without, and towns among them. Nothing panics,
//! no stretch is a loop, and no metre is made up.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| dateline_fuzz::check_built_roads(bytes));
