//! Learning the rates of the chain, and the weights of sources, from a project's own evidence.
//!
//! Rates are learned by expectation–maximisation (Baum–Welch, with the ties of the model's matrix): how often each step is
//! to be expected on the days between a place's first and last evidence, then the rates that make these steps most
//! probable, until the score settles. The score is the log-likelihood of all that is told, as control is worked out with
//! these rates, with the logarithm of the prior; it never falls.
//!
//! A capture that is told is as sure as its source however rare captures are: the chance of the step and that of its telling
//! come to one number, whatever the rates. So what is told outright teaches no rate. Learned is what happens between the
//! tellings: how often a place is with another at the next telling though nobody told of a change, how long fights go on,
//! and how they end when nobody says so. That is also all that the rates are used for.
//!
//! The prior keeps a small project from learning nonsense: each rate counts as if [`PRIOR`] such steps had been seen at the
//! rate that ships with the program, and none may leave a tenth to ten times of that.
//!
//! A source of [`FEWEST`] comparisons or more gets a weight of its own: its reliability, over the weight that its claims
//! would have had if told by a source of weight 1.

use std::collections::BTreeMap;
use std::fmt::Write;

use dateline_lexicon::Lexicon;
use dateline_model::{Place, RunId, Sourced};
use rayon::prelude::*;

use crate::chain::{Course, Layout, Manner, Rates, Transition};
use crate::reliability::{FEWEST, reliabilities};
use crate::{Parameters, ParametersError, with_work};

/// How many steps of each kind the prior counts for.
pub(crate) const PRIOR: f64 = 10.0;

/// No rate leaves the shipped one by more than this factor.
const MOST_CHANGE: f64 = 10.0;

/// The share of fights lost may be no less than this, nor its rest.
const LEAST_SHARE: f64 = 0.02;

/// How many rounds there are at most, and the gain below which the score has settled.
const MOST_ROUNDS: usize = 100;
const SETTLED: f64 = 1e-3;

/// The rates that are learned, in the order of [`Learned`].
pub(crate) const NAMES: [&str; 7] = ["change", "fight", "part", "fight_ends", "part_ends", "fight_lost", "part_lost"];

/// The values of the rates that are learned.
pub(crate) type Learned = [f64; 7];

/// What was learned.
#[derive(Clone, PartialEq, Debug)]
pub struct Fitted {
    /// The file of parameters that one started from, with the new values in their places.
    pub text: String,
    /// The log-likelihood of what is told by the rates that one started from, and by the new ones.
    pub likelihood: (f64, f64),
    /// The score (log-likelihood and prior) after each round.
    pub scores: Vec<f64>,
    /// Whether the score settled.
    pub settled: bool,
    /// On how many places, and on how many days of them, this rests.
    pub places: usize,
    /// The days.
    pub days: f64,
    /// The rates.
    pub rates: Vec<LearnedRate>,
    /// The weights of sources.
    pub sources: Vec<FittedSource>,
}

/// A rate that was learned.
#[derive(Clone, PartialEq, Debug)]
pub struct LearnedRate {
    /// Its name.
    pub name: &'static str,
    /// Its value before.
    pub before: f64,
    /// Its value now.
    pub after: f64,
    /// How many steps of its kind are to be expected in what is told.
    pub seen: f64,
}

/// The weight of a source that was learned.
#[derive(Clone, PartialEq, Debug)]
pub struct FittedSource {
    /// What it is called in the file.
    pub key: String,
    /// How many comparisons it rests on.
    pub comparisons: usize,
    /// The factor on its claims.
    pub factor: f64,
}

