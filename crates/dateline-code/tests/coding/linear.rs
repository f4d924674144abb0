//! The cost of a text grows with its length, however strange the text.

use std::time::{Duration, Instant};

use crate::common::{CODER, report};

/// How long the coder takes for this text: the shortest of three runs.
fn cost(text: &str) -> Duration {
    let report = report(text, Some("2013-12-05"));
    let once = || {
        let start = Instant::now();
        std::hint::black_box(CODER.code(&report));
        start.elapsed()
    };
    once().min(once()).min(once())
}

/// Eight times the text may cost so many times as much: eight where the cost is linear, 64 where it is quadratic.
const MOST: f64 = 16.0;

#[expect(clippy::print_stderr, reason = "figures for whoever looks")]
fn grows_with_its_length(name: &str, piece: &str, bytes: usize) -> bool {
    let short = piece.repeat(bytes / 8 / piece.len());
    let long = piece.repeat(bytes / piece.len());
    let (one, eight) = (cost(&short), cost(&long));
    let ratio = eight.as_secs_f64() / one.as_secs_f64().max(1e-6);
    eprintln!("{name}: {} bytes {one:?}, {} bytes {eight:?}, {ratio:.1} times as long", short.len(), long.len());
    ratio <= MOST
}

/// Whether it does so in one of several tries: other work on the machine may spoil one, and never betters a square.
fn grows_with_its_length_at_last(name: &str, piece: &str, bytes: usize) -> bool {
    (0..5).any(|_| grows_with_its_length(name, piece, bytes))
}

#[test]
fn many_sentences_cost_as_much_more_as_there_are_more_of_them() {
    let piece = "On 19 November 2013, the Syrian Army captured Qara from the rebels, killing 12. ";
    assert!(grows_with_its_length_at_last("sentences", piece, 160_000));
}

#[test]
fn a_long_sentence_that_tells_nothing_costs_no_more_than_its_length() {
    assert!(grows_with_its_length_at_last("plain words", "snow fell on grey stones ", 160_000));
    // Both lengths beyond what an allocator hands out from its own store: the step there is no growth of ours.
    assert!(grows_with_its_length_at_last("one word", "aaaaaaaa", 1_280_000));
    assert!(grows_with_its_length_at_last("brackets", "((", 160_000));
}

/// What is marked in a sentence is compared with all that is marked in it; a text without stops is cut into pieces, so
/// that this does not grow with its length.
#[test]
fn a_long_sentence_of_names_or_events_costs_no_more_than_its_length() {
    assert!(grows_with_its_length_at_last("names", "Kafr Dandan, ", 160_000));
    assert!(grows_with_its_length_at_last("events", "the rebels attacked Nabek and ", 160_000));
}
