//! Connections between named places as stretches of road.
//!
//! A list of connections has no ground: each becomes the straight line between its places, marked as schematic, so that no map
//! shows it as a surveyed road. Its length is the one given, or that of the straight line, marked as such.

use std::collections::HashMap;

use dateline_model::{
    Diagnostic, LengthBasis, LonLat, Metres, Parsed, Place, PlaceId, RoadClass, RoadEdge, RoadSegment, RunId,
};

use crate::length::distance;

/// A given length may fall short of the straight line by so much before it is doubted: two points for one town differ.
const SHORT: f64 = 0.95;
/// A given length may be so many times the straight line before it is doubted.
const LONG: f64 = 4.0;

/// What finds places and roads by name.
pub trait Names {
    /// The one place of this name or id that a road can lead to.
    ///
    /// # Errors
    ///
    /// The nearest names, with their ids, where there is none or several.
    fn place(&self, name: &str) -> Result<&Place, Vec<String>>;

    /// The one road of this name or id.
    ///
    /// # Errors
    ///
    /// As above.
    fn road(&self, name: &str) -> Result<&Place, Vec<String>>;

    /// The one road of exactly this name: names of streets come by the thousand, and few of them are meant.
    fn listed_road(&self, name: &str) -> Option<&Place> {
        self.road(name).ok()
    }
}

/// Stretches of road, and what is to be told of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Roads {
    /// The stretches.
    pub segments: Vec<RoadSegment>,
    /// How many of them lead from one country into another.
    pub borders: usize,
}

/// Why a row is left out.
#[derive(Debug, thiserror::Error)]
enum EdgeError {
    #[error("the gazetteer knows no one place named `{name}`{}", listed(near))]
    UnknownPlace { name: String, near: Vec<String> },
    #[error("`{name}` is `{id}`, which has no coordinates")]
    NoCoordinates { name: String, id: PlaceId },
    #[error("both ends are `{0}`")]
    Loop(PlaceId),
    #[error("`{from}` and `{to}` lie on one point")]
    NoLength { from: PlaceId, to: PlaceId },
    #[error("line {0} connects the same places with the same class of road")]
    Repeated(u64),
}

fn listed(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; near it are {}", near.join(", ")) }
}

/// Makes stretches of the connections of a file. The direction of one that may be driven both ways is that of the ids of its
/// places, so that a list turned round gives the same stretches.
pub fn from_edges(file: &str, edges: &[RoadEdge], names: &impl Names) -> Parsed<Roads> {
    let mut parsed = Parsed::clean(Roads::default());
    let mut lines: HashMap<(PlaceId, PlaceId, RoadClass, bool), u64> = HashMap::new();
    for edge in edges {
        let at = format!("line {}", edge.line);
        let [from, to] = match ends(edge, names) {
            Ok(ends) => ends,
            Err(error) => {
                let told = Diagnostic::error(file, at, error.to_string());
                parsed.diagnostics.push(told.with_content(&edge.content));
                continue;
            }
        };
        let key = (from.0.id.clone(), to.0.id.clone(), edge.class, edge.one_way);
        if let Some(first) = lines.get(&key) {
            let told = Diagnostic::error(file, at, EdgeError::Repeated(*first).to_string());
            parsed.diagnostics.push(told.with_content(&edge.content));
            continue;
        }
        lines.insert(key, edge.line);
        let mut doubts = vec![];
        let segment = segment(file, edge, [from, to], names, &mut doubts);
        if let (Some(one), Some(other)) = (&from.0.country, &to.0.country)
            && one != other
        {
            parsed.value.borders += 1;
            doubts.push(format!("a border lies across it: `{}` is in {one}, `{}` in {other}", from.0.id, to.0.id));
        }
        parsed.value.segments.push(segment);
        let told = doubts.into_iter().map(|doubt| Diagnostic::warning(file, at.as_str(), doubt));
        parsed.diagnostics.extend(told.map(|one| one.with_content(&edge.content)));
    }
    parsed
}

