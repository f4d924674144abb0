//! Datasets, releases and records as rows.

use dateline_model::{COUNTS, Dataset, Record, Release, WORDS};

use crate::listing::{Cell, Listing};

/// Datasets.
#[must_use]
pub fn datasets(datasets: &[Dataset]) -> Listing {
    let mut listing = Listing::new(&["id", "name", "format", "title", "licence", "terms", "attribution", "url"]);
    for one in datasets {
        listing.rows.push(vec![
            Cell::Integer(one.id.into()),
            Cell::text(&one.name),
            Cell::text(&one.format),
            Cell::text(&one.title),
            Cell::text(&one.licence),
            Cell::text(one.terms.as_str()),
            Cell::text(&one.attribution),
            Cell::maybe(one.url.as_deref()),
        ]);
    }
    listing
}

/// Releases.
#[must_use]
pub fn releases(releases: &[Release]) -> Listing {
    let mut listing = Listing::new(&[
        "id",
        "dataset",
        "label",
        "file",
        "hash",
        "bytes",
        "published",
        "published_basis",
        "columns",
        "rows",
        "added",
        "changed",
        "withdrawn",
        "rejected",
    ]);
    let count = |count: u64| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    for one in releases {
        listing.rows.push(vec![
            Cell::Integer(one.id.into()),
            Cell::Integer(one.dataset.into()),
            Cell::text(&one.label),
            Cell::text(&one.file),
            Cell::text(&one.hash),
            count(one.bytes),
            Cell::Day(one.published),
            Cell::text(one.published_basis.as_str()),
            Cell::list(&one.columns),
            count(one.rows),
            count(one.added),
            count(one.changed),
            count(one.withdrawn),
            count(one.rejected),
        ]);
    }
    listing
}

/// Records; under `release` the day on which it came out.
#[must_use]
pub fn records(records: &[Record]) -> Listing {
    let mut columns =
        vec!["key", "dataset", "release", "day_from", "day_to", "longitude", "latitude", "radius_m", "kind"];
    columns.extend(WORDS);
    columns.extend(COUNTS);
    let mut listing = Listing::new(&columns);
    for one in records {
        let mut row = vec![
            Cell::text(&one.key),
            Cell::text(&one.dataset),
            Cell::Day(one.published),
            Cell::Day(one.from),
            Cell::Day(one.to),
            one.location.map_or(Cell::Empty, |point| Cell::Number(point.longitude())),
            one.location.map_or(Cell::Empty, |point| Cell::Number(point.latitude())),
            one.radius.map_or(Cell::Empty, |radius| Cell::Number(radius.0)),
            Cell::maybe(one.kind.map(dateline_model::Kind::as_str)),
        ];
        row.extend(one.words.iter().map(|word| if word.is_empty() { Cell::Empty } else { Cell::text(word) }));
        row.extend(one.counts.iter().map(|count| Cell::count(*count)));
        listing.rows.push(row);
    }
    listing
}

/// The releases of all datasets with what their datasets are, for people.
#[must_use]
pub fn datasets_and_releases(datasets: &[Dataset], releases: &[Release]) -> Listing {
    let mut listing = Listing::new(&[
        "dataset",
        "title",
        "format",
        "release",
        "published",
        "published_basis",
        "rows",
        "added",
        "changed",
        "withdrawn",
        "rejected",
        "licence",
        "terms",
        "attribution",
        "url",
        "file",
    ]);
    let count = |count: u64| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    for one in releases {
        let Some(dataset) = datasets.iter().find(|dataset| dataset.id == one.dataset) else { continue };
        listing.rows.push(vec![
            Cell::text(&dataset.name),
            Cell::text(&dataset.title),
            Cell::text(&dataset.format),
            Cell::text(&one.label),
            Cell::Day(one.published),
            Cell::text(one.published_basis.as_str()),
            count(one.rows),
            count(one.added),
            count(one.changed),
            count(one.withdrawn),
            count(one.rejected),
            Cell::text(&dataset.licence),
            Cell::text(dataset.terms.as_str()),
            Cell::text(&dataset.attribution),
            Cell::maybe(dataset.url.as_deref()),
            Cell::text(&one.file),
        ]);
    }
    listing
}
