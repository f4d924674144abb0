//! What an event word matches, in the notation of `events.toml`, so that two of them can be compared.
//!
//! The coder compiles the same notation for speed; here it is only asked whether one pattern matches all that another
//! does.

use std::collections::BTreeSet;

use crate::{Trigger, Words, plural};

/// How many words a `*` stands for at most, in the notation of `events.toml`.
const GAP: usize = 5;

/// A word of a pattern, in all the forms that it may have, or up to five words of any kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Element {
    Words(BTreeSet<String>),
    Gap,
}

/// A verb, noun or phrase of a trigger.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As it stands in the file.
    pub(super) text: String,
    /// Which trigger.
    pub(super) trigger: usize,
    /// Whether it is read as a verb, with a subject and an object.
    pub(super) verb: bool,
    /// The patterns that it stands for: one for each form of the verb that leads it.
    pub(super) patterns: Vec<Vec<Element>>,
}

/// The entries of a trigger.
pub(super) fn entries(words: &Words, index: usize, trigger: &Trigger) -> Vec<Entry> {
    let entry = |text: &str, verb: bool, patterns: Vec<Vec<Element>>| Entry {
        text: text.to_owned(),
        trigger: index,
        verb,
        patterns,
    };
    let mut out = Vec::new();
    for verb in &trigger.verbs {
        let (head, tail) = verb.split_once(' ').unwrap_or((verb, ""));
        let patterns = forms(words, head).iter().map(|form| plain(&format!("{form} {tail}"))).collect();
        out.push(entry(verb, true, patterns));
    }
    for noun in &trigger.nouns {
        out.push(entry(noun, false, vec![plain(noun), plain(&plural(noun))]));
    }
    for phrase in &trigger.phrases {
        out.push(entry(phrase, phrase.contains('~'), phrase_patterns(words, phrase)));
    }
    out
}

fn phrase_patterns(words: &Words, phrase: &str) -> Vec<Vec<Element>> {
    let parts: Vec<&str> = phrase.split_whitespace().collect();
    let lead = parts.iter().position(|part| part.ends_with('~'));
    let leads = lead.map_or_else(|| vec![String::new()], |at| forms(words, parts[at].trim_end_matches('~')));
    leads
        .iter()
        .map(|form| {
            let expanded = parts.iter().enumerate().map(|(at, part)| {
                if Some(at) == lead { Element::Words(BTreeSet::from([form.clone()])) } else { expand(words, part) }
            });
            // A gap at the beginning matches nothing that is not matched without it.
            expanded.skip_while(|element| *element == Element::Gap).collect()
        })
        .collect()
}

fn plain(text: &str) -> Vec<Element> {
    text.split_whitespace().map(|word| Element::Words(BTreeSet::from([word.to_owned()]))).collect()
}

fn expand(words: &Words, part: &str) -> Element {
    if part == "*" {
        return Element::Gap;
    }
    let all = part.split('/').flat_map(|one| {
        if let Some(base) = one.strip_suffix('~') {
            forms(words, base)
        } else if let Some(noun) = one.strip_suffix('+') {
            vec![noun.to_owned(), plural(noun)]
        } else {
            vec![one.to_owned()]
        }
    });
    Element::Words(all.collect())
}

/// The forms of a verb; those of "be" are more than five.
fn forms(words: &Words, base: &str) -> Vec<String> {
    let mut forms: Vec<String> = words.forms(base).all().map(str::to_owned).to_vec();
    if base == "be" {
        forms.extend(["are".to_owned(), "were".to_owned(), "'s".to_owned()]);
    }
    forms.dedup();
    forms
}

/// Whether the one pattern matches every run of words that the other matches.
pub(super) fn covers(one: &[Element], other: &[Element]) -> bool {
    covers_from(one, other, GAP)
}

/// `room` is how many words a gap at the beginning of `one` may still stand for.
fn covers_from(one: &[Element], other: &[Element], room: usize) -> bool {
    match (one.split_first(), other.split_first()) {
        (None, None) => true,
        (None, Some(_)) => false,
        (Some((Element::Gap, rest)), None) => covers_from(rest, other, GAP),
        (Some((Element::Words(_), _)), None) => false,
        (Some((Element::Gap, rest)), Some((next, after))) => {
            let taken = if *next == Element::Gap { GAP } else { 1 };
            covers_from(rest, other, GAP) || (taken <= room && covers_from(one, after, room - taken))
        }
        (Some((Element::Words(many), rest)), Some((Element::Words(few), after))) => {
            few.is_subset(many) && covers_from(rest, after, GAP)
        }
        (Some((Element::Words(_), _)), Some((Element::Gap, _))) => false,
    }
}
