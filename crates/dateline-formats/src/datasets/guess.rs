//! A mapping file for a table that nobody described: a guess from its header and its first rows, for a person to correct.

use std::fmt::Write as _;

use dateline_model::{COUNTS, WORDS};

use super::{DatasetError, of_header};
use crate::Limits;
use crate::event_table::parse::{Row, delimiter};
use crate::event_table::rows::Rows;
use crate::event_table::values;

/// Words in the name of a column that speak for a part of a record, the surest first.
const CLUES: &[(&str, &[&str])] = &[
    ("id", &["event_id", "id", "uid", "uuid", "key", "number", "no", "code"]),
    ("from", &["date_start", "start_date", "event_date", "date", "day", "from", "when", "start", "datum", "fecha"]),
    ("to", &["date_end", "end_date", "to", "until", "end"]),
    ("latitude", &["latitude", "lat", "y", "y_coord"]),
    ("longitude", &["longitude", "lon", "long", "lng", "x", "x_coord"]),
    ("type", &["event_type", "type", "category", "kind", "incident_type"]),
    ("sub_type", &["sub_event_type", "sub_type", "subtype", "subcategory"]),
    ("actor1", &["actor1", "side_a", "actor", "perpetrator", "attacker", "group"]),
    ("actor2", &["actor2", "side_b", "target", "victim"]),
    ("place", &["location", "place", "town", "city", "village", "settlement", "where"]),
    ("admin1", &["admin1", "adm_1", "governorate", "province", "oblast", "region", "state"]),
    ("admin2", &["admin2", "adm_2", "district", "raion", "county"]),
    ("country", &["country", "nation"]),
    ("source", &["source", "sources", "publisher", "reported_by"]),
    ("best", &["best", "fatalities", "deaths", "killed", "dead", "casualties"]),
    ("low", &["low", "deaths_low", "min"]),
    ("high", &["high", "deaths_high", "max"]),
    ("deaths_civilians", &["deaths_civilians", "civilians", "civilian_deaths", "civilians_killed"]),
];
/// So many rows are looked at.
const ROWS: usize = 200;

/// Writes the mapping file of a table.
pub fn guess_mapping(file: &str, bytes: &[u8], limits: &Limits) -> Result<String, DatasetError> {
    let mut rows = Rows::new(bytes, delimiter(bytes), limits.field_bytes);
    let mut fields = Vec::new();
    let Some((_, Ok(()))) = rows.next(&mut fields) else {
        return Err(DatasetError::Unreadable { reason: "it has no line of column names".to_owned() });
    };
    let texts = |fields: &[_]| -> Vec<String> {
        let row = Row { bytes, fields };
        (0..fields.len()).map(|column| row.field(column).into_owned()).collect()
    };
    let header: Vec<String> = texts(&fields).iter().map(|name| name.to_lowercase()).collect();
    let mut sample: Vec<Vec<String>> = Vec::new();
    while sample.len() < ROWS {
        match rows.next(&mut fields) {
            Some((_, Ok(()))) if fields.len() == header.len() => sample.push(texts(&fields)),
            Some(_) => {}
            None => break,
        }
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (part, clues) in CLUES {
        let named = |exact: bool| {
            clues.iter().find_map(|clue| {
                header.iter().enumerate().position(|(at, name)| {
                    let words: Vec<&str> = name.split(|one: char| !one.is_alphanumeric()).collect();
                    let like = if exact {
                        name == clue || name.replace([' ', '-'], "_") == *clue
                    } else {
                        words.contains(clue)
                    };
                    like && !taken.contains(&at) && fits(part, at, &sample)
                })
            })
        };
        if let Some(at) = named(true).or_else(|| named(false)) {
            taken.push(at);
            found.push((part, at));
        }
    }
    Ok(written(file, &header, &found, &sample, of_header(&header).map(|(name, _)| *name)))
}

/// Whether the values of a column can be those of a part.
fn fits(part: &str, column: usize, sample: &[Vec<String>]) -> bool {
    let filled: Vec<&str> = sample.iter().map(|row| row[column].as_str()).filter(|text| !text.is_empty()).collect();
    let most = |good: &dyn Fn(&str) -> bool| {
        filled.is_empty() || filled.iter().filter(|text| good(text)).count() * 10 >= filled.len() * 8
    };
    match part {
        "from" | "to" => most(&|text| values::day(text).is_ok() || order(text).is_some()),
        "latitude" => most(&|text| values::degrees(text, 90.0).is_ok()),
        "longitude" => most(&|text| values::degrees(text, 180.0).is_ok()),
        "id" => {
            let mut ids = filled.clone();
            ids.sort_unstable();
            ids.dedup();
            ids.len() == filled.len() && (filled.len() == sample.len() || sample.is_empty())
        }
        part if COUNTS.contains(&part) => most(&|text| values::whole(text).is_ok()),
        part if WORDS.contains(&part) => true,
        _ => true,
    }
}

/// The first two numbers of a day such as `05/12/2013`.
fn order(text: &str) -> Option<(u8, u8)> {
    let mut parts = text.split([' ', 'T']).next()?.split(['/', '.', '-']);
    let (one, two, year) = (parts.next()?, parts.next()?, parts.next()?);
    (year.len() == 4).then_some((one.parse().ok()?, two.parse().ok()?))
}

fn written(
    file: &str,
    header: &[String],
    found: &[(&str, usize)],
    sample: &[Vec<String>],
    known: Option<&str>,
) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let name = super::super::event_table::source_of(file);
    let mut text =
        format!("# How {name} is read: a guess from its header and its first {} rows. Correct it.\n", sample.len());
    if let Some(form) = known {
        let _ = writeln!(text, "# Its columns are those of {form}: `--as {form}` reads it without this file.");
    }
    let _ = write!(
        text,
        "\n[dataset]\nname = {0}\ntitle = {0}\nlicence = \"\"\nterms = \"unknown\"  # open, attribution, share_alike, restricted\nattribution = \"\"\n",
        quoted(name)
    );
    let dates = found.iter().find(|(part, _)| *part == "from").map(|(_, at)| *at);
    let orders: Vec<(u8, u8)> =
        dates.map_or_else(Vec::new, |at| sample.iter().filter_map(|row| order(&row[at])).collect());
    if !orders.is_empty() {
        let month_first = orders.iter().any(|(_, two)| *two > 12);
        let sure = month_first || orders.iter().any(|(one, _)| *one > 12);
        let word = if month_first { "month-day-year" } else { "day-month-year" };
        let doubt = if sure { "" } else { "  # or month-day-year: the rows do not tell" };
        let _ = writeln!(text, "date_order = \"{word}\"{doubt}");
    }
    text.push_str("\n[columns]\n");
    for (part, at) in found {
        let _ = writeln!(text, "{part} = {}", quoted(&header[*at]));
    }
    for part in ["id", "from"] {
        if !found.iter().any(|(one, _)| *one == part) {
            let _ = writeln!(text, "# {part} = \"\"  # needed: none of the columns looks like it");
        }
    }
    let left: Vec<&str> = header
        .iter()
        .enumerate()
        .filter(|(at, _)| !found.iter().any(|(_, one)| one == at))
        .map(|(_, name)| name.as_str())
        .collect();
    if !left.is_empty() {
        let _ = writeln!(text, "# not read: {}", left.join(", ").replace(char::is_control, " "));
    }
    let parts: Vec<&str> = super::mapping::PARTS.iter().chain(&WORDS).chain(&COUNTS).copied().collect();
    let _ = writeln!(text, "# parts of a record: {}", parts.join(", "));
    text
}
