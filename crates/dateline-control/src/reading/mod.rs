//! What observations say of a place's states: how probable it is that this would be told, in each state, on a day.
//!
//! Only ratios count. What is told to have changed on a day (`changes`, `fights`) speaks of the step from its eve, weighed
//! against how seldom that step happens, so that a lone claim is as sure as its source even where another side held the
//! town for long. What is told to be so (`states`) speaks of the day. Each kind of sign has a table; `docs/control.md` has
//! them all.

mod changes;
mod fights;
mod states;

use std::collections::BTreeMap;

use dateline_merge::origin::Origins;
use dateline_model::{Day, Place, PlaceId, SideId};

use crate::Parameters;
use crate::chain::{Chances, Layout, MOST_SIDES, Manner, Told, Transition};
use crate::evidence::Sign;
use crate::observation::{Observation, strength, strength_by_days};
use crate::sides::Stand;

/// What one observation says of the states on a day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Reading {
    pub(crate) told: Told,
    /// Where it comes from.
    pub(crate) from: From,
}

/// Where a reading comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum From {
    /// What is told of the place itself: the observation with this number.
    Observation(usize),
    /// A change at a neighbour: the one with this number.
    Neighbour(usize),
}

/// The sides that may hold a place by what is told of it, in the order of first telling.
pub(crate) fn sides_told(observations: &[Observation], presumed: Option<&SideId>, stand: Stand<'_>) -> Vec<SideId> {
    let mut sides: Vec<SideId> = vec![];
    let told = observations.iter().flat_map(|one| [&one.side].into_iter().chain(&one.sides).chain(&one.others));
    // Who left a place to nobody told left it to the enemy, in a war of two.
    let left = observations.iter().filter(|one| one.sign == Sign::Leaves && one.others.is_empty());
    let heirs = left.flat_map(|one| stand.only_enemies(&one.side, one.day));
    for side in presumed.into_iter().chain(told).chain(heirs) {
        if sides.len() < MOST_SIDES && !sides.contains(side) {
            sides.push(side.clone());
        }
    }
    sides
}

/// Reads the observations on a place, in their order.
pub(crate) fn readings(
    observations: &[Observation],
    sides: &[SideId],
    place: &Place,
    origins: &Origins<'_>,
    stand: Stand<'_>,
    parameters: &Parameters,
    transition: &Transition,
) -> Vec<Reading> {
    let layout = Layout::new(sides.len());
    let contested = contested_up_to(observations);
    let reader = Reader { observations, contested, sides, place, origins, stand, parameters, layout, transition };
    let mut taken = BTreeMap::new();
    let mut readings = vec![];
    for index in 0..observations.len() {
        reader.read(index, &mut taken, &mut readings);
    }
    readings
}

/// For each observation the last day that fighting or a part taken is told of, in it and in those before it.
fn contested_up_to(observations: &[Observation]) -> Vec<Option<Day>> {
    let mut last: Option<Day> = None;
    let up_to = |one: &Observation| {
        if matches!(one.sign, Sign::Fights | Sign::Part | Sign::Within(_)) {
            last = last.max(Some(one.last));
        }
        last
    };
    observations.iter().map(up_to).collect()
}

struct Reader<'a> {
    /// In order of days.
    observations: &'a [Observation],
    contested: Vec<Option<Day>>,
    sides: &'a [SideId],
    place: &'a Place,
    origins: &'a Origins<'a>,
    stand: Stand<'a>,
    parameters: &'a Parameters,
    layout: Layout,
    transition: &'a Transition,
}

/// How a state's holder stands to the side that an observation is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Nobody,
    Same,
    Friend,
    Other,
}

/// A state, as seen from an observation's side.
#[derive(Clone, Copy, PartialEq)]
struct Look<'a> {
    manner: Manner,
    holder: Holder,
    side: Option<&'a SideId>,
}

