//! The house's own chores, run as `cargo xtask <task>`: one file a task.
//!
//! A chore that only people remember is a chore that is forgotten, so what CI checks is here, and CI runs nothing else.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore tells the person at the terminal what it does")]

mod architecture;
mod ci;
mod layers;
mod python;
mod shell;
mod test;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  test     install what the tests need, run all of them, end with `N passed, N failed, N skipped`
  ci       all that CI runs: format, layers, architecture, clippy, docs, tests
  layers   the dependency direction between the crates
";

/// Why a chore could not be done, or what it found wrong.
#[derive(Debug, thiserror::Error)]
enum TaskError {
    #[error("`{command}` could not be started: {source}")]
    NotStarted { command: String, source: std::io::Error },
    #[error("`{command}` failed")]
    Failed { command: String },
    #[error("the output of `{command}` could not be read: {source}")]
    Unreadable { command: String, source: std::io::Error },
    #[error("{file}: {source}")]
    File { file: String, source: std::io::Error },
    #[error("the workspace could not be read: {0}")]
    Metadata(#[from] cargo_metadata::Error),
    #[error("{}", .0.join("\n"))]
    Faults(Vec<String>),
}

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let done = match task.as_deref() {
        Some("test") => test::run().map(|tally| {
            println!("{tally}");
            tally.is_good()
        }),
        Some("ci") => ci::run(),
        Some("layers") => layers::run().map(|()| true),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(true)
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
