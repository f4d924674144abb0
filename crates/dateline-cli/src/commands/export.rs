//! `dateline export`.

use dateline::{ExportOptions, Format, Rights};

use super::{Outcome, open_to_ask};
use crate::cli::{Export, ExportFormat};
use crate::failure::Failure;
use crate::words;

pub(super) fn run(arguments: &Export) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let options = ExportOptions {
        format: match arguments.format {
            ExportFormat::Csv => Format::Csv,
            ExportFormat::Geojson => Format::GeoJson,
        },
        known_on: arguments.times.known_on,
        recorded_on: arguments.times.recorded_on,
        rights: match (arguments.i_have_the_right, arguments.without_restricted) {
            (true, _) => Rights::Claimed,
            (false, true) => Rights::LeaveOut,
            (false, false) => Rights::Refuse,
        },
    };
    let files = project.export(&arguments.folder, options)?;
    words::say(&format!("wrote {} into {}", words::count(files.len(), "file", "files"), arguments.folder.display()));
    Ok(Outcome::Done)
}
