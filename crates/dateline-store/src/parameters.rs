//! The parameters of control that the project set for itself, version by version.

use dateline_model::{ParametersVersion, RunId};

use crate::cells::{self, Cells};
use crate::{Step, Store, StoreError, instant};

impl Store {
    /// All versions, in order; the last is in use.
    pub fn parameters(&self) -> Result<Vec<ParametersVersion>, StoreError> {
        self.parameters_where("", &[])
    }

    /// The versions that had been set by an instant.
    pub fn parameters_as_recorded(&self, instant: &str) -> Result<Vec<ParametersVersion>, StoreError> {
        let instant = self.read(|_| instant::stored(instant))?;
        self.parameters_where("WHERE (SELECT started FROM run WHERE run.id = t.recorded_in) <= ?1", &[&instant])
    }

    fn parameters_where(&self, condition: &str, given: &[&str]) -> Result<Vec<ParametersVersion>, StoreError> {
        let table = cells::table("parameters");
        let sql = format!("{} FROM parameters AS t {condition} ORDER BY t.version", cells::select(table));
        self.read(|connection| {
            cells::read(connection, table, &sql, rusqlite::params_from_iter(given), |row| {
                let version = row.integer()?;
                let day = row.day()?.ok_or_else(|| row.fault("expected a day, found nothing"))?;
                let (origin, content) = (row.text()?, row.text()?);
                let likelihood = row.maybe_real()?.zip(row.maybe_real()?);
                Ok(ParametersVersion { version, day, origin, content, likelihood, recorded_in: row.id(RunId::new)? })
            })
        })
    }
}

impl Step<'_> {
    /// Adds a version, which is in use from now on. The run that it names does not count: it is that of the step.
    pub fn put_parameters(&mut self, version: &ParametersVersion) -> Result<(), StoreError> {
        let mut cells = Cells::default();
        cells.integer(version.version);
        cells.day(Some(version.day));
        cells.text(&version.origin);
        cells.text(&version.content);
        cells.maybe_real(version.likelihood.map(|(before, _)| before));
        cells.maybe_real(version.likelihood.map(|(_, after)| after));
        self.insert("parameters", cells).map(drop)
    }
}
