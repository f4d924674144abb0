//! A strip of time: for each place a row of who held it, with marks for what happened there.

use dateline_model::{Day, DaySpan};

use crate::axis::{Axis, GUTTER, TOP, WIDTH, shortened};
use crate::marker;
use crate::palette::{self, Held, Style};
use crate::svg::{Svg, number};

const ROW: f64 = 26.0;

/// Who held each place over some days, and what happened there.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// Sets the ids inside this picture apart from those of others on the same page: letters, digits and hyphens.
    pub id: String,
    /// The title, as a screen reader says it first.
    pub title: String,
    /// What the strip shows, in a sentence or two, for those who cannot see it.
    pub description: String,
    /// The names of the sides; [`Held`] points into this list.
    pub sides: Vec<String>,
    /// The first day shown.
    pub from: Day,
    /// The last day shown.
    pub to: Day,
    /// One row a place, from the top.
    pub rows: Vec<Row>,
    /// What the signs of the marks stand for: sign and meaning.
    pub signs: Vec<(String, String)>,
}

/// A place's row.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The place's name.
    pub name: String,
    /// Who held it, when.
    pub bars: Vec<Bar>,
    /// What happened there.
    pub ticks: Vec<Tick>,
}

/// A span of days under one holder. Open ends reach to the edge of the strip.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// The days.
    pub days: DaySpan,
    /// The holder.
    pub held: Held,
    /// Whether nobody reported it: drawn as an empty outline, never as held.
    pub assumed: bool,
}

/// A mark for something that happened on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// The day.
    pub day: Day,
    /// A sign of one letter or two, explained in the legend.
    pub sign: String,
    /// What happened, said on hovering and by screen readers.
    pub text: String,
}

impl Timeline {
    /// The strip as SVG, 960 pixels wide.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let styles = palette::styles(&self.sides);
        let id = if self.id.is_empty() { "timeline" } else { &self.id };
        let legend = self.legend();
        let bottom = TOP + ROW * self.rows.len() as f64;
        let height =
            bottom + 20.0 + 22.0 * legend.len().div_ceil(3) as f64 + if self.signs.is_empty() { 0.0 } else { 22.0 };
        let mut svg = Svg::new(WIDTH, height, id, &self.title, &self.description);
        marker::hatches(&mut svg, id, &styles, legend.iter().map(|(held, _)| held));
        self.axis().draw(&mut svg, bottom);
        for (index, row) in self.rows.iter().enumerate() {
            self.draw_row(&mut svg, id, &styles, row, TOP + ROW * index as f64);
        }
        self.draw_legend(&mut svg, id, &styles, &legend, bottom + 22.0);
        svg.finish()
    }

    fn axis(&self) -> Axis {
        Axis { from: self.from, to: self.to }
    }

    fn x(&self, day: Day) -> f64 {
        self.axis().x(day)
    }

    fn draw_row(&self, svg: &mut Svg, id: &str, styles: &[Style], row: &Row, top: f64) {
        svg.text(GUTTER - 8.0, top + 16.0, &[("text-anchor", "end".into())], &shortened(&row.name, GUTTER - 12.0));
        for bar in &row.bars {
            let from = bar.days.from.unwrap_or(self.from).max(self.from);
            let to = bar.days.to.unwrap_or(self.to).min(self.to);
            if from > to {
                continue;
            }
            let (left, right) = (self.x(from), self.x(to.plus(1)));
            let plain = bar.assumed || bar.held == Held::Unknown;
            let shape = [
                ("x", number(left)),
                ("y", number(top + 5.0)),
                ("width", number((right - left).max(1.0))),
                ("height", "14".into()),
                ("fill", if plain { "none".into() } else { marker::fill(id, styles, &bar.held) }),
                ("stroke", if plain { "#aaa".into() } else { "#222".into() }),
                ("stroke-width", "0.8".into()),
                ("stroke-dasharray", if plain { "3 3".into() } else { "none".into() }),
            ];
            svg.start("g", &[]);
            svg.text_element("title", &[], &self.bar_words(&row.name, bar));
            svg.element("rect", &shape);
            if let (Held::Side(side), false, true) = (&bar.held, plain, right - left > 14.0)
                && let Some(style) = styles.get(*side)
            {
                let look = [("font-size", "10".into()), ("font-weight", "bold".into()), ("fill", style.ink.into())];
                svg.text(left + 4.0, top + 16.0, &look, &style.letter);
            }
            svg.end();
        }
        for tick in row.ticks.iter().filter(|tick| self.from <= tick.day && tick.day <= self.to) {
            draw_tick(svg, tick, f64::midpoint(self.x(tick.day), self.x(tick.day.plus(1))), top);
        }
    }

    fn bar_words(&self, name: &str, bar: &Bar) -> String {
        let assumed = if bar.assumed { ", assumed: no report tells it" } else { "" };
        format!("{name}, {}: {}{assumed}", bar.days.in_words(), self.in_words(&bar.held))
    }

    fn legend(&self) -> Vec<(Held, String)> {
        let mut held: Vec<Held> =
            self.rows.iter().flat_map(|row| &row.bars).filter(|bar| !bar.assumed).map(|bar| bar.held.clone()).collect();
        held.sort();
        held.dedup();
        held.into_iter().map(|one| (one.clone(), self.in_words(&one))).collect()
    }

    fn draw_legend(&self, svg: &mut Svg, id: &str, styles: &[Style], legend: &[(Held, String)], top: f64) {
        for (index, (held, words)) in legend.iter().enumerate() {
            let (column, row) = (index % 3, index / 3);
            let (x, y) = (16.0 + column as f64 * WIDTH / 3.0, top + row as f64 * 22.0);
            marker::draw(svg, id, styles, held, (x, y));
            svg.text(x + 16.0, y + 4.0, &[], words);
        }
        if !self.signs.is_empty() {
            let words: Vec<String> = self.signs.iter().map(|(sign, meaning)| format!("{sign} = {meaning}")).collect();
            svg.text(8.0, top + legend.len().div_ceil(3) as f64 * 22.0 + 4.0, &[], &words.join("; "));
        }
    }

    fn in_words(&self, held: &Held) -> String {
        match held {
            Held::Side(side) => self.sides.get(*side).map_or("?", String::as_str).to_owned(),
            Held::Contested(parties) => {
                let names: Vec<&str> =
                    parties.iter().filter_map(|side| self.sides.get(*side)).map(String::as_str).collect();
                if names.is_empty() { "contested".into() } else { format!("contested: {}", names.join(" / ")) }
            }
            Held::Unknown => "not known".to_owned(),
        }
    }
}

