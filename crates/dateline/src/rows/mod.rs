//! Claims, events, places and the rest as rows, under the column names of the schema table.
//!
//! Every listing here begins with the columns of its table in `dateline_model::schema`, without those of the project
//! file's own bookkeeping (`withdrawn_in`: only rows that stand leave; long texts: they stay in the project file), and a
//! layer ends with its longitude and latitude.

mod around;
mod datasets;

use std::collections::BTreeMap;

use dateline_model::{
    Claim, Closure, ControlInterval, Count, Event, Extent, Holder, LonLat, Place, PlaceId, PlaceMention, SiegeInterval,
    Sourced,
};

pub(crate) use around::{actors, regions, relations, reports, roads, route_intervals, sides, sources};
pub use datasets::{datasets, datasets_and_releases, records, releases};

use crate::listing::{Cell, Listing};

/// The columns of a listing of claims.
pub(crate) const CLAIM: &[&str] = &[
    "id",
    "report",
    "doc",
    "quote",
    "start",
    "end",
    "kind",
    "from",
    "to",
    "date_bound",
    "places",
    "place_ids",
    "place_certainties",
    "by",
    "against",
    "killed_low",
    "killed_high",
    "wounded_low",
    "wounded_high",
    "captured_low",
    "captured_high",
    "displaced_low",
    "displaced_high",
    "said_by",
    "stance",
    "extent",
    "sub_event_type",
    "scope",
    "phase",
    "from_place",
    "from_place_id",
    "from_place_certainty",
    "to_place",
    "to_place_id",
    "to_place_certainty",
    "count_unit",
    "families_low",
    "families_high",
    "cause",
    "presence",
    "prediction",
    "speaker_role",
    "rule",
    "confidence",
    "published",
    "recorded_in",
];

/// The columns of a listing of events.
pub(crate) const EVENT: &[&str] = &[
    "id",
    "kind",
    "from",
    "to",
    "date_bound",
    "place_id",
    "place",
    "by",
    "against",
    "killed_low",
    "killed_best",
    "killed_high",
    "wounded_low",
    "wounded_best",
    "wounded_high",
    "captured_low",
    "captured_best",
    "captured_high",
    "displaced_low",
    "displaced_best",
    "displaced_high",
    "asserted",
    "denied",
    "planned",
    "sources",
    "published",
    "recorded_in",
    "longitude",
    "latitude",
];

/// The columns of a listing of control intervals.
pub(crate) const CONTROL: &[&str] = &[
    "place_id",
    "place",
    "from",
    "to",
    "holder",
    "side",
    "probability",
    "basis",
    "parties",
    "claims_for",
    "claims_against",
    "published",
    "recorded_in",
    "longitude",
    "latitude",
];

/// The columns of a listing of sieges.
pub(crate) const SIEGE: &[&str] = &[
    "place_id",
    "place",
    "from",
    "to",
    "besiegers",
    "besieged",
    "closure",
    "end_told",
    "claims",
    "published",
    "recorded_in",
    "longitude",
    "latitude",
];

/// The columns of a listing of places.
pub(crate) const PLACE: &[&str] =
    &["id", "name", "name_ar", "kind", "names", "part_of", "country", "radius_m", "basis", "longitude", "latitude"];

fn ends(count: Option<Count>) -> [Cell; 2] {
    [count.and_then(Count::low), count.and_then(Count::high)].map(Cell::count)
}

pub(crate) fn point(location: Option<LonLat>) -> [Cell; 2] {
    match location {
        Some(point) => [Cell::Number(point.longitude()), Cell::Number(point.latitude())],
        None => [Cell::Empty, Cell::Empty],
    }
}

fn extent(extent: Option<Extent>) -> Cell {
    match extent {
        None => Cell::Empty,
        Some(Extent::Whole) => Cell::text("whole"),
        Some(Extent::Most) => Cell::text("most"),
        Some(Extent::Part) => Cell::text("part"),
        Some(Extent::Shares(low, high)) => Cell::text(format!("[{low},{high}]")),
    }
}

/// Claims as rows.
#[must_use]
pub fn claims(claims: &[Sourced]) -> Listing {
    let mut listing = Listing::new(CLAIM);
    listing.rows = claims.iter().map(claim).collect();
    listing
}

fn claim(sourced: &Sourced) -> Vec<Cell> {
    let Claim { places, days, .. } = &sourced.claim;
    let claim = &sourced.claim;
    let mut row = vec![
        Cell::text(claim.id.as_str()),
        Cell::text(claim.report.as_str()),
        Cell::text(&claim.doc),
        Cell::text(&claim.quote),
        Cell::Integer(claim.start.into()),
        Cell::Integer(claim.end.into()),
        Cell::text(claim.kind.as_str()),
        Cell::day(days.from),
        Cell::day(days.to),
        Cell::text(claim.date_bound.as_str()),
        Cell::list(places.iter().map(|mention| &mention.name)),
        Cell::list(places.iter().map(|mention| mention.place.as_ref().map_or("", PlaceId::as_str))),
        Cell::list(places.iter().map(|mention| mention.certainty)),
        Cell::list(&claim.by),
        Cell::list(&claim.against),
    ];
    row.extend([claim.killed, claim.wounded, claim.captured, claim.displaced].into_iter().flat_map(ends));
    row.extend([
        Cell::list(&claim.said_by),
        Cell::text(claim.stance.as_str()),
        extent(claim.extent),
        Cell::maybe(claim.sub_event_type.as_deref()),
        Cell::maybe(claim.scope.map(dateline_model::Scope::as_str)),
        Cell::maybe(claim.phase.map(dateline_model::Phase::as_str)),
    ]);
    row.extend([&claim.from_place, &claim.to_place].into_iter().flat_map(|end| end_of_way(end.as_ref())));
    row.push(Cell::maybe(claim.count_unit.map(dateline_model::CountUnit::as_str)));
    row.extend(ends(claim.families));
    row.extend([
        Cell::maybe(claim.cause.as_deref()),
        Cell::Flag(claim.presence),
        Cell::Flag(claim.prediction),
        Cell::maybe(claim.speaker_role.as_deref()),
        Cell::text(&claim.rule),
        Cell::number(claim.confidence),
        Cell::day(sourced.published),
        Cell::text(sourced.recorded_in.as_str()),
    ]);
    row
}

