//! What may be told: the claims that speak of days up to the day of the brief and of places in the region.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{
    ActorId, Claim, ClaimId, ControlInterval, DateBound, Day, DaySpan, Kind, Place, PlaceId, PlaceKind, RelationKind,
    SideId, Sourced, Stance,
};

use crate::dates::Dates;
use crate::happening::{self, Happening};
use crate::{Input, names};

/// A report that comes out a day or two after the day of the brief, and whose words about a state are dated by nothing
/// but its own day, was written about the days before. It may carry a sentence about that state, without a day.
const REPORTING_LAG: i32 = 2;

/// How many days before the day of the brief the story begins.
const STORY_DAYS: i32 = 30;

/// Everything that sections draw on.
pub(crate) struct World<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) dates: Dates,
    /// The first day of the window: this week.
    pub(crate) window: Day,
    /// The first day of the story.
    pub(crate) story: Day,
    /// The claims that may be told, wherever they are about, by id.
    pub(crate) claims: BTreeMap<&'a ClaimId, &'a Sourced>,
    /// What happened in the region.
    pub(crate) happenings: Vec<Happening<'a>>,
    /// Who held places on the day, in the region and outside: what rests on evidence or inference, and has a claim to show for it.
    pub(crate) held: BTreeMap<&'a PlaceId, Hold<'a>>,
    places: BTreeMap<&'a PlaceId, &'a Place>,
}

/// Who held a place on the day, with the claims that say so.
pub(crate) struct Hold<'a> {
    pub(crate) interval: &'a ControlInterval,
    pub(crate) place: &'a Place,
    pub(crate) claims: Vec<&'a Sourced>,
}

impl<'a> World<'a> {
    pub(crate) fn new(input: &'a Input<'a>) -> Self {
        let claims =
            input.claims.iter().filter(|one| may_be_told(one, input)).map(|one| (&one.claim.id, one)).collect();
        let window_days = i32::try_from(input.window_days).unwrap_or(i32::MAX);
        let window = input.on.plus(window_days.saturating_neg());
        let mut world = Self {
            input,
            dates: Dates { on: input.on },
            window,
            story: input.on.plus(-STORY_DAYS).min(window),
            claims,
            happenings: vec![],
            held: BTreeMap::new(),
            places: input.places.iter().map(|place| (&place.id, place)).collect(),
        };
        world.happenings = happening::gather(&world);
        world.held = world.on_the_day().map(|hold| (&hold.place.id, hold)).collect();
        world
    }

