//! Codings and tables of sides from the disk.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_evaluate::{Coded, EvaluateError, Sides, read_gold, read_predicted};

use crate::Error;

/// The coding that is taken as right. One without claims is an error: nothing can be said by it.
pub(super) fn gold(path: &Path) -> Result<Vec<Coded>, Error> {
    let claims = coding(path, read_gold)?;
    if claims.is_empty() { Err(Error::NoCoding { path: path.to_owned() }) } else { Ok(claims) }
}

/// The coding to be judged.
pub(super) fn predicted(path: &Path) -> Result<Vec<Coded>, Error> {
    coding(path, read_predicted)
}

pub(super) fn sides(path: &Path) -> Result<Sides, Error> {
    Ok(Sides::read(&path.display().to_string(), &text(path)?)?)
}

/// The claims of a file, or of all `.jsonl` files of a folder, in the order of their names.
fn coding(path: &Path, read: fn(&str, &str) -> Result<Vec<Coded>, EvaluateError>) -> Result<Vec<Coded>, Error> {
    let files = if path.is_dir() { files_of(path)? } else { vec![path.to_owned()] };
    let mut out = Vec::new();
    for file in files {
        out.extend(read(&file.display().to_string(), &text(&file)?)?);
    }
    Ok(out)
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let wrong = |source| Error::Read { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() { Err(Error::NoCoding { path: folder.to_owned() }) } else { Ok(files) }
}

fn text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
