//! Reading the file.

use dateline_model::{Diagnostic, Parsed};
use serde::Deserialize;

use crate::Limits;
use crate::limits::too_large;

/// A named road, and what it is called.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct RoadName {
    /// Its id in the list of connections.
    pub id: String,
    /// The name shown to people.
    pub name: String,
    /// Other names, in any script.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Reads the names. An entry without an id or name is told and left out.
///
/// ```
/// use dateline_formats::{Limits, read_road_names};
///
/// let toml = b"[[road]]\nid = 'm5'\nname = 'Damascus-Homs highway'\naliases = ['M5']\n";
/// let read = read_road_names("roads.toml", toml, &Limits::default());
/// assert_eq!((read.value[0].id.as_str(), read.diagnostics.len()), ("m5", 0));
/// ```
#[must_use]
pub fn read_road_names(file: &str, bytes: &[u8], limits: &Limits) -> Parsed<Vec<RoadName>> {
    let mut parsed = Parsed::clean(vec![]);
    let told = match (too_large(bytes.len() as u64, limits.list_bytes), std::str::from_utf8(bytes)) {
        (Some(reason), _) => Err(reason),
        (None, Err(error)) => Err(format!("it is no UTF-8: {error}")),
        (None, Ok(text)) => text.parse::<toml::Table>().map_err(|error| one_line(&error)),
    };
    let roads = match told.map(|mut table| table.remove("road")) {
        Ok(Some(toml::Value::Array(roads))) => roads,
        Ok(_) => {
            parsed.diagnostics.push(Diagnostic::error(file, "", "no [[road]] in it"));
            return parsed;
        }
        Err(reason) => {
            parsed.diagnostics.push(Diagnostic::error(file, "", reason));
            return parsed;
        }
    };
    for (number, road) in (1..).zip(roads) {
        let read = road.try_into::<RoadName>().map_err(|error| one_line(&error));
        let read = read.and_then(|road| match (road.id.trim(), road.name.trim()) {
            ("", _) => Err("no id".to_owned()),
            (_, "") => Err("no name".to_owned()),
            _ => Ok(road),
        });
        match read {
            Ok(road) => parsed.value.push(road),
            Err(reason) => parsed.diagnostics.push(Diagnostic::error(file, format!("road {number}"), reason)),
        }
    }
    parsed
}

fn one_line(error: &toml::de::Error) -> String {
    error.message().replace('\n', " ")
}
