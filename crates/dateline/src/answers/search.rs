//! Words looked up in the texts of the reports.

use dateline_model::{Day, ReportId};

use crate::listing::{Cell, Listing};
use crate::{Error, Project};

/// A report that has the words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The report.
    pub report: ReportId,
    /// Its short name.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it came out.
    pub published: Option<Day>,
    /// A piece of the text around the words.
    pub snippet: String,
}

impl Hit {
    /// Hits as rows.
    #[must_use]
    pub fn listing(hits: &[Self]) -> Listing {
        let mut listing = Listing::new(&["doc", "published", "publisher", "title", "snippet", "report"]);
        let row = |hit: &Self| {
            vec![
                Cell::text(&hit.doc),
                Cell::day(hit.published),
                Cell::maybe(hit.publisher.as_deref()),
                Cell::maybe(hit.title.as_deref()),
                Cell::text(&hit.snippet),
                Cell::text(hit.report.as_str()),
            ]
        };
        listing.rows = hits.iter().map(row).collect();
        listing
    }
}

impl Project {
    /// The reports that have all of the words, best first, at most `limit`.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        let heads = self.store.report_heads()?;
        let found = self.store.search(words, limit)?;
        let hit = |(report, snippet): (ReportId, String)| {
            let head = heads.iter().find(|head| head.id == report)?;
            Some(Hit {
                report,
                doc: head.doc.clone(),
                title: head.title.clone(),
                publisher: head.publisher.clone(),
                published: head.published,
                snippet: snippet.split_whitespace().collect::<Vec<_>>().join(" "),
            })
        };
        Ok(found.into_iter().filter_map(hit).collect())
    }
}
