//! The gazetteer: places, and the indexes by which names find them.
//!
//! Listed spellings and keys are looked up by hash, so that a long text costs little. Only a name that finds nothing there is
//! compared with others, and only with those that begin alike.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_model::{Place, PlaceId};

use crate::find::{Found, How};
use crate::fold;
use crate::index::Index;
use crate::key::{key_of_folded, key_without_fused_article};
use crate::near::{Voiced, add_sounds, likeness, near_certainty, written_likeness};
use crate::nearby::Nearby;
use crate::typed::{Sort, agreement, split, split_outer};

/// Below this, what was found is no answer.
const LEAST_CERTAINTY: f64 = 0.25;
/// From this on, no near spelling is looked for.
const SURE_ENOUGH: f64 = 0.45;
/// A name longer than this is no name.
const LONGEST: usize = 120;

/// Places, looked up by name.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    /// Sorted by id.
    places: Vec<Place>,
    spellings: Vec<Spelling>,
    /// The folded spellings, one after the other.
    folded: String,
    /// The sounds of the spellings, one after the other.
    sounds: Vec<char>,
    by_fold: Index,
    by_bare_fold: Index,
    by_key: Index,
    nearby: Nearby,
}

/// A listed spelling: where its parts stand.
#[derive(Clone, Debug)]
struct Spelling {
    place: usize,
    sort: Option<Sort>,
    folded: Range<usize>,
    /// The folded spelling without its type words.
    bare: Range<usize>,
    sounds: Range<usize>,
    words: usize,
}

/// A name that is looked up, in the forms in which it is compared.
struct Asked<'a> {
    folded: &'a str,
    sort: Option<Sort>,
    voiced: Voiced<'a>,
}

impl Gazetteer {
    /// Takes in the places; later entries replace earlier ones of the same id.
    #[must_use]
    pub fn new(mut places: Vec<Place>) -> Self {
        places.sort_by(|one, other| one.id.cmp(&other.id));
        places.dedup_by(|later, earlier| {
            let same = later.id == earlier.id;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
        let count = places.iter().map(|place| 1 + place.names.len()).sum();
        let mut gazetteer = Self {
            places: vec![],
            spellings: Vec::with_capacity(count),
            folded: String::new(),
            sounds: vec![],
            by_fold: Index::with_capacity(count),
            by_bare_fold: Index::with_capacity(count),
            by_key: Index::with_capacity(count),
            nearby: Nearby::default(),
        };
        for (index, place) in places.iter().enumerate() {
            for name in std::iter::once(&place.name).chain(place.names.iter().map(|name| &name.name)) {
                gazetteer.enter(index, name);
            }
        }
        gazetteer.places = places;
        gazetteer
    }

    fn enter(&mut self, place: usize, name: &str) {
        let folded = fold(name);
        let (bare, sort) = split(&folded);
        let start = self.folded.len();
        let bare_start = start + if folded.starts_with(bare) { 0 } else { folded.find(bare).unwrap_or(0) };
        let first_sound = self.sounds.len();
        let words = add_sounds(bare, &mut self.sounds);
        // What stands in brackets tells homonyms apart; nobody misspells it.
        let plain = !name.contains('(');
        if plain {
            let spelling = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
            self.nearby.add(&self.sounds[first_sound..], words, spelling);
        }
        self.by_fold.push(Some(&folded));
        self.by_bare_fold.push(plain.then_some(bare));
        self.by_key.push(plain.then(|| joined_key(bare)).as_deref());
        self.spellings.push(Spelling {
            place,
            sort,
            folded: start..start + folded.len(),
            bare: bare_start..bare_start + bare.len(),
            sounds: first_sound..self.sounds.len(),
            words,
        });
        self.folded.push_str(&folded);
    }

    /// All places, sorted by id.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.places.binary_search_by(|place| place.id.cmp(id)).ok().map(|index| &self.places[index])
    }

    /// Every listed name and alias with its place, in the order of ids, as written in the list.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &PlaceId)> {
        self.places.iter().flat_map(|place| {
            std::iter::once(place.name.as_str())
                .chain(place.names.iter().map(|name| name.name.as_str()))
                .map(move |name| (name, &place.id))
        })
    }

