//! Pockets: places of a side that no supplies reach, since every way to them is cut or fought over.
//!
//! Places connected with one another by roads that the side can pass are one pocket. A way of which nobody knows might be open,
//! so that a place with such a way is no pocket; nor is one to which the graph has no road at all; and a side without a source on the roads has none.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, Day, DaySpan, PlaceId, RunId, SideId};
use dateline_roads::{EdgeId, NodeId, Reach};
use rayon::prelude::*;

use crate::routes::Routes;
use crate::sides::numbers;
use crate::situation::Situation;
use crate::work::span;

/// Places encircled together, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Pocket {
    /// Who is inside: a side and its friends.
    pub side: SideId,
    /// The places, by id.
    pub places: Vec<PlaceId>,
    /// First and last day on which just these places were encircled together.
    pub days: DaySpan,
    /// Since when the one that was encircled first has been so without a break.
    pub since: Option<Day>,
    /// The sides that close the roads around it.
    pub by: Vec<SideId>,
    /// The stretches of road out of it.
    pub edges: Vec<EdgeId>,
    /// How probable it is: that the least surely closed road out is closed.
    pub probability: f64,
    /// The claims about those roads.
    pub claims: Vec<ClaimId>,
}

/// A pocket of one day: the side and its nodes.
type Inside = (usize, Vec<NodeId>);

/// The pockets of a day, each as it is told where it is not as the day before.
type Now = Vec<(Inside, Option<Pocket>)>;

/// So many changes at least are gone through in a row.
const IN_A_ROW: usize = 50;

impl Routes<'_> {
    /// The pockets of all days, by first day, side and places.
    #[must_use]
    pub fn pockets(&self) -> Vec<Pocket> {
        let turns = self.turns();
        let changes = self.masks.changes();
        let row = turns.len().div_ceil(rayon::current_num_threads()).max(IN_A_ROW);
        let rows: Vec<Vec<Now>> = turns.par_chunks(row).map(|row| self.pockets_of(row, &changes)).collect();
        let mut found: Vec<Pocket> = vec![];
        let mut open: BTreeMap<Inside, Pocket> = BTreeMap::new();
        // Since when each node has been encircled for each side.
        let mut since: BTreeMap<(usize, NodeId), i32> = BTreeMap::new();
        for (index, now) in rows.into_iter().flatten().enumerate() {
            let (day, last) = (turns[index], turns.get(index + 1).map_or(i32::MAX, |next| next - 1));
            let inside: BTreeSet<(usize, NodeId)> =
                now.iter().flat_map(|((side, nodes), _)| nodes.iter().map(|node| (*side, *node))).collect();
            since.retain(|one, _| inside.contains(one));
            for one in &inside {
                since.entry(*one).or_insert(day);
            }
            let mut before = std::mem::take(&mut open);
            for (one, told) in now {
                let first = one.1.iter().filter_map(|node| since.get(&(one.0, *node))).min().copied();
                let Some(mut pocket) = before.remove(&one).or(told) else { continue };
                if pocket.since.is_none() {
                    pocket.since = first.filter(|first| *first != i32::MIN).map(Day::from_number);
                }
                pocket.days.to = span(day, last).to;
                open.insert(one, pocket);
            }
            found.extend(before.into_values());
        }
        found.extend(open.into_values());
        let besieged = self.besieged(&found);
        found.extend(besieged);
        found.sort_by(|one, other| {
            (one.days.from, &one.side, &one.places).cmp(&(other.days.from, &other.side, &other.places))
        });
        found
    }

    /// Places told to be besieged whose roads are not known, on days on which they are in no pocket.
    fn besieged(&self, pockets: &[Pocket]) -> Vec<Pocket> {
        let mut found = vec![];
        for closed in self.work.closed.iter().filter(|closed| closed.weight >= 0.5) {
            let siege = &self.work.sieges[closed.siege];
            for side in &siege.besieged {
                let covered = pockets.iter().filter(|one| one.side == *side && one.places.contains(&siege.place));
                let mut covered: Vec<(i32, i32)> = covered.map(|one| ends(one.days)).collect();
                covered.sort_unstable();
                found.extend(left(ends(siege.days), &covered).into_iter().map(|(from, to)| Pocket {
                    side: side.clone(),
                    places: vec![siege.place.clone()],
                    days: span(from, to),
                    since: siege.days.from,
                    by: siege.besiegers.clone(),
                    edges: vec![],
                    probability: closed.weight,
                    claims: siege.claims.clone(),
                }));
            }
        }
        found
    }

    /// The pockets of each of these days, one after another; `changes` are those of all days.
    fn pockets_of(&self, days: &[i32], changes: &[(i32, EdgeId)]) -> Vec<Now> {
        let Some(first) = days.first() else { return vec![] };
        let mut situation = self.situation_of(*first);
        let either: Vec<u32> =
            situation.passable.iter().zip(&situation.unknown).map(|(one, other)| one | other).collect();
        let mut reach = Reach::new(self.work.graph, &situation.sources_of_all(), &either);
        let mut next = changes.partition_point(|(day, _)| day <= first);
        let mut found: Vec<Now> = vec![];
        for day in days {
            situation.day = *day;
            let today = changes[next..].iter().take_while(|(change, _)| change <= day).count();
            let turned = changes[next..next + today].iter().map(|(_, edge)| (*edge, situation.turn(*edge)));
            let turned: Vec<(EdgeId, u32)> = turned.collect();
            next += today;
            reach.update(&turned);
            reach.set_sources(&situation.sources_of_all());
            let now = situation.pockets(reach.masks());
            let is_new = |one: &Inside| !found.last().is_some_and(|last| last.iter().any(|(before, _)| before == one));
            let told = |one: Inside| {
                let pocket = is_new(&one).then(|| situation.pocket(&one, span(*day, *day)));
                (one, pocket)
            };
            let now = now.into_iter().map(told).collect();
            found.push(now);
        }
        found
    }
}

