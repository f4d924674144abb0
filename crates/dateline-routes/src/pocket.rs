//! Pockets: places of a side that no supplies reach, since every way to them is cut or fought over.
//!
//! Places connected with one another by roads that the side can pass are one pocket. A way of which nobody knows might be open,
//! so that a place with such a way is no pocket; and a side without a source on the roads has none.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{ClaimId, Day, DaySpan, PlaceId, RunId, SideId};
use dateline_roads::{EdgeId, NodeId};

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

impl Routes<'_> {
    /// The pockets of all days, by first day, side and places.
    #[must_use]
    pub fn pockets(&self) -> Vec<Pocket> {
        let mut found: Vec<Pocket> = vec![];
        let mut open: BTreeMap<Inside, Pocket> = BTreeMap::new();
        // Since when each node has been encircled for each side.
        let mut since: BTreeMap<(usize, NodeId), i32> = BTreeMap::new();
        let turns = self.turns();
        for (index, day) in turns.iter().copied().enumerate() {
            let last = turns.get(index + 1).map_or(i32::MAX, |next| next - 1);
            let situation = self.situation(Day::from_number(day));
            let now = situation.pockets();
            let inside: BTreeSet<(usize, NodeId)> =
                now.iter().flat_map(|(side, nodes)| nodes.iter().map(|node| (*side, *node))).collect();
            since.retain(|one, _| inside.contains(one));
            for one in &inside {
                since.entry(*one).or_insert(day);
            }
            let gone: Vec<Inside> = open.keys().filter(|one| !now.contains(one)).cloned().collect();
            found.extend(gone.iter().filter_map(|one| open.remove(one)));
            for one in now {
                let first = one.1.iter().filter_map(|node| since.get(&(one.0, *node))).min().copied();
                match open.get_mut(&one) {
                    Some(pocket) => pocket.days.to = span(day, last).to,
                    None => {
                        let pocket = situation.pocket(&one, span(day, last), first.map(Day::from_number));
                        open.insert(one, pocket);
                    }
                }
            }
        }
        found.extend(open.into_values());
        found.sort_by(|one, other| {
            (one.days.from, &one.side, &one.places).cmp(&(other.days.from, &other.side, &other.places))
        });
        found
    }
}

impl Situation<'_, '_> {
    /// The nodes encircled, by side, those connected with one another together.
    fn pockets(&self) -> Vec<Inside> {
        let work = &self.routes.work;
        let graph = work.graph;
        let supplied = self.supplied(true);
        let sourced = self
            .sources()
            .iter()
            .enumerate()
            .fold(0_u32, |set, (side, nodes)| set | u32::from(!nodes.is_empty()) << side);
        // For each node, the sides that are inside themselves. A friend's supplies reach its friends, so that it is asked once for each.
        let inside = self.inside();
        let encircled = |node: NodeId| inside[node.index()] & !supplied[node.index()] & sourced;
        let all = self.routes.places_at.iter().fold(0, |set, (node, _)| set | encircled(*node));
        let mut found = vec![];
        for side in numbers(all) {
            let mut seen: BTreeSet<NodeId> = BTreeSet::new();
            for (start, _) in &self.routes.places_at {
                if encircled(*start) & 1 << side == 0 || !seen.insert(*start) {
                    continue;
                }
                let (mut nodes, mut open) = (vec![], vec![*start]);
                while let Some(node) = open.pop() {
                    if inside[node.index()] & 1 << side != 0 {
                        nodes.push(node);
                    }
                    for arc in graph.around(node) {
                        if self.may_be_open(arc.edge, side) && seen.insert(arc.to) {
                            open.push(arc.to);
                        }
                    }
                }
                nodes.sort_unstable();
                found.push((side, nodes));
            }
        }
        found
    }

    fn pocket(&self, (side, nodes): &Inside, days: DaySpan, since: Option<Day>) -> Pocket {
        let work = &self.routes.work;
        let mut edges: BTreeSet<EdgeId> = BTreeSet::new();
        let (mut by, mut claims, mut surely) = (0_u32, BTreeSet::new(), 1.0_f64);
        let friends = work.sides.stand(*side, self.day).friends;
        for arc in nodes.iter().flat_map(|node| work.graph.around(*node)) {
            if self.may_be_open(arc.edge, *side) || !edges.insert(arc.edge) {
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
            since,
            by: self.side_ids(by & !friends),
            edges: edges.into_iter().collect(),
            probability: (surely * 1e4).round() / 1e4,
            claims: claims.into_iter().collect(),
        }
    }
}
