//! What sieges do to the roads out of the places besieged.

use dateline_control::Siege;
use dateline_model::{Closure, DaySpan, PlaceId, RouteStatus, SideId};

use super::{Valley, day, held, id, place};

pub(super) fn siege(place: &str, closure: Option<Closure>, besieged: &[&str]) -> Siege {
    Siege {
        place: PlaceId::new(place),
        days: DaySpan { from: Some(day("2013-06-01")), to: Some(day("2013-08-31")) },
        besiegers: vec![SideId::new("rebels")],
        besieged: besieged.iter().map(|side| SideId::new(*side)).collect(),
        closure,
        claims: vec![id("c-siege")],
        ended_by: vec![],
        published: Some(day("2013-06-02")),
    }
}

fn status(closure: Option<Closure>, on: &str) -> RouteStatus {
    let mut valley = Valley::new();
    valley.sieges = vec![siege("market", closure, &["army"])];
    valley.status("capital", "army", on)
}

#[test]
fn a_full_siege_and_one_of_unknown_closeness_cut_roads_and_a_partial_one_does_not() {
    assert_eq!(status(Some(Closure::Full), "2013-06-20"), RouteStatus::Cut);
    assert_eq!(status(None, "2013-06-20"), RouteStatus::Cut);
    assert_eq!(status(Some(Closure::Partial), "2013-06-20"), RouteStatus::Open);
    assert_eq!(status(Some(Closure::Full), "2013-05-31"), RouteStatus::Open);
    assert_eq!(status(Some(Closure::Full), "2013-09-01"), RouteStatus::Open);
}

#[test]
fn a_siege_is_the_evidence_of_the_cut() {
    let mut valley = Valley::new();
    valley.sieges = vec![siege("market", Some(Closure::Full), &[])];
    let why = valley.interval("capital", "guests", "2013-06-20").unwrap();
    assert_eq!((why.status, why.claims_for), (RouteStatus::Cut, vec![id("c-siege")]));
}

#[test]
fn a_siege_of_a_quarter_closes_no_road_of_its_town() {
    let mut valley = Valley::new();
    let mut quarter = place("quarter", 36.2, 34.0);
    quarter.part_of = vec![PlaceId::new("market")];
    valley.places.push(quarter);
    valley.sieges = vec![siege("quarter", Some(Closure::Full), &["army"])];
    assert_eq!(valley.status("capital", "army", "2013-06-20"), RouteStatus::Open);
}

#[test]
fn a_siege_without_a_first_day_has_always_been() {
    let mut valley = Valley::new();
    valley.sieges = vec![siege("market", Some(Closure::Full), &["army"])];
    valley.sieges[0].days.from = None;
    assert_eq!(valley.status("capital", "army", "2013-02-01"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2013-09-01"), RouteStatus::Open);
}

#[test]
fn a_town_of_nobody_known_is_cut_to_the_besieged_only() {
    let mut valley = Valley::new();
    valley.control.push(held("market", "2013-01-01", "2014-12-31", "army"));
    valley.sieges = vec![siege("market", Some(Closure::Full), &["army"])];
    assert_eq!(valley.status("capital", "monks", "2013-06-20"), RouteStatus::Open, "the army lets them pass");
}
