//! Roads and encirclements of Qalamoun and around, as eight reports tell of them: `routes.csv` and `pockets.csv`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::model::{Day, PlaceId, Report, SideId};
use dateline::{Limits, Project, Query, RouteStatusRow, Silent, read_path};
use serde::Deserialize;

use crate::ground::{beside, shared};
use crate::home::{is_sentence, project};

/// A little under what was measured last: the share of firm rows of roads that the graph has, with the status told.
const ROADS_RIGHT: f64 = 0.80;
/// The same of all firm rows of routes, those between regions and to villages without a point among them.
const ALL_RIGHT: f64 = 0.47;
/// Firm days of encirclement that are found.
const POCKETS_FOUND: f64 = 0.55;

/// From one day to another a report tells what a route was to somebody.
#[derive(Deserialize)]
struct RouteTold {
    /// A road's id, or two places with ` – ` between.
    route: String,
    from: Day,
    to: Day,
    side: String,
    status: String,
    firm: String,
    report: String,
    start: u32,
    end: u32,
    note: String,
}

/// From one day to another a report tells that somebody was shut in.
#[derive(Deserialize)]
struct PocketTold {
    place: String,
    place_id: String,
    from: Day,
    to: Day,
    side: String,
    firm: String,
    report: String,
    start: u32,
    end: u32,
}

