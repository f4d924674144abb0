//! What it counts for that one source says *this* and the other *that*: correspondences between two vocabularies, learned.

use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::names;

/// How many words of a source are told apart; rarer ones count only where both sources use the same.
const MOST_WORDS: usize = 400;

/// The class of rare words.
const RARE: u32 = 1;

/// A source's words in classes: 0 = none given, 1 = rare, then the words themselves.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// The class of each word.
    of: Vec<u32>,
    /// The words of each class.
    pub(crate) texts: Vec<SmolStr>,
    /// The share of rows, of those that give a word.
    share: Vec<f64>,
    /// A key for what is the same word, by word.
    same: Vec<SmolStr>,
}

impl Vocabulary {
    /// Of the words, and how often each was used.
    pub(crate) fn of(words: &[SmolStr], rows: impl Iterator<Item = u32>) -> Self {
        let mut counts = vec![0_u32; words.len()];
        rows.for_each(|word| counts[word as usize] += 1);
        let given = |word: &usize| !words[*word].is_empty() && counts[*word] > 0;
        let mut order: Vec<usize> = (0..words.len()).filter(given).collect();
        order.sort_by_key(|word| (std::cmp::Reverse(counts[*word]), *word));
        let total: f64 = order.iter().map(|word| f64::from(counts[*word])).sum();
        let mut of = vec![RARE; words.len()];
        (0..words.len()).filter(|word| words[*word].is_empty()).for_each(|word| of[word] = 0);
        let mut texts = vec![SmolStr::default(), SmolStr::new("(a rare word)")];
        let mut share = vec![1.0, 0.0];
        for (rank, word) in order.iter().enumerate() {
            let part = f64::from(counts[*word]) / total.max(1.0);
            if rank < MOST_WORDS {
                of[*word] = texts.len() as u32;
                texts.push(words[*word].clone());
                share.push(part);
            } else {
                share[RARE as usize] += part;
            }
        }
        share[RARE as usize] = share[RARE as usize].max(1e-6);
        let same = words.iter().map(|word| SmolStr::new(names::key(word))).collect();
        Self { of, texts, share, same }
    }

    fn len(&self) -> usize {
        self.texts.len()
    }
}

/// For each word of one source and each of the other, how many times likelier the two are together in rows that tell of
/// one event than in rows that have nothing to do with one another.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) one: Vocabulary,
    pub(crate) other: Vocabulary,
    width: usize,
    ratio: Vec<f32>,
    /// The share of the second word that is expected of its likeness to the first, before anything is learned.
    expected: Vec<f32>,
}

impl Table {
    pub(crate) fn new(one: Vocabulary, other: Vocabulary) -> Self {
        let expected = expected(&one, &other);
        let width = other.len();
        let mut table = Self { width, ratio: vec![1.0; one.len() * width], expected, one, other };
        let nothing = vec![0.0; table.ratio.len()];
        table.learn(&nothing);
        table
    }

    pub(crate) fn size(&self) -> usize {
        self.ratio.len()
    }

    /// Where two words stand, for counting.
    pub(crate) fn at(&self, one: u32, other: u32) -> usize {
        self.one.of[one as usize] as usize * self.width + self.other.of[other as usize] as usize
    }

    /// How much likelier the two words are together than by chance; 1 where either is not given.
    pub(crate) fn ratio(&self, one: u32, other: u32) -> f32 {
        let at = self.at(one, other);
        if at == self.width + 1 && self.one.same[one as usize] == self.other.same[other as usize] {
            return 200.0;
        }
        self.ratio[at]
    }

    /// For each word of the one source the words of the other that it most stands for.
    pub(crate) fn strongest(&self) -> Vec<(String, String, f64)> {
        let mut found = Vec::new();
        for (one, mine) in self.one.texts.iter().enumerate().skip(2) {
            let mut row: Vec<(usize, f32)> =
                (2..self.width).map(|other| (other, self.ratio[one * self.width + other])).collect();
            row.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            for (other, ratio) in row.into_iter().take(2).filter(|(_, ratio)| *ratio > 1.5) {
                found.push((
                    mine.to_string(),
                    self.other.texts[other].to_string(),
                    (f64::from(ratio) * 100.0).round() / 100.0,
                ));
            }
        }
        found
    }

