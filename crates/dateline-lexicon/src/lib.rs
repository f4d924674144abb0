//! Who and what a conflict is about, as dictionaries that people can edit.
//!
//! A *pack* is a folder with the sides of a conflict, its actors and their names, how the sides stand to each other, and
//! the sources that speak of it, in TOML files. Packs come with the program ([`builtin`]); a project may give its own
//! files beside them, and what is given later replaces what has the same id. [`Lexicon::load`] reads, joins and checks
//! them and answers for a day: which side an actor belongs to, and whether two sides fight each other.
//!
//! # The form of a pack
//!
//! ```toml
//! [[side]]
//! id = "syrian_government"
//! name = "Syrian government"
//! holds_by_default = true           # short for a [[default]] without place or span, of probability 0.6
//!
//! [[default]]                       # who is taken to hold a place before any evidence
//! side = "syrian_government"
//! country = "SY"                    # or region, a place id
//! probability = 0.6
//! to = 2011-07-29
//!
//! [[actor]]
//! id = "hezbollah"
//! name = "Hezbollah"
//! aliases = ["Hizbullah", "حزب الله"]   # names that stand for it anywhere
//! generic = ["fighters"]                # common nouns that may stand for it once the story has named its side
//! side = "hezbollah"                    # or, with spans:
//! # [[actor.member]]
//! # side = "hezbollah"
//! # from = 2012-06-01
//!
//! [[relation]]
//! between = ["hezbollah", "syrian_government"]    # sides or actors
//! kind = "allied"                                 # allied, cooperating, neutral, hostile
//! from = 2012-06-01                               # and to, and region (a place id)
//!
//! [[source]]
//! id = "sohr"
//! name = "Syrian Observatory for Human Rights"
//! aliases = ["SOHR"]
//! type = "monitor"
//! lean = ["rebels"]                               # sides it favours; also owner, and repeats (ids of sources)
//!
//! [[supply]]
//! side = "syrian_government"
//! places = ["Damascus", "Homs"]                   # also country, from and to
//! ```
//!
//! An alias with capitals is a name and stands as reports write it; one all in lower case is a phrase ("government
//! forces"), which may begin a sentence. When two packs use one alias for different actors ("Russia" in `syria` and in
//! `ukraine`), both keep it, and [`check_packs`] tells of it: the coder takes the one whose friends and enemies a report
//! names, and without a report the pack given first counts.

mod check;
mod error;
mod form;
mod join;
mod lexicon;
mod load;
mod names;
mod pack;
#[cfg(test)]
mod tests;
mod words;

pub use check::{Code, Finding, KnownPlaces, OrdinaryWords, check_english, check_packs};
pub use error::LexiconError;
pub use lexicon::Lexicon;
pub use pack::{PackFile, builtin, builtin_packs};
pub use words::{Needs, Nouns, Subject, Trigger, VerbForms, Words, plural};
