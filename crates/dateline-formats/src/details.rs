//! What a list says of a report, beside its text.

use dateline_model::{Day, PublishedBasis};

/// What a `reports.json`, a line of JSONL or the caller says of a report. Where something is said here, it wins over
/// what the page itself says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Details {
    /// The report's id in the list; becomes its `doc`.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The day it came out.
    pub published: Option<Day>,
    /// How that day is known; stated, where a day is given without a basis.
    pub published_basis: Option<PublishedBasis>,
    /// Language, as an IETF tag.
    pub language: Option<String>,
    /// Under what terms the text may be shown.
    pub licence: Option<String>,
    /// The day it was fetched.
    pub retrieved: Option<Day>,
}
