//! Releases of datasets: what is added, changed and gone, the packed spatial index, and rows had back from the archive.

use dateline_model::*;
use dateline_store::{Import, Imported, RecordFilter, Store, packed_blocks};

use crate::common::*;

/// Rows of key, number, and what each says; the file is the rows one after the other.
fn table(rows: &[(String, u32)]) -> (RecordTable, Vec<u8>) {
    let mut table = RecordTable::default();
    let mut file = Vec::new();
    for (key, value) in rows {
        let row = format!("{key}={value}");
        table.keys.push(key.as_str().into());
        table.at.push(file.len() as u64);
        table.len.push(u32::try_from(row.len()).unwrap());
        table.lines.push(1);
        table.hashes.push(u64::from(*value) ^ u64::MAX);
        table.from.push(day("2014-01-01"));
        table.to.push(day("2014-01-31"));
        let number: f64 = key.parse().unwrap();
        table.points.push(at((number * 0.37) % 360.0 - 180.0, (number * 0.73) % 180.0 - 90.0));
        table.radius.push(Some(Metres(5.0)));
        table.kinds.push(Some(Kind::Capture));
        table.words.iter_mut().for_each(|words| words.push(AWKWARD));
        table.counts.iter_mut().for_each(|counts| counts.push(Some(*value)));
        file.extend_from_slice(row.as_bytes());
    }
    (table, file)
}

fn import(store: &mut Store, id: u32, published: &str, rows: &[(String, u32)], whole: bool) -> Imported {
    let (records, file) = table(rows);
    let run = run(&format!("run-{id}"), RunKind::Import, &format!("2020-01-0{id}T00:00:00Z"));
    let release = Release {
        id,
        dataset: 1,
        label: "one".into(),
        file: "a.csv".into(),
        hash: format!("h{id}"),
        bytes: file.len() as u64,
        published: day(published),
        published_basis: PublishedBasis::Stated,
        columns: vec!["a".into()],
        rows: rows.len() as u64,
        added: 0,
        changed: 0,
        withdrawn: 0,
        rejected: 0,
        recorded_in: run.id.clone(),
    };
    let mut step = store.step(run.clone()).unwrap();
    if id == 1 {
        let dataset = Dataset {
            id: 1,
            name: "d".into(),
            format: "csv".into(),
            title: "D".into(),
            licence: "CC BY".into(),
            terms: Terms::Attribution,
            attribution: "D".into(),
            url: None,
            recorded_in: run.id.clone(),
        };
        step.add_dataset(&dataset).unwrap();
    }
    let blocks = packed_blocks(&file);
    let done = step.import(Import { release: &release, records: &records, blocks: &blocks, whole }).unwrap();
    step.commit(run).unwrap();
    done
}

fn rows(count: u32) -> Vec<(String, u32)> {
    (0..count).map(|number| (number.to_string(), 1)).collect()
}

#[test]
fn a_release_adds_changes_and_withdraws_and_what_was_known_before_stays() {
    let (_folder, path) = place_for_a_project();
    let mut store = Store::create(&path, &info()).unwrap();
    import(&mut store, 1, "2015-01-01", &rows(3), true);
    let second = [("0".to_owned(), 1), ("1".to_owned(), 9), ("7".to_owned(), 1)];
    let done = import(&mut store, 2, "2016-01-01", &second, true);
    assert_eq!(done, Imported { added: 1, changed: 1, same: 1, withdrawn: 1 });
    let keys = |filter: RecordFilter| -> Vec<(String, Option<u32>)> {
        store.records(&filter).unwrap().into_iter().map(|one| (one.key, one.counts[1])).collect()
    };
    let now: Vec<(String, Option<u32>)> = vec![("0".into(), Some(1)), ("1".into(), Some(9)), ("7".into(), Some(1))];
    let before: Vec<(String, Option<u32>)> = vec![("0".into(), Some(1)), ("1".into(), Some(1)), ("2".into(), Some(1))];
    assert_eq!(keys(RecordFilter::default()), now);
    let known = |text: &str| RecordFilter { known_on: Some(day(text)), ..RecordFilter::default() };
    assert_eq!((keys(known("2015-06-01")), keys(known("2016-01-01"))), (before.clone(), now));
    assert_eq!(keys(known("2014-06-01")), []);
    let recorded = RecordFilter { recorded_on: Some("2020-01-01".into()), ..RecordFilter::default() };
    assert_eq!(keys(recorded), before);
    let record = store.records(&RecordFilter::default()).unwrap().remove(0);
    assert_eq!((record.words[3].as_str(), record.kind), (AWKWARD, Some(Kind::Capture)));
    assert_eq!(store.record_row("d", "1").unwrap().unwrap(), b"1=9");
    assert_eq!(store.record_row("d", "2").unwrap().unwrap(), b"2=1", "a withdrawn row can be had, too");
    assert_eq!(store.record_row("d", "5").unwrap(), None);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn rows_that_a_part_does_not_have_still_stand() {
    let (_folder, path) = place_for_a_project();
    let mut store = Store::create(&path, &info()).unwrap();
    import(&mut store, 1, "2015-01-01", &rows(3), true);
    assert_eq!(import(&mut store, 2, "2015-02-01", &[("5".into(), 1)], false).withdrawn, 0);
    assert_eq!(store.records(&RecordFilter::default()).unwrap().len(), 4);
}

#[test]
fn a_spatial_index_that_was_packed_finds_what_looking_at_every_row_finds() {
    let (_folder, path) = place_for_a_project();
    let mut store = Store::create(&path, &info()).unwrap();
    import(&mut store, 1, "2015-01-01", &rows(6_000), true);
    assert_eq!(store.check().unwrap(), []);
    // Packed again over what is there, then row by row on top of it.
    import(&mut store, 2, "2016-01-01", &rows(12_000), true);
    import(&mut store, 3, "2017-01-01", &[rows(12_000), vec![("12345".into(), 1)]].concat(), true);
    assert_eq!(store.check().unwrap(), []);
    let all = store.records(&RecordFilter::default()).unwrap();
    assert_eq!(all.len(), 12_001);
    for window in [[-20.0, -10.0, 40.0, 30.0], [0.0, 0.0, 0.5, 0.5], [-180.0, -90.0, 180.0, 90.0]] {
        let [west, south, east, north] = window;
        let inside = |one: &Record| {
            one.location.is_some_and(|point| {
                (west..=east).contains(&point.longitude()) && (south..=north).contains(&point.latitude())
            })
        };
        let wanted: Vec<&str> = all.iter().filter(|one| inside(one)).map(|one| one.key.as_str()).collect();
        let found = store.records(&RecordFilter { window: Some(window), ..RecordFilter::default() }).unwrap();
        assert_eq!(found.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), wanted);
    }
    assert_eq!(store.record_row("d", "11999").unwrap().unwrap(), b"11999=1");
    store.close().unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    let sound: String = connection.query_row("SELECT rtreecheck('rtree_record_geom')", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}
