//! What the brief is told of roads: rows for one region and one day.
//!
//! A road is told in pieces that are one thing to everybody: the M5 may be open to Qara and cut behind it. Who travels is who is
//! in the region that day, and civilians and aid where reports name them.

use std::collections::{BTreeMap, BTreeSet};

use dateline_brief::{Encircled, IfTaken, RoadPiece, RoadState, RoadStretch, Roads, Supplied};
use dateline_control::holder_on;
use dateline_model::{Basis, Day, Holder, PlaceId, RouteInterval, RouteStatus, SideId, Traveller};
use dateline_roads::{EdgeId, NodeId};
use dateline_routes::{Pocket, Route, Routes, Supply, Watched};

use super::Net;

/// Where there are more stretches than this, what would change if a town fell is not worked out for a brief: that takes all
/// roads anew for each town (`watch` still does it).
const MOST_STRETCHES: usize = 20_000;

/// The roads of a region on a day.
pub(crate) fn roads_for_brief(
    net: &Net,
    input: &dateline_routes::Input<'_>,
    region: &BTreeSet<PlaceId>,
    on: Day,
) -> Roads {
    if net.segments.is_empty() {
        return Roads::default();
    }
    let routes = Routes::new(input);
    let rows = Rows { net, routes: &routes, region, on, travellers: travellers(net, &routes, region, on) };
    let is_small = net.segments.len() <= MOST_STRETCHES;
    Roads {
        pieces: rows.pieces(),
        supplied: rows.supplied(),
        encircled: rows.encircled(),
        if_taken: if is_small { rows.if_taken(routes.watch(on, usize::MAX)) } else { vec![] },
        stretches: rows.stretches(),
    }
}

/// The sides in the region, by id; then civilians and aid where anything is told of them.
fn travellers(net: &Net, routes: &Routes<'_>, region: &BTreeSet<PlaceId>, on: Day) -> Vec<Traveller> {
    let mut inside: BTreeSet<&SideId> = BTreeSet::new();
    for place in region {
        let Some(interval) = holder_on(net.control(), place, on).filter(|one| one.basis != Basis::Assumed) else {
            continue;
        };
        match &interval.holder {
            Holder::Side(side) => drop(inside.insert(side)),
            Holder::Contested | Holder::Unknown => inside.extend(&interval.parties),
        }
    }
    let goes = |one: &Traveller| match one {
        Traveller::Side(side) => inside.contains(side),
        Traveller::Civilians | Traveller::Aid => true,
    };
    routes.travellers().into_iter().filter(goes).collect()
}

struct Rows<'r, 'a> {
    net: &'r Net,
    routes: &'r Routes<'a>,
    region: &'r BTreeSet<PlaceId>,
    on: Day,
    travellers: Vec<Traveller>,
}

impl Rows<'_, '_> {
    /// The stretches with an end in the region.
    fn edges(&self) -> impl Iterator<Item = EdgeId> {
        let inside = |edge: &EdgeId| {
            self.net
                .graph
                .ends(*edge)
                .into_iter()
                .any(|node| self.places(node).iter().any(|one| self.region.contains(one)))
        };
        self.net.graph.edges().filter(inside)
    }

    fn places(&self, node: NodeId) -> &[PlaceId] {
        self.net.graph.places_at(node)
    }

    /// The stretches between two places, for the map.
    fn stretches(&self) -> Vec<RoadStretch> {
        let stretch = |edge: EdgeId| {
            let segment = self.net.segment(edge);
            let [Some(from), Some(to)] = &segment.ends else { return None };
            let state = |traveller: &Traveller| {
                let interval = self.routes.stretch_on(edge, traveller, self.on)?;
                Some(state_of_stretch(interval))
            };
            Some(RoadStretch {
                ends: [from.clone(), to.clone()],
                roads: segment.roads.clone(),
                schematic: segment.schematic,
                states: self.travellers.iter().filter_map(state).collect(),
            })
        };
        self.edges().filter_map(stretch).collect()
    }

    /// The named roads in pieces: those of the highest class first, then those with most stretches.
    fn pieces(&self) -> Vec<RoadPiece> {
        let mut by_road: BTreeMap<&PlaceId, Vec<EdgeId>> = BTreeMap::new();
        for edge in self.edges() {
            for road in &self.net.segment(edge).roads {
                by_road.entry(road).or_default().push(edge);
            }
        }
        let mut roads: Vec<(&PlaceId, Vec<EdgeId>)> = by_road.into_iter().collect();
        let class = |edges: &[EdgeId]| edges.iter().map(|edge| self.net.segment(*edge).class).min();
        roads.sort_by_key(|(road, edges)| (class(edges), std::cmp::Reverse(edges.len()), *road));
        roads.iter().flat_map(|(road, edges)| self.pieces_of(road, edges)).collect()
    }

