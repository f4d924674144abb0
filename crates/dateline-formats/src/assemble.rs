//! From a decoded text to a report: what every format does after its own parsing.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline_model::{Day, Diagnostic, Mark, MarkKind, PublishedBasis, Report, ReportId, content_hash};

use crate::byline::{self, Byline};
use crate::furniture::{self, Furniture};
use crate::lines::Text;
use crate::{Details, dates, interview, marks};

/// What a format's own parser made of the bytes.
pub(crate) struct Draft {
    pub(crate) file: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) media_type: &'static str,
    pub(crate) text: String,
    /// What the page says of itself, beside its text.
    pub(crate) page: Details,
    /// Bytes of the text that the format knows to be no story: front matter, captions.
    pub(crate) furniture: Vec<Range<usize>>,
    /// The page's byline, in case nothing better names the author.
    pub(crate) author_guess: Option<String>,
}

/// The report of a draft. What the list says wins over the page; what the page's metadata says wins over its lines.
pub(crate) fn assemble(draft: Draft, details: &Details, today: Day) -> Result<Report, Diagnostic> {
    if draft.text.trim().is_empty() {
        return Err(Diagnostic::error(&draft.file, "", "there is no text in it"));
    }
    let first = |one: &Option<String>, other: &Option<String>| {
        one.clone().or_else(|| other.clone()).filter(|value| !value.trim().is_empty())
    };
    let text = Text::new(&draft.text);
    let publisher = first(&details.publisher, &draft.page.publisher);
    let told_author = first(&details.author, &draft.page.author);
    let labels = interview::labels(&text, publisher.as_deref(), told_author.as_deref());
    let speaker_lines = labels.as_ref().map(interview::Labels::lines).unwrap_or_default();
    let known = lines_within(&text, &draft.furniture);
    let furniture = furniture::furniture(&text, &speaker_lines, known);
    let byline = byline::byline(&text, furniture.story_start);
    let url = first(&details.url, &draft.page.url);
    let (published, published_basis, by_us) =
        published(&draft, details, &byline, url.as_deref(), today, || last_day_told(&text, &furniture, today))?;
    let mut all = marks::encyclopedia_marks(&text);
    all.extend(furniture_marks(&text, &furniture));
    let mut turns = vec![];
    if let Some(labels) = &labels {
        let (labels, found) = interview::turns(&text, labels, &furniture.lines, furniture.story_end);
        all.extend(labels);
        turns = found;
    }
    all.sort_by_key(|mark| (mark.start, mark.end, mark.kind.as_str()));
    let title = first(&details.title, &draft.page.title).or_else(|| furniture.title.clone());
    let author = told_author.or_else(|| byline.author.clone()).or_else(|| draft.author_guess.clone());
    drop(text);
    Ok(Report {
        id: report_id(&draft.text, &title, &publisher, published.filter(|_| !by_us), &url),
        doc: details.id.clone().filter(|id| !id.is_empty()).unwrap_or_else(|| stem(&draft.file).to_owned()),
        title,
        publisher,
        author,
        url,
        published,
        published_basis,
        language: first(&details.language, &draft.page.language),
        licence: first(&details.licence, &draft.page.licence),
        retrieved: details.retrieved,
        read_minutes: byline.read_minutes,
        media_type: draft.media_type.to_owned(),
        file: draft.file,
        bytes: draft.bytes,
        text: draft.text,
        marks: all,
        turns,
    })
}

/// The id by content. A day that we inferred ourselves is left out, since it may come from the file's name.
fn report_id(
    text: &str,
    title: &Option<String>,
    publisher: &Option<String>,
    published: Option<Day>,
    url: &Option<String>,
) -> ReportId {
    let published = published.map(|day| day.to_string()).unwrap_or_default();
    let [title, publisher, url] = [title, publisher, url].map(|value| value.as_deref().unwrap_or_default());
    let parts = [text, title, publisher, published.as_str(), url].map(str::as_bytes);
    ReportId::new(format!("r-{}", content_hash(&parts)))
}

/// The published day, how it is known, and whether we inferred it: the list, the page, the file's name, the address,
/// the last full date told. A day after today is refused wherever it is stated, since nothing was published then.
fn published(
    draft: &Draft,
    details: &Details,
    byline: &Byline,
    url: Option<&str>,
    today: Day,
    last_told: impl FnOnce() -> Option<Day>,
) -> Result<(Option<Day>, PublishedBasis, bool), Diagnostic> {
    let named = || dates::day_in_name(stem(&draft.file));
    let (day, basis, by_us) = if let Some(day) = details.published {
        (Some(day), details.published_basis.unwrap_or(PublishedBasis::Stated), false)
    } else if let Some(day) = draft.page.published.or(byline.published) {
        (Some(day), PublishedBasis::Stated, false)
    } else if let Some(day) = named().or_else(|| url.and_then(dates::day_in_name)) {
        (Some(day), PublishedBasis::Inferred, true)
    } else {
        (last_told(), PublishedBasis::Inferred, true)
    };
    match day {
        Some(day) if day > today => {
            let reason = format!("published `{day}` lies after today, {today}");
            Err(Diagnostic::error(&draft.file, "", reason))
        }
        Some(day) => Ok((Some(day), basis, by_us)),
        None => Ok((None, PublishedBasis::Unknown, true)),
    }
}

/// The last full date that the story tells of, up to today: it came out no earlier. A notice of the site's own around
/// the story tells nothing.
fn last_day_told(text: &Text<'_>, furniture: &Furniture, today: Day) -> Option<Day> {
    let stories = text.lines.iter().enumerate().filter(|(number, _)| !furniture.lines.contains(number));
    stories.flat_map(|(_, line)| dates::full_dates(line.text)).filter(|day| *day <= today).max()
}

/// Numbers of the lines that lie in these pieces of the text.
fn lines_within(text: &Text<'_>, pieces: &[Range<usize>]) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    for piece in pieces {
        let from = text.lines.partition_point(|line| line.start < piece.start);
        let within = text.lines[from..].iter().take_while(|line| line.end <= piece.end);
        lines.extend(within.enumerate().map(|(at, _)| from + at));
    }
    lines
}

fn furniture_marks(text: &Text<'_>, furniture: &Furniture) -> Vec<Mark> {
    let lines = furniture.lines.iter().map(|number| text.lines[*number]).filter(|line| !line.text.is_empty());
    lines.map(|line| marks::mark(text, line.start, line.end, MarkKind::Furniture)).collect()
}

/// A file's name without folder and extension.
pub(crate) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim_matches(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_the_name_without_folder_and_extension() {
        assert_eq!(stem("reports/battle_of_qalamoun_2013-2014.txt"), "battle_of_qalamoun_2013-2014");
        assert_eq!(stem("qara"), "qara");
    }
}
