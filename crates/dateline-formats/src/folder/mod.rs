//! Folders and files on the disk: the only place where this crate reads anything.
//!
//! A folder with a `reports.json` holds the reports that it lists. A folder without one holds every text, Markdown, HTML
//! and JSONL file in it and below. No entry and no link leads out of the folder that was named.

pub(crate) mod entry;
mod parse;
#[cfg(test)]
mod tests;
mod walk;

use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use dateline_model::{Day, Diagnostic, Parsed, Report};

use crate::limits::too_large;
use crate::read::Format;
use crate::{CodedLine, Details, Limits, read_bytes, read_claims, read_jsonl};

/// Reads a file, or a folder of them. What cannot be read is told, by file and place, and left out; the rest goes in.
#[must_use]
pub fn read_path(path: &Path, today: Day, limits: &Limits) -> Parsed<Vec<Report>> {
    let mut reader = Reader { today, limits, parsed: Parsed::clean(vec![]) };
    if path.is_dir() {
        reader.folder(path);
    } else {
        reader.file(path);
    }
    reader.parsed
}

/// Reads a file of claims. What cannot be read is told, by file and line, and left out.
#[must_use]
pub fn read_claims_file(path: &Path, limits: &Limits) -> Parsed<Vec<CodedLine>> {
    let name = path.display().to_string();
    match read_whole(path, limits.list_bytes) {
        Ok(bytes) => read_claims(&name, &bytes, limits),
        Err(reason) => Parsed { value: vec![], diagnostics: vec![Diagnostic::error(name, "", reason)] },
    }
}

struct Reader<'a> {
    today: Day,
    limits: &'a Limits,
    parsed: Parsed<Vec<Report>>,
}

impl Reader<'_> {
    fn folder(&mut self, folder: &Path) {
        let list = folder.join("reports.json");
        if list.symlink_metadata().is_ok() {
            self.listed(folder, &list);
            return;
        }
        let (files, troubles) = walk::files(folder, self.limits.folder_depth);
        self.parsed.diagnostics.extend(troubles);
        for file in files {
            self.file(&file);
        }
    }

    fn file(&mut self, path: &Path) {
        let name = path.display().to_string();
        if path.file_name().is_some_and(|name| name == "reports.json") {
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            self.listed(&folder, path);
        } else if Format::of_name(&name) == Some(Format::Lines) {
            match read_whole(path, self.limits.list_bytes) {
                Ok(bytes) => {
                    let list = read_jsonl(&name, &bytes, self.today, self.limits);
                    self.parsed.value.extend(list.value);
                    self.parsed.diagnostics.extend(list.diagnostics);
                }
                Err(reason) => self.parsed.diagnostics.push(Diagnostic::error(name, "", reason)),
            }
        } else {
            self.one(path, &Details::default());
        }
    }

    fn one(&mut self, path: &Path, details: &Details) {
        let name = path.display().to_string();
        let read = read_whole(path, self.limits.report_bytes).map_err(|reason| Diagnostic::error(&name, "", reason));
        match read.and_then(|bytes| read_bytes(&name, bytes, details, self.today, self.limits)) {
            Ok(one) => {
                self.parsed.value.push(one.value);
                self.parsed.diagnostics.extend(one.diagnostics);
            }
            Err(found) => self.parsed.diagnostics.push(found),
        }
    }

    /// The reports that a `reports.json` lists.
    fn listed(&mut self, folder: &Path, list: &Path) {
        let name = list.display().to_string();
        let bytes = match read_whole(list, self.limits.list_bytes) {
            Ok(bytes) => bytes,
            Err(reason) => return self.parsed.diagnostics.push(Diagnostic::error(name, "", reason)),
        };
        let entries = match parse::entries(&bytes) {
            Ok(entries) => entries,
            Err((place, reason)) => return self.parsed.diagnostics.push(Diagnostic::error(name, place, reason)),
        };
        let mut unknown = entry::UnknownKeys::default();
        for (number, value) in (1_usize..).zip(entries) {
            let refuse =
                |place: &str, reason: String| Diagnostic::error(&name, place, reason).with_content(&value.to_string());
            let place = parse::place(number, &value);
            match parse::listed(value.clone(), &mut unknown, &place) {
                Ok((file, details)) => match inside(folder, &file) {
                    Ok(path) => self.one(&path, &details),
                    Err(reason) => self.parsed.diagnostics.push(refuse(&place, reason)),
                },
                Err(reason) => self.parsed.diagnostics.push(refuse(&place, reason)),
            }
        }
        self.parsed.diagnostics.extend(unknown.warning(&name));
    }
}

/// The path of a listed file; an error where it lies outside the folder, leads out of it, or is not there.
fn inside(folder: &Path, file: &str) -> Result<PathBuf, String> {
    let relative = Path::new(file);
    let stays = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !stays || file.contains('\\') || file.contains('\0') {
        return Err(format!("file `{file}` lies outside the folder"));
    }
    let path = folder.join(relative);
    if !path.exists() {
        return Err(format!("file `{file}` is not there"));
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(whole)) if whole.starts_with(&folder) => {
            if whole.is_file() {
                Ok(path)
            } else {
                Err(format!("file `{file}` is no file"))
            }
        }
        (Ok(_), Ok(_)) => Err(format!("file `{file}` leads outside the folder")),
        _ => Err(format!("file `{file}` cannot be reached")),
    }
}

/// The bytes of a file, if it is no larger than the limit; a larger one is not read at all.
fn read_whole(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let why = |error: std::io::Error| format!("it cannot be read: {error}");
    let metadata = fs::metadata(path).map_err(why)?;
    if !metadata.is_file() {
        return Err("it is no file".to_owned());
    }
    if let Some(reason) = too_large(metadata.len(), limit) {
        return Err(reason);
    }
    let mut bytes = vec![];
    // A file that grows while it is read must not grow past the limit either.
    fs::File::open(path).map_err(why)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(why)?;
    too_large(bytes.len() as u64, limit).map_or(Ok(bytes), Err)
}
