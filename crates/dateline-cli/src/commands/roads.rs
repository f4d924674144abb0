//! `dateline roads add` and `dateline roads list`.

use dateline::model::Metres;
use dateline::{Project, RoadOptions, RoadRow, RoadsAdded};

use super::{Outcome, clock};
use crate::cli::{MapFormat, Output, RoadsAdd, RoadsList};
use crate::failure::Failure;
use crate::progress::Bar;
use crate::{output, words};

/// What a table for people shows.
const MAIN: &[&str] = &["name", "from", "to", "km", "class", "length_basis"];

pub(super) fn add(arguments: &RoadsAdd) -> Result<Outcome, Failure> {
    let mut project = Project::open(&arguments.project, clock()?)?;
    let options = RoadOptions {
        tolerance: Metres(arguments.tolerance),
        window: arguments.bbox,
        region: arguments.region.clone(),
    };
    let added = project.add_roads(&arguments.files, &options, &mut Bar::new())?;
    project.update(&mut Bar::new())?;
    words::say_all(&added.doubts);
    words::say_all(&added.refused);
    words::say(&summary(&added, project.roads()?.len()));
    Ok(if added.refused.is_empty() { Outcome::Done } else { Outcome::Refused })
}

fn summary(added: &RoadsAdded, all: usize) -> String {
    let mut line =
        format!("{} read, {} new", words::count(added.read, "stretch of road", "stretches of road"), added.new);
    for (number, what) in [(added.borders, "across a border"), (added.refused.len(), "refused")] {
        if number > 0 {
            line.push_str(&format!(", {number} {what}"));
        }
    }
    format!("{line}; the project has {all}")
}

pub(super) fn list(arguments: RoadsList) -> Result<Outcome, Failure> {
    let project = Project::open_to_ask(&arguments.project, clock()?)?;
    let rows = project.road_rows()?;
    let file = arguments.output;
    match arguments.format.or_else(|| MapFormat::of_file(&file)) {
        Some(MapFormat::Geojson) => output::data(&RoadRow::geojson(&rows), &file)?,
        format => {
            let format = format.and_then(MapFormat::of_list);
            output::list(&RoadRow::listing(&rows), MAIN, &Output { format, file })?;
        }
    }
    Ok(Outcome::of_rows(rows.len()))
}