    fn pieces_of(&self, road: &PlaceId, edges: &[EdgeId]) -> Vec<RoadPiece> {
        let all = self.routes.road(road).edges.len();
        let mut found: Vec<RoadPiece> = vec![];
        for piece in self.alike(edges) {
            let route = Route { roads: vec![], ends: None, edges: piece.iter().map(|(edge, _)| *edge).collect() };
            let states = self.travellers.iter().filter_map(|traveller| self.state(&route, traveller)).collect();
            let between = if route.edges.len() == all { None } else { self.ends_of(&piece) };
            found.push(RoadPiece { road: road.clone(), between, states });
        }
        // Of two carriageways that are the same, one is enough.
        found.dedup();
        found
    }

    /// The stretches of a road in rows that hang together and are one thing to everybody; each with the node where it begins.
    fn alike(&self, edges: &[EdgeId]) -> Vec<Vec<(EdgeId, NodeId)>> {
        let status = |edge: EdgeId| -> Vec<RouteStatus> {
            let of = |one: &Traveller| {
                self.routes.stretch_on(edge, one, self.on).map_or(RouteStatus::Unknown, |one| one.status)
            };
            self.travellers.iter().map(of).collect()
        };
        let mut found: Vec<Vec<(EdgeId, NodeId)>> = vec![];
        let mut last: Option<(NodeId, Vec<RouteStatus>)> = None;
        for (edge, from) in self.in_order(edges) {
            let now = status(edge);
            let [one, other] = self.net.graph.ends(edge);
            let to = if one == from { other } else { one };
            match (found.last_mut(), &last) {
                (Some(row), Some((node, before))) if *node == from && *before == now => row.push((edge, from)),
                _ => found.push(vec![(edge, from)]),
            }
            last = Some((to, now));
        }
        found
    }

    /// The stretches of a road one after another, from an end of it; where it forks, the branches after the trunk.
    fn in_order(&self, edges: &[EdgeId]) -> Vec<(EdgeId, NodeId)> {
        let mut at: BTreeMap<NodeId, Vec<EdgeId>> = BTreeMap::new();
        for edge in edges {
            for node in self.net.graph.ends(*edge) {
                at.entry(node).or_default().push(*edge);
            }
        }
        let mut left: BTreeSet<EdgeId> = edges.iter().copied().collect();
        let mut found = vec![];
        while !left.is_empty() {
            let degree = |node: &NodeId| at[node].iter().filter(|edge| left.contains(edge)).count();
            let ends = left.iter().flat_map(|edge| self.net.graph.ends(*edge));
            let Some(mut node) = ends.min_by_key(|node| (degree(node) != 1, *node)) else { break };
            while let Some(edge) = at[&node].iter().copied().find(|edge| left.contains(edge)) {
                left.remove(&edge);
                found.push((edge, node));
                let [one, other] = self.net.graph.ends(edge);
                node = if one == node { other } else { one };
            }
        }
        found
    }

    /// The places at the two ends of a row of stretches; at an end without one, the last place before it.
    fn ends_of(&self, row: &[(EdgeId, NodeId)]) -> Option<[PlaceId; 2]> {
        let mut nodes: Vec<NodeId> = row.iter().map(|(_, from)| *from).collect();
        if let Some((edge, from)) = row.last() {
            nodes.extend(self.net.graph.ends(*edge).into_iter().find(|node| node != from));
        }
        let mut places = nodes.iter().filter_map(|node| self.places(*node).first());
        let first = places.next()?.clone();
        let last = places.next_back()?.clone();
        Some([first, last])
    }

    fn state(&self, route: &Route, traveller: &Traveller) -> Option<RoadState> {
        let life = self.routes.life(route, traveller);
        let holds = |days: dateline_model::DaySpan| days.is_unknown() || days.contains(self.on);
        let now = life.iter().position(|span| holds(span.days))?;
        let span = &life[now];
        if span.status == RouteStatus::Unknown {
            return None;
        }
        let first = life[..=now].iter().rposition(|one| one.status != span.status).map_or(0, |other| other + 1);
        Some(RoadState {
            traveller: traveller.clone(),
            status: span.status,
            probability: span.probability,
            since: life[first].days.from,
            told: span.basis == Some(Basis::Evidence),
            places: span.places.clone(),
            claims: span.claims_for.clone(),
        })
    }

