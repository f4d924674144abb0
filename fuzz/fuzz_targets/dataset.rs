//! Bytes, as a dataset: with a header of their own, under the columns of a known form, and by a guessed mapping. Every row is
//! either read or told, lies in the file, and has its days the right way round.
#![no_main]

use std::collections::HashSet;

use dateline_formats::{DatasetOptions, Limits, Mapping, guess_mapping, read_dataset};
use dateline_model::Day;
use libfuzzer_sys::fuzz_target;

const HEADERS: &[&[u8]] = &[
    b"event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,latitude,longitude,geo_precision,fatalities,timestamp\n",
    b"id,type_of_violence,side_a,where_prec,date_start,date_end,date_prec,latitude,longitude,low,best,high\n",
    b"event id\tevent date\tcameo code\tsource name\tlatitude\tlongitude\n",
    b"viina_version,event_id,geo_precision,asciiname,date,latitude,longitude\n",
    b"label,lat,lon,mark\n",
    b"#event+code,#date+occurred,#geo+lat,#geo+lon,#affected+killed\n",
];

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { table_bytes: 1 << 20, field_bytes: 1 << 10, ..Limits::default() };
    let day = Day::new(2024, 6, 1).expect("a day");
    let options = DatasetOptions { form: None, mapping: None, release: Some(day), today: day };
    let which = usize::from(bytes.first().copied().unwrap_or(0)) % HEADERS.len();
    let with_header = [HEADERS[which], bytes].concat();
    for bytes in [bytes, &with_header] {
        look("GEDEvent_v25_0_3.csv", bytes, &options, &limits);
        if let Ok(text) = guess_mapping("a/b.csv", bytes, &limits) {
            // A guess may lack a column that is needed, but it is always a mapping file.
            let mapping = Mapping::parse(&text).expect("a guess can be read");
            look("b.csv", bytes, &DatasetOptions { mapping: Some(mapping), ..options.clone() }, &limits);
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Mapping::parse(text);
    }
});

fn look(file: &str, bytes: &[u8], options: &DatasetOptions, limits: &Limits) {
    let Ok(read) = read_dataset(file, bytes, options, limits) else { return };
    let table = read.value.records;
    let rows = table.len();
    assert_eq!(table.keys.iter().collect::<HashSet<_>>().len(), rows);
    assert!(table.words.iter().all(|words| words.rows().len() == rows));
    assert!(table.counts.iter().all(|counts| counts.len() == rows));
    assert_eq!((table.kinds.len(), table.points.len(), table.hashes.len()), (rows, rows, rows));
    assert!(table.from.iter().zip(&table.to).all(|(from, to)| from <= to));
    for (at, len) in table.at.iter().zip(&table.len) {
        assert!(*len > 0 && at + u64::from(*len) <= bytes.len() as u64, "a row lies outside of its file");
    }
}
