//! Results to words: the state of a battle as a page that an editor can print.
//!
//! [`write()`] takes what is known of a region and a day and makes a [`Brief`]: short sections of plain, neutral sentences.
//! Behind every sentence stands at least one claim, shown as a footnote with the verbatim quote and where it stands. This
//! is part of the types: a [`Sentence`] cannot be made without a claim, save by [`Sentence::about_silence`], which is for
//! lists of what nobody reports on. Nothing is said of a day after the one asked for, nothing assumed is said to be so,
//! and an accusation of killing civilians is always somebody's, never ours.
//!
//! No clock, file or network: the same input gives the same bytes.

mod compose;
mod dates;
mod draft;
mod happening;
mod html;
mod input;
mod markdown;
mod names;
mod notes;
mod numbers;
mod page;
mod roads;
mod sections;
mod tell;
mod world;

pub use compose::write;
pub use input::{Input, ReportHead};
pub use page::{Brief, Clause, Footnote, Row, Section, Sentence, SourceLine, Table};
pub use roads::{Encircled, IfTaken, RoadPiece, RoadState, RoadStretch, Roads, Supplied};
