//! A sentence in the making: words, each piece with the claims behind it. Footnote numbers come later, when it is clear
//! which sentences stay, so that they run without gaps.

use std::collections::BTreeSet;

use dateline_model::{Day, Sourced};

/// A sentence in the making. It has at least one claim behind it, or is about silence.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'a> {
    pieces: Vec<Piece<'a>>,
    silent: bool,
    /// How much it matters: more is more.
    pub(crate) weight: u32,
    /// The day it is about, to rank and to order by.
    pub(crate) day: Option<Day>,
}

/// Words, with the claims that carry them.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) text: String,
    pub(crate) claims: Vec<&'a Sourced>,
}

impl<'a> Draft<'a> {
    /// A sentence that these claims carry; `None` where there is no claim.
    pub(crate) fn new(text: impl Into<String>, claims: &[&'a Sourced]) -> Option<Self> {
        if claims.is_empty() {
            return None;
        }
        let piece = Piece { text: text.into(), claims: claims.to_vec() };
        Some(Self { pieces: vec![piece], silent: false, weight: 1, day: None })
    }

    /// A sentence of several pieces, of which those with no claims of their own are joined to the next (the last one to
    /// the one before), so that every piece is carried; a stop or comma goes before the footnotes. `None` where none has
    /// a claim.
    pub(crate) fn of(pieces: Vec<(String, Vec<&'a Sourced>)>) -> Option<Self> {
        let mut out: Vec<Piece<'a>> = Vec::new();
        let mut waiting = String::new();
        for (text, claims) in pieces {
            let rest = text.trim_start_matches([',', ';', '.', ':']);
            match out.last_mut().filter(|_| waiting.is_empty()) {
                Some(last) => last.text.push_str(&text[..text.len() - rest.len()]),
                None => waiting.push_str(&text[..text.len() - rest.len()]),
            }
            waiting.push_str(rest);
            if !claims.is_empty() {
                out.push(Piece { text: std::mem::take(&mut waiting), claims });
            }
        }
        out.last_mut()?.text.push_str(&waiting);
        Some(Self { pieces: out, silent: false, weight: 1, day: None })
    }

    /// A sentence that says of what nothing is told. It must assert nothing else.
    pub(crate) fn about_silence(text: impl Into<String>) -> Self {
        let piece = Piece { text: text.into(), claims: vec![] };
        Self { pieces: vec![piece], silent: true, weight: 1, day: None }
    }

    /// The same, ranked.
    pub(crate) fn ranked(mut self, weight: u32, day: Option<Day>) -> Self {
        self.weight = weight;
        self.day = day;
        self
    }

    /// The words.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    pub(crate) fn pieces(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    pub(crate) fn is_silent(&self) -> bool {
        self.silent
    }

    /// Takes over the claims of a sentence with the same words.
    fn take_claims(&mut self, other: Self) {
        let same = self.pieces.len() == other.pieces.len();
        for (index, piece) in other.pieces.into_iter().enumerate() {
            let into = if same { index } else { 0 };
            for claim in piece.claims {
                if !self.pieces[into].claims.iter().any(|one| one.claim.id == claim.claim.id) {
                    self.pieces[into].claims.push(claim);
                }
            }
        }
        self.weight = self.weight.max(other.weight);
    }
}

/// Sentences with the same words become one, with the footnotes of all.
pub(crate) fn without_repeats(drafts: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    let mut out: Vec<Draft<'_>> = Vec::new();
    for draft in drafts {
        let text = draft.text();
        match out.iter_mut().find(|one| one.text() == text) {
            Some(one) => one.take_claims(draft),
            None => out.push(draft),
        }
    }
    out
}

/// The `limit` sentences that matter most (then those nearest to the day of the brief), in the order given; and how many
/// were left out.
pub(crate) fn most_telling(drafts: Vec<Draft<'_>>, limit: usize) -> (Vec<Draft<'_>>, usize) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse((drafts[*index].weight, drafts[*index].day)));
    let kept: BTreeSet<usize> = order.into_iter().take(limit).collect();
    let more = drafts.len() - kept.len();
    let drafts = drafts.into_iter().enumerate().filter(|(index, _)| kept.contains(index)).map(|(_, one)| one).collect();
    (drafts, more)
}
