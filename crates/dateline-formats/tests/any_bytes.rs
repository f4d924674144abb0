//! Whatever the bytes: no reader panics, and what it marks lies inside the text.

use dateline_formats::{Details, Limits, read_bytes, read_jsonl};
use dateline_model::{Day, MarkKind, Report};
use proptest::prelude::*;

/// Pieces that readers look for, to be strewn among anything else.
const PIECES: [&str; 48] = [
    "[edit]",
    "[12]",
    "[citation needed]",
    "[a]",
    "\n\n",
    "\r\n",
    "\n",
    " ",
    "Q: Who?",
    "A: He.",
    "Syria Deeply:",
    "Faysal Itani",
    "SDWhat",
    "FIThe",
    "FII don’t",
    "# Head",
    "== H ==",
    "---",
    "By Jane Doe",
    "Read time 4 minutes",
    "Published on Dec. 6, 2013",
    "The army took Qara.",
    "See also",
    "Share your story.",
    "Dear readers,",
    "Date 5 May",
    "— dash",
    "* item",
    "<div>",
    "</div>",
    "<p>",
    "<h2>",
    "<li>",
    "<table><tr><td>",
    "<svg>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<meta charset=windows-1256>",
    "<time datetime=2013-12-06>",
    "<script type=\"application/ld+json\">{\"@type\":\"Article\"}</script>",
    "<br>",
    "<title>",
    "[](http://x.y)",
    "\u{feff}",
    "، عمر:",
    "¿é文\u{a0}",
];

fn today() -> Day {
    Day::parse("2020-01-01").expect("a day of the calendar")
}

fn holds(report: &Report) {
    let length = u32::try_from(report.text.chars().count()).expect("a short text");
    for kind in [MarkKind::Edit, MarkKind::Reference, MarkKind::SpeakerLabel, MarkKind::Furniture] {
        let marks: Vec<_> = report.marks.iter().filter(|mark| mark.kind == kind).collect();
        assert!(marks.iter().all(|mark| mark.start < mark.end && mark.end <= length));
        assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start), "{marks:?}");
    }
    assert!(report.turns.iter().all(|turn| turn.start < turn.end && turn.end <= length));
    assert!(report.turns.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", report.turns);
    for turn in &report.turns {
        let words = report.slice(turn.start, turn.end).expect("a turn lies inside the text");
        assert_eq!(words, words.trim(), "a turn starts and ends with a word");
    }
}

fn read_all(bytes: &[u8]) {
    for file in ["a.txt", "a.md", "a.html", "a"] {
        if let Ok(parsed) = read_bytes(file, bytes.to_vec(), &Details::default(), today(), &Limits::default()) {
            holds(&parsed.value);
            let again = read_bytes(file, bytes.to_vec(), &Details::default(), today(), &Limits::default())
                .expect("it was read before");
            assert_eq!(parsed, again, "the same input gives the same report");
        }
    }
    for report in read_jsonl("a.jsonl", bytes, today(), &Limits::default()).value {
        holds(&report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_is_read_with_marks_inside_it(text in "\\PC{0,200}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn any_mixture_of_what_readers_look_for_is_read(
        pieces in prop::collection::vec((0..PIECES.len(), "[A-Za-z .:?’\n]{0,6}"), 0..60),
    ) {
        let text: String = pieces.iter().map(|(piece, between)| format!("{}{between}", PIECES[*piece])).collect();
        read_all(text.as_bytes());
    }

    #[test]
    fn a_line_of_a_list_reads_as_its_text_alone(text in "[A-Za-z é“”.\n]{1,80}") {
        let line = serde_json::json!({ "id": "a", "text": text }).to_string();
        let listed = read_jsonl("a.jsonl", line.as_bytes(), today(), &Limits::default()).value;
        let alone = read_bytes("a.txt", text.clone().into_bytes(), &Details::default(), today(), &Limits::default());
        match alone {
            Ok(alone) => prop_assert_eq!(&listed[0].id, &alone.value.id),
            Err(_) => prop_assert!(listed.is_empty()),
        }
    }
}
