//! How often what a source says of control agrees with what everyone else says.
//!
//! For each origin (the one named as saying it, else the publisher), and each place that it tells of, the chain is worked
//! out from the claims of all others; those that share its vote, since they repeat it or use its words, are left out with
//! it. Then each of its tellings is held against that: by the tables of `reading`, how probable are the steps of that day,
//! as the others tell them, if the telling is right, and how probable if it is wrong? The ratio is what the others say of
//! it. Silence gives 1: that nobody else tells of a capture does not speak against it. A telling is *compared* where
//! somebody else tells of the place at that time or in the weeks after it, and where that makes it at least [`TELLING`]
//! times more, or less, probable; it *agrees* by the share `ratio / (1 + ratio)`.
//!
//! The others' evidence is read beside the source's own, so that a fight that it tells of is no riddle to what they tell
//! next; it does not count otherwise. A place costs one run over its evidence for each origin that tells of it.

use std::collections::{BTreeMap, BTreeSet};

use dateline_lexicon::Lexicon;
use dateline_model::{Grade, Place, RunId, SideId, Source, Sourced};
use rayon::prelude::*;

use crate::beta::quantile;
use crate::chain::{Chances, Course, Transition};
use crate::evidence::{Evidence, Sign, evidence};
use crate::history::Chain;
use crate::observation::{Observation, observations, strength};
use crate::reading::{From, Reading};
use crate::same_day::in_order;
use crate::work::Work;
use crate::{Parameters, with_work};

/// Below so many comparisons a source is not judged.
pub const FEWEST: usize = 20;

/// How much more, or less, probable others must make a telling for it to be compared.
const TELLING: f64 = 1.5;

/// What is thought of a source before any comparison: how many comparisons that counts for, and which share agreed.
const PRIOR: (f64, f64) = (4.0, 0.8);

/// The same for each grade of an editor, who is taken to know.
fn graded(grade: Grade) -> (f64, f64) {
    match grade {
        Grade::A => (10.0, 0.97),
        Grade::B => (10.0, 0.9),
        Grade::C => (10.0, 0.8),
        Grade::D => (10.0, 0.6),
        Grade::E => (10.0, 0.4),
        Grade::F => PRIOR,
    }
}

/// Half of what lies outside of the interval told: from the 5th to the 95th of a hundred.
const TAIL: f64 = 0.05;

/// Comparisons, and how far they agreed.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Agreement {
    /// How many comparisons.
    pub comparisons: usize,
    /// How many of them agreed, as expected.
    pub agreed: f64,
}

impl Agreement {
    fn add(&mut self, agreed: f64) {
        self.comparisons += 1;
        self.agreed += agreed;
    }
}

/// How a source agreed on what is good for a side, and on what is bad for it.
#[derive(Clone, PartialEq, Debug)]
pub struct SideRecord {
    /// The side.
    pub side: SideId,
    /// What it gained, held or beat back.
    pub gains: Agreement,
    /// What it lost, left or was not in.
    pub losses: Agreement,
}

/// How far a source agreed with all others.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceRecord {
    /// What it is called in files: the id of the pack's source, else its name, folded.
    pub key: String,
    /// The pack's source, where it has one.
    pub source: Option<Source>,
    /// Its name.
    pub name: String,
    /// How many of its claims say something of who held a place.
    pub claims: usize,
    /// Its comparisons with what others say.
    pub agreement: Agreement,
    /// The mean weight that the tellings compared would have, told by a source of weight 1.
    pub expected: f64,
    /// The chance that what it tells is so: the mean of what is thought of it (a beta distribution), and from where to where
    /// nine tenths of that lie.
    pub reliability: f64,
    /// From where.
    pub low: f64,
    /// To where.
    pub high: f64,
    /// The same by side, in order of ids.
    pub sides: Vec<SideRecord>,
}

/// How far each origin agreed with all others, in order of keys. The result does not depend on the order of the claims.
#[must_use]
pub fn reliabilities(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
) -> Vec<SourceRecord> {
    with_work(claims, places, lexicon, parameters, None, &RunId::new("reliability"), records)
}

fn records(work: &Work<'_>) -> Vec<SourceRecord> {
    let (claims, origins) = (work.claims, work.origins);
    let even = even(work.parameters);
    let own = evidence(claims, origins, work.stand, &even);
    let of = |place: &&Place| match (work.evidence.get(&place.id), own.get(&place.id)) {
        (Some(told), Some(own)) => Comparing { work, place, told, own }.comparisons(),
        _ => vec![],
    };
    let found: Vec<Comparison> = work.places.par_iter().flat_map_iter(of).collect();
    let mut tellers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for one in work.evidence.values().flatten() {
        tellers.entry(origins.name(one.claim).unwrap_or_default()).or_default().insert(one.claim);
    }
    let record = |(key, told): (&str, BTreeSet<usize>)| {
        let first = told.first().copied().unwrap_or_default();
        let source = origins.source(first).cloned();
        let name = source.as_ref().map_or_else(|| claims[first].origin().to_owned(), |source| source.name.clone());
        let compared: Vec<&Comparison> = found.iter().filter(|one| origins.name(one.claim) == Some(key)).collect();
        judged(key, source, name, told.len(), &compared)
    };
    tellers.into_iter().map(record).collect()
}

