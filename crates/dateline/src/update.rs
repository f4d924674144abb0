//! Bringing a project up to date, as `make` does: only what is behind is done again.
//!
//! A report is coded once, and again when the coder, the lexicon or the places change. Events are merged, and control
//! worked out, when a step before them ran later than they did, or when their own code or parameters changed. Each step
//! is one run and one transaction: a killed process leaves the steps before it, and the next question does the rest.

use dateline_code::{Coder, VERSION};
use dateline_model::{Claim, ReportId, Run, RunKind, content_hash};
use dateline_routes::Routes;
use rayon::prelude::*;

use crate::{Error, Progress, Project};

/// How many reports are coded between two looks at the progress.
const BATCH: usize = 32;

/// The steps whose results events are merged from.
const BEFORE_MERGE: &[RunKind] = &[RunKind::Init, RunKind::Gazetteer, RunKind::Code, RunKind::Claims];

/// The steps whose results control is worked out from. Claims and places reach it through the merge, which always runs
/// after them; roads say how far neighbours are from one another.
const BEFORE_CONTROL: &[RunKind] = &[RunKind::Merge, RunKind::Roads];

/// The steps whose results it is worked out from which roads were open to whom. Roads reach it through control, too.
const BEFORE_ROUTES: &[RunKind] = &[RunKind::Control, RunKind::Roads];

/// What bringing a project up to date came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Updated {
    /// Reports coded.
    pub coded: usize,
    /// Claims that stand now.
    pub claims: usize,
    /// Events that stand now.
    pub events: usize,
    /// Control intervals that stand now.
    pub intervals: usize,
}

impl Project {
    /// Codes what is not coded, then merges and works out control where that is behind.
    pub fn update(&mut self, progress: &mut dyn Progress) -> Result<Updated, Error> {
        let coded = self.do_what_is_behind(progress)?;
        let (claims, events, intervals) =
            (self.store.claims()?.len(), self.store.events()?.len(), self.store.control()?.len());
        Ok(Updated { coded, claims, events, intervals })
    }

    fn do_what_is_behind(&mut self, progress: &mut dyn Progress) -> Result<usize, Error> {
        let coded = self.code_what_is_new(progress)?;
        self.place_claims_again()?;
        let merge = merge_stamp();
        if is_behind(&self.store.runs()?, RunKind::Merge, BEFORE_MERGE, &merge) {
            progress.begin("merging", 1);
            self.merge_step(&merge)?;
            progress.end();
        }
        let control = control_stamp(&self.control_parameters()?);
        if is_behind(&self.store.runs()?, RunKind::Control, BEFORE_CONTROL, &control) {
            progress.begin("working out control", 1);
            self.control_step(&control)?;
            progress.end();
        }
        let routes = routes_stamp();
        if self.has_roads()? && is_behind(&self.store.runs()?, RunKind::Routes, BEFORE_ROUTES, &routes) {
            progress.begin("working out roads", 1);
            self.routes_step(&routes)?;
            progress.end();
        }
        Ok(coded)
    }

    /// Whether [`Project::update`] has nothing to do.
    pub fn is_up_to_date(&self) -> Result<bool, Error> {
        let runs = self.store.runs()?;
        let roads = self.has_roads()? && is_behind(&runs, RunKind::Routes, BEFORE_ROUTES, &routes_stamp());
        Ok(!roads
            && self.to_code()?.is_empty()
            && !crate::elsewhere::is_behind(&runs)
            && !is_behind(&runs, RunKind::Merge, BEFORE_MERGE, &merge_stamp())
            && !is_behind(&runs, RunKind::Control, BEFORE_CONTROL, &control_stamp(&self.control_parameters()?)))
    }

    /// Whether roads were ever taken in.
    fn has_roads(&self) -> Result<bool, Error> {
        Ok(self.store.runs()?.iter().any(|run| run.kind == RunKind::Roads))
    }

    /// Brings the project up to date before a question; one that cannot be written must be so already.
    pub fn bring_up_to_date(&mut self, progress: &mut dyn Progress) -> Result<(), Error> {
        if self.writable {
            self.do_what_is_behind(progress)?;
        } else if !self.is_up_to_date()? {
            return Err(Error::Behind { path: self.path.clone() });
        }
        Ok(())
    }

    /// The reports that this coder has not read with this lexicon, but for those whose coding came from elsewhere.
    fn to_code(&self) -> Result<Vec<ReportId>, Error> {
        let stamp = (VERSION.to_owned(), self.coding_hash());
        let coded = self.store.all_coded()?;
        let reports = self.store.report_heads()?.into_iter().map(|head| head.id);
        let is_behind = |coded: &(String, String)| *coded != stamp && !coded.1.is_empty();
        Ok(reports.filter(|report| coded.get(report).is_none_or(is_behind)).collect())
    }

