//! Events and their members: the claims that tell of them.

use std::collections::HashMap;

use dateline_model::{ClaimId, DateBound, DaySpan, Event, EventId, PlaceId, RunId, SideId, Tally};
use rusqlite::{Connection, Params};

use crate::cells::{self, Cells, Taken};
use crate::error::Fault;
use crate::standing::Standing;
use crate::sync::Gone;
use crate::{Step, Store, StoreError};

impl Store {
    /// All events that stand, by first day (those without one last), place, kind and id. `recorded_in` is the run that
    /// recorded the event first, also where its row was replaced since.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        self.read(|connection| events_that(connection, &Standing::Now))
    }

    /// The events that stood at an instant (`2013-12-06T09:30:00Z`, or a day, which means its end).
    pub fn events_as_recorded(&self, instant: &str) -> Result<Vec<Event>, StoreError> {
        self.read(|connection| events_that(connection, &Standing::at(instant)?))
    }

    /// The event with this id, if it stands.
    pub fn event(&self, id: &EventId) -> Result<Option<Event>, StoreError> {
        self.read(|connection| {
            let condition = "t.id = ?1 AND t.withdrawn_in IS NULL";
            let members = members_where(connection, "t.event = ?1 AND t.withdrawn_in IS NULL", [id.as_str()])?;
            Ok(events_where(connection, condition, [id.as_str()], members)?.pop())
        })
    }
}

impl Step<'_> {
    /// Makes these the events of the project: those that stand already and are the same (but for `recorded_in`) stay
    /// untouched, others that stand are withdrawn, new ones are added. Gives how many rows of events and members were
    /// withdrawn or added.
    pub fn replace_events(&mut self, events: &[Event]) -> Result<usize, StoreError> {
        let rows = events.iter().map(cells_of).collect();
        let changed = self.sync("event", None, rows, Gone::Withdrawn)?;
        let members = events
            .iter()
            .flat_map(|event| event.members.iter().map(|claim| (&event.id, claim)))
            .map(|(event, claim)| {
                let mut cells = Cells::default();
                cells.text(event.as_str());
                cells.text(claim.as_str());
                cells
            })
            .collect();
        Ok(changed + self.sync("member", None, members, Gone::Withdrawn)?)
    }
}

type Members = HashMap<String, Vec<ClaimId>>;

fn events_that(connection: &Connection, standing: &Standing) -> Result<Vec<Event>, Fault> {
    let members = members_where(connection, standing.condition(), standing.parameters())?;
    events_where(connection, standing.condition(), standing.parameters(), members)
}

fn members_where(connection: &Connection, condition: &str, parameters: impl Params) -> Result<Members, Fault> {
    let table = cells::table("member");
    let sql = format!("{} FROM member AS t WHERE {condition} ORDER BY t.claim", cells::select(table));
    let mut members = Members::new();
    cells::read(connection, table, &sql, parameters, |row| {
        members.entry(row.text()?).or_default().push(row.id(ClaimId::new)?);
        Ok(())
    })?;
    Ok(members)
}

fn events_where(
    connection: &Connection,
    condition: &str,
    parameters: impl Params,
    mut members: Members,
) -> Result<Vec<Event>, Fault> {
    let table = cells::table("event");
    let sql = format!(
        r#"{}, (SELECT f.recorded_in FROM event AS f WHERE f.id = t.id ORDER BY f.fid LIMIT 1)
        FROM event AS t WHERE {condition} ORDER BY t."from" NULLS LAST, t.place, t.kind, t.id"#,
        cells::select(table)
    );
    cells::read(connection, table, &sql, parameters, |row| event_of(row, &mut members))
}

fn cells_of(event: &Event) -> Cells {
    let mut cells = Cells::default();
    cells.point(event.location);
    cells.text(event.id.as_str());
    cells.text(event.kind.as_str());
    cells.day(event.days.from);
    cells.day(event.days.to);
    cells.text(event.date_bound.as_str());
    cells.maybe_text(event.place.as_ref().map(PlaceId::as_str));
    cells.text(&event.place_name);
    cells.list(&event.by);
    cells.list(&event.against);
    for tally in [event.killed, event.wounded, event.captured, event.displaced] {
        cells.maybe_integer(tally.map(|tally| tally.low));
        cells.maybe_integer(tally.map(|tally| tally.best));
        cells.maybe_integer(tally.map(|tally| tally.high));
    }
    for count in [event.asserted, event.denied, event.planned, event.sources] {
        cells.integer(count);
    }
    cells.day(event.published);
    cells
}

fn event_of(row: &mut Taken<'_>, members: &mut Members) -> Result<Event, Fault> {
    let location = row.point()?;
    let id = row.text()?;
    let mut event = Event {
        location,
        members: members.remove(&id).unwrap_or_default(),
        id: EventId::new(id),
        kind: row.word(|word| word.parse().ok())?,
        days: DaySpan { from: row.day()?, to: row.day()? },
        date_bound: row.word(DateBound::from_word)?,
        place: row.maybe_text()?.map(PlaceId::new),
        place_name: row.text()?,
        by: row.list::<SideId>()?,
        against: row.list::<SideId>()?,
        killed: take_tally(row)?,
        wounded: take_tally(row)?,
        captured: take_tally(row)?,
        displaced: take_tally(row)?,
        asserted: row.integer()?,
        denied: row.integer()?,
        planned: row.integer()?,
        sources: row.integer()?,
        published: row.day()?,
        recorded_in: row.id(RunId::new)?,
    };
    row.maybe_str()?; // the run that withdrew it
    event.recorded_in = row.id(RunId::new)?;
    Ok(event)
}

fn take_tally(row: &mut Taken<'_>) -> Result<Option<Tally>, Fault> {
    match (row.maybe_integer()?, row.maybe_integer()?, row.maybe_integer()?) {
        (None, None, None) => Ok(None),
        (Some(low), Some(best), Some(high)) => Ok(Some(Tally { low, best, high })),
        _ => Err(row.fault("of low, best and high some are there and some are not")),
    }
}
