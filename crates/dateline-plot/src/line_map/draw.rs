//! Putting the parts of a line map on paper.

use std::collections::BTreeMap;

use super::choose::{Chosen, Line, choose};
use super::cost::Cell;
use super::layout::{self, Grid};
use super::legend::Legend;
use super::names::{self, Obstacles, Placed, REACH};
use super::trace::Trace;
use super::words::{self, wrapped};
use super::{LineMap, MOST_STOPS};
use crate::labels::{self, LINE, Rectangle};
use crate::marker;
use crate::palette::{self, Held, Style};
use crate::projection::Projection;
use crate::svg::{Svg, number};

const EDGE: f64 = 12.0;
const PANEL: f64 = 250.0;
const PAPER: &str = "#fff";

/// A line map with everything in its place, in pixels.
pub(super) struct Picture<'a> {
    map: &'a LineMap,
    pub(super) chosen: Chosen,
    styles: Vec<Style>,
    width: f64,
    heading: Vec<String>,
    subtitle: Vec<String>,
    /// Where the map itself is.
    pub(super) frame: Rectangle,
    pub(super) at: Vec<(f64, f64)>,
    labels: Vec<Vec<String>>,
    pub(super) placed: Vec<Option<Placed>>,
    /// Names of roads and where they stand.
    pub(super) roads: Vec<(String, Rectangle)>,
    numbered: Vec<(String, String)>,
}

impl<'a> Picture<'a> {
    /// Chooses, lays out and finds room for the names.
    pub(super) fn of(map: &'a LineMap) -> Self {
        let width = if map.width.is_finite() { map.width.clamp(320.0, 2000.0) } else { 960.0 };
        let chosen = choose(map, MOST_STOPS);
        let styles = palette::styles(&map.sides);
        let heading = wrapped(&map.title, width - 2.0 * EDGE, 20.0);
        let subtitle = wrapped(&words::subtitle(map), width - 2.0 * EDGE, 13.0);
        let top = EDGE + 24.0 * heading.len() as f64 + 18.0 * subtitle.len() as f64 + 8.0;
        let across = if width >= 800.0 { width - PANEL - 3.0 * EDGE } else { width - 2.0 * EDGE };
        let labels: Vec<Vec<String>> = chosen.stops.iter().map(|stop| label(map, *stop, &styles, across)).collect();
        let (at, high) = settle(map, &chosen, &labels, across);
        let frame = Rectangle { left: EDGE, top, width: across, height: high };
        let at = at.into_iter().map(|(x, y)| (x + EDGE, y + top)).collect();
        let (placed, roads, numbered) = (Vec::new(), Vec::new(), Vec::new());
        let mut picture =
            Self { map, chosen, styles, width, heading, subtitle, frame, at, labels, placed, roads, numbered };
        picture.name_stops();
        picture.name_roads();
        picture
    }

    /// Names beside their stops; a stop whose name finds no room gets a number, and the name stands under the map.
    fn name_stops(&mut self) {
        let obstacles = self.obstacles();
        for _ in 0..4 {
            self.placed = names::place(&self.at, &self.labels, &obstacles, names::grown(self.frame, -4.0));
            let homeless: Vec<usize> = (0..self.placed.len()).filter(|stop| self.placed[*stop].is_none()).collect();
            let mut again = false;
            for stop in homeless {
                let name = self.labels[stop].join(" ");
                if name.parse::<usize>().is_err() && !name.is_empty() {
                    let number = (self.numbered.len() + 1).to_string();
                    self.numbered.push((number.clone(), name));
                    self.labels[stop] = vec![number];
                    again = true;
                }
            }
            if !again {
                break;
            }
        }
    }

