//! How like two spellings sound.
//!
//! A Damerau–Levenshtein distance over [`voiced`] names, in which a slip that is common costs less than
//! one that is not: a short vowel more or less costs a quarter of a strange consonant, sounds that are often taken for
//! each other (`l` and `r`, `d` and `t`) cost half.

use crate::key::voiced;

/// What it costs that a name is written in more words than another.
pub(crate) const WORD: f64 = 0.5;

/// More sounds of a name than these are not compared.
pub(crate) const LONGEST: usize = 40;

/// A voiced name, ready to be compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voiced<'a> {
    /// The folded name as it is written.
    pub(crate) written: &'a str,
    /// Its sounds: see [`voiced`].
    pub(crate) sounds: &'a [char],
    pub(crate) words: usize,
}

/// The sounds of a folded name are added to the others; gives in how many words they are.
pub(crate) fn add_sounds(folded: &str, sounds: &mut Vec<char>) -> usize {
    let voiced = voiced(folded);
    sounds.extend(voiced.chars().filter(|letter| *letter != ' '));
    voiced.split(' ').count()
}

impl Voiced<'_> {
    /// The numbers in the name: another number is another place, however near the rest.
    fn digits(&self) -> impl Iterator<Item = &char> {
        self.sounds.iter().filter(|letter| letter.is_numeric())
    }

    /// One bit a consonant that occurs, and how many there are.
    fn consonants(&self) -> (u32, usize) {
        let consonants = self.sounds.iter().filter(|letter| !is_vowel(**letter));
        consonants.fold((0, 0), |(bits, count), letter| (bits | 1 << (u32::from(*letter) % 32), count + 1))
    }
}

/// The longest distance at which names of this length are still near: short names need more exactness.
pub(crate) fn reach(length: usize) -> f64 {
    match length {
        0..=3 => 0.25,
        4 => 0.5,
        5 => 0.8,
        6 => 1.0,
        7..=9 => 1.3,
        _ => 2.0,
    }
}

/// The longest distance at which names of these lengths are still near.
pub(crate) fn reach_between(one: usize, other: usize) -> f64 {
    reach(one.max(other).min(one.min(other) + 1))
}

/// How sure it is that two spellings, without a common key, are one name: 0.05 to 0.7, or `None` where they are not near.
pub(crate) fn near_certainty(one: Voiced<'_>, other: Voiced<'_>) -> Option<f64> {
    let length = one.sounds.len().max(other.sounds.len());
    let reach = reach_between(one.sounds.len(), other.sounds.len());
    // No step that changes a consonant costs less than a half, and none changes more than two.
    let ((one_has, one_count), (other_has, other_count)) = (one.consonants(), other.consonants());
    let unshared = f64::from((one_has ^ other_has).count_ones()) / 2.0;
    let surplus = count(one_count.abs_diff(other_count));
    if unshared.max(surplus) * 0.5 > reach || !one.digits().eq(other.digits()) {
        return None;
    }
    let words = WORD * count(one.words.abs_diff(other.words));
    let distance = distance(one.sounds, other.sounds, reach - words)? + words;
    let as_written = written_likeness(one, other);
    (distance <= reach && as_written >= 0.5).then(|| {
        let length = count(length);
        let short = ((length + 4.0) / 10.0).min(1.0);
        let by_ear = 1.0 - 1.5 * distance / length;
        (0.7 * by_ear * short * (0.5 + 0.5 * as_written)).clamp(0.05, 0.7)
    })
}

/// How like two names are as they are written, letter by letter: 1 is alike, 0 has nothing in common.
pub(crate) fn written_likeness(one: Voiced<'_>, other: Voiced<'_>) -> f64 {
    let length = one.written.chars().count().max(other.written.chars().count()).max(1);
    1.0 - count(strsim::osa_distance(one.written, other.written)) / count(length)
}

/// How like two spellings of one key are: 1 is alike in every vowel.
pub(crate) fn likeness(one: Voiced<'_>, other: Voiced<'_>) -> f64 {
    let length = count(one.sounds.len().max(other.sounds.len()).max(1));
    distance(one.sounds, other.sounds, f64::INFINITY).map_or(0.0, |distance| (1.0 - distance / length).max(0.0))
}