/// Learns the rates and the weights of sources, starting from a file of parameters.
pub fn fit(claims: &[Sourced], places: &[Place], lexicon: &Lexicon, text: &str) -> Result<Fitted, ParametersError> {
    let start = Parameters::read(text)?;
    let sources: Vec<FittedSource> = reliabilities(claims, places, lexicon, &start)
        .into_iter()
        .filter(|record| record.agreement.comparisons >= FEWEST)
        .map(|record| FittedSource {
            factor: round((record.reliability / record.expected.max(0.1)).clamp(0.1, 1.0)),
            comparisons: record.agreement.comparisons,
            key: record.key,
        })
        .collect();
    let weights: BTreeMap<String, f64> = sources.iter().map(|source| (source.key.clone(), source.factor)).collect();
    let weighed = Parameters { sources: weights.clone(), ..start.clone() };
    let courses = with_work(claims, places, lexicon, &weighed, None, &RunId::new("fit"), |work| work.courses());
    let learning =
        Learning { courses: &courses, prior: learned(&Parameters::default()), strength: PRIOR, start: start.rates() };
    let result = learning.learn(learned(&start));
    let rates: Vec<LearnedRate> = NAMES
        .into_iter()
        .enumerate()
        .map(|(at, name)| LearnedRate {
            name,
            before: learned(&start)[at],
            after: round(result.rates[at]),
            seen: result.tally.seen()[at],
        })
        .collect();
    let text = rewritten(text, &rates, &weights);
    Parameters::read(&text)?;
    Ok(Fitted {
        text,
        likelihood: result.likelihood,
        scores: result.scores,
        settled: result.settled,
        places: courses.len(),
        days: result.tally.days(),
        rates,
        sources,
    })
}

/// The rates that are learned, of some parameters.
fn learned(parameters: &Parameters) -> Learned {
    NAMES.map(|name| parameters.number(name).expect("the names are those of parameters"))
}

/// To three significant digits: more are not known.
fn round(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// Courses to learn from.
pub(crate) struct Learning<'a> {
    /// With how many sides each has.
    pub(crate) courses: &'a [(usize, Course)],
    /// The values that the prior holds to be most probable.
    pub(crate) prior: Learned,
    /// How many steps of each kind it counts for.
    pub(crate) strength: f64,
    /// The rates that stay as they are.
    pub(crate) start: Rates,
}

/// What came of learning.
pub(crate) struct Outcome {
    pub(crate) rates: Learned,
    pub(crate) likelihood: (f64, f64),
    pub(crate) scores: Vec<f64>,
    pub(crate) settled: bool,
    pub(crate) tally: Tally,
}

