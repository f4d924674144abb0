//! `dateline check`.

use dateline::Project;

use super::{Outcome, clock};
use crate::cli::Check;
use crate::failure::Failure;
use crate::output;
use crate::words::{self, count};

pub(super) fn run(arguments: &Check) -> Result<Outcome, Failure> {
    let project = Project::open_to_ask(&arguments.project, clock()?)?;
    let checked = project.check()?;
    if !checked.problems.is_empty() {
        output::list(&checked.listing(), &["table", "id", "problem"], &arguments.output)?;
        return Err(Failure::Unsound { problems: checked.problems.len() });
    }
    words::say(&format!(
        "sound: {}, {}, {}, {}",
        count(checked.reports, "report", "reports"),
        count(checked.claims, "claim", "claims"),
        count(checked.events, "event", "events"),
        count(checked.intervals, "control interval", "control intervals"),
    ));
    Ok(Outcome::Done)
}
