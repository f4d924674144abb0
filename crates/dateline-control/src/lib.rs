//! Who held each place on each day, from what claims tell of it.
//!
//! The rule is simple, so that an editor can retrace it with the claims in hand. A capture, a withdrawal or a claim that a
//! side holds a place is *evidence*; evidence of one change is put together (`observation`); and the observations, in
//! order of days, change or confirm the holder (`rule` has the table). A part taken makes a place
//! contested; only the whole changes hands. Fighting makes it contested for some days. Each independent origin has one
//! vote; a source that tells of its own side's gain counts half, one that admits a loss in full (`weight`).
//!
//! What nobody reported stays a gap: unknown, never peace. Before the first evidence the pack's default may fill it, marked
//! [assumed](dateline_model::Basis::Assumed). The last interval stays open: its probability does not fade with time, it
//! says how well the last known state is told, so look at the days of the claims behind it.
//!
//! Regions, countries, roads and waters have no holder here. What counts as an independent origin, and which places a claim
//! tells of, is decided once for all stages, in `dateline-merge`.

mod defaults;
mod evidence;
mod interval;
mod observation;
mod parameters;
mod rule;
mod segment;
mod sides;
mod timeline;
mod weight;

use dateline_lexicon::Lexicon;
use dateline_merge::origin::Origins;
use dateline_merge::telling::Places;
use dateline_model::{ControlInterval, Day, Place, PlaceId, RunId, Sourced};
pub use parameters::Parameters;

use crate::sides::Stand;

/// Who held each place on each day. Intervals of a place do not overlap and come in order; days that none covers are
/// unknown. The result does not depend on the order of the claims; an id that stands twice counts once.
///
/// What was known on a day is asked by passing only the claims published by then.
#[must_use]
pub fn control(
    claims: &[Sourced],
    places: &[Place],
    lexicon: &Lexicon,
    parameters: &Parameters,
    run: &RunId,
) -> Vec<ControlInterval> {
    let mut claims: Vec<&Sourced> = claims.iter().collect();
    claims.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    claims.dedup_by(|one, other| one.claim.id == other.claim.id);
    let places = Places::new(places);
    let stand = Stand { lexicon, places: &places };
    let origins = Origins::new(&claims, lexicon);

    let mut evidence = evidence::evidence(&claims, &origins, stand, parameters);
    let mut found = vec![];
    for place in places.iter().filter(|place| evidence::can_be_held(place.kind)) {
        let told = evidence.remove(&place.id).unwrap_or_default();
        let observations = observation::observations(told, place, &origins, stand, parameters);
        let history = timeline::history(observations, place, &origins, stand, parameters);
        let on_evidence = interval::intervals(history, place, &claims, &origins, parameters, run);
        match on_evidence.first().map(|first| first.days.from) {
            Some(None) => {}
            Some(first) => found.extend(defaults::assumed(place, lexicon, stand, first, run)),
            None => found.extend(defaults::assumed(place, lexicon, stand, None, run)),
        }
        found.extend(on_evidence);
    }
    found.sort_by(|one, other| interval::place_in_list(one).cmp(&interval::place_in_list(other)));
    found
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