impl Learning<'_> {
    pub(crate) fn learn(&self, start: Learned) -> Outcome {
        let mut rates = start;
        let mut scores: Vec<f64> = vec![];
        let (first, mut tally) = self.expect(&rates);
        let mut likelihood = first;
        let mut settled = false;
        scores.push(likelihood + self.prior(&rates));
        while !settled && scores.len() <= MOST_ROUNDS {
            rates = self.best(&tally, rates);
            (likelihood, tally) = self.expect(&rates);
            let score = likelihood + self.prior(&rates);
            settled = score - scores[scores.len() - 1] < SETTLED;
            scores.push(score);
        }
        Outcome { rates, likelihood: (first, likelihood), scores, settled, tally }
    }

    fn rates(&self, rates: &Learned) -> Rates {
        let [change, fight, part, fight_ends, part_ends, fight_lost, part_lost] = *rates;
        Rates { change, fight, part, fight_ends, part_ends, fight_lost, part_lost, found: self.start.found }
    }

    /// The log-likelihood by these rates, and the steps to be expected.
    fn expect(&self, rates: &Learned) -> (f64, Tally) {
        let mut transitions: BTreeMap<usize, Transition> = BTreeMap::new();
        for (sides, _) in self.courses {
            transitions.entry(*sides).or_insert_with(|| Transition::new(Layout::new(*sides), self.rates(rates)));
        }
        let of = |(sides, course): &(usize, Course)| {
            let expected = course.expected(transitions[sides].day());
            (expected.likelihood, Tally::of(Layout::new(*sides), &expected.steps))
        };
        let each: Vec<(f64, Tally)> = self.courses.par_iter().map(of).collect();
        let mut all = (0.0, Tally::default());
        for (likelihood, tally) in each {
            all.0 += likelihood;
            all.1.add(&tally);
        }
        all
    }

    /// The logarithm of the prior, but for a constant: beta distributions with their peaks at its values.
    fn prior(&self, rates: &Learned) -> f64 {
        let one = |(at, value): (usize, &f64)| {
            let peak = self.prior[at].clamp(1e-6, 1.0 - 1e-6);
            let (seen, rest) = if is_share(at) {
                (self.strength * peak, self.strength * (1.0 - peak))
            } else {
                (self.strength, self.strength * (1.0 - peak) / peak)
            };
            seen * value.ln() + rest * (1.0 - value).ln()
        };
        rates.iter().enumerate().map(one).sum()
    }

    /// The rates that make the steps expected, and the prior, most probable: one rate after the other, until none moves. The
    /// sum has one peak in each rate, so that halving finds it; a rate that would do worse stays.
    fn best(&self, tally: &Tally, start: Learned) -> Learned {
        let found = self.start.found;
        let score = |rates: &Learned| tally.score(rates, found) + self.prior(rates);
        let mut rates = start;
        for _ in 0..20 {
            let before = rates;
            for at in 0..rates.len() {
                let (mut low, mut high) = self.bounds(at);
                let with = |value: f64| {
                    let mut tried = rates;
                    tried[at] = value.exp();
                    score(&tried)
                };
                for _ in 0..80 {
                    let (one, other) = (low + (high - low) * 0.382, low + (high - low) * 0.618);
                    if with(one) < with(other) {
                        low = one;
                    } else {
                        high = other;
                    }
                }
                let value = f64::midpoint(low, high);
                if with(value) > score(&rates) {
                    rates[at] = value.exp();
                }
            }
            if rates.iter().zip(&before).all(|(now, before)| (now / before - 1.0).abs() < 1e-9) {
                break;
            }
        }
        rates
    }

    /// The logarithms of the least and the most that a rate may be.
    fn bounds(&self, at: usize) -> (f64, f64) {
        if is_share(at) {
            return (LEAST_SHARE.ln(), (1.0 - LEAST_SHARE).ln());
        }
        let most = if matches!(NAMES[at], "fight_ends" | "part_ends") { 0.7 } else { 0.2 };
        let value = self.prior[at];
        ((value / MOST_CHANGE).max(1e-6).ln(), (value * MOST_CHANGE).min(most).ln())
    }
}

/// Whether it is a share of what ends, and not a rate.
fn is_share(at: usize) -> bool {
    NAMES[at].ends_with("_lost")
}

/// How often each kind of step is to be expected.
#[derive(Clone, PartialEq, Default, Debug)]
pub(crate) struct Tally {
    /// From one holder to another, or to nobody known.
    change: f64,
    fight: f64,
    part: f64,
    /// Fights and parted places that end with the same holder, with another, and with the same where there is no other.
    fought: [f64; 3],
    parted: [f64; 3],
    /// Days on which a place stays: held with other sides there, held with none, with nobody known, fought over, parted.
    stays: [f64; 5],
    found: f64,
}

