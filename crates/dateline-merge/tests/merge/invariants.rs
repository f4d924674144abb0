//! What holds of any claims.

use std::collections::BTreeSet;

use crate::common::{Telling, day, lexicon, places, run, tell};
use dateline_merge::{Parameters, merge};
use dateline_model::{Count, DateBound, DaySpan, Event, Kind, Sourced, Stance};
use proptest::prelude::*;

fn claims() -> impl Strategy<Value = Vec<Sourced>> {
    let kind = prop::sample::select(vec![Kind::Capture, Kind::Clash, Kind::Casualties, Kind::Statement]);
    let place = prop::sample::select(vec!["qara", "nabek", "Hill 103", ""]);
    let actors = prop::sample::select(vec!["", "army", "hezbollah", "rebels", "unknown"]);
    let stance = prop::sample::select(Stance::ALL);
    let bound = prop::sample::select(vec![DateBound::On, DateBound::By, DateBound::Since, DateBound::About]);
    let days = (0..12_i32, prop::sample::select(vec![None, Some(0), Some(0), Some(0), Some(3), Some(40)]));
    let one = (kind, place, actors.clone(), actors, stance, bound, days, 0..4_u32, proptest::option::of(0..60_u32));
    prop::collection::vec(one, 0..24).prop_map(|parts| {
        let made = parts.into_iter().enumerate();
        made.map(|(index, (kind, place, by, against, stance, bound, (start, length), report, killed))| {
            let first = day("2013-11-01").plus(start);
            let Telling(mut made) = tell(&format!("{index}"), kind, place, "").stance(stance).bound(bound);
            made.claim.days = length.map_or(DaySpan::UNKNOWN, |length| DaySpan::between(first, first.plus(length)));
            made.claim.killed = killed.map(Count::exactly);
            made.published = made.claim.days.last();
            let telling = Telling(made).in_report(&format!("{report}"));
            let telling = if by.is_empty() { telling } else { telling.by(&[by]) };
            if against.is_empty() { telling.0 } else { telling.against(&[against]).0 }
        })
        .collect()
    })
}

fn merged(claims: &[Sourced], previous: &[Event]) -> Vec<Event> {
    merge(claims, &places(), &lexicon(), previous, &Parameters::default(), &run())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_the_claims_does_not_matter(claims in claims(), seed in any::<u64>()) {
        let mut shuffled = claims.clone();
        shuffled.sort_by_key(|one| dateline_model::content_hash(&[one.claim.id.as_str().as_bytes(), &seed.to_le_bytes()]));
        prop_assert_eq!(merged(&claims, &[]), merged(&shuffled, &[]));
    }

    #[test]
    fn every_claim_is_in_an_event_and_no_id_stands_twice(claims in claims()) {
        let events = merged(&claims, &[]);
        let told: BTreeSet<_> = events.iter().flat_map(|event| &event.members).collect();
        prop_assert_eq!(told.len(), claims.len());
        let ids: BTreeSet<_> = events.iter().map(|event| &event.id).collect();
        prop_assert_eq!(ids.len(), events.len());
        for event in &events {
            prop_assert_eq!((event.asserted + event.denied + event.planned) as usize, event.members.len());
            prop_assert!(event.sources <= event.asserted);
        }
    }

    #[test]
    fn merging_again_changes_nothing(claims in claims()) {
        let events = merged(&claims, &[]);
        prop_assert_eq!(merged(&claims, &events), events);
    }
}