    /// Who in the region is supplied from where.
    fn supplied(&self) -> Vec<Supplied> {
        let mut found: Vec<Supplied> = vec![];
        for side in self.sides() {
            let mut by_source: BTreeMap<PlaceId, Vec<dateline_routes::Reached>> = BTreeMap::new();
            for reached in self.routes.reach(side, self.on) {
                let asked = reached.supply == Supply::Supplied && self.region.contains(&reached.place);
                if let Some(source) = reached.source.clone().filter(|source| asked && *source != reached.place) {
                    by_source.entry(source).or_default().push(reached);
                }
            }
            for (source, mut towns) in by_source {
                towns.sort_by(|one, other| {
                    let length = |one: &dateline_routes::Reached| one.length.map_or(0.0, |length| length.kilometres());
                    length(one).total_cmp(&length(other)).then_with(|| one.place.cmp(&other.place))
                });
                let named: Vec<PlaceId> = towns.iter().map(|one| one.place.clone()).collect();
                let mut through: Vec<PlaceId> = vec![];
                for place in towns.iter().flat_map(|one| &one.through) {
                    if *place != source && !named.contains(place) && !through.contains(place) {
                        through.push(place.clone());
                    }
                }
                let probability = towns.iter().filter_map(|one| one.probability).fold(1.0, f64::min);
                found.push(Supplied { side: side.clone(), source, towns: named, through, probability });
            }
        }
        found
    }

    fn sides(&self) -> impl Iterator<Item = &SideId> {
        self.travellers.iter().filter_map(|one| match one {
            Traveller::Side(side) => Some(side),
            Traveller::Civilians | Traveller::Aid => None,
        })
    }

    /// The pockets of the day that hold a place of the region.
    fn encircled(&self) -> Vec<Encircled> {
        let asked = |pocket: &Pocket| {
            (pocket.days.is_unknown() || pocket.days.contains(self.on))
                && pocket.places.iter().any(|place| self.region.contains(place))
        };
        let row = |pocket: Pocket| {
            let ends = pocket.edges.iter().flat_map(|edge| self.net.graph.ends(*edge));
            let mut around: Vec<PlaceId> = ends.flat_map(|node| self.places(node)).cloned().collect();
            around.retain(|place| !pocket.places.contains(place));
            around.sort();
            around.dedup();
            Encircled {
                side: pocket.side,
                places: pocket.places,
                since: pocket.since,
                by: pocket.by,
                probability: pocket.probability,
                around,
                claims: pocket.claims,
            }
        };
        self.routes.pockets().into_iter().filter(asked).map(row).collect()
    }

    /// What would change if a town of the region fell.
    fn if_taken(&self, watched: Vec<Watched>) -> Vec<IfTaken> {
        watched.into_iter().filter(|one| self.region.contains(&one.place)).map(|one| self.if_one_taken(one)).collect()
    }

    fn if_one_taken(&self, one: Watched) -> IfTaken {
        let is_passable = |status| matches!(status, RouteStatus::Open | RouteStatus::Threatened);
        let mut turned = one.difference.roads;
        turned.sort_by_key(|turned| {
            let segment = self.net.segment(turned.edge);
            (segment.roads.is_empty(), segment.class, turned.edge)
        });
        let (mut opens, mut closes, mut around) = (vec![], vec![], vec![]);
        for turned in &turned {
            let segment = self.net.segment(turned.edge);
            let [Some(from), Some(to)] = &segment.ends else { continue };
            let (road, ends) = (segment.roads.first().cloned(), [from.clone(), to.clone()]);
            if turned.side == one.taker && is_passable(turned.after) && !is_passable(turned.before) {
                opens.push((road, ends));
            } else if self.sides().any(|side| *side == turned.side && *side != one.taker)
                && turned.after == RouteStatus::Cut
                && turned.before != RouteStatus::Unknown
            {
                closes.push((road, ends, turned.side.clone()));
            } else {
                continue;
            }
            around.extend([from, to].into_iter().filter(|place| **place != one.place).cloned());
        }
        // The side that has most to lose by it first; an ally of the taker loses nothing.
        let holder = one.holder.clone();
        closes.sort_by_key(|(_, _, side)| Some(side) != holder.as_ref());
        let mut cut_off: Vec<(PlaceId, SideId)> = vec![];
        for lost in one.difference.supplies.into_iter().filter(|lost| lost.after == Some(Supply::CutOff)) {
            if !cut_off.iter().any(|(place, _)| *place == lost.place) {
                cut_off.push((lost.place, lost.side));
            }
        }
        around.sort();
        around.dedup();
        IfTaken { place: one.place, taker: one.taker, score: one.score, opens, closes, cut_off, around }
    }
}

fn state_of_stretch(interval: RouteInterval) -> RoadState {
    RoadState {
        traveller: interval.traveller,
        status: interval.status,
        probability: interval.probability,
        since: interval.days.from,
        told: interval.basis == Basis::Evidence,
        places: interval.places,
        claims: interval.claims_for,
    }
}
