//! Reading of `places.csv`: one place a row, columns by the names in the header.
//!
//! A row that cannot be used is left out and told with its line; the rest goes in.

use std::collections::HashMap;

use csv::StringRecord;
use dateline_model::{Diagnostic, LonLat, Parsed, Place, PlaceId, PlaceKind, PlaceName, UnknownWord};

use crate::columns::Columns;

/// Columns without which a pack's places cannot be read.
const NEEDED: [&str; 3] = ["id", "name", "kind"];

/// A row of a list of places.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The line on which it stands.
    pub(crate) line: u64,
    pub(crate) id: Option<PlaceId>,
    pub(crate) name: String,
    /// What it is, if the list says so.
    pub(crate) kind: Option<PlaceKind>,
    pub(crate) names: Vec<PlaceName>,
    pub(crate) part_of: Vec<PlaceId>,
    /// The country's code.
    pub(crate) country: Option<String>,
    /// The country as the list names it, where that is no code.
    pub(crate) country_name: Option<String>,
    pub(crate) location: Option<LonLat>,
    pub(crate) radius_m: Option<f64>,
    pub(crate) basis: String,
    /// The row as it stands there.
    pub(crate) content: String,
}

impl Entry {
    /// The place of this row; a populated place where the list does not say what it is.
    pub(crate) fn into_place(self, id: PlaceId) -> Place {
        Place {
            id,
            name: self.name,
            kind: self.kind.unwrap_or(PlaceKind::Populated),
            names: self.names,
            part_of: self.part_of,
            country: self.country,
            location: self.location,
            radius_m: self.radius_m,
            basis: self.basis,
        }
    }
}

/// Reads the columns `id,name,kind,country,part_of,longitude,latitude,radius_m,basis,aliases,name_ar`, in any order; the
/// first three are needed. `part_of`, `aliases` and `name_ar` hold several values with semicolons between them, and so may
/// `name_` with the tag of any other language; coordinates are degrees (WGS 84), the radius metres. `file` is the name used
/// in diagnostics.
///
/// This is the strict form, for packs. For lists that others made see [`Gazetteer::take_in`](crate::Gazetteer::take_in).
#[must_use]
pub fn read_places(csv: &str, file: &str) -> Parsed<Vec<Place>> {
    let entries = read_entries(csv, file, &NEEDED);
    let mut parsed = Parsed { value: vec![], diagnostics: entries.diagnostics };
    let mut lines: HashMap<PlaceId, u64> = HashMap::new();
    for entry in entries.value {
        let at = format!("line {}", entry.line);
        let unusable = match (&entry.id, &entry.country_name) {
            (None, _) => Some(RowError::Empty("id")),
            (_, Some(name)) => Some(RowError::Country(name.clone())),
            _ if entry.kind.is_none() => Some(RowError::Empty("kind")),
            _ if entry.location.is_some() && entry.basis.is_empty() => Some(RowError::NoBasis),
            _ => None,
        };
        match (unusable, entry.id.clone()) {
            (Some(error), _) => {
                parsed.diagnostics.push(Diagnostic::error(file, at, error.to_string()).with_content(&entry.content));
            }
            (None, Some(id)) => {
                if let Some(first) = lines.insert(id.clone(), entry.line) {
                    parsed.diagnostics.push(stands_twice(file, &entry, &id, first));
                }
                parsed.value.push(entry.into_place(id));
            }
            (None, None) => {}
        }
    }
    parsed.diagnostics.sort_by_key(|diagnostic| line_of(&diagnostic.place));
    parsed
}

/// That a row is of the same place as one before it.
pub(crate) fn stands_twice(file: &str, entry: &Entry, id: &PlaceId, first: u64) -> Diagnostic {
    let reason = format!("the id `{id}` stands on line {first} already; this row replaces it");
    Diagnostic::warning(file, format!("line {}", entry.line), reason).with_content(&entry.content)
}

/// The number in `line 12`, by which diagnostics of two passes come into the order of the file.
pub(crate) fn line_of(place: &str) -> u64 {
    place.strip_prefix("line ").and_then(|line| line.parse().ok()).unwrap_or(0)
}

