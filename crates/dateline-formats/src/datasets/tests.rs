//! What holds for all forms, and each form on invented rows.

use dateline_model::{Diagnostic, Kind, Severity};
use proptest::prelude::*;

use super::*;

const ACLED: &[u8] = include_bytes!("acled/fixtures/export.csv");
const GED: &str = "id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn options() -> DatasetOptions {
    DatasetOptions { form: None, mapping: None, release: None, today: day("2024-06-01") }
}

fn read(bytes: &[u8]) -> Parsed<DatasetFile> {
    read_dataset("a/data.csv", bytes, &options(), &Limits::default()).unwrap()
}

fn told(diagnostics: &[Diagnostic], severity: Severity) -> Vec<String> {
    diagnostics.iter().filter(|one| one.severity == severity).map(ToString::to_string).collect()
}

#[test]
fn every_form_that_ships_is_sound_and_known_by_its_own_columns() {
    for (name, form) in FORMS.iter() {
        let about = &form.dataset;
        assert!(!about.title.is_empty(), "{name}");
        if !about.signature.is_empty() {
            assert_eq!(of_header(&about.signature).map(|(found, _)| *found), Some(*name));
        }
        let known = &about.columns;
        for column in form.columns.values().flat_map(|names| names.names()).filter(|_| !known.is_empty()) {
            assert!(known.contains(column), "{name}: `{column}` is read and is no column of it");
        }
    }
}

#[test]
fn acled_is_read_in_both_date_styles_with_its_precisions_and_without_zeros() {
    let Parsed { value, diagnostics } = read(ACLED);
    assert_eq!((value.form.as_str(), value.label.as_str()), ("acled", "31 columns"));
    let table = &value.records;
    assert_eq!(table.keys, ["XXX1", "XXX2", "XXX3"]);
    let spans: Vec<String> = table.from.iter().zip(&table.to).map(|(from, to)| format!("{from} {to}")).collect();
    assert_eq!(spans, ["2024-03-15 2024-03-15", "2024-03-13 2024-03-19", "2024-04-01 2024-04-30"]);
    assert_eq!(table.radius.iter().map(|one| one.unwrap().0).collect::<Vec<_>>(), [0.0, 25_000.0, 75_000.0]);
    assert_eq!(table.counts[1], [None, Some(3), None], "zero is: not reported");
    assert_eq!(table.counts[0], [None; 3]);
    assert_eq!(table.kinds, [Some(Kind::Capture), Some(Kind::Strike), None]);
    assert_eq!(table.words[8].of(0), "Nowhere Times; Hill Radio");
    assert_eq!(value.published, Some(day("2024-03-22")), "the latest timestamp");
    assert_eq!(told(&diagnostics, Severity::Error), [""; 0]);
    assert_eq!(
        told(&diagnostics, Severity::Warning),
        ["a/data.csv: `Invented word` is a new word of sub_type, in 1 row"]
    );
}

#[test]
fn a_row_is_where_the_table_says_also_over_several_lines_and_after_a_byte_order_mark() {
    for start in ["", "\u{feff}"] {
        let bytes = [start.as_bytes(), ACLED].concat();
        let table = read(&bytes).value.records;
        let row = |at: usize| {
            let start = usize::try_from(table.at[at]).unwrap();
            std::str::from_utf8(&bytes[start..start + table.len[at] as usize]).unwrap().to_owned()
        };
        assert!(row(0).starts_with("\"XXX1\"") && row(0).ends_with("\"1711000000\""), "{}", row(0));
        assert!(row(1).contains("Invented,\nover") && row(1).ends_with("\"1711100000\""), "{}", row(1));
        assert!(row(2).starts_with("\"XXX3\"") && row(2).ends_with("\"1710000000\""), "{}", row(2));
    }
}

#[test]
fn columns_in_another_order_say_the_same_and_a_new_timestamp_changes_nothing() {
    let one =
        read(b"event_id_cnty,event_date,sub_event_type,fatalities,timestamp\nX1,2024-03-15,Attack,2,1711000000\n");
    let other = read(
        b"timestamp,fatalities,event_date,admin3,sub_event_type,event_id_cnty\n1712000000,2,2024-03-15,,Attack,X1\n",
    );
    assert_eq!(one.value.records.hashes, other.value.records.hashes);
    let third =
        read(b"event_id_cnty,event_date,sub_event_type,fatalities,timestamp\nX1,2024-03-15,Attack,3,1711000000\n");
    assert_ne!(one.value.records.hashes, third.value.records.hashes);
}

#[test]
fn columns_that_are_new_missing_or_there_twice_are_told_by_name() {
    let read = read(b"event_id_cnty,event_date,sub_event_type,mood,event_date\nX1,2024-03-15,Attack,bad,2024-03-16\n");
    assert_eq!(read.value.records.from, [day("2024-03-15")], "the first counts");
    let warnings = told(&read.diagnostics, Severity::Warning);
    assert!(
        warnings.contains(&"a/data.csv: line 1, column `mood`: `mood` is a new column; it is kept and not read".into())
    );
    assert!(warnings.contains(&"a/data.csv: line 1: there is no column `fatalities`, which ACLED has".into()));
    assert!(!warnings.iter().any(|one| one.contains("`admin3`")), "some releases lack it");
    let errors = told(&read.diagnostics, Severity::Error);
    assert_eq!(
        errors,
        ["a/data.csv: line 1, column `event_date`: the column `event_date` stands twice; the first is read"]
    );
}

