//! The life of a road: open, cut, opened again, with what says so.

use dateline_model::{Basis, ClaimId, Day, DaySpan, PlaceId, RouteStatus, Traveller};
use dateline_roads::{EdgeId, NodeId, supply_tree};

use crate::between::join;
use crate::course::Stretch;
use crate::inside::Parts;
use crate::masses::{STATUSES, index};
use crate::routes::Routes;
use crate::situation::on;
use crate::told::Telling;
use crate::work::span;

/// A road, or what leads from one place to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The named roads that it is; of two places those that have both their names.
    pub roads: Vec<PlaceId>,
    /// The two places that it joins, where it was asked for by them.
    pub ends: Option<[PlaceId; 2]>,
    /// Its stretches on the graph: of a road all of them, of two places those of the single road that joins them. Empty where the
    /// graph doesn't have the road, and where several ways lead from one place to the other.
    pub edges: Vec<EdgeId>,
}

/// What a route was to somebody, from one day to another.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteSpan {
    /// For whom.
    pub traveller: Traveller,
    /// First and last day; a `None` end is open.
    pub days: DaySpan,
    /// That of its worst stretch.
    pub status: RouteStatus,
    /// How probable that is.
    pub probability: f64,
    /// What it rests on; `None` of what is unknown.
    pub basis: Option<Basis>,
    /// The stretches that make it so.
    pub edges: Vec<EdgeId>,
    /// The places that make it so.
    pub places: Vec<PlaceId>,
    /// The claims about the road that say so.
    pub claims_for: Vec<ClaimId>,
    /// The claims about the road that say otherwise.
    pub claims_against: Vec<ClaimId>,
}

