//! How a stretch of road looks: each status has a form of its own, so that it is read in grey and by colour-blind readers.
//!
//! | status | drawn as |
//! |---|---|
//! | open | a thick solid line |
//! | threatened | a solid line with ticks across it |
//! | contested | a zigzag |
//! | cut | a line broken in the middle, with a bar at each end of the gap |
//! | unknown | thin grey dots |

use dateline_model::RouteStatus;

use crate::svg::{Svg, number};

/// The five, from good to bad, unknown last: the order of the legend.
pub(super) const STATUSES: [RouteStatus; 5] =
    [RouteStatus::Open, RouteStatus::Threatened, RouteStatus::Contested, RouteStatus::Cut, RouteStatus::Unknown];

const INK: &str = "#222";
/// A dark red that is dark grey in print.
const ALARM: &str = "#a1260d";
const GREY: &str = "#777";

/// What the status means, in the legend.
pub(super) fn meaning(status: RouteStatus) -> &'static str {
    match status {
        RouteStatus::Open => "open",
        RouteStatus::Threatened => "threatened: passable, within reach of an enemy or of fighting",
        RouteStatus::Contested => "contested: opposing forces on it",
        RouteStatus::Cut => "cut: held by an enemy, or reported cut",
        RouteStatus::Unknown => "unknown: nobody reported it; not open",
    }
}

/// A stretch from one point to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    from: (f64, f64),
    to: (f64, f64),
    length: f64,
}

impl Trace {
    /// From one point to another, so much shorter at both ends.
    pub(super) fn new(from: (f64, f64), to: (f64, f64), shorter: f64) -> Self {
        let whole = Self { from, to, length: (to.0 - from.0).hypot(to.1 - from.1) };
        let shorter = shorter.min(whole.length * 0.4);
        let (from, to) = (whole.at(shorter, 0.0), whole.at(whole.length - shorter, 0.0));
        Self { from, to, length: (whole.length - 2.0 * shorter).max(0.0) }
    }

    /// The point so far along it and so far to its right.
    fn at(self, along: f64, right: f64) -> (f64, f64) {
        let length = self.length.max(1e-9);
        let (across, down) = ((self.to.0 - self.from.0) / length, (self.to.1 - self.from.1) / length);
        (self.from.0 + along * across - right * down, self.from.1 + along * down + right * across)
    }

    /// Moved to its right.
    pub(super) fn beside(self, right: f64) -> Self {
        Self { from: self.at(0.0, right), to: self.at(self.length, right), ..self }
    }

    /// The middle.
    pub(super) fn middle(self) -> (f64, f64) {
        self.at(self.length / 2.0, 0.0)
    }

    /// Paper under the line, so that a line under it is seen to pass under.
    pub(super) fn casing(self, svg: &mut Svg) {
        self.stroke(svg, 0.0, self.length, "#fff", 13.0, &[]);
    }

    /// Draws it; a trunk line is heavier.
    pub(super) fn draw(self, svg: &mut Svg, status: RouteStatus, trunk: bool) {
        let more = if trunk { 2.0 } else { 0.0 };
        match status {
            RouteStatus::Open => self.stroke(svg, 0.0, self.length, INK, 5.5 + more, &[]),
            RouteStatus::Threatened => self.threatened(svg, more),
            RouteStatus::Contested => self.contested(svg, more),
            RouteStatus::Cut => self.cut(svg, more),
            RouteStatus::Unknown => {
                let dots = [("stroke-dasharray", "0.1 6".into()), ("stroke-linecap", "round".into())];
                self.stroke(svg, 0.0, self.length, GREY, 2.5 + more / 2.0, &dots);
            }
        }
    }

    fn threatened(self, svg: &mut Svg, more: f64) {
        self.stroke(svg, 0.0, self.length, INK, 2.5 + more, &[]);
        let ticks = (self.length / 9.0).floor().max(1.0);
        let mut path = String::new();
        for tick in 0..ticks as u32 {
            let along = self.length * (f64::from(tick) + 0.5) / ticks;
            path.push_str(&format!("M{}L{}", pair(self.at(along, -5.5)), pair(self.at(along, 5.5))));
        }
        svg.element("path", &[("d", path), ("stroke", INK.into()), ("stroke-width", "2".into())]);
    }

    fn contested(self, svg: &mut Svg, more: f64) {
        let teeth = (self.length / 5.0).floor().max(4.0) as u32;
        let corner = |tooth: u32| {
            let right = match tooth {
                tooth if tooth == 0 || tooth == teeth => 0.0,
                tooth if tooth % 2 == 0 => 5.0,
                _ => -5.0,
            };
            let (x, y) = self.at(self.length * f64::from(tooth) / f64::from(teeth), right);
            format!("{},{}", number(x), number(y))
        };
        let points: Vec<String> = (0..=teeth).map(corner).collect();
        let look = [
            ("points", points.join(" ")),
            ("fill", "none".into()),
            ("stroke", ALARM.into()),
            ("stroke-width", number(2.0 + more / 2.0)),
            ("stroke-linejoin", "round".into()),
        ];
        svg.element("polyline", &look);
    }

    fn cut(self, svg: &mut Svg, more: f64) {
        let gap = (self.length * 0.3).min(12.0);
        let (before, after) = ((self.length - gap) / 2.0, (self.length + gap) / 2.0);
        self.stroke(svg, 0.0, before, ALARM, 3.0 + more, &[]);
        self.stroke(svg, after, self.length, ALARM, 3.0 + more, &[]);
        let bar = |along: f64| format!("M{}L{}", pair(self.at(along, -8.5)), pair(self.at(along, 8.5)));
        let path = bar(before) + &bar(after);
        svg.element("path", &[("d", path), ("stroke", ALARM.into()), ("stroke-width", "3.5".into())]);
    }

    fn stroke(self, svg: &mut Svg, from: f64, to: f64, colour: &str, width: f64, more: &[(&str, String)]) {
        let mut look = vec![("stroke", colour.to_owned()), ("stroke-width", number(width))];
        look.extend(more.iter().cloned());
        svg.line(self.at(from, 0.0), self.at(to, 0.0), &look);
    }
}

fn pair((x, y): (f64, f64)) -> String {
    format!("{} {}", number(x), number(y))
}
