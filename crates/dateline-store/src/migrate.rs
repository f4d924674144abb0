//! From the form of a project file to the newest one: numbered SQL files, each run once and recorded.
//!
//! A file is never changed once a version with it is released; what comes later is a new file.

use rusqlite::{Connection, OptionalExtension, params};

/// A step from one form of the project file to the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// All of them; the number of each is its place, from 1.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { name: "geopackage", sql: include_str!("../migrations/0001_geopackage.sql") },
    Migration { name: "project", sql: include_str!("../migrations/0002_project.sql") },
    Migration { name: "spatial_index", sql: include_str!("../migrations/0003_spatial_index.sql") },
    Migration { name: "search", sql: include_str!("../migrations/0004_search.sql") },
    Migration { name: "claims_runs", sql: include_str!("../migrations/0005_claims_runs.sql") },
    Migration { name: "parameters", sql: include_str!("../migrations/0006_parameters.sql") },
    Migration { name: "claim_ends", sql: include_str!("../migrations/0007_claim_ends.sql") },
    Migration { name: "roads", sql: include_str!("../migrations/0008_roads.sql") },
    Migration { name: "sieges", sql: include_str!("../migrations/0009_sieges.sql") },
    Migration { name: "datasets", sql: include_str!("../migrations/0010_datasets.sql") },
];

/// The number of the newest form.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    u32::try_from(migrations.len()).expect("there are only a few migrations")
}

/// The form of an open file, and the version that brought it there; `None` where Dateline did not make it.
pub(crate) fn form_of(connection: &Connection) -> Result<Option<(u32, String)>, rusqlite::Error> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'dateline_migration'";
    if !connection.prepare(sql)?.exists([])? {
        return Ok(None);
    }
    let sql = "SELECT number, application FROM dateline_migration ORDER BY number DESC LIMIT 1";
    connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()
}

/// Brings a file from form `from` (0 for an empty one) to the newest, in one transaction: all of it, or nothing. Foreign
/// keys are left aside meanwhile, since a table that is made anew is gone for a moment; who opens the file for writing
/// turns them on.
pub(crate) fn migrate(
    connection: &Connection,
    migrations: &[Migration],
    from: u32,
    application: &str,
    instant: &str,
) -> Result<(), rusqlite::Error> {
    connection.execute_batch("PRAGMA foreign_keys = OFF")?;
    let transaction = connection.unchecked_transaction()?;
    for (number, migration) in (1_u32..).zip(migrations).filter(|(number, _)| *number > from) {
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO dateline_migration (number, name, applied, application) VALUES (?1, ?2, ?3, ?4)",
            params![number, migration.name, instant, application],
        )?;
    }
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MORE: &[Migration] = &[
        MIGRATIONS[0],
        Migration { name: "towns", sql: "CREATE TABLE town (name TEXT) STRICT; INSERT INTO town VALUES ('Qara');" },
    ];
    const BROKEN: &[Migration] = &[
        MIGRATIONS[0],
        MORE[1],
        Migration { name: "broken", sql: "CREATE TABLE road (name TEXT); SELECT * FROM nowhere;" },
    ];

    #[test]
    fn an_older_file_is_brought_to_the_newest_form_once() {
        let connection = Connection::open_in_memory().unwrap();
        assert_eq!(form_of(&connection).unwrap(), None);
        migrate(&connection, &MORE[..1], 0, "dateline 0.1.0", "2013-12-06T09:30:00.000Z").unwrap();
        assert_eq!(form_of(&connection).unwrap(), Some((1, "dateline 0.1.0".to_owned())));
        migrate(&connection, MORE, 1, "dateline 0.2.0", "2014-12-06T09:30:00.000Z").unwrap();
        assert_eq!(form_of(&connection).unwrap(), Some((2, "dateline 0.2.0".to_owned())));
        migrate(&connection, MORE, 2, "dateline 0.3.0", "2015-12-06T09:30:00.000Z").unwrap();
        let towns: i64 = connection.query_row("SELECT count(*) FROM town", [], |row| row.get(0)).unwrap();
        assert_eq!(towns, 1);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_in_its_form() {
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection, &BROKEN[..1], 0, "dateline 0.1.0", "2013-12-06T09:30:00.000Z").unwrap();
        migrate(&connection, BROKEN, 1, "dateline 0.2.0", "2014-12-06T09:30:00.000Z").unwrap_err();
        assert_eq!(form_of(&connection).unwrap(), Some((1, "dateline 0.1.0".to_owned())));
        assert!(connection.query_row("SELECT count(*) FROM town", [], |_| Ok(())).is_err());
    }
}
