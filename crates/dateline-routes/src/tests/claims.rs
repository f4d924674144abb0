//! What claims on roads mean: which roads, for whom, from when to when.

use dateline_model::{DaySpan, Kind, PlaceId, PlaceMention, RouteStatus, Sourced, Stance, Traveller};

use super::{Valley, claim, day, held, id, place};
use crate::Routes;

fn whole_valley_of_the_army(claims: Vec<Sourced>) -> Valley {
    let mut valley = Valley::new();
    for one in &mut valley.control {
        *one = held(one.place.as_str(), "2013-01-01", "2014-12-31", "army");
    }
    valley.claims = claims;
    valley
}

fn cut(places: &[&str]) -> Sourced {
    claim("c-1", Kind::RouteCut, "2013-06-10", places, &["rebels"], &["army"])
}

fn statuses(valley: &Valley, side: &str) -> [RouteStatus; 3] {
    ["capital", "market", "mill"].map(|from| valley.status(from, side, "2013-06-10"))
}

use RouteStatus::{Cut, Open, Unknown};

#[test]
fn two_places_mean_the_way_between_them() {
    assert_eq!(statuses(&whole_valley_of_the_army(vec![cut(&["capital", "mill"])]), "army"), [Cut, Cut, Open]);
}

#[test]
fn one_place_means_all_roads_that_meet_there() {
    assert_eq!(statuses(&whole_valley_of_the_army(vec![cut(&["mill"])]), "army"), [Open, Cut, Cut]);
}

#[test]
fn a_road_at_a_place_means_its_stretches_there() {
    let claims = vec![cut(&["valley-road", "border"])];
    assert_eq!(statuses(&whole_valley_of_the_army(claims), "army"), [Open, Open, Cut]);
}

#[test]
fn a_road_near_a_place_beside_it_means_its_nearest_stretch_unless_it_is_far() {
    let mut valley = whole_valley_of_the_army(vec![cut(&["valley-road", "farm"])]);
    valley.places.push(place("farm", 36.3, 34.05));
    assert_eq!(statuses(&valley, "army"), [Open, Cut, Open]);
    valley.places.last_mut().unwrap().location = Some(super::at(36.3, 34.5));
    assert_eq!(statuses(&valley, "army"), [Cut, Cut, Cut], "somewhere on the whole road");
}

#[test]
fn from_and_to_go_before_the_places_beside() {
    let mut one = cut(&["mill", "border"]);
    let mention = |name: &str| PlaceMention { name: name.into(), place: Some(PlaceId::new(name)), certainty: 0.9 };
    (one.claim.from_place, one.claim.to_place) = (Some(mention("capital")), Some(mention("market")));
    assert_eq!(statuses(&whole_valley_of_the_army(vec![one]), "army"), [Cut, Open, Open]);
}

#[test]
fn from_one_place_to_another_by_no_road_of_the_graph_tells_nothing_of_their_other_roads() {
    let mut one = cut(&[]);
    let mention = |name: &str| PlaceMention { name: name.into(), place: Some(PlaceId::new(name)), certainty: 0.9 };
    (one.claim.from_place, one.claim.to_place) = (Some(mention("mill")), Some(mention("island")));
    let mut valley = whole_valley_of_the_army(vec![one]);
    valley.places.push(place("island", 36.4, 35.5));
    assert_eq!(statuses(&valley, "army"), [Open; 3]);
    let input = valley.input();
    let routes = Routes::new(&input);
    assert_eq!(routes.claims_off_the_graph(), 1);
    let way = routes.way_between(&PlaceId::new("mill"), &PlaceId::new("island"));
    let life = routes.life(&way, &Traveller::Side(id("army")));
    assert_eq!((life[0].status, life[0].days.from), (Cut, Some(day("2013-06-10"))), "but it is told of that road");
}

#[test]
fn a_cut_on_an_unnamed_way_is_where_its_holders_do_not_speak_against_it() {
    let mut valley = whole_valley_of_the_army(vec![cut(&["capital", "border"])]);
    valley.control.retain(|one| one.place.as_str() != "border");
    assert_eq!(statuses(&valley, "army"), [Open, Open, Cut]);
}

#[test]
fn a_road_with_two_carriageways_is_cut_on_both() {
    let mut valley = whole_valley_of_the_army(vec![cut(&["capital", "market"])]);
    let mut back = super::road("market", super::MARKET, "capital", super::CAPITAL);
    valley.segments[0].one_way = true;
    back.one_way = true;
    valley.segments.push(back);
    valley.graph = dateline_roads::Graph::try_new(&valley.segments).unwrap();
    let routes_input = valley.input();
    let army = Traveller::Side(id("army"));
    let routes = Routes::new(&routes_input);
    let way = routes.way_between(&PlaceId::new("capital"), &PlaceId::new("market"));
    assert_eq!(way.edges.len(), 2);
    assert_eq!(routes.on(&way, &army, day("2013-06-11")).unwrap().edges.len(), 2);
}

