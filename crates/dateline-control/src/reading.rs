//! What observations say of a place's states: how probable it is that this would be told, in each state, on a day.
//!
//! Only ratios count. The most probable state has 1; a state in which it would be told only by mistake has the odds of a
//! mistake times the *rarity* of the thing told: that a town is taken on a given day is rare, so that a lone claim of it
//! is as sure as its source even where another side held the town for long. Each kind of sign has a table; `docs/control.md`
//! has them all.

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

/// Reads the observations on a place, in their order. Readings come in order of days.
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

    /// It was taken on that day: a step from another holder, one that is told if any is.
    fn takes(&self, one: &Observation, odds: f64) -> Chances {
        let told = !one.others.is_empty();
        let misdated = self.parameters.misdated_change;
        self.step(
            one,
            odds,
            |_, day| match (day.manner, day.holder) {
                (Manner::Held, Holder::Same) => 1.0,
                (Manner::Held, Holder::Friend) => self.parameters.friend,
                (_, _) => 0.0,
            },
            |eve| match (eve.manner, eve.holder) {
                (Manner::Held, Holder::Same | Holder::Friend) if told => misdated * self.parameters.misdated_loser,
                (Manner::Held, Holder::Same | Holder::Friend) => misdated,
                (Manner::Held, _) if !told || self.lost_it(eve.side, one) => 1.0,
                (Manner::Held, _) => self.parameters.other_loser,
                (_, _) => {
                    if self.is_contested_before(one) {
                        1.0
                    } else {
                        self.parameters.contested_before
                    }
                }
            },
        )
    }

    fn lost_it(&self, side: Option<&SideId>, one: &Observation) -> bool {
        side.is_some_and(|side| self.stand.share_a_friend([side], &one.others, one.day))
    }

    /// Of a vague date: by its end it was with the taker.
    fn is_taken(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_change);
        self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Same) => 1.0,
            (Manner::Held, Holder::Friend) => self.parameters.friend,
            (Manner::Held, Holder::Nobody) => mistake / 10.0,
            (Manner::Held, Holder::Other) => mistake,
            (_, _) => (mistake * 2.0).min(1.0),
        })
    }

    /// Of a vague date: before its beginning it was not with the taker; with the loser, if one is told.
    fn before_it_was_taken(&self, one: &Observation) -> Option<Chances> {
        let told = !one.others.is_empty();
        if one.bounded && !told {
            return None;
        }
        let odds = self.odds(one, self.parameters.presumed)?;
        let mistake = self.mistake(one, odds, self.parameters.rare_change);
        Some(self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Same | Holder::Friend) if told => mistake,
            (Manner::Held, Holder::Same | Holder::Friend) => self.parameters.misdated_change,
            (Manner::Held, _) if !told || self.lost_it(look.side, one) => 1.0,
            (Manner::Held, _) => self.parameters.other_loser,
            (_, _) => 0.5,
        }))
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

    /// A vague date that holds a dated change within it says nothing of its own end.
    fn is_settled_within(&self, one: &Observation) -> bool {
        !one.exact
            && self.between(one.first.plus(1), one.day).iter().any(|other| {
                other.exact
                    && matches!(other.sign, Sign::Takes | Sign::Holds | Sign::Part)
                    && !self.are_friends(&other.side, one)
            })
    }

    /// It took a part: contested from that day on. If a share is told, it did not hold the whole, unless that was told just
    /// before.
    fn takes_a_part(&self, one: &Observation, odds: f64) -> Chances {
        let contested = self.contested_before(one);
        let just_taken = self
            .lately(one.day, self.parameters.same_change_days)
            .iter()
            .any(|other| other.sign == Sign::Takes && self.are_friends(&other.side, one));
        let lost_a_part = one.share && !just_taken;
        self.step(
            one,
            odds,
            |eve, day| match (day.manner, day.holder) {
                (Manner::Held, Holder::Same | Holder::Friend) if !lost_a_part && eve == day => 0.5,
                (Manner::Held, _) => 0.0,
                (Manner::Parted, Holder::Same | Holder::Friend) if !lost_a_part => 0.3,
                (Manner::Parted, _) => 1.0,
                (Manner::Fought, _) => 0.02,
            },
            |eve| match eve.manner {
                Manner::Held if one.others.is_empty() || self.lost_it(eve.side, one) => 1.0,
                Manner::Held => self.parameters.other_loser,
                Manner::Fought | Manner::Parted => contested,
            },
        )
    }

    /// A place inside was taken: the whole is contested while an enemy of its holder has any.
    fn takes_within(
        &self,
        one: &Observation,
        odds: f64,
        part: &PlaceId,
        taken: &mut BTreeMap<PlaceId, SideId>,
    ) -> Option<Chances> {
        let retaken = taken.get(part).is_some_and(|side| !self.are_friends(side, one));
        if retaken {
            taken.remove(part);
            return taken.is_empty().then(|| {
                self.step(
                    one,
                    odds,
                    |_, day| match (day.manner, day.holder) {
                        (Manner::Held, Holder::Same) => 1.0,
                        (Manner::Held, Holder::Friend) => self.parameters.friend,
                        (_, _) => 0.0,
                    },
                    |eve| match (eve.manner, eve.holder) {
                        (_, Holder::Same | Holder::Friend) => 1.0,
                        (_, _) => self.parameters.other_loser,
                    },
                )
            });
        }
        taken.insert(part.clone(), one.side.clone());
        let contested = self.contested_before(one);
        Some(self.step(
            one,
            odds,
            |_, day| match (day.manner, day.holder) {
                (Manner::Parted, Holder::Other) => 1.0,
                (Manner::Fought, Holder::Other) => 0.02,
                (_, _) => 0.0,
            },
            |eve| match (eve.manner, eve.holder) {
                (Manner::Held, _) => 1.0,
                (_, _) => contested,
            },
        ))
    }

    /// A side left: who else had a part, or holds by default, or took its place as told, may have it now.
    fn leaves(&self, one: &Observation, odds: f64) -> Chances {
        let had_a_part = |is_the_one: &dyn Fn(&SideId) -> bool| {
            self.lately(one.day, self.parameters.presence_days)
                .iter()
                .any(|other| matches!(other.sign, Sign::Takes | Sign::Part) && is_the_one(&other.side))
        };
        let told = !one.others.is_empty();
        // How well a side fits as the next one: the very side told of before its friends.
        let next = |side: &SideId| {
            let friend = |other: &SideId| self.stand.are_friends(other, side, one.day);
            if one.others.first() == Some(side) || !told && had_a_part(&|other| other == side) {
                1.0
            } else if one.others.iter().any(friend) || !told && had_a_part(&friend) {
                self.parameters.friend
            } else if !told && self.stand.holds_by_default(side, self.place, one.day) {
                1.0
            } else if !told && self.stand.only_enemies(&one.side, one.day).contains(&side) {
                self.parameters.only_enemy
            } else {
                0.0
            }
        };
        let known = self.sides.iter().any(|side| !self.are_friends(side, one) && next(side) > 0.0);
        self.step(
            one,
            odds,
            |eve, day| match (day.manner, day.holder) {
                (_, Holder::Same) => 0.0,
                (Manner::Held, Holder::Friend) => 1.0,
                (Manner::Held, Holder::Nobody) => {
                    if known {
                        0.05
                    } else {
                        1.0
                    }
                }
                (Manner::Held, Holder::Other) if day.side.is_some_and(|side| next(side) > 0.0) => {
                    day.side.map_or(0.0, next)
                }
                // It was beaten back: the place is as it was before.
                (Manner::Held, Holder::Other) if eve.manner != Manner::Held && eve.holder == Holder::Other => 1.0,
                (Manner::Held, Holder::Other) => {
                    if known {
                        0.05
                    } else {
                        0.3
                    }
                }
                (_, _) => 0.0,
            },
            |eve| match (eve.manner, eve.holder) {
                (Manner::Held, Holder::Same | Holder::Friend) | (Manner::Fought | Manner::Parted, _) => 1.0,
                (Manner::Held, _) => self.parameters.misdated_change,
            },
        )
    }

    fn holds(&self, one: &Observation, odds: f64, defends: bool) -> Chances {
        let rarity = if defends { self.parameters.rare_defence } else { self.parameters.rare_hold };
        let mistake = self.mistake(one, odds, rarity);
        // Where others have a part or fight in it, who "holds" it holds the rest.
        let the_rest = if self.is_contested_before(one) { self.parameters.holds_the_rest } else { 0.1 };
        self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Same) => 1.0,
            (Manner::Held, Holder::Friend) => self.parameters.friend,
            (Manner::Held, Holder::Nobody) => mistake / 10.0,
            (Manner::Held, Holder::Other) => mistake,
            (_, Holder::Same | Holder::Friend) => mistake.max(the_rest),
            (_, _) => mistake,
        })
    }

    /// It beat back those who fought in the place, on that day.
    fn beats_back(&self, one: &Observation, odds: f64) -> Chances {
        self.step(
            one,
            odds,
            |_, day| match (day.manner, day.holder) {
                (Manner::Held, Holder::Same) => 1.0,
                (Manner::Held, Holder::Friend) => self.parameters.friend,
                (_, _) => 0.0,
            },
            |eve| if eve.manner == Manner::Held { self.parameters.misdated_change } else { 1.0 },
        )
    }

    /// Fighting at the place from that day on.
    fn fights(&self, one: &Observation, odds: f64) -> Chances {
        let contested = self.contested_before(one);
        let lone = one.others.is_empty() && one.sides.len() < 2;
        let takes_part =
            |look: Look<'_>| lone || look.side.is_none_or(|side| one.sides.contains(side) || one.others.contains(side));
        self.step(
            one,
            odds,
            |_, day| match day.manner {
                Manner::Held => 0.0,
                _ if !takes_part(day) => 0.3,
                Manner::Fought => {
                    if one.ongoing {
                        0.02
                    } else {
                        1.0
                    }
                }
                Manner::Parted => {
                    if one.ongoing {
                        1.0
                    } else {
                        0.1
                    }
                }
            },
            |eve| if eve.manner == Manner::Held { 1.0 } else { contested },
        )
    }

    fn still_fights(&self, one: &Observation, odds: f64) -> Chances {
        let rarity = if one.ongoing { self.parameters.rare_change } else { self.parameters.rare_fight };
        let mistake = self.mistake(one, odds, rarity);
        self.state(one, |look| {
            let takes_part = look.side.is_none_or(|side| one.sides.contains(side) || one.others.contains(side));
            let lone = one.others.is_empty() && one.sides.len() < 2;
            match look.manner {
                Manner::Held if look.side.is_none() => mistake / 10.0,
                Manner::Held => mistake,
                Manner::Fought if one.ongoing => 0.02,
                Manner::Parted if !one.ongoing => 0.1,
                _ if takes_part || lone => 1.0,
                _ => 0.3,
            }
        })
    }

    /// Right after a capture fighting at the place is the mopping up.
    fn has_just_changed(&self, one: &Observation, by: impl Fn(&SideId) -> bool) -> bool {
        let lately = self.lately(one.day, self.parameters.same_change_days);
        lately.iter().any(|other| other.sign == Sign::Takes && by(&other.side))
    }

    /// The last day of something that went on, and whether a change ended it: it is told up to the eve of that.
    fn until_it_changed(&self, one: &Observation) -> (Day, bool) {
        let change = self
            .between(one.day, one.last.plus(self.parameters.same_change_days))
            .iter()
            .filter(|other| matches!(other.sign, Sign::Takes | Sign::Leaves) && !other.weak)
            .map(|other| other.day)
            .find(|day| one.day < *day && *day <= one.last.plus(self.parameters.same_change_days));
        match change {
            Some(day) => (one.last.min(day.plus(-1)), true),
            None => (one.last, false),
        }
    }

    /// It is besieged in the place: it holds it, or others have a part of it.
    fn besieged(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_defence);
        self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Same) => 1.0,
            (Manner::Held, Holder::Friend) => self.parameters.friend,
            (Manner::Held, Holder::Nobody) => mistake / 10.0,
            (Manner::Held, Holder::Other) => mistake,
            (_, _) => 1.0,
        })
    }

    /// The fight is told as over, and nothing of who won. If it is told as one side's, that one won it more often than not.
    fn fight_over(&self, one: &Observation) -> Chances {
        let odds = self.parameters.told_over / (1.0 - self.parameters.told_over);
        let lone = one.others.is_empty() && one.sides.len() < 2;
        let won = if lone { self.parameters.attacker_won } else { 0.5 };
        self.step(
            one,
            odds,
            |eve, day| match (day.manner, day.holder) {
                (Manner::Held, Holder::Nobody) if eve.holder != Holder::Nobody => 0.0,
                (Manner::Held, Holder::Same | Holder::Friend) => won,
                (Manner::Held, _) => 1.0 - won,
                (_, _) => 0.0,
            },
            |_| 1.0,
        )
    }

    /// Who is attacked holds it; the attacker does not.
    fn attacks(&self, one: &Observation) -> Chances {
        let told = strength(&one.votes, self.origins);
        let so_far = |chance: f64| told * chance + (1.0 - told);
        self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Same | Holder::Friend) => so_far(self.parameters.attacker_holds),
            (Manner::Held, Holder::Nobody) => so_far(self.parameters.nobody_attacked),
            (Manner::Held, _) => so_far(self.parameters.under_attack),
            (_, _) => 1.0,
        })
    }

    /// It is not there.
    fn denies(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_hold);
        self.state(one, |look| if matches!(look.holder, Holder::Same | Holder::Friend) { mistake } else { 1.0 })
    }
}
