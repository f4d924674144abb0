//! The lexicon as a whole: the packs that come with the program, and packs with every kind of slip.

use std::path::{Path, PathBuf};

use dateline_model::{ActorId, Day, RelationKind, SideId, SourceId};

use crate::{Lexicon, LexiconError, PackFile, builtin, builtin_packs};

fn file(name: &str, content: &str) -> PackFile {
    PackFile { name: name.to_owned(), content: content.to_owned() }
}

/// The lexicon of one file, with the diagnostics as they are printed.
fn load(content: &str) -> (Lexicon, Vec<String>) {
    let parsed = Lexicon::load(&[file("a.toml", content)]).unwrap();
    (parsed.value, parsed.diagnostics.iter().map(ToString::to_string).collect())
}

fn packs(names: &[&str]) -> Vec<PackFile> {
    names.iter().flat_map(|name| builtin(name).unwrap()).collect()
}

fn syria() -> Lexicon {
    Lexicon::load(&packs(&["syria"])).unwrap().value
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

fn side(id: &str) -> SideId {
    SideId::new(id)
}

/// A path in the material beside the checkout; `None`, told on stderr, where it is absent.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: no ../shared");
    None
}

const SIDES: &str = "[[side]]\nid = \"a\"\nname = \"A\"\n[[side]]\nid = \"b\"\nname = \"B\"\n";

#[test]
fn every_built_in_pack_loads_without_a_word() {
    for pack in builtin_packs() {
        let parsed = Lexicon::load(&packs(&[pack])).unwrap();
        assert_eq!(parsed.diagnostics, [], "{pack}");
        assert!(!parsed.value.actors().is_empty(), "{pack}");
        assert!(!parsed.value.sources().is_empty(), "{pack}");
    }
}

#[test]
fn all_packs_load_together_without_a_word_and_in_any_order() {
    for order in [["syria", "iraq", "ukraine"], ["ukraine", "syria", "iraq"]] {
        let parsed = Lexicon::load(&packs(&order)).unwrap();
        assert_eq!(parsed.diagnostics, [], "{order:?}");
        // An actor that two packs know has the names that either gives it.
        for (name, id) in [("Golden Division", "iraqi_forces"), ("UNIFIL", "un"), ("milbloggers", "observers")] {
            assert_eq!(parsed.value.actor_named(name).unwrap().id, ActorId::new(id), "{order:?}: {name}");
        }
    }
    let lexicon = Lexicon::load(&packs(&["syria", "iraq", "ukraine"])).unwrap().value;
    assert_eq!(lexicon.actor_named("Russia").unwrap().id, ActorId::new("russia"));
}

#[test]
fn an_entry_that_is_shared_takes_over_the_names_of_the_one_it_replaces() {
    let first =
        format!("{SIDES}[[actor]]\nid = \"x\"\nname = \"X\"\naliases = [\"Old\"]\ngeneric = [\"men\"]\nside = \"a\"\n");
    let second = |shared: &str| {
        let entry = "[[actor]]\nid = \"x\"\nname = \"Ex\"\naliases = [\"New\"]\nside = \"b\"\n";
        let files = [file("one/actors.toml", &first), file("two/actors.toml", &format!("{entry}{shared}"))];
        Lexicon::load(&files).unwrap().value.actors()[0].clone()
    };
    assert_eq!(second("").aliases, ["New"]);
    let shared = second("shared = true\n");
    assert_eq!((shared.name.as_str(), shared.memberships[0].side.as_str()), ("Ex", "b"));
    assert_eq!(shared.aliases, ["New", "X", "Old"]);
}

#[test]
fn the_pack_given_first_keeps_a_name_that_two_share() {
    let lexicon = Lexicon::load(&packs(&["ukraine", "syria"])).unwrap().value;
    assert_eq!(lexicon.actor_named("Russia").unwrap().id, ActorId::new("russian_forces"));
    let shared = |id: &str| lexicon.actor(&ActorId::new(id)).unwrap().aliases.contains(&"Russian forces".to_owned());
    assert!(shared("russia") || lexicon.actor_named("Russian forces").unwrap().id == ActorId::new("russian_forces"));
}