    pub(crate) fn place(&self, id: &PlaceId) -> Option<&'a Place> {
        self.places.get(id).copied()
    }

    /// Whether a place lies in the region, is the region, or is a road through it.
    pub(crate) fn is_of_region(&self, id: &PlaceId) -> bool {
        self.input.region_places.contains(id)
            || self.is_region(id)
            || self.place(id).is_some_and(|place| {
                place.kind == PlaceKind::Road
                    && place.part_of.iter().any(|one| self.input.region_places.contains(one) || self.is_region(one))
            })
    }

    /// Whether a place is the region itself.
    pub(crate) fn is_region(&self, id: &PlaceId) -> bool {
        self.place(id).is_some_and(|place| {
            same_name(&place.name, self.input.region_name)
                || place.names.iter().any(|one| same_name(&one.name, self.input.region_name))
        })
    }

    /// Whether a claim names a place of the region.
    pub(crate) fn tells_of_region(&self, claim: &Claim) -> bool {
        claim.places.iter().any(|mention| match &mention.place {
            Some(id) => self.is_of_region(id),
            None => same_name(&mention.name, self.input.region_name),
        })
    }

    /// The claims of a list that may be told.
    pub(crate) fn tellable(&self, ids: &[ClaimId]) -> Vec<&'a Sourced> {
        ids.iter().filter_map(|id| self.claims.get(id).copied()).collect()
    }

    /// The statements that may be told and are about the region.
    pub(crate) fn statements(&self) -> Vec<&'a Sourced> {
        self.claims
            .values()
            .copied()
            .filter(|one| one.claim.kind == Kind::Statement && one.claim.stance == Stance::Asserted)
            .filter(|one| self.tells_of_region(&one.claim))
            .collect()
    }

    /// Whether a happening falls in the window.
    pub(crate) fn is_this_week(&self, happening: &Happening<'_>) -> bool {
        self.reaches(happening, self.window)
    }

    /// Whether days (already cut at the day of the brief) reach to a first day or later; what is open since long before
    /// does not.
    pub(crate) fn reaches(&self, happening: &Happening<'_>, first: Day) -> bool {
        match (happening.days.from, happening.days.to) {
            (_, Some(to)) => to >= first,
            (Some(from), None) => from >= first.min(self.story),
            (None, None) => happening.late,
        }
    }

    /// Who held places of the region on the day.
    pub(crate) fn holders(&self) -> Vec<(&'a ControlInterval, &'a Place, Vec<&'a Sourced>)> {
        let of_region = |hold: &&Hold<'a>| {
            self.input.region_places.contains(&hold.place.id)
                && !self.is_region(&hold.place.id)
                && !is_wide(hold.place.kind)
        };
        let mut out: Vec<_> =
            self.held.values().filter(of_region).map(|hold| (hold.interval, hold.place, hold.claims.clone())).collect();
        out.sort_by_key(|(one, place, _)| (fold(&place.name), &one.place, one.days.from));
        out
    }

    /// What is known of the day, of each place the earliest interval last.
    fn on_the_day(&self) -> impl Iterator<Item = Hold<'a>> {
        let on = self.input.on;
        // Of a place that nobody reported of, only its neighbours speak: that is for the map, not for the front page.
        let reported: BTreeSet<&PlaceId> = (self.input.control.iter())
            .filter(|one| one.basis == dateline_model::Basis::Evidence)
            .map(|one| &one.place)
            .collect();
        let mut found: Vec<Hold<'a>> = self
            .input
            .control
            .iter()
            .filter(|one| one.days.from.is_none_or(|from| from <= on) && one.days.to.is_none_or(|to| on <= to))
            .filter(|one| one.basis != dateline_model::Basis::Assumed && one.holder != dateline_model::Holder::Unknown)
            .filter(|one| reported.contains(&one.place))
            .filter(|one| self.input.known_on.is_none_or(|known| one.published.is_some_and(|day| day <= known)))
            .filter_map(|one| {
                Some(Hold { interval: one, place: self.place(&one.place)?, claims: self.tellable(&one.claims_for) })
            })
            .filter(|hold| !hold.claims.is_empty())
            .collect();
        // The first interval of a place is the one that stays where they are put into a map.
        found.sort_by_key(|hold| (&hold.place.id, std::cmp::Reverse(hold.interval.days.from)));
        found.into_iter()
    }

    /// When a happening was, in words; empty where no day is told.
    pub(crate) fn when(&self, happening: &Happening<'_>) -> String {
        self.dates.when(happening.days, happening.bound, !is_momentary(happening.kind))
    }

    /// A side's name inside a sentence.
    pub(crate) fn side(&self, id: &SideId) -> String {
        names::actor(self.input.lexicon.side(id).map_or(id.as_str(), |side| &side.name))
    }

    /// An actor's bare name.
    pub(crate) fn actor_name(&self, id: &ActorId) -> &'a str {
        let name = self.input.lexicon.actor(id).map(|actor| actor.name.as_str());
        name.or_else(|| self.input.lexicon.side(&SideId::new(id.as_str())).map(|side| side.name.as_str()))
            .unwrap_or_else(|| self.own_id(id))
    }

    /// The side of an actor on the day of the brief.
    pub(crate) fn side_of(&self, id: &ActorId) -> Option<&'a SideId> {
        self.input.lexicon.side_of(id, Some(self.input.on))
    }

    /// Whether two actors fight on one side, or side by side.
    pub(crate) fn are_friendly(&self, one: &ActorId, other: &ActorId) -> bool {
        match (self.side_of(one), self.side_of(other)) {
            (Some(one), Some(other)) => {
                one == other || self.input.lexicon.are_friendly(one, other, Some(self.input.on))
            }
            _ => one == other,
        }
    }

    /// Whether a pack says that two actors fight each other.
    pub(crate) fn are_opposed(&self, one: &ActorId, other: &ActorId) -> bool {
        self.input.lexicon.relation_of_actors(one, other, Some(self.input.on)) == Some(RelationKind::Hostile)
    }

    /// Whether an actor stands for people who do not fight.
    pub(crate) fn is_civilian(&self, id: &ActorId) -> bool {
        id.as_str() == "civilians" || self.side_of(id).is_some_and(|side| side.as_str() == "civilians")
    }

    /// Who says a claim, by the name that the pack gives to the source.
    pub(crate) fn origin(&self, sourced: &'a Sourced) -> String {
        let written = names::cleaned(sourced.origin());
        match self.input.lexicon.source_named(&written) {
            Some(source) => names::origin(&source.name),
            None => names::origin(&written),
        }
    }

    fn own_id(&self, id: &ActorId) -> &'a str {
        let claims = self.input.claims.iter().flat_map(|one| one.claim.by.iter().chain(&one.claim.against));
        claims.filter(|one| *one == id).map(ActorId::as_str).next().unwrap_or("an unnamed group")
    }
}

