//! Reading the features.

use dateline_model::{Diagnostic, Parsed, RoadLine};
use serde_json::Value;

use crate::Limits;
use crate::limits::too_large;
use crate::roads::lines::{LineFeature, roads_of_features};

/// Reads the roads of a feature collection, a single feature, or one feature a line. What is no line is told with the
/// number of its feature, from 1.
///
/// ```
/// use dateline_formats::{Limits, read_road_geojson};
///
/// let json = br#"{"type": "Feature", "properties": {"highway": "trunk"},
///     "geometry": {"type": "LineString", "coordinates": [[36.7, 34.0], [36.8, 34.1]]}}"#;
/// assert_eq!(read_road_geojson("roads.geojson", json, &Limits::default()).value.len(), 1);
/// ```
#[must_use]
pub fn read_road_geojson(file: &str, bytes: &[u8], limits: &Limits) -> Parsed<Vec<RoadLine>> {
    let mut diagnostics = vec![];
    if let Some(reason) = too_large(bytes.len() as u64, limits.road_bytes) {
        return Parsed { value: vec![], diagnostics: vec![Diagnostic::error(file, "", reason)] };
    }
    let mut features = vec![];
    let mut number = 0;
    let values = serde_json::Deserializer::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    for value in values.into_iter::<Value>() {
        let value = match value {
            Ok(value) => value,
            Err(error) => {
                diagnostics.push(Diagnostic::error(
                    file,
                    format!("line {}", error.line()),
                    format!("it is no JSON: {error}"),
                ));
                break;
            }
        };
        let list = match value {
            Value::Object(mut object) if object.get("features").is_some_and(Value::is_array) => {
                match object.remove("features") {
                    Some(Value::Array(list)) => list,
                    _ => vec![],
                }
            }
            other => vec![other],
        };
        for feature in list {
            number += 1;
            match read_feature(number, &feature) {
                Ok(feature) => features.push(feature),
                Err(reason) => diagnostics.push(Diagnostic::error(file, format!("feature {number}"), reason)),
            }
        }
    }
    if number == 0 && diagnostics.is_empty() {
        diagnostics.push(Diagnostic::error(file, "", "there is nothing in it"));
    }
    let made = roads_of_features(file, features);
    diagnostics.extend(made.diagnostics);
    Parsed { value: made.value, diagnostics }
}

fn read_feature(number: i64, feature: &Value) -> Result<LineFeature, String> {
    let geometry = &feature["geometry"];
    let lines = match geometry["type"].as_str() {
        Some("LineString") => vec![line(&geometry["coordinates"])?],
        Some("MultiLineString") => geometry["coordinates"]
            .as_array()
            .ok_or("its coordinates are no list")?
            .iter()
            .map(line)
            .collect::<Result<_, _>>()?,
        Some(other) => return Err(format!("a `{}` is no line", other.chars().take(40).collect::<String>())),
        None => return Err("it has no geometry".to_owned()),
    };
    let words = feature["properties"].as_object().into_iter().flatten();
    let words = words.filter_map(|(key, value)| {
        let word = match value {
            Value::String(word) => word.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            _ => return None,
        };
        Some((key.clone(), word))
    });
    Ok(LineFeature { number, lines, words: words.collect() })
}

fn line(coordinates: &Value) -> Result<Vec<(f64, f64)>, String> {
    let pairs = coordinates.as_array().ok_or("its coordinates are no list")?;
    let pair = |pair: &Value| pair[0].as_f64().zip(pair[1].as_f64()).ok_or_else(|| format!("`{pair}` is no position"));
    pairs.iter().map(pair).collect()
}
