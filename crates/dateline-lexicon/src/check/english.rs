//! The check of the English event words: words that no text can have, and words that another one covers.

use super::pattern::{Element, Entry, covers, entries};
use super::{Code, Finding};
use crate::{LexiconError, Needs, Trigger, Words};

/// The file, as the program was built with it: the words themselves no longer know their lines.
const EVENTS: &str = include_str!("../../../../lexicon/english/events.toml");
/// Its name in the findings.
const FILE: &str = "english/events.toml";

/// Verbs of English that are not inflected by rule, and that reports of war may need.
const IRREGULAR: &str = "arise awake bear beat become begin bend bind bite bleed blow break breed bring build burst buy \
    catch choose cling come creep cut deal dig do draw drink drive eat fall feed feel fight find flee fling fly forbid \
    forget freeze get give go grow have hear hide hit hold hurt keep kneel know lay lead leave lend let lie lose make mean \
    meet overcome overrun overtake overthrow pay put quit retake ride ring rise run say see seek sell send set shake shed \
    shoot shrink shut sink sit slay sleep slide speak speed spend split spread spring stand steal stick sting strike \
    strive swear sweep swim swing take teach tear tell think throw understand undergo wake wear win withdraw withhold \
    withstand write";

/// Verbs of one syllable, or stressed on their last, double their last letter before an ending. The rule for one syllable
/// is safe; of the longer ones these are common.
const DOUBLING: &str = "admit airdrop commit compel control deter equip expel infer kidnap occur omit outgun patrol permit \
    propel rebel rebuff rebut recur refer regret repel submit transfer unplug";

/// Checks the English event words that the program was built with.
pub fn check_english() -> Result<Vec<Finding>, LexiconError> {
    let words = Words::english()?;
    Ok(check(&words, EVENTS))
}

pub(super) fn check(words: &Words, file: &str) -> Vec<Finding> {
    let all: Vec<Entry> =
        words.triggers.iter().enumerate().flat_map(|(index, trigger)| entries(words, index, trigger)).collect();
    let mut findings = Vec::new();
    for (index, entry) in all.iter().enumerate() {
        let line = line_of(file, &words.triggers[entry.trigger].id, &entry.text);
        let what = format!("`{}` of `{}`", entry.text, words.triggers[entry.trigger].id);
        for reason in dead(entry) {
            findings.push(Finding::error(FILE, line, Code::DeadWord, format!("{what} {reason}")));
        }
        for reason in half_dead(words, entry) {
            findings.push(Finding::warning(FILE, line, Code::DeadWord, format!("{what} {reason}")));
        }
        if let Some(other) = shadow(words, &all, index) {
            let whose = &words.triggers[other.trigger].id;
            let reason = format!("{what} says nothing that `{}` of `{whose}` does not say", other.text);
            findings.push(Finding::warning(FILE, line, Code::ShadowedWord, reason));
        }
    }
    findings.sort();
    findings
}

/// Why no text can have it.
fn dead(entry: &Entry) -> Vec<&'static str> {
    let text = &entry.text;
    let mut reasons = Vec::new();
    if text.chars().any(char::is_uppercase) {
        reasons.push("has a capital; words are compared in lower case");
    }
    if text.contains(['’', '‘', '“', '”']) {
        reasons.push("has a curved apostrophe or quotation mark; words are compared with straight ones");
    }
    if text.split(' ').any(|word| word.len() > 2 && word.ends_with("'s")) {
        reasons.push("has a possessive in one word; `'s` is a word of its own");
    }
    if text.contains([',', ';', ':', '(', ')', '"']) {
        reasons.push("has punctuation in a word");
    }
    if entry.patterns.iter().all(|pattern| pattern.iter().all(|element| *element == Element::Gap)) {
        reasons.push("has no word");
    }
    reasons
}

