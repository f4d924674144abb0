//! What a claim says about who holds a place.

use std::collections::BTreeMap;

use dateline_merge::origin::Origins;
use dateline_merge::telling::places_told;
use dateline_model::{Claim, DateBound, Day, Extent, Kind, PlaceId, PlaceKind, SideId, Sourced, Stance};

use crate::Parameters;
use crate::sides::Stand;
use crate::weight::weight_of;

/// What a claim means for the holder of a place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sign {
    /// The side is not there.
    Denies,
    /// The side attacks it.
    Attacks,
    /// Sides fight at it.
    Fights,
    /// The side took, or holds, a part of it.
    Part,
    /// The side took this place, which is part of it.
    Within(PlaceId),
    /// The side took it.
    Takes,
    /// The side left it.
    Leaves,
    /// The side is besieged in it: it has it, or a part of it.
    Besieged,
    /// The side defends it.
    Defends,
    /// The side holds it.
    Holds,
}

/// One claim, as evidence on one place.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// Where the claim stands in the list of all claims.
    pub(crate) claim: usize,
    pub(crate) sign: Sign,
    /// The sides that it is about, in the order told.
    pub(crate) sides: Vec<SideId>,
    /// The sides on the other end: from whom it was taken, who is fought.
    pub(crate) others: Vec<SideId>,
    /// The day from which on it says so.
    pub(crate) day: Day,
    /// The first day that it may mean, and the last.
    pub(crate) first: Day,
    pub(crate) last: Day,
    /// Whether the day is exact.
    pub(crate) exact: bool,
    /// Whether the first day that it may mean is our guess: it had happened "by" a day.
    pub(crate) bounded: bool,
    /// Whether it is told as still so when the report came out.
    pub(crate) ongoing: bool,
    /// Whether it is told as over when the report came out.
    pub(crate) ended: bool,
    /// The chance that this origin is right, 0 to 1.
    pub(crate) weight: f64,
    /// Whether it can change nothing by itself: place or time are too doubtful.
    pub(crate) weak: bool,
    /// Whether it says how much of the place the side has: a share, or most of it.
    pub(crate) share: bool,
    /// Whether it says that the side has the whole, in so many words.
    pub(crate) whole: bool,
    /// Whether the claim denies it.
    pub(crate) denied: bool,
    /// The day on which it was told.
    pub(crate) published: Option<Day>,
}

/// Whether a holder is told for places of this kind. Regions, countries, roads and waters have none: a capture "in" them
/// says nothing of the whole.
pub(crate) fn can_be_held(kind: PlaceKind) -> bool {
    !matches!(kind, PlaceKind::Road | PlaceKind::Water | PlaceKind::Region | PlaceKind::Country)
}

/// The evidence on each place, in the order of the claims.
pub(crate) fn evidence<'a>(
    claims: &[&'a Sourced],
    origins: &Origins<'_>,
    stand: Stand<'a>,
    parameters: &Parameters,
) -> BTreeMap<&'a PlaceId, Vec<Evidence>> {
    let places = stand.places;
    let mut found: BTreeMap<&'a PlaceId, Vec<Evidence>> = BTreeMap::new();
    for (index, sourced) in claims.iter().enumerate() {
        let claim = &sourced.claim;
        let Some(said) = Said::of(sourced, stand, parameters) else { continue };
        let source =
            (origins.source(index), origins.name(index).and_then(|name| parameters.sources.get(name)).copied());
        for mention in places_told(claim, places, 0.0) {
            let Some(place) = mention.place.as_ref().and_then(|id| places.get(id)) else { continue };
            if !can_be_held(place.kind) || mention.certainty < parameters.elsewhere {
                continue;
            }
            let weight = weight_of(claim, &said, mention.certainty, source, stand, parameters);
            let weak = said.when.long || mention.certainty < parameters.doubtful_place;
            found.entry(&place.id).or_default().push(said.evidence(index, said.sign.clone(), weight, weak));
            let takes = matches!(said.sign, Sign::Takes | Sign::Part) && !said.denied;
            // A hill stands above a town, not in it: who takes it is not inside.
            if takes && !matches!(place.kind, PlaceKind::Populated | PlaceKind::Hill) {
                let towns = places.around(&place.id).into_iter().filter_map(|id| places.get(id));
                for town in towns.filter(|town| town.kind == PlaceKind::Populated) {
                    let within = Sign::Within(place.id.clone());
                    let part = said.evidence(index, within, weight * parameters.passed_up, weak);
                    found.entry(&town.id).or_default().push(part);
                }
            }
        }
    }
    found
}

/// What a claim says, wherever it is.
pub(crate) struct Said {
    sign: Sign,
    pub(crate) sides: Vec<SideId>,
    pub(crate) others: Vec<SideId>,
    pub(crate) when: When,
    share: bool,
    whole: bool,
    pub(crate) denied: bool,
    published: Option<Day>,
}

