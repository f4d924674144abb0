//! Cutting a report into sentences.
//!
//! A sentence ends at a full stop, question or exclamation mark that white space and a capital or digit follow, unless
//! the stop belongs to an abbreviation or an initial; and at every line break. Set-aside marks are blanked first, so that
//! a reference number neither ends a sentence nor is read as a figure; headings are kept apart, since they say where and
//! when the story goes on.

use dateline_model::{MarkKind, Report, Turn};

use crate::listing::Entry;
use crate::token::{Token, tokens};

/// A heading, or a sentence.
#[derive(Debug)]
pub(crate) enum Piece {
    /// A line that titles what follows.
    Heading(String),
    /// A sentence with its tokens.
    Sentence(Sentence),
}

/// A sentence of the report.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) tokens: Vec<Token>,
    /// Counts line breaks before it: sentences of one paragraph share it.
    pub(crate) paragraph: usize,
    /// Who speaks, in an interview.
    pub(crate) speaker: Option<Speaker>,
    /// The entry of a list that it belongs to.
    pub(crate) entry: Option<Entry>,
}

/// Who speaks in an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub(crate) name: String,
    pub(crate) interviewer: bool,
}

/// Byte offsets of the code points of a text, to go from one to the other.
pub(crate) struct Offsets {
    bytes: Vec<usize>,
}

impl Offsets {
    pub(crate) fn new(text: &str) -> Self {
        Self { bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// The byte at which this code point starts.
    pub(crate) fn byte(&self, code_point: u32) -> usize {
        let last = self.bytes.len() - 1;
        self.bytes[(code_point as usize).min(last)]
    }

    /// The code point that starts at (or holds) this byte.
    pub(crate) fn code_point(&self, byte: usize) -> u32 {
        let index = self.bytes.partition_point(|start| *start < byte);
        u32::try_from(index).unwrap_or(u32::MAX)
    }
}

/// The pieces of a report, in order.
pub(crate) fn pieces(report: &Report, offsets: &Offsets) -> Vec<Piece> {
    let text = blanked(report, offsets);
    let furniture = Furniture::of(report, offsets);
    let mut turns = report.turns.as_slice();
    let mut out = Vec::new();
    for (paragraph, (start, end)) in lines(&text).enumerate() {
        if let Some(heading) = heading_of(report, &furniture, start, end) {
            out.push(Piece::Heading(heading));
            continue;
        }
        for (from, to) in sentences(&text, start, end) {
            for tokens in pieces_of(tokens(&text, from, to)) {
                if tokens.iter().any(Token::is_word) {
                    let speaker = speaker_at(&mut turns, offsets.code_point(tokens[0].start));
                    out.push(Piece::Sentence(Sentence { tokens, paragraph, speaker, entry: None }));
                }
            }
        }
    }
    out
}

/// A text without stops is no sentence to read: past this many words it is cut, so that its cost stays in proportion.
const LONGEST: usize = 250;

fn pieces_of(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    if tokens.len() <= LONGEST { vec![tokens] } else { tokens.chunks(LONGEST).map(<[Token]>::to_vec).collect() }
}

/// Who speaks here. The turns stand in order, and those that ended before are left behind.
fn speaker_at(turns: &mut &[Turn], at: u32) -> Option<Speaker> {
    while let Some((_, later)) = turns.split_first().filter(|(turn, _)| turn.end <= at) {
        *turns = later;
    }
    let turn = turns.iter().take_while(|turn| turn.start <= at).find(|turn| at < turn.end)?;
    Some(Speaker { name: turn.speaker.clone(), interviewer: turn.interviewer })
}

/// The text with every set-aside mark blanked by as many bytes of space.
fn blanked(report: &Report, offsets: &Offsets) -> String {
    let mut bytes = report.text.clone().into_bytes();
    for mark in &report.marks {
        for byte in &mut bytes[offsets.byte(mark.start)..offsets.byte(mark.end)] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).expect("whole characters were replaced by spaces")
}

/// The lines that are no part of the story: for each the byte at which it starts, in order, and how far it and those
/// before it reach.
struct Furniture {
    marks: Vec<(usize, usize)>,
}

impl Furniture {
    fn of(report: &Report, offsets: &Offsets) -> Self {
        let marks = report.marks.iter().filter(|mark| mark.kind == MarkKind::Furniture);
        let mut marks: Vec<(usize, usize)> =
            marks.map(|mark| (offsets.byte(mark.start), offsets.byte(mark.end))).collect();
        marks.sort_unstable();
        let mut reach = 0;
        for (_, end) in &mut marks {
            reach = reach.max(*end);
            *end = reach;
        }
        Self { marks }
    }

    /// Whether one of them holds these bytes, give or take one.
    fn holds(&self, start: usize, end: usize) -> bool {
        let before = self.marks.partition_point(|(from, _)| *from <= start + 1);
        before.checked_sub(1).is_some_and(|last| self.marks[last].1 + 1 >= end)
    }
}

/// The heading that fills this line, where one does: a set-aside line that is no reference or label.
fn heading_of(report: &Report, furniture: &Furniture, start: usize, end: usize) -> Option<String> {
    let line = report.text[start..end].trim();
    let title = line.trim_start_matches('#').trim();
    ((furniture.holds(start, end) || line.starts_with('#')) && !title.is_empty()).then(|| title.to_owned())
}

fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let from = start;
        start += line.len();
        (from, from + line.trim_end_matches(['\n', '\r']).len())
    })
}

