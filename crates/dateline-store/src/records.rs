//! Rows of datasets, read with their words.

use std::collections::HashMap;

use dateline_model::{Day, Kind, Metres, Record};
use rusqlite::params;

use crate::error::Fault;
use crate::{Store, StoreError, geometry, instant};

/// Which records are meant. What is not said is not asked.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RecordFilter {
    /// Of this dataset, by its short name.
    pub dataset: Option<String>,
    /// As releases published up to this day say it.
    pub known_on: Option<Day>,
    /// As this project had it at this instant.
    pub recorded_on: Option<String>,
    /// That may have been on this day or later.
    pub from: Option<Day>,
    /// That may have been on this day or earlier.
    pub to: Option<Day>,
    /// In this window: west, south, east, north.
    pub window: Option<[f64; 4]>,
}

const SQL: &str = "SELECT d.name, r.key, l.published, g.published, r.day_from, r.day_to, r.geom, r.radius_m, r.kind,
 r.type, r.sub_type, r.actor1, r.actor2, r.place, r.admin1, r.admin2, r.country, r.source,
 r.low, r.best, r.high, r.deaths_a, r.deaths_b, r.deaths_civilians, r.deaths_unknown
 FROM record AS r JOIN dataset AS d ON d.id = r.dataset JOIN release AS l ON l.id = r.release
 LEFT JOIN release AS g ON g.id = r.withdrawn_in
 WHERE (?1 IS NULL OR d.name = ?1)
 AND (?3 IS NOT NULL OR ?2 IS NOT NULL OR r.withdrawn_in IS NULL)
 AND (?2 IS NULL OR (l.published <= ?2 AND (g.id IS NULL OR g.published > ?2)))
 AND (?3 IS NULL OR ((SELECT started FROM run WHERE run.id = l.recorded_in) <= ?3
      AND (g.id IS NULL OR (SELECT started FROM run WHERE run.id = g.recorded_in) > ?3)))
 AND (?4 IS NULL OR r.day_to >= ?4) AND (?5 IS NULL OR r.day_from <= ?5)";

impl Store {
    /// Records, in the order in which they came.
    pub fn records(&self, filter: &RecordFilter) -> Result<Vec<Record>, StoreError> {
        self.read(|connection| {
            let mut sql = SQL.to_owned();
            if let Some([west, south, east, north]) = filter.window {
                sql.push_str(&format!(
                    " AND r.fid IN (SELECT id FROM rtree_record_geom WHERE maxx >= {west:?} AND minx <= {east:?}
                      AND maxy >= {south:?} AND miny <= {north:?})"
                ));
            }
            sql.push_str(" ORDER BY r.fid");
            let names: HashMap<i64, String> = connection
                .prepare_cached("SELECT id, text FROM name")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            let day = |day: Option<Day>| day.map(|day| day.to_string());
            let recorded = filter.recorded_on.as_deref().map(instant::stored).transpose()?;
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params![
                filter.dataset,
                day(filter.known_on),
                recorded,
                day(filter.from),
                day(filter.to)
            ])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(record_of(row, &names)?);
            }
            Ok(found)
        })
    }
}

fn record_of(row: &rusqlite::Row<'_>, names: &HashMap<i64, String>) -> Result<Record, Fault> {
    let fault = |column: &str, what: String| Fault::Cell { table: "record", column: column.to_owned(), what };
    let maybe_day = |at: usize, column: &str| -> Result<Option<Day>, Fault> {
        let text: Option<String> = row.get(at)?;
        text.map(|text| Day::parse(&text).map_err(|error| fault(column, error.to_string()))).transpose()
    };
    let day = |at: usize, column: &str| {
        maybe_day(at, column)?.ok_or_else(|| fault(column, "expected a day, found nothing".to_owned()))
    };
    let location = match row.get_ref(6)?.as_blob_or_null() {
        Ok(Some(blob)) => geometry::read_point(blob).map_err(|error| fault("geom", error.to_string()))?,
        _ => None,
    };
    let kind: Option<String> = row.get(8)?;
    let kind: Option<Kind> = kind
        .map(|word| word.parse())
        .transpose()
        .map_err(|error: dateline_model::UnknownWord| fault("kind", error.to_string()))?;
    let mut words: [String; 9] = Default::default();
    for (at, word) in words.iter_mut().enumerate() {
        let number: Option<i64> = row.get(9 + at)?;
        *word = number.and_then(|number| names.get(&number)).cloned().unwrap_or_default();
    }
    let mut counts = [None; 7];
    for (at, count) in counts.iter_mut().enumerate() {
        *count = row.get(18 + at)?;
    }
    let radius: Option<f64> = row.get(7)?;
    Ok(Record {
        dataset: row.get(0)?,
        key: row.get(1)?,
        published: day(2, "published")?,
        withdrawn: maybe_day(3, "published")?,
        from: day(4, "day_from")?,
        to: day(5, "day_to")?,
        location,
        radius: radius.map(Metres),
        kind,
        words,
        counts,
    })
}
