//! `dateline code`.

use dateline::model::{ClaimLine, Severity};
use dateline::{Limits, Packs, code_reports, read_path, set_published};

use super::{Outcome, clock, read_actors_files};
use crate::cli::Code;
use crate::failure::Failure;
use crate::{output, show, words};

pub(super) fn run(arguments: &Code) -> Result<Outcome, Failure> {
    let packs = Packs::load(&arguments.packs.packs, &read_actors_files(&arguments.packs.actors)?)?;
    words::say_all(&packs.diagnostics);
    let (today, limits) = (clock()?.today(), Limits::default());
    let mut reports = Vec::new();
    let mut refused = false;
    for path in &arguments.paths {
        let read = read_path(path, today, &limits);
        refused |= read.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        words::say_all(&read.diagnostics);
        reports.extend(read.value);
    }
    if let Some(day) = arguments.published {
        reports.iter_mut().for_each(|report| set_published(report, day));
    }
    let coded = code_reports(&reports, &packs);
    let mut lines = String::new();
    for (report, claims) in reports.iter().zip(&coded) {
        for claim in claims {
            lines.push_str(&serde_json::to_string(&ClaimLine::from(claim)).expect("a claim is always JSON"));
            lines.push('\n');
            if arguments.explain {
                words::say(&words::harmless(&show::claim(report, claim)));
            }
        }
    }
    output::data(&lines, &arguments.output)?;
    Ok(if refused { Outcome::Refused } else { Outcome::of_rows(lines.len()) })
}
