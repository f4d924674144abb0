//! What a stretch of road is, by who holds the places along it and by what is told of it.

use dateline_model::{Basis, ClaimId, Kind, PlaceId, RouteStatus};

use super::{Valley, claim, held, place};

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
