//! The holders of a place through all days: its intervals in order, and between them the days of which nothing is known.
//!
//! Intervals leave out what nobody reported. Questions that compare one day with the next, or one state of knowledge
//! with another, need those days as well: here every day belongs to one stretch, and to one only.

use std::collections::BTreeMap;

use dateline_model::{Basis, ClaimId, ControlInterval, Day, DaySpan, Holder, PlaceId, SideId};

use crate::query::Filter;
use crate::view::View;
use crate::{Error, Project, Query};

/// Days that follow one another and have one interval, or none.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Stretch<'a> {
    /// First and last day, inclusive; a missing end is without limit.
    pub(crate) days: DaySpan,
    /// The interval; `None` where nothing is known.
    pub(crate) interval: Option<&'a ControlInterval>,
}

impl<'a> Stretch<'a> {
    pub(crate) fn holder(&self) -> &'a Holder {
        self.interval.map_or(&Holder::Unknown, |interval| &interval.holder)
    }

    pub(crate) fn side(&self) -> Option<&'a SideId> {
        match self.holder() {
            Holder::Side(side) => Some(side),
            Holder::Contested | Holder::Unknown => None,
        }
    }

    pub(crate) fn probability(&self) -> Option<f64> {
        self.interval.map(|interval| interval.probability)
    }

    pub(crate) fn basis(&self) -> Option<Basis> {
        self.interval.map(|interval| interval.basis)
    }

    /// Whether it rests on what somebody reported.
    pub(crate) fn is_reported(&self) -> bool {
        self.interval.is_some_and(is_reported)
    }

    /// Whether the side holds the place, or is one of those who contest it.
    pub(crate) fn involves(&self, side: &SideId) -> bool {
        self.side() == Some(side) || self.interval.is_some_and(|interval| interval.parties.contains(side))
    }

    /// What of it lies within these days, as first and last day.
    pub(crate) fn within(&self, from: Day, to: Day) -> Option<(Day, Day)> {
        let from = self.days.from.map_or(from, |first| first.max(from));
        let to = self.days.to.map_or(to, |last| last.min(to));
        (from <= to).then_some((from, to))
    }
}

/// Whether an interval says who held the place by what somebody reported; what is assumed does not.
pub(crate) fn is_reported(interval: &ControlInterval) -> bool {
    interval.basis != Basis::Assumed && interval.holder != Holder::Unknown
}

/// Whether somebody reported a holder of the place itself, on whatever day. Of other places neighbours may say something.
pub(crate) fn has_evidence(intervals: &[ControlInterval]) -> bool {
    intervals.iter().any(|interval| interval.basis == Basis::Evidence)
}

/// The stretches of one place, in order of days, from since ever until for ever.
pub(crate) fn course(intervals: &[ControlInterval]) -> Vec<Stretch<'_>> {
    let mut sorted: Vec<&ControlInterval> = intervals.iter().collect();
    sorted.sort_by_key(|interval| interval.days.from);
    let mut stretches: Vec<Stretch<'_>> = vec![];
    // The first day that belongs to no stretch yet; `None` before there is any.
    let mut next: Option<Day> = None;
    for interval in sorted {
        let DaySpan { from, to } = interval.days;
        if to.is_some_and(|to| next.is_some_and(|next| to < next)) {
            continue;
        }
        if let Some(from) = from.filter(|from| next.is_none_or(|next| next < *from)) {
            stretches.push(Stretch { days: DaySpan { from: next, to: Some(from.plus(-1)) }, interval: None });
            next = Some(from);
        }
        let known = (interval.holder != Holder::Unknown).then_some(interval);
        stretches.push(Stretch { days: DaySpan { from: next, to }, interval: known });
        match to.map(|to| (to, to.plus(1))) {
            Some((to, after)) if to < after => next = Some(after),
            _ => return stretches,
        }
    }
    stretches.push(Stretch { days: DaySpan { from: next, to: None }, interval: None });
    stretches
}

impl Project {
    /// What the question looks at: with its times, or each day as it was known that day.
    pub(crate) fn view_asked(&self, query: &Query) -> Result<View, Error> {
        let mut view = self.view(query.known_on, query.recorded_on)?;
        if query.nowcast {
            view.control = self.nowcast(query)?;
        }
        Ok(view)
    }
}

