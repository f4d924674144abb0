//! The progress of long work: a bar on standard error, on a terminal only.

use std::io::{self, IsTerminal};
use std::time::Duration;

use dateline::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar, or nothing where standard error is no terminal.
pub(crate) struct Bar {
    shown: bool,
    bar: Option<ProgressBar>,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Self { shown: io::stderr().is_terminal(), bar: None }
    }
}

impl Progress for Bar {
    fn begin(&mut self, what: &str, total: u64) {
        if !self.shown {
            return;
        }
        let style = ProgressStyle::with_template("{msg:20} {wide_bar} {pos}/{len}");
        let bar = ProgressBar::new(total).with_message(what.to_owned());
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        self.bar = Some(bar);
    }

    fn advance(&mut self, steps: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(steps);
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
