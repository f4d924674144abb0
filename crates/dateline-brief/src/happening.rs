//! What happened in the region, gathered for telling: an event with those of its claims that may be told, or a claim
//! that no event holds.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    ActorId, ClaimId, Count, DateBound, Day, DaySpan, Event, Extent, Kind, PlaceId, PlaceKind, Scope, Sourced, Stance,
};

use crate::names;
use crate::world::{World, cut, is_momentary};

/// Something that happened in the region, with the claims that tell of it.
#[derive(Clone, Debug)]
pub(crate) struct Happening<'a> {
    pub(crate) kind: Kind,
    /// The days, cut at the day of the brief.
    pub(crate) days: DaySpan,
    pub(crate) bound: DateBound,
    /// Whether it is known only from a report that came out just after the day of the brief.
    pub(crate) late: bool,
    /// Where, in the region; never empty.
    pub(crate) spots: Vec<Spot>,
    pub(crate) by: Vec<&'a ActorId>,
    pub(crate) against: Vec<&'a ActorId>,
    pub(crate) asserted: Vec<&'a Sourced>,
    pub(crate) denied: Vec<&'a Sourced>,
    pub(crate) planned: Vec<&'a Sourced>,
}

/// A place as it is told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Spot {
    pub(crate) id: Option<PlaceId>,
    pub(crate) name: String,
    pub(crate) kind: Option<PlaceKind>,
}

impl Spot {
    /// Whether it is a stretch of country, in which one can take places without taking it.
    pub(crate) fn is_wide(&self) -> bool {
        matches!(self.kind, Some(PlaceKind::Region | PlaceKind::Country | PlaceKind::Water))
    }

    /// Its name inside a sentence.
    pub(crate) fn named(&self) -> String {
        names::place(&self.name)
    }

    /// Its name with a preposition: `at An-Nabk`, `in Qalamoun`, `on the Damascus–Homs highway`.
    pub(crate) fn located(&self) -> String {
        let preposition = match self.kind {
            Some(PlaceKind::Region | PlaceKind::Country | PlaceKind::Quarter) => "in",
            Some(PlaceKind::Road) => "on",
            _ => "at",
        };
        format!("{preposition} {}", self.named())
    }
}

impl<'a> Happening<'a> {
    /// The claims that carry it: those that assert it, else those that tell of it as planned, else those that deny it.
    pub(crate) fn told(&self) -> &[&'a Sourced] {
        [&self.asserted, &self.planned, &self.denied].into_iter().find(|one| !one.is_empty()).unwrap_or(&self.denied)
    }

    /// The last day that it is told of; what is open or only just reported counts as of the day of the brief.
    pub(crate) fn last_day(&self, on: Day) -> Day {
        self.days.to.unwrap_or(on)
    }

    /// The place, as a key to group by.
    pub(crate) fn spot(&self) -> &Spot {
        &self.spots[0]
    }

    /// How much of the place it is about, in the words of most claims; `None` = the whole.
    pub(crate) fn extent(&self) -> Option<Extent> {
        let partial: Vec<Extent> =
            self.told().iter().filter_map(|one| one.claim.extent).filter(|one| *one != Extent::Whole).collect();
        if partial.len() * 2 >= self.told().len() { partial.first().copied() } else { None }
    }

    /// The figures that claims give for one number of people, each with who gives it; only figures of the event itself.
    pub(crate) fn figures(&self, of: fn(&Sourced) -> Option<Count>) -> Vec<(&'a Sourced, Count)> {
        self.asserted
            .iter()
            .filter(|one| matches!(one.claim.scope, None | Some(Scope::Event | Scope::Revision)))
            .filter_map(|one| of(one).map(|count| (*one, count)))
            .collect()
    }
}

/// All that happened in the region and may be told, by place and day.
pub(crate) fn gather<'a>(world: &World<'a>) -> Vec<Happening<'a>> {
    let mut memberships: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    for event in world.input.events {
        for member in &event.members {
            *memberships.entry(member).or_default() += 1;
        }
    }
    let of_events = world.input.events.iter().filter_map(|event| of_event(world, event, &memberships));
    let alone = world.claims.values().filter(|one| !memberships.contains_key(&one.claim.id));
    let mut out: Vec<Happening<'a>> =
        of_events.chain(alone.filter_map(|one| of_claims(world, one.claim.kind, vec![*one], None))).collect();
    out.sort_by(|one, other| {
        let key = |happening: &Happening<'_>| (happening.days.first(), happening.days.last(), happening.kind);
        key(one).cmp(&key(other)).then_with(|| one.spots.cmp(&other.spots)).then_with(|| {
            let id = |happening: &Happening<'a>| happening.told().first().map(|one| &one.claim.id);
            id(one).cmp(&id(other))
        })
    });
    out
}

fn of_event<'a>(world: &World<'a>, event: &'a Event, memberships: &BTreeMap<&ClaimId, usize>) -> Option<Happening<'a>> {
    let members = world.tellable(&event.members);
    let all_told = members.len() == event.members.len();
    let split = members.iter().any(|one| memberships.get(&one.claim.id).is_some_and(|count| *count > 1));
    let main = event.place.clone().map_or_else(
        || (!event.place_name.trim().is_empty()).then(|| spot(world, None, &event.place_name)),
        |id| Some(spot(world, Some(id), &event.place_name)),
    );
    let mut happening = of_claims(world, event.kind, members, main.filter(|_| split || event.place.is_some()))?;
    let over = event.days.to.is_none_or(|to| to <= world.input.on) || !is_momentary(event.kind);
    let begun = event.days.first().is_some_and(|first| first <= world.input.on);
    if all_told && over && begun {
        happening.days = cut(event.days, world.input.on);
        happening.bound = event.date_bound;
        happening.late = false;
    }
    if !split {
        happening.spots = all_places(world, &happening);
    }
    Some(happening)
}

