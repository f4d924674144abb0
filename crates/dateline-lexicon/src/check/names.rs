//! Names within one pack: too short, ordinary, or never found.
//!
//! The coder compares words in lower case. A name with a capital anywhere counts only where the text has one, too; one
//! all in capitals and of a single word only where the text has it so. A name is found before a generic word of as many
//! words.

use std::collections::BTreeMap;

use super::{Code, OrdinaryWords, Pack, whereabouts};
use crate::form::{ActorForm, Named};
use crate::load::{At, Entry, Told};

pub(super) fn check(pack: &Pack, words: &OrdinaryWords, told: &mut Vec<Told>) {
    for entry in pack.actors() {
        for name in entry.value.names() {
            single(&entry.at, name, words, told);
        }
        dead_aliases(&entry.at, &entry.value.name, &entry.value.aliases, told);
    }
    for entry in pack.sources() {
        for name in entry.value.names() {
            if is_short(name) {
                told.push(entry.at.warning(Code::AliasShort, format!("`{name}` is too short to stand for a source")));
            }
        }
        dead_aliases(&entry.at, &entry.value.name, &entry.value.aliases, told);
    }
    generic_words(pack, told);
}

fn single(at: &At, name: &str, words: &OrdinaryWords, told: &mut Vec<Told>) {
    if is_short(name) {
        told.push(at.warning(Code::AliasShort, format!("`{name}` is too short to stand for an actor")));
    } else if !name.contains(' ')
        && !is_all_capitals(name)
        && let Some(meaning) = words.meaning(name)
    {
        let reason = format!("`{name}` is {meaning}; as a name it would be found where nobody is meant");
        told.push(at.warning(Code::AliasOrdinary, reason));
    }
}

/// Names that another name of the same entry finds wherever they stand; all of an entry in one finding.
fn dead_aliases(at: &At, name: &str, aliases: &[String], told: &mut Vec<Told>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::from([(words_of(name), name)]);
    let mut needless: Vec<String> = Vec::new();
    for alias in aliases {
        if words_of(alias).is_empty() {
            needless.push("an empty one".to_owned());
            continue;
        }
        let Some(earlier) = seen.get(&words_of(alias)).copied() else {
            seen.insert(words_of(alias), alias);
            continue;
        };
        if earlier == alias {
            needless.push(format!("`{alias}`, which stands here twice"));
        } else if earlier == name || is_all_capitals(alias) || is_all_capitals(earlier) {
            // The name is what people are shown, and one all in capitals is stricter than one that is not.
        } else if has_capital(earlier) && !has_capital(alias) {
            needless.push(format!("`{earlier}` beside `{alias}`, which fits without capitals, too"));
        } else {
            needless.push(format!("`{alias}` beside `{earlier}`"));
        }
    }
    if !needless.is_empty() {
        told.push(at.warning(
            Code::AliasDead,
            format!("never needed, since case and apostrophes count as one: {}", some(&needless)),
        ));
    }
}

/// The first few of a list.
pub(super) fn some(all: &[String]) -> String {
    const FEW: usize = 4;
    match all.len().checked_sub(FEW) {
        Some(more @ 1..) => format!("{} and {more} more", all[..FEW].join(", ")),
        _ => all.join(", "),
    }
}

/// Generic words that a name of the same pack is found before.
fn generic_words(pack: &Pack, told: &mut Vec<Told>) {
    let names = plain_names(pack.actors());
    for entry in pack.actors() {
        for word in &entry.value.generic {
            if let Some((owner, at)) = names.get(&words_of(word)) {
                let whose =
                    if *owner == entry.value.id { "its own name".to_owned() } else { format!("a name of `{owner}`") };
                let reason = format!(
                    "generic word `{word}` of actor `{}` is {whose} ({}), which is found before it; no text can reach it",
                    entry.value.id,
                    whereabouts(at)
                );
                told.push(entry.at.warning(Code::GenericDead, reason));
            }
        }
    }
}

/// The names without a capital, which fit wherever their words stand, with whose they are.
pub(super) fn plain_names<'a>(
    entries: impl Iterator<Item = &'a Entry<ActorForm>>,
) -> BTreeMap<String, (&'a str, &'a At)> {
    let mut names = BTreeMap::new();
    for entry in entries {
        for name in entry.value.names().into_iter().filter(|name| !has_capital(name)) {
            names.entry(words_of(name)).or_insert((entry.value.id.as_str(), &entry.at));
        }
    }
    names
}

/// A name as the coder compares it: lower case, without a leading "the", apostrophes straight.
pub(super) fn words_of(name: &str) -> String {
    let lower = name.to_lowercase().replace(['’', '‘'], "'");
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words.as_slice() {
        ["the", rest @ ..] if !rest.is_empty() => rest.join(" "),
        all => all.join(" "),
    }
}

/// Whether a word of the name begins with a capital.
pub(super) fn has_capital(name: &str) -> bool {
    name.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
}

fn is_all_capitals(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

/// One letter, or two that are not both capitals. Scripts without capitals have whole words of two letters.
fn is_short(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    match letters.as_slice() {
        [] | [_] => true,
        [_, _] => letters.iter().all(char::is_ascii) && !is_all_capitals(name),
        _ => false,
    }
}
