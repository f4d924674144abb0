//! Sieges, beside control.

use dateline_control::{Parameters, Siege, sieges};
use dateline_model::{Closure, Extent, Kind, SideId, Sourced, Stance};

use crate::common::{Telling, day, lexicon, places, tell};

fn besieged(tellings: Vec<Telling>) -> Vec<Siege> {
    let claims: Vec<Sourced> = tellings.into_iter().map(|telling| telling.0).collect();
    sieges(&claims, &places(), &lexicon(), &Parameters::default())
}

fn siege(name: &str, on: &str) -> Telling {
    tell(name, Kind::Siege, "yabroud", on).by(&["army"]).against(&["rebels"])
}

/// News of elsewhere, so that the project knows of later days.
fn later(on: &str) -> Telling {
    tell("later", Kind::Strike, "tyre", on)
}

#[test]
fn tellings_of_one_siege_are_one_until_it_is_lifted() {
    let found = besieged(vec![
        siege("a", "2013-05-01").extent(Extent::Part),
        siege("b", "2013-06-10").by(&["hezbollah"]).extent(Extent::Whole),
        tell("c", Kind::SiegeLifted, "yabroud", "2013-07-02"),
        later("2014-07-01"),
    ]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.days.from, one.days.to), (Some(day("2013-05-01")), Some(day("2013-07-02"))));
    assert_eq!(one.besiegers, [SideId::new("government"), SideId::new("hezbollah")]);
    assert_eq!(one.besieged, [SideId::new("rebels")]);
    assert_eq!((one.closure, one.claims.len(), one.ended_by.len()), (Some(Closure::Full), 2, 1));
}

#[test]
fn a_siege_ends_when_the_place_is_taken_by_the_besiegers_or_left() {
    let until = |end: Telling| {
        let found = besieged(vec![siege("a", "2013-05-01"), end, later("2014-07-01")]);
        assert_eq!(found.len(), 1);
        found[0].days.to
    };
    let end = |kind, by| tell("b", kind, "yabroud", "2013-05-20").by(&[by]);
    assert_eq!(until(end(Kind::Capture, "army")), Some(day("2013-05-20")));
    assert_eq!(until(end(Kind::Withdraw, "rebels")), Some(day("2013-05-20")));
    assert_eq!(until(end(Kind::Withdraw, "hezbollah")), Some(day("2013-05-20")));
    let told_last = Some(day("2013-05-31"));
    assert_eq!(until(end(Kind::Capture, "army").extent(Extent::Part)), told_last, "a part is not the whole");
    assert_eq!(until(end(Kind::Capture, "rebels")), told_last);
    assert_eq!(until(end(Kind::SiegeLifted, "army").stance(Stance::Planned)), told_last);
}

#[test]
fn a_siege_told_of_lately_goes_on_and_one_long_ago_was_another() {
    let going_on = besieged(vec![siege("a", "2013-05-01"), later("2013-06-01")]);
    assert_eq!(going_on[0].days.to, None);
    let two = besieged(vec![siege("a", "2013-05-01"), siege("b", "2015-05-01"), later("2015-05-02")]);
    let days: Vec<_> = two.iter().map(|one| (one.days.from, one.days.to)).collect();
    assert_eq!(days, [(Some(day("2013-05-01")), Some(day("2013-05-31"))), (Some(day("2015-05-01")), None)]);
}

#[test]
fn what_is_planned_or_denied_is_no_siege() {
    assert!(besieged(vec![siege("a", "2013-05-01").stance(Stance::Planned)]).is_empty());
    assert!(besieged(vec![siege("a", "2013-05-01").stance(Stance::Denied)]).is_empty());
}

#[test]
fn a_siege_told_the_wrong_way_round_is_the_same() {
    let reversed = tell("b", Kind::Siege, "yabroud", "2013-05-20").by(&["rebels"]).against(&["army"]);
    let found = besieged(vec![siege("a", "2013-05-01"), reversed, later("2013-06-01")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].besiegers, [SideId::new("government")]);
    assert_eq!(found[0].claims.len(), 2);
}
