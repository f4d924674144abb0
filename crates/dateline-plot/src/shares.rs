//! How probable each holder was, day by day: for each place a band, cut at every day into the shares of its holders.

use dateline_model::Day;

use crate::axis::{Axis, GUTTER, TOP, WIDTH, shortened};
use crate::marker;
use crate::palette::{self, Held, Style};
use crate::svg::{Svg, number};

const BAND: f64 = 60.0;
const ROW: f64 = 76.0;

/// The shares of the holders of some places, day by day.
#[derive(Clone, PartialEq, Debug)]
pub struct Shares {
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
    pub rows: Vec<ShareRow>,
}

/// A place's band.
#[derive(Clone, PartialEq, Debug)]
pub struct ShareRow {
    /// The place's name.
    pub name: String,
    /// The first day with shares; before it the band is empty.
    pub from: Day,
    /// Its holders, from the bottom up.
    pub shares: Vec<Share>,
}

/// A holder's share of each day.
#[derive(Clone, PartialEq, Debug)]
pub struct Share {
    /// The holder.
    pub held: Held,
    /// From 0 to 1, day by day from the row's first. The shares of one day sum to 1.
    pub days: Vec<f64>,
}

impl Shares {
    /// The strip as SVG, 960 pixels wide.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let styles = palette::styles(&self.sides);
        let id = if self.id.is_empty() { "shares" } else { &self.id };
        let axis = Axis { from: self.from, to: self.to };
        let legend = self.legend();
        let bottom = TOP + ROW * self.rows.len() as f64;
        let height = bottom + 20.0 + 22.0 * legend.len().div_ceil(3) as f64;
        let mut svg = Svg::new(WIDTH, height, id, &self.title, &self.description);
        marker::hatches(&mut svg, id, &styles, self.holders());
        axis.draw(&mut svg, bottom);
        for (index, row) in self.rows.iter().enumerate() {
            draw_row(&mut svg, id, &styles, axis, row, TOP + ROW * index as f64);
        }
        for (index, (held, words)) in legend.iter().enumerate() {
            let (column, row) = (index % 3, index / 3);
            let (x, y) = (16.0 + column as f64 * WIDTH / 3.0, bottom + 22.0 + row as f64 * 22.0);
            marker::draw(&mut svg, id, &styles, held, (x, y));
            svg.text(x + 16.0, y + 4.0, &[], words);
        }
        svg.finish()
    }

    fn holders(&self) -> impl Iterator<Item = &Held> {
        self.rows.iter().flat_map(|row| &row.shares).map(|share| &share.held)
    }

    fn legend(&self) -> Vec<(Held, String)> {
        let mut held: Vec<Held> = self.holders().cloned().collect();
        held.sort();
        held.dedup();
        held.into_iter().map(|one| (one.clone(), self.in_words(&one))).collect()
    }

    fn in_words(&self, held: &Held) -> String {
        let name = |side: &usize| self.sides.get(*side).map_or("?", String::as_str);
        match held {
            Held::Side(side) => name(side).to_owned(),
            Held::Contested(parties) if parties.is_empty() => "contested".to_owned(),
            Held::Contested(parties) => {
                format!("contested: {}", parties.iter().map(name).collect::<Vec<_>>().join(" / "))
            }
            Held::Unknown => "not known".to_owned(),
        }
    }
}

fn draw_row(svg: &mut Svg, id: &str, styles: &[Style], axis: Axis, row: &ShareRow, top: f64) {
    let look = [("text-anchor", "end".into())];
    svg.text(GUTTER - 8.0, top + BAND / 2.0 + 4.0, &look, &shortened(&row.name, GUTTER - 12.0));
    let columns = columns(axis, row);
    let mut below = vec![0.0; columns.len()];
    for share in &row.shares {
        let shares: Vec<f64> = columns.iter().map(|column| mean(&share.days[column.days.clone()])).collect();
        let above: Vec<f64> = below.iter().zip(&shares).map(|(below, share)| (below + share).min(1.0)).collect();
        let y = |share: f64| number(top + BAND * (1.0 - share));
        // There along the upper edge, back along the lower one: a step for each column.
        let mut corners: Vec<String> = vec![];
        let edge =
            |column: &Column, share: f64| [column.left, column.right].map(|x| format!("{},{}", number(x), y(share)));
        corners.extend(columns.iter().zip(&above).flat_map(|(column, share)| edge(column, *share)));
        let mut back: Vec<String> =
            columns.iter().zip(&below).flat_map(|(column, share)| edge(column, *share)).collect();
        back.reverse();
        corners.extend(back);
        if shares.iter().any(|share| *share >= 0.005) {
            let look = [
                ("points", corners.join(" ")),
                ("fill", marker::fill(id, styles, &share.held)),
                ("stroke", "#222".into()),
                ("stroke-width", "0.3".into()),
            ];
            svg.element("polygon", &look);
            letter(svg, styles, &share.held, &columns, &below, &shares, top);
        }
        below = above;
    }
    if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
        let frame = [
            ("x", number(first.left)),
            ("y", number(top)),
            ("width", number(last.right - first.left)),
            ("height", number(BAND)),
            ("fill", "none".into()),
            ("stroke", "#222".into()),
            ("stroke-width", "0.8".into()),
        ];
        svg.element("rect", &frame);
    }
}

