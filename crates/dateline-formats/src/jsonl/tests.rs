use dateline_model::{Day, Parsed, PublishedBasis, Report, Severity};

use crate::{Limits, read_jsonl};

fn read(lines: &[&str]) -> Parsed<Vec<Report>> {
    read_jsonl("feed.jsonl", lines.join("\n").as_bytes(), Day::parse("2020-01-01").unwrap(), &Limits::default())
}

#[test]
fn a_line_is_a_report_with_what_it_says_of_itself() {
    let parsed = read(&[
        r#"{"id":"d1","title":"Qara","publisher":"Example","author":"Jane Doe","published":"2013-11-20","published_basis":"inferred",
            "url":"https://example.org/1","language":"en","licence":"CC0","retrieved":"2014-01-01","text":"The army took Qara."}"#
            .replace('\n', " ")
            .as_str(),
        r#"{"text":"Nabek is besieged.","published":null}"#,
        r#"{"id":"d3","html":"<html lang=en><body><p>Yabroud is quiet.</p></body></html>"}"#,
    ]);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let [one, two, three] = &parsed.value[..] else { panic!("three reports") };
    assert_eq!((one.doc.as_str(), one.title.as_deref(), one.licence.as_deref()), ("d1", Some("Qara"), Some("CC0")));
    assert_eq!(one.published_basis, PublishedBasis::Inferred);
    assert_eq!(one.retrieved, Some(Day::parse("2014-01-01").unwrap()));
    assert_eq!(one.bytes, b"The army took Qara.");
    assert_eq!((two.doc.as_str(), two.file.as_str()), ("feed.line-2", "feed.jsonl"));
    assert_eq!((three.media_type.as_str(), three.text.trim()), ("text/html", "Yabroud is quiet."));
}

#[test]
fn a_broken_line_is_told_and_the_rest_goes_in() {
    let parsed = read(&[
        r#"{"id":"d1","text":"The army took Qara."}"#,
        r#"{"id":"d2","text":"#,
        "",
        r#"{"id":"d4"}"#,
        r#"{"id":"d5","text":"Nabek fell.","published":"last week"}"#,
        r#"{"id":"d6","text":"Nabek fell.","published":"2031-01-01"}"#,
        r#"["no object"]"#,
        r#"{"id":"d8","text":"Qara\u0000"}"#,
        r#"{"id":"d9","text":"Nabek fell."}"#,
    ]);
    assert_eq!(parsed.value.iter().map(|report| report.doc.as_str()).collect::<Vec<_>>(), ["d1", "d9"]);
    let told: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told[0].starts_with("feed.jsonl: line 2: it is no JSON"), "{}", told[0]);
    assert_eq!(parsed.diagnostics[0].content, r#"{"id":"d2","text":"#);
    assert_eq!(told[1], "feed.jsonl: line 4: it has neither `text` nor `html` as a string");
    assert_eq!(told[2], "feed.jsonl: line 5: published `last week` is no day of the form YYYY-MM-DD");
    assert_eq!(told[3], "feed.jsonl: line 6: published `2031-01-01` lies after today, 2020-01-01");
    assert!(told[4].starts_with("feed.jsonl: line 7: "), "{}", told[4]);
    assert!(told[5].starts_with("feed.jsonl: line 8, byte 4: there is a NUL"), "{}", told[5]);
    assert!(parsed.diagnostics.iter().all(|found| found.severity == Severity::Error));
}

#[test]
fn keys_that_are_not_known_are_told_once() {
    let line = r#"{"text":"The army took Qara.","mood":"grim","file":"x"}"#;
    let parsed = read(&[line, line]);
    assert_eq!(parsed.value.len(), 2);
    assert_eq!(
        parsed.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["feed.jsonl: keys that are not known were left out: `file` (first at line 1), `mood` (first at line 1)"]
    );
}

#[test]
fn a_list_over_the_limit_is_refused() {
    let limits = Limits { list_bytes: 5, ..Limits::default() };
    let parsed = read_jsonl("feed.jsonl", b"123456", Day::parse("2020-01-01").unwrap(), &limits);
    assert!(parsed.diagnostics[0].reason.contains("over the limit"));
}
