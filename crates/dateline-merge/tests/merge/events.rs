//! Which claims become one event, and what the event says.

use crate::common::{Telling, day, lexicon, places, run, tell};
use dateline_merge::{Parameters, merge};
use dateline_model::{Count, DateBound, DaySpan, Event, Kind, RunId, Scope, SideId, Sourced, Stance, Tally};

fn merged(tellings: Vec<Telling>) -> Vec<Event> {
    merged_after(tellings, &[])
}

fn merged_after(tellings: Vec<Telling>, previous: &[Event]) -> Vec<Event> {
    let claims: Vec<Sourced> = tellings.into_iter().map(|telling| telling.0).collect();
    merge(&claims, &places(), &lexicon(), previous, &Parameters::default(), &run())
}

fn members(event: &Event) -> Vec<&str> {
    event.members.iter().map(|member| &member.as_str()[2..]).collect()
}

#[test]
fn tellings_of_one_capture_become_one_event() {
    let events = merged(vec![
        tell("a", Kind::Capture, "qara", "2013-11-19").by(&["army"]).against(&["rebels"]),
        tell("b", Kind::Capture, "qara", "2013-11-19").by(&["hezbollah"]),
        tell("c", Kind::Capture, "qara", "2013-11-20").by(&["army"]),
        tell("d", Kind::Capture, "nabek", "2013-11-19").by(&["army"]),
        tell("e", Kind::Clash, "qara", "2013-11-19").by(&["army"]),
    ]);
    assert_eq!(events.len(), 3);
    let qara = events.iter().find(|event| event.members.len() == 3).unwrap();
    assert_eq!(members(qara), ["a", "b", "c"]);
    assert_eq!(qara.days, DaySpan::on(day("2013-11-19")));
    assert_eq!(qara.by, [SideId::new("government"), SideId::new("hezbollah")]);
    assert_eq!((qara.asserted, qara.sources, qara.published), (3, 3, Some(day("2013-11-20"))));
    assert_eq!(qara.place_name, "Qara");
}

#[test]
fn enemies_do_not_capture_a_place_in_one_event() {
    let events = merged(vec![
        tell("a", Kind::Capture, "qara", "2013-11-19").by(&["army"]),
        tell("b", Kind::Capture, "qara", "2013-11-19").by(&["nusra"]),
        tell("c", Kind::Capture, "qara", "2013-11-19"),
    ]);
    assert_eq!(events.len(), 3, "and who took it by the third telling is open");
}

#[test]
fn a_clash_may_be_told_from_either_side() {
    let events = merged(vec![
        tell("a", Kind::Clash, "qara", "2013-11-19").by(&["army"]).against(&["rebels"]),
        tell("b", Kind::Clash, "qara", "2013-11-19").by(&["nusra"]).against(&["hezbollah"]),
    ]);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].by, [SideId::new("government"), SideId::new("hezbollah")]);
    assert_eq!(events[0].against, [SideId::new("rebels")]);
}

#[test]
fn one_report_tells_two_days_apart_where_another_is_a_day_off() {
    let events = merged(vec![
        tell("a1", Kind::Attack, "qara", "2013-11-18").in_report("a"),
        tell("a2", Kind::Attack, "qara", "2013-11-19").in_report("a"),
        tell("b", Kind::Attack, "qara", "2013-11-20"),
    ]);
    let found: Vec<_> = events.iter().map(members).collect();
    assert_eq!(found, [vec!["a1"], vec!["a2", "b"]]);
}

#[test]
fn days_one_apart_make_no_chain() {
    let events = merged(vec![
        tell("a", Kind::Clash, "qara", "2013-11-18"),
        tell("b", Kind::Clash, "qara", "2013-11-19"),
        tell("c", Kind::Clash, "qara", "2013-11-20"),
        tell("d", Kind::Clash, "qara", "2013-11-21"),
    ]);
    let found: Vec<_> = events.iter().map(members).collect();
    assert_eq!(found, [vec!["a", "b"], vec!["c", "d"]]);
}

