//! The example that comes with the program: the fight for Qalamoun in dispatches of our own, embedded in the binary.

use std::path::Path;

use dateline_formats::{Details, Limits, read_bytes};
use dateline_model::{Day, Diagnostic, PublishedBasis, Report};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::add::AddSummary;
use crate::{BriefQuery, Clock, Error, InitOptions, Progress, Project};

/// The folder `examples/qalamoun` as it stood when the program was built.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../examples/qalamoun");

/// The name that the example's list of roads goes by.
const ROADS: &str = "examples/qalamoun/roads.csv";

/// An entry of the example's `reports.json`.
#[derive(Deserialize)]
struct Entry {
    id: String,
    title: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    url: Option<String>,
    published: Option<Day>,
    language: Option<String>,
    licence: Option<String>,
    file: String,
}

/// Makes the example project at this path; where there is one already, adds what it lacks.
pub fn build(path: &Path, clock: Clock, progress: &mut dyn Progress) -> Result<(Project, AddSummary), Error> {
    let (reports, diagnostics) = reports(clock.today());
    let mut project = if path.exists() {
        Project::open(path, clock)?
    } else {
        Project::init(path, &InitOptions { packs: vec!["syria".to_owned()], actors_files: vec![], clock })?.0
    };
    let roads =
        project.add_road_edges(ROADS, EXAMPLE.get_file("roads.csv").map_or(&[][..], include_dir::File::contents))?;
    let mut summary = project.add_reports(&reports, diagnostics, progress)?;
    summary.refused.extend(roads.refused);
    Ok((project, summary))
}

/// The brief that the example shows: Qalamoun on 5 December 2013.
#[must_use]
pub fn brief_query() -> BriefQuery {
    BriefQuery { region: Some("Qalamoun".to_owned()), on: Day::new(2013, 12, 5).ok(), ..BriefQuery::default() }
}

/// The dispatches of the example, with what is to be said of them.
fn reports(today: Day) -> (Vec<Report>, Vec<Diagnostic>) {
    let list = EXAMPLE.get_file("reports.json").map_or(&[][..], include_dir::File::contents);
    let entries: Vec<Entry> = match serde_json::from_slice(list) {
        Ok(entries) => entries,
        Err(error) => return (vec![], vec![Diagnostic::error("reports.json", "", error.to_string())]),
    };
    let mut reports = Vec::with_capacity(entries.len());
    let mut diagnostics = Vec::new();
    for entry in entries {
        let Some(file) = EXAMPLE.get_file(&entry.file) else {
            diagnostics.push(Diagnostic::error("reports.json", &entry.id, format!("`{}` is missing", entry.file)));
            continue;
        };
        let name = format!("examples/qalamoun/{}", entry.file);
        match read_bytes(&name, file.contents().to_vec(), &details(entry), today, &Limits::default()) {
            Ok(read) => {
                reports.push(read.value);
                diagnostics.extend(read.diagnostics);
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (reports, diagnostics)
}

fn details(entry: Entry) -> Details {
    Details {
        id: Some(entry.id),
        title: entry.title,
        publisher: entry.publisher,
        author: entry.author,
        url: entry.url,
        published_basis: entry.published.map(|_| PublishedBasis::Stated),
        published: entry.published,
        language: entry.language,
        licence: entry.licence,
        retrieved: None,
    }
}
