//! How fast the road graph answers: `cargo bench -p dateline-roads`; with ` -- quietly` the time on the core, where other work
//! runs beside it, and the routes. The figures stand in BENCHMARKS.md. `beside_igraph.py` beside this file asks igraph the same.

#![expect(clippy::expect_used, reason = "a bench stops where something is amiss")]
#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

mod made_up;

use std::path::Path;
use std::sync::OnceLock;
use std::time::Instant;
use std::{env, fs};

use dateline_roads::{EdgeId, Graph, Landmarks, NodeId, Reach, Search, dependence, reach};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use made_up::{Dice, SIDES, War, roads, share_of, war};

fn main() {
    if let Some(folder) = env::var_os("DATELINE_ROADS") {
        beside(Path::new(&folder));
    } else if env::args().any(|argument| argument == "quietly") {
        quietly();
        routes();
    } else {
        divan::main();
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
        "war" => war(graph, if graph.edge_count() > 100_000 { 100 } else { 600 }, 0).passable,
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
    bencher.counter(ItemsCount::new(war.days.len())).bench_local(|| four_years(war));
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

/// Milliseconds that this thread has had on a core, so that other work on the machine is no part of the figure; where the
/// system does not tell, milliseconds gone by.
fn on_core() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let start = START.get_or_init(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64() * 1e3, |nanoseconds| nanoseconds / 1e6)
}

/// The fastest of so many times, in milliseconds gone by.
fn fastest<T>(times: usize, mut work: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..times).map(once).fold(f64::INFINITY, f64::min)
}

/// All figures once more, each the fastest of many times, so that other work on the machine is the least part of it.
fn quietly() {
    for which in ["war", "all open", "one in five closed"] {
        let passable = masks(small(), which);
        let took = fastest(100, || reach(small(), &fight().sources, &passable));
        println!("reach of six sides, 40,000 nodes, {which}: {took:.3} ms");
        let graph = large();
        let passable = masks(graph, which);
        let sources = &war(graph, 1, 0).sources;
        let took = fastest(10, || reach(graph, sources, &passable));
        println!("reach of six sides, a million edges, {which}: {took:.1} ms");
    }
    let war = fight();
    let took = fastest(3, || four_years(war));
    println!("reach of six sides on 1,461 days: {took:.0} ms");
    let weights = vec![1; small().node_count()];
    let sources: Vec<NodeId> = war.sources.iter().map(|source| source.0).take(1).collect();
    let took = fastest(20, || dependence(small(), &sources, |_| true, &weights));
    println!("choke points, all open, one source: {took:.2} ms");
    let took = fastest(1, || Landmarks::new(large(), 16));
    println!("landmarks of a million edges: {took:.0} ms");
}

fn four_years(war: &War) -> u32 {
    let mut reach = Reach::new(small(), &war.sources, &war.passable);
    let mut sum = 0;
    for changes in &war.days {
        reach.update(changes);
        sum += reach.masks()[0];
    }
    sum
}

/// Writes the small graph, one side's open edges and what we say of them for `beside_igraph.py`.
fn beside(folder: &Path) {
    let (graph, war) = (small(), fight());
    let write = |name: &str, numbers: &mut dyn Iterator<Item = u32>| {
        let bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
        fs::write(folder.join(name), bytes).expect("the folder can be written to");
    };
    for which in ["war", "all open"] {
        let passable = masks(graph, which);
        write(&format!("passable {which}"), &mut passable.iter().copied());
        let reached = reach(graph, &war.sources, &passable);
        write(&format!("reached {which}"), &mut reached.into_iter());
        let took = fastest(100, || reach(graph, &war.sources, &passable));
        fs::write(folder.join(format!("milliseconds {which}")), took.to_string())
            .expect("the folder can be written to");
    }
    write("ends", &mut graph.edges().flat_map(|edge| graph.ends(edge)).map(|node| node.0));
    write("sources", &mut war.sources.iter().flat_map(|(node, sides)| [node.0, *sides]));
}

/// Routes between points at random, three of a hundred edges closed at random, with and without landmarks: the mean time on
/// the core, of all routes together, since the system tells it in steps of some milliseconds.
fn routes() {
    let graph = large();
    let closed = share_of(graph, 0.03, 7);
    for landmarks in [Some(landmarks()), None] {
        let (mut search, mut dice) = (Search::default(), Dice::new(3));
        let ends: Vec<[NodeId; 2]> =
            (0..ROUTES).map(|_| [0; 2].map(|_| NodeId(dice.below(graph.node_count()) as u32))).collect();
        let mut settled = 0;
        let start = on_core();
        for [from, to] in &ends {
            black_box(search.best_way(graph, landmarks, *from, *to, |edge| !closed[edge.index()]));
            settled += search.settled();
        }
        let (mean, settled) = ((on_core() - start) / ROUTES as f64, settled / ROUTES);
        let how = if landmarks.is_some() { "with landmarks" } else { "without" };
        println!("routes on a million edges, {how}: mean {mean:.2} ms, {settled} nodes");
    }
}

const ROUTES: usize = 1000;
