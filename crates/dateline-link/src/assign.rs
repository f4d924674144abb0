//! The best one-to-one assignment of rows to columns, where few pairs are possible at all.
//!
//! Shortest augmenting paths with prices, as in the Hungarian method, over the possible pairs only. A row or a column may
//! stay alone at no cost, so a search seldom goes farther than a few rows.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// No row, no column.
const NONE: u32 = u32::MAX;

/// A pair that may be made, and what it is worth; only what is worth more than nothing is made.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Possible {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) worth: f64,
}

/// The column of each row, `u32::MAX` where it stays alone: the choice that is worth most in sum. `possible` is sorted by
/// row.
pub(crate) fn assign(rows: usize, columns: usize, possible: &[Possible]) -> Vec<u32> {
    let mut starts = vec![0_u32; rows + 1];
    possible.iter().for_each(|one| starts[one.row as usize + 1] += 1);
    for row in 1..starts.len() {
        starts[row] += starts[row - 1];
    }
    let mut search = Search {
        possible,
        starts,
        column_of: vec![NONE; rows],
        row_of: vec![NONE; columns],
        surplus: vec![0.0; rows],
        price: vec![0.0; columns],
        reached: vec![f64::INFINITY; columns],
        through: vec![NONE; columns],
        touched: vec![],
        heap: BinaryHeap::new(),
    };
    for row in 0..rows as u32 {
        search.insert(row);
    }
    search.column_of
}

struct Search<'a> {
    possible: &'a [Possible],
    starts: Vec<u32>,
    column_of: Vec<u32>,
    row_of: Vec<u32>,
    surplus: Vec<f64>,
    price: Vec<f64>,
    /// How far each column is in the search under way.
    reached: Vec<f64>,
    /// The row by which it was reached.
    through: Vec<u32>,
    touched: Vec<u32>,
    heap: BinaryHeap<Step>,
}

/// A column at a distance; the nearest comes first.
#[derive(PartialEq)]
struct Step {
    far: f64,
    column: u32,
}

impl Eq for Step {}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        other.far.total_cmp(&self.far).then(other.column.cmp(&self.column))
    }
}

impl Search<'_> {
    fn edges(&self, row: u32) -> &[Possible] {
        &self.possible[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }

    /// Takes in a row, and lets others move over for it where that is worth it.
    fn insert(&mut self, row: u32) {
        let best = self.edges(row).iter().map(|one| one.worth - self.price[one.column as usize]).fold(0.0, f64::max);
        if best <= 0.0 {
            return;
        }
        self.surplus[row as usize] = best;
        // The cheapest end so far: the row itself stays alone.
        let mut end = (best, End::Row(row));
        self.reach(row, 0.0);
        let mut settled: Vec<(u32, f64)> = Vec::new();
        while let Some(Step { far, column }) = self.heap.pop() {
            if far > self.reached[column as usize] {
                continue;
            }
            if far >= end.0 {
                break;
            }
            settled.push((column, far));
            match self.row_of[column as usize] {
                NONE => {
                    end = (far, End::Column(column));
                    break;
                }
                held => {
                    let dropped = far + self.surplus[held as usize];
                    if dropped < end.0 {
                        end = (dropped, End::Row(held));
                    }
                    self.reach(held, far);
                }
            }
        }
        let (total, end) = end;
        self.surplus[row as usize] -= total;
        for (column, far) in settled {
            let rise = total - far;
            if rise > 0.0 {
                self.price[column as usize] += rise;
                let held = self.row_of[column as usize];
                if held != NONE {
                    self.surplus[held as usize] -= rise;
                }
            }
        }
        self.augment(row, end);
        for column in self.touched.drain(..) {
            self.reached[column as usize] = f64::INFINITY;
            self.through[column as usize] = NONE;
        }
        self.heap.clear();
    }

    fn reach(&mut self, row: u32, from: f64) {
        for at in self.starts[row as usize]..self.starts[row as usize + 1] {
            let one = self.possible[at as usize];
            let column = one.column as usize;
            let far = from + (self.surplus[row as usize] + self.price[column] - one.worth).max(0.0);
            if far < self.reached[column] {
                if self.reached[column] == f64::INFINITY {
                    self.touched.push(one.column);
                }
                self.reached[column] = far;
                self.through[column] = row;
                self.heap.push(Step { far, column: one.column });
            }
        }
    }

    /// Moves every row on the way to the end over to the next column.
    fn augment(&mut self, row: u32, end: End) {
        let mut column = match end {
            End::Row(last) if last == row => return,
            End::Row(last) => {
                let freed = self.column_of[last as usize];
                self.column_of[last as usize] = NONE;
                self.surplus[last as usize] = 0.0;
                freed
            }
            End::Column(column) => column,
        };
        loop {
            let taker = self.through[column as usize];
            let left = self.column_of[taker as usize];
            self.column_of[taker as usize] = column;
            self.row_of[column as usize] = taker;
            if taker == row || left == NONE {
                return;
            }
            column = left;
        }
    }
}

#[derive(Clone, Copy)]
enum End {
    /// This row stays alone.
    Row(u32),
    /// This column was free.
    Column(u32),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The most that any assignment is worth, by trying all.
    fn best(row: u32, rows: u32, taken: u32, possible: &[Possible]) -> f64 {
        if row == rows {
            return 0.0;
        }
        let alone = best(row + 1, rows, taken, possible);
        let with = possible.iter().filter(|one| one.row == row && taken & (1 << one.column) == 0);
        with.map(|one| one.worth + best(row + 1, rows, taken | (1 << one.column), possible)).fold(alone, f64::max)
    }

    proptest! {
        #[test]
        fn no_assignment_is_worth_more(worths in prop::collection::vec(prop::option::weighted(0.6, 1_u32..60), 36)) {
            let possible: Vec<Possible> = (0_u32..)
                .zip(&worths)
                .filter_map(|(at, worth)| Some(Possible { row: at / 6, column: at % 6, worth: f64::from((*worth)?) }))
                .collect();
            let found = assign(6, 6, &possible);
            let mut columns: Vec<u32> = found.iter().copied().filter(|column| *column != NONE).collect();
            let worth: f64 = (0_u32..)
                .zip(&found)
                .filter(|(_, column)| **column != NONE)
                .map(|(row, column)| possible.iter().find(|one| one.row == row && one.column == *column).unwrap().worth)
                .sum();
            columns.sort_unstable();
            columns.dedup();
            prop_assert_eq!(columns.len(), found.iter().filter(|column| **column != NONE).count());
            prop_assert!((worth - best(0, 6, 0, &possible)).abs() < 1e-9);
        }
    }
}
