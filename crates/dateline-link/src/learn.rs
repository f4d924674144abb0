//! Learning without labels: expectation and maximisation, in turn.

use rayon::prelude::*;

use crate::Settings;
use crate::belief::Competition;
use crate::pairs::{self, Pairs};
use crate::records::Source;
use crate::weights::{Sums, Weights};

/// What was learned of two sources, and how probable each pair is.
#[derive(Debug)]
pub(crate) struct Learned {
    pub(crate) weights: Weights,
    pub(crate) pairs: Pairs,
    /// How probable each pair is, what competes with it counted in.
    pub(crate) probable: Vec<f32>,
    /// How many matches each pair of places has.
    pub(crate) at_links: Vec<f32>,
}

const CHUNK: usize = 1 << 15;

/// Learns the weights of two sources and works out how probable each pair is.
pub(crate) fn learn(one: &Source, other: &Source, pairs: Pairs, settings: &Settings) -> Learned {
    let mut weights = Weights::guess(one, other, settings.days);
    let chosen = sample(one, &pairs, settings.enough_pairs);
    match &chosen {
        Some(chosen) => {
            let part = pairs.of_places(one, chosen);
            rounds(&mut weights, one, other, &part, Some(chosen), settings.rounds, settings);
        }
        None => rounds(&mut weights, one, other, &pairs, None, settings.rounds, settings),
    }
    apply(weights, one, other, pairs)
}

/// Rounds of learning, on all pairs or on those of some places.
fn rounds(
    weights: &mut Weights,
    one: &Source,
    other: &Source,
    pairs: &Pairs,
    chosen: Option<&[bool]>,
    rounds: usize,
    settings: &Settings,
) {
    let opportunities = pairs::opportunities(one, (&weights.rows.0, &weights.rows.1), other, chosen, settings);
    // The second source's rows near the chosen places are in proportion to the first's.
    let share = chosen.map_or(1.0, |chosen| {
        let rows: f64 =
            weights.rows.0.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(rows, _)| f64::from(*rows)).sum();
        rows / weights.in_common.0
    });
    let in_common = ((weights.in_common.0 * share).max(1.0), (weights.in_common.1 * share).max(1.0));
    let competition = Competition::of(&pairs.a, &pairs.b);
    let mut probable: Vec<f32> = Vec::new();
    let mut at_links: Vec<f32> = Vec::new();
    for _ in 0..rounds {
        let products = products(weights, one, other, pairs);
        let odds = odds(weights, pairs, &products, &at_links, &probable);
        probable = competition.probabilities(&odds);
        at_links = links(pairs, &probable);
        let sums = sums(weights, one, other, pairs, &probable);
        weights.learn(&sums, &opportunities, in_common, settings.days);
    }
}

/// How probable each pair is with weights that are learned; what places have to do with one another is still learned.
fn apply(weights: Weights, one: &Source, other: &Source, pairs: Pairs) -> Learned {
    const ROUNDS: usize = 4;
    let competition = Competition::of(&pairs.a, &pairs.b);
    let products = products(&weights, one, other, &pairs);
    let (mut probable, mut at_links): (Vec<f32>, Vec<f32>) = (vec![], vec![]);
    for _ in 0..ROUNDS {
        let odds = odds(&weights, &pairs, &products, &at_links, &probable);
        probable = competition.probabilities(&odds);
        at_links = links(&pairs, &probable);
    }
    Learned { weights, pairs, probable, at_links }
}

/// Enough places to learn from, chosen by where they lie so that their surroundings come with them; none if all pairs are few.
fn sample(one: &Source, pairs: &Pairs, enough: usize) -> Option<Vec<bool>> {
    const CELL: f64 = 0.5;
    if pairs.len() <= enough {
        return None;
    }
    let cell = |place: &crate::records::Place| {
        let (north, east) = ((place.latitude / CELL).floor() as i64, (place.longitude / CELL).floor() as i64);
        let mixed = (north.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64 as i64)
            ^ east.wrapping_mul(0xC2B2_AE3D_27D4_EB4F_u64 as i64)) as u64;
        (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ (mixed >> 32)
    };
    let cells: Vec<u64> = one.places.iter().map(cell).collect();
    let mut pairs_of = vec![0_usize; one.places.len()];
    pairs.a.iter().for_each(|a| pairs_of[one.place[*a as usize] as usize] += 1);
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_unstable_by_key(|place| (cells[*place], *place));
    let mut chosen = vec![false; cells.len()];
    let (mut taken, mut last) = (0, None);
    for place in order {
        if taken >= enough && last != Some(cells[place]) {
            break;
        }
        chosen[place] = true;
        taken += pairs_of[place];
        last = Some(cells[place]);
    }
    Some(chosen)
}

/// What each pair brings, its places left out.
fn products(weights: &Weights, one: &Source, other: &Source, pairs: &Pairs) -> Vec<f32> {
    let product = |pair: usize| weights.parts(one, other, pairs, pair).product(weights.swapped) as f32;
    (0..pairs.len()).into_par_iter().with_min_len(CHUNK).map(product).collect()
}

fn odds(weights: &Weights, pairs: &Pairs, products: &[f32], at_links: &[f32], probable: &[f32]) -> Vec<f32> {
    let one = |pair: usize| {
        let link = pairs.link[pair] as usize;
        let places = match at_links.get(link) {
            Some(seen) => {
                weights.places(pairs.links[link], pairs.distance[pair], f64::from(*seen), f64::from(probable[pair]))
            }
            None => weights.distance[pairs.distance[pair] as usize],
        };
        weights.odds(f64::from(products[pair]), places)
    };
    (0..pairs.len()).into_par_iter().with_min_len(CHUNK).map(one).collect()
}

/// How many matches each pair of places has.
fn links(pairs: &Pairs, probable: &[f32]) -> Vec<f32> {
    let mut sums = vec![0.0_f32; pairs.links.len()];
    for (link, probable) in pairs.link.iter().zip(probable) {
        sums[*link as usize] += probable;
    }
    sums
}

/// Sums over pairs, in parts that are always the same, so that the result does not depend on how many cores there are.
fn sums(weights: &Weights, one: &Source, other: &Source, pairs: &Pairs, probable: &[f32]) -> Sums {
    let starts: Vec<usize> = (0..pairs.len()).step_by(CHUNK).collect();
    let part = |start: &usize| {
        let mut sums = weights.nothing();
        for (pair, probable) in probable.iter().enumerate().skip(*start).take(CHUNK) {
            if *probable > 1e-4 {
                weights.count(&mut sums, one, other, pairs, pair, f64::from(*probable));
            }
        }
        sums
    };
    let parts: Vec<Sums> = starts.par_iter().map(part).collect();
    let mut total = weights.nothing();
    parts.iter().for_each(|part| total.add(part));
    total
}

impl Sums {
    fn add(&mut self, part: &Self) {
        let add = |into: &mut [f64], from: &[f64]| into.iter_mut().zip(from).for_each(|(into, from)| *into += from);
        add(&mut self.time, &part.time);
        add(&mut self.distance, &part.distance);
        add(&mut self.kinds, &part.kinds);
        add(&mut self.actors, &part.actors);
        add(&mut self.tolls, &part.tolls);
        add(&mut self.copies, &part.copies);
        add(&mut self.same_point, &part.same_point);
        self.swapped += part.swapped;
        self.both_actors += part.both_actors;
        self.all += part.all;
    }
}
