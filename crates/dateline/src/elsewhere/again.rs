//! Places that came in later: claims coded elsewhere are not coded again, but the names in them are looked up again.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Claim, ReportId, Run, RunKind, Sourced};

use super::places::look_up;
use crate::{Error, Project};

/// The coders elsewhere whose claims came in before the project's last places did.
fn behind(runs: &[Run]) -> BTreeSet<&str> {
    let places = runs.iter().rposition(|run| run.kind == RunKind::Gazetteer);
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.kind == RunKind::Claims) {
        last.insert(&run.coder, at);
    }
    last.into_iter().filter(|(_, at)| places.is_some_and(|places| *at < places)).map(|(coder, _)| coder).collect()
}

/// Whether there are names to be looked up again.
pub(crate) fn is_behind(runs: &[Run]) -> bool {
    !behind(runs).is_empty()
}

impl Project {
    /// Looks up again the names of places in claims coded elsewhere, where places came in since; one step a coder. What is
    /// sure already, by the coder's word or by its spelling, stays.
    pub(crate) fn place_claims_again(&mut self) -> Result<(), Error> {
        let runs = self.store.runs()?;
        let behind = behind(&runs);
        if behind.is_empty() {
            return Ok(());
        }
        let coders = self.coders_elsewhere()?;
        for coder in behind {
            let mut reports: BTreeMap<ReportId, Vec<Sourced>> = BTreeMap::new();
            for sourced in self.store.claims()? {
                reports.entry(sourced.claim.report.clone()).or_default().push(sourced);
            }
            let is_theirs = |sourced: &Sourced| coders.get(&sourced.recorded_in).is_some_and(|other| other == coder);
            let mut run = self.run(RunKind::Claims, &[coder])?;
            coder.clone_into(&mut run.coder);
            run.lexicon_hash = self.coding_hash();
            let mut step = self.store.step(run.clone())?;
            for (report, standing) in reports {
                run.rows_in += standing.iter().filter(|sourced| is_theirs(sourced)).count() as u64;
                let published = standing.first().and_then(|sourced| sourced.published);
                let mut changed = 0;
                let claims: Vec<Claim> = standing
                    .into_iter()
                    .map(|sourced| {
                        let theirs = is_theirs(&sourced);
                        let mut claim = sourced.claim;
                        for mention in claim.places.iter_mut().filter(|mention| theirs && mention.certainty < 1.0) {
                            let found = look_up(&mention.name, &self.gazetteer);
                            changed += u64::from(found != *mention);
                            *mention = found;
                        }
                        claim
                    })
                    .collect();
                if changed > 0 {
                    step.replace_claims(&report, &claims, published)?;
                    run.rows_out += changed;
                }
            }
            step.commit(run)?;
        }
        Ok(())
    }
}
