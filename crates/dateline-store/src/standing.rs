//! Which rows of a table with a history are meant: those that stand now, or those that stood at an instant.

use rusqlite::{ParamsFromIter, params_from_iter};

use crate::error::Fault;
use crate::instant;

/// Which rows are meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Standing {
    /// Those that no run withdrew.
    Now,
    /// Those recorded by then and withdrawn later or not at all; an instant in its stored form.
    At(String),
}

impl Standing {
    /// Those that stood at an instant as people write it.
    pub(crate) fn at(instant: &str) -> Result<Self, Fault> {
        Ok(Self::At(instant::stored(instant)?))
    }

    /// The condition in SQL on the table called `t`; it has the one parameter [`Standing::parameters`], or none.
    pub(crate) fn condition(&self) -> &'static str {
        match self {
            Self::Now => "t.withdrawn_in IS NULL",
            Self::At(_) => {
                "(SELECT started FROM run WHERE run.id = t.recorded_in) <= ?1 AND (t.withdrawn_in IS NULL
                 OR (SELECT started FROM run WHERE run.id = t.withdrawn_in) > ?1)"
            }
        }
    }

    pub(crate) fn parameters(&self) -> ParamsFromIter<Option<&str>> {
        params_from_iter(match self {
            Self::Now => None,
            Self::At(instant) => Some(instant.as_str()),
        })
    }
}
