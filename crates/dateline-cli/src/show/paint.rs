//! Text for people with marks in it: in colour where that is wanted, else in brackets with a tag.

use std::fmt;
use std::io::{self, IsTerminal};

use anstyle::{AnsiColor, Effects, Style};
use dateline::{Mark, Piece, SentenceExplained, pieces};

use crate::cli::OutputFile;
use crate::words::{colours_are_unwanted, harmless};

/// A text in the making. What is written to it cannot steer a terminal; only its own styles can.
pub(super) struct Paper {
    text: String,
    colour: bool,
    terminal: bool,
}

impl Paper {
    /// For the place where the text will go.
    pub(super) fn going_to(file: &OutputFile) -> Self {
        let terminal = file.path.is_none() && io::stdout().is_terminal();
        Self { text: String::new(), colour: terminal && !colours_are_unwanted(), terminal }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Writes words in a style.
    pub(super) fn styled(&mut self, style: Style, words: &str) {
        self.switch(&format!("{style}"));
        self.text.push_str(&harmless(words));
        self.switch(&format!("{style:#}"));
    }

    fn switch(&mut self, code: &str) {
        if self.colour {
            self.text.push_str(code);
        }
    }

    /// Writes a sentence with its marks, on one line.
    pub(super) fn sentence(&mut self, sentence: &SentenceExplained) {
        let mut open: Vec<Style> = Vec::new();
        for piece in pieces(sentence) {
            match piece {
                Piece::Text(words) => self.text.push_str(&harmless(words).replace(['\n', '\t'], " ")),
                Piece::Clause => self.styled(Style::new().dimmed(), "¦ "),
                Piece::Open(mark) if self.colour => {
                    let style = style_of(mark);
                    open.push(style);
                    self.switch(&format!("{style}"));
                }
                Piece::Open(_) => self.text.push('['),
                Piece::Close(_) if self.colour => {
                    open.pop();
                    self.switch("\u{1b}[0m");
                    for style in &open {
                        self.text.push_str(&format!("{style}"));
                    }
                }
                Piece::Close(mark) => {
                    self.text.push(' ');
                    self.text.push_str(&tag(mark));
                    self.text.push(']');
                }
            }
        }
    }

    /// Writes what the colours mean; brackets say it themselves.
    pub(super) fn legend(&mut self) {
        if self.colour {
            self.text.push_str("marks: ");
            for (name, style) in STYLES {
                self.styled(style, name);
                self.text.push(' ');
            }
            self.styled(Style::new().dimmed(), "¦ a clause begins");
            self.text.push_str("\n\n");
        }
    }
}

impl fmt::Write for Paper {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        if self.terminal {
            self.text.push_str(&harmless(words));
        } else {
            self.text.push_str(words);
        }
        Ok(())
    }
}

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour)))
}

/// The marks and how they look; the colours can be read on black and on white.
const STYLES: [(&str, Style); 7] = [
    ("event", colour(AnsiColor::Red).effects(Effects::BOLD)),
    ("who", colour(AnsiColor::Blue).effects(Effects::UNDERLINE)),
    ("where", colour(AnsiColor::Green).effects(Effects::UNDERLINE)),
    ("day", colour(AnsiColor::Cyan).effects(Effects::UNDERLINE)),
    ("number", colour(AnsiColor::Yellow)),
    ("people", Style::new().effects(Effects::UNDERLINE)),
    ("source", colour(AnsiColor::Magenta)),
];

/// How a mark looks; an event word that made no claim is not bold.
pub(super) fn style_of(mark: &Mark) -> Style {
    let style = STYLES.iter().find(|(name, _)| *name == mark.what.name()).map_or_else(Style::new, |(_, style)| *style);
    if mark.what.is_idle() { style.effects(Effects::DIMMED) } else { style }
}

/// The tag of a mark in brackets.
fn tag(mark: &Mark) -> String {
    if mark.what.is_idle() { "no event".to_owned() } else { mark.what.name().to_owned() }
}