/// Forms of it that no text can have.
fn half_dead(words: &Words, entry: &Entry) -> Vec<String> {
    let trigger = &words.triggers[entry.trigger];
    let is_phrase = trigger.phrases.contains(&entry.text);
    let mut reasons = Vec::new();
    if !is_phrase && entry.text.contains(['~', '+', '*', '/']) {
        reasons.push("has a sign of the notation for phrases outside `phrases`".to_owned());
    }
    if let Some((_, tail)) = entry.text.split_once(" and ").filter(|_| !is_phrase && entry.verb) {
        reasons.push(format!("is inflected in its first word only, never in `{tail}`; write a phrase"));
    }
    let bases: Vec<&str> = if is_phrase {
        entry.text.split([' ', '/']).filter_map(|part| part.strip_suffix('~')).collect()
    } else if entry.verb {
        entry.text.split(' ').take(1).collect()
    } else {
        vec![]
    };
    reasons.extend(bases.into_iter().filter_map(|base| misspelt(words, base)));
    reasons
}

/// What is wrong with the forms that the rules of spelling give a verb.
fn misspelt(words: &Words, base: &str) -> Option<String> {
    if words.irregular.contains_key(base) {
        return None;
    }
    let is_form_of = |(verb, forms): &(&String, &[String; 4])| *verb != base && forms.iter().any(|form| form == base);
    if let Some((verb, _)) = words.irregular.iter().find(is_form_of) {
        return Some(format!("inflects `{base}`, which is a form of `{verb}`"));
    }
    let (prefix, stem) = base.rsplit_once('-').map_or(("", base), |(prefix, stem)| (prefix, stem));
    let listed = |list: &str| list.split_whitespace().any(|one| one == stem || one == base);
    if listed(IRREGULAR) || listed(DOUBLING) || doubles(stem) {
        let past = words.forms(base).past;
        let why = if prefix.is_empty() { String::new() } else { format!(" (as `{stem}`)") };
        return Some(format!("is inflected to `{past}`, which nobody writes: `{base}`{why} belongs into verbs.toml"));
    }
    None
}

/// Whether a verb of one syllable doubles its last letter: one vowel, then one consonant.
fn doubles(base: &str) -> bool {
    let letters: Vec<char> = base.chars().collect();
    let vowels = letters.iter().filter(|letter| "aeiou".contains(**letter)).count();
    match letters.as_slice() {
        [.., before, vowel, last] => {
            vowels == 1 && "aeiou".contains(*vowel) && !"aeiou".contains(*before) && !"aeiouwxy".contains(*last)
        }
        _ => false,
    }
}

/// The entry that matches all that this one matches, and means the same.
fn shadow<'a>(words: &Words, all: &'a [Entry], index: usize) -> Option<&'a Entry> {
    let entry = &all[index];
    all.iter().enumerate().find_map(|(place, other)| {
        let same = place != index
            && entry.verb == other.verb
            && means_as_much(&words.triggers[other.trigger], &words.triggers[entry.trigger])
            && covers_all(other, entry)
            && (place < index || !covers_all(entry, other));
        same.then_some(other)
    })
}

/// Whether the one trigger makes the same claim of a word as the other, on no harder conditions.
fn means_as_much(one: &Trigger, other: &Trigger) -> bool {
    one.kind == other.kind
        && one.subject == other.subject
        && one.stance == other.stance
        && one.from == other.from
        && (one.needs == other.needs || one.needs == Needs::None)
}

fn covers_all(one: &Entry, other: &Entry) -> bool {
    other.patterns.iter().all(|pattern| one.patterns.iter().any(|wider| covers(wider, pattern)))
}

/// The line of an entry: the first with its words after the line of its trigger.
fn line_of(file: &str, trigger: &str, entry: &str) -> Option<usize> {
    let id = format!("id = \"{trigger}\"");
    let start = file.lines().position(|line| line.trim() == id)?;
    let quoted = format!("\"{entry}\"");
    file.lines().skip(start).position(|line| line.contains(&quoted)).map(|offset| start + offset + 1)
}
