//! `evaluate_control` against the project's own scorer of control: the same line for the same intervals, however bad
//! these are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::model::{Basis, Day, DaySpan, PlaceId};
use dateline::{ControlRow, Lists, evaluate_control};
use tempfile::TempDir;

use crate::desk::day;

/// The scorer beside the checkout, and a folder to work in.
struct Scorer {
    shared: PathBuf,
    folder: TempDir,
}

/// A row of a truth: day, place, holder.
type Truth = Vec<(Day, String, String)>;

impl Scorer {
    fn new() -> Option<Self> {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        if !shared.is_dir() {
            eprintln!("skipped: no ../shared");
            return None;
        }
        if Command::new("python3").arg("--version").output().is_err() {
            eprintln!("skipped: no python3");
            return None;
        }
        Some(Self { shared, folder: tempfile::tempdir().unwrap() })
    }

    fn truth_of_ukraine(&self) -> PathBuf {
        self.shared.join("data/ukraine-control/truth.csv.gz")
    }

    /// What the scorer prints.
    fn line(&self, truth: &Path, rows: &[ControlRow], days: u32) -> String {
        let control = self.folder.path().join("control.csv");
        fs::write(&control, ControlRow::listing(rows).to_csv(Lists::Joined)).unwrap();
        let mut command = Command::new("python3");
        command.arg(self.shared.join("tools/score_control.py")).args([truth, &control]);
        let output = command.args(["--days", &days.to_string()]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    #[track_caller]
    fn agrees(&self, truth: &Path, rows: &[ControlRow]) -> String {
        let mut last = String::new();
        for days in [0, 3, 7, 400] {
            let ours = evaluate_control(truth, rows, days).unwrap().score.to_string();
            assert_eq!(ours, self.line(truth, rows, days), "{days} days");
            last = ours;
        }
        last
    }

    fn written(&self, truth: &Truth) -> PathBuf {
        let path = self.folder.path().join("truth.csv");
        let mut text = "day,place,holder\n".to_owned();
        truth.iter().for_each(|(day, place, holder)| writeln!(text, "{day},{place},{holder}").unwrap());
        fs::write(&path, text).unwrap();
        path
    }
}

/// Towns that change hands by a fixed pattern; some days are missing, and some are of nobody.
fn truth_of_towns() -> Truth {
    let holders = ["North", "South", "Contested", "Unknown"];
    let start = day("2013-01-01");
    let mut truth = vec![];
    for town in 0..12 {
        for offset in 0..400 {
            if (offset * 7 + town) % 11 == 0 {
                continue;
            }
            let turn = (offset + 13 * town) / (20 + 9 * town);
            let holder = holders[usize::try_from((turn * (town + 1)) % 4).unwrap()];
            truth.push((start.plus(offset), format!("Town {town}"), holder.to_owned()));
        }
    }
    truth
}

/// The truth as intervals, each with a probability by its number.
fn intervals(truth: &Truth) -> Vec<ControlRow> {
    let mut places: BTreeMap<&str, Vec<(Day, &str)>> = BTreeMap::new();
    truth.iter().for_each(|(day, place, holder)| places.entry(place).or_default().push((*day, holder)));
    let mut rows: Vec<ControlRow> = vec![];
    for (place, mut days) in places {
        days.sort_unstable();
        let mut before: Option<ControlRow> = None;
        for (day, holder) in days {
            if let Some(row) = before.as_mut().filter(|row| row.holder == holder) {
                row.days.to = Some(day);
                continue;
            }
            rows.extend(before.take());
            let probability = 0.3 + 0.7 * f64::from(u32::try_from(rows.len() % 29).unwrap()) / 28.0;
            before = Some(ControlRow {
                place: place.to_owned(),
                place_id: PlaceId::new(place),
                days: DaySpan::on(day),
                holder: holder.to_owned(),
                side: None,
                probability: (holder != "Unknown").then_some(probability),
                basis: Some(Basis::Evidence),
                parties: vec![],
            });
        }
        rows.extend(before);
    }
    rows
}

/// The intervals with damage done to most of them, by their number, so that it is always the same.
fn mangled(rows: &[ControlRow]) -> Vec<ControlRow> {
    let mut out: Vec<ControlRow> = vec![];
    for (number, row) in rows.iter().enumerate() {
        let mut row = row.clone();
        let DaySpan { from: Some(from), to: Some(to) } = row.days else { continue };
        match number % 11 {
            0 => continue,
            1 => row.holder = "Contested".into(),
            2 => (row.holder, row.probability) = ("Unknown".into(), None),
            3 => row.days.to = Some(from),
            4 => row.days.from = Some(to),
            5 => row.probability = None,
            6 => row.probability = Some(0.0),
            7 => row.holder = row.holder.to_uppercase() + " ",
            8 => row.holder = "somebody else".into(),
            9 => row.place = "nowhere".into(),
            _ => row.probability = Some(0.123_456),
        }
        out.push(row);
    }
    out.retain(|row| row.place != "nowhere");
    // The first interval of a place may begin since ever, the last may go on.
    for at in 0..out.len() {
        let is_first = at == 0 || out[at - 1].place != out[at].place;
        let is_last = at + 1 == out.len() || out[at + 1].place != out[at].place;
        if is_first && at % 2 == 0 {
            out[at].days.from = None;
        }
        if is_last && at % 3 != 0 {
            out[at].days.to = None;
        }
    }
    out
}

#[test]
fn perfect_intervals_get_the_same_line() {
    let Some(scorer) = Scorer::new() else { return };
    let truth = truth_of_towns();
    let line = scorer.agrees(&scorer.written(&truth), &intervals(&truth));
    assert!(line.contains("right 1.000") && line.contains("macro F1 1.000"), "{line}");
}

#[test]
fn mangled_intervals_get_the_same_line() {
    let Some(scorer) = Scorer::new() else { return };
    let truth = truth_of_towns();
    let (path, rows) = (scorer.written(&truth), mangled(&intervals(&truth)));
    let line = scorer.agrees(&path, &rows);
    assert!(!line.contains("right 1.000") && !line.contains("false flips 0.000"), "{line}");
    scorer.agrees(&path, &mangled(&rows));
    scorer.agrees(&path, &rows.into_iter().rev().collect::<Vec<_>>());
    scorer.agrees(&path, &[]);
}

#[test]
fn a_truth_packed_with_gzip_gets_the_same_line() {
    let Some(scorer) = Scorer::new() else { return };
    let truth = scorer.truth_of_ukraine();
    let row = |place: &str, from: Option<Day>, to: Option<Day>, holder: &str, probability| ControlRow {
        place: place.into(),
        place_id: PlaceId::new(place),
        days: DaySpan { from, to },
        holder: holder.into(),
        side: None,
        probability: Some(probability),
        basis: Some(Basis::Evidence),
        parties: vec![],
    };
    let rows = [
        row("Bucha", None, Some(day("2022-03-30")), "Russia", 0.84),
        row("Bucha", Some(day("2022-03-31")), None, "Ukraine", 0.97),
        row("Kherson", Some(day("2022-03-02")), Some(day("2022-11-10")), "Russia", 0.91),
        row("Kherson", Some(day("2022-11-11")), Some(day("2023-05-01")), "Ukraine", 0.9),
        row("Kyiv", None, None, "Ukraine", 0.99),
    ];
    let line = scorer.agrees(&truth, &rows);
    assert!(line.starts_with("place-days 38034, right 0.0"), "{line}");
}

#[test]
fn the_calibration_speaks_of_the_same_days() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("truth.csv");
    let truth = truth_of_towns();
    let table: String = truth.iter().map(|(day, place, holder)| format!("{day},{place},{holder}\n")).collect();
    fs::write(&path, format!("day,place,holder\n{table}")).unwrap();
    let evaluated = evaluate_control(&path, &mangled(&intervals(&truth)), 7).unwrap();
    let told = &evaluated.calibration;
    assert_eq!(told.place_days + told.left_out, evaluated.score.place_days);
    assert_eq!(told.bins.iter().map(|bin| bin.place_days).sum::<usize>(), told.place_days);
    for bin in &told.bins {
        assert!(bin.wilson.0 <= bin.right && bin.right <= bin.wilson.1 && bin.intervals <= bin.place_days, "{bin:?}");
    }
    let brier = told.brier.unwrap();
    let sum = brier.reliability - brier.resolution + brier.uncertainty + brier.within;
    assert!((sum - brier.score).abs() < 1e-12 && brier.uncertainty <= 0.25);
    let svg = evaluated.plot();
    assert!(svg.starts_with("<svg") && !svg.contains("NaN") && svg.matches("<circle").count() == told.bins.len());
}
