//! Places on roads.
//!
//! A place is put on the nearest road (a ferry line is none) within its reach: at a corner, where one is near, else at a new one at the foot of the
//! place on the road. A place takes a junction of its own, so that control of two places is not taken for that of one.

use dateline_model::{Diagnostic, LonLat, Place, PlaceId, PlaceKind, RoadClass};
use rustc_hash::FxHashMap;

use super::grid::{Grid, along, foot};
use super::join::Net;
use super::{Line, Origin};
use crate::length::distance;

/// A corner so near the foot of a place is taken for it, in metres.
const CORNER: f64 = 25.0;
/// A second place on the same spot is put so much farther along the road, in metres.
const APART: f64 = 5.0;

/// How far from its point a road may pass and still lead to a place of this kind, in metres; `None` for what no road leads to.
/// A town's point is its middle, a road may pass its edge; a checkpoint stands on its road.
#[must_use]
pub(super) fn reach(place: &Place) -> Option<f64> {
    let least = match place.kind {
        PlaceKind::Populated => 1500.0,
        PlaceKind::Quarter | PlaceKind::Base | PlaceKind::Crossing => 1000.0,
        PlaceKind::Checkpoint | PlaceKind::Site => 500.0,
        PlaceKind::Hill | PlaceKind::Road | PlaceKind::Water | PlaceKind::Region | PlaceKind::Country => return None,
    };
    Some(place.radius_m.unwrap_or(0.0).clamp(least, 10_000.0))
}

/// Puts the places on the lines; gives the place at each node that has one.
pub(super) fn put(
    origin: Origin<'_>,
    lines: &mut [Line],
    net: &mut Net,
    places: &[Place],
    diagnostics: &mut Vec<Diagnostic>,
) -> FxHashMap<u32, PlaceId> {
    let mut at_node: FxHashMap<u32, PlaceId> = FxHashMap::default();
    let grid = Grid::new(lines);
    let mut added = Added::default();
    let mut crowded = vec![];
    let mut order: Vec<(&Place, LonLat, f64)> =
        places.iter().filter_map(|place| Some((place, place.location?, reach(place)?))).collect();
    // Towns choose first.
    order.sort_by(|one, other| {
        let rank = |place: &Place| place.kind != PlaceKind::Populated;
        rank(one.0).cmp(&rank(other.0)).then(other.2.total_cmp(&one.2)).then(one.0.id.cmp(&other.0.id))
    });
    for (place, location, reach) in order {
        let mut nearest: Option<(f64, (u32, u32), f64)> = None;
        for (line, first) in grid.near(location, reach) {
            let road = &lines[line as usize].road;
            if road.class == RoadClass::Ferry {
                continue;
            }
            let corners = &road.corners;
            let (share, away) = foot(location, corners[first as usize], corners[first as usize + 1]);
            if away <= reach && nearest.is_none_or(|(least, ..)| away < least) {
                nearest = Some((away, (line, first), share));
            }
        }
        let Some((_, (index, first), mut share)) = nearest else { continue };
        let line = &lines[index as usize];
        let [from, to] = [0, 1].map(|step| line.road.corners[first as usize + step]);
        let at = along(from, to, share);
        let length = distance(from, to).0;
        let corner = [(0, from), (1, to)].into_iter().find(|(_, corner)| distance(*corner, at).0 <= CORNER);
        if let Some((step, _)) = corner {
            let node = line.nodes[first as usize + step];
            if let std::collections::hash_map::Entry::Vacant(free) = at_node.entry(node) {
                free.insert(place.id.clone());
                continue;
            }
        }
        let taken = added.entry((index, first)).or_default();
        let apart = APART / length.max(APART);
        let is_free = |share: f64| {
            share > 0.0 && share < 1.0 && taken.iter().all(|(other, ..)| (other - share).abs() >= apart * 0.9)
        };
        let free = (0..20).flat_map(|step| [share + f64::from(step) * apart, share - f64::from(step) * apart]);
        match free
            .filter(|share| *share * length >= 1.0 && (1.0 - *share) * length >= 1.0)
            .find(|share| is_free(*share))
        {
            Some(found) => {
                share = found;
                taken.push((share, along(from, to, share), place.id.clone()));
            }
            None => crowded.push(place.id.clone()),
        }
    }
    insert(lines, net, added, &mut at_node);
    if !crowded.is_empty() {
        let names: Vec<&str> = crowded.iter().map(PlaceId::as_str).take(5).collect();
        let more = if crowded.len() > 5 { ", …" } else { "" };
        let reason = format!(
            "{} places found no junction of their own, since another place has it: {}{more}",
            crowded.len(),
            names.join(", ")
        );
        diagnostics.push(Diagnostic::warning(origin.file, "", reason));
    }
    at_node
}

/// Corners to be put into lines for places: how far along the piece, where, and for which.
type Added = FxHashMap<(u32, u32), Vec<(f64, LonLat, PlaceId)>>;

/// Puts the new corners in, from the last piece to the first.
fn insert(lines: &mut [Line], net: &mut Net, added: Added, at_node: &mut FxHashMap<u32, PlaceId>) {
    let mut added: Vec<_> = added.into_iter().collect();
    added.sort_by_key(|(piece, _)| std::cmp::Reverse(*piece));
    for ((line, first), mut points) in added {
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        let line = &mut lines[line as usize];
        let at = first as usize + 1;
        let nodes: Vec<u32> = points.iter().map(|(_, point, _)| net.at(*point)).collect();
        for (node, (_, _, place)) in nodes.iter().zip(&points) {
            at_node.entry(*node).or_insert_with(|| place.clone());
        }
        line.road.corners.splice(at..at, points.into_iter().map(|(_, point, _)| point));
        line.nodes.splice(at..at, nodes);
    }
}