/// A happening of claims of one kind; `None` where none of them may be told or is about the region.
fn of_claims<'a>(world: &World<'a>, kind: Kind, claims: Vec<&'a Sourced>, main: Option<Spot>) -> Option<Happening<'a>> {
    if kind == Kind::Statement || claims.is_empty() {
        return None;
    }
    let mut claims = claims;
    claims.sort_by_key(|one| (one.published.is_none(), one.published, &one.claim.doc, one.claim.start, &one.claim.id));
    let with = |stance: Stance| -> Vec<&'a Sourced> {
        claims.iter().copied().filter(|one| one.claim.stance == stance).collect()
    };
    let mut happening = Happening {
        kind,
        days: DaySpan::UNKNOWN,
        bound: DateBound::On,
        late: false,
        spots: vec![],
        by: vec![],
        against: vec![],
        asserted: with(Stance::Asserted),
        denied: with(Stance::Denied),
        planned: with(Stance::Planned),
    };
    let told = happening.told().to_vec();
    let of_region = |spot: &Spot| match &spot.id {
        Some(id) => world.is_of_region(id),
        None => told.iter().any(|one| world.tells_of_region(&one.claim)),
    };
    let mentioned =
        told.iter().flat_map(|one| &one.claim.places).map(|mention| spot(world, mention.place.clone(), &mention.name));
    let first = main.into_iter().chain(mentioned).filter(|spot| !spot.name.is_empty()).find(of_region)?;
    happening.spots = vec![first];
    let (days, bound) = most_common_days(&told);
    happening.days = cut(days, world.input.on);
    happening.late = happening.days.is_unknown() && !days.is_unknown();
    happening.bound = bound;
    happening.by = actors(world, told.iter().map(|one| one.claim.by.as_slice()));
    happening.against = actors(world, told.iter().map(|one| one.claim.against.as_slice()));
    Some(happening)
}

/// Every place that a capture, withdrawal or siege names in the region, without those that hold another of them.
fn all_places(world: &World<'_>, happening: &Happening<'_>) -> Vec<Spot> {
    if !matches!(happening.kind, Kind::Capture | Kind::Withdraw | Kind::Hold | Kind::Siege) {
        return happening.spots.clone();
    }
    let mut spots = happening.spots.clone();
    for mention in happening.told().iter().flat_map(|one| &one.claim.places) {
        let Some(id) = &mention.place else { continue };
        if world.is_of_region(id) && !spots.iter().any(|one| one.id.as_ref() == Some(id)) {
            spots.push(spot(world, Some(id.clone()), &mention.name));
        }
    }
    let parts: BTreeSet<PlaceId> = spots
        .iter()
        .filter_map(|one| one.id.as_ref().and_then(|id| world.place(id)))
        .flat_map(|place| place.part_of.iter().cloned())
        .collect();
    let holds_another =
        |one: &Spot| one.is_wide() || one.id.as_ref().is_some_and(|id| parts.contains(id) || world.is_region(id));
    let narrowed: Vec<Spot> = spots.iter().filter(|one| !holds_another(one)).cloned().collect();
    if narrowed.is_empty() { happening.spots.clone() } else { narrowed }
}

/// A place as it is told: the gazetteer's name where it has one, else the name as written.
pub(crate) fn spot(world: &World<'_>, id: Option<PlaceId>, written: &str) -> Spot {
    let place = id.as_ref().and_then(|id| world.place(id));
    Spot {
        name: place.map_or_else(|| names::cleaned(written), |place| names::cleaned(&place.name)),
        kind: place.map(|place| place.kind),
        id,
    }
}

/// The days that most claims give; of several given equally often, the shortest, then the earliest.
fn most_common_days(claims: &[&Sourced]) -> (DaySpan, DateBound) {
    let mut given: BTreeMap<(DaySpan, DateBound), i32> = BTreeMap::new();
    for one in claims.iter().filter(|one| !one.claim.days.is_unknown()) {
        *given.entry((one.claim.days, one.claim.date_bound)).or_default() += 1;
    }
    given
        .into_iter()
        .min_by_key(|((days, bound), count)| (-count, days.length().unwrap_or(i32::MAX), *days, *bound))
        .map_or((DaySpan::UNKNOWN, DateBound::On), |(found, _)| found)
}

/// The actors that claims name, those named most first. A side's own name ("the government") gives way to its groups
/// where claims name them as often, unless one claim names both.
fn actors<'a>(world: &World<'a>, lists: impl Iterator<Item = &'a [ActorId]>) -> Vec<&'a ActorId> {
    let mut counts: BTreeMap<&ActorId, usize> = BTreeMap::new();
    let mut together: BTreeSet<&ActorId> = BTreeSet::new();
    for list in lists {
        for one in list {
            *counts.entry(one).or_default() += 1;
            let has_group = list.iter().any(|other| other != one && world.side_of(other) == world.side_of(one));
            if has_group {
                together.insert(one);
            }
        }
    }
    let is_umbrella = |one: &ActorId| world.side_of(one).is_some_and(|side| side.as_str() == one.as_str());
    let mut out: Vec<&ActorId> = counts
        .keys()
        .copied()
        .filter(|one| {
            let mates = counts.iter().filter(|(other, _)| *other != one && world.side_of(other) == world.side_of(one));
            let most = mates.map(|(_, count)| *count).max().unwrap_or(0);
            let own = counts.get(one).copied().unwrap_or(0);
            together.contains(one) || most == 0 || if is_umbrella(one) { own > most } else { true }
        })
        .collect();
    out.sort_by_key(|one| (std::cmp::Reverse(counts.get(one).copied()), world.actor_name(one), one.as_str()));
    out
}
