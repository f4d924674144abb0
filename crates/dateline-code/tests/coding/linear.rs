//! The cost of a text grows with its length, however strange the text.

use std::time::{Duration, Instant};

use dateline_model::Report;

use crate::common::{CODER, page, report};

/// How long the coder takes for this report: the shortest of three runs.
fn cost(report: &Report) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(CODER.code(report));
        start.elapsed()
    };
    once().min(once()).min(once())
}

/// Eight times the text may cost so many times as much: eight where the cost is linear, 64 where it is quadratic.
const MOST: f64 = 16.0;

#[expect(clippy::print_stderr, reason = "figures for whoever looks")]
fn grows_with_its_length(name: &str, short: &Report, long: &Report) -> bool {
    let (one, eight) = (cost(short), cost(long));
    let ratio = eight.as_secs_f64() / one.as_secs_f64().max(1e-6);
    let bytes = (short.text.len(), long.text.len());
    eprintln!("{name}: {} bytes {one:?}, {} bytes {eight:?}, {ratio:.1} times as long", bytes.0, bytes.1);
    ratio <= MOST
}

/// Whether it does so in one of several tries: other work on the machine may spoil one, and never betters a square.
fn any_try_grows_with_its_length(name: &str, made: impl Fn(usize) -> Report, times: usize) -> bool {
    let (short, long) = (made(times / 8), made(times));
    (0..5).any(|_| grows_with_its_length(name, &short, &long))
}

/// The same for a text of this piece over and over.
fn grows_with_its_length_at_last(name: &str, piece: &str, bytes: usize) -> bool {
    any_try_grows_with_its_length(name, |times| report(&piece.repeat(times), Some("2013-12-05")), bytes / piece.len())
}

#[test]
fn many_sentences_cost_as_much_more_as_there_are_more_of_them() {
    let piece = "On 19 November 2013, the Syrian Army captured Qara from the rebels, killing 12. ";
    assert!(grows_with_its_length_at_last("sentences", piece, 160_000));
}

#[test]
fn a_long_sentence_that_tells_nothing_costs_no_more_than_its_length() {
    assert!(grows_with_its_length_at_last("a megabyte", "snow fell on grey stones ", 1_000_000));
    assert!(grows_with_its_length_at_last("one word", "aaaaaaaa", 160_000));
    assert!(grows_with_its_length_at_last("brackets", "((", 160_000));
}

/// What is marked in a sentence is compared with all that is marked in it; a text without stops is cut into pieces, so
/// that this does not grow with its length.
#[test]
fn a_long_sentence_of_names_or_events_costs_no_more_than_its_length() {
    assert!(grows_with_its_length_at_last("names", "Kafr Dandan, ", 160_000));
    assert!(grows_with_its_length_at_last("events", "the rebels attacked Nabek and ", 160_000));
}

#[test]
fn nested_brackets_and_quotes_cost_no_more_than_their_number() {
    for (open, close) in [("(", ")"), ("[", "]"), ("“", "”"), ("\"", "\""), ("(“", "”)")] {
        let nested = |times: usize| {
            let text = format!("{}the rebels captured Qara{}.", open.repeat(times), close.repeat(times));
            report(&text, Some("2013-12-05"))
        };
        assert!(any_try_grows_with_its_length(&format!("nested {open}"), nested, 10_000));
    }
}

#[test]
fn other_scripts_long_numbers_and_dates_of_no_calendar_cost_no_more_than_their_length() {
    assert!(grows_with_its_length_at_last("right to left", "سيطر الجيش على يبرود ", 80_000));
    assert!(grows_with_its_length_at_last("mixed scripts", "Qara \u{202e}קארה\u{202c} القلمون Ізюм 🏔 ", 80_000));
    assert!(grows_with_its_length_at_last("one number", "12345678", 1_000_000));
    assert!(grows_with_its_length_at_last("numbers of 40 digits", &format!("{} ", "1234567890".repeat(4)), 640_000));
    assert!(grows_with_its_length_at_last("dates", "on 30 February and on 45 March ", 80_000));
    assert!(grows_with_its_length_at_last("hedges", "at least up to between ", 80_000));
}

/// What the readers set aside, and the turns of an interview, are many in such a text.
#[test]
fn headings_turns_and_references_cost_no_more_than_their_number() {
    for piece in ["# Qara\n\n", "**Omar:** The rebels captured Qara.\n\n", "snow fell[12] on\n"] {
        let made = |times: usize| page(&piece.repeat(times), Some("2013-12-05"));
        assert!(any_try_grows_with_its_length(&format!("lines of {piece:?}"), made, 8000));
    }
}

/// No two of them the same: what is remembered of a report grows with it.
#[test]
fn a_report_that_never_names_a_place_twice_costs_no_more_than_its_length() {
    let made = |times: usize| {
        let letter = |at: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
        let name = |at: usize| format!("Kafr Z{}{}{}ara", letter(at), letter(at / 26), letter(at / 676));
        let text: String = (0..times).map(|at| format!("The rebels attacked {} on 3 May 2014.\n", name(at))).collect();
        report(&text, Some("2013-12-05"))
    };
    assert!(any_try_grows_with_its_length("names", made, 2400));
}
