//! Bytes of plain text to a draft.

use dateline_model::Diagnostic;

use crate::Details;
use crate::assemble::Draft;
use crate::decode;

pub(super) fn parse(file: &str, bytes: Vec<u8>) -> Result<Draft, Diagnostic> {
    let text = decode::plain_text(file, &bytes)?;
    Ok(Draft {
        file: file.to_owned(),
        bytes,
        media_type: "text/plain",
        text,
        page: Details::default(),
        furniture: vec![],
        author_guess: None,
    })
}
