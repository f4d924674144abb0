//! `dateline import`: datasets in, release by release; and what may leave again.

use std::fs;

use crate::context::{Context, shared, text};

const GED: &str = "id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n";
const ACLED: &str = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,geo_precision,fatalities,timestamp\n";

fn ged(id: u32, best: u32) -> String {
    format!("{id},1,X,Y,,1,Highton,34.5,36.5,Nowhere,1,2014-01-0{id},2014-01-0{id},0,0,0,0,{best},{best},{best}\n")
}

#[test]
fn a_new_release_changes_rows_and_withdraws_those_that_are_gone_and_what_was_known_before_can_be_asked() {
    let context = Context::with_project();
    context.file("one.csv", format!("{GED}{}{}{}", ged(1, 5), ged(2, 5), ged(3, 5)));
    context.file("two.csv", format!("{GED}{}{}{}", ged(1, 5), ged(2, 7), ged(4, 1)));
    let first = context.run(&["import", "p.gpkg", "one.csv", "--release", "2015-06-01"]).succeeds();
    assert!(
        first.stderr.contains("ucdp-ged: 3 rows read, 3 new, 0 changed, 0 the same; release 20 columns of 2015-06-01")
    );
    let again = context.run(&["import", "p.gpkg", "one.csv", "--release", "2015-06-01"]).succeeds();
    assert!(again.stderr.contains("the project has this file already"), "{}", again.stderr);
    let second = context.run(&["import", "p.gpkg", "two.csv", "--release", "2016-06-01"]).succeeds();
    assert!(second.stderr.contains("1 new, 1 changed, 1 the same, 1 withdrawn"), "{}", second.stderr);
    let of = |arguments: &[&str]| -> Vec<String> {
        let rows = context.run(&[&["records", "p.gpkg"], arguments].concat()).succeeds().rows();
        rows.iter().map(|row| format!("{}:{}", row["key"], row["best"])).collect()
    };
    assert_eq!(of(&[]), ["1:5", "2:7", "4:1"]);
    assert_eq!(of(&["--known-on", "2015-12-31"]), ["1:5", "2:5", "3:5"]);
    assert_eq!(of(&["--from", "2014-01-02", "--to", "2014-01-03"]), ["2:7"]);
    context.run(&["records", "p.gpkg", "--known-on", "2015-01-01"]).ends_with_code(1);
    let row = context.run(&["records", "p.gpkg", "--dataset", "ucdp-ged", "--row", "2"]).succeeds();
    assert_eq!(row.stdout, ged(2, 7));
    let older = context.run(&["import", "p.gpkg", "one.csv", "--release", "2014-06-01"]).succeeds();
    assert!(older.stderr.contains("has this file already"));
    context.file("three.csv", format!("{GED}{}{}", ged(1, 6), ged(2, 6)));
    let older = context.run(&["import", "p.gpkg", "three.csv", "--release", "2014-06-01"]).ends_with_code(2);
    assert!(older.stderr.contains("dateline::older_release"), "{}", older.stderr);
    context.run(&["check", "p.gpkg"]).succeeds();
}

#[test]
fn a_sample_of_the_same_form_does_not_withdraw_the_rows_of_the_whole() {
    let context = Context::with_project();
    context.file("whole.csv", format!("{GED}{}{}{}", ged(1, 5), ged(2, 5), ged(3, 5)));
    context.file("sample.csv", format!("{GED}{}", ged(1, 5)));
    context.run(&["import", "p.gpkg", "whole.csv"]).succeeds();
    let sample = context.run(&["import", "p.gpkg", "sample.csv"]).succeeds();
    assert!(sample.stderr.contains("`ucdp-ged` has 3 rows, of which this file has 1"), "{}", sample.stderr);
    let names: Vec<String> =
        context.run(&["datasets", "p.gpkg"]).succeeds().rows().iter().map(|row| row["dataset"].clone()).collect();
    assert_eq!(names, ["ucdp-ged", "sample"]);
    context.file("more.csv", format!("{GED}{}", ged(9, 5)));
    let part = context.run(&["import", "p.gpkg", "more.csv", "--part"]).succeeds();
    assert!(part.stderr.contains("ucdp-ged: 1 row read, 1 new, 0 changed, 0 the same; release"), "{}", part.stderr);
}

