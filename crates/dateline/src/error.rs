//! What can go wrong, each with a code that scripts can rely on and a hint for people.

use std::path::PathBuf;

use dateline_control::ParametersError;
use dateline_evaluate::EvaluateError;
use dateline_evaluate::control::TruthError;
use dateline_formats::DatasetError;
use dateline_lexicon::LexiconError;
use dateline_model::{Day, Diagnostic};
use dateline_store::StoreError;

/// What can go wrong with a project or a question.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The project file could not be made, opened, read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A pack or actors file could not be read.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// Codings that cannot be compared.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// A truth about control that cannot be read, or intervals that cannot be held against it.
    #[error(transparent)]
    Truth(#[from] TruthError),
    /// A file or folder without coded claims.
    #[error("`{path}` has no coded claims")]
    NoCoding {
        /// The file or folder.
        path: PathBuf,
    },
    /// No pack has this name.
    #[error("there is no pack `{name}`")]
    UnknownPack {
        /// The name asked for.
        name: String,
        /// The packs there are.
        known: Vec<String>,
    },
    /// A folder, or a file, that holds no pack.
    #[error("`{path}` has no .toml or .csv file, so it is no pack")]
    NotAPack {
        /// The folder or file.
        path: PathBuf,
    },
    /// A new pack would replace what is there.
    #[error("`{path}` is there already")]
    PackExists {
        /// The folder.
        path: PathBuf,
    },
    /// A new pack would have the name of a built-in one.
    #[error("`{name}` is a pack that comes with the program")]
    PackIsBuiltIn {
        /// The name.
        name: String,
    },
    /// A table that is neither one of actors nor one of places.
    #[error("`{path}` cannot be taken into a pack: {reason}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The gazetteer knows no such place, or cannot tell which of several is meant.
    #[error("the gazetteer knows no one place named `{name}`")]
    UnknownPlace {
        /// The name asked for.
        name: String,
        /// The nearest names, with their ids.
        near: Vec<String>,
    },
    /// The gazetteer knows no such region.
    #[error("the gazetteer knows no region named `{name}`")]
    UnknownRegion {
        /// The name asked for.
        name: String,
        /// The regions there are.
        known: Vec<String>,
    },
    /// The project knows no such side.
    #[error("the project knows no side named `{name}`")]
    UnknownSide {
        /// The name asked for.
        name: String,
        /// The sides there are.
        known: Vec<String>,
    },
    /// No road has this name, and it is not two places of the gazetteer.
    #[error("`{name}` is no road of the gazetteer, nor two places of it with a dash between them")]
    UnknownRoute {
        /// The name asked for.
        name: String,
        /// The roads there are.
        roads: Vec<String>,
    },
    /// A question about roads to a project without any, or of which nothing is told.
    #[error("the project has no roads of which anything is told")]
    NoRoads,
    /// A question about ways that has no answer.
    #[error(transparent)]
    NoWay(#[from] dateline_routes::NoWay),
    /// A stretch of road of the project that is none.
    #[error(transparent)]
    Graph(#[from] dateline_roads::GraphError),
    /// The target of `explain` is no claim, event or place of the project.
    #[error("`{target}` is no claim, event or place of this project")]
    NothingToExplain {
        /// The target asked for.
        target: String,
        /// The nearest place names, with their ids.
        near: Vec<String>,
    },
    /// A span that ends before it begins, or two ways of saying when.
    #[error("the days `{from}` to `{to}` are the wrong way round")]
    DaysReversed {
        /// The first day asked for.
        from: Day,
        /// The last day asked for.
        to: Day,
    },
    /// Nothing in the project is dated, so that no day can be chosen for the brief.
    #[error("no event of `{region}` has a day, so the brief needs one")]
    NoDayForBrief {
        /// The region asked for.
        region: String,
    },
    /// Not an instant.
    #[error("`{text}` is no instant of the form 2013-12-06T09:30:00Z")]
    NoInstant {
        /// What was read.
        text: String,
    },
    /// Not a name that can be shown beside a claim.
    #[error("`{name}` is no name of a coder")]
    CoderName {
        /// The name given.
        name: String,
    },
    /// The project cannot be written, and is behind what its reports say.
    #[error("`{path}` cannot be written, and has reports that are not coded yet")]
    Behind {
        /// The project file.
        path: PathBuf,
    },
    /// A file to be read could not be read.
    #[error("`{path}` cannot be read: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file of parameters is impossible.
    #[error("`{path}`: {source}")]
    Parameters {
        /// The file.
        path: PathBuf,
        /// The line, and why.
        source: ParametersError,
    },
    /// Two datasets whose files have one name.
    #[error("`{path}` is a second file named `{name}`")]
    SameSource {
        /// The second file.
        path: PathBuf,
        /// The name of both, which is that of their source.
        name: String,
    },
    /// Rows were refused, and none were to be.
    #[error("{refused} rows or files cannot be read as they are")]
    RowsRefused {
        /// How many.
        refused: usize,
        /// Each of them.
        diagnostics: Vec<Diagnostic>,
    },
    /// A file that is no dataset, or cannot be read as one.
    #[error("`{path}`: {source}")]
    Dataset {
        /// The file.
        path: PathBuf,
        /// Why.
        source: DatasetError,
    },
    /// Releases go in by their days, so that what was known before stays.
    #[error("the release of `{release}` is older than that of `{last}`, which `{dataset}` has")]
    OlderRelease {
        /// The dataset.
        dataset: String,
        /// The day of the release given.
        release: Day,
        /// The day of the last release there is.
        last: Day,
    },
    /// The project has no such dataset.
    #[error("the project has no dataset named `{name}`")]
    UnknownDataset {
        /// The name asked for.
        name: String,
        /// The datasets there are.
        known: Vec<String>,
    },
    /// Rows that may not be passed on.
    #[error("the rows of `{dataset}` may not be passed on: {licence}")]
    Restricted {
        /// The dataset.
        dataset: String,
        /// Its licence.
        licence: String,
    },
    /// A taxonomy that does not explain a dataset's words.
    #[error("{reason}")]
    Taxonomy {
        /// What it does not explain.
        reason: String,
    },
    /// A file to be written could not be written.
    #[error("`{path}` cannot be written: {source}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Error {
    /// The code of this error: stable, for scripts and the documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => store_code(error),
            Self::Lexicon(_) => "dateline::lexicon",
            Self::Evaluate(EvaluateError::NoText { .. } | EvaluateError::TwoTexts { .. }) => "dateline::texts",
            Self::Evaluate(_) => "dateline::coding",
            Self::Truth(_) => "dateline::truth",
            Self::NoCoding { .. } => "dateline::no_coding",
            Self::UnknownPack { .. } => "dateline::unknown_pack",
            Self::NotAPack { .. } => "dateline::not_a_pack",
            Self::PackExists { .. } => "dateline::pack_exists",
            Self::PackIsBuiltIn { .. } => "dateline::pack_is_built_in",
            Self::Table { .. } => "dateline::table",
            Self::UnknownPlace { .. } => "dateline::unknown_place",
            Self::UnknownRegion { .. } => "dateline::unknown_region",
            Self::UnknownSide { .. } => "dateline::unknown_side",
            Self::UnknownRoute { .. } => "dateline::unknown_route",
            Self::NoRoads => "dateline::no_roads",
            Self::NoWay(_) => "dateline::off_the_roads",
            Self::Graph(_) => "dateline::road_without_line",
            Self::NothingToExplain { .. } => "dateline::nothing_to_explain",
            Self::DaysReversed { .. } => "dateline::days_reversed",
            Self::NoDayForBrief { .. } => "dateline::no_day_for_brief",
            Self::NoInstant { .. } => "dateline::no_instant",
            Self::CoderName { .. } => "dateline::coder_name",
            Self::Behind { .. } => "dateline::behind",
            Self::Parameters { .. } => "dateline::parameters",
            Self::Read { .. } => "dateline::read",
            Self::Write { .. } => "dateline::write",
            Self::SameSource { .. } => "dateline::same_source",
            Self::RowsRefused { .. } => "dateline::rows_refused",
            Self::Dataset { source: DatasetError::Mapping { .. }, .. } => "dateline::mapping",
            Self::Dataset { .. } => "dateline::dataset",
            Self::OlderRelease { .. } => "dateline::older_release",
            Self::UnknownDataset { .. } => "dateline::unknown_dataset",
            Self::Restricted { .. } => "dateline::restricted",
            Self::Taxonomy { .. } => "dateline::taxonomy",
        }
    }

    /// What to do about it, in a sentence, where that is known.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Store(error) => store_hint(error).map(str::to_owned),
            Self::Lexicon(_) => Some("the form of an actors file is shown in docs/lexicon.md".into()),
            Self::Evaluate(EvaluateError::NoText { .. }) => {
                Some("`--texts` takes the folder where they are; the text of the report `a` is `a.txt`, `a.md` or `a.html`".into())
            }
            Self::Evaluate(EvaluateError::TwoTexts { .. }) => Some("give a folder in which each report is there once".into()),
            Self::Evaluate(EvaluateError::Sides { .. }) => {
                Some("a table of sides looks like `{\"hezbollah\": {\"side\": \"syrian_government\"}}`".into())
            }
            Self::Evaluate(_) => Some("a line has the form that `dateline code` prints".into()),
            Self::Truth(TruthError::Overlap { .. }) => Some("places are compared by name; here several places of the project have this one".into()),
            Self::Truth(_) => Some("a truth is a CSV with the columns day, place and holder, a row a place and day; `.gz` is unpacked".into()),
            Self::NoCoding { .. } => Some("a coding is a .jsonl file, or a folder of them, a claim a line".into()),
            Self::UnknownPack { known, .. } => Some(format!("the built-in packs are {}; the folder of another one is given by its path", known.join(", "))),
            Self::NotAPack { .. } => Some("`dateline lexicon new` makes a pack".into()),
            Self::PackExists { .. } => Some("give another name; a pack that is there is edited by hand".into()),
            Self::PackIsBuiltIn { .. } => Some("give another name; `--actors FILE` changes entries of a built-in pack".into()),
            Self::Table { .. } => Some("the columns are told in docs/lexicon.md".into()),
            Self::UnknownPlace { near, .. } if near.is_empty() => {
                Some("`dateline gazetteer add` takes in more places".into())
            }
            Self::UnknownPlace { near, .. } => Some(format!("near it are {}; an id names one place", near.join(", "))),
            Self::UnknownRegion { known, .. } if known.is_empty() => {
                Some("this project has no regions; `dateline gazetteer add` takes them in".into())
            }
            Self::UnknownRegion { known, .. } => Some(format!("the regions are {}", known.join(", "))),
            Self::UnknownSide { known, .. } => Some(format!("the sides are {}", known.join(", "))),
            Self::UnknownRoute { roads, .. } if roads.is_empty() => {
                Some("this project has no roads; `dateline roads add` takes them in".into())
            }
            Self::UnknownRoute { roads, .. } => Some(format!("the roads are {}", roads.join(", "))),
            Self::NoRoads => Some("`dateline roads add` takes in roads".into()),
            Self::NoWay(_) => Some("`dateline roads list` prints the roads and the places they join".into()),
            Self::Graph(_) => Some("`dateline check` says what is wrong with the project".into()),
            Self::NothingToExplain { near, .. } if near.is_empty() => {
                Some("ids of claims begin with `c-`, those of events with `e-`; `dateline events` prints them".into())
            }
            Self::NothingToExplain { near, .. } => Some(format!("near it are {}", near.join(", "))),
            Self::DaysReversed { .. } => Some("give `--from` the earlier day and `--to` the later one".into()),
            Self::NoDayForBrief { .. } => Some("give one with `--on YYYY-MM-DD`".into()),
            Self::NoInstant { .. } => None,
            Self::CoderName { .. } => Some("it needs 1 to 100 characters, none of them a line break or the like".into()),
            Self::Behind { .. } => Some("open it once where it can be written: `dateline check` brings nothing up to date, `dateline events` does".into()),
            Self::Parameters { .. } => {
                Some("begin with the file that `dateline control parameters PROJECT` prints; it says what each means".into())
            }
            Self::SameSource { .. } => Some("the name without its extension is the source's, so each needs its own".into()),
            Self::RowsRefused { .. } => Some("without `--strict` the rest is taken".into()),
            Self::Dataset { source: DatasetError::UnknownForm { .. } | DatasetError::NoColumn { .. }, .. } => {
                Some("`dateline import --guess FILE` writes a mapping file for it; correct it and give it with `--as csv --map`".into())
            }
            Self::Dataset { source: DatasetError::Mapping { .. }, .. } => {
                Some("docs/datasets.md tells what stands in a mapping file; `dateline import --guess FILE` writes one".into())
            }
            Self::Dataset { source: DatasetError::NoDay, .. } => Some("give the day on which it was so with `--release YYYY-MM-DD`".into()),
            Self::Dataset { .. } => None,
            Self::OlderRelease { .. } => Some("`--release` gives its day; take releases in from the oldest to the newest".into()),
            Self::UnknownDataset { known, .. } if known.is_empty() => Some("`dateline import` takes in datasets".into()),
            Self::UnknownDataset { known, .. } => Some(format!("the datasets are {}", known.join(", "))),
            Self::Restricted { .. } => Some("`--without-restricted` leaves them out; `--i-have-the-right` says that its terms allow you this".into()),
            Self::Taxonomy { .. } => Some("every word of the column needs a row with `data.source` (the file's name without its extension) and `base.categories` (the word)".into()),
            Self::Read { .. } | Self::Write { .. } => None,
        }
    }

    /// Every code there is, in the order of the documentation.
    pub const CODES: &'static [(&'static str, &'static str)] = &[
        ("dateline::project_not_found", "There is no such project file"),
        ("dateline::project_exists", "A new project would replace a file"),
        ("dateline::not_a_project", "The file is no SQLite database, no GeoPackage, or not one that Dateline made"),
        ("dateline::project_newer", "A newer version of Dateline made the project"),
        ("dateline::project_unwritable", "The project file, or its folder, cannot be written"),
        ("dateline::project_busy", "Another program is using the project"),
        ("dateline::project_damaged", "The project file is damaged, or another program changed it"),
        ("dateline::project_file", "Anything else that goes wrong with the project file"),
        ("dateline::lexicon", "A pack or actors file cannot be read"),
        ("dateline::coding", "A line of a coding is no claim, or a table of sides cannot be read"),
        ("dateline::no_coding", "A file or folder given as a coding has no claims"),
        ("dateline::texts", "A coded report has no text, or two"),
        ("dateline::truth", "A truth about control cannot be read, or intervals cannot be held against it"),
        ("dateline::unknown_pack", "No pack has this name, and no folder is there"),
        ("dateline::not_a_pack", "A folder given as a pack has no file of one"),
        ("dateline::pack_exists", "A new pack would replace a folder or a file"),
        ("dateline::pack_is_built_in", "A new pack would have the name of a built-in one"),
        ("dateline::table", "A table cannot be taken into a new pack"),
        ("dateline::unknown_place", "The gazetteer knows no such place, or cannot tell which of several is meant"),
        ("dateline::unknown_region", "The gazetteer knows no such region"),
        ("dateline::unknown_side", "The project knows no such side"),
        ("dateline::unknown_route", "No road has this name, and it is not two places of the gazetteer"),
        ("dateline::no_roads", "The project has no roads of which anything is told"),
        ("dateline::off_the_roads", "No road leads to a place, or nothing is known of a side"),
        ("dateline::road_without_line", "A stretch of road of the project has no line"),
        ("dateline::nothing_to_explain", "No claim, event or place of the project has this id or name"),
        ("dateline::days_reversed", "A span of days ends before it begins"),
        ("dateline::no_day_for_brief", "No day was given for a brief, and none can be chosen"),
        ("dateline::no_instant", "DATELINE_NOW is no instant"),
        (
            "dateline::coder_name",
            "The name given for a coder is empty, too long, or has a line break or the like in it",
        ),
        ("dateline::behind", "The project cannot be written, and has reports that are not coded yet"),
        ("dateline::parameters", "A file of parameters of control is impossible; the line and the reason are told"),
        ("dateline::same_source", "Two datasets to be merged have files of one name"),
        ("dateline::rows_refused", "With `--strict`: a row of a dataset cannot be read"),
        ("dateline::dataset", "A file is no dataset of a form that is known, or cannot be read as one"),
        ("dateline::mapping", "A mapping file cannot be used; the line or the reason is told"),
        ("dateline::older_release", "A release of a dataset is older than one that is there"),
        ("dateline::unknown_dataset", "The project has no dataset of this name"),
        ("dateline::restricted", "The rows of a dataset may not be passed on, and the right to do so was not claimed"),
        ("dateline::taxonomy", "A taxonomy does not have a word of a dataset"),
        ("dateline::read", "A file cannot be read"),
        ("dateline::write", "A file cannot be written"),
    ];
}

