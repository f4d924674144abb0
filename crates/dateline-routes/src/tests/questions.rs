//! The questions: from place to place, the life of a road, what is supplied, pockets, choke points, what if, what to watch.

use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{Kind, PlaceId, PlaceKind, RouteStatus, SideId, Traveller};
use dateline_roads::Graph;

use super::{Valley, claim, day, held, id, place, road};
use crate::{Routes, Supply};

fn ids(names: &[&str]) -> Vec<PlaceId> {
    names.iter().map(|name| PlaceId::new(*name)).collect()
}

fn army() -> Traveller {
    Traveller::Side(SideId::new("army"))
}

/// The mill's lowland way from the market: through a ford, longer than the road.
fn with_a_ford(mut valley: Valley) -> Valley {
    let ford = (36.3, 33.9);
    valley.places.push(place("ford", ford.0, ford.1));
    valley.segments.push(road("market", super::MARKET, "ford", ford));
    valley.segments.push(road("ford", ford, "mill", super::MILL));
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    valley.control.push(held("ford", "2013-01-01", "2014-12-31", "army"));
    valley
}

#[test]
fn the_best_open_way_comes_first_and_others_share_no_stretch_with_it() {
    let mut valley = with_a_ford(Valley::new());
    valley.control[3] = held("mill", "2013-01-01", "2014-12-31", "army");
    let input = valley.input();
    let found = Routes::new(&input).between(&id("capital"), &id("mill"), &army(), day("2013-06-01"), 3).unwrap();
    assert_eq!(found.ways.len(), 1, "all leave the capital by one road");
    assert_eq!(found.ways[0].through, ids(&["capital", "market", "mill"]));
    assert!(found.ways[0].length.kilometres() > 36.0 && found.instead.is_none());
    let found = Routes::new(&input).between(&id("market"), &id("mill"), &army(), day("2013-06-01"), 3).unwrap();
    assert_eq!(found.ways.len(), 2);
    assert_eq!(found.ways[1].through, ids(&["market", "ford", "mill"]));
}

#[test]
fn where_no_way_is_open_it_is_told_what_closes_the_best_one() {
    let valley = Valley::new();
    let input = valley.input();
    let routes = Routes::new(&input);
    let found = routes.between(&id("capital"), &id("border"), &army(), day("2013-06-01"), 2).unwrap();
    assert!(found.ways.is_empty());
    let way = found.instead.unwrap();
    assert_eq!(way.status, RouteStatus::Cut);
    assert_eq!(way.pieces[1].interval.as_ref().unwrap().places, ids(&["mill"]));
    let inside = routes.between(&id("mill"), &id("border"), &army(), day("2013-06-01"), 2).unwrap();
    assert!(inside.ways.is_empty(), "both ends lie where the army cannot go");
}

#[test]
fn a_road_is_open_then_cut_then_opened_again() {
    let mut valley = Valley::new();
    for one in &mut valley.control {
        *one = held(one.place.as_str(), "2013-01-01", "2014-12-31", "army");
    }
    valley.claims = vec![
        claim("c-1", Kind::RouteCut, "2013-06-10", &["market", "mill"], &["rebels"], &["army"]),
        claim("c-2", Kind::RouteOpened, "2013-07-01", &["market", "mill"], &["army"], &[]),
    ];
    let input = valley.input();
    let routes = Routes::new(&input);
    let life = routes.life(&routes.road(&id("valley-road")), &army());
    let told: Vec<_> = life.iter().map(|span| (span.days.from, span.status)).collect();
    assert_eq!(told[0], (Some(day("2013-01-01")), RouteStatus::Open));
    assert_eq!(told[1], (Some(day("2013-06-10")), RouteStatus::Cut));
    assert_eq!(told[2], (Some(day("2013-07-01")), RouteStatus::Open));
    assert_eq!((life[1].claims_for.clone(), life[1].edges.len()), (vec![id("c-1")], 1));
    assert!(life.windows(2).all(|pair| pair[0].days.to.unwrap().plus(1) == pair[1].days.from.unwrap()));
    assert_eq!(life.last().unwrap().status, RouteStatus::Unknown, "nothing is told of 2015");
}

