//! Rows of an event dataset, as columns.
//!
//! A dataset has up to millions of rows that name a few hundred places and a dozen types, so each word is kept once and
//! a row has its number. Readers fill these tables; what compares rows of several datasets looks at nothing else.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::{Day, LonLat, Metres};

/// Dead as a row gives them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Toll {
    /// At least.
    pub low: u32,
    /// The row's own best figure.
    pub best: u32,
    /// At most.
    pub high: u32,
}

impl Toll {
    /// A figure without a range.
    #[must_use]
    pub fn exactly(number: u32) -> Self {
        Self { low: number, best: number, high: number }
    }
}

/// A column of words: each word once, and for each row the word's number. Number 0 is the empty word: not given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    texts: Vec<SmolStr>,
    numbers: FxHashMap<SmolStr, u32>,
    rows: Vec<u32>,
}

impl Default for Words {
    fn default() -> Self {
        let empty = SmolStr::default();
        Self { numbers: FxHashMap::from_iter([(empty.clone(), 0)]), texts: vec![empty], rows: vec![] }
    }
}

impl Words {
    /// The next row's word.
    pub fn push(&mut self, word: &str) {
        // Rows are often sorted, so that the word before is the likeliest.
        let number = match self.rows.last() {
            Some(last) if self.texts[*last as usize] == word => *last,
            _ => self.number(word),
        };
        self.rows.push(number);
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(word.into());
        self.numbers.insert(word.into(), number);
        number
    }

    /// Each row's number.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The words by number; the first is empty.
    #[must_use]
    pub fn texts(&self) -> &[SmolStr] {
        &self.texts
    }

    /// The word of a row; empty where it gives none, or where there is no such row.
    #[must_use]
    pub fn of(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |number| self.texts[*number as usize].as_str())
    }

    /// Leaves out rows, in place.
    pub fn keep(&mut self, kept: &[bool]) {
        let mut flags = kept.iter();
        self.rows.retain(|_| flags.next().copied().unwrap_or(true));
    }
}

/// The rows of one event dataset. All columns are as long as [`ids`](Self::ids); a word that a row does not give is
/// empty.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct EventTable {
    /// Whose rows they are: the file's name without its extension.
    pub source: String,
    /// The rows' own names, each once.
    pub ids: Vec<SmolStr>,
    /// The line of the file that a row begins on, from 1.
    pub lines: Vec<u32>,
    /// The first day that a row gives.
    pub from: Vec<Day>,
    /// The last day that a row gives; the first where it gives one only.
    pub to: Vec<Day>,
    /// How many days more it may be off to either side, as its precision code says.
    pub days_off: Vec<u16>,
    /// Where.
    pub points: Vec<Option<LonLat>>,
    /// How far from there it may have been, as its precision code says; 0 = as near as the source places things.
    pub radius: Vec<Metres>,
    /// The place's name.
    pub place: Words,
    /// The name of the district, or of what stands above the place.
    pub district: Words,
    /// What happened, in the source's own word.
    pub kind: Words,
    /// Who, first.
    pub actor1: Words,
    /// Who, second.
    pub actor2: Words,
    /// The dead.
    pub toll: Vec<Option<Toll>>,
    /// Further columns that were asked for, by name.
    pub others: Vec<(String, Words)>,
}

impl EventTable {
    /// How many rows it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Leaves out the rows that are not to be kept.
    pub fn keep(&mut self, kept: &[bool]) {
        fn column<T>(rows: &mut Vec<T>, kept: &[bool]) {
            let mut flags = kept.iter();
            rows.retain(|_| flags.next().copied().unwrap_or(true));
        }
        column(&mut self.ids, kept);
        column(&mut self.lines, kept);
        column(&mut self.from, kept);
        column(&mut self.to, kept);
        column(&mut self.days_off, kept);
        column(&mut self.points, kept);
        column(&mut self.radius, kept);
        column(&mut self.toll, kept);
        let words = [&mut self.place, &mut self.district, &mut self.kind, &mut self.actor1, &mut self.actor2];
        words.into_iter().for_each(|one| one.keep(kept));
        self.others.iter_mut().for_each(|(_, one)| one.keep(kept));
    }

    /// The named further column.
    #[must_use]
    pub fn other(&self, name: &str) -> Option<&Words> {
        self.others.iter().find(|(one, _)| one == name).map(|(_, words)| words)
    }
}

/// What the words of a column stand for, from the finest level to the broadest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taxonomy {
    /// The column whose words it explains.
    pub column: String,
    /// How many levels it has.
    pub levels: usize,
    /// Source, its own word, and what that is at each level.
    pub entries: Vec<(String, String, Vec<String>)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_once_and_the_empty_one_is_number_nought() {
        let mut words = Words::default();
        ["clash", "", "strike", "clash"].into_iter().for_each(|word| words.push(word));
        assert_eq!(words.rows(), [1, 0, 2, 1]);
        assert_eq!(words.of(2), "strike");
        words.keep(&[false, true, true, true]);
        assert_eq!((words.of(0), words.of(2), words.of(9)), ("", "clash", ""));
    }
}
