//! The coder: any text, as plain text and as an interview, with all built-in packs.
#![no_main]

use std::sync::LazyLock;

use dateline_code::Coder;
use dateline_formats::{Details, Limits, read_bytes};
use dateline_fuzz::{check_claims, today};
use dateline_gazetteer::{Gazetteer, read_places};
use dateline_lexicon::{Lexicon, PackFile, builtin, builtin_packs};
use libfuzzer_sys::fuzz_target;

static PACKS: LazyLock<(Lexicon, Gazetteer)> = LazyLock::new(|| {
    let files: Vec<PackFile> = builtin_packs().into_iter().filter_map(builtin).flatten().collect();
    let tables = files.iter().filter(|file| file.name.ends_with(".csv"));
    let places = tables.flat_map(|file| read_places(&file.content, &file.name).value).collect();
    (Lexicon::load(&files).expect("the shipped packs are read by the lexicon's tests").value, Gazetteer::new(places))
});

static CODER: LazyLock<Coder<'static>> = LazyLock::new(|| Coder::new(&PACKS.0, &PACKS.1));

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md"] {
        if let Ok(parsed) = read_bytes(name, bytes.to_vec(), &Details::default(), today(), &Limits::default()) {
            check_claims(&parsed.value, &CODER.code(&parsed.value));
        }
    }
});
