//! Stretches of road.

use dateline_model::{Metres, PlaceId, RoadSegment, RunId, SegmentId};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

impl Store {
    /// All stretches of road, in the order in which they were first taken in.
    pub fn roads(&self) -> Result<Vec<RoadSegment>, StoreError> {
        let table = cells::table("road");
        let sql = format!("{} FROM road AS t ORDER BY t.fid", cells::select(table));
        self.read(|connection| cells::read(connection, table, &sql, [], segment_of))
    }
}

impl Step<'_> {
    /// Adds stretches of road, or replaces those of the same id (of several in `segments`, the last counts); removes none,
    /// and leaves those that are the same untouched. Gives how many rows changed.
    pub fn add_roads(&mut self, segments: &[RoadSegment]) -> Result<usize, StoreError> {
        self.sync("road", None, segments.iter().map(cells_of).collect(), Gone::Kept)
    }
}

fn cells_of(segment: &RoadSegment) -> Cells {
    let [from, to] = &segment.ends;
    let mut cells = Cells::default();
    cells.line(&segment.line);
    cells.text(segment.id.as_str());
    cells.maybe_text(from.as_ref().map(PlaceId::as_str));
    cells.maybe_text(to.as_ref().map(PlaceId::as_str));
    cells.list(&segment.roads);
    cells.text(segment.class.as_str());
    cells.real(segment.length.0);
    cells.text(segment.length_basis.as_str());
    cells.maybe_real(segment.max_speed);
    cells.boolean(segment.one_way);
    cells.boolean(segment.bridge);
    cells.boolean(segment.tunnel);
    cells.boolean(segment.schematic);
    cells.text(&segment.basis);
    cells
}

fn segment_of(row: &mut Taken<'_>) -> Result<RoadSegment, Fault> {
    let line = row.line()?;
    let id = row.id(SegmentId::new)?;
    let ends = [row.maybe_text()?.map(PlaceId::new), row.maybe_text()?.map(PlaceId::new)];
    Ok(RoadSegment {
        id,
        line,
        ends,
        roads: row.list()?,
        class: row.word(|word| word.parse().ok())?,
        length: Metres(row.real()?),
        length_basis: row.word(|word| word.parse().ok())?,
        max_speed: row.maybe_real()?,
        one_way: row.boolean()?,
        bridge: row.boolean()?,
        tunnel: row.boolean()?,
        schematic: row.boolean()?,
        basis: row.text()?,
        recorded_in: row.id(RunId::new)?,
    })
}
