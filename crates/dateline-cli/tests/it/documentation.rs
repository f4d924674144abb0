//! Documentation is tested: every command has an example, and docs/commands.md says what `--help` says.

use std::fs;
use std::path::PathBuf;

use crate::context::Context;

/// The words of every command that does something, found by reading `--help` as a person would.
fn commands(context: &Context) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(words) = open.pop() {
        let help = help(context, &words);
        let names: Vec<&str> = help
            .lines()
            .skip_while(|line| *line != "Commands:")
            .skip(1)
            .take_while(|line| !line.is_empty())
            .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
            .filter_map(|line| line.split_whitespace().next())
            .filter(|name| *name != "help")
            .collect();
        open.extend(names.into_iter().rev().map(|name| [words.as_slice(), &[name.to_owned()]].concat()));
        found.push(words);
    }
    found
}

fn help(context: &Context, words: &[String]) -> String {
    let mut arguments: Vec<&str> = words.iter().map(String::as_str).collect();
    arguments.push("--help");
    context.run(&arguments).succeeds().stdout
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/commands.md")
}

const START: &str =
    "<!-- From here on made from --help; DATELINE_UPDATE_DOCS=1 cargo test -p dateline-cli makes it anew. -->\n";

fn generated(context: &Context) -> String {
    let mut text = START.to_owned();
    text.push_str("\n## Commands\n");
    for words in commands(context) {
        let name = [&["dateline".to_owned()], words.as_slice()].concat().join(" ");
        text.push_str(&format!("\n### `{name}`\n\n```text\n{}```\n", help(context, &words)));
    }
    text.push_str("\n## Error codes\n\n| code | when |\n|---|---|\n");
    let of_the_command = [
        ("dateline::output", "Standard output cannot be written"),
        ("dateline::no_text", "What would be printed on a terminal is no text"),
        ("dateline::unsound", "`check` found rows that do not hold together; they are listed on standard output"),
    ];
    for (code, when) in dateline::Error::CODES.iter().chain(&of_the_command) {
        text.push_str(&format!("| `{code}` | {when} |\n"));
    }
    text
}

#[test]
fn every_command_has_an_example_in_its_help() {
    let context = Context::new();
    let commands = commands(&context);
    assert!(commands.len() >= 18, "{commands:?}");
    for words in commands {
        let help = help(&context, &words);
        let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{words:?} has no example"));
        assert!(examples.contains("dateline "), "{words:?}");
    }
}

#[test]
fn the_documentation_says_what_help_says() {
    let context = Context::new();
    let made = generated(&context);
    let there = fs::read_to_string(path()).unwrap_or_default();
    let (written, old) = there.split_once(START).map_or((there.as_str(), ""), |(head, tail)| (head, tail));
    if std::env::var_os("DATELINE_UPDATE_DOCS").is_some() {
        fs::write(path(), format!("{written}{made}")).unwrap();
    } else if made.strip_prefix(START) != Some(old) {
        panic!(
            "docs/commands.md is not what --help says; DATELINE_UPDATE_DOCS=1 cargo test -p dateline-cli makes it anew"
        );
    }
}

#[test]
fn the_documentation_names_every_command_and_long_option() {
    let context = Context::new();
    let there = fs::read_to_string(path()).unwrap();
    for words in commands(&context) {
        let name = [&["dateline".to_owned()], words.as_slice()].concat().join(" ");
        assert!(there.contains(&format!("`{name}`")), "{name}");
        for option in help(&context, &words).split_whitespace().filter(|word| word.starts_with("--")) {
            let option = option.trim_end_matches([',', '.', ')']);
            assert!(there.contains(option), "{words:?}: {option}");
        }
    }
}

#[test]
fn completions_know_every_command() {
    let context = Context::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = context.run(&["completions", shell]).succeeds().stdout;
        for command in ["demo", "control", "gazetteer", "known-on"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}