    /// The places that the name may stand for, best first, each once.
    ///
    /// Near spellings are only looked for where neither a listed spelling nor a common key gives a fair answer.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<Found<'_>> {
        self.look_up(name, true)
    }

    fn look_up(&self, name: &str, near: bool) -> Vec<Found<'_>> {
        if name.chars().count() > LONGEST {
            return vec![];
        }
        let folded = fold(name);
        let (bare, sort) = split(&folded);
        let mut sounds = vec![];
        let words = add_sounds(bare, &mut sounds);
        let asked = Asked { folded: &folded, sort, voiced: Voiced { written: bare, sounds: &sounds, words } };
        let mut best: BTreeMap<usize, Found<'_>> = BTreeMap::new();
        self.find_listed(&asked, &mut best);
        self.find_by_key(&asked, &mut best);
        if near && best.values().all(|found| found.certainty < SURE_ENOUGH) {
            self.find_near(&asked, &mut best);
        }
        let mut found: Vec<Found<'_>> = best.into_values().collect();
        found.sort_by(Found::order);
        found
    }

    /// The one place that the name stands for: `None` where nothing is near enough, or two places are equally near.
    ///
    /// Of a town and, say, a quarter of the same name elsewhere, it is the town.
    #[must_use]
    pub fn best(&self, name: &str) -> Option<Found<'_>> {
        best_of(&self.find(name))
    }

    /// The same where the list gives the spelling, or one with the same key: no near spelling is looked for, which is dear.
    #[must_use]
    pub fn best_listed(&self, name: &str) -> Option<Found<'_>> {
        best_of(&self.look_up(name, false))
    }

    /// The places that have this name, or one with the same key.
    pub(crate) fn listed(&self, name: &str) -> Vec<Found<'_>> {
        self.look_up(name, false)
    }

    fn find_listed<'a>(&'a self, asked: &Asked<'_>, best: &mut BTreeMap<usize, Found<'a>>) {
        for spelling in self.listed_as(asked.folded) {
            self.keep(spelling, 1.0, How::Listed, best);
        }
        let (outer, sort) = split_outer(asked.folded);
        for spelling in self.listed_as(outer) {
            let kind = self.places[self.spellings[spelling].place].kind;
            self.keep(spelling, agreement(sort, None, kind), How::Listed, best);
        }
        let bare = asked.voiced.written;
        for spelling in self.by_bare_fold.candidates(bare).filter(|spelling| self.voiced(*spelling).written == bare) {
            self.keep(spelling, self.agreement(asked, spelling), How::Listed, best);
        }
    }

    fn find_by_key<'a>(&'a self, asked: &Asked<'_>, best: &mut BTreeMap<usize, Found<'a>>) {
        let bare = asked.voiced.written;
        let keys = [Some(joined_key(bare)), key_without_fused_article(bare).map(|key| key.replace(' ', ""))];
        for (fused, key) in keys.into_iter().enumerate().filter_map(|(index, key)| Some((index == 1, key?))) {
            for spelling in self.by_key.candidates(&key) {
                let listed = self.voiced(spelling);
                if key.is_empty() || joined_key(listed.written) != key {
                    continue;
                }
                let likeness = if fused { 0.8 } else { likeness(asked.voiced, listed) };
                if written_likeness(asked.voiced, listed) >= least_likeness(&key) {
                    let certainty = (0.6 + 0.35 * likeness) * self.agreement(asked, spelling);
                    self.keep(spelling, certainty, How::SameKey, best);
                }
            }
        }
    }

    fn find_near<'a>(&'a self, asked: &Asked<'_>, best: &mut BTreeMap<usize, Found<'a>>) {
        for spelling in self.nearby.of(asked.voiced.sounds, asked.voiced.words) {
            if let Some(certainty) = near_certainty(asked.voiced, self.voiced(spelling)) {
                self.keep(spelling, certainty * self.agreement(asked, spelling), How::Near, best);
            }
        }
    }

    /// The spellings that are folded to this text.
    fn listed_as(&self, folded: &str) -> impl Iterator<Item = usize> {
        let listed = move |spelling: &usize| &self.folded[self.spellings[*spelling].folded.clone()] == folded;
        self.by_fold.candidates(folded).filter(listed)
    }

    fn voiced(&self, spelling: usize) -> Voiced<'_> {
        let listed = &self.spellings[spelling];
        Voiced {
            written: &self.folded[listed.bare.clone()],
            sounds: &self.sounds[listed.sounds.clone()],
            words: listed.words,
        }
    }

    fn agreement(&self, asked: &Asked<'_>, spelling: usize) -> f64 {
        let listed = &self.spellings[spelling];
        agreement(asked.sort, listed.sort, self.places[listed.place].kind)
    }

    fn keep<'a>(&'a self, spelling: usize, certainty: f64, how: How, best: &mut BTreeMap<usize, Found<'a>>) {
        let index = self.spellings[spelling].place;
        let found = Found { place: &self.places[index], certainty, how };
        best.entry(index)
            .and_modify(|known| {
                if found.certainty > known.certainty {
                    *known = found;
                }
            })
            .or_insert(found);
    }
}

/// The key of a folded name without spaces: `Deir Attiyah` and `Deirattiyah` are one name.
fn joined_key(folded: &str) -> String {
    let mut key = key_of_folded(folded);
    key.retain(|letter| letter != ' ');
    key
}

/// How like two spellings of a key must be as they are written: a key of few sounds says little, and many a word has it.
fn least_likeness(key: &str) -> f64 {
    match key.chars().filter(|letter| !matches!(letter, 'i' | 'u' | 'ə')).count() {
        0..=2 => 0.7,
        3 => 0.55,
        _ => 0.0,
    }
}

/// The first, unless another is as good or none is good enough.
fn best_of<'a>(found: &[Found<'a>]) -> Option<Found<'a>> {
    let first = *found.first().filter(|found| found.certainty >= LEAST_CERTAINTY)?;
    match found.get(1) {
        Some(second) if first.is_as_good_as(second) => None,
        _ => Some(first),
    }
}
