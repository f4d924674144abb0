//! Rows to columns.

use std::borrow::Cow;

use dateline_model::{Day, Diagnostic, EventTable, LonLat, Metres, Parsed};
use rustc_hash::FxHashSet;

use super::columns::Columns;
use super::rows::{BadRow, Field, Rows};
use super::{ReadOptions, swapped, values};
use crate::Limits;

/// A column in which something is wrong, and what.
type Wrong = (usize, String);

/// Where the fields of a row stand, and the bytes.
pub(crate) struct Row<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) fields: &'a [Field],
}

impl<'a> Row<'a> {
    /// A field without white space at its ends. Bytes that are no UTF-8 are read as Windows-1252.
    pub(crate) fn field(&self, column: usize) -> Cow<'a, str> {
        let Some(field) = self.fields.get(column) else { return Cow::Borrowed("") };
        let bytes = &self.bytes[field.start..field.end];
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text.trim()),
            Err(_) => {
                let decoded = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0;
                Cow::Owned(decoded.trim().to_owned())
            }
        };
        if field.doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { text }
    }

    /// A field that may not be there, or be empty.
    fn given(&self, column: Option<usize>) -> Option<(usize, Cow<'a, str>)> {
        let column = column?;
        let text = self.field(column);
        (!text.is_empty()).then_some((column, text))
    }

    fn whole(&self, column: Option<usize>) -> Result<Option<u32>, Wrong> {
        self.given(column).map(|(column, text)| values::whole(&text).map_err(|reason| (column, reason))).transpose()
    }
}

/// Reads the rows.
pub(super) fn table(
    file: &str,
    source: &str,
    bytes: &[u8],
    options: &ReadOptions,
    limits: &Limits,
) -> Parsed<EventTable> {
    let mut parsed = Parsed::clean(EventTable { source: source.to_owned(), ..EventTable::default() });
    parsed.value.others = options.others.iter().map(|name| (name.clone(), dateline_model::Words::default())).collect();
    let delimiter = delimiter(bytes);
    let mut rows = Rows::new(bytes, delimiter, limits.field_bytes);
    let mut fields = Vec::new();
    let header: Vec<String> = match rows.next(&mut fields) {
        Some((_, Ok(()))) => {
            let row = Row { bytes, fields: &fields };
            (0..fields.len()).map(|column| row.field(column).to_lowercase()).collect()
        }
        Some((line, Err(bad))) => {
            parsed.diagnostics.push(bad_row(file, line, bad, &[]));
            return parsed;
        }
        None => {
            parsed.diagnostics.push(Diagnostic::error(
                file,
                "",
                "it is empty: a table begins with a line of column names",
            ));
            return parsed;
        }
    };
    let columns = Columns::of(&header);
    let others: Vec<(String, Option<usize>)> = options
        .others
        .iter()
        .map(|name| (name.clone(), header.iter().position(|one| *one == name.to_lowercase())))
        .collect();
    parsed.diagnostics.extend(header_faults(file, &header, &columns, &others));
    if columns.from.is_none() {
        let reason = format!(
            "it has no column of days (`date`, `event_date`, `date_start`); its columns: {}",
            shown_list(&header)
        );
        parsed.diagnostics.push(Diagnostic::error(file, "line 1", reason));
        return parsed;
    }
    let mut reading = Reading {
        columns,
        others: others.iter().map(|(_, column)| *column).collect(),
        last_day: None,
        seen: FxHashSet::default(),
        file,
        header: &header,
    };
    let expected = bytes.len() / 60;
    parsed.value.ids.reserve(expected);
    while let Some((line, read)) = rows.next(&mut fields) {
        let told = match read {
            Err(bad) => Err(bad_row(file, line, bad, &header)),
            Ok(()) => reading.row(&Row { bytes, fields: &fields }, line, &mut parsed.value),
        };
        if let Err(found) = told {
            parsed.diagnostics.push(found);
        }
    }
    let strange = swapped::find(&parsed.value.points);
    if !strange.is_empty() {
        let mut kept = vec![true; parsed.value.len()];
        for row in strange {
            kept[row] = false;
            let line = parsed.value.lines[row];
            let reason = "latitude and longitude look swapped: the other way round it lies where all other rows are";
            let column = reading.columns.latitude.map_or("", |column| header[column].as_str());
            parsed.diagnostics.push(Diagnostic::error(file, place(line, column), reason));
        }
        parsed.value.keep(&kept);
    }
    parsed
}

