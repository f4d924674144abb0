//! The word lists behind the furniture rules. They are short on purpose: shape decides first.

use std::sync::LazyLock;

use regex::Regex;

use super::{BULLET, Shape, heading};
use crate::marks;

/// Phrases of which two in one paragraph make it a notice of the site to its readers.
const NOTICE_CUES: [&str; 30] = [
    "welcome to the archive",
    "welcome to our",
    "to the archives of",
    "publication of the site",
    "we hope you",
    "our dedicated community",
    "our readers",
    "our newsletter",
    "special projects",
    "reach us",
    "contact us",
    "with feedback",
    "ideas for collaboration",
    "subscribe to",
    "sign up for",
    "follow us on",
    "our website uses",
    "use of cookies",
    "privacy policy",
    "terms of use",
    "terms of service",
    "all rights reserved",
    "support our work",
    "our journalism",
    "make a donation",
    "click here",
    "your inbox",
    "your email",
    "on-site journalism",
    "public resource on",
];

/// Notices of which one is enough, in a paragraph of up to forty words.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:interview|conversation|transcript)\b.*\b(?:has been|was|have been)\b.*\b(?:edited|condensed|translated)\b.*\b(?:for|from)\b|^(?:©|copyright\b|\(c\)\s*\d{4})|^(?:sources?|photos?|images?|pictures?|captions?|credits?)(?: of (?:the )?\w+)?:\s|\bsign up (?:for|to) our\b|\bsubscribe to our\b|\ball rights reserved\b|\bthis article (?:was|is) (?:originally )?published (?:on|by|in)\b")
        .expect("the pattern is fixed")
});

/// Lines that no story has, wherever they stand.
const SET_PHRASES: [&str; 31] = [
    "advertisement",
    "read more",
    "read also",
    "learn more",
    "see also",
    "continue reading",
    "related articles",
    "related stories",
    "related content",
    "share this article",
    "share this story",
    "share this",
    "share on facebook",
    "share on twitter",
    "skip to content",
    "skip to main content",
    "jump to navigation",
    "jump to search",
    "back to top",
    "print this page",
    "recommended stories",
    "most read",
    "most popular",
    "view comments",
    "leave a comment",
    "show comments",
    "from wikipedia, the free encyclopedia",
    "story continues below",
    "article continues below",
    "end of carousel",
    "loading...",
];

/// First words with which a site speaks to its reader.
const CALLS: [&str; 25] = [
    "share",
    "suggest",
    "subscribe",
    "sign",
    "follow",
    "learn",
    "click",
    "join",
    "contact",
    "support",
    "donate",
    "submit",
    "tell",
    "have",
    "get",
    "download",
    "send",
    "help",
    "register",
    "log",
    "email",
    "comment",
    "interested",
    "want",
    "visit",
];

/// Headings over lists that are no story.
const LINK_HEADINGS: [&str; 16] = [
    "see also",
    "references",
    "notes",
    "citations",
    "sources",
    "bibliography",
    "external links",
    "further reading",
    "footnotes",
    "related",
    "related articles",
    "related stories",
    "links",
    "references and notes",
    "notes and references",
    "gallery",
];

/// Labels that an encyclopedia's infobox leaves behind.
const INFOBOX: [&str; 12] = [
    "belligerents",
    "commanders and leaders",
    "units involved",
    "casualties and losses",
    "territorial changes",
    "territorial\u{a0}changes",
    "part of the ",
    "strength",
    "result",
    "date",
    "location",
    "status",
];

/// Small verbs that only a sentence has.
const SENTENCE_VERBS: [&str; 34] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "did", "does", "do", "can",
    "could", "said", "says", "took", "takes", "fell", "lost", "held", "holds", "left", "fled", "broke", "won", "shot",
    "began", "killed", "wounded", "captured", "seized",
];

/// Numbers in words that open a count.
const NUMBERS: [&str; 24] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozens",
    "tens",
    "scores",
    "hundreds",
    "thousands",
    "several",
    "many",
    "some",
    "at",
    "up",
    "more",
    "nearly",
];

/// An encyclopedia's pointer to its other pages.
static HATNOTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:for other uses(?: of|,)|for the [^.;]{1,80}, see |this article is about |main articles?:|see also:|further information:|not to be confused with |part of a series on |coordinates:)")
        .expect("the pattern is fixed")
});

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\(?(?:(?:file )?(?:photo|picture|image|illustration)s?(?: credit| caption| courtesy)?(?: by| of)?|caption|credit|cover image|featured image|map data|infographic)\s*(?::|/|\bby\b).+")
        .expect("the pattern is fixed")
});

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*+•·]\s+)?(?:\[[^\]]+\]\([^)\s]*\)|<?(?:https?://|www\.)\S+>?)$").expect("the pattern is fixed")
});

static CITATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\^↑]|\d{1,3}[.)]?\s+[\^↑“\x22]|[-*•]\s*[\^↑“\x22])|https?://|\bRetrieved\b|\bISBN\b|\bdoi\b")
        .expect("the pattern is fixed")
});

