//! `dateline merge`: datasets in, clusters out.

use crate::context::Context;

const A: &str = "event_id,date,latitude,longitude,type,actor1,actor2,deaths\n\
    1,2013-11-19,34.14000,36.74000,Armed clash,Army,Rebels,12\n\
    2,2013-12-05,34.02000,36.73000,Shelling,Army,Civilians,3\n";
const B: &str = "id;date_start;date_end;latitude;longitude;type_of_violence;side_a;side_b;low;best;high\n\
    x,1;2013-11-20;2013-11-20;34.15000;36.74500;1;Army;Rebels;10;12;15\n\
    y;2014-03-01;2014-03-01;35.50000;38.10000;1;Army;Rebels;0;0;0\n";

#[test]
fn rows_of_one_event_are_printed_with_one_cluster() {
    let context = Context::new();
    context.file("ours.csv", A);
    context.file("data/theirs.csv", B);
    let ran = context.run(&["merge", "ours.csv", "data/theirs.csv"]).succeeds();
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines[0], "cluster,source,event_id,probability");
    assert!(lines[1].starts_with("1,ours,1,0."), "{lines:?}");
    assert!(lines[2].starts_with("1,theirs,\"x,1\",0."), "{lines:?}");
    assert_eq!(lines.len(), 3);
    assert!(ran.stderr.contains("4 rows read, 1 cluster found"), "{}", ran.stderr);
    let all = context.run(&["merge", "ours.csv", "data/theirs.csv", "--all"]).succeeds().stdout;
    assert!(all.contains("2,ours,2,1.0000\n3,theirs,y,1.0000\n"), "{all}");
}

#[test]
fn why_rows_are_together_is_told_field_by_field() {
    let context = Context::new();
    context.file("ours.csv", A);
    context.file("theirs.csv", B);
    context.run(&["merge", "ours.csv", "theirs.csv", "--explain", "why.jsonl"]).succeeds();
    let why = std::fs::read_to_string(context.path().join("why.jsonl")).unwrap();
    let lines: Vec<serde_json::Value> = why.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["learned"]["sources"][0], "ours");
    assert_eq!(lines[1]["rows"][1]["event_id"], "x,1");
    assert_eq!(lines[1]["pair"]["fields"][0]["agreement"], "+1 days");
}

#[test]
fn a_bad_row_is_told_and_the_rest_is_merged_unless_all_is_to_be_refused() {
    let context = Context::new();
    context
        .file("ours.csv", format!("{A}3,2013-02-30,34,36,Clash,Army,Rebels,1\n4,2013-03-01,0,0,Clash,,,\n5,2013-\n"));
    context.file("theirs.csv", B);
    let ran = context.run(&["merge", "ours.csv", "theirs.csv"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.stdout.lines().count(), 3);
    assert!(
        ran.stderr.contains("error: ours.csv: line 4, column `date`: there is no day `2013-02-30`"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("error: ours.csv: line 6: the row is cut off: it has 2 fields, the header 8"));
    assert!(ran.stderr.contains("ours.csv: 3 inputs were refused, the rest was read"), "{}", ran.stderr);
    let strict = context.run(&["merge", "ours.csv", "theirs.csv", "--strict"]);
    assert_eq!((strict.code, strict.stdout.as_str()), (2, ""));
    assert!(strict.stderr.contains("dateline::rows_refused"), "{}", strict.stderr);
}

#[test]
fn files_of_one_name_are_refused_since_sources_are_told_apart_by_it() {
    let context = Context::new();
    context.file("ours.csv", A);
    context.file("data/ours.csv", B);
    let ran = context.run(&["merge", "ours.csv", "data/ours.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("dateline::same_source"), "{}", ran.stderr);
}

#[test]
fn the_method_of_meltt_takes_windows_and_taxonomies() {
    let context = Context::new();
    context.file(
        "a.csv",
        "event,date,latitude,longitude,color\n1,2012-01-01,39.0,-76.0,Red\n2,2012-01-09,39.0,-76.0,Red\n",
    );
    context.file(
        "b.csv",
        "event,date,latitude,longitude,color\n1,2012-01-02,39.01,-76.0,#f00\n2,2012-01-09,39.0,-76.0,#00f\n",
    );
    let taxonomy = "data.source,base.categories,shade\na,Red,Red Shade\nb,#f00,Red Shade\nb,#00f,Blue Shade\n";
    context.file("color.csv", taxonomy);
    let arguments = ["merge", "a.csv", "b.csv", "--method", "meltt", "--taxonomy", "color.csv"];
    let ran = context.run(&arguments).succeeds();
    assert_eq!(ran.stdout, "cluster,source,event_id,probability\n1,a,1,1.0000\n1,b,1,1.0000\n");
    assert!(ran.stderr.contains("1 cluster of events, 0 clusters of episodes"), "{}", ran.stderr);
    context.file("color.csv", "data.source,base.categories,shade\na,Red,Red Shade\n");
    let ran = context.run(&arguments);
    assert!(ran.stderr.contains("the taxonomy of `color` does not have `#f00` of `b`"), "{}", ran.stderr);
}
