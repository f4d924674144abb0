//! The packs that come with the program, embedded in it, so that it works from any folder and without a network.

use std::collections::BTreeSet;

use include_dir::{Dir, include_dir};

/// The folder `lexicon/packs` as it stood when the program was built.
static PACKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../lexicon/packs");

/// One file of a pack, or one that a user gives beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackFile {
    /// Pack and file, `syria/actors.toml`, or the path that the user gave; shown in every diagnostic.
    pub name: String,
    /// What stands in it.
    pub content: String,
}

/// The names of the built-in packs, sorted.
///
/// ```
/// assert!(dateline_lexicon::builtin_packs().contains(&"syria"));
/// ```
#[must_use]
pub fn builtin_packs() -> Vec<&'static str> {
    let names: BTreeSet<&str> = PACKS.dirs().filter_map(|folder| folder.path().to_str()).collect();
    names.into_iter().collect()
}

/// Every `.toml` and `.csv` file of a built-in pack, sorted by name; `None` where there is no such pack.
#[must_use]
pub fn builtin(pack: &str) -> Option<Vec<PackFile>> {
    let folder = PACKS.dirs().find(|folder| folder.path().to_str() == Some(pack))?;
    let mut files: Vec<PackFile> = folder
        .files()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml" || extension == "csv"))
        .filter_map(|file| {
            Some(PackFile { name: file.path().to_str()?.to_owned(), content: file.contents_utf8()?.to_owned() })
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_packs_are_named_in_order_and_hold_their_actors() {
        let packs = builtin_packs();
        assert!(packs.is_sorted());
        for pack in ["iraq", "syria", "ukraine"] {
            assert!(packs.contains(&pack), "{pack}");
            let files = builtin(pack).unwrap();
            assert!(files.iter().any(|file| file.name == format!("{pack}/actors.toml")), "{pack}");
        }
        assert_eq!(builtin("atlantis"), None);
    }
}
