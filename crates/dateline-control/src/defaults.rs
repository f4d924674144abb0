//! Who is taken to hold a place before anything is told of it, by the pack. Never mixed with evidence.

use dateline_lexicon::Lexicon;
use dateline_model::{Basis, ControlInterval, Day, DaySpan, Holder, Place, RunId};

use crate::sides::Stand;

/// Days as numbers, open ends as the least and the greatest.
type Days = (i32, i32);

/// The assumed intervals of a place before `end` (not included; `None` = no evidence ever). Of several defaults for one
/// day the closest counts (region, country, everywhere), then the one that the pack gives last.
pub(crate) fn assumed(
    place: &Place,
    lexicon: &Lexicon,
    stand: Stand<'_>,
    end: Option<Day>,
    run: &RunId,
) -> Vec<ControlInterval> {
    let last = end.map_or(i32::MAX, |end| end.plus(-1).number());
    let mut defaults: Vec<_> = lexicon
        .defaults()
        .iter()
        .enumerate()
        .filter_map(|(index, default)| Some(((stand.applies(default, place)?, index), default)))
        .collect();
    defaults.sort_by_key(|(closeness, _)| std::cmp::Reverse(*closeness));
    let mut covered: Vec<Days> = vec![];
    let mut intervals = vec![];
    for (_, default) in defaults {
        let from = default.days.from.map_or(i32::MIN, Day::number);
        let to = default.days.to.map_or(i32::MAX, Day::number).min(last);
        for (from, to) in gaps((from, to), &covered) {
            covered.push((from, to));
            intervals.push(ControlInterval {
                place: place.id.clone(),
                days: DaySpan {
                    from: (from != i32::MIN).then(|| Day::from_number(from)),
                    to: (to != i32::MAX).then(|| Day::from_number(to)),
                },
                holder: Holder::Side(default.side.clone()),
                probability: default.probability,
                basis: Basis::Assumed,
                parties: vec![],
                claims_for: vec![],
                claims_against: vec![],
                published: None,
                recorded_in: run.clone(),
            });
        }
        covered.sort_unstable();
    }
    intervals.sort_by_key(|interval| interval.days);
    intervals
}

/// The parts of some days that others, sorted and apart, do not cover.
fn gaps(days: Days, covered: &[Days]) -> Vec<Days> {
    let (mut from, to) = days;
    let mut gaps = vec![];
    for (first, last) in covered {
        if *last < from || *first > to {
            continue;
        }
        if *first > from {
            gaps.push((from, first - 1));
        }
        if *last == i32::MAX {
            return gaps;
        }
        from = last + 1;
    }
    if from <= to {
        gaps.push((from, to));
    }
    gaps
}
