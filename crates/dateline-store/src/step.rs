//! A step: one transaction, recorded as one run.

use std::collections::BTreeSet;
use std::ops::Deref;

use dateline_model::Run;
use rusqlite::Connection;

use crate::cells::{self, Cells};
use crate::error::{Fault, StoreError};
use crate::sync::{self, Gone};
use crate::{Store, geopackage, instant, runs};

/// One transaction, recorded as one run. All that is written in it stands once [`Step::commit`] returns; dropped or killed
/// before, it leaves the file as it was.
///
/// What a [`Store`] reads can be read in it too, with its changes.
#[derive(Debug)]
pub struct Step<'store> {
    store: &'store mut Store,
    run: Run,
    /// Whether the project had a run of this id before.
    repeated: bool,
    changed: BTreeSet<&'static str>,
    changes: usize,
    /// Whether a write failed: what was written before it must not stand alone.
    failed: bool,
    open: bool,
}

impl Store {
    /// Begins a step: one transaction, in which all that is written points to this run. Waits some seconds for another
    /// program that is writing.
    pub fn step(&mut self, run: Run) -> Result<Step<'_>, StoreError> {
        self.read(|connection| Ok(connection.execute_batch("BEGIN IMMEDIATE")?))?;
        let mut step =
            Step { store: self, run, repeated: false, changed: BTreeSet::new(), changes: 0, failed: false, open: true };
        step.repeated = step.store.read(|connection| runs::begin(connection, &step.run))?;
        Ok(step)
    }
}

impl Step<'_> {
    /// How many rows were added, changed, withdrawn or deleted so far.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// Makes the step stand. `finished` is the run with its counts; its id must be that of the run the step began with.
    ///
    /// A step in which a write failed cannot be committed. A run of the same id that the project knew before keeps its counts when the step changed nothing.
    pub fn commit(mut self, finished: Run) -> Result<(), StoreError> {
        let mut work = || {
            if self.failed {
                return Err(Fault::Refused { table: "run", what: "a part of the step failed before".to_owned() });
            }
            if finished.id != self.run.id {
                let what = format!("the step began as run `{}` and ends as run `{}`", self.run.id, finished.id);
                return Err(Fault::Refused { table: "run", what });
            }
            let connection = &self.store.connection;
            if !(self.repeated && self.changes == 0) {
                runs::finish(connection, &finished)?;
                self.changed.insert("run");
            }
            geopackage::update_contents(connection, &self.changed, &instant::stored(&finished.started)?)?;
            Ok(connection.execute_batch("COMMIT")?)
        };
        let result = work();
        self.open = result.is_err();
        result.map_err(|fault| fault.at(&self.store.path))
    }

    /// Brings a table, or the rows of it whose column has a value, to these rows.
    pub(crate) fn sync(
        &mut self,
        table: &'static str,
        scope: Option<(&str, &str)>,
        rows: Vec<Cells>,
        gone: Gone,
    ) -> Result<usize, StoreError> {
        self.write(table, |connection, run| sync::sync(connection, cells::table(table), scope, rows, gone, run))
    }

    /// Adds a row; gives its number.
    pub(crate) fn insert(&mut self, table: &'static str, cells: Cells) -> Result<i64, StoreError> {
        let mut number = 0;
        self.write(table, |connection, run| {
            number = cells::insert(connection, cells::table(table), cells, run)?;
            Ok(1)
        })?;
        Ok(number)
    }

    /// Runs some writing, which tells how many rows of the table it changed.
    pub(crate) fn write(
        &mut self,
        table: &'static str,
        work: impl FnOnce(&Connection, &str) -> Result<usize, Fault>,
    ) -> Result<usize, StoreError> {
        let result = self.store.read(|connection| work(connection, self.run.id.as_str()));
        match &result {
            Ok(0) => {}
            Ok(count) => {
                self.changes += count;
                self.changed.insert(table);
            }
            Err(_) => self.failed = true,
        }
        result
    }
}

impl Deref for Step<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

impl Drop for Step<'_> {
    /// Undoes a step that was not committed.
    fn drop(&mut self) {
        if self.open && !self.store.connection.is_autocommit() {
            drop(self.store.connection.execute_batch("ROLLBACK"));
        }
    }
}
