//! Fighting at a place: that it began, goes on, is over, or was only the mopping up.

use dateline_model::{Day, SideId};

use super::{Holder, Look, Reader};
use crate::chain::{Chances, Manner};
use crate::evidence::Sign;
use crate::observation::Observation;

impl Reader<'_> {
    /// Fighting at the place from that day on.
    pub(super) fn fights(&self, one: &Observation, odds: f64) -> Chances {
        let contested = self.contested_before(one);
        self.step(
            one,
            odds,
            |_, day| match day.manner {
                Manner::Held => 0.0,
                _ if !takes_part(one, day) => 0.3,
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

    /// Fighting goes on at the place.
    pub(super) fn still_fights(&self, one: &Observation, odds: f64) -> Chances {
        let rarity = if one.ongoing { self.parameters.rare_change } else { self.parameters.rare_fight };
        let mistake = self.mistake(one, odds, rarity);
        self.state(one, |look| match look.manner {
            Manner::Held if look.side.is_none() => mistake / 10.0,
            Manner::Held => mistake,
            Manner::Fought if one.ongoing => 0.02,
            Manner::Parted if !one.ongoing => 0.1,
            _ if takes_part(one, look) => 1.0,
            _ => 0.3,
        })
    }

    /// The fight is told as over, and nothing of who won. If it is told as one side's, that one won it more often than not.
    pub(super) fn fight_over(&self, one: &Observation) -> Chances {
        let odds = self.parameters.told_over / (1.0 - self.parameters.told_over);
        let won = if is_of_one_side(one) { self.parameters.attacker_won } else { 0.5 };
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

    /// Right after a capture fighting at the place is the mopping up.
    pub(super) fn has_just_changed(&self, one: &Observation, by: impl Fn(&SideId) -> bool) -> bool {
        let lately = self.lately(one.day, self.parameters.same_change_days);
        lately.iter().any(|other| other.sign == Sign::Takes && by(&other.side))
    }

    /// The last day of something that went on, and whether a change ended it: it is told up to the eve of that.
    pub(super) fn until_it_changed(&self, one: &Observation) -> (Day, bool) {
        let change = self
            .between(one.day, one.last.plus(self.parameters.same_change_days))
            .iter()
            .filter(|other| matches!(other.sign, Sign::Takes | Sign::Leaves) && !other.weak)
            .map(|other| other.day)
            .find(|day| one.day < *day);
        match change {
            Some(day) => (one.last.min(day.plus(-1)), true),
            None => (one.last, false),
        }
    }
}

/// Whether only one side is told to fight.
fn is_of_one_side(one: &Observation) -> bool {
    one.others.is_empty() && one.sides.len() < 2
}

/// Whether the state's holder is one of those who fight, as far as they are told.
fn takes_part(one: &Observation, look: Look<'_>) -> bool {
    is_of_one_side(one) || look.side.is_none_or(|side| one.sides.contains(side) || one.others.contains(side))
}
