//! Rows of any form to records, by a mapping.

use std::borrow::Cow;
use std::hash::Hasher;

use dateline_model::{COUNTS, Day, Diagnostic, LonLat, Metres, RecordTable, WORDS};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use smol_str::SmolStr;

use super::DatasetError;
use super::mapping::{DateOrder, Mapping, Off};
use crate::event_table::parse::place;
use crate::event_table::{swapped, values};

/// A column in which something is wrong, and what.
type Wrong = (usize, String);

/// The fields of a row.
pub(super) trait Fields {
    /// A field, without white space at its ends.
    fn field(&self, column: usize) -> Cow<'_, str>;
    /// Its bytes as they stand.
    fn raw(&self, column: usize) -> &[u8];
    /// How many there are.
    fn count(&self) -> usize;
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) line: u32,
    pub(super) at: usize,
    pub(super) len: usize,
}

/// Goes through rows.
pub(super) struct Reader<'a> {
    file: &'a str,
    mapping: &'a Mapping,
    header: &'a [String],
    today: Day,
    /// The day of rows without one.
    release: Option<Day>,
    columns: Columns,
    seeds: Vec<Option<u64>>,
    days: FxHashMap<SmolStr, Day>,
    seen: FxHashSet<SmolStr>,
    published: i64,
    /// Rows whose low, best and high are not in order, and the line of the first.
    unordered: (usize, Option<u32>),
    pub(super) table: RecordTable,
    pub(super) diagnostics: Vec<Diagnostic>,
}

struct Columns {
    id: Vec<usize>,
    id_of: Vec<usize>,
    from: Vec<usize>,
    to: Vec<usize>,
    date_precision: Vec<usize>,
    latitude: Vec<usize>,
    longitude: Vec<usize>,
    place_precision: Vec<usize>,
    words: [Vec<usize>; 9],
    counts: [Vec<usize>; 7],
    published: Option<usize>,
}

/// Best, and the four by side.
const BEST: usize = 1;

impl<'a> Reader<'a> {
    pub(super) fn new(
        file: &'a str,
        mapping: &'a Mapping,
        header: &'a [String],
        today: Day,
        release: Option<Day>,
    ) -> Result<Self, DatasetError> {
        let all = |part: &str| -> Vec<usize> {
            mapping.of(part).iter().filter_map(|name| header.iter().position(|one| one == name)).collect()
        };
        let columns = Columns {
            id: all("id"),
            id_of: all("id_of"),
            from: all("from"),
            to: all("to"),
            date_precision: all("date_precision"),
            latitude: all("latitude"),
            longitude: all("longitude"),
            place_precision: all("place_precision"),
            words: WORDS.map(all),
            counts: COUNTS.map(all),
            published: mapping.dataset.published.as_ref().and_then(|name| header.iter().position(|one| one == name)),
        };
        for (part, found) in [("id", columns.id.len() + columns.id_of.len()), ("from", columns.from.len())] {
            if found == 0 && !(part == "from" && mapping.dataset.undated) {
                let names = mapping.of(part).join("`, `");
                return Err(DatasetError::NoColumn { part: part.to_owned(), names, header: shown(header) });
            }
        }
        if mapping.dataset.undated && release.is_none() {
            return Err(DatasetError::NoDay);
        }
        let seeds = header
            .iter()
            .map(|name| {
                let mut hasher = FxHasher::default();
                hasher.write(name.as_bytes());
                (!mapping.dataset.volatile.contains(name)).then(|| hasher.finish())
            })
            .collect();
        let mut reader = Self {
            file,
            mapping,
            header,
            today,
            release,
            columns,
            seeds,
            days: FxHashMap::default(),
            seen: FxHashSet::default(),
            published: 0,
            unordered: (0, None),
            table: RecordTable::default(),
            diagnostics: Vec::new(),
        };
        reader.look_at_header();
        Ok(reader)
    }

