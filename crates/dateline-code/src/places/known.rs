//! What one report shows to be places, and what the gazetteer makes of their names.
//!
//! A report is read twice: the first reading counts the signs, the second goes by them. What the gazetteer answers for a
//! name is remembered, since a report names the same few places again and again.

use rustc_hash::FxHashMap;

use super::atlas::{Atlas, Resolved};
use super::names::Name;
use crate::token::Token;
use crate::word::WordList;

/// What one report shows to be places, by folded name.
#[derive(Debug, Default)]
pub(crate) struct Known {
    shown: FxHashMap<String, Shown>,
    found: FxHashMap<String, Option<Resolved>>,
}

/// What a report shows of a name.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// How often it is treated as a place, less how often as a person.
    pub(super) sign: i32,
    /// How often it stands alone, beside a noun for a town (counted thrice), and (below zero) beside one for a base or
    /// site. Where a town bears the name, what else does keeps its noun.
    pub(super) alone: i32,
    /// The common nouns used of it: "city", "airbase".
    pub(super) nouns: Vec<String>,
}

impl Known {
    /// What the report shows of a name, to add to it.
    pub(super) fn show(&mut self, folded: &str) -> &mut Shown {
        if !self.shown.contains_key(folded) {
            self.shown.insert(folded.to_owned(), Shown::default());
        }
        self.shown.get_mut(folded).expect("it was put there")
    }

    /// What the report shows of a name that it names.
    pub(super) fn shown(&self, folded: &str) -> Option<&Shown> {
        self.shown.get(folded)
    }

    /// The common nouns that the report uses of a place.
    pub(crate) fn nouns_of(&self, name: &str) -> Vec<String> {
        self.shown(&name.to_lowercase()).map(|shown| shown.nouns.clone()).unwrap_or_default()
    }

    /// What else the report calls a base or site whose own name no town bears: "Abu Duhur" for "Abu Duhur Airbase".
    pub(super) fn short_name(&self, cut: &[Token], name: &Name) -> Option<(usize, usize)> {
        const SITES: &WordList = words!["airbase", "base", "airport", "airfield", "military", "air"];
        let mut last = name.last;
        while last > name.first + 1 && cut[last - 1].is_any(SITES) {
            last -= 1;
        }
        if last == name.last {
            return None;
        }
        let stem: Vec<&str> = cut[name.first..last].iter().map(|token| token.lower.as_str()).collect();
        let free = self.shown(&stem.join(" ")).is_some_and(|shown| shown.alone <= 2);
        free.then_some((name.first, last))
    }

    /// What the gazetteer makes of a name, remembered for the report.
    pub(super) fn resolve(&mut self, atlas: &Atlas<'_>, folded: &str, written: &str) -> Option<Resolved> {
        if let Some(found) = self.found.get(folded) {
            return found.clone();
        }
        let found = atlas.best(written);
        self.found.insert(folded.to_owned(), found.clone());
        found
    }
}
