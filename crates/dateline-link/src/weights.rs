//! The weights of two sources: what each level of each field counts for.
//!
//! The odds of a pair are a rate of matches over the rates at which rows come about by chance (docs/merge.md has the
//! equations): how often the two places tell of one event, how the days of one event differ, and for each field how much
//! likelier what both rows say is of one event than of two.

use rustc_hash::FxHashMap;

use crate::levels::{self, BANDS, DISTANCES, TIMES};
use crate::pairs::Pairs;
use crate::records::{NONE, Source};
use crate::table::{Table, Vocabulary};

/// How many brackets of figures there are.
const BRACKETS: usize = 13;
/// No figure in one of them; the same figure, by bracket; ranges that meet, by bracket; two brackets.
pub(crate) const TOLLS: usize = 1 + 2 * BRACKETS + BRACKETS * BRACKETS;

/// Odds beyond this are not told apart.
const MOST_ODDS: f32 = 1e5;

/// What is learned of two sources.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    /// How probable each level of time is, of those of its class, where rows tell of one event.
    pub(crate) time: Vec<f64>,
    /// How often two places at a distance tell of one event, by level of distance.
    pub(crate) distance: Vec<f64>,
    pub(crate) kinds: Table,
    pub(crate) actors: Table,
    /// How often the two actors stand the other way round.
    pub(crate) swapped: f64,
    /// How much likelier two figures are together than by chance.
    pub(crate) tolls: Vec<f64>,
    /// Of rows that tell of one event at the very same point, how many are copies: places exact, one vague, both.
    pub(crate) copies: [f64; 3],
    /// The share of either source's rows that the other has, too.
    pub(crate) coverage: (f64, f64),
    /// How probable each level of figures is of rows that have nothing to do with one another.
    chance_tolls: Vec<f64>,
    /// How many of the second source's rows give a row's very figure.
    toll_share: Vec<f32>,
    /// How many rows each place has in the days that both sources cover.
    pub(crate) rows: (Vec<f32>, Vec<f32>),
    /// Rows of either source in the days that both cover.
    pub(crate) in_common: (f64, f64),
}

/// Sums over pairs, each counted as probable as it is.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    pub(crate) time: Vec<f64>,
    pub(crate) distance: Vec<f64>,
    pub(crate) kinds: Vec<f64>,
    pub(crate) actors: Vec<f64>,
    pub(crate) swapped: f64,
    pub(crate) both_actors: f64,
    pub(crate) tolls: Vec<f64>,
    pub(crate) copies: [f64; 3],
    pub(crate) same_point: [f64; 3],
    pub(crate) all: f64,
}

/// What a pair of rows brings, its places left out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parts {
    pub(crate) time: f64,
    pub(crate) kind: f32,
    pub(crate) straight: f32,
    pub(crate) crossed: f32,
    pub(crate) toll: f64,
    /// The odds by which it is a copy rather than a telling of its own.
    pub(crate) copy: f64,
    pub(crate) copied: f64,
    /// One over the rates of rows at both places.
    pub(crate) rarity: f64,
}

impl Parts {
    /// All of it.
    pub(crate) fn product(&self, swapped: f64) -> f64 {
        let actors = (1.0 - swapped) * f64::from(self.straight) + swapped * f64::from(self.crossed);
        let told = (1.0 - self.copy) * self.time * self.toll + self.copy * self.copied;
        told * f64::from(self.kind) * actors * self.rarity
    }
}

