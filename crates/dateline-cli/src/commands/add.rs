//! `dateline add`.

use dateline::{AddSummary, ClaimsTaken, CodedElsewhere, Project};

use super::{Outcome, clock};
use crate::cli::Add;
use crate::failure::Failure;
use crate::progress::Bar;
use crate::words::{self, count};

pub(super) fn run(arguments: &Add) -> Result<Outcome, Failure> {
    let mut project = Project::open(&arguments.project, clock()?)?;
    let coded =
        CodedElsewhere { files: arguments.claims.clone(), coder: arguments.coder.clone(), beside: arguments.beside };
    let summary = project.add_with_claims(&arguments.paths, &coded, &mut Bar::new())?;
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
    let reports = format!("{} read, {} new", count(summary.read, "report", "reports"), summary.new);
    let taken = match &summary.claims {
        None => reports,
        Some(claims) if summary.read == 0 => claims_taken(claims),
        Some(claims) => format!("{reports}; {}", claims_taken(claims)),
    };
    words::say(&format!(
        "{taken}{refused}; the project has {}, {}, {}",
        count(summary.updated.claims, "claim", "claims"),
        count(summary.updated.events, "event", "events"),
        count(summary.updated.intervals, "control interval", "control intervals"),
    ));
}

fn claims_taken(claims: &ClaimsTaken) -> String {
    format!(
        "{} of {} read, {} new, {} withdrawn",
        count(claims.read, "claim", "claims"),
        count(claims.reports, "report", "reports"),
        claims.new,
        claims.withdrawn
    )
}
