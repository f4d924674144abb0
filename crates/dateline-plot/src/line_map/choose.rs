//! Which stops are drawn where there are too many, and what becomes of the rest.
//!
//! What was asked for stays. Far from it, stops are left out, the farthest first; near it, a stop that a road merely passes
//! is merged into the line. Nothing goes in silence: merged stops are named by the line, the others under the map.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{PlaceId, RouteStatus};

use super::{LineMap, Link};
use crate::palette::Held;

/// The stops and lines that are drawn, and what is not.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Chosen {
    /// The stops drawn, by their index in the map's list, in its order.
    pub(super) stops: Vec<usize>,
    /// The lines drawn, between indices of `stops`.
    pub(super) lines: Vec<Line>,
    /// Stops that were left out.
    pub(super) left_out: Vec<usize>,
    /// Drawn stops from which a road leads on to something that is not drawn, and to what.
    pub(super) leads_on: BTreeMap<usize, Vec<String>>,
    /// Merged stops (by their index in the map's list) from which a road leads on, and to what.
    pub(super) passed_on: BTreeMap<usize, Vec<String>>,
    /// Links that cannot be drawn at all: both ends unknown or left out, or one place joined to itself.
    pub(super) undrawn: usize,
}

/// A stretch as it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    pub(super) ends: [usize; 2],
    pub(super) status: RouteStatus,
    pub(super) roads: Vec<String>,
    /// Stops that it passes and that are not drawn, by their index in the map's list.
    pub(super) via: Vec<usize>,
    pub(super) schematic: bool,
}

impl Line {
    fn other(&self, stop: usize) -> usize {
        if self.ends[0] == stop { self.ends[1] } else { self.ends[0] }
    }
}

/// Picks at most `most` stops.
pub(super) fn choose(map: &LineMap, most: usize) -> Chosen {
    let mut work = Work::of(map);
    let between = work.between();
    while work.kept.len() > most
        && (work.leave_out_far(&between) || work.merge_passed() || work.leave_out_near(&between))
    {}
    work.finish()
}

/// While choosing, stops are indices into the map's list.
struct Work<'a> {
    map: &'a LineMap,
    kept: BTreeSet<usize>,
    lines: Vec<Line>,
    left_out: BTreeSet<usize>,
    leads_on: BTreeMap<usize, Vec<String>>,
    passed_on: BTreeMap<usize, Vec<String>>,
    undrawn: usize,
}

