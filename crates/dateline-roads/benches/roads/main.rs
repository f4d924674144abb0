//! How fast the road graph answers: `cargo bench -p dateline-roads`. The figures stand in BENCHMARKS.md.

#![expect(clippy::expect_used, clippy::cast_possible_truncation, reason = "a bench stops where something is amiss")]

mod made_up;

use std::sync::OnceLock;
use std::time::Instant;

use dateline_roads::{EdgeId, Graph, Landmarks, NodeId, Reach, Search, dependence, reach};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use made_up::{Dice, SIDES, War, roads, share_of, war};

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "routes") {
        routes();
    }
}

fn small() -> &'static Graph {
    static SMALL: OnceLock<Graph> = OnceLock::new();
    SMALL.get_or_init(|| roads(200, 200, false))
}

fn large() -> &'static Graph {
    static LARGE: OnceLock<Graph> = OnceLock::new();
    LARGE.get_or_init(|| roads(866, 866, false))
}

fn fight() -> &'static War {
    static WAR: OnceLock<War> = OnceLock::new();
    WAR.get_or_init(|| war(small(), 600, 1461))
}

fn landmarks() -> &'static Landmarks {
    static LANDMARKS: OnceLock<Landmarks> = OnceLock::new();
    LANDMARKS.get_or_init(|| Landmarks::new(large(), 16))
}

/// Who may pass which edge: as in the made-up war; every road open to all; one in five closed to each side.
fn masks(graph: &Graph, which: &str) -> Vec<u32> {
    let sides: Vec<Vec<bool>> = (0..SIDES).map(|side| share_of(graph, 0.2, u64::from(side))).collect();
    let closed =
        |edge: EdgeId| (0..SIDES).filter(|side| sides[*side as usize][edge.index()]).map(|side| 1 << side).sum::<u32>();
    match which {
        "war" => war(graph, 600, 0).passable,
        "all open" => vec![0b11_1111; graph.edge_count()],
        _ => graph.edges().map(|edge| !closed(edge) & 0b11_1111).collect(),
    }
}

#[divan::bench(args = ["war", "all open", "one in five closed"])]
fn reach_of_six_sides(bencher: Bencher, which: &str) {
    let (graph, passable) = (small(), masks(small(), which));
    bencher.bench_local(|| reach(graph, &fight().sources, black_box(&passable)));
}

#[divan::bench(args = ["war", "all open", "one in five closed"])]
fn reach_of_six_sides_on_a_million_edges(bencher: Bencher, which: &str) {
    let graph = large();
    let passable = masks(graph, which);
    let mut dice = Dice::new(1);
    let sources: Vec<_> =
        (0..18).map(|index| (NodeId(dice.below(graph.node_count()) as u32), 1 << (index % SIDES))).collect();
    bencher.bench_local(|| reach(graph, &sources, black_box(&passable)));
}

#[divan::bench(sample_count = 10)]
fn four_years_of_reach(bencher: Bencher) {
    let war = fight();
    bencher.counter(ItemsCount::new(war.days.len())).bench_local(|| {
        let mut reach = Reach::new(small(), &war.sources, &war.passable);
        let mut sum = 0;
        for changes in &war.days {
            reach.update(changes);
            sum += reach.masks()[0];
        }
        sum
    });
}

#[divan::bench]
fn choke_points_of_a_side(bencher: Bencher) {
    let (graph, war) = (small(), fight());
    let sources: Vec<NodeId> = war.sources.iter().filter(|source| source.1 & 1 == 1).map(|source| source.0).collect();
    let weights = vec![1; graph.node_count()];
    bencher
        .bench_local(|| dependence(graph, &sources, |edge| war.passable[edge.index()] & 1 == 1, black_box(&weights)));
}

#[divan::bench(sample_count = 1)]
fn landmarks_of_a_million_edges(bencher: Bencher) {
    let graph = large();
    bencher.bench_local(|| Landmarks::new(graph, 16));
}

/// Routes between points at random, three of a hundred edges closed at random, with and without landmarks. The mean over the
/// routes, each as fast as the fastest of five times: other work on the machine is no part of it.
fn routes() {
    let graph = large();
    let closed = share_of(graph, 0.03, 7);
    for landmarks in [Some(landmarks()), None] {
        let (mut search, mut dice) = (Search::default(), Dice::new(3));
        let mut times: Vec<f64> = vec![];
        let mut settled = 0;
        for _ in 0..ROUTES {
            let [from, to] = [0; 2].map(|_| NodeId(dice.below(graph.node_count()) as u32));
            let once = |search: &mut Search| {
                let start = Instant::now();
                black_box(search.best_way(graph, landmarks, from, to, |edge| !closed[edge.index()]));
                start.elapsed().as_secs_f64() * 1000.0
            };
            times.push((0..5).map(|_| once(&mut search)).fold(f64::INFINITY, f64::min));
            settled += search.settled() / ROUTES;
        }
        times.sort_by(f64::total_cmp);
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        let how = if landmarks.is_some() { "with landmarks" } else { "without" };
        println!(
            "routes on a million edges, {how}: mean {mean:.2} ms, median {median:.2}, slowest {slowest:.2}, {settled} nodes"
        );
    }
}

const ROUTES: usize = 200;
