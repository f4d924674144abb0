//! Evidence of one change, from however many reports, put together.
//!
//! Five reports that date one capture a day apart tell of one change, not of five. A change is dated to the day on which
//! most weight lies. Denials are held against the change that they deny.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use dateline_merge::origin::Origins;
use dateline_model::{Day, Place, SideId};

use crate::Parameters;
use crate::evidence::{Evidence, Sign};
use crate::sides::Stand;

/// A claim's vote for or against something.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Vote {
    /// Where the claim stands in the list of all claims.
    pub(crate) claim: usize,
    pub(crate) weight: f64,
    pub(crate) day: Day,
    /// The side that it speaks for; `None` of fighting.
    pub(crate) side: Option<SideId>,
}

/// The chance that at least one independent origin is right: `1 − Π(1 − weight)`, one weight an origin, its highest.
pub(crate) fn strength(votes: &[Vote], origins: &Origins<'_>) -> f64 {
    // Most things are told once, or denied by nobody.
    match votes {
        [] => return 0.0,
        [one] => return 1.0 - (1.0 - one.weight.max(0.0)),
        _ => {}
    }
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for vote in votes {
        let weight = weights.entry(vote.claim).or_insert(0.0);
        *weight = weight.max(vote.weight);
    }
    let claims: Vec<usize> = weights.keys().copied().collect();
    let wrong: f64 = origins
        .votes(&claims)
        .iter()
        .map(|origin| {
            1.0 - origin.iter().filter_map(|claim| weights.get(claim)).fold(0.0, |most: f64, one| most.max(*one))
        })
        .product();
    1.0 - wrong
}

/// The same of something that goes on for days: one weight an origin and day. What an origin tells of a further day is
/// evidence of that day, too, if less: `another` is its share.
pub(crate) fn strength_by_days(votes: &[Vote], origins: &Origins<'_>, another: f64) -> f64 {
    if votes.len() < 2 {
        return 1.0 - (1.0 - strength(votes, origins));
    }
    let mut days: BTreeMap<Day, Vec<Vote>> = BTreeMap::new();
    for vote in votes {
        days.entry(vote.day).or_default().push(vote.clone());
    }
    let mut by_day: Vec<f64> = days.values().map(|votes| strength(votes, origins)).collect();
    by_day.sort_by(|one, other| other.total_cmp(one));
    let (Some(first), rest) = (by_day.first(), by_day.get(1..).unwrap_or_default()) else { return 0.0 };
    1.0 - rest.iter().fold(1.0 - first, |wrong, one| wrong * (1.0 - one * another))
}

/// Something that evidence says of a place, on a day.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Observation {
    pub(crate) sign: Sign,
    pub(crate) day: Day,
    /// The first day that it may mean.
    pub(crate) first: Day,
    /// The last day that it is told of: fighting may go on.
    pub(crate) last: Day,
    /// Whether some telling gives one exact day.
    pub(crate) exact: bool,
    /// Whether the first day is our guess.
    pub(crate) bounded: bool,
    /// Whether it was still so when a report came out.
    pub(crate) ongoing: bool,
    /// Whether it was over by then.
    pub(crate) ended: bool,
    /// The side that would hold the place by it.
    pub(crate) side: SideId,
    /// All sides that did it together.
    pub(crate) sides: BTreeSet<SideId>,
    /// The sides on the other end.
    pub(crate) others: BTreeSet<SideId>,
    pub(crate) votes: Vec<Vote>,
    pub(crate) denials: Vec<Vote>,
    /// Whether it says how much of the place the side has.
    pub(crate) share: bool,
    /// Whether it can change nothing by itself.
    pub(crate) weak: bool,
}

