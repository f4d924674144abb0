//! Bytes of a page to a draft.

use dateline_model::Diagnostic;
use dom_query::Document;

use super::article::{self, Rendered};
use super::{depth, metadata};
use crate::assemble::Draft;
use crate::{Limits, decode};

pub(super) fn parse(file: &str, bytes: Vec<u8>, limits: &Limits) -> Result<(Draft, Vec<Diagnostic>), Diagnostic> {
    let (page, mut diagnostics) = decode::web_page(file, &bytes)?;
    let (page, dropped) = depth::flatten(&page, limits.html_depth);
    if dropped > 0 {
        let reason = format!(
            "elements stand more than {} deep in one another; `{dropped}` tags were dropped, their text kept",
            limits.html_depth
        );
        diagnostics.push(Diagnostic::warning(file, "", reason));
    }
    let document = Document::from(page.as_ref());
    let (details, troubles) = metadata::metadata(&document);
    diagnostics.extend(troubles.into_iter().map(|reason| Diagnostic::warning(file, "", reason)));
    let (Rendered { text, furniture }, byline) = match article::main_article(document) {
        Some(found) => found,
        None => {
            let reason = "no article was found on the page; the whole page without its menus is taken";
            diagnostics.push(Diagnostic::warning(file, "", reason));
            (article::whole_page(&Document::from(page.as_ref())), None)
        }
    };
    let draft = Draft {
        file: file.to_owned(),
        bytes,
        media_type: "text/html",
        text,
        page: details,
        furniture,
        author_guess: byline,
    };
    Ok((draft, diagnostics))
}
