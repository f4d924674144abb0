//! The check on packs with one slip each, and on what comes with the program.

use std::collections::BTreeSet;

use dateline_model::Severity;

use super::{Code, Finding, KnownPlaces, OrdinaryWords, check_english, check_packs, english};
use crate::{PackFile, Words, builtin, builtin_packs};

const SIDES: &str = "[[side]]\nid = \"a\"\nname = \"A\"\n[[side]]\nid = \"b\"\nname = \"B\"\n";

fn words() -> OrdinaryWords {
    OrdinaryWords::new(&Words::english().unwrap())
}

/// The findings on packs of one file each, named `p1/actors.toml`, `p2/actors.toml`; there is one place, `xx-town`.
fn check(contents: &[&str]) -> Vec<Finding> {
    let packs: Vec<Vec<PackFile>> = contents
        .iter()
        .enumerate()
        .map(|(index, content)| {
            vec![PackFile { name: format!("p{}/actors.toml", index + 1), content: (*content).to_owned() }]
        })
        .collect();
    let places = KnownPlaces {
        ids: BTreeSet::from(["xx-town".to_owned()]),
        countries: BTreeSet::from(["XX".to_owned()]),
        is_name: &|name| name == "Town",
    };
    check_packs(&packs, &places, &words())
}

/// The one finding on one file with these entries after two sides, as code, severity and message.
#[track_caller]
fn only(entries: &str) -> (Code, Severity, String) {
    let findings = check(&[&format!("{SIDES}{entries}")]);
    assert_eq!(findings.len(), 1, "{entries}: {findings:#?}");
    let one = findings.into_iter().next().unwrap();
    (one.code, one.severity, one.message)
}

fn actor(id: &str, rest: &str) -> String {
    format!("[[actor]]\nid = \"{id}\"\nname = \"{id} group\"\n{rest}")
}

#[test]
fn a_sound_pack_gives_no_finding() {
    let pack =
        format!("{SIDES}{}", actor("x", "aliases = [\"Exes\", \"ex men\"]\ngeneric = [\"fighters\"]\nside = \"a\"\n"));
    assert_eq!(check(&[&pack]), []);
}

#[test]
fn ids_that_no_pack_has_are_errors() {
    for (entry, code, value) in [
        ("[[supply]]\nside = \"c\"\nplaces = []\n", Code::UnknownSide, "`c`"),
        ("[[relation]]\nbetween = [\"a\", \"z\"]\nkind = \"hostile\"\n", Code::UnknownActor, "`z`"),
        (
            "[[source]]\nid = \"s\"\nname = \"Source\"\ntype = \"monitor\"\nrepeats = [\"t\"]\n",
            Code::UnknownSource,
            "`t`",
        ),
        (
            "[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"hostile\"\nregion = \"xx-none\"\n",
            Code::UnknownPlace,
            "`xx-none`",
        ),
        ("[[default]]\nside = \"a\"\nprobability = 0.5\nregion = \"xx-none\"\n", Code::UnknownPlace, "`xx-none`"),
        ("[[supply]]\nside = \"a\"\nplaces = [\"Town\", \"Village\"]\n", Code::UnknownPlace, "`Village`"),
        ("[[supply]]\nside = \"a\"\nplaces = [\"Town\"]\ncountry = \"YY\"\n", Code::UnknownPlace, "`YY`"),
        ("[[supply]]\nside = \"a\"\nplaces = []\n", Code::WrongEntry, "no place"),
        (
            "[[supply]]\nside = \"a\"\nplaces = [\"Town\"]\nfrom = 2014-03-16\nto = 2014-03-15\n",
            Code::EmptySpan,
            "`2014-03-16`",
        ),
    ] {
        let (found, severity, message) = only(entry);
        assert_eq!((found, severity), (code, Severity::Error), "{entry}");
        assert!(message.contains(value), "{message}");
    }
}

#[test]
fn ids_of_a_pack_given_beside_it_are_known() {
    let first = SIDES;
    let second = actor("x", "side = \"a\"\n");
    assert_eq!(check(&[first, &second]), []);
    assert_eq!(check(&[&second]).iter().map(|one| one.code).collect::<Vec<_>>(), [Code::UnknownSide, Code::NoSide]);
}

#[test]
fn one_name_for_two_actors_is_an_error_within_a_pack_and_a_warning_between_packs() {
    let one = actor("x", "aliases = [\"The Guards\"]\nside = \"a\"\n");
    let other = actor("y", "aliases = [\"Guards\"]\nside = \"b\"\n");
    let (code, severity, message) = only(&format!("{one}{other}"));
    assert_eq!((code, severity), (Code::AliasClash, Severity::Error));
    assert!(message.contains("`Guards`") && message.contains("`x`") && message.contains("`y`"), "{message}");

    let findings = check(&[&format!("{SIDES}{one}"), &format!("{SIDES}{other}")]);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!((findings[0].code, findings[0].severity), (Code::AliasShared, Severity::Warning));
    assert_eq!((findings[0].file.as_str(), findings[0].line), ("p2/actors.toml", Some(7)));
    assert!(findings[0].message.contains("p1/actors.toml, line 7"), "{}", findings[0].message);
}

