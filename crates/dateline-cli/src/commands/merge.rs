//! `dateline merge`.

use std::collections::BTreeMap;

use dateline::model::{Diagnostic, Severity};
use dateline::{MergeOptions, merge_files};

use super::Outcome;
use crate::cli::{Merge, MergeMethod, OutputFile};
use crate::failure::Failure;
use crate::{output, words};

/// How many messages about one file are shown; the rest is counted.
const SHOWN: usize = 20;

pub(super) fn run(arguments: &Merge) -> Result<Outcome, Failure> {
    let options = MergeOptions {
        files: arguments.files.clone(),
        days: arguments.days,
        kilometres: arguments.km,
        taxonomies: arguments.taxonomy.clone(),
        method: match arguments.method {
            MergeMethod::Learned => dateline::MergeMethod::Learned,
            MergeMethod::Meltt => dateline::MergeMethod::Meltt,
        },
        alone: arguments.all,
        strict: arguments.strict,
        explain: arguments.explain.is_some(),
    };
    let merged = match merge_files(&options) {
        Err(dateline::Error::RowsRefused { refused, diagnostics }) => {
            say_some(&diagnostics);
            return Err(dateline::Error::RowsRefused { refused, diagnostics: vec![] }.into());
        }
        other => other?,
    };
    say_some(&merged.diagnostics);
    words::say(&format!(
        "{} read, {} found{}",
        words::count(merged.rows, "row", "rows"),
        words::count(merged.clusters, "cluster", "clusters"),
        if merged.nowhere > 0 {
            format!("; {} without a place, compared with nothing", words::count(merged.nowhere, "row", "rows"))
        } else {
            String::new()
        }
    ));
    if let Some((events, episodes, flagged)) = merged.meltt {
        words::say(&format!(
            "{} of events, {} of episodes; {} an episode of another dataset",
            words::count(events, "cluster", "clusters"),
            words::count(episodes, "cluster", "clusters"),
            words::count(flagged, "event may belong to", "events may belong to")
        ));
    }
    if let Some(path) = &arguments.explain {
        output::data(&merged.explained, &OutputFile { path: Some(path.clone()) })?;
    }
    output::data(&merged.csv, &arguments.output)?;
    let refused = merged.diagnostics.iter().any(|one| one.severity == Severity::Error);
    Ok(if refused { Outcome::Refused } else { Outcome::of_rows(merged.clusters) })
}

/// Says the first messages about each file, and how many more there are.
fn say_some(diagnostics: &[Diagnostic]) {
    let mut of_file: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        let count = of_file.entry(diagnostic.file.as_str()).or_default();
        *count += 1;
        if *count <= SHOWN {
            words::say_all(std::slice::from_ref(diagnostic));
        }
    }
    for (file, count) in of_file {
        if count > SHOWN {
            words::say(&format!("{file}: and {}", words::count(count - SHOWN, "message more", "messages more")));
        }
        let errors = diagnostics.iter().filter(|one| one.file == file && one.severity == Severity::Error).count();
        if errors > 0 {
            words::say(&format!(
                "{file}: {} refused, the rest was read",
                words::count(errors, "input was", "inputs were")
            ));
        }
    }
}
