//! An event: what happened, according to claims that tell of the same thing.

use crate::{ClaimId, DateBound, Day, DaySpan, EventId, Kind, LonLat, PlaceId, RunId, SideId, Tally};

/// What happened, merged from claims that tell of the same thing. It keeps all of them.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Named by its first recorded member.
    pub id: EventId,
    /// What happened.
    pub kind: Kind,
    /// When: the span on which most claims agree (see `dateline-merge`).
    pub days: DaySpan,
    /// How those days bound it.
    pub date_bound: DateBound,
    /// The gazetteer's place, where known.
    pub place: Option<PlaceId>,
    /// The place's name: the gazetteer's, else as written; empty where no claim names a place.
    pub place_name: String,
    /// Where that is.
    pub location: Option<LonLat>,
    /// The sides who did it.
    pub by: Vec<SideId>,
    /// The sides to whom.
    pub against: Vec<SideId>,
    /// People killed: lowest, best and highest figure of its claims.
    pub killed: Option<Tally>,
    /// People wounded.
    pub wounded: Option<Tally>,
    /// People captured.
    pub captured: Option<Tally>,
    /// People displaced.
    pub displaced: Option<Tally>,
    /// The claims that tell of it, whatever their stance, in order of id.
    pub members: Vec<ClaimId>,
    /// How many members assert it.
    pub asserted: u32,
    /// How many deny it.
    pub denied: u32,
    /// How many tell of it as planned.
    pub planned: u32,
    /// How many independent origins assert it.
    pub sources: u32,
    /// The first day on which a report told of it.
    pub published: Option<Day>,
    /// The run that recorded it first.
    pub recorded_in: RunId,
}
