//! Input that is not as it should be, and nothing at all.

use dateline_model::{Day, PlaceId, RouteStatus, SideId, Traveller};
use dateline_roads::Graph;

use super::{Valley, day, held, id, place, road};
use crate::{ChokePoints, Difference, NoWay, Routes};

#[test]
fn an_empty_graph_has_empty_answers() {
    let mut valley = Valley::new();
    valley.segments.clear();
    valley.graph = Graph::try_new(&[]).unwrap();
    ask_everything(&valley);
    let input = valley.input();
    assert!(Routes::new(&input).intervals(&id("")).is_empty());
}

#[test]
fn a_graph_without_places_is_unknown() {
    let mut valley = Valley::new();
    for one in &mut valley.segments {
        one.ends = [None, None];
    }
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    valley.places.clear();
    ask_everything(&valley);
    let input = valley.input();
    let routes = Routes::new(&input);
    assert!(routes.intervals(&id("")).is_empty());
    assert!(routes.pockets().is_empty());
}

#[test]
fn self_loops_and_stretches_without_length_are_borne() {
    let mut valley = Valley::new();
    valley.segments.push(road("mill", super::MILL, "mill", super::MILL));
    valley.segments.push(road("", (36.9, 34.0), "", (36.9, 34.0)));
    valley.segments.push(road("capital", super::CAPITAL, "market", super::MARKET));
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    ask_everything(&valley);
}

#[test]
fn a_side_that_does_not_exist_is_told_to() {
    let valley = Valley::new();
    let input = valley.input();
    let routes = Routes::new(&input);
    let nobody = SideId::new("nobody-knows");
    assert!(routes.reach(&nobody, day("2013-06-01")).is_empty());
    assert_eq!(routes.choke_points(&nobody, day("2013-06-01"), 9), ChokePoints::default());
    let traveller = Traveller::Side(nobody);
    let asked = routes.between(&id("capital"), &id("mill"), &traveller, day("2013-06-01"), 2);
    assert_eq!(asked, Err(NoWay::Nobody(traveller.clone())));
    assert!(routes.life(&routes.road(&id("valley-road")), &traveller).is_empty());
    let off = routes.between(&id("nowhere"), &id("mill"), &traveller, day("2013-06-01"), 2);
    assert_eq!(off, Err(NoWay::OffTheRoads(id("nowhere"))));
}

#[test]
fn a_probability_that_is_no_number_opens_nothing() {
    let mut valley = Valley::new();
    valley.control[1].probability = f64::NAN;
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Unknown);
}

#[test]
fn a_span_that_ends_before_it_begins_hides_nothing() {
    let mut valley = Valley::new();
    valley.control.push(held("capital", "2013-05-01", "2013-04-01", "rebels"));
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Open);
}

#[test]
fn control_without_any_day_is_for_ever() {
    let mut valley = Valley::new();
    for one in &mut valley.control {
        *one = held(one.place.as_str(), "", "", if one.place.as_str() == "mill" { "rebels" } else { "army" });
    }
    assert_eq!(valley.status("capital", "army", "1999-01-01"), RouteStatus::Open);
    ask_everything(&valley);
    let input = valley.input();
    let routes = Routes::new(&input);
    let [pocket] = &routes.pockets()[..] else { panic!("{:?}", routes.pockets()) };
    assert_eq!((pocket.places.as_slice(), pocket.days.to, pocket.since), (&[id("border")][..], None, None));
}

#[test]
fn of_more_sides_than_there_is_room_for_the_rest_is_unknown() {
    let mut valley = Valley::new();
    for number in 0..40 {
        let (from, id) = (format!("2012-{:02}-{:02}", number % 12 + 1, number % 28 + 1), format!("side-{number:02}"));
        valley.control.push(held("mill", &from, &from, &id));
    }
    ask_everything(&valley);
    let input = valley.input();
    assert_eq!(Routes::new(&input).travellers().len(), 30);
}

#[test]
fn a_place_twice_and_places_off_the_roads_are_borne() {
    let mut valley = Valley::new();
    valley.places.push(place("mill", 36.4, 34.0));
    valley.places.push(place("off", 40.0, 30.0));
    valley.control.push(held("off", "2013-01-01", "", "army"));
    ask_everything(&valley);
}

/// All questions, for whether one of them fails.
pub(super) fn ask_everything(valley: &Valley) {
    let input = valley.input();
    let routes = Routes::new(&input);
    let places: Vec<PlaceId> = valley.places.iter().map(|one| one.id.clone()).collect();
    for day in ["0001-01-01", "2013-06-01", "2014-12-31", "9999-12-31"].map(|text| Day::parse(text).unwrap()) {
        for traveller in routes.travellers() {
            if let Traveller::Side(side) = &traveller {
                let _ = (routes.reach(side, day), routes.choke_points(side, day, 5));
            }
            for place in &places {
                let _ = routes.between(&places[0], place, &traveller, day, 3);
            }
        }
        let _ = routes.supplied(day);
    }
    for traveller in routes.travellers() {
        for route in places.iter().map(|place| routes.way_between(&places[0], place)) {
            let _ = (routes.life(&route, &traveller), routes.on(&route, &traveller, day("2013-06-01")));
        }
    }
    let _ = (routes.pockets(), routes.last_day(), routes.claims_off_the_graph());
    if let Some(place) = places.first() {
        let _: Difference = Routes::new(&input).what_if(place, &SideId::new("rebels"), day("2013-06-01"));
        let _ = Routes::new(&input).watch(day("2013-06-01"), 3);
    }
}