/// Where a way begins or ends: the name as written, the id, and how sure that is.
fn end_of_way(end: Option<&PlaceMention>) -> [Cell; 3] {
    [
        Cell::maybe(end.map(|mention| mention.name.as_str())),
        Cell::maybe(end.and_then(|mention| mention.place.as_ref()).map(PlaceId::as_str)),
        end.map_or(Cell::Empty, |mention| Cell::number(mention.certainty)),
    ]
}

/// Events as rows.
#[must_use]
pub fn events(events: &[Event]) -> Listing {
    let mut listing = Listing::new(EVENT);
    listing.rows = events.iter().map(event).collect();
    listing
}

pub(crate) fn event(event: &Event) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(event.id.as_str()),
        Cell::text(event.kind.as_str()),
        Cell::day(event.days.from),
        Cell::day(event.days.to),
        Cell::text(event.date_bound.as_str()),
        Cell::maybe(event.place.as_ref().map(PlaceId::as_str)),
        Cell::text(&event.place_name),
        Cell::list(&event.by),
        Cell::list(&event.against),
    ];
    row.extend([event.killed, event.wounded, event.captured, event.displaced].into_iter().flat_map(Cell::tally));
    row.extend([event.asserted, event.denied, event.planned, event.sources].map(|count| Cell::Integer(count.into())));
    row.push(Cell::day(event.published));
    row.push(Cell::text(event.recorded_in.as_str()));
    row.extend(point(event.location));
    row
}

/// Which claims tell of which event, as rows.
#[must_use]
pub fn members(events: &[Event]) -> Listing {
    let mut listing = Listing::new(&["event", "claim"]);
    for event in events {
        let row = |claim: &dateline_model::ClaimId| vec![Cell::text(event.id.as_str()), Cell::text(claim.as_str())];
        listing.rows.extend(event.members.iter().map(row));
    }
    listing
}

/// Control intervals as rows.
pub(crate) fn control(
    intervals: &[ControlInterval],
    places: &BTreeMap<&PlaceId, &Place>,
    holder: impl Fn(&Holder) -> String,
) -> Listing {
    let mut listing = Listing::new(CONTROL);
    for interval in intervals {
        let place = places.get(&interval.place);
        let mut row = vec![
            Cell::text(interval.place.as_str()),
            Cell::text(place.map_or(interval.place.as_str(), |place| place.name.as_str())),
            Cell::day(interval.days.from),
            Cell::day(interval.days.to),
            Cell::Text(holder(&interval.holder)),
            match &interval.holder {
                Holder::Side(side) => Cell::text(side.as_str()),
                Holder::Contested | Holder::Unknown => Cell::Empty,
            },
            Cell::number(interval.probability),
            Cell::text(interval.basis.as_str()),
            Cell::list(&interval.parties),
            Cell::list(&interval.claims_for),
            Cell::list(&interval.claims_against),
            Cell::day(interval.published),
            Cell::text(interval.recorded_in.as_str()),
        ];
        row.extend(point(place.and_then(|place| place.location)));
        listing.rows.push(row);
    }
    listing
}

/// Sieges as rows.
pub(crate) fn sieges(sieges: &[SiegeInterval], places: &BTreeMap<&PlaceId, &Place>) -> Listing {
    let mut listing = Listing::new(SIEGE);
    for siege in sieges {
        let place = places.get(&siege.place);
        let mut row = vec![
            Cell::text(siege.place.as_str()),
            Cell::text(place.map_or(siege.place.as_str(), |place| place.name.as_str())),
            Cell::day(siege.days.from),
            Cell::day(siege.days.to),
            Cell::list(&siege.besiegers),
            Cell::list(&siege.besieged),
            Cell::maybe(siege.closure.map(Closure::as_str)),
            Cell::Flag(siege.end_told),
            Cell::list(&siege.claims),
            Cell::day(siege.published),
            Cell::text(siege.recorded_in.as_str()),
        ];
        row.extend(point(place.and_then(|place| place.location)));
        listing.rows.push(row);
    }
    listing
}

/// Places as rows.
#[must_use]
pub fn places<'a>(places: impl IntoIterator<Item = &'a Place>) -> Listing {
    let mut listing = Listing::new(PLACE);
    listing.rows = places.into_iter().map(place).collect();
    listing
}

fn place(place: &Place) -> Vec<Cell> {
    let arabic = place.names.iter().find(|name| name.language == "ar").map(|name| name.name.as_str());
    let mut row = vec![
        Cell::text(place.id.as_str()),
        Cell::text(&place.name),
        Cell::maybe(arabic),
        Cell::text(place.kind.as_str()),
        Cell::Text(serde_json::to_string(&place.names).expect("names can always be written as JSON")),
        Cell::list(&place.part_of),
        Cell::maybe(place.country.as_deref()),
        place.radius_m.map_or(Cell::Empty, Cell::Number),
        Cell::text(&place.basis),
    ];
    row.extend(point(place.location));
    row
}
