//! What changed hands on a day: taken, taken in part, left, beaten back.

use std::collections::BTreeMap;

use dateline_model::{PlaceId, SideId};

use super::{Holder, Reader};
use crate::chain::{Chances, Manner};
use crate::evidence::Sign;
use crate::observation::Observation;

impl Reader<'_> {
    /// It was taken on that day: a step from another holder, one that is told if any is.
    pub(super) fn takes(&self, one: &Observation, odds: f64) -> Chances {
        let told = !one.others.is_empty();
        let misdated = self.parameters.misdated_change;
        self.step(
            one,
            odds,
            |_, day| self.is_with_it(day),
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

    /// It took a part: contested from that day on. If a share is told, it did not hold the whole, unless that was told just
    /// before.
    pub(super) fn takes_a_part(&self, one: &Observation, odds: f64) -> Chances {
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
    pub(super) fn takes_within(
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
                    |_, day| self.is_with_it(day),
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
    pub(super) fn leaves(&self, one: &Observation, odds: f64) -> Chances {
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

    /// It beat back those who fought in the place, on that day.
    pub(super) fn beats_back(&self, one: &Observation, odds: f64) -> Chances {
        self.step(
            one,
            odds,
            |_, day| self.is_with_it(day),
            |eve| if eve.manner == Manner::Held { self.parameters.misdated_change } else { 1.0 },
        )
    }
}
