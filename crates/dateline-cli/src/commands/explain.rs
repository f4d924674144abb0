//! `dateline explain`.

use dateline::{Explanation, explanation_page};

use super::{Outcome, open_to_ask};
use crate::cli::{Explain, ExplainFormat};
use crate::failure::Failure;
use crate::{output, show};

pub(super) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let times = &arguments.times;
    let explanation = project.explain(&arguments.target, arguments.on, times.known_on, times.recorded_on)?;
    let text = match arguments.format.unwrap_or_else(|| ExplainFormat::of_file(&arguments.output)) {
        ExplainFormat::Text => show::explanation(&explanation, &arguments.output),
        ExplainFormat::Html => explanation_page(&explanation),
        ExplainFormat::Json => {
            serde_json::to_string_pretty(&explanation).expect("an explanation is always JSON") + "\n"
        }
    };
    output::data(&text, &arguments.output)?;
    Ok(match explanation {
        Explanation::Place(place) => Outcome::of_rows(place.intervals.len()),
        Explanation::Claim(_) | Explanation::Event(_) => Outcome::Done,
    })
}