impl Tally {
    /// From the steps of a chain, from × to.
    fn of(layout: Layout, steps: &[f64]) -> Self {
        let mut tally = Self::default();
        let states = layout.states();
        for (at, count) in steps.iter().enumerate() {
            let (from, to) = (at / states, at % states);
            let (holder, next) = (layout.holder(from), layout.holder(to));
            let sides = layout.holders() - 1;
            let others = sides > usize::from(holder != 0);
            let slot = match (layout.manner(from), layout.manner(to)) {
                (Manner::Held, Manner::Held) if from == to => match (holder, others) {
                    (0, _) => &mut tally.stays[2],
                    (_, true) => &mut tally.stays[0],
                    (_, false) => &mut tally.stays[1],
                },
                (Manner::Held, Manner::Held) if holder == 0 => &mut tally.found,
                (Manner::Held, Manner::Held) => &mut tally.change,
                (Manner::Fought, Manner::Fought) => &mut tally.stays[3],
                (Manner::Parted, Manner::Parted) => &mut tally.stays[4],
                (Manner::Held, Manner::Fought) => &mut tally.fight,
                (_, Manner::Parted) => &mut tally.part,
                (manner, _) => {
                    let ends = if manner == Manner::Fought { &mut tally.fought } else { &mut tally.parted };
                    &mut ends[if holder != next {
                        1
                    } else if others {
                        0
                    } else {
                        2
                    }]
                }
            };
            *slot += count;
        }
        tally
    }

    fn add(&mut self, other: &Self) {
        self.change += other.change;
        self.fight += other.fight;
        self.part += other.part;
        self.found += other.found;
        let pairs = self.fought.iter_mut().zip(&other.fought).chain(self.parted.iter_mut().zip(&other.parted));
        for (sum, more) in pairs.chain(self.stays.iter_mut().zip(&other.stays)) {
            *sum += more;
        }
    }

    /// The log-likelihood of these steps.
    fn score(&self, rates: &Learned, found: f64) -> f64 {
        let [change, fight, part, fight_ends, part_ends, fight_lost, part_lost] = *rates;
        let term = |count: f64, chance: f64| if count > 0.0 { count * chance.max(1e-300).ln() } else { 0.0 };
        let ended = |ends: &[f64; 3], rate: f64, lost: f64| {
            term(ends.iter().sum(), rate) + term(ends[0], 1.0 - lost) + term(ends[1], lost)
        };
        term(self.change, change)
            + term(self.fight, fight)
            + term(self.part, part)
            + ended(&self.fought, fight_ends, fight_lost)
            + ended(&self.parted, part_ends, part_lost)
            + term(self.stays[0], 1.0 - 1.1 * change - fight - part)
            + term(self.stays[1], 1.0 - 0.1 * change - fight - part)
            + term(self.stays[2], 1.0 - found - fight - part)
            + term(self.stays[3], 1.0 - fight_ends - part)
            + term(self.stays[4], 1.0 - part_ends)
    }

    /// How many steps of the kind of each rate there are.
    fn seen(&self) -> Learned {
        let (fought, parted) = (self.fought.iter().sum(), self.parted.iter().sum());
        [self.change, self.fight, self.part, fought, parted, self.fought[1], self.parted[1]]
    }

    fn days(&self) -> f64 {
        let ended: f64 = self.fought.iter().chain(&self.parted).chain(&self.stays).sum();
        self.change + self.fight + self.part + self.found + ended
    }
}

/// What stands above the weights of sources in a file.
const HEADING: &str = "# --- Learned of sources: a factor in place of that of their grade or type ---";

/// A file of parameters with new values; its words stay as they are.
fn rewritten(text: &str, rates: &[LearnedRate], sources: &BTreeMap<String, f64>) -> String {
    let mut out = String::new();
    for line in text.lines().take_while(|line| !matches!(line.trim(), "[sources]" | HEADING)) {
        let key = line.split('=').next().unwrap_or_default().trim();
        match rates.iter().find(|rate| rate.name == key && rate.after != rate.before) {
            Some(rate) => {
                let rest =
                    line.split_once('#').map(|(_, comment)| format!(" # {}", comment.trim())).unwrap_or_default();
                let value = format!("{key} = {}", rate.after);
                let _ = write!(out, "{value:<23}{rest}");
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    if sources.is_empty() {
        return out;
    }
    let _ = write!(out, "\n{HEADING}\n[sources]\n");
    for (name, factor) in sources {
        let _ = writeln!(out, "{} = {factor}", toml::Value::String(name.clone()));
    }
    out
}

#[cfg(test)]
mod tests;
