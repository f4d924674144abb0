//! What the tests share: a project with a story, and claims of it.

use std::fs;
use std::path::PathBuf;

use dateline::model::Sourced;
use dateline::{AddSummary, Clock, CodedElsewhere, Explanation, InitOptions, Project, Silent};
use serde_json::{Value, json};
use tempfile::TempDir;

const STORY: &str = "The Syrian Army took Qara on 19 November 2013. Rebels left Nabek on 10 December 2013. The army took \
                     Testville the next day.\n";

/// A folder with a project that holds the story, and another report.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) project: Project,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at("2026-01-15T12:00:00Z").unwrap();
        let options = InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock };
        let (project, _) = Project::init(&folder.path().join("p.gpkg"), &options).unwrap();
        let mut desk = Self { folder, project };
        let story = desk.file("story.txt", STORY);
        let other = desk.file("other.txt", "Rebels took Maaloula on 2 December 2013.\n");
        desk.project.add(&[story, other], &mut Silent).unwrap();
        desk
    }

    pub(crate) fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    /// Adds these claims as a file of this name.
    pub(crate) fn add(&mut self, name: &str, claims: &[Value]) -> AddSummary {
        self.add_as(name, claims, None, false)
    }

    pub(crate) fn add_as(&mut self, name: &str, claims: &[Value], coder: Option<&str>, beside: bool) -> AddSummary {
        let lines: Vec<String> = claims.iter().map(Value::to_string).collect();
        let files = vec![self.file(name, &lines.join("\n"))];
        let coded = CodedElsewhere { files, coder: coder.map(str::to_owned), beside };
        self.project.add_with_claims(&[] as &[PathBuf], &coded, &mut Silent).unwrap()
    }

    /// Opens the project again at another day.
    pub(crate) fn on(self, day: &str) -> Self {
        let Self { folder, project } = self;
        drop(project);
        let clock = Clock::at(&format!("{day}T12:00:00Z")).unwrap();
        let project = Project::open(&folder.path().join("p.gpkg"), clock).unwrap();
        Self { folder, project }
    }

    pub(crate) fn claims(&self) -> Vec<Sourced> {
        self.project.view(None, None).unwrap().claims
    }

    /// Who made the claims of a report, each once.
    pub(crate) fn coders(&self, doc: &str) -> Vec<String> {
        let of_doc = self.claims().into_iter().filter(|sourced| sourced.claim.doc == doc);
        let mut coders: Vec<String> = of_doc.map(|sourced| self.coder(&sourced)).collect();
        coders.sort();
        coders.dedup();
        coders
    }

    pub(crate) fn coder(&self, sourced: &Sourced) -> String {
        match self.project.explain(sourced.claim.id.as_str(), None, None, None).unwrap() {
            Explanation::Claim(claim) => claim.evidence.why.coder,
            explained => panic!("{explained:?}"),
        }
    }

    /// Everything that stands, to be compared.
    pub(crate) fn whole(&self) -> String {
        format!("{:?}", self.project.view(None, None).unwrap())
    }

    pub(crate) fn is_sound(&self) {
        assert_eq!(self.project.check().unwrap().problems, []);
    }
}

/// A claim that quotes these words of the story where they stand.
pub(crate) fn claim(words: &str, kind: &str, place: &str) -> Value {
    let start = STORY.find(words).unwrap();
    json!({
        "doc": "story", "quote": words, "start": start, "end": start + words.len(), "kind": kind, "from": "2013-11-19",
        "to": "2013-11-19", "places": [place], "by": ["syrian_army"], "against": [], "said_by": [], "stance": "asserted",
    })
}

pub(crate) fn qara() -> Value {
    claim("The Syrian Army took Qara", "capture", "Qara")
}

pub(crate) fn nabek() -> Value {
    claim("Rebels left Nabek", "withdraw", "Nabek")
}

pub(crate) fn changed(mut claim: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        claim[key] = value.clone();
    }
    claim
}
