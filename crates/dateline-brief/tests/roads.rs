//! What a brief makes of roads: sentences, the table, the maps, pockets, and what would change if a town fell.

#![expect(clippy::unwrap_used, reason = "a test whose world cannot be built must stop")]

mod common;

use common::{World, claim, day};
use dateline_brief::{Brief, Encircled, IfTaken, RoadPiece, RoadState, RoadStretch, Roads, Section, Supplied};
use dateline_model::{ClaimId, Kind, PlaceId, RouteStatus, SideId, Traveller};

const ON: &str = "2013-12-05";

fn place(id: &str) -> PlaceId {
    PlaceId::new(id)
}

fn state(side: &str, status: RouteStatus, probability: f64, places: &[&str]) -> RoadState {
    RoadState {
        traveller: Traveller::Side(SideId::new(side)),
        status,
        probability,
        since: None,
        told: false,
        places: places.iter().map(|id| place(id)).collect(),
        claims: vec![],
    }
}

fn piece(road: &str, states: Vec<RoadState>) -> RoadPiece {
    RoadPiece { road: place(road), between: None, states }
}

/// The highway between Qara and Deir Attiyah, open to the government since the week before.
fn highway() -> RoadPiece {
    let towns = ["sy-qara", "sy-deir-attiyah"];
    let mut open = state("syrian_government", RouteStatus::Open, 0.93, &towns);
    open.since = Some(day("2013-11-28"));
    let states = vec![open, state("rebels", RouteStatus::Cut, 0.97, &towns)];
    RoadPiece { road: place("sy-m5"), between: Some([place("sy-qara"), place("sy-deir-attiyah")]), states }
}

fn stretch(from: &str, to: &str, states: Vec<RoadState>) -> RoadStretch {
    RoadStretch { ends: [place(from), place(to)], roads: vec![], schematic: true, states }
}

fn roads() -> Roads {
    let to_nabek = ["sy-yabroud", "sy-nabk"];
    let states = vec![
        state("syrian_government", RouteStatus::Cut, 0.7, &["sy-yabroud"]),
        state("rebels", RouteStatus::Contested, 0.9, &["sy-nabk"]),
    ];
    Roads {
        pieces: vec![
            highway(),
            piece("sy-yabroud-nabek-road", states.clone()),
            piece("sy-yabroud-sahel-road", vec![state("rebels", RouteStatus::Open, 0.7, &["sy-yabroud", "sy-sahel"])]),
        ],
        stretches: vec![
            stretch("sy-qara", "sy-deir-attiyah", highway().states),
            stretch("sy-yabroud", "sy-nabk", states),
            stretch("sy-maaloula", "sy-yabroud", vec![state("rebels", RouteStatus::Open, 0.7, &to_nabek[..1])]),
        ],
        ..Roads::default()
    }
}

fn brief(roads: Roads) -> Brief {
    let mut world = World::qalamoun();
    world.roads = roads;
    world.brief(ON, None)
}

fn section<'a>(brief: &'a Brief, title: &str) -> &'a Section {
    brief.sections.iter().find(|section| section.title == title).unwrap()
}

fn texts(brief: &Brief, title: &str) -> Vec<String> {
    section(brief, title).sentences.iter().map(dateline_brief::Sentence::text).collect()
}

fn says(brief: &Brief, title: &str, words: &str) {
    assert!(texts(brief, title).iter().any(|text| text.contains(words)), "{words} in {:#?}", texts(brief, title));
}

#[test]
fn the_section_on_roads_reads_as_it_should() {
    let mut roads = roads();
    roads.supplied = vec![Supplied {
        side: SideId::new("rebels"),
        source: place("sy-maaloula"),
        towns: vec![place("sy-yabroud")],
        through: vec![],
        probability: 0.7,
    }];
    let markdown = brief(roads).to_markdown();
    let section = markdown.split("\n## ").find(|section| section.starts_with("Routes and supply")).unwrap();
    insta::assert_snapshot!(section);
}

