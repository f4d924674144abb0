//! `dateline code`.

use dateline::model::{ClaimLine, Report, Severity};
use dateline::{Limits, Packs, code_reports, coded_page, explain_reports, read_path, set_published};

use super::{Outcome, clock, read_actors_files};
use crate::cli::{Code, ExplainFormat};
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
    let claims =
        if arguments.explain { explain(&reports, &packs, arguments)? } else { code(&reports, &packs, arguments)? };
    Ok(if refused { Outcome::Refused } else { Outcome::of_rows(claims) })
}

/// Prints the claims, one a line; says how many.
fn code(reports: &[Report], packs: &Packs, arguments: &Code) -> Result<usize, Failure> {
    let coded = code_reports(reports, packs);
    let mut lines = String::new();
    for claim in coded.iter().flatten() {
        lines.push_str(&serde_json::to_string(&ClaimLine::from(claim)).expect("a claim is always JSON"));
        lines.push('\n');
    }
    output::data(&lines, &arguments.output)?;
    Ok(coded.iter().map(Vec::len).sum())
}

/// Prints the reports with their marks, their claims and the reasons; says how many claims.
fn explain(reports: &[Report], packs: &Packs, arguments: &Code) -> Result<usize, Failure> {
    let coded = explain_reports(reports, packs);
    let format = arguments.format.unwrap_or_else(|| ExplainFormat::of_file(&arguments.output));
    let text = match format {
        ExplainFormat::Text => show::coded(&coded, &arguments.output),
        ExplainFormat::Html => coded_page(&coded),
        ExplainFormat::Json => serde_json::to_string_pretty(&coded).expect("marks and claims are always JSON") + "\n",
    };
    output::data(&text, &arguments.output)?;
    Ok(coded.iter().map(dateline::CodedReport::claims).sum())
}
