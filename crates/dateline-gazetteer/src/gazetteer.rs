//! The gazetteer: places, and the indexes by which names find them.
//!
//! Listed spellings and keys are looked up by hash, so that a long text costs little. Only a name that finds nothing there is
//! compared with others, and only with those that begin alike.

use std::collections::{BTreeMap, HashMap};

use dateline_model::{Place, PlaceId};

use crate::find::{Found, How};
use crate::fold;
use crate::key::{key, key_without_fused_article};
use crate::near::{Voiced, likeness, near_certainty, written_likeness};
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
    places: Vec<Place>,
    by_id: HashMap<PlaceId, usize>,
    spellings: Vec<Spelling>,
    by_fold: HashMap<String, Vec<usize>>,
    by_bare_fold: HashMap<String, Vec<usize>>,
    by_key: HashMap<String, Vec<usize>>,
    by_group: HashMap<char, Vec<usize>>,
}

/// A listed spelling.
#[derive(Clone, Debug)]
struct Spelling {
    place: usize,
    voiced: Voiced,
    sort: Option<Sort>,
}

/// A name that is looked up, in the forms in which it is compared.
struct Asked {
    folded: String,
    bare: String,
    sort: Option<Sort>,
}

impl Gazetteer {
    /// Takes in the places; later entries replace earlier ones of the same id.
    #[must_use]
    pub fn new(places: Vec<Place>) -> Self {
        let by_id: BTreeMap<PlaceId, Place> = places.into_iter().map(|place| (place.id.clone(), place)).collect();
        let mut gazetteer = Self {
            places: by_id.into_values().collect(),
            by_id: HashMap::new(),
            spellings: vec![],
            by_fold: HashMap::new(),
            by_bare_fold: HashMap::new(),
            by_key: HashMap::new(),
            by_group: HashMap::new(),
        };
        gazetteer.index();
        gazetteer
    }

    fn index(&mut self) {
        for (place, entry) in self.places.iter().enumerate() {
            self.by_id.insert(entry.id.clone(), place);
            for name in std::iter::once(&entry.name).chain(entry.names.iter().map(|name| &name.name)) {
                let folded = fold(name);
                let (bare, sort) = split(&folded);
                let spelling = self.spellings.len();
                let voiced = Voiced::new(bare);
                // What stands in brackets tells homonyms apart; nobody misspells it.
                if !name.contains('(') {
                    self.by_key.entry(joined_key(bare)).or_default().push(spelling);
                    self.by_group.entry(voiced.group()).or_default().push(spelling);
                    self.by_bare_fold.entry(bare.to_owned()).or_default().push(spelling);
                }
                self.spellings.push(Spelling { place, voiced, sort });
                self.by_fold.entry(folded).or_default().push(spelling);
            }
        }
    }

    /// All places, sorted by id.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.by_id.get(id).map(|index| &self.places[*index])
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
        if name.chars().count() > LONGEST {
            return vec![];
        }
        let folded = fold(name);
        let (bare, sort) = split(&folded);
        let asked = Asked { bare: bare.to_owned(), sort, folded };
        let mut best: BTreeMap<usize, Found<'_>> = BTreeMap::new();
        self.find_listed(&asked, &mut best);
        let spoken = Voiced::new(&asked.bare);
        self.find_by_key(&asked, &spoken, &mut best);
        if best.values().all(|found| found.certainty < SURE_ENOUGH) {
            self.find_near(&asked, &spoken, &mut best);
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
        let found = self.find(name);
        let first = *found.first().filter(|found| found.certainty >= LEAST_CERTAINTY)?;
        match found.get(1) {
            Some(second) if first.is_as_good_as(second) => None,
            _ => Some(first),
        }
    }

    fn find_listed<'a>(&'a self, asked: &Asked, best: &mut BTreeMap<usize, Found<'a>>) {
        for spelling in hits(&self.by_fold, &asked.folded) {
            self.keep(spelling, 1.0, How::Listed, best);
        }
        let (outer, sort) = split_outer(&asked.folded);
        for spelling in hits(&self.by_fold, outer) {
            let kind = self.places[self.spellings[spelling].place].kind;
            self.keep(spelling, agreement(sort, None, kind), How::Listed, best);
        }
        for spelling in hits(&self.by_bare_fold, &asked.bare) {
            self.keep(spelling, self.agreement(asked, spelling), How::Listed, best);
        }
    }

    fn find_by_key<'a>(&'a self, asked: &Asked, spoken: &Voiced, best: &mut BTreeMap<usize, Found<'a>>) {
        let keys =
            [Some(joined_key(&asked.bare)), key_without_fused_article(&asked.bare).map(|key| key.replace(' ', ""))];
        for (fused, key) in keys.into_iter().enumerate().filter_map(|(index, key)| Some((index == 1, key?))) {
            for spelling in hits(&self.by_key, &key) {
                let listed = &self.spellings[spelling].voiced;
                let likeness = if fused { 0.8 } else { likeness(spoken, listed) };
                if !key.is_empty() && written_likeness(spoken, listed) >= least_likeness(&key) {
                    let certainty = (0.6 + 0.35 * likeness) * self.agreement(asked, spelling);
                    self.keep(spelling, certainty, How::SameKey, best);
                }
            }
        }
    }

    fn find_near<'a>(&'a self, asked: &Asked, spoken: &Voiced, best: &mut BTreeMap<usize, Found<'a>>) {
        for spelling in hits(&self.by_group, &spoken.group()) {
            if let Some(certainty) = near_certainty(spoken, &self.spellings[spelling].voiced) {
                self.keep(spelling, certainty * self.agreement(asked, spelling), How::Near, best);
            }
        }
    }

    fn agreement(&self, asked: &Asked, spelling: usize) -> f64 {
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

/// The key without spaces: `Deir Attiyah` and `Deirattiyah` are one name.
fn joined_key(folded: &str) -> String {
    key(folded).replace(' ', "")
}

/// How like two spellings of a key must be as they are written: a key of few sounds says little, and many a word has it.
fn least_likeness(key: &str) -> f64 {
    match key.chars().filter(|letter| !matches!(letter, 'i' | 'u' | 'ə')).count() {
        0..=2 => 0.7,
        3 => 0.55,
        _ => 0.0,
    }
}

/// The spellings that an index has under a key.
fn hits<K, Q>(index: &HashMap<K, Vec<usize>>, key: &Q) -> impl Iterator<Item = usize>
where
    K: std::borrow::Borrow<Q> + std::hash::Hash + Eq,
    Q: std::hash::Hash + Eq + ?Sized,
{
    index.get(key).into_iter().flatten().copied()
}