/// Puts the evidence on one place together, in order of days.
pub(crate) fn observations(
    evidence: Vec<&Evidence>,
    place: &Place,
    origins: &Origins<'_>,
    stand: Stand<'_>,
    parameters: &Parameters,
) -> Vec<Observation> {
    let work = Work { place, origins, stand, parameters };
    let (denials, evidence): (Vec<&Evidence>, Vec<&Evidence>) = evidence.into_iter().partition(|one| one.denied);
    let mut evidence: Vec<Cow<'_, Evidence>> = evidence.into_iter().map(Cow::Borrowed).collect();
    work.correct(&mut evidence);
    evidence.sort_by_key(|one| (!one.exact, one.day, one.claim));
    let evidence: Vec<&Evidence> = evidence.iter().map(AsRef::as_ref).collect();
    let mut takes: Vec<&Evidence> = evidence.iter().filter(|one| one.sign == Sign::Takes).copied().collect();
    takes.sort_by_key(|take| take.day);
    let mut groups: Vec<Group<'_>> = vec![];
    // The groups by the day of their first evidence, so that only those near in time are looked at.
    let mut by_day: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    for one in evidence {
        let near = work.days_of_the_same(one);
        let mut found: Vec<usize> = by_day.range(near).flat_map(|(_, groups)| groups).copied().collect();
        // The latest that tells the same.
        found.sort_unstable();
        match found.into_iter().rev().find(|group| work.tells_the_same(&groups[*group], one, &takes)) {
            Some(group) => groups[group].evidence.push(one),
            None => {
                by_day.entry(one.day).or_default().push(groups.len());
                groups.push(Group { evidence: vec![one], denials: vec![] });
            }
        }
    }
    let mut observations = vec![];
    for denial in denials {
        match work.denied(&groups, &by_day, denial) {
            Some((group, factor)) => groups[group].denials.push(vote(denial, factor)),
            None => observations.extend(work.absence(denial)),
        }
    }
    observations.extend(groups.iter().filter_map(|group| work.observation(group)));
    observations.sort_by(|one, other| {
        let claim = |of: &Observation| of.votes.first().map(|vote| vote.claim);
        let by_name = || one.sign.cmp(&other.sign).then_with(|| one.side.cmp(&other.side));
        one.day.cmp(&other.day).then_with(by_name).then_with(|| claim(one).cmp(&claim(other)))
    });
    observations
}

/// Evidence of one change, and what denies it.
struct Group<'e> {
    evidence: Vec<&'e Evidence>,
    denials: Vec<Vote>,
}

impl Group<'_> {
    fn first_day(&self) -> Day {
        self.evidence[0].day
    }
}

fn vote(evidence: &Evidence, factor: f64) -> Vote {
    let side = evidence.sides.first().filter(|_| evidence.sign != Sign::Fights).cloned();
    Vote { claim: evidence.claim, weight: evidence.weight * factor, day: evidence.day, side }
}

struct Work<'a> {
    place: &'a Place,
    origins: &'a Origins<'a>,
    stand: Stand<'a>,
    parameters: &'a Parameters,
}

