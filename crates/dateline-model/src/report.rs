//! A report: one published text, kept as received.

use serde::{Deserialize, Serialize};

use crate::{Day, ReportId};

/// One published text. Offsets into it, wherever they occur, are Unicode code points, end exclusive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Named by content: the same report twice has the same id.
    pub id: ReportId,
    /// What people call it, and what `doc` of its claims says: the file name without extension, or the id in a list.
    pub doc: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The day it came out.
    pub published: Option<Day>,
    /// Whether that day is stated by the report or its list, or was inferred.
    pub published_basis: PublishedBasis,
    /// Language, as an IETF tag such as `en` or `ar`.
    pub language: Option<String>,
    /// Under what terms the text may be shown.
    pub licence: Option<String>,
    /// The day it was fetched, where the list says so.
    pub retrieved: Option<Day>,
    /// The reading time that the page states, in minutes.
    pub read_minutes: Option<u32>,
    /// The media type of the bytes: `text/plain`, `text/markdown`, `text/html`.
    pub media_type: String,
    /// The file that it came from, as given.
    pub file: String,
    /// The bytes as received.
    pub bytes: Vec<u8>,
    /// The text: what claims quote. For plain text and Markdown the file's own characters, unchanged.
    pub text: String,
    /// Pieces of the text that are not the report's own words.
    pub marks: Vec<Mark>,
    /// The turns of an interview, in order; empty where the report is none.
    pub turns: Vec<Turn>,
}

impl Report {
    /// The piece of the text between two offsets in code points; `None` where they lie outside it or are reversed.
    #[must_use]
    pub fn slice(&self, start: u32, end: u32) -> Option<&str> {
        let length = end.checked_sub(start)? as usize;
        let mut offsets = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let from = offsets.nth(start as usize)?;
        let to = if length == 0 { from } else { offsets.nth(length - 1)? };
        self.text.get(from..to)
    }

    /// Who speaks at this offset, where the report is an interview.
    #[must_use]
    pub fn speaker_at(&self, offset: u32) -> Option<&str> {
        self.turns.iter().find(|turn| turn.start <= offset && offset < turn.end).map(|turn| turn.speaker.as_str())
    }
}

/// How the published day is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// The report, its page or its list states it.
    #[default]
    Stated,
    /// It is a guess from something else (a day in the file name, the last day told of), and is shown as such.
    Inferred,
    /// Nothing tells it.
    Unknown,
}

impl PublishedBasis {
    /// The word used in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the word used in files.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Stated, Self::Inferred, Self::Unknown].into_iter().find(|basis| basis.as_str() == word)
    }
}

/// A piece of the text that is set aside: it keeps its place (so that offsets hold) but is not read as words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// Where it starts, in code points.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// What it is.
    pub kind: MarkKind,
}

/// What a set-aside piece of text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// An encyclopedia's `[edit]`.
    Edit,
    /// A reference number: `[12]`, `[citation needed]`.
    Reference,
    /// A speaker's name before a turn: `FI`, `Faysal Itani:`.
    SpeakerLabel,
    /// A heading, caption, byline line, list of links or other text that is no part of the story.
    Furniture,
}

impl MarkKind {
    /// The word used in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Reference => "reference",
            Self::SpeakerLabel => "speaker_label",
            Self::Furniture => "furniture",
        }
    }
}

/// One turn of an interview. The label before it is a [`Mark`], and not part of the turn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Turn {
    /// Where the speaker's words start, in code points.
    pub start: u32,
    /// Where they end, exclusive.
    pub end: u32,
    /// Who speaks, by full name where the report gives it.
    pub speaker: String,
    /// Whether the speaker asks for the publisher (questions frame, answers tell).
    pub interviewer: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str) -> Report {
        Report {
            id: ReportId::new("r-1"),
            doc: "one".into(),
            title: None,
            publisher: None,
            author: None,
            url: None,
            published: None,
            published_basis: PublishedBasis::Unknown,
            language: None,
            licence: None,
            retrieved: None,
            read_minutes: None,
            media_type: "text/plain".into(),
            file: "one.txt".into(),
            bytes: text.as_bytes().to_vec(),
            text: text.into(),
            marks: vec![],
            turns: vec![],
        }
    }

    #[test]
    fn offsets_are_code_points_not_bytes() {
        let report = report("“Qara” fell");
        assert_eq!(report.slice(1, 5), Some("Qara"));
        assert_eq!(report.slice(7, 11), Some("fell"));
        assert_eq!(report.slice(0, 11), Some("“Qara” fell"));
        assert_eq!(report.slice(7, 12), None);
        assert_eq!(report.slice(5, 1), None);
        assert_eq!(report.slice(3, 3), Some(""));
    }
}
