//! What is so on a day: held, defended, besieged, attacked; and what a vague date says of its two ends.

use super::{Holder, Reader};
use crate::chain::{Chances, Manner};
use crate::evidence::Sign;
use crate::observation::{Observation, strength};

impl Reader<'_> {
    /// The side has the whole place; how probable that is to be told of a place where others fight or have a part is given.
    fn with_it(&self, one: &Observation, mistake: f64, contested: impl Fn(Holder) -> f64) -> Chances {
        self.state(one, |look| match (look.manner, look.holder) {
            (Manner::Held, Holder::Nobody) => mistake / 10.0,
            (Manner::Held, Holder::Other) => mistake,
            (Manner::Held, Holder::Same | Holder::Friend) => self.is_with_it(look),
            (Manner::Fought | Manner::Parted, holder) => contested(holder),
        })
    }

    /// Of a vague date: by its end it was with the taker.
    pub(super) fn is_taken(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_change);
        self.with_it(one, mistake, |_| (mistake * 2.0).min(1.0))
    }

    /// Of a vague date: before its beginning it was not with the taker; with the loser, if one is told.
    pub(super) fn before_it_was_taken(&self, one: &Observation) -> Option<Chances> {
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

    /// A vague date that holds a dated change within it says nothing of its own end.
    pub(super) fn is_settled_within(&self, one: &Observation) -> bool {
        !one.exact
            && self.between(one.first.plus(1), one.day).iter().any(|other| {
                other.exact
                    && matches!(other.sign, Sign::Takes | Sign::Holds | Sign::Part)
                    && !self.are_friends(&other.side, one)
            })
    }

    /// It holds the place, or, more weakly, defends it.
    pub(super) fn holds(&self, one: &Observation, odds: f64, defends: bool) -> Chances {
        let rarity = if defends { self.parameters.rare_defence } else { self.parameters.rare_hold };
        let mistake = self.mistake(one, odds, rarity);
        // Where others have a part or fight in it, who "holds" it holds the rest.
        let the_rest = if self.is_contested_before(one) { self.parameters.holds_the_rest } else { 0.1 };
        self.with_it(one, mistake, |holder| match holder {
            Holder::Same | Holder::Friend => mistake.max(the_rest),
            Holder::Nobody | Holder::Other => mistake,
        })
    }

    /// It is besieged in the place: it holds it, or others have a part of it.
    pub(super) fn besieged(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_defence);
        self.with_it(one, mistake, |_| 1.0)
    }

    /// Who is attacked holds it; the attacker does not.
    pub(super) fn attacks(&self, one: &Observation) -> Chances {
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
    pub(super) fn denies(&self, one: &Observation, odds: f64) -> Chances {
        let mistake = self.mistake(one, odds, self.parameters.rare_hold);
        self.state(one, |look| if matches!(look.holder, Holder::Same | Holder::Friend) { mistake } else { 1.0 })
    }
}
