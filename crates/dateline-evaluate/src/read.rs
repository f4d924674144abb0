//! Codings from their lines.
//!
//! A coding that is to be judged may come from anywhere, so fields that say nothing may be missing or null. A line that
//! cannot be read stops the work: figures over what was left would be figures of something else.

use dateline_model::{ActorId, Count, Day, DaySpan, Kind, Stance};
use serde::{Deserialize, Deserializer};

use crate::{Coded, EvaluateError};

/// Reads the lines of a gold coding: each must say where its quote stands.
pub fn read_gold(file: &str, text: &str) -> Result<Vec<Coded>, EvaluateError> {
    read(file, text, |coded| match coded.start < coded.end {
        true => Ok(()),
        false => Err("`start` and `end` do not say where the quote stands".to_owned()),
    })
}

/// Reads the lines of a coding that is to be judged: a claim that does not say where its quote stands is counted later
/// among those that are not verbatim.
pub fn read_predicted(file: &str, text: &str) -> Result<Vec<Coded>, EvaluateError> {
    read(file, text, |_| Ok(()))
}

fn read(file: &str, text: &str, check: impl Fn(&Coded) -> Result<(), String>) -> Result<Vec<Coded>, EvaluateError> {
    let wrong = |line: usize, reason: String| EvaluateError::Line { file: file.to_owned(), line, reason };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1_usize..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let read: Line = serde_json::from_str(line).map_err(|error| wrong(number, reason(&error)))?;
            let coded = Coded::from(read);
            check(&coded).map_err(|reason| wrong(number, reason))?;
            Ok(coded)
        })
        .collect()
}

/// What is wrong; of the place in the line only the column, since it is its only line.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let said = error.to_string();
    match said.rsplit_once(" at line ") {
        Some((said, _)) if error.column() > 0 => format!("{said} (column {})", error.column()),
        Some((said, _)) => said.to_owned(),
        None => said,
    }
}

/// A line, before it is known what of it can be used.
#[derive(Deserialize)]
struct Line {
    doc: String,
    kind: Kind,
    #[serde(default, deserialize_with = "or_default")]
    quote: String,
    #[serde(default)]
    start: Option<i64>,
    #[serde(default)]
    end: Option<i64>,
    #[serde(default, deserialize_with = "day")]
    from: Option<Day>,
    #[serde(default, deserialize_with = "day")]
    to: Option<Day>,
    #[serde(default, deserialize_with = "or_default")]
    places: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    by: Vec<ActorId>,
    #[serde(default, deserialize_with = "or_default")]
    against: Vec<ActorId>,
    #[serde(default)]
    killed: Option<Count>,
    #[serde(default)]
    wounded: Option<Count>,
    #[serde(default)]
    captured: Option<Count>,
    #[serde(default)]
    displaced: Option<Count>,
    #[serde(default, deserialize_with = "or_default")]
    said_by: Vec<String>,
    #[serde(default)]
    stance: Option<Stance>,
    #[serde(default, deserialize_with = "or_default")]
    rule: String,
}

/// Null is the same as nothing.
fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// An empty day is the same as none.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let written = Option::<String>::deserialize(deserializer)?.filter(|written| !written.is_empty());
    written.map(|written| Day::parse(&written).map_err(serde::de::Error::custom)).transpose()
}

impl From<Line> for Coded {
    fn from(line: Line) -> Self {
        let offset = |offset: Option<i64>| offset.and_then(|offset| u32::try_from(offset).ok());
        let (start, end) = match (offset(line.start), offset(line.end)) {
            (Some(start), Some(end)) => (start, end),
            _ => (0, 0),
        };
        Self {
            doc: line.doc,
            quote: line.quote,
            start,
            end,
            kind: line.kind,
            days: DaySpan { from: line.from, to: line.to },
            places: line.places,
            by: line.by,
            against: line.against,
            counts: [line.killed, line.wounded, line.captured, line.displaced],
            said_by: line.said_by,
            stance: line.stance.unwrap_or(Stance::Asserted),
            rule: line.rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = r#"{"doc":"d","quote":"q","start":0,"end":1,"kind":"capture"}"#;

    #[test]
    fn what_says_nothing_may_be_missing_or_null() {
        let line = r#"{"doc":"d","quote":"q","start":0,"end":1,"kind":"capture","from":null,"to":"","places":null,
            "by":null,"against":[],"killed":null,"said_by":null,"stance":null,"rule":null}"#;
        assert_eq!(read_gold("g", LEAST), read_gold("g", &line.replace('\n', "")));
        assert_eq!(read_gold("g", LEAST).unwrap()[0].stance, Stance::Asserted);
    }

    #[test]
    fn a_line_that_is_no_claim_is_told_by_file_and_line() {
        for (bad, reason) in [
            ("{\"doc\"", "EOF while parsing"),
            (r#"{"doc":"d","kind":"heist"}"#, "unknown variant `heist`"),
            (r#"{"kind":"capture"}"#, "missing field `doc`"),
            (r#"{"doc":"d","kind":"capture","from":"2015-13-01"}"#, "`2015-13-01` is no day"),
            (r#"{"doc":"d","kind":"casualties","killed":[5,2]}"#, "a count needs a low or a high end"),
            (r#"{"doc":"d","kind":"capture","quote":"q","start":3}"#, "do not say where the quote stands"),
        ] {
            let error = read_gold("gold/a.jsonl", &format!("{LEAST}\n\n{bad}\n")).unwrap_err().to_string();
            assert!(error.starts_with("gold/a.jsonl:3: ") && error.contains(reason), "{error}");
            assert!(!error.contains(" at line "), "{error}");
        }
    }

    #[test]
    fn a_coding_to_be_judged_need_not_say_where_its_quotes_stand() {
        let read = read_predicted("p", r#"{"doc":"d","kind":"capture","quote":"q","start":-4,"end":9}"#).unwrap();
        assert_eq!((read[0].start, read[0].end), (0, 0));
    }
}
