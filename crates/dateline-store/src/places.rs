//! Places and the outlines of regions.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{LonLat, Place, PlaceId, PlaceKind, RunId};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::hull::convex_hull;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

/// A stretch of country, with the outline that its places give it.
#[derive(Clone, PartialEq, Debug)]
pub struct Region {
    /// Its id, also that of its place.
    pub id: PlaceId,
    /// The name shown to people.
    pub name: String,
    /// How many places are part of it, in any number of steps.
    pub places: u32,
    /// The corners of the outline, counter-clockwise, the first not repeated; empty where the places span no area.
    pub outline: Vec<LonLat>,
    /// Where the outline comes from; empty where there is none.
    pub basis: String,
    /// The run that recorded it.
    pub recorded_in: RunId,
}

impl Store {
    /// All places, in the order in which they were first taken in.
    pub fn places(&self) -> Result<Vec<Place>, StoreError> {
        let table = cells::table("place");
        let sql = format!("{} FROM place AS t ORDER BY t.fid", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], place_of))
    }

    /// All regions, in order of id.
    pub fn regions(&self) -> Result<Vec<Region>, StoreError> {
        let table = cells::table("region");
        let sql = format!("{} FROM region AS t ORDER BY t.id", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], region_of))
    }
}

impl Step<'_> {
    /// Adds places, or replaces those of the same id (of several in `places`, the last counts); removes none, and leaves
    /// those that are the same untouched. Gives how many rows changed.
    pub fn put_places(&mut self, places: &[Place]) -> Result<usize, StoreError> {
        self.sync("place", None, places.iter().map(cells_of).collect(), Gone::Kept)
    }

    /// Works out the regions from the project's places: every place of the kind `region`, outlined by the convex hull of
    /// the places that are part of it, where at least three of them are located and span an area. Gives how many rows
    /// changed.
    pub fn put_regions(&mut self) -> Result<usize, StoreError> {
        let rows = regions_from(&self.places()?).into_iter().collect();
        self.sync("region", None, rows, Gone::Deleted)
    }
}

fn cells_of(place: &Place) -> Cells {
    let arabic = place.names.iter().find(|name| name.language == "ar" || name.language.starts_with("ar-"));
    let mut cells = Cells::default();
    cells.point(place.location);
    cells.text(place.id.as_str());
    cells.text(&place.name);
    cells.maybe_text(arabic.map(|name| name.name.as_str()));
    cells.text(place.kind.as_str());
    cells.list(&place.names);
    cells.list(&place.part_of);
    cells.maybe_text(place.country.as_deref());
    cells.maybe_real(place.radius_m);
    cells.text(&place.basis);
    cells
}

fn place_of(row: &mut Taken<'_>) -> Result<Place, Fault> {
    let location = row.point()?;
    let id = row.id(PlaceId::new)?;
    let name = row.text()?;
    row.maybe_str()?; // the Arabic name, which is one of the names below
    Ok(Place {
        id,
        name,
        kind: row.word(|word| word.parse().ok())?,
        names: row.list()?,
        part_of: row.list()?,
        country: row.maybe_text()?,
        location,
        radius_m: row.maybe_real()?,
        basis: row.text()?,
    })
}

fn region_of(row: &mut Taken<'_>) -> Result<Region, Fault> {
    let outline = row.outline()?;
    Ok(Region {
        id: row.id(PlaceId::new)?,
        name: row.text()?,
        places: row.integer()?,
        outline,
        basis: row.text()?,
        recorded_in: row.id(RunId::new)?,
    })
}

fn regions_from(places: &[Place]) -> Vec<Cells> {
    let mut parts: BTreeMap<&PlaceId, Vec<&Place>> = BTreeMap::new();
    for place in places {
        for larger in &place.part_of {
            parts.entry(larger).or_default().push(place);
        }
    }
    let regions = places.iter().filter(|place| place.kind == PlaceKind::Region);
    regions.map(|region| region_cells(region, &within(region, &parts))).collect()
}

/// The places that are part of a region, in any number of steps, without smaller regions (whose own points would only
/// stand for their places) and without itself.
fn within<'a>(region: &'a Place, parts: &BTreeMap<&PlaceId, Vec<&'a Place>>) -> Vec<&'a Place> {
    let mut seen = BTreeSet::from([&region.id]);
    let mut waiting = vec![region];
    let mut found = vec![];
    while let Some(larger) = waiting.pop() {
        for place in parts.get(&larger.id).into_iter().flatten().copied() {
            if seen.insert(&place.id) {
                waiting.push(place);
                found.extend((place.kind != PlaceKind::Region).then_some(place));
            }
        }
    }
    found
}

fn region_cells(region: &Place, places: &[&Place]) -> Cells {
    let located: Vec<LonLat> = places.iter().filter_map(|place| place.location).collect();
    let outline = convex_hull(&located);
    let basis = match outline.len() {
        0 => String::new(),
        _ => format!("convex hull of {} places of the gazetteer", located.len()),
    };
    let mut cells = Cells::default();
    cells.outline(&outline);
    cells.text(region.id.as_str());
    cells.text(&region.name);
    cells.integer(places.len());
    cells.text(&basis);
    cells
}
