//! What the tests share: rows of every type with awkward content, and a project that holds them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use dateline_model::*;
use dateline_store::{Store, StoreInfo};

/// Quotes, Arabic with its direction marks, emoji of several code points, a NUL, a line break, JSON and SQL.
pub(crate) const AWKWARD: &str =
    "O'Brien “said” \"no\"; حزب\u{200f} الله 🧑‍🚒 \\ \n\t [1,null] '); DROP TABLE claim; -- \u{0} e\u{301}";

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn at(longitude: f64, latitude: f64) -> Option<LonLat> {
    Some(LonLat::try_new(longitude, latitude).unwrap())
}

pub(crate) fn info() -> StoreInfo {
    StoreInfo { application: "dateline 0.1.0".into(), created: "2013-12-01T00:00:00Z".into() }
}

pub(crate) fn run(id: &str, kind: RunKind, started: &str) -> Run {
    Run {
        id: RunId::new(id),
        kind,
        started: started.into(),
        coder: "dateline-code 0.1.0".into(),
        lexicon_hash: String::new(),
        parameters_hash: "p'1".into(),
        rows_in: 0,
        rows_out: 0,
        rejected: 0,
    }
}

/// A folder that is removed afterwards, and a project path in it (with a blank and Arabic in its name).
pub(crate) fn place_for_a_project() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a project مشروع.gpkg");
    (folder, path)
}

pub(crate) fn full_report() -> Report {
    let text = format!("Qara fell. {AWKWARD} Yabroud did not.");
    let end = u32::try_from(text.chars().count()).unwrap();
    Report {
        id: ReportId::new("r-full"),
        doc: "full 'doc'".into(),
        title: Some(format!("Title {AWKWARD}")),
        publisher: Some("The \"Star\"".into()),
        author: Some("ك. كاتب".into()),
        url: Some("https://example.org/?a=1&b='2'".into()),
        published: Some(day("2013-12-05")),
        published_basis: PublishedBasis::Inferred,
        language: Some("en".into()),
        licence: Some("CC BY 4.0".into()),
        retrieved: Some(day("2013-12-06")),
        read_minutes: Some(7),
        media_type: "text/html".into(),
        file: "folder/full.html".into(),
        bytes: (0..=255).cycle().take(100_000).collect(),
        text,
        marks: vec![
            Mark { start: 0, end: 4, kind: MarkKind::Reference },
            Mark { start: 5, end: 6, kind: MarkKind::SpeakerLabel },
        ],
        turns: vec![Turn { start: 0, end, speaker: "Faysal \"FI\" Itani".into(), interviewer: false }],
    }
}

pub(crate) fn bare_report() -> Report {
    Report {
        id: ReportId::new("r-bare"),
        doc: "bare".into(),
        title: None,
        publisher: None,
        author: None,
        url: None,
        published: None,
        published_basis: PublishedBasis::Unknown,
        language: None,
        licence: None,
        retrieved: None,
        read_minutes: None,
        media_type: "text/plain".into(),
        file: String::new(),
        bytes: vec![],
        text: "Nothing is known of Nabek.".into(),
        marks: vec![],
        turns: vec![],
    }
}

/// A claim with every field filled.
pub(crate) fn full_claim() -> Claim {
    let report = full_report();
    let start = u32::try_from("Qara fell. ".chars().count()).unwrap();
    let end = start + u32::try_from(AWKWARD.chars().count()).unwrap();
    Claim {
        id: ClaimId::new("c-full"),
        report: report.id,
        doc: report.doc,
        quote: AWKWARD.into(),
        start,
        end,
        kind: Kind::Capture,
        days: DaySpan { from: Some(day("2013-11-16")), to: Some(day("2013-11-19")) },
        date_bound: DateBound::By,
        places: vec![
            PlaceMention { name: "Qara, \"the\" town".into(), place: Some(PlaceId::new("sy-qara")), certainty: 1.0 },
            PlaceMention { name: "قارة".into(), place: None, certainty: 0.0 },
            PlaceMention { name: "Qala".into(), place: Some(PlaceId::new("sy-qara")), certainty: 6.0 / 7.0 },
        ],
        by: vec![ActorId::new("syrian_army"), ActorId::new("hezbollah")],
        against: vec![ActorId::new("rebels")],
        killed: Some(Count::exactly(30)),
        wounded: Some(Count::at_least(18)),
        captured: Some(Count::at_most(40)),
        displaced: Some(Count::between(0, u32::MAX)),
        said_by: vec!["SOHR".into(), AWKWARD.into()],
        stance: Stance::Denied,
        extent: Some(Extent::Shares(0.1 + 0.2, 0.75)),
        sub_event_type: Some("Government regains territory".into()),
        scope: Some(Scope::RunningTotal),
        phase: Some(Phase::CarriedOut),
        from_place: Some(PlaceMention {
            name: "Qara, \"the\" town".into(),
            place: Some(PlaceId::new("sy-qara")),
            certainty: 6.0 / 7.0,
        }),
        to_place: Some(PlaceMention { name: "عرسال".into(), place: None, certainty: 0.0 }),
        count_unit: Some(CountUnit::Families),
        families: Some(Count::at_least(50)),
        cause: Some(AWKWARD.into()),
        presence: true,
        prediction: true,
        speaker_role: Some("fellow, “Atlantic Council”".into()),
        rule: "capture/active".into(),
        confidence: 0.1 + 0.7,
    }
}

