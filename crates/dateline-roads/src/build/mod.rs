//! Lines of a map as stretches of a graph.
//!
//! In this order: what is no line is refused; lines are joined where they share a node of the file, or, in files without nodes,
//! where they touch (`join.rs`); places near a road get a junction on it (`place.rs`); lines are cut at all junctions, and what
//! only makes a bend is put together again (`cut.rs`), so that the graph stays small. What is doubtful is told, many of a kind
//! in one line with the first numbers.

mod clean;
mod cut;
mod grid;
mod join;
mod place;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use dateline_model::{Diagnostic, LonLat, Metres, Parsed, Place, PlaceId, RoadLine, RoadSegment};
use rustc_hash::FxHashMap;

use crate::edges::{Names, Roads};

/// What a file of lines is called in what is told of it.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The file.
    pub file: &'a str,
    /// What its lines are called there: `way`, `feature`.
    pub unit: &'a str,
}

/// How many numbers are told of those with the same fault.
const TOLD: usize = 5;

impl Origin<'_> {
    fn one(&self, number: i64) -> String {
        format!("{} {number}", self.unit)
    }

    /// One doubt about many; nothing where there are none.
    fn many(&self, numbers: &[i64], what: &str) -> Option<Diagnostic> {
        if numbers.is_empty() {
            return None;
        }
        let first: Vec<String> = numbers.iter().take(TOLD).map(ToString::to_string).collect();
        let more = if numbers.len() > TOLD { ", …" } else { "" };
        let reason = format!("{} {what}: {} {}{more}", numbers.len(), self.unit, first.join(", "));
        Some(Diagnostic::warning(self.file, "", reason))
    }
}

/// A point in 1e-7 degrees (1 cm).
type Key = (i64, i64);

fn key(at: LonLat) -> Key {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let whole = |degrees: f64| (degrees * 1e7).round() as i64;
    (whole(at.longitude()), whole(at.latitude()))
}

/// A line on its way, its corners' nodes beside it.
#[derive(Clone, Debug)]
struct Line {
    road: RoadLine,
    /// What names each corner: the file's node, or its point; two lines with one meet there.
    nodes: Vec<u32>,
    roads: Vec<PlaceId>,
}

/// Makes stretches of a file's lines. `tolerance` is how near an end must come to another line to be joined with it, in files
/// whose lines have no nodes; there, lines that cross are joined, too, unless one is a bridge or a tunnel.
pub fn from_lines(
    origin: Origin<'_>,
    lines: Vec<RoadLine>,
    tolerance: Metres,
    places: &[Place],
    names: &impl Names,
) -> Parsed<Roads> {
    let mut diagnostics = vec![];
    if let Some(told) = clean::swapped(origin, &lines, places) {
        return Parsed { value: Roads::default(), diagnostics: vec![told] };
    }
    let lines = clean::clean(origin, lines, &mut diagnostics);
    let mut lines = named(lines, names);
    let mut net = join::join(&mut lines, tolerance);
    let at_node = place::put(origin, &mut lines, &mut net, places, &mut diagnostics);
    let segments = cut::cut(origin, lines, &at_node, &mut diagnostics);
    let countries: HashMap<&PlaceId, Option<&str>> =
        places.iter().map(|place| (&place.id, place.country.as_deref())).collect();
    let borders = borders(origin, &segments, &countries, &mut diagnostics);
    parts(origin, &segments, &mut diagnostics);
    Parsed { value: Roads { segments, borders }, diagnostics }
}

/// Finds the named roads. A name that many lines bear is looked up once.
fn named(lines: Vec<RoadLine>, names: &impl Names) -> Vec<Line> {
    let mut known: HashMap<String, Option<PlaceId>> = HashMap::new();
    let mut made = Vec::with_capacity(lines.len());
    for road in lines {
        let mut roads = vec![];
        for name in &road.names {
            if !known.contains_key(name) {
                known.insert(name.clone(), names.listed_road(name).map(|place| place.id.clone()));
            }
            roads.extend(known.get(name).cloned().flatten());
        }
        roads.sort();
        roads.dedup();
        made.push(Line { road, nodes: vec![], roads });
    }
    made
}

/// Tells of stretches from one country into another; gives how many.
fn borders(
    origin: Origin<'_>,
    segments: &[RoadSegment],
    countries: &HashMap<&PlaceId, Option<&str>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let mut borders = 0;
    for segment in segments {
        let [Some(from), Some(to)] = &segment.ends else { continue };
        let country = |place| countries.get(place).copied().flatten();
        if let (Some(one), Some(other)) = (country(from), country(to))
            && one != other
        {
            borders += 1;
            let reason = format!("a border lies across it: `{from}` is in {one}, `{to}` in {other}");
            diagnostics.push(Diagnostic::warning(origin.file, &segment.basis, reason));
        }
    }
    borders
}

/// Tells into how many parts the roads fall, and how many of these have no place.
fn parts(origin: Origin<'_>, segments: &[RoadSegment], diagnostics: &mut Vec<Diagnostic>) {
    let mut nodes: FxHashMap<Key, u32> = FxHashMap::default();
    let mut parents: Vec<u32> = vec![];
    let find = |parents: &mut Vec<u32>, mut node: u32| {
        while parents[node as usize] != node {
            parents[node as usize] = parents[parents[node as usize] as usize];
            node = parents[node as usize];
        }
        node
    };
    let mut ends = Vec::with_capacity(segments.len());
    for segment in segments {
        let (Some(first), Some(last)) = (segment.line.first(), segment.line.last()) else { continue };
        let [from, to] = [*first, *last].map(|at| {
            *nodes.entry(key(at)).or_insert_with(|| {
                parents.push(u32::try_from(parents.len()).expect("fewer than four milliards of junctions"));
                parents[parents.len() - 1]
            })
        });
        ends.push(from);
        let (one, other) = (find(&mut parents, from), find(&mut parents, to));
        parents[one.max(other) as usize] = one.min(other);
    }
    let mut found: FxHashMap<u32, (usize, f64, bool)> = FxHashMap::default();
    for (segment, end) in segments.iter().zip(ends) {
        let part = found.entry(find(&mut parents, end)).or_default();
        part.0 += 1;
        part.1 += segment.length.kilometres();
        part.2 |= segment.ends.iter().any(Option::is_some);
    }
    let largest = found.values().map(|part| part.0).max().unwrap_or(0);
    let bare: Vec<_> = found.values().filter(|part| !part.2).collect();
    if found.len() > 1 {
        let reason = format!(
            "the roads fall into {} parts that nothing joins; the largest has {largest} of {} stretches",
            found.len(),
            segments.len()
        );
        diagnostics.push(Diagnostic::warning(origin.file, "", reason));
    }
    if !bare.is_empty() {
        let stretches: usize = bare.iter().map(|part| part.0).sum();
        let length: f64 = bare.iter().map(|part| part.1).sum();
        let (one, have) = if bare.len() == 1 { ("part", "has") } else { ("parts", "have") };
        let reason = format!(
            "{} {one} of the roads {have} no place near, with {stretches} stretches ({length:.1} km)",
            bare.len()
        );
        diagnostics.push(Diagnostic::warning(origin.file, "", reason));
    }
}
