//! Single turns of the rule.

use dateline_control::holder_on;
use dateline_model::{ClaimId, ControlInterval, DateBound, Extent, Kind, PlaceId, Stance};

use crate::common::{Telling, day, tell};
use crate::towns::{controlled, history};

fn taken(name: &str, by: &str, on: &str) -> Telling {
    tell(name, Kind::Capture, "maaloula", on).by(&[by])
}

fn told(tellings: Vec<Telling>) -> Vec<String> {
    history(&controlled(tellings), "maaloula")
}

fn on(intervals: &[ControlInterval], text: &str) -> ControlInterval {
    holder_on(intervals, &PlaceId::new("maaloula"), day(text)).expect("somebody holds it that day").clone()
}

#[test]
fn tellings_of_one_capture_are_one_change_on_the_day_of_most_weight() {
    let tellings = vec![
        taken("a", "army", "2013-11-18"),
        taken("b", "army", "2013-11-19"),
        taken("c", "hezbollah", "2013-11-19"),
        tell("d", Kind::Capture, "maaloula", "2013-11-01 2013-11-30").by(&["army"]),
        taken("e", "army", "2013-11-22").bound(DateBound::By),
    ];
    let intervals = controlled(tellings);
    assert_eq!(history(&intervals, "maaloula"), ["2013-11-19 government"]);
    assert_eq!(on(&intervals, "2013-11-19").claims_for.len(), 5);
    assert_eq!(on(&intervals, "2013-11-19").published, Some(day("2013-11-19")));
}

#[test]
fn ten_reports_of_one_origin_weigh_as_one() {
    let from = |name: &str, origin: &str| taken(name, "army", "2013-11-19").said_by(origin);
    let one = on(&controlled(vec![from("a", "SOHR")]), "2013-12-01").probability;
    let repeated = (0..10).map(|index| from(&format!("{index}"), "SOHR")).collect();
    assert_eq!(on(&controlled(repeated), "2013-12-01").probability, one);
    let two = on(&controlled(vec![from("a", "SOHR"), from("b", "Daily")]), "2013-12-01").probability;
    assert!(two > one);
}

#[test]
fn a_partisan_source_counts_half_for_its_gain_and_in_full_for_its_loss() {
    let said = |by: &str| on(&controlled(vec![taken("a", by, "2013-11-19").said_by("SANA")]), "2013-12-01").probability;
    assert!(said("army") < said("rebels"));
    assert!(said("rebels") > 0.85);
}

#[test]
fn a_doubtful_place_changes_no_holder() {
    let doubtful = || taken("a", "army", "2013-11-19").certainty(0.3);
    let alone = controlled(vec![doubtful()]);
    assert!(on(&alone, "2013-12-01").probability <= 0.55);
    let held = controlled(vec![taken("b", "rebels", "2013-09-01"), doubtful()]);
    assert_eq!(history(&held, "maaloula"), ["2013-09-01 rebels"]);
    assert_eq!(on(&held, "2013-12-01").claims_against, [ClaimId::new("c-a")]);
}

#[test]
fn a_capture_from_an_enemy_tells_who_held_it_before() {
    let from = |name: &str| taken(name, "army", "2013-11-19").against(&["rebels"]);
    let intervals = controlled(vec![from("a")]);
    assert_eq!(history(&intervals, "maaloula"), ["2013-10-20 rebels", "2013-11-19 government"]);
    assert!(on(&intervals, "2013-11-18").claims_for == on(&intervals, "2013-11-19").claims_for);
    let after_a_gap = vec![
        taken("b", "hezbollah", "2013-05-01"),
        tell("c", Kind::Withdraw, "maaloula", "2013-06-01").by(&["hezbollah"]),
        from("a"),
    ];
    // Who had it in the months between nobody told.
    let expected = ["2013-05-01 hezbollah", "2013-06-01 unknown", "2013-10-20 rebels", "2013-11-19 government"];
    assert_eq!(told(after_a_gap), expected);
}

