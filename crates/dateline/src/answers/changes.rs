//! Who took what from whom: the days on which the holder of a place changes.

use dateline_model::{Basis, ClaimId, Day, DaySpan, PlaceId, SideId};

use super::course::{Stretch, by_place, course};
use super::holder_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// A change of holder at a place.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlChange {
    /// The first day of the new holder.
    pub day: Day,
    /// The place's name.
    pub place: String,
    /// The place.
    pub place_id: PlaceId,
    /// Who held it the day before: a side's name, `Contested` or `Unknown`.
    pub from_holder: String,
    /// Who holds it from this day on, likewise.
    pub to_holder: String,
    /// How probable the new holder is; `None` where nothing is known of the place from this day on.
    pub probability: Option<f64>,
    /// The side that held it.
    pub from_side: Option<SideId>,
    /// The side that holds it now.
    pub to_side: Option<SideId>,
    /// What the old holder rests on.
    pub from_basis: Option<Basis>,
    /// What the new holder rests on.
    pub basis: Option<Basis>,
    /// The sides involved from this day on.
    pub parties: Vec<SideId>,
    /// The claims for the new holder.
    pub claims: Vec<ClaimId>,
}

impl ControlChange {
    /// The columns that other tools rely on.
    pub const COLUMNS: &'static [&'static str] = &[
        "day",
        "place",
        "from_holder",
        "to_holder",
        "probability",
        "place_id",
        "from_side",
        "to_side",
        "from_basis",
        "basis",
        "parties",
        "claims",
    ];

    /// Changes as rows.
    #[must_use]
    pub fn listing(changes: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = changes.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Day(self.day),
            Cell::text(&self.place),
            Cell::text(&self.from_holder),
            Cell::text(&self.to_holder),
            self.probability.map_or(Cell::Empty, Cell::number),
            Cell::text(self.place_id.as_str()),
            Cell::maybe(self.from_side.as_ref().map(SideId::as_str)),
            Cell::maybe(self.to_side.as_ref().map(SideId::as_str)),
            Cell::maybe(self.from_basis.map(Basis::as_str)),
            Cell::maybe(self.basis.map(Basis::as_str)),
            Cell::list(&self.parties),
            Cell::list(&self.claims),
        ]
    }
}

impl Project {
    /// The changes of holder on the days asked for, in order of days. To and from `Contested` and `Unknown` are changes,
    /// too; that a pack's default begins or ends, with nothing reported on either side of that day, is none.
    pub fn control_changes(&self, query: &Query) -> Result<Vec<ControlChange>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let view = self.view_asked(query)?;
        let mut changes = vec![];
        for (place, intervals) in by_place(view.control, &filter) {
            for (day, before, after) in turns(&course(&intervals)) {
                let asked = filter.days.is_none_or(|days| days.contains(day));
                let of_side = filter.side.as_ref().is_none_or(|side| before.involves(side) || after.involves(side));
                if asked && of_side {
                    changes.push(self.change(&place, day, before, after));
                }
            }
        }
        changes.sort_by(|one, other| {
            (one.day, &one.place, &one.place_id).cmp(&(other.day, &other.place, &other.place_id))
        });
        Ok(changes)
    }

    fn change(&self, place: &PlaceId, day: Day, before: Stretch<'_>, after: Stretch<'_>) -> ControlChange {
        ControlChange {
            day,
            place: self.place_name(place),
            place_id: place.clone(),
            from_holder: holder_name(before.holder(), &self.lexicon),
            to_holder: holder_name(after.holder(), &self.lexicon),
            probability: after.probability(),
            from_side: before.side().cloned(),
            to_side: after.side().cloned(),
            from_basis: before.basis(),
            basis: after.basis(),
            parties: after.interval.map(|interval| interval.parties.clone()).unwrap_or_default(),
            claims: after.interval.map(|interval| interval.claims_for.clone()).unwrap_or_default(),
        }
    }
}

/// The days on which the holder is another than the day before.
fn turns<'a>(course: &[Stretch<'a>]) -> Vec<(Day, Stretch<'a>, Stretch<'a>)> {
    let changed = |pair: &[Stretch<'a>]| {
        let (before, after) = (pair[0], pair[1]);
        let DaySpan { from: Some(day), .. } = after.days else { return None };
        let reported = before.is_reported() || after.is_reported();
        (reported && before.holder() != after.holder()).then_some((day, before, after))
    };
    course.windows(2).filter_map(changed).collect()
}

#[cfg(test)]
mod tests {
    use dateline_model::{ControlInterval, Holder, RunId};

    use super::*;

    fn interval(from: Option<i32>, to: Option<i32>, holder: Holder, basis: Basis) -> ControlInterval {
        ControlInterval {
            place: PlaceId::new("sy-qara"),
            days: DaySpan { from: from.map(Day::from_number), to: to.map(Day::from_number) },
            holder,
            probability: 0.9,
            basis,
            parties: vec![],
            claims_for: vec![],
            claims_against: vec![],
            published: None,
            recorded_in: RunId::new("run-1"),
        }
    }

    #[test]
    fn neighbours_with_one_holder_are_no_change_and_gaps_are() {
        let side = |id: &str| Holder::Side(SideId::new(id));
        let intervals = [
            interval(None, Some(4), side("a"), Basis::Assumed),
            interval(Some(5), Some(9), side("a"), Basis::Evidence),
            interval(Some(10), Some(14), side("a"), Basis::Inferred),
            interval(Some(20), Some(29), side("b"), Basis::Evidence),
            interval(Some(30), None, Holder::Contested, Basis::Evidence),
        ];
        let course = course(&intervals);
        let told: Vec<_> = turns(&course)
            .into_iter()
            .map(|(day, before, after)| (day.number(), before.holder().clone(), after.holder().clone()))
            .collect();
        let expected =
            [(15, side("a"), Holder::Unknown), (20, Holder::Unknown, side("b")), (30, side("b"), Holder::Contested)];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_default_that_ends_with_nothing_reported_is_no_change() {
        let side = Holder::Side(SideId::new("a"));
        let intervals = [interval(None, Some(4), side.clone(), Basis::Assumed)];
        assert_eq!(turns(&course(&intervals)), []);
        let intervals = [interval(Some(3), Some(4), side, Basis::Evidence)];
        assert_eq!(turns(&course(&intervals)).len(), 2);
    }
}