fn ends(days: DaySpan) -> (i32, i32) {
    (days.from.map_or(i32::MIN, Day::number), days.to.map_or(i32::MAX, Day::number))
}

/// What is left of a span of days without these others, which are in order.
fn left((mut from, to): (i32, i32), others: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut found = vec![];
    for (first, last) in others.iter().copied().filter(|(_, last)| *last != i32::MAX) {
        if first > to || last < from {
            continue;
        }
        if first > from {
            found.push((from, first - 1));
        }
        from = last + 1;
    }
    let endless = others.iter().filter(|(_, last)| *last == i32::MAX).map(|(first, _)| *first).min();
    let to = endless.map_or(to, |first| to.min(first.saturating_sub(1)));
    if from <= to {
        found.push((from, to));
    }
    found
}

impl Situation<'_, '_> {
    /// The nodes encircled, by side, those connected with one another together. `supplied` says for each node who is supplied
    /// there, were unknown roads open.
    fn pockets(&self, supplied: &[u32]) -> Vec<Inside> {
        let routes = self.routes;
        // For each part of the graph, the sides that have a source there: where no road leads from a source, nothing is cut.
        let mut sourced = vec![0_u32; routes.parts.count()];
        for (node, sides) in self.sources_of_all() {
            sourced[routes.parts.of(node)] |= sides;
        }
        // For each node, the sides that are inside themselves. A friend's supplies reach its friends, so that it is asked once for each.
        let inside = self.inside();
        let encircled = |node: NodeId| inside[node.index()] & !supplied[node.index()] & sourced[routes.parts.of(node)];
        let all = routes.places_at.iter().fold(0, |set, (node, _)| set | encircled(*node));
        let mut found = vec![];
        let mut seen = vec![0_u32; inside.len()];
        for side in numbers(all) {
            for (start, _) in &routes.places_at {
                if encircled(*start) & 1 << side == 0 || seen[start.index()] & 1 << side != 0 {
                    continue;
                }
                let all = self.connected(&[*start], side, &mut seen);
                let mut nodes: Vec<NodeId> =
                    all.into_iter().filter(|node| inside[node.index()] & 1 << side != 0).collect();
                nodes.sort_unstable();
                found.push((side, nodes));
            }
        }
        found
    }

    /// All nodes that a side can get to from these, as far as is known; each is marked as seen by the side.
    fn connected(&self, from: &[NodeId], side: usize, seen: &mut [u32]) -> Vec<NodeId> {
        let mut found = from.to_vec();
        for node in from {
            seen[node.index()] |= 1 << side;
        }
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            for arc in self.routes.work.graph.around(node) {
                if seen[arc.to.index()] & 1 << side == 0 && self.may_be_open(arc.edge, side) {
                    seen[arc.to.index()] |= 1 << side;
                    found.push(arc.to);
                }
            }
        }
        found
    }

    fn pocket(&self, (side, nodes): &Inside, days: DaySpan) -> Pocket {
        let work = &self.routes.work;
        let mut edges: BTreeSet<EdgeId> = BTreeSet::new();
        let (mut by, mut claims, mut surely) = (0_u32, BTreeSet::new(), 1.0_f64);
        let friends = work.sides.stand(*side, self.day).friends;
        // Junctions are part of it, too: the road may be cut behind them.
        let mut own = vec![0_u32; work.graph.node_count()];
        let all = self.connected(nodes, *side, &mut own);
        for arc in all.iter().flat_map(|node| work.graph.around(*node)) {
            // A stretch with both ends inside leads nowhere out.
            if own[arc.to.index()] != 0 || !edges.insert(arc.edge) {
                continue;
            }
            let Some(stretch) = self.routes.stretch(arc.edge, *side, self.day) else { continue };
            surely = surely.min(stretch.probability);
            let interval = work.interval(arc.edge, *side, stretch, &RunId::new(""));
            claims.extend(interval.claims_for);
            for place in &stretch.places {
                by |= work.holding.on(*place as usize, self.day).inside();
            }
            for siege in &stretch.sieges {
                by |= work.sides.set(&work.sieges[*siege as usize].besiegers);
            }
            for telling in &stretch.tellings_for {
                let claim = &work.claims[work.tellings[*telling as usize].claim].claim;
                let day = Some(Day::from_number(self.day));
                by |= work.sides.set(&dateline_merge::telling::sides_of(&claim.by, day, work.lexicon));
            }
        }
        let mut places: Vec<PlaceId> = nodes
            .iter()
            .flat_map(|node| self.routes.places_of(*node))
            .filter(|place| work.holding.on(**place as usize, self.day).inside() & 1 << side != 0)
            .map(|place| work.places[*place as usize].id.clone())
            .collect();
        places.sort();
        Pocket {
            side: work.sides.id(*side).clone(),
            places,
            days,
            since: None,
            by: self.side_ids(by & !friends),
            edges: edges.into_iter().collect(),
            probability: (surely * 1e4).round() / 1e4,
            claims: claims.into_iter().collect(),
        }
    }
}
