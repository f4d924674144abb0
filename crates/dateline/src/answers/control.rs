//! Who held what, when: intervals, or one row a place for a day.

use std::collections::{BTreeMap, BTreeSet};

use dateline_control::holder_on;
use dateline_model::{Basis, ControlInterval, Day, DaySpan, Holder, Place, PlaceId, SideId};

use super::holder_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// Who held a place, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlRow {
    /// The place's name.
    pub place: String,
    /// The place.
    pub place_id: PlaceId,
    /// First and last day, inclusive; a missing end is open.
    pub days: DaySpan,
    /// The side's name, `Contested` or `Unknown`.
    pub holder: String,
    /// The side that holds it.
    pub side: Option<SideId>,
    /// How probable that is; `None` where nothing is known.
    pub probability: Option<f64>,
    /// What it rests on; `None` where nothing is known.
    pub basis: Option<Basis>,
    /// The sides involved.
    pub parties: Vec<SideId>,
}

impl ControlRow {
    /// The columns that other tools rely on.
    pub const COLUMNS: &'static [&'static str] =
        &["place", "from", "to", "holder", "probability", "place_id", "side", "basis", "parties"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = rows.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::text(&self.place),
            Cell::day(self.days.from),
            Cell::day(self.days.to),
            Cell::text(&self.holder),
            self.probability.map_or(Cell::Empty, Cell::number),
            Cell::text(self.place_id.as_str()),
            Cell::maybe(self.side.as_ref().map(SideId::as_str)),
            Cell::maybe(self.basis.map(Basis::as_str)),
            Cell::list(&self.parties),
        ]
    }
}

impl Project {
    /// Who held the places asked for. With `on`, one row a place, also `Unknown` where a place has evidence but of other
    /// days; without it, every interval that meets the days asked for.
    pub fn control_show(&self, query: &Query) -> Result<Vec<ControlRow>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let control =
            if query.nowcast { self.nowcast(query)? } else { self.view(query.known_on, query.recorded_on)?.control };
        let mut by_place: BTreeMap<PlaceId, Vec<ControlInterval>> = BTreeMap::new();
        for interval in control.into_iter().filter(|interval| filter.has_place(Some(&interval.place))) {
            by_place.entry(interval.place.clone()).or_default().push(interval);
        }
        let mut rows: Vec<ControlRow> = match query.on {
            Some(day) => by_place.iter().filter_map(|(place, intervals)| self.on_day(place, intervals, day)).collect(),
            None => by_place.values().flatten().filter_map(|interval| self.in_days(interval, filter.days)).collect(),
        };
        rows.retain(|row| {
            filter.side.as_ref().is_none_or(|side| row.side.as_ref() == Some(side) || row.parties.contains(side))
        });
        rows.sort_by(|one, other| {
            (&one.place, &one.place_id, one.days.from).cmp(&(&other.place, &other.place_id, other.days.from))
        });
        Ok(rows)
    }

    fn on_day(&self, place: &PlaceId, intervals: &[ControlInterval], day: Day) -> Option<ControlRow> {
        match holder_on(intervals, place, day) {
            Some(interval) if interval.holder != Holder::Unknown => Some(self.control_row(interval)),
            _ if intervals.iter().any(|interval| interval.basis == Basis::Evidence) => {
                Some(self.unknown_row(place, DaySpan::on(day)))
            }
            _ => None,
        }
    }

    fn in_days(&self, interval: &ControlInterval, days: Option<DaySpan>) -> Option<ControlRow> {
        // An interval with both ends open is of every day, which a span with both ends unknown is not.
        let asked = days.is_none_or(|days| interval.days.is_unknown() || interval.days.meets(days));
        asked.then(|| match interval.holder {
            Holder::Unknown => self.unknown_row(&interval.place, interval.days),
            Holder::Side(_) | Holder::Contested => self.control_row(interval),
        })
    }

    fn control_row(&self, interval: &ControlInterval) -> ControlRow {
        ControlRow {
            place: self.place_name(&interval.place),
            place_id: interval.place.clone(),
            days: interval.days,
            holder: holder_name(&interval.holder, &self.lexicon),
            side: match &interval.holder {
                Holder::Side(side) => Some(side.clone()),
                Holder::Contested | Holder::Unknown => None,
            },
            probability: Some(interval.probability),
            basis: Some(interval.basis),
            parties: interval.parties.clone(),
        }
    }

    fn unknown_row(&self, place: &PlaceId, days: DaySpan) -> ControlRow {
        ControlRow {
            place: self.place_name(place),
            place_id: place.clone(),
            days,
            holder: holder_name(&Holder::Unknown, &self.lexicon),
            side: None,
            probability: None,
            basis: None,
            parties: vec![],
        }
    }

    pub(crate) fn place_name(&self, place: &PlaceId) -> String {
        self.gazetteer.place(place).map_or_else(|| place.to_string(), |place| place.name.clone())
    }

    pub(crate) fn places_by_id(&self) -> BTreeMap<&PlaceId, &Place> {
        self.gazetteer.places().iter().map(|place| (&place.id, place)).collect()
    }

    /// Every place of the gazetteer.
    pub(crate) fn all_places(&self) -> BTreeSet<PlaceId> {
        self.gazetteer.places().iter().map(|place| place.id.clone()).collect()
    }
}
