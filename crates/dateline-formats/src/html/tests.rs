use std::time::{Duration, Instant};

use dateline_model::{Day, MarkKind, Parsed, PublishedBasis, Report};

use crate::{Details, Limits, read_bytes};

fn read(html: impl Into<Vec<u8>>) -> Parsed<Report> {
    let today = Day::parse("2020-01-01").unwrap();
    read_bytes("report.html", html.into(), &Details::default(), today, &Limits::default()).unwrap()
}

const STORY: &str = "<p>The army took the town of Qara on Tuesday, after four days of fighting in the hills around it, residents said.</p>\
     <p>Rebels left for Nabek, where the highway was cut in two places. The monitor counted eighteen dead on both sides.</p>\
     <ul><li>Qara is held by the army.</li><li>Nabek is besieged.</li></ul><h2>What comes next</h2>\
     <p>Yabroud is the next town on the road, and <b>both</b> sides sent more men there during the night, a commander said.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=utf-8><title>Qara falls | Example News</title>{head}</head><body>\
         <nav><a href=/>Home</a> <a href=/war>War</a></nav><article><h1>Qara falls</h1>{body}</article>\
         <script>var hidden = 'not the story';</script><style>p {{ color: red }}</style><footer>All rights reserved</footer></body></html>"
    )
}

#[test]
fn the_article_is_kept_and_what_stands_around_it_is_dropped() {
    let parsed = read(page("", STORY));
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let text = parsed.value.text;
    assert!(text.contains("residents said.\n\nRebels left for Nabek"), "{text}");
    assert!(
        text.contains("- Qara is held by the army.\n- Nabek is besieged.\n\n## What comes next\n\nYabroud is"),
        "{text}"
    );
    for outside in ["Home", "not the story", "color", "rights reserved"] {
        assert!(!text.contains(outside), "{outside} in {text}");
    }
    assert_eq!(parsed.value.language.as_deref(), Some("en-GB"));
    assert_eq!(parsed.value.title.as_deref(), Some("Qara falls"));
    assert_eq!(parsed.value.media_type, "text/html");
}

#[test]
fn open_graph_names_the_report() {
    let head = "<meta property=og:title content='The fall of Qara'><meta property=og:site_name content='Example News'>\
        <meta name=author content='By Jane Doe'><meta property=article:published_time content=2013-11-20T06:00:00+02:00>\
        <link rel=canonical href=https://example.org/qara>";
    let report = read(page(head, STORY)).value;
    assert_eq!(report.title.as_deref(), Some("The fall of Qara"));
    assert_eq!(report.publisher.as_deref(), Some("Example News"));
    assert_eq!(report.author.as_deref(), Some("Jane Doe"));
    assert_eq!(report.url.as_deref(), Some("https://example.org/qara"));
    assert_eq!(
        (report.published, report.published_basis),
        (Some(Day::parse("2013-11-20").unwrap()), PublishedBasis::Stated)
    );
}

#[test]
fn json_ld_in_a_graph_names_the_report() {
    let head = r##"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebPage","name":"wrong"},
        {"@type":["NewsArticle"],"headline":"Qara falls","datePublished":"2013-11-20T06:00:00Z","inLanguage":"en",
         "author":[{"@type":"Person","name":"Jane Doe"},{"@id":"#omar"}],"publisher":{"@id":"#org"}},
        {"@id":"#omar","@type":"Person","name":"Omar Haddad"},{"@id":"#org","@type":"Organization","name":"Example News"}]}</script>
        <meta property="og:title" content="Other title">"##;
    let report = read(page(head, STORY)).value;
    assert_eq!(report.title.as_deref(), Some("Qara falls"));
    assert_eq!(report.author.as_deref(), Some("Jane Doe, Omar Haddad"));
    assert_eq!(report.publisher.as_deref(), Some("Example News"));
    assert_eq!(report.published, Some(Day::parse("2013-11-20").unwrap()));
}

#[test]
fn a_time_element_and_a_rel_author_do_where_nothing_else_does() {
    let body = format!(
        "<header>By <a rel=author href=/jane>Jane Doe</a>, <time datetime=2013-11-20>Wednesday</time></header>{STORY}"
    );
    let report = read(page("", &body)).value;
    assert_eq!(report.author.as_deref(), Some("Jane Doe"));
    assert_eq!(report.published, Some(Day::parse("2013-11-20").unwrap()));
    let dublin = read(page("<meta name=DC.date content=2013-11-21>", STORY)).value;
    assert_eq!(dublin.published, Some(Day::parse("2013-11-21").unwrap()));
}

#[test]
fn what_a_list_says_wins_over_the_page() {
    let details = Details {
        title: Some("Listed".into()),
        published: Some(Day::parse("2013-12-01").unwrap()),
        ..Details::default()
    };
    let html = page("<meta property=article:published_time content=2013-11-20>", STORY);
    let report = read_bytes("a.html", html.into(), &details, Day::parse("2020-01-01").unwrap(), &Limits::default())
        .unwrap()
        .value;
    assert_eq!(report.title.as_deref(), Some("Listed"));
    assert_eq!(report.published, details.published);
}

