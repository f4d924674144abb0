//! A project written out as files that other programs read: a folder of CSV or of GeoJSON.
//!
//! What leaves is what stands: the same project gives the same bytes, and adding to it what it has already changes none.
//! The texts of the reports stay in the project file, since many may be quoted but not passed on.

mod areas;
mod control;
mod csv;
pub(crate) mod geojson;
mod geoparquet;
mod records;

use std::path::{Path, PathBuf};

pub use areas::ControlAreas;
use dateline_model::Day;

use crate::{Error, Project};

/// The form of the files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One file a table, with a header line.
    Csv,
    /// Events, control, sieges and places as feature collections (RFC 7946).
    GeoJson,
}

/// What is done with rows of datasets that may not be passed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rights {
    /// Nothing is written where there are any.
    #[default]
    Refuse,
    /// They are left out.
    LeaveOut,
    /// They are written: who asks has the right.
    Claimed,
}

/// What to write out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExportOptions {
    /// The form of the files.
    pub format: Format,
    /// As reports published up to this day tell it.
    pub known_on: Option<Day>,
    /// As this project told it at the end of this day (UTC).
    pub recorded_on: Option<Day>,
    /// What is done with rows of datasets that may not be passed on.
    pub rights: Rights,
}

impl Project {
    /// Writes the project into a folder, which is made where there is none. Returns the files, sorted by name.
    pub fn export(&self, folder: &Path, options: ExportOptions) -> Result<Vec<PathBuf>, Error> {
        let records = records::allowed(self, options)?;
        let mut files = match options.format {
            Format::Csv => csv::files(self, options, &records)?,
            Format::GeoJson => geojson::files(self, options, &records)?,
        };
        files.extend(records::attribution(self, options)?);
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Write { path, source }
        };
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        let mut written = Vec::with_capacity(files.len());
        for (name, content) in files {
            let path = folder.join(name);
            std::fs::write(&path, content).map_err(failed(&path))?;
            written.push(path);
        }
        written.sort();
        Ok(written)
    }
}
