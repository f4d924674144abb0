//! What holds of any claims.

use std::collections::BTreeMap;

use dateline_control::{Parameters, control};
use dateline_model::{Basis, ControlInterval, DateBound, Day, DaySpan, Extent, Holder, Kind, Sourced, Stance};
use proptest::prelude::*;

use crate::common::{Telling, day, lexicon, places, run, tell};

fn claims() -> impl Strategy<Value = Vec<Sourced>> {
    let kinds = vec![
        Kind::Capture,
        Kind::Capture,
        Kind::Withdraw,
        Kind::Hold,
        Kind::Clash,
        Kind::Attack,
        Kind::Repel,
        Kind::Siege,
    ];
    let place = prop::sample::select(vec!["maaloula", "maaloula", "hill", "convent", "yabroud", "highway"]);
    let actors = || prop::sample::select(vec!["", "army", "hezbollah", "rebels", "nusra", "unknown"]);
    let stance = prop::sample::select(vec![Stance::Asserted, Stance::Asserted, Stance::Denied, Stance::Planned]);
    let bound =
        prop::sample::select(vec![DateBound::On, DateBound::On, DateBound::By, DateBound::Since, DateBound::About]);
    let days = (0..40_i32, prop::sample::select(vec![None, Some(0), Some(0), Some(0), Some(3), Some(60)]));
    let extent = prop::sample::select(vec![None, None, Some(Extent::Part), Some(Extent::Shares(0.9, 1.0))]);
    let publisher = prop::sample::select(vec!["SANA", "SOHR", "Daily", "Weekly"]);
    let kind = prop::sample::select(kinds);
    let one = (kind, place, actors(), actors(), stance, bound, days, extent, (publisher, 0.1..1.0_f64));
    prop::collection::vec(one, 0..24).prop_map(|parts| {
        let made = parts.into_iter().enumerate();
        made.map(
            |(index, (kind, place, by, against, stance, bound, (start, length), extent, (publisher, certainty)))| {
                let first = day("2013-11-01").plus(start);
                let made = tell(&format!("{index}"), kind, place, "").stance(stance).bound(bound).certainty(certainty);
                let Telling(mut made) = made.published_by(publisher);
                made.claim.days = length.map_or(DaySpan::UNKNOWN, |length| DaySpan::between(first, first.plus(length)));
                made.claim.extent = extent;
                made.published = made.claim.days.last();
                let telling = if by.is_empty() { Telling(made) } else { Telling(made).by(&[by]) };
                if against.is_empty() { telling.0 } else { telling.against(&[against]).0 }
            },
        )
        .collect()
    })
}

fn controlled(claims: &[Sourced]) -> Vec<ControlInterval> {
    control(claims, &places(), &lexicon(), &Parameters::default(), None, &run())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn intervals_of_a_place_come_in_order_and_never_overlap(claims in claims()) {
        let mut ends: BTreeMap<_, Option<Day>> = BTreeMap::new();
        for interval in controlled(&claims) {
            if let (Some(from), Some(to)) = (interval.days.from, interval.days.to) {
                prop_assert!(from <= to);
            }
            if let Some(end) = ends.insert(interval.place.clone(), interval.days.to) {
                prop_assert!(end.is_some_and(|end| interval.days.from.is_some_and(|from| end < from)));
            }
        }
    }

    #[test]
    fn evidence_has_claims_and_a_probability_in_range_and_assumptions_have_none(claims in claims()) {
        for interval in controlled(&claims) {
            match interval.basis {
                Basis::Assumed => prop_assert!(interval.claims_for.is_empty() && interval.claims_against.is_empty()),
                _ => {
                    prop_assert!((0.2..=0.98).contains(&interval.probability), "{interval:?}");
                    prop_assert!(!interval.claims_for.is_empty() && interval.published.is_some());
                    prop_assert!(interval.holder != Holder::Unknown && !interval.parties.is_empty());
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_claims_does_not_matter(claims in claims(), seed in any::<u64>()) {
        let mut shuffled = claims.clone();
        shuffled.sort_by_key(|one| dateline_model::content_hash(&[one.claim.id.as_str().as_bytes(), &seed.to_le_bytes()]));
        prop_assert_eq!(controlled(&claims), controlled(&shuffled));
    }
}
