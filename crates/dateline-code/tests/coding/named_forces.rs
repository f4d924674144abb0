//! Sides named by nationality, where a user's file gives each side few names of its own.

use dateline_code::Coder;
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{Claim, Kind};

use crate::common::{GAZETTEER, report};

const ACTORS: &str = r#"
[[side]]
id = "north"
name = "Ukraine"

[[side]]
id = "east"
name = "Russia"

[[actor]]
id = "north_forces"
name = "Ukraine"
side = "north"

[[actor]]
id = "east_forces"
name = "Russian forces"
side = "east"
"#;

/// Who did what the text tells, by kind of claim.
fn told(text: &str) -> Vec<(Kind, String)> {
    let file = PackFile { name: "actors.toml".into(), content: ACTORS.into() };
    let lexicon = Lexicon::load(&[file]).unwrap().value;
    let claims = Coder::new(&lexicon, &GAZETTEER).code(&report(text, Some("2022-10-05")));
    let by = |claim: &Claim| claim.by.iter().map(|actor| actor.as_str()).collect::<Vec<_>>().join(", ");
    claims.iter().map(|claim| (claim.kind, by(claim))).collect()
}

#[test]
fn an_adjective_of_a_nation_with_a_noun_for_forces_is_its_actor() {
    for (text, by) in [
        ("Russian paratroopers captured Izium on 1 April 2022.", "east_forces"),
        ("Pro-Russian fighters captured Izium on 1 April 2022.", "east_forces"),
        ("The Russians captured Izium on 1 April 2022.", "east_forces"),
        ("Ukrainian airborne units captured Izium on 10 September 2022.", "north_forces"),
        ("Ukraine's army captured Izium on 10 September 2022.", "north_forces"),
        ("Izium was captured by Ukrainian soldiers on 10 September 2022.", "north_forces"),
    ] {
        assert_eq!(told(text), [(Kind::Capture, by.to_owned())], "{text}");
    }
}

#[test]
fn hands_and_occupation_of_a_nation_hold_a_town() {
    for (text, by) in [
        ("On 5 October 2022, Izium was still in Ukrainian hands.", "north_forces"),
        ("On 5 October 2022, Izium remained under Russian occupation.", "east_forces"),
    ] {
        assert_eq!(told(text), [(Kind::Hold, by.to_owned())], "{text}");
    }
}
