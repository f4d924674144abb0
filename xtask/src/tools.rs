//! The programs that tests call beside cargo, and how they come onto a fresh machine.
//!
//! The project file is a GeoPackage, and the judge of that is GDAL, not our own reader. On a Debian-like machine its
//! tools are installed; where that cannot be done, the tests that need them say so and count as skipped.

use std::process::{Command, Stdio};

use crate::shell;

/// A program, and the Debian package that brings it.
struct Tool {
    program: &'static str,
    package: &'static str,
}

const TOOLS: &[Tool] =
    &[Tool { program: "ogrinfo", package: "gdal-bin" }, Tool { program: "ogr2ogr", package: "gdal-bin" }];

/// Installs what is missing, as far as that can be done without asking anyone; says what it did or could not do.
pub(crate) fn install_missing() {
    let packages = missing_packages(answers);
    if packages.is_empty() {
        return;
    }
    let names = packages.join(" ");
    eprintln!("installing {names}");
    match install(&packages) {
        Ok(()) if missing_packages(answers).is_empty() => {}
        Ok(()) => eprintln!("{names} was installed, but its programs do not answer; tests that need them are skipped"),
        Err(reason) => eprintln!("{names} could not be installed ({reason}); tests that need it are skipped"),
    }
}

fn missing_packages(there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let mut packages: Vec<_> = TOOLS.iter().filter(|tool| !there(tool.program)).map(|tool| tool.package).collect();
    packages.dedup();
    packages
}

/// Whether a program is there and answers to `--version`.
fn answers(program: &str) -> bool {
    quietly(Command::new(program).arg("--version"))
}

fn quietly(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|end| end.success())
}

fn install(packages: &[&str]) -> Result<(), String> {
    if !answers("apt-get") {
        return Err("there is no apt-get".into());
    }
    let prefix = rights().ok_or("neither root nor sudo without a password")?;
    // An index that is partly out of reach may still serve the package, so only the install decides.
    if let Err(error) = shell::run(apt_get(prefix, &["update"])) {
        eprintln!("{error}");
    }
    let arguments = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    shell::run(apt_get(prefix, &arguments)).map_err(|error| error.to_string())
}

/// The words before a command that needs root: none for root itself, `None` where there is no way.
fn rights() -> Option<&'static [&'static str]> {
    let user = Command::new("id").arg("-u").output().ok()?;
    if user.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    quietly(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> Command {
    let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"], arguments].concat();
    let mut command = Command::new(words[0]);
    // The summary is the only thing that goes to stdout.
    command.args(&words[1..]).stdin(Stdio::null()).stdout(std::io::stderr());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_brings_two_missing_programs_is_installed_once() {
        assert_eq!(missing_packages(|_| false), ["gdal-bin"]);
        assert_eq!(missing_packages(|program| program == "ogrinfo"), ["gdal-bin"]);
        assert!(missing_packages(|_| true).is_empty());
    }

    #[test]
    fn without_root_the_command_goes_through_sudo() {
        assert!(shell::shown(&apt_get(&["sudo", "-n"], &["update"])).starts_with("sudo -n env DEBIAN_FRONTEND"));
    }
}
