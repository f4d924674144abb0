//! Which rows of two sources are compared: those whose spans of days and circles of kilometres meet.
//!
//! Rows lie in a grid of cells about as wide as circles reach, sorted by day within a cell, so the cost is that of the
//! pairs that are near in space and in time, however many rows there are.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::Settings;
use crate::levels;
use crate::records::{Place, Source};

/// Pairs of rows of two sources, sorted by the first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Pairs {
    /// The row of the first source.
    pub(crate) a: Vec<u32>,
    /// The row of the second source.
    pub(crate) b: Vec<u32>,
    /// The level of time.
    pub(crate) time: Vec<u8>,
    /// The level of distance.
    pub(crate) distance: Vec<u8>,
    /// The pair of their places, a number into `links`.
    pub(crate) link: Vec<u32>,
    /// The pairs of places.
    pub(crate) links: Vec<(u32, u32)>,
}

impl Pairs {
    pub(crate) fn len(&self) -> usize {
        self.a.len()
    }

    /// The pairs of the places that are chosen.
    pub(crate) fn of_places(&self, one: &Source, chosen: &[bool]) -> Self {
        let mut part = Self::default();
        let mut renumbered = vec![u32::MAX; self.links.len()];
        for pair in 0..self.len() {
            if !chosen[one.place[self.a[pair] as usize] as usize] {
                continue;
            }
            let link = &mut renumbered[self.link[pair] as usize];
            if *link == u32::MAX {
                *link = part.links.len() as u32;
                part.links.push(self.links[self.link[pair] as usize]);
            }
            part.a.push(self.a[pair]);
            part.b.push(self.b[pair]);
            part.time.push(self.time[pair]);
            part.distance.push(self.distance[pair]);
            part.link.push(*link);
        }
        part
    }

    fn append(&mut self, mut part: Self) {
        let links = self.links.len() as u32;
        part.link.iter_mut().for_each(|link| *link += links);
        self.a.append(&mut part.a);
        self.b.append(&mut part.b);
        self.time.append(&mut part.time);
        self.distance.append(&mut part.distance);
        self.link.append(&mut part.link);
        self.links.append(&mut part.links);
    }
}

/// How far two places may lie apart.
pub(crate) fn reach(one: &Place, other: &Place, settings: &Settings) -> f64 {
    2.0 * settings.kilometres + one.radius + other.radius
}

/// All pairs of two sources that are near.
pub(crate) fn near(one: &Source, other: &Source, settings: &Settings) -> Pairs {
    let grids = grids(other, settings);
    let parts: Vec<Pairs> =
        chunks(one).into_par_iter().map(|places| of_chunk(one, other, &grids, places, settings)).collect();
    let mut pairs = Pairs::default();
    parts.into_iter().for_each(|part| pairs.append(part));
    pairs
}

/// Runs of places with about the same number of rows each.
fn chunks(one: &Source) -> Vec<std::ops::Range<usize>> {
    let wanted = (one.len() / 32).max(2_000);
    let mut chunks = Vec::new();
    let (mut start, mut rows) = (0, 0);
    for (at, place) in one.places.iter().enumerate() {
        rows += (place.rows.1 - place.rows.0) as usize;
        if rows >= wanted || at + 1 == one.places.len() {
            chunks.push(start..at + 1);
            (start, rows) = (at + 1, 0);
        }
    }
    chunks
}

/// Rows of places of about one radius, and all of short or all of long spans.
#[derive(Debug)]
struct Grid {
    /// The cells: where their rows stand in `rows`.
    cells: FxHashMap<(i32, i32), (u32, u32)>,
    /// Rows, sorted by cell and first day.
    rows: Vec<u32>,
    /// The largest radius of their places.
    radius: f64,
    /// The width of a cell in degrees of latitude.
    width: f64,
    /// The longest span in days, the first day left out.
    longest: i32,
}

const DEGREE: f64 = 111.195;

fn grids(source: &Source, settings: &Settings) -> Vec<Grid> {
    const CLASSES: [f64; 4] = [0.0, 30.0, 100.0, f64::INFINITY];
    let mut grids = Vec::new();
    let mut least = -1.0;
    for most in CLASSES {
        for long in [false, true] {
            let of_class = |row: &u32| {
                let radius = source.places[source.place[*row as usize] as usize].radius;
                radius > least && radius <= most && source.is_long(*row as usize) == long
            };
            let rows: Vec<u32> = (0..source.len() as u32).filter(of_class).collect();
            if !rows.is_empty() {
                grids.push(Grid::of(source, rows, settings));
            }
        }
        least = most;
    }
    grids
}

