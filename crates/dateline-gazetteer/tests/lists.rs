//! Lists of places that other people made, held against the places that are known.

use dateline_gazetteer::Gazetteer;
use dateline_gazetteer::read_places;
use dateline_model::{Parsed, Place, PlaceKind, Severity};

const KNOWN: &str = "id,name,kind,country,part_of,longitude,latitude,radius_m,basis,aliases,name_ar\n\
    xx-north,Northland,country,XX,,,,,,,\n\
    xx-tamra,Tamra,populated,XX,xx-hills,36.70,34.10,,survey,Tamrah,تمرة\n\
    xx-tamra-hill,Tamra,hill,XX,,36.71,34.11,,survey,,\n\
    xx-hills,Hills,region,XX,,,,,,,\n\
    xx-lone,Loneford,populated,XX,xx-hills,,,,,,\n\
    xx-mill-east,Millton,populated,XX,,37.50,34.10,,survey,,\n\
    xx-mill-west,Millton,populated,XX,,35.50,34.10,,survey,,\n";

fn known() -> Gazetteer {
    Gazetteer::new(read_places(KNOWN, "known.csv").value)
}

fn take_in(csv: &str) -> Parsed<dateline_gazetteer::TakenIn> {
    known().take_in(csv, "lists/mine.csv")
}

fn only(csv: &str) -> Place {
    let taken = take_in(csv);
    assert_eq!(taken.diagnostics, []);
    assert_eq!(taken.value.places.len(), 1);
    taken.value.places[0].clone()
}

fn ids(csv: &str) -> Vec<String> {
    take_in(csv).value.places.iter().map(|place| place.id.to_string()).collect()
}

#[test]
fn a_row_without_an_id_is_the_place_of_that_name_nearby() {
    let place = only("name,latitude,longitude\nTamrah,34.12,36.73\n");
    assert_eq!((place.id.as_str(), place.name.as_str(), place.kind), ("xx-tamra", "Tamrah", PlaceKind::Populated));
    assert_eq!(place.names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>(), ["Tamra", "تمرة"]);
    assert_eq!(place.location.map(|point| point.latitude()), Some(34.12));
    assert_eq!(place.basis, "mine.csv line 2");
    assert_eq!(place.part_of.len(), 1);
}

#[test]
fn a_place_of_that_name_far_away_is_another_one() {
    assert_eq!(ids("name,latitude,longitude\nTamra,30.0,30.0\n"), ["tamra"]);
    assert_eq!(ids("name,latitude,longitude,country\nTamra,30.0,30.0,YY\n"), ["yy-tamra"]);
    assert_eq!(ids("name,latitude,longitude\nMillton,34.1,35.52\n"), ["xx-mill-west"]);
}

#[test]
fn a_place_that_nobody_has_located_gets_its_coordinates_if_it_is_the_only_one() {
    assert_eq!(ids("name,lat,lon\nLoneford,34.5,36.5\n"), ["xx-lone"]);
    let two = ids("name,lat,lon\nLoneford,34.5,36.5\nLoneford,38.5,36.5\n");
    assert_eq!(two, ["loneford-34.50-36.50", "loneford-38.50-36.50"]);
}

#[test]
fn columns_are_found_by_the_names_that_others_give_them() {
    for header in ["place,lat,lon", "Place Name,LATITUDE,Longitude", "asciiname,y,x", "Town,lat,lng", "city;lat;long"] {
        let row = if header.contains(';') { "Newbury;34.5;36.5" } else { "Newbury,34.5,36.5" };
        let place = only(&format!("{header}\n{row}\n"));
        assert_eq!((place.id.as_str(), place.kind), ("newbury", PlaceKind::Populated), "{header}");
        assert_eq!(place.location.map(|point| point.longitude()), Some(36.5), "{header}");
    }
}

#[test]
fn what_follows_a_comma_or_stands_in_brackets_is_no_part_of_what_texts_say() {
    let place = only("name,latitude,longitude\n\"Newbury, North Oblast\",34.5,36.5\n");
    assert_eq!((place.id.as_str(), place.name.as_str()), ("newbury-north-oblast", "Newbury, North Oblast"));
    assert_eq!(place.names[0].name, "Newbury");
    assert_eq!(ids("name,latitude,longitude\n\"Tamra, Northland\",34.1,36.7\n"), ["xx-tamra"]);
    assert_eq!(ids("name,latitude,longitude\nTamra (Northland),34.1,36.7\n"), ["xx-tamra"]);
}

#[test]
fn a_country_may_be_named_or_written_small() {
    assert_eq!(only("name,country\nNewbury,Northland\n").country.as_deref(), Some("XX"));
    assert_eq!(only("name,country\nNewbury,yy\n").country.as_deref(), Some("YY"));
    let taken = take_in("name,country\nNewbury,Utopia\n");
    assert_eq!((taken.value.places[0].country.as_deref(), taken.diagnostics.len()), (None, 1));
}

#[test]
fn a_row_that_cannot_be_used_is_told_with_its_line_and_the_rest_goes_in() {
    let taken = take_in(
        "name,latitude,longitude\nA,east,36\nB,95.0,36\nC,34\n,34,36\nMillton,,\nNewbury,34.5,36.5\nNewbury,34.5,36.5\n",
    );
    let told: Vec<String> = taken.diagnostics.iter().map(ToString::to_string).collect();
    let expected = [
        "lists/mine.csv: line 2: the latitude `east` is no number",
        "lists/mine.csv: line 3: `36`, `95` is no longitude (-180 to 180) and latitude (-90 to 90)",
        "lists/mine.csv: line 4: a longitude or latitude stands without the other",
        "lists/mine.csv: line 5: no name",
        "lists/mine.csv: line 6: `Millton` may be any of `xx-mill-east`, `xx-mill-west`: give coordinates or an id",
        "lists/mine.csv: line 8: the id `newbury-34.50-36.50` stands on line 7 already; this row replaces it",
    ];
    assert_eq!(told, expected);
    assert_eq!(taken.diagnostics.iter().filter(|one| one.severity == Severity::Error).count(), 5);
    assert_eq!(take_in("latitude,longitude\n34,36\n").diagnostics[0].reason, "no column `name` in the header");
}

#[test]
fn a_list_taken_in_again_changes_nothing() {
    let csv = "name,latitude,longitude\nNewbury,34.5,36.5\nNewbury,35.5,36.5\nTamrah,34.1,36.7\n\"Oldbury, Northland\",34,36\n";
    let first = take_in(csv).value;
    let mut places = known().places().to_vec();
    places.extend(first.places.clone());
    let again = Gazetteer::new(places).take_in(csv, "lists/mine.csv").value;
    assert_eq!((first.known, again.known), (1, 4));
    assert_eq!(again.places, first.places);
}

#[test]
fn two_rows_of_different_names_are_two_places() {
    let taken = take_in("name,latitude,longitude\nTamrah,34.1,36.7\nTamra,34.11,36.71\n").value;
    let ids: Vec<&str> = taken.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(ids, ["tamrah", "xx-tamra"]);
    assert!(taken.places[1].names.iter().all(|name| name.name != "Tamrah"), "the spelling is the other's now");
}
