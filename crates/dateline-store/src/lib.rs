//! The project file: one GeoPackage (SQLite) that QGIS, GDAL, GeoPandas and DuckDB open as it is.
//!
//! This crate alone knows SQL; what goes in and comes out are the types of `dateline-model`. A [`Store`] is an open
//! project. Everything is read from it directly; everything is written in a [`Step`]: one transaction, recorded as one
//! [`Run`](dateline_model::Run), so that a step that fails, is dropped or is killed leaves the file as it was.
//!
//! Rows that are replaced are not deleted: they are marked with the run that withdrew them, and the functions that end
//! in `_as_recorded` give what stood at an instant.
//!
//! ```
//! use dateline_model::{Run, RunId, RunKind, Side, SideId};
//! use dateline_store::{Store, StoreInfo};
//!
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("qalamoun.gpkg");
//! let created = "2013-12-06T09:30:00Z".to_owned();
//! let mut store = Store::create(&path, &StoreInfo { application: "dateline 0.1.0".to_owned(), created: created.clone() })?;
//! let run = Run {
//!     id: RunId::new("run-1"),
//!     kind: RunKind::Init,
//!     started: created,
//!     coder: "dateline 0.1.0".to_owned(),
//!     lexicon_hash: String::new(),
//!     parameters_hash: String::new(),
//!     rows_in: 0,
//!     rows_out: 0,
//!     rejected: 0,
//! };
//! let mut step = store.step(run.clone())?;
//! let sides = [Side { id: SideId::new("opposition"), name: "Opposition".to_owned() }];
//! let rows_out = step.put_lexicon(&sides, &[], &[], &[])? as u64;
//! step.commit(Run { rows_out, ..run })?;
//! assert_eq!(store.sides()?, sides);
//! assert_eq!(store.check()?, []);
//! store.close()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod cells;
mod check;
mod claims;
mod control;
mod datasets;
mod error;
mod events;
mod geometry;
mod geopackage;
mod hull;
mod import;
mod instant;
mod lexicon;
mod lines;
mod migrate;
mod open;
mod packed;
mod parameters;
mod piece;
mod places;
mod records;
mod reports;
mod roads;
mod routes;
mod runs;
mod search;
mod sieges;
mod standing;
mod step;
mod sync;

pub use archive::packed_blocks;
pub use check::Problem;
pub use error::StoreError;
pub use import::{Import, Imported};
pub use lines::{LineLayers, LineRow, read_lines};
pub use open::{Store, StoreInfo};
pub use places::Region;
pub use records::RecordFilter;
pub use reports::ReportHead;
pub use step::Step;
