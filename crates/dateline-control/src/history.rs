//! The history of a place: the days of the chain as segments, each with its holder and what speaks for and against it.

use std::collections::BTreeSet;

use dateline_merge::origin::Origins;
use dateline_model::{Basis, Day, Holder, Place, SideId};

use crate::Parameters;
use crate::chain::{Class, Course, Layout, MOST_SIDES, Manner, Posterior, Stretch, Told, Transition};
use crate::evidence::Sign;
use crate::neighbour::Change;
use crate::observation::{Observation, Vote};
use crate::reading::{From, Reading, readings, sides_told};
use crate::sides::Stand;
use crate::work::Transitions;

/// What was so at a place for a while.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Segment {
    pub(crate) from: Day,
    /// `None`: until something else is told.
    pub(crate) to: Option<Day>,
    pub(crate) holder: Holder,
    /// The sides involved.
    pub(crate) parties: BTreeSet<SideId>,
    pub(crate) votes: Vec<Vote>,
    pub(crate) against: Vec<Vote>,
    /// The neighbours' changes that speak for it, by number.
    pub(crate) neighbours: Vec<usize>,
    /// The mean posterior probability over its days.
    pub(crate) posterior: f64,
    pub(crate) basis: Basis,
    /// Whether it rests on doubtful places and days alone.
    pub(crate) weak: bool,
}

impl Segment {
    /// Whether some of its days lie from one day up to, but without, another; `None`: without end.
    pub(crate) fn meets(&self, first: Day, next: Option<Day>) -> bool {
        self.to.is_none_or(|to| first <= to) && next.is_none_or(|next| self.from < next)
    }

    /// The mean posterior probability over its days, to three digits.
    pub(crate) fn probability(&self, parameters: &Parameters) -> f64 {
        let highest = if self.weak { parameters.doubtful_limit } else { parameters.highest };
        let exact = self.posterior.clamp(0.0, highest);
        (exact * 1000.0).round() / 1000.0
    }
}

/// How probable it must be who won a fight for it to be told where nobody says so.
const CLEAR: f64 = 0.6;

/// How many days after the last evidence are looked at: an episode of fighting is over by then.
const TAIL: i32 = 120;

/// The chain of a place with all that is told of it.
pub(crate) struct Chain<'a> {
    pub(crate) observations: &'a [Observation],
    pub(crate) readings: Vec<Reading>,
    pub(crate) sides: Vec<SideId>,
    pub(crate) place: &'a Place,
    pub(crate) stand: Stand<'a>,
    pub(crate) parameters: &'a Parameters,
    pub(crate) transition: &'a Transition,
}

impl<'a> Chain<'a> {
    /// From the observations on a place in order of days. `more` are sides that its neighbours bring.
    pub(crate) fn new(
        observations: &'a [Observation],
        more: &[SideId],
        place: &'a Place,
        origins: &'a Origins<'a>,
        stand: Stand<'a>,
        parameters: &'a Parameters,
        transitions: &'a Transitions<'a>,
    ) -> Self {
        let by_default =
            observations.first().and_then(|first| stand.default_on(place, first.day)).map(|default| &default.side);
        let mut sides = sides_told(observations, by_default, stand);
        for side in more {
            if sides.len() < MOST_SIDES && !sides.contains(side) {
                sides.push(side.clone());
            }
        }
        let transition = transitions.of(sides.len());
        let readings = readings(observations, &sides, place, origins, stand, parameters, transition);
        Self { observations, readings, sides, place, stand, parameters, transition }
    }

    pub(crate) fn layout(&self) -> Layout {
        Layout::new(self.sides.len())
    }

