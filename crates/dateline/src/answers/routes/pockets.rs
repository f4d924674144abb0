//! Places encircled: by whom, since when.

use std::collections::BTreeSet;

use dateline_areas::{Polygon, Site, areas};
use dateline_model::{ClaimId, Day, DaySpan, Holder, PlaceId, SideId};
use dateline_routes::{Pocket, Routes};
use geojson::Feature;

use crate::export::geojson::{ground, text_of, with_properties};
use crate::listing::{Cell, Listing};
use crate::query::{Filter, Reach};
use crate::{Error, Project, Query};

/// Places encircled together, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct PocketRow {
    /// The name of the side inside.
    pub side: String,
    /// The names of the places.
    pub places: Vec<String>,
    /// First and last day on which just these were encircled together.
    pub days: DaySpan,
    /// Since when the first of them has been encircled without a break.
    pub since: Option<Day>,
    /// The names of those who close the roads around.
    pub by: Vec<String>,
    /// How probable it is.
    pub probability: f64,
    /// The stretches out of it, by their ends.
    pub roads: Vec<String>,
    /// The id of the side.
    pub side_id: SideId,
    /// The ids of the places.
    pub place_ids: Vec<PlaceId>,
    /// The claims about the roads around it, and sieges.
    pub claims: Vec<ClaimId>,
}

impl PocketRow {
    /// The columns, as in files.
    pub const COLUMNS: &'static [&'static str] =
        &["side", "places", "from", "to", "since", "by", "probability", "roads", "side_id", "place_ids", "claims"];

    /// These rows under those columns.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(Self::COLUMNS);
        listing.rows = rows.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::text(&self.side),
            Cell::list(&self.places),
            Cell::day(self.days.from),
            Cell::day(self.days.to),
            Cell::day(self.since),
            Cell::list(&self.by),
            Cell::number(self.probability),
            Cell::list(&self.roads),
            Cell::text(self.side_id.as_str()),
            Cell::list(&self.place_ids),
            Cell::list(&self.claims),
        ]
    }
}

impl Project {
    /// The pockets of the days, places and sides asked for, by first day.
    pub fn routes_pockets(&self, query: &Query) -> Result<Vec<PocketRow>, Error> {
        let filter = Filter::new(query, Reach::Alone, &self.gazetteer, &self.lexicon)?;
        let net = self.net(query)?;
        let routes = Routes::new(&net.input(self));
        let asked = |pocket: &Pocket| {
            filter.days.is_none_or(|days| days.meets(pocket.days))
                && filter.side.as_ref().is_none_or(|side| pocket.side == *side)
                && (filter.places.is_none() || pocket.places.iter().any(|place| filter.has_place(Some(place))))
        };
        let row = |pocket: Pocket| PocketRow {
            side: super::super::side_name(&pocket.side, &self.lexicon),
            places: self.place_names(&pocket.places),
            days: pocket.days,
            since: pocket.since,
            by: self.side_names(&pocket.by),
            probability: pocket.probability,
            roads: pocket.edges.iter().map(|edge| self.stretch_name(net.segment(*edge))).collect(),
            side_id: pocket.side,
            place_ids: pocket.places,
            claims: pocket.claims,
        };
        Ok(routes.pockets().into_iter().filter(asked).map(row).collect())
    }

    /// The same as GeoJSON: of each pocket the ground around its places, nothing farther than 5 km from one.
    #[must_use]
    pub fn pockets_geojson(&self, rows: &[PocketRow]) -> String {
        text_of(rows.iter().map(|row| self.pocket_feature(row)).collect())
    }

    fn pocket_feature(&self, row: &PocketRow) -> Feature {
        let inside: BTreeSet<&PlaceId> = row.place_ids.iter().collect();
        let site = |place: &dateline_model::Place| {
            Some(Site {
                place: place.id.clone(),
                location: place.location?,
                holder: Holder::Side(row.side_id.clone()),
                probability: Some(row.probability),
                shown: true,
            })
        };
        let sites: Vec<Site> =
            self.gazetteer.places().iter().filter(|place| inside.contains(&place.id)).filter_map(site).collect();
        let polygons: Vec<Polygon> = areas(&sites, None).into_iter().flat_map(|area| area.polygons).collect();
        let geometry = (!polygons.is_empty()).then(|| ground(&polygons));
        with_properties(PocketRow::COLUMNS, &row.cells(), &[], geometry, None)
    }
}
