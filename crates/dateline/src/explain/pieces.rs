//! A sentence cut at its marks, so that any door can show them: text, and where marks open and close, well nested.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use dateline_code::{Explanation, Mark, Marked, Span};

/// A piece of a marked sentence.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Piece<'a> {
    /// Words of the report.
    Text(&'a str),
    /// A mark begins.
    Open(&'a Mark),
    /// The mark that began last ends.
    Close(&'a Mark),
    /// A new clause begins.
    Clause,
}

/// The sentence in pieces. Marks that would cross are cut in two; of marks that say the same of the same words one is
/// left; put together, the texts are the sentence.
#[must_use]
pub fn pieces(sentence: &Explanation) -> Vec<Piece<'_>> {
    let mut at: Vec<usize> = sentence.text.char_indices().map(|(at, _)| at).collect();
    at.push(sentence.text.len());
    let byte = |code_point: u32| at[(code_point.saturating_sub(sentence.span.start) as usize).min(at.len() - 1)];
    let mut cutter = Cutter { text: &sentence.text, out: Vec::new(), open: Vec::new(), done: 0, clauses: Vec::new() };
    cutter.clauses = sentence
        .marks
        .iter()
        .filter(|mark| matches!(mark.what, Marked::Clause { .. }) && mark.span.start > sentence.span.start)
        .map(|mark| byte(mark.span.start))
        .rev()
        .collect();
    let shown = shown(&sentence.marks);
    let mut waiting: BinaryHeap<Reverse<(usize, Reverse<usize>, usize)>> = shown
        .iter()
        .enumerate()
        .map(|(index, (span, _))| Reverse((byte(span.start), Reverse(byte(span.end)), index)))
        .collect();
    while let Some(Reverse((start, Reverse(end), index))) = waiting.pop() {
        cutter.close_until(start);
        let within = cutter.open.last().map_or(end, |(outer, _)| end.min(*outer));
        if within < end {
            waiting.push(Reverse((within, Reverse(end), index)));
        }
        cutter.text_until(start);
        cutter.clause_at(start);
        cutter.out.push(Piece::Open(shown[index].1));
        cutter.open.push((within, shown[index].1));
    }
    cutter.close_until(sentence.text.len());
    cutter.text_until(sentence.text.len());
    cutter.out
}

/// The marks worth a line of their own: no clauses, each thing said once of the same words.
#[must_use]
pub fn listed(sentence: &Explanation) -> Vec<&Mark> {
    let mut told: BTreeSet<(Span, String)> = BTreeSet::new();
    let shown: BTreeSet<(Span, &str)> =
        shown(&sentence.marks).iter().map(|(span, mark)| (*span, mark.what.name())).collect();
    sentence
        .marks
        .iter()
        .filter(|mark| shown.contains(&(mark.span, mark.what.name())))
        .filter(|mark| told.insert((mark.span, mark.what.in_words())))
        .collect()
}

/// What a field of a claim is called before people.
#[must_use]
pub fn label(field: &str) -> &str {
    match field {
        "kind" => "what",
        "days" => "when",
        "places" => "where",
        "said_by" => "said by",
        "sub_event_type" => "in particular",
        "speaker_role" => "speaker",
        other => other,
    }
}

struct Cutter<'a> {
    text: &'a str,
    out: Vec<Piece<'a>>,
    /// The marks that are open, and where each ends.
    open: Vec<(usize, &'a Mark)>,
    /// How far the text is told.
    done: usize,
    /// Where clauses begin, the last one first.
    clauses: Vec<usize>,
}

impl Cutter<'_> {
    fn text_until(&mut self, end: usize) {
        while let Some(clause) = self.clauses.last().copied().filter(|clause| *clause < end) {
            self.clauses.pop();
            self.plain_until(clause);
            self.out.push(Piece::Clause);
        }
        self.plain_until(end);
    }

    fn clause_at(&mut self, start: usize) {
        if self.clauses.last() == Some(&start) {
            self.clauses.pop();
            self.out.push(Piece::Clause);
        }
    }

    fn plain_until(&mut self, end: usize) {
        if end > self.done {
            self.out.push(Piece::Text(&self.text[self.done..end]));
            self.done = end;
        }
    }

    fn close_until(&mut self, start: usize) {
        while let Some((end, mark)) = self.open.last().copied().filter(|(end, _)| *end <= start) {
            self.text_until(end);
            self.out.push(Piece::Close(mark));
            self.open.pop();
        }
    }
}

/// The marks that are shown in the sentence, in order: the best event word where several stand, no people where an actor
/// or a number says it; the verb of a source beside its name.
fn shown(marks: &[Mark]) -> Vec<(Span, &Mark)> {
    let mut best: BTreeMap<(Span, &'static str), usize> = BTreeMap::new();
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| !matches!(mark.what, Marked::Clause { .. })) {
        let told = best.entry((mark.span, mark.what.name())).or_insert(index);
        if marks[*told].what.is_idle() && !mark.what.is_idle() {
            *told = index;
        }
    }
    let told_by = |span: Span, name: &'static str| best.contains_key(&(span, name));
    let doubled = |span: Span, name: &str| name == "people" && (told_by(span, "who") || told_by(span, "number"));
    let mut out: Vec<(Span, usize)> = best
        .iter()
        .filter(|((span, name), _)| !doubled(*span, name))
        .map(|((span, _), index)| (*span, *index))
        .collect();
    for (index, mark) in marks.iter().enumerate() {
        if let Marked::Source { verb, .. } = mark.what
            && !mark.span.holds(verb)
        {
            out.push((verb, index));
        }
    }
    // The outer of two marks over the same words comes first, as among the marks.
    out.sort_by_key(|(span, index)| (span.start, Reverse(span.end), *index));
    out.into_iter().map(|(span, index)| (span, &marks[index])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, what: Marked) -> Mark {
        Mark { span: Span { start, end }, text: String::new(), what }
    }

    fn written(pieces: &[Piece<'_>]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => (*text).to_owned(),
                Piece::Open(mark) => format!("<{} ", mark.what.name()),
                Piece::Close(_) => ">".to_owned(),
                Piece::Clause => "|".to_owned(),
            })
            .collect()
    }

    fn sentence(text: &str, marks: Vec<Mark>) -> Explanation {
        let end = 10 + u32::try_from(text.chars().count()).unwrap();
        Explanation { span: Span { start: 10, end }, text: text.to_owned(), speaker: None, marks, claims: vec![] }
    }

    fn number() -> Marked {
        Marked::Number { count: dateline_model::Count::exactly(8) }
    }

    fn people() -> Marked {
        Marked::People { count: None, civilian: false, groups: false }
    }

    #[test]
    fn marks_are_nested_and_the_texts_are_the_sentence() {
        let clause = Marked::Clause { link: "and" };
        let told = sentence("“8” men fell", vec![mark(10, 17, people()), mark(11, 12, number()), mark(17, 22, clause)]);
        assert_eq!(written(&pieces(&told)), "<people “<number 8>” men>| fell");
    }

    #[test]
    fn marks_that_cross_are_cut_in_two() {
        let told = sentence("abcdef", vec![mark(10, 13, people()), mark(12, 15, number())]);
        assert_eq!(written(&pieces(&told)), "<people ab<number c>><number de>f");
    }

    #[test]
    fn people_are_not_marked_where_their_number_says_it() {
        let told = sentence("40 fell", vec![mark(10, 12, people()), mark(10, 12, number())]);
        assert_eq!(written(&pieces(&told)), "<number 40> fell");
    }
}
