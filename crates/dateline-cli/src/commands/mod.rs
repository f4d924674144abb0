//! The subcommands: one file each.

mod add;
mod brief;
mod check;
mod code;
mod completions;
mod control;
mod demo;
mod evaluate;
mod events;
mod explain;
mod export;
mod gazetteer;
mod import;
mod init;
mod lexicon;
mod merge;
mod parameters;
mod roads;
mod routes;
mod search;
mod sources;
mod timeline;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::model::{Report, Severity};
use dateline::{Clock, Limits, Packs, Project, Query, read_path, set_published};

use crate::cli::{Coding, Command, Control, Gazetteer, Lexicon, Question, Roads, Routes, Times, When, WhereAndWho};
use crate::failure::Failure;
use crate::progress::Bar;
use crate::words;

/// How a command ended that did not fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
    /// It did what it was asked to.
    Done,
    /// There was nothing to print.
    FoundNothing,
    /// Some inputs were refused; the good rest went in.
    Refused,
}

impl Outcome {
    /// Done, or found nothing; the latter is said, too.
    pub(crate) fn of_rows(rows: usize) -> Self {
        if rows > 0 {
            return Self::Done;
        }
        words::say("found nothing");
        Self::FoundNothing
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::FoundNothing => Self::from(1),
            Outcome::Refused => Self::from(2),
        }
    }
}

/// Does what the user asks for.
pub(crate) fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Datasets(arguments) => import::datasets(&arguments),
        Command::Records(arguments) => import::records(arguments),
        Command::Code(arguments) => code::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Merge(arguments) => merge::run(&arguments),
        Command::Events(arguments) => events::run(arguments),
        Command::Timeline(arguments) => timeline::run(arguments),
        Command::Control(Control::Show(arguments)) => control::show(arguments),
        Command::Control(Control::Changes(arguments)) => control::changes(arguments),
        Command::Control(Control::Summary(arguments)) => control::summary(arguments),
        Command::Control(Control::Diff(arguments)) => control::diff(arguments),
        Command::Control(Control::Sieges(arguments)) => control::sieges(arguments),
        Command::Control(Control::Daily(arguments)) => control::daily(arguments),
        Command::Control(Control::Evaluate(arguments)) => control::evaluate(&arguments),
        Command::Control(Control::Fit(arguments)) => parameters::fit(&arguments),
        Command::Control(Control::Parameters(arguments)) => parameters::parameters(&arguments),
        Command::Routes(Routes::Between(arguments)) => routes::between(arguments),
        Command::Routes(Routes::Status(arguments)) => routes::status(arguments),
        Command::Routes(Routes::Show(arguments)) => routes::show(arguments),
        Command::Routes(Routes::Reach(arguments)) => routes::reach(arguments),
        Command::Routes(Routes::Pockets(arguments)) => routes::pockets(arguments),
        Command::Routes(Routes::Chokepoints(arguments)) => routes::chokepoints(arguments),
        Command::Routes(Routes::Whatif(arguments)) => routes::whatif(arguments),
        Command::Routes(Routes::Changes(arguments)) => routes::changes(arguments),
        Command::Routes(Routes::Map(arguments)) => routes::map(arguments),
        Command::Watch(arguments) => routes::watch(arguments),
        Command::Brief(arguments) => brief::run(arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Sources(arguments) => sources::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Gazetteer(Gazetteer::Add(arguments)) => gazetteer::add(&arguments),
        Command::Gazetteer(Gazetteer::Find(arguments)) => gazetteer::find(&arguments),
        Command::Roads(Roads::Add(arguments)) => roads::add(&arguments),
        Command::Roads(Roads::List(arguments)) => roads::list(arguments),
        Command::Lexicon(Lexicon::New(arguments)) => lexicon::new(&arguments),
        Command::Lexicon(Lexicon::Check(arguments)) => lexicon::check(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    }
}

/// The time now; `DATELINE_NOW` holds it still, for tests and for results that can be made again.
fn clock() -> Result<Clock, Failure> {
    let now = match std::env::var("DATELINE_NOW") {
        Ok(now) => now,
        Err(_) => jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    Ok(Clock::at(&now)?)
}

/// Opens a project to ask it, and brings it up to date.
fn open_to_ask(path: &Path) -> Result<Project, Failure> {
    let mut project = Project::open_to_ask(path, clock()?)?;
    project.bring_up_to_date(&mut Bar::new())?;
    Ok(project)
}

/// Opens the project that a question is put to, with the question.
fn asked(question: Question) -> Result<(Project, Query), Failure> {
    let project = open_to_ask(&question.project)?;
    Ok((project, query(question.when, &question.times, question.where_and_who)))
}

/// The shared options as a question.
fn query(when: When, times: &Times, place: WhereAndWho) -> Query {
    Query {
        on: when.on,
        from: when.from,
        to: when.to,
        known_on: times.known_on,
        recorded_on: times.recorded_on,
        region: place.region,
        place: place.place,
        side: place.side,
        kind: None,
        nowcast: false,
    }
}

/// Loads the packs that the user names; says what is doubtful about them.
fn load_packs(coding: &Coding) -> Result<Packs, Failure> {
    let packs = Packs::load(&coding.packs.packs, &read_actors_files(&coding.packs.actors)?)?;
    words::say_all(&packs.diagnostics);
    Ok(packs)
}

/// Reads the reports that the user names; says what is refused or doubtful, and whether anything was refused.
fn read_reports(paths: &[PathBuf], coding: &Coding) -> Result<(Vec<Report>, bool), Failure> {
    let (today, limits) = (clock()?.today(), Limits::default());
    let mut reports = Vec::new();
    let mut refused = false;
    for path in paths {
        let read = read_path(path, today, &limits);
        refused |= read.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        words::say_all(&read.diagnostics);
        reports.extend(read.value);
    }
    if let Some(day) = coding.published {
        reports.iter_mut().for_each(|report| set_published(report, day));
    }
    Ok((reports, refused))
}

/// Reads the actors files that the user names.
fn read_actors_files(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    paths.iter().map(|path| Ok((path.display().to_string(), read_text(path)?))).collect()
}

fn read_text(path: &Path) -> Result<String, Failure> {
    Ok(std::fs::read_to_string(path).map_err(|source| dateline::Error::Read { path: path.to_owned(), source })?)
}
