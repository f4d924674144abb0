//! How far sources agree with all others, and what is learned from that.

use dateline_control::{Parameters, SourceRecord, control, fit, holder_on, reliabilities};
use dateline_lexicon::{Lexicon, PackFile};
use dateline_model::{Day, Holder, Kind, PlaceId, SideId, Sourced};

use crate::common::{Telling, day, lexicon, places, run, tell};

/// Yabroud changes hands every 40 days, as all tell, and is with the new holder 25 days later, as most tell; only the Liar
/// says that the other side took it back in between. The Echo repeats SANA.
fn war(changes: i32) -> Vec<Sourced> {
    let mut told: Vec<Telling> = vec![];
    for number in 0..changes {
        let on = |after: i32| day("2013-01-01").plus(40 * number + after).to_string();
        let (holder, other) = if number % 2 == 0 { ("army", "rebels") } else { ("rebels", "army") };
        let mut say = |who: &str, kind: Kind, by: &str, after: i32| {
            let name = format!("{who}-{number}-{after}");
            told.push(tell(&name, kind, "yabroud", &on(after)).by(&[by]).published_by(who));
        };
        for who in ["SOHR", "Gazette", "SANA", "Echo"] {
            say(who, Kind::Capture, holder, 0);
            say(who, Kind::Hold, holder, 25);
        }
        say("Liar", Kind::Capture, other, 12);
    }
    told.into_iter().map(|telling| telling.0).collect()
}

fn records(claims: &[Sourced]) -> Vec<SourceRecord> {
    reliabilities(claims, &places(), &lexicon(), &Parameters::default())
}

fn record<'a>(records: &'a [SourceRecord], key: &str) -> &'a SourceRecord {
    records.iter().find(|record| record.key == key).expect("the test names who speaks")
}

#[test]
fn who_tells_what_all_others_tell_is_reliable_and_who_tells_the_contrary_is_not() {
    let records = records(&war(24));
    let (sohr, liar) = (record(&records, "sohr"), record(&records, "liar"));
    assert_eq!((sohr.claims, liar.claims), (48, 24));
    assert!(sohr.agreement.comparisons >= 20 && liar.agreement.comparisons >= 20, "{sohr:?} {liar:?}");
    assert!(sohr.reliability > 0.9 && sohr.low > 0.8, "{sohr:?}");
    assert!(liar.reliability < 0.3 && liar.high < 0.45, "{liar:?}");
    for one in &records {
        assert!(0.0 < one.low && one.low < one.reliability && one.reliability < one.high && one.high < 1.0, "{one:?}");
        assert!(one.agreement.agreed <= one.agreement.comparisons as f64);
    }
    let government = sohr.sides.iter().find(|side| side.side == SideId::new("government")).unwrap();
    assert!(government.gains.comparisons >= 10 && government.losses.comparisons == 0, "{government:?}");
}

#[test]
fn a_source_is_not_borne_out_by_those_that_repeat_it_nor_by_silence() {
    let mut claims = war(24);
    claims.retain(|one| ["SANA", "Echo"].contains(&one.origin()));
    for record in records(&claims) {
        assert_eq!(record.agreement.comparisons, 0, "{record:?}");
        assert!((record.reliability - 0.8).abs() < 1e-9, "what is thought before any comparison");
    }
    // Another paper told of the place long before, and says nothing since.
    let before = tell("old", Kind::Capture, "yabroud", "2012-01-01").by(&["army"]).published_by("Gazette").0;
    claims.push(before);
    assert_eq!(record(&records(&claims), "sana").agreement.comparisons, 0);
}