    /// The names of the trunk line and of other long roads, where there is room left.
    fn name_roads(&mut self) {
        let mut lines: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, line) in self.chosen.lines.iter().enumerate() {
            line.roads.iter().for_each(|road| lines.entry(road).or_default().push(index));
        }
        let trunk = layout::trunk(&self.chosen.lines);
        let mut roads: Vec<(&str, Vec<usize>)> = lines.into_iter().collect();
        roads.retain(|(road, lines)| Some(*road) == trunk || (lines.len() > 2 && self.width >= 800.0));
        roads.sort_by_key(|(road, lines)| (Some(*road) != trunk, std::cmp::Reverse(lines.len()), *road));
        let obstacles = self.obstacles();
        let frame = names::grown(self.frame, -4.0);
        let mut taken: Vec<Rectangle> = self.placed.iter().flatten().map(|placed| placed.room).collect();
        let mut found = Vec::new();
        for (road, lines) in roads {
            let traces: Vec<[(f64, f64); 2]> = lines.iter().map(|line| self.ends(&self.chosen.lines[*line])).collect();
            if let Some(room) = names::beside(&traces, labels::width(road), &obstacles, &taken, frame) {
                taken.push(room);
                found.push((road.to_owned(), room));
            }
        }
        self.roads = found;
    }

    fn ends(&self, line: &Line) -> [(f64, f64); 2] {
        line.ends.map(|stop| self.at[stop])
    }

    pub(super) fn obstacles(&self) -> Obstacles {
        let sign = |(x, y): &(f64, f64)| Rectangle {
            left: x - REACH,
            top: y - REACH,
            width: 2.0 * REACH,
            height: 2.0 * REACH,
        };
        let mut signs: Vec<Rectangle> = self.at.iter().map(sign).collect();
        let cut = self.chosen.lines.iter().filter(|line| line.status == dateline_model::RouteStatus::Cut);
        signs.extend(cut.map(|line| sign(&self.trace(line).middle())));
        Obstacles { lines: self.chosen.lines.iter().map(|line| self.ends(line)).collect(), signs }
    }

    /// A line between the signs of its stops; of several between the same two, each beside the others.
    fn trace(&self, line: &Line) -> Trace {
        let same =
            |other: &&Line| other.ends == line.ends || (other.ends[0] == line.ends[1] && other.ends[1] == line.ends[0]);
        let twins: Vec<&Line> = self.chosen.lines.iter().filter(same).collect();
        let index = twins.iter().position(|other| std::ptr::eq(*other, line)).unwrap_or(0);
        let [low, high] = [line.ends[0].min(line.ends[1]), line.ends[0].max(line.ends[1])];
        let aside = (index as f64 - (twins.len() as f64 - 1.0) / 2.0) * 14.0;
        Trace::new(self.at[low], self.at[high], REACH - 1.0).beside(aside)
    }

    /// The picture as SVG.
    pub(super) fn to_svg(&self) -> String {
        let mut held: Vec<Held> = self.chosen.stops.iter().map(|stop| self.map.stops[*stop].held.clone()).collect();
        held.sort();
        held.dedup();
        let wide = self.width >= 800.0;
        let doubt = self.chosen.stops.iter().any(|stop| is_doubtful(self.map, *stop));
        let legend = Legend::new(self.map, &held, doubt, if wide { PANEL - EDGE } else { self.width - 2.0 * EDGE });
        let under = self.frame.top + self.frame.height;
        let (legend_at, under) = if wide {
            ((self.width - PANEL, self.frame.top), under.max(self.frame.top + legend.height()))
        } else {
            ((EDGE, under + 4.0), under + 4.0 + legend.height())
        };
        let notes = words::notes(self.map, &self.chosen, &self.numbered);
        let notes: Vec<Vec<String>> = notes.iter().map(|note| wrapped(note, self.width - 2.0 * EDGE, 12.5)).collect();
        let note_lines = notes.iter().map(Vec::len).sum::<usize>();
        let height = under + 14.0 + 15.0 * note_lines as f64 + 4.0 * notes.len() as f64 + EDGE;
        let id = if self.map.id.is_empty() { "lines" } else { &self.map.id };
        let description = words::description(self.map, &self.chosen);
        let mut svg = Svg::document(self.width, height, id, &self.map.title, &description);
        marker::hatches(&mut svg, id, &self.styles, held.iter());
        self.draw_heading(&mut svg);
        self.draw_lines(&mut svg);
        self.draw_stops(&mut svg, id);
        svg.start("g", &[("role", "group".into()), ("aria-label", "Legend".into())]);
        legend.draw(&mut svg, id, &self.styles, legend_at);
        svg.end();
        draw_notes(&mut svg, &notes, under + 14.0);
        svg.finish()
    }

    fn draw_heading(&self, svg: &mut Svg) {
        let mut y = EDGE;
        for line in &self.heading {
            y += 24.0;
            svg.text(EDGE, y - 6.0, &[("font-size", "18".into()), ("font-weight", "bold".into())], line);
        }
        for line in &self.subtitle {
            y += 18.0;
            svg.text(EDGE, y - 4.0, &[("font-size", "13".into())], line);
        }
        let frame = [
            ("x", number(self.frame.left)),
            ("y", number(self.frame.top)),
            ("width", number(self.frame.width)),
            ("height", number(self.frame.height)),
            ("fill", PAPER.into()),
            ("stroke", "#bbb".into()),
        ];
        svg.element("rect", &frame);
        if self.chosen.stops.is_empty() {
            svg.text(self.frame.left + 12.0, self.frame.top + 24.0, &[], "No town to draw.");
        }
    }

    /// The lines, unknown ones first, so that what is known lies over them; then the names of roads.
    fn draw_lines(&self, svg: &mut Svg) {
        let trunk = layout::trunk(&self.chosen.lines);
        svg.start("g", &[("role", "list".into()), ("aria-label", "Roads".into())]);
        let mut lines: Vec<&Line> = self.chosen.lines.iter().collect();
        lines.sort_by_key(|line| {
            let is_trunk = line.roads.iter().any(|road| Some(road.as_str()) == trunk);
            (line.status != dateline_model::RouteStatus::Unknown, is_trunk)
        });
        for line in lines {
            let words = words::of_line(self.map, &self.chosen, line);
            let class = format!("link {}", line.status.as_str());
            svg.start("g", &[("role", "listitem".into()), ("class", class), ("aria-label", words.clone())]);
            svg.text_element("title", &[], &words);
            let trace = self.trace(line);
            trace.casing(svg);
            trace.draw(svg, line.status, line.roads.iter().any(|road| Some(road.as_str()) == trunk));
            svg.end();
        }
        svg.end();
        for (road, room) in &self.roads {
            let look = [
                ("class", "road".into()),
                ("aria-hidden", "true".into()),
                ("font-style", "italic".into()),
                ("font-size", "11.5".into()),
                ("text-anchor", "middle".into()),
                ("fill", "#444".into()),
            ];
            svg.text(room.left + room.width / 2.0, room.top + 11.0, &look, road);
        }
    }

    fn draw_stops(&self, svg: &mut Svg, id: &str) {
        svg.start("g", &[("role", "list".into()), ("aria-label", "Towns".into())]);
        for (index, stop) in self.chosen.stops.iter().enumerate() {
            let stop = &self.map.stops[*stop];
            let words = words::of_stop(self.map, stop);
            svg.start("g", &[("role", "listitem".into()), ("class", "stop".into()), ("aria-label", words.clone())]);
            svg.text_element("title", &[], &words);
            if let Some([from, to]) = self.placed[index].and_then(|placed| placed.leader) {
                svg.line(from, to, &[("stroke", "#555".into()), ("stroke-width", "0.8".into())]);
            }
            marker::draw(svg, id, &self.styles, &stop.held, self.at[index]);
            if let Some(placed) = self.placed[index] {
                draw_name(svg, &self.labels[index], placed);
            }
            svg.end();
        }
        svg.end();
    }
}

