//! Takes elements apart that stand too deep in one another.
//!
//! A page of a hundred thousand nested elements is a trap: the tree builder looks through all open elements at every
//! tag, so its time grows with the square of the depth. So tags are counted before the page is parsed, and those beyond
//! a depth are dropped; their text stays. The count follows the rules of the HTML standard closely enough not to fall
//! short: where in doubt it counts an element as open.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The page without the tags that stand deeper than `limit`, and how many those were.
pub(super) fn flatten(html: &str, limit: usize) -> (Cow<'_, str>, usize) {
    if html.bytes().filter(|byte| *byte == b'<').count() <= limit {
        return (Cow::Borrowed(html), 0);
    }
    let mut scan = Scan { open: vec![], foreign: 0, dropped_open: BTreeMap::new(), dropped: vec![], limit };
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at = scan.markup(html, at + found);
    }
    if scan.dropped.is_empty() {
        return (Cow::Borrowed(html), 0);
    }
    let mut flat = String::with_capacity(html.len());
    let mut from = 0;
    for dropped in &scan.dropped {
        flat.push_str(&html[from..dropped.start]);
        flat.push(' ');
        from = dropped.end;
    }
    flat.push_str(&html[from..]);
    (Cow::Owned(flat), scan.dropped.len())
}

struct Scan {
    /// Names of the elements that are open, outermost first.
    open: Vec<String>,
    /// How many of them are pictures or formulas.
    foreign: usize,
    /// For each name, how many opened elements were dropped and not closed.
    dropped_open: BTreeMap<String, usize>,
    dropped: Vec<Range<usize>>,
    limit: usize,
}

/// Elements without an end.
const VOID: [&str; 17] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "wbr",
];

/// Elements whose content is characters, not tags.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Elements that close an open one of their kind, so that they do not stand in one another by themselves.
const CLOSE_THEIR_KIND: [&str; 15] =
    ["html", "head", "body", "p", "li", "dd", "dt", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup"];

/// Elements that a closing tag can take out from under others.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose closing tag does not close what stands around them.
const INLINE: [&str; 20] = [
    "span", "abbr", "cite", "q", "sub", "sup", "time", "label", "mark", "ins", "del", "dfn", "kbd", "samp", "var",
    "bdi", "bdo", "data", "ruby", "rt",
];

/// Pictures and formulas: other rules hold inside.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// Elements inside of pictures and formulas in which the rules of HTML hold again.
const HTML_AGAIN: [&str; 9] = ["foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"];

impl Scan {
    /// Takes in what starts with `<` at this byte; gives the byte to go on from.
    fn markup(&mut self, html: &str, at: usize) -> usize {
        let rest = &html[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            return html.len() - after_comment(comment).len();
        }
        let closes = rest.starts_with('/');
        let name_at = at + 1 + usize::from(closes);
        let name: String = html[name_at..]
            .bytes()
            .take(64)
            .take_while(|byte| !byte.is_ascii_whitespace() && *byte != b'>' && *byte != b'/')
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let bogus = rest.starts_with(['!', '?']) || closes;
            return if bogus { rest.find('>').map_or(html.len(), |end| at + 2 + end) } else { at + 1 };
        }
        let end = tag_end(html, name_at);
        if closes {
            self.close(&name, at..end);
            return end;
        }
        let self_closed = html[at..end].ends_with("/>");
        let foreign = self.in_foreign(&name);
        self.start(name.clone(), self_closed && foreign, foreign, at..end);
        if RAW.contains(&name.as_str()) && !foreign { after_raw(html, end, &name) } else { end }
    }

    /// Whether the rules for pictures and formulas hold for a tag here.
    fn in_foreign(&self, name: &str) -> bool {
        if self.foreign == 0 {
            return false;
        }
        let nearest =
            self.open.iter().rev().find(|open| FOREIGN.contains(&open.as_str()) || HTML_AGAIN.contains(&open.as_str()));
        nearest.is_some_and(|nearest| FOREIGN.contains(&nearest.as_str())) && !breaks_out(name)
    }

    fn start(&mut self, name: String, is_whole: bool, foreign: bool, tag: Range<usize>) {
        if !foreign && breaks_out(&name) {
            self.leave_foreign();
        }
        let closes_its_kind = CLOSE_THEIR_KIND.contains(&name.as_str()) && self.foreign == 0;
        if is_whole || VOID.contains(&name.as_str()) || RAW.contains(&name.as_str()) && !foreign || closes_its_kind {
            return;
        }
        if name == "a" {
            self.remove_last("a");
        }
        if self.open.len() >= self.limit {
            *self.dropped_open.entry(name).or_insert(0) += 1;
            self.dropped.push(tag);
        } else {
            self.foreign += usize::from(FOREIGN.contains(&name.as_str()));
            self.open.push(name);
        }
    }

    /// Closes the element at this place, and all that stand in it.
    fn close_from(&mut self, at: usize) {
        let closed = self.open.drain(at..);
        self.foreign -= closed.filter(|name| FOREIGN.contains(&name.as_str())).count();
    }

    fn close(&mut self, name: &str, tag: Range<usize>) {
        if let Some(count) = self.dropped_open.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.dropped.push(tag);
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open == name) else { return };
        if FORMATTING.contains(&name) {
            self.open.remove(at);
        } else if INLINE.contains(&name) {
            let block_inside = self.open[at + 1..]
                .iter()
                .any(|open| !INLINE.contains(&open.as_str()) && !FORMATTING.contains(&open.as_str()));
            if !block_inside {
                self.close_from(at);
            }
        } else {
            self.close_from(at);
        }
    }

    /// A tag of HTML inside of a picture or formula closes it.
    fn leave_foreign(&mut self) {
        if self.foreign == 0 {
            return;
        }
        let last =
            self.open.iter().rposition(|open| FOREIGN.contains(&open.as_str()) || HTML_AGAIN.contains(&open.as_str()));
        if let Some(at) = last.filter(|at| FOREIGN.contains(&self.open[*at].as_str())) {
            self.close_from(at);
        }
    }

    fn remove_last(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            self.open.remove(at);
        }
    }
}

