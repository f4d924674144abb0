//! Changes, summaries and differences.

use std::collections::BTreeMap;

use dateline::model::{Basis, PlaceId};
use dateline::{Error, Query, SummaryBy};

use crate::desk::{Desk, day, on};

#[test]
fn a_change_is_from_the_holder_of_the_day_before_to_the_holder_of_the_day() {
    let desk = Desk::example();
    let changes = desk.project.control_changes(&Query::default()).unwrap();
    assert!(changes.len() > 30, "{}", changes.len());
    assert!(changes.windows(2).all(|pair| pair[0].day <= pair[1].day), "in order of days");
    for change in changes {
        assert_eq!(desk.holder(&change.place_id, on(change.day)), change.to_holder, "{change:?}");
        assert_eq!(desk.holder(&change.place_id, on(change.day.plus(-1))), change.from_holder, "{change:?}");
        assert_ne!(change.from_holder, change.to_holder);
        assert_eq!(change.probability.is_some(), change.to_holder != "Unknown");
        let reported = [change.basis, change.from_basis].iter().flatten().any(|basis| *basis != Basis::Assumed);
        assert!(reported, "{change:?}");
    }
}

#[test]
fn no_change_is_left_out() {
    let desk = Desk::example();
    let (from, to) = (day("2013-11-01"), day("2014-01-31"));
    let query = Query { place: Some("Qara".into()), from: Some(from), to: Some(to), ..Query::default() };
    let changes = desk.project.control_changes(&query).unwrap();
    let qara = changes[0].place_id.clone();
    let mut walked = vec![];
    let mut before = desk.holder(&qara, on(from.plus(-1)));
    for offset in 0..=to.number() - from.number() {
        let now = desk.holder(&qara, on(from.plus(offset)));
        if now != before {
            walked.push((from.plus(offset), before, now.clone()));
        }
        before = now;
    }
    let told: Vec<_> = changes.into_iter().map(|one| (one.day, one.from_holder, one.to_holder)).collect();
    assert_eq!(told, walked);
}

#[test]
fn changes_of_a_side_are_those_that_it_has_a_part_in() {
    let desk = Desk::example();
    let all = desk.project.control_changes(&Query::default()).unwrap();
    let of = Query { side: Some("rebels".into()), ..Query::default() };
    let some = desk.project.control_changes(&of).unwrap();
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|change| all.contains(change)));
    let own = |change: &&dateline::ControlChange| {
        [&change.from_side, &change.to_side].into_iter().flatten().any(|side| side.as_str() == "rebels")
    };
    assert!(all.iter().filter(own).all(|change| some.contains(change)));
}

#[test]
fn a_summary_counts_what_is_shown_on_the_day_of_places_that_somebody_reported_of() {
    let desk = Desk::example();
    let all = desk.project.control_show(&Query::default()).unwrap();
    let reported = |place: &PlaceId| all.iter().any(|row| row.place_id == *place && row.basis == Some(Basis::Evidence));
    for text in ["2013-11-20", "2014-04-01", "2015-06-01"] {
        let mut shown: BTreeMap<String, u32> = BTreeMap::new();
        for (place, (holder, basis)) in desk.shown(on(day(text))) {
            if basis != Some(Basis::Assumed) && reported(&place) {
                *shown.entry(holder).or_default() += 1;
            }
        }
        let summary = desk.project.control_summary(&on(day(text)), SummaryBy::default()).unwrap();
        for row in &summary {
            let expected = shown.remove(&row.holder).unwrap_or_default();
            // A place for which only the pack speaks on that day is shown so, and counts as unknown.
            if row.holder == "Unknown" {
                assert!(row.places >= expected)
            } else {
                assert_eq!(row.places, expected)
            }
            assert_eq!(row.place_days, row.places);
        }
        assert!(shown.is_empty(), "{shown:?}");
        assert!((summary.iter().map(|row| row.share).sum::<f64>() - 1.0).abs() < 1e-9);
    }
}

