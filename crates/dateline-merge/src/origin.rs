//! Who really says it: one vote for each independent origin.
//!
//! Ten papers that print one agency's lines are one witness. A claim's origin is the source that its report names, else
//! the publisher, found in the lexicon where it is known. Two claims have one vote where they have the same origin, where
//! the origin of one is known to repeat the other's, or where they use the same words. An encyclopedia that names whom it
//! follows is counted as that source by the first rule.

use std::collections::BTreeMap;

use dateline_lexicon::Lexicon;
use dateline_model::{Source, SourceId, Sourced};

/// From how many words on the same words are no coincidence but a copy.
const WORDS_OF_A_COPY: usize = 6;

/// The origins of a list of claims, found once. Claims are named by their place in that list.
#[derive(Clone, Debug)]
pub struct Origins<'a> {
    origins: Vec<Origin<'a>>,
}

/// Where one claim comes from.
#[derive(Clone, Debug)]
struct Origin<'a> {
    key: Key<'a>,
    source: Option<&'a Source>,
    /// The quote, folded; `None` where it is too short to prove a copy.
    words: Option<String>,
}

/// What tells origins apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key<'a> {
    Known(&'a SourceId),
    Named(String),
}

impl<'a> Origins<'a> {
    /// Finds the origins of these claims.
    #[must_use]
    pub fn new(claims: &[&'a Sourced], lexicon: &'a Lexicon) -> Self {
        let mut found: BTreeMap<&str, (Key<'a>, Option<&'a Source>)> = BTreeMap::new();
        let origins = claims
            .iter()
            .map(|sourced| {
                let name = sourced.origin();
                let (key, source) = found.entry(name).or_insert_with(|| match lexicon.source_named(name) {
                    Some(source) => (Key::Known(&source.id), Some(source)),
                    None => (Key::Named(fold(name)), None),
                });
                Origin { key: key.clone(), source: *source, words: words_of_a_copy(&sourced.claim.quote) }
            })
            .collect();
        Self { origins }
    }

    /// The lexicon's source for a claim, where it knows one.
    #[must_use]
    pub fn source(&self, claim: usize) -> Option<&'a Source> {
        self.origins.get(claim).and_then(|origin| origin.source)
    }

    /// What an origin is called in files: the id of the lexicon's source, else its name, folded.
    #[must_use]
    pub fn name(&self, claim: usize) -> Option<&str> {
        self.origins.get(claim).map(|origin| match &origin.key {
            Key::Known(id) => id.as_str(),
            Key::Named(name) => name,
        })
    }

    /// Whether two claims come from the very same origin.
    #[must_use]
    pub fn same(&self, one: usize, other: usize) -> bool {
        match (self.origins.get(one), self.origins.get(other)) {
            (Some(one), Some(other)) => one.key == other.key,
            _ => false,
        }
    }

    /// Sorts claims into votes: each inner list is one independent origin. The order follows the order given.
    #[must_use]
    pub fn votes(&self, claims: &[usize]) -> Vec<Vec<usize>> {
        let mut parent: Vec<usize> = (0..claims.len()).collect();
        let mut by_key: BTreeMap<&Key<'a>, usize> = BTreeMap::new();
        let mut by_words: BTreeMap<&str, usize> = BTreeMap::new();
        let at = |position: usize| claims.get(position).and_then(|claim| self.origins.get(*claim));
        for position in 0..claims.len() {
            let Some(origin) = at(position) else { continue };
            let first = *by_key.entry(&origin.key).or_insert(position);
            join(&mut parent, first, position);
            if let Some(words) = &origin.words {
                let first = *by_words.entry(words).or_insert(position);
                join(&mut parent, first, position);
            }
        }
        for position in 0..claims.len() {
            let repeated = at(position).and_then(|origin| origin.source).map_or(&[][..], |source| &source.repeats);
            for other in repeated.iter().filter_map(|id| by_key.get(&Key::Known(id))) {
                join(&mut parent, *other, position);
            }
        }
        let mut votes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, claim) in claims.iter().enumerate() {
            votes.entry(root(&parent, position)).or_default().push(*claim);
        }
        votes.into_values().collect()
    }
}

fn root(parent: &[usize], mut position: usize) -> usize {
    while parent[position] != position {
        position = parent[position];
    }
    position
}

fn join(parent: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parent, one), root(parent, other));
    parent[one.max(other)] = one.min(other);
}

/// Lower case, letters and digits only, one space between words, without a leading "the".
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    match out.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

fn words_of_a_copy(quote: &str) -> Option<String> {
    let folded = fold(quote);
    (folded.split(' ').count() >= WORDS_OF_A_COPY).then_some(folded)
}
