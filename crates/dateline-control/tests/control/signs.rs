//! What is told beside captures: attacks, sieges, plans, shares, fighting that goes on or is over.

use dateline_control::holder_on;
use dateline_model::{Basis, ControlInterval, DateBound, Extent, Holder, Kind, PlaceId, SideId, Stance};

use crate::common::{Telling, day, tell};
use crate::towns::{controlled, history};

fn taken(name: &str, by: &str, on: &str) -> Telling {
    tell(name, Kind::Capture, "maaloula", on).by(&[by])
}

fn told(tellings: Vec<Telling>) -> Vec<String> {
    history(&controlled(tellings), "maaloula")
}

fn on(intervals: &[ControlInterval], text: &str) -> ControlInterval {
    at("maaloula", intervals, text)
}

fn at(place: &str, intervals: &[ControlInterval], text: &str) -> ControlInterval {
    holder_on(intervals, &PlaceId::new(place), day(text)).expect("somebody holds it that day").clone()
}

fn side(id: &str) -> Holder {
    Holder::Side(SideId::new(id))
}

#[test]
fn a_share_told_in_the_same_days_beats_a_bare_taking() {
    let bare = || taken("a", "army", "2013-11-19").against(&["rebels"]);
    let share = || taken("b", "army", "2013-11-20").against(&["rebels"]).extent(Extent::Shares(0.6, 0.6));
    assert_eq!(told(vec![bare(), share()])[1..], ["2013-11-19 contested"]);
    let corrected = taken("b", "army", "2013-11-19").against(&["rebels"]).extent(Extent::Part);
    assert_eq!(told(vec![bare(), corrected.published_on("2013-11-22")])[1..], ["2013-11-19 contested"]);
    // Who has the whole in so many words has it.
    let whole = bare().extent(Extent::Whole);
    assert_eq!(told(vec![whole, share()])[1], "2013-11-19 government");
}

#[test]
fn several_attacks_by_a_side_outweigh_an_old_capture_by_it() {
    let old = || taken("old", "army", "2013-03-01");
    let attack = |name: &str, on: &str| tell(name, Kind::Attack, "maaloula", on).by(&["army"]).against(&["rebels"]);
    let quiet = on(&controlled(vec![old()]), "2013-11-01").probability;
    let once = controlled(vec![old(), attack("a", "2013-11-02")]);
    let once = on(&once, "2013-11-01");
    assert!(once.holder == side("government") && once.probability < quiet);
    // Close together they may mean fighting in the place; over months, that it is the enemy's.
    let days = ["2013-11-02", "2013-11-05", "2013-11-09", "2013-11-14", "2013-11-20", "2013-11-25"];
    let told = controlled(days.iter().map(|day| attack(day, day)).chain([old()]).collect());
    assert_ne!(on(&told, "2013-11-15").holder, side("government"));
    let days = ["2013-07-02", "2013-08-05", "2013-09-09", "2013-10-14", "2013-11-20", "2013-12-25", "2014-02-01"];
    let told = controlled(days.iter().map(|day| attack(day, day)).chain([old()]).collect());
    assert_eq!(on(&told, "2013-12-20").holder, side("rebels"));
}

#[test]
fn who_is_attacked_holds_it_where_nothing_else_is_told() {
    let attack = |name: &str, on: &str| tell(name, Kind::Strike, "maaloula", on).by(&["army"]).against(&["rebels"]);
    assert_eq!(told(vec![attack("a", "2013-11-02"), attack("b", "2013-11-20")]), ["2013-11-02 rebels"]);
    let planned = |name: &str, on: &str| taken(name, "army", on).against(&["rebels"]).stance(Stance::Planned);
    assert_eq!(told(vec![planned("a", "2013-11-02"), attack("b", "2013-11-20")]), ["2013-11-02 rebels"]);
}

#[test]
fn an_attack_on_the_day_of_the_capture_and_after_it_does_not_speak_against_it() {
    let attack = |name: &str, on: &str| tell(name, Kind::Attack, "maaloula", on).by(&["army"]).against(&["rebels"]);
    let capture = || taken("c", "army", "2013-11-05").against(&["rebels"]);
    let clean = on(&controlled(vec![capture()]), "2013-11-10").probability;
    let fought = controlled(vec![attack("a", "2013-11-05"), attack("b", "2013-11-06"), capture()]);
    assert!(on(&fought, "2013-11-10").probability > clean - 0.05);
    // Fighting that is told to have gone on to the day of the capture ended with it.
    let fight = tell("f", Kind::Clash, "maaloula", "2013-11-01 2013-11-05").by(&["army"]).against(&["rebels"]);
    let history = told(vec![fight, capture()]);
    assert_eq!(history.last().map(String::as_str), Some("2013-11-05 government"));
}

