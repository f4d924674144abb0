//! From one place to another: the best open way, others that share no road with it, or what is in the way.

use dateline_model::{Day, Metres, PlaceId, RouteInterval, RouteStatus, Traveller};
use dateline_roads::{EdgeId, Search, Way, separate_ways};

use crate::masses::index;
use crate::routes::Routes;
use crate::situation::is_passable;

/// A way over roads.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteWay {
    /// Its stretches in order.
    pub pieces: Vec<Piece>,
    /// The places it leads through, both ends among them.
    pub through: Vec<PlaceId>,
    /// How long it is.
    pub length: Metres,
    /// How long it takes in peace.
    pub seconds: f64,
    /// That of its worst stretch.
    pub status: RouteStatus,
    /// How probable that is, by the same rule as of a stretch.
    pub probability: f64,
}

/// A stretch of a way.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// Which.
    pub edge: EdgeId,
    /// What it is on the day; `None` = unknown.
    pub interval: Option<RouteInterval>,
}

impl Piece {
    /// What it is on the day.
    #[must_use]
    pub fn status(&self) -> RouteStatus {
        self.interval.as_ref().map_or(RouteStatus::Unknown, |one| one.status)
    }
}

/// How one gets from one place to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Between {
    /// The ways that can be passed: the best one first, then others that share no stretch with it or with one another. Empty
    /// where no way is known to be open.
    pub ways: Vec<RouteWay>,
    /// Where none is: the way on which least is known to be closed, with what closes it. `None` where no road leads there.
    pub instead: Option<RouteWay>,
}

/// Why a question about two places has no answer.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoWay {
    /// No road leads to the place.
    #[error("no road of the project leads to `{0}`")]
    OffTheRoads(PlaceId),
    /// The side is in no pack and holds nothing.
    #[error("nothing is known of `{0}`: it is no side of this project")]
    Nobody(Traveller),
}

impl Routes<'_> {
    /// The ways from one place to another for somebody on a day, at most so many. A way that is open all along goes before
    /// one that is threatened; one-way roads are heeded.
    pub fn between(
        &self,
        from: &PlaceId,
        to: &PlaceId,
        traveller: &Traveller,
        day: Day,
        most: usize,
    ) -> Result<Between, NoWay> {
        let graph = self.work.graph;
        let node = |place: &PlaceId| graph.node_of(place).ok_or_else(|| NoWay::OffTheRoads(place.clone()));
        let (from, to) = (node(from)?, node(to)?);
        let number = match (traveller, self.work.sides.number_of(traveller)) {
            (_, Some(number)) => number,
            (_, None) => return Err(NoWay::Nobody(traveller.clone())),
        };
        let (day, most) = (day.number(), most.max(1));
        let status = |edge: EdgeId| self.stretch(edge, number, day).map_or(RouteStatus::Unknown, |one| one.status);
        let ways = {
            let open = separate_ways(graph, None, from, to, |edge| status(edge) == RouteStatus::Open, most);
            let mut taken: Vec<EdgeId> = open.iter().flat_map(|way| way.edges.iter().copied()).collect();
            taken.sort_unstable();
            let rest = most.saturating_sub(open.len());
            let left = |edge: EdgeId| is_passable(status(edge)) && taken.binary_search(&edge).is_err();
            let threatened = if rest > 0 && (open.is_empty() || from != to) {
                separate_ways(graph, None, from, to, left, rest)
            } else {
                vec![]
            };
            open.into_iter().chain(threatened).map(|way| self.way(&way, number, day)).collect::<Vec<_>>()
        };
        let instead = if ways.is_empty() {
            // What is closed is put up with step by step: first what is only unknown, then fighting, then anything.
            let mut search = Search::default();
            let worst = [RouteStatus::Unknown, RouteStatus::Contested, RouteStatus::Cut];
            worst.into_iter().find_map(|worst| {
                let open = |edge: EdgeId| index(status(edge)) >= index(worst);
                search.best_way(graph, None, from, to, open).map(|way| self.way(&way, number, day))
            })
        } else {
            None
        };
        Ok(Between { ways, instead })
    }

    fn way(&self, way: &Way, traveller: usize, day: i32) -> RouteWay {
        let pieces: Vec<Piece> = way
            .edges
            .iter()
            .map(|edge| Piece { edge: *edge, interval: self.interval_on(*edge, traveller, day) })
            .collect();
        let (status, probability) = worst(pieces.iter().map(|piece| piece.interval.as_ref()));
        let through = way.nodes.iter().filter_map(|node| self.places_of(*node).first());
        RouteWay {
            through: through.map(|place| self.work.places[*place as usize].id.clone()).collect(),
            pieces,
            length: way.length,
            seconds: way.seconds,
            status,
            probability,
        }
    }
}

/// The status of a way and its probability, from those of its stretches; `None` is an unknown one. A way without
/// stretches is open.
pub(crate) fn worst<'i>(pieces: impl Iterator<Item = Option<&'i RouteInterval>>) -> (RouteStatus, f64) {
    let mut found = (RouteStatus::Open, 1.0);
    for piece in pieces {
        let (status, probability) = piece.map_or((RouteStatus::Unknown, 1.0), |one| (one.status, one.probability));
        found = join(found, (status, probability));
    }
    found
}

/// The worse of two, and how probable it is: of two bad ones the surer, of two good ones the less sure.
pub(crate) fn join(one: (RouteStatus, f64), other: (RouteStatus, f64)) -> (RouteStatus, f64) {
    match index(one.0).cmp(&index(other.0)) {
        std::cmp::Ordering::Less => one,
        std::cmp::Ordering::Greater => other,
        std::cmp::Ordering::Equal if is_passable(one.0) => (one.0, one.1.min(other.1)),
        std::cmp::Ordering::Equal => (one.0, one.1.max(other.1)),
    }
}
