//! What is told of roads themselves: cut, opened; and places besieged.
//!
//! People and arms that came from one place to another used a road: it was open that day, for them. Which one they took is known only
//! where a single one joins the two.
//!
//! A claim names a road ("the M5"), a piece of one ("the highway at Nabek", "the road between Flita and Arsal"), or only a place to which
//! supplies come. Here it becomes a list of stretches, with for whom each is cut or open. Where it names a whole road, the cut is
//! somewhere on it: on those stretches whose holders don't speak against it, and on all of them where they speak against it
//! everywhere.

use std::collections::{BTreeMap, BTreeSet};

use dateline_control::Siege;
use dateline_merge::origin::{Origins, fold};
use dateline_merge::telling::sides_of;
use dateline_model::{
    ActorId, Claim, ClaimId, Closure, Day, Extent, Kind, Place, PlaceId, PlaceKind, PlaceMention, RoadSegment, Sourced,
    Stance,
};
use dateline_roads::{EdgeId, Graph, NodeId, best_way};

use crate::Parameters;
use crate::near::distance;
use crate::sides::{AID, CIVILIANS, Sides, numbers};

/// What is told of a road.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum What {
    Cut,
    /// Some passed, or could be hindered.
    Threatened,
    Opened,
}

/// For whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whom {
    /// The travellers of this set.
    These(u32),
    /// Those who hold the places along it, and their friends: a road "reopened" by nobody named.
    Holders,
}

/// One claim on a road.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Telling {
    /// Its place in the list of claims.
    pub(crate) claim: usize,
    pub(crate) what: What,
    /// First day, and the last one on which it is told to have been so.
    pub(crate) first: i32,
    pub(crate) last: i32,
    /// How many days it stands after that before it fades.
    pub(crate) stands: i32,
    pub(crate) whom: Whom,
    /// Whether it was only tried, or planned, to cut it: till then it was used. Nothing new of a road that is cut.
    pub(crate) attempt: bool,
    /// Chance that it is right.
    pub(crate) weight: f64,
    /// The stretches; none where no road of the graph is meant.
    pub(crate) edges: Vec<EdgeId>,
    /// Whether it only says that the road is cut somewhere.
    pub(crate) somewhere: bool,
    /// The named roads it is about.
    pub(crate) roads: Vec<PlaceId>,
    /// The places, and regions, between which, or at which.
    pub(crate) named: Vec<PlaceId>,
}

/// A siege as it bears on the roads out of a place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Closed {
    pub(crate) siege: usize,
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) whom: u32,
    pub(crate) weight: f64,
    pub(crate) edges: Vec<EdgeId>,
}

/// The stretches that a claim means, whether it only means somewhere on them, the roads that it names, and the other places.
type Meant = (Vec<EdgeId>, bool, Vec<PlaceId>, Vec<PlaceId>);