impl Routes<'_> {
    /// The route of a named road.
    #[must_use]
    pub fn road(&self, road: &PlaceId) -> Route {
        let has = |edge: &EdgeId| self.work.segments[edge.index()].roads.contains(road);
        Route { roads: vec![road.clone()], ends: None, edges: self.work.graph.edges().filter(has).collect() }
    }

    /// What leads from one place or region to another: the stretch or the named road that joins them, else any way.
    #[must_use]
    pub fn way_between(&self, one: &PlaceId, other: &PlaceId) -> Route {
        let finder = self.work.finder();
        let edges = finder.joining(one, other).unwrap_or_default();
        let roads = finder.roads_of_both(one, other).cloned().collect();
        Route { roads, ends: Some([one.clone(), other.clone()]), edges }
    }

    /// What a route was to somebody over its whole life, in order of days, unknown spans among them. Empty where nobody ever
    /// told anything.
    ///
    /// A road is as its worst stretch. Where several ways lead from one place to another, the best one of each day counts; a region
    /// is any place in it that lies on a road. What is told of the very route goes before.
    #[must_use]
    pub fn life(&self, route: &Route, traveller: &Traveller) -> Vec<RouteSpan> {
        let Some(number) = self.work.sides.number_of(traveller) else { return vec![] };
        let under = match &route.ends {
            _ if !route.edges.is_empty() => self.life_of_edges(route, number),
            Some(ends) => self.life_of_ways(ends, number),
            None => vec![],
        };
        laid_over(under, self.told_alone(route, number))
    }

    fn life_of_edges(&self, route: &Route, number: usize) -> Vec<RouteSpan> {
        let Ok(slot) = self.travellers.binary_search(&number) else { return vec![] };
        let courses: Vec<(EdgeId, &[Stretch])> =
            route.edges.iter().map(|edge| (*edge, self.courses[edge.index()][slot].as_slice())).collect();
        let days = turns(courses.iter().flat_map(|(_, course)| *course));
        let span = |day: i32, last: i32| self.span(&courses, number, day, last);
        spans(&days, span)
    }

    /// The best way of each day from one place, or region, to another.
    fn life_of_ways(&self, ends: &[PlaceId; 2], number: usize) -> Vec<RouteSpan> {
        let Ok(slot) = self.travellers.binary_search(&number) else { return vec![] };
        let [from, to] = ends.each_ref().map(|end| self.nodes_of(end));
        if from.is_empty() || to.is_empty() || from == to {
            return vec![];
        }
        // A place that is part of the region at the other end is not its other end.
        let (from, to) = (without(&from, &to), without(&to, &from));
        let days = turns(self.courses.iter().flat_map(|of_edge| &of_edge[slot]));
        let course = |edge: EdgeId| self.courses[edge.index()][slot].as_slice();
        let span = |day: i32, last: i32| {
            let status = |edge: EdgeId| on(course(edge), day).map_or(RouteStatus::Unknown, |one| one.status);
            let best = STATUSES.into_iter().rev().find_map(|worst| {
                let open = |edge: EdgeId| index(status(edge)) >= index(worst);
                let tree = supply_tree(self.work.graph, &from, open);
                let nearest = to.iter().filter_map(|node| Some((tree.seconds(*node)?, *node)));
                let (_, node) = nearest.min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)))?;
                tree.way(self.work.graph, node)
            });
            let edges = best.map_or(vec![], |way| way.edges);
            let pieces: Vec<_> = edges.iter().map(|edge| (*edge, course(*edge))).collect();
            let mut found = self.span(&pieces, number, day, last);
            if pieces.is_empty() {
                (found.status, found.probability, found.basis) = (RouteStatus::Unknown, 1.0, None);
            }
            found
        };
        spans(&days, span)
    }

    /// The nodes of a place; of a region those of all places in it.
    fn nodes_of(&self, place: &PlaceId) -> Vec<NodeId> {
        if let Some(node) = self.work.finder().node(place) {
            return vec![node];
        }
        let inside = Parts::new(&self.work.places).inside(place);
        let lies_there = |at: &&(NodeId, Vec<u32>)| at.1.iter().any(|one| inside.contains(one));
        let mut nodes: Vec<NodeId> = self.places_at.iter().filter(lies_there).map(|(node, _)| *node).collect();
        nodes.sort_unstable();
        nodes
    }

    fn span(&self, courses: &[(EdgeId, &[Stretch])], traveller: usize, from: i32, to: i32) -> RouteSpan {
        let pieces: Vec<_> = courses.iter().map(|(edge, course)| (*edge, on(course, from))).collect();
        let of =
            |piece: &Option<&Stretch>| piece.map_or((RouteStatus::Unknown, 1.0), |one| (one.status, one.probability));
        let (status, probability) =
            pieces.iter().fold((RouteStatus::Open, 1.0), |worst, (_, piece)| join(worst, of(piece)));
        let mut found = RouteSpan {
            traveller: self.work.sides.traveller(traveller),
            days: span(from, to),
            status,
            probability: (probability * 1e4).round() / 1e4,
            basis: None,
            edges: vec![],
            places: vec![],
            claims_for: vec![],
            claims_against: vec![],
        };
        for (edge, piece) in pieces.iter().filter(|(_, piece)| of(piece).0 == status) {
            found.edges.push(*edge);
            let Some(stretch) = piece else { continue };
            let interval = self.work.interval(*edge, traveller, stretch, &dateline_model::RunId::new(""));
            // Told once is told: evidence goes before what is inferred.
            found.basis = match (found.basis, interval.basis) {
                (Some(Basis::Evidence), _) | (_, Basis::Evidence) => Some(Basis::Evidence),
                (_, basis) => Some(basis),
            };
            found.places.extend(interval.places);
            found.claims_for.extend(interval.claims_for);
            found.claims_against.extend(interval.claims_against);
        }
        for list in [&mut found.claims_for, &mut found.claims_against] {
            list.sort();
            list.dedup();
        }
        found.places.sort();
        found.places.dedup();
        found
    }

    /// What is told of the very route, where that says nothing of any stretch of the graph.
    fn told_alone(&self, route: &Route, traveller: usize) -> Vec<RouteSpan> {
        let work = &self.work;
        let tells = |telling: &Telling| {
            let by_name = telling.roads.iter().any(|road| route.roads.contains(road));
            let by_ends = route.ends.as_ref().is_some_and(|ends| ends.iter().all(|end| telling.named.contains(end)));
            (by_name || by_ends) && (telling.edges.is_empty() || route.edges.is_empty())
        };
        let told: Vec<u32> =
            (0_u32..).zip(&work.tellings).filter(|(_, one)| tells(one)).map(|(number, _)| number).collect();
        let course = work.course_of_claims(&told, traveller);
        let spans = course.iter().map(|stretch| {
            let claims = |list: &[u32]| {
                list.iter().map(|one| work.claims[work.tellings[*one as usize].claim].claim.id.clone()).collect()
            };
            RouteSpan {
                traveller: work.sides.traveller(traveller),
                days: span(stretch.from, stretch.to),
                status: stretch.status,
                probability: (stretch.probability * 1e4).round() / 1e4,
                basis: Some(stretch.basis),
                edges: vec![],
                places: vec![],
                claims_for: claims(&stretch.tellings_for),
                claims_against: claims(&stretch.tellings_against),
            }
        });
        spans.collect()
    }

    /// What a route is on a day; the worst is unknown where nothing is told.
    #[must_use]
    pub fn on(&self, route: &Route, traveller: &Traveller, day: Day) -> Option<RouteSpan> {
        let holds = |span: &RouteSpan| span.days.is_unknown() || span.days.contains(day);
        self.life(route, traveller)
            .into_iter()
            .find(holds)
            .filter(|span| index(span.status) != index(RouteStatus::Unknown))
    }
}

