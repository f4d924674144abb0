//! Roads put into a project, and what of them stands there.

mod files;
mod names;
mod rows;

use std::path::Path;

use dateline_formats::{Limits, Window, read_road_edges};
use dateline_model::{Diagnostic, Metres, RoadSegment, RunKind, Severity};
use dateline_roads::{Roads, from_edges};

use self::names::GazetteerNames;
pub use self::rows::RoadRow;
use crate::{Error, Progress, Project};

/// How roads are read. A list of connections is taken as a whole.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadOptions {
    /// How near the end of a line must come to another one to be joined with it, in files whose lines have no nodes.
    pub tolerance: Metres,
    /// Only what lies within.
    pub window: Option<Window>,
    /// Only what lies around the places of this region, by name or id; goes before `window`.
    pub region: Option<String>,
}

impl Default for RoadOptions {
    fn default() -> Self {
        Self { tolerance: Metres(20.0), window: None, region: None }
    }
}

/// What came of adding roads.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RoadsAdded {
    /// Stretches of road read.
    pub read: usize,
    /// Of these, stretches that the project did not have, or had otherwise.
    pub new: usize,
    /// How many lead from one country into another.
    pub borders: usize,
    /// Rows and features refused, with the reason.
    pub refused: Vec<Diagnostic>,
    /// Doubts about rows and features that were used.
    pub doubts: Vec<Diagnostic>,
}

impl Project {
    /// Takes in files of roads. Stretches that the project has already stay untouched, so that the same files twice change
    /// nothing.
    pub fn add_roads(
        &mut self,
        paths: &[impl AsRef<Path>],
        options: &RoadOptions,
        progress: &mut dyn Progress,
    ) -> Result<RoadsAdded, Error> {
        let mut taken = Taken::default();
        let window = self.road_window(options)?;
        progress.begin("reading", paths.len() as u64);
        for path in paths {
            self.read_road_file(path.as_ref(), window.as_ref(), options, &mut taken)?;
            progress.advance(1);
        }
        progress.end();
        self.put_roads(taken)
    }

    /// Takes in a list of connections that is read already.
    pub fn add_road_edges(&mut self, file: &str, csv: &[u8]) -> Result<RoadsAdded, Error> {
        let mut taken = Taken::default();
        self.take_edges(file, csv, &mut taken);
        self.put_roads(taken)
    }

    /// All stretches of road, in the order in which they were first taken in.
    pub fn roads(&self) -> Result<Vec<RoadSegment>, Error> {
        Ok(self.store.roads()?)
    }

    fn take_edges(&self, file: &str, csv: &[u8], taken: &mut Taken) {
        let edges = read_road_edges(file, csv, &Limits::default());
        let made = from_edges(file, &edges.value, &GazetteerNames(&self.gazetteer));
        taken.diagnostics.extend(edges.diagnostics);
        taken.diagnostics.extend(made.diagnostics);
        taken.roads.segments.extend(made.value.segments);
        taken.roads.borders += made.value.borders;
    }

    /// One step for all of them. Where nothing is new, there is no step.
    fn put_roads(&mut self, taken: Taken) -> Result<RoadsAdded, Error> {
        let Taken { roads, diagnostics } = taken;
        let (refused, doubts): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
        let ids: Vec<&str> = roads.segments.iter().map(|segment| segment.id.as_str()).collect();
        let mut run = self.run(RunKind::Roads, &ids)?;
        run.coder = format!("dateline-roads {}", env!("CARGO_PKG_VERSION"));
        let rejected: Vec<_> = refused.iter().map(|one| crate::add::rejected(one, &run.id)).collect();
        let mut step = self.store.step(run.clone())?;
        let new = step.add_roads(&roads.segments)?;
        run.rejected = step.put_rejected(&rejected)? as u64;
        run.rows_in = (roads.segments.len() + refused.len()) as u64;
        run.rows_out = new as u64;
        match step.changes() {
            0 => drop(step),
            _ => step.commit(run)?,
        }
        Ok(RoadsAdded { read: roads.segments.len(), new, borders: roads.borders, refused, doubts })
    }
}

/// What the files gave so far.
#[derive(Default)]
struct Taken {
    roads: Roads,
    diagnostics: Vec<Diagnostic>,
}
