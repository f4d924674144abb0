//! Qalamoun and around, as eight reports tell of it: `home.csv`, read from them by people.

use std::collections::BTreeMap;

use dateline::model::{Day, PlaceId, Report, SideId};
use dateline::{Clock, InitOptions, Limits, Project, Query, Silent, read_path};
use serde::Deserialize;

use crate::ground::{Answer, Checked, beside, disagreements, share, shared, table};

/// A little under what was measured last; a change that goes below made the answer worse.
const ALL_RIGHT: f64 = 0.95;
/// The same of the days that the reports tell of directly.
const FIRM_RIGHT: f64 = 0.80;

/// From one day to another the reports leave no doubt who held the place.
#[derive(Deserialize)]
struct Row {
    place: String,
    place_id: String,
    from: Day,
    to: Day,
    /// A side's id, or `Contested`.
    holder: String,
    /// `yes` where the report tells of these days, `no` where nothing else is told since.
    firm: String,
    /// The report's id, and where in its text the sentence stands that this rests on, in code points.
    report: String,
    start: u32,
    end: u32,
    note: String,
}

impl Row {
    fn is_firm(&self) -> bool {
        self.firm == "yes"
    }
}

/// Whether these offsets are those of a whole sentence of the report.
pub(crate) fn is_sentence(report: &Report, start: u32, end: u32) -> bool {
    let Some(words) = report.slice(start, end) else { return false };
    let before = report.slice(start.saturating_sub(2), start).unwrap_or_default();
    let begins = before.is_empty() || before.ends_with('\n') || before.ends_with(' ');
    begins && words.ends_with(['.', '"', ']']) && !words.contains('\n') && words.trim() == words
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(beside("home.csv")).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_row_of_the_truth_rests_on_a_sentence_of_a_report_and_no_two_overlap() {
    let Some(shared) = shared() else { return };
    let read = read_path(&shared.join("reports"), Day::parse("2026-01-15").unwrap(), &Limits::default());
    let reports: BTreeMap<&str, &Report> = read.value.iter().map(|report| (report.doc.as_str(), report)).collect();
    let (_folder, project) = project();
    let rows = rows();
    for row in &rows {
        let at = format!("{} {}", row.place, row.from);
        let place = project.gazetteer().place(&PlaceId::new(&row.place_id)).unwrap_or_else(|| panic!("no place: {at}"));
        assert_eq!(place.name, row.place, "{at}");
        assert!(row.from <= row.to, "{at}");
        assert!(["yes", "no"].contains(&row.firm.as_str()), "{at}");
        let side = SideId::new(&row.holder);
        let known = row.holder == "Contested" || project.lexicon().sides().iter().any(|known| known.id == side);
        assert!(known, "{at}: no side `{}`", row.holder);
        let report = reports.get(row.report.as_str()).unwrap_or_else(|| panic!("no report `{}`: {at}", row.report));
        assert!(is_sentence(report, row.start, row.end), "{at}: offsets are not those of a sentence");
    }
    for (one, next) in rows.iter().zip(rows.iter().skip(1)) {
        let ordered = (&one.place_id, one.to) < (&next.place_id, next.from);
        assert!(ordered, "{} {}: overlaps or is out of order", next.place, next.from);
    }
}

#[test]
fn the_holders_are_those_that_the_eight_reports_tell_of() {
    let Some(shared) = shared() else { return };
    let (_folder, mut project) = project();
    project.add(&[shared.join("reports")], &mut Silent).unwrap();
    let answer = Answer::new(project.control_show(&Query::default()).unwrap());
    let (mut firm, mut rest) = (vec![], vec![]);
    for row in rows() {
        let days = if row.is_firm() { &mut firm } else { &mut rest };
        let place = PlaceId::new(&row.place_id);
        for number in row.from.number()..=row.to.number() {
            let day = Day::from_number(number);
            let got = answer.holder(&place, day).to_owned();
            let (group, want, note) = (row.place.clone(), row.holder.clone(), row.note.clone());
            days.push(Checked { group, place: place.clone(), day, want, got, note });
        }
    }
    let firm_right = share(&firm);
    let firm_days = firm.len();
    firm.append(&mut rest);
    firm.sort_by(|one, other| (&one.place, one.day).cmp(&(&other.place, other.day)));
    let (days, right) = (&firm, share(&firm));
    eprint!("{}", disagreements(days, &project.view(None, None).unwrap()));
    eprint!("{}", table(days));
    eprintln!(
        "home example: {right:.3} of {} place-days right; {firm_right:.3} of {firm_days} told directly",
        days.len()
    );
    assert!(right >= ALL_RIGHT, "{right:.3} of the days right, floor {ALL_RIGHT}");
    assert!(firm_right >= FIRM_RIGHT, "{firm_right:.3} of the days told directly right, floor {FIRM_RIGHT}");
}

/// An empty project with the pack of the war.
pub(crate) fn project() -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::at("2026-01-15T12:00:00Z").unwrap();
    let options = InitOptions { packs: vec!["syria".into()], actors_files: vec![], clock };
    let (project, _) = Project::init(&folder.path().join("home.gpkg"), &options).unwrap();
    (folder, project)
}
