//! How results look to people.

mod explain;
mod table;

pub(crate) use explain::{claim, explanation};
pub(crate) use table::table;
