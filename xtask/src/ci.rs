//! `cargo xtask ci`: all that CI checks, in one run.
//!
//! Every check runs even when one before it failed, so that one run shows all that is wrong. The quick ones come first,
//! the tests last: the last line is their count.

use crate::shell::{cargo, run as run_command};
use crate::{TaskError, architecture, layers, test};

/// A check: what it is called, and how it is done.
type Check = (&'static str, fn() -> Result<(), TaskError>);

/// Generated files, once there are any, get a check of their own here: make them anew in a temporary folder and compare.
const CHECKS: &[Check] = &[
    ("format", || run_command(cargo(&["fmt", "--all", "--check"]))),
    ("layers", layers::run),
    ("architecture", architecture::check),
    ("clippy", || {
        run_command(cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    }),
    ("docs", || {
        // Libraries only: the command shares its name with the façade, and their pages would overwrite each other.
        let mut command = cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--lib"]);
        command.env("RUSTDOCFLAGS", "--deny warnings");
        run_command(command)
    }),
];

/// Runs every check and all tests; says at the end which failed. True where none did.
pub(crate) fn run() -> Result<bool, TaskError> {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        eprintln!("== {name}");
        if let Err(error) = check() {
            eprintln!("{error}");
            failed.push(*name);
        }
    }
    eprintln!("== tests");
    let tally = test::run()?;
    if !tally.is_good() {
        failed.push("tests");
    }
    if !failed.is_empty() {
        eprintln!("failed: {}", failed.join(", "));
    }
    println!("{tally}");
    Ok(failed.is_empty())
}
