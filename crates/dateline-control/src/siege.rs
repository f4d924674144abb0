//! Sieges: beside control, since who is besieged still holds.
//!
//! A siege lasts from the first day told to its end: lifted, the place taken by the besiegers, or left by either side.
//! Where no end is told, it ends some days after it was last told of, unless that is how things stand to this day.

use std::collections::{BTreeMap, BTreeSet};

use dateline_merge::telling::{Places, places_told};
use dateline_model::{
    Claim, ClaimId, Closure, DateBound, Day, DaySpan, Extent, Kind, Place, PlaceId, PlaceKind, RunId, SideId,
    SiegeInterval, Sourced, Stance,
};

use crate::Parameters;
use crate::sides::Stand;

/// A place besieged, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Siege {
    /// The place.
    pub place: PlaceId,
    /// First and last day; a missing last day: no end is told.
    pub days: DaySpan,
    /// Who besieges it.
    pub besiegers: Vec<SideId>,
    /// Who is besieged in it; empty where nobody says.
    pub besieged: Vec<SideId>,
    /// How far it is closed off; `None` where nobody says.
    pub closure: Option<Closure>,
    /// The claims that tell of it.
    pub claims: Vec<ClaimId>,
    /// The claims that tell of its end.
    pub ended_by: Vec<ClaimId>,
    /// The first day on which a report told of it.
    pub published: Option<Day>,
}

impl Siege {
    /// As it is kept in a project, recorded by this run.
    #[must_use]
    pub fn interval(self, run: &RunId) -> SiegeInterval {
        SiegeInterval {
            place: self.place,
            days: self.days,
            besiegers: self.besiegers,
            besieged: self.besieged,
            closure: self.closure,
            end_told: !self.ended_by.is_empty(),
            claims: self.claims.into_iter().chain(self.ended_by).collect(),
            published: self.published,
            recorded_in: run.clone(),
        }
    }
}

/// The sieges of all places, by place and first day. A telling is of the siege before it if it is no farther off than
/// `siege_days`.
pub(crate) fn sieges(
    claims: &[&Sourced],
    places: &Places<'_>,
    stand: Stand<'_>,
    parameters: &Parameters,
) -> Vec<Siege> {
    let mut told: BTreeMap<&PlaceId, Vec<Turn<'_>>> = BTreeMap::new();
    let mut last_published: Option<Day> = None;
    for sourced in claims {
        last_published = last_published.max(sourced.published);
        let Some(turn) = Turn::of(sourced, stand) else { continue };
        for mention in places_told(&sourced.claim, places, parameters.doubtful_place) {
            let place = mention.place.as_ref().and_then(|id| places.get(id));
            if let Some(place) =
                place.filter(|place| can_be_besieged(place) && mention.certainty >= parameters.doubtful_place)
            {
                told.entry(&place.id).or_default().push(turn.clone());
            }
        }
    }
    let mut sieges = vec![];
    for (place, mut turns) in told {
        turns.sort_by_key(|turn| (turn.first, turn.what, &turn.sourced.claim.id));
        let mut now: Option<Open> = None;
        for turn in &turns {
            if let Some(open) = now.take_if(|open| open.last.plus(parameters.siege_days) < turn.first) {
                sieges.push(open.ended(None, parameters));
            }
            match (&mut now, turn.what) {
                (Some(open), What::Besieged) if open.is_told_by(turn, stand) => open.add(turn, stand),
                // By nobody named: it tells of no siege that is not known.
                (_, What::Besieged) if turn.by.is_empty() => {}
                (open, What::Besieged) => {
                    sieges.extend(open.take().map(|open| open.ended(Some(turn.first.plus(-1)), parameters)));
                    *open = Some(Open::new(place, turn, stand));
                }
                (open, ends) => {
                    if let Some(mut open) = open.take_if(|open| open.is_ended_by(turn, ends, stand)) {
                        open.ended_by.push(turn.sourced.claim.id.clone());
                        sieges.push(open.ended(Some(turn.first), parameters));
                    }
                }
            }
        }
        if let Some(open) = now {
            let goes_on = last_published.is_none_or(|published| published <= open.last.plus(parameters.siege_days));
            sieges.push(if goes_on { open.siege(None) } else { open.ended(None, parameters) });
        }
    }
    sieges
}

fn can_be_besieged(place: &Place) -> bool {
    !matches!(place.kind, PlaceKind::Road | PlaceKind::Water | PlaceKind::Country)
}

/// What a claim does to a siege. In this order on one day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum What {
    Besieged,
    Lifted,
    Taken,
    Left,
}

