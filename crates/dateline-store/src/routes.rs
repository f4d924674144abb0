//! What a stretch of road was to somebody, from one day to another.

use std::collections::HashMap;

use dateline_model::{ClaimId, DaySpan, LonLat, PlaceId, RoadSegment, RouteInterval, RunId, SegmentId};
use rusqlite::Connection;

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::standing::Standing;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

impl Store {
    /// All route intervals that stand, by stretch, traveller and first day (open ones first).
    pub fn routes(&self) -> Result<Vec<RouteInterval>, StoreError> {
        self.read(|connection| routes_that(connection, &Standing::Now))
    }

    /// The route intervals that stood at an instant (`2013-12-06T09:30:00Z`, or a day, which means its end).
    pub fn routes_as_recorded(&self, instant: &str) -> Result<Vec<RouteInterval>, StoreError> {
        self.read(|connection| routes_that(connection, &Standing::at(instant)?))
    }
}

impl Step<'_> {
    /// Makes these the route intervals of the project: those that stand already and are the same (but for `recorded_in`)
    /// stay untouched, others that stand are withdrawn, new ones are added. Their lines come from `segments`. Gives how
    /// many rows were withdrawn or added.
    pub fn replace_routes(&mut self, routes: &[RouteInterval], segments: &[RoadSegment]) -> Result<usize, StoreError> {
        let lines: HashMap<&SegmentId, &[LonLat]> =
            segments.iter().map(|segment| (&segment.id, segment.line.as_slice())).collect();
        let line = |one: &RouteInterval| lines.get(&one.segment).copied().unwrap_or_default();
        let rows = routes.iter().map(|one| cells_of(one, line(one))).collect();
        self.sync("route_interval", None, rows, Gone::Withdrawn)
    }
}

fn routes_that(connection: &Connection, standing: &Standing) -> Result<Vec<RouteInterval>, Fault> {
    let table = cells::table("route_interval");
    let sql = format!(
        r#"{} FROM route_interval AS t WHERE {}
        ORDER BY t.segment, t.traveller, t."from" NULLS FIRST, t."to" NULLS LAST, t.status, t.fid"#,
        cells::select(table),
        standing.condition()
    );
    cells::read(connection, table, &sql, standing.parameters(), interval_of)
}

fn cells_of(interval: &RouteInterval, line: &[LonLat]) -> Cells {
    let mut cells = Cells::default();
    cells.line(line);
    cells.text(interval.segment.as_str());
    cells.text(&interval.traveller.to_string());
    cells.day(interval.days.from);
    cells.day(interval.days.to);
    cells.text(interval.status.as_str());
    cells.real(interval.probability);
    cells.text(interval.basis.as_str());
    cells.list(&interval.places);
    cells.list(&interval.claims_for);
    cells.list(&interval.claims_against);
    cells
}

fn interval_of(row: &mut Taken<'_>) -> Result<RouteInterval, Fault> {
    row.blob()?; // the line of the stretch
    Ok(RouteInterval {
        segment: row.id(SegmentId::new)?,
        traveller: row.word(|word| word.parse().ok())?,
        days: DaySpan { from: row.day()?, to: row.day()? },
        status: row.word(|word| word.parse().ok())?,
        probability: row.real()?,
        basis: row.word(|word| word.parse().ok())?,
        places: row.list::<PlaceId>()?,
        claims_for: row.list::<ClaimId>()?,
        claims_against: row.list::<ClaimId>()?,
        recorded_in: row.id(RunId::new)?,
    })
}
