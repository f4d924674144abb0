//! `dateline gazetteer add` and `dateline gazetteer find`.

use dateline::{Match, Project};

use super::{Outcome, clock, open_to_ask, read_text};
use crate::cli::{GazetteerAdd, GazetteerFind};
use crate::failure::Failure;
use crate::progress::Bar;
use crate::{output, words};

/// What a table for people shows.
const MAIN: &[&str] = &["id", "name", "kind", "certainty", "how", "part_of"];

pub(super) fn add(arguments: &GazetteerAdd) -> Result<Outcome, Failure> {
    let csv = read_text(&arguments.file)?;
    let mut project = Project::open(&arguments.project, clock()?)?;
    let added = project.gazetteer_add(&csv, &arguments.file.display().to_string())?;
    project.update(&mut Bar::new())?;
    words::say_all(&added.doubts);
    words::say_all(&added.refused);
    let known = match added.known {
        0 => String::new(),
        number => format!(", {number} of them known already"),
    };
    let refused = match added.refused.len() {
        0 => String::new(),
        number => format!(", {number} refused"),
    };
    let places = project.gazetteer().places().len();
    words::say(&format!(
        "{} read{known}{refused}; the project has {places}",
        words::count(added.read, "place", "places")
    ));
    Ok(if added.refused.is_empty() { Outcome::Done } else { Outcome::Refused })
}

pub(super) fn find(arguments: &GazetteerFind) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let matches = project.gazetteer_find(&arguments.name);
    output::list(&Match::listing(&matches), MAIN, &arguments.output)?;
    Ok(Outcome::of_rows(matches.len()))
}
