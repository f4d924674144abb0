//! A report's text, as quotes are checked against it: its code points, and where its sentences end.
//!
//! This is the cut of the coding guide's scorer, on purpose not the coder's own: a coder that cuts a text wrongly must not
//! be judged by its own cut.

/// Words that a full stop follows within a sentence.
const ABBREVIATIONS: [&str; 30] = [
    "Brig", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Cpl", "Adm", "Cmdr", "Dr", "Mr", "Mrs", "Ms", "Prof", "St",
    "No", "vs", "Jr", "Sr", "Rev", "Hon", "Sen", "Rep", "Gov", "Pres", "U.S", "U.N", "a.m", "p.m",
];

/// A text with its sentences.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    letters: Vec<char>,
    /// Where each sentence but the last ends, with the space after it.
    ends: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let ends = ends(&letters);
        Self { letters, ends }
    }

    /// The number of the sentence in which a code point stands.
    pub(crate) fn sentence(&self, at: u32) -> usize {
        self.ends.partition_point(|end| *end <= at as usize)
    }

    /// Whether the text has these words there.
    pub(crate) fn has(&self, start: u32, end: u32, words: &str) -> bool {
        let piece = self.letters.get(start as usize..end as usize).unwrap_or_default();
        !piece.is_empty() && piece.iter().copied().eq(words.chars())
    }
}

fn ends(letters: &[char]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if letter == '\n' {
            at += run(&letters[at..], |letter| letter == '\n');
            out.push(at);
        } else if let Some(next) = after_stop(letters, at) {
            if letter != '.' || !abbreviated(&letters[..at]) {
                out.push(next);
            }
            at = next;
        } else {
            at += 1;
        }
    }
    out
}

/// Where the next sentence would begin, if this is a stop, with quotation marks and reference numbers after it, and a
/// capital or a digit behind the space.
fn after_stop(letters: &[char], at: usize) -> Option<usize> {
    if !matches!(letters[at], '.' | '!' | '?') {
        return None;
    }
    let mut end = at + 1;
    end += run(&letters[end..], |letter| matches!(letter, '"' | '”' | '’' | ')'));
    while let Some(length) = reference(&letters[end..]) {
        end += length;
    }
    let space = run(&letters[end..], char::is_whitespace);
    let mut next = letters[end + space..].iter().copied();
    let first = next.next()?;
    let first = if matches!(first, '"' | '“' | '‘' | '(') { next.next()? } else { first };
    (space > 0 && (first.is_ascii_uppercase() || first.is_ascii_digit())).then_some(end + space)
}

/// The length of a reference number (`[12]`) that stands here.
fn reference(letters: &[char]) -> Option<usize> {
    let digits = run(letters.strip_prefix(&['['])?, |letter| letter.is_ascii_digit());
    (digits > 0 && letters.get(digits + 1) == Some(&']')).then_some(digits + 2)
}

/// Whether the text ends with an abbreviation or an initial.
fn abbreviated(before: &[char]) -> bool {
    let length = before.iter().rev().take(5).take_while(|letter| !letter.is_whitespace() && **letter != '(').count();
    let word: String = before[before.len() - length..].iter().collect();
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(|letter| letter.is_ascii_uppercase()) && letters.next().is_none();
    initial || ABBREVIATIONS.contains(&word.as_str())
}

fn run(letters: &[char], within: impl Fn(char) -> bool) -> usize {
    letters.iter().take_while(|letter| within(**letter)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let mut out: Vec<String> = vec![];
        for (at, letter) in text.letters.iter().enumerate() {
            let sentence = text.sentence(u32::try_from(at).unwrap());
            out.resize(out.len().max(sentence + 1), String::new());
            out[sentence].push(*letter);
        }
        out.iter().map(|sentence| sentence.trim().to_owned()).collect()
    }

    #[test]
    fn sentences_end_at_stops_and_line_breaks() {
        let text = "It fell.[12][3] \"So it was.\" (He left!) Then 5 came\nthe rest of 3.5 km. and on";
        assert_eq!(
            cut(text),
            ["It fell.[12][3]", "\"So it was.\"", "(He left!)", "Then 5 came", "the rest of 3.5 km. and on"]
        );
    }

    #[test]
    fn stops_of_abbreviations_and_initials_end_nothing() {
        let text = "Brig. Gen. A. Zuhouri (Lt. Col. B. Ali) of the U.S. Army fell. The end of it.";
        assert_eq!(cut(text), ["Brig. Gen. A. Zuhouri (Lt. Col. B. Ali) of the U.S. Army fell.", "The end of it."]);
        assert_eq!(cut("He went to Alcapt. Then home."), ["He went to Alcapt.", "Then home."]);
    }

    #[test]
    fn words_are_where_they_are_said_to_be() {
        let text = Text::new("“Qara” fell");
        assert!(text.has(1, 5, "Qara") && text.has(7, 11, "fell"));
        for (start, end, words) in [(0, 4, "Qara"), (5, 5, ""), (9, 7, ""), (7, 12, "fell"), (900, 904, "Qara")] {
            assert!(!text.has(start, end, words), "{start} {end}");
        }
        assert_eq!(Text::new("").sentence(7), 0);
    }
}
