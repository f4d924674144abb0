//! The fields of one JSON object, each taken once, in the types that claims want; what is wrong is told with the field's
//! name and its value.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use dateline_model::{Count, Day, UnknownWord};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

/// How much of a wrong value is shown, in characters.
const SHOWN: usize = 80;

/// The fields that are left.
pub(super) struct Fields(BTreeMap<String, Value>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

/// Reads an object in which every field stands once: of two that differ, nobody knows which was meant.
struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Fields;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with the fields of a claim")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
        let mut fields = BTreeMap::new();
        while let Some((key, value)) = object.next_entry::<String, Value>()? {
            if let Some(twice) = fields.insert(key.clone(), value).map(|_| key) {
                return Err(A::Error::custom(format!("field `{}` stands twice", cut(&twice))));
            }
        }
        Ok(Fields(fields))
    }
}

impl Fields {
    /// Reads a line.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| {
            // Where serde counts lines, it counts them within the line.
            let whole = error.to_string();
            let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
            match error.classify() {
                serde_json::error::Category::Data => format!("{message} (column {})", error.column()),
                _ => format!("it is no JSON: {message} (column {})", error.column()),
            }
        })
    }

    /// The keys of the fields that nobody took.
    pub(super) fn left(self) -> Vec<String> {
        self.0.into_keys().map(|key| cut(&key)).collect()
    }

    fn must(&mut self, key: &str) -> Result<Value, String> {
        self.0.remove(key).ok_or_else(|| format!("field `{key}` is missing"))
    }

    /// A field that may be missing; `null` is the same.
    fn may(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key).filter(|value| !value.is_null())
    }

    pub(super) fn text(&mut self, key: &str) -> Result<String, String> {
        match self.must(key)? {
            Value::String(text) => Ok(text),
            other => Err(format!("`{key}`: `{}` is no text", shown(&other))),
        }
    }

    /// A text in one line that may be missing; an empty one is.
    pub(super) fn maybe_text(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.may(key) {
            None => Ok(None),
            Some(Value::String(text)) if text.chars().any(char::is_control) => Err(no_line(key, &text)),
            Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
            Some(other) => Err(format!("`{key}`: `{}` is no text", shown(&other))),
        }
    }

    /// A word of a closed list.
    pub(super) fn word<T: FromStr<Err = UnknownWord>>(&mut self, key: &str) -> Result<T, String> {
        word_of(key, &self.text(key)?)
    }

    pub(super) fn maybe_word<T: FromStr<Err = UnknownWord>>(&mut self, key: &str) -> Result<Option<T>, String> {
        self.maybe_text(key)?.map(|text| word_of(key, &text)).transpose()
    }

    /// A place in the text, in code points.
    pub(super) fn offset(&mut self, key: &str) -> Result<u32, String> {
        let value = self.must(key)?;
        let offset = value.as_u64().and_then(|offset| u32::try_from(offset).ok());
        offset.ok_or_else(|| format!("`{key}`: `{}` is no whole number from 0 on", shown(&value)))
    }

    /// A day; `null` where none is said.
    pub(super) fn day(&mut self, key: &str) -> Result<Option<Day>, String> {
        match self.0.remove(key) {
            None => Err(format!("field `{key}` is missing (`null` where no day is said)")),
            Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Day::parse(&text).map(Some).map_err(|_| no_day(key, &text)),
            Some(other) => Err(no_day(key, &shown(&other))),
        }
    }

    /// A list of texts, each in one line and none of them empty.
    pub(super) fn texts(&mut self, key: &str) -> Result<Vec<String>, String> {
        let texts = texts_of(key, self.must(key)?)?;
        if let Some(wrong) = texts.iter().find(|text| text.chars().any(char::is_control)) {
            return Err(no_line(key, wrong));
        }
        match texts.iter().position(|text| text.trim().is_empty()) {
            Some(at) => Err(format!("`{key}`: entry {} is empty", at + 1)),
            None => Ok(texts),
        }
    }

    /// A list of texts that may be missing, and in which some may be empty.
    pub(super) fn maybe_texts(&mut self, key: &str) -> Result<Option<Vec<String>>, String> {
        self.may(key).map(|value| texts_of(key, value)).transpose()
    }

    /// A count of people: low and high, of which one may be `null`.
    pub(super) fn count(&mut self, key: &str) -> Result<Option<Count>, String> {
        let Some(value) = self.may(key) else { return Ok(None) };
        let wrong = || format!("`{key}`: `{}` is no pair of whole numbers from 0 on, low and high", shown(&value));
        let ends: Vec<Option<u32>> = value
            .as_array()
            .filter(|ends| ends.len() == 2)
            .and_then(|ends| ends.iter().map(end_of).collect())
            .ok_or_else(wrong)?;
        Count::try_new(ends[0], ends[1]).map(Some).map_err(|_| match (ends[0], ends[1]) {
            (Some(low), Some(high)) => format!("`{key}`: the low end {low} lies above the high end {high}"),
            _ => format!("`{key}`: `{}` says no number", shown(&value)),
        })
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<bool, String> {
        match self.may(key) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(format!("`{key}`: `{}` is neither `true` nor `false`", shown(&other))),
        }
    }

    /// A number from 0 to 1.
    pub(super) fn share(&mut self, key: &str) -> Result<Option<f64>, String> {
        let Some(value) = self.may(key) else { return Ok(None) };
        share_of(&value).map(Some).ok_or_else(|| format!("`{key}`: `{}` is no number from 0 to 1", shown(&value)))
    }

    /// Whatever stands there, and how it is shown.
    pub(super) fn value(&mut self, key: &str) -> Option<(Value, String)> {
        self.may(key).map(|value| {
            let shown = shown(&value);
            (value, shown)
        })
    }
}

/// A number from 0 to 1.
pub(super) fn share_of(value: &Value) -> Option<f64> {
    value.as_f64().filter(|share| (0.0..=1.0).contains(share))
}

/// An end of a count: a number or `null`; `None` where it is neither.
fn end_of(value: &Value) -> Option<Option<u32>> {
    match value {
        Value::Null => Some(None),
        other => other.as_u64().and_then(|number| u32::try_from(number).ok()).map(Some),
    }
}

fn word_of<T: FromStr<Err = UnknownWord>>(key: &str, text: &str) -> Result<T, String> {
    cut(text).parse().map_err(|error: UnknownWord| format!("`{key}`: {error}"))
}

fn texts_of(key: &str, value: Value) -> Result<Vec<String>, String> {
    let wrong = format!("`{key}`: `{}` is no list of texts", shown(&value));
    let Value::Array(entries) = value else { return Err(wrong) };
    let text = |entry| if let Value::String(text) = entry { Some(text) } else { None };
    entries.into_iter().map(text).collect::<Option<_>>().ok_or(wrong)
}

fn no_day(key: &str, text: &str) -> String {
    format!("`{key}`: `{}` is no day of the form YYYY-MM-DD", cut(text))
}

/// Names are shown in lines of their own, which a line break in one of them could forge.
fn no_line(key: &str, text: &str) -> String {
    let shown: String = cut(text).chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("`{key}`: `{shown}` has a line break or another control character in it")
}

/// A value as it is shown in a message: a text without its quotation marks.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => cut(text),
        other => cut(&other.to_string()),
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= SHOWN { text.to_owned() } else { text.chars().take(SHOWN).chain(['…']).collect() }
}
