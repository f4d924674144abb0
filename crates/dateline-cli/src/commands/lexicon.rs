//! `dateline lexicon new` and `dateline lexicon check`.

use dateline::{check_lexicon, new_pack};

use super::Outcome;
use crate::cli::{LexiconCheck, LexiconNew};
use crate::failure::Failure;
use crate::output;
use crate::words::{self, count};

/// What a table for people shows.
const MAIN: &[&str] = &["file", "line", "severity", "code", "message"];

pub(super) fn new(arguments: &LexiconNew) -> Result<Outcome, Failure> {
    let made = new_pack(&arguments.folder, &arguments.from)?;
    let folder = made.folder.display();
    let taken = match (made.actors, made.places) {
        (0, 0) => String::new(),
        (actors, places) => {
            format!(", with {} and {}", count(actors, "actor", "actors"), count(places, "place", "places"))
        }
    };
    words::say(&format!("made {folder}: actors.toml, sources.toml, places.csv{taken}"));
    words::say("next:");
    words::say(&format!(
        "  1. write the sides, actors and relations into {folder}/actors.toml, after the examples there"
    ));
    words::say(&format!("  2. write who speaks of the conflict into {folder}/sources.toml"));
    words::say(&format!("  3. write the places into {folder}/places.csv, a row each"));
    words::say(&format!("  4. dateline lexicon check {folder}"));
    words::say(&format!("  5. dateline code story.txt --pack {folder}"));
    Ok(Outcome::Done)
}

pub(super) fn check(arguments: &LexiconCheck) -> Result<Outcome, Failure> {
    let checked = check_lexicon(&arguments.packs)?;
    if !checked.findings.is_empty() {
        output::list(&checked.listing(), MAIN, &arguments.output)?;
    }
    let (errors, warnings) = (checked.errors(), checked.warnings());
    words::say(&format!(
        "{}: {}, {}, {}",
        if errors == 0 { "sound" } else { "not sound" },
        count(checked.files, "file", "files"),
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings"),
    ));
    Ok(if errors == 0 { Outcome::Done } else { Outcome::Refused })
}
