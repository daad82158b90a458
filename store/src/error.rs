//! What can go wrong with the database, told so that somebody can act.
//! Not here: refusals of the domain, and "not found", which is an option.

use std::path::PathBuf;

use sqlx::sqlite::SqliteError;
use uuid::Uuid;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the database cannot be understood.
    #[error("the database address must look like sqlite:PATH or postgres://HOST/NAME: {0}")]
    Address(String),
    /// There is no such file, and this command makes none: a mistyped path would look like an empty office.
    #[error(
        "there is no database file {}; check database.url, or make a new one with `termijn migrate`", .0.display()
    )]
    NoFile(PathBuf),
    /// The file cannot be opened or made.
    #[error("the database file {} cannot be opened: {why}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The linked SQLite is too old to be trusted with a write-ahead log.
    #[error("SQLite {0} can damage a database in WAL mode; 3.51.3 or newer is needed")]
    SqliteTooOld(String),
    /// Nothing may be written.
    #[error(
        "the database is read-only; check the owner and mode of the file and its folder, or the server's role: {0}"
    )]
    ReadOnly(String),
    /// No space is left.
    #[error("the disk of the database is full; nothing was written. Make room and try again: {0}")]
    DiskFull(String),
    /// Somebody else holds the lock for too long.
    #[error(
        "the database is locked by another process or transaction; nothing was written, try again: {0}"
    )]
    Locked(String),
    /// The server or the pool does not answer.
    #[error("the database cannot be reached; nothing is known to be written, try again: {0}")]
    Unavailable(String),
    /// The connection broke during the commit: it may or may not have happened.
    #[error(
        "the connection broke during a commit, which may have happened; look before trying again: {0}"
    )]
    CommitUnknown(String),
    /// The program is stopping and the transaction was not finished.
    #[error("the program is stopping; the transaction was rolled back")]
    Stopped,
    /// The schema was made by a newer program.
    #[error(
        "the database has schema {found}, this program knows up to {known}; install the newer termijn again, or restore the backup made before its migration"
    )]
    NewerSchema {
        /// The newest schema version found.
        found: i64,
        /// The newest schema version known.
        known: i64,
    },
    /// The schema is older than the program.
    #[error("the database schema is behind by {pending} step(s); run `termijn migrate`")]
    SchemaBehind {
        /// How many steps are missing.
        pending: usize,
    },
    /// A migration did not finish or is not the one this program holds.
    #[error("schema step {version} is damaged ({why}); restore the backup made before it")]
    SchemaDamaged {
        /// The step.
        version: i64,
        /// What is wrong with it.
        why: String,
    },
    /// A migration failed and was rolled back.
    #[error("the schema could not be brought up to date: {0}")]
    Migration(String),
    /// Stored text or bytes have no meaning here.
    #[error(
        "the database is damaged: {place} holds {found:?}; stop, keep a copy, and restore a backup"
    )]
    Corrupt {
        /// Table and column, or what the database named.
        place: String,
        /// What was found.
        found: String,
    },
    /// Somebody else was faster.
    #[error("{what} {id} was changed by somebody else: version {expected} was expected")]
    Conflict {
        /// The kind of thing.
        what: &'static str,
        /// Which one.
        id: Uuid,
        /// The version the caller had seen.
        expected: i32,
    },
    /// A unique key is taken.
    #[error("this exists already: {0}")]
    Duplicate(String),
    /// A foreign key, a check or a required column refused the row.
    #[error("the database refused a row that must not exist: {0}")]
    Refused(String),
    /// A backup would write over a file.
    #[error("{} exists already; a backup never overwrites", .0.display())]
    BackupExists(PathBuf),
    /// A backup could not be written.
    #[error("the backup {} could not be written: {why}", path.display())]
    Backup {
        /// The file asked for.
        path: PathBuf,
        /// What went wrong.
        why: String,
    },
    /// This kind of database is copied by its own tool.
    #[error(
        "termijn does not copy a PostgreSQL database; use pg_dump --format=custom --file=FILE and keep it safe"
    )]
    BackupByServer,
    /// Anything else: a programming error.
    #[error("a query failed: {0}")]
    Query(String),
}

impl StoreError {
    /// Text of a state column that no program of ours has written.
    pub fn corrupt(place: &str, found: &str) -> Self {
        StoreError::Corrupt {
            place: place.to_owned(),
            found: found.to_owned(),
        }
    }

    /// Whether the same call may succeed later without anybody acting.
    pub fn is_passing(&self) -> bool {
        matches!(self, StoreError::Locked(_) | StoreError::Unavailable(_))
    }

    /// The meaning of an error in a commit, where a broken connection leaves the outcome open.
    pub(crate) fn of_commit(error: sqlx::Error) -> Self {
        match StoreError::from(error) {
            StoreError::Unavailable(why) => StoreError::CommitUnknown(why),
            other => other,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let said = error.to_string();
        match &error {
            sqlx::Error::Database(inner) => {
                let code = inner.code().unwrap_or_default();
                if inner.try_downcast_ref::<SqliteError>().is_some() {
                    of_sqlite(&code, said)
                } else {
                    of_postgres(&code, said)
                }
            }
            sqlx::Error::ColumnDecode { index, source } => StoreError::Corrupt {
                place: format!("column {index}"),
                found: source.to_string(),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => StoreError::Unavailable(said),
            _ => StoreError::Query(said),
        }
    }
}

/// SQLite's extended codes; the low byte is the family.
fn of_sqlite(code: &str, said: String) -> StoreError {
    let code: u32 = code.parse().unwrap_or(1);
    match (code & 0xff, code) {
        (5 | 6, _) => StoreError::Locked(said),
        (8, _) => StoreError::ReadOnly(said),
        (13, _) => StoreError::DiskFull(said),
        (11 | 26, _) => StoreError::Corrupt {
            place: "the file".to_owned(),
            found: said,
        },
        (10 | 14, _) => StoreError::Unavailable(said),
        (19, 1555 | 2067) => StoreError::Duplicate(said),
        (19, _) => StoreError::Refused(said),
        _ => StoreError::Query(said),
    }
}

/// PostgreSQL's SQLSTATE; the first two characters are the class.
fn of_postgres(code: &str, said: String) -> StoreError {
    match code {
        "23505" => StoreError::Duplicate(said),
        "25006" => StoreError::ReadOnly(said),
        "53100" => StoreError::DiskFull(said),
        "40001" | "40P01" | "55P03" | "57014" => StoreError::Locked(said),
        _ if code.starts_with("23") => StoreError::Refused(said),
        _ if code.starts_with("XX") => StoreError::Corrupt {
            place: "the server".to_owned(),
            found: said,
        },
        _ if ["08", "53", "57", "25"]
            .iter()
            .any(|class| code.starts_with(class)) =>
        {
            StoreError::Unavailable(said)
        }
        _ => StoreError::Query(said),
    }
}
