//! Dateline: reports in, and out comes who held what, where, when, and according to whom.
//!
//! This is the one library behind every door: the command and, later, the server and the Python package call what stands
//! here and have no logic of their own. A [`Project`] is one file; [`Project::add`] takes in reports,
//! [`Project::update`] codes, merges and works out control, and the rest are questions.
//!
//! ```
//! use dateline::{Clock, InitOptions, Project, Query, Silent};
//!
//! let folder = tempfile::tempdir()?;
//! let report = folder.path().join("qara.txt");
//! std::fs::write(&report, "The army took Qara on 19 November 2013.\n")?;
//!
//! let options = InitOptions {
//!     packs: vec!["syria".into()],
//!     actors_files: vec![],
//!     clock: Clock::at("2013-12-06T09:30:00Z")?,
//! };
//! let (mut project, _) = Project::init(&folder.path().join("war.gpkg"), &options)?;
//! let summary = project.add(&[report], &mut Silent)?;
//! assert_eq!(summary.new, 1);
//! for event in project.events(&Query::default())? {
//!     assert!(!event.members.is_empty());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod add;
mod answers;
mod check;
mod clock;
mod code;
mod context;
pub mod demo;
mod elsewhere;
mod error;
mod evaluate;
mod explain;
mod export;
mod gazetteer;
mod import;
mod lexicon;
mod link;
mod listing;
mod packs;
mod page;
mod parameters;
mod progress;
mod project;
mod query;
mod roads;
pub mod rows;
mod update;
mod view;

pub use add::AddSummary;
pub use answers::{
    AsTold, BriefQuery, ChokeRow, Chokepoints, ControlChange, ControlDaily, ControlDifference, ControlRow,
    ControlSheet, ControlSummary, Hit, Moment, PocketRow, ReachRow, RouteChange, RouteLeg, RouteRow, RouteStatusRow,
    RoutesBetween, RoutesStatus, SiegeRow, SourceRow, SummaryBy, WatchRow, WhatIfRow,
};
pub use check::Checked;
pub use clock::Clock;
pub use code::{CodedReport, code_reports, explain_reports, set_published};
pub use context::around;
pub use elsewhere::{ClaimsTaken, CodedElsewhere};
pub use error::Error;
pub use evaluate::{ControlEvaluated, EvaluateOptions, Evaluated, evaluate, evaluate_control};
pub use explain::{
    AccountExplained, ClaimExplained, EventCard, EventExplained, Evidence, Explanation, IntervalExplained, Piece,
    PlaceCard, PlaceExplained, ReportCard, Share, StepExplained, Why, label, listed, pieces,
};
pub use export::{ControlAreas, ExportOptions, Format, Rights};
pub use gazetteer::{Match, PlacesAdded};
pub use import::{Apart, ImportOptions, ImportSummary, guess_mapping_file};
pub use lexicon::{LexiconChecked, NewPack, check_lexicon, new_pack};
pub use link::{MergeMethod, MergeOptions, Merged, merge_files};
pub use listing::{Cell, Listing, Lists};
pub use packs::Packs;
pub use page::{coded_page, explanation_page};
pub use parameters::{PARAMETERS_COLUMNS, lines_changed, read_parameters};
pub use progress::{Progress, Silent};
pub use project::{InitOptions, Project};
pub use query::Query;
pub use roads::{RoadOptions, RoadRow, RoadsAdded};
pub use update::Updated;
pub use view::View;

pub use dateline_areas::{Area, Polygon};
pub use dateline_brief::Brief;
pub use dateline_code::{ClaimReasons, Explanation as SentenceExplained, FieldReason, Mark, Marked, Span, Words};
pub use dateline_control::{Fitted, FittedSource, LearnedRate, Parameters, ParametersError};
pub use dateline_evaluate::{Cause, Group, Mistake, RuleScore, Score};
pub use dateline_formats::{Limits, Window, dataset_forms, read_path};
pub use dateline_lexicon::{Code, Finding, builtin_packs};
pub use dateline_model as model;
