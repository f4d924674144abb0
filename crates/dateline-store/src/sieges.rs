//! Who besieged a place, from one day to another.

use std::collections::HashMap;

use dateline_model::{ClaimId, Closure, DaySpan, Place, PlaceId, RunId, SideId, SiegeInterval};
use rusqlite::Connection;

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::standing::Standing;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

impl Store {
    /// All sieges that stand, by place and first day.
    pub fn sieges(&self) -> Result<Vec<SiegeInterval>, StoreError> {
        self.read(|connection| sieges_that(connection, &Standing::Now))
    }

    /// The sieges that stood at an instant (`2013-12-06T09:30:00Z`, or a day, which means its end).
    pub fn sieges_as_recorded(&self, instant: &str) -> Result<Vec<SiegeInterval>, StoreError> {
        self.read(|connection| sieges_that(connection, &Standing::at(instant)?))
    }
}

impl Step<'_> {
    /// Makes these the sieges of the project: those that stand already and are the same (but for `recorded_in`) stay
    /// untouched, others that stand are withdrawn, new ones are added. Names and points come from `places`. Gives how many
    /// rows were withdrawn or added.
    pub fn replace_sieges(&mut self, sieges: &[SiegeInterval], places: &[Place]) -> Result<usize, StoreError> {
        let places: HashMap<&PlaceId, &Place> = places.iter().map(|place| (&place.id, place)).collect();
        let rows = sieges.iter().map(|one| cells_of(one, places.get(&one.place).copied())).collect();
        self.sync("siege", None, rows, Gone::Withdrawn)
    }
}

fn sieges_that(connection: &Connection, standing: &Standing) -> Result<Vec<SiegeInterval>, Fault> {
    let table = cells::table("siege");
    let sql = format!(
        r#"{} FROM siege AS t WHERE {}
        ORDER BY t.place_id, t."from" NULLS FIRST, t."to" NULLS LAST, t.besiegers, t.fid"#,
        cells::select(table),
        standing.condition()
    );
    cells::read(connection, table, &sql, standing.parameters(), siege_of)
}

fn cells_of(siege: &SiegeInterval, place: Option<&Place>) -> Cells {
    let mut cells = Cells::default();
    cells.point(place.and_then(|place| place.location));
    cells.text(siege.place.as_str());
    cells.text(place.map_or(siege.place.as_str(), |place| &place.name));
    cells.day(siege.days.from);
    cells.day(siege.days.to);
    cells.list(&siege.besiegers);
    cells.list(&siege.besieged);
    cells.maybe_text(siege.closure.map(Closure::as_str));
    cells.boolean(siege.end_told);
    cells.list(&siege.claims);
    cells.day(siege.published);
    cells
}

fn siege_of(row: &mut Taken<'_>) -> Result<SiegeInterval, Fault> {
    row.blob()?; // the point of the place
    let place = row.id(PlaceId::new)?;
    row.maybe_str()?; // the name of the place
    Ok(SiegeInterval {
        place,
        days: DaySpan { from: row.day()?, to: row.day()? },
        besiegers: row.list::<SideId>()?,
        besieged: row.list::<SideId>()?,
        closure: row.maybe_word(|word| word.parse().ok())?,
        end_told: row.boolean()?,
        claims: row.list::<ClaimId>()?,
        published: row.day()?,
        recorded_in: row.id(RunId::new)?,
    })
}
