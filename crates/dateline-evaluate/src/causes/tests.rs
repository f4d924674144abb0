//! Causes, on sentences whose marks are given by hand.

use dateline_code::{Mark, Marked, Span};
use dateline_model::{ActorId, Count, DateBound, Day, DaySpan, Kind, Stance};

use super::*;
use crate::testing::claim;
use crate::{Sides, Texts};

const TEXT: &str = "Liwa Haqq stormed Qara, and the army shelled Hill 103.";
const TABLE: &str = r#"{"army":{"side":"south"},"guard":{"side":"south"},"rebels":{"side":"north"}}"#;

fn span(words: &str) -> Span {
    let start = u32::try_from(TEXT.find(words).unwrap()).unwrap();
    Span { start, end: start + u32::try_from(words.len()).unwrap() }
}

/// A capture with these words.
fn told(words: &str) -> Coded {
    let Span { start, end } = span(words);
    Coded { quote: words.into(), start, end, ..claim() }
}

fn word(words: &str, kind: Kind, outcome: &'static str) -> Mark {
    let what = Marked::EventWord { trigger: format!("{kind}-word"), kind, form: "past", outcome };
    Mark { span: span(words), text: words.into(), what }
}

fn place(words: &str) -> Mark {
    let what =
        Marked::Place { name: words.into(), place_id: None, known_as: None, certainty: 0.0, kind: None, tie: "bare" };
    Mark { span: span(words), text: words.into(), what }
}

fn actor(words: &str, id: &str) -> Mark {
    let what = Marked::Actor { actor: ActorId::new(id), name: id.into(), named: true, attribute: false };
    Mark { span: span(words), text: words.into(), what }
}

/// The mistakes of a coding, where the coder saw this.
fn found(gold: Vec<Coded>, predicted: Vec<Coded>, marks: Option<Vec<Mark>>) -> Vec<Mistake> {
    let texts = Texts::from([("d".to_owned(), TEXT)]);
    let compared = Comparison::new(gold, predicted, &texts, &Sides::read("s", TABLE).unwrap()).unwrap();
    let sentence = |marks| dateline_code::Explanation {
        span: Span { start: 0, end: u32::try_from(TEXT.len()).unwrap() },
        text: TEXT.into(),
        speaker: None,
        marks,
        claims: vec![],
    };
    let explanations = marks.map(|marks| Explanations::from([("d".to_owned(), vec![sentence(marks)])]));
    mistakes(&compared, explanations.as_ref())
}

#[track_caller]
fn only(gold: Vec<Coded>, predicted: Vec<Coded>, marks: Vec<Mark>) -> (Cause, Vec<String>) {
    let found = found(gold, predicted, Some(marks));
    assert_eq!(found.len(), 1, "{found:#?}");
    (found[0].cause, found[0].labels.clone())
}

/// The cause where the same words are coded, but not as the gold has it.
#[track_caller]
fn wrong(gold: Coded, predicted: Coded, marks: Vec<Mark>) -> (Cause, Vec<String>) {
    only(vec![gold], vec![predicted], marks)
}

