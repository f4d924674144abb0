//! A reliability diagram: of what was stated with a probability of 0.8, are eight in ten right?
//!
//! Points on the dashed diagonal are stated as they come true; below it too much is claimed, above it too little. The
//! bars underneath say how much rests on each point, without which a point says little.

use crate::svg::{Svg, number};

const WIDTH: f64 = 740.0;
const HEIGHT: f64 = 630.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 70.0;
const SIDE: f64 = 400.0;
const BARS_TOP: f64 = TOP + SIDE + 56.0;
const BARS: f64 = 64.0;
const NOTES: f64 = LEFT + SIDE + 30.0;
const INK: &str = "#0072B2";

/// Stated probabilities against what came true.
#[derive(Clone, PartialEq, Debug)]
pub struct Reliability {
    /// Sets the ids inside this picture apart from those of others on the same page: letters, digits and hyphens.
    pub id: String,
    /// The title, shown above the picture and said first by a screen reader.
    pub title: String,
    /// What the picture shows, in a sentence or two, for those who cannot see it.
    pub description: String,
    /// What is counted, in the plural: `place-days`.
    pub counted: String,
    /// The bins, from the least probability to the greatest.
    pub bins: Vec<ReliabilityBin>,
    /// Figures beside the picture, a line each: what, and how much. One without a figure is a heading.
    pub notes: Vec<(String, String)>,
}

/// What was stated with about the same probability.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ReliabilityBin {
    /// The least probability in it.
    pub low: f64,
    /// The probability where the next bin begins.
    pub high: f64,
    /// The mean of the stated probabilities.
    pub stated: f64,
    /// The share that came true.
    pub right: f64,
    /// The interval of that share.
    pub interval: (f64, f64),
    /// How many were stated so.
    pub count: usize,
}

impl Reliability {
    /// The diagram as SVG, 740 by 630 pixels.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let id = if self.id.is_empty() { "reliability" } else { &self.id };
        let mut svg = Svg::new(WIDTH, HEIGHT, id, &self.title, &self.description);
        svg.text(LEFT, 32.0, &[("font-size", "16".into()), ("font-weight", "bold".into())], &self.title);
        draw_axes(&mut svg);
        for bin in &self.bins {
            self.draw_bin(&mut svg, bin);
        }
        self.draw_bars(&mut svg);
        self.draw_notes(&mut svg);
        svg.finish()
    }

    fn draw_bin(&self, svg: &mut Svg, bin: &ReliabilityBin) {
        let (x, y) = (self::x(bin.stated), self::y(bin.right));
        let (low, high) = (self::y(bin.interval.0), self::y(bin.interval.1));
        let stroke = [("stroke", INK.into()), ("stroke-width", "1.5".into())];
        svg.start("g", &[]);
        svg.text_element("title", &[], &self.words(bin));
        svg.line((x, low), (x, high), &stroke);
        for end in [low, high] {
            svg.line((x - 4.0, end), (x + 4.0, end), &stroke);
        }
        let dot = [
            ("cx", number(x)),
            ("cy", number(y)),
            ("r", "5".into()),
            ("fill", INK.into()),
            ("stroke", "#fff".into()),
            ("stroke-width", "1".into()),
        ];
        svg.element("circle", &dot);
        svg.end();
    }

    /// `stated 0.60 to 0.70 (mean 0.66): right 0.58 (0.31 to 0.81), 4,031 place-days`.
    fn words(&self, bin: &ReliabilityBin) -> String {
        format!(
            "stated {:.2} to {:.2} (mean {:.2}): right {:.2} ({:.2} to {:.2}), {} {}",
            bin.low,
            bin.high,
            bin.stated,
            bin.right,
            bin.interval.0,
            bin.interval.1,
            with_commas(bin.count),
            self.counted
        )
    }

    /// How many were stated with which probability.
    fn draw_bars(&self, svg: &mut Svg) {
        let most = self.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f64;
        let base = BARS_TOP + BARS;
        for bin in &self.bins {
            let (from, to) = (x(bin.low), x(bin.high));
            let height = (BARS - 14.0) * bin.count as f64 / most;
            let bar = [
                ("x", number(from + 1.0)),
                ("y", number(base - height)),
                ("width", number((to - from - 2.0).max(0.5))),
                ("height", number(height)),
                ("fill", "#999".into()),
            ];
            svg.element("rect", &bar);
            let middle = [("text-anchor", "middle".into()), ("font-size", "10".into())];
            svg.text((from + to) / 2.0, base - height - 4.0, &middle, &with_commas(bin.count));
        }
        svg.line((LEFT, base), (LEFT + SIDE, base), &[("stroke", "#222".into())]);
        let middle = [("text-anchor", "middle".into())];
        svg.text(LEFT + SIDE / 2.0, base + 18.0, &middle, &format!("{} in each bin", self.counted));
    }

    fn draw_notes(&self, svg: &mut Svg) {
        let mut top = TOP + 10.0;
        for (what, figure) in &self.notes {
            if figure.is_empty() {
                svg.text(NOTES, top + 4.0, &[("font-weight", "bold".into())], what);
                top += 22.0;
                continue;
            }
            svg.text(NOTES, top, &[], what);
            svg.text(WIDTH - 16.0, top, &[("text-anchor", "end".into())], figure);
            top += 18.0;
        }
        if self.bins.is_empty() {
            let middle = [("text-anchor", "middle".into()), ("fill", "#666".into())];
            svg.text(LEFT + SIDE / 2.0, TOP + SIDE / 2.0, &middle, "nothing was stated");
        }
    }
}