impl Reader<'_> {
    fn read(&self, index: usize, taken: &mut BTreeMap<PlaceId, SideId>, readings: &mut Vec<Reading>) {
        let one = &self.observations[index];
        let Some(odds) = self.odds(one, 1.0) else { return };
        let mut say = |day: Day, chances: Chances| {
            readings.push(Reading { told: Told { day: day.number(), chances }, from: From::Observation(index) });
        };
        match &one.sign {
            Sign::Takes if one.exact => say(one.day, self.takes(one, odds)),
            Sign::Takes => {
                if let Some(before) = self.before_it_was_taken(one) {
                    say(one.first.plus(-1), before);
                }
                if !self.is_settled_within(one) {
                    say(one.day, self.is_taken(one, odds));
                }
            }
            Sign::Part => say(one.day, self.takes_a_part(one, odds)),
            Sign::Within(part) => {
                if let Some(chances) = self.takes_within(one, odds, part, taken) {
                    say(one.day, chances);
                }
            }
            Sign::Leaves => say(one.day, self.leaves(one, odds)),
            Sign::Besieged => {
                say(one.day, self.besieged(one, odds));
                if one.last > one.day {
                    say(one.last, self.besieged(one, odds));
                }
            }
            Sign::Holds | Sign::Defends => {
                let defends = one.sign == Sign::Defends;
                let overtaken = self
                    .between(one.day, one.day)
                    .iter()
                    .any(|other| other.sign == Sign::Takes && !self.are_friends(&other.side, one));
                let day = if overtaken { one.day.plus(-1) } else { one.day };
                if defends && !overtaken && self.is_contested_before(one) {
                    say(day, self.beats_back(one, odds));
                } else {
                    say(day, self.holds(one, odds, defends));
                }
                if one.last > one.day {
                    say(one.last, self.holds(one, odds, defends));
                }
            }
            Sign::Fights => {
                if self.has_just_changed(one, |_| true) {
                    return;
                }
                say(one.day, self.fights(one, odds));
                let (last, changed) = self.until_it_changed(one);
                if last > one.day {
                    say(last, self.still_fights(one, odds));
                }
                if one.ended && !changed {
                    say(one.last.plus(1), self.fight_over(one));
                }
            }
            Sign::Attacks => {
                // Who took it may still mop up.
                if self.has_just_changed(one, |taker| self.are_friends(taker, one)) {
                    return;
                }
                let (last, _) = self.until_it_changed(one);
                // It is told of before the day's end, when the attacker may have won.
                say(one.day.plus(-1), self.attacks(one));
                if last > one.day {
                    say(last, self.attacks(one));
                }
            }
            Sign::Denies => say(one.day, self.denies(one, odds)),
        }
    }

    /// The odds that it is so: how strongly it is told, less where it is denied. `None` where that leaves nothing. A doubtful
    /// place or time leaves too little to change a holder.
    fn odds(&self, one: &Observation, factor: f64) -> Option<f64> {
        let told = match one.sign {
            Sign::Fights => strength_by_days(&one.votes, self.origins, self.parameters.another_day),
            _ => strength(&one.votes, self.origins),
        };
        let told = (told * factor).clamp(0.0, self.parameters.highest);
        let denied = strength(&one.denials, self.origins).clamp(0.0, self.parameters.highest);
        let odds = told / (1.0 - told) * (1.0 - denied);
        (told > denied).then_some(if one.weak { odds.min(self.parameters.doubtful_odds) } else { odds })
    }

    /// The chance of a mistaken telling, for a thing so rare.
    fn mistake(&self, one: &Observation, odds: f64, rarity: f64) -> f64 {
        (if one.weak { 1.0 } else { rarity } / odds).min(1.0)
    }

    /// What is told of the days from one to another.
    fn between(&self, first: Day, last: Day) -> &[Observation] {
        let start = self.observations.partition_point(|one| one.day < first);
        let days = self.observations[start..].partition_point(|one| one.day <= last);
        &self.observations[start..start + days]
    }

    /// What is told of a day and of so many days before it.
    fn lately(&self, day: Day, days: i32) -> &[Observation] {
        self.between(day.plus(-days), day)
    }

    fn are_friends(&self, side: &SideId, one: &Observation) -> bool {
        self.stand.are_friends(side, &one.side, one.day)
    }

    /// How the states look from an observation's side, in order.
    fn looks(&self, one: &Observation) -> Vec<Look<'_>> {
        let stands = |holder: usize| {
            let side = holder.checked_sub(1).and_then(|index| self.sides.get(index));
            let stands = match side {
                None => Holder::Nobody,
                Some(side) if *side == one.side => Holder::Same,
                Some(side) if self.are_friends(side, one) => Holder::Friend,
                Some(_) => Holder::Other,
            };
            (stands, side)
        };
        let holders: Vec<_> = (0..self.layout.holders()).map(stands).collect();
        let look = |state: usize| {
            let (holder, side) = holders[self.layout.holder(state)];
            Look { manner: self.layout.manner(state), holder, side }
        };
        (0..self.layout.states()).map(look).collect()
    }

    /// A chance for each state.
    fn state(&self, one: &Observation, chance: impl Fn(Look<'_>) -> f64) -> Chances {
        Chances::State(self.looks(one).into_iter().map(chance).collect())
    }

    /// A chance for each step from the eve's state to the day's. `becomes` says how well a day's state fits what is told to
    /// have become so (0: not at all), and `from` how well the eve's. A mistake is as probable, by the odds, as the thing
    /// itself is to happen from the eve's state: so a lone claim is as sure as its source, however rare the thing.
    fn step(
        &self,
        one: &Observation,
        odds: f64,
        becomes: impl Fn(Look<'_>, Look<'_>) -> f64,
        from: impl Fn(Look<'_>) -> f64,
    ) -> Chances {
        let states = self.layout.states();
        let looks = self.looks(one);
        let mut chances = Vec::with_capacity(states * states);
        let mut fits = Vec::with_capacity(states);
        for (eve, look) in looks.iter().enumerate() {
            fits.clear();
            fits.extend(looks.iter().map(|day| becomes(*look, *day)));
            let steps = &self.transition.day()[eve * states..(eve + 1) * states];
            let from = from(*look);
            if fits[eve] > 0.0 {
                // It is so already: nothing need happen.
                chances.extend(fits.iter().map(|fit| from * fit * (1.0 + 1.0 / odds)));
                continue;
            }
            let all: f64 = fits.iter().zip(steps).filter(|(_, step)| **step > 0.0).map(|(fit, _)| fit).sum();
            chances.extend(
                fits.iter()
                    .zip(steps)
                    .map(|(fit, step)| from * if *fit > 0.0 && *step > 0.0 { fit / all / step } else { 1.0 / odds }),
            );
        }
        Chances::Step(chances)
    }

    /// How well a state fits that the side, or a friend of it, has the whole place.
    fn is_with_it(&self, look: Look<'_>) -> f64 {
        match (look.manner, look.holder) {
            (Manner::Held, Holder::Same) => 1.0,
            (Manner::Held, Holder::Friend) => self.parameters.friend,
            (_, _) => 0.0,
        }
    }

    fn lost_it(&self, side: Option<&SideId>, one: &Observation) -> bool {
        side.is_some_and(|side| self.stand.share_a_friend([side], &one.others, one.day))
    }

    /// Whether fighting or a part taken is told of the time before, since the place was last taken.
    fn is_contested_before(&self, one: &Observation) -> bool {
        let before = self.observations.partition_point(|other| other.day < one.day);
        for (at, other) in self.observations[..before].iter().enumerate().rev() {
            let recent = |last: Day| one.day.number() - last.number() <= self.parameters.presence_days;
            if other.sign == Sign::Takes && other.exact && !other.weak || !self.contested[at].is_some_and(recent) {
                return false;
            }
            if matches!(other.sign, Sign::Fights | Sign::Part | Sign::Within(_)) && recent(other.last) {
                return true;
            }
        }
        false
    }

    /// What contested on the eve counts for, where contest is told to begin: little, unless it went on already, or nothing is
    /// told of the time before.
    fn contested_before(&self, one: &Observation) -> f64 {
        let first = self.observations.first().is_none_or(|first| first.day >= one.day);
        if first || one.bounded || self.is_contested_before(one) { 1.0 } else { self.parameters.contested_before }
    }
}
