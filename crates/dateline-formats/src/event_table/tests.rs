use super::*;

const HEADER: &str = "event_id,date,latitude,longitude,type,deaths\n";

fn read(rows: &str) -> Parsed<EventTable> {
    read_event_table("a/ours.csv", format!("{HEADER}{rows}").as_bytes(), &ReadOptions::default(), &Limits::default())
}

fn told(rows: &str) -> Vec<String> {
    read(rows).diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn a_row_is_read_by_the_names_of_its_columns() {
    let table = read("1,2013-11-19,34.14,36.74,clash,3\n2,19 November 2013,34.14,36.74,,\n").value;
    assert_eq!(table.ids, ["1", "2"]);
    assert_eq!(table.from[0], table.from[1]);
    assert_eq!(table.toll, [Some(dateline_model::Toll::exactly(3)), None]);
    assert_eq!((table.kind.of(0), table.kind.of(1)), ("clash", ""));
}

#[test]
fn a_row_that_is_cut_off_is_told_and_the_next_is_read() {
    let read = read("1,2013-11-19,34.14\n2,2013-11-19,34.14,36.74,clash,3");
    assert_eq!(read.value.ids, ["2"]);
    assert_eq!(
        read.diagnostics[0].to_string(),
        "a/ours.csv: line 2: the row is cut off: it has 3 fields, the header 6"
    );
}

#[test]
fn a_quote_that_never_closes_takes_one_row_with_it() {
    let read = read("1,2013-11-19,34.14,36.74,\"clash,3\n2,2013-11-19,34.14,36.74,\"a \"\"big\"\" one\",3\n");
    assert_eq!(read.value.ids, ["2"]);
    assert_eq!(read.value.kind.of(0), "a \"big\" one");
    let reason = "a/ours.csv: line 2, column `type`: a quote opens here and is not closed as it should be";
    assert_eq!(read.diagnostics[0].to_string(), reason);
}

#[test]
fn quotes_may_hold_delimiters_and_lines() {
    let read = read("1,2013-11-19,34.14,36.74,\"a,\nb\",3\r\n2,2013-11-20,34.14,36.74,c,3\r\n");
    assert_eq!((read.value.kind.of(0), read.value.lines.as_slice()), ("a,\nb", &[2, 4][..]));
    assert!(read.diagnostics.is_empty());
}

#[test]
fn impossible_values_are_told_with_line_and_column() {
    let at = "a/ours.csv: line 2, column";
    assert_eq!(told("1,2013-02-30,34,36,c,3\n"), [format!("{at} `date`: there is no day `2013-02-30`")]);
    assert_eq!(
        told("1,0213-02-03,34,36,c,3\n"),
        [format!("{at} `date`: `0213-02-03` lies outside the years 1500 to 2200")]
    );
    assert_eq!(told("1,05/12/2013,34,36,c,3\n"), [format!("{at} `date`: `05/12/2013` is no day (YYYY-MM-DD)")]);
    assert_eq!(
        told("1,2013-02-03,0,0.0,c,3\n")[0],
        format!("{at} `latitude`: `0`, `0` is what an empty field becomes, no place of an event")
    );
    assert_eq!(
        told("1,2013-02-03,136.2,34.1,c,3\n")[0],
        format!("{at} `latitude`: `136.2` lies beyond 90 degrees; are latitude and longitude swapped?")
    );
    assert_eq!(told("1,2013-02-03,34,,c,3\n")[0], format!("{at} `latitude`: the row has a latitude and no longitude"));
    assert_eq!(told("1,2013-02-03,34,36,c,many\n")[0], format!("{at} `deaths`: `many` is no whole number"));
}

#[test]
fn an_id_that_comes_twice_is_kept_once() {
    let rows = "1,2013-02-03,34,36,c,3\n1,2013-02-04,34,36,c,3\n";
    assert_eq!(read(rows).value.len(), 1);
    assert_eq!(told(rows), ["a/ours.csv: line 3, column `event_id`: the id `1` stands in an earlier row"]);
}

#[test]
fn a_column_that_stands_twice_is_told() {
    let bytes = b"id,date,date,latitude,longitude\n1,2013-02-03,2014-02-03,34,36\n";
    let read = read_event_table("x.csv", bytes, &ReadOptions::default(), &Limits::default());
    assert_eq!(read.value.from[0].to_string(), "2013-02-03");
    assert_eq!(
        read.diagnostics[0].to_string(),
        "x.csv: line 1, column `date`: the column `date` stands twice; the first was read"
    );
}

#[test]
fn a_row_with_its_coordinates_swapped_is_found_by_where_the_others_are() {
    let mut rows: String = (0..30).map(|row| format!("{row},2013-02-03,34.{row},36.{row},c,3\n")).collect();
    rows.push_str("99,2013-02-03,36.2,64.5,c,3\n98,2013-02-03,64.5,36.2,c,3\n");
    assert!(told(&rows).is_empty(), "far off either way is just far off");
    let rows: String = (0..30).map(|row| format!("{row},2013-02-03,34.{row},66.{row},c,3\n")).collect();
    let found = told(&(rows + "99,2013-02-03,66.2,34.5,c,3\n"));
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("line 32, column `latitude`: latitude and longitude look swapped"), "{found:?}");
}