static TITLE_WITH_YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\([^()]*\d{4}[^()]*\)$").expect("the pattern is fixed"));

/// A paragraph in which the site speaks of itself to its readers.
pub(super) fn is_site_notice(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().take(201).count();
    if words > 200 {
        return false;
    }
    let folded = paragraph.to_lowercase().replace('’', "'");
    let cues = NOTICE_CUES.iter().filter(|cue| folded.contains(**cue)).count();
    cues >= 2 || (words <= 40 && NOTICE.is_match(&folded))
}

/// A line that no story has.
pub(super) fn is_set_phrase(line: &str) -> bool {
    let folded = line.trim_end_matches([':', '.', '»', '›', '→', '>', '…', ' ']).to_lowercase();
    SET_PHRASES.contains(&folded.as_str())
}

/// "For other uses, see …", "Main article: …".
pub(super) fn is_hatnote(line: &str) -> bool {
    HATNOTE.is_match(line) && line.split_whitespace().count() <= 25
}

/// "Dear readers,"
pub(super) fn is_salutation(shape: &Shape) -> bool {
    let folded = shape.plain.to_lowercase();
    shape.words <= 6
        && (folded.starts_with("dear ") || folded.starts_with("hello "))
        && folded.ends_with([',', '!', ':'])
}

/// "Share your story.": an order or a question to the reader.
pub(super) fn is_call_to_reader(shape: &Shape) -> bool {
    let folded = shape.plain.to_lowercase();
    let mut words = folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let calls = words.next().is_some_and(|first| CALLS.contains(&first)) && folded.starts_with(char::is_alphanumeric);
    let mut to_reader = false;
    for word in words {
        if ["said", "told", "says", "asked", "he", "she", "they", "army", "rebels"].contains(&word) {
            return false;
        }
        to_reader |= ["you", "your", "us", "our"].contains(&word);
    }
    calls && to_reader && shape.words <= 20
}

/// "Photo: …", "Image by …".
pub(super) fn is_caption(line: &str) -> bool {
    CAPTION.is_match(line) && line.split_whitespace().count() <= 40
}

/// A line that is nothing but a link.
pub(super) fn is_link(line: &str) -> bool {
    LINK.is_match(line)
}

/// A heading over a list of links or citations.
pub(super) fn heads_links(line: &str) -> bool {
    let words = heading(line).unwrap_or(line);
    let words = marks::without_marks(words).trim_end_matches(':').to_lowercase();
    LINK_HEADINGS.contains(&words.as_str())
}

/// An item of such a list: a link, a citation, or a short line that tells nothing.
pub(super) fn is_link_or_citation(line: &str) -> bool {
    if is_link(line) || CITATION.is_match(line) {
        return true;
    }
    let item = BULLET.replace(line, "");
    let shape = Shape::of(&item);
    shape.is_title_like() && !shape.tells
}

/// A title that ends with a year in brackets, as encyclopedia pages have.
pub(super) fn is_page_title(line: &str) -> bool {
    TITLE_WITH_YEAR.is_match(line)
}

/// A line that starts with a label of an infobox.
pub(crate) fn is_infobox_label(line: &str) -> bool {
    let folded = line.to_lowercase();
    INFOBOX.iter().any(|label| match folded.strip_prefix(label) {
        Some(rest) if ["strength", "result", "date", "location", "status"].contains(label) => {
            rest.is_empty()
                || rest.starts_with(['\t', ':'])
                || (rest.starts_with(' ') && line.split_whitespace().count() <= 12)
        }
        Some(_) => true,
        None => false,
    })
}

/// Whether a title can start so: with a capital, a digit, or a letter of a script without capitals.
pub(super) fn starts_as_title(plain: &str) -> bool {
    let first = plain.chars().find(|character| character.is_alphanumeric());
    first.is_some_and(|first| !first.is_lowercase())
}

/// Whether a line tells something, as a sentence does: it states or counts, or has a past form that does not end it.
pub(super) fn tells(plain: &str) -> bool {
    let words = folded_words(plain);
    let last = words.len().saturating_sub(1);
    let is_past = |word: &String| {
        word.len() > 4 && word.ends_with("ed") && !word.contains('-') && !["united", "armed"].contains(&word.as_str())
    };
    states(plain) || words[..last].iter().any(is_past)
}

/// Whether a line has a small verb that only a sentence has, or opens with a count ("3 killed", "Dozens of families").
pub(super) fn states(plain: &str) -> bool {
    let words = folded_words(plain);
    let has_verb = words.iter().any(|word| SENTENCE_VERBS.contains(&word.as_str()));
    let is_count = |word: &String| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
        NUMBERS.contains(&word.as_str()) || (is_number && word.len() != 4)
    };
    has_verb || (words.len() > 1 && words.first().is_some_and(is_count))
}

fn folded_words(plain: &str) -> Vec<String> {
    let words = plain.split_whitespace().map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
