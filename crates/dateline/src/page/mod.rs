//! Pages: an explanation as one HTML file that needs nothing else, prints well, and works without scripts or network.
//!
//! What the page shows comes from strangers' texts, so everything goes through [`escaped`], and the page forbids itself
//! (by its content security policy) to load or run anything.

mod chain;
mod sentence;

use std::fmt::Write;

use crate::CodedReport;
use crate::explain::Explanation;

const STYLE: &str = include_str!("style.css");

/// Reports as they were coded, on one page.
#[must_use]
pub fn coded_page(reports: &[CodedReport]) -> String {
    let title = match reports {
        [report] => format!("How “{}” was coded", report.title.as_deref().unwrap_or(&report.doc)),
        reports => format!("How {} reports were coded", reports.len()),
    };
    let mut body = String::new();
    if let [_, _, ..] = reports {
        body.push_str("<nav><ol>\n");
        for (index, report) in reports.iter().enumerate() {
            let name = escaped(report.title.as_deref().unwrap_or(&report.doc));
            push(
                &mut body,
                format_args!("<li><a href=\"#r{index}\"><bdi>{name}</bdi></a> {}</li>\n", claims(report.claims())),
            );
        }
        body.push_str("</ol></nav>\n");
    }
    body.push_str(&sentence::legend());
    for (index, report) in reports.iter().enumerate() {
        push(&mut body, format_args!("<article id=\"r{index}\">\n"));
        report_head(&mut body, report);
        for (number, told) in report.sentences.iter().enumerate() {
            sentence::write(&mut body, told, Some(number + 1));
        }
        body.push_str("</article>\n");
    }
    let coder = reports.first().map_or("", |report| report.coder);
    page(&title, &format!("Coded by {coder}"), &body)
}

/// The chain behind a claim, an event or a holder, on one page.
#[must_use]
pub fn explanation_page(explanation: &Explanation) -> String {
    let (title, body) = chain::write(explanation);
    page(&title, "The chain behind it, down to the words", &format!("{}{body}", sentence::legend()))
}

fn report_head(body: &mut String, report: &CodedReport) {
    let name = escaped(report.title.as_deref().unwrap_or(&report.doc));
    let published = report.published.map_or_else(|| "day unknown".to_owned(), |day| day.in_words());
    let publisher = report.publisher.as_deref().map_or(String::new(), |name| format!("<bdi>{}</bdi>, ", escaped(name)));
    push(body, format_args!("<h2><bdi>{name}</bdi></h2>\n"));
    push(
        body,
        format_args!(
            "<p class=\"facts\">{publisher}{published} · <bdi>{}</bdi> · {}, {}</p>\n",
            escaped(&report.doc),
            counted(report.sentences.len(), "sentence", "sentences"),
            claims(report.claims())
        ),
    );
}

fn claims(number: usize) -> String {
    counted(number, "claim", "claims")
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn page(title: &str, subtitle: &str, body: &str) -> String {
    let (title, subtitle) = (escaped(title), escaped(subtitle));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header><h1><bdi>{title}</bdi></h1><p>{subtitle}</p></header>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// The text for the inside of an element or of an attribute in double quotes; without what turns its direction around.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            letter if letter.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("memory can always be written to");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element_or_attribute_nor_turn_around() {
        assert_eq!(
            escaped("<b a=\"1\" c='2'>&\u{202e}\u{0}"),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;\u{fffd}\u{fffd}"
        );
    }
}