#[test]
fn the_packs_know_every_actor_of_the_gold_list_but_those_of_sudan() {
    let Some(path) = shared("gold/actors.json") else { return };
    let lexicon = Lexicon::load(&packs(&["syria", "ukraine", "iraq"])).unwrap().value;
    let text = std::fs::read_to_string(path).unwrap();
    // One actor a line: `"id": {"name": …`.
    let ids: Vec<&str> =
        text.lines().filter(|line| line.contains("{\"name\"")).filter_map(|line| line.split('"').nth(1)).collect();
    assert!(ids.len() > 30);
    for id in ids.into_iter().filter(|id| !["sudan_army", "rsf"].contains(id)) {
        assert!(lexicon.actor(&ActorId::new(id)).is_some(), "{id}");
    }
}

#[test]
fn the_actors_file_of_the_ukrainian_towns_loads_as_it_is() {
    let Some(path) = shared("data/ukraine-control/actors.toml") else { return };
    let (lexicon, said) = load(&std::fs::read_to_string(path).unwrap());
    assert_eq!(said, [] as [String; 0]);
    assert_eq!(lexicon.side_of(&ActorId::new("dpr_lpr"), None), Some(&side("russia_ua")));
    let default = &lexicon.defaults()[0];
    assert_eq!((default.side.as_str(), default.probability, default.days.is_unknown()), ("ukraine", 0.6, true));
    assert_eq!((&default.country, &default.region), (&None, &None));
}

#[test]
fn names_are_found_without_case_or_article() {
    let lexicon = syria();
    for (name, id) in
        [("the Syrian Arab Army", "syrian_army"), ("HIZBULLAH", "hezbollah"), ("Hay’at Tahrir al-Sham", "nusra")]
    {
        assert_eq!(lexicon.actor_named(name).unwrap().id, ActorId::new(id));
    }
    for (name, id) in [
        ("SOHR", "sohr"),
        ("state TV", "syrian_state_tv"),
        ("a Hezbollah commander", ""),
        ("New York Times", "new_york_times"),
    ] {
        let found = lexicon.source_named(name).map(|source| source.id.clone());
        assert_eq!(found, (!id.is_empty()).then(|| SourceId::new(id)), "{name}");
    }
    assert!(lexicon.generic_words(&ActorId::new("syrian_army")).contains(&"soldiers".to_owned()));
    assert!(lexicon.generic_words(&ActorId::new("nobody")).is_empty());
}

#[test]
fn relations_hold_for_their_days() {
    let lexicon = syria();
    let between = |one: &str, other: &str, on: &str| lexicon.relation(&side(one), &side(other), day(on));
    assert_eq!(between("rebels", "rebels", "2013-12-05"), Some(RelationKind::Allied));
    assert_eq!(between("syrian_government", "hezbollah", "2013-12-05"), Some(RelationKind::Allied));
    assert_eq!(between("syrian_government", "hezbollah", "2012-05-31"), None);
    assert_eq!(between("isil", "rebels", "2013-12-05"), Some(RelationKind::Cooperating));
    assert_eq!(between("isil", "rebels", "2015-05-20"), Some(RelationKind::Hostile));
    assert_eq!(lexicon.relation(&side("isil"), &side("rebels"), None), Some(RelationKind::Hostile));
    assert!(lexicon.are_friendly(&side("hezbollah"), &side("syrian_government"), day("2014-03-16")));
    assert!(!lexicon.are_friendly(&side("lebanon"), &side("syrian_government"), day("2014-03-16")));
}

#[test]
fn a_relation_within_a_region_goes_before_the_one_everywhere() {
    let lexicon = syria();
    let in_august = |region| lexicon.relation_in("rebels", "isil", day("2014-08-02"), region);
    assert_eq!(in_august(None), Some(RelationKind::Hostile));
    assert_eq!(in_august(Some("sy-qalamoun")), Some(RelationKind::Cooperating));
    assert_eq!(in_august(Some("sy-aleppo")), Some(RelationKind::Hostile));
}

#[test]
fn a_relation_of_an_actor_goes_before_that_of_its_side() {
    let lexicon = syria();
    let with_lebanon = |actor: &str, on: &str| {
        lexicon.relation_of_actors(&ActorId::new(actor), &ActorId::new("lebanese_army"), day(on))
    };
    assert_eq!(with_lebanon("nusra", "2014-08-05"), Some(RelationKind::Hostile));
    assert_eq!(with_lebanon("fsa", "2014-08-05"), None);
    assert_eq!(with_lebanon("fsa", "2013-08-05"), Some(RelationKind::Neutral));
    assert_eq!(lexicon.relation(&side("nusra"), &side("lebanon"), day("2014-08-05")), Some(RelationKind::Hostile));
}