#[test]
fn a_summary_of_some_days_is_the_sum_of_the_days() {
    let desk = Desk::example();
    let query = Query { from: Some(day("2013-11-10")), to: Some(day("2013-12-20")), ..Query::default() };
    for region in [false, true] {
        let whole = desk.project.control_summary(&query, SummaryBy { region, day: false }).unwrap();
        let days = desk.project.control_summary(&query, SummaryBy { region, day: true }).unwrap();
        assert!(whole.len() > 3);
        for row in &whole {
            let same = days.iter().filter(|one| one.region_id == row.region_id && one.holder == row.holder);
            let (mut sum, mut most) = (0, 0);
            for one in same {
                assert_eq!((one.from, one.places), (one.to, one.place_days));
                sum += one.place_days;
                most = most.max(one.places);
            }
            assert_eq!(sum, row.place_days, "{row:?}");
            assert!(row.places >= most && row.places <= row.place_days);
        }
        let mut shares: BTreeMap<_, f64> = BTreeMap::new();
        for row in days {
            *shares.entry((row.from, row.region_id)).or_default() += row.share;
        }
        assert!(shares.values().all(|share| (share - 1.0).abs() < 1e-9), "{shares:?}");
    }
}

#[test]
fn a_summary_by_region_keeps_to_the_region_asked_for() {
    let desk = Desk::example();
    let query = Query { region: Some("Qalamoun".into()), ..on(day("2014-04-01")) };
    let rows = desk.project.control_summary(&query, SummaryBy { region: true, day: false }).unwrap();
    let whole = desk.project.control_summary(&query, SummaryBy::default()).unwrap();
    let qalamoun: Vec<_> = rows.iter().filter(|row| row.region == "Qalamoun").collect();
    assert!(!rows.iter().any(|row| row.region == "Rif Dimashq"));
    assert_eq!(qalamoun.len(), whole.len());
    assert!(qalamoun.iter().zip(&whole).all(|(one, other)| (one.places, &one.holder) == (other.places, &other.holder)));
}

#[test]
fn a_difference_is_between_what_was_shown_then_and_what_was_shown_later() {
    let desk = Desk::with_a_late_report();
    let (then, later) = (day("2014-03-20"), day("2014-06-30"));
    let rows = desk.project.control_diff(&Query::default(), &[later, then]).unwrap();
    let qara = rows.iter().find(|row| row.place == "Qara" && row.days.contains(day("2013-12-01"))).unwrap();
    assert_eq!(qara.claims.len(), 1, "{qara:?}");
    assert!(rows.iter().all(|row| row.place != "Nabek" && row.claims.iter().all(|claim| qara.claims.contains(claim))));
    for row in &rows {
        assert!(row.days.to.is_some_and(|to| to <= then), "of later days nothing could be known: {row:?}");
        for at in [row.days.from, row.days.to].into_iter().flatten() {
            let as_of = |known_on| Query { known_on: Some(known_on), ..on(at) };
            assert_eq!(desk.holder(&row.place_id, as_of(then)), row.before.holder, "{row:?}");
            assert_eq!(desk.holder(&row.place_id, as_of(later)), row.after.holder, "{row:?}");
        }
    }
}

#[test]
fn one_day_is_compared_with_all_there_is_and_several_each_with_the_next() {
    let desk = Desk::with_a_late_report();
    let (first, second) = (day("2014-03-20"), day("2014-06-30"));
    let diff = |days: &[_]| desk.project.control_diff(&Query::default(), days).unwrap();
    let to_now = diff(&[first]);
    assert!(["Qara", "Nabek"].iter().all(|place| to_now.iter().any(|row| row.place == *place)), "{to_now:?}");
    assert!(to_now.iter().all(|row| row.after.known_on.is_none()));
    let steps = diff(&[first, second, day("2014-10-01")]);
    assert_eq!(steps[..diff(&[first, second]).len()], diff(&[first, second])[..]);
    assert!(steps.iter().any(|row| row.place == "Nabek" && row.before.known_on == Some(second)));
    assert_eq!(diff(&[first, first]), []);
}

#[test]
fn a_difference_goes_on_after_the_earlier_day_where_that_is_asked_for() {
    let desk = Desk::with_a_late_report();
    let query = Query { to: Some(day("2014-05-31")), place: Some("Qara".into()), ..Query::default() };
    let rows = desk.project.control_diff(&query, &[day("2014-03-20"), day("2014-06-30")]).unwrap();
    assert!(rows.iter().any(|row| row.days.to == query.to), "{rows:?}");
}

#[test]
fn days_the_wrong_way_round_are_refused_by_every_question() {
    let desk = Desk::with_a_late_report();
    let query = Query { from: Some(day("2014-02-01")), to: Some(day("2014-01-01")), ..Query::default() };
    let wrong = |error: Error| assert!(matches!(error, Error::DaysReversed { .. }));
    wrong(desk.project.control_changes(&query).unwrap_err());
    wrong(desk.project.control_summary(&query, SummaryBy::default()).unwrap_err());
    wrong(desk.project.control_diff(&query, &[day("2014-03-20")]).unwrap_err());
}
