use dateline_model::{RoadClass, RoadEdge};
use proptest::prelude::*;

use super::read_road_edges;
use crate::Limits;

fn read(csv: &str) -> (Vec<RoadEdge>, Vec<String>) {
    let read = read_road_edges("roads.csv", csv.as_bytes(), &Limits::default());
    (read.value, read.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn a_row_is_read_by_the_header_whatever_the_order() {
    let (edges, told) = read(include_str!("fixtures/columns.csv"));
    assert_eq!(told, [""; 0]);
    assert_eq!((edges[0].from.as_str(), edges[0].to.as_str(), edges[0].kilometres), ("Damascus", "Adra", None));
    assert_eq!((edges[0].class, edges[0].one_way), (RoadClass::Motorway, true));
    assert_eq!(edges[0].roads, ["M5 highway", "sy-m1"]);
    assert_eq!((edges[1].kilometres, edges[1].class, edges[1].line), (Some(31.5), RoadClass::Secondary, 3));
}

#[test]
fn the_routes_of_a_refugee_model_are_read_as_they_are() {
    let (edges, told) = read(include_str!("fixtures/flee.csv"));
    assert_eq!(told, [""; 0]);
    let first = (edges[0].from.as_str(), edges[0].to.as_str(), edges[0].kilometres);
    assert_eq!((first, edges.len()), (("Hama", "Homs", Some(50.0)), 2));
}

#[test]
fn comments_are_passed_over_and_lines_are_counted_with_them() {
    let (edges, told) = read("# from, here to there\n#\n\nfrom,to,km\n# Qara,Nabek,3\nA,B,x\nA,B,1\n");
    assert_eq!((edges.len(), edges[0].line), (1, 7));
    assert_eq!(told, ["roads.csv: line 6: the km `x` is no length above 0"]);
}

#[test]
fn each_bad_row_is_told_with_its_line_and_the_rest_goes_in() {
    let (edges, told) = read(
        "from;to;km;class;oneway\nA;B;1;;\nA;;1;;\n;B;1;;\nA;B;0;;\nA;B;-3;;\nA;B;NaN;;\nA;B;x;;\nA;B;1;canal;\nA;B;1;;si\nA;C\n",
    );
    assert_eq!(edges.iter().map(|edge| edge.line).collect::<Vec<_>>(), [2, 11]);
    assert_eq!(told.len(), 8);
    assert_eq!(told[0], "roads.csv: line 3: no to");
    assert_eq!(told[2], "roads.csv: line 5: the km `0` is no length above 0");
    assert!(told[6].contains("`canal` is no class of road"), "{}", told[6]);
}

#[test]
fn a_file_without_the_needed_columns_is_refused_in_one_line() {
    assert_eq!(read("from,km\nA,1\n").1, ["roads.csv: line 1: no column `to` in the header"]);
    assert_eq!(read("").1, ["roads.csv: line 1: no column `from` in the header"]);
}

#[test]
fn bytes_that_are_no_utf_8_are_told_and_the_rest_goes_in() {
    let read = read_road_edges("roads.csv", b"from,to,km\nA\xff,B,1\nA,B,2\n", &Limits::default());
    assert_eq!((read.value.len(), read.diagnostics.len()), (1, 1));
    assert!(read.diagnostics[0].to_string().starts_with("roads.csv: line 2: "), "{}", read.diagnostics[0]);
}

proptest! {
    #[test]
    fn every_row_is_read_or_told(rows in prop::collection::vec("[A-C]{0,2},[A-C]{0,2},[0-9.x-]{0,4},[a-z]{0,3}", 0..20)) {
        let csv = format!("from,to,km,class\n{}", rows.iter().map(|row| format!("{row}\n")).collect::<String>());
        let (edges, told) = read(&csv);
        prop_assert_eq!(edges.len() + told.len(), rows.len());
    }

    #[test]
    fn no_bytes_make_it_fail_otherwise_than_by_telling(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_road_edges("roads.csv", &bytes, &Limits::default());
        let _ = read_road_edges("roads.csv", &[b"from,to,km\n", bytes.as_slice()].concat(), &Limits::default());
    }
}