/// The parameters with no source above another.
fn even(parameters: &Parameters) -> Parameters {
    Parameters {
        careful_source: 1.0,
        partisan_source: 1.0,
        other_source: 1.0,
        own_gain: 1.0,
        grade_a: 1.0,
        grade_b: 1.0,
        grade_c: 1.0,
        grade_d: 1.0,
        grade_e: 1.0,
        sources: BTreeMap::new(),
        ..parameters.clone()
    }
}

fn judged(key: &str, source: Option<Source>, name: String, claims: usize, compared: &[&Comparison]) -> SourceRecord {
    let mut agreement = Agreement::default();
    let mut sides: BTreeMap<&SideId, SideRecord> = BTreeMap::new();
    for one in compared {
        agreement.add(one.agreed);
        for (side, gain) in &one.sides {
            let empty = || SideRecord { side: side.clone(), gains: Agreement::default(), losses: Agreement::default() };
            let record = sides.entry(side).or_insert_with(empty);
            if *gain { record.gains.add(one.agreed) } else { record.losses.add(one.agreed) }
        }
    }
    let (count, share) = source.as_ref().and_then(|source| source.grade).map_or(PRIOR, graded);
    let agreed = count * share + agreement.agreed;
    let differed = count * (1.0 - share) + agreement.comparisons as f64 - agreement.agreed;
    let weights: f64 = compared.iter().map(|one| one.weight).sum();
    SourceRecord {
        key: key.to_owned(),
        source,
        name,
        claims,
        agreement,
        expected: if compared.is_empty() { 1.0 } else { weights / compared.len() as f64 },
        reliability: agreed / (agreed + differed),
        low: quantile(agreed, differed, TAIL),
        high: quantile(agreed, differed, 1.0 - TAIL),
        sides: sides.into_values().collect(),
    }
}

/// A telling of a source, held against what all others say.
struct Comparison {
    /// One of its claims.
    claim: usize,
    /// What the others make of it, 0 to 1.
    agreed: f64,
    /// Its weight, told by a source of weight 1.
    weight: f64,
    /// The sides for which it is good (`true`) or bad.
    sides: Vec<(SideId, bool)>,
}

/// The comparisons at one place.
struct Comparing<'a> {
    work: &'a Work<'a>,
    place: &'a Place,
    /// What is told of it.
    told: &'a [Evidence],
    /// The same, with weights as if all sources were one.
    own: &'a [Evidence],
}

impl Comparing<'_> {
    fn comparisons(&self) -> Vec<Comparison> {
        let origins = self.work.origins;
        let mut claims: Vec<usize> = self.told.iter().map(|one| one.claim).collect();
        claims.dedup();
        let votes = origins.votes(&claims);
        if votes.len() < 2 {
            return vec![];
        }
        let names: BTreeSet<&str> = claims.iter().filter_map(|claim| origins.name(*claim)).collect();
        names.into_iter().flat_map(|name| self.of_origin(name, &votes)).collect()
    }

    fn of_origin(&self, name: &str, votes: &[Vec<usize>]) -> Vec<Comparison> {
        let is_its = |claim: usize| self.work.origins.name(claim) == Some(name);
        let shared: BTreeSet<usize> =
            votes.iter().filter(|vote| vote.iter().any(|claim| is_its(*claim))).flatten().copied().collect();
        let others = self.told.iter().filter(|one| !shared.contains(&one.claim)).collect();
        let own = self.own.iter().filter(|one| is_its(one.claim)).collect();
        let (others, mut own) = (self.observations(others), self.observations(own));
        own.retain(|one| !one.weak && !matches!(one.sign, Sign::Within(_) | Sign::Attacks | Sign::Besieged));
        if others.is_empty() || own.is_empty() {
            return vec![];
        }
        // All in order of days, each with the weight of its own where it is the origin's.
        let weighed = own.into_iter().map(|one| (strength(&one.votes, self.work.origins), one));
        let mut all: Vec<(Option<f64>, Observation)> =
            others.into_iter().map(|one| (None, one)).chain(weighed.map(|(weight, one)| (Some(weight), one))).collect();
        all.sort_by_key(|(weight, one)| (one.day, weight.is_some()));
        let with = |weight: f64| -> Vec<Observation> {
            all.iter().map(|(own, one)| if own.is_some() { at(one, weight) } else { one.clone() }).collect()
        };
        let (even, sure) = (with(EVEN), with(SURE));
        let (even, sure) = (self.chain(&even), self.chain(&sure));
        let is_told = |reading: &&Reading| matches!(reading.from, From::Observation(number) if all[number].0.is_none());
        let told: Vec<&Reading> = even.readings.iter().filter(is_told).collect();
        let Some(course) = even.course(&told) else { return vec![] };
        let days: Vec<i32> = told.iter().map(|reading| reading.told.day).collect();
        let compare = |(number, (weight, one)): (usize, &(Option<f64>, Observation))| {
            let weight = (*weight)?;
            let (even, transition) = (main(&even.readings, number, one)?, even.transition);
            let sure = main(&sure.readings, number, one)?;
            let (day, last) = (one.day.number(), one.last.number());
            let (near, after) = (self.work.parameters.same_change_days, self.work.parameters.presence_days);
            let bears = |other: &&i32| (day - near..=last.saturating_add(after)).contains(*other);
            days.iter().find(bears)?;
            // One change may be told of days that lie a little apart: the others' day counts where that fits better.
            let mut dates: Vec<i32> = days.iter().copied().filter(|other| (other - day).abs() <= near).collect();
            dates.push(even.told.day);
            dates.sort_unstable();
            dates.dedup();
            let ratio = dates
                .into_iter()
                .filter_map(|day| ratio(&even.told.chances, &sure.told.chances, &course, day, transition))
                .fold(f64::NAN, f64::max);
            let bearing = ratio >= TELLING || ratio <= 1.0 / TELLING;
            bearing.then(|| Comparison {
                claim: one.votes[0].claim,
                agreed: ratio / (1.0 + ratio),
                weight,
                sides: favoured(one),
            })
        };
        all.iter().enumerate().filter_map(compare).collect()
    }

    fn observations(&self, told: Vec<&Evidence>) -> Vec<Observation> {
        let told = observations(told, self.place, self.work.origins, self.work.stand, self.work.parameters);
        in_order(told, self.work.stand)
    }

    fn chain<'c>(&'c self, observations: &'c [Observation]) -> Chain<'c> {
        let Work { origins, stand, parameters, transitions, .. } = self.work;
        Chain::new(observations, &[], self.place, origins, *stand, parameters, transitions)
    }
}

