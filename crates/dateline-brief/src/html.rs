//! The page as one HTML file: it prints well and needs nothing from the network.

use std::fmt::Write as _;

use dateline_plot::escape;

use crate::markdown::published;
use crate::{Brief, Clause, Section, SourceLine};

const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif;color:#222}\
h1{font-size:1.7rem}h2{font-size:1.2rem;margin-top:1.8rem}table{border-collapse:collapse;width:100%}\
th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}\
sup a{text-decoration:none}ol.notes{font-size:.85rem}svg{max-width:100%;height:auto}\
.pictures{display:flex;flex-wrap:wrap;gap:1rem;justify-content:center}.pictures div{flex:0 1 390px}\
@media (max-width:34rem){table{font-size:.8rem}th,td{padding:.2rem .3rem;overflow-wrap:anywhere}}\
@media (min-width:54rem){.pictures{margin:0 -3rem}}\
@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}h2{break-after:avoid}li,tr,svg{break-inside:avoid}}";

impl Brief {
    /// The page as a single HTML file, with the map in it. Text from reports is escaped.
    #[must_use]
    pub fn to_html(&self) -> String {
        let title = escape(&self.title);
        let mut out = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n<h1>{title}</h1>\n<p><em>{}</em></p>\n",
            escape(&self.standing)
        );
        for section in &self.sections {
            write_section(&mut out, section);
        }
        self.write_sources(&mut out);
        out.push_str("<h2>About this page</h2>\n");
        for line in &self.closing {
            let _ = writeln!(out, "<p>{}</p>", escape(line));
        }
        self.write_notes(&mut out);
        out.push_str("</body>\n</html>\n");
        out
    }

    fn write_sources(&self, out: &mut String) {
        if self.sources.is_empty() {
            return;
        }
        out.push_str("<h2>Sources</h2>\n<ol>\n");
        for source in &self.sources {
            let mut words = named(source);
            if let Some(url) = &source.url {
                let _ = write!(words, " {}", escape(url));
            }
            if let Some(licence) = &source.licence {
                let _ = write!(words, " Terms: {}.", escape(licence));
            }
            let _ = writeln!(out, "<li>{words} <code>{}</code></li>", escape(&source.doc));
        }
        out.push_str("</ol>\n");
    }

    fn write_notes(&self, out: &mut String) {
        out.push_str("<h2>Footnotes</h2>\n<ol class=\"notes\">\n");
        for note in &self.footnotes {
            let named = self.source_of(note).map(named).unwrap_or_default();
            let _ = writeln!(
                out,
                "<li id=\"note-{}\">“{}” — {named} Source {}, <code>{}:{}–{}</code>, claim <code>{}</code>.</li>",
                note.number,
                escape(&note.quote),
                note.source,
                escape(&note.doc),
                note.start,
                note.end,
                escape(note.claim.as_str()),
            );
        }
        out.push_str("</ol>\n");
    }
}

fn write_section(out: &mut String, section: &Section) {
    let _ = writeln!(out, "<h2>{}</h2>", escape(&section.title));
    if let Some(note) = &section.note {
        let _ = writeln!(out, "<p><em>{}</em></p>", escape(note));
    }
    if !section.sentences.is_empty() {
        out.push_str("<ul>\n");
        for sentence in &section.sentences {
            let _ = writeln!(out, "<li>{}</li>", sentence.clauses().iter().map(clause_words).collect::<String>());
        }
        if section.more > 0 {
            let _ = writeln!(out, "<li><em>… and {} more, not shown here.</em></li>", section.more);
        }
        out.push_str("</ul>\n");
    }
    if let Some(table) = &section.table {
        let heads: String = table.columns.iter().map(|one| format!("<th scope=\"col\">{}</th>", escape(one))).collect();
        write_pictures(out, &section.pictures);
        if let Some(caption) = &section.caption {
            let _ = writeln!(out, "<p><small>{}</small></p>", escape(caption));
        }
        let _ = writeln!(out, "<table>\n<tr>{heads}<th scope=\"col\">Footnotes</th></tr>");
        for row in &table.rows {
            let cells: String = row.cells().iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
            let _ = writeln!(out, "<tr>{cells}<td>{}</td></tr>", marks(row.footnotes()));
        }
        out.push_str("</table>\n");
    }
}

/// One picture as it is, several side by side where there is room.
fn write_pictures(out: &mut String, pictures: &[String]) {
    match pictures {
        [] => {}
        [one] => out.push_str(one),
        several => {
            let each: String = several.iter().map(|one| format!("<div>{one}</div>\n")).collect();
            let _ = write!(out, "<div class=\"pictures\">\n{each}</div>\n");
        }
    }
}

fn clause_words(clause: &Clause) -> String {
    format!("{}{}", escape(&clause.text), marks(&clause.footnotes))
}

fn marks(numbers: &[u32]) -> String {
    numbers.iter().map(|number| format!("<sup><a href=\"#note-{number}\">[{number}]</a></sup>")).collect()
}

fn named(source: &SourceLine) -> String {
    let title = escape(source.title.as_deref().unwrap_or(&source.doc));
    let mut parts = vec![format!("<cite>{title}</cite>")];
    parts.extend([&source.publisher, &source.author].into_iter().flatten().map(|one| escape(one)));
    parts.push(published(source.published, source.published_basis));
    format!("{}.", parts.join(", "))
}
