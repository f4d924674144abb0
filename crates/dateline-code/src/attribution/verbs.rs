//! The verbs of saying in a sentence.
//!
//! "Claim", "report" and "state" are nouns as often as verbs; what stands before them tells.

use super::Sayings;
use crate::token::Token;
use crate::word::Word;

impl Sayings {
    /// The places of the verbs of saying.
    pub(crate) fn verbs(&self, cut: &[Token]) -> Vec<usize> {
        (0..cut.len())
            .filter(|at| {
                let word = &cut[*at].lower;
                let verb = self.say.contains(word) || self.judge.contains(word) || self.deny.contains(word);
                verb && !self.nominal(cut, *at)
            })
            .collect()
    }

    /// Whether the word is a form of a verb of saying.
    pub(crate) fn says(&self, word: &Word) -> bool {
        self.say.contains(word) || self.judge.contains(word)
    }

    /// "the claim", "his report": a noun, not a verb of saying.
    fn nominal(&self, cut: &[Token], at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|index| &cut[index]) else { return true };
        // "United States" is a name.
        if cut[at].capital {
            return true;
        }
        let word = &cut[at].lower;
        // "capable of maintaining", "by stating": a gerund, whose subject is another verb's.
        if word.ends_with("ing") && before.is_any(words!["of", "for", "by", "in", "from", "without"]) {
            return true;
        }
        // "claimed the lives of 40 people"
        let lives = |index: usize| cut.get(index).is_some_and(|token| token.is_any(words!["lives", "life"]));
        if word.starts_with("claim") && (at + 1..at + 5).any(lives) {
            return true;
        }
        let base = !word.ends_with("ed")
            && !word.ends_with("ing")
            && !["said", "says", "told", "states", "thought", "wrote"].contains(&word.as_str());
        let determined = before.is_any(words![
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "news",
            "some",
            "several",
            "many",
            "of",
            "in",
            "for",
            "s",
            "'s",
            "no",
            "unconfirmed",
            "other",
            "to",
            "released",
            "prime",
        ]);
        // "Ukraine claims Russia has left", "the Army reports that": said of what follows.
        let told = word.ends_with('s')
            && before.capital
            && cut.get(at + 1).is_some_and(|next| next.capital || next.is_any(words!["that", "it", "they", "the"]));
        (base
            && !told
            && (determined
                || !before.is_any(words![
                    "they",
                    "we",
                    "i",
                    "sources",
                    "activists",
                    "officials",
                    "who",
                    "reports",
                    "analysts",
                    "rebels",
                    "not",
                    "don't",
                    "would",
                    "to",
                ])))
            || (before.is("'s") && word.ends_with("ed"))
            || (word.ends_with("ed") && before.is_any(words!["the", "a", "an"]))
    }
}