/// Reads the rows of a list whose header has these columns, by whichever name.
pub(crate) fn read_entries(csv: &str, file: &str, needed: &[&'static str]) -> Parsed<Vec<Entry>> {
    let mut parsed = Parsed::clean(vec![]);
    let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(csv))
        .from_reader(csv.as_bytes());
    let columns = match reader.headers() {
        Ok(headers) => Columns::of(headers),
        Err(error) => {
            parsed.diagnostics.push(Diagnostic::error(file, "line 1", format!("the header cannot be read: {error}")));
            return parsed;
        }
    };
    if let Some(missing) = needed.iter().find(|name| !columns.has(name)) {
        parsed.diagnostics.push(Diagnostic::error(file, "line 1", format!("no column `{missing}` in the header")));
        return parsed;
    }
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                parsed.diagnostics.push(Diagnostic::error(file, "", format!("a row cannot be read: {error}")));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let content = record.iter().collect::<Vec<_>>().join(",");
        match (Row { record: &record, columns: &columns }).entry(line, &content) {
            Ok(entry) => parsed.value.push(entry),
            Err(error) => {
                let at = format!("line {line}");
                parsed.diagnostics.push(Diagnostic::error(file, at, error.to_string()).with_content(&content));
            }
        }
    }
    parsed
}

/// What parts the columns: a comma, unless the header has none but semicolons or tabs.
fn delimiter(csv: &str) -> u8 {
    let header = csv.lines().next().unwrap_or("");
    match () {
        () if header.contains(',') => b',',
        () if header.contains(';') => b';',
        () if header.contains('\t') => b'\t',
        () => b',',
    }
}

