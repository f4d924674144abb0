//! Laying stops out on a grid: from the lie of the land, crowds spread, step by step to a lower [cost](super::cost).
//!
//! A descent, not a search by chance: from a few starts that spread crowds more or less, each stop in turn goes to the best
//! cell near it, then whole roads and all that hangs on one line are shifted together, until nothing gets better. The best
//! of the starts is taken.

use std::collections::{BTreeMap, BTreeSet};

use super::choose::Line;
use super::cost::{Cell, Net, Turn, crosses};

/// How much of a start is the even spread, the rest is the true lie.
const STARTS: [f64; 4] = [0.35, 0.55, 0.75, 0.9];
/// Rounds over all stops, at most.
const ROUNDS: usize = 14;

/// The room for a layout, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub(super) columns: i32,
    pub(super) rows: i32,
}

/// The cell of each stop. `lie` is where each lies (0 to 1), `names` how many cells its name takes.
pub(super) fn lay_out(lie: &[(f64, f64)], lines: &[Line], names: &[f64], grid: Grid) -> Vec<Cell> {
    let mut net = net(lie, lines, names);
    let groups = groups(&net, lines);
    let mut best: Option<(f64, Vec<Cell>)> = None;
    for spread in STARTS {
        net.wish = wish(lie, spread, grid);
        let mut cells = start(&net, grid);
        descend(&net, &groups, &mut cells, grid);
        // Measured against one and the same wish.
        net.wish = wish(lie, STARTS[1], grid);
        let cost = net.total(&cells);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, cells));
        }
    }
    best.map(|(_, cells)| cells).unwrap_or_default()
}

/// The road with the most lines, if it has more than one.
pub(super) fn trunk(lines: &[Line]) -> Option<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for road in lines.iter().flat_map(|line| &line.roads) {
        *counts.entry(road).or_default() += 1;
    }
    let most = counts.values().copied().max().filter(|most| *most > 1)?;
    let mut roads = lines.iter().flat_map(|line| &line.roads);
    roads.find(|road| counts.get(road.as_str()) == Some(&most)).map(String::as_str)
}

fn net(lie: &[(f64, f64)], drawn: &[Line], names: &[f64]) -> Net {
    let mut lines: Vec<[usize; 2]> = Vec::new();
    let mut roads: Vec<BTreeSet<&str>> = Vec::new();
    for line in drawn {
        let ends = [line.ends[0].min(line.ends[1]), line.ends[0].max(line.ends[1])];
        let index = lines.iter().position(|one| *one == ends).unwrap_or_else(|| {
            lines.push(ends);
            roads.push(BTreeSet::new());
            lines.len() - 1
        });
        roads[index].extend(line.roads.iter().map(String::as_str));
    }
    let trunk = trunk(drawn);
    let mut at = vec![Vec::new(); lie.len()];
    for (index, line) in lines.iter().enumerate() {
        line.iter().for_each(|stop| at[*stop].push(index));
    }
    let mut turns = Vec::new();
    for (stop, meeting) in at.iter().enumerate() {
        for (index, one) in meeting.iter().enumerate() {
            for other in meeting.iter().skip(index + 1) {
                let shared: Vec<&&str> = roads[*one].intersection(&roads[*other]).collect();
                let weight = match (shared.iter().any(|road| Some(**road) == trunk), shared.is_empty()) {
                    (true, _) => 4.0,
                    (false, false) => 1.8,
                    (false, true) if meeting.len() == 2 => 0.5,
                    (false, true) => 0.0,
                };
                turns.push(Turn { stop, one: *one, other: *other, weight });
            }
        }
    }
    let turns_at = at
        .iter()
        .map(|own| {
            (0..turns.len())
                .filter(|turn| own.contains(&turns[*turn].one) || own.contains(&turns[*turn].other))
                .collect()
        })
        .collect();
    let fine: Vec<Cell> = lie.iter().map(|(x, y)| (round(x * 1e4), round(y * 1e4))).collect();
    let crossing = lines
        .iter()
        .map(|one| {
            lines.iter().map(|other| crosses(fine[one[0]], fine[one[1]], fine[other[0]], fine[other[1]])).collect()
        })
        .collect();
    Net { lie: lie.to_vec(), wish: lie.to_vec(), lines, turns, names: names.to_vec(), at, turns_at, crossing }
}

/// Where stops would stand: partly where they lie, partly by their order alone, which spreads crowds.
fn wish(lie: &[(f64, f64)], spread: f64, grid: Grid) -> Vec<(f64, f64)> {
    let ranks = |pick: fn(&(f64, f64)) -> f64| {
        let mut order: Vec<usize> = (0..lie.len()).collect();
        order.sort_by(|one, other| pick(&lie[*one]).total_cmp(&pick(&lie[*other])).then(one.cmp(other)));
        let mut ranks = vec![0.5; lie.len()];
        for (rank, stop) in order.iter().enumerate().filter(|_| lie.len() > 1) {
            ranks[*stop] = rank as f64 / (lie.len() - 1) as f64;
        }
        ranks
    };
    let (across, down) = (ranks(|lie| lie.0), ranks(|lie| lie.1));
    let mix = |lie: f64, rank: f64, cells: i32| ((1.0 - spread) * lie + spread * rank) * f64::from(cells - 1);
    lie.iter()
        .enumerate()
        .map(|(stop, (x, y))| (mix(*x, across[stop], grid.columns), mix(*y, down[stop], grid.rows)))
        .collect()
}

