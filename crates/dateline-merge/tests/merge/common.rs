//! Hand-made claims, places and a small lexicon.

use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Claim, ClaimId, Count, DateBound, Day, DaySpan, Kind, Place, PlaceId, PlaceKind, PlaceMention, ReportId,
    RunId, Scope, Sourced, Stance,
};

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("the tests write days that exist")
}

pub(crate) fn run() -> RunId {
    RunId::new("run-1")
}

pub(crate) fn lexicon() -> Lexicon {
    let content = r#"
        [[side]]
        id = "government"
        name = "Government"
        [[side]]
        id = "hezbollah"
        name = "Hezbollah"
        [[side]]
        id = "rebels"
        name = "Rebels"

        [[actor]]
        id = "army"
        name = "Army"
        side = "government"
        [[actor]]
        id = "hezbollah"
        name = "Hezbollah"
        side = "hezbollah"
        [[actor]]
        id = "rebels"
        name = "Rebels"
        side = "rebels"
        [[actor]]
        id = "nusra"
        name = "al-Nusra Front"
        side = "rebels"

        [[relation]]
        between = ["hezbollah", "government"]
        kind = "allied"
        [[relation]]
        between = ["rebels", "government"]
        kind = "hostile"

        [[source]]
        id = "sohr"
        name = "Syrian Observatory for Human Rights"
        aliases = ["SOHR", "Syrian Observatory"]
        type = "monitor"
        [[source]]
        id = "sana"
        name = "SANA"
        type = "state_media"
        lean = ["government"]
        [[source]]
        id = "echo"
        name = "Echo"
        type = "newspaper"
        repeats = ["sana"]
    "#;
    let parsed = Lexicon::load(&[PackFile { name: "test/actors.toml".into(), content: content.into() }])
        .expect("the lexicon above is well-formed");
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.value
}

pub(crate) fn places() -> Vec<Place> {
    let place = |id: &str, name: &str, kind: PlaceKind, part_of: &[&str]| Place {
        id: PlaceId::new(id),
        name: name.into(),
        kind,
        names: vec![],
        part_of: part_of.iter().map(|id| PlaceId::new(*id)).collect(),
        country: Some("SY".into()),
        location: None,
        radius_m: None,
        basis: String::new(),
    };
    vec![
        place("qalamoun", "Qalamoun", PlaceKind::Region, &[]),
        place("qara", "Qara", PlaceKind::Populated, &["qalamoun"]),
        place("nabek", "Nabek", PlaceKind::Populated, &["qalamoun"]),
        place("nabek-gate", "North Gate", PlaceKind::Checkpoint, &["nabek"]),
    ]
}

/// A claim in the making. The name becomes its id and its report's.
pub(crate) struct Telling(pub(crate) Sourced);

/// A claim of a report of its own, published by a paper of the same name.
pub(crate) fn tell(name: &str, kind: Kind, place: &str, days: &str) -> Telling {
    let span = match days.split_once(' ') {
        Some((from, to)) => DaySpan::between(day(from), day(to)),
        None if days.is_empty() => DaySpan::UNKNOWN,
        None => DaySpan::on(day(days)),
    };
    let claim = Claim {
        id: ClaimId::new(format!("c-{name}")),
        report: ReportId::new(format!("r-{name}")),
        doc: name.into(),
        quote: name.into(),
        start: 0,
        end: 1,
        kind,
        days: span,
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
        rule: "hand".into(),
        confidence: 1.0,
    };
    let published = span.last().map(|day| day.plus(1));
    Telling(Sourced { claim, published, publisher: Some(name.into()), recorded_in: run() }).at(place)
}

impl Telling {
    pub(crate) fn at(mut self, place: &str) -> Self {
        if !place.is_empty() {
            let known = places().into_iter().find(|one| one.id.as_str() == place);
            self.0.claim.places.push(PlaceMention {
                name: known.as_ref().map_or(place.to_owned(), |place| place.name.clone()),
                certainty: if known.is_some() { 1.0 } else { 0.0 },
                place: known.map(|place| place.id),
            });
        }
        self
    }

    pub(crate) fn by(mut self, actors: &[&str]) -> Self {
        self.0.claim.by = actors.iter().map(|actor| ActorId::new(*actor)).collect();
        self
    }

    pub(crate) fn against(mut self, actors: &[&str]) -> Self {
        self.0.claim.against = actors.iter().map(|actor| ActorId::new(*actor)).collect();
        self
    }

    pub(crate) fn in_report(mut self, report: &str) -> Self {
        self.0.claim.report = ReportId::new(format!("r-{report}"));
        self.0.claim.doc = report.into();
        self.0.publisher = Some(report.into());
        self
    }

    pub(crate) fn published_by(mut self, publisher: &str) -> Self {
        self.0.publisher = Some(publisher.into());
        self
    }

    pub(crate) fn said_by(mut self, source: &str) -> Self {
        self.0.claim.said_by = vec![source.into()];
        self
    }

    pub(crate) fn quote(mut self, quote: &str) -> Self {
        self.0.claim.quote = quote.into();
        self
    }

    pub(crate) fn stance(mut self, stance: Stance) -> Self {
        self.0.claim.stance = stance;
        self
    }

    pub(crate) fn bound(mut self, bound: DateBound) -> Self {
        self.0.claim.date_bound = bound;
        self
    }

    pub(crate) fn killed(mut self, count: Count) -> Self {
        self.0.claim.killed = Some(count);
        self
    }

    pub(crate) fn scope(mut self, scope: Scope) -> Self {
        self.0.claim.scope = Some(scope);
        self
    }
}
