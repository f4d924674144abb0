//! The questions about control as a script meets them: columns, formats, exit codes.

use std::process::Command;

use crate::context::{Context, example, shared, text};

fn with_example() -> Context {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    context
}

#[test]
fn changes_have_the_columns_that_other_tools_rely_on() {
    let context = with_example();
    let told = context.run(&["control", "changes", "p.gpkg", "--place", "Qara", "--format", "csv"]).succeeds();
    let header =
        "day,place,from_holder,to_holder,probability,place_id,from_side,to_side,from_basis,basis,parties,claims\n";
    assert!(told.stdout.starts_with(header), "{}", told.stdout);
    for row in told.rows() {
        assert_eq!(row["claims"].is_empty(), row["to_holder"] == "Unknown" || row["basis"] == "assumed", "{row:?}");
        for claim in row["claims"].split(';').filter(|claim| !claim.is_empty()) {
            let why = context.run(&["explain", "p.gpkg", claim]).succeeds().stdout;
            assert!(why.contains("Qara"), "{why}");
        }
    }
    let never = ["control", "changes", "p.gpkg", "--from", "1990-01-01", "--to", "1990-12-31"];
    context.run(&never).ends_with_code(1);
}

#[test]
fn a_summary_has_the_columns_that_other_tools_rely_on_and_fits_a_table() {
    let context = with_example();
    let question = ["control", "summary", "p.gpkg", "--by", "side,region", "--on", "2014-04-01"];
    let told = context.run(&[&question[..], &["--format", "csv"]].concat()).succeeds();
    let header = "from,to,region,holder,places,share,contested,region_id,side,place_days\n";
    assert!(told.stdout.starts_with(header), "{}", told.stdout);
    assert!(told.rows().iter().any(|row| row["region"] == "Qalamoun" && row["side"] == "syrian_government"));
    let table = context.run(&[&question[..], &["--format", "table"]].concat()).succeeds().stdout;
    assert!(table.contains("Qalamoun") && !table.contains("place_days"), "{table}");
    let sides = context.run(&["control", "summary", "p.gpkg", "--format", "table"]).succeeds().stdout;
    assert!(sides.contains("Contested") && !sides.contains("region"), "{sides}");
}

#[test]
fn a_difference_needs_a_day_and_takes_two() {
    let context = Context::with_project();
    let wire = concat!(
        r#"{"id":"one","published":"2014-03-17","text":"The Syrian Army took Yabroud on 16 March 2014."}"#,
        "\n",
        r#"{"id":"two","published":"2014-06-01","text":"The Syrian Army took Qara on 19 November 2013."}"#,
    );
    context.file("wire.jsonl", wire);
    context.run(&["add", "p.gpkg", "wire.jsonl"]).succeeds();
    let question = ["control", "diff", "p.gpkg", "--known-on", "2014-03-20", "--known-on", "2014-06-30"];
    let told = context.run(&[&question[..], &["--format", "csv"]].concat()).succeeds();
    let header = "place,from,to,holder_before,probability_before,holder_after,probability_after,known_on_before,\
                  known_on_after,place_id,side_before,side_after,basis_before,basis_after,claims\n";
    assert!(told.stdout.starts_with(header), "{}", told.stdout);
    let rows = told.rows();
    let qara = rows.iter().find(|row| row["place"] == "Qara").unwrap();
    assert_eq!((qara["known_on_before"].as_str(), qara["known_on_after"].as_str()), ("2014-03-20", "2014-06-30"));
    assert!(qara["claims"].starts_with("c-"), "{qara:?}");
    assert_eq!(context.run(&question[..5]).succeeds().rows().len(), rows.len());
    context.run(&["control", "diff", "p.gpkg", "--known-on", "2014-07-01"]).ends_with_code(1);
    context.run(&["control", "diff", "p.gpkg"]).ends_with_code(2);
}

#[test]
fn an_evaluation_prints_the_line_of_the_scorer_and_draws_a_picture() {
    let context = with_example();
    let truth = "day,place,holder\n2013-11-18,Qara,Contested\n2013-11-20,Qara,Syrian government\n\
                 2014-02-01,Yabroud,Syrian opposition\n2014-04-01,Yabroud,Syrian government\n2014-04-01,Nowhere,x\n";
    context.file("truth.csv", truth);
    let told = context.run(&["control", "evaluate", "p.gpkg", "truth.csv", "--plot", "calibration.svg"]).succeeds();
    assert!(told.stdout.starts_with("place-days 5, right "), "{}", told.stdout);
    assert_eq!(told.stderr, "drew calibration.svg\n");
    let picture = std::fs::read_to_string(context.path().join("calibration.svg")).unwrap();
    assert!(picture.contains("stated probability") && picture.contains("resolution"), "{picture}");
    let none = context.run(&["control", "evaluate", "p.gpkg", "truth.csv", "--known-on", "1990-01-01"]).succeeds();
    assert!(none.stdout.contains("flips found 0/2"), "{}", none.stdout);

    context.run(&["control", "show", "p.gpkg", "--format", "csv", "-o", "control.csv"]).succeeds();
    let Some(shared) = shared() else { return };
    let mut scorer = Command::new("python3");
    scorer.arg(shared.join("tools/score_control.py")).args(["truth.csv", "control.csv"]).current_dir(context.path());
    let Ok(scored) = scorer.output() else {
        eprintln!("skipped: no python3");
        return;
    };
    assert_eq!(String::from_utf8_lossy(&scored.stdout), told.stdout, "{}", String::from_utf8_lossy(&scored.stderr));
}

