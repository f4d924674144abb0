//! Episodes: a row over several days for which another source has a row for each day.
//!
//! Once clusters are made, a row that stands alone may still be a further telling of an episode whose cluster has a row of
//! its source already. How often that happens is learned from the datasets themselves: where it never does, what looks
//! like it by chance lets the estimate fall towards nothing, and no row is added.

use rustc_hash::FxHashMap;

use crate::cluster::Numbering;
use crate::learn::Learned;
use crate::records::Source;

/// A row that stands alone, an episode that it may belong to, and the odds if every episode had one further telling.
struct Further {
    row: u32,
    episode: u32,
    odds: f64,
}

/// Adds rows to the clusters of episodes: changes `of`, and gives the probability of each row that was added.
pub(crate) fn add(
    sources: &[Source],
    numbering: &Numbering,
    learned: &[((usize, usize), Learned)],
    of: &mut [u32],
) -> FxHashMap<u32, f64> {
    let mut added = FxHashMap::default();
    let mut sizes = vec![0_u32; of.len()];
    of.iter().for_each(|cluster| sizes[*cluster as usize] += 1);
    for ((one, other), learned) in learned {
        let numbers = (numbering.starts[*one], numbering.starts[*other]);
        let further = further(&sources[*one], &sources[*other], numbers, learned, of, &sizes);
        let episodes = (0..sources[*one].len()).filter(|row| is_episode(&sources[*one], *row)).count()
            + (0..sources[*other].len()).filter(|row| is_episode(&sources[*other], *row)).count();
        let Some(often) = how_often(&further, episodes) else { continue };
        let mut best: FxHashMap<u32, (f64, f64, u32)> = FxHashMap::default();
        for one in &further {
            let found = best.entry(one.row).or_insert((0.0, 0.0, u32::MAX));
            found.0 += one.odds;
            if one.odds > found.1 {
                (found.1, found.2) = (one.odds, one.episode);
            }
        }
        let mut rows: Vec<(u32, (f64, f64, u32))> = best.into_iter().collect();
        rows.sort_unstable_by_key(|(row, _)| *row);
        for (row, (all, most, episode)) in rows {
            let probable = often * most / (1.0 + often * all);
            if probable > 0.5 && !added.contains_key(&row) {
                of[row as usize] = of[episode as usize];
                added.insert(row, probable);
            }
        }
    }
    added
}

fn is_episode(source: &Source, row: usize) -> bool {
    source.to[row] > source.from[row] && !source.is_long(row)
}

fn further(
    one: &Source,
    other: &Source,
    numbers: (u32, u32),
    learned: &Learned,
    of: &[u32],
    sizes: &[u32],
) -> Vec<Further> {
    let (pairs, weights) = (&learned.pairs, &learned.weights);
    let mut found = Vec::new();
    for pair in 0..pairs.len() {
        let (a, b) = (pairs.a[pair] as usize, pairs.b[pair] as usize);
        let (mine, theirs) = (numbers.0 + a as u32, numbers.1 + b as u32);
        // The episode, the row of the other source, and the span of the episode.
        let (episode, row, span, coverage) = match (is_episode(one, a), is_episode(other, b)) {
            (true, false) if inside(one, a, other, b) => {
                (mine, theirs, one.to[a] - one.from[a] + 1, weights.coverage.1)
            }
            (false, true) if inside(other, b, one, a) => {
                (theirs, mine, other.to[b] - other.from[b] + 1, weights.coverage.0)
            }
            _ => continue,
        };
        let alone = |row: u32| sizes[of[row as usize] as usize] < 2;
        if !alone(row) || alone(episode) {
            continue;
        }
        let mut parts = weights.parts(one, other, pairs, pair);
        (parts.time, parts.copy) = (1.0 / f64::from(span), 0.0);
        let link = pairs.link[pair] as usize;
        let seen = (f64::from(learned.at_links[link]), f64::from(learned.probable[pair]));
        let places = weights.places(pairs.links[link], pairs.distance[pair], seen.0, seen.1);
        found.push(Further { row, episode, odds: parts.product(weights.swapped) * places / (1.0 - coverage).max(0.1) });
    }
    found
}

/// Whether a row of a single day lies within an episode.
fn inside(one: &Source, episode: usize, other: &Source, row: usize) -> bool {
    other.from[row] == other.to[row] && (one.from[episode]..=one.to[episode]).contains(&other.from[row])
}

/// How many further tellings an episode has: the share that explains itself. None where it is next to nothing.
fn how_often(further: &[Further], episodes: usize) -> Option<f64> {
    const ROUNDS: usize = 40;
    let mut all: FxHashMap<u32, f64> = FxHashMap::default();
    further.iter().for_each(|one| *all.entry(one.row).or_default() += one.odds);
    let mut sums: Vec<(u32, f64)> = all.into_iter().collect();
    sums.sort_unstable_by_key(|(row, _)| *row);
    let mut often = 0.5;
    for _ in 0..ROUNDS {
        let expected: f64 = sums.iter().map(|(_, odds)| often * odds / (1.0 + often * odds)).sum();
        often = expected / episodes.max(1) as f64;
    }
    (often > 0.01).then_some(often)
}