fn is_doubtful(map: &LineMap, stop: usize) -> bool {
    let stop = &map.stops[stop];
    stop.held != Held::Unknown && stop.certainty.is_none_or(|certainty| certainty < words::DOUBTFUL)
}

/// A stop's name in one line or two, with who contests it and a mark of doubt.
fn label(map: &LineMap, stop: usize, styles: &[Style], across: f64) -> Vec<String> {
    let letters = marker::party_letters(styles, &map.stops[stop].held);
    let letters = if letters.is_empty() { String::new() } else { format!(" ({letters})") };
    let doubt = if is_doubtful(map, stop) { "\u{a0}?" } else { "" };
    let text = format!("{}{letters}{doubt}", map.stops[stop].name.trim());
    let room = if across < 500.0 { 84.0 } else { 116.0 };
    let mut lines = wrapped(&text, room, 12.0);
    if lines.len() > 1 {
        // Even lines look better than a full one and a rest.
        let whole = labels::width(&text);
        let even = wrapped(&text, (whole / lines.len() as f64 + 16.0).min(room), 12.0);
        if even.len() == lines.len() {
            lines = even;
        }
    }
    lines
}

/// Where each stop is drawn, from the corner of the map, and how high the map is.
fn settle(map: &LineMap, chosen: &Chosen, labels: &[Vec<String>], across: f64) -> (Vec<(f64, f64)>, f64) {
    if chosen.stops.is_empty() {
        return (Vec::new(), 60.0);
    }
    let narrow = across < 500.0;
    let margin = if narrow { (42.0, 30.0) } else { (70.0, 40.0) };
    let inner = across - 2.0 * margin.0;
    let grid = grid(chosen.stops.len(), inner, narrow);
    let step = inner / f64::from(grid.columns - 1);
    let cells = layout::lay_out(&lie(map, chosen), &chosen.lines, &cells_of_names(labels, step), grid);
    fit(&cells, inner, margin, step)
}

