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
    profiles: HashMap<(char, u8), Vec<Profile>, FxBuildHasher>,
}

/// The weight of as many consonants as are compared.
const MOST_WEIGHT: u8 = 2 * LONGEST as u8;

/// What is kept of a spelling's sounds.
#[derive(Clone, Copy, Debug)]
struct Profile {
    /// Twice the number of consonants, a breathed `h` counted as half a one: no step changes this by more than twice its
    /// cost.
    weight: u8,
    length: u8,
    vowels: u8,
    words: u8,
    spelling: u32,
    /// Which consonants occur, and, in the upper half, which occur twice.
    consonants: u64,
    /// Whether one occurs more often, so that not all of them are told here.
    more: bool,
}

impl Profile {
    fn new(sounds: &[char], words: usize, spelling: u32) -> Self {
        let length = small(sounds.len());
        let mut profile =
            Self { weight: 0, length, vowels: 0, words: small(words), spelling, consonants: 0, more: false };
        for sound in sounds.iter().take(LONGEST) {
            if is_vowel(*sound) {
                profile.vowels += 1;
            } else if *sound == 'h' {
                profile.weight += 1;
            } else {
                profile.weight += 2;
                let once = bit(*sound);
                profile.more |= profile.consonants & once << 32 != 0;
                profile.consonants |= if profile.consonants & once == 0 { once } else { once << 32 };
            }
        }
        profile
    }

    /// Whether the consonants of two names are so much alike that these may be near.
    fn may_be_near(self, other: Self) -> bool {
        if self.more || other.more {
            return true;
        }
        let (only_here, only_there) = (self.consonants & !other.consonants, other.consonants & !self.consonants);
        let (here, there) = (only_here.count_ones(), only_there.count_ones());
        let (fewer, more) = (here.min(there), here.max(there));
        // In quarters. A sound for one like it costs a half, any other step with a consonant a whole; `kh` may stand for an
        // `h`, which is not counted.
        let free = ((only_here | only_there) & (bit('χ') | bit('χ') << 32)).count_ones();
        let by_consonants = (4 * more - 2 * fewer).saturating_sub(2 * free);
        // A vowel more costs a quarter, or nothing beside a consonant less that costs a whole.
        let vowels = u32::from(self.vowels.abs_diff(other.vowels));
        let by_vowels_too = (3 * more - fewer + vowels).saturating_sub(2 * free);
        let words = WORD * f64::from(self.words.abs_diff(other.words));
        let least = f64::from(by_consonants.max(by_vowels_too)) / 4.0 + words;
        least <= reach_between(usize::from(self.length), usize::from(other.length))
    }
}

impl Nearby {
    /// Takes in a spelling.
    pub(crate) fn add(&mut self, sounds: &[char], words: usize, spelling: u32) {
        let profile = Profile::new(sounds, words, spelling);
        self.profiles.entry((group(sounds), profile.weight)).or_default().push(profile);
    }

    /// The spellings that may be near these sounds.
    pub(crate) fn of(&self, sounds: &[char], words: usize) -> impl Iterator<Item = usize> {
        let asked = Profile::new(sounds, words, 0);
        let group = group(sounds);
        // Of a longer name no more than one sound more counts for the reach.
        let reach = 2.0 * reach(sounds.len() + 1);
        (0..=MOST_WEIGHT)
            .filter(move |weight| f64::from(asked.weight.abs_diff(*weight)) <= reach)
            .filter_map(move |weight| self.profiles.get(&(group, weight)))
            .flatten()
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

    /// Whether of these names each finds all that are near it.
    fn all_near_are_found(names: &[String]) -> bool {
        let folded: Vec<String> = names.iter().map(|name| crate::fold(name)).collect();
        let mut voiced: Vec<(Vec<char>, usize)> = vec![];
        let mut nearby = Nearby::default();
        for (index, name) in folded.iter().enumerate() {
            let mut sounds = vec![];
            let words = add_sounds(name, &mut sounds);
            nearby.add(&sounds, words, u32::try_from(index).unwrap());
            voiced.push((sounds, words));
        }
        let of = |index: usize| Voiced { written: &folded[index], sounds: &voiced[index].0, words: voiced[index].1 };
        (0..folded.len()).all(|asked| {
            let found: Vec<usize> = nearby.of(&voiced[asked].0, voiced[asked].1).collect();
            (0..folded.len()).all(|other| {
                let alike = group(&voiced[asked].0) == group(&voiced[other].0);
                !alike || near_certainty(of(asked), of(other)).is_none() || found.contains(&other)
            })
        })
    }

    #[test]
    fn a_sound_that_occurs_often_may_be_taken_for_another() {
        assert!(all_near_are_found(&["tellarsalsel".to_owned(), "dardarsalsal".to_owned()]));
    }

    proptest! {
        #[test]
        fn nothing_near_is_passed_over(
            names in prop::collection::vec("(d|l|r|s|t|ar|al|kh|h|z|sh|m|k){3,9}( [a-z3]{1,4})?|[a-z]{1,60}", 1..6),
            slips in prop::collection::vec(0..SLIPS.len(), 1..8),
        ) {
            let mut names = names;
            for slip in slips {
                let (there, here) = SLIPS[slip];
                let slipped: Vec<String> = names.iter().map(|name| name.replacen(there, here, 1)).collect();
                names.extend(slipped);
                names.truncate(24);
            }
            prop_assert!(all_near_are_found(&names), "{names:?}");
        }
    }

    const SLIPS: [(&str, &str); 14] = [
        ("l", "r"),
        ("r", "l"),
        ("d", "t"),
        ("t", "d"),
        ("kh", "h"),
        ("k", "kh"),
        ("s", "z"),
        ("z", "d"),
        ("sh", "s"),
        ("a", ""),
        ("l", "dl"),
        ("m", ""),
        ("h", ""),
        ("r", "rd"),
    ];
}
