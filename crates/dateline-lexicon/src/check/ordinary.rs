//! Ordinary words: those to which the English files give a meaning of their own, so that they can be nobody's name.

use std::collections::BTreeMap;

use crate::{Words, plural};

/// Words that have a meaning in the English files, each with that meaning in words.
#[derive(Clone, Debug, Default)]
pub struct OrdinaryWords {
    meaning: BTreeMap<String, String>,
}

impl OrdinaryWords {
    /// Takes them from the words of the language.
    #[must_use]
    pub fn new(words: &Words) -> Self {
        let mut made = Self::default();
        for trigger in &words.triggers {
            for verb in &trigger.verbs {
                made.verb(words, verb, &format!("an event word (`{}`)", trigger.id));
            }
            for noun in &trigger.nouns {
                made.word(noun, &format!("an event word (`{}`)", trigger.id));
                made.word(&plural(noun), &format!("an event word (`{}`)", trigger.id));
            }
        }
        let speech = &words.speech;
        for verb in speech.say.iter().chain(&speech.judge).chain(&speech.deny) {
            made.verb(words, verb, "a verb of saying");
        }
        for word in speech.negation.iter().chain(&speech.plan).chain(&speech.success).chain(&speech.failure) {
            made.word(word, "a word of intent or outcome");
        }
        for (kind, nouns) in &words.nouns.places {
            nouns.iter().for_each(|noun| made.word(noun, &format!("a noun for a place ({kind})")));
        }
        for (part, nouns) in &words.nouns.parts {
            nouns.iter().for_each(|noun| made.word(noun, &format!("a word for a share of a place ({part})")));
        }
        words.nouns.months().iter().for_each(|month| made.word(month, "a month"));
        made
    }

    /// What a word means by itself; `None` for words that have no meaning here.
    #[must_use]
    pub fn meaning(&self, word: &str) -> Option<&str> {
        self.meaning.get(&word.to_lowercase()).map(String::as_str)
    }

    fn verb(&mut self, words: &Words, verb: &str, meaning: &str) {
        words.forms(verb).all().into_iter().for_each(|form| self.word(form, meaning));
    }

    fn word(&mut self, word: &str, meaning: &str) {
        self.meaning.entry(word.to_lowercase()).or_insert_with(|| meaning.to_owned());
    }
}
