//! What a side's supplies hang on.

use dateline_model::{Day, PlaceId};
use dateline_routes::Routes;

use super::day_asked;
use crate::listing::{Cell, Listing};
use crate::query::side_named;
use crate::{Error, Project, Query};

/// A road or a place whose loss would cut others off.
#[derive(Clone, PartialEq, Debug)]
pub struct ChokeRow {
    /// `place`, `road`, or `least cut` for a stretch of the fewest that part all sources from the front.
    pub kind: &'static str,
    /// The place, or the stretch by its ends.
    pub at: String,
    /// The named roads that it is part of.
    pub roads: Vec<String>,
    /// The names of the places that would be cut off.
    pub cut_off: Vec<String>,
    /// Their ids.
    pub place_ids: Vec<PlaceId>,
}

/// What a side's supplies hang on, on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Chokepoints {
    /// In words: sources, how many places are supplied, the front.
    pub told: String,
    /// The rows, those on which most places hang first; the least cut at the end.
    pub rows: Vec<ChokeRow>,
}

impl ChokeRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] = &["kind", "at", "roads", "places", "cut_off", "place_ids"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        let cells = |row: &Self| {
            vec![
                Cell::text(row.kind),
                Cell::text(&row.at),
                Cell::list(&row.roads),
                Cell::Integer(i64::try_from(row.cut_off.len()).unwrap_or(i64::MAX)),
                Cell::list(&row.cut_off),
                Cell::list(&row.place_ids),
            ]
        };
        listing.rows = rows.iter().map(cells).collect();
        listing
    }
}

impl Project {
    /// The single roads and places on which most of a side's supplied places hang, at most so many, and the fewest roads that part its
    /// sources from its front.
    pub fn routes_chokepoints(&self, query: &Query, side: &str, most: usize) -> Result<Chokepoints, Error> {
        let side = side_named(side, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let Some(day): Option<Day> = day_asked(query, &routes) else { return Err(Error::NoRoads) };
        let found = routes.choke_points(&side, day, most);
        let mut rows: Vec<ChokeRow> = found
            .points
            .iter()
            .map(|point| ChokeRow {
                kind: if point.edge.is_some() { "road" } else { "place" },
                at: match point.edge {
                    Some(edge) => self.stretch_name(net.segment(edge)),
                    None => self.place_names(&point.at).join(", "),
                },
                roads: point.edge.map_or(vec![], |edge| self.place_names(&net.segment(edge).roads)),
                cut_off: self.place_names(&point.cut_off),
                place_ids: point.cut_off.clone(),
            })
            .collect();
        for edge in found.least_cut.iter().flatten() {
            rows.push(ChokeRow {
                kind: "least cut",
                at: self.stretch_name(net.segment(*edge)),
                roads: self.place_names(&net.segment(*edge).roads),
                cut_off: vec![],
                place_ids: vec![],
            });
        }
        let names = |places: &[PlaceId]| match places.len() {
            0 => "none".to_owned(),
            _ => self.place_names(places).join(", "),
        };
        let told = format!(
            "{} on {}: {} places supplied; sources: {}; front: {}",
            super::super::side_name(&side, &self.lexicon),
            day.in_words(),
            found.supplied,
            names(&found.sources),
            names(&found.front),
        );
        Ok(Chokepoints { told, rows })
    }
}
