//! Words, numbers and punctuation of a piece of text, with their places in it.

use smol_str::{SmolStr, StrExt};

use crate::word::{Word, WordList};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Word,
    Number,
    Punctuation,
}

/// A word, number or punctuation mark. Offsets are bytes into the report's text.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The token in lower case, its apostrophes straight.
    pub(crate) lower: Word,
    pub(crate) class: Class,
    /// Whether it starts with a capital letter.
    pub(crate) capital: bool,
    /// Whether all its letters are capitals (and there are at least two).
    pub(crate) all_caps: bool,
    /// Whether it can be (part of) a name: `Qara`, `al-Sukhnah`, `ar-Raqqa`.
    pub(crate) named: bool,
    /// Whether there is a hyphen in it.
    pub(crate) hyphen: bool,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.class == Class::Word
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower.as_str() == word
    }

    pub(crate) fn is_any(&self, words: &WordList) -> bool {
        self.lower.is_any(words)
    }
}

/// Whether these words stand at a place.
pub(crate) fn stand_at(words: &[Word], tokens: &[Token], at: usize) -> bool {
    words.len() <= tokens.len() - at && words.iter().zip(&tokens[at..]).all(|(word, token)| token.lower == *word)
}

/// The words of a text from a dictionary.
pub(crate) fn words_of(text: &str) -> Vec<Word> {
    tokens(text, 0, text.len()).into_iter().map(|token| token.lower).collect()
}

/// Cuts `text[start..end]` into tokens. A word keeps inner hyphens, apostrophes and full stops between single letters
/// (`rebel-held`, `Fu'ah`, `U.S.`); a possessive `'s` is a token of its own; a number keeps its thousands separators and
/// decimal point.
pub(crate) fn tokens(text: &str, start: usize, end: usize) -> Vec<Token> {
    const LETTERS_OF_A_TOKEN: usize = 5;
    let piece = &text[start..end];
    let mut out = Vec::with_capacity(piece.len() / LETTERS_OF_A_TOKEN + 1);
    let mut at = 0;
    while let Some(first) = piece[at..].chars().next() {
        let length = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if first.is_numeric() {
            number_length(&piece[at..])
        } else if first.is_alphabetic() {
            word_length(&piece[at..])
        } else {
            first.len_utf8()
        };
        push(&mut out, piece, at, length, start);
        at += length;
    }
    out
}

fn push(out: &mut Vec<Token>, piece: &str, at: usize, length: usize, offset: usize) {
    let raw = &piece[at..at + length];
    let first = raw.chars().next().unwrap_or(' ');
    if first.is_alphabetic()
        && raw.ends_with(['s', '\'', '’'])
        && let Some(stem) = ["'s", "’s", "'", "’"].iter().find_map(|end| raw.strip_suffix(end))
        && !stem.is_empty()
    {
        push(out, piece, at, stem.len(), offset);
        push(out, piece, at + stem.len(), length - stem.len(), offset);
        return;
    }
    let class = if first.is_numeric() && raw.chars().all(|c| c.is_numeric() || ",.".contains(c)) {
        Class::Number
    } else if first.is_alphanumeric() {
        Class::Word
    } else {
        Class::Punctuation
    };
    out.push(Token {
        start: offset + at,
        end: offset + at + length,
        lower: Word::new(lower(raw)),
        class,
        capital: first.is_uppercase(),
        all_caps: !first.is_lowercase() && all_caps(raw),
        named: first.is_uppercase() || first.is_alphabetic() && has_article(raw),
        hyphen: raw.as_bytes().contains(&b'-'),
    });
}

fn all_caps(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && word.chars().all(|c| !c.is_lowercase())
}

