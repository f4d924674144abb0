//! Spellings by a text.
//!
//! A list may have a hundred thousand spellings, and the program takes all of them in before it reads the first report. So
//! an index keeps no text of its own, but its hash: what is found under one is to be compared with what was looked for.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use rustc_hash::FxBuildHasher;

/// Spellings by the hash of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    first: HashMap<u64, u32, FxBuildHasher>,
    /// For each spelling the one taken in before it under the same hash.
    next: Vec<u32>,
}

/// No spelling.
const NONE: u32 = u32::MAX;

impl Index {
    pub(crate) fn with_capacity(spellings: usize) -> Self {
        Self { first: HashMap::with_capacity_and_hasher(spellings, FxBuildHasher), next: Vec::with_capacity(spellings) }
    }

    /// Takes in the next spelling, under no text where it has none.
    pub(crate) fn push(&mut self, text: Option<&str>) {
        let spelling = u32::try_from(self.next.len()).unwrap_or(NONE);
        let before = text.and_then(|text| self.first.insert(hash(text), spelling));
        self.next.push(before.unwrap_or(NONE));
    }

    /// The spellings that may have been taken in under this text.
    pub(crate) fn candidates(&self, text: &str) -> impl Iterator<Item = usize> {
        let first = self.first.get(&hash(text)).copied();
        std::iter::successors(first, |spelling| self.next.get(*spelling as usize).copied())
            .take_while(|spelling| *spelling != NONE)
            .map(|spelling| spelling as usize)
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_gives_all_that_were_taken_in_under_it() {
        let mut index = Index::with_capacity(4);
        for text in [Some("qara"), None, Some("nabk"), Some("qara")] {
            index.push(text);
        }
        assert_eq!(index.candidates("qara").collect::<Vec<_>>(), [3, 0]);
        assert_eq!(index.candidates("nabk").collect::<Vec<_>>(), [2]);
        assert_eq!(index.candidates("homs").count(), 0);
    }
}
