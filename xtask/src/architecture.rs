//! `ARCHITECTURE.md` is the map for newcomers; a crate that it does not name is a blank on the map.

use std::fs;

use crate::layers::Workspace;
use crate::{TaskError, shell};

/// Every crate of the workspace stands in `ARCHITECTURE.md`, in backticks.
pub(crate) fn check() -> Result<(), TaskError> {
    let file = "ARCHITECTURE.md";
    let text =
        fs::read_to_string(shell::root().join(file)).map_err(|source| TaskError::File { file: file.into(), source })?;
    let workspace = Workspace::read()?;
    let faults: Vec<String> = unnamed(workspace.crates.keys().map(String::as_str), &text)
        .map(|name| format!("{file} does not name `{name}`"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(TaskError::Faults(faults)) }
}

fn unnamed<'a>(names: impl Iterator<Item = &'a str>, text: &str) -> impl Iterator<Item = &'a str> {
    names.filter(move |name| !text.contains(&format!("`{name}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_architecture_names_every_crate() {
        check().unwrap_or_else(|error| panic!("{error}"));
    }

    #[test]
    fn a_crate_is_not_named_by_a_longer_name() {
        let unnamed: Vec<_> = unnamed(["dateline", "dateline-code"].into_iter(), "`dateline-code` codes").collect();
        assert_eq!(unnamed, ["dateline"]);
    }
}
