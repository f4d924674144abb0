//! The piece of a text that shows best why a search found it.
//!
//! SQLite's own `snippet` weighs each hit against each other one, which takes seconds where a word stands thousands of
//! times in each report. Its `highlight` is many times faster (though it too slows down where there are a hundred
//! thousand hits in one report); the piece is cut here from what that gives.

use std::collections::HashMap;
use std::ops::Range;

/// What `highlight` puts before and after the words found: code points that stand in no text (Unicode keeps them free
/// for uses like this).
pub(crate) const OPEN: char = '\u{FDD0}';
/// See [`OPEN`].
pub(crate) const CLOSE: char = '\u{FDD1}';

/// How many words a piece has at most.
const LENGTH: usize = 24;

/// The best piece of these texts, with the words found in `**` and `…` where it was cut; the first text counts where
/// another has nothing more to show.
pub(crate) fn best_piece(highlighted: &[String]) -> String {
    let texts: Vec<Marked> = highlighted.iter().map(|text| Marked::read(text)).collect();
    let mut best: Option<(Window, &Marked)> = None;
    for text in &texts {
        let Some(window) = text.best_window() else { continue };
        if best.as_ref().is_none_or(|(known, _)| window.different > known.different) {
            best = Some((window, text));
        }
    }
    best.map(|(window, text)| text.cut(&window)).unwrap_or_default()
}

/// A text, with its words (as bytes) and what was found in it.
#[derive(Default)]
struct Marked {
    text: String,
    words: Vec<Range<usize>>,
    marks: Vec<Mark>,
}

/// Something found: where it stands, and the words that it touches, by number.
struct Mark {
    bytes: Range<usize>,
    words: Range<usize>,
}

/// A run of words by number, and how many different things found it shows.
struct Window {
    words: Range<usize>,
    different: usize,
}

impl Marked {
    fn read(highlighted: &str) -> Self {
        let mut marked = Self::default();
        let (mut mark, mut word) = (None, None);
        for char in highlighted.chars() {
            let here = marked.text.len();
            let begun = marked.words.len();
            match char {
                OPEN => mark = Some((here, begun)),
                CLOSE => marked.marks.extend(mark.take().map(|(start, first)| Mark {
                    bytes: start..here,
                    words: first..begun + usize::from(word.is_some()),
                })),
                _ => {
                    if char.is_whitespace() || char.is_ascii_punctuation() {
                        marked.words.extend(word.take().map(|start| start..here));
                    } else {
                        word.get_or_insert(here);
                    }
                    marked.text.push(char);
                }
            }
        }
        marked.words.extend(word.map(|start| start..marked.text.len()));
        marked
    }

    /// The window that shows the most different things found, of those the one that shows most, of those the first.
    /// Both its ends only ever move forward, so that each thing found is looked at twice.
    fn best_window(&self) -> Option<Window> {
        let found = self.numbered();
        let mut shown = vec![0_usize; found.len()];
        let mut different = 0;
        let mut best: Option<((usize, usize), Range<usize>)> = None;
        let mut end = 0;
        for (first, mark) in self.marks.iter().enumerate() {
            let limit = mark.words.start + LENGTH;
            while end <= first || self.marks.get(end).is_some_and(|mark| mark.words.end <= limit) {
                different += usize::from(shown[found[end]] == 0);
                shown[found[end]] += 1;
                end += 1;
            }
            let worth = (different, end - first);
            if best.as_ref().is_none_or(|(known, _)| worth > *known) {
                best = Some((worth, mark.words.start..self.marks[end - 1].words.end));
            }
            shown[found[first]] -= 1;
            different -= usize::from(shown[found[first]] == 0);
        }
        best.map(|((different, _), words)| Window { words: self.widened(words), different })
    }

    /// For each thing found a number, the same for those that differ in case alone.
    fn numbered(&self) -> Vec<usize> {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let words = self.marks.iter().map(|mark| self.text[mark.bytes.clone()].to_lowercase());
        words
            .map(|word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            })
            .collect()
    }

    /// These words in the middle of as many as a piece has.
    fn widened(&self, words: Range<usize>) -> Range<usize> {
        let spare = LENGTH.saturating_sub(words.len());
        let start = words.start.saturating_sub(spare / 2).min(self.words.len().saturating_sub(LENGTH));
        start..(start + LENGTH).min(self.words.len())
    }

    fn cut(&self, window: &Window) -> String {
        let (before, after) = (window.words.start > 0, window.words.end < self.words.len());
        let start = if before { self.words[window.words.start].start } else { 0 };
        let end = if after { self.words[window.words.end - 1].end } else { self.text.len() };
        let mut piece = String::from(if before { "…" } else { "" });
        let mut here = start;
        let marks = self.marks.iter().map(|mark| &mark.bytes);
        for mark in marks.filter(|mark| mark.start < end && start < mark.end) {
            let (from, to) = (mark.start.max(start), mark.end.min(end));
            piece.extend([&self.text[here..from], "**", &self.text[from..to], "**"]);
            here = to;
        }
        piece.push_str(&self.text[here..end]);
        piece.push_str(if after { "…" } else { "" });
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(text: &str) -> String {
        best_piece(&[text.replace('<', "\u{FDD0}").replace('>', "\u{FDD1}")])
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(piece("“<Qara>”\n fell,  and (so did) <Nabek>!"), "“**Qara**” fell, and (so did) **Nabek**!");
    }

    #[test]
    fn of_a_long_text_the_words_around_the_most_different_things_found_are_shown() {
        let filler = "and so on, ".repeat(30);
        let text = format!("<Qara> <qara> <Qara>. {filler}The road from <Qara> to <Nabek> was cut. {filler}<Nabek>");
        let shown = piece(&text);
        assert!(shown.starts_with('…') && shown.ends_with('…') && !shown.contains("qara"), "{shown}");
        assert!(shown.contains("The road from **Qara** to **Nabek** was cut."), "{shown}");
    }

    #[test]
    fn a_phrase_longer_than_a_piece_is_cut() {
        let shown = piece(&format!("so <{}end> of it", "word ".repeat(40)));
        assert_eq!(shown, format!("…**{}**…", ["word"; 24].join(" ")));
    }

    #[test]
    fn a_title_is_shown_only_where_it_shows_more() {
        let mark = |text: &str| text.replace('<', "\u{FDD0}").replace('>', "\u{FDD1}");
        assert_eq!(best_piece(&[mark("On <Qara>"), mark("<Qara> again")]), "On **Qara**");
        assert_eq!(best_piece(&[mark("On <Qara>"), mark("<Qara>, <Nabek>")]), "**Qara**, **Nabek**");
        assert_eq!(best_piece(&[mark("On"), String::new()]), "");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(texts in prop::collection::vec("[a-cé \\-,\u{FDD0}\u{FDD1}]{0,200}", 0..3)) {
            let shown = best_piece(&texts);
            prop_assert!(!shown.contains([OPEN, CLOSE]));
        }
    }
}
