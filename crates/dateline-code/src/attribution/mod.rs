//! Who says it: sources in a sentence, how far their word reaches, and denials.
//!
//! `verbs` finds the verbs of saying, `subject` the words that are a verb's subject, and `sources` tells whether these
//! can be a source at all.

mod sources;
mod subject;
mod verbs;

use std::collections::BTreeSet;

use dateline_lexicon::{Lexicon, Words};
use dateline_model::Source;

use crate::actors::ActorMark;
use crate::token::{Token, stand_at};
use crate::word::{Word, WordList, WordMap, WordSet};
use subject::{clause_start, subject, trailing};

/// A source named in a sentence, with the tokens that its word governs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    /// The source, as written, without article.
    pub(crate) source: String,
    /// First token of the name; the verb itself for a pronoun.
    pub(crate) source_first: usize,
    /// One past the last token of the name.
    pub(crate) source_last: usize,
    /// The verb of saying, or the "according to".
    pub(crate) verb: usize,
    /// First token governed.
    pub(crate) from: usize,
    /// One past the last token governed.
    pub(crate) to: usize,
    /// Whether it denies what it governs.
    pub(crate) denies: bool,
    /// Whether it assesses or threatens more than it reports.
    pub(crate) judges: bool,
    /// Whether the source was only a pronoun.
    pub(crate) pronoun: bool,
}

/// The words of saying of a language, compiled.
#[derive(Debug)]
pub(crate) struct Sayings {
    say: WordSet,
    judge: WordSet,
    deny: WordSet,
    sources: WordSet,
    according: Phrases,
    known: BTreeSet<String>,
    /// Phrases that deny what they are said of: "was completely fabricated".
    deny_phrases: Phrases,
}

impl Sayings {
    pub(crate) fn new(words: &Words, lexicon: &Lexicon) -> Self {
        let finite = |verbs: &[String]| -> WordSet {
            verbs
                .iter()
                .flat_map(|verb| {
                    let forms = words.forms(verb);
                    [forms.past.clone(), forms.third.clone(), forms.ing.clone(), forms.base.clone(), forms.participle]
                })
                .collect()
        };
        let known = lexicon.sources().iter().flat_map(Source::names);
        Self {
            say: finite(&words.speech.say),
            judge: finite(&words.speech.judge),
            deny: finite(&words.speech.deny),
            sources: words.speech.sources.iter().collect(),
            according: by_first(&words.speech.according),
            known: known.map(|name| name.to_lowercase()).collect(),
            deny_phrases: by_first(&words.speech.deny_phrases),
        }
    }

    /// The sources of a sentence, by its verbs of saying, and what each governs.
    pub(crate) fn find(
        &self,
        cut: &[Token],
        verbs: &[usize],
        text: &str,
        actors: &[ActorMark],
        earlier: Option<&str>,
    ) -> Vec<Attribution> {
        let mut out: Vec<Attribution> = Vec::new();
        for verb in verbs.iter().copied() {
            let before = out.last().map(|one| one.source.as_str());
            if let Some(found) = self.by_verb(cut, text, actors, verb, before.or(earlier)) {
                out.push(found);
            }
        }
        for at in 0..cut.len() {
            for phrase in self.according.get(&cut[at].lower).into_iter().flatten() {
                if stand_at(phrase, cut, at) {
                    out.extend(self.by_phrase(cut, text, actors, at, at + phrase.len()));
                }
            }
        }
        for said in &mut out {
            let phrase = |at: usize| {
                let phrases = self.deny_phrases.get(&cut[at].lower).into_iter().flatten();
                phrases.into_iter().any(|phrase| stand_at(phrase, cut, at))
            };
            said.denies |= (said.verb..said.to.min(cut.len())).any(phrase);
        }
        out.sort_by_key(|one| one.verb);
        out.dedup_by_key(|one| one.verb);
        limit(&mut out);
        out
    }