#[test]
fn the_government_holds_by_default_only_until_the_war_began() {
    let lexicon = syria();
    let default = lexicon.defaults().iter().find(|one| one.side == side("syrian_government")).unwrap();
    assert_eq!(
        (default.country.as_deref(), default.probability, default.days.to),
        (Some("SY"), 0.6, day("2011-07-29"))
    );
}

#[test]
fn supplies_hold_for_their_days() {
    let pack = "[[supply]]\nside = \"a\"\nplaces = [\"Capital\"]\n\
                [[supply]]\nside = \"a\"\nplaces = [\"Port\"]\ncountry = \"XX\"\nfrom = 2013-06-05\nto = 2014-03-16\n\
                [[supply]]\nside = \"b\"\nplaces = [\"Depot\"]\nto = 2014-03-16\n";
    let (lexicon, said) = load(&format!("{SIDES}{pack}"));
    assert_eq!(said, [] as [String; 0]);
    let places = |of: &str, on: Option<Day>| -> Vec<String> {
        lexicon.supply(&side(of), on).flat_map(|supply| supply.places.clone()).collect()
    };
    for (on, of_a) in [
        ("2013-06-04", &["Capital"] as &[&str]),
        ("2013-06-05", &["Capital", "Port"]),
        ("2014-03-16", &["Capital", "Port"]),
        ("2014-03-17", &["Capital"]),
    ] {
        assert_eq!(places("a", day(on)), of_a, "{on}");
    }
    assert_eq!(places("a", None), ["Capital", "Port"]);
    assert_eq!((places("b", day("2014-03-16")).len(), places("b", day("2014-03-17")).len()), (1, 0));
    assert_eq!(lexicon.supplies()[1].country.as_deref(), Some("XX"));
    assert_eq!(places("c", None), [] as [String; 0]);
}

#[test]
fn a_supply_without_places_or_days_is_left_out_and_told() {
    for (keys, reason) in [
        ("places = []", "the supply of side `a` is left out: it names no place"),
        ("places = [\" \"]", "the supply of side `a` is left out: it names no place"),
        ("places = [\"P\"]\nfrom = 2014-03-16\nto = 2014-03-15", "`2014-03-16` lies after `2014-03-15`"),
        ("country = \"XX\"", "missing field `places`"),
        ("places = \"P\"", "supply is left out"),
    ] {
        let (lexicon, said) = load(&format!("{SIDES}[[supply]]\nside = \"a\"\n{keys}\n"));
        assert_eq!(lexicon.supplies(), [], "{keys}");
        assert_eq!(said.len(), 1, "{keys}: {said:#?}");
        assert!(said[0].starts_with("a.toml: line ") && said[0].contains(reason), "{keys}: {}", said[0]);
    }
}

#[test]
fn a_later_file_replaces_where_the_supplies_of_a_side_come_from() {
    let supply = |side: &str, place: &str| format!("[[supply]]\nside = \"{side}\"\nplaces = [\"{place}\"]\n");
    let first = format!("{SIDES}{}{}{}", supply("a", "One"), supply("a", "Two"), supply("b", "Three"));
    let places = |second: &str| -> Vec<String> {
        let files = [file("a.toml", &first), file("b.toml", second)];
        let lexicon = Lexicon::load(&files).unwrap().value;
        lexicon.supplies().iter().flat_map(|one| one.places.clone()).collect()
    };
    assert_eq!(places(&supply("a", "Four")), ["Three", "Four"]);
    // What two packs say of two countries stands side by side.
    assert_eq!(places(&format!("{}country = \"XX\"\n", supply("a", "Four"))), ["One", "Two", "Three", "Four"]);
}

#[test]
fn the_border_towns_of_the_rebels_are_a_source_only_as_long_as_they_were_there() {
    let lexicon = syria();
    let from_arsal = |on: &str| {
        lexicon
            .supply(&side("rebels"), day(on))
            .any(|one| one.places == ["Arsal"] && one.country.as_deref() == Some("LB"))
    };
    assert!(from_arsal("2013-12-05") && from_arsal("2015-09-27"));
    assert!(!from_arsal("2017-09-01"));
    let kurdish_led = side("kurdish_led");
    assert_eq!(lexicon.supply(&kurdish_led, day("2012-07-01")).count(), 0);
}

