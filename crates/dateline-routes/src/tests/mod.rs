//! A small war that the tests of this crate share: an army and its guests, rebels, and monks whom nobody troubles.

use dateline_control::Siege;
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Basis, Claim, ClaimId, ControlInterval, DateBound, Day, DaySpan, Holder, Kind, LengthBasis, LonLat, Place,
    PlaceId, PlaceKind, PlaceMention, ReportId, RoadClass, RoadSegment, RouteInterval, RouteStatus, RunId, SideId,
    Sourced, Stance, Traveller,
};
use dateline_roads::Graph;

use crate::{Input, Parameters, Routes};

mod brute;
mod claims;
mod odd;
mod questions;
mod sieges;
mod status;

/// What is made of a name.
pub(crate) trait Named {
    fn named(name: &str) -> Self;
}

macro_rules! named {
    ($($kind:ty),*) => {
        $(impl Named for $kind {
            fn named(name: &str) -> Self {
                Self::new(name)
            }
        })*
    };
}

named!(ActorId, ClaimId, PlaceId, ReportId, RunId, SideId);

impl Named for String {
    fn named(name: &str) -> Self {
        name.to_owned()
    }
}

pub(crate) fn id<T: Named>(name: &str) -> T {
    T::named(name)
}

pub(crate) fn at(longitude: f64, latitude: f64) -> LonLat {
    LonLat::try_new(longitude, latitude).unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn place(id: &str, longitude: f64, latitude: f64) -> Place {
    let kind = match id {
        hill if hill.starts_with("hill") => PlaceKind::Hill,
        road if road.ends_with("road") => PlaceKind::Road,
        _ => PlaceKind::Populated,
    };
    Place {
        id: PlaceId::new(id),
        name: id.to_owned(),
        kind,
        names: vec![],
        part_of: vec![],
        country: None,
        location: (kind != PlaceKind::Road).then(|| at(longitude, latitude)),
        radius_m: None,
        basis: String::new(),
    }
}

/// A schematic stretch between two places; an empty name is a junction.
pub(crate) fn road(from: &str, from_at: (f64, f64), to: &str, to_at: (f64, f64)) -> RoadSegment {
    let line = vec![at(from_at.0, from_at.1), at(to_at.0, to_at.1)];
    let ends = [from, to].map(|end| (!end.is_empty()).then(|| PlaceId::new(end)));
    RoadSegment {
        id: RoadSegment::id_of(&line, RoadClass::Primary, &ends),
        length: line[0].distance(line[1]),
        line,
        ends,
        roads: vec![],
        class: RoadClass::Primary,
        length_basis: LengthBasis::Straight,
        max_speed: None,
        one_way: false,
        bridge: false,
        tunnel: false,
        schematic: true,
        basis: String::new(),
        recorded_in: RunId::new(""),
    }
}

pub(crate) fn lexicon() -> Lexicon {
    let content = r#"
[[side]]
id = "army"
name = "Army"
[[side]]
id = "guests"
name = "Guests"
[[side]]
id = "rebels"
name = "Rebels"
[[side]]
id = "monks"
name = "Monks"
[[actor]]
id = "army"
name = "Army"
side = "army"
[[actor]]
id = "guests"
name = "Guests"
side = "guests"
[[actor]]
id = "rebels"
name = "Rebels"
side = "rebels"
[[relation]]
between = ["army", "guests"]
kind = "allied"
from = 2012-06-01
[[relation]]
between = ["army", "rebels"]
kind = "hostile"
[[relation]]
between = ["guests", "rebels"]
kind = "hostile"
[[relation]]
between = ["army", "monks"]
kind = "neutral"
[[supply]]
side = "army"
places = ["capital"]
[[supply]]
side = "rebels"
places = ["border"]
"#;
    let file = PackFile { name: "test/actors.toml".into(), content: content.into() };
    let loaded = Lexicon::load(&[file]).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.value
}

/// Who held a place, `contested` and `unknown` for nobody; with `assumed` before it where it is only assumed.
pub(crate) fn held(place: &str, from: &str, to: &str, who: &str) -> ControlInterval {
    let (basis, who) = match who.strip_prefix("assumed ") {
        Some(who) => (Basis::Assumed, who),
        None => (Basis::Evidence, who),
    };
    let holder = match who {
        "contested" => Holder::Contested,
        "unknown" => Holder::Unknown,
        side => Holder::Side(SideId::new(side)),
    };
    let open = |text: &str| (!text.is_empty()).then(|| day(text));
    ControlInterval {
        place: PlaceId::new(place),
        days: DaySpan { from: open(from), to: open(to) },
        parties: if who == "contested" { ["army", "rebels"].map(SideId::new).to_vec() } else { vec![] },
        holder,
        probability: 0.9,
        basis,
        claims_for: vec![],
        claims_against: vec![],
        published: None,
        recorded_in: RunId::new(""),
    }
}

/// A claim on places, `by | against` by ids with commas.
pub(crate) fn claim(id: &str, kind: Kind, on: &str, places: &[&str], by: &[&str], against: &[&str]) -> Sourced {
    let mention = |name: &&str| PlaceMention { name: (*name).into(), place: Some(PlaceId::new(*name)), certainty: 0.9 };
    let ids = |ids: &[&str]| ids.iter().map(|id| ActorId::new(*id)).collect();
    let claim = Claim {
        id: ClaimId::new(id),
        report: ReportId::new(id),
        doc: id.to_owned(),
        quote: String::new(),
        start: 0,
        end: 0,
        kind,
        days: DaySpan::on(day(on)),
        date_bound: DateBound::On,
        places: places.iter().map(mention).collect(),
        by: ids(by),
        against: ids(against),
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
        confidence: 0.9,
    };
    Sourced { claim, published: Some(day(on)), publisher: Some(id.to_owned()), recorded_in: RunId::new("") }
}

/// A valley: capital – market – mill – border.
pub(crate) struct Valley {
    pub(crate) places: Vec<Place>,
    pub(crate) segments: Vec<RoadSegment>,
    pub(crate) graph: Graph,
    pub(crate) lexicon: Lexicon,
    pub(crate) parameters: Parameters,
    pub(crate) control: Vec<ControlInterval>,
    pub(crate) claims: Vec<Sourced>,
    pub(crate) sieges: Vec<Siege>,
}

const CAPITAL: (f64, f64) = (36.0, 34.0);
const MARKET: (f64, f64) = (36.2, 34.0);
const MILL: (f64, f64) = (36.4, 34.0);
const BORDER: (f64, f64) = (36.6, 34.0);

impl Valley {
    /// The army holds the capital and the market, the rebels the mill and the border, for two years.
    pub(crate) fn new() -> Self {
        let places = vec![
            place("border", BORDER.0, BORDER.1),
            place("capital", CAPITAL.0, CAPITAL.1),
            place("market", MARKET.0, MARKET.1),
            place("mill", MILL.0, MILL.1),
            place("valley-road", 0.0, 0.0),
        ];
        let mut segments = vec![
            road("capital", CAPITAL, "market", MARKET),
            road("market", MARKET, "mill", MILL),
            road("mill", MILL, "border", BORDER),
        ];
        for one in &mut segments {
            one.roads = vec![PlaceId::new("valley-road")];
        }
        let graph = Graph::try_new(&segments).unwrap();
        let years = |place, who| held(place, "2013-01-01", "2014-12-31", who);
        let control =
            vec![years("border", "rebels"), years("capital", "army"), years("market", "army"), years("mill", "rebels")];
        Self {
            places,
            segments,
            graph,
            lexicon: lexicon(),
            parameters: Parameters::default(),
            control,
            claims: vec![],
            sieges: vec![],
        }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input {
            graph: &self.graph,
            segments: &self.segments,
            places: &self.places,
            control: &self.control,
            sieges: &self.sieges,
            claims: &self.claims,
            lexicon: &self.lexicon,
            parameters: &self.parameters,
        }
    }

    /// What the stretch from one place to another was to a side on a day.
    pub(crate) fn status(&self, from: &str, side: &str, on: &str) -> RouteStatus {
        self.interval(from, side, on).map_or(RouteStatus::Unknown, |one| one.status)
    }

    pub(crate) fn interval(&self, from: &str, side: &str, on: &str) -> Option<RouteInterval> {
        let segment = self.segments.iter().find(|one| one.ends[0] == Some(PlaceId::new(from))).unwrap();
        let traveller: Traveller = side.parse().unwrap();
        Routes::new(&self.input()).intervals(&RunId::new("")).into_iter().find(|one| {
            one.segment == segment.id
                && one.traveller == traveller
                && (one.days.is_unknown() || one.days.contains(day(on)))
        })
    }
}
