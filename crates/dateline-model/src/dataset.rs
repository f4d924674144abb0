//! Datasets: tables of events that others coded, their releases, and their rows.
//!
//! A record stands beside the claims as evidence. It is kept compact: hundreds of thousands of rows are common, so
//! their words are numbered, and the row itself stays where it is, in the file that is kept as received.

use smol_str::SmolStr;

use crate::event_table::Words;
use crate::{Day, Kind, LonLat, Metres, PublishedBasis, RunId, Terms};

/// The columns of a record that hold a word of the dataset, in the order of [`RecordTable::words`].
pub const WORDS: [&str; 9] = ["type", "sub_type", "actor1", "actor2", "place", "admin1", "admin2", "country", "source"];

/// The columns of a record that count the dead, in the order of [`RecordTable::counts`].
pub const COUNTS: [&str; 7] = ["low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"];

/// A table of events that others made, over all its releases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dataset {
    /// Its number in the project.
    pub id: u32,
    /// Its short name.
    pub name: String,
    /// The form in which it is read.
    pub format: String,
    /// Its name for people.
    pub title: String,
    /// Its licence in words.
    pub licence: String,
    /// What may be passed on.
    pub terms: Terms,
    /// The line to be shown with whatever comes of it.
    pub attribution: String,
    /// Where it comes from.
    pub url: Option<String>,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

/// One version of a dataset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Release {
    /// Its number in the project.
    pub id: u32,
    /// The number of its dataset.
    pub dataset: u32,
    /// What it calls itself, or which columns it has.
    pub label: String,
    /// The file that it came from.
    pub file: String,
    /// The hash of the file.
    pub hash: String,
    /// The length of the file.
    pub bytes: u64,
    /// The day it came out.
    pub published: Day,
    /// How that day is known.
    pub published_basis: PublishedBasis,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// Rows that could be read.
    pub rows: u64,
    /// Rows whose key was not there before.
    pub added: u64,
    /// Rows that say something else than before.
    pub changed: u64,
    /// Rows that it no longer has.
    pub withdrawn: u64,
    /// Rows that were refused.
    pub rejected: u64,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

/// The rows of one file, column by column. All columns are as long as `keys`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RecordTable {
    /// The dataset's own ids, each once.
    pub keys: Vec<SmolStr>,
    /// The first byte of each row in the file.
    pub at: Vec<u64>,
    /// The bytes of each row.
    pub len: Vec<u32>,
    /// The line of the file on which each row begins, from 1; of a file without lines, the number of the row.
    pub lines: Vec<u32>,
    /// The hash of what each row says, whatever the order of its columns.
    pub hashes: Vec<u64>,
    /// First day that it may have been.
    pub from: Vec<Day>,
    /// Last such day, inclusive.
    pub to: Vec<Day>,
    /// Where.
    pub points: Vec<Option<LonLat>>,
    /// How far from there it may have been.
    pub radius: Vec<Option<Metres>>,
    /// What that is in our words.
    pub kinds: Vec<Option<Kind>>,
    /// The dataset's words, a column for each of [`WORDS`].
    pub words: [Words; 9],
    /// The dead, a column for each of [`COUNTS`].
    pub counts: [Vec<Option<u32>>; 7],
}

impl RecordTable {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Leaves out the rows that are not to be kept.
    pub fn keep(&mut self, kept: &[bool]) {
        fn column<T>(rows: &mut Vec<T>, kept: &[bool]) {
            let mut flags = kept.iter();
            rows.retain(|_| flags.next().copied().unwrap_or(true));
        }
        column(&mut self.keys, kept);
        column(&mut self.at, kept);
        column(&mut self.len, kept);
        column(&mut self.lines, kept);
        column(&mut self.hashes, kept);
        column(&mut self.from, kept);
        column(&mut self.to, kept);
        column(&mut self.points, kept);
        column(&mut self.radius, kept);
        column(&mut self.kinds, kept);
        self.words.iter_mut().for_each(|words| words.keep(kept));
        self.counts.iter_mut().for_each(|counts| column(counts, kept));
    }
}

/// A row of a dataset, with its words.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// The short name of its dataset.
    pub dataset: String,
    /// The dataset's own id.
    pub key: String,
    /// The day on which the release came out that says it so.
    pub published: Day,
    /// The day on which a release came out that changed it or has it no longer.
    pub withdrawn: Option<Day>,
    /// First day that it may have been.
    pub from: Day,
    /// Last such day.
    pub to: Day,
    /// Where.
    pub location: Option<LonLat>,
    /// How far from there it may have been.
    pub radius: Option<Metres>,
    /// What that is in our words.
    pub kind: Option<Kind>,
    /// The dataset's words, in the order of [`WORDS`]; empty where it gives none.
    pub words: [String; 9],
    /// The dead, in the order of [`COUNTS`].
    pub counts: [Option<u32>; 7],
}
