//! Who held what, beside what people read in the same texts: see `README.md`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]
#![expect(clippy::print_stderr, reason = "a skipped test must be seen")]

mod ground;
mod home;
mod prose;
mod roads;
