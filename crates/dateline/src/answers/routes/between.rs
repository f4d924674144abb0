//! How one gets from one place to another.

use dateline_model::{Basis, ClaimId, PlaceId, RouteStatus};
use dateline_routes::{RouteWay, Routes};

use super::{Net, day_asked};
use crate::listing::{Cell, Listing};
use crate::query::place_named;
use crate::{Error, Project, Query};

/// A stretch of a way from one place to another.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteLeg {
    /// Which way: 1 is the best one; 0 is one that cannot be passed, shown where none can.
    pub way: usize,
    /// Where it begins and ends, in the direction of the journey.
    pub from: String,
    /// Likewise.
    pub to: String,
    /// The named roads that it is part of.
    pub roads: Vec<String>,
    /// How long it is, in kilometres.
    pub km: f64,
    /// How long it takes in peace, in hours.
    pub hours: f64,
    /// What it is on the day.
    pub status: RouteStatus,
    /// How probable that is; `None` of what is unknown.
    pub probability: Option<f64>,
    /// What that rests on.
    pub basis: Option<Basis>,
    /// The names of the places that make it so.
    pub places: Vec<String>,
    /// The claims about the road that say so.
    pub claims_for: Vec<ClaimId>,
    /// The claims about the road that say otherwise.
    pub claims_against: Vec<ClaimId>,
}

/// The ways from one place to another.
#[derive(Clone, PartialEq, Debug)]
pub struct RoutesBetween {
    /// In a sentence, for people: the best way, or what is in the way.
    pub told: String,
    /// Whether any way can be passed.
    pub is_open: bool,
    /// The stretches of all ways, way by way.
    pub legs: Vec<RouteLeg>,
}

impl RouteLeg {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &[
        "way",
        "from",
        "to",
        "roads",
        "km",
        "hours",
        "status",
        "probability",
        "basis",
        "places",
        "claims_for",
        "claims_against",
    ];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            vec![
                Cell::Integer(i64::try_from(row.way).unwrap_or(i64::MAX)),
                Cell::text(&row.from),
                Cell::text(&row.to),
                Cell::list(&row.roads),
                Cell::Number((row.km * 10.0).round() / 10.0),
                Cell::Number((row.hours * 100.0).round() / 100.0),
                Cell::text(row.status.as_str()),
                row.probability.map_or(Cell::Empty, Cell::number),
                Cell::maybe(row.basis.map(Basis::as_str)),
                Cell::list(&row.places),
                Cell::list(&row.claims_for),
                Cell::list(&row.claims_against),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// The ways from one place to another for a side, civilians or aid on a day, at most so many; the day is that asked for, else
    /// the last one of which anything tells.
    pub fn routes_between(
        &self,
        query: &Query,
        from: &str,
        to: &str,
        traveller: &str,
        most: usize,
    ) -> Result<RoutesBetween, Error> {
        let (from, to) = (place_named(from, &self.gazetteer)?, place_named(to, &self.gazetteer)?);
        let traveller = self.traveller(traveller)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day) = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        let found = routes.between(&from.id, &to.id, &traveller, day, most)?;
        let mut legs = vec![];
        for (number, way) in (1..).zip(&found.ways) {
            legs.extend(self.legs(way, number, &net, &from.id));
        }
        if let Some(way) = &found.instead {
            legs.extend(self.legs(way, 0, &net, &from.id));
        }
        let whole =
            format!("{} to {} for {} on {}", from.name, to.name, self.traveller_name(&traveller), day.in_words());
        let told = match (found.ways.first(), &found.instead) {
            (Some(best), _) => format!("{whole}: {}", self.way_told(best, found.ways.len())),
            (None, Some(way)) => format!("{whole}: no way is known to be open; {}", self.in_the_way(way, &net)),
            (None, None) => format!("{whole}: no road of the project joins them"),
        };
        Ok(RoutesBetween { told, is_open: !found.ways.is_empty(), legs })
    }

    fn way_told(&self, way: &RouteWay, ways: usize) -> String {
        let names = self.place_names(&way.through);
        let others = match ways - 1 {
            0 => "no other way shares no road with it".to_owned(),
            1 => "one other way shares no road with it".to_owned(),
            more => format!("{more} other ways share no road with it"),
        };
        format!(
            "{} (probability {:.2}), {:.0} km, {:.1} h in peace, by {}; {others}",
            way.status,
            way.probability,
            way.length.kilometres(),
            way.seconds / 3600.0,
            names.join(", "),
        )
    }

    fn in_the_way(&self, way: &RouteWay, net: &Net) -> String {
        let closed: Vec<String> = way
            .pieces
            .iter()
            .filter(|piece| piece.status() == way.status)
            .take(4)
            .map(|piece| self.stretch_name(net.segment(piece.edge)))
            .collect();
        format!("the way with least against it is {} between {}", way.status, closed.join(", between "))
    }

    fn legs(&self, way: &RouteWay, number: usize, net: &Net, start: &PlaceId) -> Vec<RouteLeg> {
        let mut at = net.graph.node_of(start);
        let leg = |piece: &dateline_routes::Piece| {
            let segment = net.segment(piece.edge);
            let [mut from, mut to] = self.ends_named(segment);
            let [first, last] = net.graph.ends(piece.edge);
            if at == Some(last) {
                std::mem::swap(&mut from, &mut to);
                at = Some(first);
            } else {
                at = Some(last);
            }
            let interval = piece.interval.as_ref();
            RouteLeg {
                way: number,
                from,
                to,
                roads: self.place_names(&segment.roads),
                km: segment.length.kilometres(),
                hours: f64::from(net.graph.seconds(piece.edge)) / 3600.0,
                status: piece.status(),
                probability: interval.map(|one| one.probability),
                basis: interval.map(|one| one.basis),
                places: interval.map_or(vec![], |one| self.place_names(&one.places)),
                claims_for: interval.map_or(vec![], |one| one.claims_for.clone()),
                claims_against: interval.map_or(vec![], |one| one.claims_against.clone()),
            }
        };
        way.pieces.iter().map(leg).collect()
    }
}
