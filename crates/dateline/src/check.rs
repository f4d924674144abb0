//! Whether a project is whole: every derived row traced to what it came from, every quote verbatim.

use dateline_store::Problem;

use crate::listing::{Cell, Listing};
use crate::{Error, Project};

/// What a check went through, and what it found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// Reports looked at.
    pub reports: usize,
    /// Claims looked at.
    pub claims: usize,
    /// Events looked at.
    pub events: usize,
    /// Control intervals looked at.
    pub intervals: usize,
    /// What is wrong: table, id, and what.
    pub problems: Vec<(String, String, String)>,
}

impl Checked {
    /// The problems as rows.
    #[must_use]
    pub fn listing(&self) -> Listing {
        let mut listing = Listing::new(&["table", "id", "problem"]);
        let row =
            |(table, id, what): &(String, String, String)| vec![Cell::text(table), Cell::text(id), Cell::text(what)];
        listing.rows = self.problems.iter().map(row).collect();
        listing
    }
}

impl Project {
    /// Checks the project file and all that stands in it. Changes nothing.
    pub fn check(&self) -> Result<Checked, Error> {
        let problem = |problem: Problem| (problem.table, problem.id, problem.what);
        Ok(Checked {
            reports: self.store.report_heads()?.len(),
            claims: self.store.claims()?.len(),
            events: self.store.events()?.len(),
            intervals: self.store.control()?.len(),
            problems: self.store.check()?.into_iter().map(problem).collect(),
        })
    }
}
