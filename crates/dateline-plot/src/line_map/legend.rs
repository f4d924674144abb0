//! The legend: what the lines mean, and who is who.

use super::LineMap;
use super::trace::{STATUSES, Trace, meaning};
use super::words::{self, wrapped};
use crate::marker::{self, RADIUS};
use crate::palette::{Held, Style};
use crate::svg::Svg;

const LINE: f64 = 15.0;
const SAMPLE: f64 = 52.0;

/// A row of the legend: its sign, and its words in lines.
struct Entry {
    sign: Sign,
    words: Vec<String>,
}

enum Sign {
    Heading,
    Status(dateline_model::RouteStatus),
    Held(Held),
    Doubt,
}

/// The legend, broken into rows for its width.
pub(super) struct Legend {
    entries: Vec<Entry>,
}

impl Legend {
    /// With all five statuses, and the holders that occur.
    pub(super) fn new(map: &LineMap, held: &[Held], doubt: bool, width: f64) -> Self {
        let mut entries = Vec::new();
        let mut add = |sign: Sign, words: &str| {
            let taken = match sign {
                Sign::Heading => 0.0,
                Sign::Status(_) => SAMPLE + 12.0,
                Sign::Held(_) | Sign::Doubt => RADIUS * 2.0 + 14.0,
            };
            entries.push(Entry { sign, words: wrapped(words, width - taken, 12.0) });
        };
        add(Sign::Heading, &format!("Roads for {}", map.traveller));
        STATUSES.into_iter().for_each(|status| add(Sign::Status(status), meaning(status)));
        add(Sign::Heading, "Who holds the town");
        held.iter().for_each(|one| add(Sign::Held(one.clone()), &words::held(map, one)));
        if doubt {
            add(Sign::Doubt, "after a name: less than 75 % sure");
        }
        Self { entries }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        self.entries.iter().map(Entry::height).sum()
    }

    /// Draws it from this corner down.
    pub(super) fn draw(&self, svg: &mut Svg, id: &str, styles: &[Style], (left, top): (f64, f64)) {
        let mut y = top;
        for entry in &self.entries {
            entry.draw(svg, id, styles, (left, y));
            y += entry.height();
        }
    }
}

impl Entry {
    fn height(&self) -> f64 {
        let lines = LINE * self.words.len().max(1) as f64;
        match self.sign {
            Sign::Heading => lines + 14.0,
            _ => lines.max(18.0) + 6.0,
        }
    }

    fn draw(&self, svg: &mut Svg, id: &str, styles: &[Style], (left, top): (f64, f64)) {
        let middle = top + 10.0;
        let right = match &self.sign {
            Sign::Heading => left,
            Sign::Status(status) => {
                Trace::new((left, middle), (left + SAMPLE, middle), 0.0).draw(svg, *status, false);
                left + SAMPLE + 12.0
            }
            Sign::Held(held) => {
                marker::draw(svg, id, styles, held, (left + RADIUS * 1.3, middle));
                left + RADIUS * 2.0 + 14.0
            }
            Sign::Doubt => {
                svg.text(left + RADIUS, middle + 4.0, &[("font-weight", "bold".into())], "?");
                left + RADIUS * 2.0 + 14.0
            }
        };
        let heading = matches!(self.sign, Sign::Heading);
        let look: &[(&str, String)] = &[("font-weight", "bold".into())];
        let top = if heading { middle + 10.0 } else { middle + 4.0 };
        for (index, line) in self.words.iter().enumerate() {
            svg.text(right, top + LINE * index as f64, if heading { look } else { &[] }, line);
        }
    }
}