    /// What is thought of the first day with evidence before any: the pack's default where it has one.
    fn first(&self, day: i32) -> Vec<f64> {
        let layout = self.layout();
        let default = self.stand.default_on(self.place, Day::from_number(day));
        let unknown = self.parameters.first_unknown;
        let each = |rest: f64, sides: usize| rest / sides.max(1) as f64;
        let mut weights = vec![0.0; layout.states()];
        for holder in 0..layout.holders() {
            let side = holder.checked_sub(1).map(|index| &self.sides[index]);
            let weight = match (default, side) {
                (Some(default), Some(side)) if default.side == *side => default.probability.clamp(0.05, 0.95),
                (Some(default), Some(_)) => {
                    each((1.0 - default.probability.clamp(0.05, 0.95)) * (1.0 - unknown), self.sides.len() - 1)
                }
                (Some(default), None) => (1.0 - default.probability.clamp(0.05, 0.95)) * unknown,
                (None, Some(_)) => each(1.0 - unknown, self.sides.len()),
                (None, None) => unknown,
            };
            weights[layout.state(Manner::Held, holder)] = weight;
            weights[layout.state(Manner::Fought, holder)] = weight * self.parameters.first_contested;
            weights[layout.state(Manner::Parted, holder)] = weight * self.parameters.first_contested;
        }
        weights
    }

