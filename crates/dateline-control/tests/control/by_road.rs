//! Neighbours are as far from one another as it is by road, where the project has roads.

#![expect(clippy::unwrap_used, reason = "a test that fails here says where")]

use dateline_control::{Parameters, control, holder_on, nowcast};
use dateline_model::{Basis, ControlInterval, Holder, Kind, LonLat, Metres, Place, PlaceId, PlaceMention, Sourced};
use dateline_roads::{Graph, Link, NodeId};

use crate::common::{day, lexicon, places, run, tell};

const AROUND: usize = 8;

fn at(number: usize) -> LonLat {
    let angle = std::f64::consts::TAU * number as f64 / AROUND as f64;
    let middle = if number == AROUND { 0.0 } else { 0.03 };
    LonLat::try_new(36.5 + middle * angle.cos(), 34.0 + middle * angle.sin()).unwrap()
}

fn name(number: usize) -> String {
    if number == AROUND { "middle".to_owned() } else { format!("town-{number}") }
}

/// A town in the middle of others, about 3 km from each.
fn towns() -> Vec<Place> {
    let town = |number: usize| Place {
        id: PlaceId::new(name(number)),
        name: name(number),
        location: Some(at(number)),
        ..places().into_iter().find(|place| place.id.as_str() == "yabroud").unwrap()
    };
    (0..=AROUND).map(town).collect()
}

fn told(kind: Kind, town: usize, on: &str, by: &str) -> Sourced {
    let mut told = tell(&format!("{kind}-{town}"), kind, "", on).by(&[by]).published_on(on).0;
    told.claim.places = vec![PlaceMention { name: name(town), place: Some(PlaceId::new(name(town))), certainty: 1.0 }];
    told
}

/// All towns are with the rebels; then the army takes those around within a week.
fn claims() -> Vec<Sourced> {
    let held = (0..=AROUND).map(|town| told(Kind::Hold, town, "2013-05-01", "rebels"));
    let taken = (0..AROUND).map(|town| told(Kind::Capture, town, &format!("2013-06-{:02}", town + 1), "army"));
    held.chain(taken).collect()
}

/// Roads from the town in the middle to each around, of this length; it lies on them if `on_it`.
fn roads(length: Metres, on_it: bool) -> Graph {
    let points: Vec<LonLat> = (0..=AROUND).map(at).collect();
    let middle = u32::try_from(AROUND).unwrap();
    let links: Vec<Link> = (0..middle).map(|town| Link::both_ways(town, middle, length)).collect();
    let mut graph = Graph::of_links(&points, &links).unwrap();
    for town in 0..=middle {
        if town < middle || on_it {
            graph.put(PlaceId::new(name(town as usize)), NodeId(town));
        }
    }
    graph
}

type Ask = fn(
    &[Sourced],
    &[Place],
    &dateline_lexicon::Lexicon,
    &Parameters,
    Option<&Graph>,
    &dateline_model::RunId,
) -> Vec<ControlInterval>;

fn asked(ask: Ask, roads: Option<&Graph>) -> Vec<ControlInterval> {
    ask(&claims(), &towns(), &lexicon(), &Parameters::default(), roads, &run())
}

fn in_the_middle(intervals: &[ControlInterval]) -> (String, Basis) {
    let held = holder_on(intervals, &PlaceId::new("middle"), day("2013-06-20")).unwrap();
    let Holder::Side(side) = &held.holder else { panic!("{held:?}") };
    (side.to_string(), held.basis)
}

#[test]
fn towns_that_are_far_by_road_say_nothing_of_one_another() {
    for ask in [control as Ask, nowcast as Ask] {
        let taken = ("government".to_owned(), Basis::Inferred);
        assert_eq!(in_the_middle(&asked(ask, None)), taken);
        assert_eq!(in_the_middle(&asked(ask, Some(&roads(Metres(3_000.0), true)))), taken);
        let far = asked(ask, Some(&roads(Metres(16_000.0), true)));
        assert_eq!(in_the_middle(&far), ("rebels".to_owned(), Basis::Evidence));
    }
}

#[test]
fn the_farther_by_road_the_less_a_town_says() {
    let sure = |metres: f64| {
        let intervals = asked(control, Some(&roads(Metres(metres), true)));
        let held = holder_on(&intervals, &PlaceId::new("middle"), day("2013-06-20")).unwrap();
        let theirs = held.holder == Holder::Side(dateline_model::SideId::new("government"));
        if theirs { held.probability } else { 1.0 - held.probability }
    };
    assert!(sure(1_000.0) > sure(5_000.0) && sure(5_000.0) > sure(14_000.0));
}

#[test]
fn a_town_on_no_road_is_as_near_as_a_straight_line() {
    let straight = asked(control, None);
    let off_it = asked(control, Some(&roads(Metres(16_000.0), false)));
    let of_the_middle = |intervals: &[ControlInterval]| -> Vec<ControlInterval> {
        intervals.iter().filter(|one| one.place.as_str() == "middle").cloned().collect()
    };
    assert_eq!(of_the_middle(&straight), of_the_middle(&off_it));
    assert_eq!(straight, asked(control, Some(&Graph::default())), "roads elsewhere change nothing");
}
