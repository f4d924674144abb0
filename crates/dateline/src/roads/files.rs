//! Files of roads on the disk, each read by its form.

use std::path::Path;

use super::{RoadOptions, Taken};
use crate::{Error, Project};

impl Project {
    /// Reads a file of roads, by what its name says it is.
    pub(super) fn read_road_file(&self, path: &Path, _options: &RoadOptions, taken: &mut Taken) -> Result<(), Error> {
        let csv = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        self.take_edges(&path.display().to_string(), &csv, taken);
        Ok(())
    }
}