impl<'a> Work<'a> {
    fn of(map: &'a LineMap) -> Self {
        let mut index: BTreeMap<&PlaceId, usize> = BTreeMap::new();
        for (at, stop) in map.stops.iter().enumerate() {
            index.entry(&stop.place).or_insert(at);
        }
        let kept = index.values().copied().collect();
        let (lines, left_out, leads_on, passed_on) = (Vec::new(), BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        let mut work = Self { map, kept, lines, left_out, leads_on, passed_on, undrawn: 0 };
        for link in &map.links {
            work.add(link, index.get(&link.from).copied(), index.get(&link.to).copied());
        }
        work
    }

    fn add(&mut self, link: &Link, from: Option<usize>, to: Option<usize>) {
        match (from, to) {
            (Some(from), Some(to)) if from != to => self.lines.push(Line {
                ends: [from, to],
                status: link.status,
                roads: link.roads.clone(),
                via: Vec::new(),
                schematic: link.schematic,
            }),
            (Some(from), None) => self.lead_on(from, link.to.as_str()),
            (None, Some(to)) => self.lead_on(to, link.from.as_str()),
            _ => self.undrawn += 1,
        }
    }

    fn lead_on(&mut self, from: usize, to: &str) {
        let list = self.leads_on.entry(from).or_default();
        if !list.iter().any(|one| one == to) {
            list.push(to.to_owned());
        }
    }

    fn neighbours(&self, stop: usize) -> BTreeSet<usize> {
        self.lines.iter().filter(|line| line.ends.contains(&stop)).map(|line| line.other(stop)).collect()
    }

    /// How many stretches each stop is away from the nearest that was asked for; all 0 where none was.
    fn hops(&self) -> BTreeMap<usize, usize> {
        let asked: Vec<usize> = self.kept.iter().copied().filter(|stop| self.map.stops[*stop].asked).collect();
        let mut front = if asked.is_empty() { self.kept.iter().copied().collect() } else { asked };
        let mut hops: BTreeMap<usize, usize> = front.iter().map(|stop| (*stop, 0)).collect();
        let mut hop = 0;
        while !front.is_empty() {
            hop += 1;
            let mut next = Vec::new();
            for neighbour in front.into_iter().flat_map(|stop| self.neighbours(stop)) {
                if let std::collections::btree_map::Entry::Vacant(entry) = hops.entry(neighbour) {
                    entry.insert(hop);
                    next.push(neighbour);
                }
            }
            front = next;
        }
        hops
    }

    /// Stops by which those asked for are joined: on the shortest ways between parts that are not joined otherwise, the
    /// shortest first, until all that can be joined is.
    fn between(&self) -> BTreeSet<usize> {
        let hops = self.hops();
        let mut part: BTreeMap<usize, usize> = self.kept.iter().map(|stop| (*stop, *stop)).collect();
        let far = |stop: usize| hops.get(&stop).copied().unwrap_or(usize::MAX / 2);
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(|line| (far(line.ends[0]) + far(line.ends[1]), line.ends));
        let mut between = BTreeSet::new();
        for line in lines {
            let homes = line.ends.map(|end| self.way_home(end, &hops));
            let [Some(one), Some(other)] = homes.each_ref().map(|way| way.last().copied()) else { continue };
            let (Some(&one), Some(&other)) = (part.get(&one), part.get(&other)) else { continue };
            if one != other && homes.iter().flatten().all(|stop| hops.contains_key(stop)) {
                part.values_mut().filter(|part| **part == other).for_each(|part| *part = one);
                between.extend(homes.into_iter().flatten());
            }
        }
        between
    }

    /// From a stop to the nearest that was asked for, both among them.
    fn way_home(&self, from: usize, hops: &BTreeMap<usize, usize>) -> Vec<usize> {
        let mut way = vec![from];
        let mut at = from;
        while let Some(1..) = hops.get(&at) {
            let next = self.neighbours(at).into_iter().find(|next| hops.get(next) < hops.get(&at));
            let Some(next) = next else { break };
            way.push(next);
            at = next;
        }
        way
    }

    /// Leaves out the stop farthest from what was asked for, if it is no neighbour of that and joins nothing.
    fn leave_out_far(&mut self, between: &BTreeSet<usize>) -> bool {
        let hops = self.hops();
        let loose = self.kept.iter().copied().filter(|stop| !between.contains(stop));
        let far = loose.map(|stop| (hops.get(&stop).copied().unwrap_or(usize::MAX), stop)).max();
        let Some((2.., stop)) = far else { return false };
        self.leave_out(stop);
        true
    }

    /// Merges a stop that is passed without a change of status: first where nobody knows who holds it, then where its
    /// neighbours have the same holder; first on one and the same road, and where no road turns off.
    fn merge_passed(&mut self) -> bool {
        let passed = self.kept.iter().rev().filter_map(|stop| self.passed(*stop)).min_by_key(|(tier, ..)| *tier);
        let Some((_, stop, [one, other])) = passed else { return false };
        let mut ends = [self.lines[one].other(stop), self.lines[other].other(stop)];
        let (first, second) = (self.lines[one].clone(), self.lines[other].clone());
        let mut via = first.via;
        if first.ends[0] == stop {
            via.reverse();
        }
        let mut rest = second.via;
        if second.ends[1] == stop {
            rest.reverse();
        }
        via.push(stop);
        via.extend(rest);
        if ends[0] > ends[1] {
            ends.reverse();
            via.reverse();
        }
        let schematic = first.schematic || second.schematic;
        let mut roads = first.roads;
        roads.extend(second.roads.into_iter().filter(|road| !roads.contains(road)).collect::<Vec<_>>());
        self.lines[one] = Line { ends, status: first.status, roads, via, schematic };
        self.lines.remove(other);
        self.kept.remove(&stop);
        if let Some(on) = self.leads_on.remove(&stop) {
            self.passed_on.insert(stop, on);
        }
        true
    }

    /// How willingly a stop is merged, and the two lines that meet in it.
    fn passed(&self, stop: usize) -> Option<(u8, usize, [usize; 2])> {
        let at: Vec<usize> = (0..self.lines.len()).filter(|line| self.lines[*line].ends.contains(&stop)).collect();
        let (&[one, other], false) = (at.as_slice(), self.map.stops[stop].asked) else { return None };
        let (first, second) = (&self.lines[one], &self.lines[other]);
        let ends = [first.other(stop), second.other(stop)];
        let joined = ends[0] == ends[1] || self.neighbours(ends[0]).contains(&ends[1]);
        if joined || first.status != second.status {
            return None;
        }
        let held = |stop: usize| &self.map.stops[stop].held;
        let tier = match held(stop) {
            Held::Unknown => 0,
            one_side if ends.iter().all(|end| held(*end) == one_side) => 1,
            _ => return None,
        };
        let leads_on = self.leads_on.contains_key(&stop);
        Some((
            tier + if first.roads == second.roads { 0 } else { 2 } + if leads_on { 4 } else { 0 },
            stop,
            [one, other],
        ))
    }

    /// Leaves out what matters least of what is left: what was neither asked for nor joins what was, dead ends first, then
    /// what joins, then the last in the list.
    fn leave_out_near(&mut self, between: &BTreeSet<usize>) -> bool {
        let worth = |stop: &usize| {
            let asked = self.map.stops[*stop].asked;
            let joins = !asked && between.contains(stop);
            (asked, joins, if asked { 0 } else { self.neighbours(*stop).len() }, std::cmp::Reverse(*stop))
        };
        let Some(stop) = self.kept.iter().copied().min_by_key(worth) else { return false };
        self.leave_out(stop);
        true
    }

    fn leave_out(&mut self, stop: usize) {
        let name = self.map.stops[stop].name.clone();
        for neighbour in self.neighbours(stop) {
            self.lead_on(neighbour, &name);
        }
        let (gone, lines): (Vec<Line>, Vec<Line>) =
            std::mem::take(&mut self.lines).into_iter().partition(|line| line.ends.contains(&stop));
        self.lines = lines;
        for passed in gone.into_iter().flat_map(|line| line.via) {
            self.passed_on.remove(&passed);
            self.left_out.insert(passed);
        }
        self.leads_on.remove(&stop);
        self.kept.remove(&stop);
        self.left_out.insert(stop);
    }

    fn finish(self) -> Chosen {
        let stops: Vec<usize> = self.kept.into_iter().collect();
        let drawn: BTreeMap<usize, usize> = stops.iter().enumerate().map(|(drawn, stop)| (*stop, drawn)).collect();
        let lines = self
            .lines
            .into_iter()
            .filter_map(|line| Some(Line { ends: [*drawn.get(&line.ends[0])?, *drawn.get(&line.ends[1])?], ..line }))
            .collect();
        let leads_on =
            self.leads_on.into_iter().filter_map(|(stop, names)| Some((*drawn.get(&stop)?, names))).collect();
        Chosen {
            stops,
            lines,
            left_out: self.left_out.into_iter().collect(),
            leads_on,
            passed_on: self.passed_on,
            undrawn: self.undrawn,
        }
    }
}
