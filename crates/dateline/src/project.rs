//! A project: one file, with what is needed to read and to ask it.

use std::path::{Path, PathBuf};

use dateline_gazetteer::Gazetteer;
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{Diagnostic, Run, RunId, RunKind, content_hash};
use dateline_store::{Store, StoreInfo};

use crate::packs::{Packs, coding_hash};
use crate::{Clock, Error};

/// What a new project starts with.
#[derive(Clone, Debug)]
pub struct InitOptions {
    /// Packs, built-in ones by name and others by their folder; empty = all built-in ones.
    pub packs: Vec<String>,
    /// Actors files (name and content), whose entries replace those of the packs.
    pub actors_files: Vec<(String, String)>,
    /// The time at which it is made.
    pub clock: Clock,
}

/// A project file, open.
pub struct Project {
    pub(crate) path: PathBuf,
    pub(crate) store: Store,
    pub(crate) lexicon: Lexicon,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) clock: Clock,
    pub(crate) writable: bool,
}

impl Project {
    /// Makes a new project file; refuses where there is a file already. The packs' files are copied into it, so that it
    /// codes the same in ten years. Returns what was doubtful in them, too.
    pub fn init(path: &Path, options: &InitOptions) -> Result<(Self, Vec<Diagnostic>), Error> {
        let packs = Packs::load(&options.packs, &options.actors_files)?;
        let info = StoreInfo {
            application: format!("dateline {}", env!("CARGO_PKG_VERSION")),
            created: options.clock.now().to_owned(),
        };
        let store = Store::create(path, &info)?;
        let gazetteer = packs.gazetteer();
        let mut project = Self {
            path: path.to_owned(),
            store,
            lexicon: packs.lexicon,
            gazetteer,
            clock: options.clock.clone(),
            writable: true,
        };
        if let Err(error) = project.put_packs(&packs.files) {
            // The file is ours and holds nothing yet: half a project is worse than none.
            drop(project);
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Ok((project, packs.diagnostics))
    }

    fn put_packs(&mut self, files: &[PackFile]) -> Result<(), Error> {
        let mut run = self.run(RunKind::Init, &[])?;
        run.coder = format!("dateline {}", env!("CARGO_PKG_VERSION"));
        run.lexicon_hash = self.lexicon.hash().to_owned();
        run.rows_in = files.len() as u64;
        run.rows_out = self.gazetteer.places().len() as u64;
        let files: Vec<(String, String)> = files.iter().map(|file| (file.name.clone(), file.content.clone())).collect();
        let mut step = self.store.step(run.clone())?;
        step.put_lexicon_files(&files)?;
        step.put_lexicon(
            self.lexicon.sides(),
            self.lexicon.actors(),
            self.lexicon.relations(),
            self.lexicon.sources(),
        )?;
        step.put_places(self.gazetteer.places())?;
        step.put_regions()?;
        step.commit(run)?;
        Ok(())
    }

    /// Opens a project to ask it and to add to it.
    pub fn open(path: &Path, clock: Clock) -> Result<Self, Error> {
        Self::with(path, Store::open(path)?, clock, true)
    }

    /// Opens a project to ask it only.
    pub fn open_read_only(path: &Path, clock: Clock) -> Result<Self, Error> {
        Self::with(path, Store::open_read_only(path)?, clock, false)
    }

    /// Opens a project to ask it: writable where that can be, so that it can be brought up to date.
    pub fn open_to_ask(path: &Path, clock: Clock) -> Result<Self, Error> {
        match Store::open(path) {
            Ok(store) => Self::with(path, store, clock, true),
            Err(_) => Self::open_read_only(path, clock),
        }
    }

    fn with(path: &Path, store: Store, clock: Clock, writable: bool) -> Result<Self, Error> {
        let files: Vec<PackFile> =
            store.lexicon_files()?.into_iter().map(|(name, content)| PackFile { name, content }).collect();
        let lexicon = Lexicon::load(&files)?.value;
        let gazetteer = Gazetteer::new(store.places()?);
        Ok(Self { path: path.to_owned(), store, lexicon, gazetteer, clock, writable })
    }

    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The actors, sides, relations and sources that it works with.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The places that it knows.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The hash of all that its coder reads with.
    pub(crate) fn coding_hash(&self) -> String {
        coding_hash(&self.lexicon, &self.gazetteer)
    }

    /// A new run of this kind, its id from its kind, its start, how many runs there were before it, and what goes in.
    pub(crate) fn run(&self, kind: RunKind, inputs: &[&str]) -> Result<Run, Error> {
        let before = self.store.runs()?.len().to_string();
        let mut parts = vec![kind.as_str().as_bytes(), self.clock.now().as_bytes(), before.as_bytes()];
        parts.extend(inputs.iter().map(|input| input.as_bytes()));
        Ok(Run {
            id: RunId::new(format!("run-{}", content_hash(&parts))),
            kind,
            started: self.clock.now().to_owned(),
            coder: String::new(),
            lexicon_hash: String::new(),
            parameters_hash: String::new(),
            rows_in: 0,
            rows_out: 0,
            rejected: 0,
        })
    }
}
