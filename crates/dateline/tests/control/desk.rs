//! Projects to ask: the example, and one to which a report came late.

use std::collections::BTreeMap;
use std::fs;

use dateline::model::{Basis, Day, PlaceId};
use dateline::{Clock, InitOptions, Project, Query, Silent, demo};
use tempfile::TempDir;

/// A project in a folder of its own.
pub(crate) struct Desk {
    _folder: TempDir,
    pub(crate) project: Project,
}

fn clock() -> Clock {
    Clock::at("2026-01-15T12:00:00Z").unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl Desk {
    /// The fight for Qalamoun.
    pub(crate) fn example() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (project, _) = demo::build(&folder.path().join("p.gpkg"), clock(), &mut Silent).unwrap();
        Self { _folder: folder, project }
    }

    /// Two towns; of one of them a report told months later.
    pub(crate) fn with_a_late_report() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("wire.jsonl");
        let lines = [
            r#"{"id":"one","published":"2014-03-17","text":"The Syrian Army took Yabroud on 16 March 2014."}"#,
            r#"{"id":"two","published":"2014-06-01","text":"The Syrian Army took Qara on 19 November 2013."}"#,
            r#"{"id":"three","published":"2014-09-01","text":"The Syrian Army took Nabek on 9 December 2013."}"#,
        ];
        fs::write(&reports, lines.join("\n")).unwrap();
        let options = InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock: clock() };
        let (mut project, _) = Project::init(&folder.path().join("p.gpkg"), &options).unwrap();
        project.add(&[reports], &mut Silent).unwrap();
        Self { _folder: folder, project }
    }

    /// Who is shown to hold each place on a day, with what that rests on; places that are not shown are unknown.
    pub(crate) fn shown(&self, query: Query) -> BTreeMap<PlaceId, (String, Option<Basis>)> {
        let rows = self.project.control_show(&query).unwrap();
        rows.into_iter().map(|row| (row.place_id, (row.holder, row.basis))).collect()
    }

    pub(crate) fn holder(&self, place: &PlaceId, query: Query) -> String {
        self.shown(query).remove(place).map_or_else(|| "Unknown".to_owned(), |(holder, _)| holder)
    }
}

pub(crate) fn on(day: Day) -> Query {
    Query { on: Some(day), ..Query::default() }
}
