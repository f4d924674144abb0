//! Names to places.
//!
//! A report spells a town as its writer heard it, so a name is looked up in three ways: as a spelling that the list
//! gives, as the same name by another habit of transliteration ([`key()`]), and as a near spelling. What is found says
//! how, and how sure that is, so that a doubtful reading is never taken for a certain one.
//!
//! ```
//! use dateline_gazetteer::{Gazetteer, How, read_places};
//!
//! let csv = "id,name,kind,country,part_of,aliases\nsy-yabroud,Yabroud,populated,SY,,Yabrud\n";
//! let gazetteer = Gazetteer::new(read_places(csv, "places.csv").value);
//! let found = gazetteer.best("the town of Yabrood").expect("a spelling of Yabroud");
//! assert_eq!((found.place.id.as_str(), found.how), ("sy-yabroud", How::SameKey));
//! ```
//!
//! The places themselves are a pack's `places.csv`: see `PLACES.md` beside it for its columns.

mod columns;
mod find;
mod fold;
mod gazetteer;
mod index;
mod key;
mod near;
mod nearby;
mod read;
mod take_in;
mod typed;
mod within;

pub use find::{Found, How};
pub use fold::fold;
pub use gazetteer::Gazetteer;
pub use key::key;
pub use read::read_places;
pub use take_in::TakenIn;