/// In lower case, with straight apostrophes.
fn lower(raw: &str) -> SmolStr {
    if raw.is_ascii() {
        let capitals = raw.bytes().any(|byte| byte.is_ascii_uppercase());
        return if capitals { raw.to_ascii_lowercase_smolstr() } else { SmolStr::new(raw) };
    }
    let lower = raw.to_lowercase().replace(['’', '‘'], "'");
    let latin = lower.chars().any(|c| c.is_ascii_alphabetic());
    if latin { lower.chars().map(|c| looks_like(c).unwrap_or(c)).collect() } else { lower.into() }
}

/// The Latin letter that a Cyrillic or Greek one looks like: a word of Latin letters with one of these among them was
/// typed on the wrong keyboard.
fn looks_like(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'υ' => 'y',
        'х' | 'χ' => 'x',
        _ => return None,
    })
}

/// Whether a word starts with an Arabic article in lower case before a capital: `al-Sukhnah`.
fn has_article(word: &str) -> bool {
    word.starts_with(['a', 'e'])
        && word.split_once(['-', '\'', '’']).is_some_and(|(article, rest)| {
            (2..=3).contains(&article.len())
                && article.chars().all(|c| c.is_ascii_lowercase())
                && rest.starts_with(|c: char| c.is_uppercase() || "'’‘".contains(c))
        })
}

fn word_length(text: &str) -> usize {
    // Most words are plain letters and end at a space.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && !b"-'.".contains(next)) {
        return plain.max(1);
    }
    let mut length = 0;
    let mut characters = text.chars().peekable();
    let mut letters_since_stop = 0;
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let inner = match c {
            '-' | '\'' | '’' | '‘' | '‑' => {
                next.is_some_and(|n| n.is_alphanumeric() || (c == '-' && "'’‘".contains(n)))
                    || (c != '-' && c != '‑' && next_ends(next))
            }
            '.' => letters_since_stop == 1 && next.is_some_and(char::is_alphabetic) || dotted_end(text, length),
            _ => c.is_alphanumeric() || is_combining(c),
        };
        if !inner {
            break;
        }
        letters_since_stop = if c == '.' { 0 } else { letters_since_stop + 1 };
        length += c.len_utf8();
    }
    length.max(1)
}

/// A final apostrophe, as of "rebels'", belongs to the word and is split off as possessive.
fn next_ends(next: Option<char>) -> bool {
    next.is_none_or(char::is_whitespace)
}

/// The last full stop of "U.S." belongs to it.
fn dotted_end(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    before.next().is_some_and(char::is_alphabetic) && before.next() == Some('.') && before.next().is_some()
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || ('\u{64b}'..='\u{65f}').contains(&c)
}

fn number_length(text: &str) -> usize {
    let mut length = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let inner = c.is_alphanumeric()
            || (",.".contains(c) && next.is_some_and(char::is_numeric))
            || (c == '-' && next.is_some_and(char::is_alphabetic));
        if !inner {
            break;
        }
        length += c.len_utf8();
    }
    length.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        words_of(text).iter().map(|word| word.as_str().to_owned()).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(words("the rebel-held Al-Fu'ah"), ["the", "rebel-held", "al-fu'ah"]);
        assert_eq!(words("the U.S. Army’s 4th base"), ["the", "u.s.", "army", "'s", "4th", "base"]);
        assert_eq!(words("the rebels' positions."), ["the", "rebels", "'", "positions", "."]);
        assert_eq!(words("1,200–1,700 families, 20-mile"), ["1,200", "–", "1,700", "families", ",", "20-mile"]);
        assert_eq!(words("Damascus–Homs"), ["damascus", "–", "homs"]);
    }

    #[test]
    fn no_text_makes_the_cutting_fail_and_tokens_stand_where_they_say() {
        for text in ["", "’", "'s", "…", "a’", "“Qara”", "دمشق", "1.", "-a-", "é́x"] {
            for token in tokens(text, 0, text.len()) {
                assert!(text.get(token.start..token.end).is_some_and(|piece| !piece.is_empty()), "{text}");
            }
        }
    }
}
