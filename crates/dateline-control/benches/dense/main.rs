//! How fast every day of a chain is worked out: `cargo bench -p dateline-control --bench dense`. The figures stand in
//! BENCHMARKS.md. `beside_hmmlearn.py` beside this file runs it on the chain that it gives to hmmlearn, and compares the answers.

#![expect(clippy::expect_used, reason = "a bench stops where something is amiss")]

#[path = "../../src/chain/dense.rs"]
mod dense;

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use dense::{Days, LANES, Lanes, posterior};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    match env::var_os("DATELINE_CHAIN") {
        Some(folder) => beside(Path::new(&folder)),
        None => divan::main(),
    }
}

const DAYS: usize = 4000;

/// Evidence on every day, and chances of staying from 0.98 on.
fn made_up<const STATES: usize>() -> ([Lanes; STATES], [[f64; STATES]; STATES], Vec<[Lanes; STATES]>) {
    let mut state: u64 = 2013;
    let mut share = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 33).expect("31 bits fit")) / f64::from(1_u32 << 31)
    };
    let leave = 0.02 / (STATES as f64 - 1.0);
    let transition = std::array::from_fn(|from| std::array::from_fn(|to| if from == to { 0.98 } else { leave }));
    let evidence = (0..DAYS).map(|_| std::array::from_fn(|_| std::array::from_fn(|_| 0.05 + share()))).collect();
    ([[1.0 / STATES as f64; LANES]; STATES], transition, evidence)
}

/// Place-days of a dense chain on one core, by the number of states.
#[divan::bench(consts = [3, 6, 9, 39])]
fn place_days<const STATES: usize>(bencher: Bencher) {
    let (first, transition, evidence) = made_up::<STATES>();
    let mut evidence = evidence;
    let mut found = Days::new();
    bencher
        .counter(ItemsCount::new(DAYS * LANES))
        .bench_local(|| posterior(black_box(&first), &transition, &[], black_box(&mut evidence), &mut found));
}

/// The floor beside it: the same recursions on 3 states, one place after the other, as plain loops.
#[divan::bench]
fn place_days_plain_loop(bencher: Bencher) {
    let (first, transition, evidence) = made_up::<3>();
    let evidence: Vec<[f64; 3]> = evidence.iter().map(|day| [day[0][0], day[1][0], day[2][0]]).collect();
    let first = [first[0][0], first[1][0], first[2][0]];
    bencher.counter(ItemsCount::new(DAYS)).bench_local(|| plain(black_box(first), &transition, &evidence));
}

fn plain(first: [f64; 3], transition: &[[f64; 3]; 3], evidence: &[[f64; 3]]) -> Vec<[f64; 3]> {
    let mut now = first;
    let mut found: Vec<[f64; 3]> = Vec::with_capacity(evidence.len());
    for (day, told) in evidence.iter().enumerate() {
        if day > 0 {
            let eve = now;
            now = std::array::from_fn(|to| (0..3).map(|from| eve[from] * transition[from][to]).sum());
        }
        let sum: f64 = now.iter().zip(told).map(|(weight, chance)| weight * chance).sum();
        now = std::array::from_fn(|state| now[state] * told[state] / sum);
        found.push(now);
    }
    let mut later = [1.0; 3];
    for (posterior, told) in found.iter_mut().zip(evidence).rev() {
        let product: [f64; 3] = std::array::from_fn(|state| posterior[state] * later[state]);
        let sum: f64 = product.iter().sum();
        *posterior = product.map(|weight| weight / sum);
        let before: [f64; 3] =
            std::array::from_fn(|from| (0..3).map(|to| transition[from][to] * told[to] * later[to]).sum());
        let sum: f64 = before.iter().sum();
        later = before.map(|weight| weight / sum);
    }
    found
}

/// Reads a chain of 3 states from a folder: numbers of 8 bytes, little end first, one after the other: `chain` has the first
/// day's chances and the transition, `evidence` the chances of what is told by place, day and state, 4,000 days a place.
/// Writes `posterior` in the same order, and the seconds that the fastest of ten runs took without reading and writing.
fn beside(folder: &Path) {
    let read = |name: &str| -> Vec<f64> {
        let bytes = fs::read(folder.join(name)).expect("the script has written it");
        bytes.as_chunks::<8>().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()
    };
    let (chain, evidence) = (read("chain"), read("evidence"));
    let first: [Lanes; 3] = std::array::from_fn(|state| [chain[state]; LANES]);
    let transition: [[f64; 3]; 3] = std::array::from_fn(|from| std::array::from_fn(|to| chain[3 + from * 3 + to]));
    let places: Vec<&[f64]> = evidence.chunks_exact(DAYS * 3).collect();
    let told = |places: &[&[f64]], day: usize, state: usize| -> Lanes {
        std::array::from_fn(|lane| places.get(lane).map_or(1.0, |place| place[day * 3 + state]))
    };
    let mut eights: Vec<Vec<[Lanes; 3]>> = places
        .chunks(LANES)
        .map(|places| (0..DAYS).map(|day| std::array::from_fn(|state| told(places, day, state))).collect())
        .collect();
    let mut seconds = f64::MAX;
    let mut found: Vec<Days<3>> = eights.iter().map(|_| Days::new()).collect();
    for _ in 0..10 {
        let start = Instant::now();
        for (eight, found) in eights.iter_mut().zip(&mut found) {
            posterior(&first, &transition, &[], eight, found);
        }
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let mut bytes = Vec::with_capacity(evidence.len() * 8);
    for place in 0..places.len() {
        for day in &found[place / LANES].weights {
            bytes.extend(day.iter().flat_map(|state| state[place % LANES].to_le_bytes()));
        }
    }
    fs::write(folder.join("posterior"), bytes).expect("the folder can be written to");
    fs::write(folder.join("seconds"), seconds.to_string()).expect("the folder can be written to");
}
