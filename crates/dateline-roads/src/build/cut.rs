//! Lines cut at junctions, and put together where there is none.

use std::collections::HashSet;

use dateline_model::{Diagnostic, LengthBasis, LonLat, PlaceId, RoadSegment, RunId, SegmentId};
use rustc_hash::FxHashMap;

use super::{Line, Origin};
use crate::length::length;

/// A piece from junction to junction, or to where its attributes change.
struct Piece {
    /// The line that it comes from.
    line: usize,
    corners: Vec<LonLat>,
    ends: [u32; 2],
}

/// The stretches of the lines. One that begins and ends at the same junction leads nowhere else and is left out, and told.
pub(super) fn cut(
    origin: Origin<'_>,
    lines: Vec<Line>,
    at_node: &FxHashMap<u32, PlaceId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<RoadSegment> {
    let pieces = pieces(&lines, at_node);
    let chains = chains(&lines, &pieces, at_node);
    let (mut loops, mut twice) = (vec![], vec![]);
    let mut ids: HashSet<SegmentId> = HashSet::new();
    let mut segments = vec![];
    let file = origin.file.rsplit(['/', '\\']).next().unwrap_or(origin.file);
    for chain in chains {
        let line = &lines[pieces[chain[0].0].line];
        let (corners, ends) = put_together(&pieces, &chain);
        let road = &line.road;
        if ends[0] == ends[1] {
            loops.push(road.number);
            continue;
        }
        let places = ends.map(|node| at_node.get(&node).cloned());
        let id = RoadSegment::id_of(&corners, road.class, &places);
        if !ids.insert(id.clone()) {
            twice.push(road.number);
            continue;
        }
        segments.push(RoadSegment {
            id,
            length: length(&corners),
            line: corners,
            ends: places,
            roads: line.roads.clone(),
            class: road.class,
            length_basis: LengthBasis::Line,
            max_speed: road.max_speed,
            one_way: road.one_way,
            bridge: road.bridge,
            tunnel: road.tunnel,
            schematic: false,
            basis: format!("{file}: {} {}", origin.unit, road.number),
            recorded_in: RunId::new(""),
        });
    }
    diagnostics
        .extend(origin.many(&loops, "stretches begin and end at one junction, lead nowhere else and were left out"));
    diagnostics.extend(origin.many(&twice, "stretches have the line of another one and were left out"));
    segments
}

/// Cuts every line where another one has a corner of its own, at places, and at the ends of lines.
fn pieces(lines: &[Line], at_node: &FxHashMap<u32, PlaceId>) -> Vec<Piece> {
    let most = lines.iter().flat_map(|line| &line.nodes).max().map_or(0, |node| *node as usize + 1);
    // How often a node is a corner; at the end of a line it counts twice, so that it is cut there and looked at again.
    let mut uses = vec![0_u8; most];
    for line in lines {
        for (index, node) in line.nodes.iter().enumerate() {
            let end = index == 0 || index + 1 == line.nodes.len();
            let uses = &mut uses[*node as usize];
            *uses = uses.saturating_add(if end { 2 } else { 1 });
        }
    }
    let mut pieces = vec![];
    for (index, line) in lines.iter().enumerate() {
        let mut start = 0;
        for at in 1..line.nodes.len() {
            let node = line.nodes[at];
            if uses[node as usize] > 1 || at_node.contains_key(&node) {
                let corners = line.road.corners[start..=at].to_vec();
                pieces.push(Piece { line: index, corners, ends: [line.nodes[start], node] });
                start = at;
            }
        }
    }
    pieces
}

/// Pieces that make one stretch, each with whether it is turned round.
type Chain = Vec<(usize, bool)>;

/// Puts pieces together that meet at a node where nothing else does, no place is, and nothing changes.
fn chains(lines: &[Line], pieces: &[Piece], at_node: &FxHashMap<u32, PlaceId>) -> Vec<Chain> {
    let mut around: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (index, piece) in pieces.iter().enumerate() {
        for node in piece.ends {
            around.entry(node).or_default().push(index);
        }
    }
    // The piece that goes on from a piece's end, with whether it is turned round.
    let next = |(piece, turned): (usize, bool)| -> Option<(usize, bool)> {
        let node = pieces[piece].ends[usize::from(!turned)];
        let [one, other] = around.get(&node)?[..] else { return None };
        let goes_on = if one == piece { other } else { one };
        if goes_on == piece || at_node.contains_key(&node) {
            return None;
        }
        let turns = pieces[goes_on].ends[0] != node;
        let (line, after) = (&lines[pieces[piece].line], &lines[pieces[goes_on].line]);
        let same = line.roads == after.roads
            && line.road.class == after.road.class
            && line.road.max_speed == after.road.max_speed
            && line.road.bridge == after.road.bridge
            && line.road.tunnel == after.road.tunnel
            && line.road.one_way == after.road.one_way
            && (!line.road.one_way || turned == turns);
        same.then_some((goes_on, turns))
    };
    let mut done = vec![false; pieces.len()];
    let mut chains = vec![];
    for piece in 0..pieces.len() {
        if done[piece] {
            continue;
        }
        // Back to where it begins, then ahead.
        let (mut first, mut seen) = ((piece, true), 0);
        while let Some(before) = next(first).filter(|(before, _)| *before != piece && !done[*before]) {
            first = before;
            seen += 1;
            if seen > pieces.len() {
                break;
            }
        }
        let mut at = (first.0, !first.1);
        let mut chain = vec![];
        loop {
            done[at.0] = true;
            chain.push(at);
            match next(at).filter(|(after, _)| !done[*after]) {
                Some(after) => at = after,
                None => break,
            }
        }
        chains.push(ahead(lines, pieces, chain));
    }
    chains
}

/// The chain in the direction of travel, where it has one; else in that of the piece that comes first in the file.
fn ahead(lines: &[Line], pieces: &[Piece], mut chain: Chain) -> Chain {
    let one_way = lines[pieces[chain[0].0].line].road.one_way;
    let first = chain.iter().min_by_key(|(piece, _)| *piece).map_or(chain[0], |first| *first);
    let turn = if one_way { chain[0].1 } else { first.1 };
    if turn {
        chain.reverse();
        for (_, turned) in &mut chain {
            *turned = !*turned;
        }
    }
    chain
}

fn put_together(pieces: &[Piece], chain: &Chain) -> (Vec<LonLat>, [u32; 2]) {
    let mut corners: Vec<LonLat> = vec![];
    for (piece, turned) in chain {
        let piece = &pieces[*piece].corners;
        let skip = usize::from(!corners.is_empty());
        if *turned {
            corners.extend(piece.iter().rev().skip(skip));
        } else {
            corners.extend(piece.iter().skip(skip));
        }
    }
    let end = |(piece, turned): (usize, bool), last: bool| pieces[piece].ends[usize::from(last != turned)];
    (corners, [end(chain[0], false), end(chain[chain.len() - 1], true)])
}
