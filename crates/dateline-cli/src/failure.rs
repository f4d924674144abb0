//! What makes a command fail, shown with a code, a hint and the file it is about.

use std::fmt::Display;
use std::io::{self, IsTerminal};

use miette::{Diagnostic, MietteHandlerOpts};

/// What makes a command fail.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The façade says so.
    #[error(transparent)]
    Project(#[from] dateline::Error),
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    /// Whoever read standard output has gone; not a failure.
    #[error("standard output was closed")]
    BrokenPipe,
    /// What would be printed is no text, and standard output is a terminal.
    #[error("what is to be printed is no text")]
    NoText,
    /// A question about roads that does not say for whom.
    #[error("it is not said for whom")]
    NoSide,
    /// The project is not whole.
    #[error("the project fails its check in {problems} places")]
    Unsound {
        /// How many problems there are.
        problems: usize,
    },
}

impl Diagnostic for Failure {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(match self {
            Self::Project(error) => error.code(),
            Self::Output(_) | Self::BrokenPipe => "dateline::output",
            Self::NoText => "dateline::no_text",
            Self::NoSide => "dateline::no_side",
            Self::Unsound { .. } => "dateline::unsound",
        }))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        match self {
            Self::Project(error) => error.hint().map(|hint| Box::new(hint) as Box<dyn Display>),
            Self::NoText => Some(Box::new("name a file with `-o FILE`")),
            Self::NoSide => {
                Some(Box::new("name a side with `--side`, where it is possible also `--for civilians` or `--for aid`"))
            }
            Self::Unsound { .. } => Some(Box::new("the rows are listed on standard output")),
            _ => None,
        }
    }
}

/// How failures look: in colour and with drawn marks on a terminal, plain elsewhere; a line is never broken, so that it
/// can be searched for.
pub(crate) fn set_up_reports() {
    let terminal = io::stderr().is_terminal();
    let made = miette::set_hook(Box::new(move |_| {
        let options = MietteHandlerOpts::new().terminal_links(false).wrap_lines(false).unicode(terminal);
        Box::new(if terminal && !crate::words::colours_are_unwanted() {
            options.build()
        } else {
            options.color(false).build()
        })
    }));
    debug_assert!(made.is_ok(), "set once, at the start");
}
