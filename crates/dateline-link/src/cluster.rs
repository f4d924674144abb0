//! Pairs to clusters: rows of any number of sources that tell of one event.
//!
//! What is sought is the division of rows into clusters, at most one row of a source in each, that is expected to get most
//! pairs right: each pair in one cluster counts as probable as it is, less the threshold. For two sources the best
//! assignment is that. For more, one source after the other is taken out and put back in the best way, until nothing
//! changes.

use crate::assign::{Possible, assign};
use crate::learn::Learned;

/// Where the rows of all sources stand in one numbering.
#[derive(Debug)]
pub(crate) struct Numbering {
    pub(crate) starts: Vec<u32>,
}

impl Numbering {
    pub(crate) fn of(lengths: impl Iterator<Item = usize>) -> Self {
        let mut starts = vec![0_u32];
        for length in lengths {
            starts.push(starts[starts.len() - 1] + length as u32);
        }
        Self { starts }
    }

    pub(crate) fn rows(&self, source: usize) -> std::ops::Range<u32> {
        self.starts[source]..self.starts[source + 1]
    }

    pub(crate) fn all(&self) -> usize {
        self.starts[self.starts.len() - 1] as usize
    }
}

/// For each row, the rows that it may belong with, and how probably.
#[derive(Debug)]
pub(crate) struct Near {
    starts: Vec<u32>,
    to: Vec<(u32, f32)>,
}

impl Near {
    /// Of pairs of sources, with their numbers; pairs less probable than `least` are left out.
    pub(crate) fn of(numbering: &Numbering, learned: &[((usize, usize), Learned)], least: f32) -> Self {
        let edges = || {
            learned.iter().flat_map(|((one, other), learned)| {
                let (one, other) = (numbering.starts[*one], numbering.starts[*other]);
                let pairs = &learned.pairs;
                (0..pairs.len())
                    .filter(move |pair| learned.probable[*pair] >= least)
                    .map(move |pair| (one + pairs.a[pair], other + pairs.b[pair], learned.probable[pair]))
            })
        };
        let mut starts = vec![0_u32; numbering.all() + 1];
        edges().for_each(|(a, b, _)| {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        });
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let mut next = starts.clone();
        let mut to = vec![(0, 0.0); starts[starts.len() - 1] as usize];
        edges().for_each(|(a, b, probable)| {
            for (from, other) in [(a, b), (b, a)] {
                to[next[from as usize] as usize] = (other, probable);
                next[from as usize] += 1;
            }
        });
        Self { starts, to }
    }

    pub(crate) fn of_row(&self, row: u32) -> &[(u32, f32)] {
        &self.to[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }
}

/// The cluster of each row; rows of one event have one number.
pub(crate) fn clusters(numbering: &Numbering, near: &Near, threshold: f64) -> Vec<u32> {
    const SWEEPS: usize = 6;
    let sources = numbering.starts.len() - 1;
    let mut state = Clusters {
        of: (0..numbering.all() as u32).collect(),
        members: (0..numbering.all() as u32).map(|row| vec![row]).collect(),
    };
    let sweeps = if sources == 2 { 1 } else { SWEEPS };
    let mut added: Vec<usize> = vec![0];
    for source in 1..sources {
        added.push(source);
        state.place(numbering.rows(source), near, threshold);
    }
    for _ in 1..sweeps {
        let before = state.of.clone();
        for source in 0..sources {
            state.place(numbering.rows(source), near, threshold);
        }
        if state.of == before {
            break;
        }
    }
    state.of
}

struct Clusters {
    of: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Clusters {
    /// Takes the rows of a source out of their clusters, and puts them back in the best way.
    fn place(&mut self, rows: std::ops::Range<u32>, near: &Near, threshold: f64) {
        for row in rows.clone() {
            self.take_out(row);
        }
        let mut possible: Vec<Possible> = Vec::new();
        let mut sums: Vec<(u32, f64)> = Vec::new();
        for row in rows.clone() {
            sums.clear();
            for (other, probable) in near.of_row(row) {
                let cluster = self.of[*other as usize];
                match sums.iter_mut().find(|(one, _)| *one == cluster) {
                    Some((_, sum)) => *sum += f64::from(*probable),
                    None => sums.push((cluster, f64::from(*probable))),
                }
            }
            for (cluster, sum) in &sums {
                let worth = sum - threshold * self.members[*cluster as usize].len() as f64;
                if worth > 0.0 {
                    possible.push(Possible { row: row - rows.start, column: *cluster, worth });
                }
            }
        }
        let found = assign(rows.len(), self.members.len(), &possible);
        for (row, cluster) in rows.zip(found) {
            if cluster != u32::MAX {
                self.put(row, cluster);
            }
        }
    }

    /// Leaves the row alone. A cluster is named by its least row among those that stay.
    fn take_out(&mut self, row: u32) {
        let cluster = self.of[row as usize];
        if self.members[cluster as usize].len() == 1 {
            return;
        }
        let mut rest = std::mem::take(&mut self.members[cluster as usize]);
        rest.retain(|one| *one != row);
        let name = rest.iter().copied().min().unwrap_or(row);
        rest.iter().for_each(|one| self.of[*one as usize] = name);
        self.members[name as usize] = rest;
        self.of[row as usize] = row;
        self.members[row as usize] = vec![row];
    }

    fn put(&mut self, row: u32, cluster: u32) {
        self.members[row as usize].clear();
        self.members[cluster as usize].push(row);
        self.of[row as usize] = cluster;
    }
}
