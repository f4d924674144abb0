//! Names as keys: what is spelled alike is alike.

use dateline_model::{EventTable, LonLat};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Words that say what kind of place it is, and nothing of which.
const GENERIC: [&str; 14] = [
    "town",
    "city",
    "village",
    "villages",
    "governorate",
    "district",
    "subdistrict",
    "province",
    "neighborhood",
    "neighbourhood",
    "area",
    "region",
    "state",
    "of",
];

/// A name in lower case, its marks taken off, without the words that only say what kind of place it is.
pub(crate) fn key(name: &str) -> String {
    let folded: String = name.chars().flat_map(char::to_lowercase).map(plain).collect();
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if GENERIC.contains(&word) {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// A letter without its mark, where that is common in transliterations.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' | '‘' | '`' | 'ʼ' | 'ʿ' | 'ʾ' => '\'',
        other => other,
    }
}

/// How alike two words are, from 0 to 1: the share of their parts that they have in common.
pub(crate) fn likeness(one: &str, other: &str) -> f64 {
    let parts = |text: &str| -> Vec<String> {
        key(text).split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let common = one.iter().filter(|part| other.contains(part)).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// Where the named places of all tables lie, for rows that only name theirs.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer {
    /// By name, and by name and district.
    points: FxHashMap<(SmolStr, SmolStr), LonLat>,
}

impl Gazetteer {
    /// Learns from the rows that have both a name and coordinates: of several points, that of most rows.
    pub(crate) fn of(tables: &[&EventTable]) -> Self {
        let needed = tables.iter().any(|table| table.points.iter().any(Option::is_none));
        if !needed {
            return Self::default();
        }
        type Votes = FxHashMap<(u64, u64), (usize, f64, LonLat)>;
        let mut votes: FxHashMap<(SmolStr, SmolStr), Votes> = FxHashMap::default();
        for table in tables {
            let keys = Keys::of(table);
            for (row, point) in table.points.iter().enumerate() {
                let Some(point) = *point else { continue };
                let (name, district) = keys.of_row(table, row);
                if name.is_empty() {
                    continue;
                }
                for district in [district.clone(), SmolStr::default()] {
                    let at = (point.latitude().to_bits(), point.longitude().to_bits());
                    let vote = votes.entry((name.clone(), district)).or_default().entry(at).or_insert((0, 0.0, point));
                    vote.0 += 1;
                    vote.1 = vote.1.max(-table.radius[row].0);
                }
            }
        }
        let best = |votes: &Votes| {
            let chosen = votes.iter().max_by_key(|(at, vote)| (vote.0, std::cmp::Reverse(**at)));
            chosen.map(|(_, vote)| vote.2)
        };
        let points = votes.into_iter().filter_map(|(name, votes)| Some((name, best(&votes)?))).collect();
        Self { points }
    }

    /// Where the row's place lies, by its name.
    pub(crate) fn find(&self, name: &SmolStr, district: &SmolStr) -> Option<LonLat> {
        if name.is_empty() {
            return None;
        }
        let with = self.points.get(&(name.clone(), district.clone()));
        with.or_else(|| self.points.get(&(name.clone(), SmolStr::default()))).copied()
    }
}

/// The keys of a table's names, each worked out once.
pub(crate) struct Keys {
    place: Vec<SmolStr>,
    district: Vec<SmolStr>,
}

impl Keys {
    pub(crate) fn of(table: &EventTable) -> Self {
        let keys = |texts: &[SmolStr]| texts.iter().map(|text| SmolStr::new(key(text))).collect();
        Self { place: keys(table.place.texts()), district: keys(table.district.texts()) }
    }

    pub(crate) fn of_row(&self, table: &EventTable, row: usize) -> (SmolStr, SmolStr) {
        let at = |numbers: &[u32], keys: &[SmolStr]| {
            numbers.get(row).and_then(|number| keys.get(*number as usize)).cloned().unwrap_or_default()
        };
        (at(table.place.rows(), &self.place), at(table.district.rows(), &self.district))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_with_and_without_the_kind_of_place() {
        assert_eq!(key("Teir Maaleh village"), key("teir  MAALEH"));
        assert!(likeness("Government of Syria", "Syria Government") > 0.3);
        assert!(likeness("", "") < 0.1);
    }
}
