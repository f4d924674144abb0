//! Room for names: beside their stop if anywhere, else a little way off at the end of a leader; never over another name or
//! a sign, and over a line only where nothing else is left.
//!
//! Each name takes the cheapest of its places; then each in turn takes the cheapest given where the others stand, until
//! nobody moves. A name that still lies over another goes without, and its stop is numbered instead.

use crate::labels::{LINE, Rectangle, width};

/// How far the sign of a stop reaches.
pub(super) const REACH: f64 = 11.0;
/// A place over another name or a sign.
const FORBIDDEN: f64 = 1000.0;
const ROUNDS: usize = 12;

/// Where a name stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Placed {
    pub(super) room: Rectangle,
    /// `start`, `middle` or `end`: which end of the words is next to the stop.
    pub(super) anchor: &'static str,
    /// The line from the stop to the name, where it stands off.
    pub(super) leader: Option<[(f64, f64); 2]>,
}

/// What a name must not lie on.
#[derive(Clone, Debug, Default)]
pub(super) struct Obstacles {
    /// Lines, that it should not lie on.
    pub(super) lines: Vec<[(f64, f64); 2]>,
    /// Signs, that it must not lie on.
    pub(super) signs: Vec<Rectangle>,
}

/// Places the names (their lines of text) of stops; `None` where there is no room.
pub(super) fn place(
    stops: &[(f64, f64)],
    names: &[Vec<String>],
    obstacles: &Obstacles,
    frame: Rectangle,
) -> Vec<Option<Placed>> {
    let candidates: Vec<Vec<(f64, Placed)>> = stops
        .iter()
        .zip(names)
        .map(|(stop, lines)| {
            let mut places = candidates(*stop, size(lines));
            places.retain(|(_, placed)| placed.room.is_within(frame));
            places.iter_mut().for_each(|(cost, placed)| *cost += ground(placed, *stop, obstacles));
            places.retain(|(cost, _)| *cost < FORBIDDEN);
            places.sort_by(|one, other| one.0.total_cmp(&other.0));
            places
        })
        .collect();
    let mut taken: Vec<Option<usize>> = candidates.iter().map(|places| (!places.is_empty()).then_some(0)).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for (name, places) in candidates.iter().enumerate() {
            let cost = |index: &usize| {
                let (cost, placed) = &places[*index];
                let others = (0..names.len()).filter(|other| *other != name);
                let others = others.filter_map(|other| taken[other].map(|index| &candidates[other][index].1));
                cost + others.map(|other| clash(placed, other)).sum::<f64>()
            };
            let best = (0..places.len()).min_by(|one, other| cost(one).total_cmp(&cost(other)));
            moved |= best != taken[name];
            taken[name] = best;
        }
        if !moved {
            break;
        }
    }
    let mut placed: Vec<Option<Placed>> = Vec::new();
    for (places, taken) in candidates.iter().zip(taken) {
        let one = taken.map(|index| places[index].1);
        let free = |one: &Placed| !placed.iter().flatten().any(|other| clash(one, other) >= FORBIDDEN);
        placed.push(one.filter(free));
    }
    placed
}

/// How large a name is.
pub(super) fn size(lines: &[String]) -> (f64, f64) {
    (lines.iter().map(|line| width(line)).fold(0.0, f64::max), LINE * lines.len() as f64)
}

/// All places for a name of this size, with how much each is disliked for itself.
fn candidates((x, y): (f64, f64), (wide, high): (f64, f64)) -> Vec<(f64, Placed)> {
    let mut all = Vec::new();
    let mut add = |cost: f64, left: f64, top: f64, anchor, leader| {
        let room = Rectangle { left, top, width: wide, height: high };
        all.push((cost, Placed { room, anchor, leader }));
    };
    let gap = REACH + 2.0;
    let slant = REACH * 0.75;
    add(0.0, x + gap, y - high / 2.0, "start", None);
    add(0.4, x - gap - wide, y - high / 2.0, "end", None);
    add(1.4, x - wide / 2.0, y + gap - 1.0, "middle", None);
    add(1.2, x - wide / 2.0, y - gap - high + 1.0, "middle", None);
    add(0.8, x + slant, y - slant - high, "start", None);
    add(0.9, x + slant, y + slant, "start", None);
    add(1.0, x - slant - wide, y - slant - high, "end", None);
    add(1.1, x - slant - wide, y + slant, "end", None);
    for (step, far) in [26.0, 38.0, 52.0, 70.0].into_iter().enumerate() {
        for (turn, (right, down)) in DIRECTIONS.into_iter().enumerate() {
            let end = (x + far * right, y + far * down);
            let from = (x + REACH * right, y + REACH * down);
            let cost = 9.0 + 4.0 * step as f64 + 0.1 * turn as f64;
            let (left, anchor) = match right {
                0.3.. => (end.0 + 3.0, "start"),
                ..-0.3 => (end.0 - 3.0 - wide, "end"),
                _ => (end.0 - wide / 2.0, "middle"),
            };
            let top = match (anchor, down) {
                ("middle", 0.0..) => end.1,
                ("middle", _) => end.1 - high,
                _ => end.1 - high / 2.0,
            };
            add(cost, left, top, anchor, Some([from, end]));
        }
    }
    all
}

