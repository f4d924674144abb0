//! What the fuzzer kept, coded again: every way through the coder that it found, without the fuzzer.

use std::fs;
use std::path::Path;

use dateline_formats::{Details, Limits, read_bytes};
use dateline_model::{Day, Report};

use crate::common::CODER;
use crate::invariants::{ordered, sound};

#[expect(unreachable_pub, reason = "the fuzz targets need it public")]
#[path = "../../../../fuzz/src/script.rs"]
mod script;
use script::{Topic, script as text_of};

/// Codes every file of a kept corpus as its fuzz target does; the number of files read.
fn replay(target: &str, reports: impl Fn(&[u8]) -> Vec<Report>) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in &files {
        for report in reports(&fs::read(file).unwrap()) {
            let claims = CODER.code(&report);
            let held = sound(&report, &claims).and_then(|()| ordered(&claims));
            assert!(held.is_ok(), "{}: {held:?}", file.display());
        }
    }
    files.len()
}

/// A report as the readers make it of a file of this name, where they do.
fn read(name: &str, bytes: &[u8]) -> Option<Report> {
    let today = Day::parse("2020-01-01").unwrap();
    read_bytes(name, bytes.to_vec(), &Details::default(), today, &Limits::default()).ok().map(|parsed| parsed.value)
}

fn scripted(topic: Topic, bytes: &[u8]) -> Vec<Report> {
    let (text, published) = text_of(topic, bytes);
    let published = published.map(|day| Day::parse(day).unwrap());
    read("a.md", text.as_bytes()).map(|report| Report { published, ..report }).into_iter().collect()
}

#[test]
fn the_kept_texts_give_sound_claims() {
    assert!(replay("code", |bytes| ["a.txt", "a.md"].iter().filter_map(|name| read(name, bytes)).collect()) > 0);
}

#[test]
fn the_kept_days_give_sound_claims() {
    assert!(replay("days", |bytes| scripted(Topic::Days, bytes)) > 0);
}

#[test]
fn the_kept_numbers_give_sound_claims() {
    assert!(replay("numbers", |bytes| scripted(Topic::Numbers, bytes)) > 0);
}
