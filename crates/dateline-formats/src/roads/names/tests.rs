use proptest::prelude::*;

use super::read_road_names;
use crate::Limits;

fn read(toml: &str) -> (Vec<String>, Vec<String>) {
    let read = read_road_names("roads.toml", toml.as_bytes(), &Limits::default());
    (read.value.into_iter().map(|road| road.id).collect(), read.diagnostics.iter().map(ToString::to_string).collect())
}

#[test]
fn an_entry_without_a_name_is_told_and_the_rest_goes_in() {
    let (ids, told) = read(include_str!("fixtures/roads.toml"));
    assert_eq!(ids, ["m5", "yabroud-arsal"]);
    assert_eq!(told, ["roads.toml: road 2: missing field `name`", "roads.toml: road 4: no id"]);
}

#[test]
fn what_is_no_such_file_is_told_once() {
    assert_eq!(read("x = 1").1, ["roads.toml: no [[road]] in it"]);
    assert_eq!(read("[[road").1.len(), 1);
    assert_eq!(read_road_names("r.toml", b"\xff", &Limits::default()).diagnostics.len(), 1);
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail_otherwise_than_by_telling(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let _ = read_road_names("roads.toml", &bytes, &Limits::default());
        let _ = read_road_names("roads.toml", &[b"[[road]]\n", bytes.as_slice()].concat(), &Limits::default());
    }
}
