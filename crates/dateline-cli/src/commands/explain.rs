//! `dateline explain`.

use dateline::Explanation;

use super::{Outcome, open_to_ask};
use crate::cli::{Explain, ExplainFormat};
use crate::failure::Failure;
use crate::{output, show};

pub(super) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    let project = open_to_ask(&arguments.project)?;
    let times = &arguments.times;
    let explanation = project.explain(&arguments.target, arguments.on, times.known_on, times.recorded_on)?;
    match arguments.format.unwrap_or(ExplainFormat::Text) {
        ExplainFormat::Text => output::text(&show::explanation(&explanation), &arguments.output)?,
        ExplainFormat::Json => {
            let json = serde_json::to_string_pretty(&explanation).expect("an explanation is always JSON");
            output::data(&(json + "\n"), &arguments.output)?;
        }
    }
    Ok(match explanation {
        Explanation::Place(place) => Outcome::of_rows(place.intervals.len()),
        Explanation::Claim(_) | Explanation::Event(_) => Outcome::Done,
    })
}
