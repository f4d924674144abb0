//! The tables of a project as CSV: file names and columns are those of the schema table, lists are JSON arrays.

use dateline_model::{Record, Report};
use dateline_store::ReportHead;

use super::ExportOptions;
use crate::answers::holder_name;
use crate::listing::{Cell, Listing, Lists};
use crate::{Error, Project, rows};

/// The files, with their names.
pub(super) fn files(
    project: &Project,
    options: ExportOptions,
    records: &[Record],
) -> Result<Vec<(String, String)>, Error> {
    let named = |(name, listing): (&str, Listing)| (format!("{name}.csv"), listing.to_csv(Lists::Json));
    Ok(tables(project, options, records)?.into_iter().map(named).collect())
}

fn tables(
    project: &Project,
    options: ExportOptions,
    records: &[Record],
) -> Result<Vec<(&'static str, Listing)>, Error> {
    let store = &project.store;
    let view = project.view(options.known_on, options.recorded_on)?;
    let places = project.places_by_id();
    let holder = |holder: &_| holder_name(holder, &project.lexicon);
    Ok(vec![
        ("actor", rows::actors(&store.actors()?)),
        ("claim", rows::claims(&view.claims)),
        ("control_interval", rows::control(&view.control, &places, holder)),
        ("dataset", rows::datasets(&store.datasets()?)),
        ("event", rows::events(&view.events)),
        ("member", rows::members(&view.events)),
        ("place", rows::places(project.gazetteer.places())),
        ("record", rows::records(records)),
        ("region", rows::regions(&store.regions()?)),
        ("rejected", rejected(project)?),
        ("relation", rows::relations(&store.relations()?)),
        ("release", rows::releases(&store.releases()?)),
        ("report", rows::reports(&reports(project)?)),
        ("road", rows::roads(&store.roads()?)),
        ("route_interval", rows::route_intervals(&project.route_intervals(options.known_on, options.recorded_on)?)),
        ("run", runs(project)?),
        ("side", rows::sides(&store.sides()?)),
        ("siege", rows::sieges(&view.sieges, &places)),
        ("source", rows::sources(&store.sources()?)),
    ])
}

fn reports(project: &Project) -> Result<Vec<(ReportHead, Option<Report>)>, Error> {
    let with_report = |head: ReportHead| {
        let mut report = project.store.report(&head.id)?;
        if let Some(report) = &mut report {
            report.text.clear();
            report.bytes.clear();
        }
        Ok((head, report))
    };
    project.store.report_heads()?.into_iter().map(with_report).collect()
}

fn runs(project: &Project) -> Result<Listing, Error> {
    let mut listing = Listing::new(&[
        "id",
        "kind",
        "started",
        "coder",
        "lexicon_hash",
        "parameters_hash",
        "rows_in",
        "rows_out",
        "rejected",
    ]);
    let count = |count: u64| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    for run in project.store.runs()? {
        listing.rows.push(vec![
            Cell::text(run.id.as_str()),
            Cell::text(run.kind.as_str()),
            Cell::Text(run.started),
            Cell::Text(run.coder),
            Cell::Text(run.lexicon_hash),
            Cell::Text(run.parameters_hash),
            count(run.rows_in),
            count(run.rows_out),
            count(run.rejected),
        ]);
    }
    Ok(listing)
}

fn rejected(project: &Project) -> Result<Listing, Error> {
    let mut listing = Listing::new(&["file", "place", "reason", "content", "recorded_in"]);
    for one in project.store.rejected()? {
        listing.rows.push(vec![
            Cell::Text(one.file),
            Cell::Text(one.place),
            Cell::Text(one.reason),
            Cell::Text(one.content),
            Cell::text(one.recorded_in.as_str()),
        ]);
    }
    Ok(listing)
}

#[cfg(test)]
mod tests {
    use dateline_model::schema::table;

    use super::*;
    use crate::{Clock, InitOptions};

    /// Columns that stay in the project file: its own bookkeeping, and what may not be passed on.
    fn kept_back(table: &str, column: &str) -> bool {
        let of_results = ["report", "claim", "event", "control_interval", "route_interval", "siege", "rejected"];
        column == "withdrawn_in"
            || (column == "recorded_in" && !of_results.contains(&table))
            || (table == "record" && ["at", "len", "hash"].contains(&column))
            || (table == "report" && ["text", "marks", "turns"].contains(&column))
    }

    #[test]
    fn files_and_columns_are_those_of_the_schema_table_in_its_order() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at("2026-01-15T12:00:00Z").unwrap();
        let options = InitOptions { packs: vec!["syria".to_owned()], actors_files: vec![], clock };
        let (project, _) = Project::init(&folder.path().join("p.gpkg"), &options).unwrap();
        let options = ExportOptions {
            format: crate::Format::Csv,
            known_on: None,
            recorded_on: None,
            rights: crate::Rights::Refuse,
        };
        let tables = tables(&project, options, &[]).unwrap();
        assert!(tables.len() >= 16);
        for (name, listing) in tables {
            let columns = table(name).unwrap_or_else(|| panic!("no table `{name}`")).columns;
            let wanted: Vec<&str> =
                columns.iter().map(|column| column.name).filter(|column| !kept_back(name, column)).collect();
            let got: Vec<&str> =
                listing.columns.iter().copied().filter(|column| !["longitude", "latitude"].contains(column)).collect();
            assert_eq!(got, wanted, "{name}");
            assert!(listing.rows.iter().all(|row| row.len() == listing.columns.len()), "{name}");
        }
    }
}
