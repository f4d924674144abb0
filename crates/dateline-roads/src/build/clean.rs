//! What is no line, and what stands twice.

use std::collections::HashSet;

use dateline_model::{Diagnostic, Place, RoadLine};

use super::{Key, Origin, key};

/// How far beyond its places a gazetteer reaches, in degrees.
const MARGIN: f64 = 1.0;

/// That longitude and latitude are swapped: no corner lies where the gazetteer's places are, and all do once they are turned
/// round.
pub(super) fn swapped(origin: Origin<'_>, lines: &[RoadLine], places: &[Place]) -> Option<Diagnostic> {
    let points: Vec<(f64, f64)> = places.iter().filter_map(|place| place.location).map(Into::into).collect();
    let bound = |of: fn(&(f64, f64)) -> f64| {
        let values = points.iter().map(of);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((west, east), (south, north)) = (bound(|point| point.0), bound(|point| point.1));
    let has =
        |x: f64, y: f64| (west - MARGIN..=east + MARGIN).contains(&x) && (south - MARGIN..=north + MARGIN).contains(&y);
    let mut corners = lines.iter().flat_map(|line| &line.corners).peekable();
    corners.peek()?;
    let all = corners.all(|at| !has(at.longitude(), at.latitude()) && has(at.latitude(), at.longitude()));
    all.then(|| {
        let reason = "longitude and latitude seem to be swapped: no road lies near a place of the gazetteer, and turned round \
                      all do; nothing was taken in";
        Diagnostic::error(origin.file, "", reason)
    })
}

/// Leaves out lines without a length and lines that stand twice, each told with its number; corners that stand twice in a
/// row are one.
pub(super) fn clean(origin: Origin<'_>, lines: Vec<RoadLine>, diagnostics: &mut Vec<Diagnostic>) -> Vec<RoadLine> {
    let mut seen: HashSet<(Vec<Key>, &'static str)> = HashSet::new();
    let mut kept = Vec::with_capacity(lines.len());
    for mut line in lines {
        let with_nodes = line.nodes.len() == line.corners.len();
        let mut index = 0;
        let keep: Vec<bool> = line.corners.windows(2).map(|pair| key(pair[0]) != key(pair[1])).chain([true]).collect();
        if with_nodes {
            line.nodes.retain(|_| {
                index += 1;
                keep[index - 1]
            });
        } else {
            line.nodes.clear();
        }
        let mut index = 0;
        line.corners.retain(|_| {
            index += 1;
            keep[index - 1]
        });
        if line.corners.len() < 2 {
            diagnostics.push(Diagnostic::error(origin.file, origin.one(line.number), "it has no length"));
            continue;
        }
        let mut keys: Vec<Key> = line.corners.iter().map(|at| key(*at)).collect();
        if keys.last() < keys.first() {
            keys.reverse();
        }
        if seen.insert((keys, line.class.as_str())) {
            kept.push(line);
        } else {
            let reason = "another of the same class has the same line";
            diagnostics.push(Diagnostic::error(origin.file, origin.one(line.number), reason));
        }
    }
    kept
}