/// Whether a place is a stretch of country rather than somewhere to be taken.
pub(crate) fn is_wide(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Region | PlaceKind::Country | PlaceKind::Water | PlaceKind::Road)
}

/// Letters only, small: what names are sorted by.
pub(crate) fn fold(name: &str) -> String {
    name.to_lowercase().chars().filter(|one| one.is_alphanumeric()).collect()
}

/// Cuts days at the day of the brief: an end after it is left open, a beginning after it is not known.
pub(crate) fn cut(days: DaySpan, on: Day) -> DaySpan {
    let from = days.from.filter(|from| *from <= on);
    let to = days.to.filter(|to| *to <= on);
    DaySpan { from, to }
}

/// Whether a claim may be told on this day: it is known by then, is dated no later, and if it is about a single
/// happening, that was over.
fn may_be_told(sourced: &Sourced, input: &Input<'_>) -> bool {
    let claim = &sourced.claim;
    let known = input.known_on.is_none_or(|known| sourced.published.is_some_and(|day| day <= known));
    if !known || claim.quote.is_empty() || names_a_later_year(&claim.quote, input.on) {
        return false;
    }
    let lasts = !is_momentary(claim.kind);
    let told_at_once = sourced.published.is_some_and(|day| day <= input.on.plus(REPORTING_LAG));
    match (claim.days.from, claim.days.to) {
        (None, None) => sourced.published.is_some_and(|day| day <= input.on),
        (Some(from), _) if from > input.on => lasts && told_at_once && claim.days.single() == sourced.published,
        (None, Some(to)) if to > input.on => lasts && told_at_once && Some(to) == sourced.published,
        (Some(_), Some(to)) if to > input.on => lasts && claim.date_bound != DateBound::By,
        _ => true,
    }
}

/// Whether a claim of this kind is about something that happens once, so that a span says only between which days.
pub(crate) fn is_momentary(kind: Kind) -> bool {
    match kind {
        Kind::Capture
        | Kind::Withdraw
        | Kind::Repel
        | Kind::Bombing
        | Kind::Casualties
        | Kind::SiegeLifted
        | Kind::RouteOpened
        | Kind::Displacement
        | Kind::Agreement => true,
        Kind::Hold
        | Kind::Clash
        | Kind::Attack
        | Kind::Strike
        | Kind::Siege
        | Kind::RouteCut
        | Kind::Reinforce
        | Kind::Statement => false,
    }
}

/// Whether the words name a year after that of the brief.
fn names_a_later_year(quote: &str, on: Day) -> bool {
    let numbers: BTreeSet<&str> =
        quote.split(|one: char| !one.is_ascii_digit()).filter(|number| number.len() == 4).collect();
    numbers.iter().filter_map(|number| number.parse::<i16>().ok()).any(|year| year > on.year() && year < 2100)
}

fn same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