/// The days on which any of these stretches begins, or has ended.
fn turns<'s>(stretches: impl Iterator<Item = &'s Stretch>) -> Vec<i32> {
    let mut days: Vec<i32> = stretches
        .flat_map(|stretch| [stretch.from, stretch.to.saturating_add(1)])
        .filter(|day| *day != i32::MAX)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Spans from each of these days to the next, those that are the same put together.
fn spans(days: &[i32], span: impl Fn(i32, i32) -> RouteSpan) -> Vec<RouteSpan> {
    let mut found: Vec<RouteSpan> = vec![];
    for (place, day) in days.iter().enumerate() {
        let last = days.get(place + 1).map_or(i32::MAX, |next| next - 1);
        let span = span(*day, last);
        match found.last_mut() {
            Some(before) if is_same(before, &span) => before.days.to = span.days.to,
            _ => found.push(span),
        }
    }
    found
}

/// The one list of spans, in order of days, and over it the other where it knows anything.
fn laid_over(under: Vec<RouteSpan>, over: Vec<RouteSpan>) -> Vec<RouteSpan> {
    if over.is_empty() {
        return under;
    }
    let first = |span: &RouteSpan| span.days.from.map_or(i32::MIN, Day::number);
    let last = |span: &RouteSpan| span.days.to.map_or(i32::MAX, Day::number);
    let mut found = vec![];
    for span in under {
        let (begins, to) = (first(&span), last(&span));
        let mut from = begins;
        for upper in over.iter().filter(|upper| first(upper) <= to && last(upper) >= begins) {
            if first(upper) > from {
                found.push(RouteSpan { days: crate::work::span(from, first(upper) - 1), ..span.clone() });
            }
            from = last(upper).saturating_add(1);
            if from > to || from == i32::MAX {
                break;
            }
        }
        if from <= to && from != i32::MAX {
            found.push(RouteSpan { days: crate::work::span(from, to), ..span });
        }
    }
    found.extend(over);
    found.sort_by_key(|span| first(span));
    found
}

/// The nodes of one list that are not in the other; all of them where none is left.
fn without(nodes: &[NodeId], others: &[NodeId]) -> Vec<NodeId> {
    let left: Vec<NodeId> = nodes.iter().copied().filter(|node| others.binary_search(node).is_err()).collect();
    if left.is_empty() { nodes.to_vec() } else { left }
}

fn is_same(one: &RouteSpan, other: &RouteSpan) -> bool {
    one.status == other.status
        && (one.probability - other.probability).abs() < 5e-4
        && one.basis == other.basis
        && one.edges == other.edges
        && one.places == other.places
        && one.claims_for == other.claims_for
        && one.claims_against == other.claims_against
}