impl Grid {
    fn of(source: &Source, rows: Vec<u32>, settings: &Settings) -> Self {
        let place = |row: u32| &source.places[source.place[row as usize] as usize];
        let radius = rows.iter().map(|row| place(*row).radius).fold(0.0, f64::max);
        let width = ((2.0 * settings.kilometres + radius) / DEGREE).max(0.001);
        let longest = rows.iter().map(|row| source.to[*row as usize] - source.from[*row as usize]).max().unwrap_or(0);
        let mut keyed: Vec<((i32, i32), i32, u32)> = rows
            .into_iter()
            .map(|row| {
                let place = place(row);
                let north = (place.latitude / width).floor() as i32;
                ((north, column(place.longitude, north, width)), source.from[row as usize], row)
            })
            .collect();
        keyed.par_sort_unstable();
        let mut cells: FxHashMap<(i32, i32), (u32, u32)> = FxHashMap::default();
        for (at, (cell, _, _)) in (0_u32..).zip(&keyed) {
            cells.entry(*cell).or_insert((at, at)).1 = at + 1;
        }
        Self { cells, rows: keyed.into_iter().map(|(_, _, row)| row).collect(), radius, width, longest }
    }

    /// The rows in cells that a circle around a place may touch.
    fn around(&self, place: &Place, reach: f64, into: &mut Vec<(u32, u32)>) {
        into.clear();
        let span = reach / DEGREE;
        let first = ((place.latitude - span) / self.width).floor() as i32;
        let last = ((place.latitude + span) / self.width).floor() as i32;
        let farthest = (place.latitude.abs() + span).min(89.5).to_radians().cos();
        let east = (span / farthest).min(180.0);
        for north in first..=last {
            // Around the world's other side, too, where the circle crosses the line of the date.
            for turn in [0.0, 360.0, -360.0] {
                let (low, high) = (place.longitude + turn - east, place.longitude + turn + east);
                if high < -180.0 || low > 180.0 {
                    continue;
                }
                let (low, high) =
                    (column(low.max(-180.0), north, self.width), column(high.min(180.0), north, self.width));
                into.extend((low..=high).filter_map(|column| self.cells.get(&(north, column))));
            }
        }
    }
}

/// The column of a longitude in a row of cells; cells of a row are as wide in kilometres as in latitude.
fn column(longitude: f64, north: i32, width: f64) -> i32 {
    let middle = ((f64::from(north) + 0.5) * width).clamp(-89.5, 89.5);
    (longitude * middle.to_radians().cos() / width).floor() as i32
}

/// What is known of a place of the second source, seen from the place that is being looked at.
#[derive(Clone, Copy)]
struct Seen {
    by: u32,
    /// `u32::MAX` where it is too far off.
    link: u32,
    distance: u8,
}

fn of_chunk(
    one: &Source,
    other: &Source,
    grids: &[Grid],
    places: std::ops::Range<usize>,
    settings: &Settings,
) -> Pairs {
    let slack = 2 * i32::from(settings.days);
    let mut pairs = Pairs::default();
    let mut seen = vec![Seen { by: u32::MAX, link: u32::MAX, distance: 0 }; other.places.len()];
    let mut cells: Vec<(u32, u32)> = Vec::new();
    let mut runs: Vec<(usize, u32, u32)> = Vec::new();
    for here in places {
        let place = &one.places[here];
        runs.clear();
        for (number, grid) in grids.iter().enumerate() {
            grid.around(place, 2.0 * settings.kilometres + place.radius + grid.radius, &mut cells);
            runs.extend(cells.iter().map(|(from, to)| (number, *from, *to)));
        }
        for a in place.rows.0..place.rows.1 {
            let (first, last) = (one.from[a as usize] - slack, one.to[a as usize] + slack);
            for (number, from, to) in &mut runs {
                let grid = &grids[*number];
                // Rows before this one began no later, so what ends before it is behind all that follow.
                while *from < *to && other.from[grid.rows[*from as usize] as usize] < first - grid.longest {
                    *from += 1;
                }
                for b in &grid.rows[*from as usize..*to as usize] {
                    if other.from[*b as usize] > last {
                        break;
                    }
                    if other.to[*b as usize] < first {
                        continue;
                    }
                    let there = other.place[*b as usize];
                    let known = &mut seen[there as usize];
                    if known.by != here as u32 {
                        let far = &other.places[there as usize];
                        let (apart, reach) = (levels::kilometres(place, far), reach(place, far, settings));
                        let link = if apart > reach { u32::MAX } else { pairs.links.len() as u32 };
                        *known = Seen { by: here as u32, link, distance: levels::distance(place, far, apart, reach) };
                        if apart <= reach {
                            pairs.links.push((here as u32, there));
                        }
                    }
                    if known.link != u32::MAX {
                        pairs.a.push(a);
                        pairs.b.push(*b);
                        pairs.time.push(levels::time(one, a as usize, other, *b as usize));
                        pairs.distance.push(known.distance);
                        pairs.link.push(known.link);
                    }
                }
            }
        }
    }
    pairs
}