/// The intervals of a view, by place, as far as the question asks for the place.
pub(crate) fn by_place(control: Vec<ControlInterval>, filter: &Filter) -> BTreeMap<PlaceId, Vec<ControlInterval>> {
    let mut by_place: BTreeMap<PlaceId, Vec<ControlInterval>> = BTreeMap::new();
    for interval in control.into_iter().filter(|interval| filter.has_place(Some(&interval.place))) {
        by_place.entry(interval.place.clone()).or_default().push(interval);
    }
    by_place
}

/// The first and the last day of which evidence tells: ends of intervals, and days of the claims for them. Days after
/// `today` are left out.
pub(crate) fn days_of_evidence(view: &View, filter: &Filter, today: Day) -> Option<(Day, Day)> {
    let claims: BTreeMap<&ClaimId, DaySpan> =
        view.claims.iter().map(|sourced| (&sourced.claim.id, sourced.claim.days)).collect();
    let asked = |interval: &&ControlInterval| is_reported(interval) && filter.has_place(Some(&interval.place));
    let days = view.control.iter().filter(asked).flat_map(|interval| {
        let told = interval.claims_for.iter().filter_map(|id| claims.get(id));
        told.chain([&interval.days]).flat_map(|days| [days.from, days.to]).flatten()
    });
    let days: Vec<Day> = days.filter(|day| *day <= today).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

#[cfg(test)]
mod tests {
    use dateline_model::RunId;
    use proptest::prelude::*;

    use super::*;

    fn interval(from: Option<i32>, to: Option<i32>, holder: Holder) -> ControlInterval {
        ControlInterval {
            place: PlaceId::new("sy-qara"),
            days: DaySpan { from: from.map(Day::from_number), to: to.map(Day::from_number) },
            holder,
            probability: 0.9,
            basis: Basis::Evidence,
            parties: vec![],
            claims_for: vec![],
            claims_against: vec![],
            published: None,
            recorded_in: RunId::new("run-1"),
        }
    }

    #[test]
    fn days_that_no_interval_covers_are_unknown() {
        let intervals = [interval(Some(20), None, Holder::Contested), interval(Some(3), Some(10), Holder::Contested)];
        let course = course(&intervals);
        let told: Vec<_> = course
            .iter()
            .map(|one| (one.days.from.map(Day::number), one.days.to.map(Day::number), one.interval.is_some()))
            .collect();
        let expected =
            [(None, Some(2), false), (Some(3), Some(10), true), (Some(11), Some(19), false), (Some(20), None, true)];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_place_without_intervals_and_one_with_an_endless_interval_have_one_stretch() {
        assert_eq!(course(&[]), [Stretch { days: DaySpan::UNKNOWN, interval: None }]);
        let always = [interval(None, None, Holder::Contested)];
        assert_eq!(course(&always), [Stretch { days: DaySpan::UNKNOWN, interval: Some(&always[0]) }]);
        assert_eq!(course(&[interval(None, None, Holder::Unknown)])[0].interval, None);
    }

    proptest! {
        #[test]
        fn every_day_belongs_to_one_stretch(
            lengths in prop::collection::vec((0..4_i32, 1..9_i32, 0..3_u8), 0..8), open in any::<(bool, bool)>(),
        ) {
            let mut intervals = vec![];
            let mut day = 0;
            let count = lengths.len();
            for (index, (gap, length, holder)) in lengths.into_iter().enumerate() {
                let from = if index == 0 && open.0 { None } else { Some(day + gap) };
                let to = if index + 1 == count && open.1 { None } else { Some(day + gap + length - 1) };
                let holder = [Holder::Side(SideId::new("a")), Holder::Contested, Holder::Unknown][usize::from(holder)].clone();
                intervals.push(interval(from, to, holder));
                day += gap + length;
            }
            let course = course(&intervals);
            prop_assert_eq!(course[0].days.from, None);
            prop_assert_eq!(course[course.len() - 1].days.to, None);
            for pair in course.windows(2) {
                prop_assert_eq!(pair[0].days.to.map(|to| to.plus(1)), pair[1].days.from);
            }
            for stretch in &course {
                prop_assert!(stretch.interval.is_none_or(|interval| interval.days == stretch.days));
            }
        }
    }
}
