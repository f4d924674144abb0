//! Why a claim was coded so: its report is coded again, and the claim found among what comes of it. Of a claim that was
//! coded elsewhere it is told by whom.

use std::cell::RefCell;
use std::collections::BTreeMap;

use dateline_code::{Coder, Explanation, VERSION};
use dateline_model::{Claim, ReportId, Run, RunId, RunKind, Sourced};
use serde::Serialize;

use crate::{Error, Project};

/// The sentence of a claim with its marks, and how the claim's fields came.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Why {
    /// The coder that tells it, with its version; of a claim coded elsewhere, who coded it.
    pub coder: String,
    /// What is to be known of it: that another coder made the claim.
    pub note: Option<String>,
    /// The sentence with this claim alone; `None` where this coder does not make the claim.
    pub sentence: Option<Explanation>,
}

/// Reports coded again, each once.
pub(super) struct Again<'a> {
    project: &'a Project,
    coder: Coder<'a>,
    coded: RefCell<BTreeMap<ReportId, Vec<Explanation>>>,
    /// The runs that took in claims coded elsewhere.
    elsewhere: BTreeMap<RunId, Run>,
}

impl<'a> Again<'a> {
    pub(super) fn new(project: &'a Project) -> Result<Self, Error> {
        let coder = Coder::new(&project.lexicon, &project.gazetteer);
        let runs = project.store.runs()?.into_iter().filter(|run| run.kind == RunKind::Claims);
        let elsewhere = runs.map(|run| (run.id.clone(), run)).collect();
        Ok(Self { project, coder, coded: RefCell::new(BTreeMap::new()), elsewhere })
    }

    /// Why a claim was coded so.
    pub(super) fn why(&self, sourced: &Sourced) -> Result<Why, Error> {
        let claim = &sourced.claim;
        if let Some(run) = self.elsewhere.get(&sourced.recorded_in) {
            let day = run.started.split('T').next().unwrap_or_default();
            let note =
                format!("coded elsewhere, by `{}`, and not by this program; recorded on {day} ({})", run.coder, run.id);
            return Ok(Why { coder: run.coder.clone(), note: Some(note), sentence: None });
        }
        let sentence = self.sentence(claim)?;
        let made_by = self.project.store.coded(&claim.report)?.map(|(coder, _)| coder);
        let elsewhere = made_by.filter(|made_by| made_by != VERSION);
        let note = match (&sentence, elsewhere) {
            (Some(_), None) => None,
            (Some(_), Some(other)) => Some(format!("the claim was made by {other}; {VERSION} makes the same one")),
            (None, _) => Some(format!(
                "{VERSION} does not make this claim of its report: another coder, another version or a person made it (rule `{}`)",
                claim.rule
            )),
        };
        Ok(Why { coder: VERSION.to_owned(), note, sentence })
    }

    fn sentence(&self, claim: &Claim) -> Result<Option<Explanation>, Error> {
        let mut coded = self.coded.borrow_mut();
        if !coded.contains_key(&claim.report) {
            let report = self.project.store.report(&claim.report)?;
            let sentences = report.map(|report| self.coder.explain(&report)).unwrap_or_default();
            coded.insert(claim.report.clone(), sentences);
        }
        let sentences = coded.get(&claim.report).map_or(&[][..], Vec::as_slice);
        let found = sentences.iter().find(|sentence| sentence.claims.iter().any(|made| made.id == claim.id));
        Ok(found.map(|sentence| {
            let mut sentence = sentence.clone();
            sentence.claims.retain(|made| made.id == claim.id);
            sentence
        }))
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::{ClaimId, RunKind};

    use crate::{Clock, Explanation, InitOptions, Project, Silent};

    #[test]
    fn a_claim_of_another_coder_is_shown_as_such() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("qara.txt");
        std::fs::write(&path, "The Syrian Army took Qara on 19 November 2013.\n").unwrap();
        let clock = Clock::at("2013-12-06T09:30:00Z").unwrap();
        let options = InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock };
        let (mut project, _) = Project::init(&folder.path().join("p.gpkg"), &options).unwrap();
        project.add(&[path], &mut Silent).unwrap();
        let own = project.store.claims().unwrap().remove(0).claim;
        let mut other = own.clone();
        other.id = ClaimId::new("c-by-hand");
        other.rule = "by-hand".into();
        let run = project.run(RunKind::Code, &[]).unwrap();
        let mut step = project.store.step(run.clone()).unwrap();
        step.replace_claims(&own.report, &[own.clone(), other], None).unwrap();
        step.commit(run).unwrap();
        let why = |id: &str| match project.explain(id, None, None, None).unwrap() {
            Explanation::Claim(claim) => claim.evidence.why,
            explained => panic!("{explained:?}"),
        };
        let mine = why(own.id.as_str());
        assert!(mine.note.is_none() && mine.sentence.is_some_and(|told| told.claims.len() == 1));
        let theirs = why("c-by-hand");
        assert!(theirs.sentence.is_none());
        assert!(theirs.note.is_some_and(|note| note.contains("another coder") && note.contains("`by-hand`")));
    }
}
