//! Who wrote a text, when it came out, and how long it takes to read: what the line under a headline says.

use std::sync::LazyLock;

use dateline_model::Day;
use regex::Regex;

use crate::dates;
use crate::lines::Text;

/// What a page's own lines say of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Byline {
    pub(crate) author: Option<String>,
    pub(crate) published: Option<Day>,
    pub(crate) read_minutes: Option<u32>,
}

static BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[*_]{0,2}(?:(?i:(?:written|reported|words|story|text|posted) by)|By|BY|by):?\s+(?P<rest>\S.*)$")
        .expect("the pattern is fixed")
});

static NAME_WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}+|al-\p{Lu}[\p{L}\p{M}'’-]*|de|van|von|der|bin|ibn|el|al)$")
        .expect("the pattern is fixed")
});

/// Words of a byline that are no name.
const NO_NAME: [&str; 10] = ["published", "updated", "posted", "read", "reading", "last", "on", "for", "in", "at"];

static READ_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bread(?:ing)?\s*time\b\s*:?\s*(?:approx\.?|approximately|about|~|ca\.?)?\s*(?P<after>\d{1,3})\s*min|\b(?P<before>\d{1,3})[\s-]*min(?:ute)?s?\s+read\b")
        .expect("the pattern is fixed")
});

static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:first published|published|publication date|posted|filed|released|issued)\b(?:\s+(?:on|at))?\s*:?\s*(?P<date>.{6,40})|^date\s*:\s*(?P<dated>.{6,40})")
        .expect("the pattern is fixed")
});

static UPDATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:last )?(?:updated|modified)\b(?:\s+on)?\s*:?\s*").expect("the pattern is fixed")
});

/// "DAMASCUS, Dec 5, 2013 (Agency) — …"
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\p{Lu}[\p{Lu}\p{M}\s,'’./-]{2,40}?[,(\s]\s*(?P<date>[^—]{6,60}?)\s*(?:[—–]|--|\s-\s)")
        .expect("the pattern is fixed")
});

/// How many lines from either end are searched for a byline: a page's own lines stand near its ends.
const NEAR: usize = 60;

/// What the text's own lines say. `is_head` tells whether a line number lies before the story.
pub(crate) fn byline(text: &Text<'_>, story_start: usize) -> Byline {
    let count = text.lines.len();
    let near = (0..count).filter(|number| *number < NEAR || number + NEAR >= count);
    let mut byline = Byline::default();
    for number in near {
        let line = text.lines[number].text;
        if line.is_empty() || line.len() > 400 {
            continue;
        }
        if is_byline(line) {
            byline.author = byline.author.or_else(|| author(line));
            byline.published = byline.published.or_else(|| published(line));
            byline.read_minutes = byline.read_minutes.or_else(|| read_minutes(line));
        } else if number < story_start && is_only_a_date(line) {
            byline.published = byline.published.or_else(|| dates::first_date(line));
        }
    }
    let opening = text.lines.get(story_start).map(|line| line.text);
    byline.published = byline.published.or_else(|| opening.and_then(dateline));
    byline
}

/// Whether the line is a byline, a published line or a read time, and nothing else.
pub(crate) fn is_byline(line: &str) -> bool {
    if line.len() > 400 || line.split_whitespace().count() > 25 {
        return false;
    }
    let rest = match BY.captures(line).and_then(|found| found.name("rest")) {
        Some(rest) => {
            let after = after_names(rest.as_str());
            if after.len() == rest.as_str().len() {
                return false;
            }
            after
        }
        None => line,
    };
    let rest = rest.trim_matches(|character: char| character.is_whitespace() || "|•·,-–—*_/".contains(character));
    if rest.is_empty() {
        return true;
    }
    let lead = rest.to_lowercase();
    let opens = UPDATED.is_match(rest)
        || [
            "published",
            "first published",
            "publication date",
            "posted",
            "filed on",
            "released on",
            "issued on",
            "read time",
            "reading time",
            "date:",
        ]
        .iter()
        .any(|word| lead.starts_with(word))
        || (READ_TIME.is_match(rest) && rest.starts_with(|first: char| first.is_ascii_digit()))
        || (rest.len() < line.len() && dates::first_date(rest).is_some() && rest.split_whitespace().count() <= 8);
    opens && only_particulars(rest)
}

/// Whether nothing is left of a published line once its dates, times and set words are taken out.
fn only_particulars(rest: &str) -> bool {
    static SET_WORDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:first|last|published|publication|date|posted|filed|released|issued|updated|modified|on|at|in|by|read|reading|time|approx(?:imately)?|about|min(?:ute)?s?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|am|pm|gmt|utc|est|edt|eet|[a-z]st|st|nd|rd|th|of)\b|\d+(?:st|nd|rd|th|am|pm)?")
            .expect("the pattern is fixed")
    });
    let left = SET_WORDS.replace_all(rest, " ");
    left.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).count() <= 2
}

