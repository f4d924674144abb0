//! One entry of a list of reports: the keys that `reports.json` and JSONL share.

use std::collections::BTreeMap;

use dateline_model::{Day, Diagnostic, PublishedBasis};
use serde::Deserialize;
use serde_json::Value;

use crate::{Details, dates};

/// An entry as it is written, any key with any value.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Entry(BTreeMap<String, Value>);

const KEYS: [&str; 11] = [
    "id",
    "title",
    "publisher",
    "published",
    "author",
    "url",
    "language",
    "licence",
    "license",
    "retrieved",
    "published_basis",
];

impl Entry {
    /// The words under a key that holds the report's text, or the name of its file; `None` where it holds no words.
    pub(crate) fn content(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }

    /// What the entry says of its report; else the key whose value cannot be read.
    pub(crate) fn details(&self) -> Result<Details, String> {
        let basis = self.words("published_basis")?;
        let published_basis = match basis.as_deref() {
            None => None,
            Some(word) => Some(
                PublishedBasis::from_word(word)
                    .ok_or_else(|| format!("published_basis `{word}` is none of stated, inferred, unknown"))?,
            ),
        };
        let licence = self.words("licence")?;
        Ok(Details {
            id: self.words("id")?,
            title: self.words("title")?,
            publisher: self.words("publisher")?,
            author: self.words("author")?,
            url: self.words("url")?,
            published: self.day("published")?,
            published_basis,
            language: self.words("language")?,
            licence: if licence.is_some() { licence } else { self.words("license")? },
            retrieved: self.day("retrieved")?,
        })
    }

    /// Words under a key; a number is taken as its digits (an id often is one), several authors are joined.
    fn words(&self, key: &str) -> Result<Option<String>, String> {
        match self.0.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(words)) => Ok(Some(words.trim().to_owned()).filter(|words| !words.is_empty())),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Array(several)) if several.iter().all(Value::is_string) => {
                let several: Vec<&str> = several.iter().filter_map(Value::as_str).collect();
                Ok(Some(several.join(", ")).filter(|words| !words.is_empty()))
            }
            Some(other) => Err(format!("{key} `{other}` is no string")),
        }
    }

    fn day(&self, key: &str) -> Result<Option<Day>, String> {
        let Some(words) = self.words(key)? else { return Ok(None) };
        dates::written_day(&words).map(Some).ok_or_else(|| format!("{key} `{words}` is no day of the form YYYY-MM-DD"))
    }
}

/// Keys that no reader of lists knows, each with the place where it was met first.
#[derive(Default)]
pub(crate) struct UnknownKeys(BTreeMap<String, String>);

impl UnknownKeys {
    /// Notes the keys of an entry that are not among the known ones, nor those given.
    pub(crate) fn note(&mut self, entry: &Entry, place: &str, also: &[&str]) {
        for key in entry.0.keys().filter(|key| !KEYS.contains(&key.as_str()) && !also.contains(&key.as_str())) {
            // A list whose every line has keys of its own must not fill the memory.
            if self.0.len() < 20 && !self.0.contains_key(key) {
                self.0.insert(key.clone(), place.to_owned());
            }
        }
    }

    /// One warning for all of them.
    pub(crate) fn warning(self, file: &str) -> Option<Diagnostic> {
        let keys: Vec<String> = self.0.iter().map(|(key, place)| format!("`{key}` (first at {place})")).collect();
        (!keys.is_empty()).then(|| {
            Diagnostic::warning(file, "", format!("keys that are not known were left out: {}", keys.join(", ")))
        })
    }
}