fn draw_tick(svg: &mut Svg, tick: &Tick, x: f64, top: f64) {
    svg.start("g", &[]);
    svg.text_element("title", &[], &format!("{}: {}", tick.day.in_words(), tick.text));
    let look = [
        ("cx", number(x)),
        ("cy", number(top + 12.0)),
        ("r", "6.5".into()),
        ("fill", "#fff".into()),
        ("stroke", "#222".into()),
    ];
    svg.element("circle", &look);
    let look = [("text-anchor", "middle".into()), ("font-size", "8".into())];
    svg.text(x, top + 15.0, &look, &tick.sign);
    svg.end();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn strip() -> Timeline {
        let bar = |from: Option<&str>, to: Option<&str>, held: Held, assumed: bool| Bar {
            days: DaySpan { from: from.map(day), to: to.map(day) },
            held,
            assumed,
        };
        Timeline {
            id: "t".into(),
            title: "Qalamoun".into(),
            description: "Two towns over a month.".into(),
            sides: vec!["Syrian government".into(), "Syrian opposition".into()],
            from: day("2013-11-05"),
            to: day("2013-12-05"),
            rows: vec![
                Row {
                    name: "Qara <b>".into(),
                    bars: vec![
                        bar(None, Some("2013-11-18"), Held::Side(1), false),
                        bar(Some("2013-11-19"), None, Held::Side(0), false),
                    ],
                    ticks: vec![Tick { day: day("2013-11-19"), sign: "C".into(), text: "taken & held".into() }],
                },
                Row {
                    name: "A town with a very long name indeed".into(),
                    bars: vec![bar(None, None, Held::Side(0), true)],
                    ticks: vec![Tick { day: day("2014-03-16"), sign: "C".into(), text: "later".into() }],
                },
            ],
            signs: vec![("C".into(), "changed hands".into())],
        }
    }

    #[test]
    fn the_strip_is_sound_xml_and_escapes_what_it_is_given() {
        let svg = strip().to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        assert!(document.descendants().any(|node| node.text() == Some("Qara <b>")));
        assert!(!svg.contains("<b>") && svg.contains("taken &amp; held"));
    }

    #[test]
    fn what_is_assumed_is_an_empty_outline_and_not_in_the_legend() {
        let only_assumed = Timeline { rows: strip().rows.split_off(1), ..strip() };
        let svg = only_assumed.to_svg();
        assert!(svg.contains("assumed: no report tells it"));
        assert!(!svg.contains("#0072B2"), "no colour of a side");
    }

    #[test]
    fn marks_outside_the_days_shown_are_left_out() {
        assert!(!strip().to_svg().contains("later"));
    }

    #[test]
    fn a_long_strip_keeps_its_axis_readable() {
        let svg = Timeline { from: day("2011-03-15"), to: day("2018-12-31"), ..strip() }.to_svg();
        assert!(svg.contains(">2015<") && svg.matches("<line").count() < 20);
    }
}