fn sentences(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let line = &text[start..end];
    let mut out = Vec::new();
    let mut from = 0;
    let marks: Vec<(usize, char)> = line.char_indices().collect();
    for (index, (at, c)) in marks.iter().enumerate() {
        if !".!?".contains(*c) {
            continue;
        }
        let closers = marks[index + 1..].iter().take_while(|(_, c)| "\"”’)'".contains(*c)).count();
        let rest = &marks[index + 1 + closers..];
        let spaces = rest.iter().take_while(|(_, c)| c.is_whitespace()).count();
        let next = rest[spaces..].iter().map(|(_, c)| *c).find(|c| !"\"“‘('".contains(*c));
        let ends = spaces > 0 && next.is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_ascii())
            || spaces == 0 && *c == '.' && runs_on(&marks[..index], rest);
        if ends && !(*c == '.' && abbreviated(&line[..*at], next.is_some_and(char::is_numeric))) {
            let to = rest.first().map_or(line.len(), |(at, _)| *at);
            out.push((start + from, start + to));
            from = to;
        }
    }
    out.push((start + from, end));
    out.retain(|(from, to)| !text[*from..*to].trim().is_empty());
    out
}

/// "… 5 May 2014.Recaptured by …": a year and a word with a capital, and the space after the stop forgotten.
fn runs_on(before: &[(usize, char)], after: &[(usize, char)]) -> bool {
    let digits = before.iter().rev().take_while(|(_, c)| c.is_ascii_digit()).count();
    let letters = |at: usize, test: fn(char) -> bool| after.get(at).is_some_and(|(_, c)| test(*c));
    digits == 4 && letters(0, char::is_uppercase) && letters(1, char::is_lowercase)
}

/// Whether a full stop after this text belongs to an abbreviation or an initial.
fn abbreviated(before: &str, figure: bool) -> bool {
    const SHORT: [&str; 30] = [
        "brig", "gen", "col", "lt", "maj", "capt", "sgt", "cpl", "adm", "cmdr", "dr", "mr", "mrs", "ms", "prof", "st",
        "no", "vs", "jr", "sr", "rev", "hon", "sen", "rep", "gov", "pres", "u.s", "u.n", "a.m", "p.m",
    ];
    // Before a figure only.
    const BEFORE_FIGURE: [&str; 15] =
        ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "c", "ca", "approx"];
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let short = word.to_lowercase();
    initial || figure && BEFORE_FIGURE.contains(&short.as_str()) || SHORT.contains(&short.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, 0, text.len()).into_iter().map(|(from, to)| text[from..to].trim()).collect()
    }

    #[test]
    fn stops_of_abbreviations_and_initials_end_nothing() {
        let text = "Brig. Gen. A. Zuhouri of the U.S. Army fell. Then 5 men left! \"So it was.\" He said 3.5 km.";
        assert_eq!(
            cut(text),
            ["Brig. Gen. A. Zuhouri of the U.S. Army fell.", "Then 5 men left!", "\"So it was.\"", "He said 3.5 km."]
        );
    }

    #[test]
    fn offsets_go_both_ways() {
        let offsets = Offsets::new("“Qara” fell");
        assert_eq!(offsets.byte(1), 3);
        assert_eq!(offsets.code_point(3), 1);
        assert_eq!(offsets.code_point(offsets.byte(11)), 11);
    }
}
