//! Files of roads on the disk, each read by its form.

use std::path::Path;

use dateline_formats::{
    Limits, LineFeature, ShapefileParts, Window, read_road_geojson, read_road_pbf, read_road_shapefile,
    roads_of_features,
};
use dateline_model::{Diagnostic, Parsed, RoadLine, Severity};
use dateline_roads::{Origin, from_lines};
use dateline_store::read_lines;

use super::names::GazetteerNames;
use super::{RoadOptions, Taken};
use crate::query::region_named;
use crate::{Error, Project};

/// How far the roads of a region are read beyond its outermost places, in degrees (about 5 km).
const MARGIN: f64 = 0.05;

impl Project {
    /// Reads a file of roads, by what its name says it is.
    pub(super) fn read_road_file(
        &self,
        path: &Path,
        window: Option<&Window>,
        options: &RoadOptions,
        taken: &mut Taken,
    ) -> Result<(), Error> {
        let file = path.display().to_string();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
        let limits = Limits::default();
        let (unit, read) = match ending.as_str() {
            "pbf" => ("way", read_road_pbf(&file, &bytes(path)?, window, &limits)),
            "geojson" | "json" | "geojsonl" | "geojsonseq" => {
                ("feature", read_road_geojson(&file, &bytes(path)?, &limits))
            }
            "shp" => ("feature", shapefile(&file, path, &limits)?),
            "gpkg" => ("feature", geopackage(&file, path)),
            "csv" | "tsv" | "txt" => {
                self.take_edges(&file, &bytes(path)?, taken);
                return Ok(());
            }
            _ => {
                let reason = "its name ends in none of .csv, .pbf, .geojson, .shp, .gpkg";
                taken.diagnostics.push(Diagnostic::error(file, "", reason));
                return Ok(());
            }
        };
        let refused = read.diagnostics.iter().any(|told| told.severity == Severity::Error);
        taken.diagnostics.extend(read.diagnostics);
        let lines = match window {
            Some(window) if ending != "pbf" => window.cut(read.value),
            _ => read.value,
        };
        if lines.is_empty() {
            let reason = "there is no road in it, or none of the part asked for";
            taken.diagnostics.extend((!refused).then(|| Diagnostic::warning(file, "", reason)));
            return Ok(());
        }
        let names = GazetteerNames(&self.gazetteer);
        let origin = Origin { file: &file, unit };
        let made = from_lines(origin, lines, options.tolerance, self.gazetteer.places(), &names);
        taken.diagnostics.extend(made.diagnostics);
        taken.roads.segments.extend(made.value.segments);
        taken.roads.borders += made.value.borders;
        Ok(())
    }

    /// The part of the map that is asked for.
    pub(super) fn road_window(&self, options: &RoadOptions) -> Result<Option<Window>, Error> {
        let Some(region) = &options.region else { return Ok(options.window) };
        let place = region_named(region, &self.gazetteer)?;
        let points = self.gazetteer.within(&place.id).into_iter().filter_map(|one| one.location);
        match Window::around(points, MARGIN) {
            Some(window) => Ok(Some(window)),
            None => Err(Error::UnknownRegion { name: region.clone(), known: vec![] }),
        }
    }
}

fn shapefile(file: &str, path: &Path, limits: &Limits) -> Result<Parsed<Vec<RoadLine>>, Error> {
    let beside = |ending: &str| {
        let path = path.with_extension(ending);
        path.is_file().then(|| bytes(&path)).transpose()
    };
    let (shp, dbf, prj) = (bytes(path)?, beside("dbf")?, beside("prj")?);
    let parts = ShapefileParts { shp: &shp, dbf: dbf.as_deref(), prj: prj.as_deref() };
    Ok(read_road_shapefile(file, parts, limits))
}

fn geopackage(file: &str, path: &Path) -> Parsed<Vec<RoadLine>> {
    let layers = match read_lines(path) {
        Ok(layers) => layers,
        Err(error) => {
            let told = Diagnostic::error(file, "", format!("it cannot be read as a GeoPackage: {error}"));
            return Parsed { value: vec![], diagnostics: vec![told] };
        }
    };
    let features = layers.rows.into_iter();
    let features = features.map(|row| LineFeature { number: row.number, lines: row.lines, words: row.words }).collect();
    let mut made = roads_of_features(file, features);
    let refused = layers.refused.into_iter().map(|(place, reason)| Diagnostic::error(file, place, reason));
    made.diagnostics.splice(0..0, refused);
    made
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
