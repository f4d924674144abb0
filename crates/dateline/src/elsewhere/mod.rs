//! Claims coded elsewhere, by a person or another program: taken in through the same gate as our own.
//!
//! A report has one coding that counts. Claims that somebody else coded stand in place of the built-in coder's, which
//! leaves that report alone from then on, or beside them where that is asked for. Each coder's claims belong to runs of
//! their own kind that bear the coder's name, so that coding again never touches them.

mod again;
mod gate;
mod given;
mod places;
#[cfg(test)]
mod tests;
mod text;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Claim, ClaimId, Day, Diagnostic, ReportId, RunId, RunKind, Sourced};

pub(crate) use again::is_behind;
pub use given::CodedElsewhere;

use self::gate::Gate;
use self::given::Batch;
use self::text::Text;
use self::told::{At, Told};
use crate::{Error, Progress, Project};

/// What came of the files of claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClaimsTaken {
    /// Claims that passed the gate.
    pub read: usize,
    /// The reports that they are of.
    pub reports: usize,
    /// Of these claims, those that the project did not have.
    pub new: usize,
    /// Claims of these reports that stood before and do no more.
    pub withdrawn: usize,
}

/// One report as one coder coded it.
struct Coding {
    report: ReportId,
    published: Option<Day>,
    claims: Vec<Claim>,
}

impl Project {
    /// Takes in files of claims: one step a coder. What is refused, or is doubtful, comes back with it, in the order of
    /// the files.
    pub(crate) fn take_in_claims(
        &mut self,
        coded: &CodedElsewhere,
        progress: &mut dyn Progress,
    ) -> Result<(ClaimsTaken, Vec<Diagnostic>), Error> {
        // Whose names are to be looked up again shows in a coder's last run, so that comes before a new one.
        self.place_claims_again()?;
        progress.begin("reading claims", coded.files.len() as u64);
        let mut told = Told::default();
        let batches = given::read(coded, &self.store.report_heads()?, &mut told, progress);
        progress.end();
        let mut taken = ClaimsTaken::default();
        let mut reports = BTreeSet::new();
        for batch in batches {
            let codings = self.pass_gate(&batch, &mut told)?;
            reports.extend(codings.iter().map(|coding| coding.report.clone()));
            let refused = told.refused(&batch.coder);
            self.put_codings(&batch, &codings, &refused, coded.beside, &mut taken)?;
        }
        taken.reports = reports.len();
        Ok((taken, told.in_order()))
    }

    /// The claims of a batch that pass, report by report.
    fn pass_gate(&self, batch: &Batch, told: &mut Told) -> Result<Vec<Coding>, Error> {
        let gate = Gate::new(&batch.coder, &self.lexicon, &self.gazetteer, &self.store.lexicon_files()?);
        let mut codings = Vec::with_capacity(batch.reports.len());
        for (id, lines) in &batch.reports {
            let Some(report) = self.store.report(id)? else { continue };
            let text = Text::new(&report);
            let mut claims: Vec<Claim> = Vec::with_capacity(lines.len());
            let mut first: BTreeMap<ClaimId, String> = BTreeMap::new();
            for (file, line) in lines {
                let at = At::line(*file, line);
                match gate.admit(&text, &line.claim) {
                    Ok((claim, doubts)) => {
                        for doubt in doubts {
                            told.doubt(&at, doubt);
                        }
                        match first.get(&claim.id) {
                            Some(first) => told.doubt(&at, format!("the same claim stands at {first} already")),
                            None => {
                                first.insert(claim.id.clone(), at.place().to_owned());
                                claims.push(claim);
                            }
                        }
                    }
                    Err(reason) => told.refuse(&at, reason),
                }
            }
            claims.sort_by_key(|claim| (claim.start, claim.end));
            // Where none passed, the report keeps the coding that it has.
            if !claims.is_empty() {
                codings.push(Coding { report: report.id.clone(), published: report.published, claims });
            }
        }
        Ok(codings)
    }

    /// One step for all that one coder coded. Where nothing is new, there is no step.
    fn put_codings(
        &mut self,
        batch: &Batch,
        codings: &[Coding],
        refused: &[Diagnostic],
        beside: bool,
        taken: &mut ClaimsTaken,
    ) -> Result<(), Error> {
        let coders = self.coders_elsewhere()?;
        let mut inputs = vec![batch.coder.as_str()];
        inputs.extend(codings.iter().map(|coding| coding.report.as_str()));
        let mut run = self.run(RunKind::Claims, &inputs)?;
        run.coder.clone_from(&batch.coder);
        run.lexicon_hash = self.coding_hash();
        let rejected: Vec<_> = refused.iter().map(|one| crate::add::rejected(one, &run.id)).collect();
        let mut step = self.store.step(run.clone())?;
        for coding in codings {
            let standing = step.claims_of(&coding.report)?;
            let is_own = |sourced: &Sourced| coders.get(&sourced.recorded_in) == Some(&batch.coder);
            let (kept, gone): (Vec<Sourced>, Vec<Sourced>) =
                standing.into_iter().partition(|sourced| beside && !is_own(sourced));
            let before: BTreeSet<&ClaimId> = gone.iter().map(|sourced| &sourced.claim.id).collect();
            let after: BTreeSet<&ClaimId> = coding.claims.iter().map(|claim| &claim.id).collect();
            taken.read += after.len();
            taken.new += after.difference(&before).count();
            taken.withdrawn += before.difference(&after).count();
            let claims: Vec<Claim> =
                coding.claims.iter().cloned().chain(kept.into_iter().map(|sourced| sourced.claim)).collect();
            step.replace_claims(&coding.report, &claims, coding.published)?;
            let own = Some((batch.coder.clone(), String::new()));
            if !beside {
                step.set_coded(&coding.report, &batch.coder, "")?;
            } else if step.coded(&coding.report)? == own {
                // It stood alone before: now the built-in coder's turn comes again.
                step.forget_coded(&coding.report)?;
            }
        }
        run.rejected = step.put_rejected(&rejected)? as u64;
        if step.changes() == 0 {
            return Ok(());
        }
        run.rows_in = (batch.reports.values().map(Vec::len).sum::<usize>() + batch.unread) as u64;
        run.rows_out = codings.iter().map(|coding| coding.claims.len() as u64).sum();
        step.commit(run)?;
        Ok(())
    }

    /// The runs that took in claims coded elsewhere, each with who coded them.
    pub(crate) fn coders_elsewhere(&self) -> Result<BTreeMap<RunId, String>, Error> {
        let runs = self.store.runs()?.into_iter().filter(|run| run.kind == RunKind::Claims);
        Ok(runs.map(|run| (run.id, run.coder)).collect())
    }
}
