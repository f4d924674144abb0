//! Taxonomies, as the MELTT method takes them: what a source's own word stands for, from the finest level to the
//! broadest.
//!
//! A file has the columns `data.source`, `base.categories` and one for each level; the column of the datasets that it is
//! about is named in the file's name (`taxonomy_color_tax.csv` or `color_tax.csv`).

use dateline_model::{Diagnostic, Parsed, Taxonomy};

use super::rows::{Field, Rows};
use super::{parse, source_of};
use crate::Limits;

/// Reads a taxonomy.
#[must_use]
pub fn read_taxonomy(file: &str, bytes: &[u8], limits: &Limits) -> Parsed<Taxonomy> {
    let stem = source_of(file);
    let column = stem.strip_prefix("taxonomy_").unwrap_or(stem).to_owned();
    let mut parsed = Parsed::clean(Taxonomy { column, ..Taxonomy::default() });
    let mut rows = Rows::new(bytes, parse::delimiter(bytes), limits.field_bytes);
    let mut fields: Vec<Field> = Vec::new();
    let text = |field: &Field| String::from_utf8_lossy(&bytes[field.start..field.end]).trim().replace("\"\"", "\"");
    let header: Vec<String> = match rows.next(&mut fields) {
        Some((_, Ok(()))) => fields.iter().map(|field| text(field).to_lowercase()).collect(),
        _ => vec![],
    };
    if header.len() < 3 || header[0] != "data.source" || header[1] != "base.categories" {
        let reason = "a taxonomy has the columns `data.source`, `base.categories` and one or more levels";
        parsed.diagnostics.push(Diagnostic::error(file, "line 1", reason));
        return parsed;
    }
    parsed.value.levels = header.len() - 2;
    while let Some((line, read)) = rows.next(&mut fields) {
        if read.is_err() || fields.len() != header.len() {
            let reason = format!("the row cannot be read as {} fields", header.len());
            parsed.diagnostics.push(Diagnostic::error(file, format!("line {line}"), reason));
            continue;
        }
        let mut words = fields.iter().map(text);
        let (Some(source), Some(word)) = (words.next(), words.next()) else { continue };
        parsed.value.entries.push((source, word, words.collect()));
    }
    parsed
}
