//! The method of MELTT: matching event data by location, time and type (Donnay, Dunford, McGrath, Backer & Cunningham
//! 2019, Journal of Conflict Resolution 63(5)). Written anew: no code of theirs is here; the
//! order in which rows are taken was learned from what their released program does.
//!
//! Datasets are integrated one after the other, in the order given. A row of the next dataset may match one of those
//! before it that lies within the window of kilometres and whose first and last days lie within the window of days, if
//! they agree on every taxonomy at some level. Each row matches once: in the order of their days, each of the rows before
//! takes the first of the next dataset that is still free. (The paper has the finest agreement go first; the released
//! program, as its authors' own example shows, goes by the order, and it is their integration that is to come out here.)
//! Events (one day) match events and episodes (several days) match episodes; an event that would match an episode is
//! counted, and left to a person.

use dateline_model::{EventTable, LonLat, Taxonomy};
use rustc_hash::FxHashMap;

use crate::{Cluster, RowRef};

/// What is wrong with the taxonomies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unmapped {
    /// The source.
    pub source: String,
    /// The column.
    pub column: String,
    /// The word that the taxonomy does not have.
    pub word: String,
}

impl std::fmt::Display for Unmapped {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the taxonomy of `{}` does not have `{}` of `{}`", self.column, self.word, self.source)
    }
}

impl std::error::Error for Unmapped {}

/// What was integrated.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Integrated {
    /// Rows of one event or episode, in the order of the first of them.
    pub clusters: Vec<Cluster>,
    /// Clusters of events.
    pub events: usize,
    /// Clusters of episodes.
    pub episodes: usize,
    /// Rows that are left when each cluster counts once.
    pub unique: usize,
    /// Events that agree with an episode of another dataset: for a person to look at.
    pub flagged: usize,
    /// Rows without coordinates, which match nothing.
    pub nowhere: usize,
}

/// A row as it is compared.
struct Row {
    at: RowRef,
    from: i32,
    to: i32,
    point: LonLat,
    /// For each taxonomy, what the row's word is at each level, as numbers.
    meanings: Vec<Vec<u32>>,
}

impl Row {
    fn is_event(&self) -> bool {
        self.from == self.to
    }
}

/// Integrates the tables in their order. Each taxonomy's column must be among the tables' further columns.
pub fn integrate(
    tables: &[EventTable],
    taxonomies: &[Taxonomy],
    days: u16,
    kilometres: f64,
) -> Result<Integrated, Unmapped> {
    let mut done = Integrated::default();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    // The rows that stand for what was integrated so far, and the rows of which each is made.
    let mut merged: Vec<Row> = Vec::new();
    let mut members: FxHashMap<RowRef, Vec<RowRef>> = FxHashMap::default();
    let mut flagged: Vec<RowRef> = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        done.nowhere += table.points.iter().filter(|point| point.is_none()).count();
        let rows = rows(number as u32, table, taxonomies, &mut numbers)?;
        let matches = best(&merged, &rows, days, kilometres);
        flagged.extend(flags(&merged, &rows, days, kilometres, &matches));
        let mut taken = vec![false; rows.len()];
        for (old, new) in &matches {
            taken[*new] = true;
            members.entry(merged[*old].at).or_default().push(rows[*new].at);
        }
        // As far as the order of days goes, what was integrated is one dataset.
        merged.extend(rows.into_iter().zip(taken).filter(|(_, taken)| !taken).map(|(row, _)| row));
        merged.sort_by_key(|row| (row.from, row.at));
    }
    flagged.sort_unstable();
    flagged.dedup();
    flagged.retain(|at| merged.iter().any(|row| row.at == *at));
    done.flagged = flagged.len();
    done.unique = merged.len();
    merged.sort_by_key(|row| row.at);
    for row in &merged {
        let Some(others) = members.get(&row.at) else { continue };
        *(if row.is_event() { &mut done.events } else { &mut done.episodes }) += 1;
        let rows = std::iter::once(row.at).chain(others.iter().copied());
        done.clusters.push(Cluster { members: rows.map(|at| (at, 1.0)).collect() });
    }
    Ok(done)
}

