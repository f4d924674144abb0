//! What each stretch of road was to whom: as a list, and as lines for a map.

use dateline_model::{Basis, ClaimId, DaySpan, LonLat, RouteInterval, RouteStatus, RunId, Traveller};
use dateline_routes::Routes;

use super::Net;
use crate::export::geojson::{line, text_of, with_properties};
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// What a stretch of road was to somebody, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteRow {
    /// Where the stretch begins and ends.
    pub ends: [String; 2],
    /// The named roads that it is part of.
    pub roads: Vec<String>,
    /// For whom, by name.
    pub traveller: String,
    /// First and last day, inclusive; open ends empty.
    pub days: DaySpan,
    /// What it was.
    pub status: RouteStatus,
    /// How probable that is.
    pub probability: f64,
    /// What it rests on.
    pub basis: Basis,
    /// The names of the places that make it so.
    pub places: Vec<String>,
    /// The id of the side, or `civilians`, or `aid`.
    pub side: Traveller,
    /// The stretch's id.
    pub segment: String,
    /// The claims about the road that say so, and otherwise.
    pub claims_for: Vec<ClaimId>,
    /// Likewise.
    pub claims_against: Vec<ClaimId>,
    /// Whether the line only joins two places and is no surveyed road.
    pub schematic: bool,
    line: Vec<LonLat>,
}

impl RouteRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &[
        "start",
        "end",
        "roads",
        "for",
        "from",
        "to",
        "status",
        "probability",
        "basis",
        "places",
        "side",
        "segment",
        "claims_for",
        "claims_against",
        "schematic",
    ];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = rows.iter().map(Self::cells).collect();
        listing
    }

    /// The same as GeoJSON: a line with its interval a feature.
    #[must_use]
    pub fn geojson(rows: &[Self]) -> String {
        let feature = |row: &Self| with_properties(Self::COLUMNS, &row.cells(), &[], Some(line(&row.line)), None);
        text_of(rows.iter().map(feature).collect())
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::text(&self.ends[0]),
            Cell::text(&self.ends[1]),
            Cell::list(&self.roads),
            Cell::text(&self.traveller),
            Cell::day(self.days.from),
            Cell::day(self.days.to),
            Cell::text(self.status.as_str()),
            Cell::number(self.probability),
            Cell::text(self.basis.as_str()),
            Cell::list(&self.places),
            Cell::text(self.side.to_string()),
            Cell::text(&self.segment),
            Cell::list(&self.claims_for),
            Cell::list(&self.claims_against),
            Cell::Flag(self.schematic),
        ]
    }
}

impl Project {
    /// What each stretch of road was to whom, on the days, for the side and in the region asked for. What is unknown has no row.
    pub fn routes_show(&self, query: &Query, traveller: Option<&str>) -> Result<Vec<RouteRow>, Error> {
        let asked = traveller.map(|name| self.traveller(name)).transpose()?;
        let filter =
            Filter::new(&Query { side: None, ..query.clone() }, Reach::WithParts, &self.gazetteer, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let intervals = routes.intervals(&RunId::new(""));
        let numbers: std::collections::BTreeMap<&str, usize> =
            net.segments.iter().enumerate().map(|(number, one)| (one.id.as_str(), number)).collect();
        let mut rows = vec![];
        for interval in &intervals {
            let segment = &net.segments[numbers[interval.segment.as_str()]];
            let here = filter.places.is_none() || segment.ends.iter().any(|end| filter.has_place(end.as_ref()));
            let then = filter.days.is_none_or(|days| interval.days.is_unknown() || days.meets(interval.days));
            if here && then && asked.as_ref().is_none_or(|asked| interval.traveller == *asked) {
                rows.push(self.route_row(interval, numbers[interval.segment.as_str()], &net));
            }
        }
        Ok(rows)
    }

    fn route_row(&self, interval: &RouteInterval, segment: usize, net: &Net) -> RouteRow {
        let segment = &net.segments[segment];
        RouteRow {
            ends: self.ends_named(segment),
            roads: self.place_names(&segment.roads),
            traveller: self.traveller_name(&interval.traveller),
            days: interval.days,
            status: interval.status,
            probability: interval.probability,
            basis: interval.basis,
            places: self.place_names(&interval.places),
            side: interval.traveller.clone(),
            segment: segment.id.to_string(),
            claims_for: interval.claims_for.clone(),
            claims_against: interval.claims_against.clone(),
            schematic: segment.schematic,
            line: segment.line.clone(),
        }
    }
}
