//! Entries of lists: "Hilltown. Captured by the Army on 5 May 2014. Recaptured by the rebels 3 June 2014."
//!
//! Who keeps a list of towns writes the town first, and of it only what happened to it: sentences without a subject,
//! "captured by", "under the control of". Such an entry is read as if the words that are left out stood there, and each of
//! its sentences by itself: nothing before it says where or when it happened, but the entry's title says where and the day
//! of publishing when.

mod ellipsis;
mod title;

use dateline_model::{PlaceKind, PlaceMention, Report};

use crate::coder::Coder;
use crate::places::{PlaceMark, Tie};
use crate::segment::{Piece, Sentence};
use crate::token::Token;

/// The entry that a sentence belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The place that the entry is about.
    pub(crate) about: PlaceMention,
    pub(crate) kind: Option<PlaceKind>,
    /// The tokens that stand for it in this sentence.
    pub(crate) subject: Option<(usize, usize)>,
}

impl Entry {
    /// The mark of the place in this sentence.
    pub(crate) fn mark(&self) -> Option<PlaceMark> {
        let (first, last) = self.subject?;
        Some(PlaceMark {
            first,
            last,
            mention: self.about.clone(),
            short: None,
            nouns: vec![],
            kind: self.kind,
            tie: Tie::Bare,
            ends: None,
        })
    }
}

/// A paragraph, or a heading between paragraphs.
enum Part {
    Heading(String),
    Paragraph(Vec<Sentence>),
}

impl Coder<'_> {
    /// The pieces of a report with its entries told as such, each of their sentences complete. All others stay as they are.
    pub(crate) fn with_entries(&self, report: &Report, pieces: Vec<Piece>) -> Vec<Piece> {
        if !report.turns.is_empty() {
            return pieces;
        }
        let mut parts: Vec<Part> = Vec::new();
        for piece in pieces {
            match (piece, parts.last_mut()) {
                (Piece::Sentence(sentence), Some(Part::Paragraph(paragraph)))
                    if paragraph.last().is_some_and(|last| last.paragraph == sentence.paragraph) =>
                {
                    paragraph.push(sentence);
                }
                (Piece::Sentence(sentence), _) => parts.push(Part::Paragraph(vec![sentence])),
                (Piece::Heading(title), _) => parts.push(Part::Heading(title)),
            }
        }
        let read = |part: &Part| match part {
            Part::Paragraph(paragraph) => title::parted(paragraph),
            Part::Heading(_) => None,
        };
        let parted: Vec<Option<Vec<Sentence>>> = parts.iter().map(read).collect();
        // Where one paragraph is an entry, all that begin with a title are.
        let is_list = parts.iter().zip(&parted).any(|(part, parted)| match (part, parted) {
            (_, Some(paragraph)) | (Part::Paragraph(paragraph), None) => self.shows_an_entry(report, paragraph),
            (Part::Heading(_), None) => false,
        });
        let mut out = Vec::new();
        for (part, parted) in parts.into_iter().zip(parted) {
            match part {
                Part::Heading(title) => out.push(Piece::Heading(title)),
                Part::Paragraph(paragraph) => {
                    let paragraph = parted.filter(|_| is_list).unwrap_or(paragraph);
                    if is_list && self.has_title(&paragraph) {
                        self.entry(report, paragraph, &mut out);
                    } else if out.is_empty() && self.is_under_title(report, &paragraph) {
                        let (about, kind) = title::resolve(self.gazetteer, report.title.as_deref().unwrap_or(""));
                        self.statements_of(&Entry { about, kind, subject: None }, paragraph, &mut out);
                    } else {
                        out.extend(paragraph.into_iter().map(Piece::Sentence));
                    }
                }
            }
        }
        out
    }

    /// Whether a report has the name of a place as its title and begins without saying what it is about.
    fn is_under_title(&self, report: &Report, paragraph: &[Sentence]) -> bool {
        let Some(title) = report.title.as_deref() else { return false };
        paragraph.first().is_some_and(|first| self.leaves_out(&first.tokens))
            && self.is_title(&crate::token::tokens(title, 0, title.len()))
    }

    /// Whether a paragraph begins with the name of a place alone, and goes on.
    fn has_title(&self, paragraph: &[Sentence]) -> bool {
        matches!(paragraph, [first, _, ..] if title::may_open(&first.tokens) && self.is_title(&first.tokens))
    }

    /// Whether a paragraph with a title is an entry for sure: it bears the title of the report, or leaves out who it
    /// happened to.
    fn shows_an_entry(&self, report: &Report, paragraph: &[Sentence]) -> bool {
        self.has_title(paragraph) && {
            let written = title::written(&report.text, &paragraph[0].tokens);
            report.title.as_deref().is_some_and(|title| title::same(title, &written))
                || paragraph[1..].iter().any(|sentence| self.leaves_out(&sentence.tokens))
        }
    }

    /// Takes over an entry.
    fn entry(&self, report: &Report, paragraph: Vec<Sentence>, out: &mut Vec<Piece>) {
        let mut sentences = paragraph.into_iter();
        let Some(first) = sentences.next() else { return };
        let (about, kind) = title::resolve(self.gazetteer, &title::written(&report.text, &first.tokens));
        let entry = Entry { about, kind, subject: Some((0, first.tokens.len())) };
        out.push(Piece::Sentence(Sentence { entry: Some(entry.clone()), ..first }));
        self.statements_of(&entry, sentences.collect(), out);
    }

    /// Takes over what is said of an entry's place.
    fn statements_of(&self, entry: &Entry, sentences: Vec<Sentence>, out: &mut Vec<Piece>) {
        for sentence in sentences {
            for tokens in self.statements(sentence.tokens) {
                let (tokens, subject) = self.completed(tokens);
                let entry = Some(Entry { subject, ..entry.clone() });
                out.push(Piece::Sentence(Sentence { tokens, paragraph: sentence.paragraph, speaker: None, entry }));
            }
        }
    }

    fn is_title(&self, tokens: &[Token]) -> bool {
        title::is_name(tokens) && !self.triggers.find(tokens).iter().any(|mark| mark.form.is_verb())
    }
}
