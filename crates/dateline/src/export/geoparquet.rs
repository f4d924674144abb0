//! GeoParquet 1.1: Parquet with points as well-known binary, and a note in its metadata that says so.
//!
//! Written column by column with the plain writer of the `parquet` crate: Arrow, which the usual helpers come with, would
//! take longer to build than the rest of the program. Readers: GDAL, QGIS, GeoPandas, DuckDB, R's `sf` and `arrow`.
//!
//! The specification: <https://geoparquet.org/releases/v1.1.0/>.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::json;

use crate::listing::{Cell, Listing};

/// A group of rows is held in memory by whoever reads it.
const ROWS_A_GROUP: usize = 100_000;

/// The file. The columns `longitude` and `latitude` become the geometry, which comes first.
pub(super) fn file(listing: &Listing) -> Vec<u8> {
    write(listing).expect("memory can always be written to, and every cell fits its column")
}

/// What a column holds, seen from its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Text,
    Day,
    Number,
    Texts,
}

fn write(listing: &Listing) -> Result<Vec<u8>, ParquetError> {
    let at = |name: &str| listing.columns.iter().position(|column| *column == name);
    let points: Vec<Option<(f64, f64)>> = listing
        .rows
        .iter()
        .map(|row| match (at("longitude").map(|at| &row[at]), at("latitude").map(|at| &row[at])) {
            (Some(Cell::Number(longitude)), Some(Cell::Number(latitude))) => Some((*longitude, *latitude)),
            _ => None,
        })
        .collect();
    let columns: Vec<(usize, &str, Form)> = listing
        .columns
        .iter()
        .enumerate()
        .filter(|(_, name)| !["longitude", "latitude"].contains(name))
        .map(|(at, name)| (at, *name, form(name)))
        .collect();
    let note = KeyValue::new("geo".to_owned(), geo(&points).to_string());
    let properties = WriterProperties::builder()
        .set_key_value_metadata(Some(vec![note]))
        .set_created_by(concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema(&columns)?, Arc::new(properties))?;
    for (rows, points) in listing.rows.chunks(ROWS_A_GROUP).zip(points.chunks(ROWS_A_GROUP)) {
        let mut group = writer.next_row_group()?;
        bytes(&mut group, points.iter().map(|point| point.map(well_known_binary)))?;
        for (at, _, form) in &columns {
            let cells = rows.iter().map(|row| &row[*at]);
            match form {
                Form::Text => bytes(&mut group, cells.map(text))?,
                Form::Day => days(&mut group, cells)?,
                Form::Number => numbers(&mut group, cells)?,
                Form::Texts => texts(&mut group, cells)?,
            }
        }
        group.close()?;
    }
    writer.into_inner()
}

fn form(column: &str) -> Form {
    match column {
        "from" | "to" => Form::Day,
        "probability" => Form::Number,
        "parties" => Form::Texts,
        _ => Form::Text,
    }
}

/// What the specification wants to be told: that the column is WKB, of points, and where these lie. No coordinate
/// system given means longitude and latitude (OGC:CRS84).
fn geo(points: &[Option<(f64, f64)>]) -> serde_json::Value {
    let mut column = json!({ "encoding": "WKB", "geometry_types": ["Point"] });
    let known = || points.iter().flatten();
    if known().next().is_some() {
        let least = |take: fn(&(f64, f64)) -> f64| known().map(take).fold(f64::INFINITY, f64::min);
        let most = |take: fn(&(f64, f64)) -> f64| known().map(take).fold(f64::NEG_INFINITY, f64::max);
        column["bbox"] =
            json!([least(|point| point.0), least(|point| point.1), most(|point| point.0), most(|point| point.1)]);
    }
    json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } })
}

fn schema(columns: &[(usize, &str, Form)]) -> Result<TypePtr, ParquetError> {
    let one = |name: &str, kind: Physical, meaning: Option<LogicalType>| {
        let column = Type::primitive_type_builder(name, kind).with_repetition(Repetition::OPTIONAL);
        Ok::<_, ParquetError>(Arc::new(column.with_logical_type(meaning).build()?))
    };
    let mut fields = vec![one("geometry", Physical::BYTE_ARRAY, None)?];
    for (_, name, form) in columns {
        fields.push(match form {
            Form::Text => one(name, Physical::BYTE_ARRAY, Some(LogicalType::String))?,
            Form::Day => one(name, Physical::INT32, Some(LogicalType::Date))?,
            Form::Number => one(name, Physical::DOUBLE, None)?,
            Form::Texts => list(name)?,
        });
    }
    Ok(Arc::new(Type::group_type_builder("control").with_fields(fields).build()?))
}

/// A list of texts in the three levels that the Parquet format asks for; never missing, but maybe empty.
fn list(name: &str) -> Result<TypePtr, ParquetError> {
    let element = Type::primitive_type_builder("element", Physical::BYTE_ARRAY)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::String))
        .build()?;
    let repeated = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![Arc::new(element)])
        .build()?;
    let list = Type::group_type_builder(name)
        .with_repetition(Repetition::REQUIRED)
        .with_logical_type(Some(LogicalType::List))
        .with_fields(vec![Arc::new(repeated)])
        .build()?;
    Ok(Arc::new(list))
}

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

/// The values there are, and for each row whether there is one (1) or not (0).
fn levels<T>(cells: impl Iterator<Item = Option<T>>) -> (Vec<T>, Vec<i16>) {
    let (mut values, mut levels) = (vec![], vec![]);
    for value in cells {
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    (values, levels)
}

fn bytes(group: &mut Group<'_>, cells: impl Iterator<Item = Option<Vec<u8>>>) -> Result<(), ParquetError> {
    let (values, levels) = levels(cells.map(|cell| cell.map(ByteArray::from)));
    next_column(group, |writer| match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => writer.write_batch(&values, Some(&levels), None),
        _ => Err(unexpected()),
    })
}