#[test]
fn names_that_are_ordinary_or_too_short_are_told() {
    let alias = |alias: &str| only(&actor("x", &format!("aliases = [\"{alias}\"]\nside = \"a\"\n")));
    for word in ["captured", "village", "Fall", "said", "November"] {
        assert_eq!(alias(word).0, Code::AliasOrdinary, "{word}");
    }
    for word in ["x", "Is"] {
        assert_eq!(alias(word).0, Code::AliasShort, "{word}");
    }
    let fine = actor("x", "aliases = [\"IS\", \"the fall brigade\", \"Storm\"]\nside = \"a\"\n");
    let findings = check(&[&format!("{SIDES}{fine}")]);
    assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::AliasOrdinary], "{findings:#?}");
}

#[test]
fn names_and_generic_words_that_are_never_found_are_told() {
    let (code, _, message) = only(&actor(
        "x",
        "aliases = [\"Red Guards\", \"red guards\", \"Baker’s men\", \"Baker's men\"]\nside = \"a\"\n",
    ));
    assert_eq!(code, Code::AliasDead);
    assert!(message.contains("`Red Guards` beside `red guards`, which fits without capitals, too"), "{message}");
    assert!(message.contains("`Baker's men` beside `Baker’s men`"), "{message}");

    let (code, _, message) = only(&format!(
        "{}{}",
        actor("x", "aliases = [\"the rangers\"]\nside = \"a\"\n"),
        actor("y", "generic = [\"rangers\", \"scouts\"]\nside = \"b\"\n")
    ));
    assert_eq!(code, Code::GenericDead);
    assert!(message.contains("`rangers`") && message.contains("`x`"), "{message}");
}

#[test]
fn a_generic_word_that_another_pack_has_as_a_name_is_told() {
    let first = format!("{SIDES}{}", actor("x", "aliases = [\"rangers\"]\nside = \"a\"\n"));
    let second = actor("y", "generic = [\"rangers\"]\nside = \"b\"\n");
    let findings = check(&[&first, &second]);
    assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::GenericDead]);
    let both = actor("y", "aliases = [\"rangers\"]\nside = \"b\"\n");
    assert_eq!(check(&[&first, &both])[0].code, Code::AliasShared);
}

#[test]
fn an_entry_that_another_pack_replaces_is_told_with_what_is_lost_unless_it_is_shared() {
    let first = format!("{SIDES}{}", actor("x", "aliases = [\"Old Name\"]\nside = \"a\"\n"));
    let second = |rest: &str| actor("x", &format!("aliases = [\"New Name\"]\nside = \"a\"\n{rest}"));
    let findings = check(&[&first, &second("")]);
    assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::EntryReplaced]);
    assert!(findings[0].message.contains("`Old Name`"), "{}", findings[0].message);
    assert_eq!(check(&[&first, &second("shared = true\n")]), []);
}

#[test]
fn relations_that_contradict_each_other_on_a_day_are_told() {
    let relation =
        |kind: &str, rest: &str| format!("[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"{kind}\"\n{rest}");
    let same_day = |rest: &str| format!("{}{}", relation("hostile", rest), relation("allied", rest));
    assert_eq!(only(&same_day("from = 2014-01-01\n")).1, Severity::Error);
    assert_eq!(only(&same_day("")).1, Severity::Error);

    let overlap =
        format!("{}{}", relation("hostile", "from = 2014-01-01\n"), relation("allied", "from = 2015-01-01\n"));
    let (code, severity, message) = only(&overlap);
    assert_eq!((code, severity), (Code::RelationsContradict, Severity::Warning));
    assert!(message.contains("both on 2015-01-01"), "{message}");

    let apart = format!(
        "{SIDES}{}{}{}",
        relation("hostile", "from = 2014-01-01\nto = 2014-12-31\n"),
        relation("allied", "from = 2015-01-01\n"),
        relation("neutral", "from = 2014-06-01\nregion = \"xx-town\"\n")
    );
    assert_eq!(check(&[&apart]), []);
    let empty = only(&relation("hostile", "from = 2015-01-01\nto = 2014-01-01\n"));
    assert_eq!((empty.0, empty.1), (Code::EmptySpan, Severity::Error));
}

#[test]
fn days_on_which_an_actor_has_no_side_or_two_are_told() {
    let members = |spans: &[(&str, &str)]| {
        let all: Vec<String> =
            spans.iter().map(|(side, days)| format!("[[actor.member]]\nside = \"{side}\"\n{days}")).collect();
        only(&actor("x", &all.concat()))
    };
    let gap = members(&[("a", "to = 2014-01-31\n"), ("b", "from = 2014-03-01\n")]);
    assert!(gap.2.contains("from 2014-02-01 to 2014-02-28"), "{}", gap.2);
    let two = members(&[("a", "from = 2013-01-01\n"), ("b", "from = 2014-03-01\n")]);
    assert_eq!((two.0, two.1), (Code::NoSide, Severity::Error));
    let end = members(&[("a", "to = 2014-01-31\n")]);
    assert_eq!((end.0, end.1), (Code::NoSide, Severity::Warning));
    assert_eq!(only(&actor("x", "")).0, Code::NoSide);
}

