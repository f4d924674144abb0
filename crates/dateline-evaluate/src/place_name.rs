//! Names of places as two codings are compared by them.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// Words that one coder writes with a name and another does not.
const PASSED_OVER: [&str; 21] = [
    "the",
    "al",
    "el",
    "an",
    "ad",
    "ar",
    "as",
    "at",
    "az",
    "town",
    "village",
    "city",
    "of",
    "district",
    "province",
    "governorate",
    "mountains",
    "mountain",
    "region",
    "area",
    "highway",
];

/// The name without case, accents, hyphens, signs, articles and words for what it is; all of its words where nothing else
/// is left.
pub(crate) fn place_key(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let letters = name.to_lowercase();
    for letter in letters.nfkd().filter(|letter| canonical_combining_class(*letter) == 0) {
        match letter {
            '-' | '/' | '\u{2010}'..='\u{2015}' => plain.push(' '),
            ' ' | '_' => plain.push(letter),
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => {}
        }
    }
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty() && !PASSED_OVER.contains(word)).collect();
    if words.is_empty() { plain.trim().to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (one, other) in [
            ("al-Thawrah", "Thawrah"),
            ("The town of Qārā", "qara"),
            ("Abu al‑Duhur", "Abu Duhur"),
            ("M4 highway", "M4"),
            ("Wadi Deif’s", "wadi deifs"),
            ("Hama/Homs Governorate", "Hama Homs"),
        ] {
            assert_eq!(place_key(one), place_key(other), "{one}, {other}");
        }
    }

    #[test]
    fn names_of_different_places_stay_apart() {
        assert_ne!(place_key("Tabqa"), place_key("Tabqa Dam"));
        assert_ne!(place_key("Hill 103"), place_key("Hill 104"));
    }

    #[test]
    fn a_name_of_such_words_alone_keeps_them() {
        assert_eq!(place_key("The Village"), "the village");
        assert_eq!(place_key("—"), "");
    }
}
