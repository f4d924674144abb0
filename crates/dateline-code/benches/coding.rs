//! How fast the coder reads: `cargo bench -p dateline-code`. The figures stand in BENCHMARKS.md.

use std::path::Path;

use dateline_code::Coder;
use dateline_formats::{Limits, read_path};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use dateline_model::{Day, Report};
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

fn gazetteer(files: &[PackFile]) -> Gazetteer {
    let tables = files.iter().filter(|file| file.name.ends_with(".csv"));
    Gazetteer::new(tables.flat_map(|file| read_places(&file.content, &file.name).value).collect())
}

/// The 47 dispatches, one after the other.
#[divan::bench]
fn code_the_dispatches(bencher: Bencher) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files));
    let coder = Coder::new(&lexicon, &gazetteer);
    let reports = dispatches();
    let count: usize = reports.iter().map(|report| sentences(&report.text)).sum();
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| reports.iter().map(|report| coder.code(black_box(report)).len()).sum::<usize>());
}

/// One report of all of them, so many times over.
#[divan::bench(args = [1, 4, 16], sample_count = 10)]
fn code_one_long_report(bencher: Bencher, times: usize) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files));
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

/// From the packs' files to a coder that is ready: what a cold start pays before the first report.
#[divan::bench(sample_count = 20)]
fn start_from_the_packs(bencher: Bencher) {
    let files = packs();
    bencher.bench_local(|| {
        let (lexicon, gazetteer) = (lexicon(black_box(&files)), gazetteer(&files));
        drop(black_box(Coder::new(&lexicon, &gazetteer)));
    });
}

/// The coder alone, with the packs loaded.
#[divan::bench(sample_count = 20)]
fn start_of_the_coder(bencher: Bencher) {
    let files = packs();
    let (lexicon, gazetteer) = (lexicon(&files), gazetteer(&files));
    bencher.bench_local(|| drop(black_box(Coder::new(black_box(&lexicon), &gazetteer))));
}
