//! Whatever a line says, it gets past the gate only with words that stand where it says.

use dateline_formats::{Details, Limits, read_bytes, read_claims};
use dateline_model::{Day, Report};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::json;

use super::gate::Gate;
use super::text::Text;
use crate::Packs;

const STORY: &str = "“Qara”, a town in Qalamoun, fell on 19 November 2013.\nThe Syrian Army took Nabek on 10 December. \
                     Rebels left Yabroud; حزب الله took it — 18 were killed.\n";

fn story() -> Report {
    let today = Day::parse("2020-01-01").unwrap();
    read_bytes("story.txt", STORY.into(), &Details::default(), today, &Limits::default()).unwrap().value
}

/// What passes the gate of these bytes; each claim is checked for faithfulness on its way.
fn passed(bytes: &[u8], packs: &Packs, gazetteer: &dateline_gazetteer::Gazetteer) -> usize {
    let report = story();
    let text = Text::new(&report);
    let gate = Gate::new("anna", &packs.lexicon, gazetteer, &[]);
    let read = read_claims("a.jsonl", bytes, &Limits::default());
    let admitted = read.value.iter().filter_map(|line| gate.admit(&text, &line.claim).ok());
    admitted
        .map(|(claim, _)| {
            assert!(claim.is_verbatim(&report), "{claim:?}");
            assert!(claim.places.iter().all(|mention| (0.0..=1.0).contains(&mention.certainty)));
            let mut actors = claim.by.iter().chain(&claim.against);
            assert!(actors.all(|actor| packs.lexicon.actor(actor).is_some()));
        })
        .count()
}

fn line(quote: &str, start: usize, length: usize) -> String {
    json!({
        "doc": "story", "quote": quote, "start": start, "end": start + length, "kind": "capture", "from": "2013-12-10",
        "to": "2013-12-10", "places": ["Nabek"], "by": ["syrian_army"], "against": [], "killed": [18, 18],
        "said_by": [], "stance": "asserted",
    })
    .to_string()
}

#[test]
fn no_mangled_claim_gets_past_the_gate_with_an_unfaithful_quote() {
    let packs = Packs::load(&["syria".into()], &[]).unwrap();
    let gazetteer = packs.gazetteer();
    let letters: Vec<char> = STORY.chars().collect();
    let count = letters.len();
    let pieces = (0..count, 1..60_usize, 0_usize..4, 0_usize..400, 0_usize..30, "\\PC{0,8}");
    let mut good = 0;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..2000 {
        let (start, length, shift, at, cut, put) = pieces.new_tree(&mut runner).unwrap().current();
        let length = length.min(count - start);
        let quote: String = letters[start..start + length].iter().collect();
        // A claim whose words stand there, or a little beside it; whole, and with bytes cut out and put in.
        let whole = line(&quote, start + shift, length);
        good += passed(whole.as_bytes(), &packs, &gazetteer);
        let mut mangled = whole.into_bytes();
        let from = at.min(mangled.len());
        let to = (from + cut).min(mangled.len());
        mangled.splice(from..to, put.into_bytes());
        passed(&mangled, &packs, &gazetteer);
    }
    assert!(good > 100, "of 2,000 claims, a fourth of which are faithful, {good} passed");
}
