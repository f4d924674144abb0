//! Why: reports and claims shown with their marks and reasons, as text, as a page and as data.

use std::fs;

use crate::context::{Context, example, text};

/// A report by somebody who would like to be more than text.
const HOSTILE: &str = "Rebels of <script>alert('x')</script> took Qara on 19 November 2013, \"SOHR\" & others said.\n\
    The Syrian Army <img src=x onerror=\"alert(1)\"> took Nabek on 10 December 2013. \u{202e}It rained\u{1b}[2J.\n";

/// The tags of a page that stand open and shut, checked for nesting.
#[track_caller]
fn is_well_formed(page: &str) {
    const EMPTY: [&str; 3] = ["meta", "br", "!doctype"];
    let mut open: Vec<String> = Vec::new();
    let body =
        page.split_once("<style>").and_then(|(head, rest)| Some(format!("{head}{}", rest.split_once("</style>")?.1)));
    for tag in body.unwrap().split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("`<{tag}` is never closed"));
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap().to_owned();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "in {tag}");
        } else if !EMPTY.contains(&name.as_str()) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_report_is_explained_sentence_by_sentence() {
    let context = Context::new();
    context.file(
        "story.txt",
        "The Syrian Army took Qara on 19 November 2013. It rained. SOHR said 12 rebels were killed.\n",
    );
    let told = context.run(&["code", "story.txt", "--pack", "syria", "--explain"]).succeeds().stdout;
    for words in [
        "[on 19 November 2013 day]",
        "[took event]",
        "[Qara where]",
        "the clause names the day",
        "rule capture-",
        "It rained.",
    ] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert!(!told.contains('\u{1b}'), "no colours into a pipe");
    let claims = context.run(&["code", "story.txt", "--pack", "syria"]).succeeds().stdout.lines().count();
    let json =
        context.run(&["code", "story.txt", "--pack", "syria", "--explain", "--format", "json"]).succeeds().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let sentences = json[0]["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 3);
    assert_eq!(sentences.iter().map(|one| one["claims"].as_array().unwrap().len()).sum::<usize>(), claims);
    assert_eq!(sentences[0]["claims"][0]["fields"][0]["field"], "kind");
    context.run(&["code", "story.txt", "--format", "html"]).ends_with_code(2);
}

#[test]
fn words_of_a_report_stay_words_on_a_page() {
    let context = Context::new();
    context.file("hostile.txt", HOSTILE);
    let silent = context.run(&["code", "hostile.txt", "--pack", "syria", "--explain", "-o", "page.html"]).succeeds();
    assert_eq!(silent.stdout, "");
    let page = fs::read_to_string(context.path().join("page.html")).unwrap();
    is_well_formed(&page);
    for forbidden in ["<script", "<img", "onerror=\"", "http:", "https:", "url(", "\u{202e}", "\u{1b}", "@import"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
    assert!(page.contains("<mark class=\"event\"") && page.contains("<mark class=\"where\""));
}

#[test]
fn the_page_of_the_example_is_well_formed_and_has_every_claim() {
    let context = Context::new();
    let page = context.run(&["code", text(&example()), "--pack", "syria", "--explain", "--format", "html"]).stdout;
    is_well_formed(&page);
    let claims = context.run(&["code", text(&example()), "--pack", "syria"]).stdout.lines().count();
    assert_eq!(page.matches("<div class=\"claim ").count(), claims);
}

#[test]
fn a_claim_of_a_project_is_explained_down_to_its_words() {
    let context = Context::with_project();
    context.file(
        "story.txt",
        "The Syrian Army took Qara on 19 November 2013. Rebels left Nabek <b>at dawn</b> on 10 December 2013.\n",
    );
    context.run(&["add", "p.gpkg", "story.txt"]).succeeds();
    let rows = context.run(&["events", "p.gpkg", "--kind", "capture", "--format", "csv"]).succeeds().rows();
    let event = rows[0]["id"].as_str();
    let told = context.run(&["explain", "p.gpkg", event]).succeeds().stdout;
    for words in ["«", "[Qara where]", "the subject of the verb: “Syrian Army”"] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    let claim = told.split(['[', ']']).find(|word| word.starts_with("c-")).unwrap();
    let told = context.run(&["explain", "p.gpkg", claim]).succeeds().stdout;
    for words in ["Coded by dateline-code", "Qara (sy-", "the clause names the day: “on 19 November 2013”"] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    let json = context.run(&["explain", "p.gpkg", claim, "--format", "json"]).succeeds().stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["evidence"]["why"]["sentence"]["claims"][0]["id"], claim);
    for target in [claim, event, "Qara", "Nabek"] {
        let page = context.run(&["explain", "p.gpkg", target, "--format", "html"]).succeeds().stdout;
        is_well_formed(&page);
        assert!(page.contains("<mark class=\"event\"") && !page.contains("<b>at dawn"), "{target}");
    }
}
