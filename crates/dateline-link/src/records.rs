//! Rows as they are compared: numbers in columns, in an order that does not depend on that of the input.
//!
//! A dataset places events at a few thousand points of its own again and again, so a *place* here is a point as one source
//! gives it. Rows are sorted by place and day.

use dateline_model::{EventTable, LonLat};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::Settings;
use crate::names::{Gazetteer, Keys};

/// No row, no place, no figure.
pub(crate) const NONE: u32 = u32::MAX;

/// A span longer than this many days says little more than a month.
pub(crate) const SHORT_SPAN: i32 = 7;

/// A point as one source gives it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Place {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    /// How far the events may have been, in kilometres, what every place may be off left out.
    pub(crate) radius: f64,
    /// Its rows: from, to (exclusive).
    pub(crate) rows: (u32, u32),
}

/// One source's rows, sorted by place and day.
#[derive(Debug)]
pub(crate) struct Source {
    /// Which of the tables.
    pub(crate) table: usize,
    /// The row in the table.
    pub(crate) row: Vec<u32>,
    pub(crate) place: Vec<u32>,
    pub(crate) from: Vec<i32>,
    pub(crate) to: Vec<i32>,
    pub(crate) kind: Vec<u32>,
    pub(crate) actor1: Vec<u32>,
    pub(crate) actor2: Vec<u32>,
    /// The best figure; `NONE` where there is none.
    pub(crate) dead: Vec<u32>,
    pub(crate) low: Vec<u32>,
    pub(crate) high: Vec<u32>,
    pub(crate) places: Vec<Place>,
    /// Rows a day at the row's place around its day, the row itself left out.
    pub(crate) rate: Vec<f32>,
    /// The words by number; the first is the empty one.
    pub(crate) kinds: Vec<SmolStr>,
    pub(crate) actors: Vec<SmolStr>,
    /// First and last day, the last one counted.
    pub(crate) days: (i32, i32),
    /// Rows that lie nowhere and so are compared with nothing.
    pub(crate) nowhere: Vec<u32>,
}

impl Source {
    pub(crate) fn len(&self) -> usize {
        self.row.len()
    }

    /// How many rows its place has.
    pub(crate) fn rows_at(&self, place: u32) -> f64 {
        let (from, to) = self.places[place as usize].rows;
        f64::from(to - from)
    }

    pub(crate) fn is_long(&self, row: usize) -> bool {
        self.to[row] - self.from[row] >= SHORT_SPAN
    }
}

/// All sources, sorted by name.
pub(crate) fn sources(tables: &[EventTable], settings: &Settings) -> Vec<Source> {
    let all: Vec<&EventTable> = tables.iter().collect();
    let gazetteer = Gazetteer::of(&all);
    let mut order: Vec<usize> = (0..tables.len()).collect();
    order.sort_by(|one, other| tables[*one].source.cmp(&tables[*other].source));
    order.into_par_iter().map(|table| source(&tables[table], table, &gazetteer, settings)).collect()
}

fn source(table: &EventTable, number: usize, gazetteer: &Gazetteer, settings: &Settings) -> Source {
    let points = points(table, gazetteer);
    let (places, mut place_of) = places(table, &points);
    let (kinds, kind_of) = ordered(table.kind.texts());
    let (actors, actor1_of, actor2_of) = actors(table);
    let days = |row: usize| {
        let off = i32::from(table.days_off[row]);
        (table.from[row].number() - off, table.to[row].number() + off)
    };
    let nowhere: Vec<u32> = (0_u32..).zip(&place_of).filter(|(_, place)| **place == NONE).map(|(row, _)| row).collect();
    let mut keyed: Vec<(u64, u32)> = (0_u32..)
        .zip(&place_of)
        .filter(|(_, place)| **place != NONE)
        .map(|(row, place)| {
            let from = (i64::from(days(row as usize).0) + (1 << 31)) as u64;
            ((u64::from(*place) << 32) | from, row)
        })
        .collect();
    let rest = |row: u32| {
        let row = row as usize;
        (
            days(row).1,
            kind_of[table.kind.rows()[row] as usize],
            actor1_of[table.actor1.rows()[row] as usize],
            actor2_of[table.actor2.rows()[row] as usize],
            table.toll[row],
            &table.ids[row],
        )
    };
    keyed.par_sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| rest(one.1).cmp(&rest(other.1))));
    let row: Vec<u32> = keyed.iter().map(|(_, row)| *row).collect();
    drop(keyed);
    place_of = row.iter().map(|row| place_of[*row as usize]).collect();
    let column =
        |value: &(dyn Fn(usize) -> u32 + Sync)| -> Vec<u32> { row.iter().map(|row| value(*row as usize)).collect() };
    let mut made = Source {
        table: number,
        from: row.iter().map(|row| days(*row as usize).0).collect(),
        to: row.iter().map(|row| days(*row as usize).1).collect(),
        kind: column(&|row| kind_of[table.kind.rows()[row] as usize]),
        actor1: column(&|row| actor1_of[table.actor1.rows()[row] as usize]),
        actor2: column(&|row| actor2_of[table.actor2.rows()[row] as usize]),
        dead: column(&|row| table.toll[row].map_or(NONE, |toll| toll.best)),
        low: column(&|row| table.toll[row].map_or(NONE, |toll| toll.low)),
        high: column(&|row| table.toll[row].map_or(NONE, |toll| toll.high)),
        place: place_of,
        row,
        places,
        rate: vec![],
        kinds,
        actors,
        days: (0, 0),
        nowhere,
    };
    let mut start = 0;
    for (at, place) in made.places.iter_mut().enumerate() {
        let end = start + made.place[start..].iter().take_while(|one| **one as usize == at).count();
        place.rows = (start as u32, end as u32);
        start = end;
    }
    made.days = (made.from.iter().copied().min().unwrap_or(0), made.to.iter().copied().max().unwrap_or(0));
    made.rate = rates(&made, settings);
    made
}

