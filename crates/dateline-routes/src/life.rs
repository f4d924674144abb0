//! The life of a road: open, cut, opened again, with what says so.

use dateline_merge::origin::fold;
use dateline_model::{Basis, ClaimId, Day, DaySpan, PlaceId, RouteStatus, Traveller};
use dateline_roads::EdgeId;

use crate::between::join;
use crate::masses::index;
use crate::routes::Routes;
use crate::situation::on;
use crate::told::Telling;
use crate::work::span;

/// A road, or a way between two places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The named roads that it is; empty for a way between two places.
    pub roads: Vec<PlaceId>,
    /// The two places that it joins, where it was asked for by them.
    pub ends: Option<[PlaceId; 2]>,
    /// Its stretches on the graph; none where the graph doesn't have it, and only claims tell of it.
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

    /// The shortest way between two places, whoever holds it; without stretches where no road leads from one to the other.
    #[must_use]
    pub fn way_between(&self, one: &PlaceId, other: &PlaceId) -> Route {
        let edges = self.work.finder().between(one, other, None).unwrap_or_default();
        let joined = |road: &&dateline_model::Place| {
            road.kind == dateline_model::PlaceKind::Road && self.names_both(road, one, other)
        };
        let roads = self.work.places.iter().copied().filter(joined).map(|road| road.id.clone()).collect();
        Route { roads, ends: Some([one.clone(), other.clone()]), edges }
    }

    /// Whether a road's name, or another one of it, has both places' names in it.
    fn names_both(&self, road: &dateline_model::Place, one: &PlaceId, other: &PlaceId) -> bool {
        let name = |id: &PlaceId| {
            let place = self.work.places.iter().find(|place| place.id == *id);
            place.map(|place| fold(&place.name)).filter(|name| !name.is_empty())
        };
        let (Some(one), Some(other)) = (name(one), name(other)) else { return false };
        let names = std::iter::once(&road.name).chain(road.names.iter().map(|name| &name.name));
        names
            .map(|name| format!(" {} ", fold(name)))
            .any(|name| name.contains(&format!(" {one} ")) && name.contains(&format!(" {other} ")))
    }

    /// What a route was to somebody over its whole life, in order of days, unknown spans among them. Empty where nobody ever
    /// told anything.
    #[must_use]
    pub fn life(&self, route: &Route, traveller: &Traveller) -> Vec<RouteSpan> {
        let Some(number) = self.work.sides.number_of(traveller) else { return vec![] };
        if route.edges.is_empty() {
            return self.told_alone(route, number);
        }
        let Ok(slot) = self.travellers.binary_search(&number) else { return vec![] };
        let courses: Vec<(EdgeId, &[crate::course::Stretch])> =
            route.edges.iter().map(|edge| (*edge, self.courses[edge.index()][slot].as_slice())).collect();
        let mut days: Vec<i32> = courses
            .iter()
            .flat_map(|(_, course)| *course)
            .flat_map(|stretch| [stretch.from, stretch.to.saturating_add(1)])
            .filter(|day| *day != i32::MAX)
            .collect();
        days.sort_unstable();
        days.dedup();
        let mut spans: Vec<RouteSpan> = vec![];
        for (place, day) in days.iter().enumerate() {
            let last = days.get(place + 1).map_or(i32::MAX, |next| next - 1);
            let span = self.span(&courses, number, *day, last);
            match spans.last_mut() {
                Some(before) if is_same(before, &span) => before.days.to = span.days.to,
                _ => spans.push(span),
            }
        }
        spans
    }

    fn span(&self, courses: &[(EdgeId, &[crate::course::Stretch])], traveller: usize, from: i32, to: i32) -> RouteSpan {
        let pieces: Vec<_> = courses.iter().map(|(edge, course)| (*edge, on(course, from))).collect();
        let of = |piece: &Option<&crate::course::Stretch>| {
            piece.map_or((RouteStatus::Unknown, 1.0), |one| (one.status, one.probability))
        };
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

    /// The life of a route that the graph doesn't have, by what claims tell of it alone.
    fn told_alone(&self, route: &Route, traveller: usize) -> Vec<RouteSpan> {
        let work = &self.work;
        let tells = |telling: &Telling| {
            let by_name = telling.roads.iter().any(|road| route.roads.contains(road));
            let by_ends = route.ends.as_ref().is_some_and(|ends| ends.iter().all(|end| telling.points.contains(end)));
            by_name || by_ends
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

fn is_same(one: &RouteSpan, other: &RouteSpan) -> bool {
    one.status == other.status
        && (one.probability - other.probability).abs() < 5e-4
        && one.basis == other.basis
        && one.edges == other.edges
        && one.places == other.places
        && one.claims_for == other.claims_for
        && one.claims_against == other.claims_against
}
