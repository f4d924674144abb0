//! The cost of a text grows with its length, however strange the text.

use std::time::{Duration, Instant};

use crate::common::{CODER, report};

/// How long the coder takes for this text: the shorter of two runs.
fn cost(text: &str) -> Duration {
    let report = report(text, Some("2013-12-05"));
    let once = || {
        let start = Instant::now();
        std::hint::black_box(CODER.code(&report));
        start.elapsed()
    };
    once().min(once())
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

#[test]
fn many_sentences_cost_as_much_more_as_there_are_more_of_them() {
    let piece = "On 19 November 2013, the Syrian Army captured Qara from the rebels, killing 12. ";
    assert!(grows_with_its_length("sentences", piece, 160_000));
}

#[test]
fn a_long_sentence_that_tells_nothing_costs_no_more_than_its_length() {
    assert!(grows_with_its_length("plain words", "snow fell on grey stones ", 160_000));
    assert!(grows_with_its_length("one word", "aaaaaaaa", 160_000));
    assert!(grows_with_its_length("brackets", "((", 160_000));
}

/// A known gap: what is marked in a sentence is compared with all that is marked in it, so that one sentence of a
/// megabyte takes over a minute, of events as of names. A limit on the length of a sentence in `segment` would close it.
#[test]
fn a_long_sentence_of_names_still_costs_the_square_of_its_length() {
    let closed = grows_with_its_length("names", "Kafr Dandan, ", 24_000);
    assert!(!closed, "closed: expect it of names as of the other words");
}
