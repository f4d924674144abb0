//! What a good line map is, as a number: the lower the better.
//!
//! The criteria are those of Stott, Rodgers, Martinez-Ovando and Walker, "Automatic metro map layout using multicriteria
//! optimization" (2011): lines upright, level or at 45°, of even length, straight on through a stop, never through another
//! stop or crossing without need; and the lie of the land kept. Weights were set by eye on the Qalamoun roads.

use std::f64::consts::{FRAC_PI_4, PI};

/// A place on the grid: columns from the left, rows from the top.
pub(super) type Cell = (i32, i32);

/// Roads to be laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    /// Where each stop lies, 0 to 1 from the left and from the top, in true proportion.
    pub(super) lie: Vec<(f64, f64)>,
    /// Where each would stand if only its grid cell mattered: the lie, with crowds spread.
    pub(super) wish: Vec<(f64, f64)>,
    /// The lines, each once.
    pub(super) lines: Vec<[usize; 2]>,
    /// Pairs of lines that meet in a stop, and how much it matters that one runs straight on into the other.
    pub(super) turns: Vec<Turn>,
    /// How many cells a stop's name takes.
    pub(super) names: Vec<f64>,
    /// The lines at each stop.
    pub(super) at: Vec<Vec<usize>>,
    /// The turns in which a line at each stop takes part.
    pub(super) turns_at: Vec<Vec<usize>>,
    /// Pairs of lines that cross in the lie of the land, smaller index first.
    pub(super) crossing: Vec<Vec<bool>>,
}

/// Two lines that meet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) stop: usize,
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) weight: f64,
}

impl Net {
    /// The cost of all.
    pub(super) fn total(&self, cells: &[Cell]) -> f64 {
        let mut sum = 0.0;
        for line in 0..self.lines.len() {
            sum += self.line(cells, line);
            sum += (line + 1..self.lines.len()).map(|other| self.cross(cells, line, other)).sum::<f64>();
            sum += (0..cells.len()).map(|stop| self.near(cells, line, stop)).sum::<f64>();
        }
        sum += self.turns.iter().map(|turn| self.turn(cells, *turn)).sum::<f64>();
        for stop in 0..cells.len() {
            sum += self.stray(cells, stop);
            sum += (stop + 1..cells.len()).map(|other| self.pair(cells, stop, other)).sum::<f64>();
        }
        sum
    }

    /// The part of the cost that changes when this stop alone is moved.
    pub(super) fn around(&self, cells: &[Cell], stop: usize) -> f64 {
        let at = &self.at[stop];
        let mut sum = self.stray(cells, stop);
        sum += (0..cells.len()).filter(|other| *other != stop).map(|other| self.pair(cells, stop, other)).sum::<f64>();
        for line in 0..self.lines.len() {
            if !at.contains(&line) {
                sum += self.near(cells, line, stop);
                sum += at.iter().map(|own| self.cross(cells, line, *own)).sum::<f64>();
            }
        }
        for own in at {
            sum += self.line(cells, *own);
            sum += (0..cells.len()).map(|other| self.near(cells, *own, other)).sum::<f64>();
        }
        sum + self.turns_at[stop].iter().map(|turn| self.turn(cells, self.turns[*turn])).sum::<f64>()
    }

    /// The part of the cost that changes when these stops are moved together: `inside` says of each stop whether it is one.
    pub(super) fn around_all(&self, cells: &[Cell], inside: &[bool]) -> f64 {
        // How many ends of each line are moved; lines with none or both moved stay as they are to their like.
        let moved: Vec<u8> =
            self.lines.iter().map(|ends| ends.iter().map(|end| u8::from(inside[*end])).sum()).collect();
        let mut sum = 0.0;
        for line in (0..moved.len()).filter(|line| moved[*line] > 0) {
            sum += if moved[line] == 1 { self.line(cells, line) } else { 0.0 };
            for other in (0..moved.len()).filter(|other| moved[*other] == 0 || *other > line) {
                let alike = moved[line] == 2 && moved[other] == 2;
                sum += if alike { 0.0 } else { self.cross(cells, line, other) };
            }
        }
        for (line, moved) in moved.iter().enumerate() {
            let changed = (0..cells.len()).filter(|stop| *moved != if inside[*stop] { 2 } else { 0 });
            sum += changed.map(|stop| self.near(cells, line, stop)).sum::<f64>();
        }
        let changed = self.turns.iter().filter(|turn| moved[turn.one] != moved[turn.other] || moved[turn.one] == 1);
        sum += changed.map(|turn| self.turn(cells, *turn)).sum::<f64>();
        for stop in (0..cells.len()).filter(|stop| inside[*stop]) {
            sum += self.stray(cells, stop);
            let outside = (0..cells.len()).filter(|other| !inside[*other]);
            sum += outside.map(|other| self.pair(cells, stop, other)).sum::<f64>();
        }
        sum
    }

