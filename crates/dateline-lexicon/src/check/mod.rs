//! The check of packs and event words: what a person who edits them should know before anything is coded with them.
//!
//! Loading is lenient, since a slip must not stop the work; the check is strict, and looks for what loads without a
//! word and still does harm: a name that two groups share, a word that can never be found, relations that contradict
//! each other. An *error* is something that certainly does not do what was meant. A *warning* is something that a person
//! should look at once and may well leave as it is.

mod code;
mod english;
mod members;
mod names;
mod ordinary;
mod pattern;
mod places;
mod relations;
mod shared;
#[cfg(test)]
mod tests;

use dateline_model::Severity;

pub use code::Code;
pub use english::check_english;
pub use ordinary::OrdinaryWords;
pub use places::KnownPlaces;

use crate::join::{Ids, join};
use crate::load::{At, Entries, Told, read};
use crate::{LexiconError, PackFile};

/// One thing that the check found.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The line in it, from 1; `None` where it is about the whole file.
    pub line: Option<usize>,
    /// Whether it certainly is wrong, or may be.
    pub severity: Severity,
    /// What kind of thing it is.
    pub code: Code,
    /// What is wrong, in a sentence that starts in lower case, with the offending value in backticks.
    pub message: String,
}

impl Finding {
    /// Something that certainly is wrong.
    pub fn error(file: impl Into<String>, line: Option<usize>, code: Code, message: impl Into<String>) -> Self {
        Self { file: file.into(), line, severity: Severity::Error, code, message: message.into() }
    }

    /// Something that a person should look at.
    pub fn warning(file: impl Into<String>, line: Option<usize>, code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, code, message) }
    }
}

impl From<Told> for Finding {
    fn from(told: Told) -> Self {
        // What is only doubtful for who uses a pack is wrong for who makes one.
        let severity = if told.code == Code::AliasClash { Severity::Error } else { told.severity };
        Self { file: told.at.file, line: Some(told.at.line), severity, code: told.code, message: told.reason }
    }
}

/// A pack with what its files hold.
struct Pack {
    files: Vec<Entries>,
}

impl Pack {
    fn actors(&self) -> impl Iterator<Item = &crate::load::Entry<crate::form::ActorForm>> {
        self.files.iter().flat_map(|file| &file.actors)
    }

    fn sources(&self) -> impl Iterator<Item = &crate::load::Entry<crate::form::SourceForm>> {
        self.files.iter().flat_map(|file| &file.sources)
    }
}

/// Checks the `.toml` files of packs, each pack for itself and all against each other. Ids of any of them are known to
/// all; `places` says what their places are, since those are read elsewhere. The findings come in the order of the
/// packs, their files and lines.
#[must_use]
pub fn check_packs(packs: &[Vec<PackFile>], places: &KnownPlaces<'_>, words: &OrdinaryWords) -> Vec<Finding> {
    let mut told: Vec<Told> = Vec::new();
    let mut unreadable: Vec<Finding> = Vec::new();
    let packs: Vec<Pack> = read_all(packs, &mut told, &mut unreadable);
    let mut known = Ids::default();
    packs.iter().flat_map(|pack| &pack.files).for_each(|file| known.add(file));
    for pack in &packs {
        join(pack.files.clone(), &known, &mut told);
        names::check(pack, words, &mut told);
        members::check(pack, &mut told);
        relations::check(pack, &mut told);
        places::check(pack, places, &mut told);
    }
    shared::check(&packs, &mut told);
    told.sort_by(|one, other| (&one.at, one.code, &one.reason).cmp(&(&other.at, other.code, &other.reason)));
    unreadable.extend(told.into_iter().map(Finding::from));
    unreadable
}

fn read_all(packs: &[Vec<PackFile>], told: &mut Vec<Told>, unreadable: &mut Vec<Finding>) -> Vec<Pack> {
    let mut order = 0;
    packs
        .iter()
        .map(|files| {
            let mut entries = Vec::new();
            for file in files.iter().filter(|file| file.name.ends_with(".toml")) {
                match read(order, file, told) {
                    Ok(read) => entries.push(read),
                    Err(error) => unreadable.push(unreadable_file(&file.name, &error)),
                }
                order += 1;
            }
            Pack { files: entries }
        })
        .collect()
}

fn unreadable_file(file: &str, error: &LexiconError) -> Finding {
    match error {
        LexiconError::Toml { line, reason, .. } => {
            Finding::error(file, Some(*line), Code::Unreadable, format!("this is no TOML: {reason}"))
        }
        other => Finding::error(file, None, Code::Unreadable, other.to_string()),
    }
}

/// Where an entry stands, in words: `ukraine/actors.toml, line 12`.
fn whereabouts(at: &At) -> String {
    format!("{}, line {}", at.file, at.line)
}
