//! A locator map: places with their holders, and roads as a sketch.

use dateline_model::LonLat;

use crate::labels::{self, LINE, Rectangle};
use crate::marker::{self, RADIUS};
use crate::palette::{self, Held, Style};
use crate::projection::Projection;
use crate::svg::{Svg, number};

const WIDTH: f64 = 720.0;
const MOST_HIGH: f64 = 760.0;
const MARGIN: f64 = 48.0;

/// A small map of places and who holds them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Map {
    /// Sets the ids inside this picture apart from those of others on the same page: letters, digits and hyphens.
    pub id: String,
    /// The title, as a screen reader says it first.
    pub title: String,
    /// What the map shows, in a sentence or two, for those who cannot see it.
    pub description: String,
    /// The names of the sides; [`Held`] points into this list.
    pub sides: Vec<String>,
    /// The places, those whose names matter most first: they get their labels first.
    pub points: Vec<Point>,
    /// Roads, drawn as straight dashes from point to point.
    pub lines: Vec<Line>,
}

/// A place on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// Its name in another script, set under the first.
    pub other_name: Option<String>,
    /// Where it is.
    pub location: LonLat,
    /// Who holds it.
    pub held: Held,
}

/// A road as a sketch: the points that it joins.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// The points, in order.
    pub points: Vec<LonLat>,
}

