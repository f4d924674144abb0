//! The shipped places of the packs, and the spellings under which reports look for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline_gazetteer::{Gazetteer, How, fold, read_places};
use dateline_model::{Place, PlaceId, PlaceKind};

fn places() -> Vec<Place> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/packs/syria/places.csv");
    let parsed = read_places(&std::fs::read_to_string(path).expect("the pack ships its places"), "places.csv");
    assert_eq!(parsed.diagnostics, []);
    parsed.value
}

#[test]
fn the_pack_has_its_places_and_nothing_in_it_is_broken() {
    let places = places();
    assert!(places.len() >= 300, "{} places", places.len());
    let ids: BTreeSet<&PlaceId> = places.iter().map(|place| &place.id).collect();
    assert_eq!(ids.len(), places.len());
    for place in &places {
        for larger in &place.part_of {
            assert!(ids.contains(larger), "{}: no place `{larger}`", place.id);
        }
        let country = place.country.as_deref().unwrap_or_default().to_lowercase();
        assert!(!country.is_empty() && place.id.as_str().starts_with(&format!("{country}-")), "{}", place.id);
    }
}

#[test]
fn the_counts_in_the_page_beside_the_table_are_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/packs/syria/PLACES.md");
    let page = std::fs::read_to_string(path).expect("the pack ships a page on its places");
    let places = places();
    let located = places.iter().filter(|place| place.location.is_some()).count();
    let count = format!("{} places:", places.len());
    let split = format!("{located} have coordinates, {} have none", places.len() - located);
    assert!(page.contains(&count) && page.contains(&split), "{count} … {split}");
}

#[test]
fn the_places_of_the_pack_ukraine_are_whole_as_well() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon/packs/ukraine/places.csv");
    let parsed = read_places(&std::fs::read_to_string(path).expect("the pack ships its places"), "places.csv");
    assert_eq!(parsed.diagnostics, []);
    let gazetteer = Gazetteer::new(parsed.value);
    for place in gazetteer.places() {
        assert!(place.part_of.iter().all(|larger| gazetteer.place(larger).is_some()), "{}", place.id);
        assert_eq!(place.location.is_some(), !place.basis.is_empty(), "{}", place.id);
    }
    for (name, id) in
        [("Kiev", "ua-kyiv"), ("Severodonetsk", "ua-sievierodonetsk"), ("Izyum", "ua-izium"), ("Ізюм", "ua-izium")]
    {
        assert_eq!(gazetteer.best(name).map(|found| found.place.id.as_str()), Some(id), "{name}");
    }
}

#[test]
fn coordinates_have_a_basis_and_lie_where_the_pack_is() {
    for place in places() {
        assert_eq!(place.location.is_some(), !place.basis.is_empty(), "{}", place.id);
        assert!(place.radius_m.is_none() || place.location.is_some(), "{}", place.id);
        if let Some(point) = place.location {
            assert!((34.5..45.0).contains(&point.longitude()), "{}", place.id);
            assert!((31.5..37.5).contains(&point.latitude()), "{}", place.id);
        }
    }
}

#[test]
fn a_town_lies_near_the_places_around_it() {
    let gazetteer = Gazetteer::new(places());
    let location = |id: &str| gazetteer.place(&PlaceId::new(id)).and_then(|place| place.location).unwrap();
    for (one, other, kilometres) in [
        ("sy-yabroud", "sy-nabek", 15.0),
        ("sy-qara", "sy-deir-attiyah", 12.0),
        ("sy-flita", "sy-ras-al-maara", 6.0),
        ("sy-ras-al-ain", "sy-yabroud", 6.0),
        ("sy-zabadani", "sy-madaya", 6.0),
        ("sy-qusayr", "sy-arjoun", 10.0),
        ("lb-arsal", "sy-flita", 30.0),
    ] {
        let distance = location(one).distance(location(other)).kilometres();
        assert!(distance < kilometres, "{one} to {other}: {distance} km");
    }
}

