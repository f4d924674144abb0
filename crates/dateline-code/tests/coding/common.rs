//! Texts to claims with all built-in packs, as `dateline code` does it, and a short notation for what is expected.
//!
//! `capture; by syrian_army; at Qara; on 2013-11-19` is a claim of that kind with these fields. A field that is not
//! named is not looked at, but for two: no source and an asserted stance are expected where nothing else is said. `-` is
//! an empty list or a missing value, `?` an unknown day, `3..9` a range with either end left out where it is open. A case
//! lists all claims of its text; `…` at the end allows for more.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline_code::Coder;
use dateline_formats::{Details, Limits, read_bytes};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use dateline_model::{Claim, Count, Day, DaySpan, Extent, PlaceMention, PublishedBasis, Report, ReportId, Stance};

/// The files of all built-in packs.
fn packs() -> Vec<PackFile> {
    builtin_packs().into_iter().flat_map(|pack| builtin(pack).unwrap()).collect()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(&packs()).unwrap().value);

pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let tables = packs().into_iter().filter(|file| file.name.ends_with(".csv"));
    Gazetteer::new(tables.flat_map(|file| read_places(&file.content, &file.name).value).collect())
});

pub(crate) static CODER: LazyLock<Coder<'static>> = LazyLock::new(coder);

/// A coder that has coded nothing yet.
pub(crate) fn coder() -> Coder<'static> {
    Coder::new(&LEXICON, &GAZETTEER)
}

/// A report of this text alone: nothing set aside, no turns.
pub(crate) fn report(text: &str, published: Option<&str>) -> Report {
    Report {
        id: ReportId::new("r-1"),
        doc: "one".into(),
        title: None,
        publisher: None,
        author: None,
        url: None,
        published: published.map(|day| Day::parse(day).unwrap()),
        published_basis: if published.is_some() { PublishedBasis::Stated } else { PublishedBasis::Unknown },
        language: None,
        licence: None,
        retrieved: None,
        read_minutes: None,
        media_type: "text/plain".into(),
        file: "one.txt".into(),
        bytes: vec![],
        text: text.into(),
        marks: vec![],
        turns: vec![],
    }
}

/// A report as the readers make it of a Markdown file: headings and speakers set aside, turns told apart.
pub(crate) fn page(text: &str, published: Option<&str>) -> Report {
    let details = Details { published: published.map(|day| Day::parse(day).unwrap()), ..Details::default() };
    let today = Day::parse("2025-01-01").unwrap();
    read_bytes("one.md", text.as_bytes().to_vec(), &details, today, &Limits::default()).unwrap().value
}

/// Codes the report and tells how its claims differ from those expected; `None` where they do not.
pub(crate) fn difference(report: &Report, expected: &[&str]) -> Option<String> {
    let claims = CODER.code(report);
    let open = expected.last() == Some(&"…");
    let mut left: Vec<&Claim> = claims.iter().collect();
    let mut missing: Vec<&str> = Vec::new();
    for wanted in expected.iter().filter(|wanted| **wanted != "…") {
        match left.iter().position(|claim| fits(claim, wanted)) {
            Some(at) => _ = left.remove(at),
            None => missing.push(wanted),
        }
    }
    if missing.is_empty() && (open || left.is_empty()) {
        return None;
    }
    let list = |lines: Vec<String>| lines.iter().map(|line| format!("\n    {line}")).collect::<String>();
    let missing = list(missing.into_iter().map(str::to_owned).collect());
    let left = list(left.into_iter().map(written).collect());
    Some(format!("\n  {}\n  missing:{missing}\n  not expected:{left}", report.text))
}

/// Fails where the claims of the text are not those expected.
pub(crate) fn check(report: &Report, expected: &[&str]) {
    if let Some(difference) = difference(report, expected) {
        panic!("{difference}");
    }
}

/// Tests, each a text and the claims that it makes.
macro_rules! cases {
    ($($name:ident $(($day:literal))?: $text:literal => [$($claim:literal),* $(,)?];)+) => {$(
        #[test]
        fn $name() {
            let day = [$($day)?].first().copied();
            $crate::common::check(&$crate::common::report($text, day), &[$($claim),*]);
        }
    )+};
}
pub(crate) use cases;

