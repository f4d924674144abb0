//! What is supplied, from where, over what.

use dateline_model::{Day, PlaceId, RouteStatus};
use dateline_routes::Routes;

use super::day_asked;
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach, side_named};
use crate::{Error, Project, Query};

/// A place in which a side is, and how it is supplied.
#[derive(Clone, PartialEq, Debug)]
pub struct ReachRow {
    /// The day.
    pub day: Day,
    /// The place's name.
    pub place: String,
    /// `supplied`, `unknown` or `cut off`.
    pub supply: &'static str,
    /// The name of the source.
    pub source: Option<String>,
    /// Whether the source is derived from what the side holds, not named by the pack.
    pub derived: bool,
    /// How far it is, in kilometres.
    pub km: Option<f64>,
    /// That of the worst stretch of the way.
    pub status: Option<RouteStatus>,
    /// How probable that is.
    pub probability: Option<f64>,
    /// The names of the places on the way, the source first.
    pub through: Vec<String>,
    /// The place.
    pub place_id: PlaceId,
}

impl ReachRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] =
        &["day", "place", "supply", "source", "km", "status", "probability", "through", "source_derived", "place_id"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            vec![
                Cell::Day(row.day),
                Cell::text(&row.place),
                Cell::text(row.supply),
                Cell::maybe(row.source.as_deref()),
                row.km.map_or(Cell::Empty, |km| Cell::Number((km * 10.0).round() / 10.0)),
                Cell::maybe(row.status.map(RouteStatus::as_str)),
                row.probability.map_or(Cell::Empty, Cell::number),
                Cell::list(&row.through),
                Cell::Flag(row.derived),
                Cell::text(row.place_id.as_str()),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// How a side's supplies reach the places on roads in which it, or a friend of it, is; what is cut off first.
    pub fn routes_reach(&self, query: &Query, side: &str) -> Result<Vec<ReachRow>, Error> {
        let side = side_named(side, &self.lexicon)?;
        let filter = Filter::new(&Query { side: None, ..query.clone() }, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day) = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        let mut found = routes.reach(&side, day);
        found.retain(|one| filter.has_place(Some(&one.place)));
        found.sort_by(|one, other| (other.supply, &one.place).cmp(&(one.supply, &other.place)));
        Ok(found
            .into_iter()
            .map(|one| ReachRow {
                day,
                place: self.place_name(&one.place),
                supply: one.supply.as_str(),
                source: one.source.as_ref().map(|source| self.place_name(source)),
                derived: one.derived,
                km: one.length.map(dateline_model::Metres::kilometres),
                status: one.status,
                probability: one.probability,
                through: self.place_names(&one.through),
                place_id: one.place,
            })
            .collect())
    }
}
