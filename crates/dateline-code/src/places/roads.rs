//! Roads that a report tells in words: "the highway that runs from Homs to Damascus", "the Palmyra–Homs road".
//!
//! The towns that such a road joins are not where anything happened, so the whole of it is taken as one place.

use dateline_gazetteer::Gazetteer;
use dateline_model::{PlaceId, PlaceKind, PlaceMention};

use super::{PlaceMark, Places, tidy};
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

/// "the Palmyra–Homs road": one place, not two towns.
pub(super) fn joined_roads(cut: &[Token], text: &str, marks: &mut Vec<PlaceMark>) {
    let mut index = 1;
    while index < marks.len() {
        let (before, road) = (&marks[index - 1], &marks[index]);
        let dash = road.first == before.last + 1 && cut[before.last].is_any(words!["–", "-"]);
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
                mention: PlaceMention { name: tidy(written), place: None, certainty: 0.0 },
            };
            marks[index - 1] = joined;
            marks.remove(index);
        } else {
            index += 1;
        }
    }
}