/// Whether the claim is as the notation has it.
fn fits(claim: &Claim, wanted: &str) -> bool {
    let mut parts = wanted.split("; ");
    let kind = parts.next() == Some(claim.kind.as_str());
    let mut named = BTreeSet::new();
    let fields = parts.all(|part| {
        let (name, value) = part.split_once(' ').expect("a field has a name and a value");
        named.insert(name);
        let is = field(claim, name);
        if ["by", "against", "at", "said"].contains(&name) { set(&is) == set(value) } else { is == value }
    });
    kind && fits_unsaid(claim, &named) && fields
}

/// What is expected of the fields that a case does not name.
fn fits_unsaid(claim: &Claim, named: &BTreeSet<&str>) -> bool {
    (named.contains("said") || claim.said_by.is_empty())
        && (named.contains("stance") || claim.stance == Stance::Asserted)
}

fn set(list: &str) -> BTreeSet<&str> {
    list.split(", ").collect()
}

/// A field of a claim in the notation.
fn field(claim: &Claim, name: &str) -> String {
    match name {
        "by" => joined(claim.by.iter().map(|actor| actor.as_str())),
        "against" => joined(claim.against.iter().map(|actor| actor.as_str())),
        "at" => joined(claim.places.iter().map(|mention| mention.name.as_str())),
        "place" => joined(claim.places.iter().filter_map(|mention| mention.place.as_ref()).map(|id| id.as_str())),
        "said" => joined(claim.said_by.iter().map(String::as_str)),
        "on" => days(claim.days),
        "bound" => format!("{:?}", claim.date_bound).to_lowercase(),
        "stance" => claim.stance.to_string(),
        "killed" => count(claim.killed),
        "wounded" => count(claim.wounded),
        "captured" => count(claim.captured),
        "displaced" => count(claim.displaced),
        "extent" => extent(claim.extent),
        "scope" => claim.scope.map_or("-".into(), |scope| scope.to_string()),
        "phase" => claim.phase.map_or("-".into(), |phase| phase.to_string()),
        "from" => mention(claim.from_place.as_ref()),
        "to" => mention(claim.to_place.as_ref()),
        "unit" => claim.count_unit.map_or("-".into(), |unit| unit.to_string()),
        "families" => count(claim.families),
        "cause" => claim.cause.clone().unwrap_or_else(|| "-".into()),
        "quote" => claim.quote.clone(),
        "prediction" => claim.prediction.to_string(),
        "presence" => claim.presence.to_string(),
        _ => panic!("no field `{name}`"),
    }
}

fn mention(end: Option<&PlaceMention>) -> String {
    end.map_or("-".into(), |mention| mention.name.clone())
}

fn joined<'a>(list: impl Iterator<Item = &'a str>) -> String {
    let list: Vec<&str> = list.collect();
    if list.is_empty() { "-".into() } else { list.join(", ") }
}

fn days(span: DaySpan) -> String {
    let end = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    match (span.from, span.to) {
        (None, None) => "?".into(),
        (Some(from), Some(to)) if from == to => from.to_string(),
        (from, to) => format!("{}..{}", end(from), end(to)),
    }
}

fn count(count: Option<Count>) -> String {
    let end = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    match count {
        None => "-".into(),
        Some(count) if count.low() == count.high() => end(count.low()),
        Some(count) => format!("{}..{}", end(count.low()), end(count.high())),
    }
}

fn extent(extent: Option<Extent>) -> String {
    match extent {
        None => "-".into(),
        Some(Extent::Shares(low, high)) => format!("{low:.2}..{high:.2}"),
        Some(word) => format!("{word:?}").to_lowercase(),
    }
}

/// A claim in the notation, with all that it says.
fn written(claim: &Claim) -> String {
    const FIELDS: [&str; 11] =
        ["by", "against", "at", "on", "killed", "wounded", "captured", "displaced", "said", "stance", "extent"];
    let said = FIELDS.iter().map(|name| (name, field(claim, name))).filter(|(_, value)| value != "-");
    let fields: String = said.map(|(name, value)| format!("; {name} {value}")).collect();
    format!("{}{fields}   «{}» {}", claim.kind, claim.quote, claim.rule)
}
