//! Names seen in a text, and what their initials stand for: an interview that writes `FI` names Faysal Itani somewhere.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

/// Two to five capitalised words in a row, small words of names (`al-`, `bin`, `de`) between them.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u{a0}](?:(?:al|el|bin|ibn|abu|de|del|van|von|der|di|da|la|le)[ \u{a0}-])*\p{Lu}[\p{L}\p{M}'’.-]*){1,5}")
        .expect("the pattern is fixed")
});

/// The names of a text, with how often each occurs, and which of them initials and last words stand for.
pub(crate) struct Names {
    /// Pieces of two to five words of every name seen, with counts.
    seen: BTreeMap<String, usize>,
    by_initials: BTreeMap<String, String>,
    by_last_word: BTreeMap<String, String>,
}

impl Names {
    /// The names in a text. Those given (labels before a colon, the publisher, the author) win over others, in their
    /// order; then the most frequent; then the first by letters.
    pub(crate) fn of(content: &str, preferred: &[String]) -> Self {
        let mut seen = BTreeMap::new();
        for found in NAME.find_iter(content) {
            let words: Vec<&str> = found.as_str().split([' ', '\u{a0}']).collect();
            for length in 2..=words.len().min(5) {
                for window in words.windows(length) {
                    let ends = [window[0], window[length - 1]];
                    let one_sentence = !window[..length - 1].iter().any(|word| ends_a_sentence(word));
                    if one_sentence && ends.iter().all(|word| is_capitalised(word)) {
                        *seen.entry(tidy(&window.join(" "))).or_insert(0) += 1;
                    }
                }
            }
        }
        let mut ranked: Vec<(&String, &usize)> = seen.iter().collect();
        ranked.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
        let (mut by_initials, mut by_last_word) = (BTreeMap::new(), BTreeMap::new());
        let full = preferred.iter().filter(|name| name.contains(' '));
        for name in full.chain(ranked.into_iter().map(|(name, _)| name)) {
            by_initials.entry(initials(name)).or_insert_with(|| name.clone());
            if let Some(last) = name.split(' ').next_back().filter(|_| name.split(' ').count() <= 3) {
                by_last_word.entry(last.to_owned()).or_insert_with(|| name.clone());
            }
        }
        Self { seen, by_initials, by_last_word }
    }

    /// How often a name (or a piece of one) occurs in the text.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.seen.get(name).copied().unwrap_or(0)
    }

    /// The name that these initials stand for.
    pub(crate) fn with_initials(&self, initials: &str) -> Option<&str> {
        self.by_initials.get(initials).map(String::as_str)
    }

    /// The full name that ends with this word.
    pub(crate) fn ending_with(&self, word: &str) -> Option<&str> {
        self.by_last_word.get(word).map(String::as_str)
    }
}

/// The first letters of a name's capitalised words: `FI` of "Faysal Itani".
pub(crate) fn initials(name: &str) -> String {
    name.split([' ', '\u{a0}']).filter(|word| is_capitalised(word)).filter_map(|word| word.chars().next()).collect()
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a full stop after this word ends a sentence: not after an initial or a short title (`J.`, `Gen.`).
fn ends_a_sentence(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() > 4
}

/// Without a possessive or a full stop at the end.
fn tidy(name: &str) -> String {
    let name = name.trim_end_matches(['.', '-', '\'', '’']);
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_a_name_seen_in_the_text() {
        let names = Names::of("We asked Faysal Itani, a fellow at the Atlantic Council.", &["Syria Deeply".into()]);
        assert_eq!(names.with_initials("FI"), Some("Faysal Itani"));
        assert_eq!(names.with_initials("SD"), Some("Syria Deeply"));
        assert_eq!(names.with_initials("XY"), None);
        assert_eq!(names.ending_with("Itani"), Some("Faysal Itani"));
    }

    #[test]
    fn small_words_of_a_name_have_no_initial() {
        let names = Names::of("Dr. Ahmad al-Sharif and Robert van der Berg spoke.", &[]);
        assert_eq!(names.with_initials("RB"), Some("Robert van der Berg"));
    }
}
