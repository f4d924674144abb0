//! Python packages that tests read our files with, and how they come onto a fresh machine.
//!
//! They go into a folder of the build, never into anybody's Python. Where that cannot be done, the tests that need them
//! say so and count as skipped.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::shell;

/// The variable that tells tests where the packages are.
pub(crate) const VARIABLE: &str = "DATELINE_PYTHON_PACKAGES";

/// Apache's own reader of Parquet: the judge of GeoParquet where GDAL was built without its driver.
const PACKAGE: &str = "pyarrow";

/// Installs what is missing; gives the folder, or `None` where there is none.
pub(crate) fn install_missing() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| shell::root().join("target"), PathBuf::from);
    let folder = target.join("python");
    if imports(&folder) {
        return Some(folder);
    }
    eprintln!("installing {PACKAGE}");
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "--target"]);
    // The summary is the only thing that goes to stdout.
    pip.arg(&folder).arg(PACKAGE).stdin(Stdio::null()).stdout(std::io::stderr());
    match shell::run(pip) {
        Ok(()) if imports(&folder) => Some(folder),
        Ok(()) => {
            eprintln!("{PACKAGE} was installed, but cannot be imported; tests that need it are skipped");
            None
        }
        Err(error) => {
            eprintln!("{PACKAGE} could not be installed ({error}); tests that need it are skipped");
            None
        }
    }
}

/// Whether Python finds the package in the folder or among its own.
fn imports(folder: &std::path::Path) -> bool {
    let mut python = Command::new("python3");
    python.args(["-c", &format!("import {PACKAGE}")]).env("PYTHONPATH", folder);
    python.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|end| end.success())
}
