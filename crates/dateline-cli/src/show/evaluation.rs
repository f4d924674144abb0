//! How good a coding is, for people: the figures in the order of the coding guide's scorer, then what is not right.

use std::fmt::Write;

use dateline::{Cell, Evaluated, Group, Listing, Mistake, RuleScore, Score};

use super::table;
use crate::words::{count, one_line};

/// How many labels of a cause are listed.
const LABELS: usize = 12;

/// The evaluation as text. `examples` of each cause are shown, where mistakes are asked for.
pub(crate) fn evaluation(evaluated: &Evaluated, by_doc: bool, examples: Option<usize>) -> String {
    let mut text = figures(&evaluated.score);
    if by_doc {
        text.push('\n');
        text.push_str(&reports(&evaluated.by_doc));
    }
    if let Some(examples) = examples {
        for group in &evaluated.errors {
            text.push('\n');
            text.push_str(&one_group(group, examples));
        }
        if !evaluated.rules.is_empty() {
            text.push_str("\nRules, the least precise first\n");
            text.push_str(&rules(&evaluated.rules));
        }
    }
    text
}

fn figures(score: &Score) -> String {
    let mut text = format!(
        "gold {}, predicted {}, quotes not verbatim or over a sentence {}\n",
        count(score.gold, "claim", "claims"),
        score.predicted,
        score.unfaithful
    );
    let mut line = |line: std::fmt::Arguments<'_>| writeln!(text, "{line}").expect("memory can always be written to");
    for (name, of) in [("found", score.found), ("usable", score.usable)] {
        line(format_args!("{name:7} P {:.3}  R {:.3}  F1 {:.3}", of.precision, of.recall, of.f1));
    }
    let of = &score.fields;
    line(format_args!(
        "fields  date {:.3}  place {:.3}  sides {:.3}  numbers {:.3}  stance {:.3}  said_by {:.3}",
        of.date, of.place, of.sides, of.numbers, of.stance, of.said_by
    ));
    if let Some(recall) = score.stance_recall {
        line(format_args!("stance  {recall:.3} of {} denied or planned claims found so", score.marked));
    }
    let mut kinds = Listing::new(&["kind", "gold", "predicted", "found F1"]);
    for (kind, (f1, gold, predicted)) in &score.kinds {
        kinds.rows.push(vec![Cell::text(*kind), number(*gold), number(*predicted), share(*f1)]);
    }
    text.push_str(&table(&kinds));
    text
}

fn reports(by_doc: &[(String, Score)]) -> String {
    let mut listing = Listing::new(&["report", "gold", "predicted", "found P", "found R", "found F1", "usable F1"]);
    for (doc, score) in by_doc {
        let found = &score.found;
        let mut row = vec![Cell::text(doc), number(score.gold), number(score.predicted)];
        row.extend([found.precision, found.recall, found.f1, score.usable.f1].map(share));
        listing.rows.push(row);
    }
    table(&listing)
}

fn rules(rules: &[RuleScore]) -> String {
    let mut listing = Listing::new(&["rule", "made", "right", "usable", "precision"]);
    for rule in rules {
        let counts = [rule.made, rule.right, rule.usable].map(number);
        let mut row = vec![Cell::text(&rule.rule)];
        row.extend(counts);
        row.push(share(rule.precision));
        listing.rows.push(row);
    }
    table(&listing)
}

fn one_group(group: &Group, examples: usize) -> String {
    let mut text = format!("{:>4}  {}  [{}]\n", group.mistakes.len(), group.cause.title(), group.cause.id());
    if let Some(hint) = group.cause.hint() {
        indented(&mut text, hint);
    }
    let labels: Vec<String> =
        group.labels.iter().take(LABELS).map(|(label, count)| format!("{} {count}", one_line(label))).collect();
    if !labels.is_empty() {
        let more = group.labels.len().saturating_sub(LABELS);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        indented(&mut text, &format!("{}: {}{more}", group.cause.labels(), labels.join(", ")));
    }
    for mistake in group.mistakes.iter().take(examples) {
        example(&mut text, mistake);
    }
    text
}

fn example(text: &mut String, mistake: &Mistake) {
    let Mistake { doc, start, kind, quote, expected, coded, rule, .. } = mistake;
    indented(text, &format!("- {} {start} {kind} «{}»", one_line(doc), one_line(quote)));
    let rule = if rule.is_empty() { String::new() } else { format!("  (rule {})", one_line(rule)) };
    let nothing = |told: &str| if told.is_empty() { "nothing".to_owned() } else { one_line(told) };
    indented(text, &format!("  expected {}; coded {}{rule}", nothing(expected), nothing(coded)));
}

fn indented(text: &mut String, line: &str) {
    text.push_str("      ");
    text.push_str(line);
    text.push('\n');
}

fn number(number: usize) -> Cell {
    Cell::text(number.to_string())
}

fn share(share: f64) -> Cell {
    Cell::text(format!("{share:.3}"))
}
