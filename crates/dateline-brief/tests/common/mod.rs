//! A small world to write briefs of: Qalamoun in November and December 2013, in our own words, with places, actors,
//! reports, claims, events and control as the stages before would hand them over.

#![expect(clippy::unwrap_used, reason = "a test whose world cannot be built must stop")]

mod claims;

use std::collections::{BTreeMap, BTreeSet};

use dateline_brief::{Brief, Input, ReportHead, Roads, write};
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Basis, Claim, ClaimId, ControlInterval, DateBound, Day, DaySpan, Event, EventId, Holder, Kind, LonLat,
    Place, PlaceId, PlaceKind, PlaceMention, PublishedBasis, ReportId, RunId, SideId, Sourced, Stance,
};

const PACK: &str = r#"
[[side]]
id = "syrian_government"
name = "Syrian government"
[[side]]
id = "rebels"
name = "Syrian opposition"
[[side]]
id = "hezbollah"
name = "Hezbollah"
[[side]]
id = "observers"
name = "Observers"
[[side]]
id = "civilians"
name = "Civilians"

[[default]]
side = "syrian_government"
probability = 0.6

[[actor]]
id = "syrian_army"
name = "Syrian Army"
side = "syrian_government"
[[actor]]
id = "rebels"
name = "Syrian opposition fighters"
side = "rebels"
[[actor]]
id = "nusra"
name = "al-Nusra Front"
side = "rebels"
[[actor]]
id = "hezbollah"
name = "Hezbollah"
side = "hezbollah"
[[actor]]
id = "observers"
name = "Monitors, journalists, analysts"
side = "observers"
[[actor]]
id = "civilians"
name = "Civilians"
side = "civilians"

[[relation]]
between = ["hezbollah", "syrian_government"]
kind = "allied"
[[relation]]
between = ["rebels", "syrian_government"]
kind = "hostile"
[[relation]]
between = ["rebels", "hezbollah"]
kind = "hostile"

[[source]]
id = "sohr"
name = "Syrian Observatory for Human Rights"
aliases = ["SOHR"]
type = "monitor"
"#;

/// The day with this text.
pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// From one day to another; an empty text is an open end.
pub(crate) fn span(from: &str, to: &str) -> DaySpan {
    let one = |text: &str| (!text.is_empty()).then(|| day(text));
    DaySpan { from: one(from), to: one(to) }
}

/// A claim with little in it; the tests fill in the rest.
pub(crate) fn claim(doc: &str, start: u32, kind: Kind, days: (&str, &str), places: &[&str], quote: &str) -> Claim {
    let end = start + u32::try_from(quote.chars().count()).unwrap();
    let report = ReportId::new(format!("r-{doc}"));
    let mentions = places.iter().map(|name| PlaceMention {
        name: (*name).to_owned(),
        place: place_ids().get(*name).map(|id| PlaceId::new(*id)),
        certainty: 1.0,
    });
    Claim {
        id: Claim::id_of(&report, start, end, kind, &places.join("|")),
        report,
        doc: doc.to_owned(),
        quote: quote.to_owned(),
        start,
        end,
        kind,
        days: span(days.0, days.1),
        date_bound: DateBound::On,
        places: mentions.collect(),
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
        rule: "by hand".to_owned(),
        confidence: 1.0,
    }
}

/// Fills in who did what to whom.
pub(crate) fn who(mut claim: Claim, by: &[&str], against: &[&str]) -> Claim {
    claim.by = by.iter().map(|id| ActorId::new(*id)).collect();
    claim.against = against.iter().map(|id| ActorId::new(*id)).collect();
    claim
}

/// Puts a claim into a source's mouth.
pub(crate) fn said(mut claim: Claim, by: &str) -> Claim {
    claim.said_by = vec![by.to_owned()];
    claim
}

fn place_ids() -> BTreeMap<&'static str, &'static str> {
    PLACES.iter().map(|(id, name, ..)| (*name, *id)).chain([("Nabek", "sy-nabk")]).collect()
}

type Entry = (&'static str, &'static str, PlaceKind, Option<(f64, f64)>);

