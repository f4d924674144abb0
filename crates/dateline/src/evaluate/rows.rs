//! A comparison as rows and as JSON.

use dateline_evaluate::{Group, Mistake, RuleScore, Score};
use serde::Serialize;

use super::Evaluated;
use crate::listing::{Cell, Listing};

const FIGURES: &[&str] = &[
    "doc",
    "gold",
    "predicted",
    "unfaithful",
    "found_precision",
    "found_recall",
    "found_f1",
    "usable_precision",
    "usable_recall",
    "usable_f1",
    "date",
    "place",
    "sides",
    "numbers",
    "stance",
    "said_by",
    "stance_recall",
];

const MISTAKES: &[&str] =
    &["cause", "title", "labels", "doc", "start", "end", "kind", "quote", "expected", "coded", "rule"];

impl Evaluated {
    /// The figures, a row.
    #[must_use]
    pub fn figures(&self) -> Listing {
        let mut listing = Listing::new(FIGURES);
        listing.rows.push(row("", &self.score));
        listing
    }

    /// The figures, a row a report.
    #[must_use]
    pub fn figures_by_doc(&self) -> Listing {
        let mut listing = Listing::new(FIGURES);
        listing.rows = self.by_doc.iter().map(|(doc, score)| row(doc, score)).collect();
        listing
    }

    /// The mistakes, a row each, those of the most frequent cause first.
    #[must_use]
    pub fn mistakes(&self) -> Listing {
        let mut listing = Listing::new(MISTAKES);
        for mistake in self.errors.iter().flat_map(|group| &group.mistakes) {
            listing.rows.push(vec![
                Cell::text(mistake.cause.id()),
                Cell::text(mistake.cause.title()),
                Cell::list(&mistake.labels),
                Cell::text(&mistake.doc),
                Cell::count(Some(mistake.start)),
                Cell::count(Some(mistake.end)),
                Cell::text(mistake.kind),
                Cell::text(&mistake.quote),
                Cell::text(&mistake.expected),
                Cell::text(&mistake.coded),
                Cell::text(&mistake.rule),
            ]);
        }
        listing
    }

    /// As JSON, with the keys of the coding guide's scorer; `by_doc`, and `errors` and `rules` with so many examples a
    /// cause, only where they are asked for.
    #[must_use]
    pub fn to_json(&self, by_doc: bool, examples: Option<usize>) -> String {
        let all = All {
            score: &self.score,
            by_doc: by_doc.then(|| self.by_doc.iter().map(|(doc, score)| ByDoc { doc, score }).collect()),
            errors: examples.map(|examples| self.errors.iter().map(|group| errors(group, examples)).collect()),
            rules: examples.map(|_| &self.rules[..]),
        };
        serde_json::to_string_pretty(&all).expect("figures and words are always JSON") + "\n"
    }
}

fn row(doc: &str, score: &Score) -> Vec<Cell> {
    let count = |count: usize| Cell::count(u32::try_from(count).ok());
    let (found, usable, fields) = (&score.found, &score.usable, &score.fields);
    let mut row = vec![
        if doc.is_empty() { Cell::Empty } else { Cell::text(doc) },
        count(score.gold),
        count(score.predicted),
        count(score.unfaithful),
    ];
    let shares = [
        found.precision,
        found.recall,
        found.f1,
        usable.precision,
        usable.recall,
        usable.f1,
        fields.date,
        fields.place,
        fields.sides,
        fields.numbers,
        fields.stance,
        fields.said_by,
    ];
    row.extend(shares.map(Cell::number));
    row.push(score.stance_recall.map_or(Cell::Empty, Cell::number));
    row
}

#[derive(Serialize)]
struct All<'a> {
    #[serde(flatten)]
    score: &'a Score,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_doc: Option<Vec<ByDoc<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<Errors<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<&'a [RuleScore]>,
}

#[derive(Serialize)]
struct ByDoc<'a> {
    doc: &'a str,
    #[serde(flatten)]
    score: &'a Score,
}

#[derive(Serialize)]
struct Errors<'a> {
    cause: &'static str,
    title: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'static str>,
    count: usize,
    labels: &'a [(String, usize)],
    examples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
    kind: &'static str,
    quote: &'a str,
    expected: &'a str,
    coded: &'a str,
    rule: &'a str,
}

fn errors(group: &Group, examples: usize) -> Errors<'_> {
    let example = |mistake| {
        let Mistake { doc, start, end, kind, quote, expected, coded, rule, .. }: &Mistake = mistake;
        Example { doc, start: *start, end: *end, kind, quote, expected, coded, rule }
    };
    Errors {
        cause: group.cause.id(),
        title: group.cause.title(),
        hint: group.cause.hint(),
        count: group.mistakes.len(),
        labels: &group.labels,
        examples: group.mistakes.iter().take(examples).map(example).collect(),
    }
}
