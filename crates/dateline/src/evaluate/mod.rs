//! How good the coding of texts is, against claims that people coded.

mod control;
mod read;
mod rows;

pub use control::{ControlEvaluated, evaluate_control};

use std::collections::BTreeSet;
use std::path::PathBuf;

use dateline_evaluate::{
    Coded, Comparison, EvaluateError, Explanations, Group, RuleScore, Score, Sides, Texts, grouped, mistakes, rules,
};
use dateline_model::{Diagnostic, Report};

use crate::packs::Packs;
use crate::{Error, code_reports, explain_reports};

/// What to compare, and how closely to look.
#[derive(Clone, Debug, Default)]
pub struct EvaluateOptions {
    /// The coding that is taken as right: a JSONL file, or a folder of them.
    pub gold: PathBuf,
    /// The coding to judge, in the same form; `None`: code the reports with the packs.
    pub predicted: Option<PathBuf>,
    /// A table of the actors' sides in JSON; `None`: the packs tell them.
    pub sides: Option<PathBuf>,
    /// Look for the causes of mistakes.
    pub errors: bool,
}

/// Two codings, compared.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// The figures.
    pub score: Score,
    /// The figures by report.
    pub by_doc: Vec<(String, Score)>,
    /// The mistakes by cause, the largest group first; empty where nobody asked.
    pub errors: Vec<Group>,
    /// What each rule made, the least precise first; empty where nobody asked, or no claim says its rule.
    pub rules: Vec<RuleScore>,
    /// What is doubtful about the gold.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compares a coding with the gold one; where none is given, the reports are coded with the packs. Reports that the gold
/// coding does not have are passed over.
pub fn evaluate(reports: Vec<Report>, packs: &Packs, options: &EvaluateOptions) -> Result<Evaluated, Error> {
    let gold = read::gold(&options.gold)?;
    let sides = match &options.sides {
        Some(path) => read::sides(path)?,
        None => Sides::of_lexicon(&packs.lexicon),
    };
    let reports = of_gold(reports, &gold)?;
    let (predicted, explanations) = match &options.predicted {
        Some(path) => (read::predicted(path)?, None),
        None if options.errors => explained(&reports, packs),
        None => (code_reports(&reports, packs).iter().flatten().map(Coded::from).collect(), None),
    };
    let texts: Texts = reports.iter().map(|report| (report.doc.clone(), report.text.as_str())).collect();
    let comparison = Comparison::new(gold, predicted, &texts, &sides)?;
    let (mut errors, mut of_rules) = (vec![], vec![]);
    if options.errors {
        errors = grouped(mistakes(&comparison, explanations.as_ref()));
        of_rules = rules(&comparison);
        of_rules.retain(|rule| !rule.rule.is_empty());
    }
    let by_doc = comparison.documents.iter().map(|(doc, document)| (doc.clone(), document.tally().score()));
    Ok(Evaluated {
        score: comparison.score(),
        by_doc: by_doc.collect(),
        errors,
        rules: of_rules,
        diagnostics: doubts(&comparison),
    })
}

/// The reports that the gold coding has; each once.
fn of_gold(mut reports: Vec<Report>, gold: &[Coded]) -> Result<Vec<Report>, EvaluateError> {
    let wanted: BTreeSet<&str> = gold.iter().map(|claim| claim.doc.as_str()).collect();
    reports.retain(|report| wanted.contains(report.doc.as_str()));
    let mut seen = BTreeSet::new();
    match reports.iter().find(|report| !seen.insert(report.doc.as_str())) {
        Some(report) => Err(EvaluateError::TwoTexts { doc: report.doc.clone() }),
        None => Ok(reports),
    }
}

/// Codes the reports, with what was seen in each sentence.
fn explained(reports: &[Report], packs: &Packs) -> (Vec<Coded>, Option<Explanations>) {
    let told = explain_reports(reports, packs);
    let claims = told.iter().flat_map(|report| &report.sentences).flat_map(|sentence| &sentence.claims);
    let predicted = claims.map(|made| Coded::from(made.claim.clone())).collect();
    (predicted, Some(told.into_iter().map(|report| (report.doc, report.sentences)).collect()))
}

/// Gold claims whose words are not where they are said to be.
fn doubts(comparison: &Comparison) -> Vec<Diagnostic> {
    let wrong = comparison.documents.values().flat_map(|document| document.not_verbatim());
    let doubt = |claim: &Coded| {
        let reason = format!("the text does not have these words of the gold coding there: `{}`", claim.quote);
        Diagnostic::warning(&claim.doc, format!("character {}", claim.start), reason)
    };
    wrong.map(doubt).collect()
}