/// The distance, or `None` as soon as it must be more than the most allowed. Of longer names the beginning is compared.
fn distance(one: &[char], other: &[char], most: f64) -> Option<f64> {
    let one = &one[..one.len().min(LONGEST)];
    let other = &other[..other.len().min(LONGEST)];
    let mut rows = [[0.0; LONGEST + 1]; 3];
    let [before_last, last, row] = &mut rows;
    let (mut before_last, mut last, mut row) = (before_last, last, row);
    let mut lone = [0.0; LONGEST];
    for (j, letter) in other.iter().enumerate() {
        lone[j] = missing(*letter);
        last[j + 1] = last[j] + lone[j];
    }
    for (i, a) in one.iter().enumerate() {
        let without = missing(*a);
        let alike = Alike::new(*a);
        row[0] = last[0] + without;
        let mut least = row[0];
        for (j, b) in other.iter().enumerate() {
            let mut best = last[j] + alike.mistaken_for(*b);
            best = smaller(best, last[j + 1] + without);
            best = smaller(best, row[j] + lone[j]);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = smaller(best, before_last[j - 1] + 0.6);
            }
            row[j + 1] = best;
            least = smaller(least, best);
        }
        // A transposition may step over this row: it costs 0.6 where dropping a letter costs 1 at most.
        if least > most + 0.4 {
            return None;
        }
        (before_last, last, row) = (last, row, before_last);
    }
    Some(last[other.len()])
}

/// The smaller of two numbers that are numbers: `f64::min` looks for those that are none.
fn smaller(one: f64, other: f64) -> f64 {
    if other < one { other } else { one }
}

/// What it costs that a sound is there in one spelling only.
fn missing(letter: char) -> f64 {
    match letter {
        'a' | 'ə' => 0.25,
        'i' | 'u' | 'h' => 0.5,
        _ => 1.0,
    }
}

/// The sounds that one may be taken for, by ear or by alphabet.
struct Alike {
    sound: char,
    vowel: bool,
    /// A bit for each of them: see [`bit`].
    others: u32,
}

impl Alike {
    fn new(sound: char) -> Self {
        let others = match sound {
            'l' => "r",
            'r' => "lɣ",
            'd' => "tz",
            't' => "ds",
            'z' => "dsj",
            's' => "zʃt",
            'ʃ' => "sj",
            'm' => "n",
            'n' => "m",
            'b' => "pf",
            'p' => "b",
            'f' => "bv",
            'v' => "f",
            'k' => "χɣj",
            'χ' => "kh",
            'h' => "χ",
            'ɣ' => "kr",
            'j' => "kʃz",
            _ => "",
        };
        Self { sound, vowel: is_vowel(sound), others: others.chars().fold(0, |bits, other| bits | bit(other)) }
    }

    /// What it costs that the sound stands for another.
    fn mistaken_for(&self, other: char) -> f64 {
        if self.sound == other {
            0.0
        } else if self.vowel && is_vowel(other) {
            0.4
        } else if self.others & bit(other) != 0 {
            0.5
        } else {
            1.0
        }
    }
}

/// The bit of a sound that may be taken for another; none of all others.
fn bit(sound: char) -> u32 {
    match sound {
        'b'..='z' => 1 << (u32::from(sound) - u32::from('a')),
        'ʃ' => 1 << 26,
        'χ' => 1 << 27,
        'ɣ' => 1 << 28,
        _ => 0,
    }
}

pub(crate) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'i' | 'u' | 'ə')
}

/// A length as a number to divide by; names are far too short to lose anything.
fn count(length: usize) -> f64 {
    u32::try_from(length).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certainty(one: &str, other: &str) -> Option<f64> {
        let (one, other) = (crate::fold(one), crate::fold(other));
        let (mut sounds, mut other_sounds) = (vec![], vec![]);
        let (words, other_words) = (add_sounds(&one, &mut sounds), add_sounds(&other, &mut other_sounds));
        near_certainty(
            Voiced { written: &one, sounds: &sounds, words },
            Voiced { written: &other, sounds: &other_sounds, words: other_words },
        )
    }

    #[test]
    fn sounds_taken_for_each_other_are_near_and_strange_ones_are_not() {
        assert!(certainty("Qala", "Qara").is_some());
        assert_eq!(certainty("Qasa", "Qara"), None);
        assert_eq!(certainty("Qalamoun", "Qara"), None);
    }

    #[test]
    fn what_is_taken_for_another_is_taken_for_it_the_other_way_round() {
        let sounds: Vec<char> = ('a'..='z').chain("ʃχɣə3ق".chars()).collect();
        for one in &sounds {
            for other in &sounds {
                let (there, back) = (Alike::new(*one).mistaken_for(*other), Alike::new(*other).mistaken_for(*one));
                assert!((there - back).abs() < f64::EPSILON, "{one} and {other}");
            }
        }
    }

    #[test]
    fn long_names_may_differ_more_than_short_ones() {
        assert!(certainty("Muadamiyat al-Qalamon", "Moadamiyt al-Kalamun").is_some());
        assert_eq!(certainty("Homs", "Hama"), None);
        assert_eq!(certainty("Ham", "Rima"), None);
    }

    #[test]
    fn another_number_is_another_place() {
        assert_eq!(certainty("Brigade 18", "Brigade 13"), None);
        assert!(certainty("Brigad 18", "Brigade 18").is_some());
    }
}
