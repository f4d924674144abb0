//! Taking in a dataset: one file is one release, in one step.
//!
//! Records stand beside claims as evidence; what happened is merged from claims alone so far. A record's published time is
//! the day of its release.

use std::path::Path;

use dateline_formats::{DatasetFile, DatasetOptions, Limits, Mapping, guess_mapping, read_dataset};
use dateline_model::{
    Dataset, Day, Diagnostic, PublishedBasis, Record, Rejected, Release, Run, RunId, RunKind, Severity, Terms,
    content_hash,
};
use dateline_store::{Import, Imported, packed_blocks};

use crate::add::rejected;
use crate::{Error, Project, Query};

/// From so many bytes on a file is written without the detour of a log.
const LARGE: u64 = 8 << 20;

/// A dataset that a file is none of although its form is the same: its name, how many of its rows stand, and how many of them the
/// file has.
pub type Apart = (String, u64, u64);

/// How a dataset is taken in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ImportOptions {
    /// In this form; otherwise its header tells.
    pub form: Option<String>,
    /// The content of a mapping file by which it is read.
    pub mapping: Option<String>,
    /// As a release of the dataset of this name; otherwise its form tells.
    pub dataset: Option<String>,
    /// The day on which the release came out.
    pub release: Option<Day>,
    /// The file is a part of the dataset only: rows that it does not have still stand.
    pub part: bool,
    /// Refuse everything where a row is refused.
    pub strict: bool,
}

/// What came of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ImportSummary {
    /// The dataset.
    pub dataset: Dataset,
    /// What the release calls itself.
    pub label: String,
    /// The day on which it came out, and how that is known.
    pub published: (Day, PublishedBasis),
    /// Rows that could be read.
    pub rows: usize,
    /// What they came to.
    pub imported: Imported,
    /// Whether the project had this very file before.
    pub known: bool,
    /// The dataset of its form, of which it has too few rows to be a release: its name, its rows, and those of them that
    /// the file has.
    pub apart: Option<Apart>,
    /// What was refused.
    pub refused: Vec<Diagnostic>,
    /// What is doubtful.
    pub doubts: Vec<Diagnostic>,
}