/// A grid with room for so many stops.
fn grid(stops: usize, inner: f64, narrow: bool) -> Grid {
    let stops = stops as f64;
    let most = (inner / if narrow { 27.0 } else { 44.0 }).floor();
    let columns = most.min(3.0 + (stops * 8.0).sqrt().floor()).max(2.0);
    let rows = if narrow { (stops * 11.0 / columns).ceil().max(4.0) } else { (columns * 0.95).round().max(4.0) };
    Grid { columns: columns as i32, rows: rows as i32 }
}

fn cells_of_names(labels: &[Vec<String>], step: f64) -> Vec<f64> {
    labels.iter().map(|lines| (names::size(lines).0 + REACH) / step).collect()
}

/// Where each stop lies, the longer side of the land 0 to 1.
fn lie(map: &LineMap, chosen: &Chosen) -> Vec<(f64, f64)> {
    let places: Vec<_> = chosen.stops.iter().map(|stop| map.stops[*stop].location).collect();
    let projection = Projection::fit(&places, 1000.0, 1000.0, 0.0);
    let pixels: Vec<(f64, f64)> = places.iter().map(|place| projection.pixel(*place)).collect();
    let least = |pick: fn(&(f64, f64)) -> f64| pixels.iter().map(pick).fold(f64::INFINITY, f64::min);
    let (left, top) = (least(|at| at.0), least(|at| at.1));
    pixels.iter().map(|(x, y)| ((x - left) / 1000.0, (y - top) / 1000.0)).collect()
}

/// From cells to pixels: empty margins of the grid are cut off, and the rest fills the width, up to a measure.
fn fit(cells: &[Cell], inner: f64, margin: (f64, f64), step: f64) -> (Vec<(f64, f64)>, f64) {
    let ends = |pick: fn(&Cell) -> i32| {
        let all = cells.iter().map(pick);
        (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
    };
    let ((left, right), (top, bottom)) = (ends(|cell| cell.0), ends(|cell| cell.1));
    let step = (inner / f64::from((right - left).max(1))).min(step * 1.15);
    let spare = (inner - step * f64::from(right - left)) / 2.0;
    let at =
        |cell: &Cell| (margin.0 + spare + step * f64::from(cell.0 - left), margin.1 + step * f64::from(cell.1 - top));
    (cells.iter().map(at).collect(), step * f64::from(bottom - top) + 2.0 * margin.1)
}

fn draw_name(svg: &mut Svg, lines: &[String], placed: Placed) {
    let x = match placed.anchor {
        "start" => placed.room.left,
        "end" => placed.room.left + placed.room.width,
        _ => placed.room.left + placed.room.width / 2.0,
    };
    for (index, line) in lines.iter().enumerate() {
        let look = [
            ("class", "name".into()),
            ("aria-hidden", "true".into()),
            ("text-anchor", placed.anchor.into()),
            ("stroke", PAPER.into()),
            ("stroke-width", "3".into()),
            ("paint-order", "stroke".into()),
        ];
        svg.text(x, placed.room.top + 11.0 + index as f64 * LINE, &look, line);
    }
}

fn draw_notes(svg: &mut Svg, notes: &[Vec<String>], top: f64) {
    let mut y = top;
    for (index, note) in notes.iter().enumerate() {
        for line in note {
            y += 15.0;
            let weight = if index == 0 { "bold" } else { "normal" };
            svg.text(EDGE, y - 4.0, &[("font-size", "11".into()), ("font-weight", weight.into())], line);
        }
        y += 4.0;
    }
}