impl Weights {
    pub(crate) fn guess(one: &Source, other: &Source, days: u16) -> Self {
        let kinds = |source: &Source| Vocabulary::of(&source.kinds, source.kind.iter().copied());
        let actors =
            |source: &Source| Vocabulary::of(&source.actors, source.actor1.iter().chain(&source.actor2).copied());
        let (first, last) = (one.days.0.max(other.days.0), one.days.1.min(other.days.1));
        let rows = |source: &Source| -> Vec<f32> {
            let in_common = |place: &crate::records::Place| {
                let days = &source.from[place.rows.0 as usize..place.rows.1 as usize];
                days.iter().filter(|day| (first..=last).contains(*day)).count() as f32
            };
            source.places.iter().map(in_common).collect()
        };
        let rows = (rows(one), rows(other));
        let total = |rows: &[f32]| rows.iter().map(|count| f64::from(*count)).sum::<f64>().max(1.0);
        let mut weights = Self {
            time: vec![0.0; TIMES],
            distance: (0..DISTANCES).map(levels::guess_distance).collect(),
            kinds: Table::new(kinds(one), kinds(other)),
            actors: Table::new(actors(one), actors(other)),
            swapped: 0.05,
            tolls: vec![1.0; TOLLS],
            copies: [0.05; 3],
            coverage: (0.3, 0.3),
            chance_tolls: chance_tolls(one, other),
            toll_share: toll_share(other),
            in_common: (total(&rows.0), total(&rows.1)),
            rows,
        };
        weights.learn_time(&vec![0.0; TIMES], days);
        weights
    }

    /// What a pair brings.
    pub(crate) fn parts(&self, one: &Source, other: &Source, pairs: &Pairs, pair: usize) -> Parts {
        let (a, b) = (pairs.a[pair] as usize, pairs.b[pair] as usize);
        let level = pairs.time[pair] as usize;
        let toll = toll_level(one, a, other, b);
        let (copy, copied) = self.copy(one, a, other, b, pairs.distance[pair]);
        Parts {
            time: self.time[level] / levels::breadth(level, one, a, other, b),
            kind: self.kinds.ratio(one.kind[a], other.kind[b]),
            straight: self.actors.ratio(one.actor1[a], other.actor1[b])
                * self.actors.ratio(one.actor2[a], other.actor2[b]),
            crossed: self.actors.ratio(one.actor1[a], other.actor2[b])
                * self.actors.ratio(one.actor2[a], other.actor1[b]),
            toll: self.tolls[toll],
            copy,
            copied,
            rarity: 1.0 / f64::from(one.rate[a] * other.rate[b]).max(1e-18).sqrt(),
        }
    }

    /// How probable a copy is at this point, and what it would count for: the very day and the very figures.
    fn copy(&self, one: &Source, a: usize, other: &Source, b: usize, distance: u8) -> (f64, f64) {
        if !(distance as usize).is_multiple_of(BANDS) {
            return (0.0, 0.0);
        }
        let same = one.from[a] == other.from[b] && one.to[a] == other.to[b] && one.dead[a] == other.dead[b];
        let copied = if same { 1.0 / f64::from(self.toll_share[b]).max(1e-6) } else { 0.0 };
        (self.copies[distance as usize / BANDS], copied)
    }

    /// The odds of a pair, given how often its two places tell of one event.
    pub(crate) fn odds(&self, product: f64, places: f64) -> f32 {
        let free = ((1.0 - self.coverage.0) * (1.0 - self.coverage.1)).max(0.02);
        ((product * places / free) as f32).clamp(1e-12, MOST_ODDS)
    }

    /// How often two places tell of one event: what was seen at them, drawn towards what places so far apart do. What the
    /// pair itself brought is left out.
    pub(crate) fn places(&self, link: (u32, u32), distance: u8, seen: f64, own: f64) -> f64 {
        const PRIOR: f64 = 1.5;
        let rows = f64::from(self.rows.0[link.0 as usize] * self.rows.1[link.1 as usize]).sqrt();
        let usual = self.distance[distance as usize];
        ((seen - own).max(0.0) + PRIOR * usual) / ((rows - own).max(0.0) + PRIOR)
    }

