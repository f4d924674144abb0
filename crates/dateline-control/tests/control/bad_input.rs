//! Whatever is told, and however often: no panic, every probability a number, and those of a day sum to 1.

use dateline_control::{Daily, Parameters, control, daily, nowcast};
use dateline_model::{ControlInterval, DateBound, Day, DaySpan, Kind, LonLat, Place, PlaceId, Sourced, Stance};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::common::{Telling, day, lexicon, places, run, tell};

/// The places of the tests, with regions that contain themselves and each other, and towns within each other's reach.
fn tangled() -> Vec<Place> {
    let mut places = places();
    let within = |id: &str| match id {
        "qalamoun" => vec!["qalamoun", "bekaa"],
        "bekaa" => vec!["qalamoun"],
        "maaloula" => vec!["maaloula", "hill", "qalamoun"],
        "hill" | "quarter" => vec!["maaloula", "hill", "nowhere"],
        _ => vec!["qalamoun"],
    };
    for (number, place) in (0_u8..).zip(&mut places) {
        place.part_of = within(place.id.as_str()).into_iter().map(PlaceId::new).collect();
        place.location = LonLat::try_new(36.0 + f64::from(number % 3) / 50.0, 34.0).ok();
    }
    places
}

fn kinds() -> impl Strategy<Value = Kind> {
    let kinds = vec![
        Kind::Capture,
        Kind::Withdraw,
        Kind::Hold,
        Kind::Clash,
        Kind::Attack,
        Kind::Repel,
        Kind::Siege,
        Kind::Strike,
    ];
    prop::sample::select(kinds)
}

fn actors() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["army", "rebels", "turncoats", "hezbollah", "nobody has heard of them"])
}

/// Claims within so many days; of all sides, on places that are inside each other.
fn claims(days: i32, most: usize) -> impl Strategy<Value = Vec<Sourced>> {
    let place = prop::sample::select(vec!["maaloula", "maaloula", "hill", "quarter", "yabroud", "qalamoun"]);
    let stance = prop::sample::select(vec![Stance::Asserted, Stance::Asserted, Stance::Denied]);
    let bound = prop::sample::select(vec![DateBound::On, DateBound::On, DateBound::By, DateBound::Since]);
    let one = (kinds(), place, actors(), actors(), stance, bound, (0..days, 0..4_i32));
    prop::collection::vec(one, 1..most).prop_map(|parts| {
        let made = parts.into_iter().enumerate();
        made.map(|(index, (kind, place, by, against, stance, bound, (start, length)))| {
            let first = day("2013-11-15").plus(start);
            let Telling(mut made) = tell(&format!("{index:05}"), kind, place, "").stance(stance).bound(bound);
            made.claim.days = DaySpan::between(first, first.plus(length));
            made.published = Some(first.plus(length + 1));
            Telling(made).by(&[by]).against(&[against]).0
        })
        .collect()
    })
}

fn is_sound(intervals: &[ControlInterval]) -> Result<(), TestCaseError> {
    for interval in intervals {
        prop_assert!((0.0..=1.0).contains(&interval.probability), "{interval:?}");
    }
    Ok(())
}

fn sum_to_one(found: &[Daily]) -> Result<(), TestCaseError> {
    for place in found {
        for (day, shares) in place.days() {
            prop_assert!(shares.iter().all(|share| (0.0..=1.0 + 1e-9).contains(share)), "{day}: {shares:?}");
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{day}: {shares:?}");
        }
    }
    Ok(())
}

fn every_day(claims: &[Sourced], places: &[Place], until: Day) -> Vec<Daily> {
    let all: Vec<PlaceId> = places.iter().map(|place| place.id.clone()).collect();
    daily(claims, places, &lexicon(), &Parameters::default(), None, &all, until)
}

