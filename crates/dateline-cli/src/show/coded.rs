//! A report as it was coded: each sentence with its marks, what they were resolved to, and the claims with their reasons.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use dateline::model::Stance;
use dateline::{ClaimReasons, CodedReport, SentenceExplained, label, listed};

use super::paint::{Paper, style_of};
use crate::cli::OutputFile;
use crate::words::{count, one_line};

const BOLD: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// How much of a sentence is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// What each mark was resolved to, too.
    Marks,
    /// The claims with their reasons.
    Reasons,
}

/// Reports as text.
pub(crate) fn coded(reports: &[CodedReport], file: &OutputFile) -> String {
    let mut paper = Paper::going_to(file);
    paper.legend();
    for report in reports {
        head(&mut paper, report);
        for (index, sentence) in report.sentences.iter().enumerate() {
            sentence_with_claims(&mut paper, sentence, &format!("{:>3}  ", index + 1), Depth::Marks);
        }
    }
    paper.into_text()
}

fn head(paper: &mut Paper, report: &CodedReport) {
    paper.styled(BOLD, &one_line(report.title.as_deref().unwrap_or(&report.doc)));
    let day = report.published.map_or_else(|| "day unknown".to_owned(), |day| day.in_words());
    let (sentences, claims) =
        (count(report.sentences.len(), "sentence", "sentences"), count(report.claims(), "claim", "claims"));
    line(paper, format_args!("\n{}, {day}; {sentences}, {claims}; {}\n\n", one_line(&report.doc), report.coder));
}

/// A sentence, what its marks mean, and its claims, behind a margin.
pub(super) fn sentence_with_claims(paper: &mut Paper, sentence: &SentenceExplained, first: &str, depth: Depth) {
    let margin = " ".repeat(first.chars().count());
    paper.styled(QUIET, first);
    if let Some(speaker) = &sentence.speaker {
        line(paper, format_args!("{}: ", one_line(speaker)));
    }
    paper.sentence(sentence);
    line(paper, format_args!("\n"));
    for mark in listed(sentence).into_iter().filter(|_| depth == Depth::Marks) {
        line(paper, format_args!("{margin}"));
        paper.styled(style_of(mark), mark.what.name());
        let space = 8_usize.saturating_sub(mark.what.name().len());
        line(paper, format_args!("{:space$}{} = {}\n", "", one_line(&mark.text), one_line(&mark.what.in_words())));
    }
    for made in &sentence.claims {
        claim(paper, made, &margin);
    }
    if depth == Depth::Marks {
        line(paper, format_args!("\n"));
    }
}

fn claim(paper: &mut Paper, made: &ClaimReasons, margin: &str) {
    line(paper, format_args!("{margin}"));
    let told = &made.claim;
    let stance = if told.stance == Stance::Asserted { String::new() } else { format!(", {}", told.stance) };
    paper.styled(BOLD.fg_color(Some(AnsiColor::Red.into())), &format!("{}{stance}", told.kind));
    line(paper, format_args!(" «{}»", one_line(&made.claim.quote)));
    paper.styled(QUIET, &format!(" rule {}, confidence {:.2}, {}", made.claim.rule, made.claim.confidence, made.id));
    line(paper, format_args!("\n"));
    let width = made.fields.iter().map(|field| field.value.chars().count()).max().unwrap_or(0).min(32);
    for field in &made.fields {
        let words: Vec<String> = field.words.iter().map(|words| format!("“{}”", one_line(&words.text))).collect();
        let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
        let (name, value) = (label(field.field), one_line(&field.value));
        line(paper, format_args!("{margin}  {name:9} {value:width$}  "));
        paper.styled(QUIET, &field.reason);
        line(paper, format_args!("{words}\n"));
    }
}

fn line(paper: &mut Paper, text: std::fmt::Arguments<'_>) {
    paper.write_fmt(text).expect("memory can always be written to");
}
