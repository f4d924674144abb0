//! `dateline evaluate`.

use std::slice;

use dateline::{EvaluateOptions, Lists, evaluate};

use super::{Outcome, load_packs, read_reports};
use crate::cli::{Evaluate, EvaluateFormat};
use crate::failure::Failure;
use crate::{output, show, words};

pub(super) fn run(arguments: &Evaluate) -> Result<Outcome, Failure> {
    let packs = load_packs(&arguments.coding)?;
    let (reports, refused) = read_reports(slice::from_ref(&arguments.texts), &arguments.coding)?;
    let options = EvaluateOptions {
        gold: arguments.gold.clone(),
        predicted: arguments.predicted.clone(),
        sides: arguments.sides.clone(),
        errors: arguments.errors,
    };
    let evaluated = evaluate(reports, &packs, &options)?;
    words::say_all(&evaluated.diagnostics);
    let examples = arguments.errors.then_some(arguments.show);
    match arguments.format.unwrap_or_else(|| EvaluateFormat::of_file(&arguments.output)) {
        EvaluateFormat::Table => {
            output::text(&show::evaluation(&evaluated, arguments.by_doc, examples), &arguments.output)?;
        }
        EvaluateFormat::Json => output::data(&evaluated.to_json(arguments.by_doc, examples), &arguments.output)?,
        EvaluateFormat::Csv => {
            let listing = match (arguments.errors, arguments.by_doc) {
                (true, _) => evaluated.mistakes(),
                (false, true) => evaluated.figures_by_doc(),
                (false, false) => evaluated.figures(),
            };
            output::data(&listing.to_csv(Lists::Joined), &arguments.output)?;
        }
    }
    Ok(if refused { Outcome::Refused } else { Outcome::Done })
}