#[test]
fn a_later_file_replaces_what_has_the_same_id() {
    let first = format!(
        "{SIDES}[[actor]]\nid = \"x\"\nname = \"X\"\naliases = [\"Exes\"]\nside = \"a\"\n[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"hostile\"\n"
    );
    let second = "[[actor]]\nid = \"x\"\nname = \"X\"\nside = \"b\"\n[[relation]]\nbetween = [\"b\", \"a\"]\nkind = \"neutral\"\n";
    let parsed = Lexicon::load(&[file("a.toml", &first), file("b.toml", second)]).unwrap();
    let lexicon = parsed.value;
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(lexicon.actors().len(), 1);
    assert_eq!(lexicon.side_of(&ActorId::new("x"), None), Some(&side("b")));
    assert!(lexicon.actor_named("Exes").is_none());
    assert_eq!(lexicon.relation(&side("a"), &side("b"), None), Some(RelationKind::Neutral));
    assert_eq!(lexicon.relations().len(), 1);
}

#[test]
fn a_source_has_the_grade_that_an_editor_gives_it() {
    let source =
        |grade: &str| load(&format!("{SIDES}[[source]]\nid = \"x\"\nname = \"X\"\ntype = \"newspaper\"\n{grade}\n"));
    let (lexicon, said) = source("grade = \"B\"");
    assert_eq!((lexicon.sources()[0].grade, said.len()), (Some(dateline_model::Grade::B), 0));
    assert_eq!(source("").0.sources()[0].grade, None);
    let (lexicon, said) = source("grade = \"G\"");
    assert!(
        lexicon.sources().is_empty() && said[0].contains("source `x` is left out") && said[0].contains('G'),
        "{said:?}"
    );
}

#[test]
fn an_id_twice_in_one_file_is_told() {
    let (lexicon, said) = load(&format!("{SIDES}[[side]]\nid = \"a\"\nname = \"Again\"\n"));
    assert_eq!(said, ["a.toml: line 7: side `a` stands in line 1 of the same file already; this one counts"]);
    assert_eq!(lexicon.side(&side("a")).unwrap().name, "Again");
}

#[test]
fn a_side_that_nobody_knows_is_told_with_its_line() {
    let (lexicon, said) = load(&format!("{SIDES}\n[[actor]]\nid = \"x\"\nname = \"X\"\nside = \"c\"\n"));
    assert_eq!(
        said,
        [
            "a.toml: line 8: the membership of actor `x` is left out: `c` is no side here",
            "a.toml: line 8: actor `x` belongs to no side",
        ]
    );
    assert_eq!(lexicon.side_of(&ActorId::new("x"), None), None);
    let rest = "[[relation]]\nbetween = [\"a\", \"z\"]\nkind = \"hostile\"\n[[supply]]\nside = \"y\"\nplaces = []\n\
                [[source]]\nid = \"s\"\nname = \"S\"\ntype = \"monitor\"\nlean = [\"w\", \"a\"]\nrepeats = [\"v\"]\n";
    let (lexicon, said) = load(&format!("{SIDES}{rest}"));
    assert_eq!(said.len(), 4, "{said:#?}");
    for id in ["`z` is no side or actor", "`y` is no side", "`w` is no side", "`v`, which is no source"] {
        assert!(said.iter().any(|one| one.contains(id)), "{id}: {said:#?}");
    }
    assert_eq!(lexicon.sources()[0].lean, [side("a")]);
}

#[test]
fn an_unknown_key_is_passed_over_and_told() {
    let (lexicon, said) = load("[[side]]\nid = \"a\"\nname = \"A\"\ncolour = \"red\"\n[[actr]]\nid = \"x\"\n");
    assert_eq!(lexicon.sides().len(), 1);
    assert_eq!(
        said,
        [
            "a.toml: line 4: key `colour` is not known in [[side]] and is passed over; known are id, name, holds_by_default",
            "a.toml: line 5: key `actr` is not known in the file and is passed over; known are side, default, actor, relation, source, supply",
        ]
    );
}

