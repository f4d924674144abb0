//! From the history of a place to intervals with a probability and the claims behind them.

use std::collections::BTreeSet;

use dateline_merge::origin::Origins;
use dateline_model::{Basis, ClaimId, ControlInterval, Day, DaySpan, Holder, Place, RunId, SideId, Sourced};

use crate::Parameters;
use crate::observation::{Vote, strength};
use crate::segment::{Segment, State};

/// Writes down the intervals of a place on evidence, in order of days. Neighbours with the same holder become one.
pub(crate) fn intervals(
    history: Vec<Segment>,
    place: &Place,
    claims: &[&Sourced],
    origins: &Origins<'_>,
    parameters: &Parameters,
    run: &RunId,
) -> Vec<ControlInterval> {
    let mut joined: Vec<Segment> = vec![];
    for segment in history {
        match joined.last_mut() {
            Some(last) if adjoins(last, &segment) => join(last, segment),
            _ => joined.push(segment),
        }
    }
    joined
        .into_iter()
        .map(|segment| ControlInterval {
            place: place.id.clone(),
            days: DaySpan { from: segment.from, to: segment.to },
            holder: holder(&segment).cloned().map_or(Holder::Contested, Holder::Side),
            probability: probability(&segment, origins, parameters),
            basis: Basis::Evidence,
            published: segment.votes.iter().filter_map(|vote| claims.get(vote.claim)?.published).min(),
            claims_for: ids(&segment.votes, claims),
            claims_against: ids(&segment.against, claims),
            parties: segment.parties.into_iter().collect(),
            recorded_in: run.clone(),
        })
        .collect()
}

fn holder(segment: &Segment) -> Option<&SideId> {
    match &segment.state {
        State::Held(side) => Some(side),
        State::Parted | State::Fought { .. } | State::Infiltrated { .. } => None,
    }
}

fn adjoins(one: &Segment, next: &Segment) -> bool {
    holder(one) == holder(next) && one.to.map(|to| to.plus(1)) == next.from
}

fn join(one: &mut Segment, next: Segment) {
    one.to = next.to;
    one.parties.extend(next.parties);
    one.votes.extend(next.votes);
    one.against.extend(next.against);
    one.attacked |= next.attacked;
    one.weak &= next.weak;
}

/// `s · (1 − c / 2)`, where `s` is how strongly it is told and `c` how strongly it is contradicted, one vote for each
/// independent origin; less while the place is attacked; within the limits that the parameters set.
fn probability(segment: &Segment, origins: &Origins<'_>, parameters: &Parameters) -> f64 {
    let told = strength(&segment.votes, origins);
    let contradicted = strength(&segment.against, origins);
    let attacked = if segment.attacked { parameters.under_attack } else { 1.0 };
    let highest = if segment.weak { parameters.doubtful_limit } else { parameters.highest };
    let exact = (told * (1.0 - contradicted / 2.0) * attacked).clamp(parameters.lowest, highest);
    (exact * 1000.0).round() / 1000.0
}

fn ids(votes: &[Vote], claims: &[&Sourced]) -> Vec<ClaimId> {
    let ids: BTreeSet<&ClaimId> =
        votes.iter().filter_map(|vote| claims.get(vote.claim)).map(|one| &one.claim.id).collect();
    ids.into_iter().cloned().collect()
}

/// Where an interval stands in the list: by place, then by day.
pub(crate) fn place_in_list(interval: &ControlInterval) -> (&str, Option<Day>) {
    (interval.place.as_str(), interval.days.from)
}
