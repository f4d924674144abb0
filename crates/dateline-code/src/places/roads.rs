//! Roads that a report tells in words: "the highway that runs from Homs to Damascus", "the Palmyra–Homs road".
//!
//! The towns that such a road joins are not where anything happened, so the whole of it is taken as one place.

use dateline_gazetteer::Gazetteer;
use dateline_model::{PlaceId, PlaceKind, PlaceMention};

use super::{Atlas, PlaceMark, Places, Tie, tidy};
use crate::token::{Token, stand_at, words_of};
use crate::word::{Word, WordMap};

impl Places {
    /// Roads told in words.
    pub(super) fn described(&self, cut: &[Token], text: &str) -> Vec<PlaceMark> {
        let mut out: Vec<PlaceMark> = Vec::new();
        for at in 0..cut.len() {
            let list = self.roads.get(&cut[at].lower).into_iter().flatten();
            let longest = list.filter(|(words, _)| stand_at(words, cut, at)).max_by_key(|(words, _)| words.len());
            if let Some((words, place)) = longest
                && out.last().is_none_or(|mark| mark.last <= at)
            {
                let last = at + words.len();
                let mention = PlaceMention {
                    name: tidy(&text[cut[at].start..cut[last - 1].end]),
                    place: Some(place.clone()),
                    certainty: 1.0,
                };
                out.push(PlaceMark {
                    first: at,
                    last,
                    mention,
                    short: None,
                    nouns: vec![],
                    kind: Some(PlaceKind::Road),
                    tie: self.tie(cut, at),
                    ends: None,
                });
            }
        }
        out
    }
}

/// The spellings of roads that have several words, by first word.
pub(super) fn described_roads(gazetteer: &Gazetteer) -> WordMap<Vec<(Vec<Word>, PlaceId)>> {
    let mut out: WordMap<Vec<(Vec<Word>, PlaceId)>> = WordMap::default();
    for road in gazetteer.places().iter().filter(|place| place.kind == PlaceKind::Road) {
        for spelling in std::iter::once(&road.name).chain(road.names.iter().map(|name| &name.name)) {
            let words = words_of(spelling);
            if let [first, _, ..] = words.as_slice() {
                let first = first.clone();
                out.entry(&first).push((words, road.id.clone()));
            }
        }
    }
    out
}

/// "the Palmyra–Homs road", "the Palmyra to Homs road": one place, not two towns.
pub(super) fn joined_roads(cut: &[Token], text: &str, marks: &mut Vec<PlaceMark>) {
    let mut index = 1;
    while index < marks.len() {
        let (before, road) = (&marks[index - 1], &marks[index]);
        let dash = road.first == before.last + 1
            && (cut[before.last].is_any(words!["–", "—", "-"])
                || cut[before.last].is("to")
                    && before.tie != Tie::From
                    && before.first.checked_sub(1).is_some_and(|at| cut[at].is_any(words!["the", "main"])));
        let named = cut[road.last - 1].is_any(words!["road", "highway", "motorway"]);
        if dash && named {
            let written = &text[cut[before.first].start..cut[road.last - 1].end];
            let joined = PlaceMark {
                first: before.first,
                last: road.last,
                kind: Some(PlaceKind::Road),
                short: None,
                nouns: vec![],
                tie: before.tie,
                ends: None,
                mention: PlaceMention { name: tidy(written), place: None, certainty: 0.0 },
            };
            marks[index - 1] = joined;
            marks.remove(index);
        } else {
            index += 1;
        }
    }
}

/// The two places that the name of a road joins: "Damascus–Homs highway", "Khanasir-Aleppo Road", "the highway that runs
/// from Homs to Damascus".
pub(super) fn ends_of(atlas: &Atlas<'_>, name: &str) -> Option<(PlaceMention, PlaceMention)> {
    const NOUNS: [&str; 9] =
        ["international", "road", "highway", "motorway", "route", "axis", "corridor", "supply", "expressway"];
    if let Some(words) = ["from ", "between ", "linking ", "connecting "].iter().find_map(|tie| name.split_once(tie)) {
        let parts = [" to ", " and ", " with "].iter().find_map(|tie| words.1.split_once(tie))?;
        return Some((end(atlas, parts.0)?, end(atlas, parts.1)?));
    }
    let mut stem = name.strip_prefix("the ").unwrap_or(name).trim();
    while let Some((before, last)) = stem.rsplit_once(' ')
        && NOUNS.iter().any(|noun| last.eq_ignore_ascii_case(noun))
    {
        stem = before.trim_end();
    }
    if let Some((from, to)) = stem.split_once(['–', '—']).or_else(|| stem.split_once(" to ")) {
        return Some((end(atlas, from)?, end(atlas, to)?));
    }
    // A hyphen also stands within names: it joins two where both are known.
    stem.match_indices('-').find_map(|(at, _)| {
        let known = |part: &str| end(atlas, part).filter(|end| end.place.is_some() && end.certainty > 0.85);
        Some((known(&stem[..at])?, known(&stem[at + 1..])?))
    })
}

/// One end, by its name: it has a capital, or is of a script without them.
fn end(atlas: &Atlas<'_>, name: &str) -> Option<PlaceMention> {
    let name = tidy(name.trim().trim_start_matches("the "));
    let letters = name.chars().filter(|letter| letter.is_alphabetic());
    let named = letters.clone().count() >= 3 && !letters.clone().all(char::is_lowercase);
    let found = named.then(|| atlas.best(&name))?;
    let certainty = found.as_ref().map_or(0.0, |found| found.certainty);
    Some(PlaceMention { name, place: found.map(|found| found.place), certainty })
}