#[test]
fn further_days_of_one_origin_are_further_evidence_of_fighting() {
    let clash = |name: &str, on: &str| {
        tell(name, Kind::Clash, "maaloula", on).by(&["army"]).against(&["rebels"]).published_by("A Paper")
    };
    let held = || taken("h", "rebels", "2013-09-01");
    assert_eq!(told(vec![held(), clash("a", "2013-11-01"), clash("b", "2013-11-01")]), ["2013-09-01 rebels"]);
    let days = vec![held(), clash("a", "2013-11-01"), clash("b", "2013-11-02"), clash("c", "2013-11-03")];
    assert_eq!(told(days)[..2], ["2013-09-01 rebels", "2013-11-01 contested"]);
}

#[test]
fn who_is_besieged_in_a_parted_town_does_not_hold_all_of_it() {
    let held = taken("a", "rebels", "2013-09-01");
    let share = taken("b", "army", "2013-11-01").against(&["rebels"]).extent(Extent::Shares(0.8, 0.8));
    let siege = |name: &str, on: &str| tell(name, Kind::Siege, "maaloula", on).by(&["army"]).against(&["rebels"]);
    let told = controlled(vec![held, share, siege("c", "2013-11-02"), siege("d", "2013-11-09")]);
    assert_eq!(on(&told, "2013-11-15").holder, Holder::Contested);
}

#[test]
fn fighting_told_as_over_ended_with_the_one_whose_fight_it_was() {
    let span = || tell("a", Kind::Clash, "maaloula", "2013-11-01 2013-11-20").by(&["army"]).published_on("2013-12-01");
    let held = || taken("h", "rebels", "2013-09-01");
    for bound in [DateBound::On, DateBound::By] {
        let told = controlled(vec![held(), span().bound(bound), span().bound(bound).published_by("Another")]);
        assert_eq!(on(&told, "2013-11-15").holder, Holder::Contested);
        let after = on(&told, "2013-11-25");
        assert_eq!((after.holder, after.basis), (side("government"), Basis::Inferred));
    }
}

#[test]
fn a_party_named_as_the_origin_counts_less_for_its_own_gain() {
    let chance = |telling: Telling| on(&controlled(vec![taken("h", "rebels", "2013-09-01"), telling]), "2013-11-10");
    let gain = || taken("a", "army", "2013-11-05").against(&["rebels"]);
    let own = chance(gain().said_by("Army"));
    let other = chance(gain().said_by("A Paper"));
    let believed = |interval: &ControlInterval| match &interval.holder {
        Holder::Side(side) if side.as_str() == "government" => interval.probability,
        _ => 1.0 - interval.probability,
    };
    assert!(believed(&own) < believed(&other));
}

#[test]
fn a_fight_that_ends_leaves_the_place_with_whom_the_pack_has_it() {
    let clash = |name: &str| tell(name, Kind::Clash, "tyre", "2013-11-01").by(&["army"]).against(&["rebels"]);
    let told = controlled(vec![clash("a"), clash("b")]);
    let after = at("tyre", &told, "2014-02-01");
    assert_eq!((after.holder.clone(), after.basis), (side("rebels"), Basis::Assumed));
}

#[test]
fn who_holds_a_parted_town_holds_the_rest_of_it() {
    let part = taken("a", "army", "2013-11-01").against(&["rebels"]).extent(Extent::Part);
    let held = || tell("b", Kind::Hold, "maaloula", "2013-11-02").by(&["rebels"]);
    let before = taken("c", "rebels", "2013-09-01");
    let told = controlled(vec![before, part, held()]);
    assert_eq!(on(&told, "2013-11-03").holder, Holder::Contested);
    assert_eq!(on(&controlled(vec![held()]), "2013-11-03").holder, side("rebels"));
}

#[test]
fn a_vague_date_does_not_say_that_a_fight_is_over() {
    let fight = |days: &str| {
        let one = tell("a", Kind::Clash, "maaloula", days).by(&["army"]).published_on("2014-01-01");
        let other = tell("b", Kind::Clash, "maaloula", days).by(&["army"]).published_on("2014-01-01");
        controlled(vec![taken("h", "rebels", "2013-09-01"), one, other])
    };
    // "in early November", and "from 1 to 9 November".
    assert_eq!(on(&fight("2013-11-01 2013-11-10"), "2013-11-12").holder, Holder::Contested);
    assert_ne!(on(&fight("2013-11-01 2013-11-09"), "2013-11-12").holder, Holder::Contested);
}
