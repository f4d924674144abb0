//! Capitalised names in a sentence that may be places.

use dateline_model::PlaceKind;

use crate::actors::ActorMark;
use crate::token::{Class, Token};
use crate::word::WordList;

use super::Places;

/// A run of words that may be a name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) first: usize,
    /// One past the last token.
    pub(super) last: usize,
    /// Its words in lower case, without article.
    pub(super) folded: String,
}

/// The names of a sentence that are neither actors, months, nor words that are never places.
pub(super) fn names_in(places: &Places, cut: &[Token], actors: &[ActorMark]) -> Vec<Name> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < cut.len() {
        if !usable(places, cut, at, actors) {
            at += 1;
            continue;
        }
        let first = at;
        let mut last = at + 1;
        while last < cut.len() {
            if usable(places, cut, last, actors) || (cut[last].class == Class::Number && numbered(places, cut, last)) {
                last += 1;
            } else if cut[last].is_any(words!["al", "ad", "el", "as", "an", "ar", "at", "bin", "ibn"])
                && last + 1 < cut.len()
                && usable(places, cut, last + 1, actors)
                && !cut[last].is_any(words!["as", "an", "at"])
            {
                last += 2;
            } else {
                break;
            }
        }
        last = with_of(places, cut, first, last, actors);
        last = with_noun(cut, with_title_noun(cut, last));
        push(places, cut, first, last, &mut out);
        at = last;
    }
    out
}

/// Whether a token can be part of a place's name.
fn usable(places: &Places, cut: &[Token], at: usize, actors: &[ActorMark]) -> bool {
    let token = &cut[at];
    let taken = || actors.iter().any(|actor| actor.first <= at && at < actor.last && !actor.attribute);
    token.named
        && token.is_word()
        && !taken()
        && !places.never.contains(&token.lower)
        && !(token.hyphen && (token.lower.contains("-held") || token.lower.contains("-controlled")))
        && !(token.all_caps && token.lower.len() > 4)
}

/// "Hill 103", "Station 3": a figure after a capitalised noun for a place.
fn numbered(places: &Places, cut: &[Token], at: usize) -> bool {
    let noun = &cut[at - 1];
    noun.capital && places.kind_of_word(&noun.lower).is_some() && cut.get(at + 1).is_none_or(|token| !token.named)
}

/// "Valley of the Tombs", "Temple of Bel": a name that goes on after "of".
fn with_of(places: &Places, cut: &[Token], first: usize, last: usize, actors: &[ActorMark]) -> usize {
    const HEADS: &WordList =
        words!["valley", "temple", "bridge", "mount", "tower", "castle", "gate", "monastery", "church"];
    let head = &cut[last - 1];
    let after = last + 1 + usize::from(cut.get(last + 1).is_some_and(|token| token.is("the")));
    let goes_on = last - first == 1
        && head.capital
        && head.is_any(HEADS)
        && cut.get(last).is_some_and(|token| token.is("of"))
        && cut.get(after).is_some()
        && usable(places, cut, after, actors);
    if goes_on { after + 1 } else { last }
}

/// "Saidnaya Observatory", "Mosul University": a noun with a capital that alone is no place, behind a name.
fn with_title_noun(cut: &[Token], last: usize) -> usize {
    let noun = cut
        .get(last)
        .is_some_and(|token| token.capital && token.is_any(words!["observatory", "university", "centre", "center"]));
    let whole = cut.get(last + 1).is_none_or(|next| !next.is("for") && !next.is("of") && !next.capital);
    if noun && whole { last + 1 } else { last }
}

/// "M5 highway", "Idlib province": nouns that stay with the name.
fn with_noun(cut: &[Token], last: usize) -> usize {
    let stays = cut
        .get(last)
        .is_some_and(|token| token.is_any(words!["highway", "road", "province", "governorate", "motorway"]));
    if stays { last + 1 } else { last }
}

fn push(places: &Places, cut: &[Token], first: usize, last: usize, out: &mut Vec<Name>) {
    // A lone capitalised noun ("Hill", "Town") or a title at the start of a sentence is no name.
    let mut first = first;
    while first < last && (places.titles.contains(&cut[first].lower)) {
        first += 1;
    }
    // "Government Complex", "Military Hospital": what describes the noun belongs to the name.
    const DESCRIBES: &WordList = words![
        "government",
        "military",
        "national",
        "republican",
        "presidential",
        "university",
        "police",
        "central",
        "army"
    ];
    let site = last - first == 1
        && matches!(places.kind_of(&cut[first].lower), Some(PlaceKind::Base | PlaceKind::Site | PlaceKind::Crossing));
    if site && first > 0 && cut[first - 1].capital && cut[first - 1].is_any(DESCRIBES) {
        out.push(Name { first: first - 1, last, folded: format!("{} {}", cut[first - 1].lower, cut[first].lower) });
        return;
    }
    let words = &cut[first..last];
    let only_nouns = words.iter().all(|word| places.kind_of_word(&word.lower).is_some());
    if words.is_empty() || only_nouns || words.iter().all(|word| word.lower.chars().count() < 2) {
        return;
    }
    let mut folded = String::with_capacity(words.iter().map(|word| word.lower.len() + 1).sum());
    for word in words {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word.lower);
    }
    out.push(Name { first, last, folded });
}