/// Where each row lies: its own coordinates, else those that its place's name has elsewhere.
fn points(table: &EventTable, gazetteer: &Gazetteer) -> Vec<Option<LonLat>> {
    if table.points.iter().all(Option::is_some) {
        return table.points.clone();
    }
    let keys = Keys::of(table);
    let found = |(row, point): (usize, &Option<LonLat>)| {
        point.or_else(|| {
            let (name, district) = keys.of_row(table, row);
            gazetteer.find(&name, &district)
        })
    };
    table.points.iter().enumerate().map(found).collect()
}

/// The places, sorted, and the number of each row's.
fn places(table: &EventTable, points: &[Option<LonLat>]) -> (Vec<Place>, Vec<u32>) {
    let mut numbers: FxHashMap<(u64, u64, u64), u32> = FxHashMap::default();
    let mut places: Vec<Place> = Vec::new();
    let mut of: Vec<u32> = Vec::with_capacity(points.len());
    for (row, point) in points.iter().enumerate() {
        let Some(point) = point else {
            of.push(NONE);
            continue;
        };
        let radius = table.radius[row].kilometres();
        let key = (point.latitude().to_bits(), point.longitude().to_bits(), radius.to_bits());
        let number = *numbers.entry(key).or_insert_with(|| {
            places.push(Place { latitude: point.latitude(), longitude: point.longitude(), radius, rows: (0, 0) });
            (places.len() - 1) as u32
        });
        of.push(number);
    }
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    let key = |place: &Place| (place.latitude, place.longitude, place.radius);
    let compare = |one: &u32, other: &u32| {
        let (one, other) = (key(&places[*one as usize]), key(&places[*other as usize]));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.2.total_cmp(&other.2))
    };
    order.sort_unstable_by(compare);
    let mut renumbered = vec![0_u32; places.len()];
    (0_u32..).zip(&order).for_each(|(new, old)| renumbered[*old as usize] = new);
    of.iter_mut().filter(|place| **place != NONE).for_each(|place| *place = renumbered[*place as usize]);
    (order.iter().map(|old| places[*old as usize]).collect(), of)
}

/// Words in the order of the alphabet, the empty one first, and the new number of each.
fn ordered(texts: &[SmolStr]) -> (Vec<SmolStr>, Vec<u32>) {
    let mut sorted = texts.to_vec();
    sorted.sort_unstable();
    let numbers: FxHashMap<&SmolStr, u32> = sorted.iter().zip(0..).collect();
    let of = texts.iter().map(|text| numbers[text]).collect();
    (sorted, of)
}

/// The words of both columns of actors, and the new number of each.
fn actors(table: &EventTable) -> (Vec<SmolStr>, Vec<u32>, Vec<u32>) {
    let mut all: Vec<SmolStr> = table.actor1.texts().iter().chain(table.actor2.texts()).cloned().collect();
    all.sort_unstable();
    all.dedup();
    let numbers: FxHashMap<&SmolStr, u32> = all.iter().zip(0..).collect();
    let of = |texts: &[SmolStr]| texts.iter().map(|text| numbers[text]).collect::<Vec<u32>>();
    let (one, two) = (of(table.actor1.texts()), of(table.actor2.texts()));
    (all, one, two)
}

/// Rows a day at each row's place, a month to either side, drawn towards the place's rate over all its days.
fn rates(source: &Source, _settings: &Settings) -> Vec<f32> {
    const WINDOW: i32 = 30;
    const PRIOR_DAYS: f64 = 120.0;
    let all_days = f64::from((source.days.1 - source.days.0 + 1).max(1));
    let of_place = |place: &Place| {
        let (start, end) = (place.rows.0 as usize, place.rows.1 as usize);
        let days = &source.from[start..end];
        let usual = (days.len() as f64 - 0.5) / all_days;
        let (mut low, mut high) = (0, 0);
        let rate = days.iter().map(move |day| {
            while days[low] < day - WINDOW {
                low += 1;
            }
            while high < days.len() && days[high] <= day + WINDOW {
                high += 1;
            }
            let first = (day - WINDOW).max(source.days.0);
            let last = (day + WINDOW).min(source.days.1);
            let window = f64::from((last - first + 1).max(1));
            (((high - low - 1) as f64 + PRIOR_DAYS * usual) / (window + PRIOR_DAYS)) as f32
        });
        rate.collect::<Vec<f32>>()
    };
    source.places.par_iter().map(of_place).flatten_iter().collect()
}
