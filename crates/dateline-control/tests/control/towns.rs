//! Towns of Qalamoun whose history is known, after the reports of the example.

use dateline_control::{Parameters, control, holder_on};
use dateline_model::{Basis, ClaimId, ControlInterval, Extent, Holder, Kind, PlaceId, SideId, Sourced, Stance};

use crate::common::{Telling, day, lexicon, places, run, tell};

pub(crate) fn controlled(tellings: Vec<Telling>) -> Vec<ControlInterval> {
    let claims: Vec<Sourced> = tellings.into_iter().map(|telling| telling.0).collect();
    control(&claims, &places(), &lexicon(), &Parameters::default(), None, &run())
}

/// The history of a place on evidence: `from holder`, a line each.
pub(crate) fn history(intervals: &[ControlInterval], place: &str) -> Vec<String> {
    let mut end = None;
    let mut lines = vec![];
    let here = intervals.iter().filter(|one| one.place.as_str() == place && one.basis == Basis::Evidence);
    for one in here {
        if let Some(to) = end.filter(|to: &dateline_model::Day| Some(to.plus(1)) != one.days.from) {
            lines.push(format!("{} unknown", to.plus(1)));
        }
        end = one.days.to;
        let from = one.days.from.map_or("ever".to_owned(), |from| from.to_string());
        lines.push(format!("{from} {}", name(one)));
    }
    lines.extend(end.map(|to| format!("{} unknown", to.plus(1))));
    lines
}

fn name(interval: &ControlInterval) -> &str {
    match &interval.holder {
        Holder::Side(side) => side.as_str(),
        Holder::Contested => "contested",
        Holder::Unknown => "unknown",
    }
}

fn yabroud() -> Vec<Telling> {
    vec![
        tell("hills", Kind::Capture, "highway", "2014-03-04").by(&["army"]).published_on("2014-03-05"),
        tell("hold", Kind::Hold, "yabroud", "2014-03-09").by(&["rebels"]).published_on("2014-03-09"),
        tell("clash", Kind::Clash, "yabroud", "2014-03-14").by(&["army"]).against(&["rebels"]),
        tell("entered", Kind::Capture, "yabroud", "2014-03-15").by(&["army"]).extent(Extent::Part).said_by("SANA"),
        tell("denial", Kind::Attack, "yabroud", "2014-03-15").by(&["army"]).stance(Stance::Denied).said_by("SOHR"),
        tell("most", Kind::Capture, "yabroud", "2014-03-16")
            .by(&["hezbollah", "army"])
            .against(&["rebels"])
            .extent(Extent::Most),
        tell("left", Kind::Withdraw, "yabroud", "2014-03-16").by(&["rebels"]).published_by("SOHR"),
    ]
}

#[test]
fn yabroud_is_with_the_government_on_evidence_once_the_rebels_have_left() {
    let intervals = controlled(yabroud());
    let held = holder_on(&intervals, &PlaceId::new("yabroud"), day("2014-04-01")).unwrap();
    assert_eq!(
        held.holder,
        Holder::Side(SideId::new("government")),
        "the side that holds by default goes before its ally"
    );
    assert_eq!(held.basis, Basis::Evidence);
    assert_eq!(held.days.from, Some(day("2014-03-16")));
    assert!(held.claims_for.contains(&ClaimId::new("c-most")) && held.claims_for.contains(&ClaimId::new("c-left")));
    let before = holder_on(&intervals, &PlaceId::new("yabroud"), day("2014-03-15")).unwrap();
    assert_eq!(before.holder, Holder::Side(SideId::new("rebels")));
    assert!(before.claims_for.contains(&ClaimId::new("c-denial")), "{before:?}");
    assert!(before.claims_against.contains(&ClaimId::new("c-entered")), "{before:?}");
}

#[test]
fn a_denial_counts_against_the_capture_that_it_denies() {
    let capture =
        || tell("a", Kind::Capture, "yabroud", "2014-03-15").by(&["army"]).against(&["rebels"]).said_by("Daily");
    let denial =
        || tell("b", Kind::Capture, "yabroud", "2014-03-15").by(&["army"]).stance(Stance::Denied).said_by("SOHR");
    let later = || tell("c", Kind::Capture, "yabroud", "2014-03-16").by(&["army"]);
    let alone = controlled(vec![capture(), later()]);
    let denied = controlled(vec![capture(), denial(), later()]);
    assert_eq!(history(&denied, "yabroud"), ["2014-02-13 rebels", "2014-03-15 government"]);
    let last = |intervals: &[ControlInterval]| {
        holder_on(intervals, &PlaceId::new("yabroud"), day("2014-04-01")).unwrap().clone()
    };
    assert_eq!(last(&denied).claims_against, [ClaimId::new("c-b")]);
    assert!(last(&denied).probability < last(&alone).probability);
    let nothing: Vec<String> = vec![];
    assert_eq!(history(&controlled(vec![capture(), denial()]), "yabroud"), nothing, "one paper against a monitor");
    let before = tell("d", Kind::Hold, "yabroud", "2014-03-01").by(&["rebels"]);
    let disputed = controlled(vec![before, capture().said_by("SANA"), denial()]);
    assert_eq!(history(&disputed, "yabroud"), ["2014-03-01 rebels"]);
    assert_eq!(last(&disputed).claims_for, [ClaimId::new("c-b"), ClaimId::new("c-d")]);
    assert_eq!(last(&disputed).claims_against, [ClaimId::new("c-a")]);
}