const PLACES: [Entry; 11] = [
    ("sy-qara", "Qara", PlaceKind::Populated, Some((36.74, 34.15))),
    ("sy-deir-attiyah", "Deir Attiyah", PlaceKind::Populated, Some((36.77, 34.09))),
    ("sy-nabk", "An-Nabk", PlaceKind::Populated, Some((36.73, 34.02))),
    ("sy-maaloula", "Maaloula", PlaceKind::Populated, Some((36.55, 33.84))),
    ("sy-yabroud", "Yabroud", PlaceKind::Populated, Some((36.66, 33.97))),
    ("sy-sahel", "Sahel", PlaceKind::Populated, Some((36.70, 33.95))),
    ("sy-qalamoun", "Qalamoun", PlaceKind::Region, None),
    ("sy-m5", "Damascus–Homs highway", PlaceKind::Road, None),
    ("sy-yabroud-nabek-road", "Yabroud–Nabek road", PlaceKind::Road, None),
    ("sy-yabroud-sahel-road", "Yabroud–Sahel road", PlaceKind::Road, None),
    ("sy-raqqa", "Raqqa", PlaceKind::Populated, Some((39.0, 35.9))),
];

/// What a brief is made from, owned.
pub(crate) struct World {
    pub(crate) claims: Vec<Claim>,
    pub(crate) control: Vec<ControlInterval>,
    pub(crate) published: BTreeMap<String, &'static str>,
    /// What was worked out of roads; nothing at first.
    pub(crate) roads: Roads,
}

impl World {
    /// The claims of the autumn of 2013, with some of the spring after.
    pub(crate) fn qalamoun() -> Self {
        let published =
            [("history", "2023-07-31"), ("wire", "2013-12-03"), ("interview", "2013-12-05"), ("monitor", "2013-12-01")];
        let mut world = Self {
            claims: claims::claims(),
            control: vec![],
            published: published.into_iter().map(|(doc, day)| (doc.to_owned(), day)).collect(),
            roads: Roads::default(),
        };
        world.control = world.intervals();
        world
    }

    /// Takes in one more claim.
    pub(crate) fn with(mut self, claim: Claim) -> Self {
        self.claims.push(claim);
        self
    }

    /// Writes the brief of a day.
    pub(crate) fn brief(&self, on: &str, known_on: Option<&str>) -> Brief {
        let lexicon = Lexicon::load(&[PackFile { name: "test.toml".into(), content: PACK.into() }]).unwrap().value;
        let places: Vec<Place> = PLACES.iter().map(|entry| place(*entry)).collect();
        let region_places: BTreeSet<PlaceId> = PLACES
            .iter()
            .filter(|(id, _, kind, _)| *kind == PlaceKind::Populated && *id != "sy-raqqa")
            .map(|(id, ..)| PlaceId::new(*id))
            .collect();
        let claims: Vec<Sourced> = self.claims.iter().map(|claim| self.sourced(claim)).collect();
        let events = events(&claims);
        let reports = self.reports();
        write(&Input {
            region_name: "Qalamoun",
            region_places: &region_places,
            on: day(on),
            known_on: known_on.map(day),
            window_days: 7,
            claims: &claims,
            events: &events,
            control: &self.control,
            reports: &reports,
            places: &places,
            lexicon: &lexicon,
            roads: &self.roads,
        })
    }

    fn sourced(&self, claim: &Claim) -> Sourced {
        Sourced {
            claim: claim.clone(),
            published: self.published.get(&claim.doc).map(|text| day(text)),
            publisher: Some(publisher(&claim.doc).to_owned()),
            recorded_in: RunId::new("run-1"),
        }
    }

    fn reports(&self) -> BTreeMap<ReportId, ReportHead> {
        self.published
            .iter()
            .map(|(doc, published)| {
                let head = ReportHead {
                    title: Some(format!("The {doc}")),
                    publisher: Some(publisher(doc).to_owned()),
                    author: (doc == "interview").then(|| "A. Writer".to_owned()),
                    url: (doc == "wire").then(|| "https://example.org/wire?a=1".to_owned()),
                    published: Some(day(published)),
                    published_basis: if doc == "monitor" { PublishedBasis::Inferred } else { PublishedBasis::Stated },
                    doc: doc.clone(),
                    licence: None,
                };
                (ReportId::new(format!("r-{doc}")), head)
            })
            .collect()
    }

