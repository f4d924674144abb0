//! The sign of a holder, as on the map and in each legend.

use crate::palette::{Held, Shape, Style};
use crate::svg::{Svg, number};

/// Half the width of a sign, in pixels.
pub(crate) const RADIUS: f64 = 8.0;

/// Writes the patterns that contested places are hatched with. `id` keeps them apart from those of other pictures.
pub(crate) fn hatches<'a>(svg: &mut Svg, id: &str, styles: &[Style], held: impl Iterator<Item = &'a Held>) {
    let mut contested: Vec<&Held> = held.filter(|one| matches!(one, Held::Contested(_))).collect();
    contested.sort();
    contested.dedup();
    svg.start("defs", &[]);
    for one in contested {
        let [first, second] = stripes(one, styles);
        svg.start(
            "pattern",
            &[
                ("id", hatch_name(id, one)),
                ("width", "6".into()),
                ("height", "6".into()),
                ("patternUnits", "userSpaceOnUse".into()),
                ("patternTransform", "rotate(45)".into()),
            ],
        );
        svg.element("rect", &[("width", "6".into()), ("height", "6".into()), ("fill", first.into())]);
        svg.element("rect", &[("width", "3".into()), ("height", "6".into()), ("fill", second.into())]);
        svg.end();
    }
    svg.end();
}

/// What a bar or a sign of this holder is filled with.
pub(crate) fn fill(id: &str, styles: &[Style], held: &Held) -> String {
    match held {
        Held::Side(side) => styles.get(*side).map_or("none", |style| style.fill).to_owned(),
        Held::Contested(_) => format!("url(#{})", hatch_name(id, held)),
        Held::Unknown => "#fff".to_owned(),
    }
}

/// Draws the sign of a holder around a point.
pub(crate) fn draw(svg: &mut Svg, id: &str, styles: &[Style], held: &Held, (x, y): (f64, f64)) {
    let style = match held {
        Held::Side(side) => styles.get(*side),
        Held::Contested(_) | Held::Unknown => None,
    };
    let mut look = vec![("fill", fill(id, styles, held)), ("stroke", "#222".into()), ("stroke-width", "1.2".into())];
    if matches!(held, Held::Contested(_)) {
        look.push(("stroke-dasharray", "3 2".into()));
    }
    match style.map_or(Shape::Circle, |style| style.shape) {
        Shape::Circle => {
            let mut attributes = vec![("cx", number(x)), ("cy", number(y)), ("r", number(RADIUS))];
            attributes.extend(look);
            svg.element("circle", &attributes);
        }
        shape => {
            let corners: Vec<String> = corners(shape)
                .iter()
                .map(|(right, down)| format!("{},{}", number(x + right), number(y + down)))
                .collect();
            let mut attributes = vec![("points", corners.join(" "))];
            attributes.extend(look);
            svg.element("polygon", &attributes);
        }
    }
    if let Some(style) = style {
        let look = [
            ("text-anchor", "middle".into()),
            ("font-size", "9".into()),
            ("font-weight", "bold".into()),
            ("fill", style.ink.into()),
        ];
        let lower = if style.shape == Shape::Triangle { 5.0 } else { 3.2 };
        svg.text(x, y + lower, &look, &style.letter);
    }
}

/// The letters of those who contest a place: `G/O`; empty for any other.
pub(crate) fn party_letters(styles: &[Style], held: &Held) -> String {
    let Held::Contested(parties) = held else { return String::new() };
    let letters: Vec<&str> =
        parties.iter().filter_map(|side| styles.get(*side)).map(|style| style.letter.as_str()).collect();
    letters.join("/")
}

fn stripes(held: &Held, styles: &[Style]) -> [&'static str; 2] {
    let Held::Contested(parties) = held else { return ["#fff", "#222"] };
    let colour = |index: usize| parties.get(index).and_then(|side| styles.get(*side)).map(|style| style.fill);
    [colour(0).unwrap_or("#fff"), colour(1).unwrap_or("#777")]
}

fn hatch_name(id: &str, held: &Held) -> String {
    let Held::Contested(parties) = held else { return format!("{id}-hatch") };
    let parties: Vec<String> = parties.iter().take(2).map(usize::to_string).collect();
    format!("{id}-hatch-{}", parties.join("-"))
}

fn corners(shape: Shape) -> Vec<(f64, f64)> {
    let r = RADIUS;
    match shape {
        Shape::Square => vec![(-r, -r), (r, -r), (r, r), (-r, r)],
        Shape::Triangle => vec![(0.0, -r * 1.3), (r * 1.25, r), (-r * 1.25, r)],
        Shape::Diamond => vec![(0.0, -r * 1.3), (r * 1.3, 0.0), (0.0, r * 1.3), (-r * 1.3, 0.0)],
        Shape::Pentagon => regular(5),
        Shape::Circle | Shape::Hexagon => regular(6),
    }
}

fn regular(corners: u32) -> Vec<(f64, f64)> {
    (0..corners)
        .map(|corner| {
            let angle = std::f64::consts::TAU * f64::from(corner) / f64::from(corners);
            (RADIUS * 1.15 * angle.sin(), -RADIUS * 1.15 * angle.cos())
        })
        .collect()
}
