//! Between packs: names that actors of two packs share, and entries that one pack takes from another.

use std::collections::BTreeMap;

use super::names::{plain_names, some, words_of};
use super::{Code, Pack, whereabouts};
use crate::form::Named;
use crate::load::{At, Entry, Told};

pub(super) fn check(packs: &[Pack], told: &mut Vec<Told>) {
    for (index, pack) in packs.iter().enumerate() {
        for earlier in &packs[..index] {
            shared_names(earlier, pack, told);
            taken_words(earlier, pack, told);
            taken_words(pack, earlier, told);
            let actors: Vec<_> = earlier.actors().collect();
            for entry in pack.actors() {
                replaced(&actors, entry, entry.value.shared, told);
            }
            let sources: Vec<_> = earlier.sources().collect();
            for entry in pack.sources() {
                replaced(&sources, entry, entry.value.shared, told);
            }
        }
    }
}

/// Names that stand for one actor in the earlier pack and for another here.
fn shared_names(earlier: &Pack, pack: &Pack, told: &mut Vec<Told>) {
    let mut names: BTreeMap<String, (&str, &At)> = BTreeMap::new();
    for entry in earlier.actors() {
        for name in entry.value.names() {
            names.entry(words_of(name)).or_insert((&entry.value.id, &entry.at));
        }
    }
    for entry in pack.actors() {
        let mut clashes: BTreeMap<(&str, &At), Vec<String>> = BTreeMap::new();
        for name in entry.value.names() {
            if let Some((owner, at)) = names.get(&words_of(name)).filter(|(owner, _)| *owner != entry.value.id) {
                clashes.entry((owner, at)).or_default().push(format!("`{name}`"));
            }
        }
        for ((owner, at), names) in clashes {
            let reason = format!(
                "{} of actor `{}` and of actor `{owner}` ({}) are one; the coder takes the actor whose friends and enemies \
                 the report names",
                some(&names),
                entry.value.id,
                whereabouts(at)
            );
            told.push(entry.at.warning(Code::AliasShared, reason));
        }
    }
}

/// Generic words here that are names in the other pack, and so are never found where both are used.
fn taken_words(other: &Pack, pack: &Pack, told: &mut Vec<Told>) {
    let names = plain_names(other.actors());
    let own = plain_names(pack.actors());
    for entry in pack.actors() {
        for word in &entry.value.generic {
            let words = words_of(word);
            if let Some((owner, at)) = names.get(&words).filter(|_| !own.contains_key(&words)) {
                let reason = format!(
                    "generic word `{word}` of actor `{}` is a name of `{owner}` ({}), which is found before it; given as an \
                     alias here too, the report tells which is meant",
                    entry.value.id,
                    whereabouts(at)
                );
                told.push(entry.at.warning(Code::GenericDead, reason));
            }
        }
    }
}

/// What the earlier pack says of an id that this entry replaces, and that is lost.
fn replaced<T: Named>(earlier: &[&Entry<T>], entry: &Entry<T>, shared: bool, told: &mut Vec<Told>) {
    let Some(old) = earlier.iter().find(|old| old.value.id() == entry.value.id()).filter(|_| !shared) else { return };
    let kept = entry.value.names();
    let lost: Vec<String> =
        old.value.names().into_iter().filter(|name| !kept.contains(name)).map(|name| format!("`{name}`")).collect();
    if !lost.is_empty() {
        let reason = format!(
            "{} `{}` replaces the one of {}, whose names {} are lost; `shared = true` keeps them",
            T::TABLE,
            entry.value.id(),
            whereabouts(&old.at),
            some(&lost)
        );
        told.push(entry.at.warning(Code::EntryReplaced, reason));
    }
}
