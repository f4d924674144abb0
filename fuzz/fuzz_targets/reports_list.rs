//! A `reports.json` of any bytes beside one good report: no file outside of the folder is ever read.
#![no_main]

use dateline_formats::{Limits, read_path};
use dateline_fuzz::{check, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outer = tempfile::tempdir().expect("a folder for the test");
    let folder = outer.path().join("in");
    std::fs::create_dir(&folder).expect("a folder in it");
    std::fs::write(outer.path().join("secret.txt"), "A secret.").expect("a file outside");
    std::fs::write(folder.join("a.txt"), "The army took Qara.").expect("a file inside");
    std::fs::write(folder.join("reports.json"), bytes).expect("the list");
    for report in read_path(&folder, today(), &Limits::default()).value {
        check(&report);
        assert_ne!(report.text, "A secret.");
    }
});
