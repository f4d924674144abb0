//! `dateline init`.

use dateline::{InitOptions, Project};

use super::{Outcome, clock, read_actors_files};
use crate::cli::Init;
use crate::failure::Failure;
use crate::words;

pub(super) fn run(arguments: &Init) -> Result<Outcome, Failure> {
    let options = InitOptions {
        packs: arguments.packs.packs.clone(),
        actors_files: read_actors_files(&arguments.packs.actors)?,
        clock: clock()?,
    };
    let (project, diagnostics) = Project::init(&arguments.project, &options)?;
    words::say_all(&diagnostics);
    words::say(&format!(
        "made {}: {}, {}, {}",
        arguments.project.display(),
        words::count(project.lexicon().sides().len(), "side", "sides"),
        words::count(project.lexicon().actors().len(), "actor", "actors"),
        words::count(project.gazetteer().places().len(), "place", "places"),
    ));
    Ok(Outcome::Done)
}