/// Finds what claims mean on a graph.
pub(crate) struct Finder<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) segments: &'a [RoadSegment],
    pub(crate) places: BTreeMap<&'a PlaceId, &'a Place>,
    pub(crate) sides: &'a Sides,
    pub(crate) lexicon: &'a dateline_lexicon::Lexicon,
    pub(crate) parameters: &'a Parameters,
    of_road: BTreeMap<&'a PlaceId, Vec<EdgeId>>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(
        graph: &'a Graph,
        segments: &'a [RoadSegment],
        places: &[&'a Place],
        sides: &'a Sides,
        lexicon: &'a dateline_lexicon::Lexicon,
        parameters: &'a Parameters,
    ) -> Self {
        let mut of_road: BTreeMap<&PlaceId, Vec<EdgeId>> = BTreeMap::new();
        for edge in graph.edges() {
            for road in &segments[edge.index()].roads {
                of_road.entry(road).or_default().push(edge);
            }
        }
        let places = places.iter().map(|place| (&place.id, *place)).collect();
        Self { graph, segments, places, sides, lexicon, parameters, of_road }
    }

    /// The stretches of a named road.
    pub(crate) fn road(&self, road: &PlaceId) -> &[EdgeId] {
        self.of_road.get(road).map_or(&[], Vec::as_slice)
    }

    /// What the claims tell of roads, in order of claims; the number of those that tell of none we know.
    pub(crate) fn tellings(&self, claims: &[&Sourced], origins: &Origins<'_>) -> Vec<Telling> {
        let tellings = |(number, sourced): (usize, &&Sourced)| {
            let telling = self.telling(number, sourced);
            let taken = telling.as_ref().and_then(|telling| self.taken(telling, &sourced.claim));
            telling.into_iter().chain(taken)
        };
        let mut told: Vec<Telling> = claims.iter().enumerate().flat_map(tellings).collect();
        // One vote for each independent origin: of two that tell the same of the same days, only the first counts.
        let mut kept: Vec<Telling> = vec![];
        told.sort_by_key(|telling| (telling.first, telling.claim));
        for telling in told {
            let again = |one: &&Telling| {
                one.first == telling.first
                    && one.what == telling.what
                    && one.whom == telling.whom
                    && one.edges == telling.edges
                    && origins.votes(&[one.claim, telling.claim]).len() == 1
            };
            if !kept.iter().rev().take_while(|one| one.first == telling.first).any(|one| again(&one)) {
                kept.push(telling);
            }
        }
        kept
    }

    fn telling(&self, number: usize, sourced: &Sourced) -> Option<Telling> {
        let claim = &sourced.claim;
        if claim.prediction {
            return None;
        }
        let parameters = self.parameters;
        let (told, denied) = (parameters.told, parameters.told * parameters.denied);
        let (what, weight, stands) = match (claim.kind, claim.stance) {
            (Kind::RouteCut, Stance::Asserted) if self.only_threatens(claim) => {
                (What::Threatened, told, parameters.told_days)
            }
            (Kind::RouteCut, Stance::Asserted) => (What::Cut, told, parameters.told_days),
            (Kind::RouteOpened, Stance::Asserted) => (What::Opened, told, parameters.told_days),
            (Kind::RouteCut, Stance::Planned) => (What::Threatened, parameters.attempt, parameters.attempt_days),
            (Kind::RouteCut, Stance::Denied) => (What::Opened, denied, parameters.told_days),
            (Kind::RouteOpened, Stance::Denied) => (What::Cut, denied, parameters.told_days),
            (Kind::Displacement | Kind::Reinforce, Stance::Asserted) => {
                (What::Opened, parameters.used, parameters.used_days)
            }
            // Who takes or holds a road can use it, and those cannot from whom it was taken.
            (Kind::Capture | Kind::Hold, Stance::Asserted) if self.names_road(claim) => {
                (What::Opened, told, parameters.told_days)
            }
            _ => return None,
        };
        let used = matches!(claim.kind, Kind::Displacement | Kind::Reinforce);
        // A road told of without a day is told as it was when the report came out; of people on the way that is not known.
        let first = claim.days.first().or(sourced.published.filter(|_| !used))?;
        let last = claim.days.last().unwrap_or(first).max(first);
        let last = sourced.published.map_or(last, |published| last.min(published)).max(first);
        let whom = if used { self.who_passed(claim, first)? } else { self.whom(claim, what, first) };
        let (mut edges, somewhere, roads, named) = if used { self.used(claim)? } else { self.meant(claim) };
        let attempt = claim.stance == Stance::Planned;
        // Who tries to cut off a town says nothing of which of its roads are used.
        if attempt && roads.is_empty() && named.len() != 2 {
            edges.clear();
        }
        if edges.is_empty() && roads.is_empty() && named.is_empty() {
            return None;
        }
        let (first, last) = (first.number(), last.number());
        Some(Telling {
            claim: number,
            what,
            first,
            last,
            stands,
            whom,
            attempt,
            weight,
            edges,
            somewhere,
            roads,
            named,
        })
    }

    /// Where a road was taken: that it is cut to those who are not let through by its taker.
    fn taken(&self, telling: &Telling, claim: &Claim) -> Option<Telling> {
        let by = self.set(&claim.by, Day::from_number(telling.first));
        (matches!(claim.kind, Kind::Capture | Kind::Hold) && by != 0).then(|| Telling {
            what: What::Cut,
            whom: Whom::These(self.strangers(by, telling.first)),
            ..telling.clone()
        })
    }

    /// The sides that none of these lets pass.
    fn strangers(&self, by: u32, day: i32) -> u32 {
        let is_stranger = |side: &usize| self.sides.stand(*side, day).lets_pass & by == 0;
        numbers(self.sides.all()).filter(is_stranger).fold(0, |set, side| set | 1 << side)
    }

    /// Whether the first place that a claim names is a road.
    fn names_road(&self, claim: &Claim) -> bool {
        claim.places.first().and_then(|first| self.known(first)).is_some_and(|place| place.kind == PlaceKind::Road)
    }

    /// Whether a claim says that a road can be cut, or is partly, rather than that it is.
    fn only_threatens(&self, claim: &Claim) -> bool {
        let partly = matches!(claim.extent, Some(Extent::Most | Extent::Part | Extent::Shares(..)));
        partly || says(&claim.quote, &self.parameters.threat_words)
    }

    /// Who came from one place to another; nobody where no side and no civilians did.
    fn who_passed(&self, claim: &Claim, day: Day) -> Option<Whom> {
        let by = self.set(&claim.by, day);
        let people = match claim.kind {
            Kind::Displacement if by == 0 => 1 << CIVILIANS,
            _ => 0,
        };
        let set = self.sides.with_friends(by, day.number()) | people;
        (set != 0).then_some(Whom::These(set))
    }

    /// The road that joins the two places from and to which people or arms came, where it is a single one; and the two.
    fn used(&self, claim: &Claim) -> Option<Meant> {
        let (from, to) = (self.known(claim.from_place.as_ref()?)?, self.known(claim.to_place.as_ref()?)?);
        let edges = self.joining(&from.id, &to.id).unwrap_or_default();
        Some((edges, false, vec![], vec![from.id.clone(), to.id.clone()]))
    }

    /// The stretch that joins two places, or the named road that has both their names.
    pub(crate) fn joining(&self, one: &PlaceId, other: &PlaceId) -> Option<Vec<EdgeId>> {
        let (node, there) = (self.node(one)?, self.node(other)?);
        let direct: Vec<EdgeId> =
            self.graph.around(node).iter().filter(|arc| arc.to == there).map(|arc| arc.edge).collect();
        if !direct.is_empty() {
            return Some(direct);
        }
        let mut roads = self.roads_of_both(one, other).filter(|road| !self.road(road).is_empty());
        roads.find_map(|road| self.between(one, other, Some(self.road(road))))
    }

    /// The named roads that have both places' names in one of their names.
    pub(crate) fn roads_of_both(&self, one: &PlaceId, other: &PlaceId) -> impl Iterator<Item = &'a PlaceId> {
        let name = |id: &PlaceId| self.places.get(id).map(|place| format!(" {} ", fold(&place.name)));
        let both = [name(one), name(other)];
        let has_both = move |road: &&'a Place| {
            let names = std::iter::once(&road.name).chain(road.names.iter().map(|name| &name.name));
            names
                .map(|name| format!(" {} ", fold(name)))
                .any(|name| both.iter().all(|place| place.as_ref().is_some_and(|place| name.contains(place.as_str()))))
        };
        let roads = self.places.values().copied().filter(|place| place.kind == PlaceKind::Road);
        roads.filter(has_both).map(|road| &road.id)
    }

    fn set(&self, actors: &[ActorId], day: Day) -> u32 {
        self.sides.set(&sides_of(actors, Some(day), self.lexicon))
    }

    /// For whom a road is told to be cut or opened.
    fn whom(&self, claim: &Claim, what: What, day: Day) -> Whom {
        let people = self.people(claim);
        let (by, against) = (self.set(&claim.by, day), self.set(&claim.against, day));
        let friends = |set: u32| self.sides.with_friends(set, day.number());
        // A denial is about those of whom the claim denied is.
        let told = if claim.kind == Kind::RouteCut { What::Cut } else { What::Opened };
        let closes = what != What::Opened;
        let sides = match told {
            // Whom fighting keeps off the road is everybody, whoever the report has told of before.
            What::Cut if says(&claim.quote, &self.parameters.fighting_words) => self.sides.all(),
            What::Cut if against != 0 => friends(against) & !friends(by),
            // Cut to people alone.
            What::Cut if people != 0 && !claim.against.is_empty() => 0,
            // Those of whom nothing is said but that they are no friends of who cut it.
            What::Cut if by != 0 => self.strangers(by, day.number()),
            What::Opened if by != 0 => friends(by),
            _ if people != 0 => 0,
            _ if closes => self.sides.all(),
            _ => return Whom::Holders,
        };
        Whom::These(sides | people)
    }

    /// Civilians and aid, where the claim names them.
    fn people(&self, claim: &Claim) -> u32 {
        let named = |id: &str| claim.by.iter().chain(&claim.against).any(|actor| actor.as_str() == id);
        let civilians = named("civilians") || says(&claim.quote, &self.parameters.civilian_words);
        let aid = named("un") || says(&claim.quote, &self.parameters.aid_words);
        u32::from(civilians) << CIVILIANS | u32::from(aid) << AID
    }

    /// The stretches that a claim means, whether it only means somewhere on them, and the roads and points it names.
    fn meant(&self, claim: &Claim) -> Meant {
        let (mut roads, mut points, mut named) = (vec![], vec![], vec![]);
        // The ends of a road, where the claim names them, are surer than the places beside it.
        let ends: Vec<&PlaceMention> = [&claim.from_place, &claim.to_place].into_iter().flatten().collect();
        let is_way = ends.iter().filter(|end| self.known(end).is_some()).count() == 2;
        let beside = claim
            .places
            .iter()
            .filter(|mention| !is_way || self.known(mention).is_some_and(|place| place.kind == PlaceKind::Road));
        for place in ends.iter().copied().chain(beside).filter_map(|mention| self.known(mention)) {
            match place.kind {
                PlaceKind::Road => roads.push(place.id.clone()),
                PlaceKind::Region | PlaceKind::Country => named.push(place.id.clone()),
                PlaceKind::Water => {}
                _ => points.push(place.id.clone()),
            }
        }
        named.extend(points.iter().cloned());
        dedup(&mut named);
        dedup(&mut roads);
        dedup(&mut points);
        let on_roads: Vec<EdgeId> = {
            let edges: BTreeSet<EdgeId> = roads.iter().flat_map(|road| self.road(road)).copied().collect();
            edges.into_iter().collect()
        };
        let (edges, somewhere) = if on_roads.is_empty() {
            match (points.len() == 2).then(|| self.between(&points[0], &points[1], None)).flatten() {
                Some(edges) => (edges, true),
                // From one place to another by no road that the graph has: nothing is told of their other roads.
                None if is_way && points.len() == 2 => (vec![], false),
                None => (self.at(&points), false),
            }
        } else {
            let between = (points.len() == 2).then(|| self.between(&points[0], &points[1], Some(&on_roads))).flatten();
            let near = || points.iter().flat_map(|point| self.on_road_near(point, &on_roads)).collect::<BTreeSet<_>>();
            match between {
                Some(edges) => (edges, true),
                None => match near() {
                    near if near.is_empty() => (on_roads, true),
                    near => (near.into_iter().collect(), false),
                },
            }
        };
        (edges, somewhere, roads, named)
    }

    /// The place that a mention surely means.
    fn known(&self, mention: &PlaceMention) -> Option<&'a Place> {
        let id = mention.place.as_ref().filter(|_| mention.certainty >= self.parameters.doubtful_place)?;
        self.places.get(id).copied()
    }

    /// The shortest way between two places, over these stretches alone where they are given.
    pub(crate) fn between(&self, one: &PlaceId, other: &PlaceId, over: Option<&[EdgeId]>) -> Option<Vec<EdgeId>> {
        let (one, other) = (self.node(one)?, self.node(other)?);
        let open = |edge: EdgeId| over.is_none_or(|over| over.binary_search(&edge).is_ok());
        let way = |from, to| {
            let way = best_way(self.graph, None, from, to, open)?;
            (!way.edges.is_empty() && way.length.0 <= self.parameters.longest_way).then_some(way.edges)
        };
        let mut edges = way(one, other).or_else(|| way(other, one))?;
        // A road with two carriageways is both of them.
        if edges.iter().any(|edge| self.graph.is_one_way(*edge)) {
            edges.extend(way(other, one).into_iter().flatten());
        }
        edges.sort_unstable();
        edges.dedup();
        Some(edges)
    }

    /// The node of a place; of a part of a town, that of the town.
    pub(crate) fn node(&self, place: &PlaceId) -> Option<NodeId> {
        let parts = || self.places.get(place).map_or(&[][..], |place| &place.part_of);
        let holds = |id: &&PlaceId| {
            let larger = self.places.get(*id);
            larger.is_some_and(|larger| !matches!(larger.kind, PlaceKind::Region | PlaceKind::Country))
        };
        self.graph.node_of(place).or_else(|| parts().iter().filter(holds).find_map(|larger| self.graph.node_of(larger)))
    }

    /// The stretches that meet at places.
    fn at(&self, points: &[PlaceId]) -> Vec<EdgeId> {
        let nodes = points.iter().filter_map(|point| self.node(point));
        let edges: BTreeSet<EdgeId> = nodes.flat_map(|node| self.graph.around(node)).map(|arc| arc.edge).collect();
        edges.into_iter().collect()
    }

    /// The stretches of a road that meet at a place, else the nearest one.
    fn on_road_near(&self, point: &PlaceId, road: &[EdgeId]) -> Vec<EdgeId> {
        if let Some(node) = self.node(point) {
            let here =
                self.graph.around(node).iter().map(|arc| arc.edge).filter(|edge| road.binary_search(edge).is_ok());
            let here: Vec<EdgeId> = here.collect();
            if !here.is_empty() {
                return here;
            }
        }
        let Some(at) = self.places.get(point).and_then(|place| place.location) else { return vec![] };
        let away = |edge: &EdgeId| distance(at, &self.segments[edge.index()].line).0;
        let nearest = road.iter().min_by(|one, other| away(one).total_cmp(&away(other)));
        nearest.filter(|edge| away(edge) <= self.parameters.near_road).copied().into_iter().collect()
    }

    /// What sieges do to the roads out of the places besieged.
    pub(crate) fn closed(&self, sieges: &[&Siege], claims: &[&Sourced]) -> Vec<Closed> {
        let claims: BTreeMap<&ClaimId, &Claim> = claims.iter().map(|one| (&one.claim.id, &one.claim)).collect();
        let closed = |(number, siege): (usize, &&Siege)| {
            let first = siege.days.first()?;
            let besiegers = self.sides.set(&siege.besiegers);
            let besieged = self.sides.set(&siege.besieged);
            let sides = if besieged == 0 {
                self.strangers(besiegers, first.number())
            } else {
                let friends = self.sides.with_friends(besiegers, first.number());
                self.sides.with_friends(besieged, first.number()) & !friends
            };
            let told = siege.claims.iter().filter_map(|id| claims.get(id));
            let people = told.fold(0, |set, claim| set | self.people(claim));
            let whom = sides | people;
            let weight = match siege.closure {
                Some(Closure::Full) => self.parameters.siege_full,
                Some(Closure::Partial) => self.parameters.siege_partial,
                None => self.parameters.siege,
            };
            // A quarter besieged closes no road into the rest of its town.
            let around = self.graph.node_of(&siege.place).map_or(&[][..], |node| self.graph.around(node));
            let edges = around.iter().map(|arc| arc.edge).collect::<BTreeSet<_>>().into_iter().collect();
            let from = siege.days.from.map_or(i32::MIN, Day::number);
            let to = siege.days.to.map_or(i32::MAX, Day::number);
            Some(Closed { siege: number, from, to, whom, weight, edges })
        };
        sieges.iter().enumerate().filter_map(closed).collect()
    }
}

/// Whether a quote has one of these words, or turns of several.
fn says(quote: &str, words: &[String]) -> bool {
    let quote = format!(" {} ", fold(quote));
    words.iter().any(|word| quote.contains(&format!(" {word} ")))
}

fn dedup(ids: &mut Vec<PlaceId>) {
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
}
