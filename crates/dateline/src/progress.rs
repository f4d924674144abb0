//! How far a long piece of work has come, told to whoever wants to show it.

/// Is told how work goes on. A door draws a bar with it; tests stay silent.
pub trait Progress {
    /// A piece of work begins, of so many steps.
    fn begin(&mut self, what: &str, total: u64);
    /// So many more of its steps are done.
    fn advance(&mut self, steps: u64);
    /// It is done.
    fn end(&mut self);
}

/// Shows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _what: &str, _total: u64) {}

    fn advance(&mut self, _steps: u64) {}

    fn end(&mut self) {}
}