#[test]
fn supplies_reach_what_open_roads_lead_to_and_a_place_off_the_roads_is_unknown() {
    let mut valley = Valley::new();
    valley.control[0] = held("border", "2013-01-01", "2014-12-31", "army");
    valley.places.push(place("island", 38.0, 34.0));
    valley.segments.push(road("island", (38.0, 34.0), "", (38.1, 34.0)));
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    valley.control.push(held("island", "2013-01-01", "2014-12-31", "army"));
    let input = valley.input();
    let routes = Routes::new(&input);
    let found = routes.reach(&id("army"), day("2013-06-01"));
    let told: Vec<_> = found.iter().map(|one| (one.place.as_str(), one.supply)).collect();
    let expected = [
        ("border", Supply::CutOff),
        ("capital", Supply::Supplied),
        ("island", Supply::Unknown),
        ("market", Supply::Supplied),
    ];
    assert_eq!(told, expected);
    assert_eq!((found[3].source.clone(), found[3].through.clone()), (Some(id("capital")), ids(&["capital", "market"])));
    let pockets = routes.pockets();
    assert_eq!(pockets.len(), 1, "a place without roads is no pocket: {pockets:?}");
    assert_eq!((pockets[0].places.clone(), pockets[0].by.clone()), (ids(&["border"]), vec![id("rebels")]));
    assert_eq!(pockets[0].since, Some(day("2013-01-01")));
}

#[test]
fn a_pocket_with_a_junction_is_closed_by_the_roads_behind_it() {
    let mut valley = Valley::new();
    valley.segments = vec![
        road("capital", super::CAPITAL, "mill", super::MARKET),
        road("mill", super::MARKET, "", (36.5, 34.0)),
        road("", (36.5, 34.0), "border", (36.52, 34.0)),
    ];
    valley.places.retain(|one| one.id.as_str() != "market");
    valley.control = vec![
        held("capital", "2013-01-01", "", "army"),
        held("mill", "2013-01-01", "", "rebels"),
        held("border", "2013-01-01", "", "army"),
    ];
    valley.graph = Graph::try_new(&valley.segments).unwrap();
    let input = valley.input();
    let pockets = Routes::new(&input).pockets();
    let army: Vec<_> = pockets.iter().filter(|one| one.side.as_str() == "army").collect();
    assert_eq!(army.len(), 1, "{pockets:?}");
    assert_eq!(army[0].edges, [dateline_roads::EdgeId(1)], "the one to the mill, not the last mile");
}

#[test]
fn sources_have_days_and_a_country_and_derived_ones_are_held_that_day() {
    let mut valley = Valley::new();
    let content = "[[side]]\nid = \"army\"\nname = \"Army\"\n[[side]]\nid = \"rebels\"\nname = \"Rebels\"\n\
        [[supply]]\nside = \"army\"\nplaces = [\"capital\"]\nto = 2013-12-31\n\
        [[supply]]\nside = \"army\"\nplaces = [\"market\"]\ncountry = \"XX\"\n";
    let file = PackFile { name: id("test/actors.toml"), content: content.into() };
    valley.lexicon = Lexicon::load(&[file]).unwrap().value;
    for one in valley.places.iter_mut().filter(|one| one.id.as_str() == "border") {
        one.kind = PlaceKind::Crossing;
    }
    valley.control[0] = held("border", "2013-01-01", "2013-06-30", "rebels");
    let input = valley.input();
    let routes = Routes::new(&input);
    let source =
        |side: &str, on: &str| routes.reach(&id(side), day(on)).first().map(|one| (one.source.clone(), one.derived));
    assert_eq!(source("army", "2013-12-31"), Some((Some(id("capital")), false)));
    assert_eq!(source("army", "2014-01-01"), None, "the market of that name lies in no such country");
    assert_eq!(source("rebels", "2013-06-01"), Some((Some(id("border")), true)));
    assert_eq!(source("rebels", "2013-08-01"), None, "nobody knows who holds the crossing");
}

