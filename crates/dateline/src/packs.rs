//! The dictionaries that a project or a loose text is read with: built-in packs, and files that a user gives beside them.

use std::path::{Path, PathBuf};

use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, Words, builtin, builtin_packs};
use dateline_model::{Diagnostic, Place, content_hash};

use crate::Error;

/// Packs, loaded.
#[derive(Clone, Debug)]
pub struct Packs {
    /// The files, in the order in which later entries replace earlier ones.
    pub files: Vec<PackFile>,
    /// What the `.toml` files hold.
    pub lexicon: Lexicon,
    /// What the `.csv` files hold.
    pub places: Vec<Place>,
    /// What was left out of them or is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

impl Packs {
    /// Loads packs, built-in ones by name and others by their folder, then the actors files over them. No name: all
    /// built-in packs.
    pub fn load(names: &[String], actors_files: &[(String, String)]) -> Result<Self, Error> {
        let known = builtin_packs();
        let names: Vec<&str> =
            if names.is_empty() { known.clone() } else { names.iter().map(String::as_str).collect() };
        let mut files = Vec::new();
        for name in names {
            files.extend(pack_files(name)?);
        }
        let given = |(name, content): &(String, String)| PackFile { name: name.clone(), content: content.clone() };
        files.extend(actors_files.iter().map(given));
        Self::of(files)
    }

    /// Loads these files.
    pub(crate) fn of(files: Vec<PackFile>) -> Result<Self, Error> {
        let lexicon = Lexicon::load(&files)?;
        let mut diagnostics = lexicon.diagnostics;
        let mut places = Vec::new();
        for file in files.iter().filter(|file| file.name.ends_with(".csv")) {
            let read = read_places(&file.content, &file.name);
            places.extend(read.value);
            diagnostics.extend(read.diagnostics);
        }
        Ok(Self { files, lexicon: lexicon.value, places, diagnostics })
    }

    /// A gazetteer of their places.
    #[must_use]
    pub fn gazetteer(&self) -> Gazetteer {
        Gazetteer::new(self.places.clone())
    }
}

/// The files of a built-in pack, of a folder with `.toml` and `.csv` files, or a single such file. A built-in name goes
/// before a folder of that name; `./syria` is the folder.
pub(crate) fn pack_files(name: &str) -> Result<Vec<PackFile>, Error> {
    if let Some(files) = builtin(name) {
        return Ok(files);
    }
    let path = Path::new(name);
    let mut paths = if path.is_dir() { files_of(path)? } else { vec![path.to_owned()] };
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml" || extension == "csv"));
    paths.sort();
    if !path.exists() {
        let known = builtin_packs().into_iter().map(str::to_owned).collect();
        return Err(Error::UnknownPack { name: name.to_owned(), known });
    }
    if paths.is_empty() {
        return Err(Error::NotAPack { path: path.to_owned() });
    }
    paths
        .into_iter()
        .map(|path| match std::fs::read_to_string(&path) {
            Ok(content) => Ok(PackFile { name: path.display().to_string(), content }),
            Err(source) => Err(Error::Read { path, source }),
        })
        .collect()
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |source| Error::Read { path: folder.to_owned(), source };
    let entries = std::fs::read_dir(folder).map_err(read)?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(read)).collect()
}

/// A hash over all that a coder reads with: the words of the language, the lexicon, and the names and kinds of the places. When it changes, reports
/// are coded again.
pub(crate) fn coding_hash(lexicon: &Lexicon, gazetteer: &Gazetteer) -> String {
    let mut places: Vec<String> = gazetteer.places().iter().map(|place| format!("{place:?}")).collect();
    places.sort_unstable();
    let words = Words::english_hash();
    let mut parts = vec![words.as_bytes(), lexicon.hash().as_bytes()];
    parts.extend(places.iter().map(String::as_bytes));
    content_hash(&parts)
}