    pub(crate) fn nothing(&self) -> Sums {
        Sums {
            time: vec![0.0; TIMES],
            distance: vec![0.0; DISTANCES],
            kinds: vec![0.0; self.kinds.size()],
            actors: vec![0.0; self.actors.size()],
            swapped: 0.0,
            both_actors: 0.0,
            tolls: vec![0.0; TOLLS],
            copies: [0.0; 3],
            same_point: [0.0; 3],
            all: 0.0,
        }
    }

    /// Adds a pair that is so probable.
    pub(crate) fn count(
        &self,
        sums: &mut Sums,
        one: &Source,
        other: &Source,
        pairs: &Pairs,
        pair: usize,
        probable: f64,
    ) {
        let (a, b) = (pairs.a[pair] as usize, pairs.b[pair] as usize);
        let parts = self.parts(one, other, pairs, pair);
        let distance = pairs.distance[pair] as usize;
        let mut own = probable;
        if distance.is_multiple_of(BANDS) {
            let (copied, told) = (parts.copy * parts.copied, (1.0 - parts.copy) * parts.time * parts.toll);
            let share = copied / (copied + told).max(1e-300);
            sums.copies[distance / BANDS] += probable * share;
            sums.same_point[distance / BANDS] += probable;
            own *= 1.0 - share;
        }
        sums.all += probable;
        sums.time[pairs.time[pair] as usize] += own;
        sums.distance[distance] += probable;
        sums.tolls[toll_level(one, a, other, b)] += own;
        sums.kinds[self.kinds.at(one.kind[a], other.kind[b])] += probable;
        let crossed = self.swapped * f64::from(parts.crossed);
        let straight = (1.0 - self.swapped) * f64::from(parts.straight);
        let share = crossed / (crossed + straight).max(1e-300);
        let mut add = |first: u32, second: u32, weight: f64| sums.actors[self.actors.at(first, second)] += weight;
        add(one.actor1[a], other.actor1[b], probable * (1.0 - share));
        add(one.actor2[a], other.actor2[b], probable * (1.0 - share));
        add(one.actor1[a], other.actor2[b], probable * share);
        add(one.actor2[a], other.actor1[b], probable * share);
        let given = |word: u32, words: &[smol_str::SmolStr]| !words[word as usize].is_empty();
        if given(one.actor1[a], &one.actors)
            && given(one.actor2[a], &one.actors)
            && given(other.actor1[b], &other.actors)
            && given(other.actor2[b], &other.actors)
        {
            sums.swapped += probable * share;
            sums.both_actors += probable;
        }
    }

    /// Learns from the sums. `opportunities` says for each level of distance how many rows places at that distance have.
    pub(crate) fn learn(&mut self, sums: &Sums, opportunities: &[f64], in_common: (f64, f64), days: u16) {
        self.learn_time(&sums.time, days);
        for (level, usual) in self.distance.iter_mut().enumerate() {
            *usual = (sums.distance[level] + 0.01 * levels::guess_distance(level)) / (opportunities[level] + 0.05);
            *usual = usual.clamp(1e-6, 1.0);
        }
        self.kinds.learn(&sums.kinds);
        self.actors.learn(&sums.actors);
        self.swapped = ((sums.swapped + 0.5) / (sums.both_actors + 10.0)).clamp(1e-4, 0.5);
        self.learn_tolls(&sums.tolls);
        for (at, copies) in self.copies.iter_mut().enumerate() {
            *copies = ((sums.copies[at] + 0.05) / (sums.same_point[at] + 1.0)).clamp(1e-4, 0.999);
        }
        self.coverage = ((sums.all / in_common.0).min(0.9), (sums.all / in_common.1).min(0.9));
    }

    fn learn_time(&mut self, sums: &[f64], days: u16) {
        const PRIOR: f64 = 3.0;
        let mut totals = [0.0; 7];
        let mut guessed = [0.0; 7];
        for (level, sum) in sums.iter().enumerate() {
            totals[levels::time_class(level)] += sum;
            guessed[levels::time_class(level)] += levels::guess_time(level, days);
        }
        for (level, (time, sum)) in self.time.iter_mut().zip(sums).enumerate() {
            let class = levels::time_class(level);
            let guess = levels::guess_time(level, days) / guessed[class];
            *time = (sum + PRIOR * guess) / (totals[class] + PRIOR);
        }
    }