#[test]
fn a_file_that_is_no_toml_is_an_error_with_its_line_and_the_others_are_checked() {
    let findings = check(&["[[side]]\nid = \"a\n", "[[supply]]\nside = \"c\"\nplaces = []\n"]);
    assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::Unreadable, Code::UnknownSide]);
    assert_eq!(findings[0].line, Some(2));
}

/// The findings on these triggers, as code and message.
fn check_triggers(toml: &str) -> Vec<(Code, String)> {
    #[derive(serde::Deserialize)]
    struct File {
        trigger: Vec<crate::Trigger>,
    }
    let mut words = Words::english().unwrap();
    words.triggers = toml::from_str::<File>(toml).unwrap().trigger;
    english::check(&words, toml).into_iter().map(|one| (one.code, one.message)).collect()
}

#[test]
fn event_words_that_no_text_can_have_are_told() {
    let dead = |key: &str, word: &str| {
        check_triggers(&format!("[[trigger]]\nid = \"t\"\nkind = \"capture\"\n{key} = [\"{word}\"]\n"))
    };
    for (key, word) in [
        ("phrases", "take~ Control of"),
        ("phrases", "that’s gone"),
        ("phrases", "* *"),
        ("nouns", "town's loss"),
        ("verbs", "storm and seize"),
        ("verbs", "grab"),
        ("verbs", "steal"),
        ("verbs", "took"),
        ("nouns", "seizure+"),
    ] {
        let found = dead(key, word);
        assert!(found.iter().any(|(code, _)| *code == Code::DeadWord), "{word}: {found:#?}");
    }
    for (key, word) in [("verbs", "seize"), ("verbs", "retreat"), ("phrases", "take~ * control of"), ("nouns", "fall")]
    {
        assert_eq!(dead(key, word), [], "{word}");
    }
}

#[test]
fn event_words_that_another_one_covers_are_told_and_others_are_not() {
    let two = |one: &str, other: &str| {
        check_triggers(&format!(
            "[[trigger]]\nid = \"t\"\nkind = \"capture\"\n{one}\n[[trigger]]\nid = \"u\"\nkind = \"capture\"\nneeds = \"place\"\n{other}\n"
        ))
    };
    for (one, other) in [
        ("phrases = [\"take~ * control of\"]", "phrases = [\"take~ full control of\"]"),
        ("phrases = [\"cut~ * road+\"]", "phrases = [\"cut~ the road\"]"),
        ("verbs = [\"seize\"]", "verbs = [\"seize\"]"),
        ("phrases = [\"* dead and * wounded\"]", "phrases = [\"dead and wounded\"]"),
    ] {
        let found = two(one, other);
        assert_eq!(found.len(), 1, "{one} {other}: {found:#?}");
        assert_eq!(found[0].0, Code::ShadowedWord);
        assert!(found[0].1.contains("of `u`"), "{}", found[0].1);
    }
    for (one, other) in [
        ("verbs = [\"seize\"]", "nouns = [\"seizure\"]"),
        ("phrases = [\"take~ full control of\"]", "phrases = [\"take~ control of\"]"),
        ("phrases = [\"pull~ out\"]", "phrases = [\"pull~ out of\"]"),
    ] {
        assert_eq!(two(one, other), [], "{one} {other}");
    }
}

#[test]
fn what_comes_with_the_program_has_no_errors() {
    let findings = check_english().unwrap();
    let errors: Vec<_> = findings.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(findings.iter().all(|one| one.line.is_some()), "{findings:#?}");

    let packs: Vec<Vec<PackFile>> = builtin_packs().into_iter().map(|pack| builtin(pack).unwrap()).collect();
    let everything = |_: &str| true;
    let ids = packs
        .iter()
        .flatten()
        .filter(|file| file.name.ends_with(".csv"))
        .flat_map(|file| file.content.lines().skip(1))
        .filter_map(|row| row.split(',').next())
        .map(str::to_owned)
        .collect();
    let countries = ["IQ", "LB", "SY", "UA"].map(str::to_owned).into();
    let places = KnownPlaces { ids, countries, is_name: &everything };
    let errors: Vec<Finding> =
        check_packs(&packs, &places, &words()).into_iter().filter(|one| one.severity == Severity::Error).collect();
    assert_eq!(errors, []);
}

#[test]
fn every_code_has_a_word_of_its_own_and_a_meaning() {
    let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words.len(), Code::ALL.len());
    assert!(Code::ALL.iter().all(|code| !code.meaning().is_empty()));
}
