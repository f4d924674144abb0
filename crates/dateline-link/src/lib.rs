//! Rows of event datasets that tell of one event, found without labels.
//!
//! Several datasets cover the same war, each with its own places, days, words and gaps. [`link`] says which of their rows
//! tell of the same event, how probably, and why. Where `dateline-merge` puts claims of reports together by rules, this
//! learns from the datasets themselves what agreement counts for: how far two sources' points for one town lie apart, how
//! their days differ, which word of the one stands for which of the other. The method, with its equations and its
//! limits, is told in `docs/merge.md`.
//!
//! The result depends neither on the order of tables and rows nor on how many cores there are.

mod assign;
mod belief;
mod cluster;
mod episodes;
mod explain;
mod learn;
mod levels;
pub mod meltt;
mod names;
mod pairs;
mod records;
mod settings;
mod table;
mod weights;

use dateline_model::EventTable;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

pub use explain::{FieldExplained, Learned, PairExplained};
pub use settings::Settings;

/// A row of a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RowRef {
    /// Which of the tables.
    pub table: u32,
    /// Which of its rows.
    pub row: u32,
}

/// Rows that tell of one event.
#[derive(Clone, PartialEq, Debug)]
pub struct Cluster {
    /// The rows, and how probable it is that each belongs with the others.
    pub members: Vec<(RowRef, f64)>,
}

/// Which rows tell of one event.
#[derive(Debug)]
pub struct Linked {
    /// Clusters of two rows or more; all other rows stand alone.
    pub clusters: Vec<Cluster>,
    /// How many pairs of rows were compared.
    pub compared: usize,
    /// How many rows lie nowhere and were compared with nothing.
    pub nowhere: usize,
    inside: Inside,
}

/// What is needed to say why.
#[derive(Debug)]
struct Inside {
    names: Vec<String>,
    sources: Vec<records::Source>,
    learned: Vec<((usize, usize), learn::Learned)>,
    numbering: cluster::Numbering,
    /// For each row of all sources the number of its cluster, `u32::MAX` where it stands alone.
    number: Vec<u32>,
}

impl Inside {
    fn cluster(&self, source: usize, row: u32) -> u32 {
        self.number[(self.numbering.starts[source] + row) as usize]
    }

    fn row(&self, source: usize, row: usize) -> RowRef {
        let source = &self.sources[source];
        RowRef { table: source.table as u32, row: source.row[row] }
    }
}

/// Finds the rows that tell of one event.
#[must_use]
pub fn link(tables: &[EventTable], settings: &Settings) -> Linked {
    let sources = records::sources(tables, settings);
    let numbering = cluster::Numbering::of(sources.iter().map(records::Source::len));
    let both: Vec<(usize, usize)> =
        (0..sources.len()).flat_map(|one| (one + 1..sources.len()).map(move |other| (one, other))).collect();
    let learned: Vec<((usize, usize), learn::Learned)> = both
        .into_par_iter()
        .map(|(one, other)| {
            let pairs = pairs::near(&sources[one], &sources[other], settings);
            ((one, other), learn::learn(&sources[one], &sources[other], pairs, settings))
        })
        .collect();
    let near = cluster::Near::of(&numbering, &learned, LEAST);
    let mut of = cluster::clusters(&numbering, &near, settings.threshold);
    let added = episodes::add(&sources, &numbering, &learned, &mut of);
    let (clusters, number) = gather(&sources, &numbering, &near, &of, &added);
    let compared = learned.iter().map(|(_, one)| one.pairs.len()).sum();
    let nowhere = sources.iter().map(|source| source.nowhere.len()).sum();
    let names = sources.iter().map(|source| tables[source.table].source.clone()).collect();
    Linked { clusters, compared, nowhere, inside: Inside { names, sources, learned, numbering, number } }
}

/// Pairs less probable than this are not looked at when clusters are made.
const LEAST: f32 = 0.02;

/// The clusters with their rows, in the order of their first rows, and the number of each row's cluster.
fn gather(
    sources: &[records::Source],
    numbering: &cluster::Numbering,
    near: &cluster::Near,
    of: &[u32],
    added: &FxHashMap<u32, f64>,
) -> (Vec<Cluster>, Vec<u32>) {
    let mut sizes = vec![0_u32; of.len()];
    of.iter().for_each(|cluster| sizes[*cluster as usize] += 1);
    let mut number = vec![u32::MAX; of.len()];
    let mut clusters: Vec<Cluster> = Vec::new();
    for (source, rows) in sources.iter().enumerate() {
        for row in numbering.rows(source) {
            let cluster = of[row as usize] as usize;
            if sizes[cluster] < 2 {
                continue;
            }
            if number[cluster] == u32::MAX {
                number[cluster] = clusters.len() as u32;
                clusters.push(Cluster { members: Vec::with_capacity(sizes[cluster] as usize) });
            }
            let with = near.of_row(row).iter().filter(|(other, _)| of[*other as usize] as usize == cluster);
            let alone: f64 = with.map(|(_, probable)| 1.0 - f64::from(*probable)).product();
            let place = RowRef { table: rows.table as u32, row: rows.row[(row - numbering.starts[source]) as usize] };
            let probable = added.get(&row).copied().unwrap_or(1.0 - alone);
            clusters[number[cluster] as usize].members.push((place, probable));
        }
    }
    let of_row = of.iter().map(|cluster| number[*cluster as usize]).collect();
    (clusters, of_row)
}