#[test]
fn ucdp_keeps_its_span_figures_and_dead_by_side() {
    let rows = "7,1,Government of X,Y,\"\"\"Radio,2014-01-02,A title\"\";\"\"Other\"\"\",4,Town,34.5,36.5,X,4,2014-01-01,2014-01-31,1,2,3,4,10,12,9\n\
        8,3,Y,Civilians,,9,Town,,,X,2,2014-01-05,2014-01-05,0,0,1,0,2,1,1\n";
    let Parsed { value, diagnostics } = read(format!("{GED}{rows}").as_bytes());
    let table = value.records;
    assert_eq!((value.form.as_str(), table.len()), ("ucdp-ged", 2));
    assert_eq!((table.from[0], table.to[0]), (day("2014-01-01"), day("2014-01-31")));
    assert_eq!((table.from[1], table.to[1]), (day("2014-01-02"), day("2014-01-08")));
    let first: Vec<u32> = table.counts.iter().map(|column| column[0].unwrap()).collect();
    assert_eq!(first, [9, 10, 12, 1, 2, 3, 4]);
    assert_eq!(table.radius, [Some(dateline_model::Metres(150_000.0)), None]);
    assert_eq!(table.words[0].of(1), "one-sided violence");
    let warnings = told(&diagnostics, Severity::Warning);
    assert!(warnings.iter().any(|one| one.contains("line 3: low, best and high are not in order")), "{warnings:?}");
    assert!(warnings.iter().any(|one| one.contains("`9` is no known precision of a place")), "{warnings:?}");
}

#[test]
fn the_release_of_ucdp_is_told_by_the_name_of_its_file_and_candidates_are_another_dataset() {
    let rows = format!("{GED}7,1,X,Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n");
    for (file, name, label) in [
        ("GEDEvent_v23_1.csv", "ucdp-ged", "23.1, 20 columns"),
        ("ged191.csv", "ucdp-ged", "19.1, 20 columns"),
        ("GEDEvent_v25_0_3.csv", "ucdp-candidate", "25.0.3, 20 columns"),
        ("ged_syria_2016_2019.csv", "ucdp-ged", "20 columns"),
    ] {
        let read = read_dataset(file, rows.as_bytes(), &options(), &Limits::default()).unwrap().value;
        assert_eq!((read.about.name.as_str(), read.label.as_str()), (name, label), "{file}");
    }
}

#[test]
fn gdelt_is_known_by_its_columns_and_its_codes_stay_text() {
    let mut row = vec![String::new(); 61];
    let set = [(0, "1000000001"), (1, "20240105"), (6, "ARMY"), (16, "REBELS"), (26, "040"), (28, "04")];
    set.iter().for_each(|(at, text)| row[*at] = (*text).to_owned());
    for (at, text) in [(51, "4"), (52, "Highton, North, Nowhere"), (53, "XX"), (56, "10.5"), (57, "20.25")] {
        row[at] = text.to_owned();
    }
    let value = read(format!("{}\n", row.join("\t")).as_bytes()).value;
    let table = value.records;
    assert_eq!((value.form.as_str(), table.len()), ("gdelt", 1));
    assert_eq!(table.from, [day("2024-01-05")]);
    assert_eq!((table.words[0].of(0), table.words[1].of(0)), ("04", "040"));
    assert_eq!((table.words[2].of(0), table.words[4].of(0)), ("ARMY", "Highton, North, Nowhere"));
    assert_eq!(table.points[0].unwrap().latitude(), 10.5);
}

#[test]
fn tags_of_hxl_are_read_under_a_header_and_without_one() {
    let tags = "#event+code,#date+occurred,#event+type+sub,#geo+lat,#geo+lon,#affected+killed\n";
    let row = "X1,2024-03-15,Government regains territory,10.5,20.25,4\n";
    for text in [format!("Code,Day,What,North,East,Dead\n{tags}{row}"), format!("{tags}{row}")] {
        let value = read(text.as_bytes()).value;
        assert_eq!((value.form.as_str(), value.records.len()), ("hxl", 1));
        assert_eq!((value.records.counts[1][0], value.records.kinds[0]), (Some(4), Some(Kind::Capture)));
    }
}

