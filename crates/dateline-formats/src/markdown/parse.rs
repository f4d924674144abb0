//! Bytes of Markdown to a draft: the text as it is, and what front matter says of it.

use dateline_model::Diagnostic;

use crate::Details;
use crate::assemble::Draft;
use crate::{dates, decode};

/// How many lines front matter may have: what is longer is no front matter, but a story between two rules.
const FRONT_MATTER_LINES: usize = 60;

pub(super) fn parse(file: &str, bytes: Vec<u8>) -> Result<(Draft, Vec<Diagnostic>), Diagnostic> {
    let text = decode::plain_text(file, &bytes)?;
    let mut page = Details::default();
    let mut diagnostics = vec![];
    let front = front_matter(&text);
    for (number, line) in text[..front].lines().enumerate() {
        let place = format!("line {}", number + 1);
        if let Some(problem) = particular(line, &mut page) {
            diagnostics.push(Diagnostic::warning(file, place, problem));
        }
    }
    let furniture = std::iter::once(0..front).filter(|front| !front.is_empty()).collect();
    let draft =
        Draft { file: file.to_owned(), bytes, media_type: "text/markdown", text, page, furniture, author_guess: None };
    Ok((draft, diagnostics))
}

/// How many bytes the front matter takes: `---`, lines of `key: value`, `---`. None: zero.
fn front_matter(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate().take(FRONT_MATTER_LINES) {
        at += line.len();
        let line = line.trim_end();
        match (number, line) {
            (0, "---") => {}
            (0, _) => return 0,
            (_, "---" | "...") => return at,
            _ if line.is_empty() || line.contains(':') || line.starts_with([' ', '-', '#']) => {}
            _ => return 0,
        }
    }
    0
}

/// Takes one line of front matter in; tells a value that cannot be read.
fn particular(line: &str, page: &mut Details) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim().trim_matches(['"', '\'']).trim();
    if value.is_empty() {
        return None;
    }
    let slot = match key.trim().to_lowercase().as_str() {
        "title" => &mut page.title,
        "publisher" | "site" | "source" => &mut page.publisher,
        "author" | "by" => &mut page.author,
        "url" | "link" | "canonical" => &mut page.url,
        "language" | "lang" => &mut page.language,
        "licence" | "license" => &mut page.licence,
        "published" | "date" => {
            page.published = dates::written_day(value);
            return page.published.is_none().then(|| format!("published `{value}` is no day of the form YYYY-MM-DD"));
        }
        _ => return None,
    };
    *slot = Some(value.to_owned());
    None
}
