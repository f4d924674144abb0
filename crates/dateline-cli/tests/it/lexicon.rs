//! Packs of one's own: made, checked, and coded with; and the worked example of docs/lexicon.md.

use std::fs;
use std::path::PathBuf;

use crate::context::Context;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/lexicon.md")
}

fn documentation() -> String {
    fs::read_to_string(path()).unwrap()
}

/// The fenced block of the documentation that stands after this line.
fn block(documentation: &str, after: &str) -> String {
    let (_, rest) = documentation.split_once(&format!("{after}\n")).unwrap_or_else(|| panic!("no `{after}`"));
    let (_, rest) = rest.split_once("```").unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn a_new_pack_is_sound_as_it_is_and_can_be_coded_with() {
    let context = Context::new();
    let made = context.run(&["lexicon", "new", "hills"]).succeeds();
    for file in ["actors.toml", "sources.toml", "places.csv"] {
        assert!(context.path().join("hills").join(file).is_file(), "{file}");
    }
    assert!(made.stderr.contains("dateline lexicon check hills"), "{}", made.stderr);
    let checked = context.run(&["lexicon", "check", "hills"]).succeeds();
    assert_eq!((checked.stdout.as_str(), checked.stderr.as_str()), ("", "sound: 3 files, 0 errors, 0 warnings\n"));
    context.file("story.txt", "Fighting broke out in Example Town on 3 May 2021.\n");
    let coded = context.run(&["code", "story.txt", "--pack", "hills"]).succeeds();
    assert!(coded.stdout.contains("xx-example-town"), "{}", coded.stdout);
}

#[test]
fn a_new_pack_replaces_nothing_and_takes_no_built_in_name() {
    let context = Context::new();
    context.file("hills/notes.txt", "mine");
    let refused = context.run(&["lexicon", "new", "hills"]).ends_with_code(2);
    assert!(refused.stderr.contains("dateline::pack_exists"), "{}", refused.stderr);
    assert_eq!(fs::read_dir(context.path().join("hills")).unwrap().count(), 1);
    let refused = context.run(&["lexicon", "new", "syria"]).ends_with_code(2);
    assert!(refused.stderr.contains("dateline::pack_is_built_in"), "{}", refused.stderr);
}

#[test]
fn tables_of_actors_and_places_go_into_a_new_pack() {
    let context = Context::new();
    context.file("groups.csv", "name,side,aliases\nHill Guard,Rebels,Guard;the \"Goats\"\nNational Army,Government,\n");
    context.file("villages.csv", "id,name,kind,country\nxx-upper,Upper Hill,populated,XX\n");
    context.file("odd.csv", "a,b\n1,2\n");
    context.run(&["lexicon", "new", "hills", "--from", "groups.csv", "--from", "villages.csv"]).succeeds();
    let checked = context.run(&["lexicon", "check", "hills"]).succeeds();
    assert!(checked.stderr.starts_with("sound: 3 files, 0 errors"), "{}", checked.stderr);
    context.file("story.txt", "The Hill Guard took Upper Hill on 3 May 2021.\n");
    let coded = context.run(&["code", "story.txt", "--pack", "hills"]).succeeds().stdout;
    assert!(coded.contains(r#""by":["hill_guard"]"#) && coded.contains("xx-upper"), "{coded}");
    let refused = context.run(&["lexicon", "new", "other", "--from", "odd.csv"]).ends_with_code(2);
    assert!(refused.stderr.contains("dateline::table"), "{}", refused.stderr);
    assert!(!context.path().join("other").exists());
}

#[test]
fn errors_end_with_exit_code_2_and_name_file_line_and_code() {
    let context = Context::new();
    context.file(
        "hills/actors.toml",
        "[[side]]\nid = \"a\"\nname = \"A\"\n\n[[actor]]\nid = \"x\"\nname = \"Ex\"\nside = \"b\"\n",
    );
    context.file(
        "hills/places.csv",
        "id,name,kind,country,part_of\nxx-one,One,populated,XX,xx-none\nxx-two,Two,populated,,\n",
    );
    let checked = context.run(&["lexicon", "check", "hills", "--format", "csv"]).ends_with_code(2);
    assert!(checked.stdout.starts_with("file,line,severity,code,message\n"), "{}", checked.stdout);
    let found: Vec<(String, String)> =
        checked.rows().iter().map(|row| (format!("{}:{}", row["file"], row["line"]), row["code"].clone())).collect();
    for (at, code) in [
        ("hills/actors.toml:5", "unknown-side"),
        ("hills/places.csv:2", "unknown-place"),
        ("hills/places.csv:3", "no-country"),
    ] {
        assert!(found.contains(&(at.to_owned(), code.to_owned())), "{code}: {found:?}");
    }
    assert!(checked.stderr.contains("not sound: 2 files, 2 errors"), "{}", checked.stderr);
}

#[test]
fn all_that_comes_with_the_program_is_sound() {
    let context = Context::new();
    let checked = context.run(&["lexicon", "check", "--format", "json"]).succeeds();
    assert!(checked.stderr.contains(" 0 errors,"), "{}", checked.whole());
    for one in ["iraq", "syria", "ukraine", "english"] {
        context.run(&["lexicon", "check", one]).succeeds();
    }
}

#[test]
fn a_folder_that_is_no_pack_is_refused_with_what_to_do() {
    let context = Context::new();
    context.file("empty/readme.txt", "nothing");
    context.file("story.txt", "Nothing.\n");
    for (pack, code) in [("empty", "dateline::not_a_pack"), ("nowhere", "dateline::unknown_pack")] {
        for command in [
            &["lexicon", "check", pack][..],
            &["code", "story.txt", "--pack", pack],
            &["init", "p.gpkg", "--pack", pack],
        ] {
            let refused = context.run(command).ends_with_code(2);
            assert!(refused.stderr.contains(code), "{command:?}: {}", refused.stderr);
        }
    }
    assert!(!context.path().join("p.gpkg").exists());
}

#[test]
fn the_worked_example_of_the_documentation_does_what_it_says() {
    let context = Context::new();
    let documentation = documentation();
    for file in ["lake/actors.toml", "lake/sources.toml", "lake/places.csv", "story.txt"] {
        context.file(file, block(&documentation, &format!("`{file}`:")));
    }
    let checked = context.run(&["lexicon", "check", "lake"]).succeeds();
    assert!(documentation.contains(&checked.stderr), "{}", checked.whole());
    let coded = context.run(&["code", "story.txt", "--pack", "lake", "--published", "2021-06-20"]).succeeds().stdout;
    let told: Vec<String> = coded
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|claim| {
            let parts =
                ["kind", "from", "places", "by", "against", "said_by", "stance"].map(|key| claim[key].to_string());
            format!("[{}]", parts.join(","))
        })
        .collect();
    let shown = block(&documentation, "What comes out:");
    if std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
        fs::write(path(), documentation.replace(&shown, &format!("{}\n", told.join("\n")))).unwrap();
    } else {
        assert_eq!(told, shown.lines().collect::<Vec<_>>(), "DATELINE_UPDATE_DOCS=1 writes docs/lexicon.md anew");
    }
    context.run(&["init", "lake.gpkg", "--pack", "lake"]).succeeds();
}

#[test]
fn the_documentation_shows_what_evaluate_says_of_a_missing_word() {
    let context = Context::new();
    let documentation = documentation();
    for file in ["lake/actors.toml", "lake/sources.toml", "lake/places.csv", "texts/later.txt", "gold.jsonl"] {
        context.file(file, block(&documentation, &format!("`{file}`:")));
    }
    let arguments = ["evaluate", "gold.jsonl", "--texts", "texts", "--pack", "lake", "--errors"];
    let told = context.run(&arguments).succeeds().stdout;
    let shown = block(&documentation, "mended, and which words or names it is about:");
    assert!(told.contains(&shown), "{told}");
    assert!(told.contains("usable  P 1.000  R 0.500"), "{told}");
}

#[test]
fn the_documentation_says_what_to_do_about_every_cause() {
    let documentation = documentation();
    for cause in dateline::Cause::ALL {
        let row = format!("`{}`", cause.id());
        assert!(documentation.lines().any(|line| line.starts_with('|') && line.contains(&row)), "{row}");
    }
}

#[test]
fn the_documentation_explains_every_key_and_every_finding() {
    let documentation = documentation();
    for key in [
        "id",
        "name",
        "aliases",
        "generic",
        "side",
        "member",
        "shared",
        "holds_by_default",
        "between",
        "kind",
        "from",
        "to",
        "region",
        "country",
        "probability",
        "type",
        "owner",
        "lean",
        "repeats",
        "places",
        "part_of",
        "longitude",
        "latitude",
        "radius_m",
        "basis",
        "needs",
        "subject",
        "stance",
        "verbs",
        "nouns",
        "phrases",
    ] {
        assert!(documentation.contains(&format!("| `{key}`")), "{key}");
    }
    for code in dateline::Code::ALL {
        assert!(documentation.contains(&format!("| `{code}` | {} |", code.meaning())), "{code}");
    }
}
