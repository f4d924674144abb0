//! From the history of a place to intervals with a probability and the claims behind them.

use std::collections::BTreeSet;

use dateline_model::{ClaimId, ControlInterval, Day, DaySpan, Place, RunId, Sourced};

use crate::Parameters;
use crate::history::Segment;
use crate::neighbour::Change;
use crate::observation::Vote;

/// Writes down the segments of a place, in order of days.
pub(crate) fn intervals(
    segments: &[Segment],
    place: &Place,
    parameters: &Parameters,
    changes: &[Change],
    claims: &[&Sourced],
    run: &RunId,
) -> Vec<ControlInterval> {
    segments
        .iter()
        .map(|segment| {
            let near = segment
                .neighbours
                .iter()
                .filter(|_| segment.votes.is_empty())
                .filter_map(|number| changes.get(*number));
            let told = segment.votes.iter().chain(near.flat_map(|change| &change.votes));
            let told: BTreeSet<usize> = told.map(|vote| vote.claim).collect();
            ControlInterval {
                place: place.id.clone(),
                days: DaySpan { from: Some(segment.from), to: segment.to },
                holder: segment.holder.clone(),
                probability: segment.probability(parameters),
                basis: segment.basis,
                published: told.iter().filter_map(|claim| claims.get(*claim)?.published).min(),
                claims_for: ids(told.iter().copied(), claims),
                claims_against: ids(segment.against.iter().map(|vote: &Vote| vote.claim), claims),
                parties: segment.parties.iter().cloned().collect(),
                recorded_in: run.clone(),
            }
        })
        .collect()
}

fn ids(numbers: impl Iterator<Item = usize>, claims: &[&Sourced]) -> Vec<ClaimId> {
    let ids: BTreeSet<&ClaimId> = numbers.filter_map(|number| claims.get(number)).map(|one| &one.claim.id).collect();
    ids.into_iter().cloned().collect()
}

/// Where an interval stands in the list: by place, then by day.
pub(crate) fn place_in_list(interval: &ControlInterval) -> (&str, Option<Day>) {
    (interval.place.as_str(), interval.days.from)
}
