//! Where lines meet.

use std::collections::BTreeMap;

use dateline_model::{LonLat, Metres};
use rustc_hash::FxHashMap;

use super::grid::{Grid, along, foot};
use super::{Key, Line, key};

/// The nodes of all lines.
#[derive(Default)]
pub(super) struct Net {
    by_point: FxHashMap<Key, u32>,
    by_name: FxHashMap<i64, u32>,
    count: u32,
}

impl Net {
    /// The node at this point.
    pub(super) fn at(&mut self, point: LonLat) -> u32 {
        let next = self.count;
        let node = *self.by_point.entry(key(point)).or_insert(next);
        self.count = self.count.max(node + 1);
        node
    }

    fn named(&mut self, name: i64) -> u32 {
        let next = self.count;
        let node = *self.by_name.entry(name).or_insert(next);
        self.count = self.count.max(node + 1);
        node
    }
}

/// Corners to be put into lines: line and first corner of a piece, and how far along it.
type Added = BTreeMap<(u32, u32), Vec<(f64, LonLat)>>;

/// Gives each corner its node. Lines of files without nodes are joined where they touch before.
pub(super) fn join(lines: &mut [Line], tolerance: Metres) -> Net {
    let bare: Vec<bool> = lines.iter().map(|line| line.road.nodes.is_empty()).collect();
    if tolerance.0 > 0.0 && bare.contains(&true) {
        snap_ends(lines, tolerance);
        cross(lines);
    }
    let mut net = Net::default();
    for line in lines {
        line.nodes = if line.road.nodes.is_empty() {
            line.road.corners.iter().map(|at| net.at(*at)).collect()
        } else {
            line.road.nodes.iter().map(|name| net.named(*name)).collect()
        };
    }
    net
}

/// Puts each end that comes near another line onto it: onto its nearest corner, where that is near too, else onto a new one.
fn snap_ends(lines: &mut [Line], tolerance: Metres) {
    let grid = Grid::new(lines);
    let mut added = Added::new();
    let mut moved: Vec<(usize, bool, LonLat)> = vec![];
    for (index, line) in lines.iter().enumerate() {
        if !line.road.nodes.is_empty() {
            continue;
        }
        for last in [false, true] {
            let corners = &line.road.corners;
            let end = if last { corners[corners.len() - 1] } else { corners[0] };
            let mut nearest: Option<(f64, (u32, u32), f64)> = None;
            for (other, first) in grid.near(end, tolerance.0) {
                if other as usize == index {
                    continue;
                }
                let there = &lines[other as usize].road.corners;
                let (share, away) = foot(end, there[first as usize], there[first as usize + 1]);
                if away <= tolerance.0 && nearest.is_none_or(|(least, ..)| away < least) {
                    nearest = Some((away, (other, first), share));
                }
            }
            let Some((_, (other, first), share)) = nearest else { continue };
            let there = &lines[other as usize].road.corners;
            let (from, to) = (there[first as usize], there[first as usize + 1]);
            let corner = [from, to].into_iter().find(|at| crate::length::distance(*at, end).0 <= tolerance.0);
            // Two ends that look for each other meet at the one of the line that comes first.
            let mutual = corner.is_some() && other as usize > index;
            if mutual && [there[0], there[there.len() - 1]].iter().any(|at| Some(*at) == corner) {
                continue;
            }
            let at = corner.unwrap_or_else(|| along(from, to, share));
            if corner.is_none() {
                added.entry((other, first)).or_default().push((share, at));
            }
            moved.push((index, last, at));
        }
    }
    for (index, last, at) in moved {
        let corners = &mut lines[index].road.corners;
        let end = if last { corners.len() - 1 } else { 0 };
        if corners.len() > 2 || key(corners[0].max_by(corners[1], last)) != key(at) {
            corners[end] = at;
        }
    }
    insert(lines, added);
}

/// The end that is not moved.
trait Other {
    fn max_by(self, other: Self, last: bool) -> Self;
}

impl Other for LonLat {
    fn max_by(self, other: Self, last: bool) -> Self {
        if last { self } else { other }
    }
}

/// Puts a corner into both of two lines that cross, unless one is a bridge or a tunnel.
fn cross(lines: &mut [Line]) {
    let grid = Grid::new(lines);
    let mut added = Added::new();
    let may_cross = |line: &Line| line.road.nodes.is_empty() && !line.road.bridge && !line.road.tunnel;
    for (index, line) in (0_u32..).zip(lines.iter()).filter(|(_, line)| may_cross(line)) {
        for (first, pair) in (0_u32..).zip(line.road.corners.windows(2)) {
            for (other, second) in grid.beside(pair[0], pair[1]) {
                if other <= index || !may_cross(&lines[other as usize]) {
                    continue;
                }
                let there = &lines[other as usize].road.corners;
                let (from, to) = (there[second as usize], there[second as usize + 1]);
                if let Some((here_share, there_share)) = crossing(pair[0], pair[1], from, to) {
                    let at = along(pair[0], pair[1], here_share);
                    added.entry((index, first)).or_default().push((here_share, at));
                    added.entry((other, second)).or_default().push((there_share, at));
                }
            }
        }
    }
    insert(lines, added);
}

/// Where two pieces cross, as shares of each; `None` where they only touch at a common corner or run beside each other.
fn crossing(a: LonLat, b: LonLat, c: LonLat, d: LonLat) -> Option<(f64, f64)> {
    if [a, b].iter().any(|one| [c, d].iter().any(|other| key(*one) == key(*other))) {
        return None;
    }
    let flat = |from: LonLat, to: LonLat| (to.longitude() - from.longitude(), to.latitude() - from.latitude());
    let ((ux, uy), (vx, vy), (wx, wy)) = (flat(a, b), flat(c, d), flat(a, c));
    let turn = ux * vy - uy * vx;
    if turn == 0.0 {
        return None;
    }
    let shares = ((wx * vy - wy * vx) / turn, (wx * uy - wy * ux) / turn);
    let inside = |share: f64| (0.0..=1.0).contains(&share);
    (inside(shares.0) && inside(shares.1)).then_some(shares)
}

/// Puts the new corners in, from the last piece to the first.
fn insert(lines: &mut [Line], added: Added) {
    for ((line, first), mut points) in added.into_iter().rev() {
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        let corners = &mut lines[line as usize].road.corners;
        let at = first as usize + 1;
        corners.splice(at..at, points.into_iter().map(|(_, point)| point));
        corners.dedup_by_key(|corner| key(*corner));
    }
}
