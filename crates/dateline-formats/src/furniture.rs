//! What stands around a story: titles and headings, site notices, bylines, captions, infobox remains, lists of links.
//!
//! The rules go by shape (a short line without a full stop, alone between blank lines; a run of them at the end) and by
//! a few short word lists, all in `words.rs`. Where a line might be a sentence of the story it is left in: furniture that
//! is read costs a wrong claim at worst, a sentence that is dropped is a fact lost for good.

mod tail;
mod words;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::byline;
use crate::dates;
use crate::lines::{Block, Text};
use crate::marks;

pub(crate) use words::is_infobox_label;

/// What was found around the story.
pub(crate) struct Furniture {
    /// Numbers of the lines that are furniture.
    pub(crate) lines: BTreeSet<usize>,
    /// The first line of the story.
    pub(crate) story_start: usize,
    /// The first line after the story.
    pub(crate) story_end: usize,
    /// The headline, where one stands before the story.
    pub(crate) title: Option<String>,
}

/// `## Heading`, `== Heading ==`.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:#{1,6}\s+(?P<hash>\S.*?)\s*#*|={2,6}\s*(?P<wiki>[^=].*?)\s*={2,6}(?:\s*\[.*\])?)$")
        .expect("the pattern is fixed")
});

/// A line of nothing but rules: `---`, `* * *`.
static RULE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:[-*_=~#•·—–]\s*){3,}$").expect("the pattern is fixed"));

/// A bullet before an item.
static BULLET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:[-*+•·‣▪]\s+|\d{1,3}[.)]\s+)").expect("the pattern is fixed"));

/// How a line looks, its encyclopedia marks aside.
pub(crate) struct Shape {
    /// The line without encyclopedia marks.
    pub(crate) plain: String,
    pub(crate) words: usize,
    /// Whether it ends as a sentence does, or goes on after a comma or colon.
    pub(crate) is_punctuated: bool,
    pub(crate) is_bullet: bool,
    /// Whether it tells something: has a verb that only a sentence has, or starts with a count of something.
    pub(crate) tells: bool,
}

impl Shape {
    pub(crate) fn of(line: &str) -> Self {
        let plain = marks::without_marks(line);
        let closed = plain.trim_end_matches(['"', '”', '’', '»', ')', '\'', '*', '_']);
        let is_punctuated = closed.ends_with(['.', '!', '?', '…', ':', ';', ',', '؟', '،', '؛', '。', '।', '۔']);
        Self {
            words: plain.split_whitespace().count(),
            is_punctuated,
            is_bullet: BULLET.is_match(&plain),
            tells: words::tells(&plain),
            plain,
        }
    }

    /// Short, without an end mark: a title, a caption or a link, if it stands alone.
    pub(crate) fn is_title_like(&self) -> bool {
        (1..=15).contains(&self.words) && self.plain.chars().count() <= 120 && !self.is_punctuated && !self.is_bullet
    }
}

/// The words of a heading, where the line is marked as one (`##`, `==`).
pub(crate) fn heading(line: &str) -> Option<&str> {
    let found = HEADING.captures(line)?;
    found.name("hash").or_else(|| found.name("wiki")).map(|words| words.as_str())
}

/// Finds the furniture of a text, beside the lines that the format knows to be furniture. Lines that open a turn of an
/// interview are never furniture.
pub(crate) fn furniture(text: &Text<'_>, speaker_lines: &BTreeSet<usize>, known: BTreeSet<usize>) -> Furniture {
    let blocks = text.blocks();
    let mut finder = Finder { text, speaker_lines, blocks: &blocks, lines: known };
    finder.marked_lines();
    let first_body = blocks.iter().position(|block| finder.is_body(*block));
    let Some(first_body) = first_body else {
        let title = finder.marked_title(text.lines.len());
        return Furniture { lines: finder.lines, story_start: text.lines.len(), story_end: text.lines.len(), title };
    };
    let title = finder.head(first_body);
    let tail = tail::start(&mut finder, first_body);
    finder.middle(first_body, tail);
    let story_end = blocks.get(tail).map_or(text.lines.len(), |block| block.first);
    Furniture { lines: finder.lines, story_start: blocks[first_body].first, story_end, title }
}

