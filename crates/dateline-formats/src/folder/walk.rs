//! The files of a folder that has no list.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_model::Diagnostic;

use crate::read::Format;

/// Every file of a known format in the folder and below, sorted; hidden ones and links left out, other files passed
/// over in silence. A folder below that has a list of its own stands for itself, by its list. Folders that cannot be opened, or lie too deep, are told.
pub(super) fn files(folder: &Path, depth: usize) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut files = vec![];
    let mut troubles = vec![];
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, below)) = open.pop() {
        let name = folder.display().to_string();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                troubles.push(Diagnostic::error(name, "", format!("the folder cannot be read: {error}")));
                continue;
            }
        };
        for entry in entries {
            let (path, kind) = match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) {
                Ok(found) => found,
                Err(error) => {
                    troubles.push(Diagnostic::error(
                        &name,
                        "",
                        format!("an entry of the folder cannot be read: {error}"),
                    ));
                    continue;
                }
            };
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let known = Format::of_name(&path.display().to_string()).is_some();
            if hidden {
                continue;
            }
            let list = path.join("reports.json");
            if kind.is_dir() && list.is_file() {
                files.push(list);
            } else if kind.is_dir() && below < depth {
                open.push((path, below + 1));
            } else if kind.is_dir() {
                let reason = format!("the folder lies more than {depth} folders deep and was left out");
                troubles.push(Diagnostic::error(path.display().to_string(), "", reason));
            } else if kind.is_file() && known {
                files.push(path);
            }
        }
    }
    files.sort();
    troubles.sort_by(|one, other| one.file.cmp(&other.file).then(one.reason.cmp(&other.reason)));
    (files, troubles)
}
