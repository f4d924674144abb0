//! Answers to questions about a project: one file a question, each a list or a text that any door can show.

mod brief;
mod changes;
mod control;
mod course;
mod daily;
mod difference;
mod events;
mod routes;
mod search;
mod sieges;
mod sources;
mod summary;
mod timeline;
mod wide;

pub(crate) use course::{by_place, course, days_of_evidence, has_evidence};

pub use brief::BriefQuery;
pub use changes::ControlChange;
pub use control::ControlRow;
pub use daily::ControlDaily;
pub use difference::{AsTold, ControlDifference};
pub use routes::{
    ChokeRow, Chokepoints, PocketRow, ReachRow, RouteChange, RouteLeg, RouteRow, RouteStatusRow, RoutesBetween,
    RoutesStatus, WatchRow, WhatIfRow,
};
pub use search::Hit;
pub use sieges::SiegeRow;
pub use sources::SourceRow;
pub use summary::{ControlSummary, SummaryBy};
pub use timeline::Moment;
pub use wide::ControlSheet;

use dateline_lexicon::Lexicon;
use dateline_model::{Holder, SideId};

/// The name of a side, as people are shown it; its id where the lexicon has lost it.
pub(crate) fn side_name(side: &SideId, lexicon: &Lexicon) -> String {
    lexicon.side(side).map_or_else(|| side.to_string(), |side| side.name.clone())
}

/// The name of a holder: the side's name, `Contested` or `Unknown`.
pub(crate) fn holder_name(holder: &Holder, lexicon: &Lexicon) -> String {
    match holder {
        Holder::Side(side) => side_name(side, lexicon),
        Holder::Contested => "Contested".to_owned(),
        Holder::Unknown => "Unknown".to_owned(),
    }
}