#[test]
fn a_change_of_the_week_comes_first_of_what_is_derived() {
    let brief = brief(roads());
    let derived: Vec<String> =
        texts(&brief, "Routes and supply").into_iter().filter(|text| text.contains("ith ")).collect();
    assert!(derived[0].starts_with("Since 28 November, with Qara and Deir Attiyah held by the Syrian government"));
    assert!(derived[0].ends_with("was very probably open to the Syrian government and cut for the Syrian opposition."));
}

#[test]
fn a_road_whose_towns_no_claim_tells_of_is_listed_as_silent_and_never_as_open() {
    let brief = brief(roads());
    assert!(texts(&brief, "Routes and supply").iter().all(|text| !text.contains("Sahel")));
    let table = section(&brief, "Routes and supply").table.as_ref().unwrap();
    assert!(table.rows.iter().all(|row| !row.cells()[0].contains("Sahel")));
    says(
        &brief,
        "What nobody reports on",
        "No report tells of these roads, or of who held all towns along them: the \
        Yabroud–Sahel road.",
    );
}

#[test]
fn what_is_unsure_is_not_told() {
    let mut roads = roads();
    roads.pieces[0].states.iter_mut().for_each(|state| state.probability = 0.55);
    assert!(!texts(&brief(roads), "Routes and supply").iter().any(|text| text.contains("open to")));
}

#[test]
fn who_holds_the_towns_says_nothing_of_civilians() {
    let mut roads = roads();
    for state in &mut roads.pieces[0].states {
        state.traveller = Traveller::Civilians;
    }
    assert!(!texts(&brief(roads), "Routes and supply").iter().any(|text| text.contains("civilians")));
}

#[test]
fn every_row_and_sentence_on_roads_has_a_footnote() {
    let brief = brief(roads());
    let section = section(&brief, "Routes and supply");
    for sentence in &section.sentences {
        assert!(sentence.clauses().iter().all(|clause| !clause.footnotes.is_empty()), "{}", sentence.text());
    }
    assert!(section.table.as_ref().unwrap().rows.iter().all(|row| !row.footnotes().is_empty()));
}

#[test]
fn a_brief_that_tells_of_roads_says_that_it_is_no_safety_advice() {
    let brief = brief(roads());
    assert!(section(&brief, "Routes and supply").note.as_ref().unwrap().contains("no safety advice"));
    assert!(brief.to_html().matches("no safety advice").count() >= 2);
}

#[test]
fn two_maps_stand_in_the_html_one_for_each_main_adversary() {
    let html = brief(roads()).to_html();
    assert!(html.contains("Roads for the Syrian government, 5") && html.contains("Roads for the Syrian opposition, 5"));
    assert_eq!(html.matches("class=\"pictures\"").count(), 1);
}

#[test]
fn a_pocket_is_told_with_who_closes_it_and_since_when() {
    let mut roads = roads();
    let pocket = |side: &str| Encircled {
        side: SideId::new(side),
        places: vec![place("sy-yabroud")],
        since: Some(day("2013-12-02")),
        by: vec![SideId::new("syrian_government"), SideId::new("hezbollah")],
        probability: 0.85,
        around: vec![place("sy-nabk")],
        claims: vec![],
    };
    roads.encircled = vec![pocket("rebels")];
    says(
        &brief(roads.clone()),
        "Routes and supply",
        "At Yabroud, the Syrian opposition was very probably encircled by the Syrian government and Hezbollah since 2 \
         December: every known road out was cut or contested.",
    );
    roads.encircled[0].around = vec![place("sy-sahel")];
    roads.encircled[0].claims = vec![ClaimId::new("c-unknown")];
    assert!(!texts(&brief(roads), "Routes and supply").iter().any(|text| text.contains("encircled")));
}

#[test]
fn what_rests_on_old_reports_says_how_old_they_are() {
    let mut world = World::qalamoun();
    world.roads = roads();
    let brief = world.brief("2014-03-01", None);
    let stale = texts(&brief, "Routes and supply");
    let words = ", by reports on the days up to 28 November 2013.";
    assert!(stale.iter().any(|text| text.starts_with("With ") && text.ends_with(words)), "{stale:#?}");
}

