//! Delimited text: a header, perhaps a row of HXL tags, rows.

use std::borrow::Cow;
use std::sync::LazyLock;

use dateline_model::{Diagnostic, Parsed};
use regex::Regex;

use super::read::{Fields, Reader, Spot};
use super::{DatasetError, DatasetFile, DatasetOptions, Mapping, named, of_header};
use crate::Limits;
use crate::event_table::parse::{Row, bad_row, delimiter};
use crate::event_table::rows::{Field, Rows};
use crate::event_table::values::shown;

impl Fields for Row<'_> {
    fn field(&self, column: usize) -> Cow<'_, str> {
        Row::field(self, column)
    }

    fn raw(&self, column: usize) -> &[u8] {
        self.fields.get(column).map_or(&[], |field| &self.bytes[field.start..field.end])
    }

    fn count(&self) -> usize {
        self.fields.len()
    }
}

/// The number of columns by which GDELT is known, which has no header.
const GDELT: usize = 61;

pub(super) fn read(
    file: &str,
    bytes: &[u8],
    options: &DatasetOptions,
    limits: &Limits,
) -> Result<Parsed<DatasetFile>, DatasetError> {
    let delimiter = delimiter(bytes);
    let mut rows = Rows::new(bytes, delimiter, limits.field_bytes);
    let mut fields: Vec<Field> = Vec::new();
    let unreadable = |reason: String| DatasetError::Unreadable { reason };
    let header = match rows.next(&mut fields) {
        Some((_, Ok(()))) => lower(bytes, &fields),
        Some((line, Err(bad))) => return Err(unreadable(bad_row(file, line, bad, &[]).reason)),
        None => return Err(unreadable("it is empty: a table begins with a line of column names".to_owned())),
    };
    let headless = is_gdelt(&header);
    let mut ahead = rows.clone();
    let mut second: Vec<Field> = Vec::new();
    let tags = match ahead.next(&mut second) {
        Some((_, Ok(()))) if !headless => Some(lower(bytes, &second)).filter(|tags| is_tags(tags)),
        _ => None,
    };
    let form = form_of(&header, tags.as_deref(), options)?;
    let (name, mapping) = (&form.0, &form.1);
    let by_tags = mapping.dataset.signature.iter().any(|name| name.starts_with('#'));
    let header = match tags {
        _ if mapping.dataset.headless => {
            rows = Rows::new(bytes, delimiter, limits.field_bytes);
            mapping.dataset.columns.clone()
        }
        Some(tags) => {
            rows = ahead;
            if by_tags { tags } else { header }
        }
        None => header,
    };
    let mut reader = Reader::new(file, mapping, &header, options.today, options.release)?;
    loop {
        let start = rows.position();
        let Some((line, row)) = rows.next(&mut fields) else { break };
        match row {
            Err(bad) => reader.diagnostics.push(bad_row(file, line, bad, &header)),
            Ok(()) => {
                // Empty lines before the row are no part of it.
                let at = fields.first().map_or(start, |field| start.max(field.start.saturating_sub(1)));
                let at = if bytes.get(at) == Some(&b'"') || at == start { at } else { at + 1 };
                let end = trimmed(bytes, at, rows.position());
                reader.row(&Row { bytes, fields: &fields }, Spot { line, at, len: end - at });
            }
        }
    }
    let (records, diagnostics, published) = reader.finish();
    let (about, label) = about(file, mapping, &header);
    let value = DatasetFile { form: name.clone(), about, label, header, published, records };
    Ok(Parsed { value, diagnostics: sorted(diagnostics) })
}

/// In the order of the input: those about the whole file first.
fn sorted(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let line = |one: &Diagnostic| -> u64 {
        let digits: String = one.place.chars().skip(5).take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    };
    diagnostics.sort_by_key(line);
    diagnostics
}

fn trimmed(bytes: &[u8], start: usize, mut end: usize) -> usize {
    while end > start && matches!(bytes[end - 1], b'\n' | b'\r') {
        end -= 1;
    }
    end
}

fn lower(bytes: &[u8], fields: &[Field]) -> Vec<String> {
    let row = Row { bytes, fields };
    (0..fields.len()).map(|column| row.field(column).trim_start_matches('\u{feff}').to_lowercase()).collect()
}

fn is_tags(row: &[String]) -> bool {
    row.iter().filter(|field| field.starts_with('#')).count() * 2 > row.len()
}

fn is_gdelt(row: &[String]) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    row.len() == GDELT && digits(&row[0]) && row[1].len() == 8 && digits(&row[1])
}

/// The mapping to read by, and the name of its form.
fn form_of(
    header: &[String],
    tags: Option<&[String]>,
    options: &DatasetOptions,
) -> Result<(String, Mapping), DatasetError> {
    if let Some(mapping) = &options.mapping {
        return Ok(("csv".to_owned(), mapping.clone()));
    }
    let owned = |(name, mapping): &(&str, Mapping)| ((*name).to_owned(), mapping.clone());
    if let Some(name) = &options.form {
        return named(name).map(owned);
    }
    if is_gdelt(header) {
        return named("gdelt").map(owned);
    }
    // A header of tags alone is its own second row.
    let tags = tags.or(is_tags(header).then_some(header));
    of_header(header).or_else(|| tags.and_then(of_header)).map(owned).ok_or_else(|| DatasetError::UnknownForm {
        header: header.iter().take(12).map(|name| format!("`{}`", shown(name))).collect::<Vec<_>>().join(", "),
    })
}

/// `v23_1`, `25.0.3`, `ged191`.
static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^0-9])v?(?P<year>[12][0-9])[._]?(?P<part>[0-9])(?:[._](?P<month>[0-9]{1,2}))?(?:[^0-9]|$)")
        .expect("the pattern is fixed")
});

/// What the dataset is, and what the release calls itself. UCDP's monthly releases (`25.0.3`) are a dataset of their own.
fn about(file: &str, mapping: &Mapping, header: &[String]) -> (super::About, String) {
    let mut about = mapping.dataset.clone();
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let columns = format!("{} columns", header.len());
    if about.name != "ucdp-ged" {
        return (about, columns);
    }
    let Some(found) = VERSION.captures(name) else { return (about, columns) };
    let mut version = format!("{}.{}", &found["year"], &found["part"]);
    if let Some(month) = found.name("month") {
        version = format!("{version}.{}", month.as_str());
        "ucdp-candidate".clone_into(&mut about.name);
        "UCDP Candidate Events Dataset".clone_into(&mut about.title);
    }
    (about, format!("{version}, {columns}"))
}
