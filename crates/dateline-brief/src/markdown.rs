//! The page as Markdown: CommonMark with tables and footnotes, as GitHub, Pandoc and most editors read it.

use std::fmt::Write as _;

use dateline_model::{Day, PublishedBasis};

use crate::{Brief, Clause, Footnote, Section, SourceLine, Table};

impl Brief {
    /// The page as Markdown, with footnotes as `[^1]`. Text from reports is escaped.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n\n*{}*\n", escape(&self.title), escape(&self.standing));
        for section in &self.sections {
            write_section(&mut out, section);
        }
        if !self.sources.is_empty() {
            out.push_str("\n## Sources\n\n");
            for source in &self.sources {
                let _ = writeln!(out, "{}. {}", source.number, source_words(source));
            }
        }
        out.push_str("\n## About this page\n");
        for line in &self.closing {
            let _ = write!(out, "\n{}\n", escape(line));
        }
        out.push('\n');
        for footnote in &self.footnotes {
            let _ = writeln!(out, "[^{}]: {}", footnote.number, footnote_words(self, footnote));
        }
        out
    }
}

fn write_section(out: &mut String, section: &Section) {
    let _ = write!(out, "\n## {}\n\n", escape(&section.title));
    if let Some(note) = &section.note {
        let _ = write!(out, "*{}*\n\n", escape(note));
    }
    for sentence in &section.sentences {
        let _ = writeln!(out, "- {}", sentence.clauses().iter().map(clause_words).collect::<String>());
    }
    if section.more > 0 {
        let _ = writeln!(out, "- *… and {} more, not shown here.*", section.more);
    }
    if let Some(table) = &section.table {
        if !section.sentences.is_empty() {
            out.push('\n');
        }
        write_table(out, table);
    }
}

fn write_table(out: &mut String, table: &Table) {
    let _ = writeln!(
        out,
        "| {} | Footnotes |",
        table.columns.iter().map(|one| escape(one)).collect::<Vec<_>>().join(" | ")
    );
    let _ = writeln!(out, "|{}", "---|".repeat(table.columns.len() + 1));
    for row in &table.rows {
        let cells: Vec<String> = row.cells().iter().map(|cell| escape(cell)).collect();
        let _ = writeln!(out, "| {} | {} |", cells.join(" | "), marks(row.footnotes()));
    }
}

fn clause_words(clause: &Clause) -> String {
    format!("{}{}", escape(&clause.text), marks(&clause.footnotes))
}

fn marks(numbers: &[u32]) -> String {
    numbers.iter().map(|number| format!("[^{number}]")).collect()
}

fn footnote_words(brief: &Brief, footnote: &Footnote) -> String {
    let source = brief.source_of(footnote);
    let named = source.map(|source| format!(" {}", named(source))).unwrap_or_default();
    format!(
        "“{}” —{named} Source {}, `{}:{}–{}`, claim `{}`.",
        escape(&footnote.quote),
        footnote.source,
        code(&footnote.doc),
        footnote.start,
        footnote.end,
        code(footnote.claim.as_str()),
    )
}

fn source_words(source: &SourceLine) -> String {
    let mut words = named(source);
    if let Some(url) = &source.url {
        let _ = write!(words, " {}", link(url));
    }
    if let Some(licence) = &source.licence {
        let _ = write!(words, " Terms: {}.", escape(licence));
    }
    format!("{words} `{}`", code(&source.doc))
}

/// `*Title*, publisher, author, 5 December 2013 (inferred).`
fn named(source: &SourceLine) -> String {
    let mut parts = vec![format!("*{}*", escape(source.title.as_deref().unwrap_or(&source.doc)))];
    parts.extend([&source.publisher, &source.author].into_iter().flatten().map(|one| escape(one)));
    parts.push(published(source.published, source.published_basis));
    format!("{}.", parts.join(", "))
}

/// The day, marked where it is inferred.
pub(crate) fn published(day: Option<Day>, basis: PublishedBasis) -> String {
    match (day, basis) {
        (Some(day), PublishedBasis::Inferred) => format!("{} (inferred)", day.in_words()),
        (Some(day), _) => day.in_words(),
        (None, _) => "day not known".to_owned(),
    }
}

/// An address as a link where it is one of the web, else as plain text.
fn link(url: &str) -> String {
    let is_web = (url.starts_with("https://") || url.starts_with("http://"))
        && url.chars().all(|one| one.is_ascii_graphic() && !matches!(one, '<' | '>' | '"' | '\\' | '`'));
    if is_web { format!("<{url}>") } else { escape(url) }
}

/// Text made safe for a line of Markdown: marks that mean something are escaped, line breaks become spaces, control
/// characters and marks that turn the direction of writing are left out, and addresses don't become links.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut last = ' ';
    for one in text.chars() {
        match one {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '^' | '@' => {
                out.push('\\');
                out.push(one);
            }
            ':' => out.push_str(if last.is_ascii_alphabetic() && is_scheme(&out) { "\\:" } else { ":" }),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str("\\."),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            one if one.is_whitespace() => {
                if !last.is_whitespace() || out.is_empty() {
                    out.push(' ');
                }
            }
            one if one.is_control() => continue,
            one => out.push(one),
        }
        last = one;
    }
    out
}

fn is_scheme(written: &str) -> bool {
    ["http", "https", "ftp", "mailto", "xmpp"].iter().any(|scheme| written.to_ascii_lowercase().ends_with(scheme))
}

/// Text for a code span: one line without the marks that would end it.
fn code(text: &str) -> String {
    text.chars().filter(|one| !one.is_control() && *one != '`' && *one != '|').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_quote_can_become_markup() {
        let quote =
            "the town [edit]\n\n# fell *at* <script>alert(1)</script> https://example.org www.example.org [^1]: | x";
        let escaped = escape(quote);
        for mark in ["<script", "\n", " # ", "*at*", "[edit]", "[^1]", "https://", " | "] {
            assert!(!escaped.contains(mark), "`{mark}` in {escaped}");
        }
        assert!(escaped.contains("www\\.example"));
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        assert_eq!(
            escape("The Army took Qara, 19 November: 7 dead – “so”."),
            "The Army took Qara, 19 November: 7 dead – “so”."
        );
    }
}
