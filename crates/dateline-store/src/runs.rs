//! Runs, what they refused, and which reports they coded.

use std::collections::BTreeMap;

use dateline_model::{Rejected, ReportId, Run, RunId};
use rusqlite::{Connection, params};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::sync::Gone;
use crate::{Step, Store, StoreError, instant};

/// How much of a refused input is kept, in characters.
const KEPT: usize = 1000;

impl Store {
    /// All runs, in the order in which they were done.
    pub fn runs(&self) -> Result<Vec<Run>, StoreError> {
        let table = cells::table("run");
        let sql = format!("{} FROM run AS t ORDER BY t.fid", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], run_of))
    }

    /// All inputs that were refused, in the order in which that happened.
    pub fn rejected(&self) -> Result<Vec<Rejected>, StoreError> {
        let table = cells::table("rejected");
        let sql = format!("{} FROM rejected AS t ORDER BY t.fid", cells::select(table));
        self.read(|connection| {
            cells::read(connection, table, &sql, [], |row| {
                Ok(Rejected {
                    file: row.text()?,
                    place: row.text()?,
                    reason: row.text()?,
                    content: row.text()?,
                    recorded_in: row.id(RunId::new)?,
                })
            })
        })
    }

    /// The coder (name and version) and the hash of the lexicon with which a report was coded last; `None` where it never
    /// was. The hash is empty where the report was coded elsewhere.
    pub fn coded(&self, report: &ReportId) -> Result<Option<(String, String)>, StoreError> {
        Ok(self.coded_where("WHERE t.report = ?1", &[report.as_str()])?.remove(report))
    }

    /// The same for every report that was coded.
    pub fn all_coded(&self) -> Result<BTreeMap<ReportId, (String, String)>, StoreError> {
        self.coded_where("", &[])
    }

    fn coded_where(
        &self,
        condition: &str,
        parameters: &[&str],
    ) -> Result<BTreeMap<ReportId, (String, String)>, StoreError> {
        let table = cells::table("coded");
        let sql = format!("{} FROM coded AS t {condition}", cells::select(table));
        let parameters = rusqlite::params_from_iter(parameters);
        let rows = self.read(|connection| {
            cells::read(connection, table, &sql, parameters, |row| {
                Ok((row.id(ReportId::new)?, (row.text()?, row.text()?)))
            })
        })?;
        Ok(rows.into_iter().collect())
    }
}

impl Step<'_> {
    /// Keeps inputs that were refused; those that are there already (same file, place, reason and content) stay as they
    /// are. Gives how many were new. Of the content 1,000 characters are kept.
    pub fn put_rejected(&mut self, rejected: &[Rejected]) -> Result<usize, StoreError> {
        let rows = rejected
            .iter()
            .map(|one| {
                let mut cells = Cells::default();
                cells.text(&one.file);
                cells.text(&one.place);
                cells.text(&one.reason);
                cells.text(&one.content.chars().take(KEPT).collect::<String>());
                cells
            })
            .collect();
        self.sync("rejected", None, rows, Gone::KeptAsTheyAre)
    }

    /// Notes with what a report was coded. Where that is noted already, nothing changes.
    pub fn set_coded(&mut self, report: &ReportId, coder: &str, lexicon_hash: &str) -> Result<(), StoreError> {
        let mut cells = Cells::default();
        for text in [report.as_str(), coder, lexicon_hash] {
            cells.text(text);
        }
        self.sync("coded", Some(("report", report.as_str())), vec![cells], Gone::Kept).map(drop)
    }

    /// Forgets with what a report was coded, so that it is coded again.
    pub fn forget_coded(&mut self, report: &ReportId) -> Result<(), StoreError> {
        self.sync("coded", Some(("report", report.as_str())), vec![], Gone::Deleted).map(drop)
    }
}

/// Writes the run that a step begins with, so that rows can point to it. Gives whether it was known before; then it stays
/// as it is.
pub(crate) fn begin(connection: &Connection, run: &Run) -> Result<bool, Fault> {
    if connection.prepare_cached("SELECT 1 FROM run WHERE id = ?1")?.exists([run.id.as_str()])? {
        return Ok(true);
    }
    let mut cells = Cells::default();
    cells.text(run.id.as_str());
    cells.text(run.kind.as_str());
    cells.text(&instant::stored(&run.started)?);
    cells.text(&run.coder);
    cells.text(&run.lexicon_hash);
    cells.text(&run.parameters_hash);
    cells.integer(run.rows_in);
    cells.integer(run.rows_out);
    cells.integer(run.rejected);
    cells::insert(connection, cells::table("run"), cells, run.id.as_str())?;
    Ok(false)
}

/// Writes what is known of the run only when it is done.
pub(crate) fn finish(connection: &Connection, run: &Run) -> Result<(), Fault> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    connection
        .prepare_cached(
            "UPDATE run SET kind = ?2, started = ?3, coder = ?4, lexicon_hash = ?5, parameters_hash = ?6, rows_in = ?7,
             rows_out = ?8, rejected = ?9 WHERE id = ?1",
        )?
        .execute(params![
            run.id.as_str(),
            run.kind.as_str(),
            instant::stored(&run.started)?,
            run.coder,
            run.lexicon_hash,
            run.parameters_hash,
            number(run.rows_in),
            number(run.rows_out),
            number(run.rejected),
        ])
        .map_err(|error| Fault::Write { table: "run", error })?;
    Ok(())
}

fn run_of(row: &mut Taken<'_>) -> Result<Run, Fault> {
    Ok(Run {
        id: row.id(RunId::new)?,
        kind: row.word(|word| word.parse().ok())?,
        started: instant::shown(&row.text()?),
        coder: row.text()?,
        lexicon_hash: row.text()?,
        parameters_hash: row.text()?,
        rows_in: row.integer()?,
        rows_out: row.integer()?,
        rejected: row.integer()?,
    })
}