#[test]
fn fighting_makes_an_unknown_place_contested_for_some_days() {
    let clash = |name: &str, on: &str| tell(name, Kind::Clash, "maaloula", on).by(&["army"]).against(&["rebels"]);
    assert_eq!(told(vec![clash("a", "2013-11-01")]), ["2013-11-01 contested", "2013-11-14 unknown"]);
    let longer = vec![clash("a", "2013-11-01"), clash("b", "2013-11-09")];
    assert_eq!(told(longer), ["2013-11-01 contested", "2013-11-29 unknown"]);
    let ended = vec![clash("a", "2013-11-01"), taken("b", "army", "2013-11-05")];
    assert_eq!(told(ended), ["2013-11-01 contested", "2013-11-05 government"]);
    let same_day = vec![clash("a", "2013-11-05"), taken("b", "army", "2013-11-05")];
    assert_eq!(told(same_day), ["2013-11-05 government"]);
    let lone = vec![tell("a", Kind::Clash, "maaloula", "2013-11-01").by(&["army"])];
    assert!(told(lone).is_empty(), "one side is no fight");
}

#[test]
fn at_a_held_place_one_lone_report_of_fighting_only_lowers_the_probability() {
    let clash = |name: &str| tell(name, Kind::Clash, "maaloula", "2013-11-01").by(&["army"]).against(&["rebels"]);
    let held = || taken("a", "rebels", "2013-09-01");
    let quiet = on(&controlled(vec![held()]), "2013-11-05").probability;
    let attack = tell("x", Kind::Attack, "maaloula", "2013-11-01").by(&["army"]);
    for lone in [clash("b"), attack] {
        let intervals = controlled(vec![held(), lone]);
        assert_eq!(history(&intervals, "maaloula"), ["2013-09-01 rebels"]);
        assert!(on(&intervals, "2013-11-05").probability < quiet);
    }
    let expected = ["2013-09-01 rebels", "2013-11-01 contested", "2013-11-13 rebels"];
    assert_eq!(told(vec![held(), clash("b"), clash("c")]), expected);
    let beaten_back = tell("d", Kind::Repel, "maaloula", "2013-11-04").by(&["rebels"]);
    let expected = ["2013-09-01 rebels", "2013-11-01 contested", "2013-11-04 rebels"];
    assert_eq!(told(vec![held(), clash("b"), clash("c"), beaten_back]), expected);
}

#[test]
fn who_beats_back_an_attack_holds_the_place() {
    let repel = tell("a", Kind::Repel, "maaloula", "2013-11-04").by(&["army"]).against(&["rebels"]);
    assert_eq!(told(vec![repel]), ["2013-11-04 government"]);
    let siege = tell("a", Kind::Siege, "maaloula", "2013-11-04").by(&["army"]).against(&["rebels"]);
    assert_eq!(told(vec![siege]), ["2013-11-04 rebels"]);
}

#[test]
fn a_side_that_leaves_holds_no_more() {
    let left = || tell("b", Kind::Withdraw, "maaloula", "2013-11-04").by(&["rebels"]);
    let held = || taken("a", "rebels", "2013-09-01");
    // In a war of two sides the other has it then.
    assert_eq!(told(vec![held(), left()]), ["2013-09-01 rebels", "2013-11-04 government"]);
    assert_eq!(told(vec![held(), left().against(&["army"])]), ["2013-09-01 rebels", "2013-11-04 government"]);
    let then = taken("c", "army", "2013-11-05");
    assert_eq!(told(vec![held(), left(), then]), ["2013-09-01 rebels", "2013-11-04 government"]);
    assert_eq!(told(vec![held(), left().stance(Stance::Denied)]), ["2013-09-01 rebels"]);
}

#[test]
fn a_side_that_leaves_a_fight_leaves_it_to_the_other_or_as_it_was_before() {
    let clash = |name: &str| tell(name, Kind::Clash, "maaloula", "2013-11-01").by(&["army"]).against(&["rebels"]);
    let left = |side: &str| tell("c", Kind::Withdraw, "maaloula", "2013-11-04").by(&[side]);
    assert_eq!(told(vec![clash("a"), left("rebels")]), ["2013-11-01 contested", "2013-11-04 government"]);
    let fought = |side: &str| vec![taken("d", "rebels", "2013-09-01"), clash("a"), clash("b"), left(side)];
    assert_eq!(told(fought("army")), ["2013-09-01 rebels", "2013-11-01 contested", "2013-11-04 rebels"]);
    assert_eq!(told(fought("rebels")), ["2013-09-01 rebels", "2013-11-01 contested", "2013-11-04 government"]);
}

#[test]
fn a_side_that_has_only_a_share_by_now_did_not_hold_the_whole() {
    let share = |on: &str| taken("b", "army", on).extent(Extent::Shares(0.6, 0.6));
    let expected = ["2013-11-19 government", "2013-12-01 contested"];
    assert_eq!(told(vec![taken("a", "army", "2013-11-19"), share("2013-12-01")]), expected);
    let part = taken("b", "army", "2013-12-01").extent(Extent::Part);
    assert_eq!(told(vec![taken("a", "army", "2013-11-19"), part]), ["2013-11-19 government"]);
}

