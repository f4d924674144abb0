//! Ukrainian towns as told in running text of our own, `prose.jsonl`, beside the holders that Wikipedia's editors showed.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use dateline::model::{Day, PlaceId};
use dateline::{Clock, CodedElsewhere, InitOptions, Project, Query, Silent};
use serde::Deserialize;

use crate::ground::{Answer, Checked, beside, disagreements, share, shared, table};

/// A little under what was measured last; a change that goes below made the answer worse.
const RIGHT: f64 = 0.92;
/// The same where the claims were coded by hand: what is wrong then is no mistake of the coder's.
const RIGHT_BY_HAND: f64 = 0.99;
/// So long after a paragraph its towns are looked at, if nothing changed since.
const DAYS: i32 = 30;

/// What one paragraph says of one town: the holder on the days after.
#[derive(Deserialize)]
struct Told {
    report: String,
    place: String,
    holder: String,
}

/// What is needed of a line of `prose.jsonl`.
#[derive(Deserialize)]
struct Paragraph {
    id: String,
    published: Day,
    text: String,
}

/// A line of the editors' table.
#[derive(Deserialize)]
struct Shown {
    day: Day,
    place: String,
    holder: String,
}

/// What the editors showed: by town, by day.
type Editors = BTreeMap<String, BTreeMap<Day, String>>;

#[test]
fn the_holders_told_in_prose_are_those_that_editors_showed_in_the_days_after() {
    let Some(right) = measured("prose", &CodedElsewhere::default()) else { return };
    assert!(right >= RIGHT, "{right:.3} of the days right, floor {RIGHT}");
}

#[test]
fn the_holders_are_right_where_people_coded_the_claims_of_the_prose() {
    let coded = CodedElsewhere { files: vec![beside("prose-claims.jsonl")], ..CodedElsewhere::default() };
    let Some(right) = measured("prose, claims by hand", &coded) else { return };
    assert!(right >= RIGHT_BY_HAND, "{right:.3} of the days right, floor {RIGHT_BY_HAND}");
}

/// The share of days right as known then; prints it, with what is wrong. Nothing where it cannot be measured here.
fn measured(title: &str, coded: &CodedElsewhere) -> Option<f64> {
    let folder = shared()?.join("data/ukraine-control");
    let editors = editors(&folder.join("truth.csv.gz"))?;
    let (_folder, project) = project(&folder.join("actors.toml"), coded);
    let (paragraphs, towns) = (paragraphs(), towns());
    let asked = |query: &Query| Answer::new(project.control_show(query).unwrap());
    let known = |day| Query { known_on: Some(day), ..Query::default() };
    let answers: Vec<(Day, Answer)> =
        paragraphs.iter().map(|paragraph| (paragraph.published, asked(&known(paragraph.published)))).collect();
    let hindsight = asked(&Query::default());
    let (mut then, mut later) = (vec![], vec![]);
    for (paragraph, town, place, day) in compared(&paragraphs, &towns, &editors, &project) {
        let checked = |answer: &Answer| Checked {
            group: paragraph.to_owned(),
            place: place.clone(),
            day,
            want: town.holder.clone(),
            got: name(answer.holder(&place, day)).to_owned(),
            note: town.place.clone(),
        };
        let last = answers.iter().rev().find(|(published, _)| *published <= day);
        then.push(checked(&last.expect("a day after a paragraph has one before it").1));
        later.push(checked(&hindsight));
    }
    let (right, afterwards) = (share(&then), share(&later));
    eprint!("{}", disagreements(&then, &project.view(None, None).unwrap()));
    eprint!("{}", table(&then));
    eprintln!("{title}: {right:.3} of {} place-days right as known then, {afterwards:.3} with hindsight", then.len());
    Some(right)
}

/// The days on which a paragraph's towns are looked at: those after it, until the editors saw a change or another
/// paragraph tells of the town. What the paragraph tells must be what the editors showed first.
fn compared<'a>(
    paragraphs: &'a [Paragraph],
    towns: &'a [Told],
    editors: &Editors,
    project: &Project,
) -> Vec<(&'a str, &'a Told, PlaceId, Day)> {
    let mut days = vec![];
    for paragraph in paragraphs {
        for town in towns.iter().filter(|town| town.report == paragraph.id) {
            assert!(paragraph.text.contains(&town.place), "{} does not name {}", paragraph.id, town.place);
            let found = project.gazetteer().best_listed(&town.place);
            let place = found.unwrap_or_else(|| panic!("no place {}", town.place)).place.id.clone();
            let again = |other: &&Paragraph| {
                other.published > paragraph.published
                    && towns.iter().any(|next| next.report == other.id && next.place == town.place)
            };
            let first = paragraph.published.plus(1);
            let end = paragraphs.iter().find(again).map_or(first.plus(DAYS), |other| other.published);
            let shown = editors[&town.place].range(first..end.min(first.plus(DAYS)));
            let same: Vec<Day> = shown.take_while(|(_, holder)| **holder == town.holder).map(|(day, _)| *day).collect();
            assert!(!same.is_empty(), "{}: {} was not shown as {}", paragraph.id, town.place, town.holder);
            days.extend(same.into_iter().map(|day| (paragraph.id.as_str(), town, place.clone(), day)));
        }
    }
    days
}

/// A side's name as the editors write it.
fn name(holder: &str) -> &str {
    match holder {
        "ukraine" => "Ukraine",
        "russia_ua" => "Russia",
        other => other,
    }
}

fn paragraphs() -> Vec<Paragraph> {
    let text = std::fs::read_to_string(beside("prose.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn towns() -> Vec<Told> {
    let mut reader = csv::Reader::from_path(beside("prose-towns.csv")).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// The editors' table, or nothing where it cannot be unpacked (said on stderr).
fn editors(path: &Path) -> Option<Editors> {
    let Ok(output) = Command::new("gzip").arg("-dc").arg(path).output() else {
        eprintln!("skipped: no gzip");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut editors = Editors::new();
    for row in csv::Reader::from_reader(output.stdout.as_slice()).deserialize() {
        let Shown { day, place, holder } = row.unwrap();
        editors.entry(place).or_default().insert(day, holder);
    }
    Some(editors)
}

/// A project with the paragraphs, and these claims of them.
fn project(actors: &Path, coded: &CodedElsewhere) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let actors = ("actors.toml".to_owned(), std::fs::read_to_string(actors).unwrap());
    let clock = Clock::at("2026-01-15T12:00:00Z").unwrap();
    let options = InitOptions { packs: vec!["ukraine".into()], actors_files: vec![actors], clock };
    let (mut project, _) = Project::init(&folder.path().join("prose.gpkg"), &options).unwrap();
    let added = project.add_with_claims(&[beside("prose.jsonl")], coded, &mut Silent).unwrap();
    assert!(added.refused.is_empty(), "{:?}", added.refused);
    (folder, project)
}
