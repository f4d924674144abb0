//! A stretch of a place's history.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Day, PlaceId, SideId};

use crate::observation::Vote;

/// What was so at a place for a while.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Segment {
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
    pub(crate) state: State,
    /// The sides involved.
    pub(crate) parties: BTreeSet<SideId>,
    pub(crate) votes: Vec<Vote>,
    pub(crate) against: Vec<Vote>,
    /// Whether the place was attacked meanwhile.
    pub(crate) attacked: bool,
    /// Whether it rests on doubtful evidence alone.
    pub(crate) weak: bool,
}

/// Who holds a place, and how it came to that.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum State {
    Held(SideId),
    /// A side took a part of it. Lasts until something is told.
    Parted,
    /// Fighting. Ends by itself after a day, and gives way to what was before.
    Fought {
        until: Day,
        before: Option<Box<Segment>>,
    },
    /// An enemy took places inside it. Lasts until they are taken back.
    Infiltrated {
        taken: BTreeMap<PlaceId, SideId>,
        before: Box<Segment>,
    },
}
