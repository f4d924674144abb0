//! One vote for each independent origin.

use crate::common::{Telling, lexicon, tell};
use dateline_merge::origin::Origins;
use dateline_model::{Kind, Sourced};

fn votes(tellings: Vec<Telling>) -> usize {
    let lexicon = lexicon();
    let claims: Vec<Sourced> = tellings.into_iter().map(|telling| telling.0).collect();
    let references: Vec<&Sourced> = claims.iter().collect();
    let all: Vec<usize> = (0..claims.len()).collect();
    Origins::new(&references, &lexicon).votes(&all).len()
}

fn claim(name: &str) -> Telling {
    tell(name, Kind::Capture, "qara", "2013-11-19")
}

#[test]
fn an_origin_named_by_several_papers_has_one_vote() {
    let by_name = claim("c").published_by("Syrian Observatory for Human Rights");
    assert_eq!(votes(vec![claim("a").said_by("SOHR"), claim("b").said_by("the Syrian Observatory"), by_name]), 1);
}

#[test]
fn a_source_that_repeats_another_is_no_second_vote_beside_it() {
    let echo = || claim("a").published_by("Echo");
    assert_eq!(votes(vec![echo(), claim("b").published_by("SANA"), claim("c")]), 2);
    assert_eq!(votes(vec![echo(), claim("c")]), 2);
}

#[test]
fn the_same_words_under_two_names_are_one_vote() {
    let words = "the army took the town of Qara on Tuesday";
    assert_eq!(votes(vec![claim("a").quote(words), claim("b").quote(words)]), 1);
    assert_eq!(votes(vec![claim("a").quote("took Qara"), claim("b").quote("took Qara")]), 2);
}
