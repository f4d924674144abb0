//! The article of a page as text.

use std::ops::Range;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::metadata::{clean, person};

/// An article's text, and the bytes of it that are captions.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) furniture: Vec<Range<usize>>,
}

/// Pages with more elements than this are not searched for an article: the search looks at each of them many times.
const MOST_ELEMENTS: usize = 50_000;

/// The article that Readability finds, and its byline; `None` where it finds none.
pub(super) fn main_article(document: Document) -> Option<(Rendered, Option<String>)> {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::with_document(document, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let rendered = render(&Document::fragment(article.content).root());
    let byline = article.byline.as_deref().and_then(person);
    (!rendered.text.trim().is_empty()).then_some((rendered, byline))
}

/// The whole page without menus and forms: for pages on which no article is found.
pub(super) fn whole_page(document: &Document) -> Rendered {
    for menu in document.select("nav, header, footer, aside, form, dialog, [hidden]").nodes() {
        menu.remove_from_parent();
    }
    document.body().map(|body| render(&body)).unwrap_or_default()
}

/// How an element stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// In the line.
    Inline,
    /// A paragraph of its own.
    Block,
    /// A heading, with so many `#`.
    Heading(usize),
    /// A paragraph that is no story: a caption.
    Caption,
    /// A line of its own, with a bullet.
    Item,
    /// A line of its own.
    Row,
    /// Set off from the cell before it.
    Cell,
    /// Nothing to read.
    Skip,
}

fn layout(name: &str) -> Layout {
    match name {
        "h1" => Layout::Heading(1),
        "h2" => Layout::Heading(2),
        "h3" => Layout::Heading(3),
        "h4" => Layout::Heading(4),
        "h5" | "h6" => Layout::Heading(5),
        "figcaption" | "caption" => Layout::Caption,
        "li" => Layout::Item,
        "tr" => Layout::Row,
        "td" | "th" => Layout::Cell,
        "script" | "style" | "template" | "noscript" | "iframe" | "object" | "svg" | "math" | "select" | "textarea"
        | "button" | "title" | "head" | "audio" | "video" | "canvas" | "map" | "datalist" => Layout::Skip,
        "address" | "article" | "aside" | "blockquote" | "body" | "center" | "dd" | "details" | "div" | "dl" | "dt"
        | "fieldset" | "figure" | "footer" | "form" | "header" | "hr" | "html" | "main" | "nav" | "ol" | "p"
        | "pre" | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "ul" => Layout::Block,
        _ => Layout::Inline,
    }
}

/// Walks the tree without recursion, since pages can be deep.
fn render(root: &NodeRef<'_>) -> Rendered {
    let mut writer = Writer::default();
    let mut path: Vec<(NodeRef<'_>, Layout, usize)> = vec![];
    let mut next = root.first_child();
    loop {
        if let Some(node) = next {
            let name = node.node_name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
            let layout = if node.is_comment() || node.is_doctype() { Layout::Skip } else { layout(&name) };
            if node.is_text() {
                writer.words(&node.text());
                next = node.next_sibling();
            } else if name == "br" {
                writer.gap("\n");
                next = node.next_sibling();
            } else if layout == Layout::Skip {
                next = node.next_sibling();
            } else {
                let from = writer.open(layout);
                next = node.first_child();
                path.push((node, layout, from));
            }
        } else {
            let Some((node, layout, from)) = path.pop() else { break };
            writer.close(layout, from);
            next = node.next_sibling();
        }
    }
    let end = writer.rendered.text.trim_end().len();
    writer.rendered.text.truncate(end);
    writer.rendered.text.push('\n');
    writer.rendered
}

#[derive(Default)]
struct Writer {
    rendered: Rendered,
    /// What is to stand before the next words: nothing, a blank, a line's end, a blank line.
    gap: &'static str,
    /// What opens the next words: `## `, `- `.
    lead: String,
}

impl Writer {
    fn words(&mut self, words: &str) {
        let is_blank = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        for (at, piece) in words.split(is_blank).enumerate() {
            if at > 0 {
                self.gap(" ");
            }
            if piece.is_empty() {
                continue;
            }
            let gap = std::mem::take(&mut self.gap);
            if !self.rendered.text.is_empty() {
                self.rendered.text.push_str(gap);
            }
            self.rendered.text.push_str(&std::mem::take(&mut self.lead));
            self.rendered.text.push_str(piece);
        }
    }

    /// Asks for a gap; of several, the widest stands.
    fn gap(&mut self, gap: &'static str) {
        let rank = |gap: &str| ["", " ", "\t", "\n", "\n\n"].iter().position(|one| *one == gap).unwrap_or(0);
        if rank(gap) > rank(self.gap) {
            self.gap = gap;
        }
    }

    /// Opens an element; gives the byte where its text can start.
    fn open(&mut self, layout: Layout) -> usize {
        match layout {
            Layout::Heading(level) => {
                self.gap("\n\n");
                self.lead = format!("{} ", "#".repeat(level));
            }
            Layout::Item => {
                self.gap("\n");
                self.lead = "- ".to_owned();
            }
            Layout::Block | Layout::Caption if self.lead.is_empty() => self.gap("\n\n"),
            Layout::Row => self.gap("\n"),
            Layout::Cell => self.gap("\t"),
            _ => {}
        }
        self.rendered.text.len()
    }

    fn close(&mut self, layout: Layout, from: usize) {
        match layout {
            Layout::Heading(_) | Layout::Block => self.gap("\n\n"),
            Layout::Caption => {
                self.rendered.furniture.push(from..self.rendered.text.len());
                self.gap("\n\n");
            }
            Layout::Item | Layout::Row => self.gap("\n"),
            Layout::Cell => self.gap("\t"),
            Layout::Inline | Layout::Skip => {}
        }
        if matches!(layout, Layout::Heading(_) | Layout::Item) {
            self.lead.clear();
        }
    }
}

/// The words of an element on one line.
pub(super) fn line_of(node: &NodeRef<'_>) -> Option<String> {
    clean(&node.text())
}
