use dateline_model::RoadLine;
use proptest::prelude::*;

use super::read_road_pbf;
use crate::Limits;
use crate::roads::Window;

/// Made by `osmium cat fixtures/roads.osm -o fixtures/roads.osm.pbf`.
const PBF: &[u8] = include_bytes!("fixtures/roads.osm.pbf");

fn read(bytes: &[u8], window: Option<&str>) -> (Vec<RoadLine>, Vec<String>) {
    let window = window.map(|window| window.parse::<Window>().unwrap());
    let read = read_road_pbf("r.osm.pbf", bytes, window.as_ref(), &Limits::default());
    (read.value, read.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn ways_that_are_roads_come_out_with_their_nodes_and_words() {
    let (roads, told) = read(PBF, None);
    assert_eq!(told, ["r.osm.pbf: 1 ways have nodes that the file has not, and end there: way 105"]);
    assert_eq!(roads.iter().map(|road| road.number).collect::<Vec<_>>(), [100, 101, 102, 103, 105]);
    let [motorway, back, bridge, ferry, _] = &roads[..] else { panic!("five roads") };
    assert_eq!((motorway.class.as_str(), motorway.one_way, &motorway.nodes[..]), ("motorway", true, &[1, 2, 3][..]));
    assert_eq!(motorway.names, ["طريق دمشق حمص", "Damascus–Homs", "M5"]);
    assert_eq!((motorway.max_speed, motorway.corners[2].latitude()), (Some(110.0), 34.02));
    assert_eq!((back.one_way, &back.nodes[..]), (true, &[4, 3][..]), "turned round");
    assert!(bridge.bridge && !bridge.tunnel && !bridge.one_way);
    assert_eq!(bridge.max_speed, None, "SY:urban is no number");
    assert_eq!(ferry.class.as_str(), "ferry");
}

#[test]
fn a_window_keeps_the_pieces_within() {
    let (roads, _) = read(PBF, Some("36.5,33.9,36.715,34.5"));
    assert_eq!(roads.iter().map(|road| (road.number, road.corners.len())).collect::<Vec<_>>(), [(100, 2)]);
}

#[test]
fn a_file_cut_in_the_middle_is_told_with_the_byte() {
    let (roads, told) = read(&PBF[..PBF.len() - 20], None);
    assert!(roads.is_empty());
    assert!(told[0].contains(": byte ") && told[0].contains("ends in the middle of a block"), "{told:?}");
    assert!(read(b"no file of roads", None).1[0].contains("it is no OSM PBF"));
    assert_eq!(read(b"", None).1, ["r.osm.pbf: there is nothing in it"]);
}

proptest! {
    #[test]
    fn no_changed_byte_makes_it_fail_otherwise_than_by_telling(at in 0..PBF.len(), byte: u8) {
        let mut bytes = PBF.to_vec();
        bytes[at] = byte;
        let _ = read(&bytes, None);
    }

    #[test]
    fn a_block_of_any_bytes_is_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        let length = |bytes: &[u8]| u8::try_from(bytes.len()).unwrap();
        let blob = [&[0x0a, length(&bytes)], &bytes[..]].concat();
        let head = [&[0x0a, 7], &b"OSMData"[..], &[0x18, length(&blob)]].concat();
        let file = [&[0, 0, 0, length(&head)], &head[..], &blob].concat();
        let _ = read(&file, None);
    }
}