/// A claim with nothing that can be left out.
pub(crate) fn bare_claim() -> Claim {
    let report = bare_report();
    Claim {
        id: ClaimId::new("c-bare"),
        report: report.id,
        doc: report.doc,
        quote: "Nothing".into(),
        start: 0,
        end: 7,
        kind: Kind::Statement,
        days: DaySpan::UNKNOWN,
        date_bound: DateBound::On,
        places: vec![],
        by: vec![],
        against: vec![],
        killed: None,
        wounded: None,
        captured: None,
        displaced: None,
        said_by: vec![],
        stance: Stance::Asserted,
        extent: None,
        sub_event_type: None,
        scope: None,
        phase: None,
        from_place: None,
        to_place: None,
        count_unit: None,
        families: None,
        cause: None,
        presence: false,
        prediction: false,
        speaker_role: None,
        rule: String::new(),
        confidence: 0.0,
    }
}

pub(crate) fn full_event() -> Event {
    let tally = |low, best, high| Some(Tally { low, best, high });
    Event {
        id: EventId::new("e-full"),
        kind: Kind::Capture,
        days: DaySpan { from: Some(day("2013-11-16")), to: Some(day("2013-11-19")) },
        date_bound: DateBound::About,
        place: Some(PlaceId::new("sy-qara")),
        place_name: AWKWARD.into(),
        location: at(36.745_123_456_789, 34.156_789_012_345),
        by: vec![SideId::new("syrian_government"), SideId::new("hezbollah")],
        against: vec![SideId::new("opposition")],
        killed: tally(0, 1, u32::MAX),
        wounded: tally(1, 1, 1),
        captured: tally(2, 3, 4),
        displaced: tally(5, 5, 6),
        members: vec![ClaimId::new("c-bare"), ClaimId::new("c-full")],
        asserted: 1,
        denied: 2,
        planned: 3,
        sources: 4,
        published: Some(day("2013-11-20")),
        recorded_in: RunId::new("run-1"),
    }
}

pub(crate) fn bare_event() -> Event {
    Event {
        id: EventId::new("e-bare"),
        kind: Kind::Agreement,
        days: DaySpan::UNKNOWN,
        date_bound: DateBound::On,
        place: None,
        place_name: String::new(),
        location: None,
        by: vec![],
        against: vec![],
        killed: None,
        wounded: None,
        captured: None,
        displaced: None,
        members: vec![ClaimId::new("c-bare")],
        asserted: 0,
        denied: 0,
        planned: 0,
        sources: 0,
        published: None,
        recorded_in: RunId::new("run-1"),
    }
}

pub(crate) fn control() -> Vec<ControlInterval> {
    let full = ControlInterval {
        place: PlaceId::new("sy-qara"),
        days: DaySpan { from: None, to: Some(day("2013-11-18")) },
        holder: Holder::Side(SideId::new("opposition")),
        probability: 1.0 / 3.0,
        basis: Basis::Assumed,
        parties: vec![],
        claims_for: vec![],
        claims_against: vec![ClaimId::new("c-full")],
        published: None,
        recorded_in: RunId::new("run-1"),
    };
    vec![
        full.clone(),
        ControlInterval {
            days: DaySpan { from: Some(day("2013-11-19")), to: Some(day("2013-11-20")) },
            holder: Holder::Contested,
            probability: 0.0,
            basis: Basis::Inferred,
            parties: vec![SideId::new("opposition"), SideId::new("syrian_government")],
            ..full.clone()
        },
        ControlInterval {
            days: DaySpan { from: Some(day("2013-11-21")), to: None },
            holder: Holder::Side(SideId::new("a side without a name")),
            probability: 1.0,
            basis: Basis::Evidence,
            claims_for: vec![ClaimId::new("c-full"), ClaimId::new("c-bare")],
            published: Some(day("2013-11-21")),
            ..full.clone()
        },
        ControlInterval { place: PlaceId::new("sy-unknown"), days: DaySpan::UNKNOWN, holder: Holder::Unknown, ..full },
    ]
}

