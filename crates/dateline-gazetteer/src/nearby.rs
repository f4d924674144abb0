//! Which listed spellings can be near a name at all.
//!
//! A name that no list has is compared with others by [`near_certainty`](crate::near::near_certainty), which is dear, and a
//! list may have a hundred thousand spellings. Nearly all of them have other consonants, and that is told from two small
//! figures of each: nothing that is near is passed over, since each figure gives less than the distance at most.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::near::{LONGEST, WORD, is_vowel, reach, reach_between};

/// The spellings of a list, by their first sound and the weight of their consonants.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nearby {
    by_group: HashMap<char, Vec<Profile>, FxBuildHasher>,
}

/// What is kept of a spelling's sounds.
#[derive(Clone, Copy, Debug)]
struct Profile {
    /// Twice the number of consonants, a breathed `h` counted as half a one: no step changes this by more than twice its
    /// cost.
    weight: u8,
    length: u8,
    words: u8,
    spelling: u32,
    /// Which consonants occur, and, in the upper half, which occur twice.
    consonants: u64,
}

impl Profile {
    fn new(sounds: &[char], words: usize, spelling: u32) -> Self {
        let mut profile = Self { weight: 0, length: small(sounds.len()), words: small(words), spelling, consonants: 0 };
        for sound in sounds.iter().take(LONGEST).filter(|sound| !is_vowel(**sound)) {
            if *sound == 'h' {
                profile.weight += 1;
            } else {
                profile.weight += 2;
                let once = bit(*sound);
                profile.consonants |= if profile.consonants & once == 0 { once } else { once << 32 };
            }
        }
        profile
    }

    /// Whether the consonants of two names are so much alike that these may be near.
    fn may_be_near(self, other: Self) -> bool {
        let (only_here, only_there) = (self.consonants & !other.consonants, other.consonants & !self.consonants);
        if only_here | only_there == 0 {
            return true;
        }
        let (here, there) = (only_here.count_ones(), only_there.count_ones());
        // A sound for one like it costs a half, any other step a whole; `kh` may stand for an `h`, which is not counted.
        let halves = 2 * here.max(there) - here.min(there);
        let free = ((only_here | only_there) & (bit('χ') | bit('χ') << 32)).count_ones();
        let words = WORD * f64::from(self.words.abs_diff(other.words));
        let least = f64::from(halves.saturating_sub(free)) / 2.0 + words;
        least <= reach_between(usize::from(self.length), usize::from(other.length))
    }
}

impl Nearby {
    /// Takes in a spelling.
    pub(crate) fn add(&mut self, sounds: &[char], words: usize, spelling: u32) {
        self.by_group.entry(group(sounds)).or_default().push(Profile::new(sounds, words, spelling));
    }

    /// To be done when all are taken in.
    pub(crate) fn sort(&mut self) {
        for profiles in self.by_group.values_mut() {
            profiles.sort_unstable_by_key(|profile| (profile.weight, profile.spelling));
        }
    }

    /// The spellings that may be near these sounds.
    pub(crate) fn of(&self, sounds: &[char], words: usize) -> impl Iterator<Item = usize> {
        let asked = Profile::new(sounds, words, 0);
        // Of a longer name no more than one sound more counts for the reach.
        let reach = 2.0 * reach(sounds.len() + 1);
        let near = move |profile: &Profile| f64::from(profile.weight.abs_diff(asked.weight)) <= reach;
        let group = self.by_group.get(&group(sounds)).map_or(&[][..], Vec::as_slice);
        let first = group.partition_point(|profile| profile.weight < asked.weight && !near(profile));
        group[first..]
            .iter()
            .take_while(move |profile| near(profile))
            .filter(move |profile| profile.may_be_near(asked))
            .map(|profile| profile.spelling as usize)
    }
}

/// The group of the first sound. Near spellings begin alike: only names of one group are compared.
fn group(sounds: &[char]) -> char {
    match sounds.first().copied().unwrap_or(' ') {
        'a' | 'i' | 'u' | 'ə' => 'a',
        'd' | 't' => 'd',
        's' | 'ʃ' | 'z' => 's',
        'k' | 'χ' | 'ɣ' => 'k',
        other => other,
    }
}

fn bit(sound: char) -> u64 {
    1 << (u32::from(sound) % 32)
}

/// A length; names are far too short to lose anything.
fn small(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::near::{Voiced, add_sounds, near_certainty};

    proptest! {
        #[test]
        fn nothing_near_is_passed_over(
            names in prop::collection::vec("[abdhkmrs]{1,3}[aiou]{0,2}[a-z]{0,6}( [a-z3]{1,4})?|[a-z]{1,60}", 2..40)
        ) {
            let folded: Vec<String> = names.iter().map(|name| crate::fold(name)).collect();
            let mut voiced: Vec<(Vec<char>, usize)> = vec![];
            let mut nearby = Nearby::default();
            for (index, name) in folded.iter().enumerate() {
                let mut sounds = vec![];
                let words = add_sounds(name, &mut sounds);
                nearby.add(&sounds, words, u32::try_from(index).unwrap());
                voiced.push((sounds, words));
            }
            nearby.sort();
            let of = |index: usize| Voiced { written: &folded[index], sounds: &voiced[index].0, words: voiced[index].1 };
            for asked in 0..folded.len() {
                let may_be: Vec<usize> = nearby.of(&voiced[asked].0, voiced[asked].1).collect();
                for other in 0..folded.len() {
                    let alike = group(&voiced[asked].0) == group(&voiced[other].0);
                    if alike && near_certainty(of(asked), of(other)).is_some() {
                        prop_assert!(may_be.contains(&other), "{} and {}", folded[asked], folded[other]);
                    }
                }
            }
        }
    }
}