/// Tags that end a picture or a formula when they stand in it.
fn breaks_out(name: &str) -> bool {
    const BREAK_OUT: [&str; 44] = [
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "embed",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "i",
        "img",
        "li",
        "listing",
        "menu",
        "meta",
        "nobr",
        "ol",
        "p",
        "pre",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "strike",
        "sub",
        "sup",
        "table",
        "tt",
        "u",
        "ul",
        "var",
    ];
    BREAK_OUT.contains(&name)
}

/// The byte after a tag's `>`, quoted attribute values passed over.
fn tag_end(html: &str, from: usize) -> usize {
    let mut quote = None;
    let mut value_starts = false;
    for (at, byte) in html.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if value_starts => quote = Some(byte),
            (None, _) => {}
        }
        value_starts = byte == b'=' || (value_starts && byte.is_ascii_whitespace());
    }
    html.len()
}

/// What follows a comment whose content starts here.
fn after_comment(content: &str) -> &str {
    if let Some(rest) = content.strip_prefix('>').or_else(|| content.strip_prefix("->")) {
        return rest;
    }
    let ends = ["-->", "--!>"].into_iter().filter_map(|end| content.find(end).map(|at| at + end.len()));
    ends.min().map_or("", |end| &content[end..])
}

/// The byte where the closing tag of raw content stands.
fn after_raw(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        let name_at = at + found + 2;
        if bytes.get(name_at..name_at + name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name.as_bytes())) {
            return at + found;
        }
        at = name_at;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_is_left_as_it_is() {
        let page = "<div><p>one<p>two<ul><li>a<li>b</ul></div>".repeat(300);
        let (flat, dropped) = flatten(&page, 10);
        assert_eq!((flat.as_ref(), dropped), (page.as_str(), 0));
    }

    #[test]
    fn elements_beyond_the_depth_lose_their_tags_and_keep_their_text() {
        let page = format!("{}deep{}after", "<div>".repeat(20), "</div>".repeat(20));
        let (flat, dropped) = flatten(&page, 5);
        assert_eq!(dropped, 30);
        assert_eq!(flat.matches("<div>").count(), 5);
        assert_eq!(flat.matches("</div>").count(), 5);
        assert!(flat.contains("deep") && flat.ends_with("after"));
    }

    #[test]
    fn tags_in_scripts_comments_and_attributes_are_not_counted() {
        let page = "<script>'<div><div><div><div>'</script><!-- <div><div> --><p title=\"<div><div>\">x</p>".repeat(5);
        assert_eq!(flatten(&page, 3).1, 0);
        let trap = format!("<!-->{}", "<div>".repeat(9));
        assert_eq!(flatten(&trap, 3).1, 6);
    }

    #[test]
    fn misnested_closing_tags_do_not_hide_the_depth() {
        for piece in ["<span><div></span>", "<div></span>", "<svg><p><section/>", "<svg><title><div>"] {
            assert!(flatten(&piece.repeat(100), 20).1 > 0, "{piece}");
        }
    }
}