type End<'a> = (&'a Place, LonLat);

fn ends<'a>(edge: &RoadEdge, names: &'a impl Names) -> Result<[End<'a>; 2], EdgeError> {
    let end = |name: &str| {
        let place = names.place(name).map_err(|near| EdgeError::UnknownPlace { name: name.to_owned(), near })?;
        let at =
            place.location.ok_or_else(|| EdgeError::NoCoordinates { name: name.to_owned(), id: place.id.clone() })?;
        Ok((place, at))
    };
    let (from, to) = (end(&edge.from)?, end(&edge.to)?);
    if from.0.id == to.0.id {
        return Err(EdgeError::Loop(from.0.id.clone()));
    }
    if distance(from.1, to.1).0 < 0.01 {
        return Err(EdgeError::NoLength { from: from.0.id.clone(), to: to.0.id.clone() });
    }
    Ok(if !edge.one_way && to.0.id < from.0.id { [to, from] } else { [from, to] })
}

fn segment(
    file: &str,
    edge: &RoadEdge,
    ends: [End<'_>; 2],
    names: &impl Names,
    doubts: &mut Vec<String>,
) -> RoadSegment {
    let line = ends.map(|(_, at)| at).to_vec();
    let straight = distance(line[0], line[1]);
    if let Some(kilometres) = edge.kilometres {
        let times = kilometres / straight.kilometres();
        if !(SHORT..=LONG).contains(&times) {
            let straight = straight.kilometres();
            doubts.push(format!("it is given as {kilometres} km, and the straight line is {straight:.1} km long"));
        }
    }
    let mut roads: Vec<PlaceId> = vec![];
    for name in &edge.roads {
        match names.road(name) {
            Ok(road) if !roads.contains(&road.id) => roads.push(road.id.clone()),
            Ok(_) => {}
            Err(near) => {
                doubts.push(format!("the gazetteer knows no one road named `{name}`{}; left out", listed(&near)));
            }
        }
    }
    let places = ends.map(|(place, _)| Some(place.id.clone()));
    RoadSegment {
        id: RoadSegment::id_of(&line, edge.class, &places),
        line,
        ends: places,
        roads,
        class: edge.class,
        length: edge.kilometres.map_or(straight, |kilometres| Metres(kilometres * 1000.0)),
        length_basis: if edge.kilometres.is_some() { LengthBasis::Given } else { LengthBasis::Straight },
        max_speed: None,
        one_way: edge.one_way,
        bridge: false,
        tunnel: false,
        schematic: true,
        basis: basis(file, edge),
        recorded_in: RunId::new(""),
    }
}

/// The file without its folder, so that roads stay the same when a file is moved.
fn basis(file: &str, edge: &RoadEdge) -> String {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match edge.basis.as_str() {
        "" => format!("{file}: line {}", edge.line),
        basis => format!("{file}: line {}: {basis}", edge.line),
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::PlaceKind;

    use super::*;

    struct List(Vec<Place>);

    impl List {
        fn of(&self, name: &str) -> Result<&Place, Vec<String>> {
            self.0.iter().find(|place| place.name == name).ok_or_else(|| vec!["sy-x".into()])
        }
    }

    impl Names for List {
        fn place(&self, name: &str) -> Result<&Place, Vec<String>> {
            self.of(name)
        }

        fn road(&self, name: &str) -> Result<&Place, Vec<String>> {
            self.of(name)
        }
    }

    fn place(name: &str, country: &str, location: Option<(f64, f64)>) -> Place {
        Place {
            id: PlaceId::new(name.to_lowercase()),
            name: name.into(),
            kind: PlaceKind::Populated,
            names: vec![],
            part_of: vec![],
            country: Some(country.into()),
            location: location.map(|at| LonLat::try_from(at).unwrap()),
            radius_m: None,
            basis: String::new(),
        }
    }

    fn list() -> List {
        List(vec![
            place("Qara", "SY", Some((36.74, 34.15))),
            place("Nabek", "SY", Some((36.72, 34.02))),
            place("Arsal", "LB", Some((36.42, 34.18))),
            place("Here", "SY", Some((36.74, 34.15))),
            place("Nowhere", "SY", None),
            place("M5", "SY", None),
        ])
    }

    fn edge(line: u64, from: &str, to: &str, kilometres: Option<f64>) -> RoadEdge {
        RoadEdge {
            line,
            from: from.into(),
            to: to.into(),
            kilometres,
            class: RoadClass::Primary,
            roads: vec!["M5".into()],
            basis: String::new(),
            one_way: false,
            content: format!("{from},{to}"),
        }
    }

    fn made(edges: &[RoadEdge]) -> (Roads, Vec<String>) {
        let made = from_edges("a/roads.csv", edges, &list());
        (made.value, made.diagnostics.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_length_that_is_not_given_is_that_of_the_straight_line_and_says_so() {
        let (roads, told) = made(&[edge(2, "Qara", "Nabek", None), edge(3, "Qara", "Arsal", Some(40.0))]);
        let [straight, given] = &roads.segments[..] else { panic!() };
        assert_eq!((straight.length_basis, given.length_basis), (LengthBasis::Straight, LengthBasis::Given));
        assert!((straight.length.0 - distance(straight.line[0], straight.line[1]).0).abs() < 1e-9);
        assert_eq!((given.length, straight.schematic), (Metres(40_000.0), true));
        assert_eq!((straight.basis.as_str(), &straight.roads[..]), ("roads.csv: line 2", &[PlaceId::new("m5")][..]));
        assert_eq!(told, ["a/roads.csv: line 3: a border lies across it: `arsal` is in LB, `qara` in SY"]);
        assert_eq!(roads.borders, 1);
    }

    #[test]
    fn a_list_turned_round_gives_the_same_stretches_unless_they_are_one_way() {
        let (there, back) = (made(&[edge(2, "Qara", "Nabek", None)]), made(&[edge(2, "Nabek", "Qara", None)]));
        assert_eq!(there, back);
        let one_way =
            |from, to| made(&[RoadEdge { one_way: true, ..edge(2, from, to, None) }]).0.segments[0].id.clone();
        assert_ne!(one_way("Qara", "Nabek"), one_way("Nabek", "Qara"));
    }

    #[test]
    fn what_makes_no_road_is_told_with_its_line() {
        let (roads, told) = made(&[
            edge(2, "Qara", "Nabek", None),
            edge(3, "Qara", "Qara", None),
            edge(4, "Qara", "Here", Some(3.0)),
            edge(5, "Qara", "Nowhere", Some(3.0)),
            edge(6, "Qara", "Homs", None),
            edge(7, "Nabek", "Qara", Some(20.0)),
        ]);
        assert_eq!(roads.segments.len(), 1);
        assert_eq!(
            told,
            [
                "a/roads.csv: line 3: both ends are `qara`",
                "a/roads.csv: line 4: `qara` and `here` lie on one point",
                "a/roads.csv: line 5: `Nowhere` is `nowhere`, which has no coordinates",
                "a/roads.csv: line 6: the gazetteer knows no one place named `Homs`; near it are sy-x",
                "a/roads.csv: line 7: line 2 connects the same places with the same class of road",
            ]
        );
    }

    #[test]
    fn a_length_that_cannot_be_is_doubted_and_an_unknown_road_left_out() {
        let row = |kilometres| RoadEdge { roads: vec!["M99".into()], ..edge(2, "Qara", "Nabek", Some(kilometres)) };
        let (roads, told) = made(&[row(10.0)]);
        assert_eq!(roads.segments[0].roads, []);
        assert!(told[0].ends_with("it is given as 10 km, and the straight line is 14.5 km long"), "{}", told[0]);
        assert!(told[1].contains("no one road named `M99`"), "{}", told[1]);
        assert_eq!(made(&[row(100.0)]).1.len(), 2);
        assert_eq!(made(&[row(16.0)]).1.len(), 1);
    }
}