pub(crate) fn sieges() -> Vec<SiegeInterval> {
    let full = SiegeInterval {
        place: PlaceId::new("sy-qara"),
        days: DaySpan { from: Some(day("2013-05-01")), to: Some(day("2013-07-02")) },
        besiegers: vec![SideId::new("hezbollah"), SideId::new("syrian_government")],
        besieged: vec![SideId::new("opposition")],
        closure: Some(Closure::Full),
        end_told: true,
        claims: vec![ClaimId::new("c-full"), ClaimId::new("c-bare")],
        published: Some(day("2013-05-02")),
        recorded_in: RunId::new("run-1"),
    };
    let later = SiegeInterval {
        days: DaySpan { from: Some(day("2013-11-01")), to: None },
        besieged: vec![],
        closure: Some(Closure::Partial),
        end_told: false,
        claims: vec![ClaimId::new("c-bare")],
        published: None,
        ..full.clone()
    };
    vec![full, later.clone(), SiegeInterval { place: PlaceId::new("sy-unknown"), closure: None, ..later }]
}

pub(crate) fn roads() -> Vec<RoadSegment> {
    let line = vec![at(36.745_123, 34.156_789).unwrap(), at(36.73, 34.1).unwrap(), at(36.72, 34.02).unwrap()];
    let ends = [Some(PlaceId::new("sy-qara")), Some(PlaceId::new("sy-nabek"))];
    let full = RoadSegment {
        id: RoadSegment::id_of(&line, RoadClass::Motorway, &ends),
        line,
        ends,
        roads: vec![PlaceId::new("sy-m5-highway"), PlaceId::new("sy-'other'")],
        class: RoadClass::Motorway,
        length: Metres(15_432.1),
        length_basis: LengthBasis::Line,
        max_speed: Some(112.654_08),
        one_way: true,
        bridge: true,
        tunnel: false,
        schematic: false,
        basis: AWKWARD.into(),
        recorded_in: RunId::new("run-1"),
    };
    let bare = RoadSegment {
        id: SegmentId::new("w-bare"),
        line: vec![at(36.66, 33.97).unwrap(), at(36.72, 34.02).unwrap()],
        ends: [None, None],
        roads: vec![],
        max_speed: None,
        one_way: false,
        bridge: false,
        tunnel: true,
        schematic: true,
        class: RoadClass::Path,
        length_basis: LengthBasis::Straight,
        ..full.clone()
    };
    vec![full, bare]
}

pub(crate) fn routes() -> Vec<RouteInterval> {
    let full = RouteInterval {
        segment: SegmentId::new("w-bare"),
        traveller: Traveller::Side(SideId::new("opposition")),
        days: DaySpan { from: Some(day("2013-11-16")), to: Some(day("2013-12-09")) },
        status: RouteStatus::Cut,
        probability: 2.0 / 3.0,
        basis: Basis::Evidence,
        places: vec![PlaceId::new("sy-qara")],
        claims_for: vec![ClaimId::new("c-full")],
        claims_against: vec![ClaimId::new("c-bare")],
        recorded_in: RunId::new("run-1"),
    };
    let none = |traveller, status| RouteInterval {
        traveller,
        status,
        days: DaySpan::UNKNOWN,
        basis: Basis::Inferred,
        places: vec![],
        claims_for: vec![],
        claims_against: vec![],
        ..full.clone()
    };
    vec![none(Traveller::Aid, RouteStatus::Open), none(Traveller::Civilians, RouteStatus::Threatened), full.clone()]
}

pub(crate) fn places() -> Vec<Place> {
    let place = |id: &str, kind, location| Place {
        id: PlaceId::new(id),
        name: format!("Place {id}"),
        kind,
        names: vec![],
        part_of: vec![PlaceId::new("sy-qalamoun")],
        country: Some("SY".into()),
        location,
        radius_m: None,
        basis: "ocha-syria-admin, row 12".into(),
    };
    vec![
        Place {
            names: vec![
                PlaceName { name: "Kara 'the' town".into(), language: "en".into() },
                PlaceName { name: "قارة".into(), language: "ar".into() },
            ],
            radius_m: Some(1500.5),
            ..place("sy-qara", PlaceKind::Populated, at(36.745_123, 34.156_789))
        },
        place("sy-yabroud", PlaceKind::Populated, at(36.66, 33.97)),
        place("sy-nabek", PlaceKind::Quarter, at(36.72, 34.02)),
        Place { part_of: vec![PlaceId::new("sy-nabek")], ..place("sy-monastery", PlaceKind::Site, at(-180.0, -90.0)) },
        Place { part_of: vec![], country: None, basis: String::new(), ..place("sy-qalamoun", PlaceKind::Region, None) },
        place("sy-empty", PlaceKind::Region, at(36.0, 34.0)),
    ]
}