/// The names in "Written by …", joined as they are written.
fn author(line: &str) -> Option<String> {
    let rest = BY.captures(line)?.name("rest")?.as_str();
    let names = &rest[..rest.len() - after_names(rest).len()];
    let names =
        names.trim_end_matches(|character: char| character.is_whitespace() || "|•·,-–—*_/&".contains(character));
    let names = names.strip_suffix(" and").unwrap_or(names).trim();
    (!names.is_empty()).then(|| names.to_owned())
}

/// What follows the names at the start of a byline; all of it where it does not start with a name of two words.
fn after_names(rest: &str) -> &str {
    let mut at = 0;
    let mut words = 0;
    for piece in rest.split_inclusive([' ', '\u{a0}', '\t']) {
        let word = piece.trim_end();
        let bare = word.trim_end_matches([',', '|', '*', '_']);
        let joins = ["and", "&", "with", "|", ",", "و"].contains(&word) && words >= 2;
        let names = NAME_WORD.is_match(bare)
            && !NO_NAME.contains(&bare.to_lowercase().as_str())
            && dates::month_word(bare).is_none();
        if !(joins || names) {
            break;
        }
        words += usize::from(names);
        at += piece.len();
    }
    if (2..=12).contains(&words) { &rest[at..] } else { rest }
}

fn published(line: &str) -> Option<Day> {
    let stated = PUBLISHED.captures(line).and_then(|found| {
        let date = found.name("date").or_else(|| found.name("dated"))?;
        dates::first_date(date.as_str())
    });
    let is_update = UPDATED.is_match(line);
    stated.or_else(|| if is_update { None } else { dates::first_date(line) })
}

fn read_minutes(line: &str) -> Option<u32> {
    let found = READ_TIME.captures(line)?;
    found.name("after").or_else(|| found.name("before"))?.as_str().parse().ok()
}

fn is_only_a_date(line: &str) -> bool {
    dates::first_date(line).is_some() && line.split_whitespace().count() <= 7 && only_particulars(line)
}

/// The day of a dateline that gives its year.
fn dateline(line: &str) -> Option<Day> {
    let head: String = line.chars().take(110).collect();
    dates::first_date(DATELINE.captures(&head)?.name("date")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &str) -> Byline {
        byline(&Text::new(content), 4)
    }

    #[test]
    fn a_byline_gives_author_day_and_read_time() {
        let byline =
            read("Title\n\nWritten by Karen Leigh Published on Dec. 6, 2013 Read time Approx. 4 minutes\n\nText.");
        assert_eq!(byline.author.as_deref(), Some("Karen Leigh"));
        assert_eq!(byline.published, Some(Day::parse("2013-12-06").unwrap()));
        assert_eq!(byline.read_minutes, Some(4));
    }

    #[test]
    fn a_byline_whose_day_was_lost_gives_no_day() {
        let byline = read("Written by Karen Leigh Published on Read time Approx. 4 minutes");
        assert_eq!((byline.author.as_deref(), byline.published), (Some("Karen Leigh"), None));
        assert_eq!(byline.read_minutes, Some(4));
    }

    #[test]
    fn several_authors_are_kept_as_they_are_written() {
        assert_eq!(read("By Jane Doe and Omar al-Sharif").author.as_deref(), Some("Jane Doe and Omar al-Sharif"));
        assert_eq!(read("By Jane Doe | 6 December 2013").published, Some(Day::parse("2013-12-06").unwrap()));
        assert_eq!(read("5 min read").read_minutes, Some(5));
    }

    #[test]
    fn a_sentence_that_starts_with_by_is_no_byline() {
        for line in [
            "By 3 April, the Syrian military had advanced on three axes.",
            "By Sunday Army troops held the hill.",
            "By Monday Syrian Army troops had taken the town",
            "Published reports said that the town fell on 5 May 2013.",
            "Filed on the border, the protest failed.",
        ] {
            assert!(!is_byline(line), "{line}");
            assert_eq!(read(line), Byline::default(), "{line}");
        }
    }

    #[test]
    fn a_dateline_counts_only_with_its_year() {
        let with = byline(&Text::new("DAMASCUS, Dec 5, 2013 (Agency) — The army took Qara."), 0);
        assert_eq!(with.published, Some(Day::parse("2013-12-05").unwrap()));
        let without = byline(&Text::new("DAMASCUS, Dec 5 (Agency) — The army took Qara on 19 November 2013."), 0);
        assert_eq!(without.published, None);
    }
}