#[test]
fn who_carries_no_arms_holds_no_place() {
    let present = |actor: &str| tell("a", Kind::Hold, "maaloula", "2013-11-04").by(&[actor]);
    assert!(told(vec![present("observers")]).is_empty());
    assert!(told(vec![present("civilians")]).is_empty());
}

#[test]
fn a_later_claim_of_another_holder_must_outweigh_what_was_told() {
    let taken = || taken("a", "army", "2013-11-01");
    let held = |name: &str, on: &str| tell(name, Kind::Hold, "maaloula", on).by(&["rebels"]);
    let soon = controlled(vec![taken(), held("b", "2013-11-03")]);
    assert_eq!(history(&soon, "maaloula"), ["2013-11-01 government"]);
    assert_eq!(on(&soon, "2013-11-05").claims_against, [ClaimId::new("c-b")]);
    let late = told(vec![taken(), held("b", "2014-11-03")]);
    let [before, after] = late.as_slice() else { panic!("{late:?}") };
    assert_eq!(before, "2013-11-01 government");
    // Nobody tells the day on which it changed hands between the two.
    assert!(
        after.ends_with(" rebels") && *"2014-03-01" < **after && *after.as_str() <= *"2014-11-03 rebels",
        "{after}"
    );
}

#[test]
fn what_is_planned_or_has_no_day_changes_nothing() {
    assert!(told(vec![taken("a", "army", "2013-11-01").stance(Stance::Planned)]).is_empty());
    assert!(told(vec![tell("a", Kind::Capture, "maaloula", "").by(&["army"])]).is_empty());
    let year = tell("b", Kind::Capture, "maaloula", "2013-01-01 2013-12-31").by(&["army"]);
    assert_eq!(told(vec![taken("a", "rebels", "2013-11-01"), year]), ["2013-11-01 rebels"]);
}

#[test]
fn a_place_inside_a_town_makes_it_contested_until_it_is_taken_back() {
    let held = || taken("a", "army", "2013-09-01");
    let convent = |name: &str, by: &str, on: &str| tell(name, Kind::Capture, "convent", on).by(&[by]);
    let quarter = tell("c", Kind::Capture, "quarter", "2013-11-07").by(&["nusra"]);
    let lost = vec![held(), convent("b", "rebels", "2013-11-04")];
    assert_eq!(told(lost), ["2013-09-01 government", "2013-11-04 contested"]);
    let back = vec![held(), convent("b", "rebels", "2013-11-04"), convent("d", "army", "2013-11-09")];
    assert_eq!(told(back), ["2013-09-01 government", "2013-11-04 contested", "2013-11-09 government"]);
    let one_of_two = vec![held(), convent("b", "rebels", "2013-11-04"), quarter, convent("d", "army", "2013-11-09")];
    assert_eq!(told(one_of_two), ["2013-09-01 government", "2013-11-04 contested"]);
    assert!(told(vec![convent("b", "rebels", "2013-11-04")]).is_empty(), "it flips nothing that nobody holds");
}

#[test]
fn a_hill_above_a_town_says_nothing_of_the_town() {
    let hill = tell("b", Kind::Capture, "hill", "2013-11-07").by(&["rebels"]);
    assert_eq!(told(vec![taken("a", "army", "2013-09-01"), hill]), ["2013-09-01 government"]);
}

#[test]
fn what_happened_only_near_a_place_says_nothing_of_it() {
    let near = taken("b", "rebels", "2013-11-07").certainty(0.2);
    assert_eq!(told(vec![taken("a", "army", "2013-09-01"), near]), ["2013-09-01 government"]);
}

#[test]
fn two_enemies_that_took_it_on_one_day_contest_it_unless_the_order_is_told() {
    let army = || taken("a", "army", "2013-11-04");
    let rebels = || taken("b", "rebels", "2013-11-04");
    assert_eq!(told(vec![army(), rebels()]), ["2013-11-04 contested"]);
    assert_eq!(told(vec![army(), rebels().against(&["army"])]), ["2013-11-04 rebels"]);
    let before = taken("c", "army", "2013-09-01");
    assert_eq!(told(vec![before, army(), rebels()]), ["2013-09-01 government"], "its holder took it back");
}