#[test]
fn what_is_predicted_or_doubtful_or_without_any_day_says_nothing() {
    let mut predicted = cut(&["capital", "market"]);
    predicted.claim.prediction = true;
    let mut doubtful = cut(&["capital", "market"]);
    doubtful.claim.places[0].certainty = 0.2;
    doubtful.claim.places[1].certainty = 0.2;
    let mut dayless = cut(&["capital", "market"]);
    dayless.claim.days = DaySpan::UNKNOWN;
    dayless.published = None;
    for one in [predicted, doubtful, dayless] {
        assert_eq!(statuses(&whole_valley_of_the_army(vec![one]), "army"), [Open; 3]);
    }
}

#[test]
fn a_claim_without_days_is_of_the_day_it_was_published() {
    let mut one = cut(&["capital", "market"]);
    one.claim.days = DaySpan::UNKNOWN;
    let valley = whole_valley_of_the_army(vec![one]);
    assert_eq!(valley.status("capital", "army", "2013-06-09"), Open);
    assert_eq!(valley.status("capital", "army", "2013-06-10"), Cut);
}

#[test]
fn a_denied_cut_is_about_those_to_whom_the_road_was_said_to_be_cut() {
    let mut denied = cut(&["capital", "market"]);
    denied.claim.stance = Stance::Denied;
    denied.claim.against = vec![];
    let mut valley = whole_valley_of_the_army(vec![denied.clone()]);
    assert_eq!(valley.status("capital", "rebels", "2013-06-10"), Cut, "it opens nothing to those who deny it");
    denied.claim.id = id("c-2");
    denied.claim.days = DaySpan::on(day("2013-06-12"));
    denied.published = Some(day("2013-06-12"));
    valley.claims = vec![cut(&["capital", "market"]), denied];
    assert_eq!(valley.status("capital", "army", "2013-06-11"), Cut);
    assert_ne!(valley.status("capital", "army", "2013-06-12"), Cut, "as probable as not");
}

#[test]
fn a_second_origin_makes_it_surer_and_a_reprint_does_not() {
    let first = cut(&["capital", "market"]);
    let mut second = first.clone();
    second.claim.id = id("c-2");
    second.claim.report = id("r-2");
    second.publisher = Some(id("Other"));
    let probability = |claims| {
        let valley = whole_valley_of_the_army(claims);
        valley.interval("capital", "army", "2013-06-10").unwrap().probability
    };
    let alone = probability(vec![first.clone()]);
    assert!(probability(vec![first.clone(), second.clone()]) > alone);
    second.publisher = first.publisher.clone();
    assert!((probability(vec![first, second]) - alone).abs() < 1e-9);
}

#[test]
fn a_road_opened_by_nobody_named_is_open_to_its_holders() {
    let mut valley = Valley::new();
    valley.control[2] = held("market", "2013-01-01", "2014-12-31", "unknown");
    valley.claims = vec![claim("c-1", Kind::RouteOpened, "2013-06-10", &["capital", "market"], &[], &[])];
    assert_eq!(valley.status("capital", "army", "2013-06-10"), Open);
    assert_eq!(valley.status("capital", "guests", "2013-06-10"), Open);
    assert_eq!(valley.status("capital", "rebels", "2013-06-10"), Cut);
}

#[test]
fn a_road_cut_to_civilians_alone_is_cut_to_no_side() {
    let mut one = cut(&["capital", "market"]);
    one.claim.against = vec![id("civilians")];
    let valley = whole_valley_of_the_army(vec![one]);
    assert_eq!(valley.status("capital", "civilians", "2013-06-10"), Cut);
    assert_eq!(valley.status("capital", "army", "2013-06-10"), Open);
    assert_eq!(valley.status("capital", "aid", "2013-06-10"), Unknown);
}

#[test]
fn what_is_told_is_forgotten_in_the_end() {
    let mut valley = whole_valley_of_the_army(vec![cut(&["capital", "market"])]);
    for one in &mut valley.control {
        one.days.to = None;
    }
    assert_eq!(valley.interval("capital", "army", "2013-12-01").unwrap().claims_against, [id("c-1")]);
    assert!(valley.interval("capital", "army", "2015-02-02").unwrap().claims_against.is_empty());
}

#[test]
fn a_report_of_one_day_does_not_end_what_another_tells_of_a_span() {
    let mut span = cut(&["capital", "market"]);
    span.claim.days = DaySpan::between(day("2013-01-10"), day("2013-12-20"));
    span.published = Some(day("2014-01-01"));
    let mut once = span.clone();
    once.claim.id = id("c-2");
    once.publisher = Some(id("Other"));
    once.claim.days = DaySpan::on(day("2013-02-01"));
    let valley = whole_valley_of_the_army(vec![span, once]);
    assert_eq!(valley.status("capital", "army", "2013-12-20"), Cut);
}
