//! Claims coded elsewhere, a line each: any bytes. What is read keeps to the form, and reads back as the same.
#![no_main]

use dateline_formats::{Limits, read_claims};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = read_claims("a.jsonl", bytes, &Limits::default());
    assert!(read.value.windows(2).all(|pair| pair[0].number < pair[1].number));
    for line in read.value {
        let claim = line.claim;
        assert!(claim.start < claim.end && claim.quote.chars().any(char::is_alphanumeric));
        assert!(claim.from.is_none() || claim.to.is_none() || claim.from <= claim.to);
        assert!((0.0..=1.0).contains(&claim.confidence));
        assert!(claim.places.iter().chain(&claim.said_by).all(|text| !text.trim().is_empty()));
        let written = serde_json::to_string(&claim).expect("a claim can always be written");
        let again = read_claims("a.jsonl", written.as_bytes(), &Limits { claim_line_bytes: u64::MAX, ..Limits::default() });
        assert_eq!(again.value.first().map(|line| &line.claim), Some(&claim), "{:?}", again.diagnostics);
    }
});
