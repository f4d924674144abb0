//! Who held each place on each day, from what claims tell of it.
//!
//! Each place is a hidden chain: on every day it is held by one of the sides, fought over, parted, or nobody knows (`chain`).
//! A capture, a withdrawal or a claim that a side holds a place is *evidence*; evidence of one change is put together, one
//! vote for each independent origin (`observation`, `weight`); an observation says how probable it is to be told in each
//! state (`reading` has the tables); and exact forward–backward over the days gives the probability of each state by all
//! that is told before and after (`history`). A part taken makes a place contested; only the whole changes hands. Fighting
//! makes it contested for some days. A town that changes hands is a weak sign for the towns around it (`neighbour`).
//!
//! What nobody reported stays a gap: unknown, never peace. Before the first evidence the pack's default may fill it, marked
//! [assumed](dateline_model::Basis::Assumed); what rests on neighbours alone is [inferred](dateline_model::Basis::Inferred).
//!
//! Regions, countries, roads and waters have no holder here. What counts as an independent origin, and which places a claim
//! tells of, is decided once for all stages, in `dateline-merge`. `docs/control.md` has the equations.

mod account;
mod beta;
mod chain;
mod daily;
mod defaults;
mod evidence;
mod fit;
mod history;
mod interval;
mod neighbour;
mod observation;
mod parameters;
mod reading;
mod reliability;
mod same_day;
mod sides;
mod siege;
mod weight;
mod work;

pub use account::{Account, Weighed};
pub use daily::Daily;
use dateline_lexicon::Lexicon;
use dateline_merge::origin::Origins;
use dateline_merge::telling::Places;
use dateline_model::{ControlInterval, Day, Place, PlaceId, RunId, Sourced};
use dateline_roads::Graph;
pub use fit::{Fitted, FittedSource, LearnedRate, fit};
pub use parameters::{Parameters, ParametersError};
pub use reliability::{Agreement, FEWEST, SideRecord, SourceRecord, reliabilities};
pub use siege::Siege;

use crate::sides::Stand;
use crate::work::Work;

/// Who held each place on each day. Intervals of a place do not overlap and come in order; days that none covers are
/// unknown. The result does not depend on the order of the claims; an id that stands twice counts once.
///
/// What was known on a day is asked by passing only the claims published by then. With `roads`, neighbours are as far from one
/// another as by road, where both lie on it.
#[must_use]
pub fn control(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    run: &RunId,
) -> Vec<ControlInterval> {
    answer(claims, places, lexicon, parameters, roads, run, |work| work.intervals())
}

/// Who held each place on each day as it was known on that very day: an interval tells what the claims published by
/// then said of each of its days, and later reports change nothing. In one pass over the claims.
#[must_use]
pub fn nowcast(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    run: &RunId,
) -> Vec<ControlInterval> {
    answer(claims, places, lexicon, parameters, roads, run, |work| work.nowcast())
}

/// How probable each holder of these places is on every day, from the first day with evidence on a place up to `until`: what
/// a strip of its history is drawn from. Places come in the order asked for; those without evidence are passed over.
///
/// A place takes 8 bytes for each day and holder: 10,000 places over ten years come to about a gigabyte.
#[must_use]
pub fn daily(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    of: &[PlaceId],
    until: Day,
) -> Vec<Daily> {
    let run = RunId::new("");
    with_work(claims, places, lexicon, parameters, roads, &run, |work| {
        let number = |id: &PlaceId| work.places.binary_search_by(|place| place.id.cmp(id)).ok();
        let of: Vec<usize> = of.iter().filter_map(number).collect();
        daily::daily(work, &of, until)
    })
}

/// How the evidence on a place adds up to what is thought of one day: each piece with the probabilities before and after
/// it. `None` of a place that has no holder.
#[must_use]
pub fn account(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    place: &PlaceId,
    on: Day,
) -> Option<Account> {
    with_work(claims, places, lexicon, parameters, roads, &RunId::new(""), |work| work.account(place, on))
}

/// Which places were besieged, by whom, from when to when.
#[must_use]
pub fn sieges(claims: &[Sourced], places: &[Place], lexicon: &Lexicon, parameters: &Parameters) -> Vec<Siege> {
    let claims = once_each(claims);
    let places = Places::new(places);
    siege::sieges(&claims, &places, Stand { lexicon, places: &places }, parameters)
}

fn answer(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    run: &RunId,
    ask: impl Fn(&Work<'_>) -> Vec<ControlInterval>,
) -> Vec<ControlInterval> {
    let mut found = with_work(claims, places, lexicon, parameters, roads, run, ask);
    found.sort_by(|one, other| interval::place_in_list(one).cmp(&interval::place_in_list(other)));
    found
}

fn with_work<T>(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    roads: Option<&Graph>,
    run: &RunId,
    ask: impl Fn(&Work<'_>) -> T,
) -> T {
    let claims = once_each(claims);
    let places = Places::new(places);
    let origins = Origins::new(&claims, lexicon);
    ask(&Work::new(&claims, &places, &origins, lexicon, parameters, roads, run))
}

/// The claims in order of id, each once.
fn once_each(claims: &[Sourced]) -> Vec<&Sourced> {
    let mut claims: Vec<&Sourced> = claims.iter().collect();
    claims.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    claims.dedup_by(|one, other| one.claim.id == other.claim.id);
    claims
}

/// The interval of a place that holds a day; `None` where nothing is known.
#[must_use]
pub fn holder_on<'a>(intervals: &'a [ControlInterval], place: &PlaceId, day: Day) -> Option<&'a ControlInterval> {
    intervals.iter().find(|interval| interval.place == *place && covers(interval, day))
}

/// Whether the day lies in the interval. Unlike a claim's span, an interval open at both ends holds every day.
fn covers(interval: &ControlInterval, day: Day) -> bool {
    interval.days.is_unknown() || interval.days.contains(day)
}