fn rows<T: for<'de> Deserialize<'de>>(file: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_path(beside(file)).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn days(from: Day, to: Day) -> impl Iterator<Item = Day> {
    (from.number()..=to.number()).map(Day::from_number)
}

/// A project of the eight reports, with the example's roads.
fn home(shared: &Path) -> (tempfile::TempDir, Project) {
    let (folder, mut project) = project();
    project.add(&[shared.join("reports")], &mut Silent).unwrap();
    let roads = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/qalamoun/roads.csv");
    let added = project.add_roads(&[roads], &dateline::RoadOptions::default(), &mut Silent).unwrap();
    assert!(added.new > 100 && added.refused.is_empty(), "{added:?}");
    project.update(&mut Silent).unwrap();
    (folder, project)
}

#[test]
fn every_row_about_roads_rests_on_a_sentence_of_a_report() {
    let Some(shared) = shared() else { return };
    let read = read_path(&shared.join("reports"), Day::parse("2026-01-15").unwrap(), &Limits::default());
    let reports: BTreeMap<&str, &Report> = read.value.iter().map(|report| (report.doc.as_str(), report)).collect();
    let (_folder, project) = project();
    let sides: BTreeSet<&SideId> = project.lexicon().sides().iter().map(|side| &side.id).collect();
    let sound = |at: &str, from: Day, to: Day, side: &str, firm: &str, place: (&str, u32, u32)| {
        let (report, start, end) = place;
        assert!(from <= to, "{at}");
        assert!(["yes", "no"].contains(&firm), "{at}");
        assert!(side == "civilians" || sides.contains(&SideId::new(side)), "{at}: no side `{side}`");
        let report = reports.get(report).unwrap_or_else(|| panic!("{at}: no report `{report}`"));
        assert!(is_sentence(report, start, end), "{at}: offsets are not those of a sentence");
    };
    for row in rows::<RouteTold>("routes.csv") {
        let at = format!("{} {} {}", row.route, row.from, row.note);
        sound(&at, row.from, row.to, &row.side, &row.firm, (&row.report, row.start, row.end));
        assert!(["open", "threatened", "contested", "cut", "unknown"].contains(&row.status.as_str()), "{at}");
        let is_known = |id: &str| project.gazetteer().place(&PlaceId::new(id)).is_some();
        assert!(is_known(&row.route) || row.route.contains(" – "), "{at}: no road and no two places");
    }
    for row in rows::<PocketTold>("pockets.csv") {
        let at = format!("{} {}", row.place, row.from);
        sound(&at, row.from, row.to, &row.side, &row.firm, (&row.report, row.start, row.end));
        assert!(project.gazetteer().place(&PlaceId::new(&row.place_id)).is_some(), "{at}: no such place");
    }
}

/// The status of each route for each side, over its whole life; `None` where a place of it is in no gazetteer.
type Lives = BTreeMap<(String, String), Option<Vec<RouteStatusRow>>>;

fn status(life: &[RouteStatusRow], day: Day) -> &str {
    let holds = |row: &&RouteStatusRow| row.days.is_unknown() || row.days.contains(day);
    life.iter().find(holds).map_or("unknown", |row| row.status.as_str())
}

#[test]
fn roads_were_open_cut_and_reopened_as_the_eight_reports_tell() {
    let Some(shared) = shared() else { return };
    let (_folder, project) = home(&shared);
    let truth = rows::<RouteTold>("routes.csv");
    let mut lives = Lives::new();
    // Where sources contradict each other there are two rows for a day, and either is right.
    let mut told: BTreeMap<(&str, &str, Day), BTreeSet<&str>> = BTreeMap::new();
    for row in &truth {
        let key = (row.route.clone(), row.side.clone());
        lives.entry(key).or_insert_with(|| {
            project.routes_status(&Query::default(), &row.route, Some(&row.side)).ok().map(|found| found.rows)
        });
        for day in days(row.from, row.to) {
            told.entry((&row.route, &row.side, day)).or_default().insert(&row.status);
        }
    }
    let (mut roads, mut all) = (vec![], vec![]);
    let mut report = String::new();
    for row in truth.iter().filter(|row| row.firm == "yes") {
        let life = lives[&(row.route.clone(), row.side.clone())].as_deref().unwrap_or(&[]);
        let answers: Vec<&str> = days(row.from, row.to).map(|day| status(life, day)).collect();
        let is_right =
            |(day, answer): (Day, &&str)| told[&(row.route.as_str(), row.side.as_str(), day)].contains(*answer);
        let right = days(row.from, row.to).zip(&answers).all(is_right);
        all.push(right);
        if !row.route.contains(" – ") {
            roads.push(right);
        }
        if !right {
            report += &format!(
                "{} {} for {}: told {}, answered {}: {}\n",
                row.route,
                row.from,
                row.side,
                row.status,
                answers.join(" "),
                row.note
            );
        }
    }
    eprintln!("{report}named roads {:.3} of {}, all {:.3} of {}", share(&roads), roads.len(), share(&all), all.len());
    assert!(share(&roads) >= ROADS_RIGHT);
    assert!(share(&all) >= ALL_RIGHT);
}

#[test]
fn those_are_encircled_whom_the_eight_reports_tell_to_be() {
    let Some(shared) = shared() else { return };
    let (_folder, project) = home(&shared);
    let pockets = project.routes_pockets(&Query::default()).unwrap();
    let mut found = vec![];
    let mut report = String::new();
    for row in rows::<PocketTold>("pockets.csv").iter().filter(|row| row.firm == "yes" && row.side != "civilians") {
        let here = |day: Day| {
            pockets.iter().any(|pocket| {
                pocket.days.contains(day)
                    && pocket.side_id.as_str() == row.side
                    && pocket.place_ids.contains(&PlaceId::new(&row.place_id))
            })
        };
        let missed: Vec<Day> = days(row.from, row.to).filter(|day| !here(*day)).collect();
        if !missed.is_empty() {
            report += &format!("{} {} {}: not found encircled\n", row.place, row.from, row.side);
        }
        found.push(missed.is_empty());
    }
    eprintln!("{report}encirclements {:.3} of {}", share(&found), found.len());
    assert!(share(&found) >= POCKETS_FOUND);
}

/// The four that the issue of roads names, each by the report that tells it.
#[test]
fn the_highway_the_line_to_arsal_and_zabadani_are_as_reported() {
    let Some(shared) = shared() else { return };
    let (_folder, project) = home(&shared);
    let on = |route: &str, side: &str, day: &str| {
        let query = Query { on: Some(Day::parse(day).unwrap()), ..Query::default() };
        let rows = project.routes_status(&query, route, Some(side)).unwrap().rows;
        rows.first().map_or("unknown".to_owned(), |row| row.status.to_string())
    };
    // battle_of_qalamoun_2013-2014, 1291 and 7412.
    assert_eq!(on("Damascus–Homs highway", "syrian_government", "2013-11-20"), "cut");
    assert_eq!(on("Damascus–Homs highway", "syrian_government", "2013-12-09"), "open");
    // The same, 15548 and 20460.
    assert_eq!(on("Yabroud – Arsal", "rebels", "2014-03-30"), "cut");
    // battle_of_zabadani_2015, 3012.
    let query = Query { on: Some(Day::parse("2015-07-25").unwrap()), side: Some("rebels".into()), ..Query::default() };
    let pockets = project.routes_pockets(&query).unwrap();
    assert!(pockets.iter().any(|pocket| pocket.places.contains(&"Zabadani".to_owned())), "{pockets:?}");
}

fn share(right: &[bool]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "there are few")]
    let (right, all) = (right.iter().filter(|right| **right).count() as f64, right.len() as f64);
    right / all
}