#[test]
fn no_spelling_belongs_to_two_places() {
    let gazetteer = Gazetteer::new(places());
    let mut owners: BTreeMap<String, BTreeSet<&PlaceId>> = BTreeMap::new();
    for (spelling, id) in gazetteer.spellings() {
        owners.entry(fold(spelling)).or_default().insert(id);
    }
    owners.retain(|_, ids| ids.len() > 1);
    assert!(owners.is_empty(), "{owners:?}");
}

#[test]
fn every_listed_spelling_is_the_best_answer_to_itself() {
    let gazetteer = Gazetteer::new(places());
    for (spelling, id) in gazetteer.spellings() {
        let found = gazetteer.best(spelling).unwrap_or_else(|| panic!("`{spelling}` finds nothing"));
        assert_eq!((&found.place.id, found.how), (id, How::Listed), "{spelling}");
    }
}

#[test]
fn the_towns_of_qalamoun_lie_in_it() {
    let gazetteer = Gazetteer::new(places());
    let qalamoun = PlaceId::new("sy-qalamoun");
    for town in [
        "qara",
        "deir-attiyah",
        "nabek",
        "yabroud",
        "maaloula",
        "jarajir",
        "ras-al-maara",
        "flita",
        "sahel",
        "ras-al-ain",
        "assal-al-ward",
        "hosh-arab",
        "rankous",
        "saidnaya",
        "talfita",
        "jubbadin",
        "al-sarkha",
        "jayroud",
        "ruhaybah",
        "nasiriyah",
        "hafir-al-fawqa",
        "ain-al-tinah",
        "qutayfah",
        "muadamiyat-al-qalamoun",
        "halboun",
        "badda",
        "kuwaiti-hill",
        "bassel-hospital",
        "mar-takla",
        "rima-farms",
    ] {
        assert!(gazetteer.is_within(&PlaceId::new(format!("sy-{town}")), &qalamoun), "{town}");
    }
    for elsewhere in ["sy-zabadani", "sy-qusayr", "lb-arsal", "sy-damascus", "sy-homs"] {
        assert!(!gazetteer.is_within(&PlaceId::new(elsewhere), &qalamoun), "{elsewhere}");
    }
    assert!(gazetteer.is_within(&qalamoun, &PlaceId::new("sy-syria")));
    assert!(gazetteer.within(&qalamoun).len() > 60);
}

#[test]
fn every_place_but_a_country_lies_in_one() {
    let gazetteer = Gazetteer::new(places());
    let countries: Vec<&PlaceId> =
        gazetteer.places().iter().filter(|place| place.kind == PlaceKind::Country).map(|place| &place.id).collect();
    for place in gazetteer.places() {
        assert!(countries.iter().any(|country| gazetteer.is_within(&place.id, country)), "{}", place.id);
    }
}

