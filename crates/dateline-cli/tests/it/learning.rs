//! Sources, and parameters that are learned, given and taken back.

use crate::context::{Context, example, text};

fn with_example() -> Context {
    let context = Context::with_project();
    context.run(&["add", "p.gpkg", text(&example())]).succeeds();
    context
}

#[test]
fn sources_are_listed_with_their_figures() {
    let context = with_example();
    let told = context.run(&["sources", "p.gpkg", "--format", "csv"]).succeeds();
    let header = "source,name,type,grade,lean,claims,comparisons,agreed,reliability,low,high,judgement,by_side\n";
    assert!(told.stdout.starts_with(header), "{}", told.stdout);
    for row in told.rows() {
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        assert!(number("low") <= number("reliability") && number("reliability") <= number("high"), "{row:?}");
        assert!(number("agreed") <= number("comparisons") && number("claims") > 0.0, "{row:?}");
        assert_eq!(row["judgement"] == "too few to judge", number("comparisons") < 20.0, "{row:?}");
    }
    let table = context.run(&["sources", "p.gpkg", "--format", "table"]).succeeds().stdout;
    assert!(table.contains("reliability") && !table.contains("by_side"), "{table}");
}

#[test]
fn what_is_learned_is_in_use_until_it_is_taken_back() {
    let context = with_example();
    let show = || context.run(&["control", "show", "p.gpkg", "--format", "csv"]).succeeds().stdout;
    let parameters = || context.run(&["control", "parameters", "p.gpkg"]).succeeds().stdout;
    let (shipped, before) = (parameters(), show());

    let dry = context.run(&["control", "fit", "p.gpkg", "--dry-run"]).succeeds();
    assert!(dry.stdout.contains("\n+") && dry.stderr.contains("log-likelihood"), "{}{}", dry.stdout, dry.stderr);
    assert_eq!((parameters(), show()), (shipped.clone(), before.clone()), "a dry run changes nothing");

    let fitted = context.run(&["control", "fit", "p.gpkg"]).succeeds();
    assert_eq!(fitted.stdout, dry.stdout);
    assert_ne!(parameters(), shipped);
    let versions = context.run(&["control", "parameters", "p.gpkg", "--versions"]).succeeds().rows();
    assert_eq!((versions.len(), versions[0]["origin"].as_str()), (1, "fit"));
    context.run(&["check", "p.gpkg"]).succeeds();

    context.run(&["control", "parameters", "p.gpkg", "--reset"]).succeeds();
    assert_eq!((parameters(), show()), (shipped, before));
}

#[test]
fn a_file_of_parameters_is_put_in_use_and_an_impossible_one_refused_with_its_line() {
    let context = with_example();
    let shipped = context.run(&["control", "parameters", "p.gpkg"]).succeeds().stdout;
    let show = || context.run(&["control", "show", "p.gpkg", "--format", "csv"]).succeeds().stdout;
    let before = show();
    context.file("low.toml", shipped.replace("highest = 0.98", "highest = 0.6"));
    let set = context.run(&["control", "parameters", "p.gpkg", "--set", "low.toml"]).succeeds();
    assert!(set.stdout.starts_with("-highest = 0.98") && set.stdout.contains("\n+highest = 0.6"), "{}", set.stdout);
    assert_ne!(show(), before);
    let again = context.run(&["control", "fit", "p.gpkg", "--from", "low.toml"]).succeeds();
    assert!(again.stdout.is_empty() && again.stderr.contains("in use already"), "{}", again.stderr);

    let line = shipped.lines().position(|line| line.starts_with("fight_ends")).unwrap() + 1;
    context.file("bad.toml", shipped.replace("fight_ends = 0.04", "fight_ends = 4"));
    for command in [["parameters", "p.gpkg", "--set", "bad.toml"], ["fit", "p.gpkg", "--from", "bad.toml"]] {
        let refused = context.run(&[&["control"], &command[..]].concat()).ends_with_code(2);
        let told = refused.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("line {line}")) && told.contains("fight_ends"), "{told}");
    }
    context.file("dull.toml", "capture = 0.5\n");
    context.run(&["control", "parameters", "p.gpkg", "--set", "dull.toml"]).ends_with_code(2);
}