pub(crate) fn sides() -> Vec<Side> {
    vec![
        Side { id: SideId::new("opposition"), name: "Opposition".into() },
        Side { id: SideId::new("syrian_government"), name: "Syrian government".into() },
    ]
}

pub(crate) fn actors() -> Vec<Actor> {
    vec![
        Actor {
            id: ActorId::new("hezbollah"),
            name: "Hezbollah".into(),
            aliases: vec!["حزب الله".into(), AWKWARD.into()],
            memberships: vec![Membership {
                side: SideId::new("hezbollah"),
                days: DaySpan { from: Some(day("2012-06-01")), to: None },
            }],
        },
        Actor { id: ActorId::new("unknown"), name: String::new(), aliases: vec![], memberships: vec![] },
    ]
}

pub(crate) fn relations() -> Vec<Relation> {
    let relation = Relation {
        between: ("hezbollah".into(), "syrian_government".into()),
        kind: RelationKind::Allied,
        days: DaySpan { from: Some(day("2012-06-01")), to: Some(day("2024-12-08")) },
        region: Some("sy-qalamoun".into()),
    };
    let open = Relation {
        between: ("opposition".into(), "syrian_government".into()),
        kind: RelationKind::Hostile,
        days: DaySpan::UNKNOWN,
        region: None,
    };
    vec![relation, open]
}

pub(crate) fn sources() -> Vec<Source> {
    vec![
        Source {
            id: SourceId::new("al_manar"),
            name: "Al-Manar".into(),
            aliases: vec![],
            kind: "party_media".into(),
            owner: Some("Hezbollah".into()),
            lean: vec![SideId::new("hezbollah")],
            repeats: vec![SourceId::new("sana")],
            grade: Some(Grade::D),
        },
        Source {
            id: SourceId::new("sohr"),
            name: "SOHR".into(),
            aliases: vec!["the \"Observatory\"".into()],
            kind: "monitor".into(),
            owner: None,
            lean: vec![],
            repeats: vec![],
            grade: None,
        },
    ]
}

pub(crate) fn rejected() -> Vec<Rejected> {
    vec![Rejected {
        file: "list.jsonl".into(),
        place: "line 12".into(),
        reason: "`{` is no report".into(),
        content: AWKWARD.into(),
        recorded_in: RunId::new("run-1"),
    }]
}

pub(crate) fn files() -> Vec<(String, String)> {
    vec![("syria/actors.toml".into(), AWKWARD.into()), ("a later file.toml".into(), String::new())]
}

/// Writes all of the above in one step; gives how many rows changed.
pub(crate) fn fill(store: &mut Store, run: Run) -> usize {
    let mut step = store.step(run.clone()).unwrap();
    step.put_lexicon(&sides(), &actors(), &relations(), &sources()).unwrap();
    step.put_lexicon_files(&files()).unwrap();
    step.put_places(&places()).unwrap();
    step.put_regions().unwrap();
    step.insert_reports(&[full_report(), bare_report()]).unwrap();
    for (report, claim) in [(full_report(), full_claim()), (bare_report(), bare_claim())] {
        step.replace_claims(&report.id, &[claim], report.published).unwrap();
        step.set_coded(&report.id, "dateline-code 0.1.0", "l1").unwrap();
    }
    step.replace_events(&[full_event(), bare_event()]).unwrap();
    step.replace_control(&control(), &places()).unwrap();
    step.replace_sieges(&sieges(), &places()).unwrap();
    step.add_roads(&roads()).unwrap();
    step.replace_routes(&routes(), &roads()).unwrap();
    step.put_rejected(&rejected()).unwrap();
    let changes = step.changes();
    step.commit(Run { rows_in: 2, rows_out: changes as u64, rejected: 1, ..run }).unwrap();
    changes
}

/// A project with all of it.
pub(crate) fn full_project(path: &Path) -> Store {
    let mut store = Store::create(path, &info()).unwrap();
    fill(&mut store, run("run-1", RunKind::Add, "2013-12-06T09:30:00Z"));
    store
}

/// The same project, closed; made once, since making one waits for the disk.
pub(crate) fn closed_project(path: &Path) {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let (_folder, path) = place_for_a_project();
        full_project(&path).close().unwrap();
        std::fs::read(&path).unwrap()
    });
    std::fs::write(path, bytes).unwrap();
}

/// A test that cannot run here says so, and is counted by those who read the output.
#[expect(clippy::print_stderr, reason = "a skipped test must be seen")]
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// The file behind the project's back. Without the triggers of the spatial indexes, which call functions that plain
/// SQLite lacks.
pub(crate) fn behind_the_back(path: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;").unwrap();
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<Vec<String>, _>>().unwrap();
    drop(statement);
    for trigger in triggers {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    connection
}