/// What does not change from row to row, and what earlier rows left behind.
struct Reading<'a> {
    columns: Columns,
    others: Vec<Option<usize>>,
    last_day: Option<(String, Day)>,
    seen: FxHashSet<smol_str::SmolStr>,
    file: &'a str,
    header: &'a [String],
}

/// What a row says of when and where.
struct WhenWhere {
    from: Day,
    to: Day,
    days_off: u16,
    point: Option<LonLat>,
    radius: f64,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row<'_>, line: u32, table: &mut EventTable) -> Result<(), Diagnostic> {
        if row.fields.len() != self.header.len() {
            let (has, wants) = (row.fields.len(), self.header.len());
            let kind = if has < wants { "cut off" } else { "too long" };
            let reason = format!("the row is {kind}: it has {has} fields, the header {wants}");
            return Err(Diagnostic::error(self.file, format!("line {line}"), reason).with_content(&content(row)));
        }
        let told = |(column, reason): Wrong| {
            let name = self.header.get(column).map_or("", String::as_str);
            Diagnostic::error(self.file, place(line, name), reason).with_content(&content(row))
        };
        let id = match self.columns.id {
            Some(column) => row.field(column),
            None => Cow::Owned(line.to_string()),
        };
        let id = smol_str::SmolStr::new(&id);
        if id.is_empty() {
            return Err(told((self.columns.id.unwrap_or(0), "the row has no id".into())));
        }
        if self.seen.contains(&id) {
            let reason = format!("the id `{}` stands in an earlier row", values::shown(&id));
            return Err(told((self.columns.id.unwrap_or(0), reason)));
        }
        let (at, last) = when_where(&self.columns, self.last_day.take(), row).map_err(told)?;
        let toll = toll(&self.columns, row).map_err(told)?;
        self.last_day = last;
        self.seen.insert(id.clone());
        table.ids.push(id);
        table.lines.push(line);
        table.from.push(at.from);
        table.to.push(at.to);
        table.days_off.push(at.days_off);
        table.points.push(at.point);
        table.radius.push(Metres(at.radius));
        table.toll.push(toll);
        let word = |column: Option<usize>| column.map_or(Cow::Borrowed(""), |column| row.field(column));
        table.place.push(&word(self.columns.place));
        table.district.push(&word(self.columns.district));
        table.kind.push(&word(self.columns.kind));
        table.actor1.push(&word(self.columns.actor1));
        table.actor2.push(&word(self.columns.actor2));
        for ((_, words), column) in table.others.iter_mut().zip(&self.others) {
            words.push(&word(*column));
        }
        Ok(())
    }
}

/// A day as the row before wrote it: rows are often sorted by day.
type LastDay = Option<(String, Day)>;

fn when_where(columns: &Columns, mut last: LastDay, row: &Row<'_>) -> Result<(WhenWhere, LastDay), Wrong> {
    let mut read_day = |column: usize, text: &str| -> Result<Day, Wrong> {
        if let Some((words, day)) = &last
            && words == text
        {
            return Ok(*day);
        }
        let day = values::day(text).map_err(|reason| (column, reason))?;
        last = Some((text.to_owned(), day));
        Ok(day)
    };
    let column = columns.from.unwrap_or(0);
    let text = row.field(column);
    if text.is_empty() {
        return Err((column, "the row has no day".into()));
    }
    let from = read_day(column, &text)?;
    let to = match row.given(columns.to) {
        Some((column, text)) => {
            let to = read_day(column, &text)?;
            if to < from {
                return Err((column, format!("it ends on {to}, before it begins on {from}")));
            }
            to
        }
        None => from,
    };
    let days_off = match columns.date_precision {
        Some((column, codes)) => codes.days_off(row.whole(Some(column))?.unwrap_or(1), to > from),
        None => 0,
    };
    let radius = match columns.place_precision {
        Some((column, codes)) => codes.radius(row.whole(Some(column))?.unwrap_or(1)),
        None => 0.0,
    };
    Ok((WhenWhere { from, to, days_off, point: point(columns, row)?, radius }, last))
}