#[test]
fn a_truth_that_cannot_be_read_is_told_with_file_line_and_hint() {
    let context = Context::with_project();
    context.file("truth.csv", "day,place,holder\n2013-11-18,Qara,Contested\n18.11.2013,Qara,Contested\n");
    context.file("truth.csv.gz", "not packed");
    let told = context.run(&["control", "evaluate", "p.gpkg", "truth.csv"]).ends_with_code(2).stderr;
    assert!(told.contains("truth.csv:3: `18.11.2013` is no day") && told.contains("dateline::truth"), "{told}");
    let told = context.run(&["control", "evaluate", "p.gpkg", "truth.csv.gz"]).ends_with_code(2).stderr;
    assert!(told.contains("truth.csv.gz: ") && told.contains("columns day, place and holder"), "{told}");
    let told = context.run(&["control", "evaluate", "p.gpkg", "none.csv"]).ends_with_code(2).stderr;
    assert!(told.contains("`none.csv` cannot be read"), "{told}");
}

#[test]
fn sieges_of_an_earlier_day_are_as_this_project_told_them_then() {
    let context = Context::with_project();
    let reports = [
        r#"{"id":"one","published":"2013-05-02","text":"The Syrian Army besieged Yabroud on 1 May 2013."}"#,
        r#"{"id":"two","published":"2013-05-22","text":"The siege of Yabroud was lifted on 20 May 2013."}"#,
    ];
    for (name, report, at) in
        [("one.jsonl", reports[0], "2026-02-10T08:30:00Z"), ("two.jsonl", reports[1], "2026-02-20T08:30:00Z")]
    {
        context.file(name, report);
        context.run_at(at, &["add", "p.gpkg", name]).succeeds();
        context.run_at(at, &["control", "sieges", "p.gpkg"]).succeeds();
    }
    let ends = |more: &[&str]| {
        let told = context.run(&[&["control", "sieges", "p.gpkg", "--format", "csv"], more].concat()).succeeds();
        let rows = told.rows();
        assert_eq!(rows.len(), 1, "{rows:?}");
        (rows[0]["from"].clone(), rows[0]["to"].clone(), rows[0]["end_told"].clone())
    };
    let told = |to: &str, end_told: &str| ("2013-05-01".to_owned(), to.to_owned(), end_told.to_owned());
    assert_eq!(ends(&[]), told("2013-05-20", "true"));
    assert_eq!(ends(&["--recorded-on", "2026-02-12"]), told("", "false"));
    assert_eq!(ends(&["--known-on", "2013-05-10"]), told("", "false"));
    context.run(&["check", "p.gpkg"]).succeeds();
}

#[test]
fn the_days_of_a_place_have_a_probability_for_each_holder_that_sum_to_one() {
    let context = with_example();
    let question = ["control", "daily", "p.gpkg", "--place", "Qara", "--from", "2013-11-01", "--to", "2013-12-31"];
    let told = context.run(&question).succeeds();
    let header = told.stdout.lines().next().unwrap();
    assert!(header.starts_with("day,place,") && header.ends_with(",Contested,Unknown"), "{header}");
    let rows = told.rows();
    assert!(rows.windows(2).all(|pair| pair[0]["day"] < pair[1]["day"]) && rows[0]["day"].as_str() >= "2013-11-01");
    assert_eq!(rows.last().map(|row| row["day"].as_str()), Some("2013-12-31"));
    let shown =
        context.run(&[&["control", "show", "p.gpkg"], &question[3..], &["--format", "csv"]].concat()).succeeds();
    for row in &rows {
        let of = |(name, cell): (&String, &String)| {
            let probability = cell.parse::<f64>().ok().filter(|_| name != "day" && name != "place")?;
            Some((probability, name.clone()))
        };
        let shares: Vec<(f64, String)> = row.iter().filter_map(of).collect();
        let sum: f64 = shares.iter().map(|(share, _)| share).sum();
        assert!((sum - 1.0).abs() < 0.001, "{row:?}");
        let best = shares.iter().max_by(|one, other| one.0.total_cmp(&other.0)).unwrap();
        let interval = shown
            .rows()
            .into_iter()
            .find(|one| one["from"] <= row["day"] && (one["to"].is_empty() || row["day"] <= one["to"]));
        if let Some(interval) = interval.filter(|one| one["basis"] == "evidence" && best.0 > 0.6) {
            assert_eq!(interval["holder"], best.1, "{row:?}");
        }
    }
    context.run(&[&question[..], &["-o", "qara.svg"]].concat()).succeeds();
    let svg = std::fs::read_to_string(context.path().join("qara.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("<polygon") && svg.contains(">Qara<"), "{svg}");
    context.run(&["control", "daily", "p.gpkg", "--place", "Qara", "--to", "1990-01-01"]).ends_with_code(1);
}
