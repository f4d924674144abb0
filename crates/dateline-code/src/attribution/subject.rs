//! The subject of a verb of saying: who speaks.
//!
//! Between the name and the verb stand roles, dates and adverbs ("Faysal Itani, a fellow at X, said"), which are no part of
//! the name and must not hide it.

use crate::days::MONTHS;
use crate::token::{Class, Token};
use crate::word::WordList;

const LEADING: &WordList = words![
    "and",
    "but",
    "while",
    "also",
    "later",
    "meanwhile",
    "however",
    "then",
    ",",
    "the",
    "a",
    "an",
    "both",
    "on",
    "although",
    "though",
    "as",
    "even",
    "additionally",
    "when",
    "that",
    "which",
    "who",
    "where",
    "\"",
    "“",
    "soon",
    "still",
    "in",
    "same",
    "day",
    "again",
    "now",
    "after",
    "with",
    "whereas",
    "whereupon",
    "since",
    "because",
];

/// Whether the verb closes the sentence ("…, SOHR said."), so that what stands before it is what is said.
pub(super) fn trailing(cut: &[Token], verb: usize) -> bool {
    let rest = &cut[verb + 1..];
    // "…, a hospital source told AFP.": to whom it was told may follow.
    let told = cut[verb].is("told")
        && rest.iter().filter(|token| token.is_word()).count() <= 4
        && rest.first().is_some_and(|token| token.capital || token.is_any(words!["the", "a", "state"]));
    told || rest.iter().all(|token| !token.is_word())
}

/// Where the clause of a verb of saying starts: after the last comma or connective before its subject.
pub(super) fn clause_start(cut: &[Token], verb: usize) -> usize {
    let mut start = 0;
    let mut depth = 0;
    for index in (0..verb).rev() {
        let token = &cut[index];
        if token.is(")") {
            depth += 1;
        } else if token.is("(") {
            depth -= 1;
        }
        let ends = token
            .is_any(words![";", ":", "while", "but", "although", "though", "which", "that", "as", "\"", "”"])
            || (token.is("and")
                && index + 1 < verb
                && !cut[index + 1..verb].iter().any(|token| token.is("sources"))
                && index > 3)
            || (token.is(",") && depth == 0 && !apposition(cut, index, verb));
        if ends && depth == 0 {
            start = index + 1;
            break;
        }
    }
    start
}

/// "Faysal Itani, a fellow at X, said": the commas set off a role, and the name stands before them.
fn apposition(cut: &[Token], comma: usize, verb: usize) -> bool {
    let closes = comma + 1 == verb || (comma + 2 == verb && cut[comma + 1].lower.ends_with("ly"));
    let opens = cut[comma + 1..verb].iter().any(|token| token.is(","))
        && cut
            .get(comma + 1)
            .is_some_and(|token| token.is_any(words!["a", "an", "the", "who", "head", "chief", "commander", "former"]));
    closes || opens
}

/// The subject of a verb: from the clause's start, over connectives and articles, to the auxiliary before the verb.
pub(super) fn subject(cut: &[Token], start: usize, verb: usize) -> Option<(usize, usize)> {
    let mut first = start;
    while first < verb && (cut[first].is_any(LEADING) || !cut[first].is_word() || dated(cut, first, verb)) {
        first += 1;
    }
    // "something X denied", "a claim the army rejected": what is denied stands before who denies it.
    let denied = cut[first..verb].first().is_some_and(|token| token.is_any(words!["something", "claim", "figure"]));
    if denied && cut.get(first + 1).is_some_and(|next| next.capital || next.is("the")) {
        first += if cut[first + 1].is("the") { 2 } else { 1 };
    }
    let mut last = verb;
    while last > first
        && (cut[last - 1].is_any(words![
            "had",
            "has",
            "have",
            "also",
            "later",
            "then",
            "who",
            "which",
            "outlet",
            "meanwhile",
            "however",
            "is",
            "was",
            "previously",
            "repeatedly",
            "online",
            "initially",
            "both",
            "himself",
            "itself",
            "further",
            "thereupon",
            "subsequently",
            ",",
        ]) || cut[last - 1].lower.ends_with("ly"))
    {
        last -= 1;
    }
    // An apposition set off by commas is left out of the name.
    if let Some(comma) = (first + 1..last).find(|index| cut[*index].is(",")) {
        last = comma;
    }
    (last > first && last - first <= 14).then_some((first, last))
}

/// A word of a date before the subject: "On 28 February they said".
fn dated(cut: &[Token], at: usize, verb: usize) -> bool {
    at + 1 < verb && MONTHS.contains(&cut[at].lower.as_str()) && at > 0 && cut[at - 1].class == Class::Number
}
