//! Event words: the lexicon's verbs, nouns and phrases, found in a sentence.
//!
//! The patterns are compiled once into a table by first word. The longest pattern at a place wins over what it covers
//! ("took control of" over "took"), but several triggers may share one form ("captured": a town, or ten men); which of
//! them holds is decided where the clause is known.

use dateline_lexicon::{Trigger, Words, plural};

use crate::token::Token;
use crate::word::{Word, WordList, WordMap};

/// The grammatical form in which an event word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    /// Past tense or past participle, which look alike in most verbs.
    Past,
    /// Past participle only: `taken`.
    Participle,
    Ing,
    Noun,
}

impl Form {
    pub(crate) fn is_verb(self) -> bool {
        self != Self::Noun
    }
}

/// An event word in a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TriggerMark {
    /// First token.
    pub(crate) first: usize,
    /// One past the last token.
    pub(crate) last: usize,
    /// Which trigger of the lexicon.
    pub(crate) trigger: usize,
    pub(crate) form: Form,
}

#[derive(Debug)]
enum Element {
    Words(Vec<Word>),
    Gap,
}

#[derive(Debug)]
struct Pattern {
    rest: Vec<Element>,
    trigger: usize,
    form: Form,
}

/// The compiled patterns of a language.
#[derive(Debug)]
pub(crate) struct Triggers {
    by_first: WordMap<Vec<Pattern>>,
    list: Vec<Trigger>,
}

/// How many words a `*` in a phrase may stand for.
const GAP: usize = 5;

impl Triggers {
    pub(crate) fn new(words: &Words) -> Self {
        let mut made = Self { by_first: WordMap::default(), list: words.triggers.clone() };
        for (index, trigger) in words.triggers.iter().enumerate() {
            for verb in &trigger.verbs {
                made.add_verb(words, index, verb);
            }
            for noun in &trigger.nouns {
                made.add(&[alternatives(noun)], index, Form::Noun);
                made.add(&[alternatives(&plural(noun))], index, Form::Noun);
            }
            for phrase in &trigger.phrases {
                made.add_phrase(words, index, phrase);
            }
        }
        made
    }

    pub(crate) fn trigger(&self, index: usize) -> &Trigger {
        &self.list[index]
    }

    fn add_verb(&mut self, words: &Words, index: usize, verb: &str) {
        let (head, tail) = verb.split_once(' ').unwrap_or((verb, ""));
        for (form, text) in verb_forms(words, head) {
            let whole = if tail.is_empty() { text } else { format!("{text} {tail}") };
            self.add(&[vec![whole]], index, form);
        }
    }

    /// Expands a phrase in the notation of `events.toml` once for each form of its first verb.
    fn add_phrase(&mut self, words: &Words, index: usize, phrase: &str) {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let lead = parts.iter().position(|part| part.ends_with('~'));
        let forms = match lead {
            Some(at) => verb_forms(words, parts[at].trim_end_matches('~')),
            None => vec![(Form::Noun, String::new())],
        };
        for (form, text) in forms {
            let elements: Vec<Vec<String>> = parts
                .iter()
                .enumerate()
                .map(|(at, part)| if Some(at) == lead { vec![text.clone()] } else { expand(words, part) })
                .collect();
            self.add(&elements, index, form);
        }
    }

    fn add(&mut self, elements: &[Vec<String>], trigger: usize, form: Form) {
        // A multi-word alternative ("car bomb") becomes as many single-word elements.
        let mut flat: Vec<Element> = Vec::new();
        for element in elements {
            match element.as_slice() {
                [] => flat.push(Element::Gap),
                [one] if one.contains(' ') => {
                    flat.extend(one.split(' ').map(|word| Element::Words(vec![Word::new(word)])));
                }
                many => flat.push(Element::Words(many.iter().map(Word::new).collect())),
            }
        }
        let mut elements = flat.into_iter();
        let first = loop {
            match elements.next() {
                Some(Element::Words(words)) => break words,
                Some(Element::Gap) => {}
                None => return,
            }
        };
        let rest: Vec<Element> = elements.collect();
        for word in &first {
            let rest = rest
                .iter()
                .map(|element| match element {
                    Element::Words(words) => Element::Words(words.clone()),
                    Element::Gap => Element::Gap,
                })
                .collect();
            self.by_first.entry(word).push(Pattern { rest, trigger, form });
        }
    }

