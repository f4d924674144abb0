//! The cost of a text grows with its length, however strange the text.

use std::time::{Duration, Instant};

use dateline_model::{Mark, MarkKind, Report, Turn};

use crate::common::{CODER, report};

/// How long the coder takes for a report: the shortest of three runs.
fn cost(report: &Report) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(CODER.code(report));
        start.elapsed()
    };
    once().min(once()).min(once())
}

fn cost_of(text: &str) -> Duration {
    cost(&report(text, Some("2013-12-05")))
}

/// Eight times the text may cost so many times as much: eight where the cost is linear, 64 where it is quadratic.
const MOST: f64 = 16.0;

#[expect(clippy::print_stderr, reason = "figures for whoever looks")]
fn is_linear(name: &str, cost_of_times: impl Fn(usize) -> Duration) -> bool {
    // Other work on the machine may spoil one try, and never betters a square.
    (0..5).any(|_| {
        let (one, eight) = (cost_of_times(1), cost_of_times(8));
        let ratio = eight.as_secs_f64() / one.as_secs_f64().max(1e-6);
        eprintln!("{name}: once {one:?}, eight times {eight:?}, {ratio:.1} times as long");
        ratio <= MOST
    })
}

/// Whether a text made of this piece again and again, up to so many bytes, costs no more than its length.
fn grows_with_its_length_at_last(name: &str, piece: &str, bytes: usize) -> bool {
    is_linear(name, |times| cost_of(&piece.repeat(bytes * times / 8 / piece.len())))
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

#[test]
fn brackets_and_quotes_in_one_another_cost_no_more_than_their_length() {
    assert!(grows_with_its_length_at_last("nested brackets", "(the rebels said ", 160_000));
    assert!(grows_with_its_length_at_last("nested quotes", "“the army said ‘they ", 160_000));
    let nested = format!("{}the rebels captured Qara{}", "(".repeat(10_000), ")".repeat(10_000));
    assert!(cost_of(&nested) < Duration::from_secs(2));
}

#[test]
fn a_megabyte_without_a_stop_is_coded() {
    assert!(cost_of(&"the rebels attacked Nabek and ".repeat(35_000)) < Duration::from_secs(30));
}

#[test]
fn scripts_beside_one_another_and_long_figures_cost_no_more_than_their_length() {
    assert!(grows_with_its_length_at_last("scripts", "Войска заняли قرية القصير near Qusayr, 敵が攻撃した. ", 160_000));
    let figure = "1234567890".repeat(4);
    assert!(grows_with_its_length_at_last("figures", &format!("{figure} men and {figure} months later "), 160_000));
    assert!(grows_with_its_length_at_last("hyphens", "ninety-", 1_600_000));
}

/// The thousandth name is compared with no more than the first.
#[test]
fn many_different_names_cost_as_much_more_as_there_are_more_of_them() {
    let sentence = |index: usize| format!("On Sunday the army captured the village of Kafr Z{index:x}q. ");
    assert!(is_linear("different names", |times| cost_of(&(0..250 * times).map(sentence).collect::<String>())));
}

/// A report of so many lines, with something made of each.
fn lines(count: usize, make: impl Fn(&mut Report, u32, u32)) -> Report {
    const LINE: &str = "The army took Qara.[1]\n";
    let mut report = report(&LINE.repeat(count), Some("2013-12-05"));
    let length = u32::try_from(LINE.len()).unwrap();
    for line in 0..u32::try_from(count).unwrap() {
        make(&mut report, line * length, (line + 1) * length);
    }
    report
}

#[test]
fn many_turns_and_marks_cost_as_much_more_as_there_are_more_of_them() {
    let turn = |report: &mut Report, start, end| {
        report.turns.push(Turn { start, end, speaker: "A".to_owned(), interviewer: false });
    };
    let mark = |report: &mut Report, _, end: u32| {
        report.marks.push(Mark { start: end - 4, end: end - 1, kind: MarkKind::Reference });
    };
    assert!(is_linear("turns", |times| cost(&lines(400 * times, turn))));
    assert!(is_linear("marks", |times| cost(&lines(400 * times, mark))));
}
