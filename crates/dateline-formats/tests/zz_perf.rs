//! perf
use dateline_formats::*;
use std::time::Instant;
fn t(name: &str, file: &str, bytes: Vec<u8>) {
    let today = dateline_model::Day::parse("2025-01-01").unwrap();
    let n = bytes.len();
    let s = Instant::now();
    let r = read_bytes(file, bytes, &Details::default(), today, &Limits::default());
    let what = match &r {
        Ok(p) => format!(
            "text {} marks {} turns {} diags {:?}",
            p.value.text.len(),
            p.value.marks.len(),
            p.value.turns.len(),
            p.diagnostics.iter().map(|d| d.reason.clone()).take(1).collect::<Vec<_>>()
        ),
        Err(d) => d.to_string(),
    };
    println!("{name}: {n} bytes {:?} {what}", s.elapsed());
}
fn fill(piece: &str, mib: usize) -> Vec<u8> {
    piece.repeat(mib * 1024 * 1024 / piece.len()).into_bytes()
}
#[test]
fn perf() {
    let m: usize = std::env::var("MIB").ok().and_then(|m| m.parse().ok()).unwrap_or(15);
    t(
        "deep",
        "a.html",
        format!("{}<p>The army took the town of Qara.</p>{}", "<div>".repeat(100_000), "</div>".repeat(100_000))
            .into_bytes(),
    );
    t("deep fill", "a.html", fill("<div>", m));
    t("deep b", "a.html", fill("<b><p>", m));
    t("deep a font", "a.html", fill("<a><font>x", m));
    t("flat p", "a.html", fill("<p>The army took the town of Qara, in the hills, said many.</p>\n", m));
    t("flat div br", "a.html", fill("text text text<br>", m));
    t("tables", "a.html", fill("<table><tr><td>x", m));
    t("li", "a.html", fill("<ul><li>x</ul>", m));
    t("entities", "a.html", fill("&amp;&lt;&#x41;", m));
    t("prose", "a.txt", fill("On 5 May 2013, the Syrian Army took Qara, according to SOHR.[12] It held it.\n\n", m));
    t("short lines", "a.txt", fill("Army Qara\n\n", m));
    t("see also", "a.txt", fill("See also\n\nRelated\n\n", m));
    t("date lines", "a.txt", fill("Date 5 May\n", m));
    t("labels", "a.txt", fill("Syria Deeply: Why?\n\nFaysal Itani: So.\n\n", m));
    t("glued", "a.txt", fill("SDWhat is it?\n\nFII know.\n\n", m));
    t("caps", "a.txt", fill("Abc Def Ghi Jkl ", m));
    t(
        "see body",
        "a.txt",
        [
            b"The army took the town of Qara.\n\n".to_vec(),
            fill("See also\n\nRelated\n\n", m),
            b"The army took the town of Qara.\n".to_vec(),
        ]
        .concat(),
    );
    t("blank", "a.txt", fill("\n", m));
    t("bracket", "a.txt", fill("[", m));
    t("one word", "a.txt", fill("a", m));
}