#[test]
fn a_grade_is_what_is_thought_of_a_source_before_any_comparison_and_weighs_its_claims() {
    let graded = |grade: &str| {
        let content = format!(
            "[[side]]\nid = \"government\"\nname = \"Government\"\n[[actor]]\nid = \"army\"\nname = \"Army\"\nside = \"government\"\n\
             [[source]]\nid = \"sohr\"\nname = \"SOHR\"\ntype = \"monitor\"\n{grade}\n"
        );
        Lexicon::load(&[PackFile { name: "test/actors.toml".into(), content }]).unwrap().value
    };
    let claims = [tell("a", Kind::Capture, "yabroud", "2013-01-01").by(&["army"]).published_by("SOHR").0];
    let mut last = f64::INFINITY;
    for (grade, thought) in [("A", 0.97), ("B", 0.9), ("C", 0.8), ("D", 0.6), ("E", 0.4)] {
        let lexicon = graded(&format!("grade = \"{grade}\""));
        let record = &reliabilities(&claims, &places(), &lexicon, &Parameters::default())[0];
        assert!((record.reliability - thought).abs() < 1e-9);
        let intervals = control(&claims, &places(), &lexicon, &Parameters::default(), None, &run());
        let held = holder_on(&intervals, &PlaceId::new("yabroud"), day("2013-01-01"));
        let now = held.map_or(0.0, |held| held.probability);
        assert!(now < last, "{grade}: {now} {last}");
        last = now;
    }
    let ungraded = &reliabilities(&claims, &places(), &graded(""), &Parameters::default())[0];
    let doubtful = &reliabilities(&claims, &places(), &graded("grade = \"F\""), &Parameters::default())[0];
    assert_eq!((ungraded.reliability, ungraded.low), (doubtful.reliability, doubtful.low));
}

#[test]
fn what_is_learned_of_sources_weighs_their_claims() {
    let mut claims = war(24);
    let fitted = fit(&claims, &places(), &lexicon(), Parameters::shipped()).unwrap();
    let parameters = Parameters::read(&fitted.text).unwrap();
    assert!(parameters.sources["liar"] < 0.5 && parameters.sources["sohr"] > 0.9, "{:?}", parameters.sources);
    assert!(fitted.likelihood.1 >= fitted.likelihood.0, "{:?}", fitted.likelihood);
    // Told by nobody else, a capture is as sure as its source.
    claims.push(tell("alone", Kind::Capture, "maaloula", "2014-01-01").by(&["rebels"]).published_by("Liar").0);
    let sure = |parameters: &Parameters| {
        let intervals = control(&claims, &places(), &lexicon(), parameters, None, &run());
        let held = holder_on(&intervals, &PlaceId::new("maaloula"), day("2014-01-01"));
        held.filter(|held| held.holder == Holder::Side(SideId::new("rebels"))).map_or(0.0, |held| held.probability)
    };
    assert!(sure(&parameters) < sure(&Parameters::default()) - 0.1, "{}", sure(&parameters));
}

#[test]
fn neither_depends_on_the_order_of_the_claims() {
    let claims = war(6);
    let turned: Vec<Sourced> = claims.iter().rev().cloned().collect();
    assert_eq!(records(&claims), records(&turned));
    let fitted = |claims: &[Sourced]| fit(claims, &places(), &lexicon(), Parameters::shipped()).unwrap();
    assert_eq!(fitted(&claims), fitted(&turned));
    let none = fit(&[], &places(), &lexicon(), Parameters::shipped()).unwrap();
    assert_eq!((none.text.as_str(), none.places), (Parameters::shipped(), 0));
}

#[test]
fn a_place_with_awkward_claims_gives_numbers() {
    let first = Day::parse("2013-01-01").unwrap();
    let kinds = [Kind::Capture, Kind::Withdraw, Kind::Hold, Kind::Clash, Kind::Repel, Kind::Siege, Kind::Attack];
    let mut claims = vec![];
    for number in 0..200_i32 {
        let kind = kinds[usize::try_from(number).unwrap() % kinds.len()];
        let on = first.plus(number * 7 % 40).to_string();
        let by = if number % 3 == 0 { "army" } else { "rebels" };
        let name = format!("n{number}");
        claims.push(tell(&name, kind, "yabroud", &on).by(&[by]).published_by(&format!("paper {}", number % 5)).0);
    }
    for record in records(&claims) {
        assert!(record.reliability.is_finite() && record.agreement.agreed.is_finite(), "{record:?}");
        assert!((0.0..=1.0).contains(&record.low) && (0.0..=1.0).contains(&record.high));
    }
    let fitted = fit(&claims, &places(), &lexicon(), Parameters::shipped()).unwrap();
    assert!(fitted.scores.windows(2).all(|pair| pair[1] >= pair[0] - 1e-7), "{:?}", fitted.scores);
    assert!(Parameters::read(&fitted.text).is_ok());
}
