//! Speaker turns of an interview.
//!
//! Two layouts are known: a name before a colon (`Faysal Itani: …`, `Q: …`), and initials run into the first word with
//! nothing between (`FIThe fighting …`), as a page leaves them whose style sheet set them apart. Initials are resolved to
//! a name that the text gives. A colon alone proves nothing (bulletins write `Homs: three killed`), so a text is taken
//! for an interview only where at least two speakers alternate and one of them mostly asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dateline_model::{Mark, MarkKind, Turn};
use regex::Regex;

use crate::lines::Text;
use crate::marks::mark;
use crate::names::Names;

/// One to five capitalised words (or words of a script without capitals), perhaps in bold, before a colon.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[*_]{1,3})?(?P<name>(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{Lo}\p{M}]*)(?:[ \u{a0}](?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{Lo}\p{M}]*|(?:al|el|bin|ibn|abu|de|van|von)[ -]\p{Lu}[\p{L}\p{M}'’.-]*)){0,4})(?:[ \u{a0}]\([^()]{1,60}\))?(?:[*_]{1,3})?[ \u{a0}]?[:：](?:[*_]{1,3})?(?P<after>.?)",
    )
    .expect("the pattern is fixed")
});

/// Labels of questions and answers.
static LETTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[*_]{1,3})?(?P<name>Q|A)(?:[*_]{1,3})?[.](?:[*_]{1,3})?\s").expect("the pattern is fixed")
});

/// Labels that ask, whoever they are.
const ASKERS: [&str; 7] = ["q", "question", "interviewer", "host", "moderator", "س", "سؤال"];

/// Words before a colon that are no speaker.
const NO_SPEAKER: [&str; 22] = [
    "photo",
    "image",
    "picture",
    "video",
    "map",
    "credit",
    "source",
    "sources",
    "note",
    "update",
    "correction",
    "caption",
    "related",
    "tags",
    "topics",
    "date",
    "location",
    "by",
    "published",
    "updated",
    "editor's note",
    "editor’s note",
];

/// Titles that stand before a name.
const TITLES: [&str; 10] = ["dr", "mr", "mrs", "ms", "prof", "professor", "gen", "general", "col", "colonel"];

/// The labels of a text that was found to be an interview.
pub(crate) struct Labels {
    labels: Vec<Label>,
    interviewers: BTreeSet<String>,
}

/// A speaker's name at the start of a line.
#[derive(Clone, Debug)]
struct Label {
    line: usize,
    /// First byte of the label, and last byte, exclusive.
    start: usize,
    end: usize,
    speaker: String,
    /// Whether the initials of a glued label were found to stand for a name, or the label is a name or known word.
    sure: bool,
}

impl Labels {
    /// The lines that start with a label.
    pub(crate) fn lines(&self) -> BTreeSet<usize> {
        self.labels.iter().map(|label| label.line).collect()
    }
}

/// The labels of the text, where there is evidence that it is an interview. `publisher` and `author` are names that may
/// ask.
pub(crate) fn labels(text: &Text<'_>, publisher: Option<&str>, author: Option<&str>) -> Option<Labels> {
    let mut found: Vec<Label> = (0..text.lines.len()).filter_map(|number| named_label(text, number)).collect();
    let full_names = found.iter().map(|label| label.speaker.clone()).filter(|name| name.contains(' '));
    let known = publisher.into_iter().chain(author).map(str::to_owned);
    let names = Names::of(text.content, &full_names.chain(known).collect::<Vec<_>>());
    for label in &mut found {
        label.speaker = resolve(&label.speaker, &names);
    }
    let taken: BTreeSet<usize> = found.iter().map(|label| label.line).collect();
    let free = (0..text.lines.len()).filter(|line| !taken.contains(line));
    let capitals = words_in_capitals(text);
    found.extend(free.filter_map(|line| glued_label(text, line, &names, &capitals)));
    found.sort_by_key(|label| label.line);
    let found = speakers_only(found, &names);
    let questions = questions(text, &found);
    is_interview(&found, &questions).then(|| {
        let interviewers = interviewers(&questions, publisher, author);
        Labels { labels: found, interviewers }
    })
}