fn rows(
    number: u32,
    table: &EventTable,
    taxonomies: &[Taxonomy],
    numbers: &mut FxHashMap<String, u32>,
) -> Result<Vec<Row>, Unmapped> {
    let mut columns = Vec::new();
    for taxonomy in taxonomies {
        let entries = taxonomy.entries.iter().filter(|(source, _, _)| *source == table.source);
        let levels: FxHashMap<&str, Vec<u32>> = entries
            .map(|(_, word, levels)| {
                let numbered = levels.iter().map(|level| {
                    let next = numbers.len() as u32;
                    *numbers.entry(level.clone()).or_insert(next)
                });
                (word.as_str(), numbered.collect())
            })
            .collect();
        columns.push((taxonomy, table.other(&taxonomy.column), levels));
    }
    let mut rows = Vec::new();
    for (row, point) in table.points.iter().enumerate() {
        let Some(point) = *point else { continue };
        let mut meanings = Vec::new();
        for (taxonomy, words, levels) in &columns {
            let word = words.map_or("", |words| words.of(row));
            let meaning = levels.get(word).ok_or_else(|| Unmapped {
                source: table.source.clone(),
                column: taxonomy.column.clone(),
                word: word.to_owned(),
            })?;
            meanings.push(meaning.clone());
        }
        let at = RowRef { table: number, row: row as u32 };
        rows.push(Row { at, from: table.from[row].number(), to: table.to[row].number(), point, meanings });
    }
    rows.sort_by_key(|row| row.from);
    Ok(rows)
}

/// Which rows match which: each of the integrated rows takes the first new row that is still free.
fn best(merged: &[Row], rows: &[Row], days: u16, kilometres: f64) -> Vec<(usize, usize)> {
    let near = |old: &Row, new: &Row| {
        let window = i32::from(days);
        old.is_event() == new.is_event() && (old.from - new.from).abs() <= window && (old.to - new.to).abs() <= window
    };
    // Both sides are in the order of their days, and so are the pairs.
    let possible = pairs(merged, rows, i32::from(days), kilometres, near);
    let (mut old_taken, mut new_taken) = (vec![false; merged.len()], vec![false; rows.len()]);
    let mut found = Vec::new();
    for (old, new) in possible {
        if !old_taken[old] && !new_taken[new] {
            (old_taken[old], new_taken[new]) = (true, true);
            found.push((old, new));
        }
    }
    found
}

/// Events that agree with an episode of the other side.
fn flags(merged: &[Row], rows: &[Row], days: u16, kilometres: f64, matched: &[(usize, usize)]) -> Vec<RowRef> {
    let window = i32::from(days);
    let near = |old: &Row, new: &Row| {
        let (episode, event) = if old.is_event() { (new, old) } else { (old, new) };
        old.is_event() != new.is_event() && episode.from - event.from <= window && event.to - episode.to <= window
    };
    let longest = merged.iter().chain(rows).map(|row| row.to - row.from).max().unwrap_or(0);
    let found = pairs(merged, rows, window + longest, kilometres, near);
    // A row of the new table that has been matched stands for nothing of its own.
    let gone = |new: usize| matched.iter().any(|(_, one)| *one == new);
    let flag = |(old, new): (usize, usize)| {
        (!gone(new)).then(|| if merged[old].is_event() { merged[old].at } else { rows[new].at })
    };
    found.into_iter().filter_map(flag).collect()
}

/// The pairs that are near and agree on every taxonomy at some level.
fn pairs(
    merged: &[Row],
    rows: &[Row],
    window: i32,
    kilometres: f64,
    near: impl Fn(&Row, &Row) -> bool,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, old) in merged.iter().enumerate() {
        let first = rows.partition_point(|row| row.from < old.from - window);
        for (new_at, new) in rows.iter().enumerate().skip(first) {
            if new.from > old.from.max(old.to) + window {
                break;
            }
            if near(old, new)
                && (old.point.latitude() - new.point.latitude()).abs() * 110.0 <= kilometres
                && old.point.distance(new.point).kilometres() <= kilometres
                && agree(old, new)
            {
                found.push((at, new_at));
            }
        }
    }
    found
}

/// Whether two rows agree on every taxonomy, at some level.
fn agree(old: &Row, new: &Row) -> bool {
    let mut both = old.meanings.iter().zip(&new.meanings);
    both.all(|(old, new)| old.iter().zip(new).any(|(old, new)| old == new))
}
