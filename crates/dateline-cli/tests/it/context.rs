//! The one test context: a folder of its own, a clock held still, no colours, and the real binary.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The time at which all tests run.
pub(crate) const NOW: &str = "2026-01-15T12:00:00Z";

/// A folder of its own for a test, and the command to run in it.
pub(crate) struct Context {
    folder: TempDir,
}

/// What a run of the command came to.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Context {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With a project `p.gpkg` of the pack `syria`.
    pub(crate) fn with_project() -> Self {
        let context = Self::new();
        context.run(&["init", "p.gpkg", "--pack", "syria"]).succeeds();
        context
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the folder.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The command, to be run in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(arguments)
            .current_dir(self.path())
            .env("DATELINE_NOW", NOW)
            .env("NO_COLOR", "1")
            .env_remove("COLUMNS")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_at(NOW, arguments)
    }

    /// Runs the command at another time.
    pub(crate) fn run_at(&self, now: &str, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).env("DATELINE_NOW", now).output().unwrap();
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&self.path().display().to_string(), "[DIR]");
        Ran {
            code: output.status.code().expect("not killed"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Ran {
    /// Exit code, standard output and standard error together, for a snapshot.
    pub(crate) fn whole(&self) -> String {
        let mut whole = format!("exit code: {}\n", self.code);
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            write!(whole, "----- {name} -----\n{text}").unwrap();
        }
        whole
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.whole());
        self
    }

    #[track_caller]
    pub(crate) fn ends_with_code(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}", self.whole());
        self
    }

    /// The rows of a CSV on standard output, each as pairs of column and value.
    pub(crate) fn rows(&self) -> Vec<std::collections::BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_reader(self.stdout.as_bytes());
        reader.deserialize().map(|row| row.unwrap()).collect()
    }
}

/// The folder of the example.
pub(crate) fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/qalamoun").canonicalize().unwrap()
}

/// The folder `../shared` beside the checkout, where it is there.
pub(crate) fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if path.is_dir() {
        return Some(path.canonicalize().unwrap());
    }
    eprintln!("skipped: no ../shared");
    None
}

/// As text, for arguments.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
