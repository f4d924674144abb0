//! Names find their places, and say how sure that is.

use dateline_gazetteer::{Gazetteer, How, fold, key, read_places};
use dateline_model::{Place, PlaceId};
use proptest::prelude::*;

const PLACES: &str = "\
id,name,kind,part_of,aliases,name_ar
qalamoun,Qalamoun,region,,Qalamoun mountains,القلمون
qara,Qara,populated,qalamoun,Qarah,قارة
qaa,Qaa,populated,,al-Qaa,القاع
hala,Hala,populated,,,
homs,Homs,populated,,Hims,حمص
homs-governorate,Homs Governorate,region,,Homs province,
hama,Hama,populated,,,
ham,Ham,populated,,,
dabaa,Dabaa,populated,,al-Dab'a,
dabaa-airbase,al-Dabaa air base,base,dabaa,Dabaa airport,
maaloula,Maaloula,populated,qalamoun,,
kuwait,Kuwait,country,,,
kuwaiti-hill,Kuwaiti Hill,hill,,Kuwait hill,
rastan-north,Rastun,populated,,,
rastan-south,Rastin,populated,,,
quarter,Madaya,quarter,homs,,
madaya,Madaya,populated,,,
brigade-18,Brigade 18,base,,,
tall,al-Tall,populated,,,
";

fn gazetteer() -> Gazetteer {
    let parsed = read_places(PLACES, "places.csv");
    assert_eq!(parsed.diagnostics, []);
    Gazetteer::new(parsed.value)
}

/// Id, how it was found and the certainty in percent of the best answer.
fn best(gazetteer: &Gazetteer, name: &str) -> Option<(String, How, u32)> {
    gazetteer.best(name).map(|found| {
        let percent =
            (0..=100).rev().find(|percent| f64::from(*percent) <= found.certainty * 100.0 + 1e-9).unwrap_or(0);
        (found.place.id.to_string(), found.how, percent)
    })
}

fn id(gazetteer: &Gazetteer, name: &str) -> Option<String> {
    gazetteer.best(name).map(|found| found.place.id.to_string())
}

#[test]
fn a_listed_spelling_is_certain_in_any_case_and_with_any_article() {
    let gazetteer = gazetteer();
    for name in ["Qarah", "QARAH", "al-Qara", "Al Qara", "قارة", "قاره", "the Qarah"] {
        assert_eq!(best(&gazetteer, name), Some(("qara".to_owned(), How::Listed, 100)), "{name}");
    }
}

#[test]
fn another_habit_of_transliteration_finds_the_place_less_surely() {
    let gazetteer = gazetteer();
    let (place, how, percent) = best(&gazetteer, "Ma'lulah").unwrap();
    assert_eq!((place.as_str(), how), ("maaloula", How::SameKey));
    assert!((60..100).contains(&percent), "{percent}");
}

#[test]
fn a_near_spelling_finds_its_town_doubtfully() {
    let gazetteer = gazetteer();
    for name in ["Qala", "Qala area", "the Qala area"] {
        let (place, how, percent) = best(&gazetteer, name).unwrap();
        assert_eq!((place.as_str(), how), ("qara", How::Near), "{name}");
        assert!((30..=60).contains(&percent), "{name}: {percent}");
    }
}

#[test]
fn qalamoun_is_never_qara() {
    let gazetteer = gazetteer();
    for name in ["Qalamoun", "Qalamon", "Kalamoun", "Qalamoun area", "Qalam"] {
        let found = gazetteer.find(name);
        assert!(found.iter().all(|found| found.place.id != PlaceId::new("qara")), "{name}: {found:?}");
    }
}

#[test]
fn short_names_need_more_exactness_than_long_ones() {
    let gazetteer = gazetteer();
    for name in ["Hema", "Hams", "Hemo", "Qata", "Qafa", "Hula"] {
        let found = gazetteer.find(name);
        assert!(found.iter().all(|found| found.certainty < 0.8 || found.how != How::Near), "{name}: {found:?}");
    }
    assert_eq!(id(&gazetteer, "Qata"), None);
    assert_eq!(id(&gazetteer, "Maaboula"), Some("maaloula".to_owned()));
}

