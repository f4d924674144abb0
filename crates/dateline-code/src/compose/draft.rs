//! A claim in the making.

use dateline_model::{ActorId, Count, CountUnit, Extent, Kind, Phase, PlaceMention, Scope, Stance};

use super::reasons::Reasons;
use super::{When, names};
use crate::clause::Clause;

/// A claim in the making: tokens instead of offsets, no id yet.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) kind: Kind,
    pub(crate) rule: String,
    /// The event word.
    pub(crate) at: usize,
    /// Whether the event word is a noun.
    pub(crate) nominal: bool,
    /// First token of the quote.
    pub(crate) first: usize,
    /// One past the last token of the quote.
    pub(crate) last: usize,
    pub(crate) when: When,
    pub(crate) places: Vec<PlaceMention>,
    pub(crate) sides: Sides,
    pub(crate) killed: Option<Count>,
    pub(crate) wounded: Option<Count>,
    pub(crate) captured: Option<Count>,
    pub(crate) displaced: Option<Count>,
    pub(crate) said_by: Vec<String>,
    pub(crate) stance: Stance,
    pub(crate) extent: Option<Extent>,
    pub(crate) sub_event_type: Option<String>,
    pub(crate) scope: Option<Scope>,
    pub(crate) presence: bool,
    pub(crate) prediction: bool,
    /// What the speaker is, as tokens: "a fellow at the Atlantic Council".
    pub(crate) speaker_role: Option<(usize, usize)>,
    pub(crate) phase: Option<Phase>,
    /// Where people, arms or a road come from, and where they lead.
    pub(crate) from_place: Option<PlaceMention>,
    pub(crate) to_place: Option<PlaceMention>,
    pub(crate) count_unit: Option<CountUnit>,
    pub(crate) families: Option<Count>,
    /// Why people left, as tokens: "heavy shelling".
    pub(crate) cause: Option<(usize, usize)>,
    /// How sure the rule is, 0 to 1.
    pub(crate) confidence: f64,
    /// How each field was filled; for the days it stands with them.
    pub(crate) why: Reasons,
}

/// Who did something, and to whom: nobody twice, and nobody to himself.
///
/// Who is found on both sides is on the one that the words tell of; the other is what was made of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sides {
    by: Vec<ActorId>,
    against: Vec<ActorId>,
}

impl Sides {
    /// Of a deed: who did it did not suffer it.
    pub(crate) fn of_deed(by: Vec<ActorId>, against: Vec<ActorId>) -> Self {
        let by = unique(by);
        let against = unique(against.into_iter().filter(|actor| !by.contains(actor)).collect());
        Self { by, against }
    }

    /// Of what was suffered: who suffered it did not do it.
    pub(crate) fn of_loss(by: Vec<ActorId>, against: Vec<ActorId>) -> Self {
        let Self { by: against, against: by } = Self::of_deed(against, by);
        Self { by, against }
    }

    /// Of a deed that is done to nobody.
    pub(crate) fn alone(by: Vec<ActorId>) -> Self {
        Self::of_deed(by, vec![])
    }

    pub(crate) fn by(&self) -> &[ActorId] {
        &self.by
    }

    pub(crate) fn against(&self) -> &[ActorId] {
        &self.against
    }
}

/// The list with nobody twice.
pub(crate) fn unique(list: Vec<ActorId>) -> Vec<ActorId> {
    let mut out: Vec<ActorId> = Vec::new();
    for actor in list {
        if !out.contains(&actor) {
            out.push(actor);
        }
    }
    out
}

impl Draft {
    pub(crate) fn new(kind: Kind, rule: &str, at: usize, clause: Clause) -> Self {
        Self {
            kind,
            rule: rule.to_owned(),
            at,
            nominal: false,
            first: clause.first,
            last: clause.last,
            when: When::default(),
            places: vec![],
            sides: Sides::default(),
            killed: None,
            wounded: None,
            captured: None,
            displaced: None,
            said_by: vec![],
            stance: Stance::Asserted,
            extent: None,
            sub_event_type: None,
            scope: None,
            presence: false,
            prediction: false,
            speaker_role: None,
            phase: None,
            from_place: None,
            to_place: None,
            count_unit: None,
            families: None,
            cause: None,
            confidence: 0.7,
            why: Reasons::default(),
        }
    }

    /// Whether another draft of the same clause already tells this.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let near = self.first == other.first && self.last == other.last;
        self.kind == other.kind
            && near
            // "reached X and prepared for an assault": what is done is not what is meant.
            && (self.stance == Stance::Planned) == (other.stance == Stance::Planned)
            && (names(&self.places) == names(&other.places)
                || self.at.abs_diff(other.at) <= 2
                || self.kind == Kind::Clash)
    }

    /// Whether it gives a number of people.
    pub(crate) fn counts(&self) -> bool {
        self.killed.is_some() || self.wounded.is_some() || self.captured.is_some()
    }
}
