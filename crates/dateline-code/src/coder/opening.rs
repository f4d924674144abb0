//! Where and when the story of a report opens.
//!
//! The first sentences often leave out what the reader knows: the year, or the town that the whole report is about. The
//! title, the day of publishing and the place named most stand in for it.

use dateline_model::{Day, DaySpan, PublishedBasis, Report};

use super::{Coder, sentence_of};
use crate::days::{Calendar, days};
use crate::segment::Piece;
use crate::story::Recent;

impl Coder<'_> {
    /// When the story opens: an interview or a dispatch is of its own day, a chronicle is not.
    pub(super) fn opening(&self, report: &Report, pieces: &[Piece]) -> Calendar {
        let interview = !report.turns.is_empty();
        let now = report.published.map(|day| if interview { day.plus(-1) } else { day });
        let stated = report.published_basis == PublishedBasis::Stated;
        let current = interview || stated && is_current(report.published, pieces);
        let now = now.filter(|_| current && stated);
        let named = report.title.as_deref().and_then(year_in).or_else(|| year_in(&report.doc));
        Calendar {
            local: None,
            campaign: None,
            running: None,
            reference: now.map(DaySpan::on),
            narrative: now,
            year: named.or_else(|| first_year(pieces)),
            now,
        }
    }
}

/// Whether a report is about the place that it names most: at this share of all places that it names, or at a lesser one
/// where its title names the place too.
pub(super) fn is_centred(title: &Title, main: Option<&Recent>, share: f64) -> bool {
    const SHARE: f64 = 0.22;
    const SHARE_OF_TITLE: f64 = 0.08;
    let titled = main.is_some_and(|main| title.names(&main.mention.name));
    share >= if titled { SHARE_OF_TITLE } else { SHARE }
}

/// The title of a report and its short name, ready to be looked through for names.
pub(super) struct Title {
    doc: String,
    title: Option<String>,
}

impl Title {
    pub(super) fn new(report: &Report) -> Self {
        Self { doc: plain(&report.doc), title: report.title.as_deref().map(plain) }
    }

    /// Whether one of them names a place.
    pub(super) fn names(&self, name: &str) -> bool {
        let name = plain(name);
        self.doc.contains(&name) || self.title.as_deref().is_some_and(|title| title.contains(&name))
    }
}

/// In lower case, and with spaces for what may join words.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['_', '-', '’', '\''], " ")
}

/// Whether the text is of its day: its dates lie within six weeks before it came out, or it has none.
fn is_current(published: Option<Day>, pieces: &[Piece]) -> bool {
    let Some(published) = published else { return false };
    let calendar = Calendar { now: Some(published), ..Calendar::default() };
    let sentences = pieces.iter().filter_map(sentence_of);
    let mut dates = sentences.flat_map(|sentence| days(&sentence.tokens, &calendar)).peekable();
    let late = |day: Day| published.number() - day.number() <= 45;
    dates.peek().is_none() || dates.any(|mark| mark.days.last().is_some_and(late))
}

/// The year that a title names.
pub(super) fn year_in(title: &str) -> Option<i16> {
    title
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() == 4)
        .find_map(|word| word.parse().ok())
        .filter(|year| (1900..2100).contains(year))
}

/// The year of the first whole date in the text.
fn first_year(pieces: &[Piece]) -> Option<i16> {
    let first = pieces.iter().filter_map(sentence_of).next();
    let named = first.and_then(|sentence| {
        sentence.tokens.iter().filter(|token| token.lower.len() == 4).find_map(|token| year_in(&token.lower))
    });
    let dated = || {
        pieces
            .iter()
            .filter_map(sentence_of)
            .flat_map(|sentence| days(&sentence.tokens, &Calendar::default()))
            .find_map(|mark| mark.days.first())
    };
    named.or_else(|| dated().map(Day::year))
}