/// Each stop in the free cell nearest to its wish, junctions first.
fn start(net: &Net, grid: Grid) -> Vec<Cell> {
    let mut order: Vec<usize> = (0..net.wish.len()).collect();
    order.sort_by_key(|stop| (std::cmp::Reverse(net.at[*stop].len()), *stop));
    let mut cells = vec![(0, 0); order.len()];
    let mut taken = BTreeSet::new();
    for stop in order {
        let (x, y) = net.wish[stop];
        let free = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |column| (column, row)));
        let nearest = free
            .filter(|cell| !taken.contains(cell))
            .min_by(|one, other| {
                let far = |cell: &Cell| (f64::from(cell.0) - x).powi(2) + (f64::from(cell.1) - y).powi(2);
                far(one).total_cmp(&far(other))
            })
            .unwrap_or((0, 0));
        taken.insert(nearest);
        cells[stop] = nearest;
    }
    cells
}

/// Stops that are worth moving together: the two ends of a line, the stops of a road, and what hangs on one line.
fn groups(net: &Net, drawn: &[Line]) -> Vec<Vec<usize>> {
    let mut groups: BTreeSet<Vec<usize>> = net.lines.iter().map(|ends| ends.to_vec()).collect();
    let roads: BTreeSet<&String> = drawn.iter().flat_map(|line| &line.roads).collect();
    for road in roads {
        let on: BTreeSet<usize> =
            drawn.iter().filter(|line| line.roads.contains(road)).flat_map(|line| line.ends).collect();
        groups.insert(on.into_iter().collect());
    }
    for cut in 0..net.lines.len() {
        for end in net.lines[cut] {
            let side = part(net, end, cut);
            if side.len() * 2 <= net.lie.len() {
                groups.insert(side.into_iter().collect());
            }
        }
    }
    groups.into_iter().filter(|group| group.len() > 1 && group.len() < net.lie.len()).collect()
}

/// The stops that are joined to this one without that line.
fn part(net: &Net, from: usize, without: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::from([from]);
    let mut front = vec![from];
    while let Some(stop) = front.pop() {
        for line in net.at[stop].iter().filter(|line| **line != without) {
            front.extend(net.lines[*line].into_iter().filter(|other| found.insert(*other)));
        }
    }
    found
}

fn descend(net: &Net, groups: &[Vec<usize>], cells: &mut [Cell], grid: Grid) {
    for round in 0..ROUNDS {
        let reach = [5, 4, 3, 3, 2].get(round).copied().unwrap_or(2);
        let mut better = false;
        for stop in 0..cells.len() {
            better |= move_one(net, cells, stop, reach, grid);
        }
        for group in groups {
            better |= move_group(net, cells, group, if round == 1 { 2 } else { 1 }, grid);
        }
        if !better && round > 3 {
            break;
        }
    }
}

fn within(grid: Grid, cell: Cell) -> bool {
    cell.0 >= 0 && cell.1 >= 0 && cell.0 < grid.columns && cell.1 < grid.rows
}

fn steps(reach: i32) -> impl Iterator<Item = Cell> {
    (-reach..=reach).flat_map(move |down| (-reach..=reach).map(move |across| (across, down)))
}

fn move_one(net: &Net, cells: &mut [Cell], stop: usize, reach: i32, grid: Grid) -> bool {
    let home = cells[stop];
    let (mut least, mut best) = (net.around(cells, stop) - 1e-6, home);
    for step in steps(reach) {
        let cell = (home.0 + step.0, home.1 + step.1);
        if cell == home || !within(grid, cell) {
            continue;
        }
        cells[stop] = cell;
        let cost = net.around(cells, stop);
        if cost < least {
            (least, best) = (cost, cell);
        }
    }
    cells[stop] = best;
    best != home
}

fn move_group(net: &Net, cells: &mut [Cell], group: &[usize], reach: i32, grid: Grid) -> bool {
    let home = cells.to_vec();
    let mut inside = vec![false; cells.len()];
    group.iter().for_each(|stop| inside[*stop] = true);
    let (mut least, mut best) = (net.around_all(cells, &inside) - 1e-6, None);
    for step in steps(reach).filter(|step| *step != (0, 0)) {
        let moved = |stop: usize| (home[stop].0 + step.0, home[stop].1 + step.1);
        if !group.iter().all(|stop| within(grid, moved(*stop))) {
            continue;
        }
        group.iter().for_each(|stop| cells[*stop] = moved(*stop));
        let cost = net.around_all(cells, &inside);
        if cost < least {
            (least, best) = (cost, Some(cells.to_vec()));
        }
    }
    cells.copy_from_slice(best.as_deref().unwrap_or(&home));
    best.is_some()
}

/// Half up, so that it is the same on every machine.
fn round(value: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of ten thousand fits")]
    {
        (value + 0.5).floor() as i32
    }
}
