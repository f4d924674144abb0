//! Starting other programs, always in the root of the workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::TaskError;

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in a folder of the workspace").to_owned()
}

/// The cargo that runs us, with these arguments.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(arguments);
    command
}

/// Runs a command to its end, its output shown as it comes.
pub(crate) fn run(mut command: Command) -> Result<(), TaskError> {
    let status = command.status().map_err(|source| TaskError::NotStarted { command: shown(&command), source })?;
    if status.success() { Ok(()) } else { Err(TaskError::Failed { command: shown(&command) }) }
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("/usr/bin/apt-get");
        command.args(["install", "gdal-bin"]);
        assert_eq!(shown(&command), "apt-get install gdal-bin");
    }

    #[test]
    fn the_root_is_the_folder_of_the_workspace_manifest() {
        assert!(root().join("Cargo.toml").is_file() && root().join("crates").is_dir());
    }
}