/// The label marks and the turns, each up to the next label or to `story_end` (a line), without furniture at its end.
pub(crate) fn turns(
    text: &Text<'_>,
    labels: &Labels,
    furniture: &BTreeSet<usize>,
    story_end: usize,
) -> (Vec<Mark>, Vec<Turn>) {
    let mut marks = vec![];
    let mut turns = vec![];
    for (at, label) in labels.labels.iter().enumerate() {
        marks.push(mark(text, label.start, label.end, MarkKind::SpeakerLabel));
        let next = labels.labels.get(at + 1).map_or(story_end, |next| next.line).max(label.line + 1);
        let words = (label.line..next.min(text.lines.len())).filter(|line| !furniture.contains(line));
        let ends = words
            .filter(|line| !text.lines[*line].text.is_empty() && text.lines[*line].end > label.end)
            .map(|line| text.lines[line].end);
        let Some(end) = ends.max() else { continue };
        let blanks = text.content[label.end..end].len() - text.content[label.end..end].trim_start().len();
        if label.end + blanks < end {
            turns.push(Turn {
                start: text.point(label.end + blanks),
                end: text.point(end),
                speaker: label.speaker.clone(),
                interviewer: labels.interviewers.contains(&label.speaker),
            });
        }
    }
    (marks, turns)
}

/// A name before a colon, or `Q.` and `A.`.
fn named_label(text: &Text<'_>, number: usize) -> Option<Label> {
    let line = text.lines[number];
    let (name, end) = if let Some(found) = NAMED.captures(line.text) {
        let after = found.name("after")?;
        let starts_words = after
            .as_str()
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || next.is_uppercase() || "“\"‘'".contains(next));
        if !starts_words {
            return None;
        }
        (found.name("name")?.as_str(), after.start())
    } else {
        let found = LETTERED.captures(line.text)?;
        (found.name("name")?.as_str(), found.get(0)?.as_str().trim_end().len())
    };
    if name.chars().count() > 40 || NO_SPEAKER.contains(&name.to_lowercase().as_str()) {
        return None;
    }
    Some(Label { line: number, start: line.start, end: line.start + end, speaker: name.to_owned(), sure: true })
}

/// Initials run into the first word: two to four capitals, then a word that starts with a capital of its own.
fn glued_label(text: &Text<'_>, number: usize, names: &Names, capitals_inside: &BTreeSet<&str>) -> Option<Label> {
    let line = text.lines[number];
    let characters: Vec<(usize, char)> = line.text.char_indices().take(6).collect();
    let capitals = characters.iter().take_while(|(_, character)| character.is_uppercase()).count();
    let label = |length: usize| -> Option<(usize, &str)> {
        let (end, next) = *characters.get(length)?;
        let then = characters.get(length + 1).map_or(' ', |(_, then)| *then);
        let starts_a_word = match next {
            '“' | '"' | '‘' | '…' => true,
            'I' | 'A' if then == ' ' => !capitals_inside.contains(&line.text[..=end]),
            _ => next.is_uppercase() && (then.is_lowercase() || then == '’' || then == '\''),
        };
        (starts_a_word && length <= capitals).then_some((end, &line.text[..end]))
    };
    let candidates: Vec<(usize, &str)> = (2..=4).filter_map(label).collect();
    let known =
        candidates.iter().find_map(|(end, initials)| Some((*end, names.with_initials(initials)?.to_owned(), true)));
    let guessed = || candidates.last().map(|(end, initials)| (*end, (*initials).to_owned(), false));
    let (end, speaker, sure) = known.or_else(guessed)?;
    Some(Label { line: number, start: line.start, end: line.start + end, speaker, sure })
}

