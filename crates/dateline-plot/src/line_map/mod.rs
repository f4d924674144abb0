//! A schematic line map of roads, as of a metro: which town is joined to which, who holds it, and what each stretch of
//! road was to one side on one day.
//!
//! Such a map answers "what is cut?" at a glance, which a map true to scale cannot where ten towns lie on as many
//! kilometres. It keeps what a reader knows of the land (north is up, what lies west of a road stays west of it) and lets
//! go of distances: crowded towns are spread, roads run straight, upright or slantwise. Nothing on it was surveyed, and the
//! map says so.
//!
//! The way of the work: [`choose`] picks the stops that there is room for, [`layout`] lays them on a grid, [`names`] finds
//! room for their names, [`trace`] draws a stretch so that its status is read without colour, [`legend`] explains it, and
//! [`words`] tells all of it to those who cannot see it, and what was left out. All of it is pure: no clock, no chance.

mod choose;
mod cost;
mod draw;
mod layout;
mod legend;
mod names;
#[cfg(test)]
mod tests;
mod trace;
mod words;

use dateline_model::{Day, LonLat, PlaceId, RouteStatus};

use crate::palette::Held;

/// The most stops that are drawn; more are merged into the line that passes them or left out, and the map says which.
pub(crate) const MOST_STOPS: usize = 40;

/// Roads for one side (or for civilians, or aid) on one day.
#[derive(Clone, PartialEq, Debug)]
pub struct LineMap {
    /// Sets the ids inside this picture apart from those of others on the same page: letters, digits and hyphens.
    pub id: String,
    /// The title, drawn above the map and said first by a screen reader.
    pub title: String,
    /// What the map shows, in a sentence or two, for those who cannot see it; what is cut, contested and threatened is
    /// added from the links. May be empty.
    pub description: String,
    /// Whose roads these are: the name of a side, `civilians` or `aid`.
    pub traveller: String,
    /// The day.
    pub day: Day,
    /// The names of the sides; [`Held`] points into this list.
    pub sides: Vec<String>,
    /// How wide the picture is, in pixels: 320 to 2000, any other is brought there. From 800 on the legend stands beside
    /// the map, else under it. The height follows.
    pub width: f64,
    /// The towns, those that matter most first: where there are too many, the last are left out first. A place given twice
    /// counts once, as first given.
    pub stops: Vec<Stop>,
    /// The stretches of road between them. One that leads to a place that is not among the stops is told under the map.
    pub links: Vec<Link>,
}

/// A town, crossing or junction on a line map.
#[derive(Clone, PartialEq, Debug)]
pub struct Stop {
    /// The place.
    pub place: PlaceId,
    /// Its name, as it is shown.
    pub name: String,
    /// Where it is.
    pub location: LonLat,
    /// Who holds it.
    pub held: Held,
    /// How sure that is, 0 to 1; `None` where nobody knows. Under 0.75 a question mark stands after the name.
    pub certainty: Option<f64>,
    /// Whether it was asked for: such a stop is never merged, and left out last.
    pub asked: bool,
}

/// A stretch of road between two stops.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// One end.
    pub from: PlaceId,
    /// The other.
    pub to: PlaceId,
    /// What it was.
    pub status: RouteStatus,
    /// The names of the roads that it is part of. The road with the most stretches is the map's trunk line; any road is
    /// drawn as straight as there is room for.
    pub roads: Vec<String>,
    /// Whether it is only known that the two are joined, and no surveyed road.
    pub schematic: bool,
}

/// The line map as SVG. The same description gives the same bytes.
///
/// ```
/// use dateline_model::{Day, LonLat, PlaceId, RouteStatus};
/// use dateline_plot::{Held, LineMap, Link, Stop, line_map};
///
/// let stop = |name: &str, longitude, latitude| Stop {
///     place: PlaceId::new(name),
///     name: name.into(),
///     location: LonLat::try_new(longitude, latitude).unwrap(),
///     held: Held::Side(0),
///     certainty: Some(0.9),
///     asked: true,
/// };
/// let svg = line_map(&LineMap {
///     id: "roads".into(),
///     title: "The highway".into(),
///     description: String::new(),
///     traveller: "Syrian government".into(),
///     day: Day::new(2013, 12, 5).unwrap(),
///     sides: vec!["Syrian government".into()],
///     width: 390.0,
///     stops: vec![stop("Nabek", 36.73, 34.02), stop("Qara", 36.74, 34.15)],
///     links: vec![Link {
///         from: PlaceId::new("Nabek"),
///         to: PlaceId::new("Qara"),
///         status: RouteStatus::Cut,
///         roads: vec!["Damascus–Homs highway".into()],
///         schematic: true,
///     }],
/// });
/// assert!(svg.contains("Cut: Nabek–Qara (Damascus–Homs highway)"));
/// ```
#[must_use]
pub fn line_map(map: &LineMap) -> String {
    draw::Picture::of(map).to_svg()
}