struct Finder<'a> {
    text: &'a Text<'a>,
    speaker_lines: &'a BTreeSet<usize>,
    blocks: &'a [Block],
    lines: BTreeSet<usize>,
}

impl<'a> Finder<'a> {
    fn line(&self, number: usize) -> &'a str {
        self.text.lines[number].text
    }

    fn is_speakers(&self, block: Block) -> bool {
        (block.first..=block.last).any(|line| self.speaker_lines.contains(&line))
    }

    /// Whether the paragraph is prose over several lines: a line goes on in small letters.
    fn is_wrapped(&self, block: Block) -> bool {
        (block.first + 1..=block.last).any(|line| self.line(line).starts_with(char::is_lowercase))
    }

    /// Whether the paragraph is a piece of the story: a sentence, a turn, or many words.
    fn is_body(&self, block: Block) -> bool {
        if self.is_speakers(block) {
            return true;
        }
        let lines = (block.first..=block.last).filter(|line| !self.lines.contains(line));
        let words: Vec<&str> = lines.map(|line| self.line(line)).collect();
        if words.is_empty() || words::is_site_notice(self.text.block_text(block)) {
            return false;
        }
        let shape = Shape::of(&words.join(" "));
        shape.words >= 20 || (shape.is_punctuated && shape.words >= 5 && !words::is_call_to_reader(&shape))
    }

    /// Lines that show what they are wherever they stand: headings, rules, bylines, captions, set phrases.
    fn marked_lines(&mut self) {
        for number in 0..self.text.lines.len() {
            let line = self.line(number);
            if line.is_empty() || self.speaker_lines.contains(&number) {
                continue;
            }
            let under_title = number > 0 && is_underline(line) && !self.line(number - 1).is_empty();
            let has_edit = marks::has_edit_link(line) && Shape::of(line).is_title_like();
            let marked = heading(line).is_some_and(|words| words.split_whitespace().count() <= 30)
                || RULE.is_match(line)
                || has_edit
                || byline::is_byline(line)
                || words::is_set_phrase(line)
                || words::is_hatnote(line)
                || (words::is_caption(line) && self.stands_alone(number));
            if marked {
                self.lines.insert(number);
            }
            if under_title && Shape::of(self.line(number - 1)).is_title_like() && self.is_first_of_block(number - 1) {
                self.lines.insert(number - 1);
            }
        }
    }

    fn is_first_of_block(&self, number: usize) -> bool {
        number == 0 || self.line(number - 1).is_empty()
    }

    fn stands_alone(&self, number: usize) -> bool {
        self.is_first_of_block(number) && self.text.lines.get(number + 1).is_none_or(|next| next.text.is_empty())
    }

    /// Before the story: titles, salutations, notices, infobox remains. Gives the headline.
    fn head(&mut self, first_body: usize) -> Option<String> {
        let mut titles: Vec<usize> = vec![];
        for block in &self.blocks[..first_body] {
            if words::is_site_notice(self.text.block_text(*block)) {
                self.lines.extend(block.first..=block.last);
                continue;
            }
            if self.is_wrapped(*block) {
                continue;
            }
            for number in block.first..=block.last {
                let shape = Shape::of(self.line(number));
                if self.lines.contains(&number) {
                    continue;
                }
                if words::is_salutation(&shape) || words::is_call_to_reader(&shape) {
                    self.lines.insert(number);
                } else if shape.is_title_like() && (titles.is_empty() || !shape.tells) {
                    self.lines.insert(number);
                    titles.push(number);
                }
            }
        }
        let end = self.blocks[first_body].first;
        self.marked_title(end + 1).or_else(|| self.best_title(&titles, self.blocks[first_body]))
    }

    /// A heading of the first level before the story, or the first heading where it opens the text.
    fn marked_title(&self, end: usize) -> Option<String> {
        let mut seen = (0..end.min(self.text.lines.len()))
            .map(|number| (number, self.line(number)))
            .filter(|(_, line)| !line.is_empty());
        let opening = seen.clone().next().map(|(number, _)| number);
        let is_title =
            |number: usize, line: &str| line.starts_with("# ") || (Some(number) == opening && line.starts_with('#'));
        seen.find(|(number, line)| is_title(*number, line))
            .and_then(|(_, line)| heading(line))
            .map(marks::without_marks)
    }

    /// Of the title-like lines before the story the one that shares most words with its first paragraph; else the first.
    fn best_title(&self, titles: &[usize], body: Block) -> Option<String> {
        let story = content_words(self.text.block_text(body));
        let shared = |number: usize| content_words(self.line(number)).intersection(&story).count();
        let titles = titles.iter().copied().filter(|number| {
            let line = self.line(*number);
            dates::first_date(line).is_none_or(|_| Shape::of(line).words > 4)
                && !is_infobox_label(line)
                && !words::is_link(line)
        });
        let best = titles.map(|number| (shared(number), std::cmp::Reverse(number))).max()?;
        Some(marks::without_marks(self.line(best.1.0)))
    }

    /// Inside the story: headings that nothing marks but their shape, infobox remains, sections of links.
    fn middle(&mut self, first_body: usize, tail: usize) {
        for at in first_body..tail.min(self.blocks.len()) {
            let block = self.blocks[at];
            let next_is_body = self.blocks.get(at + 1).is_some_and(|next| at + 1 < tail && self.is_body(*next));
            if at > first_body && block.first == block.last && next_is_body && !self.is_speakers(block) {
                let shape = Shape::of(self.line(block.first));
                if shape.is_title_like() && shape.words <= 8 && !shape.tells && words::starts_as_title(&shape.plain) {
                    self.lines.insert(block.first);
                }
            }
            self.infobox(at, tail);
        }
        let end = self.blocks.get(tail).map_or(self.text.lines.len(), |block| block.first);
        self.links(self.blocks[first_body].first, end);
    }

    /// Three title-like lines or more in a row, one of which is a label that infoboxes have.
    fn infobox(&mut self, at: usize, tail: usize) {
        let block = self.blocks[at];
        // The page's own title may stand over the first label.
        if !(block.first..=block.last).take(2).any(|line| is_infobox_label(self.line(line))) {
            return;
        }
        let lines: Vec<usize> = self.blocks[at..tail.min(self.blocks.len())]
            .iter()
            .take_while(|block| !self.is_speakers(**block))
            .flat_map(|block| block.first..=block.last)
            .take_while(|line| {
                let shape = Shape::of(self.line(*line));
                shape.is_title_like() && !shape.tells
            })
            .take(200)
            .collect();
        if lines.len() >= 3 {
            self.lines.extend(lines);
        }
    }

    /// Items of "See also", "References" and the like, each up to the first line that is none.
    fn links(&mut self, from: usize, to: usize) {
        let mut in_links = false;
        for number in from..to {
            let line = self.line(number);
            if line.is_empty() {
                continue;
            }
            if self.speaker_lines.contains(&number) {
                in_links = false;
            } else if words::heads_links(line) && self.is_first_of_block(number) {
                in_links = self.lines.contains(&number) || self.is_before_links(number);
            } else if heading(line).is_some() || !words::is_link_or_citation(line) {
                in_links = false;
            }
            if in_links {
                self.lines.insert(number);
            }
        }
    }

    fn is_before_links(&self, number: usize) -> bool {
        let next = self.text.lines[number + 1..].iter().find(|line| !line.text.is_empty());
        next.is_some_and(|next| words::is_link_or_citation(next.text))
    }
}

/// `=====` or `-----` under a title.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Words of four letters or more, in small letters.
fn content_words(text: &str) -> BTreeSet<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