fn store_code(error: &StoreError) -> &'static str {
    match error {
        StoreError::NotFound { .. } => "dateline::project_not_found",
        StoreError::Exists { .. } => "dateline::project_exists",
        StoreError::NotADatabase { .. } | StoreError::NotAGeoPackage { .. } | StoreError::NotAProject { .. } => {
            "dateline::not_a_project"
        }
        StoreError::Newer { .. } => "dateline::project_newer",
        StoreError::Unwritable { .. } | StoreError::DiskFull { .. } => "dateline::project_unwritable",
        StoreError::Busy { .. } => "dateline::project_busy",
        StoreError::Corrupt { .. } | StoreError::Cell { .. } => "dateline::project_damaged",
        _ => "dateline::project_file",
    }
}

fn store_hint(error: &StoreError) -> Option<&'static str> {
    Some(match error {
        StoreError::NotFound { .. } => "`dateline init` makes a project",
        StoreError::Exists { .. } => "give another name, or add to it with `dateline add`",
        StoreError::NotADatabase { .. } | StoreError::NotAGeoPackage { .. } | StoreError::NotAProject { .. } => {
            "a project is a file that `dateline init` made"
        }
        StoreError::Newer { .. } => "open it with that version or a later one",
        StoreError::Unwritable { .. } => "the file and its folder must be yours to write",
        StoreError::DiskFull { .. } => "free some room and do it again",
        StoreError::Busy { .. } => "wait until the other program is done",
        StoreError::Corrupt { .. } | StoreError::Cell { .. } => "go back to a copy; the reports can be added anew",
        _ => return None,
    })
}