#[test]
fn a_month_joins_the_only_event_that_fits_and_glues_no_two() {
    let month = || tell("m", Kind::Capture, "qara", "2013-11-01 2013-11-30").by(&["army"]);
    let first = || tell("a", Kind::Capture, "qara", "2013-11-05").by(&["army"]);
    let second = || tell("b", Kind::Capture, "qara", "2013-11-19").by(&["army"]);
    let events = merged(vec![month(), second()]);
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].days, DaySpan::on(day("2013-11-19")), "the precise day wins");
    let events = merged(vec![month(), first(), second()]);
    assert_eq!(events.len(), 3);
    let again = tell("n", Kind::Capture, "qara", "2013-11-01 2013-11-30").by(&["army"]);
    let by = tell("o", Kind::Capture, "qara", "2013-11-21").by(&["army"]).bound(DateBound::By);
    assert_eq!(merged(vec![month(), again]).len(), 1);
    assert_eq!(merged(vec![by, second()]).len(), 1);
}

#[test]
fn summary_and_detail_of_one_report_are_one_event() {
    let events = merged(vec![
        tell("a1", Kind::Casualties, "qara", "2013-11-18").in_report("a").killed(Count::between(24, 99)),
        tell("a2", Kind::Casualties, "qara", "2013-11-18").in_report("a").killed(Count::exactly(36)),
        tell("a3", Kind::Capture, "qara", "").in_report("a"),
        tell("a4", Kind::Capture, "qara", "2013-11-18").in_report("a"),
    ]);
    assert_eq!(events.len(), 2);
    let dead = events.iter().find(|event| event.kind == Kind::Casualties).unwrap();
    assert_eq!(dead.killed, Some(Tally { low: 36, best: 36, high: 36 }));
}

#[test]
fn figures_out_of_proportion_in_one_report_are_two_events() {
    let one = || tell("a1", Kind::Casualties, "qara", "2013-11-18").in_report("a").killed(Count::exactly(5));
    let other = || tell("a2", Kind::Casualties, "qara", "2013-11-18").in_report("a").killed(Count::exactly(12));
    assert_eq!(merged(vec![one(), other()]).len(), 2);
    let events = merged(vec![one().said_by("SANA"), other().said_by("SOHR")]);
    assert_eq!(events.len(), 1, "two sources of one report may disagree");
    assert_eq!(events[0].killed, Some(Tally { low: 5, best: 5, high: 12 }));
}

#[test]
fn figures_count_once_for_each_independent_origin() {
    let dead =
        |name: &str, count: u32| tell(name, Kind::Casualties, "qara", "2013-11-18").killed(Count::exactly(count));
    let events = merged(vec![
        dead("a", 18).said_by("SOHR"),
        dead("b", 18).said_by("the Syrian Observatory"),
        dead("c", 40).published_by("Daily"),
        dead("d", 30).published_by("Weekly"),
        dead("e", 200).scope(Scope::Campaign),
    ]);
    let event = events.iter().find(|event| event.members.len() == 4).unwrap();
    assert_eq!(event.killed, Some(Tally { low: 18, best: 30, high: 40 }));
    assert_eq!((event.asserted, event.sources), (4, 3));
    let campaign = events.iter().find(|event| event.members.len() == 1).unwrap();
    assert_eq!(campaign.killed, None, "a total is no figure of one event");
}

#[test]
fn a_denial_joins_what_it_denies_but_nothing_later() {
    let events = merged(vec![
        tell("a", Kind::Capture, "qara", "2014-03-15").by(&["army"]),
        tell("b", Kind::Capture, "qara", "2014-03-15").by(&["army"]).stance(Stance::Denied).said_by("SOHR"),
        tell("c", Kind::Capture, "qara", "2014-03-15").by(&["army"]).stance(Stance::Planned),
    ]);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].asserted, events[0].denied, events[0].planned, events[0].sources), (1, 1, 1, 1));
    let events = merged(vec![
        tell("a", Kind::Capture, "qara", "2014-03-16").by(&["army"]),
        tell("b", Kind::Capture, "qara", "2014-03-15").by(&["army"]).stance(Stance::Denied),
    ]);
    assert_eq!(events.len(), 2);
    assert_eq!((events[0].asserted, events[0].denied), (0, 1));
}

