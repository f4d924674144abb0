//! How fast control is worked out: `cargo bench -p dateline-control`. The figures stand in BENCHMARKS.md.

#![expect(clippy::cast_precision_loss, reason = "the numbers are small")]

#[path = "../../src/chain/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the chain is taken as it is, to be measured by itself")]
mod chain;
mod made_up;
mod readings;

use dateline_control::{Parameters, control, daily, nowcast};
use dateline_lexicon::Lexicon;
use dateline_model::{Place, Sourced};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A war with all that `control` asks for.
struct War {
    places: Vec<Place>,
    claims: Vec<Sourced>,
    lexicon: Lexicon,
    parameters: Parameters,
}

fn war(places: usize, each: usize) -> War {
    let places = made_up::places(places);
    let claims = made_up::claims(&places, each);
    War { places, claims, lexicon: made_up::lexicon(), parameters: Parameters::default() }
}

impl War {
    fn control(&self) -> usize {
        control(black_box(&self.claims), &self.places, &self.lexicon, &self.parameters, None, &made_up::run()).len()
    }

    fn nowcast(&self) -> usize {
        nowcast(black_box(&self.claims), &self.places, &self.lexicon, &self.parameters, None, &made_up::run()).len()
    }
}

/// 200,000 claims on 10,000 places over 4,000 days, from claims to intervals.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_places(bencher: Bencher) {
    let war = war(10_000, 20);
    bencher.bench_local(|| war.control());
}

/// The posterior alone of as many places and readings, and who held each place on each day by it.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn all_posteriors(bencher: Bencher) {
    let chains = readings::Chains::new(10_000, 20);
    bencher.bench_local(|| black_box(&chains).who_held());
}

/// Of that the passes forward and backward.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn all_posteriors_forward_backward(bencher: Bencher) {
    let chains = readings::Chains::new(10_000, 20);
    bencher.bench_local(|| black_box(&chains).forward_backward());
}

/// The same without what neighbours lend.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_places_without_neighbours(bencher: Bencher) {
    let mut war = war(10_000, 20);
    war.parameters.neighbour_weight = 0.0;
    bencher.bench_local(|| war.control());
}

/// The same, each day as it was known on that day.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn all_places_nowcast(bencher: Bencher) {
    let war = war(10_000, 20);
    bencher.bench_local(|| war.nowcast());
}

/// The same as known on a day in the middle.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_places_known_on(bencher: Bencher) {
    let mut war = war(10_000, 20);
    let middle = dateline_model::Day::parse(made_up::FIRST).expect("a day").plus(2000);
    war.claims.retain(|one| one.published.is_some_and(|published| published <= middle));
    bencher.bench_local(|| war.control());
}

/// One place alone: what a new claim on it costs.
#[divan::bench(args = [20, 200, 2000, 10_000], sample_size = 1)]
fn one_place(bencher: Bencher, claims: usize) {
    let war = war(1, claims);
    bencher.bench_local(|| war.control());
}

/// One place as it was known on each day.
#[divan::bench(args = [20, 200], sample_size = 1)]
fn one_place_nowcast(bencher: Bencher, claims: usize) {
    let war = war(1, claims);
    bencher.bench_local(|| war.nowcast());
}

/// Every day of one place with 200 claims, and of a thousand places.
#[divan::bench(args = [1, 1000], sample_count = 10, sample_size = 1)]
fn every_day(bencher: Bencher, places: usize) {
    let war = war(places, if places == 1 { 200 } else { 20 });
    let of: Vec<_> = war.places.iter().map(|place| place.id.clone()).collect();
    let until = dateline_model::Day::parse(made_up::FIRST).expect("a day").plus(3999);
    bencher.bench_local(|| {
        daily(black_box(&war.claims), &war.places, &war.lexicon, &war.parameters, None, &of, until).len()
    });
}
