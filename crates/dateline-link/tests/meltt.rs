//! The MELTT method beside the reference integration that its authors print for their example.

#![expect(clippy::print_stdout, reason = "a test that cannot run says so")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dateline_formats::{Limits, ReadOptions, read_event_table, read_taxonomy};
use dateline_link::meltt::integrate;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/meltt-crashMD");
    let found = [folder, PathBuf::from("/tmp/shared/data/meltt-crashMD")].into_iter().find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no ../shared/data/meltt-crashMD");
    }
    found
}

#[test]
fn the_reference_integration_comes_out_as_its_authors_print_it() {
    let Some(folder) = folder() else { return };
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let taxonomies: Vec<_> = ["model_tax", "color_tax", "damage_tax"]
        .map(|name| {
            let file = format!("taxonomy_{name}.csv");
            read_taxonomy(&file, &bytes(&file), &Limits::default()).value
        })
        .into();
    let options = ReadOptions { others: taxonomies.iter().map(|one| one.column.clone()).collect() };
    let tables: Vec<_> = (1..=3)
        .map(|number| {
            let file = format!("crash_data{number}.csv");
            let read = read_event_table(&file, &bytes(&file), &options, &Limits::default());
            assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
            read.value
        })
        .collect();
    let found = integrate(&tables, &taxonomies, 2, 4.0).unwrap();
    assert_eq!(tables.iter().map(dateline_model::EventTable::len).sum::<usize>(), 195);
    let mut overlap: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    for cluster in &found.clusters {
        *overlap.entry(cluster.members.iter().map(|(row, _)| row.table).collect()).or_default() += 1;
    }
    let expected = BTreeMap::from([(vec![0, 1], 5), (vec![0, 2], 4), (vec![1, 2], 4), (vec![0, 1, 2], 21)]);
    assert_eq!((found.events, found.episodes, found.unique, found.flagged), (26, 8, 140, 6), "{overlap:?}");
    assert_eq!(overlap, expected);
    // The rows that are printed one by one.
    let ids = |wanted: [Option<&str>; 3]| {
        found.clusters.iter().any(|cluster| {
            let of = |table: u32| {
                let row = cluster.members.iter().find(|(row, _)| row.table == table)?.0;
                Some(tables[table as usize].ids[row.row as usize].as_str())
            };
            [of(0), of(1), of(2)] == wanted
        })
    };
    for wanted in [
        [None, Some("55"), Some("57")],
        [None, Some("8"), Some("10")],
        [None, Some("39"), Some("36")],
        [None, Some("44"), Some("44")],
        [Some("1"), Some("2"), Some("2")],
        [Some("3"), Some("1"), Some("1")],
        [Some("7"), None, Some("4")],
        [Some("9"), Some("5"), Some("8")],
        [Some("10"), Some("7"), Some("7")],
        [Some("12"), Some("10"), Some("6")],
    ] {
        assert!(ids(wanted), "{wanted:?}");
    }
}
