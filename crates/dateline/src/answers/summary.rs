//! How many places each side held: on a day, over a span of days, or day by day; by region where that is asked.
//!
//! Counted are the places of which somebody reported who held them, on whatever day. On days of which nothing is known,
//! and on days for which only a pack's default speaks, such a place counts as unknown. Places are counted, not people:
//! the gazetteer does not say how many live in a place.

use std::collections::{BTreeMap, BTreeSet};

use dateline_merge::telling::Places;
use dateline_model::{Day, Holder, Place, PlaceId, PlaceKind, SideId};

use super::course::{Stretch, by_place, course, days_of_evidence, has_evidence};
use super::holder_name;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach, places_of, region_named};
use crate::{Error, Project, Query};

/// What a summary is broken down by, beside the sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SummaryBy {
    /// A row for each region that a place is part of; a place may be part of several, and counts in each.
    pub region: bool,
    /// A row for each day, instead of one for all days asked for.
    pub day: bool,
}

/// What one side held; or what was contested, or unknown.
#[derive(Clone, PartialEq, Debug)]
pub struct ControlSummary {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The name of the region; empty for places that are part of none, and where regions are not asked for.
    pub region: String,
    /// The region.
    pub region_id: Option<PlaceId>,
    /// A side's name, `Contested` or `Unknown`.
    pub holder: String,
    /// The side.
    pub side: Option<SideId>,
    /// How many places it held on one of these days, or on several.
    pub places: u32,
    /// On how many days, summed over the places.
    pub place_days: u32,
    /// The share of all place-days of this region and these days.
    pub share: f64,
    /// Of a side: how many places it was reported to contest on one of these days, or on several.
    pub contested: Option<u32>,
}

impl ControlSummary {
    /// The columns that other tools rely on.
    pub const COLUMNS: &'static [&'static str] =
        &["from", "to", "region", "holder", "places", "share", "contested", "region_id", "side", "place_days"];

    /// Rows of a summary under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let row = |row: &Self| {
            vec![
                Cell::Day(row.from),
                Cell::Day(row.to),
                if row.region.is_empty() { Cell::Empty } else { Cell::text(&row.region) },
                Cell::text(&row.holder),
                Cell::Integer(row.places.into()),
                Cell::number(row.share),
                Cell::count(row.contested),
                Cell::maybe(row.region_id.as_ref().map(PlaceId::as_str)),
                Cell::maybe(row.side.as_ref().map(SideId::as_str)),
                Cell::Integer(row.place_days.into()),
            ]
        };
        listing.rows = rows.iter().map(row).collect();
        listing
    }
}

/// What a group came to on a day, or on all days.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Tally {
    places: u32,
    place_days: u32,
    contested: u32,
}

/// The tallies of the groups: region and holder, and of each a tally a day, or one of all days.
type Tallies = BTreeMap<(Option<PlaceId>, Holder), Vec<Tally>>;

