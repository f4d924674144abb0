//! debug
#[test]
fn show() {
    let dir = std::env::var("SHOW").unwrap_or("/work/shared/reports".into());
    let today = dateline_model::Day::parse("2025-01-01").unwrap();
    let parsed = dateline_formats::read_path(std::path::Path::new(&dir), today, &dateline_formats::Limits::default());
    for d in &parsed.diagnostics {
        println!("DIAG {d}");
    }
    for r in &parsed.value {
        println!(
            "=== {} title={:?} pub={:?} author={:?} day={:?} {:?} lang={:?} read={:?} {}",
            r.doc, r.title, r.publisher, r.author, r.published, r.published_basis, r.language, r.read_minutes, r.id
        );
        for m in &r.marks {
            if m.kind == dateline_model::MarkKind::Furniture || m.kind == dateline_model::MarkKind::SpeakerLabel {
                println!("  {:?} {}..{} {:?}", m.kind, m.start, m.end, r.slice(m.start, m.end).unwrap());
            }
        }
        println!(
            "  edits {} refs {}",
            r.marks.iter().filter(|m| m.kind == dateline_model::MarkKind::Edit).count(),
            r.marks.iter().filter(|m| m.kind == dateline_model::MarkKind::Reference).count()
        );
        for t in &r.turns {
            let s = r.slice(t.start, t.end).unwrap();
            let c: Vec<char> = s.chars().collect();
            println!(
                "  TURN {} {} {}..{} {:?} ... {:?}",
                t.speaker,
                t.interviewer,
                t.start,
                t.end,
                c.iter().take(40).collect::<String>(),
                c[c.len().saturating_sub(40)..].iter().collect::<String>()
            );
        }
    }
}
