//! Prints the README's picture: who held what in Qalamoun on 5 December 2013, as the example's reports known that
//! evening tell it. The control is the program's own. Chosen here is only what is drawn: the places with a holder, their
//! neighbours by road, and the Damascus–Homs highway.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use dateline::model::{Day, Holder, Place, PlaceId, SideId};
use dateline::{Clock, Query, Silent, demo};
use dateline_plot::{Held, Line, Map, Point};

/// The roads between the towns, as the example gives them.
const ROADS: &str = include_str!("../../../../examples/qalamoun/roads.csv");

const REGION: &str = "Qalamoun";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let clock = Clock::at("2026-01-01T00:00:00Z")?;
    let (project, _) = demo::build(&folder.path().join("qalamoun.gpkg"), clock, &mut Silent)?;
    let day = Day::new(2013, 12, 5)?;
    let query = Query { region: Some(REGION.to_owned()), on: Some(day), known_on: Some(day), ..Query::default() };

    let places: BTreeMap<&PlaceId, &Place> =
        project.gazetteer().places().iter().map(|place| (&place.id, place)).collect();
    let rows: Vec<_> = project.control_show(&query)?.into_iter().filter(|row| row.basis == Some(dateline::model::Basis::Evidence)).collect();
    let mut sides: Vec<&SideId> = rows.iter().flat_map(|row| row.side.iter().chain(&row.parties)).collect();
    sides.sort_by_key(|side| project.lexicon().sides().iter().position(|one| one.id == **side));
    sides.dedup();
    let number = |side: &SideId| sides.iter().position(|one| *one == side);

    let mut drawn = BTreeSet::new();
    let mut points = Vec::new();
    let mut words = Vec::new();
    for row in &rows {
        let holder = match (&row.side, row.holder.as_str()) {
            (Some(side), _) => Holder::Side(side.clone()),
            (None, "Contested") => Holder::Contested,
            (None, _) => continue,
        };
        let held = match &holder {
            Holder::Side(side) => Held::Side(number(side).expect("the side is in the list made from these rows")),
            _ => Held::Contested(row.parties.iter().filter_map(number).collect()),
        };
        let place = places[&row.place_id];
        let Some(location) = place.location else { continue };
        drawn.insert(&place.id);
        words.push(format!("{}: {}", place.name, row.holder));
        let arabic = place.names.iter().find(|name| name.language == "ar").map(|name| name.name.clone());
        points.push(Point { name: place.name.clone(), other_name: arabic, location, held });
    }

    // The neighbours, by road, of those places, and the highway.
    let held: BTreeSet<&PlaceId> = drawn.clone();
    let inside = |name: &str| {
        let found = project.gazetteer().best(name)?.place;
        let within = project.gazetteer().is_within(&found.id, &PlaceId::new("sy-qalamoun"));
        within.then_some(found).filter(|place| place.location.is_some())
    };
    let mut lines = Vec::new();
    for road in ROADS.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = road.split(',').collect();
        let (Some(from), Some(to)) = (inside(cells[0]), inside(cells[1])) else { continue };
        let motorway = cells[3] == "motorway";
        if !motorway && !held.contains(&from.id) && !held.contains(&to.id) {
            continue;
        }
        let ends = [from, to].map(|place| place.location.expect("only places with a point are inside"));
        for (place, location) in [from, to].into_iter().zip(ends) {
            if drawn.insert(&place.id) {
                points.push(Point { name: place.name.clone(), other_name: None, location, held: Held::Unknown });
            }
        }
        if motorway {
            lines.push(Line {
                name: format!("Damascus–Homs highway, {}–{}", from.name, to.name),
                points: ends.to_vec(),
            });
        }
    }

    let map = Map {
        id: "qalamoun".to_owned(),
        title: "Who held what: Qalamoun, 5 December 2013".to_owned(),
        description: format!("As known that evening. {}. Hollow points: not known.", words.join("; ")),
        sides: sides
            .iter()
            .map(|side| project.lexicon().side(side).map_or(side.as_str(), |one| &one.name).to_owned())
            .collect(),
        points,
        lines,
    };
    print!("{}", map.to_svg());
    Ok(())
}