/// Two weights at which a telling is read, to tell what it says if it is right from what it says if it is wrong.
const EVEN: f64 = 0.5;
const SURE: f64 = 0.9;

/// An observation of one weight.
fn at(one: &Observation, weight: f64) -> Observation {
    let mut read = one.clone();
    read.denials.clear();
    for vote in &mut read.votes {
        vote.weight = weight;
    }
    read
}

/// The reading of an observation that is nearest to its day.
fn main<'r>(readings: &'r [Reading], number: usize, one: &Observation) -> Option<&'r Reading> {
    readings
        .iter()
        .filter(|reading| reading.from == From::Observation(number))
        .min_by_key(|reading| (reading.told.day - one.day.number()).abs())
}

/// How much more probable the steps of a day, as others tell them, are if a telling is right than if it is wrong. A reading
/// is `right + wrong / odds`; two of them give both.
fn ratio(even: &Chances, sure: &Chances, course: &Course, day: i32, transition: &Transition) -> Option<f64> {
    let (even, sure, of_step) = match (even, sure) {
        (Chances::State(even), Chances::State(sure)) => (even, sure, false),
        (Chances::Step(even), Chances::Step(sure)) => (even, sure, true),
        _ => return None,
    };
    let odds = SURE / (1.0 - SURE);
    let mut wrong: Vec<f64> =
        even.iter().zip(sure).map(|(even, sure)| ((even - sure) / (1.0 - 1.0 / odds)).max(0.0)).collect();
    let right: Vec<f64> = even.iter().zip(&wrong).map(|(even, wrong)| (even - wrong).max(0.0)).collect();
    let most = wrong.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    if !of_step {
        // How rare a mistake is, is another question.
        wrong.iter_mut().for_each(|chance| *chance /= most);
    }
    let steps = course.steps_into(day, transition)?;
    let sum = |chances: &[f64]| -> f64 {
        steps.iter().enumerate().map(|(at, weight)| weight * chances[at % chances.len()]).sum()
    };
    let (right, wrong) = (sum(&right), sum(&wrong));
    (right + wrong > 0.0).then(|| (right / wrong.max(1e-12)).clamp(1e-6, 1e6))
}

/// For which sides what is told is good, and for which bad.
fn favoured(one: &Observation) -> Vec<(SideId, bool)> {
    let sides = |gain: bool| one.sides.iter().map(move |side| (side.clone(), gain));
    let others = || one.others.iter().map(|side| (side.clone(), false));
    match one.sign {
        Sign::Takes | Sign::Part => sides(true).chain(others()).collect(),
        Sign::Holds | Sign::Defends => sides(true).collect(),
        Sign::Leaves | Sign::Denies => sides(false).collect(),
        Sign::Fights | Sign::Attacks | Sign::Besieged | Sign::Within(_) => vec![],
    }
}
