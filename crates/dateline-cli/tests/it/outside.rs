//! The quotes checked from outside: by a program that shares no line with this one.

use std::process::Command;

use crate::context::{Context, example, shared, text};

/// Reads a project with Python's sqlite3 and compares every quote with its report's text, by code points.
const SCRIPT: &str = r#"
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
texts = dict(db.execute('SELECT id, text FROM report'))
claims = db.execute('SELECT id, report, "start", "end", quote FROM claim').fetchall()
wrong = [c for c, report, start, end, quote in claims if not quote or texts[report][start:end] != quote]
orphans = db.execute('''SELECT count(*) FROM event WHERE withdrawn_in IS NULL AND id NOT IN
    (SELECT event FROM member WHERE withdrawn_in IS NULL)''').fetchone()[0]
print(len(claims), len(wrong), orphans)
sys.exit(1 if wrong or orphans else 0)
"#;

fn quotes_are_verbatim(context: &Context, project: &str) {
    let Ok(output) = Command::new("python3").args(["-c", SCRIPT, project]).current_dir(context.path()).output() else {
        eprintln!("skipped: no python3");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let claims: usize = said.split_whitespace().next().unwrap().parse().unwrap();
    assert!(claims > 30, "{said}");
}

#[test]
fn another_program_finds_every_quote_of_the_example_in_its_report() {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    quotes_are_verbatim(&context, "p.gpkg");
}

#[test]
fn another_program_finds_every_quote_of_the_eight_reports_in_its_report() {
    let Some(shared) = shared() else { return };
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&shared.join("reports"))]).succeeds();
    quotes_are_verbatim(&context, "p.gpkg");
}
