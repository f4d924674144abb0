//! `dateline add`.

use dateline::{AddSummary, Project};

use super::{Outcome, clock};
use crate::cli::Add;
use crate::failure::Failure;
use crate::progress::Bar;
use crate::words::{self, count};

pub(super) fn run(arguments: &Add) -> Result<Outcome, Failure> {
    let mut project = Project::open(&arguments.project, clock()?)?;
    let summary = project.add(&arguments.paths, &mut Bar::new())?;
    say_summary(&summary);
    Ok(if summary.refused.is_empty() { Outcome::Done } else { Outcome::Refused })
}

/// Says what was refused or is doubtful, a line each, and then the sum.
pub(super) fn say_summary(summary: &AddSummary) {
    words::say_all(&summary.doubts);
    words::say_all(&summary.refused);
    let refused = match summary.refused.len() {
        0 => String::new(),
        number => format!(", {number} refused"),
    };
    words::say(&format!(
        "{} read, {} new{refused}; the project has {}, {}, {}",
        count(summary.read, "report", "reports"),
        summary.new,
        count(summary.updated.claims, "claim", "claims"),
        count(summary.updated.events, "event", "events"),
        count(summary.updated.intervals, "control interval", "control intervals"),
    ));
}
