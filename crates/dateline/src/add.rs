//! Taking in reports: read, stored in one step, and then coded, merged and worked out.
//!
//! What cannot be read is kept too, with the reason, and never stops the rest. Claims that were coded elsewhere go in
//! after the reports, and before ours are made: what they stand in place of is not coded at all.

use std::path::Path;

use dateline_formats::{Limits, read_path};
use dateline_model::{Diagnostic, Rejected, Report, RunId, RunKind, Severity};

use crate::elsewhere::{ClaimsTaken, CodedElsewhere};
use crate::update::Updated;
use crate::{Error, Progress, Project};

/// What came of adding reports.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AddSummary {
    /// Reports that could be read.
    pub read: usize,
    /// Of these, reports that the project did not have yet.
    pub new: usize,
    /// What came of files of claims; `None` where none was given.
    pub claims: Option<ClaimsTaken>,
    /// Inputs that were refused, with the reason.
    pub refused: Vec<Diagnostic>,
    /// Doubts about inputs that were used.
    pub doubts: Vec<Diagnostic>,
    /// What bringing the project up to date came to.
    pub updated: Updated,
}

impl Project {
    /// Takes in files and folders of reports, and brings the project up to date.
    pub fn add(&mut self, paths: &[impl AsRef<Path>], progress: &mut dyn Progress) -> Result<AddSummary, Error> {
        self.add_with_claims(paths, &CodedElsewhere::default(), progress)
    }

    /// Takes in files and folders of reports, then claims of these and of earlier reports that were coded elsewhere, and
    /// brings the project up to date.
    pub fn add_with_claims(
        &mut self,
        paths: &[impl AsRef<Path>],
        coded: &CodedElsewhere,
        progress: &mut dyn Progress,
    ) -> Result<AddSummary, Error> {
        coded.check()?;
        let limits = Limits::default();
        let mut reports = Vec::new();
        let mut diagnostics = Vec::new();
        progress.begin("reading", paths.len() as u64);
        for path in paths {
            let read = read_path(path.as_ref(), self.clock.today(), &limits);
            reports.extend(read.value);
            diagnostics.extend(read.diagnostics);
            progress.advance(1);
        }
        progress.end();
        self.add_all(&reports, diagnostics, coded, progress)
    }

    /// Takes in reports that are read already, with what was said when reading them.
    pub fn add_reports(
        &mut self,
        reports: &[Report],
        diagnostics: Vec<Diagnostic>,
        progress: &mut dyn Progress,
    ) -> Result<AddSummary, Error> {
        self.add_all(reports, diagnostics, &CodedElsewhere::default(), progress)
    }

    fn add_all(
        &mut self,
        reports: &[Report],
        mut diagnostics: Vec<Diagnostic>,
        coded: &CodedElsewhere,
        progress: &mut dyn Progress,
    ) -> Result<AddSummary, Error> {
        let new = self.put_reports(reports, &diagnostics)?;
        let mut claims = None;
        if !coded.files.is_empty() {
            let (taken, told) = self.take_in_claims(coded, progress)?;
            claims = Some(taken);
            diagnostics.extend(told);
        }
        let updated = self.update(progress)?;
        let (refused, doubts): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        Ok(AddSummary { read: reports.len(), new, claims, refused, doubts, updated })
    }

    /// One step for all of them. Where nothing is new, there is no step, so that adding twice changes nothing.
    fn put_reports(&mut self, reports: &[Report], diagnostics: &[Diagnostic]) -> Result<usize, Error> {
        let refused: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
        let ids: Vec<&str> = reports.iter().map(|report| report.id.as_str()).collect();
        let mut run = self.run(RunKind::Add, &ids)?;
        run.coder = format!("dateline-formats {}", env!("CARGO_PKG_VERSION"));
        let rejected: Vec<Rejected> = refused.iter().map(|one| rejected(one, &run.id)).collect();
        let mut step = self.store.step(run.clone())?;
        let new = step.insert_reports(reports)?;
        let rejected = step.put_rejected(&rejected)?;
        if step.changes() == 0 {
            return Ok(0);
        }
        run.rows_in = (reports.len() + refused.len()) as u64;
        run.rows_out = new as u64;
        run.rejected = rejected as u64;
        step.commit(run)?;
        Ok(new)
    }
}

/// What the project keeps of a refused input.
pub(crate) fn rejected(refused: &Diagnostic, run: &RunId) -> Rejected {
    Rejected {
        file: refused.file.clone(),
        place: refused.place.clone(),
        reason: refused.reason.clone(),
        content: refused.content.clone(),
        recorded_in: run.clone(),
    }
}
