//! Datasets on their way out: what may be passed on, and under whose name.

use dateline_model::{Dataset, Record, Terms};

use super::{ExportOptions, Rights};
use crate::{Error, Project, Query};

/// The records that leave; an error where some may not and nobody claims the right.
pub(super) fn allowed(project: &Project, options: ExportOptions) -> Result<Vec<Record>, Error> {
    let restricted: Vec<Dataset> =
        project.store.datasets()?.into_iter().filter(|one| one.terms == Terms::Restricted).collect();
    if let Some(first) = restricted.first().filter(|_| options.rights == Rights::Refuse) {
        return Err(Error::Restricted { dataset: first.name.clone(), licence: first.licence.clone() });
    }
    let query = Query { known_on: options.known_on, recorded_on: options.recorded_on, ..Query::default() };
    let mut records = project.records(None, &query, None)?;
    if options.rights == Rights::LeaveOut {
        records.retain(|record| !restricted.iter().any(|one| one.name == record.dataset));
    }
    Ok(records)
}

/// A file that names whose data went into the others, a line each; none where there are no datasets.
pub(super) fn attribution(project: &Project, options: ExportOptions) -> Result<Option<(String, String)>, Error> {
    let mut text = String::new();
    for one in project.store.datasets()? {
        if one.terms == Terms::Restricted && options.rights == Rights::LeaveOut {
            continue;
        }
        let by = if one.attribution.is_empty() { &one.title } else { &one.attribution };
        let same = if one.terms == Terms::ShareAlike { "; what is made of it must bear the same licence" } else { "" };
        let licence = if one.licence.is_empty() { "licence not told" } else { one.licence.as_str() };
        text.push_str(&format!("{}: {by} ({licence}{same})\n", one.name));
    }
    Ok((!text.is_empty()).then(|| ("ATTRIBUTION.txt".to_owned(), text)))
}