    /// The event words of a sentence, in order; those that a longer one covers are left out.
    pub(crate) fn find(&self, tokens: &[Token]) -> Vec<TriggerMark> {
        let mut found: Vec<TriggerMark> = Vec::new();
        for at in 0..tokens.len() {
            let Some(patterns) = self.by_first.get(&tokens[at].lower) else { continue };
            let mut longest = 0;
            let mut here: Vec<TriggerMark> = Vec::new();
            for pattern in patterns {
                if let Some(last) = matches(&pattern.rest, tokens, at + 1) {
                    longest = longest.max(last);
                    here.push(TriggerMark { first: at, last, trigger: pattern.trigger, form: pattern.form });
                }
            }
            here.retain(|mark| mark.last == longest);
            // "cut", "hit", "overrun": base and past look alike; what stands before tells them apart.
            let base = at > 0 && tokens[at - 1].is_any(BEFORE_BASE);
            here.sort_by_key(|mark| (mark.trigger, (mark.form == Form::Base) != base));
            here.dedup_by_key(|mark| (mark.trigger, mark.form == Form::Noun));
            found.extend(here);
        }
        let covers: Vec<(usize, usize)> = found.iter().map(|mark| (mark.first, mark.last)).collect();
        found.retain(|mark| {
            !covers.iter().any(|(first, last)| {
                *first <= mark.first && mark.last <= *last && (last - first) > (mark.last - mark.first)
            })
        });
        found
    }
}

/// One past the last token, where the elements match from this token on.
fn matches(elements: &[Element], tokens: &[Token], at: usize) -> Option<usize> {
    match elements.split_first() {
        None => Some(at),
        Some((Element::Words(words), rest)) => {
            let token = tokens.get(at)?;
            if words.contains(&token.lower) {
                matches(rest, tokens, at + 1)
            } else if passes(token)
                && tokens.get(at + 1).is_some_and(|next| words.iter().any(|word| next.is(word)) || passes(next))
            {
                // "were reportedly now in control of"
                matches(elements, tokens, at + 1)
            } else {
                None
            }
        }
        Some((Element::Gap, rest)) => (0..=GAP)
            .take_while(|skip| {
                *skip == 0
                    || tokens
                        .get(at + skip - 1)
                        .is_some_and(|token| token.class != crate::token::Class::Punctuation || token.is("%"))
            })
            .find_map(|skip| matches(rest, tokens, at + skip)),
    }
}

/// Words before the base form of a verb.
const BEFORE_BASE: &WordList = words![
    "to", "would", "will", "could", "can", "may", "might", "should", "must", "not", "did", "cannot", "they", "we"
];

/// An adverb that may stand between the words of a phrase.
fn passes(token: &Token) -> bool {
    const ADVERBS: &WordList =
        words!["now", "still", "then", "also", "again", "already", "once", "soon", "later", "all", "even"];
    token.is_any(ADVERBS) || token.is_word() && token.lower.len() > 4 && token.lower.ends_with("ly")
}

fn verb_forms(words: &Words, base: &str) -> Vec<(Form, String)> {
    let forms = words.forms(base);
    let mut out =
        vec![(Form::Base, forms.base.clone()), (Form::Third, forms.third.clone()), (Form::Past, forms.past.clone())];
    if forms.participle != forms.past {
        out.push((Form::Participle, forms.participle.clone()));
    }
    out.push((Form::Ing, forms.ing.clone()));
    if base == "be" {
        out.extend([(Form::Third, "are".to_owned()), (Form::Past, "were".to_owned()), (Form::Past, "'s".to_owned())]);
    }
    out
}

fn alternatives(noun: &str) -> Vec<String> {
    vec![noun.to_owned()]
}

/// The words that an element of a phrase stands for; none for a gap.
fn expand(words: &Words, part: &str) -> Vec<String> {
    if part == "*" {
        return vec![];
    }
    part.split('/')
        .flat_map(|one| {
            if let Some(base) = one.strip_suffix('~') {
                verb_forms(words, base).into_iter().map(|(_, form)| form).collect()
            } else if let Some(noun) = one.strip_suffix('+') {
                vec![noun.to_owned(), plural(noun)]
            } else {
                vec![one.to_owned()]
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn found(text: &str) -> Vec<(String, String)> {
        let triggers = Triggers::new(&Words::english().unwrap());
        let cut = tokens(text, 0, text.len());
        triggers
            .find(&cut)
            .into_iter()
            .map(|mark| {
                (
                    triggers.trigger(mark.trigger).id.clone(),
                    text[cut[mark.first].start..cut[mark.last - 1].end].to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn a_longer_phrase_wins_over_the_words_in_it() {
        assert_eq!(found("took full control of Qara"), [("capture-phrase".into(), "took full control of".into())]);
        assert_eq!(found("a suicide car bomb went off")[0].1, "suicide car bomb");
    }

    #[test]
    fn one_form_may_belong_to_several_triggers() {
        let ids: Vec<String> = found("captured 30 rebels").into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["capture-verb", "captured-people"]);
    }

    #[test]
    fn a_gap_does_not_reach_over_a_comma() {
        assert!(found("took, he said, control of").iter().all(|(id, _)| id != "capture-phrase"));
    }
}