impl Work<'_> {
    /// A "took" that names no extent means a part where friends are told to have a share of the place in the same days, or
    /// where a later report says of the same day that it was a part.
    fn correct(&self, evidence: &mut [Cow<'_, Evidence>]) {
        let is_part = |one: &&Cow<'_, Evidence>| one.sign == Sign::Part && one.exact;
        let mut parts: Vec<Evidence> = evidence.iter().filter(is_part).map(|one| one.as_ref().clone()).collect();
        parts.sort_by_key(|part| part.day);
        if parts.is_empty() {
            return;
        }
        for one in evidence.iter_mut().filter(|one| one.sign == Sign::Takes && one.exact && !one.whole) {
            let corrects = |part: &&Evidence| {
                let after = part.day.number() - one.day.number();
                let later = part.published.zip(one.published).is_some_and(|(part, told)| part > told);
                let near =
                    if part.share { (0..=self.parameters.same_change_days).contains(&after) } else { after == 0 };
                near && (part.share || later) && self.same_parties(part, one)
            };
            let last = one.day.plus(self.parameters.same_change_days);
            let start = parts.partition_point(|part| part.day < one.day);
            if parts[start..].iter().take_while(|part| part.day <= last).any(|part| corrects(&part)) {
                one.to_mut().sign = Sign::Part;
            }
        }
    }

    /// Whether evidence tells of the change that a group tells of: the same sign of friends, near in time. Captures may
    /// be dated some days apart, unless an enemy took the place in between; a vague date may mean any day it covers.
    /// `takes` are all captures, in order of days.
    fn tells_the_same(&self, group: &Group<'_>, one: &Evidence, takes: &[&Evidence]) -> bool {
        let first = &group.evidence[0];
        if first.sign != one.sign || !self.same_parties(first, one) {
            return false;
        }
        if !matches!(one.sign, Sign::Takes | Sign::Fights) {
            return first.day == one.day;
        }
        let apart = (one.day.number() - first.day.number()).abs();
        let near = apart <= self.parameters.same_change_days
            || one.sign == Sign::Takes && !one.exact && one.first <= first.day && first.day <= one.last;
        let (early, late) = (first.day.min(one.day), first.day.max(one.day));
        if !near || one.sign == Sign::Fights {
            return near;
        }
        let between = takes.partition_point(|take| take.day <= early)..takes.partition_point(|take| take.day < late);
        let an_enemy = |take: &&Evidence| !self.same_parties(take, one);
        !takes.get(between).is_some_and(|between| between.iter().any(an_enemy))
    }

    /// The days on which a group may begin that evidence tells the same as: no others do.
    fn days_of_the_same(&self, one: &Evidence) -> RangeInclusive<Day> {
        let days = if matches!(one.sign, Sign::Takes | Sign::Fights) { self.parameters.same_change_days } else { 0 };
        let (mut first, mut last) = (one.day.plus(-days), one.day.plus(days));
        if one.sign == Sign::Takes && !one.exact {
            (first, last) = (first.min(one.first), last.max(one.last));
        }
        first..=last
    }

    fn same_parties(&self, one: &Evidence, other: &Evidence) -> bool {
        if one.sign == Sign::Fights && other.sign == Sign::Fights {
            return true;
        }
        match (one.sides.first(), other.sides.first()) {
            (Some(left), Some(right)) => self.stand.are_friends(left, right, other.day),
            _ => false,
        }
    }

    /// The group that a denial is about, and how much it counts: in full where someone had told of the thing by then.
    fn denied(
        &self,
        groups: &[Group<'_>],
        by_day: &BTreeMap<Day, Vec<usize>>,
        denial: &Evidence,
    ) -> Option<(usize, f64)> {
        let advance = |sign: &Sign| matches!(sign, Sign::Takes | Sign::Part);
        let distance = |group: &Group<'_>| (group.first_day().number() - denial.day.number()).abs();
        let days = self.parameters.same_change_days;
        let (index, group) = by_day
            .range(denial.day.plus(-days)..=denial.day.plus(days))
            .flat_map(|(_, near)| near)
            .map(|index| (*index, &groups[*index]))
            .filter(|(_, group)| {
                let first = &group.evidence[0];
                let alike = first.sign == denial.sign || advance(&first.sign) && denial.sign != Sign::Fights;
                alike && self.same_parties(first, denial)
            })
            .min_by_key(|(index, group)| (group.evidence[0].sign != denial.sign, distance(group), *index))?;
        let told_by_then = group.evidence.iter().any(|one| one.first <= denial.last);
        Some((index, if told_by_then { 1.0 } else { self.parameters.early_denial }))
    }

    /// A denial of something that nobody told of: the side is not there.
    fn absence(&self, denial: &Evidence) -> Option<Observation> {
        if denial.sign == Sign::Fights {
            return None;
        }
        let absent = Evidence { sign: Sign::Denies, ..denial.clone() };
        self.observation(&Group { evidence: vec![&absent], denials: vec![] })
    }

    fn observation(&self, group: &Group<'_>) -> Option<Observation> {
        let first = group.evidence.first()?;
        let day = self.agreed_day(group);
        let mut listed: Vec<SideId> = vec![];
        for side in group.evidence.iter().flat_map(|one| &one.sides) {
            if !listed.contains(side) {
                listed.push(side.clone());
            }
        }
        let side = self.stand.holder(&listed, self.place, day)?.clone();
        let fights = first.sign == Sign::Fights;
        let exact = group.evidence.iter().any(|one| one.exact);
        let last = group.evidence.iter().map(|one| one.last).max()?;
        Some(Observation {
            sign: first.sign.clone(),
            day,
            first: if exact { day } else { group.evidence.iter().map(|one| one.first).max()?.min(day) },
            last: last.max(day),
            exact,
            bounded: !exact && group.evidence.iter().any(|one| one.bounded),
            ongoing: group.evidence.iter().any(|one| one.ongoing),
            ended: group.evidence.iter().any(|one| one.ended && one.last == last),
            sides: listed.into_iter().filter(|one| fights || self.stand.are_friends(one, &side, day)).collect(),
            side,
            others: group.evidence.iter().flat_map(|one| one.others.iter().cloned()).collect(),
            votes: group.evidence.iter().map(|one| vote(one, 1.0)).collect(),
            denials: group.denials.clone(),
            share: group.evidence.iter().any(|one| one.share),
            weak: group.evidence.iter().all(|one| one.weak),
        })
    }

    /// The day on which most weight lies, exact dates first, then the earliest. Fighting began on its first day.
    fn agreed_day(&self, group: &Group<'_>) -> Day {
        let first = group.first_day();
        if group.evidence.len() == 1 {
            return first;
        }
        let exact = group.evidence.iter().any(|one| one.exact);
        let mut by_day: BTreeMap<Day, Vec<Vote>> = BTreeMap::new();
        for one in group.evidence.iter().filter(|one| one.exact == exact) {
            by_day.entry(one.day).or_default().push(vote(one, 1.0));
        }
        if group.evidence[0].sign == Sign::Fights {
            return by_day.keys().next().copied().unwrap_or(first);
        }
        let mut best = (first, f64::MIN);
        for (day, votes) in by_day {
            let weight = strength(&votes, self.origins);
            if weight > best.1 {
                best = (day, weight);
            }
        }
        best.0
    }
}