impl Map {
    /// The map as SVG, 720 pixels wide. A map without places is a frame that says so.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let everything: Vec<LonLat> = self
            .points
            .iter()
            .map(|point| point.location)
            .chain(self.lines.iter().flat_map(|line| line.points.iter().copied()))
            .collect();
        let projection = Projection::fit(&everything, WIDTH, MOST_HIGH, MARGIN);
        let styles = palette::styles(&self.sides);
        let legend = self.legend();
        let legend_rows = legend.len() + usize::from(!self.lines.is_empty());
        let map_height = projection.size.1;
        let height = map_height + 46.0 + 22.0 * legend_rows.div_ceil(2) as f64;
        let id = if self.id.is_empty() { "map" } else { &self.id };
        let mut svg = Svg::new(WIDTH, height, id, &self.title, &self.description);
        marker::hatches(&mut svg, id, &styles, legend.iter().map(|(held, _)| held));
        let frame = [
            ("x", "4".into()),
            ("y", "4".into()),
            ("width", number(WIDTH - 8.0)),
            ("height", number(map_height - 8.0)),
            ("fill", "#f7f6f2".into()),
            ("stroke", "#999".into()),
        ];
        svg.element("rect", &frame);
        self.draw_lines(&mut svg, &projection);
        self.draw_points(&mut svg, id, &projection, &styles);
        draw_scale(&mut svg, &projection, self.points.is_empty());
        self.draw_legend(&mut svg, id, &styles, &legend, map_height + 46.0);
        svg.finish()
    }

    fn draw_lines(&self, svg: &mut Svg, projection: &Projection) {
        for line in &self.lines {
            let points: Vec<String> = line
                .points
                .iter()
                .map(|point| projection.pixel(*point))
                .map(|(x, y)| format!("{},{}", number(x), number(y)))
                .collect();
            svg.start("g", &[]);
            svg.text_element("title", &[], &line.name);
            let look = [
                ("points", points.join(" ")),
                ("fill", "none".into()),
                ("stroke", "#777".into()),
                ("stroke-width", "2".into()),
                ("stroke-dasharray", "7 5".into()),
            ];
            svg.element("polyline", &look);
            svg.end();
        }
    }

    fn draw_points(&self, svg: &mut Svg, id: &str, projection: &Projection, styles: &[Style]) {
        let pixels: Vec<(f64, f64)> = self.points.iter().map(|point| projection.pixel(point.location)).collect();
        let lines: Vec<Vec<String>> = self.points.iter().map(|point| label(point, styles)).collect();
        let frame = Rectangle { left: 8.0, top: 8.0, width: WIDTH - 16.0, height: projection.size.1 - 16.0 };
        let rooms = labels::place(&pixels, &lines, frame);
        for ((point, pixel), (lines, room)) in self.points.iter().zip(&pixels).zip(lines.iter().zip(&rooms)) {
            svg.start("g", &[]);
            svg.text_element("title", &[], &format!("{}: {}", point.name, self.in_words(&point.held)));
            marker::draw(svg, id, styles, &point.held, *pixel);
            if let Some(room) = room {
                draw_label(svg, lines, *room, *pixel);
            }
            svg.end();
        }
    }

    /// The holders that occur, each with its words: sides in their order, then contested, then unknown.
    fn legend(&self) -> Vec<(Held, String)> {
        let mut held: Vec<Held> = self.points.iter().map(|point| point.held.clone()).collect();
        held.sort();
        held.dedup();
        held.into_iter().map(|one| (one.clone(), self.in_words(&one))).collect()
    }

    fn draw_legend(&self, svg: &mut Svg, id: &str, styles: &[Style], legend: &[(Held, String)], top: f64) {
        let place = |index: usize| {
            let (column, row) = (index % 2, index / 2);
            (20.0 + column as f64 * WIDTH / 2.0, top + row as f64 * 22.0)
        };
        for (index, (held, words)) in legend.iter().enumerate() {
            let (x, y) = place(index);
            marker::draw(svg, id, styles, held, (x, y));
            svg.text(x + RADIUS * 2.0, y + 4.0, &[], words);
        }
        if !self.lines.is_empty() {
            let (x, y) = place(legend.len());
            let dashes = [("stroke", "#777".into()), ("stroke-width", "2".into()), ("stroke-dasharray", "7 5".into())];
            svg.line((x - RADIUS, y), (x + RADIUS + 4.0, y), &dashes);
            svg.text(x + RADIUS * 2.0, y + 4.0, &[], "road: schematic, not surveyed");
        }
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

/// The lines of a point's label: its name, with the letters of those who contest it, and its other name.
fn label(point: &Point, styles: &[Style]) -> Vec<String> {
    let letters = marker::party_letters(styles, &point.held);
    let first = if letters.is_empty() { point.name.clone() } else { format!("{} ({letters})", point.name) };
    [Some(first), point.other_name.clone()].into_iter().flatten().filter(|line| !line.trim().is_empty()).collect()
}

fn draw_label(svg: &mut Svg, lines: &[String], room: Rectangle, (x, _): (f64, f64)) {
    let (anchor, at) = if room.left > x {
        ("start", room.left)
    } else if room.left + room.width < x {
        ("end", room.left + room.width)
    } else {
        ("middle", x)
    };
    for (index, line) in lines.iter().enumerate() {
        let look = [
            ("text-anchor", anchor.into()),
            ("stroke", "#f7f6f2".into()),
            ("stroke-width", "3".into()),
            ("paint-order", "stroke".into()),
        ];
        svg.text(at, room.top + 11.0 + index as f64 * LINE, &look, line);
    }
}

/// The scale bar under the map, and where north is.
fn draw_scale(svg: &mut Svg, projection: &Projection, empty: bool) {
    let y = projection.size.1 + 14.0;
    if empty {
        svg.text(20.0, y + 4.0, &[], "No place with a known location.");
        return;
    }
    let (kilometres, pixels) = projection.scale_bar(WIDTH / 4.0);
    let stroke = [("stroke", "#222".into()), ("stroke-width", "1.5".into())];
    svg.line((20.0, y), (20.0 + pixels, y), &stroke);
    svg.line((20.0, y - 4.0), (20.0, y + 4.0), &stroke);
    svg.line((20.0 + pixels, y - 4.0), (20.0 + pixels, y + 4.0), &stroke);
    svg.text(28.0 + pixels, y + 4.0, &[], &format!("{kilometres} km; north is up"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(name: &str, longitude: f64, latitude: f64, held: Held) -> Point {
        let location = LonLat::try_new(longitude, latitude).unwrap();
        Point { name: name.into(), other_name: None, location, held }
    }

    fn map() -> Map {
        Map {
            id: "m".into(),
            title: "Who held what: Upper Valley, 5 December 2013".into(),
            description: "Three towns.".into(),
            sides: vec!["Syrian government".into(), "Syrian opposition".into()],
            points: vec![
                point("Qara", 36.74, 34.15, Held::Side(0)),
                Point {
                    other_name: Some("النبك".into()),
                    ..point("An-Nabk", 36.73, 34.02, Held::Contested(vec![0, 1]))
                },
                point("Yabroud", 36.66, 33.97, Held::Side(1)),
                point("<Qastal> & \"co\"", 36.60, 33.90, Held::Unknown),
            ],
            lines: vec![Line {
                name: "Damascus–Homs highway".into(),
                points: vec![LonLat::try_new(36.73, 34.02).unwrap(), LonLat::try_new(36.74, 34.15).unwrap()],
            }],
        }
    }

    fn texts(svg: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(svg).unwrap();
        document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).map(str::to_owned).collect()
    }

    #[test]
    fn the_map_is_sound_xml_with_title_and_description_first() {
        let svg = map().to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let names: Vec<&str> = document
            .root_element()
            .children()
            .filter(roxmltree::Node::is_element)
            .map(|node| node.tag_name().name())
            .collect();
        assert_eq!(&names[..2], ["title", "desc"]);
    }

    #[test]
    fn a_holder_is_shown_by_colour_letter_and_words() {
        let svg = map().to_svg();
        let texts = texts(&svg);
        for expected in ["G", "O", "Syrian government", "An-Nabk (G/O)", "النبك", "not known"] {
            assert!(texts.iter().any(|text| text == expected), "`{expected}` in {texts:?}");
        }
        assert!(svg.contains("url(#m-hatch-0-1)") && svg.contains("id=\"m-hatch-0-1\""));
        assert!(texts.iter().any(|text| text == "contested: Syrian government / Syrian opposition"));
    }

    #[test]
    fn names_from_reports_cannot_break_out_of_the_picture() {
        let svg = map().to_svg();
        assert!(!svg.contains("<Qastal>"));
        assert!(texts(&svg).iter().any(|text| text == "<Qastal> & \"co\""));
    }

    #[test]
    fn a_road_is_dashed_and_said_to_be_no_survey() {
        let svg = map().to_svg();
        assert!(svg.contains("stroke-dasharray=\"7 5\"") && svg.contains("not surveyed"));
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = map();
        let places: Vec<LonLat> = map.points.iter().map(|point| point.location).collect();
        let projection = Projection::fit(&places, WIDTH, MOST_HIGH, MARGIN);
        let (qara, yabroud) = (projection.pixel(places[0]), projection.pixel(places[2]));
        assert!(qara.1 < yabroud.1 && qara.0 > yabroud.0);
    }

    #[test]
    fn a_map_of_one_place_or_of_none_is_still_a_map() {
        for points in [vec![], vec![point("Qara", 36.74, 34.15, Held::Unknown)]] {
            let svg = Map { points, lines: vec![], ..map() }.to_svg();
            assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf"));
        }
    }

    #[test]
    fn the_same_map_gives_the_same_bytes() {
        assert_eq!(map().to_svg(), map().to_svg());
    }
}
