//! Making, opening and closing a project file.
//!
//! While it is open for writing the file is in WAL mode, so that readers and the writer do not wait for each other; on
//! closing the log is folded in, and the project is one file again that can be copied or sent.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use crate::error::{Fault, StoreError};
use crate::geopackage;
use crate::instant;
use crate::migrate::{self, MIGRATIONS};

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// The application id of a GeoPackage: `GPKG`.
const GEOPACKAGE: i32 = 0x4750_4B47;
const THIS_VERSION: &str = concat!("dateline ", env!("CARGO_PKG_VERSION"));

/// What a new project says of its making.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoreInfo {
    /// Name and version of the program that makes it: `dateline 0.1.0`.
    pub application: String,
    /// When: an instant in UTC, `2013-12-06T09:30:00Z`.
    pub created: String,
}

/// An open project file.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    writes: bool,
}

impl Store {
    /// Makes a new project file and opens it for writing. The file appears under its name only when it is whole; a file
    /// that is there already is left as it is.
    pub fn create(path: &Path, info: &StoreInfo) -> Result<Self, StoreError> {
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let created = instant::stored(&info.created).map_err(|fault| fault.at(path))?;
        let draft = Draft::beside(path)?;
        fill(&draft.path, &info.application, &created).map_err(|error| Fault::from(error).at(path))?;
        draft.publish(path)?;
        Self::open(path)
    }

    /// Opens a project for reading and writing. One that an older version made is brought to the newest form.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let fault = |error| Fault::from(error).at(path);
        if store.connection.is_readonly(MAIN_DB).map_err(fault)? {
            return Err(StoreError::Unwritable { path: path.to_owned(), what: "the file is read-only".to_owned() });
        }
        let (found, known) = store.form()?;
        if found < known {
            let now = "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
            let now: String = store.connection.query_row(now, [], |row| row.get(0)).map_err(fault)?;
            migrate::migrate(&store.connection, MIGRATIONS, found, THIS_VERSION, &now).map_err(fault)?;
        }
        store.writes = true;
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;";
        store.connection.execute_batch(settings).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                StoreError::Unwritable { path: path.to_owned(), what: "its folder cannot be written".to_owned() }
            }
            _ => fault(error),
        })?;
        Ok(store)
    }

    /// Opens a project for reading only. Nothing is changed; one that an older version made is refused.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let (found, known) = store.form()?;
        if found < known {
            return Err(StoreError::Older { path: path.to_owned(), found, known });
        }
        Ok(store)
    }

    /// Closes the project. One that was open for writing becomes a single file again, unless another program has it open:
    /// then the last to close it does that.
    pub fn close(mut self) -> Result<(), StoreError> {
        let folded = self.fold();
        self.writes = false;
        folded.map_err(|error| Fault::from(error).at(&self.path))
    }

    /// Writes what comes next straight into the file, with a journal for undoing, rather than into a log that is folded in
    /// later: a large import is written once, not twice. Readers wait meanwhile. Where another program has the project
    /// open, it stays as it is.
    pub fn write_straight(&self) -> Result<(), StoreError> {
        self.read(|connection| {
            match connection.query_row("PRAGMA journal_mode = TRUNCATE", [], |row| row.get::<_, String>(0)) {
                Ok(_) => Ok(()),
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
                Err(error) => Err(error.into()),
            }
        })
    }

    /// Where the project is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs some reading, and adds the file's name to what goes wrong.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        work(&self.connection).map_err(|fault| fault.at(&self.path))
    }

    fn connect(path: &Path, access: OpenFlags) -> Result<Self, StoreError> {
        look_at_the_start(path)?;
        let connect = || {
            let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            connection.busy_timeout(PATIENCE)?;
            connection.set_prepared_statement_cache_capacity(128);
            connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000;")?;
            geopackage::register_functions(&connection)?;
            Ok(connection)
        };
        let connection = connect().map_err(|error| Fault::Sqlite(error).at(path))?;
        Ok(Self { connection, path: path.to_owned(), writes: false })
    }

    /// The form of the file and the newest one; an error where it is no project of ours or a newer one.
    fn form(&self) -> Result<(u32, u32), StoreError> {
        let path = self.path.clone();
        let pragma = "PRAGMA application_id";
        let id: i32 = self.read(|connection| Ok(connection.query_row(pragma, [], |row| row.get(0))?))?;
        if id != GEOPACKAGE {
            return Err(StoreError::NotAGeoPackage { path });
        }
        let known = migrate::newest(MIGRATIONS);
        match self.read(|connection| Ok(migrate::form_of(connection)?))? {
            None => Err(StoreError::NotAProject { path }),
            Some((found, application)) if found > known => Err(StoreError::Newer { path, application, found, known }),
            Some((found, _)) => Ok((found, known)),
        }
    }

    /// Folds the log into the file. Where another program has it open, that one will.
    fn fold(&self) -> Result<(), rusqlite::Error> {
        if !self.writes {
            return Ok(());
        }
        self.connection.flush_prepared_statement_cache();
        self.connection.busy_timeout(Duration::ZERO)?;
        match self.connection.execute_batch("PRAGMA journal_mode = DELETE") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
            other => other,
        }
    }
}

impl Drop for Store {
    /// Folds the log in where it can; who wants to hear of a failure calls [`Store::close`].
    fn drop(&mut self) {
        drop(self.fold());
    }
}

/// Writes a whole project into an empty file that nobody else knows of.
fn fill(path: &Path, application: &str, created: &str) -> Result<(), rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY;")?;
    migrate::migrate(&connection, MIGRATIONS, 0, application, created)?;
    connection.execute("UPDATE gpkg_contents SET last_change = ?1", [created])?;
    connection.close().map_err(|(_, error)| error)
}

/// A file in the making; removed again when it is dropped unpublished.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn beside(target: &Path) -> Result<Self, StoreError> {
        let unwritable = |what: String| StoreError::Unwritable { path: target.to_owned(), what };
        let name = target.file_name().ok_or_else(|| unwritable("that is no name for a file".to_owned()))?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(unwritable(format!("there is no folder `{}`", folder.display())));
        }
        let mut draft = OsString::from(".");
        draft.push(name);
        draft.push(format!(".{}.new", std::process::id()));
        let path = folder.join(draft);
        fs::File::create(&path).map_err(|error| unwritable(error.to_string()))?;
        Ok(Self { path })
    }

    /// Gives the file its name, unless there is one by now.
    fn publish(self, target: &Path) -> Result<(), StoreError> {
        let exists = || StoreError::Exists { path: target.to_owned() };
        match fs::hard_link(&self.path, target) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
            // Some file systems know no links; renaming is as whole, but would replace a file made in this instant.
            Err(_) if target.exists() => Err(exists()),
            Err(_) => fs::rename(&self.path, target)
                .map_err(|error| StoreError::Unwritable { path: target.to_owned(), what: error.to_string() }),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// Says of a path that is no SQLite database what it is instead, before SQLite is asked.
fn look_at_the_start(path: &Path) -> Result<(), StoreError> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::NotFound { path: path.to_owned() },
        _ => StoreError::Unreadable { path: path.to_owned(), what: error.to_string() },
    };
    if fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Err(StoreError::Unreadable { path: path.to_owned(), what: "it is a folder".to_owned() });
    }
    let mut start = vec![];
    fs::File::open(path).and_then(|file| file.take(16).read_to_end(&mut start)).map_err(unreadable)?;
    if start == b"SQLite format 3\0" { Ok(()) } else { Err(StoreError::NotADatabase { path: path.to_owned() }) }
}
