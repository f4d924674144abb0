//! Texts to claims without a project.

use dateline_code::Coder;
use dateline_model::{Claim, Day, PublishedBasis, Report};
use rayon::prelude::*;

use crate::packs::Packs;

/// Codes reports with these packs, many at a time; the claims come in the order of the reports.
#[must_use]
pub fn code_reports(reports: &[Report], packs: &Packs) -> Vec<Vec<Claim>> {
    let gazetteer = packs.gazetteer();
    let coder = Coder::new(&packs.lexicon, &gazetteer);
    reports.par_iter().map(|report| coder.code(report)).collect()
}

/// Gives a report that does not state its published day this one.
pub fn set_published(report: &mut Report, day: Day) {
    if report.published.is_none() || report.published_basis != PublishedBasis::Stated {
        report.published = Some(day);
        report.published_basis = PublishedBasis::Stated;
    }
}