#[test]
fn an_entry_that_is_wrong_is_left_out_and_the_rest_is_used() {
    let wrong = [
        ("[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"friends\"", "line 9", "friends"),
        ("[[relation]]\nbetween = [\"a\"]\nkind = \"hostile\"", "line 8", "relation is left out"),
        (
            "[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"hostile\"\nfrom = \"2013-13-01\"",
            "line 10",
            "`2013-13-01`",
        ),
        ("[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"hostile\"\nfrom = 2013", "line 10", "`2013` is no day"),
        (
            "[[relation]]\nbetween = [\"a\", \"b\"]\nkind = \"hostile\"\nfrom = 2013-05-01\nto = 2013-04-01",
            "line 7",
            "`2013-05-01` lies after `2013-04-01`",
        ),
        ("[[default]]\nside = \"a\"\nprobability = 1.5", "line 7", "probability `1.5` is not in 0 to 1"),
        ("[[default]]\nside = \"a\"\nprobability = nan", "line 7", "probability `NaN`"),
        ("[[actor]]\nid = \"x\"", "line 7", "actor `x` is left out: missing field `name`"),
        ("[[actor]]\nid = \" \"\nname = \"X\"", "line 7", "its id is empty"),
        ("[actor]\nid = \"x\"\nname = \"X\"", "line 7", "write `[[actor]]`"),
    ];
    for (entry, place, reason) in wrong {
        let (lexicon, said) = load(&format!("{SIDES}{entry}\n[[supply]]\nside = \"b\"\nplaces = [\"P\"]\n"));
        assert_eq!(said.len(), 1, "{entry}: {said:#?}");
        assert!(said[0].contains(place) && said[0].contains(reason), "{entry}: {}", said[0]);
        assert_eq!(lexicon.supplies().len(), 1);
        assert!(lexicon.relations().is_empty() && lexicon.actors().is_empty() && lexicon.defaults().is_empty());
    }
}

#[test]
fn a_name_that_two_actors_share_is_told_with_both() {
    let actors = "[[actor]]\nid = \"x\"\nname = \"X\"\naliases = [\"Guards\"]\ngeneric = [\"men\"]\nside = \"a\"\n\
                  [[actor]]\nid = \"y\"\nname = \"Y\"\naliases = [\"the guards\", \"Why\"]\ngeneric = [\"men\"]\nside = \"b\"\n";
    let (lexicon, said) = load(&format!("{SIDES}{actors}"));
    assert_eq!(
        said,
        [
            "a.toml: line 13: alias `the guards` of actor `y` already stands for actor `x` (a.toml: line 7), which goes before it",
        ]
    );
    assert_eq!(lexicon.actor_named("Guards").unwrap().id, ActorId::new("x"));
    assert_eq!(lexicon.actor(&ActorId::new("y")).unwrap().aliases, ["the guards", "Why"]);
    assert_eq!(lexicon.generic_words(&ActorId::new("x")), lexicon.generic_words(&ActorId::new("y")));
}

#[test]
fn a_file_that_is_no_toml_is_named_with_its_line() {
    let error = Lexicon::load(&[file("mine.toml", "[[side]]\nid = \"a\nname = \"A\"\n")]).unwrap_err();
    let LexiconError::Toml { file, line, .. } = &error else { panic!("{error}") };
    assert_eq!((file.as_str(), *line), ("mine.toml", 2));
    assert!(error.to_string().starts_with("mine.toml: line 2: this is no TOML: "), "{error}");
}

#[test]
fn other_files_are_passed_over_but_change_the_hash() {
    let toml = file("p/actors.toml", SIDES);
    let one = Lexicon::load(std::slice::from_ref(&toml)).unwrap().value;
    let other = Lexicon::load(&[toml.clone(), file("p/places.csv", "id,name\n")]).unwrap().value;
    assert_eq!(one.sides(), other.sides());
    assert_ne!(one.hash(), other.hash());
    assert_eq!(one.hash(), Lexicon::load(&[toml]).unwrap().value.hash());
}

#[test]
fn nothing_loads_to_an_empty_lexicon() {
    let parsed = Lexicon::load(&[]).unwrap();
    assert!(parsed.value.actors().is_empty() && parsed.diagnostics.is_empty());
}