    pub(crate) fn posterior(&self) -> Option<Posterior<'a>> {
        self.posterior_of(|_| true)
    }

    /// The posterior by some of the evidence; `None` where that is none.
    fn posterior_of(&self, counts: impl Fn(From) -> bool) -> Option<Posterior<'a>> {
        let (first, told) = self.told(counts)?;
        Some(Posterior::new(self.layout(), self.transition, &first, &told))
    }

    /// What is thought of the first day with some of the evidence before any, and that evidence; `None` where that is none.
    pub(crate) fn told(&self, counts: impl Fn(From) -> bool) -> Option<(Vec<f64>, Vec<&Told>)> {
        let told: Vec<&Told> =
            self.readings.iter().filter(|reading| counts(reading.from)).map(|reading| &reading.told).collect();
        let first = told.iter().map(|told| told.begins()).min()?;
        Some((self.first(first), told))
    }

    /// The shares of some classes on a day, by some of the evidence.
    pub(crate) fn classes(&self, classes: &[Class], on: Day, counts: impl Fn(From) -> bool) -> Vec<f64> {
        let mut weights = self.first(on.number());
        if let Some(posterior) = self.posterior_of(counts) {
            posterior.on(on.number(), &mut weights);
        }
        classes.iter().map(|class| self.layout().share(&weights, *class)).collect()
    }

    /// The course of some of its readings; `None` of none.
    pub(crate) fn course(&self, readings: &[&Reading]) -> Option<Course> {
        let first = readings.iter().map(|reading| reading.told.begins()).min()?;
        let told: Vec<&Told> = readings.iter().map(|reading| &reading.told).collect();
        Some(Course::new(self.layout(), self.first(first), &told))
    }

    /// The segments with a holder, in order. Days between them are unknown.
    pub(crate) fn segments(&self, changes: &[Change]) -> Vec<Segment> {
        let Some(posterior) = self.posterior() else { return vec![] };
        let (Some(first), Some(last)) = (posterior.days().first(), posterior.days().last()) else { return vec![] };
        let stretches = posterior.stretches(*first, last.saturating_add(TAIL));
        let by_day = ByDay::new(self.observations, &self.readings);
        let mut segments: Vec<Segment> = vec![];
        let count = stretches.len();
        for (index, stretch) in stretches.into_iter().enumerate() {
            let segment = self.segment(&stretch, &by_day, &segments, index + 1 == count, changes);
            segments.extend(segment);
        }
        segments
    }

    fn segment(
        &self,
        stretch: &Stretch,
        by_day: &ByDay,
        before: &[Segment],
        last: bool,
        changes: &[Change],
    ) -> Option<Segment> {
        let holder = match stretch.class {
            Class::Unknown => return None,
            Class::Held(holder) => Holder::Side(self.sides[holder - 1].clone()),
            Class::Contested => Holder::Contested,
        };
        let mut segment = Segment {
            from: Day::from_number(stretch.from),
            to: (!last).then(|| Day::from_number(stretch.to)),
            holder,
            parties: BTreeSet::new(),
            votes: vec![],
            against: vec![],
            neighbours: vec![],
            posterior: stretch.mean(),
            basis: Basis::Evidence,
            weak: false,
        };
        let mut earliest = self.gather(&mut segment, stretch, by_day, changes);
        if segment.votes.is_empty() {
            // What was so before the fighting is so again.
            let after_a_fight = before.last().is_some_and(|last| last.holder == Holder::Contested);
            let earlier = before.iter().rev().find(|earlier| earlier.holder == segment.holder);
            if let Some(earlier) = earlier.filter(|_| after_a_fight || segment.neighbours.is_empty()) {
                segment.votes.clone_from(&earlier.votes);
                segment.basis = earlier.basis;
                segment.neighbours.extend(&earlier.neighbours);
                segment.parties.extend(earlier.parties.iter().cloned());
                earliest = earliest.or(Some(stretch.from));
            } else if !segment.neighbours.is_empty() {
                segment.basis = Basis::Inferred;
            } else if let Some(fight) = before.last().filter(|_| after_a_fight && segment.posterior >= CLEAR) {
                // Nobody says who won: it follows from who fought.
                segment.votes.clone_from(&fight.votes);
                segment.basis = Basis::Inferred;
                earliest = earliest.or(Some(stretch.from));
            } else if after_a_fight && self.is_the_default(&segment) {
                // Nobody says who won: it is with whom the pack has it again.
                segment.basis = Basis::Assumed;
                earliest = earliest.or(Some(stretch.from));
            } else {
                return None;
            }
        }
        let adjoins = before.last().is_some_and(|earlier| earlier.to == Some(segment.from.plus(-1)));
        if let Some(earliest) = earliest.filter(|_| !adjoins) {
            let start = match before.last().and_then(|earlier| earlier.to) {
                Some(end) => earliest.max(end.number().saturating_add(1)),
                None => earliest,
            };
            segment.from = Day::from_number(start);
        }
        match &segment.holder {
            Holder::Side(side) => {
                segment.parties.insert(side.clone());
            }
            _ => segment
                .parties
                .extend(before.last().into_iter().filter(|_| adjoins).flat_map(|one| one.parties.iter().cloned())),
        }
        Some(segment)
    }

    fn is_the_default(&self, segment: &Segment) -> bool {
        matches!(&segment.holder, Holder::Side(side) if self.stand.holds_by_default(side, self.place, segment.from))
    }

    /// Gathers what speaks for and against a segment, and the first day for which it does.
    fn gather(&self, segment: &mut Segment, stretch: &Stretch, by_day: &ByDay, changes: &[Change]) -> Option<i32> {
        let mut earliest: Option<i32> = None;
        let mut begin = |day: i32| earliest = Some(earliest.map_or(day, |first| first.min(day)));
        for index in within(&by_day.observations, stretch) {
            let one = &self.observations[index];
            let within = |day: Day| (stretch.from..=stretch.to).contains(&day.number());
            let eve = one.first.plus(-1);
            if within(eve) && self.lost_it(one, &segment.holder) && by_day.read[index] {
                segment.votes.extend(
                    one.votes
                        .iter()
                        .map(|vote| Vote { weight: vote.weight * self.parameters.presumed, ..vote.clone() }),
                );
                segment.parties.extend(one.others.iter().cloned());
                begin(eve.number() - (self.parameters.presumed_days - 1).max(0));
            }
            let told = within(one.day) || one.ongoing && within(one.last);
            if !told {
                continue;
            }
            match self.speaks_for(one, &segment.holder) {
                Some(true) => {
                    segment.weak = one.weak && (segment.weak || segment.votes.is_empty());
                    segment.votes.extend(one.votes.iter().cloned());
                    segment.against.extend(one.denials.iter().cloned());
                    begin(if one.bounded { one.day.number() } else { one.first.number().max(stretch.from) });
                    if !matches!(one.sign, Sign::Leaves | Sign::Denies) {
                        segment.parties.extend(one.sides.iter().cloned());
                    }
                    if segment.holder == Holder::Contested {
                        segment.parties.extend(one.others.iter().cloned());
                    }
                }
                Some(false) => {
                    segment.against.extend(one.votes.iter().cloned());
                    segment.votes.extend(one.denials.iter().cloned());
                }
                None => {}
            }
        }
        for index in within(&by_day.lent, stretch) {
            let reading = &self.readings[index];
            if let From::Neighbour(number) = reading.from
                && segment.holder == Holder::Side(changes[number].side.clone())
            {
                segment.neighbours.push(number);
                begin(reading.told.day);
            }
        }
        earliest
    }

    /// Whether a capture names this holder as the one that lost the place.
    fn lost_it(&self, one: &Observation, holder: &Holder) -> bool {
        matches!(one.sign, Sign::Takes | Sign::Part)
            && matches!(holder, Holder::Side(side) if self.stand.share_a_friend([side], &one.others, one.day))
    }

    /// Whether an observation speaks for a holder or against it; `None` where it does neither.
    fn speaks_for(&self, one: &Observation, holder: &Holder) -> Option<bool> {
        let contests = matches!(one.sign, Sign::Part | Sign::Within(_) | Sign::Fights);
        let Holder::Side(side) = holder else {
            return match one.sign {
                Sign::Takes | Sign::Holds | Sign::Denies => Some(false),
                Sign::Attacks => Some(true),
                _ => contests.then_some(true),
            };
        };
        let theirs = self.stand.are_friends(side, &one.side, one.day);
        match one.sign {
            Sign::Takes | Sign::Holds | Sign::Besieged | Sign::Defends | Sign::Part => Some(theirs),
            Sign::Within(_) => (!theirs).then_some(false),
            Sign::Leaves if *side == one.side => Some(false),
            Sign::Leaves => (!theirs).then_some(true),
            Sign::Denies => Some(!theirs),
            Sign::Attacks if theirs => Some(false),
            Sign::Attacks => self.stand.share_a_friend([side], &one.others, one.day).then_some(true),
            Sign::Fights => None,
        }
    }
}