#[test]
fn a_published_day_after_today_is_refused() {
    let html = page("<meta property=article:published_time content=2031-11-20>", STORY);
    let error =
        read_bytes("a.html", html.into(), &Details::default(), Day::parse("2020-01-01").unwrap(), &Limits::default())
            .unwrap_err();
    assert_eq!(error.to_string(), "a.html: published `2031-11-20` lies after today, 2020-01-01");
}

#[test]
fn encyclopedia_marks_and_headings_of_a_page_are_set_aside() {
    let body = format!(
        "{STORY}<h2>Aftermath<span>[edit]</span></h2><p>The town was quiet for a month, by all accounts that were given.<sup>[12]</sup><sup>[13]</sup></p>"
    );
    let report = read(page("", &body)).value;
    let marked = |kind: MarkKind| -> Vec<&str> {
        report
            .marks
            .iter()
            .filter(|mark| mark.kind == kind)
            .map(|mark| report.slice(mark.start, mark.end).unwrap())
            .collect()
    };
    assert_eq!(marked(MarkKind::Reference), ["[12]", "[13]"]);
    assert!(marked(MarkKind::Furniture).contains(&"## What comes next"));
}

#[test]
fn an_encyclopedias_page_keeps_its_story_and_marks_the_rest() {
    let body = "<div>For other uses, see Qara.</div><table><tr><th>Battle of Qara</th></tr><tr><th>Date</th><td>November 2013</td></tr>\
        <tr><th>Location</th><td>Qara, Syria</td></tr><tr><th>Result</th><td>Army victory</td></tr></table>\
        <p>The Battle of Qara was fought in November 2013 in the mountains of Qalamoun, between the army and rebels.[1]</p>\
        <figure><img src=x><figcaption>A map of the battle and the roads</figcaption></figure>\
        <h2>See also</h2><ul><li><a href=y>Battle of Yabroud</a></li></ul><h2>References</h2><ol><li>^ \"Army takes Qara\". Example News.</li></ol>";
    let report = read(page("", body)).value;
    let furniture: Vec<&str> = report
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Furniture)
        .map(|mark| report.slice(mark.start, mark.end).unwrap())
        .collect();
    let story = report.text.lines().filter(|line| !line.is_empty() && !furniture.contains(line));
    assert_eq!(story.count(), 1, "{}\n{furniture:?}", report.text);
}

#[test]
fn a_page_in_windows_1256_keeps_its_bytes_and_gives_its_words() {
    let words = "سيطر الجيش السوري على بلدة قارة في منطقة القلمون بعد معارك عنيفة مع مقاتلي المعارضة يوم الثلاثاء";
    let html = format!(
        "<html lang=ar><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\"></head><body><p>{words}</p></body></html>"
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&html);
    let report = read(bytes.to_vec()).value;
    assert_eq!(report.bytes, bytes.to_vec());
    assert!(report.text.contains(words), "{}", report.text);
    assert_eq!(report.language.as_deref(), Some("ar"));
}

#[test]
fn an_interview_on_a_page_keeps_its_turns() {
    let body = "<p>We asked Omar Haddad, a fellow at the Example Institute, about the fighting on the road and in the towns beside it.</p>\
        <p><strong>Example News:</strong> Who holds the road between the two towns today?</p><p><strong>Omar Haddad:</strong> The army holds it, as far as anybody can tell from here, and has since May.</p>\
        <p><strong>Example News:</strong> And what of Qara?</p><p><strong>Omar Haddad:</strong> It fell, after four days of fighting in the hills around the town.</p>";
    let report = read(page("", body)).value;
    assert_eq!(report.turns.len(), 4, "{}", report.text);
}

#[test]
fn deep_nesting_neither_overflows_the_stack_nor_takes_for_ever() {
    let started = Instant::now();
    let html = page(
        "",
        &format!("{}<p>The army took the town of Qara.</p>{}", "<div>".repeat(100_000), "</div>".repeat(100_000)),
    );
    let parsed = read(html);
    assert!(parsed.value.text.contains("The army took the town of Qara."));
    assert!(parsed.diagnostics[0].reason.contains("more than 256 deep"), "{}", parsed.diagnostics[0]);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_page_without_an_article_is_taken_whole_or_refused_where_it_is_empty() {
    let report = read("<html><body><p>Qara fell.</p></body></html>").value;
    assert_eq!(report.text.trim(), "Qara fell.");
    let today = Day::parse("2020-01-01").unwrap();
    let empty =
        read_bytes("a.html", b"<html><body></body></html>".to_vec(), &Details::default(), today, &Limits::default());
    assert_eq!(empty.unwrap_err().to_string(), "a.html: there is no text in it");
}

#[test]
fn a_page_is_known_by_its_start_where_its_name_says_nothing() {
    let today = Day::parse("2020-01-01").unwrap();
    let parsed =
        read_bytes("download", page("", STORY).into(), &Details::default(), today, &Limits::default()).unwrap();
    assert_eq!(parsed.value.media_type, "text/html");
}
