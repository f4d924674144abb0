//! How good a coding is, against one that is taken as right (the *gold*), and what causes its mistakes.
//!
//! A predicted claim tells of a gold claim of the same report if it is of the same kind and its quote overlaps, or stands
//! in the same sentence. Each claim is matched at most once, and pairs that agree on more are taken first. *Found* counts
//! the pairs; *usable* counts only those whose days, places, sides, numbers and stance are right as well. [`Score`] has
//! the figures, [`mistakes`] says why what is not right is not, in the words of somebody who edits the dictionaries.
//!
//! The figures are those of the coding guide's own scorer, and a test keeps it so.
//!
//! [`control`] does the same for who held what: printed intervals against a truth, place by place and day by day.
//!
//! ```
//! use dateline_evaluate::{Comparison, Sides, Texts, read_gold, read_predicted};
//!
//! let text = "The army took Qara on 19 November 2013.";
//! let line = r#"{"doc":"qara","quote":"The army took Qara","start":0,"end":18,"kind":"capture","from":"2013-11-19",
//!     "to":"2013-11-19","places":["Qara"],"by":["syrian_army"],"against":[],"said_by":[],"stance":"asserted"}"#;
//! let line = line.replace('\n', "");
//! let gold = read_gold("gold.jsonl", &line)?;
//! let predicted = read_predicted("predicted.jsonl", &line.replace("Qara\"]", "Nabek\"]"))?;
//! let texts = Texts::from([("qara".to_owned(), text)]);
//! let score = Comparison::new(gold, predicted, &texts, &Sides::default())?.score();
//! assert_eq!((score.found.f1, score.usable.f1, score.fields.place), (1.0, 0.0, 0.0));
//! # Ok::<(), dateline_evaluate::EvaluateError>(())
//! ```

mod agreement;
mod causes;
mod coded;
mod comparison;
pub mod control;
mod error;
mod matching;
mod place_name;
mod read;
mod rules;
mod score;
mod sides;
#[cfg(test)]
mod testing;
mod text;
mod words_of_claim;

pub use causes::{Cause, Explanations, Group, Mistake, grouped, mistakes};
pub use coded::Coded;
pub use comparison::{Comparison, Document, Texts};
pub use error::EvaluateError;
pub use read::{read_gold, read_predicted};
pub use rules::{RuleScore, rules};
pub use score::{Fields, Prf, Score, Tally};
pub use sides::Sides;
