//! The days on which a stretch of road became something else to somebody.

use std::collections::BTreeMap;

use dateline_model::{ClaimId, Day, RouteInterval, RouteStatus, RunId, Traveller};
use dateline_routes::Routes;

use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// A stretch that becomes something else to somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteChange {
    /// The first day of the new status.
    pub day: Day,
    /// The stretch, by its ends.
    pub stretch: String,
    /// The named roads that it is part of.
    pub roads: Vec<String>,
    /// For whom, by name.
    pub traveller: String,
    /// What it was the day before.
    pub before: RouteStatus,
    /// What it is from this day on.
    pub after: RouteStatus,
    /// How probable that is; `None` of what is unknown.
    pub probability: Option<f64>,
    /// The names of the places that make it so.
    pub places: Vec<String>,
    /// The claims about the road that say so.
    pub claims: Vec<ClaimId>,
    /// The id of the side, or `civilians`, or `aid`.
    pub side: Traveller,
}

impl RouteChange {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] =
        &["day", "stretch", "roads", "for", "before", "after", "probability", "places", "claims", "side"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            vec![
                Cell::Day(row.day),
                Cell::text(&row.stretch),
                Cell::list(&row.roads),
                Cell::text(&row.traveller),
                Cell::text(row.before.as_str()),
                Cell::text(row.after.as_str()),
                row.probability.map_or(Cell::Empty, Cell::number),
                Cell::list(&row.places),
                Cell::list(&row.claims),
                Cell::text(row.side.to_string()),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

/// What a stretch is from a day on; `None` = unknown.
type Turn<'a> = (Day, Option<&'a RouteInterval>);

impl Project {
    /// The changes of the days, the side and the region asked for, by day. That a road becomes unknown is a change, too.
    pub fn routes_changes(&self, query: &Query, traveller: Option<&str>) -> Result<Vec<RouteChange>, Error> {
        let asked = traveller.map(|name| self.traveller(name)).transpose()?;
        let filter =
            Filter::new(&Query { side: None, ..query.clone() }, Reach::WithParts, &self.gazetteer, &self.lexicon)?;
        let net = self.net(query)?;
        let intervals = Routes::new(&net.input(self)).intervals(&RunId::new(""));
        let mut by_stretch: BTreeMap<(&str, &Traveller), Vec<&RouteInterval>> = BTreeMap::new();
        for interval in &intervals {
            if asked.as_ref().is_none_or(|asked| interval.traveller == *asked) {
                by_stretch.entry((interval.segment.as_str(), &interval.traveller)).or_default().push(interval);
            }
        }
        let mut rows = vec![];
        for segment in &net.segments {
            let here = filter.places.is_none() || segment.ends.iter().any(|end| filter.has_place(end.as_ref()));
            let first = (segment.id.as_str(), &Traveller::Side(dateline_model::SideId::new("")));
            let of_segment =
                by_stretch.range(first..).take_while(|((id, _), _)| *id == segment.id.as_str()).filter(|_| here);
            for ((_, traveller), course) in of_segment {
                let mut before =
                    course.first().filter(|one| one.days.from.is_none()).map_or(RouteStatus::Unknown, |one| one.status);
                for (day, now) in turns(course) {
                    let after = now.map_or(RouteStatus::Unknown, |one| one.status);
                    if after != before && filter.days.is_none_or(|days| days.contains(day)) {
                        rows.push(RouteChange {
                            day,
                            stretch: self.stretch_name(segment),
                            roads: self.place_names(&segment.roads),
                            traveller: self.traveller_name(traveller),
                            before,
                            after,
                            probability: now.map(|one| one.probability),
                            places: now.map_or(vec![], |one| self.place_names(&one.places)),
                            claims: now.map_or(vec![], |one| one.claims_for.clone()),
                            side: (*traveller).clone(),
                        });
                    }
                    before = after;
                }
            }
        }
        rows.sort_by(|one, other| (one.day, &one.stretch, &one.side).cmp(&(other.day, &other.stretch, &other.side)));
        Ok(rows)
    }
}

/// The days on which a course, in order of days, becomes something, gaps among them.
fn turns<'a>(course: &[&'a RouteInterval]) -> Vec<Turn<'a>> {
    let mut turns: Vec<Turn<'a>> = vec![];
    for (index, interval) in course.iter().enumerate() {
        if let Some(day) = interval.days.from {
            turns.push((day, Some(interval)));
        }
        let Some(end) = interval.days.to.map(|last| last.plus(1)) else { continue };
        let goes_on = course.get(index + 1).is_some_and(|next| next.days.from == Some(end));
        if !goes_on {
            turns.push((end, None));
        }
    }
    turns
}
