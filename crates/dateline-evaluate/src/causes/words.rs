//! The words of a text that may be missing in the dictionaries.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline_code::Span;

/// Words that every sentence is made of: no event word, no name.
static COMMON: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    "a about above across after again against all along already also although among an and another any are around \
     as at away back be because been before began begin behind being below between both but by can could did do \
     does down due during each either even few first for former from further had has have having he her here him \
     his how however i if in including inside into is it its itself just last later latter least less like many may \
     meanwhile might more most much must near nearby never next no nor not now of off on once one only onto or \
     other others our out outside over own part per same second several shall she should since so some still such \
     than that the their them themselves then there these they third this those three through thus to together too \
     toward towards two under until up upon us very via was we well were what when where which while who whom whose \
     will with within without would yet you your"
        .split(' ')
        .collect()
});

/// A word of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) text: String,
    /// Whether only a space is between it and the word before.
    joined: bool,
}

impl Word {
    fn is_common(&self) -> bool {
        COMMON.contains(self.text.to_lowercase().as_str())
    }

    fn is_name(&self) -> bool {
        let capital = self.text.chars().next().is_some_and(char::is_uppercase);
        let article = self.text.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
        capital || article
    }
}

/// The words of a text that begins at this code point. Hyphens and apostrophes within a word belong to it.
pub(super) fn words(text: &str, start: u32) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut between = String::new();
    let mut word = String::new();
    let mut letters = (start..).zip(text.chars()).peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let inner = matches!(letter, '-' | '\'' | '’' | '‑') && !word.is_empty() && next;
        if letter.is_alphanumeric() || inner {
            word.push(letter);
            if letters.peek().is_some() {
                continue;
            }
        }
        let ends = if letter.is_alphanumeric() { at + 1 } else { at };
        if !word.is_empty() {
            let length = u32::try_from(word.chars().count()).unwrap_or(0);
            let span = Span { start: ends.saturating_sub(length), end: ends };
            out.push(Word { span, text: std::mem::take(&mut word), joined: between == " " });
            between.clear();
        }
        between.push(letter);
    }
    out
}

/// The words in small letters that might tell an event: neither common nor under anything that is known.
pub(super) fn unknown_words(words: &[Word], known: impl Fn(Span) -> bool) -> Vec<String> {
    let small = |word: &&Word| {
        word.text.chars().count() > 2
            && word.text.chars().all(|letter| letter.is_lowercase() || letter == '-')
            && !word.is_common()
            && !known(word.span)
    };
    let mut out: Vec<String> = words.iter().filter(small).map(|word| word.text.clone()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The runs of capitalised words of a sentence that might name somebody: under nothing that is known. A single capital at
/// its beginning says nothing.
pub(super) fn unknown_names(words: &[Word], known: impl Fn(Span) -> bool) -> Vec<String> {
    let is_name = |word: &Word| word.is_name() && !word.is_common() && !known(word.span);
    let mut runs: Vec<Vec<&Word>> = Vec::new();
    let mut open = false;
    for word in words {
        let name = is_name(word);
        match runs.last_mut() {
            Some(run) if name && open && word.joined => run.push(word),
            _ if name => runs.push(vec![word]),
            _ => {}
        }
        open = name;
    }
    let begins = |run: &[&Word]| run.len() == 1 && words.first() == run.first().copied();
    runs.retain(|run| !begins(run));
    let joined = |run: &Vec<&Word>| run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut out: Vec<String> = runs.iter().map(joined).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_read_one_by_one() {
        assert!(["a", "your", "including"].iter().all(|word| COMMON.contains(word)));
        assert!(COMMON.iter().all(|word| !word.is_empty() && word.chars().all(char::is_lowercase)));
    }

    #[test]
    fn words_keep_their_place_hyphens_and_apostrophes() {
        let words = words("“Re-take” al-Qusayr’s hill-", 10);
        let told: Vec<_> = words.iter().map(|word| (word.span.start, word.span.end, word.text.as_str())).collect();
        assert_eq!(told, [(11, 18, "Re-take"), (20, 31, "al-Qusayr’s"), (32, 36, "hill")]);
        assert_eq!(super::words("fell", 0)[0].span, Span { start: 0, end: 4 });
    }

    #[test]
    fn names_are_runs_of_capitals() {
        let words = words("Citing Monday, Liwa al-Haqq and Faylaq Homs, Tajammu left, the League said", 0);
        let monday = |span: Span| span.start == 7;
        assert_eq!(unknown_names(&words, monday), ["Faylaq Homs", "League", "Liwa al-Haqq", "Tajammu"]);
    }

    #[test]
    fn unknown_words_are_small_uncommon_and_under_no_mark() {
        let words = words("The fighters stormed, and stormed, the airbase of Qara in 3 waves", 0);
        let known = |span: Span| span.start == 4;
        assert_eq!(unknown_words(&words, known), ["airbase", "stormed", "waves"]);
    }
}
