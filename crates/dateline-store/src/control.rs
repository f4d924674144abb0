//! Who held a place, from one day to another.

use std::collections::HashMap;

use dateline_model::{ClaimId, ControlInterval, DaySpan, Holder, Place, PlaceId, RunId, SideId};
use rusqlite::Connection;

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::standing::Standing;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

const CONTESTED: &str = "Contested";
const UNKNOWN: &str = "Unknown";

impl Store {
    /// All control intervals that stand, by place and first day (open ones first).
    pub fn control(&self) -> Result<Vec<ControlInterval>, StoreError> {
        self.read(|connection| control_that(connection, &Standing::Now))
    }

    /// The control intervals that stood at an instant (`2013-12-06T09:30:00Z`, or a day, which means its end).
    pub fn control_as_recorded(&self, instant: &str) -> Result<Vec<ControlInterval>, StoreError> {
        self.read(|connection| control_that(connection, &Standing::at(instant)?))
    }
}

impl Step<'_> {
    /// Makes these the control intervals of the project: those that stand already and are the same (but for
    /// `recorded_in`) stay untouched, others that stand are withdrawn, new ones are added. Names and points come from
    /// `places`, names of holders from the project's sides. Gives how many rows were withdrawn or added.
    pub fn replace_control(&mut self, control: &[ControlInterval], places: &[Place]) -> Result<usize, StoreError> {
        let places: HashMap<&PlaceId, &Place> = places.iter().map(|place| (&place.id, place)).collect();
        let sides: HashMap<SideId, String> = self.sides()?.into_iter().map(|side| (side.id, side.name)).collect();
        let rows = control.iter().map(|one| cells_of(one, places.get(&one.place).copied(), &sides)).collect();
        self.sync("control_interval", None, rows, Gone::Withdrawn)
    }
}

fn control_that(connection: &Connection, standing: &Standing) -> Result<Vec<ControlInterval>, Fault> {
    let table = cells::table("control_interval");
    let sql = format!(
        r#"{} FROM control_interval AS t WHERE {}
        ORDER BY t.place_id, t."from" NULLS FIRST, t."to" NULLS LAST, t.holder, t.fid"#,
        cells::select(table),
        standing.condition()
    );
    cells::read(connection, table, &sql, standing.parameters(), interval_of)
}

fn cells_of(interval: &ControlInterval, place: Option<&Place>, sides: &HashMap<SideId, String>) -> Cells {
    let side = match &interval.holder {
        Holder::Side(side) => Some(side),
        Holder::Contested | Holder::Unknown => None,
    };
    let holder = match &interval.holder {
        Holder::Side(side) => sides.get(side).map_or(side.as_str(), String::as_str),
        Holder::Contested => CONTESTED,
        Holder::Unknown => UNKNOWN,
    };
    let mut cells = Cells::default();
    cells.point(place.and_then(|place| place.location));
    cells.text(interval.place.as_str());
    cells.text(place.map_or(interval.place.as_str(), |place| &place.name));
    cells.day(interval.days.from);
    cells.day(interval.days.to);
    cells.text(holder);
    cells.maybe_text(side.map(SideId::as_str));
    cells.real(interval.probability);
    cells.text(interval.basis.as_str());
    cells.list(&interval.parties);
    cells.list(&interval.claims_for);
    cells.list(&interval.claims_against);
    cells.day(interval.published);
    cells
}

fn interval_of(row: &mut Taken<'_>) -> Result<ControlInterval, Fault> {
    row.blob()?; // the point of the place
    let place = row.id(PlaceId::new)?;
    row.maybe_str()?; // the name of the place
    let days = DaySpan { from: row.day()?, to: row.day()? };
    let holder = row.text()?;
    let holder = match (row.maybe_text()?, holder.as_str()) {
        (Some(side), _) => Holder::Side(SideId::new(side)),
        (None, CONTESTED) => Holder::Contested,
        (None, UNKNOWN) => Holder::Unknown,
        (None, other) => return Err(row.fault(format!("holder `{other}` has no side"))),
    };
    Ok(ControlInterval {
        place,
        days,
        holder,
        probability: row.real()?,
        basis: row.word(|word| word.parse().ok())?,
        parties: row.list::<SideId>()?,
        claims_for: row.list::<ClaimId>()?,
        claims_against: row.list::<ClaimId>()?,
        published: row.day()?,
        recorded_in: row.id(RunId::new)?,
    })
}
