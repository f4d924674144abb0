//! What the gazetteer makes of names, remembered from report to report.
//!
//! A war's reports name the same places again and again, and a name that stands in no list is dear to look up: it is
//! compared with all that are spelt a little like it. The memory holds so many names and no more.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use dateline_gazetteer::Gazetteer;
use dateline_model::{PlaceId, PlaceKind};

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
    found: RwLock<HashMap<String, Option<Resolved>>>,
}

impl<'l> Atlas<'l> {
    pub(crate) fn new(gazetteer: &'l Gazetteer) -> Self {
        Self { gazetteer, found: RwLock::default() }
    }

    /// What the gazetteer makes of a name: see [`Gazetteer::best`].
    pub(crate) fn best(&self, name: &str) -> Option<Resolved> {
        // Whoever died with the lock in hand left whole entries behind.
        if let Some(found) = self.found.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return found.clone();
        }
        let best = self.gazetteer.best(name).map(|found| Resolved {
            place: found.place.id.clone(),
            certainty: found.certainty,
            kind: found.place.kind,
        });
        // The gazetteer knows no long names, and a memory of them would be large.
        if name.len() > LONGEST {
            return best;
        }
        let mut found = self.found.write().unwrap_or_else(PoisonError::into_inner);
        if found.len() >= MOST {
            found.clear();
        }
        found.insert(name.to_owned(), best.clone());
        best
    }
}
