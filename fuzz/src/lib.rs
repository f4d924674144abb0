//! What every fuzz target checks of a report that was read.

pub mod script;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline_code::Coder;
use dateline_formats::{Details, Limits, read_bytes};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use dateline_model::{Claim, Day, MarkKind, Report};
use script::{Topic, script};

static PACKS: LazyLock<(Lexicon, Gazetteer)> = LazyLock::new(|| {
    let files: Vec<PackFile> = builtin_packs().into_iter().filter_map(builtin).flatten().collect();
    let tables = files.iter().filter(|file| file.name.ends_with(".csv"));
    let places = tables.flat_map(|file| read_places(&file.content, &file.name).value).collect();
    (Lexicon::load(&files).expect("the shipped packs are read by the lexicon's tests").value, Gazetteer::new(places))
});

/// The coder with all built-in packs.
pub static CODER: LazyLock<Coder<'static>> = LazyLock::new(|| Coder::new(&PACKS.0, &PACKS.1));

/// A day to read at.
pub fn today() -> Day {
    Day::new(2020, 1, 1).expect("a day of the calendar")
}

/// Reads the bytes as a file of this name, and checks what comes of it.
pub fn read(file: &str, bytes: &[u8]) {
    if let Ok(parsed) = read_bytes(file, bytes.to_vec(), &Details::default(), today(), &Limits::default()) {
        check(&parsed.value);
    }
}

/// Marks and turns lie inside the text, in order, and do not overlap within their kind.
pub fn check(report: &Report) {
    let length = u32::try_from(report.text.chars().count()).expect("the limits keep texts short");
    for kind in [MarkKind::Edit, MarkKind::Reference, MarkKind::SpeakerLabel, MarkKind::Furniture] {
        let marks: Vec<_> = report.marks.iter().filter(|mark| mark.kind == kind).collect();
        assert!(marks.iter().all(|mark| mark.start < mark.end && mark.end <= length));
        assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    assert!(report.turns.iter().all(|turn| turn.start < turn.end && turn.end <= length));
    assert!(report.turns.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

/// Codes what the bytes say of the topic, and checks what comes of it.
pub fn code(topic: Topic, bytes: &[u8]) {
    let (text, published) = script(topic, bytes);
    if let Ok(parsed) = read_bytes("a.md", text.into_bytes(), &Details::default(), today(), &Limits::default()) {
        let published = published.map(|day| Day::parse(day).expect("a day of the calendar"));
        let report = Report { published, ..parsed.value };
        check_claims(&report, &CODER.code(&report));
    }
}

/// What holds for the claims of any report: quotes verbatim and within a line, in the order of the text, no id twice, days
/// and counts the right way round, nobody against himself.
pub fn check_claims(report: &Report, claims: &[Claim]) {
    for claim in claims {
        assert!(claim.is_verbatim(report), "not verbatim: {claim:?}");
        assert!(claim.quote.trim() == claim.quote && !claim.quote.contains('\n'), "beyond its words: {claim:?}");
        if let (Some(from), Some(to)) = (claim.days.from, claim.days.to) {
            assert!(from <= to, "days reversed: {claim:?}");
        }
        for count in [claim.killed, claim.wounded, claim.captured, claim.displaced].into_iter().flatten() {
            assert!(count.low().is_some() || count.high().is_some(), "a count of nothing: {claim:?}");
            assert!(count.low().is_none_or(|low| count.high().is_none_or(|high| low <= high)), "reversed: {claim:?}");
        }
        assert!(!claim.by.iter().any(|actor| claim.against.contains(actor)), "against itself: {claim:?}");
        assert!(claim.places.iter().all(|place| !place.name.is_empty() && (0.0..=1.0).contains(&place.certainty)));
        assert!(claim.said_by.iter().all(|source| !source.trim().is_empty()), "said by nobody: {claim:?}");
        assert!((0.0..=1.0).contains(&claim.confidence), "no confidence: {claim:?}");
    }
    assert!(claims.windows(2).all(|pair| pair[0].start <= pair[1].start), "out of order: {claims:#?}");
    let ids: BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
    assert_eq!(ids.len(), claims.len(), "an id twice: {claims:#?}");
}

/// What must hold of roads, whatever the bytes.
pub fn check_roads(roads: &[dateline_model::RoadLine]) {
    for road in roads {
        assert!(road.corners.len() > 1);
        assert!(road.nodes.is_empty() || road.nodes.len() == road.corners.len());
        assert!(road.max_speed.is_none_or(|speed| speed > 0.0 && speed.is_finite()));
    }
}

/// A PBF of one block with this content, not packed.
pub fn pbf_of(content: &[u8]) -> Vec<u8> {
    let varint = |mut number: usize| {
        let mut bytes = vec![];
        while number > 0x7f {
            bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    };
    let blob = [&[0x0a][..], &varint(content.len()), content].concat();
    let head = [&[0x0a, 7][..], b"OSMData", &[0x18], &varint(blob.len())].concat();
    [&(head.len() as u32).to_be_bytes()[..], &head, &blob].concat()
}

struct NoNames;

impl dateline_roads::Names for NoNames {
    fn place(&self, _: &str) -> Result<&dateline_model::Place, Vec<String>> {
        Err(vec![])
    }

    fn road(&self, _: &str) -> Result<&dateline_model::Place, Vec<String>> {
        Err(vec![])
    }
}

/// Lines by bytes: a head that says what the line is and how many corners it has, then a byte a corner; a town where the head
/// is low.
pub fn check_built_roads(bytes: &[u8]) {
    use dateline_model::{LonLat, Metres, Place, PlaceId, PlaceKind, RoadClass, RoadLine};
    let at = |byte: u8| {
        LonLat::try_new(36.0 + f64::from(byte & 15) * 0.01, 34.0 + f64::from(byte >> 4) * 0.01).expect("on the earth")
    };
    let (mut lines, mut places) = (vec![], vec![]);
    let mut rest = bytes;
    while let [head, corner, ..] = *rest {
        rest = &rest[1..];
        if head < 32 {
            places.push(Place {
                id: PlaceId::new(format!("p{}", places.len())),
                name: String::new(),
                kind: PlaceKind::Populated,
                names: vec![],
                part_of: vec![],
                country: None,
                location: Some(at(corner)),
                radius_m: None,
                basis: String::new(),
            });
            continue;
        }
        let corners = &rest[..rest.len().min(usize::from(head & 7))];
        rest = &rest[corners.len()..];
        let nodes = if head & 8 == 0 { vec![] } else { corners.iter().map(|corner| i64::from(*corner)).collect() };
        lines.push(RoadLine {
            number: lines.len() as i64,
            corners: corners.iter().map(|corner| at(*corner)).collect(),
            nodes,
            names: vec![],
            class: if head & 16 == 0 { RoadClass::Primary } else { RoadClass::Track },
            max_speed: None,
            one_way: head & 32 != 0,
            bridge: head & 64 != 0,
            tunnel: false,
        });
    }
    let before: f64 = lines.iter().map(|line| dateline_roads::length(&line.corners).0).sum();
    let origin = dateline_roads::Origin { file: "a", unit: "line" };
    let made = dateline_roads::from_lines(origin, lines, Metres(20.0), &places, &NoNames).value;
    let after: f64 = made.segments.iter().map(|segment| segment.length.0).sum();
    assert!(after <= before + 1.0, "{after} m of {before} m");
    assert!(made.segments.iter().all(|one| one.line.len() > 1 && (one.ends[0].is_none() || one.ends[0] != one.ends[1])));
}
