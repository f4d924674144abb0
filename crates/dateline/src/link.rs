//! Event datasets to clusters, without a project.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline_formats::{Limits, ReadOptions, read_event_table, read_taxonomy};
use dateline_link::{Cluster, Linked, RowRef, Settings, link, meltt};
use dateline_model::{Diagnostic, EventTable, Parsed, Severity, Taxonomy, Words};
use rayon::prelude::*;

use crate::Error;

/// How datasets are merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MergeMethod {
    /// What agreement counts for is learned from the datasets.
    #[default]
    Learned,
    /// The method of MELTT: windows and taxonomies.
    Meltt,
}

/// What is to be merged, and how.
#[derive(Clone, Debug)]
pub struct MergeOptions {
    /// The datasets, a CSV file each.
    pub files: Vec<PathBuf>,
    /// How many days a date may be off.
    pub days: u16,
    /// How many kilometres a place may be off.
    pub kilometres: f64,
    /// Taxonomies, a CSV file each.
    pub taxonomies: Vec<PathBuf>,
    /// How.
    pub method: MergeMethod,
    /// Print rows that stand alone, too.
    pub alone: bool,
    /// Refuse everything where a row is refused.
    pub strict: bool,
    /// Say why, too.
    pub explain: bool,
}

/// What came of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Merged {
    /// `cluster,source,event_id,probability`, a row each.
    pub csv: String,
    /// Why, as JSON, an object a line: what was learned of two sources, then each pair of rows that was put together. Empty
    /// unless asked for.
    pub explained: String,
    /// What was refused or is doubtful.
    pub diagnostics: Vec<Diagnostic>,
    /// How many rows were read.
    pub rows: usize,
    /// How many clusters there are.
    pub clusters: usize,
    /// How many rows have no place and were compared with nothing.
    pub nowhere: usize,
    /// By the method of MELTT: clusters of events, of episodes, and events that agree with an episode.
    pub meltt: Option<(usize, usize, usize)>,
}

/// Merges datasets.
pub fn merge_files(options: &MergeOptions) -> Result<Merged, Error> {
    let limits = Limits::default();
    let mut merged = Merged::default();
    let mut taxonomies: Vec<Taxonomy> = Vec::new();
    for path in &options.taxonomies {
        let read = read_taxonomy(&path.display().to_string(), &bytes(path)?, &limits);
        merged.diagnostics.extend(read.diagnostics);
        taxonomies.push(read.value);
    }
    let read_options = ReadOptions { others: taxonomies.iter().map(|one| one.column.clone()).collect() };
    let read: Vec<Result<Parsed<EventTable>, Error>> = options
        .files
        .par_iter()
        .map(|path| Ok(read_event_table(&path.display().to_string(), &bytes(path)?, &read_options, &limits)))
        .collect();
    let mut tables: Vec<EventTable> = Vec::new();
    for (table, path) in read.into_iter().zip(&options.files) {
        let table = table?;
        merged.diagnostics.extend(table.diagnostics);
        if tables.iter().any(|one| one.source == table.value.source) {
            return Err(Error::SameSource { path: path.clone(), name: table.value.source });
        }
        tables.push(table.value);
    }
    let refused = merged.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    if options.strict && refused > 0 {
        return Err(Error::RowsRefused { refused, diagnostics: merged.diagnostics });
    }
    merged.rows = tables.iter().map(EventTable::len).sum();
    let clusters = match options.method {
        MergeMethod::Learned => {
            tables.iter_mut().for_each(|table| by_taxonomy(table, &taxonomies));
            let settings = Settings { days: options.days, kilometres: options.kilometres, ..Settings::default() };
            let linked = link(&tables, &settings);
            merged.nowhere = linked.nowhere;
            if options.explain {
                merged.explained = explained(&linked, &tables);
            }
            linked.clusters
        }
        MergeMethod::Meltt => {
            let done = meltt::integrate(&tables, &taxonomies, options.days, options.kilometres)
                .map_err(|unmapped| Error::Taxonomy { reason: unmapped.to_string() })?;
            merged.nowhere = done.nowhere;
            merged.meltt = Some((done.events, done.episodes, done.flagged));
            done.clusters
        }
    };
    merged.clusters = clusters.len();
    merged.csv = csv(&clusters, &tables, options.alone);
    Ok(merged)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

/// Puts the finest level of the taxonomies in the place of the source's own types: where somebody has said what stands for
/// what, it need not be learned.
fn by_taxonomy(table: &mut EventTable, taxonomies: &[Taxonomy]) {
    if taxonomies.is_empty() {
        return;
    }
    let mut kinds = Words::default();
    for row in 0..table.len() {
        let meaning = |taxonomy: &Taxonomy| {
            let word = table.other(&taxonomy.column).map_or("", |words| words.of(row));
            let mut entries = taxonomy.entries.iter();
            let found = entries.find(|(source, one, _)| *source == table.source && one == word);
            found.and_then(|(_, _, levels)| levels.first().cloned()).unwrap_or_default()
        };
        let all: Vec<String> = taxonomies.iter().map(meaning).collect();
        let nothing = all.iter().all(String::is_empty);
        kinds.push(&if nothing { String::new() } else { all.join(" | ") });
    }
    table.kind = kinds;
}

/// The clusters as CSV; rows that stand alone follow, where they are asked for, each with a cluster of its own.
fn csv(clusters: &[Cluster], tables: &[EventTable], alone: bool) -> String {
    let mut out = String::with_capacity(64 + clusters.len() * 64);
    out.push_str("cluster,source,event_id,probability\n");
    let mut line = |cluster: usize, at: RowRef, probability: f64| {
        let table = &tables[at.table as usize];
        let _ = write!(out, "{cluster},");
        field(&mut out, &table.source);
        out.push(',');
        field(&mut out, &table.ids[at.row as usize]);
        let _ = writeln!(out, ",{probability:.4}");
    };
    let mut taken: Vec<Vec<bool>> = tables.iter().map(|table| vec![false; table.len()]).collect();
    for (number, cluster) in (1..).zip(clusters) {
        for (at, probability) in &cluster.members {
            line(number, *at, *probability);
            taken[at.table as usize][at.row as usize] = true;
        }
    }
    if alone {
        let mut number = clusters.len();
        for (table, taken) in (0_u32..).zip(&taken) {
            for (row, taken) in (0_u32..).zip(taken) {
                if !taken {
                    number += 1;
                    line(number, RowRef { table, row }, 1.0);
                }
            }
        }
    }
    out
}

/// A field, in quotes where it needs them.
fn field(out: &mut String, text: &str) {
    if text.contains([',', '"', '\n', '\r']) {
        let _ = write!(out, "\"{}\"", text.replace('"', "\"\""));
    } else {
        out.push_str(text);
    }
}

fn explained(linked: &Linked, tables: &[EventTable]) -> String {
    let mut out = String::new();
    for learned in linked.learned() {
        let _ = writeln!(out, "{}", serde_json::json!({ "learned": learned }));
    }
    for pair in linked.explain() {
        let row = |at: RowRef| {
            let table = &tables[at.table as usize];
            let row = at.row as usize;
            serde_json::json!({ "source": table.source, "event_id": table.ids[row], "line": table.lines[row] })
        };
        let _ = writeln!(out, "{}", serde_json::json!({ "rows": [row(pair.rows.0), row(pair.rows.1)], "pair": pair }));
    }
    out
}
