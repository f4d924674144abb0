//! The files of claims that a user gives, read and sorted: by who coded them, then by report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline_formats::{CodedLine, Limits, read_claims_file};
use dateline_model::{Diagnostic, ReportId, Severity};
use dateline_store::ReportHead;

use super::told::{At, Told};
use crate::{Error, Progress};

/// The longest name of a coder, in characters.
const LONGEST_NAME: usize = 100;

/// Files of claims, and how they are meant.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CodedElsewhere {
    /// The files, a claim a line in the form of the coding guide.
    pub files: Vec<PathBuf>,
    /// Who coded them; `None`: each file's name without its extension.
    pub coder: Option<String>,
    /// Whether they stand beside what other coders made of the same reports; else they stand in place of it.
    pub beside: bool,
}

impl CodedElsewhere {
    /// An error where the coder's name is none that can be shown in a line.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let Some(name) = &self.coder else { return Ok(()) };
        let length = name.trim().chars().count();
        if length == 0 || length > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(Error::CoderName { name: name.clone() });
        }
        Ok(())
    }

    fn coder_of(&self, file: &Path) -> String {
        if let Some(name) = &self.coder {
            return name.trim().to_owned();
        }
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        stem.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LONGEST_NAME).collect()
    }
}

/// What one coder coded.
pub(super) struct Batch {
    pub(super) coder: String,
    /// The lines of each report, each with the number of its file.
    pub(super) reports: BTreeMap<ReportId, Vec<(usize, CodedLine)>>,
    /// How many lines and files got no further than here.
    pub(super) unread: usize,
}

/// Reads the files, one batch a coder. Lines that break the form, or are of a
/// report that is not there, are refused.
pub(super) fn read(
    coded: &CodedElsewhere,
    heads: &[ReportHead],
    told: &mut Told,
    progress: &mut dyn Progress,
) -> Vec<Batch> {
    let names = Names::of(heads);
    let mut batches: Vec<Batch> = Vec::new();
    for (number, path) in coded.files.iter().enumerate() {
        let coder = coded.coder_of(path);
        told.file(path.display().to_string(), &coder);
        let mut batch = match batches.iter().position(|batch| batch.coder == coder) {
            Some(at) => batches.remove(at),
            None => Batch { coder, reports: BTreeMap::new(), unread: 0 },
        };
        let others = if coded.beside { &[][..] } else { &batches };
        one_file(number, path, &names, others, &mut batch, told);
        batches.push(batch);
        progress.advance(1);
    }
    batches
}

/// Sorts the lines of one file. A report that another coder of the same call coded is refused: one of the two would
/// replace the other.
fn one_file(number: usize, path: &Path, names: &Names<'_>, others: &[Batch], batch: &mut Batch, told: &mut Told) {
    if path.is_dir() {
        told.refuse(&At::file(number), "it is a folder; folders of reports are given before `--claims`");
        batch.unread += 1;
        return;
    }
    let read = read_claims_file(path, &Limits::default());
    batch.unread += read.diagnostics.iter().filter(|found: &&Diagnostic| found.severity == Severity::Error).count();
    told.read(number, read.diagnostics);
    let mut doubled: BTreeMap<ReportId, &str> = BTreeMap::new();
    for line in read.value {
        let report = match names.report(&line.claim.doc) {
            Ok(report) => report,
            Err(reason) => {
                told.refuse(&At::line(number, &line), reason);
                batch.unread += 1;
                continue;
            }
        };
        match others.iter().find(|other| other.reports.contains_key(&report)) {
            Some(other) => {
                doubled.insert(report, &other.coder);
                batch.unread += 1;
            }
            None => batch.reports.entry(report).or_default().push((number, line)),
        }
    }
    for (report, other) in doubled {
        let doc = names.doc(&report);
        let reason = format!(
            "the report `{doc}` is coded by `{other}` in this call too: `--beside` keeps both, and one `--coder` makes \
             them one"
        );
        told.refuse(&At::file(number), reason);
    }
}

/// The reports of the project by what `doc` may say of them.
struct Names<'a> {
    docs: BTreeMap<&'a str, Vec<&'a ReportId>>,
    heads: BTreeMap<&'a str, &'a ReportHead>,
}

impl<'a> Names<'a> {
    fn of(heads: &'a [ReportHead]) -> Self {
        let mut docs: BTreeMap<&str, Vec<&ReportId>> = BTreeMap::new();
        for head in heads {
            docs.entry(&head.doc).or_default().push(&head.id);
        }
        Self { docs, heads: heads.iter().map(|head| (head.id.as_str(), head)).collect() }
    }

    /// The one report of this name or id.
    fn report(&self, doc: &str) -> Result<ReportId, String> {
        if let Some(head) = self.heads.get(doc) {
            return Ok(head.id.clone());
        }
        let shown: String = doc.chars().take(LONGEST_NAME).collect();
        match self.docs.get(doc).map_or(&[][..], Vec::as_slice) {
            [one] => Ok((*one).clone()),
            [] => Err(format!("`doc`: no report of the project is called `{shown}`")),
            several => {
                let ids: Vec<&str> = several.iter().take(5).map(|id| id.as_str()).collect();
                let number = several.len();
                Err(format!("`doc`: {number} reports are called `{shown}`; give the id of one: {}", ids.join(", ")))
            }
        }
    }

    fn doc<'b>(&self, report: &'b ReportId) -> &'b str
    where
        'a: 'b,
    {
        self.heads.get(report.as_str()).map_or(report.as_str(), |head| &head.doc)
    }
}
