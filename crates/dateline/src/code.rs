//! Texts to claims without a project.

use dateline_code::{Coder, Explanation};
use dateline_model::{Claim, Day, PublishedBasis, Report};
use rayon::prelude::*;
use serde::Serialize;

use crate::packs::Packs;

/// Codes reports with these packs, many at a time; the claims come in the order of the reports.
#[must_use]
pub fn code_reports(reports: &[Report], packs: &Packs) -> Vec<Vec<Claim>> {
    let gazetteer = packs.gazetteer();
    let coder = Coder::new(&packs.lexicon, &gazetteer);
    reports.par_iter().map(|report| coder.code(report)).collect()
}

/// A report as it was coded: its sentences, what was seen in them, and how each field of each claim came.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CodedReport {
    /// The report's short name.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it came out.
    pub published: Option<Day>,
    /// The coder, with its version.
    pub coder: &'static str,
    /// The sentences, in order.
    pub sentences: Vec<Explanation>,
}

impl CodedReport {
    /// How many claims it makes.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.claims.len()).sum()
    }
}

/// Codes reports as [`code_reports`] does, and says why.
#[must_use]
pub fn explain_reports(reports: &[Report], packs: &Packs) -> Vec<CodedReport> {
    let gazetteer = packs.gazetteer();
    let coder = Coder::new(&packs.lexicon, &gazetteer);
    let explain = |report: &Report| CodedReport {
        doc: report.doc.clone(),
        title: report.title.clone(),
        publisher: report.publisher.clone(),
        published: report.published,
        coder: dateline_code::VERSION,
        sentences: coder.explain(report),
    };
    reports.par_iter().map(explain).collect()
}

/// Gives a report that does not state its published day this one.
pub fn set_published(report: &mut Report, day: Day) {
    if report.published.is_none() || report.published_basis != PublishedBasis::Stated {
        report.published = Some(day);
        report.published_basis = PublishedBasis::Stated;
    }
}
