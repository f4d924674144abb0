//! The marks that an encyclopedia sets into its text: `[edit]`, `[12]`, `[citation needed]`.
//!
//! They are no words of the story, but they stay where they are, since quotes are found by their place. A pair of
//! brackets that a writer put into a quotation ("his [Assad's] allies", "took [a] town") is not one of them.

use std::sync::LazyLock;

use dateline_model::{Mark, MarkKind};
use regex::Regex;

use crate::lines::Text;

/// The link that opens a section for editing, in languages whose encyclopedias are often copied.
static EDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\[\s*(?:edit(?:\s+source)?(?:\s*\|\s*edit\s+source)?|modifier(?:\s*\|\s*modifier le code)?|bearbeiten(?:\s*\|\s*quelltext bearbeiten)?|editar|править|редагувати|عدل|تعديل)\s*\]",
    )
    .expect("the pattern is fixed")
});

/// A reference: numbers, a numbered note, a lone letter, or an editor's complaint.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\[\s*(?:
            (?P<number>\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)
          | (?:note|notes|nb|n|a|ref|fn|web|lower-alpha)\s*\d{1,4}
          | (?:citation|source|clarification|verification|page|attribution|reference|better\ source|update|specify|quantify)s?\s*needed
          | (?:who|when|where|which|whom|by\ whom|according\ to\ whom|why|how|vague|unreliable\ source|dubious)\s*\?
          | (?:dubious|disputed|failed\ verification|not\ in\ citation\ given|unreliable\ source|dead\ link|permanent\ dead\ link|not\ verified\ in\ body|self-published\ source)(?:\s*[–-]\s*discuss)?
          | بحاجة\ لمصدر
          | (?P<letter>[a-z]|i{2,3}|iv|vi{1,3}|ix)
        )\s*\]",
    )
    .expect("the pattern is fixed")
});

/// Every encyclopedia mark in the text, in order.
pub(crate) fn encyclopedia_marks(text: &Text<'_>) -> Vec<Mark> {
    let mut marks = vec![];
    for found in EDIT.find_iter(text.content) {
        marks.push(mark(text, found.start(), found.end(), MarkKind::Edit));
    }
    for found in REFERENCE.captures_iter(text.content) {
        let whole = found.get(0).expect("group 0 is the match");
        if found.name("letter").is_some() && !hangs_on_a_word(text.content, whole.start()) {
            continue;
        }
        marks.push(mark(text, whole.start(), whole.end(), MarkKind::Reference));
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

/// The same text without its encyclopedia marks: for looking at a line's shape, never for quoting.
pub(crate) fn without_marks(line: &str) -> String {
    let line = EDIT.replace_all(line, "");
    REFERENCE.replace_all(&line, "").trim().to_owned()
}

/// Whether the line bears a section's `[edit]` link: only headings do.
pub(crate) fn has_edit_link(line: &str) -> bool {
    EDIT.is_match(line)
}

/// A mark between two bytes.
pub(crate) fn mark(text: &Text<'_>, start: usize, end: usize, kind: MarkKind) -> Mark {
    Mark { start: text.point(start), end: text.point(end), kind }
}

/// A reference letter stands right after a word, a full stop or another mark; a writer's `[a]` stands after a blank.
fn hangs_on_a_word(content: &str, at: usize) -> bool {
    content[..at].chars().next_back().is_some_and(|before| !before.is_whitespace() && !"([“\"'‘".contains(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &str) -> Vec<(String, MarkKind)> {
        encyclopedia_marks(&Text::new(content))
            .into_iter()
            .map(|mark| {
                let piece = content.chars().skip(mark.start as usize).take((mark.end - mark.start) as usize).collect();
                (piece, mark.kind)
            })
            .collect()
    }

    #[test]
    fn encyclopedia_marks_are_set_aside_with_their_places() {
        let marks =
            found("“Qara”[edit]\nTaken.[35][36] Held[citation needed] by them.[note 3][a] Then[who?] lost.[12, 13]");
        let pieces: Vec<&str> = marks.iter().map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(pieces, ["[edit]", "[35]", "[36]", "[citation needed]", "[note 3]", "[a]", "[who?]", "[12, 13]"]);
        assert_eq!(marks[0].1, MarkKind::Edit);
        assert!(marks[1..].iter().all(|(_, kind)| *kind == MarkKind::Reference));
    }

    #[test]
    fn brackets_in_a_quotation_are_left_alone() {
        assert!(found("\"even his [Assad's] allies took [a] town [sic] [in Qara]\"").is_empty());
    }
}
