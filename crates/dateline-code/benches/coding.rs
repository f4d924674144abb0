//! How fast the coder reads: `cargo bench -p dateline-code`. The figures stand in BENCHMARKS.md.

use std::path::Path;

use dateline_code::Coder;
use dateline_formats::{Limits, read_path};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use dateline_model::{Day, Place, Report};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The dispatches of the example.
fn dispatches() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/qalamoun");
    let today = Day::parse("2025-01-01").expect("a day of the calendar");
    read_path(&folder, today, &Limits::default()).value
}

/// All dispatches as one long report: what is repeated often enough no longer fits the caches.
fn long_report(times: usize) -> Report {
    let dispatches = dispatches();
    let whole: String = dispatches.iter().map(|report| report.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let mut one = dispatches.into_iter().next().expect("the example has dispatches");
    one.text = vec![whole; times].join("\n\n");
    one.marks.clear();
    one
}

/// Sentences by the plainest rule: a stop before white space, or the end of a line with words.
fn sentences(text: &str) -> usize {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.match_indices(". ").count() + 1).sum()
}

fn packs() -> Vec<PackFile> {
    builtin_packs().into_iter().filter_map(builtin).flatten().collect()
}

fn lexicon(files: &[PackFile]) -> Lexicon {
    Lexicon::load(files).expect("the shipped packs are read by the lexicon's tests").value
}

/// The table of so many places more, with made-up names that sound like those of the wars: a third of them with a second
/// spelling. The same names each time.
fn made_up_places(count: usize) -> String {
    const SYLLABLES: [&str; 64] = [
        "ab", "ad", "al", "an", "ar", "as", "ayn", "ba", "bab", "bek", "bir", "bu", "da", "deir", "dub", "el", "far",
        "ga", "had", "ham", "har", "has", "in", "iv", "ja", "jub", "ka", "kafr", "kha", "khan", "kiv", "kra", "la",
        "lis", "ma", "mar", "mezh", "mir", "mu", "na", "nov", "or", "pol", "qa", "qal", "ra", "ras", "rin", "sa",
        "sad", "sel", "sha", "sk", "sta", "tal", "tell", "ubl", "ul", "vol", "yab", "ye", "za", "zhy", "zor",
    ];
    const ENDINGS: [&str; 8] = ["", "a", "ah", "iya", "iyah", "ivka", "sk", "oun"];
    let mut state: u64 = 2013;
    let mut pick = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).map_or(0, |number| number % most)
    };
    let mut table = String::from("id,name,kind,country,part_of,longitude,latitude,radius_m,basis,aliases\n");
    for id in 0..count {
        let mut word = || {
            let stem: String = (0..=pick(3)).map(|_| SYLLABLES[pick(SYLLABLES.len())]).collect();
            stem + SYLLABLES[pick(SYLLABLES.len())] + ENDINGS[pick(ENDINGS.len())]
        };
        let name = if id % 4 == 0 { format!("{} al-{}", word(), word()) } else { word() };
        let alias = if id % 3 == 0 { word() } else { String::new() };
        table += &format!("made-up-{id},{name},populated,SY,,36.5,34.1,,made up,{alias}\n");
    }
    table
}

/// The packs' places, and so many more.
fn places(files: &[PackFile], more: &str) -> Vec<Place> {
    let tables = files.iter().filter(|file| file.name.ends_with(".csv")).map(|file| file.content.as_str());
    tables.chain([more]).flat_map(|table| read_places(table, "places.csv").value).collect()
}

fn gazetteer(files: &[PackFile], more: usize) -> Gazetteer {
    Gazetteer::new(places(files, &made_up_places(more)))
}

/// How many places are loaded beside those of the packs.
const MORE_PLACES: [usize; 2] = [0, 50_000];

/// The 58 dispatches, one after the other, again and again: the coder remembers the names of their places.
#[divan::bench(args = MORE_PLACES)]
fn code_the_dispatches(bencher: Bencher, more: usize) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files, more));
    let coder = Coder::new(&lexicon, &gazetteer);
    let reports = dispatches();
    let count: usize = reports.iter().map(|report| sentences(&report.text)).sum();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| reports.iter().map(|report| coder.code(black_box(report)).len()).sum::<usize>());
}

/// The same by a coder that has seen none of them: each name is looked up among all places.
#[divan::bench(args = MORE_PLACES, sample_count = 20, sample_size = 1)]
fn code_the_dispatches_for_the_first_time(bencher: Bencher, more: usize) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files, more));
    let reports = dispatches();
    let count: usize = reports.iter().map(|report| sentences(&report.text)).sum();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| Coder::new(&lexicon, &gazetteer))
        .bench_local_refs(|coder| reports.iter().map(|report| coder.code(black_box(report)).len()).sum::<usize>());
}

/// One report of all of them, so many times over.
#[divan::bench(args = [1, 4, 16], sample_count = 10)]
fn code_one_long_report(bencher: Bencher, times: usize) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files, 0));
    let coder = Coder::new(&lexicon, &gazetteer);
    let report = long_report(times);
    bencher.counter(ItemsCount::new(sentences(&report.text))).bench_local(|| coder.code(black_box(&report)).len());
}

/// The floor: cut the same texts into words, in lower case, and nothing else.
#[divan::bench]
fn floor_words_only(bencher: Bencher) {
    let reports = dispatches();
    let count: usize = reports.iter().map(|report| sentences(&report.text)).sum();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let words = |report: &Report| {
            let text = black_box(report.text.as_str());
            let words: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            words.len()
        };
        reports.iter().map(words).sum::<usize>()
    });
}

/// From the files of packs and places to the claims of one report: what a cold start costs.
#[divan::bench(args = MORE_PLACES, sample_count = 20)]
fn one_report_from_a_cold_start(bencher: Bencher, more: usize) {
    let (files, table) = (packs(), made_up_places(more));
    let report = dispatches().into_iter().next().expect("the example has dispatches");
    bencher.bench_local(|| {
        let (lexicon, gazetteer) = (lexicon(black_box(&files)), Gazetteer::new(places(&files, black_box(&table))));
        Coder::new(&lexicon, &gazetteer).code(&report).len()
    });
}

/// Of that, the table of places alone.
#[divan::bench(args = MORE_PLACES, sample_count = 20)]
fn read_the_places(bencher: Bencher, more: usize) {
    let (files, table) = (packs(), made_up_places(more));
    bencher.bench_local(|| places(&files, black_box(&table)).len());
}

/// And the gazetteer alone, once they are read.
#[divan::bench(args = MORE_PLACES, sample_count = 20)]
fn index_the_places(bencher: Bencher, more: usize) {
    let (files, table) = (packs(), made_up_places(more));
    bencher.with_inputs(|| places(&files, &table)).bench_local_values(Gazetteer::new);
}

/// And the coder alone, with all of them loaded.
#[divan::bench(args = MORE_PLACES, sample_count = 20)]
fn start_of_the_coder(bencher: Bencher, more: usize) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files, more));
    bencher.bench_local(|| drop(black_box(Coder::new(black_box(&lexicon), &gazetteer))));
}
