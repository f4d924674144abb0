//! The page itself: sections of sentences and tables, and the footnotes behind them.

use dateline_model::{ClaimId, Day, PublishedBasis, ReportId};

/// The state of a battle on a day, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Brief {
    /// The heading: "State of the battle: Qalamoun, 5 December 2013".
    pub title: String,
    /// A line under it: as known when, from how many reports.
    pub standing: String,
    /// The sections that have something to say, in their order.
    pub sections: Vec<Section>,
    /// The footnotes, numbered from 1 in the order in which the page first needs them.
    pub footnotes: Vec<Footnote>,
    /// The reports behind the footnotes, numbered from 1 in the same way.
    pub sources: Vec<SourceLine>,
    /// What the reader must know of how the page was made.
    pub closing: Vec<String>,
    pub(crate) map_svg: String,
}

/// A section.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// How many more there are that are not shown.
    pub more: usize,
    /// Its table.
    pub table: Option<Table>,
    /// What a reader must know of it before reading; it asserts nothing.
    pub note: Option<String>,
    /// Its pictures, as SVG that stands alone: shown in HTML, before the table.
    pub pictures: Vec<String>,
    /// What stands under the pictures; it asserts nothing.
    pub caption: Option<String>,
}

/// A sentence, with at least one footnote; or one about silence, which has none and asserts nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    clauses: Vec<Clause>,
}

/// A piece of a sentence with the numbers of its footnotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// The words, as plain text.
    pub text: String,
    /// The footnotes behind them.
    pub footnotes: Vec<u32>,
}

/// A table: a row has as many cells as there are columns, and its footnotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table. It has at least one footnote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    cells: Vec<String>,
    footnotes: Vec<u32>,
}

/// A claim behind a sentence: the verbatim words and where they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Footnote {
    /// Its number on this page.
    pub number: u32,
    /// The claim.
    pub claim: ClaimId,
    /// The words, verbatim.
    pub quote: String,
    /// The report that they stand in.
    pub report: ReportId,
    /// The report's `doc`.
    pub doc: String,
    /// Where the quote starts, in code points.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The number of the report in the list of sources.
    pub source: u32,
}

/// A report in the list of sources.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceLine {
    /// Its number on this page.
    pub number: u32,
    /// The report.
    pub report: ReportId,
    /// The report's `doc`.
    pub doc: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The day it came out.
    pub published: Option<Day>,
    /// Whether that day is stated or inferred.
    pub published_basis: PublishedBasis,
    /// Under what terms the text may be shown.
    pub licence: Option<String>,
}

impl Brief {
    /// A small map of who holds what, as SVG that stands alone.
    #[must_use]
    pub fn map_svg(&self) -> &str {
        &self.map_svg
    }

    /// The footnote with a number.
    #[must_use]
    pub fn footnote(&self, number: u32) -> Option<&Footnote> {
        self.footnotes.iter().find(|one| one.number == number)
    }

    /// The source of a footnote.
    #[must_use]
    pub fn source_of(&self, footnote: &Footnote) -> Option<&SourceLine> {
        self.sources.iter().find(|one| one.number == footnote.source)
    }
}

impl Sentence {
    /// A sentence that says of what nothing is told. It carries no footnote, and must assert nothing else.
    #[must_use]
    pub fn about_silence(text: String) -> Self {
        Self { clauses: vec![Clause { text, footnotes: vec![] }] }
    }

    /// A sentence of pieces; `None` where one of them has no footnote.
    pub(crate) fn of(clauses: Vec<Clause>) -> Option<Self> {
        let carried = !clauses.is_empty() && clauses.iter().all(|clause| !clause.footnotes.is_empty());
        carried.then_some(Self { clauses })
    }

    /// Its pieces, each with the footnotes behind it.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The words, as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        self.clauses.iter().map(|clause| clause.text.as_str()).collect()
    }

    /// The numbers of its footnotes, each once, in order.
    #[must_use]
    pub fn footnotes(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.clauses.iter().flat_map(|clause| clause.footnotes.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

impl Row {
    /// A row with its footnotes; `None` without any.
    pub(crate) fn new(cells: Vec<String>, footnotes: Vec<u32>) -> Option<Self> {
        (!footnotes.is_empty()).then_some(Self { cells, footnotes })
    }

    /// Its cells, as plain text.
    #[must_use]
    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    /// The numbers of its footnotes.
    #[must_use]
    pub fn footnotes(&self) -> &[u32] {
        &self.footnotes
    }
}