/// Where a row lies, if it says so.
fn point(columns: &Columns, row: &Row<'_>) -> Result<Option<LonLat>, Wrong> {
    let (latitude, longitude) = match (row.given(columns.latitude), row.given(columns.longitude)) {
        (None, None) => return Ok(None),
        (Some((column, _)), None) => return Err((column, "the row has a latitude and no longitude".into())),
        (None, Some((column, _))) => return Err((column, "the row has a longitude and no latitude".into())),
        (Some(latitude), Some(longitude)) => (latitude, longitude),
    };
    let north = values::degrees(&latitude.1, 90.0).map_err(|reason| {
        let swapped = values::degrees(&latitude.1, 180.0).is_ok() && values::degrees(&longitude.1, 90.0).is_ok();
        (latitude.0, if swapped { format!("{reason}; are latitude and longitude swapped?") } else { reason })
    })?;
    let east = values::degrees(&longitude.1, 180.0).map_err(|reason| (longitude.0, reason))?;
    if north == 0.0 && east == 0.0 {
        return Err((latitude.0, "`0`, `0` is what an empty field becomes, no place of an event".into()));
    }
    LonLat::try_new(east, north).map(Some).map_err(|error| (latitude.0, error.to_string()))
}

fn toll(columns: &Columns, row: &Row<'_>) -> Result<Option<dateline_model::Toll>, Wrong> {
    let mut best = row.whole(columns.best)?;
    if best.is_none() && !columns.parts.is_empty() {
        for column in &columns.parts {
            if let Some(part) = row.whole(Some(*column))? {
                best = Some(best.unwrap_or(0).saturating_add(part));
            }
        }
    }
    Ok(values::toll(row.whole(columns.low)?, best, row.whole(columns.high)?))
}

/// What is wrong with a header: columns twice, and columns asked for that it does not have.
fn header_faults(
    file: &str,
    header: &[String],
    columns: &Columns,
    others: &[(String, Option<usize>)],
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let read = columns.read();
    for (at, name) in header.iter().enumerate() {
        if header[..at].contains(name) && !name.is_empty() {
            let first = header.iter().position(|one| one == name).unwrap_or(0);
            let which = if read.contains(&first) { "; the first was read" } else { "" };
            faults.push(Diagnostic::error(file, place(1, name), format!("the column `{name}` stands twice{which}")));
        }
    }
    for (name, column) in others {
        if column.is_none() {
            faults.push(Diagnostic::error(file, place(1, name), format!("there is no column `{name}`")));
        }
    }
    if columns.id.is_none() {
        let reason = "no column of ids (`event_id`, `id`): rows are named by their line";
        faults.push(Diagnostic::warning(file, "line 1", reason));
    }
    faults
}

/// The delimiter that the first line has most of.
pub(crate) fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(b"");
    let count = |wanted: u8| line.iter().filter(|byte| **byte == wanted).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|one| count(*one)).unwrap_or(b',')
}

pub(crate) fn bad_row(file: &str, line: u32, bad: BadRow, header: &[String]) -> Diagnostic {
    let name = |column: usize| header.get(column).map_or("", String::as_str);
    let (column, reason) = match bad {
        BadRow::OpenQuote { column } => (name(column), "a quote opens here and is not closed as it should be"),
        BadRow::LongField { column } => (name(column), "the field is larger than is read"),
        BadRow::TooManyOpenQuotes => ("", "so many quotes stay open that the rest of the file was left out"),
    };
    Diagnostic::error(file, place(line, column), reason)
}

pub(crate) fn place(line: u32, column: &str) -> String {
    if column.is_empty() { format!("line {line}") } else { format!("line {line}, column `{}`", values::shown(column)) }
}

pub(crate) fn content(row: &Row<'_>) -> String {
    let texts: Vec<Cow<'_, str>> = (0..row.fields.len().min(20)).map(|column| row.field(column)).collect();
    texts.join(",")
}

fn shown_list(header: &[String]) -> String {
    let names: Vec<String> = header.iter().take(12).map(|name| format!("`{}`", values::shown(name))).collect();
    names.join(", ")
}