impl Said {
    fn of(sourced: &Sourced, stand: Stand<'_>, parameters: &Parameters) -> Option<Self> {
        let claim = &sourced.claim;
        let when = When::of(claim, sourced.published, parameters)?;
        let by = stand.forces(&claim.by, when.day);
        let against = stand.forces(&claim.against, when.day);
        let part = is_part(claim.extent, parameters);
        let share = part && claim.extent != Some(Extent::Part);
        let (sign, sides, others) = match claim.kind {
            Kind::Capture if by.is_empty() && !part => (Sign::Leaves, against, by),
            Kind::Capture => (if part { Sign::Part } else { Sign::Takes }, by, against),
            Kind::Hold => (if part { Sign::Part } else { Sign::Holds }, by, against),
            Kind::Withdraw if !part => (Sign::Leaves, by, against),
            Kind::Repel => (Sign::Defends, by, against),
            Kind::Siege => (Sign::Besieged, against, by),
            Kind::Attack => (Sign::Attacks, by, against),
            Kind::Clash => (Sign::Fights, by, against),
            Kind::Strike => (Sign::Attacks, by, against),
            _ => return None,
        };
        let (sign, denied) = match (claim.stance == Stance::Denied, sign) {
            (true, Sign::Leaves) => (Sign::Holds, false),
            (true, Sign::Holds) => (Sign::Denies, false),
            (true, Sign::Defends | Sign::Besieged) => return None,
            (denied, sign) => (sign, denied),
        };
        let whole = claim.extent == Some(Extent::Whole);
        let published = sourced.published;
        let said = Self { sign, sides, others, when, share, whole, denied, published };
        if claim.stance == Stance::Planned {
            return said.planned();
        }
        (!said.sides.is_empty()).then_some(said)
    }

    /// Who plans to take a place does not hold it.
    fn planned(self) -> Option<Self> {
        let to_take = matches!(self.sign, Sign::Takes | Sign::Part | Sign::Attacks);
        (to_take && !self.sides.is_empty()).then_some(Self { sign: Sign::Attacks, share: false, whole: false, ..self })
    }

    fn evidence(&self, claim: usize, sign: Sign, weight: f64, weak: bool) -> Evidence {
        Evidence {
            claim,
            sign,
            sides: self.sides.clone(),
            others: self.others.clone(),
            day: self.when.day,
            first: self.when.first,
            last: self.when.last,
            exact: self.when.exact,
            bounded: self.when.bounded,
            ongoing: self.when.ongoing,
            ended: self.when.ended,
            weight,
            weak,
            share: self.share,
            whole: self.whole,
            denied: self.denied,
            published: self.published,
        }
    }
}

fn is_part(extent: Option<Extent>, parameters: &Parameters) -> bool {
    match extent {
        None | Some(Extent::Whole) => false,
        Some(Extent::Most | Extent::Part) => true,
        Some(Extent::Shares(low, high)) => f64::midpoint(low, high) < parameters.whole_share,
    }
}

/// Whether a span is how a vague date is written, "in May" or "in early May", and not when something began and ended.
fn is_vague(first: Day, last: Day) -> bool {
    let ((year, month, from), (last_year, last_month, to)) = (first.ymd(), last.ymd());
    let ends_a_month = last == last.end_of_month();
    let third = (year, month) == (last_year, last_month)
        && matches!((from, to, ends_a_month), (1, 10, _) | (11, 20, _) | (21, _, true));
    third || from == 1 && ends_a_month
}

/// The days of a claim, as control reads them.
#[derive(Clone, Copy)]
pub(crate) struct When {
    /// From this day on it is so: of a change told with a span, its last day; of a state or of fighting, its first.
    pub(crate) day: Day,
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) exact: bool,
    /// Too long a span to change a holder.
    pub(crate) long: bool,
    pub(crate) bounded: bool,
    pub(crate) ongoing: bool,
    pub(crate) ended: bool,
}

impl When {
    /// A report tells of nothing later than itself: a span that reaches beyond its day ends there.
    fn of(claim: &Claim, published: Option<Day>, parameters: &Parameters) -> Option<Self> {
        let (first, told_last) = (claim.days.first()?, claim.days.last()?);
        let last = published.map_or(told_last, |published| told_last.min(published)).max(first);
        let exact = first == told_last && claim.date_bound == DateBound::On;
        let change = matches!(claim.kind, Kind::Capture | Kind::Withdraw);
        let episode = matches!(claim.kind, Kind::Clash | Kind::Hold | Kind::Attack);
        let when = Self { day: last, first, last, exact, long: false, bounded: false, ongoing: false, ended: false };
        Some(match claim.date_bound {
            // "Between before May and July": it had begun, and was over.
            DateBound::By if episode && claim.days.from.is_some_and(|from| from < last) => {
                let ended = published.is_some_and(|published| last < published);
                Self { day: first, ended, ..when }
            }
            DateBound::By => Self { first: last.plus(-parameters.by_reach), bounded: true, ..when },
            DateBound::Since if episode => {
                Self { day: first, last: published.unwrap_or(last).max(first), ongoing: true, ..when }
            }
            // "Since May it has taken ten towns" gives no day for any of them.
            DateBound::Since => Self { day: first, last: first, long: change, ..when },
            DateBound::On | DateBound::About if change => when,
            DateBound::On | DateBound::About => {
                let ended = episode
                    && last > first
                    && !is_vague(first, told_last)
                    && published.is_some_and(|published| last < published);
                Self { day: first, ended, ..when }
            }
        })
    }
}
