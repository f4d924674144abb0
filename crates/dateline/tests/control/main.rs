//! What the questions about control answer, held against one another: each must follow from who is shown to hold a place
//! on a day, whatever rule or model says so.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test that fails here says where")]

mod answers;
mod desk;
mod scorer;
