//! What can go wrong with a project file. Every message names the file, and says what to do where that is plain.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// What went wrong with a project file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file.
    #[error("{}: no such project file", path.display())]
    NotFound {
        /// The project file.
        path: PathBuf,
    },
    /// A new project would replace a file.
    #[error("{}: the file exists already, and is left as it is", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// It is no SQLite database.
    #[error("{}: not a project file: not a SQLite database", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// It is a SQLite database, but no GeoPackage.
    #[error("{}: not a project file: a SQLite database, but not a GeoPackage", path.display())]
    NotAGeoPackage {
        /// The file.
        path: PathBuf,
    },
    /// It is a GeoPackage, but no Dateline project.
    #[error("{}: not a project file: a GeoPackage, but not one that Dateline made", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
    },
    /// A newer version made it.
    #[error("{}: made by `{application}` in form {found}; this version knows forms up to {known}", path.display())]
    Newer {
        /// The project file.
        path: PathBuf,
        /// What brought it to that form.
        application: String,
        /// The number of its newest migration.
        found: u32,
        /// The number of the newest migration known here.
        known: u32,
    },
    /// An older version made it, and it was opened for reading only.
    #[error("{}: in the older form {found}; open it once for writing, which brings it to form {known}", path.display())]
    Older {
        /// The project file.
        path: PathBuf,
        /// The number of its newest migration.
        found: u32,
        /// The number of the newest migration known here.
        known: u32,
    },
    /// The file or its folder cannot be written (or, for its folder, does not exist).
    #[error("{}: cannot be written: {what}", path.display())]
    Unwritable {
        /// The project file.
        path: PathBuf,
        /// What stands in the way.
        what: String,
    },
    /// The file cannot be read.
    #[error("{}: cannot be read: {what}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What stands in the way.
        what: String,
    },
    /// Another program is writing to it.
    #[error("{}: another program is using it; try again when that is done", path.display())]
    Busy {
        /// The project file.
        path: PathBuf,
    },
    /// Its bytes are damaged.
    #[error("{}: the file is damaged: {what}", path.display())]
    Corrupt {
        /// The project file.
        path: PathBuf,
        /// What SQLite says of it.
        what: String,
    },
    /// There is no room left.
    #[error("{}: the disk is full; nothing of this step was written", path.display())]
    DiskFull {
        /// The project file.
        path: PathBuf,
    },
    /// A row holds something that cannot stand there: another program changed it.
    #[error("{}: table `{table}`, column `{column}`: {what}", path.display())]
    Cell {
        /// The project file.
        path: PathBuf,
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// What is wrong with the value.
        what: String,
    },
    /// A row was to be written that the project's rules refuse.
    #[error("{}: table `{table}` refuses a row: {what}", path.display())]
    Refused {
        /// The project file.
        path: PathBuf,
        /// The table.
        table: &'static str,
        /// The rule, or what is wrong.
        what: String,
    },
    /// A text that is no instant.
    #[error("{}: `{text}` is no instant of the form 2013-12-06T09:30:00Z, and no day", path.display())]
    Instant {
        /// The project file.
        path: PathBuf,
        /// The text.
        text: String,
    },
    /// Anything else that SQLite complains of.
    #[error("{}: {what}", path.display())]
    Database {
        /// The project file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
}

/// What went wrong inside, before the file's name is added to it.
#[derive(Debug)]
pub(crate) enum Fault {
    Sqlite(rusqlite::Error),
    /// A write to this table failed.
    Write {
        table: &'static str,
        error: rusqlite::Error,
    },
    Cell {
        table: &'static str,
        column: String,
        what: String,
    },
    Refused {
        table: &'static str,
        what: String,
    },
    Instant {
        text: String,
    },
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Fault {
    /// The error that leaves the crate.
    pub(crate) fn at(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            Self::Sqlite(error) => from_sqlite(path, &error),
            Self::Write { table, error } if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                StoreError::Refused { path, table, what: error.to_string() }
            }
            Self::Write { error, .. } => from_sqlite(path, &error),
            Self::Cell { table, column, what } => StoreError::Cell { path, table, column, what },
            Self::Refused { table, what } => StoreError::Refused { path, table, what },
            Self::Instant { text } => StoreError::Instant { path, text },
        }
    }
}

fn from_sqlite(path: PathBuf, error: &rusqlite::Error) -> StoreError {
    let what = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotADatabase { path },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Corrupt { path, what },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StoreError::Unwritable { path, what }
        }
        _ => StoreError::Database { path, what },
    }
}
