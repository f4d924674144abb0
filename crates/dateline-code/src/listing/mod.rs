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
        })
    }
}

impl Coder<'_> {
    /// The pieces of a report with its entries told as such, each of their sentences complete. All others stay as they are.
    pub(crate) fn with_entries(&self, report: &Report, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut out = Vec::with_capacity(pieces.len());
        let mut paragraph: Vec<Sentence> = vec![];
        for piece in pieces {
            match piece {
                Piece::Sentence(sentence) => {
                    if paragraph.last().is_some_and(|last| last.paragraph != sentence.paragraph) {
                        self.entry(report, std::mem::take(&mut paragraph), &mut out);
                    }
                    paragraph.push(sentence);
                }
                Piece::Heading(_) => {
                    self.entry(report, std::mem::take(&mut paragraph), &mut out);
                    out.push(piece);
                }
            }
        }
        self.entry(report, paragraph, &mut out);
        out
    }

    /// Takes a paragraph over: as an entry if it is one.
    fn entry(&self, report: &Report, mut paragraph: Vec<Sentence>, out: &mut Vec<Piece>) {
        let is_entry = report.turns.is_empty() && paragraph.first().is_some_and(|first| title::may_open(&first.tokens));
        if let Some((head, rest)) =
            paragraph.first().filter(|_| is_entry).and_then(|first| title::cut_off(&first.tokens))
        {
            let first = &paragraph[0];
            let make = |tokens| Sentence { tokens, paragraph: first.paragraph, speaker: None, entry: None };
            let both = [make(head), make(rest)];
            paragraph.splice(0..1, both);
        }
        let titled = match paragraph.as_slice() {
            [first, rest @ ..] if is_entry && !rest.is_empty() && self.is_title(&first.tokens) => {
                let written = title::written(&report.text, &first.tokens);
                let named = report.title.as_deref().is_some_and(|title| title::same(title, &written));
                (named || rest.iter().any(|sentence| self.leaves_out(&sentence.tokens))).then_some(written)
            }
            _ => None,
        };
        let Some(written) = titled else {
            out.extend(paragraph.into_iter().map(Piece::Sentence));
            return;
        };
        let (about, kind) = title::resolve(self.gazetteer, &written);
        let entry = Entry { about, kind, subject: None };
        for (index, sentence) in paragraph.into_iter().enumerate() {
            if index == 0 {
                let last = sentence.tokens.len();
                let entry = Some(Entry { subject: Some((0, last)), ..entry.clone() });
                out.push(Piece::Sentence(Sentence { entry, ..sentence }));
                continue;
            }
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