/// The mapping file of a table, guessed.
pub fn guess_mapping_file(path: &Path) -> Result<String, Error> {
    let name = path.display().to_string();
    guess_mapping(&name, &bytes(path)?, &Limits::default())
        .map_err(|source| Error::Dataset { path: path.to_owned(), source })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

impl Project {
    /// Takes in a file as a release of a dataset.
    pub fn import(&mut self, path: &Path, options: &ImportOptions) -> Result<ImportSummary, Error> {
        let bytes = bytes(path)?;
        let fault = |source| Error::Dataset { path: path.to_owned(), source };
        let mapping = options.mapping.as_deref().map(Mapping::parse).transpose().map_err(fault)?;
        let reading = DatasetOptions {
            form: options.form.clone().filter(|form| form != "csv"),
            mapping,
            release: options.release,
            today: self.clock.today(),
        };
        let file = path.display().to_string();
        let (read, blocks) =
            rayon::join(|| read_dataset(&file, &bytes, &reading, &Limits::default()), || packed_blocks(&bytes));
        let read = read.map_err(fault)?;
        let (mut refused, doubts): (Vec<_>, Vec<_>) =
            read.diagnostics.into_iter().partition(|one| one.severity == Severity::Error);
        if options.strict && !refused.is_empty() {
            return Err(Error::RowsRefused { refused: refused.len(), diagnostics: refused });
        }
        let read = read.value;
        if read.about.terms == Terms::Restricted {
            // What may not be passed on is not copied out of the archive.
            refused.iter_mut().for_each(|one| one.content.clear());
        }
        let hash = content_hash(&[&bytes]);
        let (dataset, new, apart) = self.dataset_of(&read, options, path)?;
        let published = published(&read, options, self.clock.today());
        let releases = self.store.releases()?;
        let mut summary = ImportSummary {
            dataset,
            label: read.label.clone(),
            published,
            rows: read.records.len(),
            imported: Imported::default(),
            known: false,
            apart,
            refused,
            doubts,
        };
        let id = summary.dataset.id;
        if let Some(known) = releases.iter().find(|one| one.dataset == id && one.hash == hash) {
            summary.known = true;
            summary.published = (known.published, known.published_basis);
            summary.imported.same = summary.rows as u64;
            return Ok(summary);
        }
        if let Some(last) = releases.iter().rfind(|one| one.dataset == id && one.published > published.0) {
            return Err(Error::OlderRelease {
                dataset: summary.dataset.name,
                release: published.0,
                last: last.published,
            });
        }
        let mut run = self.run(RunKind::Import, &[&hash])?;
        run.coder = format!("dateline-formats {}", env!("CARGO_PKG_VERSION"));
        let release = Release {
            id: u32::try_from(releases.len() + 1).unwrap_or(u32::MAX),
            dataset: id,
            label: read.label.clone(),
            file,
            hash,
            bytes: bytes.len() as u64,
            published: published.0,
            published_basis: published.1,
            columns: read.header.clone(),
            rows: summary.rows as u64,
            added: 0,
            changed: 0,
            withdrawn: 0,
            rejected: summary.refused.len() as u64,
            recorded_in: run.id.clone(),
        };
        let import = Import { release: &release, records: &read.records, blocks: &blocks, whole: !options.part };
        summary.imported = self.put_import(run, &summary, new, import)?;
        Ok(summary)
    }

    /// One step for all of it. A file of which no row could be read is no release; what was refused is kept all the same.
    fn put_import(
        &mut self,
        mut run: Run,
        summary: &ImportSummary,
        new: bool,
        import: Import<'_>,
    ) -> Result<Imported, Error> {
        let refused: Vec<Rejected> = summary.refused.iter().map(|one| rejected(one, &run.id)).collect();
        if import.release.bytes > LARGE {
            self.store.write_straight()?;
        }
        let mut step = self.store.step(run.clone())?;
        let kept = step.put_rejected(&refused)?;
        let mut done = Imported::default();
        if !import.records.is_empty() {
            if new {
                step.add_dataset(&summary.dataset)?;
            }
            done = step.import(import)?;
        }
        if step.changes() == 0 {
            return Ok(done);
        }
        run.rows_in = (summary.rows + summary.refused.len()) as u64;
        run.rows_out = done.added + done.changed;
        run.rejected = kept as u64;
        step.commit(run)?;
        Ok(done)
    }

    /// The dataset that a file is a release of, whether it is new, and the one that it is none of although its form is the
    /// same. Without a name given, a file that has less than half of the standing rows is a dataset of its own: a sample or
    /// another country must not make the rows of the first look withdrawn.
    fn dataset_of(
        &self,
        read: &DatasetFile,
        options: &ImportOptions,
        path: &Path,
    ) -> Result<(Dataset, bool, Option<Apart>), Error> {
        let datasets = self.store.datasets()?;
        let known = |name: &str| datasets.iter().find(|one| one.name == name).cloned();
        let mut name = options.dataset.clone().unwrap_or_else(|| read.about.name.clone());
        let mut apart = None;
        if let Some(one) = known(&name).filter(|_| options.dataset.is_none() && !options.part) {
            let keys = read.records.keys.iter().map(|key| key.as_str());
            let (standing, shared) = self.store.standing_records(one.id, keys)?;
            if shared * 2 < standing && !read.records.is_empty() {
                apart = Some((name.clone(), standing, shared));
                let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
                name = if stem.is_empty() || stem == name { format!("{name}-2") } else { stem };
            }
        }
        if let Some(dataset) = known(&name) {
            return Ok((dataset, false, apart));
        }
        let about = &read.about;
        let dataset = Dataset {
            id: u32::try_from(datasets.len() + 1).unwrap_or(u32::MAX),
            name,
            format: read.form.clone(),
            title: about.title.clone(),
            licence: about.licence.clone(),
            terms: about.terms,
            attribution: about.attribution.clone(),
            url: about.url.clone(),
            recorded_in: RunId::new(""),
        };
        Ok((dataset, true, apart))
    }

    /// The datasets of the project.
    pub fn datasets(&self) -> Result<Vec<Dataset>, Error> {
        Ok(self.store.datasets()?)
    }

    /// The releases of all datasets, in the order in which they came.
    pub fn releases(&self) -> Result<Vec<Release>, Error> {
        Ok(self.store.releases()?)
    }

    /// Rows of datasets: those that stand, or stood as releases up to a day say it, or as the project had them.
    pub fn records(
        &self,
        dataset: Option<&str>,
        query: &Query,
        window: Option<[f64; 4]>,
    ) -> Result<Vec<Record>, Error> {
        if let Some(name) = dataset {
            let datasets = self.store.datasets()?;
            if !datasets.iter().any(|one| one.name == name) {
                let known = datasets.into_iter().map(|one| one.name).collect();
                return Err(Error::UnknownDataset { name: name.to_owned(), known });
            }
        }
        Ok(self.store.records(&dateline_store::RecordFilter {
            dataset: dataset.map(str::to_owned),
            known_on: query.known_on,
            recorded_on: query.recorded_on.map(|day| day.to_string()),
            from: query.on.or(query.from),
            to: query.on.or(query.to),
            window,
        })?)
    }

    /// The row of a dataset as it stands in the file that it came from.
    pub fn record_row(&self, dataset: &str, key: &str) -> Result<Option<String>, Error> {
        Ok(self.store.record_row(dataset, key)?.map(|row| String::from_utf8_lossy(&row).into_owned()))
    }
}

/// The day of a release: told, or the latest that its rows bear, or the day on which it came here.
fn published(read: &DatasetFile, options: &ImportOptions, today: Day) -> (Day, PublishedBasis) {
    match options.release {
        Some(day) => (day, PublishedBasis::Stated),
        None => (read.published.unwrap_or(today), PublishedBasis::Inferred),
    }
}
