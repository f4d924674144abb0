//! What stands around claims and events: reports, regions, sides, actors, relations, sources.

use dateline_model::{Actor, Grade, PlaceId, Relation, Report, RoadSegment, RouteInterval, Side, Source};
use dateline_store::{Region, ReportHead};

use crate::listing::{Cell, Listing};

/// The columns of a listing of reports.
pub(crate) const REPORT: &[&str] = &[
    "id",
    "doc",
    "title",
    "publisher",
    "author",
    "url",
    "published",
    "published_basis",
    "language",
    "licence",
    "retrieved",
    "read_minutes",
    "media_type",
    "file",
    "recorded_in",
];

/// Regions as rows, without their outlines.
pub(crate) fn regions(regions: &[Region]) -> Listing {
    let mut listing = Listing::new(&["id", "name", "places", "basis"]);
    let row = |region: &Region| {
        vec![
            Cell::text(region.id.as_str()),
            Cell::text(&region.name),
            Cell::Integer(region.places.into()),
            Cell::text(&region.basis),
        ]
    };
    listing.rows = regions.iter().map(row).collect();
    listing
}

/// What stretches of road were to whom as rows.
pub(crate) fn route_intervals(intervals: &[RouteInterval]) -> Listing {
    let mut listing = Listing::new(&[
        "segment",
        "traveller",
        "from",
        "to",
        "status",
        "probability",
        "basis",
        "places",
        "claims_for",
        "claims_against",
        "recorded_in",
    ]);
    let row = |one: &RouteInterval| {
        vec![
            Cell::text(one.segment.as_str()),
            Cell::text(one.traveller.to_string()),
            Cell::day(one.days.from),
            Cell::day(one.days.to),
            Cell::text(one.status.as_str()),
            Cell::number(one.probability),
            Cell::text(one.basis.as_str()),
            Cell::list(&one.places),
            Cell::list(&one.claims_for),
            Cell::list(&one.claims_against),
            Cell::text(one.recorded_in.as_str()),
        ]
    };
    listing.rows = intervals.iter().map(row).collect();
    listing
}

/// Stretches of road as rows, without their lines.
pub(crate) fn roads(roads: &[RoadSegment]) -> Listing {
    let mut listing = Listing::new(&[
        "id",
        "from_place",
        "to_place",
        "roads",
        "class",
        "length_m",
        "length_basis",
        "max_speed_kmh",
        "one_way",
        "bridge",
        "tunnel",
        "schematic",
        "basis",
    ]);
    let row = |road: &RoadSegment| {
        let [from, to] = road.ends.each_ref().map(|end| Cell::maybe(end.as_ref().map(PlaceId::as_str)));
        vec![
            Cell::text(road.id.as_str()),
            from,
            to,
            Cell::list(&road.roads),
            Cell::text(road.class.as_str()),
            Cell::Number((road.length.0 * 10.0).round() / 10.0),
            Cell::text(road.length_basis.as_str()),
            road.max_speed.map_or(Cell::Empty, Cell::number),
            Cell::Flag(road.one_way),
            Cell::Flag(road.bridge),
            Cell::Flag(road.tunnel),
            Cell::Flag(road.schematic),
            Cell::text(&road.basis),
        ]
    };
    listing.rows = roads.iter().map(row).collect();
    listing
}

/// Reports as rows, without their texts.
pub(crate) fn reports(reports: &[(ReportHead, Option<Report>)]) -> Listing {
    let mut listing = Listing::new(REPORT);
    listing.rows = reports.iter().map(|(head, report)| self::report(head, report.as_ref())).collect();
    listing
}

fn report(head: &ReportHead, report: Option<&Report>) -> Vec<Cell> {
    vec![
        Cell::text(head.id.as_str()),
        Cell::text(&head.doc),
        Cell::maybe(head.title.as_deref()),
        Cell::maybe(head.publisher.as_deref()),
        Cell::maybe(head.author.as_deref()),
        Cell::maybe(head.url.as_deref()),
        Cell::day(head.published),
        Cell::text(head.published_basis.as_str()),
        Cell::maybe(head.language.as_deref()),
        Cell::maybe(head.licence.as_deref()),
        Cell::day(report.and_then(|report| report.retrieved)),
        Cell::count(report.and_then(|report| report.read_minutes)),
        Cell::maybe(report.map(|report| report.media_type.as_str())),
        Cell::text(&head.file),
        Cell::text(head.recorded_in.as_str()),
    ]
}

/// Sides as rows.
pub(crate) fn sides(sides: &[Side]) -> Listing {
    let mut listing = Listing::new(&["id", "name"]);
    listing.rows = sides.iter().map(|side| vec![Cell::text(side.id.as_str()), Cell::text(&side.name)]).collect();
    listing
}

/// Actors as rows.
pub(crate) fn actors(actors: &[Actor]) -> Listing {
    let mut listing = Listing::new(&["id", "name", "aliases", "memberships"]);
    let row = |actor: &Actor| {
        vec![
            Cell::text(actor.id.as_str()),
            Cell::text(&actor.name),
            Cell::list(&actor.aliases),
            Cell::Text(serde_json::to_string(&actor.memberships).expect("memberships can always be written as JSON")),
        ]
    };
    listing.rows = actors.iter().map(row).collect();
    listing
}

/// Relations as rows.
pub(crate) fn relations(relations: &[Relation]) -> Listing {
    let mut listing = Listing::new(&["one", "other", "kind", "from", "to", "region"]);
    let row = |relation: &Relation| {
        vec![
            Cell::text(&relation.between.0),
            Cell::text(&relation.between.1),
            Cell::text(relation.kind.as_str()),
            Cell::day(relation.days.from),
            Cell::day(relation.days.to),
            Cell::maybe(relation.region.as_deref()),
        ]
    };
    listing.rows = relations.iter().map(row).collect();
    listing
}

/// Sources as rows.
pub(crate) fn sources(sources: &[Source]) -> Listing {
    let mut listing = Listing::new(&["id", "name", "aliases", "kind", "owner", "lean", "repeats", "grade"]);
    let row = |source: &Source| {
        vec![
            Cell::text(source.id.as_str()),
            Cell::text(&source.name),
            Cell::list(&source.aliases),
            Cell::text(&source.kind),
            Cell::maybe(source.owner.as_deref()),
            Cell::list(&source.lean),
            Cell::list(&source.repeats),
            Cell::maybe(source.grade.map(Grade::as_str)),
        ]
    };
    listing.rows = sources.iter().map(row).collect();
    listing
}
