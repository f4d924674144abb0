//! Reading the records.

use dateline_model::{Diagnostic, Parsed, RoadLine};

use crate::Limits;
use crate::limits::too_large;
use crate::roads::lines::{LineFeature, roads_of_features};

/// The files that a shapefile consists of.
#[derive(Clone, Copy, Debug, Default)]
pub struct ShapefileParts<'a> {
    /// The lines: `.shp`.
    pub shp: &'a [u8],
    /// What is said of them: `.dbf`.
    pub dbf: Option<&'a [u8]>,
    /// The reference system: `.prj`.
    pub prj: Option<&'a [u8]>,
}

/// Reads the roads of a shapefile in degrees. Records are numbered from 1; one that is no line is told and left out.
#[must_use]
pub fn read_road_shapefile(file: &str, parts: ShapefileParts<'_>, limits: &Limits) -> Parsed<Vec<RoadLine>> {
    let size = parts.shp.len() as u64 + parts.dbf.map_or(0, |dbf| dbf.len() as u64);
    let projected = parts.prj.is_some_and(|prj| prj.trim_ascii_start().starts_with(b"PROJCS"));
    let refused = if let Some(reason) = too_large(size, limits.road_bytes) {
        Some(reason)
    } else if projected {
        Some("its coordinates are projected (.prj); convert it to longitude and latitude first: ogr2ogr -t_srs EPSG:4326".to_owned())
    } else if parts.shp.len() < 100 || integer_be(parts.shp, 0) != Some(9994) {
        Some("it is no shapefile".to_owned())
    } else {
        None
    };
    if let Some(reason) = refused {
        return Parsed { value: vec![], diagnostics: vec![Diagnostic::error(file, "", reason)] };
    }
    let mut diagnostics = vec![];
    let table = match parts.dbf.map(Table::read) {
        Some(Ok(table)) => Some(table),
        Some(Err(reason)) => {
            diagnostics.push(Diagnostic::warning(file, "", format!("its .dbf is left aside: {reason}")));
            None
        }
        None => {
            diagnostics.push(Diagnostic::warning(
                file,
                "",
                "there is no .dbf beside it: its roads have no class and no name",
            ));
            None
        }
    };
    let features = features(file, parts.shp, table.as_ref(), &mut diagnostics);
    let made = roads_of_features(file, features);
    diagnostics.extend(made.diagnostics);
    Parsed { value: made.value, diagnostics }
}

fn features(file: &str, shp: &[u8], table: Option<&Table<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<LineFeature> {
    let mut features = vec![];
    let (mut at, mut number) = (100, 0_usize);
    while at < shp.len() {
        number += 1;
        let place = format!("feature {number}");
        let length = integer_be(shp, at + 4).and_then(|words| usize::try_from(words).ok()).map(|words| words * 2);
        let Some(content) = length.and_then(|length| shp.get(at + 8..(at + 8).checked_add(length)?)) else {
            diagnostics.push(Diagnostic::error(
                file,
                place,
                format!("the file ends in the middle of it, at byte {at}"),
            ));
            break;
        };
        at += 8 + content.len();
        let lines = match lines(content) {
            Ok(lines) => lines,
            Err(reason) => {
                diagnostics.push(Diagnostic::error(file, place, reason));
                continue;
            }
        };
        let words = table.map(|table| table.row(number - 1)).unwrap_or_default();
        features.push(LineFeature { number: i64::try_from(number).unwrap_or(i64::MAX), lines, words });
    }
    features
}

/// The lines of a record: PolyLine (3), PolyLineZ (13), PolyLineM (23). Of the latter two, height and measure come after.
fn lines(content: &[u8]) -> Result<Vec<Vec<(f64, f64)>>, String> {
    let short = || "the record ends too early".to_owned();
    match integer(content, 0).ok_or_else(short)? {
        3 | 13 | 23 => {}
        0 => return Err("it has no geometry".to_owned()),
        other => return Err(format!("a shape of type {other} is no line")),
    }
    let count = |at| integer(content, at).and_then(|count| usize::try_from(count).ok()).ok_or_else(short);
    let (parts, points) = (count(36)?, count(40)?);
    let first_point = parts.checked_mul(4).and_then(|size| size.checked_add(44)).ok_or_else(short)?;
    let end = points.checked_mul(16).and_then(|size| size.checked_add(first_point)).ok_or_else(short)?;
    if parts > points || end > content.len() {
        return Err(short());
    }
    let starts: Vec<usize> = (0..parts).map(|part| count(44 + part * 4)).collect::<Result<_, _>>()?;
    let ends = starts.iter().skip(1).copied().chain([points]);
    let line = |(start, end): (usize, usize)| {
        if start > end || end > points {
            return Err("its parts are out of order".to_owned());
        }
        let real = |at: usize| content[at..].first_chunk::<8>().map_or(f64::NAN, |bytes| f64::from_le_bytes(*bytes));
        Ok((start..end).map(|point| (real(first_point + point * 16), real(first_point + point * 16 + 8))).collect())
    };
    starts.iter().copied().zip(ends).map(line).collect()
}

/// A dBASE table: the rows as they lie there, and where the fields begin and end in one.
struct Table<'a> {
    rows: &'a [u8],
    width: usize,
    fields: Vec<(String, usize, usize)>,
}

impl<'a> Table<'a> {
    fn read(dbf: &'a [u8]) -> Result<Self, String> {
        let half = |at: usize| {
            dbf.get(at..).and_then(<[u8]>::first_chunk::<2>).map(|two| usize::from(u16::from_le_bytes(*two)))
        };
        let (Some(start), Some(width)) = (half(8), half(10)) else { return Err("it ends too early".to_owned()) };
        let rows = dbf.get(start..).ok_or("it ends too early")?;
        let mut fields = vec![];
        let mut offset = 1;
        let described = dbf.get(32..start).unwrap_or_default();
        for field in described.chunks_exact(32).take_while(|field| field[0] != b'\r') {
            let name = field[..11].split(|byte| *byte == 0).next().unwrap_or_default();
            let length = usize::from(field[16]);
            fields.push((String::from_utf8_lossy(name).trim().to_owned(), offset, offset + length));
            offset += length;
        }
        if width == 0 || offset > width {
            return Err("its fields do not fit its rows".to_owned());
        }
        Ok(Self { rows, width, fields })
    }

    /// What is said in a row, without what is empty.
    fn row(&self, index: usize) -> Vec<(String, String)> {
        let start = index.saturating_mul(self.width);
        let Some(row) = self.rows.get(start..start.saturating_add(self.width)) else { return vec![] };
        let words = self.fields.iter().map(|(name, start, end)| {
            (name.clone(), String::from_utf8_lossy(&row[*start..*end]).trim_matches([' ', '\0']).to_owned())
        });
        words.filter(|(_, word)| !word.is_empty()).collect()
    }
}

fn integer(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..)?.first_chunk::<4>().map(|four| i32::from_le_bytes(*four))
}

fn integer_be(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..)?.first_chunk::<4>().map(|four| i32::from_be_bytes(*four))
}