#[test]
fn precision_codes_become_days_and_metres() {
    let bytes = b"id,event_date,time_precision,geo_precision,latitude,longitude\n1,05 December 2013,3,2,34,36\n";
    let table = read_event_table("acled.csv", bytes, &ReadOptions::default(), &Limits::default()).value;
    assert_eq!((table.days_off[0], table.radius[0].0), (15, 25_000.0));
    let bytes = b"id,date_start,date_end,date_prec,where_prec,latitude,longitude,deaths_a,deaths_b\n1,2013-12-01,2013-12-31,4,3,34,36,1,2\n";
    let table = read_event_table("ged.csv", bytes, &ReadOptions::default(), &Limits::default()).value;
    assert_eq!((table.days_off[0], table.radius[0].0), (0, 25_000.0));
    assert_eq!(table.toll[0], Some(dateline_model::Toll::exactly(3)));
}

#[test]
fn many_open_quotes_do_not_cost_the_square() {
    let rows = "1,2013-11-19,34.14,36.74,\"clash,3\n".repeat(40_001);
    let read = read(&rows);
    assert!(read.value.len() <= 1, "each quote takes in the row up to the next quote");
}

#[test]
fn bytes_of_another_charset_are_read_all_the_same() {
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.extend_from_slice(b"1,2013-02-03,34,36,Ra\xefd,3\n");
    let table = read_event_table("x.csv", &bytes, &ReadOptions::default(), &Limits::default()).value;
    assert_eq!(table.kind.of(0), "Raïd");
}

#[test]
fn an_empty_file_is_a_table_without_rows_that_has_all_columns() {
    let options = ReadOptions { others: vec!["color".into()] };
    let read = read_event_table("x.csv", b"", &options, &Limits::default());
    assert!(read.value.is_empty() && read.value.other("color").is_some());
    assert_eq!(read.diagnostics.len(), 1);
}

proptest::proptest! {
    #[test]
    fn whatever_the_bytes_all_columns_are_of_one_length_and_nothing_breaks(
        rows in proptest::collection::vec("[0-9,\"\n\r\t;. a-z\u{e9}-]{0,40}|1,2013-11-19,34.1,36.7,[a-z\"]{0,4},[0-9]{0,3}\n", 0..30)
    ) {
        let read = read(&rows.concat());
        let table = read.value;
        let lengths = [table.lines.len(), table.from.len(), table.to.len(), table.points.len(), table.toll.len(), table.kind.rows().len()];
        proptest::prop_assert!(lengths.iter().all(|length| *length == table.ids.len()));
        proptest::prop_assert!(table.from.iter().zip(&table.to).all(|(from, to)| from <= to));
    }
}
