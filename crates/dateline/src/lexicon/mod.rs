//! Packs of one's own: a skeleton to start from, and the check of what came of it.

mod check;
mod new;
mod places;

pub use check::{LexiconChecked, check_lexicon};
pub use new::{NewPack, new_pack};