    /// A line should run at a multiple of 45°, some two cells long, and point where the land does.
    fn line(&self, cells: &[Cell], line: usize) -> f64 {
        let [from, to] = self.lines[line];
        let (across, down) = between(cells[from], cells[to]);
        let length = across.hypot(down);
        if length == 0.0 {
            return 100.0;
        }
        let angle = down.atan2(across);
        let off = (angle / FRAC_PI_4 - (angle / FRAC_PI_4).round()).abs() * 2.0;
        let stretch = if length < 1.9 { 6.0 * (1.9 - length) } else { 0.9 * (length - 2.0).max(0.0) };
        let (lie_across, lie_down) = (self.lie[to].0 - self.lie[from].0, self.lie[to].1 - self.lie[from].1);
        let lie = if lie_across.hypot(lie_down) < 1e-9 { angle } else { lie_down.atan2(lie_across) };
        let turned = difference(angle, lie) / FRAC_PI_4;
        let astray = if turned > 2.0 { 12.0 * (turned - 2.0) } else { 0.0 };
        12.0 * off.sqrt() * off + stretch + 1.3 * turned * turned + astray
    }

    /// A road should run on without a bend, and no two lines should leave a stop side by side.
    fn turn(&self, cells: &[Cell], turn: Turn) -> f64 {
        let leave = |line: usize| {
            let [from, to] = self.lines[line];
            let (across, down) = between(cells[turn.stop], cells[if from == turn.stop { to } else { from }]);
            down.atan2(across)
        };
        let apart = difference(leave(turn.one), leave(turn.other));
        let bend = (PI - apart) / FRAC_PI_4;
        let crowd = if apart < FRAC_PI_4 * 0.98 { 6.0 + 24.0 * (1.0 - apart / FRAC_PI_4) } else { 0.0 };
        turn.weight * bend * bend + crowd
    }

    /// Lines should not cross; where they do on the ground, they may.
    fn cross(&self, cells: &[Cell], one: usize, other: usize) -> f64 {
        let ([a, b], [c, d]) = (self.lines[one], self.lines[other]);
        if a == c || a == d || b == c || b == d || !crosses(cells[a], cells[b], cells[c], cells[d]) {
            return 0.0;
        }
        if self.crossing[one][other] { 12.0 } else { 45.0 }
    }

    /// A line should keep clear of stops that are not its own.
    fn near(&self, cells: &[Cell], line: usize, stop: usize) -> f64 {
        let [from, to] = self.lines[line];
        if from == stop || to == stop {
            return 0.0;
        }
        let (at, from, to) = (cells[stop], cells[from], cells[to]);
        let beyond = |at: i32, one: i32, other: i32| at < one.min(other) || at > one.max(other);
        // Most stops lie a whole cell or more beyond the ends of a line.
        if beyond(at.0, from.0, to.0) || beyond(at.1, from.1, to.1) {
            return 0.0;
        }
        let far = distance(at, from, to);
        if far < 0.5 {
            40.0
        } else if far < 1.0 {
            14.0 * (1.0 - far) + 3.0
        } else {
            0.0
        }
    }

    /// Two stops should not share a cell, leave each other room for a name, and keep their order from north to south and
    /// from west to east.
    fn pair(&self, cells: &[Cell], one: usize, other: usize) -> f64 {
        let (across, down) = between(cells[one], cells[other]);
        let mut sum = match (across.abs(), down.abs()) {
            (0.0, 0.0) => 500.0,
            (gap, 0.0) => {
                let left = if across > 0.0 { one } else { other };
                if gap < self.names[left] + 0.6 { 2.0 } else { 0.0 }
            }
            (gap, 1.0) if gap <= 1.0 => 1.5,
            _ => 0.0,
        };
        let lie = (self.lie[other].0 - self.lie[one].0, self.lie[other].1 - self.lie[one].1);
        for (drawn, lie) in [(across, lie.0), (down, lie.1)] {
            if lie.abs() > 0.03 && drawn * lie < 0.0 {
                sum += 0.5 + 6.0 * lie.abs();
            }
        }
        sum
    }

