//! Bytes, as a table of events and as a taxonomy. What was read must be whole: all columns as long as each other, ids once,
//! days the right way round, and every row either read or told.
#![no_main]

use std::collections::HashSet;

use dateline_formats::{Limits, ReadOptions, read_event_table, read_taxonomy};
use libfuzzer_sys::fuzz_target;

const HEADER: &[u8] =
    b"event_id,date,enddate,date_prec,latitude,longitude,where_prec,type,actor1,actor2,low,best,high,location\n";

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { table_bytes: 1 << 20, field_bytes: 1 << 10, ..Limits::default() };
    let options = ReadOptions { others: vec!["color".into()] };
    // Half of the inputs are rows under a header that is known, the others bring their own.
    let with_header = [HEADER, bytes].concat();
    for bytes in [bytes, &with_header] {
        let read = read_event_table("a/b.csv", bytes, &options, &limits);
        let table = &read.value;
        let rows = table.len();
        assert_eq!(table.source, "b");
        for length in [
            table.lines.len(),
            table.from.len(),
            table.to.len(),
            table.days_off.len(),
            table.points.len(),
            table.radius.len(),
            table.toll.len(),
            table.place.rows().len(),
            table.district.rows().len(),
            table.kind.rows().len(),
            table.actor1.rows().len(),
            table.actor2.rows().len(),
            table.others[0].1.rows().len(),
        ] {
            assert!(length == rows || rows == 0, "a column is shorter than the others");
        }
        assert_eq!(table.ids.iter().collect::<HashSet<_>>().len(), rows);
        assert!(table.from.iter().zip(&table.to).all(|(from, to)| from <= to));
        assert!(table.toll.iter().flatten().all(|toll| toll.low <= toll.best && toll.best <= toll.high));
        assert!(table.lines.windows(2).all(|lines| lines[0] < lines[1]));
        // A row is read or told once; a column of the header may be told, too.
        let parts = bytes.split(|byte| matches!(byte, b'\n' | b',' | b'\t' | b';')).count();
        assert!(rows + read.diagnostics.len() <= 2 * parts + 4, "something was told more than once");
    }
    let _ = read_taxonomy("taxonomy_color.csv", bytes, &limits);
});
