use dateline_model::{Day, MarkKind, Parsed, Report};

use crate::{Details, Limits, read_bytes};

fn read(text: &str) -> Parsed<Report> {
    let today = Day::parse("2020-01-01").unwrap();
    read_bytes("report.md", text.as_bytes().to_vec(), &Details::default(), today, &Limits::default()).unwrap()
}

#[test]
fn headings_and_front_matter_are_marked_and_the_text_is_unchanged() {
    let text = "---\ntitle: \"Qara falls\"\ndate: 2013-11-20\nauthor: Jane Doe\n---\n# Qara falls\n\nThe army took the town.\n\nAfter\n=====\n\n\
                ## Nabek\nNabek is besieged from all sides.\n";
    let report = read(text).value;
    assert_eq!(report.text, text);
    assert_eq!(report.media_type, "text/markdown");
    assert_eq!((report.title.as_deref(), report.author.as_deref()), (Some("Qara falls"), Some("Jane Doe")));
    assert_eq!(report.published, Some(Day::parse("2013-11-20").unwrap()));
    let furniture: Vec<&str> = report
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Furniture)
        .map(|mark| report.slice(mark.start, mark.end).unwrap())
        .collect();
    assert_eq!(furniture.len(), 9);
    assert!(
        furniture.contains(&"After") && furniture.contains(&"## Nabek") && furniture.contains(&"title: \"Qara falls\"")
    );
}

#[test]
fn a_day_in_front_matter_that_cannot_be_read_is_told() {
    let parsed = read("---\ndate: soon\n---\nThe army took the town.\n");
    assert_eq!(
        parsed.diagnostics[0].to_string(),
        "report.md: line 2: published `soon` is no day of the form YYYY-MM-DD"
    );
}

#[test]
fn bold_labels_open_turns() {
    let report = read("**Example:** Who holds it?\n\n**Omar Haddad:** The army.\n\n**Example:** And Qara?\n\n**Omar Haddad:** Qara too.\n").value;
    assert_eq!(report.turns.len(), 4);
    assert_eq!(report.slice(report.turns[1].start, report.turns[1].end), Some("The army."));
}