/// What is told, by the days that it is about, so that a segment looks at its own days only.
struct ByDay {
    /// The observations by their day, their last and the eve of their first.
    observations: Vec<(i32, usize)>,
    /// Whether an observation counts, being told more strongly than it is denied.
    read: Vec<bool>,
    /// The readings that neighbours lend.
    lent: Vec<(i32, usize)>,
}

impl ByDay {
    fn new(observations: &[Observation], readings: &[Reading]) -> Self {
        let mut days = vec![];
        for (index, one) in observations.iter().enumerate() {
            days.extend([one.day, one.last, one.first.plus(-1)].map(|day| (day.number(), index)));
        }
        let (mut read, mut lent) = (vec![false; observations.len()], vec![]);
        for (index, reading) in readings.iter().enumerate() {
            match reading.from {
                From::Observation(number) => read[number] = true,
                From::Neighbour(_) => lent.push((reading.told.day, index)),
            }
        }
        days.sort_unstable();
        lent.sort_unstable();
        Self { observations: days, read, lent }
    }
}

/// The numbers of what lies within the days of a stretch, in order, each once.
fn within(by_day: &[(i32, usize)], stretch: &Stretch) -> Vec<usize> {
    let start = by_day.partition_point(|(day, _)| *day < stretch.from);
    let end = by_day.partition_point(|(day, _)| *day <= stretch.to);
    let mut found: Vec<usize> = by_day.get(start..end).unwrap_or_default().iter().map(|(_, index)| *index).collect();
    found.sort_unstable();
    found.dedup();
    found
}