#[test]
fn a_bad_row_is_kept_with_its_reason_and_strict_refuses_all() {
    let context = Context::with_project();
    context.file("bad.csv", format!("{GED}{}7,1,X\n", ged(1, 5)));
    let strict = context.run(&["import", "p.gpkg", "bad.csv", "--strict"]).ends_with_code(2);
    assert!(strict.stderr.contains("dateline::rows_refused"), "{}", strict.stderr);
    assert_eq!(context.run(&["datasets", "p.gpkg"]).code, 1);
    let ran = context.run(&["import", "p.gpkg", "bad.csv"]).ends_with_code(2);
    assert!(ran.stderr.contains("error: bad.csv: line 3: the row is cut off: it has 3 fields, the header 20"));
    assert!(ran.stderr.contains("1 row read, 1 new, 0 changed, 0 the same, 1 refused"), "{}", ran.stderr);
    context.run(&["export", "p.gpkg", "out"]).succeeds();
    let rejected = fs::read_to_string(context.path().join("out/rejected.csv")).unwrap();
    assert!(rejected.contains("bad.csv,line 3,"), "{rejected}");
}

#[test]
fn rows_of_acled_leave_only_with_the_right_and_the_line_that_names_it() {
    let context = Context::with_project();
    context.file(
        "acled.csv",
        format!("{ACLED}X1,15 March 2014,1,Battles,Government regains territory,Army,Rebels,Highton,34.5,36.5,1,0,1400000000\nX2,15\n"),
    );
    let ran = context.run(&["import", "p.gpkg", "acled.csv"]).ends_with_code(2);
    assert!(ran.stderr.contains("of 2014-05-13 (inferred)"), "{}", ran.stderr);
    assert!(ran.stderr.contains("ACLED (restricted): ACLED's terms of use"), "{}", ran.stderr);
    let refused = context.run(&["export", "p.gpkg", "out"]).ends_with_code(2);
    assert!(refused.stderr.contains("dateline::restricted") && refused.stderr.contains("--i-have-the-right"));
    assert!(!context.path().join("out").exists());
    let read = |name: &str| fs::read_to_string(context.path().join(name)).unwrap_or_default();
    context.run(&["export", "p.gpkg", "without", "--without-restricted"]).succeeds();
    assert_eq!(read("without/record.csv").lines().count(), 1);
    assert!(!read("without/rejected.csv").contains("X2"), "a refused row is a raw row, too");
    context.run(&["export", "p.gpkg", "with", "--i-have-the-right"]).succeeds();
    assert!(read("with/record.csv").contains("X1,acled,2014-05-13,2014-03-15,2014-03-15,36.5,34.5,0,capture,Battles"));
    assert!(read("with/ATTRIBUTION.txt").starts_with("acled: ACLED (Armed Conflict Location & Event Data)"));
}

#[test]
fn a_table_that_nobody_described_is_read_by_the_mapping_that_guess_writes() {
    let context = Context::with_project();
    context.file("ours.csv", "No,When,Town,Lat,Long,Killed\n1,2013-12-25,Qara,34.1,36.7,3\n");
    let refused = context.run(&["import", "p.gpkg", "ours.csv"]).ends_with_code(2);
    assert!(refused.stderr.contains("dateline::dataset") && refused.stderr.contains("--guess"), "{}", refused.stderr);
    context.run(&["import", "--guess", "ours.csv", "-o", "map.toml"]).succeeds();
    let ran = context.run(&["import", "p.gpkg", "ours.csv", "--as", "csv", "--map", "map.toml"]).succeeds();
    assert!(ran.stderr.starts_with("ours: 1 row read, 1 new"), "{}", ran.stderr);
    let csv_alone = context.run(&["import", "p.gpkg", "ours.csv", "--as", "tables"]).ends_with_code(2);
    assert!(csv_alone.stderr.contains("there is no form `tables`"), "{}", csv_alone.stderr);
}

#[test]
fn the_real_datasets_go_in_whole() {
    let Some(shared) = shared() else { return };
    let context = Context::with_project();
    for (file, rows) in [
        ("ucdp-ged-syria-2016-2019/ged_syria_2016_2019.csv", "16,566 rows read"),
        ("ucdp-ged-global-sample/ucdpged_23_1_random1000.csv", "1,000 rows read"),
        ("ucdp-aec/ucdp_aec_syria_events.csv", "4,590 rows read"),
        ("icews-sample/events.2018.sample.tab", "3,705 rows read"),
    ] {
        let path = shared.join("data").join(file);
        let ran = context.run(&["import", "p.gpkg", text(&path)]).succeeds();
        assert!(ran.stderr.contains(rows), "{file}: {}", ran.stderr);
    }
    context.run(&["check", "p.gpkg"]).succeeds();
}
