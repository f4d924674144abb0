//! Words, and lists of them that are quick to ask.
//!
//! Nearly everything that the coder does asks whether a word is one of some: an article, a month, a verb of saying. So each
//! word carries a figure of its letters, made once, and a list knows the figures of its words: most are told not to be
//! in it by one look, and only the rest are compared letter by letter.

use std::collections::HashMap;
use std::fmt::{Display, Formatter};
use std::hash::BuildHasherDefault;
use std::ops::Deref;

use rustc_hash::FxHasher;
use smol_str::SmolStr;

/// A word, with the figure of its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    figure: u32,
    text: SmolStr,
}

impl Word {
    pub(crate) fn new(text: impl Into<SmolStr>) -> Self {
        let text = text.into();
        Self { figure: figure(&text), text }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_any(&self, list: &WordList) -> bool {
        list.has(&self.text, self.figure)
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// The figure of a word's letters (FNV-1a).
const fn figure(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut figure: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        figure = (figure ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    figure
}

impl Display for Word {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.pad(&self.text)
    }
}

/// A list of words that stands in the code: see `words!`.
#[derive(Debug)]
pub(crate) struct WordList {
    words: &'static [&'static str],
    /// A bit for each of 256 kinds of figure that occur.
    figures: [u64; 4],
}

impl WordList {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let mut figures = [0; 4];
        let mut at = 0;
        while at < words.len() {
            let kind = kind(figure(words[at]));
            figures[kind / 64] |= 1 << (kind % 64);
            at += 1;
        }
        Self { words, figures }
    }

    /// Whether a word with this figure is one of them.
    fn has(&self, word: &str, figure: u32) -> bool {
        let kind = kind(figure);
        self.figures[kind / 64] >> (kind % 64) & 1 == 1 && self.words.contains(&word)
    }
}

const fn kind(figure: u32) -> usize {
    (figure >> 24) as usize
}

/// A list of words, made when the program is compiled: `words!["the", "a"]`.
macro_rules! words {
    ($($word:expr),* $(,)?) => {
        const { &$crate::word::WordList::new(&[$($word),*]) }
    };
}

/// What a dictionary says of words.
#[derive(Debug)]
pub(crate) struct WordMap<T> {
    by_figure: HashMap<u32, Vec<(String, T)>, BuildHasherDefault<FxHasher>>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { by_figure: HashMap::default() }
    }
}

impl<T> WordMap<T> {
    /// What is said of a word.
    pub(crate) fn get(&self, word: &Word) -> Option<&T> {
        self.find(&word.text, word.figure)
    }

    /// What is said of a word that has no figure yet.
    pub(crate) fn get_str(&self, word: &str) -> Option<&T> {
        self.find(word, figure(word))
    }

    fn find(&self, word: &str, figure: u32) -> Option<&T> {
        self.by_figure.get(&figure)?.iter().find(|(other, _)| other == word).map(|(_, said)| said)
    }

    /// What is said of a word, to be said or added to.
    pub(crate) fn entry(&mut self, word: &str) -> &mut T
    where
        T: Default,
    {
        let same = self.by_figure.entry(figure(word)).or_default();
        let at = same.iter().position(|(other, _)| other == word).unwrap_or_else(|| {
            same.push((word.to_owned(), T::default()));
            same.len() - 1
        });
        &mut same[at].1
    }

    /// Everything that is said.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.by_figure.values_mut().flatten().map(|(_, said)| said)
    }
}

/// Words of a dictionary.
#[derive(Debug, Default)]
pub(crate) struct WordSet(WordMap<()>);

impl WordSet {
    pub(crate) fn contains(&self, word: &Word) -> bool {
        self.0.get(word).is_some()
    }
}

impl<W: AsRef<str>> FromIterator<W> for WordSet {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut set = WordMap::default();
        for word in words {
            let () = *set.entry(word.as_ref());
        }
        Self(set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        let list = words!["the", "a", "’s", ""];
        for word in ["the", "a", "’s", ""] {
            assert!(Word::new(word).is_any(list), "{word}");
        }
        for word in ["an", "The", "s", "th", "thee"] {
            assert!(!Word::new(word).is_any(list), "{word}");
        }
    }

    #[test]
    fn a_dictionary_is_asked_by_word() {
        let mut map: WordMap<Vec<u8>> = WordMap::default();
        map.entry("hama").push(1);
        map.entry("hama").push(2);
        assert_eq!(map.get(&Word::new("hama")), Some(&vec![1, 2]));
        assert_eq!(map.get_str("homs"), None);
        let set: WordSet = ["said", "told"].into_iter().collect();
        assert!(set.contains(&Word::new("told")) && !set.contains(&Word::new("tell")));
    }
}