    /// What of the header is not as it was.
    fn look_at_header(&mut self) {
        let about = &self.mapping.dataset;
        for (at, name) in self.header.iter().enumerate() {
            if !name.is_empty() && self.header[..at].contains(name) {
                let reason = format!("the column `{}` stands twice; the first is read", values::shown(name));
                self.diagnostics.push(Diagnostic::error(self.file, place(1, name), reason));
            } else if !about.columns.is_empty() && !about.columns.contains(name) && !about.optional.contains(name) {
                let reason = format!("`{}` is a new column; it is kept and not read", values::shown(name));
                self.diagnostics.push(Diagnostic::warning(self.file, place(1, name), reason));
            }
        }
        for name in about.columns.iter().filter(|name| !about.optional.contains(name) && !self.header.contains(name)) {
            let reason = format!("there is no column `{name}`, which {} has", about.title);
            self.diagnostics.push(Diagnostic::warning(self.file, "line 1", reason));
        }
    }

    /// A field of the first of some columns that the row fills.
    fn given<'f>(&self, fields: &'f impl Fields, columns: &[usize]) -> Option<(usize, Cow<'f, str>)> {
        columns.iter().find_map(|column| {
            let text = fields.field(*column);
            let empty = text.is_empty() || self.mapping.dataset.missing.iter().any(|word| *word == *text);
            (!empty).then_some((*column, text))
        })
    }

    /// Takes a row in, or tells why not.
    pub(super) fn row(&mut self, fields: &impl Fields, spot: Spot) {
        if let Err((column, reason)) = self.take(fields, spot) {
            let name = column.and_then(|column| self.header.get(column)).map_or("", String::as_str);
            let content: Vec<Cow<'_, str>> = (0..fields.count().min(20)).map(|column| fields.field(column)).collect();
            let told = Diagnostic::error(self.file, place(spot.line, name), reason);
            self.diagnostics.push(told.with_content(&content.join(",")));
        }
    }

    fn take(&mut self, fields: &impl Fields, spot: Spot) -> Result<(), (Option<usize>, String)> {
        if fields.count() != self.header.len() {
            let (has, wants) = (fields.count(), self.header.len());
            let kind = if has < wants { "cut off" } else { "too long" };
            return Err((None, format!("the row is {kind}: it has {has} fields, the header {wants}")));
        }
        let in_column = |(column, reason): Wrong| (Some(column), reason);
        let key = self.key(fields).map_err(in_column)?;
        let (from, to) = self.when(fields).map_err(in_column)?;
        let point = self.point(fields).map_err(in_column)?;
        let radius = self.radius(fields, spot.line);
        let counts = self.counts(fields, spot.line).map_err(in_column)?;
        if let Some(column) = self.columns.published {
            self.published = self.published.max(fields.field(column).parse().unwrap_or(0));
        }
        self.seen.insert(key.clone());
        let words: [Option<(usize, Cow<'_, str>)>; 9] =
            std::array::from_fn(|at| self.given(fields, &self.columns.words[at]));
        let hash = self.hash(fields);
        let table = &mut self.table;
        for (at, word) in words.iter().enumerate() {
            let word = word.as_ref().map_or("", |(_, word)| word.as_ref());
            let meant = self.mapping.words.get(WORDS[at]).and_then(|meanings| meanings.get(word));
            table.words[at].push(meant.map_or(word, String::as_str));
        }
        for (column, count) in table.counts.iter_mut().zip(counts) {
            column.push(count);
        }
        table.keys.push(key);
        table.at.push(spot.at as u64);
        table.len.push(u32::try_from(spot.len).unwrap_or(u32::MAX));
        table.lines.push(spot.line);
        table.hashes.push(hash);
        table.from.push(from);
        table.to.push(to);
        table.points.push(point);
        table.radius.push(point.and(radius).map(Metres));
        Ok(())
    }

    fn key(&self, fields: &impl Fields) -> Result<SmolStr, Wrong> {
        let column = self.columns.id.first().or(self.columns.id_of.first()).copied().unwrap_or(0);
        let key = if self.columns.id_of.is_empty() {
            self.given(fields, &self.columns.id).map_or_else(SmolStr::default, |(_, id)| SmolStr::new(id))
        } else {
            let parts: Vec<Cow<'_, str>> = self.columns.id_of.iter().map(|column| fields.field(*column)).collect();
            SmolStr::new(parts.join("|"))
        };
        if key.is_empty() {
            Err((column, "the row has no id".to_owned()))
        } else if self.seen.contains(&key) {
            Err((column, format!("the id `{}` stands in an earlier row", values::shown(&key))))
        } else {
            Ok(key)
        }
    }

    fn day(&mut self, text: &str) -> Result<Day, String> {
        if let Some(day) = self.days.get(text) {
            return Ok(*day);
        }
        let about = &self.mapping.dataset;
        let day = match about.date_order.and_then(|order| in_order(text, order)) {
            Some(day) => day,
            None => values::day(text)?,
        };
        if day > self.today.plus(1) {
            return Err(format!("`{day}` lies in the future"));
        }
        if let Some(first) = about.first_day.filter(|first| day < *first) {
            return Err(format!("`{day}` lies before `{first}`, with which {} begins", about.title));
        }
        self.days.insert(SmolStr::new(text), day);
        Ok(day)
    }

    fn when(&mut self, fields: &impl Fields) -> Result<(Day, Day), Wrong> {
        let from = match self.given(fields, &self.columns.from) {
            Some((column, text)) => self.day(&text).map_err(|reason| (column, reason))?,
            None => match self.release.filter(|_| self.mapping.dataset.undated) {
                Some(day) => return Ok((day, day)),
                None => return Err((self.columns.from.first().copied().unwrap_or(0), "the row has no day".to_owned())),
            },
        };
        let to = match self.given(fields, &self.columns.to) {
            Some((column, text)) => {
                let to = self.day(&text).map_err(|reason| (column, reason))?;
                if to < from {
                    return Err((column, format!("`{to}` is before `{from}`, the first day")));
                }
                to
            }
            None => from,
        };
        // A span that was told stands for itself.
        let code = if to > from { None } else { self.given(fields, &self.columns.date_precision) };
        let Some((column, code)) = code else { return Ok((from, to)) };
        match self.mapping.date_precision.get(plain(&code)).and_then(|word| Off::parse(word)) {
            Some(off) => Ok(off.span(from)),
            None => Err((column, format!("`{}` is no known precision of a date", values::shown(&code)))),
        }
    }

    fn point(&self, fields: &impl Fields) -> Result<Option<LonLat>, Wrong> {
        let (north, east) =
            match (self.given(fields, &self.columns.latitude), self.given(fields, &self.columns.longitude)) {
                (None, None) => return Ok(None),
                (Some((column, _)), None) => return Err((column, "the row has a latitude and no longitude".into())),
                (None, Some((column, _))) => return Err((column, "the row has a longitude and no latitude".into())),
                (Some(north), Some(east)) => (north, east),
            };
        let latitude = values::degrees(&north.1, 90.0).map_err(|reason| {
            let swapped = values::degrees(&north.1, 180.0).is_ok() && values::degrees(&east.1, 90.0).is_ok();
            (north.0, if swapped { format!("{reason}; are latitude and longitude swapped?") } else { reason })
        })?;
        let longitude = values::degrees(&east.1, 180.0).map_err(|reason| (east.0, reason))?;
        if latitude == 0.0 && longitude == 0.0 {
            return Err((north.0, "`0`, `0` is what an empty field becomes, no place of an event".to_owned()));
        }
        LonLat::try_new(longitude, latitude).map(Some).map_err(|error| (north.0, error.to_string()))
    }

    /// How far from its point the row may have been. A code that nobody knows is told of, and taken for a wide one.
    fn radius(&mut self, fields: &impl Fields, line: u32) -> Option<f64> {
        let (column, code) = self.given(fields, &self.columns.place_precision)?;
        let known = self.mapping.place_precision.get(plain(&code)).copied();
        if known.is_some() {
            return known;
        }
        let widest = self.mapping.place_precision.values().copied().fold(0.0, f64::max);
        let reason = format!("`{}` is no known precision of a place; taken for the widest", values::shown(&code));
        self.diagnostics.push(Diagnostic::warning(self.file, place(line, &self.header[column]), reason));
        Some(widest)
    }

    fn counts(&mut self, fields: &impl Fields, line: u32) -> Result<[Option<u32>; 7], Wrong> {
        let mut counts = [None; 7];
        for (at, count) in counts.iter_mut().enumerate() {
            let Some((column, text)) = self.given(fields, &self.columns.counts[at]) else { continue };
            if self.mapping.dataset.unreported.as_deref() == Some(&*text) {
                continue;
            }
            *count = Some(values::whole(&text).map_err(|reason| (column, reason))?);
        }
        if counts[BEST].is_none() && self.columns.counts[BEST].is_empty() {
            let parts = counts[3..].iter().flatten();
            counts[BEST] = parts.copied().reduce(u32::saturating_add);
        }
        // As the dataset says them, in whatever order: its figures are not ours to put right.
        let given: Vec<u32> = counts[..3].iter().flatten().copied().collect();
        if !given.is_sorted() {
            self.unordered.0 += 1;
            self.unordered.1.get_or_insert(line);
        }
        Ok(counts)
    }

    /// A hash of what the row says: of its fields by the names of their columns, without those that are empty.
    fn hash(&self, fields: &impl Fields) -> u64 {
        let mut sum = 0_u64;
        for (column, seed) in self.seeds.iter().enumerate() {
            let (Some(seed), raw) = (seed, fields.raw(column)) else { continue };
            if !raw.is_empty() {
                let mut hasher = FxHasher::default();
                hasher.write_u64(*seed);
                hasher.write(raw);
                sum = sum.wrapping_add(hasher.finish());
            }
        }
        sum
    }

    /// What can only be told once all rows are there.
    pub(super) fn finish(mut self) -> (RecordTable, Vec<Diagnostic>, Option<Day>) {
        let strange = swapped::find(&self.table.points);
        if !strange.is_empty() {
            let mut kept = vec![true; self.table.len()];
            for row in strange {
                kept[row] = false;
                let name = self.columns.latitude.first().map_or("", |column| self.header[*column].as_str());
                let reason =
                    "latitude and longitude look swapped: the other way round it lies where all other rows are";
                self.diagnostics.push(Diagnostic::error(self.file, place(self.table.lines[row], name), reason));
            }
            self.table.keep(&kept);
        }
        self.set_kinds();
        self.look_at_values();
        if let (rows, Some(line)) = self.unordered {
            let reason =
                format!("low, best and high are not in order, here and in all in {rows} rows; kept as they are");
            self.diagnostics.push(Diagnostic::warning(self.file, place(line, ""), reason));
        }
        let published = i32::try_from(self.published / 86_400).ok().filter(|days| *days > 0).map(Day::from_number);
        (self.table, self.diagnostics, published.filter(|day| *day <= self.today))
    }

    fn set_kinds(&mut self) {
        let kinds = |at: usize| -> Vec<_> {
            let texts = self.table.words[at].texts();
            texts.iter().map(|text| self.mapping.kinds.get(text.as_str()).copied()).collect()
        };
        let (of_type, of_sub_type) = (kinds(0), kinds(1));
        let rows = self.table.words[0].rows().iter().zip(self.table.words[1].rows());
        self.table.kinds = rows.map(|(one, sub)| of_sub_type[*sub as usize].or(of_type[*one as usize])).collect();
    }

    /// Words that were not there in earlier releases.
    fn look_at_values(&mut self) {
        for (at, part) in WORDS.iter().enumerate() {
            let Some(known) = self.mapping.values.get(*part) else { continue };
            let words = &self.table.words[at];
            for (number, text) in words.texts().iter().enumerate() {
                if text.is_empty() || known.iter().any(|one| one == text.as_str()) {
                    continue;
                }
                let rows = words.rows().iter().filter(|row| **row as usize == number).count();
                if rows > 0 {
                    let reason = format!(
                        "`{}` is a new word of {part}, in {rows} {}",
                        values::shown(text),
                        if rows == 1 { "row" } else { "rows" }
                    );
                    self.diagnostics.push(Diagnostic::warning(self.file, "", reason));
                }
            }
        }
    }
}

/// A code without the fraction that spreadsheets add.
fn plain(code: &str) -> &str {
    code.strip_suffix(".0").unwrap_or(code)
}

/// A day such as `05/12/2013`, in an order that was told.
fn in_order(text: &str, order: DateOrder) -> Option<Day> {
    let head = text.split([' ', 'T']).next()?;
    let mut parts = head.split(['/', '-', '.']);
    let (one, two, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || one.len() > 2 || two.len() > 2 {
        return None;
    }
    let (day, month) = match order {
        DateOrder::DayMonthYear => (one, two),
        DateOrder::MonthDayYear => (two, one),
    };
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn shown(header: &[String]) -> String {
    let names: Vec<String> = header.iter().take(12).map(|name| format!("`{}`", values::shown(name))).collect();
    names.join(", ")
}