impl Project {
    /// How many places each side held on the days asked for; where none are, on the last day of which evidence tells.
    /// Of `from` and `to`, one that is missing is the first or the last such day.
    pub fn control_summary(&self, query: &Query, by: SummaryBy) -> Result<Vec<ControlSummary>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let view = self.view_asked(query)?;
        let Some(days) = query.days_or_last(days_of_evidence(&view, &filter, self.clock.today())) else {
            return Ok(vec![]);
        };
        let regions = if by.region { Some(self.regions_of_places(query)?) } else { None };
        let mut count = Count { days, by_day: by.day, tallies: Tallies::new() };
        for (place, intervals) in by_place(view.control, &filter) {
            if has_evidence(&intervals) {
                let of_place =
                    regions.as_ref().map_or(&[][..], |regions| regions.get(&place).map_or(&[], Vec::as_slice));
                count.add(&course(&intervals), of_place);
            }
        }
        let mut rows = self.summed(&count);
        rows.retain(|row| filter.side.as_ref().is_none_or(|side| row.side.as_ref() == Some(side)));
        Ok(rows)
    }

    /// The regions that each place is part of, in any number of steps; of those that lie in the region asked for.
    fn regions_of_places(&self, query: &Query) -> Result<BTreeMap<PlaceId, Vec<PlaceId>>, Error> {
        let inside = match query.region.as_deref() {
            Some(name) => Some(places_of(region_named(name, &self.gazetteer)?, &self.gazetteer)),
            None => None,
        };
        let is_asked = |region: &PlaceId| inside.as_ref().is_none_or(|inside| inside.contains(region));
        let places = Places::new(self.gazetteer.places());
        let is_region = |id: &PlaceId| places.get(id).is_some_and(|place| place.kind == PlaceKind::Region);
        let regions_of = |place: &Place| {
            let around = places.around(&place.id).into_iter().filter(|id| is_region(id) && is_asked(id));
            (place.id.clone(), around.cloned().collect())
        };
        Ok(places.iter().map(regions_of).collect())
    }

    fn summed(&self, count: &Count) -> Vec<ControlSummary> {
        let mut totals: BTreeMap<(&Option<PlaceId>, usize), u32> = BTreeMap::new();
        for ((region, _), tallies) in &count.tallies {
            for (index, tally) in tallies.iter().enumerate() {
                *totals.entry((region, index)).or_default() += tally.place_days;
            }
        }
        let mut rows = vec![];
        for ((region, holder), tallies) in &count.tallies {
            for (index, tally) in tallies.iter().enumerate().filter(|(_, tally)| **tally != Tally::default()) {
                let total = f64::from(totals[&(region, index)]);
                let (from, to) = count.days_at(index);
                let side = if let Holder::Side(side) = holder { Some(side) } else { None };
                let row = ControlSummary {
                    from,
                    to,
                    region: region.as_ref().map(|region| self.place_name(region)).unwrap_or_default(),
                    region_id: region.clone(),
                    holder: holder_name(holder, &self.lexicon),
                    side: side.cloned(),
                    places: tally.places,
                    place_days: tally.place_days,
                    share: f64::from(tally.place_days) / total,
                    contested: side.map(|_| tally.contested),
                };
                rows.push((holder, row));
            }
        }
        // Regions by name, places of no region last; sides by name, then what is contested and what is unknown.
        let rank = |holder: &Holder| match holder {
            Holder::Side(_) => 0,
            Holder::Contested => 1,
            Holder::Unknown => 2,
        };
        rows.sort_by(|(one_holder, one), (other_holder, other)| {
            let region = |row: &ControlSummary| (row.from, row.region_id.is_none());
            (region(one).cmp(&region(other)))
                .then_with(|| (&one.region, &one.region_id).cmp(&(&other.region, &other.region_id)))
                .then_with(|| (rank(one_holder), &one.holder).cmp(&(rank(other_holder), &other.holder)))
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// The count in the making.
struct Count {
    days: (Day, Day),
    by_day: bool,
    tallies: Tallies,
}

impl Count {
    /// Counts a place, in each of its regions.
    fn add(&mut self, course: &[Stretch<'_>], regions: &[PlaceId]) {
        let regions = if regions.is_empty() { vec![None] } else { regions.iter().cloned().map(Some).collect() };
        for region in regions {
            let (mut held, mut contested) = (BTreeSet::new(), BTreeSet::new());
            for stretch in course {
                let Some(days) = stretch.within(self.days.0, self.days.1) else { continue };
                let holder = if stretch.is_reported() { stretch.holder() } else { &Holder::Unknown };
                let first = held.insert(holder) || self.by_day;
                self.count(&region, holder, days, |tally, length| {
                    tally.places += u32::from(first);
                    tally.place_days += length;
                });
                if *holder != Holder::Contested {
                    continue;
                }
                for side in stretch.interval.map_or(&[][..], |interval| &interval.parties) {
                    let first = contested.insert(side) || self.by_day;
                    let holder = Holder::Side(side.clone());
                    self.count(&region, &holder, days, |tally, _| tally.contested += u32::from(first));
                }
            }
        }
    }

    /// Counts some days; `add` is told how many.
    fn count(&mut self, region: &Option<PlaceId>, holder: &Holder, days: (Day, Day), add: impl Fn(&mut Tally, u32)) {
        let length = |from: Day, to: Day| usize::try_from(to.number() - from.number() + 1).unwrap_or(0);
        let slots = if self.by_day { length(self.days.0, self.days.1) } else { 1 };
        let key = (region.clone(), holder.clone());
        let tallies = self.tallies.entry(key).or_insert_with(|| vec![Tally::default(); slots]);
        if self.by_day {
            let start = length(self.days.0, days.0) - 1;
            tallies.iter_mut().skip(start).take(length(days.0, days.1)).for_each(|tally| add(tally, 1));
        } else {
            add(&mut tallies[0], u32::try_from(length(days.0, days.1)).unwrap_or(u32::MAX));
        }
    }

    fn days_at(&self, index: usize) -> (Day, Day) {
        if !self.by_day {
            return self.days;
        }
        let day = self.days.0.plus(i32::try_from(index).unwrap_or(i32::MAX));
        (day, day)
    }
}
