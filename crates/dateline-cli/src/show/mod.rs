//! How results look to people.

mod coded;
mod evaluation;
mod explain;
mod paint;
mod table;

pub(crate) use coded::coded;
pub(crate) use evaluation::evaluation;
pub(crate) use explain::explanation;
pub(crate) use table::table;