    /// Learns from how often words came together in rows of one event. One time counts for nothing: it may be the very
    /// pair that is looked at.
    pub(crate) fn learn(&mut self, counts: &[f64]) {
        const PRIOR: f64 = 10.0;
        for one in 1..self.one.len() {
            let row = one * self.width..(one + 1) * self.width;
            let total: f64 = counts[row.clone()].iter().skip(1).sum();
            for at in row.clone().skip(1) {
                let other = at - one * self.width;
                let seen = (counts[at] - 1.0).max(0.0);
                let of = (total - counts[at].min(1.0)).max(0.0);
                let share = (seen + PRIOR * f64::from(self.expected[at])) / (of + PRIOR);
                self.ratio[at] = (share / self.other.share[other].max(1e-9)).clamp(1e-3, 1e4) as f32;
            }
        }
    }
}

/// What the likeness of words lets expect: half of the weight goes to words that are the same, less where they only
/// share a part.
fn expected(one: &Vocabulary, other: &Vocabulary) -> Vec<f32> {
    let width = other.len();
    let mut expected: Vec<f32> = (0..one.len()).flat_map(|_| other.share.iter().map(|share| *share as f32)).collect();
    let mut parts: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (class, text) in other.texts.iter().enumerate().skip(2) {
        for part in names::key(text).split(' ').filter(|part| part.len() > 1) {
            parts.entry(part.to_owned()).or_default().push(class);
        }
    }
    for (class, text) in one.texts.iter().enumerate().skip(2) {
        let key = names::key(text);
        let mut near: Vec<usize> = key.split(' ').filter_map(|part| parts.get(part)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let like: Vec<(usize, f64)> =
            near.into_iter().map(|there| (there, names::likeness(text, &other.texts[there]).powi(2))).collect();
        let best = like.iter().map(|(_, like)| *like).fold(0.0, f64::max);
        let sum: f64 = like.iter().map(|(_, like)| like).sum();
        if best <= 0.0 {
            continue;
        }
        let given = 0.5 * best;
        for there in 1..width {
            expected[class * width + there] *= (1.0 - given) as f32;
        }
        for (there, like) in like {
            expected[class * width + there] += (given * like / sum) as f32;
        }
    }
    expected
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[&str]) -> (Vec<SmolStr>, Vocabulary) {
        let words: Vec<SmolStr> = words.iter().map(SmolStr::new).collect();
        let rows = (0..words.len() as u32).flat_map(|word| [word; 10]);
        let vocabulary = Vocabulary::of(&words, rows);
        (words, vocabulary)
    }

    #[test]
    fn words_that_come_together_are_learned_to_mean_the_same() {
        let mut table = Table::new(vocabulary(&["", "A00", "A01"]).1, vocabulary(&["", "B00", "B01"]).1);
        assert!((table.ratio(1, 1) - 1.0).abs() < 0.01);
        let mut counts = vec![0.0; table.size()];
        counts[table.at(1, 2)] = 50.0;
        table.learn(&counts);
        assert!(table.ratio(1, 2) > 1.5 && table.ratio(1, 1) < 0.5);
        assert!((table.ratio(0, 2) - 1.0).abs() < 1e-6, "a word that is not given says nothing");
    }

    #[test]
    fn the_same_word_is_expected_to_mean_the_same() {
        let table = Table::new(vocabulary(&["", "Rebel A", "Regime"]).1, vocabulary(&["", "Government", "rebel a"]).1);
        assert!(table.ratio(1, 2) > 1.2 && table.ratio(1, 1) < 0.9);
    }
}