/// Spellings of the reports, listed in the pack.
const OF_REPORTS: &[(&str, &str)] = &[
    ("Qara", "sy-qara"),
    ("An-Nabk", "sy-nabek"),
    ("An-Nabek", "sy-nabek"),
    ("Al-Nabk", "sy-nabek"),
    ("Deir Attiyeh", "sy-deir-attiyah"),
    ("Deir Attiyah", "sy-deir-attiyah"),
    ("Yabrud", "sy-yabroud"),
    ("Yabroud", "sy-yabroud"),
    ("Maalula", "sy-maaloula"),
    ("Flitah", "sy-flita"),
    ("Flita", "sy-flita"),
    ("Ras al-Ma'ara", "sy-ras-al-maara"),
    ("Ras al-Maarra", "sy-ras-al-maara"),
    ("Ras Al-Maar", "sy-ras-al-maara"),
    ("Ras al-Ain", "sy-ras-al-ain"),
    ("al-Jarajir", "sy-jarajir"),
    ("Sahel", "sy-sahel"),
    ("Rima Farms", "sy-rima-farms"),
    ("Rima Farms region", "sy-rima-farms"),
    ("Reema Farms", "sy-rima-farms"),
    ("Rankus", "sy-rankous"),
    ("Hosh Arab", "sy-hosh-arab"),
    ("Hawsh Arab", "sy-hosh-arab"),
    ("Bkhaa", "sy-al-sarkha"),
    ("Al-Sarkha", "sy-al-sarkha"),
    ("Jobeh", "sy-jebbah"),
    ("Jibbeh", "sy-jebbah"),
    ("Jbaadin", "sy-jubbadin"),
    ("Assal al-Ward", "sy-assal-al-ward"),
    ("Talfita", "sy-talfita"),
    ("Saidnaya Observatory", "sy-saidnaya-observatory"),
    ("Al-Kuwaiti hill", "sy-kuwaiti-hill"),
    ("Mar Maroun", "sy-mar-maroun-hill"),
    ("Mar Takla convent", "sy-mar-takla"),
    ("Safir hotel", "sy-safir-hotel"),
    ("Damascus-Homs highway", "sy-m5-highway"),
    ("M5 highway", "sy-m5-highway"),
    ("Wadi al-Jamala", "lb-wadi-al-jamala"),
    ("Nanleh", "lb-nahle"),
    ("Tfeil", "lb-tfail"),
    ("Bekka valley", "lb-bekaa"),
    ("Beqaa Valley", "lb-bekaa"),
    ("Masharih al-Qaa", "lb-masharih-al-qaa"),
    ("Ras Ba'albak", "lb-ras-baalbek"),
    ("Ras Balbak", "lb-ras-baalbek"),
    ("Tal Hamra", "lb-tal-hamra"),
    ("Jaroud Arsal", "lb-jaroud-arsal"),
    ("Jaroud Qarah", "sy-jaroud-qara"),
    ("Dhahr al-Huwa", "lb-dhahr-al-huwa"),
    ("Al-Zabadani", "sy-zabadani"),
    ("Zabadani plains", "sy-zabadani-plain"),
    ("Barada-Zabadani road", "sy-barada-zabadani-road"),
    ("Jamiyat neighborhood", "sy-jamiyat"),
    ("Hay al-Sultani neighborhood", "sy-hay-al-sultani"),
    ("Al-Nabwa’ Neighborhood", "sy-al-nabwa"),
    ("Al-Fou’aa", "sy-al-fuah"),
    ("Kafriya", "sy-kafriya"),
    ("al-Quasyr", "sy-qusayr"),
    ("Qusair", "sy-qusayr"),
    ("al-Dab'a", "sy-dabaa"),
    ("al-Dabaa air base", "sy-dabaa-airbase"),
    ("Hamdiyeh", "sy-qusayr-hamidiyah"),
    ("Haret al-Turkumen", "sy-haret-al-turkman"),
    ("A'rjoun", "sy-arjoun"),
    ("Jouadiyah", "sy-jawadiyah"),
    ("Ind Shamseen", "sy-shamsin"),
    ("Eastern Bweida", "sy-eastern-buwaydah"),
    ("Josiah", "sy-jusiyah"),
    ("Assi river", "sy-orontes"),
    ("Abu Kamal", "sy-abu-kamal"),
    ("Deir ez-Zour", "sy-deir-ez-zor"),
    ("al-Sukna", "sy-sukhnah"),
    ("Humayma", "sy-humaymah"),
    ("Idlib Province", "sy-idlib-governorate"),
    ("Homs province", "sy-homs-governorate"),
    ("Tartous", "sy-tartus"),
];

