//! The coder against the coded reports beside the checkout, scored by the guide's own scorer.
//!
//! The floors stand a little under what was measured last (the figures are printed); a change that goes below one of
//! them made the coder worse.

use std::path::{Path, PathBuf};
use std::process::Command;

use dateline_formats::{Limits, read_path};
use dateline_model::{ClaimLine, Day};
use serde_json::Value;

use crate::common::CODER;

const FOUND_F1: f64 = 0.87;
const USABLE_F1: f64 = 0.59;
const STANCE_RECALL: f64 = 0.79;

#[test]
fn on_the_coded_reports_the_floors_hold_and_every_quote_is_verbatim() {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if !shared.is_dir() {
        eprintln!("skipped: no ../shared");
        return;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: no python3");
        return;
    }
    let predicted = coded(&shared.join("gold/dev/texts"));
    let score = score(&shared, &predicted);
    let f1 = |name: &str| score[name][2].as_f64().unwrap();
    let stance = score["stance_recall"].as_f64().unwrap();
    eprintln!("found {:.3}  usable {:.3}  stance {stance:.3}", f1("found"), f1("usable"));
    eprintln!("fields {}", score["fields"]);
    assert_eq!(score["unfaithful"], 0, "quotes that are not verbatim, or run over a sentence");
    assert!(f1("found") >= FOUND_F1, "found F1 {:.3}, floor {FOUND_F1}", f1("found"));
    assert!(f1("usable") >= USABLE_F1, "usable F1 {:.3}, floor {USABLE_F1}", f1("usable"));
    assert!(stance >= STANCE_RECALL, "stance {stance:.3}, floor {STANCE_RECALL}");
}

/// The claims of all texts of the folder, in one file, as `dateline code` prints them.
fn coded(texts: &Path) -> PathBuf {
    let read = read_path(texts, Day::parse("2025-01-01").unwrap(), &Limits::default());
    assert!(!read.value.is_empty(), "{:?}", read.diagnostics);
    let claims = read.value.iter().flat_map(|report| CODER.code(report));
    let lines: String = claims.map(|claim| serde_json::to_string(&ClaimLine::from(&claim)).unwrap() + "\n").collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coded-gold-dev.jsonl");
    std::fs::write(&path, lines).unwrap();
    path
}

fn score(shared: &Path, predicted: &Path) -> Value {
    let output = Command::new("python3")
        .arg(shared.join("tools/score_claims.py"))
        .args([&shared.join("gold/dev"), predicted])
        .arg("--texts")
        .arg(shared.join("gold/dev/texts"))
        .arg("--json")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
