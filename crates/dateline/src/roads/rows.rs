//! Stretches of road as rows and as GeoJSON.

use dateline_model::{PlaceId, RoadSegment};
use geojson::Feature;

use crate::export::geojson::{line, text_of, with_properties};
use crate::listing::{Cell, Listing};
use crate::{Error, Project};

/// A stretch of road with the names of what it is part of and leads to.
#[derive(Clone, PartialEq, Debug)]
pub struct RoadRow {
    /// The stretch.
    pub segment: RoadSegment,
    /// The names of the roads that it is part of, else of its ends; empty where it has neither.
    pub name: String,
    /// The names of the places at its ends; empty where it ends in none.
    pub ends: [String; 2],
}

const COLUMNS: &[&str] = &[
    "name",
    "from",
    "to",
    "km",
    "class",
    "length_basis",
    "max_speed_kmh",
    "one_way",
    "bridge",
    "tunnel",
    "schematic",
    "basis",
    "id",
    "from_place",
    "to_place",
    "roads",
];

impl RoadRow {
    /// Stretches as rows.
    #[must_use]
    pub fn listing(rows: &[Self]) -> Listing {
        let mut listing = Listing::new(COLUMNS);
        listing.rows = rows.iter().map(Self::cells).collect();
        listing
    }

    fn cells(&self) -> Vec<Cell> {
        let segment = &self.segment;
        let [from, to] = &self.ends;
        let [from_place, to_place] = &segment.ends;
        let maybe = |name: &str| Cell::maybe((!name.is_empty()).then_some(name));
        vec![
            maybe(&self.name),
            maybe(from),
            maybe(to),
            Cell::Number((segment.length.0.round()) / 1000.0),
            Cell::text(segment.class.as_str()),
            Cell::text(segment.length_basis.as_str()),
            segment.max_speed.map_or(Cell::Empty, Cell::number),
            Cell::Flag(segment.one_way),
            Cell::Flag(segment.bridge),
            Cell::Flag(segment.tunnel),
            Cell::Flag(segment.schematic),
            Cell::text(&segment.basis),
            Cell::text(segment.id.as_str()),
            Cell::maybe(from_place.as_ref().map(PlaceId::as_str)),
            Cell::maybe(to_place.as_ref().map(PlaceId::as_str)),
            Cell::list(&segment.roads),
        ]
    }

    /// Stretches as GeoJSON (RFC 7946): a line with the columns of [`RoadRow::listing`] a feature.
    #[must_use]
    pub fn geojson(rows: &[Self]) -> String {
        let features = rows.iter().map(Self::feature).collect();
        text_of(features)
    }

    fn feature(&self) -> Feature {
        let id = Some(self.segment.id.as_str().to_owned());
        with_properties(COLUMNS, &self.cells(), &["id"], Some(line(&self.segment.line)), id)
    }
}

impl Project {
    /// All stretches of road with their names, in the order in which they were first taken in.
    pub fn road_rows(&self) -> Result<Vec<RoadRow>, Error> {
        let name = |id: &PlaceId| self.gazetteer.place(id).map_or_else(|| id.to_string(), |place| place.name.clone());
        let row = |segment: RoadSegment| {
            let ends = segment.ends.each_ref().map(|end| end.as_ref().map(name).unwrap_or_default());
            let roads: Vec<String> = segment.roads.iter().map(name).collect();
            let name = match &ends {
                _ if !roads.is_empty() => roads.join("; "),
                [from, to] if !from.is_empty() && !to.is_empty() => format!("{from}–{to}"),
                _ => String::new(),
            };
            RoadRow { segment, name, ends }
        };
        Ok(self.store.roads()?.into_iter().map(row).collect())
    }
}