#[test]
fn bad_rows_are_told_with_line_and_column_and_the_rest_is_read() {
    let good = |id: usize| format!("{id},1,X,Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n");
    let mut text = GED.to_owned();
    text.push_str(&good(1));
    for bad in [
        "2,1,X,Y,,1,T,0,0,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n",
        "3,1,X,Y,,1,T,136.5,34.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n",
        "4,1,X,Y,,1,T,34.5,36.5,X,1,2104-01-01,2104-01-01,0,0,0,0,1,1,1\n",
        "5,1,X,Y,,1,T,34.5,36.5,X,1,1914-01-01,1914-01-01,0,0,0,0,1,1,1\n",
        "1,1,X,Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n",
        "6,1,X,Y,,1,T,34.5,36.5,X,1,2014-01-05,2014-01-01,0,0,0,0,1,1,1\n",
        "7,1,X,Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,many,1,1\n",
        "8,1,\"X,Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n",
    ] {
        text.push_str(bad);
    }
    text.push_str(&format!(
        "9,1,{},Y,,1,T,34.5,36.5,X,1,2014-01-01,2014-01-01,0,0,0,0,1,1,1\n",
        "x".repeat(10_000_000)
    ));
    text.push_str(&good(10));
    text.push_str("11,1,X,Y,,1");
    let mut bytes = text.into_bytes();
    let accent = bytes.iter().position(|byte| *byte == b'T').unwrap();
    bytes[accent] = 0xe9; // in Windows-1252
    let read = read(&bytes);
    assert_eq!(read.value.records.keys, ["1", "10"]);
    assert_eq!(read.value.records.words[4].of(0), "é");
    let errors = told(&read.diagnostics, Severity::Error);
    for (at, part) in [
        "line 3, column `latitude`: `0`, `0` is",
        "line 4, column `latitude`: `136.5` lies beyond 90 degrees; are latitude and longitude swapped?",
        "line 5, column `date_start`: `2104-01-01` lies in the future",
        "line 6, column `date_start`: `1914-01-01` lies before `1989-01-01`",
        "line 7, column `id`: the id `1` stands in an earlier row",
        "line 8, column `date_end`: `2014-01-01` is before `2014-01-05`",
        "line 9, column `best`: `many` is no whole number",
        "line 10, column `side_a`",
        "line 11, column `side_a`: the field is larger than is read",
        "line 13: the row is cut off: it has 6 fields, the header 20",
    ]
    .iter()
    .enumerate()
    {
        assert!(errors.get(at).is_some_and(|one| one.contains(part)), "{part}: {errors:?}");
    }
    assert_eq!(errors.len(), 10);
}

#[test]
fn a_guessed_mapping_reads_the_table_that_it_was_guessed_from() {
    let table = "Incident No;When;Town;Lat;Long;Killed;Remarks\n1;25/12/2013;Highton;10.5;20.25;3;x\n2;26/12/2013;Highton;10.5;20.25;;y\n";
    let text = guess_mapping("a/ours.csv", table.as_bytes(), &Limits::default()).unwrap();
    for line in [
        "id = \"incident no\"",
        "from = \"when\"",
        "date_order = \"day-month-year\"",
        "best = \"killed\"",
        "# not read: remarks",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let options = DatasetOptions { mapping: Some(Mapping::parse(&text).unwrap()), ..options() };
    let read = read_dataset("a/ours.csv", table.as_bytes(), &options, &Limits::default()).unwrap();
    assert_eq!(read.diagnostics, []);
    let table = read.value.records;
    assert_eq!((read.value.about.name.as_str(), table.len()), ("ours", 2));
    assert_eq!((table.from[0], table.counts[1][0], table.counts[1][1]), (day("2013-12-25"), Some(3), None));
}

#[test]
fn a_mapping_that_cannot_be_meant_is_refused_with_the_reason() {
    let refused = |text: &str| Mapping::parse(text).unwrap_err().to_string();
    assert!(refused("[dataset]\nname = \"a\"\n[columns]\nmood = \"x\"\n").contains("no part `mood`"));
    assert!(refused("[dataset]\nname = \"\"\n[columns]\n").contains("`dataset.name`"));
    assert!(refused("[dataset]\nname = \"a\"\n[columns]\n[date_precision]\n1 = \"decade\"\n").contains("`decade`"));
    assert!(refused("[dataset]\nnames = \"a\"\n").contains("unknown field"));
}

#[test]
fn what_is_no_dataset_is_refused_with_its_columns() {
    let refused = |bytes: &[u8]| read_dataset("a.csv", bytes, &options(), &Limits::default()).unwrap_err();
    assert_eq!(refused(b"one,two\n1,2\n").to_string(), "its columns are of no form that is known: `one`, `two`");
    assert!(matches!(refused(b""), DatasetError::Unreadable { .. }));
    assert!(matches!(refused(b"label,lat,lon,mark\nA,1,2,x\n"), DatasetError::NoDay));
}

proptest! {
    #[test]
    fn any_rows_under_any_known_header_are_read_or_told(form in 0_usize..9, rows in "([0-9]{1,3}[,\t][-0-9./a-z\"]{0,9}[,\t\n]){0,40}") {
        let columns = &FORMS[form].1.dataset.signature;
        let text = format!("{}\n{rows}", columns.join(","));
        if let Ok(read) = read_dataset("a.csv", text.as_bytes(), &options(), &Limits::default()) {
            let table = read.value.records;
            let end = text.len() as u64;
            prop_assert!(table.at.iter().zip(&table.len).all(|(at, len)| *len > 0 && at + u64::from(*len) <= end));
            prop_assert!(table.from.iter().zip(&table.to).all(|(from, to)| from <= to));
            prop_assert_eq!(table.kinds.len(), table.len());
        }
    }
}