/// The square, its grid, and the diagonal of what is stated as it comes true.
fn draw_axes(svg: &mut Svg) {
    let grid = [("stroke", "#ddd".into())];
    for fifth in 0..=5 {
        let share = f64::from(fifth) / 5.0;
        svg.line((x(share), TOP), (x(share), TOP + SIDE), &grid);
        svg.line((LEFT, y(share)), (LEFT + SIDE, y(share)), &grid);
        svg.text(x(share), TOP + SIDE + 16.0, &[("text-anchor", "middle".into())], &format!("{share:.1}"));
        svg.text(LEFT - 8.0, y(share) + 4.0, &[("text-anchor", "end".into())], &format!("{share:.1}"));
    }
    let frame = [
        ("x", number(LEFT)),
        ("y", number(TOP)),
        ("width", number(SIDE)),
        ("height", number(SIDE)),
        ("fill", "none".into()),
        ("stroke", "#222".into()),
    ];
    svg.element("rect", &frame);
    let diagonal = [("stroke", "#222".into()), ("stroke-dasharray", "5 4".into())];
    svg.line((x(0.0), y(0.0)), (x(1.0), y(1.0)), &diagonal);
    svg.text(LEFT + SIDE / 2.0, TOP + SIDE + 36.0, &[("text-anchor", "middle".into())], "stated probability");
    let (side, middle) = (LEFT - 42.0, TOP + SIDE / 2.0);
    let turned = format!("rotate(-90 {} {})", number(side), number(middle));
    svg.text(side, middle, &[("text-anchor", "middle".into()), ("transform", turned)], "share right");
}

fn x(share: f64) -> f64 {
    LEFT + SIDE * share.clamp(0.0, 1.0)
}

fn y(share: f64) -> f64 {
    TOP + SIDE * (1.0 - share.clamp(0.0, 1.0))
}

fn with_commas(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(bins: Vec<ReliabilityBin>) -> Reliability {
        Reliability {
            id: "r".into(),
            title: "Stated & true".into(),
            description: "d".into(),
            counted: "place-days".into(),
            bins,
            notes: vec![("Brier score".into(), String::new()), ("reliability".into(), "0.012".into())],
        }
    }

    #[test]
    fn a_bin_stands_where_its_figures_are_and_says_them() {
        let bin = ReliabilityBin { low: 0.6, high: 0.7, stated: 0.65, right: 0.5, interval: (0.3, 0.7), count: 12_034 };
        let svg = picture(vec![bin]).to_svg();
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
        assert!(svg.contains("cx=\"330\" cy=\"270\""), "{svg}");
        assert!(svg.contains("stated 0.60 to 0.70 (mean 0.65): right 0.50 (0.30 to 0.70), 12,034 place-days"), "{svg}");
        assert!(svg.contains("Stated &amp; true") && svg.contains(">0.012<"), "{svg}");
    }

    #[test]
    fn nothing_stated_makes_an_empty_picture() {
        let svg = picture(vec![]).to_svg();
        assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && svg.contains("nothing was stated"));
    }
}
