//! Who can be relied on: how far each source agreed with all others on who held what.

use std::fmt::Write;

use dateline_control::{Agreement, FEWEST, SideRecord, SourceRecord};
use dateline_model::{Grade, SideId};

use crate::listing::{Cell, Listing};
use crate::{Error, Project};

/// How far a source agreed with all others.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceRow {
    /// Its id, or its name, folded, where no pack knows it: what files of parameters call it.
    pub source: String,
    /// Its name.
    pub name: String,
    /// Its type, where a pack says so.
    pub kind: Option<String>,
    /// The editor's grade.
    pub grade: Option<Grade>,
    /// The sides that the pack says it favours.
    pub lean: Vec<SideId>,
    /// The figures.
    pub record: SourceRecord,
    /// What it agreed on by side, in words.
    pub by_side: Vec<String>,
}

impl SourceRow {
    /// The columns that other tools rely on.
    pub const COLUMNS: &'static [&'static str] = &[
        "source",
        "name",
        "type",
        "grade",
        "lean",
        "claims",
        "comparisons",
        "agreed",
        "reliability",
        "low",
        "high",
        "judgement",
        "by_side",
    ];

    /// Sources as rows.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = rows.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        let record = &self.record;
        let whole = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
        vec![
            Cell::text(&self.source),
            Cell::text(&self.name),
            Cell::maybe(self.kind.as_deref()),
            Cell::maybe(self.grade.map(Grade::as_str)),
            Cell::list(&self.lean),
            whole(record.claims),
            whole(record.agreement.comparisons),
            Cell::number((record.agreement.agreed * 10.0).round() / 10.0),
            Cell::number(thousandths(record.reliability)),
            Cell::number(thousandths(record.low)),
            Cell::number(thousandths(record.high)),
            Cell::text(judgement(record)),
            Cell::list(&self.by_side),
        ]
    }
}

fn thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// The figures in a word; none under [`FEWEST`] comparisons. Where the interval is too wide for one word, both stand.
fn judgement(record: &SourceRecord) -> String {
    if record.agreement.comparisons < FEWEST {
        return "too few to judge".to_owned();
    }
    let (least, most) = (word(record.low), word(record.high));
    if least == most { least.to_owned() } else { format!("{least} to {most}") }
}

fn word(reliability: f64) -> &'static str {
    match reliability {
        high if high >= 0.95 => "completely reliable",
        high if high >= 0.85 => "usually reliable",
        high if high >= 0.7 => "fairly reliable",
        high if high >= 0.5 => "not usually reliable",
        _ => "unreliable",
    }
}

impl Project {
    /// How far each source agreed with all others on who held what; those with most comparisons first.
    pub fn sources(&self) -> Result<Vec<SourceRow>, Error> {
        let (claims, parameters) = (self.store.claims()?, self.control_parameters()?);
        let records = dateline_control::reliabilities(&claims, self.gazetteer.places(), &self.lexicon, &parameters);
        let mut rows: Vec<SourceRow> = records.into_iter().map(|record| self.source_row(record)).collect();
        rows.sort_by(|one, other| {
            let key = |row: &SourceRow| (row.record.agreement.comparisons, row.record.claims);
            key(other).cmp(&key(one)).then_with(|| one.source.cmp(&other.source))
        });
        Ok(rows)
    }

    fn source_row(&self, record: SourceRecord) -> SourceRow {
        let source = record.source.as_ref();
        SourceRow {
            source: record.key.clone(),
            name: record.name.clone(),
            kind: source.map(|source| source.kind.clone()),
            grade: source.and_then(|source| source.grade),
            lean: source.map(|source| source.lean.clone()).unwrap_or_default(),
            by_side: record.sides.iter().map(|side| self.side_in_words(side)).collect(),
            record,
        }
    }

    /// `Russia: 3.8 of 5 gains, 2.9 of 3 losses`
    fn side_in_words(&self, record: &SideRecord) -> String {
        let name = self.lexicon.sides().iter().find(|side| side.id == record.side).map(|side| side.name.as_str());
        let mut words = format!("{}:", name.unwrap_or(record.side.as_str()));
        let mut parts = |agreement: Agreement, what: &str, mark: &str| {
            let _ = write!(words, "{mark} {:.1} of {} {what}", agreement.agreed, agreement.comparisons);
        };
        parts(record.gains, "gains", "");
        parts(record.losses, "losses", ",");
        words
    }
}
