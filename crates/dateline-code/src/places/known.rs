//! What one report shows to be places, and what the gazetteer makes of their names.
//!
//! A report is read twice: the first reading counts the signs, the second goes by them. What the gazetteer answers for a
//! name is remembered, since a report names the same few places again and again.

use std::collections::BTreeMap;

use dateline_gazetteer::Gazetteer;
use dateline_model::{PlaceId, PlaceKind};

use super::names::Name;
use crate::token::Token;

/// What one report shows to be places.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Folded name → how often it is treated as a place, less how often as a person.
    pub(super) signs: BTreeMap<String, i32>,
    /// Folded name → how often it stands alone, beside a noun for a town (counted thrice), and (below zero) beside one
    /// for a base or site. Where a town bears the name, what else does keeps its noun.
    pub(super) alone: BTreeMap<String, i32>,
    /// Folded name → the common nouns used of it: "city", "airbase".
    pub(super) nouns: BTreeMap<String, Vec<String>>,
    found: BTreeMap<String, Option<Resolved>>,
}

/// A place that the gazetteer knows under a name.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub(super) place: PlaceId,
    pub(super) certainty: f64,
    pub(super) kind: PlaceKind,
}

impl Known {
    /// The common nouns that the report uses of a place.
    pub(crate) fn nouns_of(&self, name: &str) -> Vec<String> {
        self.nouns.get(&name.to_lowercase()).cloned().unwrap_or_default()
    }

    /// What else the report calls a base or site whose own name no town bears: "Abu Duhur" for "Abu Duhur Airbase".
    pub(super) fn short_name(&self, cut: &[Token], name: &Name) -> Option<(usize, usize)> {
        const SITES: [&str; 6] = ["airbase", "base", "airport", "airfield", "military", "air"];
        let mut last = name.last;
        while last > name.first + 1 && cut[last - 1].is_any(&SITES) {
            last -= 1;
        }
        let stem: Vec<&str> = cut[name.first..last].iter().map(|token| token.lower.as_str()).collect();
        let stem = stem.join(" ");
        let borne = self.alone.get(&stem).is_some_and(|alone| *alone > 2);
        (last < name.last && self.signs.contains_key(&stem) && !borne).then_some((name.first, last))
    }

    /// What the gazetteer makes of a name, remembered for the report.
    pub(super) fn resolve(&mut self, gazetteer: &Gazetteer, folded: &str, written: &str) -> Option<Resolved> {
        if let Some(found) = self.found.get(folded) {
            return found.clone();
        }
        let found = gazetteer.best(written).map(|found| Resolved {
            place: found.place.id.clone(),
            certainty: found.certainty,
            kind: found.place.kind,
        });
        self.found.insert(folded.to_owned(), found.clone());
        found
    }
}