/// A claim on a siege.
#[derive(Clone, Debug)]
struct Turn<'a> {
    what: What,
    sourced: &'a Sourced,
    first: Day,
    last: Day,
    by: Vec<SideId>,
    against: Vec<SideId>,
}

impl<'a> Turn<'a> {
    fn of(sourced: &'a Sourced, stand: Stand<'_>) -> Option<Self> {
        let claim: &Claim = &sourced.claim;
        let what = match claim.kind {
            Kind::Siege => What::Besieged,
            Kind::SiegeLifted => What::Lifted,
            Kind::Capture if !matches!(claim.extent, Some(Extent::Part | Extent::Most | Extent::Shares(..))) => {
                What::Taken
            }
            Kind::Withdraw => What::Left,
            _ => return None,
        };
        if claim.stance != Stance::Asserted {
            return None;
        }
        let (first, last) = (claim.days.first()?, claim.days.last()?);
        let until = |day: Day| sourced.published.map_or(day, |published| day.min(published));
        let last =
            if claim.date_bound == DateBound::Since { until(sourced.published.unwrap_or(last)) } else { until(last) };
        // A change told with a span had come about by its end.
        let first = if what == What::Besieged { first } else { last };
        let (by, against) = (stand.forces(&claim.by, first), stand.forces(&claim.against, first));
        Some(Self { what, sourced, first, last: last.max(first), by, against })
    }
}

/// A siege in the making.
struct Open {
    place: PlaceId,
    first: Day,
    last: Day,
    besiegers: BTreeSet<SideId>,
    besieged: BTreeSet<SideId>,
    closure: Option<Closure>,
    claims: BTreeSet<ClaimId>,
    ended_by: Vec<ClaimId>,
    published: Option<Day>,
}

impl Open {
    fn new(place: &PlaceId, turn: &Turn<'_>, stand: Stand<'_>) -> Self {
        let mut open = Self {
            place: place.clone(),
            first: turn.first,
            last: turn.last,
            besiegers: BTreeSet::new(),
            besieged: BTreeSet::new(),
            closure: None,
            claims: BTreeSet::new(),
            ended_by: vec![],
            published: None,
        };
        open.add(turn, stand);
        open
    }

    /// Whether a telling is of this siege: by the besiegers, or told the wrong way round, by the besieged; or by nobody named.
    fn is_told_by(&self, turn: &Turn<'_>, stand: Stand<'_>) -> bool {
        if turn.by.is_empty() {
            return turn.against.is_empty() || stand.share_a_friend(&turn.against, &self.besieged, turn.first);
        }
        let by = |sides: &BTreeSet<SideId>| stand.share_a_friend(&turn.by, sides, turn.first);
        by(&self.besiegers) || by(&self.besieged)
    }

    fn add(&mut self, turn: &Turn<'_>, stand: Stand<'_>) {
        self.last = self.last.max(turn.last);
        if !stand.share_a_friend(&turn.by, &self.besieged, turn.first) {
            self.besiegers.extend(turn.by.iter().cloned());
            self.besieged.extend(turn.against.iter().cloned());
        }
        let closure = match turn.sourced.claim.extent {
            Some(Extent::Whole) => Some(Closure::Full),
            Some(Extent::Most | Extent::Part | Extent::Shares(..)) => Some(Closure::Partial),
            None => None,
        };
        self.closure = self.closure.max(closure);
        self.claims.insert(turn.sourced.claim.id.clone());
        self.published = match (self.published, turn.sourced.published) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }

    fn is_ended_by(&self, turn: &Turn<'_>, ends: What, stand: Stand<'_>) -> bool {
        let theirs = |sides: &BTreeSet<SideId>| stand.share_a_friend(&turn.by, sides, turn.first);
        match ends {
            What::Besieged => false,
            What::Lifted => true,
            What::Taken => theirs(&self.besiegers),
            What::Left => theirs(&self.besiegers) || theirs(&self.besieged),
        }
    }

    /// Ended on a day; where none is told, some days after the last telling.
    fn ended(self, day: Option<Day>, parameters: &Parameters) -> Siege {
        let last = day.unwrap_or_else(|| self.last.plus(parameters.siege_ends_days)).max(self.first);
        self.siege(Some(last))
    }

    fn siege(self, last: Option<Day>) -> Siege {
        // Whom both lists name is told the wrong way round once; the first word counts.
        let besieged = self.besieged.difference(&self.besiegers).cloned().collect();
        Siege {
            place: self.place,
            days: DaySpan { from: Some(self.first), to: last },
            besiegers: self.besiegers.into_iter().collect(),
            besieged,
            closure: self.closure,
            claims: self.claims.into_iter().collect(),
            ended_by: self.ended_by,
            published: self.published,
        }
    }
}