fn holds_out(claims: &[Sourced], places: &[Place]) -> Result<(), TestCaseError> {
    let (lexicon, parameters) = (lexicon(), Parameters::default());
    is_sound(&control(claims, places, &lexicon, &parameters, None, &run()))?;
    sum_to_one(&every_day(claims, places, day("2014-03-01")))
}

/// So many claims on one place, one half saying the opposite of the other, over so many days.
fn opposed(count: i32, days: i32) -> Vec<Sourced> {
    let one = |number: i32| {
        let kind = [Kind::Capture, Kind::Hold, Kind::Withdraw][usize::try_from(number / 2 % 3).unwrap_or(0)];
        let on = day("2013-11-15").plus(number / 2 % days);
        let (by, against) = if number % 2 == 0 { ("army", "rebels") } else { ("rebels", "army") };
        let Telling(mut made) = tell(&format!("{number:05}"), kind, "maaloula", "").by(&[by]).against(&[against]);
        made.claim.days = DaySpan::on(on);
        made.published = Some(on.plus(1));
        made
    };
    (0..count).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn claims_that_contradict_each_other_on_one_day_are_weighed(claims in claims(1, 30)) {
        holds_out(&claims, &places())?;
    }

    #[test]
    fn actors_that_change_sides_and_places_inside_themselves_are_no_trouble(claims in claims(20, 30)) {
        holds_out(&claims, &tangled())?;
        is_sound(&nowcast(&claims, &tangled(), &lexicon(), &Parameters::default(), None, &run()))?;
    }

    #[test]
    fn parameters_at_the_ends_of_their_ranges_are_no_trouble(claims in claims(20, 20), highest in 0.5..0.999_999_999_f64) {
        let parameters = Parameters {
            highest,
            rare_change: 1e-9,
            rare_hold: 1e-9,
            contested_before: 1e-9,
            misdated_change: 1e-9,
            change: 1e-9,
            found: 1e-9,
            fight_ends: 0.7,
            neighbour_weight: 0.999_999_999,
            ..Parameters::default()
        };
        let (places, lexicon) = (tangled(), lexicon());
        is_sound(&control(&claims, &places, &lexicon, &parameters, None, &run()))?;
        let all: Vec<PlaceId> = places.iter().map(|place| place.id.clone()).collect();
        sum_to_one(&daily(&claims, &places, &lexicon, &parameters, None, &all, day("2014-03-01")))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn ten_thousand_contradictory_claims_do_not_underflow(days in prop::sample::select(vec![1, 3, 400, 5000])) {
        holds_out(&opposed(10_000, days), &places())?;
    }
}

#[test]
fn every_day_agrees_with_the_intervals() {
    let claims = opposed(12, 6);
    let intervals = control(&claims, &places(), &lexicon(), &Parameters::default(), None, &run());
    let found = every_day(&claims, &places(), day("2014-01-10"));
    let place = found.iter().find(|one| one.place.as_str() == "maaloula").expect("claims tell of it");
    for (day, shares) in place.days() {
        let most = (0..shares.len()).max_by(|one, other| shares[*one].total_cmp(&shares[*other])).unwrap_or(0);
        if let Some(interval) = dateline_control::holder_on(&intervals, &place.place, day) {
            assert_eq!(interval.holder, place.holders[most], "{day}: {shares:?}");
        }
        assert_eq!(place.on(day), Some(shares));
    }
    assert_eq!(
        place.days().count(),
        usize::try_from(day("2014-01-10").number() - place.from.number() + 1).unwrap_or(0)
    );
    assert_eq!(place.on(place.from.plus(-1)), None);
    assert_eq!(place.on(day("2014-01-11")), None);
}

#[test]
fn a_claim_dated_to_another_age_costs_neither_the_memory_nor_the_sum() {
    let mut claims = opposed(4, 2);
    claims[0].claim.days = DaySpan::on(day("0013-11-15"));
    let found = every_day(&claims, &places(), day("2014-01-10"));
    assert!(sum_to_one(&found).is_ok());
}
