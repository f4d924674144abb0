//! Lines with words as roads: what all forms with a geometry share.

use std::collections::BTreeMap;

use dateline_model::{Diagnostic, LonLat, Parsed, RoadClass, RoadLine};

use super::tags::{Tagged, tagged};

/// Where nothing says what a road is, it is taken for a small public one.
const DEFAULT_CLASS: RoadClass = RoadClass::Unclassified;

/// A feature with one or more lines, as a file gives it: pairs of x and y, and words by their keys.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineFeature {
    /// Its number.
    pub number: i64,
    /// Its lines, in degrees: x is the longitude.
    pub lines: Vec<Vec<(f64, f64)>>,
    /// What is said of it.
    pub words: Vec<(String, String)>,
}

/// Makes roads of features. One whose words say that it is no road for wheels is passed over and counted; one whose
/// coordinates lie off the earth is told and left out.
///
/// ```
/// use dateline_formats::{LineFeature, roads_of_features};
///
/// let word = |key: &str, word: &str| (key.to_owned(), word.to_owned());
/// let feature = LineFeature {
///     number: 7,
///     lines: vec![vec![(36.7, 34.0), (36.8, 34.1)]],
///     words: vec![word("highway", "trunk"), word("ref", "M5")],
/// };
/// let read = roads_of_features("roads.geojson", vec![feature]);
/// assert_eq!((read.value[0].class.as_str(), read.value[0].names[0].as_str()), ("trunk", "M5"));
/// ```
#[must_use]
pub fn roads_of_features(file: &str, features: Vec<LineFeature>) -> Parsed<Vec<RoadLine>> {
    let mut parsed = Parsed::clean(vec![]);
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    for feature in features {
        let at = format!("feature {}", feature.number);
        let word = |key: &str| {
            let found = feature.words.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
            found.map(|(_, word)| word.as_str()).filter(|word| !word.is_empty())
        };
        let tags = tagged(word);
        if tags.other {
            let said = word("highway").or_else(|| word("fclass")).or_else(|| word("class")).unwrap_or("?");
            *others.entry(said.chars().take(40).collect()).or_default() += 1;
            continue;
        }
        if feature.lines.iter().all(Vec::is_empty) {
            parsed.diagnostics.push(Diagnostic::error(file, at, "it has no line"));
            continue;
        }
        for line in feature.lines {
            match corners(&line) {
                Ok(corners) => parsed.value.push(road(feature.number, corners, vec![], &tags)),
                Err(reason) => parsed.diagnostics.push(Diagnostic::error(file, at.as_str(), reason)),
            }
        }
    }
    if !others.is_empty() {
        let count: usize = others.values().sum();
        let kinds: Vec<String> = others.iter().map(|(said, count)| format!("{count} `{said}`")).collect();
        let reason = format!("{count} features are no roads for wheels and were passed over: {}", kinds.join(", "));
        parsed.diagnostics.push(Diagnostic::warning(file, "", reason));
    }
    parsed
}

fn corners(line: &[(f64, f64)]) -> Result<Vec<LonLat>, String> {
    if line.len() < 2 {
        return Err(format!("it has a line of {} corners", line.len()));
    }
    line.iter().map(|pair| LonLat::try_from(*pair).map_err(|error| error.to_string())).collect()
}

/// The road with these corners, turned round where it leads the other way.
pub(super) fn road(number: i64, mut corners: Vec<LonLat>, mut nodes: Vec<i64>, tags: &Tagged) -> RoadLine {
    if tags.reversed {
        corners.reverse();
        nodes.reverse();
    }
    RoadLine {
        number,
        corners,
        nodes,
        names: tags.names.clone(),
        class: tags.class.unwrap_or(DEFAULT_CLASS),
        max_speed: tags.max_speed,
        one_way: tags.one_way,
        bridge: tags.bridge,
        tunnel: tags.tunnel,
    }
}