    fn stray(&self, cells: &[Cell], stop: usize) -> f64 {
        let (across, down) =
            (f64::from(cells[stop].0) - self.wish[stop].0, f64::from(cells[stop].1) - self.wish[stop].1);
        0.10 * (across * across + down * down)
    }
}

fn between(from: Cell, to: Cell) -> (f64, f64) {
    (f64::from(to.0 - from.0), f64::from(to.1 - from.1))
}

/// The angle between two directions, 0 to π.
fn difference(one: f64, other: f64) -> f64 {
    let apart = (one - other).abs() % (2.0 * PI);
    apart.min(2.0 * PI - apart)
}

/// Whether two lines without a common end meet.
pub(super) fn crosses(a: Cell, b: Cell, c: Cell, d: Cell) -> bool {
    let side = |from: Cell, to: Cell, at: Cell| {
        i64::from(to.0 - from.0) * i64::from(at.1 - from.1) - i64::from(to.1 - from.1) * i64::from(at.0 - from.0)
    };
    let (one, two) = (side(a, b, c).signum() * side(a, b, d).signum(), side(c, d, a).signum() * side(c, d, b).signum());
    one <= 0
        && two <= 0
        && a.0.min(b.0) <= c.0.max(d.0)
        && c.0.min(d.0) <= a.0.max(b.0)
        && a.1.min(b.1) <= c.1.max(d.1)
        && c.1.min(d.1) <= a.1.max(b.1)
}

/// How far a cell is from a line.
fn distance(cell: Cell, from: Cell, to: Cell) -> f64 {
    let (across, down) = between(from, to);
    let (right, below) = between(from, cell);
    let square = across * across + down * down;
    let part = if square == 0.0 { 0.0 } else { ((across * right + down * below) / square).clamp(0.0, 1.0) };
    (right - part * across).hypot(below - part * down)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net() -> Net {
        let lie = vec![(0.0, 0.0), (0.5, 0.1), (1.0, 0.4), (0.2, 0.9), (0.6, 0.7)];
        let lines = vec![[0, 1], [1, 2], [0, 3], [3, 4], [1, 4]];
        let at: Vec<Vec<usize>> =
            (0..5).map(|stop| (0..5).filter(|line: &usize| lines[*line].contains(&stop)).collect()).collect();
        let turn = |stop, one, other| Turn { stop, one, other, weight: 1.0 };
        let turns = vec![turn(0, 0, 2), turn(1, 0, 1), turn(1, 0, 4), turn(1, 1, 4), turn(3, 2, 3), turn(4, 3, 4)];
        let touches = |stop: usize, turn: &Turn| at[stop].contains(&turn.one) || at[stop].contains(&turn.other);
        let turns_at = (0..5).map(|stop| (0..6).filter(|turn| touches(stop, &turns[*turn])).collect()).collect();
        let crossing = vec![vec![false; 5]; 5];
        Net { wish: lie.clone(), lie, lines, turns, names: vec![2.0; 5], at, turns_at, crossing }
    }

    #[test]
    fn what_changes_around_moved_stops_is_what_changes_in_all() {
        let net = net();
        let before = vec![(0, 0), (3, 1), (5, 2), (1, 5), (4, 4)];
        for group in [vec![0], vec![1], vec![4], vec![0, 1], vec![1, 3, 4], vec![0, 2]] {
            let mut after = before.clone();
            group.iter().for_each(|stop| after[*stop] = (after[*stop].0 + 1, after[*stop].1 + 2));
            let inside: Vec<bool> = (0..5).map(|stop| group.contains(&stop)).collect();
            let whole = net.total(&after) - net.total(&before);
            let part = net.around_all(&after, &inside) - net.around_all(&before, &inside);
            assert!((whole - part).abs() < 1e-9, "{group:?}: {whole} {part}");
            if let [stop] = group[..] {
                let one = net.around(&after, stop) - net.around(&before, stop);
                assert!((whole - one).abs() < 1e-9, "{stop}: {whole} {one}");
            }
        }
    }

    #[test]
    fn a_straight_level_line_costs_less_than_a_crooked_one() {
        let net = net();
        let straight = vec![(0, 0), (2, 0), (4, 2), (0, 4), (2, 2)];
        let crooked = vec![(0, 0), (2, 1), (4, 2), (1, 4), (3, 3)];
        assert!(net.total(&straight) < net.total(&crooked));
    }
}