#[test]
fn what_is_told_by_a_day_joins_an_event_of_the_days_before_but_a_plan_does_not() {
    let attack = || tell("a", Kind::Attack, "qara", "2013-11-18").by(&["army"]);
    let by = |stance: Stance| {
        tell("b", Kind::Attack, "qara", "2013-11-22").by(&["army"]).bound(DateBound::By).stance(stance)
    };
    assert_eq!(merged(vec![attack(), by(Stance::Asserted)]).len(), 1);
    assert_eq!(merged(vec![attack(), by(Stance::Planned)]).len(), 2);
    assert_eq!(merged(vec![attack(), by(Stance::Denied)]).len(), 2);
}

#[test]
fn a_list_of_towns_is_an_event_at_each_but_a_bearing_is_none() {
    let events = merged(vec![tell("a", Kind::Capture, "qara", "2013-11-19").at("nabek")]);
    assert_eq!(events.len(), 2);
    assert_ne!(events[0].id, events[1].id);
    assert_eq!(merged(vec![tell("a", Kind::Capture, "nabek-gate", "2013-11-19").at("nabek")]).len(), 1);
    assert_eq!(merged(vec![tell("a", Kind::Capture, "qara", "2013-11-19").at("qalamoun")]).len(), 1);
    assert_eq!(merged(vec![tell("a", Kind::Clash, "qara", "2013-11-19").at("nabek")]).len(), 1);
}

#[test]
fn places_without_an_id_are_the_same_by_name() {
    let events = merged(vec![
        tell("a", Kind::Capture, "Hill 103", "2013-11-19"),
        tell("b", Kind::Capture, "the hill-103", "2013-11-19"),
        tell("c", Kind::Capture, "Hill 104", "2013-11-19"),
        tell("d", Kind::Capture, "", "2013-11-19"),
        tell("e", Kind::Capture, "", "2013-11-19"),
    ]);
    assert_eq!(events.len(), 4);
}

#[test]
fn statements_stand_alone() {
    let events = merged(vec![
        tell("a", Kind::Statement, "qara", "2013-11-19").by(&["observers"]),
        tell("b", Kind::Statement, "qara", "2013-11-19").by(&["observers"]),
    ]);
    assert_eq!(events.len(), 2);
}

#[test]
fn an_event_keeps_its_id_when_an_earlier_telling_comes_in_late() {
    let first = || tell("b", Kind::Capture, "qara", "2013-11-19").by(&["army"]);
    let before = merged(vec![first()]);
    let earlier = tell("a", Kind::Capture, "qara", "2013-11-18").by(&["army"]);
    let claims: Vec<Sourced> = vec![earlier.0, first().0];
    let later = RunId::new("run-2");
    let after = merge(&claims, &places(), &lexicon(), &before, &Parameters::default(), &later);
    assert_eq!(after.len(), 1);
    assert_eq!(after[0].id, before[0].id);
    assert_eq!(after[0].recorded_in, run());
    let other = merge(&claims, &places(), &lexicon(), &[], &Parameters::default(), &later);
    assert_ne!(other[0].id, before[0].id);
}

#[test]
fn when_an_event_falls_apart_the_larger_part_keeps_the_id_and_no_id_stands_twice() {
    let together = || {
        vec![
            tell("a", Kind::Capture, "qara", "2013-11-18"),
            tell("b", Kind::Capture, "qara", "2013-11-19"),
            tell("c", Kind::Capture, "qara", "2013-11-19"),
        ]
    };
    let before = merged(together());
    assert_eq!(before.len(), 1);
    let mut apart = together();
    apart[0].0.claim.days = DaySpan::on(day("2013-10-01"));
    let after = merged_after(apart, &before);
    assert_eq!(after.len(), 2);
    assert_ne!(after[0].id, after[1].id);
    assert_eq!(after[1].id, before[0].id, "two of three members went there");
}
