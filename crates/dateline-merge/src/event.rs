//! What a cluster of tellings says, as an event.

use dateline_model::{Claim, Count, DateBound, Day, DaySpan, Event, EventId, Place, RunId, Scope, Stance, Tally};

use crate::cluster::{Cluster, Telling};
use crate::origin::Origins;

/// A claim and the counts of one sort in it.
type CountOf = fn(&Claim) -> Option<Count>;

/// Writes down the event that a cluster tells of; `place` is the gazetteer's, else `name` as written.
pub(crate) fn event_of(
    cluster: &Cluster<'_>,
    place: Option<&Place>,
    name: &str,
    origins: &Origins<'_>,
    id: EventId,
    run: RunId,
) -> Event {
    let having = |stance: Stance| cluster.members.iter().filter(move |telling| telling.sourced.claim.stance == stance);
    let asserted: Vec<&Telling<'_>> = having(Stance::Asserted).collect();
    let told: Vec<&Telling<'_>> = if asserted.is_empty() { cluster.members.iter().collect() } else { asserted.clone() };
    let (days, date_bound) = agreed_days(&told, origins);
    let tally = |count: CountOf| tally_of(&asserted, origins, count);
    let mut members: Vec<_> = cluster.members.iter().map(|telling| telling.sourced.claim.id.clone()).collect();
    members.sort_unstable();
    Event {
        id,
        kind: cluster.members[0].sourced.claim.kind,
        days,
        date_bound,
        place: place.map(|place| place.id.clone()),
        place_name: place.map_or_else(|| name.to_owned(), |place| place.name.clone()),
        location: place.and_then(|place| place.location),
        by: cluster.sides.by.iter().cloned().collect(),
        against: cluster.sides.against.iter().cloned().collect(),
        killed: tally(|claim| claim.killed),
        wounded: tally(|claim| claim.wounded),
        captured: tally(|claim| claim.captured),
        displaced: tally(|claim| claim.displaced),
        members,
        asserted: number(asserted.len()),
        denied: number(having(Stance::Denied).count()),
        planned: number(having(Stance::Planned).count()),
        sources: number(votes(&asserted, origins).len()),
        published: cluster.members.iter().filter_map(|telling| telling.sourced.published).min(),
        recorded_in: run,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn votes(tellings: &[&Telling<'_>], origins: &Origins<'_>) -> Vec<Vec<usize>> {
    origins.votes(&tellings.iter().map(|telling| telling.claim).collect::<Vec<_>>())
}

/// The most precise days told; of several, those that most origins give, then most claims, then the earliest.
fn agreed_days(told: &[&Telling<'_>], origins: &Origins<'_>) -> (DaySpan, DateBound) {
    let precision = |claim: &Claim| {
        let length = claim.days.length().unwrap_or(if claim.days.from.is_some() { 1 } else { i32::MAX });
        (claim.days.is_unknown(), claim.date_bound != DateBound::On, length)
    };
    let Some(best) = told.iter().map(|telling| precision(&telling.sourced.claim)).min() else {
        return (DaySpan::UNKNOWN, DateBound::On);
    };
    let mut candidates: Vec<(DaySpan, DateBound)> = told
        .iter()
        .map(|telling| &telling.sourced.claim)
        .filter(|claim| precision(claim) == best)
        .map(|claim| (claim.days, claim.date_bound))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates
        .into_iter()
        .min_by_key(|(days, bound)| {
            let giving: Vec<&Telling<'_>> = told
                .iter()
                .copied()
                .filter(|telling| telling.sourced.claim.days == *days && telling.sourced.claim.date_bound == *bound)
                .collect();
            (std::cmp::Reverse((votes(&giving, origins).len(), giving.len())), *days, *bound)
        })
        .unwrap_or((DaySpan::UNKNOWN, DateBound::On))
}

/// The figures of the event itself, one for each independent origin: what it said last, then most precisely. Totals of
/// a campaign, or so far, are no figures of one event and are left out.
fn tally_of(asserted: &[&Telling<'_>], origins: &Origins<'_>, count: CountOf) -> Option<Tally> {
    let counting: Vec<&Telling<'_>> = asserted
        .iter()
        .copied()
        .filter(|telling| !matches!(telling.sourced.claim.scope, Some(Scope::RunningTotal | Scope::Campaign)))
        .filter(|telling| count(&telling.sourced.claim).is_some())
        .collect();
    let counts: Vec<Count> = votes(&counting, origins)
        .into_iter()
        .filter_map(|vote| {
            counting
                .iter()
                .filter(|telling| vote.contains(&telling.claim))
                .max_by_key(|telling| {
                    let claim = &telling.sourced.claim;
                    let width = count(claim).map_or(u32::MAX, width);
                    (
                        telling.sourced.published,
                        claim.scope == Some(Scope::Revision),
                        std::cmp::Reverse((width, &claim.id)),
                    )
                })
                .and_then(|telling| count(&telling.sourced.claim))
        })
        .collect();
    Tally::of(&counts)
}

fn width(count: Count) -> u32 {
    count.high().unwrap_or(u32::MAX) - count.low().unwrap_or(0)
}

/// When and where an event stands in a list: by day, then what makes the list stable.
pub(crate) fn place_in_list(event: &Event) -> (Day, Day, &str, &str, &EventId) {
    let last = Day::from_number(i32::MAX);
    let (from, to) = (event.days.first().unwrap_or(last), event.days.last().unwrap_or(last));
    (from, to, event.kind.as_str(), &event.place_name, &event.id)
}
