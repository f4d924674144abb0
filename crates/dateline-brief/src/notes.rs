//! Footnotes: each claim gets a number when the page first needs it, and so does its report.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, PublishedBasis, ReportId, Sourced};

use crate::draft::Draft;
use crate::{Clause, Footnote, Input, Sentence, SourceLine};

/// How many footnotes a piece of a sentence carries at most.
const MOST: usize = 4;

/// The footnotes and sources of a page so far.
pub(crate) struct Notes<'a> {
    input: &'a Input<'a>,
    numbers: BTreeMap<&'a ClaimId, u32>,
    source_numbers: BTreeMap<&'a ReportId, u32>,
    pub(crate) footnotes: Vec<Footnote>,
    pub(crate) sources: Vec<SourceLine>,
}

impl<'a> Notes<'a> {
    pub(crate) fn new(input: &'a Input<'a>) -> Self {
        let (numbers, source_numbers) = (BTreeMap::new(), BTreeMap::new());
        Self { input, numbers, source_numbers, footnotes: vec![], sources: vec![] }
    }

    /// The sentence with its footnotes numbered.
    pub(crate) fn sentence(&mut self, draft: &Draft<'a>) -> Option<Sentence> {
        if draft.is_silent() {
            return Some(Sentence::about_silence(draft.text()));
        }
        let clauses = draft
            .pieces()
            .iter()
            .map(|piece| Clause { text: piece.text.clone(), footnotes: self.numbers(&piece.claims) })
            .collect();
        Sentence::of(clauses)
    }

    /// The numbers of the footnotes for some claims, in order.
    pub(crate) fn numbers(&mut self, claims: &[&'a Sourced]) -> Vec<u32> {
        let mut numbers: Vec<u32> = chosen(claims, self.input).into_iter().map(|claim| self.number(claim)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, sourced: &'a Sourced) -> u32 {
        let claim = &sourced.claim;
        if let Some(number) = self.numbers.get(&claim.id) {
            return *number;
        }
        let source = self.source(sourced);
        let number = next(self.footnotes.len());
        self.footnotes.push(Footnote {
            number,
            claim: claim.id.clone(),
            quote: claim.quote.clone(),
            report: claim.report.clone(),
            doc: claim.doc.clone(),
            start: claim.start,
            end: claim.end,
            source,
        });
        self.numbers.insert(&claim.id, number);
        number
    }

    fn source(&mut self, sourced: &'a Sourced) -> u32 {
        let report = &sourced.claim.report;
        if let Some(number) = self.source_numbers.get(report) {
            return *number;
        }
        let number = next(self.sources.len());
        let head = self.input.reports.get(report);
        self.sources.push(SourceLine {
            number,
            report: report.clone(),
            doc: head.map_or(&sourced.claim.doc, |head| &head.doc).clone(),
            title: head.and_then(|head| head.title.clone()),
            publisher: head.and_then(|head| head.publisher.clone()).or_else(|| sourced.publisher.clone()),
            author: head.and_then(|head| head.author.clone()),
            url: head.and_then(|head| head.url.clone()),
            published: head.map_or(sourced.published, |head| head.published),
            published_basis: head.map_or(PublishedBasis::Unknown, |head| head.published_basis),
            licence: head.and_then(|head| head.licence.clone()),
        });
        self.source_numbers.insert(report, number);
        number
    }
}

fn next(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX).saturating_add(1)
}

/// The claims that are shown: different words, different origins first, those that do not reach past the day before
/// those that do, the earliest published first.
fn chosen<'a>(claims: &[&'a Sourced], input: &Input<'_>) -> Vec<&'a Sourced> {
    let mut sorted: Vec<&Sourced> = claims.to_vec();
    sorted.sort_by_key(|one| {
        let reaches = one.claim.days.to.is_none_or(|to| to > input.on);
        (reaches, one.published.is_none(), one.published, &one.claim.doc, one.claim.start, &one.claim.id)
    });
    let mut quotes = BTreeSet::new();
    sorted.retain(|one| quotes.insert((&one.claim.report, one.claim.start, one.claim.end)));
    let mut origins = BTreeSet::new();
    let (first, rest): (Vec<&Sourced>, Vec<&Sourced>) =
        sorted.into_iter().partition(|one| origins.insert((&one.claim.report, one.origin().to_owned())));
    first.into_iter().chain(rest).take(MOST).collect()
}