fn days<'a>(group: &mut Group<'_>, cells: impl Iterator<Item = &'a Cell>) -> Result<(), ParquetError> {
    let (values, levels) = levels(cells.map(|cell| if let Cell::Day(day) = cell { Some(day.number()) } else { None }));
    next_column(group, |writer| match writer {
        ColumnWriter::Int32ColumnWriter(writer) => writer.write_batch(&values, Some(&levels), None),
        _ => Err(unexpected()),
    })
}

fn numbers<'a>(group: &mut Group<'_>, cells: impl Iterator<Item = &'a Cell>) -> Result<(), ParquetError> {
    let (values, levels) = levels(cells.map(|cell| if let Cell::Number(number) = cell { Some(*number) } else { None }));
    next_column(group, |writer| match writer {
        ColumnWriter::DoubleColumnWriter(writer) => writer.write_batch(&values, Some(&levels), None),
        _ => Err(unexpected()),
    })
}

/// Lists: the first element of a row begins it (0), the others repeat (1); an empty list has no element (0).
fn texts<'a>(group: &mut Group<'_>, cells: impl Iterator<Item = &'a Cell>) -> Result<(), ParquetError> {
    let (mut values, mut defined, mut repeated) = (vec![], vec![], vec![]);
    for cell in cells {
        let items = if let Cell::List(items) = cell { items.as_slice() } else { &[] };
        if items.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (index, item) in items.iter().enumerate() {
            values.push(ByteArray::from(item.as_str()));
            defined.push(1);
            repeated.push(i16::from(index > 0));
        }
    }
    next_column(group, |writer| match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => writer.write_batch(&values, Some(&defined), Some(&repeated)),
        _ => Err(unexpected()),
    })
}

fn next_column(
    group: &mut Group<'_>,
    fill: impl FnOnce(&mut ColumnWriter<'_>) -> Result<usize, ParquetError>,
) -> Result<(), ParquetError> {
    let mut column = group.next_column()?.ok_or_else(unexpected)?;
    fill(column.untyped())?;
    column.close()
}

fn unexpected() -> ParquetError {
    ParquetError::General("a column is not the one that the schema has at its place".to_owned())
}

fn text(cell: &Cell) -> Option<Vec<u8>> {
    match cell {
        Cell::Text(text) => Some(text.clone().into_bytes()),
        _ => None,
    }
}

/// A point, little endian.
fn well_known_binary((longitude, latitude): (f64, f64)) -> Vec<u8> {
    let mut blob = vec![1];
    blob.extend(1_u32.to_le_bytes());
    blob.extend(longitude.to_le_bytes());
    blob.extend(latitude.to_le_bytes());
    blob
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use dateline_model::Day;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    use super::*;

    fn listing() -> Listing {
        let mut listing =
            Listing::new(&["place", "from", "to", "holder", "probability", "parties", "longitude", "latitude"]);
        let qara = [Cell::text("Qara"), Cell::Empty, Cell::Day(Day::parse("2013-11-18").unwrap())];
        let held = [Cell::text("Contested"), Cell::Number(0.65), Cell::list(["a", "b"])];
        listing.rows.push([&qara[..], &held, &[Cell::Number(36.745), Cell::Number(34.156)]].concat());
        let hill = [Cell::text("Hill 103"), Cell::Empty, Cell::Empty, Cell::text("Unknown"), Cell::Empty];
        listing.rows.push([&hill[..], &[Cell::list::<&str>([]), Cell::Empty, Cell::Empty]].concat());
        listing
    }

    #[test]
    fn rows_come_back_as_they_went_in() {
        let reader = SerializedFileReader::new(Bytes::from(file(&listing()))).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get_bytes(0).unwrap().data(), well_known_binary((36.745, 34.156)));
        assert_eq!(rows[0].get_string(1).unwrap(), "Qara");
        assert_eq!(rows[0].get_double(5).unwrap(), 0.65);
        assert_eq!(rows[0].get_list(6).unwrap().len(), 2);
        assert_eq!(rows[1].get_list(6).unwrap().len(), 0);
        assert!(rows[1].get_bytes(0).is_err() && rows[1].get_double(5).is_err(), "there is none");
        assert!(rows[0].to_string().contains("to: 2013-11-18"), "{}", rows[0]);
    }

    #[test]
    fn the_note_says_what_the_geometry_is_and_where_it_lies() {
        let reader = SerializedFileReader::new(Bytes::from(file(&listing()))).unwrap();
        let notes = reader.metadata().file_metadata().key_value_metadata().unwrap();
        let note = notes.iter().find(|note| note.key == "geo").and_then(|note| note.value.as_deref()).unwrap();
        let note: serde_json::Value = serde_json::from_str(note).unwrap();
        assert_eq!((&note["version"], &note["primary_column"]), (&json!("1.1.0"), &json!("geometry")));
        assert_eq!(note["columns"]["geometry"]["bbox"], json!([36.745, 34.156, 36.745, 34.156]));
        assert_eq!(geo(&[None])["columns"]["geometry"].get("bbox"), None);
    }

    #[test]
    fn no_rows_make_a_file_without_any() {
        let empty = Listing { rows: vec![], ..listing() };
        let reader = SerializedFileReader::new(Bytes::from(file(&empty))).unwrap();
        assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
    }
}