/// Why a row is left out.
#[derive(Debug, thiserror::Error)]
enum RowError {
    #[error("no {0}")]
    Empty(&'static str),
    #[error("the id `{0}` has spaces or semicolons in it")]
    Id(String),
    #[error(transparent)]
    Kind(#[from] UnknownWord),
    #[error("the country `{0}` is no code of two capital letters, such as `SY`")]
    Country(String),
    #[error("the {column} `{value}` is no number")]
    Number { column: &'static str, value: String },
    #[error("a longitude or latitude stands without the other")]
    HalfAPoint,
    #[error(transparent)]
    Point(#[from] dateline_model::LonLatError),
    #[error("the radius `{0}` is not above 0 metres")]
    Radius(f64),
    #[error("coordinates without a basis: where do they come from?")]
    NoBasis,
}

struct Row<'a> {
    record: &'a StringRecord,
    columns: &'a Columns,
}

impl<'a> Row<'a> {
    fn entry(&self, line: u64, content: &str) -> Result<Entry, RowError> {
        let location = self.location()?;
        let (country, country_name) = self.country();
        Ok(Entry {
            line,
            id: self.id()?,
            name: self.needed("name")?.to_owned(),
            kind: match self.text("kind") {
                "" => None,
                kind => Some(kind.parse::<PlaceKind>()?),
            },
            names: self.names(),
            part_of: self.list("part_of").map(PlaceId::new).collect(),
            country,
            country_name,
            location,
            radius_m: self.radius()?,
            basis: self.text("basis").to_owned(),
            content: content.to_owned(),
        })
    }

    fn id(&self) -> Result<Option<PlaceId>, RowError> {
        let id = self.text("id");
        if id.chars().any(|letter| letter.is_whitespace() || letter == ';') {
            return Err(RowError::Id(id.to_owned()));
        }
        Ok((!id.is_empty()).then(|| PlaceId::new(id)))
    }

    /// The country, as a code or as a name.
    fn country(&self) -> (Option<String>, Option<String>) {
        match self.text("country") {
            "" => (None, None),
            code if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                (Some(code.to_owned()), None)
            }
            name => (None, Some(name.to_owned())),
        }
    }

    fn location(&self) -> Result<Option<LonLat>, RowError> {
        match (self.number("longitude")?, self.number("latitude")?) {
            (Some(longitude), Some(latitude)) => Ok(Some(LonLat::try_new(longitude, latitude)?)),
            (None, None) => Ok(None),
            _ => Err(RowError::HalfAPoint),
        }
    }

    fn radius(&self) -> Result<Option<f64>, RowError> {
        match self.number("radius_m")? {
            Some(radius) if !(radius.is_finite() && radius > 0.0) => Err(RowError::Radius(radius)),
            radius => Ok(radius),
        }
    }

    /// Other spellings and names in other scripts, each once, without the main name.
    fn names(&self) -> Vec<PlaceName> {
        let mut names: Vec<PlaceName> = vec![];
        for (column, language) in std::iter::once(("aliases", "en")).chain(self.columns.names()) {
            for name in self.list(column) {
                if name != self.text("name") && names.iter().all(|known| known.name != name) {
                    names.push(PlaceName { name: name.to_owned(), language: language.to_owned() });
                }
            }
        }
        names
    }

    fn number(&self, column: &'static str) -> Result<Option<f64>, RowError> {
        let value = self.text(column);
        if value.is_empty() {
            return Ok(None);
        }
        value.parse().map(Some).map_err(|_| RowError::Number { column, value: value.to_owned() })
    }

    fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.text(column).split(';').map(str::trim).filter(|value| !value.is_empty())
    }

    fn needed(&self, column: &'static str) -> Result<&'a str, RowError> {
        match self.text(column) {
            "" => Err(RowError::Empty(column)),
            text => Ok(text),
        }
    }

    fn text(&self, column: &str) -> &'a str {
        self.columns.index(column).and_then(|index| self.record.get(index)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "id,name,kind,country,part_of,longitude,latitude,radius_m,basis,aliases,name_ar\n";

    fn read(rows: &str) -> Parsed<Vec<Place>> {
        read_places(&format!("{HEADER}{rows}"), "places.csv")
    }

    #[test]
    fn a_row_gives_a_place_with_all_its_names() {
        let parsed = read("sy-qara,Qara,populated,SY,a;b,36.7,34.1,900,somewhere row 3,Qarah; Kara,قارة;قاره\n");
        assert_eq!(parsed.diagnostics, []);
        let place = &parsed.value[0];
        assert_eq!(place.part_of, [PlaceId::new("a"), PlaceId::new("b")]);
        assert_eq!(place.location, Some(LonLat::try_new(36.7, 34.1).unwrap()));
        let names: Vec<(&str, &str)> =
            place.names.iter().map(|name| (name.name.as_str(), name.language.as_str())).collect();
        assert_eq!(names, [("Qarah", "en"), ("Kara", "en"), ("قارة", "ar"), ("قاره", "ar")]);
    }

    #[test]
    fn columns_are_found_by_name_and_most_may_be_missing() {
        let parsed = read_places(
            "\u{feff}Kind,NAME,id,name_uk,remark\nhill,Tall Musa,sy-tall-musa,Талль Муса,high\n",
            "places.csv",
        );
        assert_eq!(parsed.diagnostics, []);
        assert_eq!(parsed.value[0].names[0].language, "uk");
        assert_eq!((parsed.value[0].name.as_str(), parsed.value[0].kind), ("Tall Musa", PlaceKind::Hill));
    }

    #[test]
    fn a_bad_row_is_told_with_its_line_and_the_rest_goes_in() {
        let parsed = read(
            "a,A,populated,SY,,,,,,,\nb,B,hamlet,SY,,,,,,,\n,C,hill,SY,,,,,,,\nd,D,hill,SY,,36.1,,,x,,\ne,E,hill,SY,,,,-5,,,\n\
             f,F,hill,Syria,,,,,,,\ng,G,hill,SY,,36.1,94.0,,x,,\nh,H,hill,SY,,36.1,34.0,,,,\ni,I,hill,SY,,east,34.0,,x,,\n\
             j j,J,hill,SY,,,,,,,\nk,K,hill,SY,,,,,,,\n",
        );
        let ids: Vec<&str> = parsed.value.iter().map(|place| place.id.as_str()).collect();
        assert_eq!(ids, ["a", "k"]);
        let lines: Vec<&str> = parsed.diagnostics.iter().map(|diagnostic| diagnostic.place.as_str()).collect();
        let expected: Vec<String> = (3..=11).map(|line| format!("line {line}")).collect();
        assert_eq!(lines, expected);
        assert!(parsed.diagnostics[0].reason.contains("`hamlet`"), "{}", parsed.diagnostics[0]);
    }

    #[test]
    fn a_table_without_the_needed_columns_gives_one_error() {
        let parsed = read_places("name,kind\nQara,populated\n", "places.csv");
        assert_eq!(parsed.value, []);
        assert_eq!(parsed.diagnostics.len(), 1);
        assert!(read_places("", "places.csv").value.is_empty());
    }

    #[test]
    fn an_id_that_stands_twice_is_told() {
        let parsed = read("a,A,hill,SY,,,,,,,\na,B,hill,SY,,,,,,,\n");
        assert_eq!(
            parsed.diagnostics[0].to_string(),
            "places.csv: line 3: the id `a` stands on line 2 already; this row replaces it"
        );
    }
}