#[test]
fn a_place_that_is_only_fought_over_is_no_pocket() {
    let mut roads = roads();
    roads.encircled = vec![Encircled {
        side: SideId::new("rebels"),
        places: vec![place("sy-nabk")],
        since: None,
        by: vec![SideId::new("syrian_government")],
        probability: 0.9,
        around: vec![place("sy-deir-attiyah")],
        claims: vec![],
    }];
    assert!(!texts(&brief(roads), "Routes and supply").iter().any(|text| text.contains("encircled")));
}

#[test]
fn allies_of_a_main_side_are_told_in_a_word_and_roads_with_the_same_reason_in_one_sentence() {
    let mut roads = roads();
    let states = || {
        let cut = |side: &str| state(side, RouteStatus::Cut, 0.9, &["sy-maaloula"]);
        vec![cut("hezbollah"), cut("syrian_government")]
    };
    roads.pieces = vec![piece("sy-yabroud-nabek-road", states()), piece("sy-yabroud-sahel-road", states())];
    says(
        &brief(roads),
        "Routes and supply",
        "With Maaloula held by the Syrian opposition, the Yabroud–Nabek road and the Yabroud–Sahel road were very probably cut \
         for the Syrian government and its allies.",
    );
}

#[test]
fn what_would_change_on_the_roads_is_a_reason_to_watch_a_town() {
    let mut roads = roads();
    let ends = [place("sy-yabroud"), place("sy-nabk")];
    let road = Some(place("sy-yabroud-nabek-road"));
    roads.if_taken = vec![IfTaken {
        place: place("sy-nabk"),
        taker: SideId::new("syrian_government"),
        score: 4.0,
        opens: vec![(Some(place("sy-m5")), [place("sy-deir-attiyah"), place("sy-nabk")])],
        closes: vec![(road, ends, SideId::new("rebels"))],
        cut_off: vec![(place("sy-yabroud"), SideId::new("rebels"))],
        around: vec![place("sy-yabroud"), place("sy-deir-attiyah")],
    }];
    let with = brief(roads);
    says(
        &with,
        "Towns to watch",
        "; if the Syrian government took it, the Damascus–Homs highway from Deir Attiyah to An-Nabk would open to it, the \
         Yabroud–Nabek road from Yabroud to An-Nabk would be cut for the Syrian opposition, and Yabroud would be cut off.",
    );
}

#[test]
fn a_road_that_reports_tell_of_is_not_told_twice() {
    let world = World::qalamoun();
    let cut: Vec<ClaimId> =
        world.claims.iter().filter(|claim| claim.kind == Kind::RouteCut).map(|claim| claim.id.clone()).collect();
    let mut told = state("syrian_government", RouteStatus::Cut, 0.9, &[]);
    (told.told, told.claims) = (true, cut);
    let roads = Roads { pieces: vec![piece("sy-m5", vec![told])], ..Roads::default() };
    let brief = brief(roads);
    assert!(!texts(&brief, "Routes and supply").iter().any(|text| text.starts_with("By what reports tell")));
}

#[test]
fn what_a_claim_tells_of_people_on_a_road_is_told_of_the_road() {
    let days = ("2013-12-04", "2013-12-04");
    let sent = claim("wire", 700, Kind::Reinforce, days, &["Yabroud"], "Fighters came to Yabroud by way of Sahel");
    let mut open = state("rebels", RouteStatus::Open, 0.85, &[]);
    (open.told, open.claims) = (true, vec![sent.id.clone()]);
    let mut world = World::qalamoun().with(sent);
    world.roads = Roads { pieces: vec![piece("sy-yabroud-sahel-road", vec![open])], ..Roads::default() };
    says(
        &world.brief(ON, None),
        "Routes and supply",
        "By what reports tell of it, the Yabroud–Sahel road was very probably open to the Syrian opposition.",
    );
}
