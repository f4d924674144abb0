//! What the gazetteer makes of names, remembered from report to report.
//!
//! A war's reports name the same places again and again, and a name that stands in no list is dear to look up: it is
//! compared with all that are spelt a little like it. The memory holds so many names and no more.

use std::sync::{PoisonError, RwLock};

use dateline_gazetteer::{Found, Gazetteer};
use dateline_model::{PlaceId, PlaceKind};
use rustc_hash::FxHashMap;

/// So many names are remembered; then it starts anew.
const MOST: usize = 20_000;

/// Of so many bytes each at most.
const LONGEST: usize = 160;

/// A place that the gazetteer knows under a name.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub(crate) place: PlaceId,
    pub(crate) certainty: f64,
    pub(crate) kind: PlaceKind,
}

/// The gazetteer, with a memory.
#[derive(Debug)]
pub(crate) struct Atlas<'l> {
    gazetteer: &'l Gazetteer,
    best: Memory,
    listed: Memory,
}

impl<'l> Atlas<'l> {
    pub(crate) fn new(gazetteer: &'l Gazetteer) -> Self {
        Self { gazetteer, best: Memory::default(), listed: Memory::default() }
    }

    /// What the gazetteer makes of a name: see [`Gazetteer::best`].
    pub(crate) fn best(&self, name: &str) -> Option<Resolved> {
        self.best.get_or(name, || self.gazetteer.best(name))
    }

    /// The same where it may be sure of it: see [`Gazetteer::best_listed`].
    pub(crate) fn best_listed(&self, name: &str) -> Option<Resolved> {
        self.listed.get_or(name, || self.gazetteer.best_listed(name))
    }
}

/// What was made of names.
#[derive(Debug, Default)]
struct Memory(RwLock<FxHashMap<String, Option<Resolved>>>);

impl Memory {
    fn get_or<'l>(&self, name: &str, look_up: impl FnOnce() -> Option<Found<'l>>) -> Option<Resolved> {
        // Whoever died with the lock in hand left whole entries behind.
        if let Some(made) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return made.clone();
        }
        let made = look_up().map(|found| Resolved {
            place: found.place.id.clone(),
            certainty: found.certainty,
            kind: found.place.kind,
        });
        // The gazetteer knows no long names, and a memory of them would be large.
        if name.len() <= LONGEST {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if all.len() >= MOST {
                all.clear();
            }
            all.insert(name.to_owned(), made.clone());
        }
        made
    }
}