/// The words in capitals that stand inside a line somewhere (`SAA`): such a word at the start of a line is the story's,
/// and no pair of initials with an `A` or `I` after them.
fn words_in_capitals<'a>(text: &Text<'a>) -> BTreeSet<&'a str> {
    let lines = text.lines.iter().map(|line| line.text);
    let words = lines.flat_map(|line| line.split(|character: char| !character.is_alphanumeric()).skip(1));
    words.filter(|word| (3..=10).contains(&word.len()) && word.chars().all(char::is_uppercase)).collect()
}

/// The full name that a label before a colon stands for, where the text gives it.
fn resolve(label: &str, names: &Names) -> String {
    if label.chars().count() == 1 {
        return label.to_owned();
    }
    let mut words: Vec<&str> = label.split([' ', '\u{a0}']).collect();
    if words.len() > 1 && TITLES.contains(&words[0].trim_end_matches('.').to_lowercase().as_str()) {
        words.remove(0);
    }
    let [word] = words[..] else { return words.join(" ") };
    let is_initials = word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    let full = if is_initials { names.with_initials(word) } else { None };
    full.or_else(|| names.ending_with(word)).unwrap_or(word).to_owned()
}

/// Leaves out labels that are no speaker's: said only once by somebody whom the text does not name elsewhere, or
/// initials that stand for nobody and do not come back.
fn speakers_only(found: Vec<Label>, names: &Names) -> Vec<Label> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for label in &found {
        *counts.entry(label.speaker.clone()).or_insert(0) += 1;
    }
    let is_speaker = |label: &Label| {
        let count = counts.get(&label.speaker).copied().unwrap_or(0);
        let known = label.speaker.contains(' ') && names.count(&label.speaker) > 1;
        let asks = ASKERS.contains(&label.speaker.to_lowercase().as_str()) || label.speaker == "A";
        count > 1 || (label.sure && (known || asks))
    };
    found.into_iter().filter(is_speaker).collect()
}

/// For each speaker: how many turns, and how many of them ask something.
fn questions(text: &Text<'_>, found: &[Label]) -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, label) in found.iter().enumerate() {
        let next = found.get(at + 1).map_or(text.content.len(), |next| next.start);
        let words = text.content.get(label.end..next).unwrap_or("").trim_end();
        let count = counts.entry(label.speaker.clone()).or_insert((0, 0));
        count.0 += 1;
        count.1 += usize::from(ends_as_question(words));
    }
    counts
}

/// Whether a turn ends as a question does, closing marks aside.
fn ends_as_question(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '*', '_', ')', ' ', '\n', '\r']).ends_with(['?', '؟', '？'])
}

fn is_interview(found: &[Label], questions: &BTreeMap<String, (usize, usize)>) -> bool {
    let changes = found.windows(2).filter(|pair| pair[0].speaker != pair[1].speaker).count();
    let alternates = found.len() >= 2 && questions.len() >= 2 && changes * 5 >= (found.len() - 1) * 3;
    let asks = questions.values().any(|(turns, asked)| asked * 2 >= *turns);
    let answers = questions.values().any(|(turns, asked)| asked * 2 < *turns);
    alternates && asks && answers
}

/// Who asks: the publisher, the author, `Q`; else whoever asks in most turns.
fn interviewers(
    questions: &BTreeMap<String, (usize, usize)>,
    publisher: Option<&str>,
    author: Option<&str>,
) -> BTreeSet<String> {
    let is_ours = |speaker: &str| {
        let folded = speaker.to_lowercase();
        let names = publisher.into_iter().chain(author).map(str::to_lowercase);
        let is_long = folded.chars().count() >= 4;
        ASKERS.contains(&folded.as_str())
            || names.into_iter().any(|name| name == folded || (is_long && name.contains(&folded)))
    };
    let ours: BTreeSet<String> = questions.keys().filter(|speaker| is_ours(speaker)).cloned().collect();
    if !ours.is_empty() && ours.len() < questions.len() {
        return ours;
    }
    let share = |(turns, asked): &(usize, usize)| asked * 1000 / turns.max(&1);
    let most = questions.values().map(share).max().unwrap_or(0);
    questions.iter().filter(|(_, count)| share(count) == most).map(|(speaker, _)| speaker.clone()).take(1).collect()
}