/// Writes the letter of a side where its part of the band is high for longest, if there is room for it.
fn letter(svg: &mut Svg, styles: &[Style], held: &Held, columns: &[Column], below: &[f64], shares: &[f64], top: f64) {
    let Held::Side(side) = held else { return };
    let Some(style) = styles.get(*side) else { return };
    let runs = shares.chunk_by(|one, other| (*one >= HIGH) == (*other >= HIGH));
    let mut at = 0;
    let mut best = 0..0;
    for run in runs {
        if run[0] >= HIGH && run.len() > best.len() {
            best = at..at + run.len();
        }
        at += run.len();
    }
    let (Some(first), Some(last)) = (columns.get(best.start), columns[best.clone()].last()) else { return };
    if last.right - first.left < 14.0 {
        return;
    }
    let middle = best.start + best.len() / 2;
    let y = top + BAND * (1.0 - below[middle] - shares[middle] / 2.0) + 4.0;
    let look = [
        ("text-anchor", "middle".into()),
        ("font-size", "11".into()),
        ("font-weight", "bold".into()),
        ("fill", style.ink.into()),
    ];
    svg.text(f64::midpoint(columns[middle].left, columns[middle].right), y, &look, &style.letter);
}

/// From what share a letter finds room.
const HIGH: f64 = 0.3;

/// Days that are drawn as one, since they are less than a pixel wide alone or all alike.
struct Column {
    left: f64,
    right: f64,
    /// Counted from the row's first.
    days: std::ops::Range<usize>,
}

fn columns(axis: Axis, row: &ShareRow) -> Vec<Column> {
    let count = row.shares.iter().map(|share| share.days.len()).min().unwrap_or(0);
    let number = |day: Day| usize::try_from(day.number() - row.from.number()).unwrap_or(0);
    let after = if axis.to < row.from { 0 } else { (number(axis.to) + 1).min(count) };
    let mut columns: Vec<Column> = vec![];
    for day in number(axis.from.max(row.from))..after {
        let on = row.from.plus(i32::try_from(day).unwrap_or(i32::MAX));
        let (left, right) = (axis.x(on), axis.x(on.plus(1)));
        let alike = |last: &Column| {
            row.shares.iter().all(|share| (share.days[last.days.start] - share.days[day]).abs() < 0.002)
        };
        match columns.last_mut() {
            Some(last) if right - last.left < 1.0 || alike(last) => {
                last.right = right;
                last.days.end = day + 1;
            }
            _ => columns.push(Column { left, right, days: day..day + 1 }),
        }
    }
    columns
}

fn mean(shares: &[f64]) -> f64 {
    shares.iter().sum::<f64>() / shares.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn strip() -> Shares {
        let government: Vec<f64> = (0..40).map(|day| if day < 20 { 0.1 } else { 0.9 }).collect();
        let opposition = government.iter().map(|share| 1.0 - share).collect();
        Shares {
            id: "s".into(),
            title: "Qara".into(),
            description: "One town over forty days.".into(),
            sides: vec!["Syrian government".into(), "Syrian opposition".into()],
            from: day("2013-11-01"),
            to: day("2013-12-10"),
            rows: vec![ShareRow {
                name: "Qara <b>".into(),
                from: day("2013-11-01"),
                shares: vec![
                    Share { held: Held::Side(0), days: government },
                    Share { held: Held::Side(1), days: opposition },
                    Share { held: Held::Contested(vec![0, 1]), days: vec![0.0; 40] },
                ],
            }],
        }
    }

    #[test]
    fn the_strip_is_sound_xml_with_a_shape_for_each_holder_that_has_a_share() {
        let svg = strip().to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let bands = document.descendants().filter(|node| node.has_tag_name("polygon"));
        assert_eq!(bands.filter(|node| node.attribute("stroke-width") == Some("0.3")).count(), 2);
        assert!(!svg.contains("<b>") && !svg.contains("NaN"));
    }

    #[test]
    fn days_that_are_alike_are_one_step() {
        let axis = Axis { from: day("2013-11-01"), to: day("2013-12-10") };
        let found: Vec<_> = columns(axis, &strip().rows[0]).into_iter().map(|column| column.days).collect();
        assert_eq!(found, [0..20, 20..40]);
    }

    #[test]
    fn days_outside_of_the_strip_are_not_drawn() {
        let later = Shares { from: day("2015-01-01"), to: day("2015-02-01"), ..strip() };
        assert!(!later.to_svg().contains("stroke-width=\"0.3\""));
        let long = Shares { from: day("2000-01-01"), to: day("2020-01-01"), ..strip() };
        assert!(roxmltree::Document::parse(&long.to_svg()).is_ok());
    }
}
