//! Who held each place on each day, as far as somebody reported it, and what that makes of a road through it or beside it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_model::{Basis, ControlInterval, Day, DaySpan, Holder, Place, RouteStatus};

use crate::masses::Masses;
use crate::sides::{Sides, Stand};

/// Who holds a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Who {
    /// The side with this number.
    Side(usize),
    /// These sides are inside.
    Contested(u32),
    /// Nobody knows.
    Unknown,
}

/// Who held a place over some days, by numbers of days, both inclusive.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Held {
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) who: Who,
    pub(crate) probability: f64,
}

impl Held {
    /// Nobody knows.
    pub(crate) const UNKNOWN: Self = Self { from: i32::MIN, to: i32::MAX, who: Who::Unknown, probability: 1.0 };

    /// What a road through the place is to a side. A side without a relation to the holder does not pass: strangers are not
    /// let through.
    pub(crate) fn through(&self, stand: Stand) -> Masses {
        match self.who {
            Who::Side(holder) if stand.lets_pass & 1 << holder != 0 => {
                Masses::either(RouteStatus::Open, self.probability, RouteStatus::Unknown)
            }
            Who::Side(_) => Masses::either(RouteStatus::Cut, self.probability, RouteStatus::Unknown),
            Who::Contested(_) => Masses::either(RouteStatus::Contested, self.probability, RouteStatus::Unknown),
            Who::Unknown => Masses::UNKNOWN,
        }
    }

    /// What a road within reach of the place is to a side.
    pub(crate) fn beside(&self, stand: Stand) -> Masses {
        let threatens = match self.who {
            Who::Side(holder) => stand.enemies & 1 << holder != 0,
            Who::Contested(parties) => stand.enemies & parties != 0,
            Who::Unknown => false,
        };
        if threatens {
            Masses::either(RouteStatus::Threatened, self.probability, RouteStatus::Open)
        } else {
            Masses::OPEN
        }
    }

    /// The sides that are in the place.
    pub(crate) fn inside(&self) -> u32 {
        match self.who {
            Who::Side(holder) => 1 << holder,
            Who::Contested(parties) => parties,
            Who::Unknown => 0,
        }
    }
}

/// Who held the places, in order of days; what is only assumed is left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holding {
    of_place: Vec<Vec<Held>>,
}

impl Holding {
    pub(crate) fn new(places: &[&Place], control: &[ControlInterval], sides: &Sides) -> Self {
        let numbers: BTreeMap<&str, usize> =
            places.iter().enumerate().map(|(number, place)| (place.id.as_str(), number)).collect();
        let mut of_place = vec![vec![]; places.len()];
        for interval in control.iter().filter(|interval| interval.basis != Basis::Assumed && !is_empty(interval.days)) {
            let Some(number) = numbers.get(interval.place.as_str()) else { continue };
            let who = match &interval.holder {
                Holder::Side(side) => sides.number(side).map_or(Who::Unknown, Who::Side),
                Holder::Contested => Who::Contested(sides.set(&interval.parties)),
                Holder::Unknown => Who::Unknown,
            };
            of_place[*number].push(Held {
                from: interval.days.from.map_or(i32::MIN, Day::number),
                to: interval.days.to.map_or(i32::MAX, Day::number),
                who,
                probability: interval.probability,
            });
        }
        for held in &mut of_place {
            // Of two that begin on one day, the one that lasts longer comes first; nothing hangs on the order given.
            let key = |one: &Held| (one.from, Reverse(one.to), one.who, one.probability.to_bits());
            held.sort_by_key(key);
        }
        Self { of_place }
    }

    /// Whether anybody ever reported who held it.
    pub(crate) fn is_reported(&self, place: usize) -> bool {
        !self.of_place[place].is_empty()
    }

    /// All that is known of a place, in order of days.
    pub(crate) fn of(&self, place: usize) -> &[Held] {
        &self.of_place[place]
    }

    /// Who held a place on a day.
    pub(crate) fn on(&self, place: usize, day: i32) -> Held {
        let held = &self.of_place[place];
        let next = held.partition_point(|one| one.from <= day);
        next.checked_sub(1).map(|last| held[last]).filter(|one| one.to >= day).unwrap_or(Held::UNKNOWN)
    }

    /// The first and last day with a known end, of all places.
    pub(crate) fn ends(&self) -> Option<(i32, i32)> {
        let days = || {
            let ends = self.of_place.iter().flatten().flat_map(|one| [one.from, one.to]);
            ends.filter(|day| *day != i32::MIN && *day != i32::MAX)
        };
        Some((days().min()?, days().max()?))
    }
}

/// Whether a span ends before it begins.
fn is_empty(days: DaySpan) -> bool {
    days.from.zip(days.to).is_some_and(|(from, to)| to < from)
}

/// The same with one place held by a side from a day on: what if it fell?
pub(crate) fn taken(
    control: &[ControlInterval],
    place: &Place,
    by: &dateline_model::SideId,
    on: Day,
) -> Vec<ControlInterval> {
    let here = |one: &&ControlInterval| one.place == place.id;
    let mut changed: Vec<ControlInterval> = control.iter().filter(|one| !here(one)).cloned().collect();
    for one in control.iter().filter(here) {
        let begins_before = one.days.from.is_none_or(|from| from < on);
        if begins_before {
            let mut one = one.clone();
            one.days.to = Some(one.days.to.map_or(on.plus(-1), |to| to.min(on.plus(-1))));
            changed.push(one);
        }
    }
    let mut after = ControlInterval {
        place: place.id.clone(),
        days: DaySpan { from: Some(on), to: None },
        holder: Holder::Side(by.clone()),
        probability: 1.0,
        basis: Basis::Evidence,
        parties: vec![by.clone()],
        claims_for: vec![],
        claims_against: vec![],
        published: None,
        recorded_in: dateline_model::RunId::new("what-if"),
    };
    after.parties.sort();
    changed.push(after);
    changed
}