fn named(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn ids(ids: &[&str]) -> Vec<ActorId> {
    ids.iter().map(|id| ActorId::new(*id)).collect()
}

#[test]
fn what_was_missed_says_which_words_were_known() {
    let gold = || vec![told("Liwa Haqq stormed Qara")];
    assert_eq!(only(gold(), vec![], vec![place("Qara")]), (Cause::NoEventWord, named(&["stormed"])));
    let idle = vec![word("stormed", Kind::Capture, "conditions_not_met"), word("stormed", Kind::Attack, "claim")];
    assert_eq!(only(gold(), vec![], idle), (Cause::IdleEventWord, named(&["capture-word: conditions not met"])));
    let spent = vec![word("stormed", Kind::Capture, "claim")];
    assert_eq!(only(gold(), vec![], spent), (Cause::SpentEventWord, named(&["capture-word"])));
    let other = vec![word("stormed", Kind::Attack, "told_already"), word("shelled", Kind::Capture, "claim")];
    assert_eq!(only(gold(), vec![], other), (Cause::OtherEventWord, named(&["capture: stormed"])));
    let plain = found(gold(), vec![], None);
    assert_eq!((plain[0].cause, &plain[0].labels), (Cause::Missed, &named(&["capture"])));
    assert_eq!((plain[0].expected.as_str(), plain[0].coded.as_str()), ("capture", "nothing"));
}

#[test]
fn a_statement_asks_for_its_speaker() {
    let gold = || vec![Coded { kind: Kind::Statement, ..told("the army shelled") }];
    assert_eq!(only(gold(), vec![], vec![place("Qara")]), (Cause::NoSpeaker, named(&["Hill", "Liwa Haqq"])));
    let nowhere = Span { start: 0, end: 0 };
    let what =
        Marked::Source { source: "Liwa Haqq".into(), verb: nowhere, governs: nowhere, denies: false, judges: false };
    let source = Mark { span: span("Liwa Haqq"), text: "Liwa Haqq".into(), what };
    assert_eq!(only(gold(), vec![], vec![source]), (Cause::NoStatement, named(&["Liwa Haqq"])));
}

#[test]
fn the_same_words_as_another_kind_are_one_mistake() {
    let attack = Coded { kind: Kind::Attack, rule: "storm".into(), ..told("stormed Qara") };
    let found = only(vec![told("Liwa Haqq stormed Qara")], vec![attack], vec![]);
    assert_eq!(found, (Cause::OtherKind, named(&["capture as attack (storm)"])));
}

#[test]
fn extra_claims_are_told_by_their_rule() {
    let of = |kind, words| Coded { kind, rule: "loose".into(), ..told(words) };
    let right = vec![told("stormed Qara")];
    let twice = vec![told("stormed Qara"), of(Kind::Capture, "shelled")];
    assert_eq!(only(right.clone(), twice, vec![]), (Cause::ExtraTwice, named(&["loose"])));
    let extra = vec![told("stormed Qara"), of(Kind::Strike, "shelled")];
    assert_eq!(only(right.clone(), extra, vec![]), (Cause::Extra, named(&["loose"])));
    let moved = Coded { start: 3, ..of(Kind::Capture, "stormed Qara") };
    assert_eq!(only(right.clone(), vec![right[0].clone(), moved], vec![]), (Cause::Unfaithful, named(&["loose"])));
}

#[test]
fn dates_say_how_far_they_are_off() {
    let on = |day: &str| Coded { days: DaySpan::on(Day::parse(day).unwrap()), ..told("stormed") };
    let far = |found: &str| wrong(on("2015-05-12"), on(found), vec![]).1;
    assert_eq!(far("2015-05-13"), ["a day late"]);
    assert_eq!(far("2015-05-05"), ["2 to 7 days early"]);
    assert_eq!(far("2015-06-12"), ["8 to 31 days late"]);
    assert_eq!(far("2015-07-12"), ["more than a month late"]);
    assert_eq!(far("2014-05-12"), ["in another year"]);
    let day = Marked::Day { from: Day::parse("2015-05-12").ok(), to: None, date_bound: DateBound::On, opens: false };
    let day = Mark { span: span("Hill"), text: "Hill".into(), what: day };
    let missing = wrong(on("2015-05-12"), told("stormed"), vec![day]);
    assert_eq!(missing, (Cause::DateMissing, named(&["a day seen in the sentence, d"])));
    assert_eq!(wrong(told("stormed"), on("2015-05-12"), vec![]).0, Cause::DateExtra);
    let month = DaySpan::between(Day::parse("2015-05-01").unwrap(), Day::parse("2015-05-31").unwrap());
    let wide = Coded { days: month, ..told("stormed") };
    assert_eq!(wrong(on("2015-05-12"), wide, vec![]).0, Cause::DateWide);
}

#[test]
fn places_say_whether_they_were_seen() {
    let at = |places: &[&str]| Coded { places: named(places), ..told("stormed") };
    let marks = || vec![place("Qara")];
    assert_eq!(wrong(at(&["Hill 103"]), at(&["Qara"]), marks()), (Cause::PlaceUnknown, named(&["Hill 103"])));
    assert_eq!(wrong(at(&["Qara"]), at(&[]), marks()), (Cause::PlacePassedOver, named(&["Qara"])));
    assert_eq!(wrong(at(&["Nabek"]), at(&["Qara"]), marks()), (Cause::PlaceFromStory, named(&["Nabek"])));
    let several = wrong(at(&["Nabek", "al-Qara", "Hill 103"]), at(&[]), marks());
    assert_eq!(several, (Cause::PlaceUnknown, named(&["Hill 103"])), "what can be mended goes first");
    let many = wrong(at(&["Qara"]), at(&["Qara", "Homs", "Nabek"]), marks());
    assert_eq!(many, (Cause::PlaceExtra, named(&["Homs", "Nabek"])));
    let plain = found(vec![at(&["Qara"])], vec![at(&["Homs"])], None);
    assert_eq!(
        (plain[0].cause, plain[0].expected.as_str(), plain[0].coded.as_str()),
        (Cause::PlaceMissing, "Qara", "Homs")
    );
}

#[test]
fn sides_say_who_is_not_known() {
    let of = |by: &[&str], against: &[&str]| Coded { by: ids(by), against: ids(against), ..told("stormed") };
    let army = || vec![actor("army", "army")];
    let cause = |gold, predicted, marks| wrong(gold, predicted, marks);
    assert_eq!(cause(of(&["guard"], &[]), of(&[], &[]), army()), (Cause::ActorPassedOver, named(&["by: south"])));
    let unknown = cause(of(&["rebels"], &[]), of(&[], &[]), army());
    assert_eq!(unknown, (Cause::ActorUnknown, named(&["Hill", "Liwa Haqq", "Qara"])));
    let all = vec![actor("Liwa Haqq", "army"), place("Qara"), place("Hill 103")];
    assert_eq!(cause(of(&[], &["rebels"]), of(&[], &["x"]), all.clone()).0, Cause::SideWrong);
    let before = cause(of(&["army"], &["rebels"]), of(&["army"], &[]), all);
    assert_eq!(before, (Cause::ActorFromStory, named(&["against: north"])));
    assert_eq!(cause(of(&["army"], &["rebels"]), of(&["rebels"], &["guard"]), army()).0, Cause::SidesSwapped);
    assert_eq!(cause(of(&[], &[]), of(&["army"], &[]), army()), (Cause::ActorExtra, named(&["by: south"])));
    let other = cause(of(&["army"], &[]), of(&["rebels"], &[]), army());
    assert_eq!(other, (Cause::SideWrong, named(&["by: south as north"])));
}

#[test]
fn numbers_stances_and_sources_say_what_was_taken_for_what() {
    let dead = |count: Option<u32>| Coded {
        kind: Kind::Casualties,
        counts: [None, count.map(Count::exactly), None, None],
        ..told("stormed")
    };
    assert_eq!(wrong(dead(Some(3)), dead(None), vec![]), (Cause::NumberMissing, named(&["wounded"])));
    assert_eq!(wrong(dead(None), dead(Some(3)), vec![]).0, Cause::NumberExtra);
    assert_eq!(wrong(dead(Some(3)), dead(Some(4)), vec![]).0, Cause::NumberWrong);
    let denied = Coded { stance: Stance::Denied, ..told("stormed") };
    assert_eq!(wrong(denied, told("stormed"), vec![]), (Cause::Stance, named(&["denied as asserted"])));
    let said = || Coded { said_by: named(&["SOHR"]), ..told("stormed") };
    assert_eq!(wrong(said(), told("stormed"), vec![]), (Cause::SourceUnknown, named(&["SOHR"])));
    assert_eq!(wrong(told("stormed"), said(), vec![]), (Cause::SourceExtra, named(&["SOHR"])));
}

#[test]
fn the_largest_group_comes_first_with_what_it_is_most_often_about() {
    let dated = |day: &str| Coded { days: DaySpan::on(Day::parse(day).unwrap()), ..told("stormed") };
    let gold = vec![dated("2015-05-12"), told("Qara"), told("Hill"), told("the army")];
    let groups = grouped(found(gold, vec![dated("2015-05-14")], None));
    let told: Vec<_> = groups.iter().map(|group| (group.cause, group.mistakes.len())).collect();
    assert_eq!(told, [(Cause::Missed, 3), (Cause::DateWrong, 1)]);
    assert_eq!(groups[0].labels, [("capture".to_owned(), 3)]);
    let places: Vec<u32> = groups[0].mistakes.iter().map(|mistake| mistake.start).collect();
    assert!(places.is_sorted(), "in the order of the text");
}
