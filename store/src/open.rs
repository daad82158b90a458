//! How the pools of either database are made.
//! Not here: configuration. The wiring passes the address and the options.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::error::StoreError;

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// Make the SQLite file when it is missing.
    pub create_if_missing: bool,
    /// Refuse every write, for commands that only look.
    pub read_only: bool,
    /// Readers beside the one writer on SQLite; all connections on PostgreSQL.
    pub connections: u32,
    /// How long a lock, or a connection to PostgreSQL, is waited for.
    pub lock_wait: Duration,
    /// How long one statement may take on PostgreSQL, migrations apart.
    pub statement_limit: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            create_if_missing: true,
            read_only: false,
            connections: 4,
            lock_wait: Duration::from_secs(10),
            statement_limit: Duration::from_secs(10),
        }
    }
}

/// The connections of one database.
#[derive(Clone, Debug)]
pub(crate) enum Pools {
    /// One writer, several readers; the file is absent for a database in memory.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        file: Option<PathBuf>,
        /// Whether opening made the file.
        made: bool,
    },
    /// One pool, and the way in without limits, which migrations take.
    Postgres {
        pool: PgPool,
        unlimited: Box<PgConnectOptions>,
        read_only: bool,
    },
}

/// The oldest SQLite without the fault of the write-ahead log.
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

fn sqlite_base(options: &StoreOptions) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.lock_wait)
        // Room for every text of the registry; each is parsed once a connection.
        .statement_cache_capacity(256)
        .pragma("trusted_schema", "OFF")
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("mmap_size", "0")
}

fn one_connection() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        // A file cannot hang up: to ask it first would cost every transaction one more round.
        .test_before_acquire(false)
}

/// Opens a SQLite file: write-ahead log, full synchronisation, one writer.
pub(crate) async fn sqlite(path: &Path, options: &StoreOptions) -> Result<Pools, StoreError> {
    let open_error = |why: String| StoreError::Open {
        path: path.to_owned(),
        why,
    };
    let mut made = false;
    if options.create_if_missing && !options.read_only {
        made = create_private(path).map_err(|why| open_error(why.to_string()))?;
    }
    std::fs::metadata(path).map_err(|why| match why.kind() {
        std::io::ErrorKind::NotFound => StoreError::NoFile(path.to_owned()),
        _ => open_error(why.to_string()),
    })?;
    let base = sqlite_base(options).filename(path);
    let reading = base.clone().read_only(true);
    let writer = if options.read_only {
        one_connection().connect_with(reading.clone()).await?
    } else {
        let writing = base.journal_mode(SqliteJournalMode::Wal);
        one_connection().connect_with(writing).await?
    };
    refuse_old_sqlite(&writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(options.connections.max(1))
        .connect_lazy_with(reading);
    Ok(Pools::Sqlite {
        writer,
        readers,
        file: Some(path.to_owned()),
        made,
    })
}

/// A SQLite database that lives and dies with the process: one connection for everything.
pub(crate) async fn sqlite_in_memory(options: &StoreOptions) -> Result<Pools, StoreError> {
    let writer = one_connection()
        .connect_with(sqlite_base(options).in_memory(true))
        .await?;
    refuse_old_sqlite(&writer).await?;
    Ok(Pools::Sqlite {
        readers: writer.clone(),
        writer,
        file: None,
        made: false,
    })
}

/// Opens a pool on a PostgreSQL server.
pub(crate) async fn postgres(url: &str, options: &StoreOptions) -> Result<Pools, StoreError> {
    // The parser may quote the address, which may hold a password: it is not repeated.
    let unlimited = PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Address("the postgres address cannot be parsed".to_owned()))?
        .application_name("termijn");
    let limits = [
        (
            "statement_timeout",
            options.statement_limit.as_millis().to_string(),
        ),
        ("lock_timeout", options.lock_wait.as_millis().to_string()),
        ("idle_in_transaction_session_timeout", "15000".to_owned()),
        (
            "default_transaction_read_only",
            if options.read_only { "on" } else { "off" }.to_owned(),
        ),
    ];
    let pool = PgPoolOptions::new()
        .max_connections(options.connections.max(1))
        .acquire_timeout(options.lock_wait)
        .connect_with(unlimited.clone().options(limits))
        .await;
    let pool = match pool {
        // The pool only says that it waited; a try of its own says for what.
        Err(sqlx::Error::PoolTimedOut) => {
            let reason = unlimited.connect().await.err();
            return Err(reason.unwrap_or(sqlx::Error::PoolTimedOut).into());
        }
        other => other?,
    };
    Ok(Pools::Postgres {
        pool,
        unlimited: Box::new(unlimited),
        read_only: options.read_only,
    })
}

/// Makes the file, readable by its owner only, unless it is there; says whether it was made.
fn create_private(path: &Path) -> std::io::Result<bool> {
    let mut making = OpenOptions::new();
    making.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut making, 0o600);
    match making.open(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "asked before there is a store to run a transaction on"
)]
async fn refuse_old_sqlite(pool: &SqlitePool) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(pool)
        .await?;
    let mut parts = found.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    let version = (part(), part(), part());
    if version < SQLITE_FLOOR {
        Err(StoreError::SqliteTooOld(found))
    } else {
        Ok(())
    }
}
