//! The command as a person and a script meet it: the real binary, one test context, whole outputs.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests; a test that fails says where"
)]

mod acceptance;
mod bad_input;
mod coded_elsewhere;
mod context;
mod control;
mod documentation;
mod evaluate;
mod example;
mod explained;
mod export;
mod import;
mod kill;
mod learning;
mod lexicon;
mod manners;
mod maps;
mod merge;
mod outside;
mod roads;
mod routes;
mod scorer;
