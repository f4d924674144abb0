//! `cargo xtask test`: set up, run every test, count.
//!
//! The count is the sum over all test programs. A test that cannot run on this machine prints a line that begins with
//! `skipped:` and returns; the harness calls that a pass, we do not. To see those lines the harness is asked for the
//! output of tests that passed, of which only they are shown.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::shell::{cargo, shown};
use crate::{TaskError, python, tools};

/// How many tests ended how.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    pub(crate) fn is_good(self) -> bool {
        self.failed == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// Installs what is missing and runs all tests of the workspace, doctests too.
pub(crate) fn run() -> Result<Tally, TaskError> {
    tools::install_missing();
    let mut command = cargo(&["test", "--workspace", "--no-fail-fast", "--", "--show-output"]);
    command.stdout(Stdio::piped());
    if let Some(folder) = python::install_missing() {
        command.env(python::VARIABLE, folder);
    }
    let command_shown = shown(&command);
    let mut child =
        command.spawn().map_err(|source| TaskError::NotStarted { command: command_shown.clone(), source })?;
    let unreadable = |source| TaskError::Unreadable { command: command_shown.clone(), source };

    let mut reader = Reader::default();
    let output = child.stdout.take().expect("stdout was asked for as a pipe");
    for line in BufReader::new(output).split(b'\n') {
        let line = line.map_err(unreadable)?;
        if let Some(shown) = reader.read(&String::from_utf8_lossy(&line)) {
            println!("{shown}");
        }
    }
    let mut tally = reader.tally;
    if !child.wait().map_err(unreadable)?.success() && tally.failed == 0 {
        eprintln!("a test program did not build, or ended before it gave its result; counted as one failure");
        tally.failed = 1;
    }
    Ok(tally)
}

/// Reads the output of test programs line by line.
#[derive(Default)]
struct Reader {
    section: Section,
    /// The test whose output is being read.
    test: String,
    /// Tests of this program that say they were skipped.
    skipped: BTreeSet<String>,
    tally: Tally,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Section {
    #[default]
    Progress,
    OutputOfPassed,
}

impl Reader {
    /// Counts one line; gives back what to show of it.
    fn read(&mut self, line: &str) -> Option<String> {
        if let Some(tally) = harness_result(line) {
            let skipped = std::mem::take(&mut self.skipped).len();
            self.tally.passed += tally.passed.saturating_sub(skipped);
            self.tally.failed += tally.failed;
            self.tally.skipped += tally.skipped + skipped;
            self.section = Section::Progress;
            return Some(line.to_owned());
        }
        match line {
            "successes:" => self.section = Section::OutputOfPassed,
            "failures:" => self.section = Section::Progress,
            _ => {}
        }
        if self.section == Section::Progress {
            return Some(line.to_owned());
        }
        if let Some(test) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
            test.clone_into(&mut self.test);
        } else if line.starts_with("skipped:") && self.skipped.insert(self.test.clone()) {
            return Some(format!("test {} ... {line}", self.test));
        }
        None
    }
}

/// What a test program says of itself: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn harness_result(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| {
        let mut parts = counts.split("; ");
        parts.find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(output: &str) -> (Tally, String) {
        let mut reader = Reader::default();
        let shown: Vec<String> = output.lines().filter_map(|line| reader.read(line)).collect();
        (reader.tally, shown.join("\n"))
    }

    const TWO_PROGRAMS: &str = "\
running 3 tests
test reads_the_shared_folder ... ok
test reads_nothing ... ok
test is_slow ... ignored

successes:

---- reads_nothing stdout ----
a line that nobody needs

---- reads_the_shared_folder stdout ----
skipped: no ../shared
skipped: still none


successes:
    reads_nothing
    reads_the_shared_folder

test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s

running 2 tests
test breaks ... FAILED
test holds ... ok

successes:

successes:
    holds

failures:

---- breaks stdout ----
skipped: not counted, since the test failed
thread 'breaks' panicked at src/lib.rs:1:1

failures:
    breaks

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";

    #[test]
    fn the_results_of_all_test_programs_are_summed() {
        let (tally, _) = read(TWO_PROGRAMS);
        assert_eq!(tally.to_string(), "2 passed, 1 failed, 2 skipped");
        assert!(!tally.is_good());
    }

    #[test]
    fn a_test_that_says_it_was_skipped_is_no_pass_and_counts_once() {
        let (tally, shown) = read(TWO_PROGRAMS);
        assert_eq!(tally.skipped, 2);
        assert!(shown.contains("test reads_the_shared_folder ... skipped: no ../shared"), "{shown}");
        assert!(!shown.contains("still none"), "{shown}");
    }

    #[test]
    fn what_passed_tests_printed_is_hidden_and_what_failed_tests_printed_is_shown() {
        let (_, shown) = read(TWO_PROGRAMS);
        assert!(!shown.contains("a line that nobody needs"), "{shown}");
        assert!(shown.contains("thread 'breaks' panicked"), "{shown}");
    }

    #[test]
    fn a_line_that_is_no_result_is_not_read_as_one() {
        for line in ["test result: unknown", "the test result: ok. 1 passed; 0 failed; 0 ignored", "passed"] {
            assert_eq!(harness_result(line), None, "{line}");
        }
    }
}