#[test]
fn choke_points_name_what_they_cut_off() {
    let mut valley = with_a_ford(Valley::new());
    for one in &mut valley.control {
        *one = held(one.place.as_str(), "2013-01-01", "2014-12-31", "army");
    }
    let input = valley.input();
    let found = Routes::new(&input).choke_points(&id("army"), day("2013-06-01"), 9);
    assert_eq!((found.sources.clone(), found.supplied), (ids(&["capital"]), 5));
    assert_eq!(found.points[0].at, ids(&["capital", "market"]));
    assert_eq!(found.points[0].cut_off, ids(&["border", "ford", "market", "mill"]));
    assert_eq!(found.points[1].cut_off, ids(&["border", "ford", "mill"]), "the market itself is not counted");
    assert!(found.front.is_empty() && found.least_cut.is_none());
}

#[test]
fn the_least_cut_parts_sources_from_the_front() {
    let valley = with_a_ford(Valley::new());
    let input = valley.input();
    let found = Routes::new(&input).choke_points(&id("army"), day("2013-06-01"), 9);
    assert_eq!(found.front, ids(&["ford", "market"]));
    assert_eq!(found.least_cut, Some(vec![dateline_roads::EdgeId(0)]));
}

#[test]
fn a_town_that_fell_would_open_and_close_roads_and_cut_off_what_lies_behind() {
    let mut valley = Valley::new();
    for one in &mut valley.control {
        *one = held(one.place.as_str(), "2013-01-01", "2014-12-31", "army");
    }
    let input = valley.input();
    let found = Routes::new(&input).what_if(&id("market"), &id("rebels"), day("2013-06-01"));
    let army: Vec<_> = found.supplies.iter().filter(|one| one.side.as_str() == "army").collect();
    let told: Vec<_> = army.iter().map(|one| (one.place.as_str(), one.before, one.after)).collect();
    assert_eq!(told[0], ("border", Some(Supply::Supplied), Some(Supply::CutOff)));
    assert_eq!(told[1], ("mill", Some(Supply::Supplied), Some(Supply::CutOff)));
    assert_eq!(found.roads.iter().filter(|one| one.side.as_str() == "army").count(), 2);
    assert_eq!(
        Routes::new(&input).what_if(&id("nowhere"), &id("rebels"), day("2013-06-01")),
        crate::Difference::default()
    );
}

#[test]
fn a_town_between_two_enemies_that_is_told_of_is_watched() {
    let mut valley = Valley::new();
    valley.claims = vec![claim("c-1", Kind::Clash, "2013-05-25", &["market"], &["rebels"], &["army"])];
    let input = valley.input();
    let found = Routes::new(&input).watch(day("2013-06-01"), 5);
    assert_eq!((found[0].place.as_str(), found[0].taker.as_str()), ("market", "rebels"));
    assert_eq!(found[0].claims, [id("c-1")]);
    assert!(found[0].score > 0.0 && found[0].active > found[1].active);
}

#[test]
fn relations_that_change_turn_roads_and_pockets_on_their_days() {
    let mut valley = Valley::new();
    valley.control = vec![
        held("capital", "2011-01-01", "2014-12-31", "army"),
        held("market", "2011-01-01", "2014-12-31", "guests"),
        held("mill", "2011-01-01", "2014-12-31", "army"),
    ];
    assert_eq!(valley.status("capital", "army", "2012-05-31"), RouteStatus::Cut);
    assert_eq!(valley.status("capital", "army", "2012-06-01"), RouteStatus::Open);
    let input = valley.input();
    let pockets = Routes::new(&input).pockets();
    let [mill] = &pockets.iter().filter(|one| one.side.as_str() == "army").collect::<Vec<_>>()[..] else {
        panic!("{pockets:?}")
    };
    assert_eq!((mill.places.clone(), mill.days.to), (ids(&["mill"]), Some(day("2012-05-31"))));
}

#[test]
fn a_road_through_a_neutral_town_is_open_and_through_a_strangers_is_not() {
    let mut valley = Valley::new();
    valley.control[2] = held("market", "2013-01-01", "2014-12-31", "monks");
    assert_eq!(valley.status("capital", "army", "2013-06-01"), RouteStatus::Open);
    assert_eq!(
        valley.status("market", "rebels", "2013-06-01"),
        RouteStatus::Cut,
        "nothing is known of rebels and monks"
    );
}
