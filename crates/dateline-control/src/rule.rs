//! The rule itself: observations in order of days, each changing or confirming who holds the place.
//!
//! | told | the place is unknown | held by the same side or a friend | held by an enemy | contested |
//! |---|---|---|---|---|
//! | took it | held | confirmed | changes hands | held |
//! | took a part of it | contested | confirmed; contested, if it still has only a share | contested | confirmed |
//! | took a place inside it | – | – | contested, until taken back | confirmed |
//! | left it | – | unknown, or the side it was left to | confirmed | the side with a part holds; as before the fighting |
//! | holds it | held | confirmed | changes hands if it outweighs what was told before | held, likewise |
//! | beat back an attack, is besieged in it | held | confirmed | counts against | held, if it was fighting only |
//! | fighting at it | contested for some days | contested for some days, if more than one lone report tells it | | goes on |
//! | attacks it | – | – | less probable | goes on |
//!
//! What is denied as strongly as it is told changes nothing. Nor does what is too doubtful in place or time; it may
//! confirm, or count against.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Day, PlaceId, SideId};

use crate::evidence::Sign;
use crate::observation::{Observation, Vote, strength};
use crate::segment::{Segment, State};
use crate::timeline::Walk;

impl Walk<'_> {
    /// Lets one observation change or confirm what is so.
    pub(crate) fn step(&mut self, told: &Observation) {
        match &told.sign {
            Sign::Takes => self.takes(told),
            Sign::Part => self.takes_a_part(told),
            Sign::Within(part) => self.takes_within(told, part),
            Sign::Leaves => self.leaves(told),
            Sign::Holds => self.holds(told),
            Sign::Defends => self.defends(told),
            Sign::Fights => self.fights(told),
            Sign::Attacks => self.attacks(told),
            Sign::Denies => self.denies(told),
        }
    }

    fn takes(&mut self, told: &Observation) {
        if self.is_confirmed(told) {
            return;
        }
        if self.changes(told) && !(told.weak && self.now.is_some()) {
            self.presume_loser(told);
            self.begin(self.held(told));
        } else {
            self.oppose(told);
        }
    }

    fn takes_a_part(&mut self, told: &Observation) {
        let held_by = self.held_by();
        let changes = self.changes(told) && !told.weak;
        if held_by.as_ref().is_some_and(|side| self.stand.are_friends(side, &told.side, told.day)) {
            if changes && self.holds_less_than_told(told) {
                self.part(told, held_by);
            } else {
                self.confirm(told);
            }
            return;
        }
        match &mut self.now {
            Some(now) if held_by.is_none() => {
                now.votes.extend(told.votes.iter().cloned());
                now.against.extend(told.denials.iter().cloned());
                now.parties.extend(told.sides.iter().chain(&told.others).cloned());
                if matches!(now.state, State::Fought { .. }) && !told.weak {
                    now.state = State::Parted;
                }
            }
            _ if changes => {
                self.presume_loser(told);
                self.part(told, held_by);
            }
            _ => self.oppose(told),
        }
    }

    fn part(&mut self, told: &Observation, held_by: Option<SideId>) {
        let parties = told.sides.iter().chain(&told.others).chain(&held_by).cloned().collect();
        self.begin(Segment { state: State::Parted, parties, ..self.held(told) });
    }

    /// "Has now taken 60 percent": then it did not hold the whole, unless just that was told more strongly, or just now.
    fn holds_less_than_told(&self, told: &Observation) -> bool {
        let Some(now) = self.now.as_ref().filter(|_| told.share) else { return false };
        let since = now.from.map_or(i32::MAX, |from| told.day.number() - from.number());
        let its_own = |side: &SideId| self.stand.are_friends(side, &told.side, told.day);
        let its_own: Vec<Vote> =
            now.votes.iter().filter(|vote| vote.side.as_ref().is_some_and(its_own)).cloned().collect();
        since > self.parameters.same_change_days && strength(&told.votes, self.origins) > self.faded(&its_own, told.day)
    }

    /// A place inside was taken: the whole is contested while an enemy of its holder has any.
    fn takes_within(&mut self, told: &Observation, part: &PlaceId) {
        let (stand, day) = (self.stand, told.day);
        let changes = self.changes(told) && !told.weak;
        match &mut self.now {
            Some(Segment { state: State::Infiltrated { taken, before }, votes, parties, .. }) => {
                let holder = match &before.state {
                    State::Held(side) => side.clone(),
                    _ => return,
                };
                if stand.are_friends(&holder, &told.side, day) {
                    taken.remove(part);
                    if taken.is_empty() {
                        let before = Segment { from: Some(day), ..(**before).clone() };
                        self.begin(before);
                    }
                } else {
                    taken.insert(part.clone(), told.side.clone());
                    votes.extend(told.votes.iter().cloned());
                    parties.extend(told.sides.iter().cloned());
                }
            }
            Some(now) => match &now.state {
                State::Held(side) if changes && !stand.are_friends(side, &told.side, day) => {
                    let parties = told.sides.iter().chain([side]).cloned().collect();
                    let taken = BTreeMap::from([(part.clone(), told.side.clone())]);
                    let state = State::Infiltrated { taken, before: Box::new(now.clone()) };
                    self.begin(Segment { state, parties, ..self.held(told) });
                }
                State::Parted | State::Fought { .. } if now.parties.contains(&told.side) => {
                    self.confirm(told);
                }
                _ => {}
            },
            None => {}
        }
    }

    fn leaves(&mut self, told: &Observation) {
        let Some(now) = &self.now else { return };
        let (stand, day) = (self.stand, told.day);
        match &now.state {
            State::Held(side) if *side == told.side => {
                if !self.changes(told) || told.weak {
                    return self.oppose(told);
                }
                let next: Vec<SideId> = told.others.iter().cloned().collect();
                match stand.holder(&next, self.place, day).cloned() {
                    Some(next) => self.begin(Segment {
                        state: State::Held(next),
                        parties: told.others.clone(),
                        ..self.held(told)
                    }),
                    None => self.end(day.plus(-1)),
                }
            }
            State::Held(side) if !stand.are_friends(side, &told.side, day) => self.confirm(told),
            State::Held(_) => {}
            _ => self.leaves_to_the_others(told),
        }
    }

    /// A side leaves a contested place. If one party is left, it holds what it had a part of; where there was only fighting,
    /// it is as it was before.
    fn leaves_to_the_others(&mut self, told: &Observation) {
        let (stand, day) = (self.stand, told.day);
        if !self.changes(told) || told.weak {
            return;
        }
        let Some(now) = &mut self.now else { return };
        let left: Vec<SideId> =
            now.parties.iter().filter(|party| !stand.are_friends(party, &told.side, day)).cloned().collect();
        if left.len() == now.parties.len() || left.is_empty() {
            return;
        }
        if stand.are_opposed(&left, &[], day) {
            now.parties = left.into_iter().collect();
            return;
        }
        let Some(next) = stand.holder(&left, self.place, day).cloned() else { return };
        match &now.state {
            State::Fought { before: None, .. } => self.end(day.plus(-1)),
            State::Fought { before: Some(before), .. } | State::Infiltrated { before, .. } => {
                let back = Segment { from: Some(day), ..(**before).clone() };
                self.begin(back);
                self.leaves(told);
            }
            _ => {
                let for_next =
                    |vote: &&Vote| vote.side.as_ref().is_some_and(|side| stand.are_friends(side, &next, day));
                let votes = now.votes.iter().filter(for_next).chain(&told.votes).cloned().collect();
                let parties = left.into_iter().collect();
                self.begin(Segment { state: State::Held(next), parties, votes, ..self.held(told) });
            }
        }
    }

    fn holds(&mut self, told: &Observation) {
        if self.is_confirmed(told) || self.is_overtaken(told) {
            return;
        }
        let before = self.now.as_ref().map_or(0.0, |now| self.faded(&now.votes, told.day));
        let fought = matches!(&self.now, Some(Segment { state: State::Fought { .. }, .. }));
        let outweighs = fought || strength(&told.votes, self.origins) > before;
        if self.changes(told) && !(told.weak && self.now.is_some()) && outweighs {
            self.begin(self.held(told));
        } else {
            self.oppose(told);
        }
    }

    fn defends(&mut self, told: &Observation) {
        if self.is_confirmed(told) {
            return;
        }
        match &self.now {
            None if self.changes(told) => self.begin(self.held(told)),
            Some(Segment { state: State::Fought { before, .. }, .. }) if !told.weak => {
                let restored = before.as_ref().filter(|before| match &before.state {
                    State::Held(side) => self.stand.are_friends(side, &told.side, told.day),
                    _ => false,
                });
                match restored {
                    Some(before) => {
                        let back = Segment { from: Some(told.day), ..(**before).clone() };
                        self.begin(back);
                        self.confirm(told);
                    }
                    None if before.is_none() => self.begin(self.held(told)),
                    None => {}
                }
            }
            Some(Segment { state: State::Held(_), .. }) if !self.is_overtaken(told) => self.oppose(told),
            _ => {}
        }
    }

    fn fights(&mut self, told: &Observation) {
        let parties: BTreeSet<SideId> = told.sides.union(&told.others).cloned().collect();
        let until = told.last.max(told.day.plus(self.parameters.episode_days - 1));
        let strong = !told.weak && strength(&told.votes, self.origins) >= self.parameters.contest;
        let before = match &mut self.now {
            Some(now) => match &mut now.state {
                State::Held(side) => {
                    let settled = now
                        .from
                        .is_none_or(|from| told.day.number() - from.number() > self.parameters.same_change_days);
                    if !self.stand.share_a_friend([&*side], &parties, told.day) || !settled {
                        return;
                    }
                    if !strong {
                        now.attacked = true;
                        return;
                    }
                    Some(Box::new(now.clone()))
                }
                state => {
                    if let State::Fought { until: end, .. } = state {
                        *end = until.max(*end);
                    }
                    now.parties.extend(parties);
                    self.confirm(told);
                    return;
                }
            },
            None => None,
        };
        if self.changes(told) && !told.weak {
            self.begin(Segment { state: State::Fought { until, before }, parties, ..self.held(told) });
        }
    }

    fn attacks(&mut self, told: &Observation) {
        let until = told.last.max(told.day.plus(self.parameters.episode_days - 1));
        let Some(now) = &mut self.now else { return };
        match &mut now.state {
            State::Held(side) if !self.stand.are_friends(side, &told.side, told.day) => now.attacked = true,
            State::Fought { until: end, .. } if now.parties.contains(&told.side) => {
                *end = until.max(*end);
                self.confirm(told);
            }
            _ => {}
        }
    }

    /// The side is not there: against it if it is the holder, for the holder if that is an enemy.
    fn denies(&mut self, told: &Observation) {
        let Some(holder) = self.held_by() else { return };
        if self.stand.are_friends(&holder, &told.side, told.day) {
            self.oppose(told);
        } else {
            self.confirm(told);
        }
    }

    /// What would be so if the observation is right.
    fn held(&self, told: &Observation) -> Segment {
        Segment {
            from: Some(told.day),
            to: None,
            state: State::Held(told.side.clone()),
            parties: told.sides.clone(),
            votes: told.votes.clone(),
            against: told.denials.clone(),
            attacked: false,
            weak: told.weak,
        }
    }

    /// Whether it is told more strongly than it is denied.
    fn changes(&self, told: &Observation) -> bool {
        strength(&told.votes, self.origins) > strength(&told.denials, self.origins)
    }

    /// Whether a side of the observation holds the place anyway; then that is confirmed.
    fn is_confirmed(&mut self, told: &Observation) -> bool {
        let same = self.held_by().is_some_and(|side| self.stand.are_friends(&side, &told.side, told.day));
        if same {
            self.confirm(told);
        }
        same
    }

    /// Whether the place was taken from the side on that very day: it held until then, and that contradicts nothing.
    fn is_overtaken(&self, told: &Observation) -> bool {
        let taken_today = self.now.as_ref().is_some_and(|now| now.from == Some(told.day));
        taken_today
            && matches!(self.past.last(), Some(Segment { state: State::Held(side), .. })
                if self.stand.are_friends(side, &told.side, told.day))
    }

    fn confirm(&mut self, told: &Observation) {
        if let Some(now) = &mut self.now {
            now.votes.extend(told.votes.iter().cloned());
            now.against.extend(told.denials.iter().cloned());
            now.weak &= told.weak;
            if matches!(now.state, State::Held(_)) && !matches!(told.sign, Sign::Leaves | Sign::Denies) {
                now.parties.extend(told.sides.iter().cloned());
            }
        }
    }

    /// Counts against what is so now; those who deny it count for it.
    fn oppose(&mut self, told: &Observation) {
        if let Some(now) = &mut self.now {
            now.against.extend(told.votes.iter().cloned());
            now.votes.extend(told.denials.iter().cloned());
        }
    }

    /// How strong votes still are on a day; older evidence fades.
    fn faded(&self, votes: &[Vote], day: Day) -> f64 {
        let faded = votes.iter().map(|vote| {
            let age = f64::from((day.number() - vote.day.number()).max(0));
            Vote { weight: vote.weight * 0.5_f64.powf(age / self.parameters.half_life_days), ..vote.clone() }
        });
        strength(&faded.collect::<Vec<_>>(), self.origins)
    }

    /// "Taken from X" tells that X held the place the day before; and, if nothing is told of the time before, some days
    /// more, as long as such a state is taken to last unreported.
    fn presume_loser(&mut self, told: &Observation) {
        let others: Vec<SideId> =
            told.others.iter().filter(|other| !self.stand.are_friends(other, &told.side, told.day)).cloned().collect();
        let Some(loser) = self.stand.holder(&others, self.place, told.day).cloned() else { return };
        let presumed: Vec<Vote> = told
            .votes
            .iter()
            .map(|vote| Vote { weight: vote.weight * self.parameters.presumed, ..vote.clone() })
            .collect();
        if let Some(now) = &mut self.now {
            if matches!(&now.state, State::Held(side) if self.stand.are_friends(side, &loser, told.day)) {
                now.votes.extend(presumed);
            }
            return;
        }
        let yesterday = told.day.plus(-1);
        let earliest = told.day.plus(-self.parameters.presumed_days);
        let from = match self.past.last() {
            None => Some(earliest),
            Some(last) if last.to.is_some_and(|to| to < yesterday) => Some(yesterday),
            Some(_) => return,
        };
        self.past.push(Segment {
            from,
            to: Some(yesterday),
            state: State::Held(loser),
            parties: others.into_iter().collect(),
            votes: presumed,
            against: vec![],
            attacked: false,
            weak: told.weak,
        });
    }
}