#[test]
fn the_spellings_of_the_reports_find_their_places() {
    let gazetteer = Gazetteer::new(places());
    for (name, id) in OF_REPORTS {
        let found = gazetteer.best(name).unwrap_or_else(|| panic!("`{name}` finds nothing"));
        assert_eq!((found.place.id.as_str(), found.how), (*id, How::Listed), "{name}");
        assert!(found.certainty > 0.9, "{name}: {}", found.certainty);
    }
}

/// Spellings that the pack does not list.
const UNLISTED: &[(&str, &str, How)] = &[
    ("Yabruod", "sy-yabroud", How::SameKey),
    ("Yebroud", "sy-yabroud", How::SameKey),
    ("Annabk", "sy-nabek", How::SameKey),
    ("Nabbek", "sy-nabek", How::SameKey),
    ("Deir Atia", "sy-deir-attiyah", How::SameKey),
    ("Dair Attiya", "sy-deir-attiyah", How::SameKey),
    ("al-Quseyr", "sy-qusayr", How::SameKey),
    ("AlQusair district", "sy-al-qusayr-district", How::SameKey),
    ("Kussayr", "sy-qusayr", How::SameKey),
    ("Flaita", "sy-flita", How::SameKey),
    ("Rangous", "sy-rankous", How::SameKey),
    ("Maalolah", "sy-maaloula", How::SameKey),
    ("Azzabadani", "sy-zabadani", How::SameKey),
    ("Zabadany", "sy-zabadani", How::SameKey),
    ("Sednaia", "sy-saidnaya", How::SameKey),
    ("Jaabadeen", "sy-jubbadin", How::SameKey),
    ("Assal Alward", "sy-assal-al-ward", How::SameKey),
    ("Bludaan", "sy-bloudan", How::SameKey),
    ("Tufeyl", "lb-tfail", How::SameKey),
    ("Aarsaal", "lb-arsal", How::SameKey),
    ("Baalbak city", "lb-baalbek", How::Listed),
    ("Tartoos", "sy-tartus", How::SameKey),
    ("Mount Qasyun", "sy-mount-qasioun", How::SameKey),
    ("Qala", "sy-qara", How::Near),
    ("Qala area", "sy-qara", How::Near),
    ("Jarageer", "sy-jarajir", How::Near),
    ("Fulaytah", "sy-flita", How::Near),
    ("Yabloud", "sy-yabroud", How::Near),
    ("Rankoush", "sy-rankous", How::Near),
    ("Zabadini", "sy-zabadani", How::Near),
];

#[test]
fn spellings_that_are_not_listed_find_their_places_less_surely() {
    let gazetteer = Gazetteer::new(places());
    let listed: BTreeSet<String> = gazetteer.spellings().map(|(spelling, _)| fold(spelling)).collect();
    for (name, id, how) in UNLISTED {
        assert!(!listed.contains(&fold(name)), "`{name}` is listed");
        let found =
            gazetteer.best(name).unwrap_or_else(|| panic!("`{name}` finds nothing: {:?}", gazetteer.find(name)));
        assert_eq!((found.place.id.as_str(), found.how), (*id, *how), "{name}");
        match how {
            How::Listed => assert!(found.certainty > 0.9, "{name}: {}", found.certainty),
            How::SameKey => assert!((0.6..1.0).contains(&found.certainty), "{name}: {}", found.certainty),
            How::Near => assert!((0.3..0.7).contains(&found.certainty), "{name}: {}", found.certainty),
        }
    }
}

#[test]
fn words_of_reports_that_are_no_places_are_not_taken_for_one() {
    let gazetteer = Gazetteer::new(places());
    for name in [
        "Hezbollah",
        "Nasrallah",
        "SOHR",
        "Army",
        "rebels",
        "Wednesday",
        "September",
        "government forces",
        "Russian",
        "No",
        "They",
        "New",
        "For",
        "Rebel",
        "BBC",
        "October",
    ] {
        let found = gazetteer.best(name).filter(|found| found.certainty > 0.5);
        assert!(found.is_none(), "{name}: {found:?}");
    }
}