    fn learn_tolls(&mut self, sums: &[f64]) {
        const PRIOR: f64 = 20.0;
        let total: f64 = sums.iter().skip(1).sum();
        for (level, sum) in sums.iter().enumerate().skip(1) {
            let chance = self.chance_tolls[level];
            let share = (sum + PRIOR * chance) / (total + PRIOR);
            self.tolls[level] = (share / chance).clamp(1e-3, 1e3);
        }
    }
}

/// The bracket of a figure.
fn bracket(figure: u32) -> usize {
    match figure {
        0..=4 => figure as usize,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        50..=99 => 10,
        100..=249 => 11,
        _ => 12,
    }
}

/// The level of two rows' figures.
pub(crate) fn toll_level(one: &Source, a: usize, other: &Source, b: usize) -> usize {
    let (mine, theirs) = (one.dead[a], other.dead[b]);
    if mine == NONE || theirs == NONE {
        return 0;
    }
    if mine == theirs {
        return 1 + bracket(mine);
    }
    let ranges = one.low[a] < one.high[a] || other.low[b] < other.high[b];
    if ranges && one.low[a] <= other.high[b] && other.low[b] <= one.high[a] {
        return 1 + BRACKETS + bracket(mine.min(theirs));
    }
    1 + 2 * BRACKETS + bracket(mine) * BRACKETS + bracket(theirs)
}

/// The level of figures in words.
pub(crate) fn toll_in_words(level: usize) -> &'static str {
    match level {
        0 => "not given by both",
        level if level <= BRACKETS => "the same figure",
        level if level <= 2 * BRACKETS => "ranges that meet",
        _ => "other figures",
    }
}

/// How probable each level of figures is by chance: the same figure by how common it is, the rest by a sample.
fn chance_tolls(one: &Source, other: &Source) -> Vec<f64> {
    const SAMPLE: usize = 60_000;
    let mut chance = vec![0.5; TOLLS];
    let (mine, theirs) = (one.len().max(1), other.len().max(1));
    // Steps that have no factor in common with the lengths go through all combinations of rows evenly.
    for step in 0..SAMPLE {
        let (a, b) = ((step * 7_919) % mine, (step * 104_729 + step / 97) % theirs);
        if a < one.len() && b < other.len() {
            chance[toll_level(one, a, other, b)] += 1.0;
        }
    }
    let total: f64 = chance.iter().skip(1).sum();
    chance.iter_mut().for_each(|share| *share /= total);
    let shares = |source: &Source| {
        let mut counts: FxHashMap<u32, f64> = FxHashMap::default();
        source.dead.iter().filter(|dead| **dead != NONE).for_each(|dead| *counts.entry(*dead).or_default() += 1.0);
        let total: f64 = counts.values().sum::<f64>().max(1.0);
        counts.values_mut().for_each(|count| *count /= total);
        counts
    };
    let (mine, theirs) = (shares(one), shares(other));
    let mut figures: Vec<u32> = mine.keys().copied().collect();
    figures.sort_unstable();
    let mut same = [0.0; BRACKETS];
    for figure in figures {
        same[bracket(figure)] += mine[&figure] * theirs.get(&figure).copied().unwrap_or(0.0);
    }
    for (at, share) in same.into_iter().enumerate() {
        chance[1 + at] = share.max(1e-6);
    }
    chance
}

/// For each row, the share of rows that give its very figure, or none as it does.
fn toll_share(source: &Source) -> Vec<f32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    source.dead.iter().for_each(|dead| *counts.entry(*dead).or_default() += 1);
    source.dead.iter().map(|dead| counts[dead] as f32 / source.len() as f32).collect()
}
