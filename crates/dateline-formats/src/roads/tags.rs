//! What the words that a file has of a road say of it: those of OpenStreetMap, which most files of roads come from, and the
//! columns that programs make of them.

use dateline_model::RoadClass;

/// What a road's words say of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Tagged {
    /// What it is; `None` where no word says so.
    pub(crate) class: Option<RoadClass>,
    /// Whether a word says that it is something else than a road that can be used: a footway, one under construction.
    pub(crate) other: bool,
    pub(crate) names: Vec<String>,
    /// In kilometres an hour.
    pub(crate) max_speed: Option<f64>,
    pub(crate) one_way: bool,
    /// Whether it leads from its last corner to its first.
    pub(crate) reversed: bool,
    pub(crate) bridge: bool,
    pub(crate) tunnel: bool,
}

/// The columns that say what a road is, OpenStreetMap's own first.
const CLASS: [&str; 5] = ["highway", "fclass", "class", "road_class", "type"];
/// The columns of names and numbers.
const NAMES: [&str; 6] = ["name", "name:en", "name:ar", "ref", "int_ref", "official_name"];

/// Reads the words, which `word` finds by their key.
pub(crate) fn tagged<'a>(word: impl Fn(&str) -> Option<&'a str>) -> Tagged {
    let mut road = Tagged::default();
    let yes = |key: &str| word(key).is_some_and(is_yes);
    let said = CLASS.iter().find_map(|key| word(key)).map(str::trim).filter(|said| !said.is_empty());
    if let Some(said) = said {
        road.class = class(said);
        road.other = road.class.is_none();
    }
    if road.class.is_none() && (word("route") == Some("ferry") || said == Some("ferry")) {
        (road.class, road.other) = (Some(RoadClass::Ferry), false);
    }
    for key in NAMES {
        let names = word(key).into_iter().flat_map(|names| names.split(';')).map(str::trim);
        for name in names.filter(|name| !name.is_empty()) {
            if road.names.iter().all(|known| known != name) {
                road.names.push(name.to_owned());
            }
        }
    }
    road.max_speed = word("maxspeed").or_else(|| word("max_speed_kmh")).and_then(speed);
    road.bridge = yes("bridge");
    road.tunnel = yes("tunnel");
    match word("oneway").or_else(|| word("one_way")).map(str::trim) {
        Some("-1" | "reverse" | "T") => (road.one_way, road.reversed) = (true, true),
        // F and B are the letters of extracts as shapefiles: forward, both.
        Some("F") => road.one_way = true,
        Some("no" | "0" | "false" | "B" | "") => {}
        Some(said) => road.one_way = is_yes(said),
        None => {
            let implied = ["motorway", "motorway_link"].contains(&said.unwrap_or(""));
            road.one_way = implied || ["roundabout", "circular"].contains(&word("junction").unwrap_or(""));
        }
    }
    road
}

fn is_yes(said: &str) -> bool {
    !matches!(said.trim().to_lowercase().as_str(), "" | "no" | "0" | "false" | "f" | "n" | "null" | "none")
}

/// The class that a value of `highway` means: of slip roads that of the road they serve. `None` for what no wheel goes on
/// (save paths, over which pack animals go), and for what is planned or being built.
fn class(said: &str) -> Option<RoadClass> {
    let said = said.to_lowercase();
    Some(match said.strip_suffix("_link").unwrap_or(&said) {
        "motorway" | "motorroad" => RoadClass::Motorway,
        "trunk" => RoadClass::Trunk,
        "primary" => RoadClass::Primary,
        "secondary" => RoadClass::Secondary,
        "tertiary" => RoadClass::Tertiary,
        "unclassified" | "road" | "unknown" => RoadClass::Unclassified,
        "residential" | "living_street" => RoadClass::Residential,
        "service" => RoadClass::Service,
        "track" | "track_grade1" | "track_grade2" | "track_grade3" | "track_grade4" | "track_grade5" => {
            RoadClass::Track
        }
        "path" | "bridleway" => RoadClass::Path,
        "ferry" => RoadClass::Ferry,
        _ => return None,
    })
}

/// A limit in kilometres an hour: `80`, `80 km/h`, `50 mph`; of several, the lowest. Words (`RU:urban`, `none`, `walk`) say
/// nothing.
fn speed(said: &str) -> Option<f64> {
    let one = |said: &str| {
        let said = said.trim().to_lowercase();
        let (number, factor) = match said.strip_suffix("mph") {
            Some(number) => (number, 1.609_344),
            None => (said.trim_end_matches("km/h").trim_end_matches("kmh").trim_end_matches("kph"), 1.0),
        };
        let number = number.trim().parse::<f64>().ok()? * factor;
        (number.is_finite() && number > 0.0 && number < 1000.0).then_some(number)
    };
    said.split([';', '|']).filter_map(one).min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[(&str, &'static str)]) -> Tagged {
        let words: Vec<(String, &'static str)> = words.iter().map(|(key, word)| ((*key).to_owned(), *word)).collect();
        tagged(|key| words.iter().find(|(known, _)| known == key).map(|(_, word)| *word))
    }

    #[test]
    fn a_motorway_and_a_roundabout_are_one_way_unless_they_say_otherwise() {
        assert!(read(&[("highway", "motorway")]).one_way);
        assert!(read(&[("highway", "motorway_link")]).one_way);
        assert!(!read(&[("highway", "motorway"), ("oneway", "no")]).one_way);
        assert!(read(&[("highway", "tertiary"), ("junction", "roundabout")]).one_way);
        assert!(!read(&[("highway", "trunk")]).one_way);
        let back = read(&[("highway", "trunk"), ("oneway", "-1")]);
        assert!(back.one_way && back.reversed);
    }

    #[test]
    fn a_limit_is_read_in_its_unit_and_words_say_nothing() {
        let limit = |said| read(&[("highway", "trunk"), ("maxspeed", said)]).max_speed;
        assert_eq!((limit("80"), limit("80 km/h"), limit("80;60")), (Some(80.0), Some(80.0), Some(60.0)));
        assert!((limit("50 mph").unwrap() - 80.4672).abs() < 1e-9);
        assert!(["RU:urban", "none", "walk", "signals", "-5", "0", "1e999"].iter().all(|said| limit(said).is_none()));
    }

    #[test]
    fn what_is_no_road_to_drive_on_is_told_apart_from_what_says_nothing() {
        assert_eq!(read(&[("highway", "primary_link")]).class, Some(RoadClass::Primary));
        assert_eq!(read(&[("route", "ferry")]).class, Some(RoadClass::Ferry));
        let footway = read(&[("highway", "footway")]);
        assert_eq!((footway.class, footway.other), (None, true));
        assert!(!read(&[("name", "x")]).other);
    }

    #[test]
    fn names_and_numbers_are_taken_once_each() {
        let road = read(&[
            ("name", "Damascus–Homs"),
            ("ref", "M5;M20"),
            ("int_ref", "M5"),
            ("bridge", "viaduct"),
            ("tunnel", "no"),
        ]);
        assert_eq!(road.names, ["Damascus–Homs", "M5", "M20"]);
        assert!(road.bridge && !road.tunnel);
    }
}
