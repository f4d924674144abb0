//! Files of roads on the disk, each read by its form.

use std::path::Path;

use super::{RoadOptions, Taken};
use crate::{Error, Project};

impl Project {
    /// Reads a file of roads, by what its name says it is.
    pub(super) fn read_road_file(
        &mut self,
        path: &Path,
        _options: &RoadOptions,
        taken: &mut Taken,
    ) -> Result<(), Error> {
        let csv = bytes(path)?;
        let names = path.with_extension("toml");
        let names = names.is_file().then(|| bytes(&names)).transpose()?;
        self.take_edges(&path.display().to_string(), &csv, names.as_deref(), taken);
        Ok(())
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