#[test]
fn two_places_that_are_equally_near_are_no_answer() {
    let gazetteer = gazetteer();
    assert!(gazetteer.find("Rastan").len() >= 2);
    assert_eq!(best(&gazetteer, "Rastan"), None);
    assert_eq!(id(&gazetteer, "Rastoun"), Some("rastan-north".to_owned()));
}

#[test]
fn a_town_comes_before_a_quarter_of_its_name() {
    assert_eq!(id(&gazetteer(), "Madaya"), Some("madaya".to_owned()));
}

#[test]
fn type_words_choose_the_place_of_their_kind() {
    let gazetteer = gazetteer();
    for (name, place) in [
        ("town of Homs", "homs"),
        ("Homs city", "homs"),
        ("Homs province", "homs-governorate"),
        ("Dabaa", "dabaa"),
        ("Dabaa village", "dabaa"),
        ("al-Dab'a airbase", "dabaa-airbase"),
        ("Dabaa military airport", "dabaa-airbase"),
        ("Kuwait", "kuwait"),
        ("Kuwaiti hill", "kuwaiti-hill"),
        ("Tallet al-Kuwaiti", "kuwaiti-hill"),
        ("Qalamoun Mountains", "qalamoun"),
        ("al-Tall", "tall"),
    ] {
        assert_eq!(id(&gazetteer, name).as_deref(), Some(place), "{name}");
    }
}

#[test]
fn a_type_word_that_does_not_fit_makes_the_answer_less_sure() {
    let gazetteer = gazetteer();
    let certainty = |name: &str| gazetteer.best(name).unwrap().certainty;
    assert!(certainty("Maaloula hill") < certainty("town of Maaloula"));
    assert!(certainty("Maaloula checkpoint") < 0.6);
}

#[test]
fn another_number_is_another_place() {
    assert_eq!(id(&gazetteer(), "Brigade 18"), Some("brigade-18".to_owned()));
    assert_eq!(id(&gazetteer(), "Brigade 13"), None);
    assert_eq!(id(&gazetteer(), "Hill 18"), None);
}

#[test]
fn what_is_no_place_finds_nothing() {
    let gazetteer = gazetteer();
    for name in ["", " ", "-", "the", "Hezbollah", "fighters", "12", "القوات", &"Qara".repeat(1000)] {
        assert_eq!(gazetteer.find(name), [], "{name}");
    }
}

#[test]
fn a_later_entry_replaces_an_earlier_one_of_its_id() {
    let mut places = read_places(PLACES, "places.csv").value;
    places.extend(read_places("id,name,kind\nqara,Qara al-Jadida,populated\n", "mine.csv").value);
    let gazetteer = Gazetteer::new(places);
    assert_eq!(gazetteer.place(&PlaceId::new("qara")).map(|place| place.name.as_str()), Some("Qara al-Jadida"));
    assert_eq!(gazetteer.places().iter().filter(|place| place.id == PlaceId::new("qara")).count(), 1);
    assert!(gazetteer.spellings().all(|(spelling, _)| spelling != "Qarah"));
}

#[test]
fn places_and_spellings_come_in_the_order_of_ids_whatever_came_first() {
    let places = read_places(PLACES, "places.csv").value;
    let backwards: Vec<Place> = places.iter().rev().cloned().collect();
    let (one, other) = (Gazetteer::new(places), Gazetteer::new(backwards));
    assert_eq!(one.places(), other.places());
    assert!(one.spellings().eq(other.spellings()));
    assert!(one.spellings().any(|(spelling, id)| spelling == "قارة" && *id == PlaceId::new("qara")));
}

proptest! {
    #[test]
    fn any_text_can_be_looked_up(name in "\\PC{0,40}") {
        let gazetteer = gazetteer();
        for found in gazetteer.find(&name) {
            prop_assert!(found.certainty > 0.0 && found.certainty <= 1.0);
        }
        let _ = gazetteer.best(&name);
    }

    #[test]
    fn names_that_fold_alike_have_one_key(name in "[A-Za-z '-]{0,20}") {
        prop_assert_eq!(key(&fold(&name)), key(&name));
    }

    #[test]
    fn any_table_can_be_read(table in "(id,name,kind,part_of,longitude,latitude\n)?[a-z0-9,;\"\n-]{0,120}") {
        let parsed = read_places(&table, "places.csv");
        let _ = Gazetteer::new(parsed.value);
    }
}