    fn by_verb(
        &self,
        cut: &[Token],
        text: &str,
        actors: &[ActorMark],
        verb: usize,
        earlier: Option<&str>,
    ) -> Option<Attribution> {
        let word = &cut[verb].lower;
        let denies = self.deny.contains(word);
        let judges = self.judge.contains(word);
        let make = |name: (usize, usize), from: usize, to: usize, pronoun: bool, source: String| Attribution {
            source,
            source_first: name.0,
            source_last: name.1,
            verb,
            from,
            to,
            denies,
            judges,
            pronoun,
        };
        if let Some((first, last)) = self.inverted(cut, actors, verb) {
            return Some(make((first, last), 0, verb, false, written(cut, text, first, last)));
        }
        let start = clause_start(cut, verb);
        let joined = verb > 0 && cut[verb - 1].is_any(words!["and", "but", "or"]);
        let followed_by = cut.get(verb + 1).is_some_and(|next| next.is("by"));
        // "denied it was aiming at X and said that …": what was said there has its own verb before it.
        let own = joined && !followed_by;
        let passive = !own
            && cut[start..verb].iter().any(|token| token.is_any(words!["was", "were", "been", "being", "be"]))
            && (word.ends_with("ed") || cut[verb].is_any(words!["said", "told", "thought", "known"]));
        // "a claim rejected by X"
        let reduced = denies && followed_by && stands_for_claim(cut, verb);
        if passive || reduced {
            let by = (verb + 1..(verb + 4).min(cut.len())).find(|index| cut[*index].is("by"))?;
            let (first, last) = self.name_after(cut, actors, by + 1)?;
            // Who denies what was told before is no source of it.
            let (from, to) = if denies { (verb, verb) } else { (0, cut.len()) };
            return Some(make((first, last), from, to, false, written(cut, text, first, last)));
        }
        // "X denied it, adding that …", "X denied this and said that …": the same source goes on.
        let adding = word.ends_with("ing") && verb > 0 && cut[verb - 1].is(",");
        if adding || joined {
            return earlier.map(|source| make((verb, verb), verb, cut.len(), true, source.to_owned()));
        }
        let goes_on = start > 0 && cut[start - 1].is_any(words!["and", "but"]);
        let Some((first, last)) = subject(cut, start, verb) else {
            // "X says …, and has repeatedly denied …"
            let source = earlier.filter(|_| goes_on)?;
            return Some(make((verb, verb), verb, cut.len(), true, source.to_owned()));
        };
        // "I know they blamed": the pronoun alone is the subject.
        let first = if cut[last - 1].is_any(words!["he", "she", "they", "we"]) { last - 1 } else { first };
        let single = last - first == 1;
        if single && cut[first].is_any(words!["he", "she", "they", "it", "who", "which", "others", "another", "some"]) {
            let source = earlier?.to_owned();
            let (from, to) = if trailing(cut, verb) { (0, verb) } else { (verb, cut.len()) };
            return (!cut[first].is("it")).then(|| make((first, last), from, to, true, source));
        }
        if !self.is_source(cut, actors, first, last) {
            return None;
        }
        let source = written(cut, text, first, last);
        // "something X denied", "X contradicted him, pointing out that …": of what was told before.
        if denies && (trailing(cut, verb) || only_back(cut, verb)) {
            return Some(make((first, last), verb, verb, false, source));
        }
        if trailing(cut, verb) {
            return Some(make((first, last), 0, first, false, source));
        }
        Some(make((first, last), verb, cut.len(), false, source))
    }

    /// "…, says Faysal Itani": the source stands after the verb, and what is said before it.
    fn inverted(&self, cut: &[Token], actors: &[ActorMark], verb: usize) -> Option<(usize, usize)> {
        let before = verb.checked_sub(1).map(|index| &cut[index])?;
        let after = cut.get(verb + 1)?;
        if !before.is_any(words![",", "\"", "”"])
            || !cut[verb].is_any(words!["says", "said", "reports", "reported", "writes", "wrote"])
            || !(after.capital || after.is_any(words!["a", "an", "the", "one"]))
        {
            return None;
        }
        let (first, last) = self.name_after(cut, actors, verb + 1)?;
        let last = (first + 1..last).find(|index| cut[*index].is_any(words!["of", "from", "in", "at"])).unwrap_or(last);
        self.is_source(cut, actors, first, last).then_some((first, last))
    }

    fn by_phrase(
        &self,
        cut: &[Token],
        text: &str,
        actors: &[ActorMark],
        at: usize,
        after: usize,
    ) -> Option<Attribution> {
        let (first, last) = self.name_after(cut, actors, after)?;
        // At the head of its sentence, or after the comma that ends a clause, it governs the whole sentence.
        Some(Attribution {
            source: written(cut, text, first, last),
            source_first: first,
            source_last: last,
            verb: at,
            from: 0,
            to: cut.len(),
            denies: false,
            judges: false,
            pronoun: false,
        })
    }
}

/// Phrases by their first word.
type Phrases = WordMap<Vec<Vec<Word>>>;

fn by_first(phrases: &[String]) -> Phrases {
    let mut out = Phrases::default();
    for phrase in phrases {
        let words: Vec<Word> = phrase.split(' ').map(Word::new).collect();
        if let Some(first) = words.first().cloned() {
            out.entry(&first).push(words);
        }
    }
    out
}

/// Whether a verb of denial follows a noun for what was said: "a claim", "a figure".
fn stands_for_claim(cut: &[Token], verb: usize) -> bool {
    verb > 0 && cut[verb - 1].is_any(CLAIMS)
}

/// Nouns for what somebody said.
const CLAIMS: &WordList = words![
    "claim",
    "claims",
    "figure",
    "figures",
    "number",
    "numbers",
    "assertion",
    "allegation",
    "allegations",
    "report",
    "reports",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "version",
    "account",
    "statement"
];

/// Whether the object of a verb of denial only points back, and its clause ends there: "contradicted him, …".
fn only_back(cut: &[Token], verb: usize) -> bool {
    let points = cut
        .get(verb + 1)
        .is_some_and(|next| next.is_any(words!["him", "her", "them", "it", "this", "that", "these", "both"]));
    points && cut.get(verb + 2).is_some_and(|next| next.is_any(words![",", ";"]))
}

/// Cuts what each source governs where the next one starts to speak.
fn limit(found: &mut [Attribution]) {
    for index in 1..found.len() {
        let next = found[index].source_first.min(found[index].verb);
        let later = found[index].from > 0;
        if later && found[index - 1].to > next && found[index - 1].from < next {
            found[index - 1].to = next;
        }
    }
}

fn written(cut: &[Token], text: &str, first: usize, last: usize) -> String {
    text[cut[first].start..cut[last - 1].end].split_whitespace().collect::<Vec<_>>().join(" ")
}
