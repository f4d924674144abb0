//! Words for people, on standard error.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use dateline::model::{Diagnostic, Severity};

/// Whether the user has asked for no colours (<https://no-color.org>).
pub(crate) fn colours_are_unwanted() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Says a line. Where standard error is gone there is nobody to tell.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", line.trim_end());
}

/// Says each diagnostic on a line: `error: FILE: line 12: reason`.
pub(crate) fn say_all(diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let (word, colour) = match diagnostic.severity {
            Severity::Error => ("error", AnsiColor::Red),
            Severity::Warning => ("warning", AnsiColor::Yellow),
        };
        say(&format!("{}: {}", coloured(word, colour), one_line(&diagnostic.to_string())));
    }
}

fn coloured(word: &str, colour: AnsiColor) -> String {
    if io::stderr().is_terminal() && !colours_are_unwanted() {
        let style = Style::new().bold().fg_color(Some(colour.into()));
        format!("{style}{word}{style:#}")
    } else {
        word.to_owned()
    }
}

/// `1 report`, `1,234 reports`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1 + many.len());
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push(' ');
    text.push_str(if number == 1 { one } else { many });
    text
}

/// The text on one line, harmless for a terminal.
pub(crate) fn one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\t'], " ")
}

/// The text without what could steer a terminal or turn its direction around: it comes from strangers.
pub(crate) fn harmless(text: &str) -> String {
    let steers = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_commas() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(1_234_567, "claim", "claims"), "1,234,567 claims");
    }

    #[test]
    fn text_from_reports_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{202e}c\n"), "a\u{fffd}[2Jb\u{fffd}c\n");
    }
}
