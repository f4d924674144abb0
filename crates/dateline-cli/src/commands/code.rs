//! `dateline code`.

use dateline::model::{ClaimLine, Report};
use dateline::{Packs, code_reports, coded_page, explain_reports};

use super::{Outcome, load_packs, read_reports};
use crate::cli::{Code, ExplainFormat};
use crate::failure::Failure;
use crate::{output, show};

pub(super) fn run(arguments: &Code) -> Result<Outcome, Failure> {
    let packs = load_packs(&arguments.coding)?;
    let (reports, refused) = read_reports(&arguments.paths, &arguments.coding)?;
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
