//! A sentence with its marks, and its claims with their reasons.

use dateline_code::{ClaimReasons, Explanation, FieldReason, Mark};
use dateline_model::Stance;

use super::{escaped, push};
use crate::explain::{Piece, label, listed, pieces};

/// What the marks look like.
pub(super) fn legend() -> String {
    let shown = [
        ("event", "an event word that made a claim"),
        ("event idle", "an event word that made none"),
        ("who", "an actor"),
        ("where", "a place"),
        ("day", "a day"),
        ("number", "a number"),
        ("people", "people"),
        ("source", "who says it"),
    ];
    let mut out = String::from("<section class=\"legend\" aria-label=\"What the marks mean\"><ul>\n");
    for (class, meaning) in shown {
        let label = class.split(' ').next().unwrap_or(class);
        push(
            &mut out,
            format_args!("<li><mark class=\"{class}\">{}<small>{label}</small></mark></li>\n", escaped(meaning)),
        );
    }
    out.push_str("<li><span class=\"clause\">a clause begins</span></li>\n");
    out.push_str("</ul><p>Point at a mark to read what the coder makes of it.</p></section>\n");
    out
}

/// A sentence: its words with the marks, then its claims.
pub(super) fn write(out: &mut String, sentence: &Explanation, number: Option<usize>) {
    let silent = if sentence.claims.is_empty() { " silent" } else { "" };
    let alone = if number.is_none() { " alone" } else { "" };
    push(out, format_args!("<section class=\"sentence{silent}{alone}\">\n"));
    if let Some(number) = number {
        push(out, format_args!("<span class=\"number-of\">{number}</span>\n"));
    }
    if let Some(speaker) = &sentence.speaker {
        push(out, format_args!("<p class=\"speaker\"><bdi>{}</bdi> speaks</p>\n", escaped(speaker)));
    }
    out.push_str("<p class=\"text\" dir=\"auto\">");
    for piece in pieces(sentence) {
        match piece {
            Piece::Text(text) => out.push_str(&escaped(text)),
            Piece::Clause => out.push_str("<span class=\"clause\"></span>"),
            Piece::Open(mark) => open(out, mark),
            Piece::Close(mark) => push(out, format_args!("<small>{}</small></mark>", mark.what.name())),
        }
    }
    out.push_str("</p>\n");
    for claim in &sentence.claims {
        claim_of(out, claim);
    }
    all_marks(out, sentence);
    out.push_str("</section>\n");
}

fn open(out: &mut String, mark: &Mark) {
    let idle = if mark.what.is_idle() { " idle" } else { "" };
    let title = format!("{}: {}", mark.what.name(), mark.what.in_words());
    push(out, format_args!("<mark class=\"{}{idle}\" title=\"{}\">", mark.what.name(), escaped(&title)));
}

fn claim_of(out: &mut String, made: &ClaimReasons) {
    let claim = &made.claim;
    let stance = if claim.stance == Stance::Asserted { String::new() } else { format!(", {}", claim.stance) };
    push(
        out,
        format_args!(
            "<div class=\"claim {class}\" id=\"{id}\">\n<h3><b>{kind}{stance}</b> <q dir=\"auto\">{quote}</q></h3>\n\
             <p class=\"facts\">rule {rule} · confidence {confidence:.2} · {id}</p>\n<table>\n",
            class = claim.stance,
            id = escaped(made.id.as_str()),
            kind = claim.kind,
            quote = escaped(&claim.quote),
            rule = escaped(&claim.rule),
            confidence = claim.confidence,
        ),
    );
    for field in &made.fields {
        field_of(out, field);
    }
    out.push_str("</table>\n</div>\n");
}

fn field_of(out: &mut String, field: &FieldReason) {
    push(
        out,
        format_args!(
            "<tr><th scope=\"row\">{}</th><td><bdi>{}</bdi></td><td>{}",
            label(field.field),
            escaped(&field.value),
            escaped(&field.reason)
        ),
    );
    for (index, words) in field.words.iter().enumerate() {
        let joint = if index == 0 { ":" } else { "," };
        push(out, format_args!("{joint} <q dir=\"auto\">{}</q>", escaped(&words.text)));
    }
    out.push_str("</td></tr>\n");
}

/// Every mark as a row, for those who cannot point at one.
fn all_marks(out: &mut String, sentence: &Explanation) {
    let listed = listed(sentence);
    if listed.is_empty() {
        return;
    }
    out.push_str("<details><summary>All marks</summary>\n<table>\n");
    for mark in listed {
        push(
            out,
            format_args!(
                "<tr><th scope=\"row\">{}</th><td><bdi>{}</bdi></td><td>{}</td><td class=\"at\">{}–{}</td></tr>\n",
                mark.what.name(),
                escaped(&mark.text),
                escaped(&mark.what.in_words()),
                mark.span.start,
                mark.span.end
            ),
        );
    }
    out.push_str("</table>\n</details>\n");
}
