//! Datasets and their releases.

use dateline_model::{Dataset, PublishedBasis, Release, RunId};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::{Step, Store, StoreError};

impl Store {
    /// All datasets, in the order in which they came.
    pub fn datasets(&self) -> Result<Vec<Dataset>, StoreError> {
        let table = cells::table("dataset");
        let sql = format!("{} FROM dataset AS t ORDER BY t.id", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], dataset_of))
    }

    /// All releases of all datasets, in the order in which they came.
    pub fn releases(&self) -> Result<Vec<Release>, StoreError> {
        let table = cells::table("release");
        let sql = format!("{} FROM release AS t ORDER BY t.id", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], release_of))
    }

    /// How many records of a dataset stand, and how many of its standing records have one of these keys.
    pub fn standing_records<'a>(
        &self,
        dataset: u32,
        keys: impl Iterator<Item = &'a str>,
    ) -> Result<(u64, u64), StoreError> {
        self.read(|connection| {
            let sql = "SELECT key FROM record WHERE dataset = ?1 AND withdrawn_in IS NULL";
            let mut statement = connection.prepare_cached(sql)?;
            let standing: std::collections::HashSet<String> =
                statement.query_map([dataset], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((standing.len() as u64, keys.filter(|key| standing.contains(*key)).count() as u64))
        })
    }
}

impl Step<'_> {
    /// Adds a dataset.
    pub fn add_dataset(&mut self, dataset: &Dataset) -> Result<(), StoreError> {
        let mut cells = Cells::default();
        cells.integer(dataset.id);
        cells.text(&dataset.name);
        cells.text(&dataset.format);
        cells.text(&dataset.title);
        cells.text(&dataset.licence);
        cells.text(dataset.terms.as_str());
        cells.text(&dataset.attribution);
        cells.maybe_text(dataset.url.as_deref());
        self.insert("dataset", cells).map(drop)
    }

    pub(crate) fn add_release(&mut self, release: &Release) -> Result<(), StoreError> {
        let mut cells = Cells::default();
        cells.integer(release.id);
        cells.integer(release.dataset);
        cells.text(&release.label);
        cells.text(&release.file);
        cells.text(&release.hash);
        cells.integer(release.bytes);
        cells.day(Some(release.published));
        cells.text(release.published_basis.as_str());
        cells.list(&release.columns);
        for count in [release.rows, release.added, release.changed, release.withdrawn, release.rejected] {
            cells.integer(count);
        }
        self.insert("release", cells).map(drop)
    }
}

fn dataset_of(row: &mut Taken<'_>) -> Result<Dataset, Fault> {
    Ok(Dataset {
        id: row.integer()?,
        name: row.text()?,
        format: row.text()?,
        title: row.text()?,
        licence: row.text()?,
        terms: row.word(|word| word.parse().ok())?,
        attribution: row.text()?,
        url: row.maybe_text()?,
        recorded_in: row.id(RunId::new)?,
    })
}

fn release_of(row: &mut Taken<'_>) -> Result<Release, Fault> {
    Ok(Release {
        id: row.integer()?,
        dataset: row.integer()?,
        label: row.text()?,
        file: row.text()?,
        hash: row.text()?,
        bytes: row.integer()?,
        published: row.day()?.ok_or_else(|| row.fault("expected a day, found nothing"))?,
        published_basis: row.word(PublishedBasis::from_word)?,
        columns: row.list()?,
        rows: row.integer()?,
        added: row.integer()?,
        changed: row.integer()?,
        withdrawn: row.integer()?,
        rejected: row.integer()?,
        recorded_in: row.id(RunId::new)?,
    })
}
