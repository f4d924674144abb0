//! Hand-made claims, places and a small lexicon.

use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Claim, ClaimId, DateBound, Day, DaySpan, Extent, Kind, Place, PlaceId, PlaceKind, PlaceMention, ReportId,
    RunId, Sourced, Stance,
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
        id = "turncoats"
        name = "Turncoats"
        [[actor.member]]
        side = "government"
        to = 2013-11-20
        [[actor.member]]
        side = "rebels"
        from = 2013-11-21
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

        [[default]]
        side = "government"
        country = "SY"
        probability = 0.6
        to = 2011-07-29
        [[default]]
        side = "hezbollah"
        region = "bekaa"
        probability = 0.7
        [[default]]
        side = "rebels"
        country = "LB"
        probability = 0.5

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
    let place = |id: &str, name: &str, kind: PlaceKind, part_of: &[&str], country: &str| Place {
        id: PlaceId::new(id),
        name: name.into(),
        kind,
        names: vec![],
        part_of: part_of.iter().map(|id| PlaceId::new(*id)).collect(),
        country: Some(country.into()),
        location: None,
        radius_m: None,
        basis: String::new(),
    };
    vec![
        place("qalamoun", "Qalamoun", PlaceKind::Region, &[], "SY"),
        place("yabroud", "Yabroud", PlaceKind::Populated, &["qalamoun"], "SY"),
        place("maaloula", "Maaloula", PlaceKind::Populated, &["qalamoun"], "SY"),
        place("hill", "The Hill", PlaceKind::Hill, &["maaloula"], "SY"),
        place("quarter", "The Old Quarter", PlaceKind::Quarter, &["maaloula"], "SY"),
        place("convent", "Convent", PlaceKind::Site, &["maaloula"], "SY"),
        place("highway", "M5 highway", PlaceKind::Road, &["qalamoun"], "SY"),
        place("bekaa", "Bekaa", PlaceKind::Region, &[], "LB"),
        place("brital", "Brital", PlaceKind::Populated, &["bekaa"], "LB"),
        place("tyre", "Tyre", PlaceKind::Populated, &[], "LB"),
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

    pub(crate) fn published_by(mut self, publisher: &str) -> Self {
        self.0.publisher = Some(publisher.into());
        self
    }

    pub(crate) fn said_by(mut self, source: &str) -> Self {
        self.0.claim.said_by = vec![source.into()];
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

    pub(crate) fn extent(mut self, extent: Extent) -> Self {
        self.0.claim.extent = Some(extent);
        self
    }

    pub(crate) fn certainty(mut self, certainty: f64) -> Self {
        self.0.claim.places[0].certainty = certainty;
        self
    }

    pub(crate) fn published_on(mut self, on: &str) -> Self {
        self.0.published = Some(day(on));
        self
    }
}
