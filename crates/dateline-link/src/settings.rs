//! What can be set.

use serde::Serialize;

/// How rows are compared.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Settings {
    /// How many days one record's own date may be off.
    pub days: u16,
    /// How many kilometres one record's own place may be off.
    pub kilometres: f64,
    /// How probable it must be that two rows tell of one event, for them to be put together.
    pub threshold: f64,
    /// How many pairs of rows are enough to learn from.
    pub enough_pairs: usize,
    /// How often the weights are learned anew.
    pub rounds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { days: 2, kilometres: 5.0, threshold: 0.45, enough_pairs: 100_000, rounds: 10 }
    }
}
