//! Which pieces of lines lie near a point: squares of a grid with the pieces that touch each.

use dateline_model::LonLat;
use rustc_hash::FxHashMap;

use super::Line;
use crate::length::metres_a_degree;

/// The side of a square, in degrees (about 1 km).
const SIDE: f64 = 0.01;

/// A piece from one corner of a line to the next: the line, and its first corner.
pub(super) type Piece = (u32, u32);

/// The grid.
#[derive(Default)]
pub(super) struct Grid(FxHashMap<(i32, i32), Vec<Piece>>);

impl Grid {
    pub(super) fn new(lines: &[Line]) -> Self {
        let mut grid = Self::default();
        for (index, line) in (0..).zip(lines) {
            for (first, pair) in (0..).zip(line.road.corners.windows(2)) {
                for square in squares(pair[0], pair[1], 0.0, 0.0) {
                    grid.0.entry(square).or_default().push((index, first));
                }
            }
        }
        grid
    }

    /// The pieces that may lie within so many metres of a point, each once, in order.
    pub(super) fn near(&self, at: LonLat, metres: f64) -> Vec<Piece> {
        let (across, along) = metres_a_degree(at.latitude());
        self.within(at, at, metres / across.max(1.0), metres / along)
    }

    /// The pieces that share a square with the piece between two points.
    pub(super) fn beside(&self, from: LonLat, to: LonLat) -> Vec<Piece> {
        self.within(from, to, 0.0, 0.0)
    }

    fn within(&self, from: LonLat, to: LonLat, east: f64, north: f64) -> Vec<Piece> {
        let mut found: Vec<Piece> =
            squares(from, to, east, north).filter_map(|square| self.0.get(&square)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The squares of the box around two points. A piece of a thousand kilometres touches as many as it must: those along it, as a
/// box each of a hundredth of it would be; such pieces are rare, so that the whole box is taken up to a size and its diagonal
/// beyond.
fn squares(from: LonLat, to: LonLat, east: f64, north: f64) -> impl Iterator<Item = (i32, i32)> {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let square = |degrees: f64| (degrees / SIDE).floor() as i32;
    let (west, high_x) = (from.longitude().min(to.longitude()) - east, from.longitude().max(to.longitude()) + east);
    let (south, high_y) = (from.latitude().min(to.latitude()) - north, from.latitude().max(to.latitude()) + north);
    let (xs, ys) = (square(west)..=square(high_x), square(south)..=square(high_y));
    xs.flat_map(move |x| ys.clone().map(move |y| (x, y))).take(MOST)
}

/// The most squares that a piece is put into: 1,000 km² or so. Of a longer one only the first are, and what meets it far from
/// there is joined at its corners alone.
const MOST: usize = 4096;

/// Where on the piece between two points the foot of a third lies (0 to 1), and how far that is, in metres.
pub(super) fn foot(at: LonLat, from: LonLat, to: LonLat) -> (f64, f64) {
    let (across, along) = metres_a_degree(at.latitude());
    let flat =
        |point: LonLat| ((point.longitude() - at.longitude()) * across, (point.latitude() - at.latitude()) * along);
    let ((x, y), (to_x, to_y)) = (flat(from), flat(to));
    let (dx, dy) = (to_x - x, to_y - y);
    let squared = dx * dx + dy * dy;
    let share = if squared > 0.0 { (-(x * dx + y * dy) / squared).clamp(0.0, 1.0) } else { 0.0 };
    (share, (x + share * dx).hypot(y + share * dy))
}

/// The point so far along the piece between two points.
pub(super) fn along(from: LonLat, to: LonLat, share: f64) -> LonLat {
    let between = |one: f64, other: f64| one + (other - one) * share;
    LonLat::try_new(between(from.longitude(), to.longitude()), between(from.latitude(), to.latitude()))
        .expect("a point between two points on the earth is on it")
}
