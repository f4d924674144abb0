//! How like two spellings sound.
//!
//! A Damerau–Levenshtein distance over [`voiced`] names, in which a slip that is common costs less than
//! one that is not: a short vowel more or less costs a quarter of a strange consonant, sounds that are often taken for
//! each other (`l` and `r`, `d` and `t`) cost half.

use crate::key::voiced;

/// What it costs that a name is written in more words than another.
const WORD: f64 = 0.5;

/// More sounds of a name than these are not compared.
const LONGEST: usize = 40;

/// A voiced name, ready to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Voiced {
    /// The folded name as it is written.
    written: String,
    letters: Vec<char>,
    /// One bit a consonant that occurs: a cheap bound on the distance.
    consonants: u32,
    consonant_count: usize,
    words: usize,
}

impl Voiced {
    /// The sounds of a folded name.
    pub(crate) fn new(folded: &str) -> Self {
        let voiced = voiced(folded);
        let words = voiced.split(' ').count();
        let letters: Vec<char> = voiced.chars().filter(|letter| *letter != ' ').collect();
        let mut consonants = 0;
        let mut consonant_count = 0;
        for letter in letters.iter().filter(|letter| !is_vowel(**letter)) {
            consonants |= bit(*letter);
            consonant_count += 1;
        }
        Self { written: folded.to_owned(), letters, consonants, consonant_count, words }
    }

    /// Length in sounds.
    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The group of the first sound. Near spellings begin alike: only names of one group are compared.
    pub(crate) fn group(&self) -> char {
        match self.letters.first().copied().unwrap_or(' ') {
            'a' | 'i' | 'u' | 'ə' => 'a',
            'd' | 't' => 'd',
            's' | 'ʃ' | 'z' => 's',
            'k' | 'χ' | 'ɣ' => 'k',
            other => other,
        }
    }

    /// The numbers in the name: another number is another place, however near the rest.
    fn digits(&self) -> impl Iterator<Item = &char> {
        self.letters.iter().filter(|letter| letter.is_numeric())
    }
}

/// The longest distance at which names of this length are still near: short names need more exactness.
fn reach(length: usize) -> f64 {
    match length {
        0..=3 => 0.25,
        4 => 0.5,
        5 => 0.8,
        6 => 1.0,
        7..=9 => 1.3,
        _ => 2.0,
    }
}

/// How sure it is that two spellings, without a common key, are one name: 0.05 to 0.7, or `None` where they are not near.
pub(crate) fn near_certainty(one: &Voiced, other: &Voiced) -> Option<f64> {
    let length = one.len().max(other.len());
    let reach = reach(length.min(one.len().min(other.len()) + 1));
    // No step that changes a consonant costs less than a half, and none changes more than two.
    let unshared = f64::from((one.consonants ^ other.consonants).count_ones()) / 2.0;
    let surplus = count(one.consonant_count.abs_diff(other.consonant_count));
    if unshared.max(surplus) * 0.5 > reach || !one.digits().eq(other.digits()) {
        return None;
    }
    let words = WORD * count(one.words.abs_diff(other.words));
    let distance = distance(&one.letters, &other.letters, reach - words)? + words;
    let as_written = written_likeness(one, other);
    (distance <= reach && as_written >= 0.5).then(|| {
        let length = count(length);
        let short = ((length + 4.0) / 10.0).min(1.0);
        let by_ear = 1.0 - 1.5 * distance / length;
        (0.7 * by_ear * short * (0.5 + 0.5 * as_written)).clamp(0.05, 0.7)
    })
}

/// How like two names are as they are written, letter by letter: 1 is alike, 0 has nothing in common.
pub(crate) fn written_likeness(one: &Voiced, other: &Voiced) -> f64 {
    let length = one.written.chars().count().max(other.written.chars().count()).max(1);
    1.0 - count(strsim::osa_distance(&one.written, &other.written)) / count(length)
}

/// How like two spellings of one key are: 1 is alike in every vowel.
pub(crate) fn likeness(one: &Voiced, other: &Voiced) -> f64 {
    let length = count(one.len().max(other.len()).max(1));
    distance(&one.letters, &other.letters, f64::INFINITY).map_or(0.0, |distance| (1.0 - distance / length).max(0.0))
}

/// The distance, or `None` as soon as it must be more than the most allowed. Of longer names the beginning is compared.
fn distance(one: &[char], other: &[char], most: f64) -> Option<f64> {
    let one = &one[..one.len().min(LONGEST)];
    let other = &other[..other.len().min(LONGEST)];
    let mut rows = [[0.0; LONGEST + 1]; 3];
    let [before_last, last, row] = &mut rows;
    let (mut before_last, mut last, mut row) = (before_last, last, row);
    for (j, letter) in other.iter().enumerate() {
        last[j + 1] = last[j] + missing(*letter);
    }
    for (i, a) in one.iter().enumerate() {
        row[0] = last[0] + missing(*a);
        let mut least = row[0];
        for (j, b) in other.iter().enumerate() {
            let mut best = (last[j] + mistaken(*a, *b)).min(last[j + 1] + missing(*a)).min(row[j] + missing(*b));
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(before_last[j - 1] + 0.6);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        // A transposition may step over this row: it costs 0.6 where dropping a letter costs 1 at most.
        if least > most + 0.4 {
            return None;
        }
        (before_last, last, row) = (last, row, before_last);
    }
    Some(last[other.len()])
}

/// What it costs that a sound is there in one spelling only.
fn missing(letter: char) -> f64 {
    match letter {
        'a' | 'ə' => 0.25,
        'i' | 'u' | 'h' => 0.5,
        _ => 1.0,
    }
}

/// What it costs that one sound stands for another.
fn mistaken(one: char, other: char) -> f64 {
    if one == other {
        0.0
    } else if is_vowel(one) && is_vowel(other) {
        0.4
    } else if are_alike(one, other) || are_alike(other, one) {
        0.5
    } else {
        1.0
    }
}

/// Sounds that are often taken for each other, by ear or by alphabet.
fn are_alike(one: char, other: char) -> bool {
    match one {
        'l' => other == 'r',
        'd' => matches!(other, 't' | 'z'),
        's' => matches!(other, 'z' | 'ʃ' | 't'),
        'm' => other == 'n',
        'b' => matches!(other, 'p' | 'f'),
        'f' => other == 'v',
        'k' => matches!(other, 'χ' | 'ɣ'),
        'χ' => other == 'h',
        'ɣ' => other == 'r',
        'j' => matches!(other, 'k' | 'ʃ' | 'z'),
        _ => false,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'i' | 'u' | 'ə')
}

fn bit(letter: char) -> u32 {
    1 << (u32::from(letter) % 32)
}

/// A length as a number to divide by; names are far too short to lose anything.
fn count(length: usize) -> f64 {
    u32::try_from(length).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certainty(one: &str, other: &str) -> Option<f64> {
        let voiced = |name: &str| Voiced::new(&crate::fold(name));
        near_certainty(&voiced(one), &voiced(other))
    }

    #[test]
    fn sounds_taken_for_each_other_are_near_and_strange_ones_are_not() {
        assert!(certainty("Qala", "Qara").is_some());
        assert_eq!(certainty("Qasa", "Qara"), None);
        assert_eq!(certainty("Qalamoun", "Qara"), None);
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