    /// Control as the stage before hands it over: evidence, a contested town, and a default.
    fn intervals(&self) -> Vec<ControlInterval> {
        let side = |name: &str| Holder::Side(SideId::new(name));
        let evidence = Basis::Evidence;
        vec![
            self.interval("sy-qara", ("2013-11-19", ""), side("syrian_government"), 0.97, evidence),
            self.interval("sy-deir-attiyah", ("2013-11-28", ""), side("syrian_government"), 0.93, evidence),
            self.interval("sy-nabk", ("2013-11-28", ""), Holder::Contested, 0.9, evidence),
            self.interval("sy-maaloula", ("2013-12-02", "2014-04-13"), side("rebels"), 0.88, evidence),
            self.interval("sy-yabroud", ("", "2014-03-15"), side("rebels"), 0.7, evidence),
            self.interval("sy-yabroud", ("2014-03-16", ""), side("syrian_government"), 0.99, evidence),
            self.interval("sy-sahel", ("", ""), side("syrian_government"), 0.6, Basis::Assumed),
        ]
    }

    fn interval(
        &self,
        place: &str,
        days: (&str, &str),
        holder: Holder,
        probability: f64,
        basis: Basis,
    ) -> ControlInterval {
        let place = PlaceId::new(place);
        let of_place = |claim: &&Claim| {
            matches!(claim.kind, Kind::Capture | Kind::Hold | Kind::Clash)
                && claim.stance == Stance::Asserted
                && claim.places.first().is_some_and(|mention| mention.place.as_ref() == Some(&place))
        };
        let sides = |claim: &Claim| -> bool {
            match &holder {
                Holder::Side(side) => claim.by.iter().any(|by| {
                    by.as_str() == side.as_str()
                        || (by.as_str() == "syrian_army" && side.as_str() == "syrian_government")
                }),
                _ => claim.kind == Kind::Clash,
            }
        };
        let days = span(days.0, days.1);
        let claims_for: Vec<ClaimId> =
            self.claims.iter().filter(of_place).filter(|claim| sides(claim)).map(|claim| claim.id.clone()).collect();
        let parties = if holder == Holder::Contested {
            vec![SideId::new("rebels"), SideId::new("syrian_government")]
        } else {
            vec![]
        };
        ControlInterval {
            claims_for: if basis == Basis::Assumed { vec![] } else { claims_for },
            place,
            days,
            holder,
            probability,
            basis,
            parties,
            claims_against: vec![],
            published: Some(day("2013-12-01")),
            recorded_in: RunId::new("run-1"),
        }
    }
}

fn publisher(doc: &str) -> &'static str {
    match doc {
        "history" => "The Encyclopedia",
        "wire" => "Valley Wire",
        "interview" => "The Deep Weekly",
        _ => "Monitor's Daily",
    }
}

fn place((id, name, kind, at): Entry) -> Place {
    Place {
        id: PlaceId::new(id),
        name: name.to_owned(),
        kind,
        names: vec![],
        part_of: if kind == PlaceKind::Road { vec![PlaceId::new("sy-qalamoun")] } else { vec![] },
        country: Some("SY".to_owned()),
        location: at.map(|(longitude, latitude)| LonLat::try_new(longitude, latitude).unwrap()),
        radius_m: None,
        basis: "test".to_owned(),
    }
}

/// Events as a simple merge makes them: same kind, first place and days.
fn events(claims: &[Sourced]) -> Vec<Event> {
    let mut groups: BTreeMap<(Kind, String, DaySpan), Vec<&Claim>> = BTreeMap::new();
    for sourced in claims.iter().filter(|one| one.claim.kind != Kind::Statement) {
        let claim = &sourced.claim;
        let first = claim.places.first().map_or_else(String::new, |mention| mention.name.clone());
        groups.entry((claim.kind, first, claim.days)).or_default().push(claim);
    }
    groups
        .into_iter()
        .map(|((kind, place_name, days), members)| {
            let count =
                |stance: Stance| u32::try_from(members.iter().filter(|one| one.stance == stance).count()).unwrap();
            Event {
                id: EventId::new(format!("e-{}", members[0].id)),
                kind,
                days,
                date_bound: members[0].date_bound,
                place: members[0].places.first().and_then(|mention| mention.place.clone()),
                place_name,
                location: None,
                by: vec![],
                against: vec![],
                killed: None,
                wounded: None,
                captured: None,
                displaced: None,
                asserted: count(Stance::Asserted),
                denied: count(Stance::Denied),
                planned: count(Stance::Planned),
                sources: 1,
                published: None,
                recorded_in: RunId::new("run-1"),
                members: members.iter().map(|one| one.id.clone()).collect(),
            }
        })
        .collect()
}