#[test]
fn before_the_battle_nobody_could_know_of_a_government_hold_on_yabroud() {
    let known = yabroud().into_iter().filter(|telling| telling.0.published <= Some(day("2014-03-10"))).collect();
    let intervals = controlled(known);
    assert_eq!(history(&intervals, "yabroud"), ["2014-03-09 rebels"]);
    let on_evidence = |one: &ControlInterval| one.basis == Basis::Evidence && name(one) == "government";
    assert!(!intervals.iter().any(on_evidence));
}

#[test]
fn a_town_mostly_taken_is_contested_until_it_is_retaken() {
    let intervals = controlled(vec![
        tell("most", Kind::Capture, "yabroud", "2013-11-22").by(&["nusra"]).against(&["army"]).extent(Extent::Most),
        tell("back", Kind::Capture, "yabroud", "2013-11-28").by(&["army"]),
    ]);
    assert_eq!(
        history(&intervals, "yabroud"),
        ["2013-10-23 government", "2013-11-22 contested", "2013-11-28 government"]
    );
    let contested = holder_on(&intervals, &PlaceId::new("yabroud"), day("2013-11-25")).unwrap();
    assert_eq!(contested.parties, [SideId::new("government"), SideId::new("rebels")]);
}

#[test]
fn a_town_that_changes_hands_several_times_has_an_interval_each_time() {
    let intervals = controlled(vec![
        tell("a", Kind::Capture, "maaloula", "2013-09-04").by(&["nusra"]).extent(Extent::Part),
        tell("b", Kind::Capture, "maaloula", "2013-09-08").by(&["rebels"]),
        tell("c", Kind::Capture, "maaloula", "2013-09-10").by(&["army"]).extent(Extent::Most),
        tell("d", Kind::Capture, "maaloula", "2013-09-15").by(&["army"]),
        tell("e", Kind::Capture, "maaloula", "2013-12-02").by(&["rebels"]).against(&["army"]),
        tell("f", Kind::Capture, "maaloula", "2013-12-03").by(&["rebels"]),
        tell("g", Kind::Capture, "maaloula", "2014-04-14").by(&["army", "hezbollah"]),
    ]);
    let expected = [
        "2013-09-04 contested",
        "2013-09-08 rebels",
        "2013-09-10 contested",
        "2013-09-15 government",
        "2013-12-02 rebels",
        "2014-04-14 government",
    ];
    assert_eq!(history(&intervals, "maaloula"), expected);
}

#[test]
fn a_town_taken_share_by_share_stays_contested() {
    let shares =
        [("a", "2015-07-10", 0.15), ("b", "2015-07-20", 0.25), ("c", "2015-08-05", 0.7), ("d", "2015-08-15", 0.85)];
    let tellings = shares
        .iter()
        .map(|(name, on, share)| {
            tell(name, Kind::Capture, "yabroud", on)
                .by(&["hezbollah"])
                .against(&["rebels"])
                .extent(Extent::Shares(*share, *share))
        })
        .collect();
    let intervals = controlled(tellings);
    assert_eq!(history(&intervals, "yabroud"), ["2015-06-10 rebels", "2015-07-10 contested"]);
    let whole = tell("e", Kind::Capture, "yabroud", "2015-07-10").by(&["hezbollah"]).extent(Extent::Shares(0.9, 1.0));
    assert_eq!(history(&controlled(vec![whole]), "yabroud"), ["2015-07-10 hezbollah"]);
}

#[test]
fn without_evidence_there_is_the_default_and_it_is_marked_assumed() {
    let intervals = controlled(vec![tell("a", Kind::Strike, "yabroud", "2011-03-01").by(&["army"])]);
    let assumed = holder_on(&intervals, &PlaceId::new("yabroud"), day("2011-03-01")).unwrap();
    assert_eq!((assumed.basis, assumed.probability, name(assumed)), (Basis::Assumed, 0.6, "government"));
    assert!(assumed.claims_for.is_empty());
    assert_eq!(holder_on(&intervals, &PlaceId::new("yabroud"), day("2011-07-30")), None);
    assert_eq!(name(holder_on(&intervals, &PlaceId::new("brital"), day("2013-01-01")).unwrap()), "hezbollah");
    assert_eq!(name(holder_on(&intervals, &PlaceId::new("tyre"), day("2013-01-01")).unwrap()), "rebels");
    assert!(!intervals.iter().any(|one| ["qalamoun", "highway", "bekaa"].contains(&one.place.as_str())));
}

#[test]
fn the_default_ends_where_evidence_begins() {
    let intervals = controlled(vec![tell("a", Kind::Hold, "yabroud", "2011-06-01").by(&["rebels"])]);
    let days: Vec<_> = intervals.iter().filter(|one| one.place.as_str() == "yabroud").map(|one| one.days).collect();
    assert_eq!(days.len(), 2);
    assert_eq!((days[0].from, days[0].to, days[1].from), (None, Some(day("2011-05-31")), Some(day("2011-06-01"))));
}