    fn code_what_is_new(&mut self, progress: &mut dyn Progress) -> Result<usize, Error> {
        let behind = self.to_code()?;
        if behind.is_empty() {
            return Ok(0);
        }
        let hash = self.coding_hash();
        let ids: Vec<&str> = behind.iter().map(ReportId::as_str).collect();
        let mut run = self.run(RunKind::Code, &ids)?;
        VERSION.clone_into(&mut run.coder);
        run.lexicon_hash.clone_from(&hash);
        progress.begin("coding", behind.len() as u64);
        let coder = Coder::new(&self.lexicon, &self.gazetteer);
        let mut results: Vec<(ReportId, Option<dateline_model::Day>, Vec<Claim>)> = Vec::with_capacity(behind.len());
        for batch in behind.chunks(BATCH) {
            let mut reports = Vec::with_capacity(batch.len());
            for id in batch {
                reports.extend(self.store.report(id)?);
            }
            let claims: Vec<Vec<Claim>> = reports.par_iter().map(|report| coder.code(report)).collect();
            results
                .extend(reports.into_iter().zip(claims).map(|(report, claims)| (report.id, report.published, claims)));
            progress.advance(batch.len() as u64);
        }
        let elsewhere = self.coders_elsewhere()?;
        let mut step = self.store.step(run.clone())?;
        for (report, published, mut claims) in results {
            run.rows_in += 1;
            run.rows_out += claims.len() as u64;
            if !elsewhere.is_empty() {
                let beside =
                    step.claims_of(&report)?.into_iter().filter(|one| elsewhere.contains_key(&one.recorded_in));
                claims.extend(beside.map(|sourced| sourced.claim));
            }
            step.replace_claims(&report, &claims, published)?;
            step.set_coded(&report, VERSION, &hash)?;
        }
        let coded = behind.len();
        step.commit(run)?;
        progress.end();
        Ok(coded)
    }

    fn merge_step(&mut self, stamp: &Stamp) -> Result<(), Error> {
        let claims = self.store.claims()?;
        let previous = self.store.events()?;
        let run = self.stamped(RunKind::Merge, stamp, claims.len())?;
        let parameters = dateline_merge::Parameters::default();
        let events =
            dateline_merge::merge(&claims, self.gazetteer.places(), &self.lexicon, &previous, &parameters, &run.id);
        let mut step = self.store.step(run.clone())?;
        step.replace_events(&events)?;
        step.commit(Run { rows_out: events.len() as u64, ..run })?;
        Ok(())
    }

    fn control_step(&mut self, stamp: &Stamp) -> Result<(), Error> {
        let claims = self.store.claims()?;
        let run = self.stamped(RunKind::Control, stamp, claims.len())?;
        let parameters = self.control_parameters()?;
        let (places, roads) = (self.gazetteer.places(), self.road_graph()?);
        let control = dateline_control::control(&claims, places, &self.lexicon, &parameters, roads.as_ref(), &run.id);
        let sieges = self.sieges_told(&claims, &parameters, &run.id);
        let mut step = self.store.step(run.clone())?;
        step.replace_control(&control, self.gazetteer.places())?;
        step.replace_sieges(&sieges, self.gazetteer.places())?;
        step.commit(Run { rows_out: (control.len() + sieges.len()) as u64, ..run })?;
        Ok(())
    }

    /// All stretches are worked out again, on all cores; written is only what is no longer the same.
    fn routes_step(&mut self, stamp: &Stamp) -> Result<(), Error> {
        let net = self.net_of(self.view(None, None)?)?;
        let run = self.stamped(RunKind::Routes, stamp, net.segments.len())?;
        let routes = Routes::new(&net.input(self)).intervals(&run.id);
        let mut step = self.store.step(run.clone())?;
        step.replace_routes(&routes, &net.segments)?;
        step.commit(Run { rows_out: routes.len() as u64, ..run })?;
        Ok(())
    }

    fn stamped(&self, kind: RunKind, stamp: &Stamp, rows_in: usize) -> Result<Run, Error> {
        let run = self.run(kind, &[])?;
        Ok(Run {
            coder: stamp.coder.clone(),
            lexicon_hash: self.lexicon.hash().to_owned(),
            parameters_hash: stamp.parameters_hash.clone(),
            rows_in: rows_in as u64,
            ..run
        })
    }
}

/// The code and parameters of a step.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Stamp {
    coder: String,
    parameters_hash: String,
}

impl Stamp {
    fn new(coder: &str, parameters: &impl std::fmt::Debug) -> Self {
        let parameters_hash = content_hash(&[format!("{parameters:?}").as_bytes()]);
        Self { coder: format!("{coder} {}", env!("CARGO_PKG_VERSION")), parameters_hash }
    }
}

fn merge_stamp() -> Stamp {
    Stamp::new("dateline-merge", &dateline_merge::Parameters::default())
}

fn control_stamp(parameters: &dateline_control::Parameters) -> Stamp {
    // What the step writes beside the intervals: a project from before that was kept is behind.
    Stamp::new("dateline-control", &(parameters, "siege"))
}

fn routes_stamp() -> Stamp {
    Stamp::new("dateline-routes", &dateline_routes::Parameters::default())
}

/// Whether a step has not run since the last of the steps before it, or ran with other code or parameters.
fn is_behind(runs: &[Run], kind: RunKind, before: &[RunKind], stamp: &Stamp) -> bool {
    let last = runs.iter().rposition(|run| run.kind == kind);
    let earlier = runs.iter().rposition(|run| before.contains(&run.kind));
    match last {
        None => earlier.is_some(),
        Some(last) => {
            earlier.is_some_and(|earlier| earlier > last)
                || runs[last].coder != stamp.coder
                || runs[last].parameters_hash != stamp.parameters_hash
        }
    }
}
