//! Ids of events that last: an event that keeps a member keeps its name.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, Event, EventId, PlaceId, content_hash};

/// A cluster as far as its name depends on it.
pub(crate) struct Nameless<'a> {
    /// Its claims, the first told first.
    pub(crate) members: Vec<&'a ClaimId>,
    pub(crate) place: Option<&'a PlaceId>,
    /// What to tell it by besides, where the claim tells of several places; else empty.
    pub(crate) besides: String,
}

/// The id of each cluster, and the event that it was before. A cluster takes over the id of the earlier event with which
/// it shares most members (at the same place, if the claims tell of several); an id goes to one cluster only. Others are
/// named by the hash of their first member.
pub(crate) fn names<'a>(clusters: &[Nameless<'_>], previous: &'a [Event]) -> Vec<(EventId, Option<&'a Event>)> {
    let mut names: Vec<Option<(EventId, Option<&'a Event>)>> = clusters.iter().map(|_| None).collect();
    let mut taken: BTreeSet<EventId> = previous.iter().map(|event| event.id.clone()).collect();
    let mut kept: BTreeSet<&EventId> = BTreeSet::new();
    for (cluster, before) in kinships(clusters, previous) {
        if names[cluster].is_none() && kept.insert(&before.id) {
            names[cluster] = Some((before.id.clone(), Some(before)));
        }
    }
    let mut named = Vec::with_capacity(clusters.len());
    for (cluster, name) in clusters.iter().zip(names) {
        named.push(name.unwrap_or_else(|| (free_name(cluster, &mut taken), None)));
    }
    named
}

/// Every pair of a cluster and an earlier event with common members, the closest first.
fn kinships<'a>(clusters: &[Nameless<'_>], previous: &'a [Event]) -> Vec<(usize, &'a Event)> {
    let mut events_of: BTreeMap<&ClaimId, Vec<&'a Event>> = BTreeMap::new();
    for event in previous {
        for member in &event.members {
            events_of.entry(member).or_default().push(event);
        }
    }
    let mut pairs = vec![];
    for (index, cluster) in clusters.iter().enumerate() {
        let mut common: BTreeMap<&EventId, (usize, &'a Event)> = BTreeMap::new();
        for event in cluster.members.iter().filter_map(|member| events_of.get(member)).flatten() {
            common.entry(&event.id).or_insert((0, event)).0 += 1;
        }
        for (id, (members, event)) in common {
            let elsewhere = event.place.as_ref() != cluster.place;
            pairs.push(((elsewhere, std::cmp::Reverse(members), id, cluster.members.first().copied(), index), event));
        }
    }
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
    pairs.into_iter().map(|((_, _, _, _, index), event)| (index, event)).collect()
}

/// The hash of the first member; where another event has that name already, the next one by number.
fn free_name(cluster: &Nameless<'_>, taken: &mut BTreeSet<EventId>) -> EventId {
    let first = cluster.members.first().map_or("", |member| member.as_str());
    let mut parts = vec![first.as_bytes()];
    if !cluster.besides.is_empty() {
        parts.push(cluster.besides.as_bytes());
    }
    let mut number = 1_u32;
    loop {
        let digits = number.to_string();
        let mut numbered = parts.clone();
        if number > 1 {
            numbered.push(digits.as_bytes());
        }
        let id = EventId::new(format!("e-{}", content_hash(&numbered)));
        if taken.insert(id.clone()) {
            return id;
        }
        number += 1;
    }
}
