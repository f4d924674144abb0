//! A small war that the tests of this crate share: an army and its guests, rebels, and monks whom nobody troubles.

use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{
    ActorId, Basis, Claim, ClaimId, ControlInterval, DateBound, Day, DaySpan, Holder, Kind, LengthBasis, LonLat, Place,
    PlaceId, PlaceKind, PlaceMention, ReportId, RoadClass, RoadSegment, RouteInterval, RouteStatus, RunId, SideId,
    Sourced, Stance, Traveller,
};
use dateline_roads::Graph;

use crate::{Input, Parameters, Routes};

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

/// A valley: capital – market – mill – border, with a track from the mill over a hill to the border, and a cut-off farm.
pub(crate) struct Valley {
    pub(crate) places: Vec<Place>,
    pub(crate) segments: Vec<RoadSegment>,
    pub(crate) graph: Graph,
    pub(crate) lexicon: Lexicon,
    pub(crate) parameters: Parameters,
    pub(crate) control: Vec<ControlInterval>,
    pub(crate) claims: Vec<Sourced>,
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
        Self { places, segments, graph, lexicon: lexicon(), parameters: Parameters::default(), control, claims: vec![] }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input {
            graph: &self.graph,
            segments: &self.segments,
            places: &self.places,
            control: &self.control,
            sieges: &[],
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
        Routes::new(&self.input())
            .intervals(&RunId::new(""))
            .into_iter()
            .find(|one| one.segment == segment.id && one.traveller == traveller && one.days.contains(day(on)))
    }
}

#[test]
fn a_road_between_two_towns_of_a_side_is_open_to_it_and_its_allies_and_closed_to_its_enemies() {
    let valley = Valley::new();
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Open);
    assert_eq!(valley.status("capital", "guests", "2013-06-01"), RouteStatus::Open);
    assert_eq!(valley.status("capital", "rebels", "2013-06-01"), RouteStatus::Cut);
    assert_eq!(valley.status("market", "army", "2013-06-01"), RouteStatus::Cut);
    assert_eq!(valley.status("market", "rebels", "2013-06-01"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2015-06-01"), RouteStatus::Unknown, "nothing is reported of 2015");
}

#[test]
fn what_is_only_assumed_opens_no_road() {
    let mut valley = Valley::new();
    valley.control[1] = held("capital", "2013-01-01", "2014-12-31", "assumed army");
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Unknown);
    assert_eq!(valley.status("capital", "rebels", "2013-06-01"), RouteStatus::Cut, "the market's holder is reported");
}

#[test]
fn fighting_in_a_town_makes_its_roads_contested_to_both() {
    let mut valley = Valley::new();
    valley.control[2] = held("market", "2013-01-01", "2014-12-31", "contested");
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Contested);
    assert_eq!(valley.status("market", "rebels", "2013-06-01"), RouteStatus::Contested);
}

#[test]
fn a_hill_of_the_enemy_above_a_road_threatens_it() {
    let mut valley = Valley::new();
    valley.places.push(place("hill", 36.1, 34.02));
    valley.control.push(held("hill", "2013-01-01", "2013-12-31", "rebels"));
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Threatened);
    assert_eq!(valley.status("capital", "army", "2014-06-01"), RouteStatus::Open);
    let why = valley.interval("capital", "army", "2013-06-01").unwrap();
    assert_eq!(why.places, [PlaceId::new("hill")]);
    assert_eq!(why.basis, Basis::Inferred);
}

#[test]
fn a_road_told_to_be_cut_is_cut_until_it_is_told_to_be_opened() {
    let mut valley = Valley::new();
    valley.claims = vec![
        claim("c-1", Kind::RouteCut, "2013-06-10", &["capital", "market"], &["rebels"], &["army"]),
        claim("c-2", Kind::RouteOpened, "2013-07-01", &["capital", "market"], &["army"], &[]),
    ];
    assert_eq!(valley.status("capital", "army", "2013-06-09"), RouteStatus::Open);
    assert_eq!(valley.status("capital", "army", "2013-06-10"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2013-06-30"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2013-07-01"), RouteStatus::Open);
    assert_eq!(valley.status("market", "army", "2013-06-20"), RouteStatus::Cut, "by who holds the mill");
    let why = valley.interval("capital", "army", "2013-06-20").unwrap();
    assert_eq!((why.basis, why.claims_for), (Basis::Evidence, vec![ClaimId::new("c-1")]));
    assert_eq!(valley.status("capital", "guests", "2013-06-20"), RouteStatus::Cut, "they are the army's allies");
}

#[test]
fn what_is_told_of_a_road_fades() {
    let mut valley = Valley::new();
    valley.claims = vec![claim("c-1", Kind::RouteCut, "2013-06-10", &["capital", "market"], &["rebels"], &["army"])];
    assert_eq!(valley.status("capital", "army", "2013-10-07"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2013-10-09"), RouteStatus::Open, "after 120 days");
}

#[test]
fn a_cut_told_of_a_whole_road_is_where_its_holders_do_not_speak_against_it() {
    let mut valley = Valley::new();
    valley.control.retain(|one| one.place != PlaceId::new("border") && one.place != PlaceId::new("mill"));
    valley.claims = vec![claim("c-1", Kind::RouteCut, "2013-06-10", &["valley-road"], &["rebels"], &["army"])];
    assert_eq!(valley.status("capital", "army", "2013-06-20"), RouteStatus::Open);
    assert_eq!(valley.status("market", "army", "2013-06-20"), RouteStatus::Cut);
    assert_eq!(valley.status("mill", "army", "2013-06-20"), RouteStatus::Cut);
    valley.control.push(held("border", "2013-01-01", "2014-12-31", "army"));
    valley.control.push(held("mill", "2013-01-01", "2014-12-31", "army"));
    assert_eq!(
        valley.status("capital", "army", "2013-06-20"),
        RouteStatus::Cut,
        "open everywhere: the claim goes before"
    );
}

#[test]
fn a_town_that_changes_hands_makes_what_was_told_of_its_roads_count_less() {
    let mut valley = Valley::new();
    valley.control[3] = held("mill", "2013-01-01", "2013-06-30", "rebels");
    valley.control.push(held("mill", "2013-07-01", "2014-12-31", "army"));
    valley.claims = vec![claim("c-1", Kind::RouteCut, "2013-06-10", &["market", "mill"], &["rebels"], &["army"])];
    assert_eq!(valley.status("market", "army", "2013-06-20"), RouteStatus::Cut);
    assert_eq!(valley.status("market", "army", "2013-07-02"), RouteStatus::Open);
}

#[test]
fn civilians_pass_only_where_a_report_names_them() {
    let mut valley = Valley::new();
    assert_eq!(valley.status("capital", "civilians", "2013-06-20"), RouteStatus::Unknown);
    let mut opened = claim("c-1", Kind::RouteOpened, "2013-06-10", &["capital", "market"], &[], &[]);
    opened.claim.quote = "the road was opened for civilians".into();
    valley.claims = vec![opened];
    assert_eq!(valley.status("capital", "civilians", "2013-06-20"), RouteStatus::Open);
    assert_eq!(valley.status("capital", "aid", "2013-06-20"), RouteStatus::Unknown);
}