/// For each level of distance, how many rows the pairs of places at that distance have (the geometric mean of both
/// places' rows), whether or not any of their rows are near in time. All places if they are few, else a sample that
/// stands for them.
pub(crate) fn opportunities(
    one: &Source,
    rows: (&[f32], &[f32]),
    other: &Source,
    chosen: Option<&[bool]>,
    settings: &Settings,
) -> Vec<f64> {
    const SAMPLE: usize = 4_000;
    let mine: Vec<u32> =
        (0..one.places.len() as u32).filter(|place| chosen.is_none_or(|chosen| chosen[*place as usize])).collect();
    let step = mine.len().div_ceil(SAMPLE).max(1);
    let grids = PlaceGrid::all(other, settings);
    let sample: Vec<u32> = mine.iter().copied().step_by(step).collect();
    let of_place = |place: &u32| {
        let mut sums = vec![0.0; levels::DISTANCES];
        let here = &one.places[*place as usize];
        for grid in &grids {
            grid.each(here, settings, |there, far| {
                let (apart, reach) = (levels::kilometres(here, far), reach(here, far, settings));
                if apart <= reach {
                    let both = f64::from(rows.0[*place as usize] * rows.1[there as usize]).sqrt();
                    sums[levels::distance(here, far, apart, reach) as usize] += both;
                }
            });
        }
        sums
    };
    let parts: Vec<Vec<f64>> = sample.par_iter().map(of_place).collect();
    let mut sums = vec![0.0; levels::DISTANCES];
    for part in parts {
        sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    let share = mine.len() as f64 / sample.len().max(1) as f64;
    sums.iter_mut().for_each(|sum| *sum *= share);
    sums
}

/// The places of one radius, in cells.
struct PlaceGrid<'a> {
    cells: FxHashMap<(i32, i32), Vec<u32>>,
    source: &'a Source,
    radius: f64,
    width: f64,
}

impl<'a> PlaceGrid<'a> {
    fn all(source: &'a Source, settings: &Settings) -> Vec<Self> {
        const CLASSES: [f64; 4] = [0.0, 30.0, 100.0, f64::INFINITY];
        let mut least = -1.0;
        let mut grids = Vec::new();
        for most in CLASSES {
            let of_class = |place: &Place| place.radius > least && place.radius <= most;
            let radius =
                source.places.iter().filter(|place| of_class(place)).map(|place| place.radius).fold(-1.0, f64::max);
            if radius >= 0.0 {
                let width = ((2.0 * settings.kilometres + radius) / DEGREE).max(0.001);
                let mut cells: FxHashMap<(i32, i32), Vec<u32>> = FxHashMap::default();
                for (number, place) in (0_u32..).zip(&source.places).filter(|(_, place)| of_class(place)) {
                    let north = (place.latitude / width).floor() as i32;
                    cells.entry((north, column(place.longitude, north, width))).or_default().push(number);
                }
                grids.push(Self { cells, source, radius, width });
            }
            least = most;
        }
        grids
    }

    fn each(&self, place: &Place, settings: &Settings, mut look: impl FnMut(u32, &Place)) {
        let span = (2.0 * settings.kilometres + place.radius + self.radius) / DEGREE;
        let first = ((place.latitude - span) / self.width).floor() as i32;
        let last = ((place.latitude + span) / self.width).floor() as i32;
        let east = (span / (place.latitude.abs() + span).min(89.5).to_radians().cos()).min(180.0);
        for north in first..=last {
            let low = column((place.longitude - east).max(-180.0), north, self.width);
            let high = column((place.longitude + east).min(180.0), north, self.width);
            for found in (low..=high).filter_map(|column| self.cells.get(&(north, column))).flatten() {
                look(*found, &self.source.places[*found as usize]);
            }
        }
    }
}