/// East, west, and on to the sixteen points of the compass.
const DIRECTIONS: [(f64, f64); 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, 1.0),
    (0.0, -1.0),
    (0.87, -0.5),
    (-0.87, -0.5),
    (0.87, 0.5),
    (-0.87, 0.5),
    (0.5, -0.87),
    (-0.5, -0.87),
    (0.5, 0.87),
    (-0.5, 0.87),
];

/// What a place costs by what is drawn under it.
fn ground(placed: &Placed, (x, y): (f64, f64), obstacles: &Obstacles) -> f64 {
    let mut cost = 0.0;
    for sign in &obstacles.signs {
        if placed.room.meets(*sign) {
            cost += FORBIDDEN;
        }
        let own = sign.left < x && x < sign.left + sign.width && sign.top < y && y < sign.top + sign.height;
        if !own && placed.leader.is_some_and(|leader| meets(leader, grown(*sign, -2.0))) {
            cost += FORBIDDEN;
        }
    }
    for line in &obstacles.lines {
        cost += if meets(*line, grown(placed.room, 3.0)) { 18.0 } else { 0.0 };
        let crossed = placed.leader.is_some_and(|leader| cross(leader, *line));
        cost += if crossed { 12.0 } else { 0.0 };
    }
    cost
}

/// What two names cost by lying over one another.
fn clash(one: &Placed, other: &Placed) -> f64 {
    let over = grown(one.room, 1.0).meets(other.room);
    let led = one.leader.is_some_and(|leader| meets(leader, other.room))
        || other.leader.is_some_and(|leader| meets(leader, one.room));
    let crossed = one.leader.zip(other.leader).is_some_and(|(one, other)| cross(one, other));
    if over || led || crossed { FORBIDDEN } else { 0.0 }
}

/// The name of a road beside one of its lines: where nothing at all is in the way, and as far in the middle of the road
/// as may be. `taken` are the names that stand already.
pub(super) fn beside(
    lines: &[[(f64, f64); 2]],
    wide: f64,
    obstacles: &Obstacles,
    taken: &[Rectangle],
    frame: Rectangle,
) -> Option<Rectangle> {
    let middle = lines.len() / 2;
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|index| (index.abs_diff(middle), *index));
    for index in order {
        let [from, to] = lines[index];
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = across.hypot(down).max(1e-9);
        for (part, side) in [0.5, 0.35, 0.65, 0.2, 0.8].into_iter().flat_map(|part| [(part, 1.0), (part, -1.0)]) {
            let (right, below) = (-side * down / length, side * across / length);
            let at = (from.0 + part * across + right * 12.0, from.1 + part * down + below * 12.0);
            let left = match right {
                0.3.. => at.0,
                ..-0.3 => at.0 - wide,
                _ => at.0 - wide / 2.0,
            };
            let room = Rectangle { left, top: at.1 + (below - 1.0) * LINE / 2.0, width: wide, height: LINE };
            let free = room.is_within(frame)
                && !obstacles.signs.iter().chain(taken).any(|other| grown(room, 2.0).meets(*other))
                && !obstacles.lines.iter().any(|line| meets(*line, grown(room, 4.0)));
            if free {
                return Some(room);
            }
        }
    }
    None
}

/// A rectangle with so much more on each side.
pub(super) fn grown(one: Rectangle, by: f64) -> Rectangle {
    Rectangle {
        left: one.left - by,
        top: one.top - by,
        width: (one.width + 2.0 * by).max(0.0),
        height: (one.height + 2.0 * by).max(0.0),
    }
}

/// Whether a line meets a rectangle: clipped to it (Liang and Barsky), something is left.
pub(super) fn meets([from, to]: [(f64, f64); 2], room: Rectangle) -> bool {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-across, from.0 - room.left),
        (across, room.left + room.width - from.0),
        (-down, from.1 - room.top),
        (down, room.top + room.height - from.1),
    ];
    for (slope, gap) in sides {
        if slope == 0.0 {
            if gap < 0.0 {
                return false;
            }
        } else if slope < 0.0 {
            enter = enter.max(gap / slope);
        } else {
            leave = leave.min(gap / slope);
        }
    }
    enter <= leave
}

/// Whether two lines cross.
fn cross([a, b]: [(f64, f64); 2], [c, d]: [(f64, f64); 2]) -> bool {
    let side = |from: (f64, f64), to: (f64, f64), at: (f64, f64)| {
        (to.0 - from.0) * (at.1 - from.1) - (to.1 - from.1) * (at.0 - from.0)
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
