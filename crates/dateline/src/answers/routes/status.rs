//! The life of a road: open, cut, opened again.

use dateline_model::{Basis, ClaimId, DaySpan, RouteStatus, Traveller};
use dateline_routes::{Route, RouteSpan, Routes};

use super::Net;
use crate::listing::{Cell, Listing};
use crate::{Error, Project, Query};

/// What a route was to somebody, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteStatusRow {
    /// The name of the route.
    pub route: String,
    /// For whom, by name.
    pub traveller: String,
    /// First and last day, inclusive; open ends empty.
    pub days: DaySpan,
    /// That of its worst stretch.
    pub status: RouteStatus,
    /// How probable that is; `None` of what is unknown.
    pub probability: Option<f64>,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// The stretches that make it so, by their ends.
    pub stretches: Vec<String>,
    /// The names of the places that make it so.
    pub places: Vec<String>,
    /// The id of the side, or `civilians`, or `aid`.
    pub side: Traveller,
    /// The claims about the road that say so.
    pub claims_for: Vec<ClaimId>,
    /// The claims about the road that say otherwise.
    pub claims_against: Vec<ClaimId>,
}

/// The life of a route.
#[derive(Clone, PartialEq, Debug)]
pub struct RoutesStatus {
    /// What the route is, in words: its stretches on the graph, or that it is on none.
    pub told: String,
    /// Its spans, by traveller and first day.
    pub rows: Vec<RouteStatusRow>,
}

impl RouteStatusRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &[
        "route",
        "for",
        "from",
        "to",
        "status",
        "probability",
        "basis",
        "stretches",
        "places",
        "side",
        "claims_for",
        "claims_against",
    ];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            vec![
                Cell::text(&row.route),
                Cell::text(&row.traveller),
                Cell::day(row.days.from),
                Cell::day(row.days.to),
                Cell::text(row.status.as_str()),
                row.probability.map_or(Cell::Empty, Cell::number),
                Cell::maybe(row.basis.map(Basis::as_str)),
                Cell::list(&row.stretches),
                Cell::list(&row.places),
                Cell::text(row.side.to_string()),
                Cell::list(&row.claims_for),
                Cell::list(&row.claims_against),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// The life of a route for somebody, or for everybody of whom anything is known; on the days asked for. A route is a road by
    /// its name, or two places with a dash between them.
    pub fn routes_status(&self, query: &Query, route: &str, traveller: Option<&str>) -> Result<RoutesStatus, Error> {
        let asked = traveller.map(|name| self.traveller(name)).transpose()?;
        let days = query.days()?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let route = self.route_named(route, &routes)?;
        let name = self.route_name(&route);
        let mut rows = vec![];
        for traveller in routes.travellers() {
            if asked.as_ref().is_some_and(|asked| *asked != traveller) {
                continue;
            }
            let life = routes.life(&route, &traveller);
            // To say of a side nobody told anything about that all is unknown is no answer.
            if asked.is_none() && life.iter().all(|span| span.status == RouteStatus::Unknown) {
                continue;
            }
            let meets = |span: &&RouteSpan| days.is_none_or(|days| span.days.is_unknown() || span.days.meets(days));
            rows.extend(life.iter().filter(meets).map(|span| self.status_row(&name, span, &net)));
        }
        let told = match route.edges.len() {
            0 => format!("{name}: on no stretch of the project's roads; only what is told of it counts"),
            number => {
                let km: f64 = route.edges.iter().map(|edge| net.graph.length(*edge).kilometres()).sum();
                format!("{name}: {number} stretches, {km:.0} km; the worst stretch counts")
            }
        };
        Ok(RoutesStatus { told, rows })
    }

    fn route_name(&self, route: &Route) -> String {
        match (&route.ends, route.roads.first()) {
            (Some([one, other]), _) => format!("{} – {}", self.place_name(one), self.place_name(other)),
            (None, Some(road)) => self.place_name(road),
            (None, None) => String::new(),
        }
    }

    fn status_row(&self, name: &str, span: &RouteSpan, net: &Net) -> RouteStatusRow {
        let unknown = span.status == RouteStatus::Unknown;
        RouteStatusRow {
            route: name.to_owned(),
            traveller: self.traveller_name(&span.traveller),
            days: span.days,
            status: span.status,
            probability: (!unknown).then_some(span.probability),
            basis: span.basis,
            stretches: span.edges.iter().map(|edge| self.stretch_name(net.segment(*edge))).collect(),
            places: self.place_names(&span.places),
            side: span.traveller.clone(),
            claims_for: span.claims_for.clone(),
            claims_against: span.claims_against.clone(),
        }
    }
}
